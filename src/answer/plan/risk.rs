//! What uncertain returns make of a plan.

use crate::ledger::Ledger;
use crate::locale::Wording;
use crate::locale::risk::RiskWords;
use crate::page::{Block, Section};
use crate::plan::Plan;
use crate::risk::RiskFigures;
use crate::uncertainty::Measure;

/// Below this chance of beating the current split, nobody should change her plan untested.
const WORTH_CHANGING: f64 = 0.7;

/// Below this share of the profit's range its middle is where the plan's own figure is.
const LOPSIDED: f64 = 0.1;

/// `None` where no return carries a range. A client is told no seed.
pub(crate) fn section(plan: &Plan, wording: &Wording<'_>, for_client: bool) -> Option<Section> {
    let scenario = wording.scenario;
    let found = RiskFigures::of(scenario, plan)?;
    let (lang, words) = (wording.lang, wording.lang.words());
    let money = |amount: f64| wording.money.short(amount);
    let chance = |share: f64| lang.percent(share, 0);
    let mut said =
        vec![RiskWords::Profit { low: money(found.profit.p10), high: money(found.profit.p90) }];
    let off = (found.profit.p50 - plan.totals.profit).abs();
    if off > LOPSIDED * (found.profit.p90 - found.profit.p10) {
        let (middle, stated) = (money(found.profit.p50), money(plan.totals.profit));
        said.push(RiskWords::Lopsided { middle, stated });
    }
    said.push(RiskWords::Revenue { low: money(found.revenue.p10), high: money(found.revenue.p90) });
    said.push(RiskWords::Loss(chance(found.chance_of_loss)));
    if let Some(beats) = found.chance_to_beat_current {
        said.push(RiskWords::BeatCurrent(chance(beats)));
    }
    said.extend(found.targets.iter().map(|target| RiskWords::Target {
        target: wording.target(target.target),
        chance: chance(target.chance),
    }));
    let stated = scenario.targets.iter().enumerate();
    let unknown = stated.filter(|(at, _)| found.targets.iter().all(|known| known.target != *at));
    let mut kpis: Vec<String> = unknown.map(|(_, target)| wording.kpi(&target.kpi)).collect();
    kpis.dedup();
    if !kpis.is_empty() {
        said.push(RiskWords::NoRange(kpis.join(", ")));
    }
    let draws = words.risk(&RiskWords::Draws {
        draws: lang.number(found.draws as f64, 0),
        seed: (!for_client).then_some(found.seed),
    });
    let said = said.iter().map(|one| words.risk(one)).collect();
    Some(Section::new("risk", words.risk(&RiskWords::Heading), Block::said(said, Some(draws))))
}

/// What stands above everything else: the plan is too unlikely to beat the current one.
pub(crate) fn headline(plan: &Plan, wording: &Wording<'_>) -> Option<String> {
    let beats = RiskFigures::of(wording.scenario, plan)?.chance_to_beat_current?;
    let (lang, words) = (wording.lang, wording.lang.words());
    let low = beats < WORTH_CHANGING;
    low.then(|| words.risk(&RiskWords::Headline(lang.percent(beats, 0))))
}

/// The returns that were drawn toward what is known of such channels, and what that does to the
/// plan's promise.
pub(crate) fn correction(plan: &Plan, wording: &Wording<'_>) -> Option<Section> {
    let scenario = wording.scenario;
    let stated = scenario.as_stated()?;
    let (lang, words) = (wording.lang, wording.lang.words());
    let ratio = |x: f64| lang.number(x, 2);
    let each = scenario.channels.iter().enumerate();
    let items = each.filter_map(|(c, channel)| {
        let said = RiskWords::Corrected {
            channel: wording.channel(c),
            stated: ratio(channel.stated_roi?.expected),
            used: ratio(channel.roi?.expected),
        };
        Some(words.risk(&said))
    });
    let before = Ledger::of(&stated, plan.spend()).objective(&stated);
    let promised = RiskWords::Promised {
        before: wording.gain(before),
        after: wording.gain(Ledger::of(scenario, plan.spend()).objective(scenario)),
    };
    let blocks = Block::said(items.collect(), Some(words.risk(&promised)));
    Some(Section::new("correction", words.risk(&RiskWords::CorrectionHeading), blocks))
}

/// How uncertainty enters what is maximised; `None` where it does not.
pub(crate) fn measure(wording: &Wording<'_>) -> Option<String> {
    let (lang, words) = (wording.lang, wording.lang.words());
    let risk = &wording.scenario.risk;
    match Measure::of(wording.scenario) {
        Measure::Expected => None,
        Measure::Robust { .. } => {
            Some(words.risk(&RiskWords::Robust(lang.number_trimmed(risk.gamma, 2))))
        }
        Measure::Cvar { .. } => Some(words.risk(&RiskWords::Cvar {
            weight: lang.percent_trimmed(risk.weight, 0),
            tail: lang.percent_trimmed(risk.tail, 1),
        })),
    }
}
