//! Every rule of the list is whole. Random plans break each of them alone: the oracle then knows
//! of it, leaving it out or moving its figure mends it, and its key is in the file. A rule that no
//! random scenario states, or that the oracle does not know, fails here.

use std::collections::BTreeSet;

use phanbo::inside::stated::{Extent, figure, leave_out, moved, path};
use phanbo::inside::{Direction, every_rule, rule};
use phanbo::plan::audit::evaluate;
use phanbo::row::{RowKey, RuleId, Subject};
use phanbo::scenario::Scenario;
use serde_json::{Value, json};

use crate::oracle::case::Case;
use crate::oracle::generate::{Shape, make};
use crate::oracle::measure::Spend;
use crate::oracle::rng::Rng;

const SHAPE: Shape = Shape {
    channels: (2, 4),
    months: (3, 6),
    money: (2, 7),
    s_shaped: false,
    switches: 0.6,
    rules: 0.5,
    caps: true,
};
/// Scenarios, and plans of each, at most.
const TRIES: (u64, usize) = (4000, 12);
/// A plan broken by less is neither here nor there.
const NEAR: f64 = 1e-5;

/// A plan near one that holds.
fn shaken(rng: &mut Rng, plan: &Spend) -> Spend {
    let mut plan = plan.clone();
    let c = rng.whole(0, plan.len() - 1);
    let t = rng.whole(0, plan[c].len() - 1);
    let most = plan.iter().flatten().copied().fold(0.0, f64::max);
    match rng.whole(0, 4) {
        0 => plan[c][t] = 0.0,
        1 => plan[c][t] = most * rng.within(0.01, 1.0),
        2 => plan[c][t] *= rng.within(0.5, 2.0),
        3 => plan[c].iter_mut().for_each(|s| *s *= 1.3),
        _ => plan.iter_mut().flatten().for_each(|s| *s *= 0.7),
    }
    plan
}

fn read(file: &Value) -> Scenario {
    let today = "2026-11".parse().unwrap();
    Scenario::from_text(&file.to_string(), "rules.json", today).unwrap()
}

fn broken(scenario: &Scenario, plan: &Spend) -> Vec<RowKey> {
    evaluate(scenario, plan.clone()).broken
}

/// `channels[2].max` in the file.
fn at_path<'a>(file: &'a Value, path: &str) -> Option<&'a Value> {
    let pointer = path.replace('[', "/").replace(']', "").replace('.', "/");
    file.pointer(&format!("/{pointer}"))
}

fn is_mended_when_left_out(scenario: &Scenario, plan: &Spend, rows: &[RowKey]) -> bool {
    let mut rest = scenario.clone();
    rows.iter().for_each(|row| leave_out(&mut rest, *row));
    // In finer steps a share has less room, and money is decided more closely.
    let is_steps = rows.iter().all(|row| row.rule == RuleId::RoundTo);
    // A channel that need not mature brings more, perhaps more than a target lets land.
    let is_ramp = rows.iter().all(|row| row.rule == RuleId::OneStretch);
    let is_let = |row: &RowKey| {
        (is_steps && row.rule != RuleId::RoundTo)
            || (is_ramp && matches!(row.of, Subject::Target(_)))
    };
    broken(&rest, plan).iter().all(is_let)
}

/// Whether nothing lands of what a cost per unit is asked of.
fn lands_nowhere(scenario: &Scenario, plan: &Spend, row: RowKey) -> bool {
    let Some(at) = row.target().filter(|_| row.rule == RuleId::CostAtMost) else { return false };
    let target = &scenario.targets[at.0];
    let months = row.month.map_or(target.from..=target.by, |t| t.0..=t.0);
    let found = evaluate(scenario, plan.clone());
    let lands = |c: &usize| found.channels[*c].kpis.get(&target.kpi);
    target.channels.iter().filter_map(lands).all(|of| months.clone().all(|t| of[t] <= 0.0))
}

/// A rule with a figure to move is kept where that is moved far enough.
fn is_mended_when_moved(scenario: &Scenario, plan: &Spend, rows: &[RowKey]) -> bool {
    let rule = rule(rows[0].rule);
    // What is exact has no side to go to, and `stay_within` no share above 1.
    if rule.is_exact(scenario) || rows[0].rule == RuleId::StayWithin {
        return true;
    }
    // What lands nowhere may cost as much as one likes: no spend is little enough.
    if rows.iter().any(|row| lands_nowhere(scenario, plan, *row)) {
        return true;
    }
    let mut rest = scenario.clone();
    for row in rows {
        let Some(now) = figure(&rest, *row) else { return true };
        let far = match rule.facts().direction {
            // Counted in hundredths, what is left of a share may be a rounding below 0.
            Direction::Floor => [-now, now * (1e-14 - 1.0), 1.0 - now],
            // A share cannot pass the whole.
            _ => [1e12, 1e12, 100.0 - now],
        };
        let moved = far.iter().find_map(|by| moved(&rest, *row, *by, Extent::Line));
        let Some(moved) = moved else { return true };
        rest = moved;
    }
    broken(&rest, plan).iter().all(|row| !rows.contains(row))
}

#[test]
fn every_rule_is_known_to_the_oracle_and_by_its_lens() {
    let mut seen: BTreeSet<RuleId> = BTreeSet::new();
    let wanted: BTreeSet<RuleId> = every_rule()
        .map(|rule| rule.facts().id)
        // Other questions, and soft targets, bring them.
        .filter(|id| !matches!(id, RuleId::Objective | RuleId::Missed))
        .collect();
    for seed in 0..TRIES.0 {
        let mut rng = Rng::new(seed);
        let made = make(&mut rng, SHAPE);
        let mut file = made.scenario.clone();
        if rng.chance(0.1) {
            file["round_to"] = json!(made.witness.iter().flatten().sum::<f64>() * 0.0137);
        }
        let scenario = read(&file);
        let case = Case::read(&file);
        for _ in 0..TRIES.1 {
            let plan = shaken(&mut rng, &made.witness);
            let rows = broken(&scenario, &plan);
            let Some(first) = rows.first() else {
                let other = case.broken(&plan, NEAR);
                assert!(other.is_empty(), "{other:?} is not seen to be broken\n{file}\n{plan:?}");
                continue;
            };
            if rows.iter().any(|row| row.rule != first.rule) {
                continue;
            }
            assert!(!case.broken(&plan, 1e-12).is_empty(), "{rows:?}: not the oracle\n{file}");
            assert!(is_mended_when_left_out(&scenario, &plan, &rows), "{rows:?} left out\n{file}");
            assert!(is_mended_when_moved(&scenario, &plan, &rows), "{rows:?} moved\n{file}");
            assert!(at_path(&file, &path(*first)).is_some(), "{}\n{file}", path(*first));
            seen.insert(first.rule);
        }
        if seen == wanted && seed > 200 {
            return;
        }
    }
    panic!("never broken alone: {:?}", wanted.difference(&seen));
}
