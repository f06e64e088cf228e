//! Infeasible is an answer: a smallest set of the user's own lines that cannot hold together.
//! Leaving any one of them out makes the rest solvable. Found by halving the suspects (Junker
//! 2004, "QuickXplain: preferred explanations and relaxations for over-constrained problems"), so
//! that the number of questions grows with the size of the clash and not of the file.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::engine::lp::Backend;
use crate::engine::parts::parts;
use crate::engine::search::{Found, Limits, search};
use crate::engine::steps::best::best;
use crate::engine::tighten::tighten;
use crate::program::question::Question;
use crate::row::RowKey;
use crate::rule;
use crate::rule::stated::{self, Line, leave_out};
use crate::rule::whole::{may_hold, program_in_steps};
use crate::scenario::{Objective, Scenario};

/// Nodes, times spends to decide, after which the question whether there is a plan stays open: a
/// node of a larger scenario takes longer.
const WORK: usize = 100_000;
/// The same of what is asked first: most questions are settled at the first node, and what a few do
/// not settle is asked again of the few lines that are left.
const FEW: usize = 240;

/// Lines that clash.
pub(crate) struct Clash {
    pub(crate) lines: Vec<Line>,
    /// Whether leaving out any of them leaves no clash: not where a search stopped before it knew.
    pub(crate) is_smallest: bool,
}

/// The lines of a smallest set that clashes; `None` where no clash could be proven, nor `is_proven`
/// already. Where `is_over`, what is left to ask stays open.
pub(crate) fn lines(
    scenario: &Scenario,
    is_proven: bool,
    is_over: &dyn Fn() -> bool,
) -> Option<Clash> {
    let suspects = stated::lines(scenario);
    if !is_proven && possible(scenario, is_over) != Some(false) {
        return None;
    }
    let mut left: Vec<usize> = (0..suspects.len()).collect();
    let mut is_smallest = false;
    for work in [FEW, WORK] {
        let is_open = Cell::new(false);
        let filter = Filter { scenario, suspects: &suspects, work, is_over, is_open: &is_open };
        left = filter.clash(&[], false, &left);
        is_smallest = !is_open.get();
        if is_smallest {
            break;
        }
    }
    let mut clash: Vec<Line> = left.into_iter().map(|at| suspects[at].clone()).collect();
    // As a planner reads: the budget first.
    clash.sort_unstable();
    Some(Clash { lines: clash, is_smallest })
}

struct Filter<'a> {
    scenario: &'a Scenario,
    suspects: &'a [Line],
    /// As [`possible_within`].
    work: usize,
    is_over: &'a dyn Fn() -> bool,
    /// Whether any question stayed open.
    is_open: &'a Cell<bool>,
}

impl Filter<'_> {
    /// A smallest part of `of` that clashes with `given`; `grown`: `given` is more than it was when
    /// it was last known to be possible.
    fn clash(&self, given: &[usize], grown: bool, of: &[usize]) -> Vec<usize> {
        if grown && self.clashes(given) {
            return Vec::new();
        }
        if of.len() <= 1 {
            return of.to_vec();
        }
        let (head, tail) = of.split_at(of.len() / 2);
        let late = self.clash(&[given, head].concat(), true, tail);
        let early = self.clash(&[given, late.as_slice()].concat(), !late.is_empty(), head);
        [early, late].concat()
    }

    fn clashes(&self, kept: &[usize]) -> bool {
        let mut rest = self.scenario.clone();
        for (at, line) in self.suspects.iter().enumerate() {
            if !kept.contains(&at) {
                leave_out(&mut rest, line[0]);
            }
        }
        let possible = possible_within(&rest, self.work, self.is_over);
        self.is_open.set(self.is_open.get() || possible.is_none());
        possible == Some(false)
    }
}

/// The scenario with the lines of these rows only.
pub(crate) fn only(scenario: &Scenario, kept: &[RowKey]) -> Scenario {
    let mut rest = scenario.clone();
    for line in stated::lines(scenario) {
        if !kept.contains(&line[0]) {
            leave_out(&mut rest, line[0]);
        }
    }
    rest
}

/// The scenario without the line that `row` belongs to.
pub(crate) fn without(scenario: &Scenario, row: RowKey) -> Scenario {
    let mut rest = scenario.clone();
    leave_out(&mut rest, row);
    rest
}

/// Whether any plan keeps all rules; `None` where that stays open.
pub(crate) fn possible(scenario: &Scenario, is_over: &dyn Fn() -> bool) -> Option<bool> {
    possible_within(scenario, WORK, is_over)
}

/// As [`possible`], given up after so many nodes times spends to decide.
pub(crate) fn possible_within(
    scenario: &Scenario,
    work: usize,
    is_over: &dyn Fn() -> bool,
) -> Option<bool> {
    if is_over() {
        return None;
    }
    let nodes = (work / (scenario.channels.len() * scenario.months).max(1)).clamp(4, 4000);
    let mut scenario = scenario.clone();
    scenario.objective = Objective::Weights(BTreeMap::new());
    let limits = Limits {
        start: None,
        known: None,
        apart: false,
        gap: 1e-9,
        tolerance: 1e-6,
        nodes: Some(nodes),
        patience: None,
        interrupted: is_over,
        progress: &|_, _, _| {},
        backend: Backend::Auto,
        proof: false,
    };
    if scenario.round_to.is_some() {
        let Ok(whole) = program_in_steps(&scenario, Question::Best) else {
            return Some(false);
        };
        if !whole.may_hold() {
            return Some(false);
        }
        if !whole.may_be_rounded(&scenario) {
            return settled(
                whole
                    .parts()
                    .iter()
                    .map(|(part, full)| best(&part.program, full, whole.smallest, &limits)),
            );
        }
    }
    let Ok(mut program) = rule::program(&scenario) else {
        return Some(false);
    };
    if !may_hold(&scenario, &program) {
        return Some(false);
    }
    tighten(&mut program);
    settled(parts(&program).iter().map(|part| search(&part.program, &limits)))
}

/// Whether every part has a plan; `None` where that stays open.
fn settled(parts: impl Iterator<Item = Found>) -> Option<bool> {
    let mut open = false;
    for found in parts {
        if found.best.is_none() {
            if found.complete {
                return Some(false);
            }
            open = true;
        }
    }
    (!open).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASHES: [&str; 4] = [
        r#"{"start": "2027-01", "months": 3, "budget": {"monthly": 20},
            "channels": [{"id": "a", "roi": 2, "min": 12, "max": 15},
                         {"id": "b", "roi": 2, "min": 5, "max_share": 0.9},
                         {"id": "c", "roi": 3, "max": 30}],
            "limits": [{"channels": ["c"], "min": 6, "max": 9}]}"#,
        r#"{"start": "2027-01", "months": 6, "budget": {"total": 60},
            "max_active_channels": 1,
            "channels": [{"id": "a", "roi": 2, "min_if_active": 4, "commit_months": 3, "total_min": 8},
                         {"id": "b", "roi": 2, "total_min": 5},
                         {"id": "c", "roi": 3}]}"#,
        r#"{"start": "2027-01", "months": 4, "budget": {"monthly": 10},
            "channels": [{"id": "a", "yields": {"leads": 0.5}, "curve": {"saturating": {"half": 4}}},
                         {"id": "b", "roi": 2, "min": 1}],
            "targets": [{"kpi": "leads", "at_least": 7}, {"kpi": "leads", "cost_at_most": 50}]}"#,
        r#"{"start": "2027-01", "months": 4, "budget": {"monthly": 10},
            "channels": [{"id": "a", "roi": 2, "max": 3, "fixed": {"2027-02": 5}},
                         {"id": "b", "roi": 2, "min": 1}]}"#,
    ];

    #[test]
    fn leaving_out_any_line_of_a_clash_makes_the_rest_possible() {
        for text in CLASHES {
            let today = "2026-12".parse().unwrap();
            let scenario = Scenario::from_text(text, "clash.json", today).unwrap();
            let never = || false;
            let Some(clash) = lines(&scenario, false, &never) else { panic!("no clash: {text}") };
            assert!(clash.is_smallest);
            let rows = clash.lines.concat();
            assert_eq!(possible(&only(&scenario, &rows), &never), Some(false), "{rows:?}");
            assert!(clash.lines.len() >= 2, "{rows:?}");
            for line in &clash.lines {
                let rest = without(&only(&scenario, &rows), line[0]);
                assert_eq!(possible(&rest, &never), Some(true), "{line:?} of {rows:?}");
            }
        }
    }

    #[test]
    fn a_scenario_with_a_plan_has_no_clash() {
        let text = r#"{"start": "2027-01", "months": 2, "budget": {"monthly": 20},
                       "channels": [{"id": "a", "roi": 2, "min": 12}]}"#;
        let scenario = Scenario::from_text(text, "x.json", "2026-12".parse().unwrap()).unwrap();
        assert!(lines(&scenario, false, &|| false).is_none());
    }
}
