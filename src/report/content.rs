//! What is on the page of a plan, whatever the format.

use super::Report;
use super::risk;
use super::sheets::{self, Sheet};
use crate::locale::{Lang, Note, Wording, group_rows, month, visible};
use crate::plan::{Plan, Status};
use crate::scenario::REVENUE;

/// Limits named before the rest are only counted.
const LIMITS_SHOWN: usize = 6;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    /// Label and value, the most looked-for first.
    pub(crate) figures: Vec<(String, String)>,
    /// Speaks against the plan, where anything does.
    pub(crate) headline: Option<String>,
    /// Sentences under the figures, the headline first.
    pub(crate) asides: Vec<String>,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) limits: Section,
    pub(crate) risk: Option<Section>,
    pub(crate) correction: Option<Section>,
    pub(crate) warnings: Section,
    pub(crate) proof: Proof,
}

/// Sentences under a heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    pub(crate) heading: String,
    /// A mark (a warning's code) and a sentence.
    pub(crate) items: Vec<(String, String)>,
    /// Said after the items, less loudly.
    pub(crate) rest: Option<String>,
}

/// The proof, as a verdict and what it took.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proof {
    pub(crate) complete: bool,
    pub(crate) verdict: String,
    pub(crate) figures: String,
    pub(crate) effort: String,
}

pub(crate) fn page(report: &Report<'_>) -> Page {
    let wording = Wording::new(report.scenario, report.lang);
    let headline = risk::headline(report.plan, &wording);
    Page {
        title: visible(&report.scenario.name),
        subtitle: subtitle(report, &wording),
        figures: figures(report.plan, &wording),
        asides: headline.iter().cloned().chain(asides(report.plan, &wording)).collect(),
        headline,
        sheets: sheets::sheets(report.plan, &wording),
        limits: limits(report.plan, &wording, LIMITS_SHOWN),
        risk: risk::section(report.plan, &wording),
        correction: risk::correction(report.plan, &wording),
        warnings: warnings(report.plan, &wording),
        proof: proof(report, &wording),
    }
}

fn subtitle(report: &Report<'_>, wording: &Wording<'_>) -> String {
    let scenario = report.scenario;
    let words = report.lang.words();
    words.note(&Note::Subtitle {
        from: month(report.lang, scenario.month(0)),
        to: month(report.lang, scenario.month(scenario.months.saturating_sub(1))),
        months: scenario.months,
        channels: scenario.channels.len(),
        aim: match risk::measure(wording) {
            Some(measure) => format!("{} ({measure})", words.aim(&wording.aim())),
            None => words.aim(&wording.aim()),
        },
    })
}

fn figures(plan: &Plan, wording: &Wording<'_>) -> Vec<(String, String)> {
    let (lang, labels) = (wording.lang, wording.lang.words().labels());
    let money = |amount: f64| wording.money.short(amount);
    let totals = &plan.totals;
    let mut all = vec![(labels.spend.to_owned(), money(totals.spend))];
    if totals.fees > 0.0 {
        all.push((labels.fees.to_owned(), money(totals.fees)));
    }
    if totals.kpis.contains_key(REVENUE) {
        all.push((labels.revenue.to_owned(), money(totals.revenue)));
        all.push((labels.profit.to_owned(), money(totals.profit)));
        all.push((labels.roas.to_owned(), optional(totals.roas, |x| lang.number(x, 2))));
        all.push((labels.roi_net.to_owned(), optional(totals.roi_net, |x| lang.percent(x, 1))));
    }
    for (kpi, amount) in totals.kpis.iter().filter(|(kpi, _)| *kpi != REVENUE) {
        let mut text = wording.count(*amount);
        if *amount > 0.0 {
            let cost = money((totals.spend + totals.fees) / amount);
            text =
                lang.words().note(&Note::KpiAt { amount: text, kpi: wording.lang.kpi(kpi), cost });
        }
        all.push((wording.lang.kpi(kpi), text));
    }
    all
}

pub(crate) fn optional(value: Option<f64>, write: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| "–".to_owned(), write)
}

fn asides(plan: &Plan, wording: &Wording<'_>) -> Vec<String> {
    let words = wording.lang.words();
    let amounts = |all: &std::collections::BTreeMap<String, f64>| {
        let texts: Vec<String> = all
            .iter()
            .filter(|(_, amount)| **amount != 0.0)
            .map(|(kpi, amount)| match kpi == REVENUE {
                true => format!("{} {}", wording.kpi(kpi), wording.money.short(*amount)),
                false => wording.kpi_amount(kpi, *amount),
            })
            .collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    };
    let carried =
        amounts(&plan.totals.carried_in).map(|amounts| words.note(&Note::CarriedIn { amounts }));
    let after = amounts(&plan.totals.after_horizon).map(|amounts| {
        words.note(&Note::AfterHorizon { amounts, counted: wording.scenario.after_horizon })
    });
    carried.into_iter().chain(after).collect()
}

/// What the limits cost, the dearest `most` of them by name.
pub(crate) fn limits(plan: &Plan, wording: &Wording<'_>, most: usize) -> Section {
    let words = wording.lang.words();
    let rows = plan.binding.iter().map(|found| (found.row, found.shadow_price));
    let groups = group_rows(rows);
    let worth: Vec<_> =
        groups.iter().filter(|group| group.most != 0.0 && group.most.is_finite()).collect();
    let items: Vec<(String, String)> = worth
        .iter()
        .take(most)
        .map(|group| (String::new(), words.price(&wording.price(group))))
        .collect();
    let rest = match worth.len() {
        0 => Some(words.labels().nothing_holds.to_owned()),
        all if all > most => Some(words.note(&Note::MoreLimits { count: all - most })),
        _ => None,
    };
    Section { heading: words.labels().holds_back.to_owned(), items, rest }
}

fn warnings(plan: &Plan, wording: &Wording<'_>) -> Section {
    let said = |found: &crate::plan::Warning| {
        (found.kind.code().to_owned(), wording.warning_with_advice(&found.kind))
    };
    Section {
        heading: wording.lang.words().labels().warnings.to_owned(),
        items: plan.warnings.iter().map(said).collect(),
        rest: None,
    }
}

pub(super) fn proof(report: &Report<'_>, wording: &Wording<'_>) -> Proof {
    let (plan, words) = (report.plan, report.lang.words());
    let labels = words.labels();
    let complete = plan.status == Status::Optimal;
    let solver = &plan.solver;
    let mut effort = words.note(&Note::Effort {
        backend: format!("{} {}", solver.backend, solver.version),
        variables: solver.variables,
        constraints: solver.constraints,
        integers: solver.integers,
        nodes: solver.nodes,
    });
    if let Some(seconds) = solver.seconds.filter(|_| report.timing) {
        effort = format!("{} · {effort}", report.lang.seconds(seconds));
    }
    Proof {
        complete,
        verdict: if complete { labels.optimal } else { labels.feasible }.to_owned(),
        figures: format!(
            "{} ({}) {} · {} {} · {} {}",
            labels.goal,
            words.aim(&wording.aim()),
            wording.value(plan.proof.value),
            labels.bound,
            wording.value(plan.proof.bound),
            labels.gap,
            gap(report.lang, plan.proof.gap())
        ),
        effort,
    }
}

/// A relative gap: a percentage, or a power of ten where that would be all zeros.
pub fn gap(lang: Lang, gap: f64) -> String {
    if gap != 0.0 && gap < 1e-5 {
        lang.scientific(gap)
    } else {
        format!("{}%", lang.number_short(gap * 100.0))
    }
}
