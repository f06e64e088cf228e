//! What each binding limit costs, and how far its price holds: the limit is moved and the plan
//! made again.

use crate::plan::Plan;
use crate::program::question::Question;
use crate::row::{RowKey, Unit};
use crate::rule::Direction;
use crate::rule::stated::{Extent, figure, is_same_line, limit_per_figure, moved};
use crate::scenario::Scenario;
use crate::solve::{Options, attempt};

/// Limits looked at.
const LIMITS: usize = 6;
/// A price holds as long as the average gain stays this share of it.
const HOLDS: f64 = 0.9;
/// Moves tried, as shares of the limit.
const MOVES: [f64; 5] = [0.05, 0.1, 0.2, 0.4, 0.8];

/// A limit that binds.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitPrice {
    /// Its dearest row.
    pub row: RowKey,
    /// Other months in which the same rule binds.
    pub months: Vec<usize>,
    /// What the objective gains per unit of the rule, the on/off decisions as they are.
    pub price: f64,
    /// The limit's figure now, in the rule's unit; `None` where it has none to move.
    pub figure: Option<f64>,
    /// Of a move in the direction that gains (negative: the figure is lowered), the gain of the
    /// plan made again, free to change its on/off decisions; for the whole line where the file
    /// has one figure for all months.
    pub tried: Option<Tried>,
}

/// A limit moved and the plan made again.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Tried {
    /// Change of the figure, in the rule's unit.
    pub by: f64,
    /// What the objective then gains.
    pub gain: f64,
    /// The largest change tried up to which the average gain stays at least nine tenths of the
    /// price; `None` where it falls off at once.
    pub holds_to: Option<f64>,
    /// Whether it held in every move tried.
    #[serde(skip)]
    pub holds_throughout: bool,
    /// Whether one figure of the file was moved for several months, so that the gain is theirs
    /// together.
    pub whole_line: bool,
}

/// Places, in the plan's list, of the dearest row of each of the dearest rules.
pub(super) fn dearest(plan: &Plan) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut places = Vec::new();
    for (at, bound) in plan.binding.iter().enumerate().filter(|(_, bound)| bound.pays()) {
        let line = bound.row.line();
        if !lines.contains(&line) && places.len() < LIMITS {
            lines.push(line);
            places.push(at);
        }
    }
    places
}

pub(super) fn tried(
    scenario: &Scenario,
    plan: &Plan,
    at: usize,
    options: &Options,
) -> Option<LimitPrice> {
    let bound = plan.binding.get(at)?;
    let row = bound.row;
    let mut months: Vec<usize> = same_line(plan, row)
        .filter(|other| other.pays() && (other.shadow_price < 0.0) == (bound.shadow_price < 0.0))
        .filter_map(|other| other.row.month.map(|month| month.0))
        .collect();
    months.sort_unstable();
    let figure = figure(scenario, row);
    Some(LimitPrice {
        row,
        price: bound.shadow_price,
        tried: figure
            .and_then(|figure| moves(scenario, plan, (row, bound.shadow_price), figure, options)),
        months,
        figure,
    })
}

fn moves(
    scenario: &Scenario,
    plan: &Plan,
    (row, price): (RowKey, f64),
    figure: f64,
    options: &Options,
) -> Option<Tried> {
    let up = (row.direction() != Direction::Floor) == (price > 0.0);
    let sign = if up { 1.0 } else { -1.0 };
    let steps: Vec<f64> = match row.unit() {
        Unit::Channel | Unit::Month => vec![1.0],
        _ if figure <= 0.0 => return None,
        _ => MOVES.iter().map(|share| share * figure).collect(),
    };
    let whole_line = moved(scenario, row, sign * steps[0], Extent::Row).is_none();
    let extent = if whole_line { Extent::Line } else { Extent::Row };
    // Of one figure for several rows, what it costs in each adds up.
    let price: f64 = if whole_line {
        let rows = plan.binding.iter();
        rows.filter(|bound| is_same_line(bound.row, row))
            .map(|bound| bound.shadow_price * limit_per_figure(scenario, bound.row))
            .sum::<f64>()
            .abs()
    } else {
        price.abs()
    };
    let gain = |step: f64| -> Option<f64> {
        let new = moved(scenario, row, sign * step, extent)?;
        let again = attempt(&new, Question::Best, options).ok()?;
        Some(again.proof.value - plan.proof.value)
    };
    let mut first = None;
    let mut holds_to = None;
    let mut holds_throughout = false;
    for (at, &step) in steps.iter().enumerate() {
        let Some(gained) = gain(step) else { break };
        first.get_or_insert((step, gained));
        if gained < HOLDS * price * step {
            break;
        }
        holds_to = Some(step);
        holds_throughout = at + 1 == steps.len();
    }
    let (step, gain) = first?;
    Some(Tried { by: sign * step, gain, holds_to, holds_throughout, whole_line })
}

/// The binding rows that stand on the same line of the file.
fn same_line(plan: &Plan, row: RowKey) -> impl Iterator<Item = &crate::plan::Binding> {
    plan.binding.iter().filter(move |bound| bound.row.line() == row.line())
}
