//! What each thing of the pages is to who hears the document instead of seeing it: a tree of
//! sections, headings, paragraphs, tables and figures, in the order in which they are read.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Tag, TagGroup, TagKind, TagTree};
use krilla::tagging::{Node as Child, TableHeaderScope};

/// What a part of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Holds others.
    Section,
    /// Of this level, 1 the highest.
    Heading(u16, String),
    Paragraph,
    /// Holds points.
    List,
    Point,
    /// Holds rows.
    Table,
    /// Holds cells.
    Row,
    Head,
    Cell,
    /// A picture and what it shows, in words.
    Figure(String),
}

/// A part of the document within another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    role: Role,
    parent: Option<usize>,
}

/// The parts of a document, in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    all: Vec<Part>,
}

impl Parts {
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Forgets all parts but the first.
    pub(super) fn truncate(&mut self, count: usize) {
        self.all.truncate(count);
    }

    pub(super) fn add(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.all.push(Part { role, parent });
        self.all.len() - 1
    }

    #[cfg(test)]
    pub(super) fn roles(&self) -> impl Iterator<Item = &Role> {
        self.all.iter().map(|part| &part.role)
    }

    /// The tree, with what was painted for each part.
    pub(super) fn tree(&self, painted: Vec<Vec<Identifier>>, lang: &str) -> TagTree {
        let mut groups: Vec<TagGroup> =
            self.all.iter().map(|part| TagGroup::new(kind(&part.role))).collect();
        for (group, painted) in groups.iter_mut().zip(painted) {
            for identifier in painted {
                group.push(identifier);
            }
        }
        // Children come after their parents: from the end, each is whole when it is handed on.
        let mut above: Vec<Vec<Child>> = Vec::new();
        above.resize_with(groups.len(), Vec::new);
        let mut roots: Vec<Child> = Vec::new();
        while let (Some(mut group), Some(children)) = (groups.pop(), above.pop()) {
            for child in children.into_iter().rev() {
                group.push(child);
            }
            let part = &self.all[groups.len()];
            if part.role == Role::Point {
                group = TagGroup::with_children(Tag::LI, vec![group.into()]);
            }
            match part.parent {
                Some(parent) => above[parent].push(group.into()),
                None => roots.push(group.into()),
            }
        }
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for root in roots.into_iter().rev() {
            tree.push(root);
        }
        tree
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::Disc).into(),
        // Its body: a list holds it in an item.
        Role::Point => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::Head => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    }
}
