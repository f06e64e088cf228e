//! Spend, share and results of each channel over the horizon.

use super::{Cell, Kind, Row, Sheet, power};
use crate::locale::{Aim, Lang, Note, TableUnit, Wording};
use crate::plan::Plan;
use crate::report::content::optional;
use crate::report::layout::cut;
use crate::report::rounding;
use crate::scenario::REVENUE;

pub(super) fn sheet(
    plan: &Plan,
    wording: &Wording<'_>,
    unit: TableUnit,
    rounded: &rounding::Rounded,
) -> Sheet {
    let lang = wording.lang;
    let labels = lang.words().labels();
    let channels = &plan.channels;
    let write = |x: i64| lang.number(x as f64 / power(unit), unit.decimals);
    let mut sheet = Sheet {
        heading: labels.by_channel.to_owned(),
        unit: wording.money.unit_note(unit),
        above: None,
        heads: vec![labels.channel.to_owned()],
        rows: (0..channels.len())
            .map(|c| Row { kind: Kind::Body, cells: vec![Cell::Text(wording.channel(c))] })
            .collect(),
        note: None,
    };
    sheet.rows.push(Row { kind: Kind::Sum, cells: vec![Cell::Text(labels.total.to_owned())] });
    let spends = &rounded.row_totals[..channels.len()];
    sheet.add_column(labels.spend, texts(spends, &write));
    let shares: Vec<f64> = channels.iter().map(|channel| channel.share * 1000.0).collect();
    let percent = |x: i64| lang.percent(x as f64 / 1000.0, 1);
    sheet.add_column(labels.share, texts(&rounding::largest_remainder(&shares), &percent));
    let longest = channels.iter().map(|channel| channel.share).fold(0.0, f64::max).max(1e-9);
    let bars = channels.iter().map(|channel| Cell::Bar(channel.share / longest));
    sheet.add_column("", bars.chain([Cell::Text(String::new())]).collect());
    let column = |kpi: &str, later: bool, factor: f64| -> Vec<i64> {
        let of = |channel: &crate::plan::ChannelPlan| match later {
            true => channel.after_horizon.get(kpi).copied().unwrap_or(0.0),
            false => channel.kpis.get(kpi).map_or(0.0, |series| series.iter().sum()),
        };
        rounding::largest_remainder(
            &channels.iter().map(|channel| of(channel) * factor).collect::<Vec<_>>(),
        )
    };
    let money = power(unit) / unit.scale;
    let has_revenue = plan.totals.kpis.contains_key(REVENUE);
    if has_revenue {
        sheet.add_column(labels.revenue, texts(&column(REVENUE, false, money), &write));
        let later = column(REVENUE, true, money);
        if later.iter().any(|x| *x != 0) {
            sheet.add_column(labels.after_horizon, texts(&later, &write));
        }
    }
    for kpi in plan.totals.kpis.keys().filter(|kpi| *kpi != REVENUE).take(2) {
        let count = |x: i64| lang.number(x as f64, 0);
        sheet.add_column(&cut(&lang.kpi(kpi), 10), texts(&column(kpi, false, 1.0), &count));
    }
    if has_revenue {
        let mut roas: Vec<Cell> =
            channels.iter().map(|c| Cell::Text(optional(c.roas, |x| lang.number(x, 2)))).collect();
        roas.push(Cell::Text(optional(plan.totals.roas, |x| lang.number(x, 2))));
        sheet.add_column(labels.roas, roas);
    }
    let (per, text) = per_unit(wording);
    let mut next: Vec<Cell> = channels
        .iter()
        .map(|channel| {
            let best = channel.marginal.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            Cell::Text(if best.is_nan() || best == f64::NEG_INFINITY {
                "–".to_owned()
            } else {
                signed(lang, best * per)
            })
        })
        .collect();
    next.push(Cell::Text(String::new()));
    sheet.add_column(labels.next_unit, next);
    let aim = lang.words().aim(&wording.aim());
    sheet.note = Some(lang.words().note(&Note::NextUnit { per: text, aim }));
    sheet
}

/// How much money "the next unit" is: 1 where the goal is money, else the step of speech.
fn per_unit(wording: &Wording<'_>) -> (f64, String) {
    match wording.aim() {
        Aim::Profit | Aim::Revenue => (1.0, wording.money.one()),
        Aim::Kpi(_) | Aim::Points => wording.money.step(),
    }
}

fn signed(lang: Lang, value: f64) -> String {
    let decimals = if value.abs() < 100.0 { 2 } else { 0 };
    lang.signed(value, decimals)
}

/// A column of whole parts with its sum.
fn texts(values: &[i64], write: &impl Fn(i64) -> String) -> Vec<Cell> {
    let sum: i64 = values.iter().sum();
    values.iter().chain([&sum]).map(|x| Cell::Text(write(*x))).collect()
}
