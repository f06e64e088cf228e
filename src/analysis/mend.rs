//! The smallest changes of the user's own figures that make a clashing scenario solvable, one line
//! at a time, each tried out.

use super::many::side_by_side;
use crate::conflict::{self, possible_within};
use crate::row::{RowKey, RuleId, Unit};
use crate::rule::round::smallest_unit;
use crate::rule::stated::{Extent, figure, moved};
use crate::rule::{self, Direction};
use crate::scenario::{Goal, REVENUE, Scenario};
use crate::solve::{Conflict, Options};

/// The change is known to this share of itself before it is rounded up.
const CLOSE: f64 = 0.004;
/// In the whole scenario it is enough to know it to this many times as much: each question takes
/// longer there.
const WHOLE: f64 = 10.0;
/// A floor whose figure would be below this share of its change is as good as left out.
const LEAST_LEFT: f64 = 1e-6;
/// Nodes times spends to decide after which a change counts as not mending: near the least change the
/// question is the hardest, and a little more than the least does as well.
const WORK: usize = 240;
/// Digits of a change that say all of it.
const DIGITS: i32 = 6;
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
/// figure mends are left out, and those that were not tried to the end before the time was over. Of
/// the options it takes when to stop and how many threads may be used.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "min": 12}] }"#.parse()?;
/// let options = phanbo::Options::default();
/// let Err(phanbo::NoPlan::Infeasible(clash)) = scenario.solve() else { panic!("12 exceeds 10") };
/// let mends = phanbo::analysis::mends(&scenario, &clash, &options);
/// assert!(mends.iter().any(|mend| mend.from == 10.0 && mend.to >= 12.0));
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
pub fn mends(scenario: &Scenario, conflict: &Conflict, options: &Options) -> Vec<Mend> {
    let options = &options.clone().from_now();
    let mut heads: Vec<RowKey> = Vec::new();
    for &row in &conflict.rows {
        let again = |known: &&RowKey| known.line() == row.line();
        // Of several locked months each has its own figure.
        if row.rule == RuleId::Fixed || !heads.iter().any(|known| again(&known)) {
            heads.push(row);
        }
    }
    let clash = conflict::only(scenario, &conflict.rows);
    let found = side_by_side(&heads, options, |&row| {
        // What mends the clash by itself is found fast, and mostly mends the whole.
        let clash = smallest(&clash, row, 1.0, options)?;
        if works(scenario, row, clash.to - clash.from, options) {
            return Some(clash);
        }
        let more = works_without(scenario, row, options)
            .then(|| smallest(scenario, row, WHOLE, options))
            .flatten();
        if options.is_over() {
            return None;
        }
        Some(more.unwrap_or(Mend { leaves_others: true, ..clash }))
    });
    found.into_iter().flatten().collect()
}

/// Whether there is a plan, found at once, when the line of `row` is moved `by` so much.
fn works(scenario: &Scenario, row: RowKey, by: f64, options: &Options) -> bool {
    moved(scenario, row, by, Extent::Line)
        .is_some_and(|mended| possible_within(&mended, WORK, &|| options.is_over()) == Some(true))
}

fn works_without(scenario: &Scenario, row: RowKey, options: &Options) -> bool {
    possible_within(&conflict::without(scenario, row), WORK, &|| options.is_over()) == Some(true)
}

/// The smallest change that works, known to `CLOSE` times `coarse`.
fn smallest(scenario: &Scenario, row: RowKey, coarse: f64, options: &Options) -> Option<Mend> {
    let now = figure(scenario, row)?;
    let up = row.direction() != Direction::Floor;
    let exact = rule::of(row.rule).is_exact(scenario);
    let directions: &[bool] = if exact { &[true, false] } else { &[up] };
    let by = directions
        .iter()
        .filter_map(|&up| least_change(scenario, row, (now, up), coarse, options))
        .min_by(|a, b| a.abs().total_cmp(&b.abs()))
        .filter(|_| !options.is_over())?;
    Some(Mend { row, from: now, to: now + by, leaves_others: false })
}

/// The least change in one direction after which there is a plan, rounded to a figure that can be
/// said.
fn least_change(
    scenario: &Scenario,
    row: RowKey,
    (now, up): (f64, bool),
    coarse: f64,
    options: &Options,
) -> Option<f64> {
    let sign = if up { 1.0 } else { -1.0 };
    let works = |by: f64| works(scenario, row, sign * by, options);
    if matches!(row.unit(), Unit::Channel | Unit::Month) {
        let most = match (up, row.unit()) {
            (false, _) => now as usize,
            (true, Unit::Month) => scenario.months,
            (true, _) => scenario.channels.len(),
        };
        return (1..=most).map(|n| n as f64).find(|&n| works(n)).map(|n| sign * n);
    }
    let is_share = row.unit() == Unit::PercentPoint || row.rule == RuleId::StayWithin;
    let (mut not, mut does) = (0.0, 0.0);
    if !up || is_share {
        let room = if up { 100.0 - now } else { now };
        if !works(room) {
            return None;
        }
        does = room;
    } else {
        let first = if now > 0.0 { 0.01 * now } else { size_of_money(scenario) };
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
    // A floor far above what can be is lowered by nearly all of itself: what is left of it counts then.
    let size = |does: f64| match now - does {
        left if !up => does.min(left.max(0.0)),
        _ => does,
    };
    while does - not > coarse * CLOSE * size(does).max(LEAST_LEFT * does) {
        let middle = 0.5 * (does + not);
        if works(middle) {
            does = middle;
        } else {
            not = middle;
        }
    }
    // The roundest figure near by that mends, in whole units; a floor is not lowered past nothing.
    let unit = unit_of(scenario, row);
    let near = |digits: i32, round: fn(f64) -> f64| {
        let figure =
            rounded(now + sign * does, size(does).max(LEAST_LEFT * does), digits, unit, round);
        sign * (figure - now)
    };
    let outward = if up { f64::ceil } else { f64::floor };
    let tried = [near(2, f64::round), near(3, f64::round), near(3, outward), near(DIGITS, outward)];
    let most = 1.01 * does + unit;
    let fits = |by: &f64| *by > 0.0 && *by <= most && now + sign * by >= 0.0 && works(*by);
    tried.into_iter().find(fits).map(|by| sign * by)
}

/// The least that a figure is moved by: what it is said in.
fn unit_of(scenario: &Scenario, row: RowKey) -> f64 {
    let target = row.target().map(|at| &scenario.targets[at]);
    let is_money = match row.unit() {
        Unit::Money => row.rule != RuleId::StayWithin,
        Unit::Kpi => target.is_some_and(|target| target.kpi == REVENUE),
        Unit::Ratio => target.is_some_and(|target| matches!(target.goal, Goal::CostAtMost(_))),
        Unit::PercentPoint | Unit::Channel | Unit::Month | Unit::Objective => false,
    };
    if is_money { smallest_unit(scenario) } else { 1e-9 }
}

/// `figure`, to so many digits of its change, in multiples of `unit`.
fn rounded(figure: f64, change: f64, digits: i32, unit: f64, round: fn(f64) -> f64) -> f64 {
    let step = 10_f64.powi(libm::log10(change).floor() as i32 + 1 - digits).max(unit);
    let whole = round(figure / step);
    // A step below 1 is not a binary fraction: its inverse is.
    if step < 1.0 { whole / (1.0 / step).round() } else { whole * step.round() }
}

/// Where a figure is 0: a thousandth of what the scenario speaks of in a month.
fn size_of_money(scenario: &Scenario) -> f64 {
    let budget = scenario.budget.as_ref().map_or(0.0, |budget| {
        let monthly = budget.monthly.iter().flatten().copied().fold(0.0, f64::max);
        monthly.max(budget.total.unwrap_or(0.0) / scenario.months as f64)
    });
    let floors = scenario.channels.iter().flat_map(|channel| channel.min.iter().copied());
    1e-3 * floors.fold(budget, f64::max).max(1.0)
}
