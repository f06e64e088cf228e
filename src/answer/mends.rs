//! Mends of a clash, in sentences.

use super::explain::figure_text;
use crate::analysis::Mend;
use crate::locale::{RowGroup, Why, Wording};
use crate::row::{RowKey, RuleId};
use crate::scenario::Scenario;

/// Each mend as a sentence, `rows` being those of the clash; what to do where there is none.
pub fn mend_sentences(wording: &Wording<'_>, rows: &[RowKey], mends: &[Mend]) -> Vec<String> {
    if mends.is_empty() {
        return vec![wording.lang.words().why(&Why::NoMend)];
    }
    mends.iter().map(|mend| sentence(wording, rows, mend)).collect()
}

fn sentence(wording: &Wording<'_>, rows: &[RowKey], mend: &Mend) -> String {
    let alone = mend.row.rule == RuleId::Fixed;
    let mut months: Vec<usize> = rows
        .iter()
        .filter(|row| row.line() == mend.row.line() && (!alone || **row == mend.row))
        .filter_map(|row| row.month.map(|month| month.0))
        .collect();
    months.sort_unstable();
    let group = RowGroup { row: mend.row, months, least: 0.0, most: 0.0 };
    let write = |x: f64| figure_text(wording, mend.row, x);
    let raise = mend.to > mend.from;
    let each = (!is_even(wording.scenario, mend.row)).then(|| write((mend.to - mend.from).abs()));
    wording.lang.words().why(&Why::Mend {
        rule: wording.rule(&group),
        raise,
        from: write(mend.from),
        to: write(mend.to),
        each,
        leaves_others: mend.leaves_others,
    })
}

/// Whether the line has the same figure in every month.
fn is_even(scenario: &Scenario, row: RowKey) -> bool {
    let even = |list: &[f64]| {
        let mut figures = list.iter().filter(|x| x.is_finite() && **x > 0.0);
        let first = figures.next();
        figures.all(|x| Some(x) == first)
    };
    match row.rule {
        RuleId::MonthlyBudget | RuleId::CumulativeBudget => {
            scenario.budget.as_ref().and_then(|budget| budget.monthly.as_deref()).is_none_or(even)
        }
        RuleId::MinSpend => row.channel().is_none_or(|c| even(&scenario.channels[c].min)),
        RuleId::MaxSpend => row.channel().is_none_or(|c| even(&scenario.channels[c].max)),
        _ => true,
    }
}
