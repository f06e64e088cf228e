//! Rules that clash, each shown where it is in the text.

#[cfg(feature = "snippets")]
use std::ops::Range;

#[cfg(feature = "snippets")]
use annotate_snippets::{AnnotationKind, Level, Snippet};

#[cfg(not(feature = "snippets"))]
use super::Localized as _;
use super::findings::Ink;
#[cfg(feature = "snippets")]
use super::findings::{first_line, renderer, window};
use super::{Ended, Lang, Note, RowGroup, Wording};
#[cfg(feature = "snippets")]
use super::{group_rows, visible};
#[cfg(feature = "snippets")]
use crate::rule::path::scenario_path;
use crate::scenario::Loaded;
#[cfg(feature = "snippets")]
use crate::scenario::finding::position;
use crate::solve::Conflict;

/// A line longer than this is named by its place only.
#[cfg(feature = "snippets")]
const LONG: usize = 240;

impl Conflict {
    /// What the rules are a list of.
    pub(super) fn heading(&self, lang: Lang) -> String {
        let words = lang.words();
        if self.is_smallest {
            words.note(&Note::InfeasibleRules)
        } else {
            words.ended(&Ended::ClashAmong)
        }
    }

    /// That no plan exists, which rules of the text exclude each other, and a `hint` of what would
    /// mend it: what the command line shows, without its colours. With the feature `snippets` the
    /// rules are marked in the lines of the text.
    pub fn render(&self, loaded: &Loaded, hint: &str, lang: Lang) -> String {
        self.shown(loaded, hint, lang, Ink::Plain)
    }

    /// As [`Conflict::render`], with the colours of a terminal.
    pub fn render_painted(&self, loaded: &Loaded, hint: &str, lang: Lang) -> String {
        self.shown(loaded, hint, lang, Ink::Painted)
    }

    #[cfg(not(feature = "snippets"))]
    fn shown(&self, _: &Loaded, hint: &str, lang: Lang, _: Ink) -> String {
        format!("{}\n{}: {hint}", self.in_lang(lang), lang.words().labels().hint)
    }

    #[cfg(feature = "snippets")]
    fn shown(&self, loaded: &Loaded, hint: &str, lang: Lang, ink: Ink) -> String {
        let words = lang.words();
        let wording = Wording::new(&loaded.scenario, lang);
        let groups = group_rows(self.rows.iter().map(|row| (*row, 0.0)));
        let title = words.note(&Note::Infeasible { source: visible(&loaded.source) });
        let mut places: Vec<(Range<usize>, String)> = Vec::new();
        for group in &groups {
            // The key that states the rule; for one that a preset fills, what it belongs to.
            let span = loaded.spans.head(&scenario_path(&loaded.scenario, group.row));
            if !span.is_empty() && !is_on_a_long_line(&loaded.text, span.start) {
                places.push((first_line(&loaded.text, &span), rule(&wording, group)));
            }
        }
        let report = Level::ERROR.with_name(words.labels().error).primary_title(title);
        let hint = Level::HELP.with_name(words.labels().hint).message(hint);
        let list: Vec<String> =
            groups.iter().map(|group| listed(loaded, &wording, group, places.is_empty())).collect();
        let rules =
            (!groups.is_empty()).then(|| format!("{}\n{}", self.heading(lang), list.join("\n")));
        let rules = rules.map(|text| Level::NOTE.with_name(words.labels().note).message(text));
        let group = if places.is_empty() {
            report.elements(rules.into_iter().chain([hint]))
        } else {
            let window = window(&loaded.text, places.iter().map(|(span, _)| span));
            let (line, _) = position(&loaded.text, window.start);
            let snippet = Snippet::source(&loaded.text[window.clone()])
                .line_start(line)
                .path(visible(&loaded.source))
                .annotations(places.iter().enumerate().map(|(at, (span, label))| {
                    let kind =
                        if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                    let span = span.start - window.start..span.end - window.start;
                    kind.span(span).label(label.clone())
                }));
            report.element(snippet).elements(rules.into_iter().chain([hint]))
        };
        renderer(ink).render(&[group])
    }
}

/// A rule in the list under the text; `with_place` where no line of the text is shown.
#[cfg(feature = "snippets")]
fn listed(loaded: &Loaded, wording: &Wording<'_>, group: &RowGroup, with_place: bool) -> String {
    let said = rule(wording, group);
    if !with_place {
        return format!("• {said}");
    }
    let path = scenario_path(&loaded.scenario, group.row);
    let (line, column) = position(&loaded.text, loaded.spans.head(&path).start);
    let source = visible(&loaded.source);
    format!("• {said} ({path}, {source}:{line}:{column})")
}

/// Whether a place is on a line too long to be shown with marks under it.
#[cfg(feature = "snippets")]
fn is_on_a_long_line(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    end - start > LONG
}

/// A rule with its months and what it allows.
pub(super) fn rule(wording: &Wording<'_>, group: &RowGroup) -> String {
    match wording.bound(group.row) {
        Some(bound) => format!("{}: {bound}", wording.rule(group)),
        None => wording.rule(group),
    }
}
