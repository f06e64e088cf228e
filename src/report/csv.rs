//! One row per channel and month, RFC 4180; numbers free of any language.

use std::fmt::Write as _;

use super::Report;
use crate::locale::{Wording, visible};

pub(super) fn write(report: &Report<'_>) -> String {
    let wording = Wording::new(report.scenario, report.lang);
    let kpis = report.scenario.kpis();
    let mut text = String::from("month,channel,name,spend,fees,effect");
    for kpi in &kpis {
        text.push(',');
        text.push_str(&cell(kpi));
    }
    text.push_str("\r\n");
    for (c, channel) in report.plan.channels.iter().enumerate() {
        let id = report.scenario.channels.get(c).map_or("", |found| found.id.as_str());
        let (id, name) = (cell(id), cell(&wording.channel(c)));
        for (t, spend) in channel.spend.iter().enumerate() {
            let month = report.scenario.month(t);
            let _ = write!(text, "{month},{id},{name},{}", number(*spend));
            for list in [Some(&channel.fees), Some(&channel.effect)] {
                text.push(',');
                text.push_str(&entry(list, t));
            }
            for kpi in &kpis {
                text.push(',');
                text.push_str(&entry(channel.kpis.get(kpi), t));
            }
            text.push_str("\r\n");
        }
    }
    text
}

/// Rows of texts and numbers as they stand.
pub(super) fn text(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|found| quoted(found)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn entry(list: Option<&Vec<f64>>, t: usize) -> String {
    list.and_then(|list| list.get(t)).map_or_else(String::new, |value| number(*value))
}

pub(super) fn number(value: f64) -> String {
    // -0 would show a sign that means nothing.
    if value.is_finite() { format!("{}", value + 0.0) } else { String::new() }
}

/// A text as a cell: never taken for a formula by a spreadsheet.
pub(super) fn cell_text(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = visible(text);
    if formula { format!("'{text}") } else { text }
}

fn cell(text: &str) -> String {
    quoted(&cell_text(text))
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_neither_formula_nor_two_cells() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@sum"), "'@sum");
        assert_eq!(cell("\tx"), "'\\u{9}x");
        assert_eq!(cell("a,b \"c\""), "\"a,b \"\"c\"\"\"");
        assert_eq!(cell("-a,b"), "\"'-a,b\"");
        assert_eq!(cell("SEO"), "SEO");
        assert_eq!(number(-0.0), "0");
        assert_eq!(number(f64::INFINITY), "");
        assert_eq!(number(-1.5), "-1.5");
    }
}
