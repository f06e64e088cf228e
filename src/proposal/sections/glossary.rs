//! The terms of the document in both languages.

use super::{Author, row, text_column};
use crate::locale::proposal::Pitch;
use crate::locale::workbook::{Book, Term};
use crate::proposal::page::{Block, Figure, Section, Table};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (words, other) = (author.lang.words(), author.lang.beside().words());
    let rows = Term::ALL.into_iter().map(|term| {
        let (name, meaning) = words.term(term);
        row(vec![Figure::text(name), Figure::text(other.term(term).0), Figure::text(meaning)])
    });
    let table = Table {
        heading: String::new(),
        unit: String::new(),
        columns: [Book::TermHead, Book::OtherLanguage, Book::Meaning]
            .iter()
            .map(|head| text_column(words.book(head)))
            .collect(),
        rows: rows.collect(),
        note: String::new(),
    };
    let takeaway = author.say(&Pitch::GlossaryTakeaway);
    author.section("glossary", &Pitch::Glossary, takeaway, vec![Block::Table(table)])
}
