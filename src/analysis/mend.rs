//! The smallest changes of the user's own figures that make a clashing scenario solvable, one line
//! at a time, each tried out.

use super::moved::{Extent, allows_more_when_raised, figure, moved};
use super::ranges::side_by_side;
use crate::conflict::{self, possible};
use crate::rule::{RowKey, Unit, split_month};
use crate::scenario::Scenario;
use crate::solve::Conflict;

/// The change is known to this share of itself before it is rounded up.
const CLOSE: f64 = 0.004;
/// A figure that is raised is tried up to 4 to this power of a hundredth of it.
const RAISES: i32 = 12;

/// A change of one line after which there is a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mend {
    /// Which line, by one of its rows.
    pub row: RowKey,
    /// The row's figure now and then, in the rule's own unit (a share in percentage points). Other
    /// months of the same line change by as much.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// Whether other lines still clash after it: it mends this clash and not the whole.
    pub leaves_others: bool,
}

impl Mend {
    /// The mended scenario.
    pub fn apply(&self, scenario: &Scenario) -> Option<Scenario> {
        moved(scenario, self.row, self.to - self.from, Extent::Line)
    }
}

/// The smallest change of each line of a conflict that mends it; lines that no change of their
/// figure mends are left out.
pub fn mends(scenario: &Scenario, conflict: &Conflict) -> Vec<Mend> {
    let mut heads: Vec<RowKey> = Vec::new();
    for &row in &conflict.rows {
        let again = |known: &&RowKey| split_month(**known).0 == split_month(row).0;
        // Of several locked months each has its own figure.
        if matches!(row, RowKey::Fixed { .. }) || !heads.iter().any(|known| again(&known)) {
            heads.push(row);
        }
    }
    let found = side_by_side(&heads, |&row| {
        let whole = possible(&conflict::without(scenario, row)) == Some(true);
        if whole {
            smallest(scenario, row, false)
        } else {
            let lines = conflict::lines(scenario)?;
            smallest(&conflict::only(scenario, &lines), row, true)
        }
    });
    found.into_iter().flatten().collect()
}

fn smallest(scenario: &Scenario, row: RowKey, leaves_others: bool) -> Option<Mend> {
    let now = figure(scenario, row)?;
    let up = allows_more_when_raised(scenario, row);
    let exact = match row {
        RowKey::Fixed { .. } => true,
        RowKey::MonthlyBudget { .. } | RowKey::CumulativeBudget { .. } | RowKey::TotalBudget => {
            scenario.budget.as_ref().is_some_and(|b| b.spend_all)
        }
        _ => false,
    };
    let directions: &[bool] = if exact { &[true, false] } else { &[up] };
    let by = directions
        .iter()
        .filter_map(|&up| least_change(scenario, row, now, up))
        .min_by(|a, b| a.abs().total_cmp(&b.abs()))?;
    Some(Mend {
        row,
        from: now,
        to: now + by,
        leaves_others,
    })
}

/// The least change in one direction after which there is a plan, rounded to a figure that can be
/// said.
fn least_change(scenario: &Scenario, row: RowKey, now: f64, up: bool) -> Option<f64> {
    let sign = if up { 1.0 } else { -1.0 };
    let works = |by: f64| {
        moved(scenario, row, sign * by, Extent::Line)
            .is_some_and(|mended| possible(&mended) == Some(true))
    };
    if matches!(row.unit(), Unit::Channel | Unit::Month) {
        let most = if up {
            scenario.channels.len()
        } else {
            now as usize
        };
        return (1..=most)
            .map(|n| n as f64)
            .find(|&n| works(n))
            .map(|n| sign * n);
    }
    let is_share = row.unit() == Unit::PercentPoint || matches!(row, RowKey::StayWithin { .. });
    let (mut not, mut does) = (0.0, 0.0);
    if !up || is_share {
        let room = if up { 100.0 - now } else { now };
        if !works(room) {
            return None;
        }
        does = room;
    } else {
        let first = if now > 0.0 {
            0.01 * now
        } else {
            size_of_money(scenario)
        };
        let mut found = false;
        for power in 0..RAISES {
            does = first * 4.0_f64.powi(power);
            found = works(does);
            if found {
                break;
            }
            not = does;
        }
        if !found {
            return None;
        }
    }
    while does - not > CLOSE * does {
        let middle = 0.5 * (does + not);
        if works(middle) {
            does = middle;
        } else {
            not = middle;
        }
    }
    let figure = rounded(now + sign * does, does, up);
    let rounded = (figure - now).abs();
    // A floor is not lowered past nothing, and rounding must not undo the mend.
    let lawful = figure >= 0.0 && rounded >= does && works(rounded);
    Some(sign * if lawful { rounded } else { does })
}

/// `figure`, to three digits of its change, outward.
fn rounded(figure: f64, change: f64, up: bool) -> f64 {
    let step = 10_f64.powf(change.log10().floor() - 2.0);
    let steps = figure / step;
    let whole = if up { steps.ceil() } else { steps.floor() };
    // A step below 1 is not a binary fraction: its inverse is.
    if step < 1.0 {
        whole / (1.0 / step).round()
    } else {
        whole * step.round()
    }
}

/// Where a figure is 0: a thousandth of what the scenario speaks of in a month.
fn size_of_money(scenario: &Scenario) -> f64 {
    let budget = scenario.budget.as_ref().map_or(0.0, |budget| {
        let monthly = budget.monthly.iter().flatten().copied().fold(0.0, f64::max);
        monthly.max(budget.total.unwrap_or(0.0) / scenario.months as f64)
    });
    let floors = scenario
        .channels
        .iter()
        .flat_map(|channel| channel.min.iter().copied());
    1e-3 * floors.fold(budget, f64::max).max(1.0)
}
