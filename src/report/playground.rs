//! A grid of solved plans that a client may look through by sliders: budgets, and up to two more
//! figures. Nothing is made up between its points.

use crate::analysis::many::solve_all;
use crate::analysis::sweep::Over;
use crate::locale::proposal::Pitch;
use crate::locale::setting::called;
use crate::locale::{Lang, Wording};
use crate::page::{Axis, Shown, Sliders};
use crate::scenario::set::SetFindings;
use crate::scenario::{Loaded, Scenario};
use crate::solve::Options;

/// Solves the grid, in parallel; a plan that stopped early counts as none.
///
/// # Errors
/// What is wrong with a path or a value.
pub fn sliders(
    loaded: &Loaded,
    overs: &[Over],
    lang: Lang,
    options: &Options,
) -> Result<Sliders, SetFindings> {
    let mut points: Vec<Vec<(String, serde_json::Value)>> = vec![Vec::new()];
    for over in overs {
        let values = over.values();
        points = points
            .into_iter()
            .flat_map(|set| {
                let with = |value: &f64| {
                    let mut set = set.clone();
                    set.push((over.path.clone(), serde_json::json!(value)));
                    set
                };
                values.iter().map(with).collect::<Vec<_>>()
            })
            .collect();
    }
    let scenarios: Result<Vec<Scenario>, _> = points.iter().map(|set| loaded.with(set)).collect();
    let answers = solve_all(&scenarios?, options);
    let wording = Wording::new(&loaded.scenario, lang);
    let labels = lang.words().labels();
    let shown = |plan: &crate::plan::Plan| {
        let totals = &plan.totals;
        Shown {
            figures: vec![
                wording.money.short(totals.spend + totals.fees),
                wording.money.short(totals.revenue),
                wording.money.short(totals.profit),
                totals.roas.map_or_else(|| "–".to_owned(), |x| lang.number(x, 2)),
            ],
            spends: plan
                .channels
                .iter()
                .map(|channel| wording.money.short(channel.total_spend))
                .collect(),
            shares: plan.channels.iter().map(|channel| channel.share).collect(),
        }
    };
    let say = |said: &Pitch| lang.words().pitch(said);
    Ok(Sliders {
        heading: say(&Pitch::Sliders),
        reading: say(&Pitch::SlidersRead { points: answers.len() }),
        none: say(&Pitch::NoPlanHere),
        axes: overs.iter().map(|over| axis(loaded, over, lang)).collect(),
        figures: vec![
            say(&Pitch::Budget),
            labels.revenue.to_owned(),
            labels.profit.to_owned(),
            labels.roas.to_owned(),
        ],
        channels: (0..loaded.scenario.channels.len()).map(|c| wording.channel(c)).collect(),
        plans: answers.iter().map(|answer| answer.as_ref().ok().map(shown)).collect(),
    })
}

fn axis(loaded: &Loaded, over: &Over, lang: Lang) -> Axis {
    let wording = Wording::new(&loaded.scenario, lang);
    let is_budget = over.path == "budget.monthly";
    let budget = loaded.scenario.budget.as_ref();
    let own = budget.and_then(|b| b.monthly.as_ref()).and_then(|m| m.first().copied());
    let values = over.values();
    let here = own.filter(|_| is_budget).and_then(|own| {
        let far = |at: &usize| (values[*at] - own).abs();
        (0..values.len()).min_by(|a, b| far(a).total_cmp(&far(b)))
    });
    Axis {
        label: called(&loaded.scenario, lang, &over.path),
        values: values
            .iter()
            .map(|value| {
                if over.is_money() {
                    wording.money.short(*value)
                } else {
                    lang.number_trimmed(*value, 4)
                }
            })
            .collect(),
        here: here.unwrap_or(values.len() / 2),
    }
}
