//! The section of a plan's page that says what uncertain returns make of it.

use super::content::Section;
use crate::locale::Wording;
use crate::locale::risk::RiskWords;
use crate::plan::Plan;
use crate::risk::RiskFigures;

/// Below this chance of beating the current split, nobody should change her plan untested.
const WORTH_CHANGING: f64 = 0.7;

/// `None` where no return carries a range.
pub(super) fn section(plan: &Plan, wording: &Wording<'_>) -> Option<Section> {
    let found = RiskFigures::of(wording.scenario, plan)?;
    let (lang, words) = (wording.lang, wording.lang.words());
    let money = |amount: f64| wording.money.short(amount);
    let chance = |share: f64| lang.percent(share, 0);
    let mut said = vec![
        RiskWords::Profit {
            low: money(found.profit.p10),
            high: money(found.profit.p90),
            mean: money(found.profit.mean),
        },
        RiskWords::Revenue {
            low: money(found.revenue.p10),
            high: money(found.revenue.p90),
            mean: money(found.revenue.mean),
        },
        RiskWords::Loss(chance(found.chance_of_loss)),
    ];
    if let Some(beats) = found.chance_to_beat_current {
        said.push(RiskWords::BeatCurrent(chance(beats)));
        if beats < WORTH_CHANGING {
            said.push(RiskWords::KeepCurrent);
        }
    }
    said.extend(found.targets.iter().map(|target| RiskWords::Target {
        kpi: wording.kpi(&target.kpi),
        chance: chance(target.chance),
    }));
    let draws = words.risk(&RiskWords::Draws {
        draws: lang.number(found.draws as f64, 0),
        seed: found.seed,
    });
    Some(Section {
        heading: words.risk(&RiskWords::Heading),
        items: said
            .iter()
            .map(|one| (String::new(), words.risk(one)))
            .collect(),
        rest: Some(draws),
    })
}
