//! Findings, each shown where it is in the text.

use std::ops::Range;

#[cfg(feature = "snippets")]
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Lang, Note, visible};
use crate::scenario::{Finding, Findings};

/// Findings shown before the rest are only counted.
const SHOWN: usize = 50;

/// Whether a text carries the colours of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Painted,
}

impl Findings {
    /// Every finding with its place in the text and what would be right, and how many there are:
    /// what the command line shows, without its colours. With the feature `snippets` the line of
    /// the text stands under each.
    ///
    /// ```
    /// use phanbo::Scenario;
    /// use phanbo::locale::Lang;
    ///
    /// let text = r#"{"start": "2027-01", "months": 130, "channels": [{"id": "seo", "roi": 2}]}"#;
    /// let found = text.parse::<Scenario>().unwrap_err();
    /// assert!(found.render(Lang::En).contains("scenario:1:32"));
    /// assert!(found.render(Lang::Vi).starts_with("lỗi: "));
    /// ```
    pub fn render(&self, lang: Lang) -> String {
        self.shown(lang, Ink::Plain)
    }

    /// As [`Findings::render`], with the colours of a terminal.
    pub fn render_painted(&self, lang: Lang) -> String {
        self.shown(lang, Ink::Painted)
    }

    fn shown(&self, lang: Lang, ink: Ink) -> String {
        let words = lang.words();
        let mut shown = String::new();
        for finding in self.list.iter().take(SHOWN) {
            shown += &self.one(lang, finding, ink);
            shown += "\n\n";
        }
        let count = self.list.len();
        if count > SHOWN {
            shown += &words.note(&Note::MoreFindings { count: count - SHOWN });
            shown.push('\n');
        }
        let source = visible(&self.source);
        shown += &labelled(lang, &words.note(&Note::FindingsIn { count, source }), ink);
        shown
    }

    #[cfg(feature = "snippets")]
    fn one(&self, lang: Lang, finding: &Finding, ink: Ink) -> String {
        let words = lang.words();
        let said = words.problem(&finding.problem);
        let source = visible(&self.source);
        let span = first_line(&self.text, &finding.span);
        let also = finding.also.as_ref().map(|also| first_line(&self.text, also));
        let window = window(&self.text, also.iter().chain([&span]));
        let (line, _) = self.position(window.start);
        let inside = |span: &Range<usize>| span.start - window.start..span.end - window.start;
        let primary = AnnotationKind::Primary.span(inside(&span));
        let primary =
            if finding.path.is_empty() { primary } else { primary.label(visible(&finding.path)) };
        let snippet = Snippet::source(&self.text[window.clone()])
            .line_start(line)
            .path(source)
            .annotation(primary)
            .annotations(also.iter().map(|also| AnnotationKind::Context.span(inside(also))));
        let mut group: Group<'_> =
            Level::ERROR.with_name(words.labels().error).primary_title(said.fault).element(snippet);
        if let Some(hint) = said.hint {
            group = group.element(Level::HELP.with_name(words.labels().hint).message(hint));
        }
        renderer(ink).render(&[group])
    }

    #[cfg(not(feature = "snippets"))]
    fn one(&self, lang: Lang, finding: &Finding, ink: Ink) -> String {
        let words = lang.words();
        let said = words.problem(&finding.problem);
        let (line, column) = self.position(first_line(&self.text, &finding.span).start);
        let mut shown = labelled(lang, &said.fault, ink);
        shown += &format!("\n --> {}:{line}:{column}", visible(&self.source));
        if !finding.path.is_empty() {
            shown += &format!("\n  = {}", visible(&finding.path));
        }
        if let Some(hint) = said.hint {
            shown += &format!("\n  = {}: {hint}", words.labels().hint);
        }
        shown
    }
}

#[cfg(feature = "snippets")]
pub(super) fn renderer(ink: Ink) -> Renderer {
    match ink {
        Ink::Plain => Renderer::plain(),
        Ink::Painted => Renderer::styled(),
    }
    .term_width(100)
}

/// A fault in one line.
fn labelled(lang: Lang, text: &str, ink: Ink) -> String {
    let label = lang.words().labels().error;
    match ink {
        Ink::Plain => format!("{label}: {text}"),
        Ink::Painted => format!("\u{1b}[1;31m{label}\u{1b}[0m: {text}"),
    }
}

/// The part of a span on its first line: a whole channel is pointed at by its first line.
pub(super) fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let on_boundary = |at: usize| {
        (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    };
    let start = on_boundary(span.start);
    let end = on_boundary(span.end).max(start);
    let line_end = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line_end
}

/// Whole lines around the spans, so that a long text is not laid out for each finding.
#[cfg(feature = "snippets")]
pub(super) fn window<'a>(
    text: &str,
    spans: impl Iterator<Item = &'a Range<usize>>,
) -> Range<usize> {
    let (mut start, mut end) = (text.len(), 0);
    for span in spans {
        start = start.min(span.start);
        end = end.max(span.end);
    }
    let start = start.min(end);
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = text[..line.saturating_sub(1)].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    before..last
}

#[cfg(all(test, feature = "snippets"))]
mod tests {
    use super::*;
    use crate::scenario::Problem;
    use std::iter::once;

    #[test]
    fn spans_stay_on_one_line_and_between_letters() {
        assert_eq!(first_line("a{\n b }\n", &(1..7)), 1..2);
        assert_eq!(first_line("ế", &(1..2)), 0..0);
        assert_eq!(first_line("ab", &(5..9)), 2..2);
    }

    #[test]
    fn a_window_is_whole_lines() {
        let text = "one\ntwo\nthree\nfour\n";
        assert_eq!(&text[window(text, once(&(8..9)))], "two\nthree");
        assert_eq!(&text[window(text, once(&(0..1)))], "one");
        assert_eq!(window("", once(&(0..0))), 0..0);
    }

    fn shown(
        lang: Lang,
        text: &str,
        path: &str,
        at: [Range<usize>; 2],
        problem: Problem,
    ) -> String {
        let [span, also] = at;
        let also = Some(also).filter(|also| !also.is_empty());
        let finding = Finding { path: path.to_owned(), span, also, problem };
        let findings = Findings {
            source: "plan.json".to_owned(),
            text: text.to_owned(),
            list: vec![finding.clone()],
        };
        findings.one(lang, &finding, Ink::Plain)
    }

    #[test]
    fn a_finding_says_where_what_and_what_instead() {
        let text = "{\n  \"budget\": {\"monthly\": 20000000},\n  \"channels\": [\n    {\"id\": \"ppc\", \"min\": 3, \"max\": 2}\n  ]\n}\n";
        let at = |word: &str| {
            let start = text.find(word).unwrap() + word.len();
            start..start + 1
        };
        let problem = Problem::Crossed {
            low_key: "min".to_owned(),
            low: 3.0,
            high_key: "max".to_owned(),
            high: 2.0,
        };
        let places = [at("\"min\": "), at("\"max\": ")];
        let said = shown(Lang::Vi, text, "channels[0].min", places.clone(), problem.clone());
        let expected = "\
lỗi: `min` (3) lớn hơn `max` (2)
 --> plan.json:4:26
  |
4 |     {\"id\": \"ppc\", \"min\": 3, \"max\": 2}
  |                          ^         -
  |                          |
  |                          channels[0].min
  |
  = gợi ý: hạ `min` hoặc nâng `max`";
        assert_eq!(said, expected);
        let said = shown(Lang::En, text, "channels[0].min", places, problem);
        assert!(
            said.starts_with("error: `min` (3) is above `max` (2)")
                && said.ends_with("= hint: lower `min` or raise `max`")
        );
    }

    #[test]
    fn no_text_and_no_span_brings_it_down() {
        for text in ["", "\n", "ế", "{", "\r\n{\r\n}", "\u{1b}[2J\t\u{0}"] {
            for span in [0..0, 0..1, 1..1, 1..9, 7..9, 0..100] {
                let said = shown(Lang::En, text, "a\u{1b}b", [span.clone(), span], Problem::Empty);
                assert!(said.contains("plan.json") && !said.contains('\u{1b}'), "{said:?}");
            }
        }
    }
}
