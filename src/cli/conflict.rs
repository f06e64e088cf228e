//! Rules that clash, each shown where it is in the file.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use phanbo::answer::{mend_sentences, scenario_path};
use phanbo::locale::{Note, RowGroup, Why, Wording, group_rows, visible};
use phanbo::scenario::Loaded;
use phanbo::solve::Conflict;

use super::findings::{first_line, window};
use super::{Session, output};

/// A line longer than this is named by its place only.
const LONG: usize = 240;

/// Says that no plan exists, and which rules of the scenario exclude each other.
pub(super) fn show(session: Session, loaded: &Loaded, conflict: &Conflict) {
    let words = session.lang.words();
    let wording = Wording::new(&loaded.scenario, session.lang);
    let groups = group_rows(conflict.rows.iter().map(|row| (*row, 0.0)));
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
    let mends = phanbo::analysis::mends(&loaded.scenario, conflict);
    let mended = mend_sentences(&wording, &conflict.rows, &mends);
    let mended = if mends.is_empty() {
        mended.concat()
    } else {
        let heading = words.why(&if mends.iter().any(|mend| mend.leaves_others) {
            Why::PartMendsHeading
        } else {
            Why::MendsHeading
        });
        let list: Vec<String> = mended.iter().map(|text| format!("• {text}")).collect();
        format!("{heading}\n{}", list.join("\n"))
    };
    let hint = Level::HELP.with_name(words.labels().hint).message(mended);
    let list: Vec<String> = groups
        .iter()
        .map(|group| {
            let said = rule(&wording, group);
            if !places.is_empty() {
                return format!("• {said}");
            }
            let path = scenario_path(&loaded.scenario, group.row);
            let at = loaded.spans.head(&path).start;
            let (line, column) = phanbo::scenario::finding::position(&loaded.text, at);
            let source = visible(&loaded.source);
            format!("• {said} ({path}, {source}:{line}:{column})")
        })
        .collect();
    let rules = (!groups.is_empty())
        .then(|| format!("{}\n{}", words.note(&Note::InfeasibleRules), list.join("\n")));
    let rules = rules.map(|text| Level::NOTE.with_name(words.labels().note).message(text));
    let renderer = Renderer::styled().term_width(100);
    let group = if places.is_empty() {
        report.elements(rules.into_iter().chain([hint]))
    } else {
        let window = window(&loaded.text, places.iter().map(|(span, _)| span));
        let (line, _) = phanbo::scenario::finding::position(&loaded.text, window.start);
        let snippet = Snippet::source(&loaded.text[window.clone()])
            .line_start(line)
            .path(visible(&loaded.source))
            .annotations(places.iter().enumerate().map(|(at, (span, label))| {
                let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                kind.span(span.start - window.start..span.end - window.start).label(label.clone())
            }));
        report.element(snippet).elements(rules.into_iter().chain([hint]))
    };
    output::line(&renderer.render(&[group]));
}

/// Whether a place is on a line too long to be shown with marks under it.
fn is_on_a_long_line(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    end - start > LONG
}

/// A rule with its months and what it allows.
fn rule(wording: &Wording<'_>, group: &RowGroup) -> String {
    match wording.bound(group.row) {
        Some(bound) => format!("{}: {bound}", wording.rule(group)),
        None => wording.rule(group),
    }
}
