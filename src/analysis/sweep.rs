//! One value of a scenario over a range, and what a frontier says.

use super::many::{side_by_side, solve_all};
use crate::plan::Plan;
use crate::program::question::Question;
use crate::scenario::set::{SetFindings, amount};
use crate::scenario::{Loaded, Scenario};
use crate::solve::{NoPlan, Options, attempt};

/// A path and the range it is moved over.
#[derive(Debug, Clone, PartialEq)]
pub struct Over {
    /// As in `--set`.
    pub path: String,
    /// First value.
    pub from: f64,
    /// Last value.
    pub to: f64,
    /// Values, both ends included; at least 2.
    pub count: usize,
}

impl Over {
    /// Reads `budget.monthly=10M..60M:26`; `None` where it is not written so.
    ///
    /// ```
    /// use phanbo::analysis::sweep::Over;
    ///
    /// let over = Over::read("channels.seo.max=0..30tr:4").ok_or("a range")?;
    /// assert_eq!(over.values(), [0.0, 1e7, 2e7, 3e7]);
    /// assert_eq!(Over::read("channels.seo.max=30"), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn read(typed: &str) -> Option<Self> {
        let (path, range) = typed.split_once('=')?;
        let (range, count) = range.rsplit_once(':')?;
        let (from, to) = range.split_once("..")?;
        let count = count.trim().parse().ok().filter(|n| (2..=1000).contains(n))?;
        let (from, to) = (amount(from)?, amount(to)?);
        (from < to).then(|| Self { path: path.trim().to_owned(), from, to, count })
    }

    /// Whether its values are amounts of money, by the key that the path ends in.
    pub fn is_money(&self) -> bool {
        const AMOUNTS: [&str; 12] = [
            "monthly",
            "total",
            "min",
            "max",
            "total_min",
            "total_max",
            "min_if_active",
            "setup_fee",
            "monthly_fee",
            "current",
            "round_to",
            "roi_at",
        ];
        let key = self.path.split('.').next_back();
        key.is_some_and(|key| AMOUNTS.contains(&key))
    }

    /// Its values, rising.
    pub fn values(&self) -> Vec<f64> {
        let step = |i: usize| i as f64 / (self.count - 1) as f64;
        (0..self.count).map(|i| self.from + (self.to - self.from) * step(i)).collect()
    }
}

/// One point of a sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What the path was set to.
    pub value: f64,
    /// The best plan there, or why there is none.
    pub answer: Result<Plan, NoPlan>,
}

/// Solves the scenario at every value, in parallel.
///
/// ```
/// use phanbo::Scenario;
///
/// let text = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#;
/// let loaded = Scenario::load(text, "two.json", "2026-12".parse()?)?;
/// let over = phanbo::analysis::sweep::Over::read("budget.monthly=4..10:4").ok_or("a range")?;
/// let points = phanbo::analysis::sweep::sweep(&loaded, &over, &phanbo::Options::default())?;
/// let profit = |at: usize| points[at].answer.as_ref().map(|plan| plan.totals.profit.round());
/// assert_eq!((profit(0), profit(3)), (Ok(24.0), Ok(42.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What is wrong with the path or one of its values, at the first value where anything is.
pub fn sweep(loaded: &Loaded, over: &Over, options: &Options) -> Result<Vec<Point>, SetFindings> {
    let values = over.values();
    let scenarios: Result<Vec<Scenario>, _> = values
        .iter()
        .map(|value| loaded.with(&[(over.path.clone(), serde_json::json!(value))]))
        .collect();
    let answers = solve_all(&scenarios?, options);
    Ok(values.into_iter().zip(answers).map(|(value, answer)| Point { value, answer }).collect())
}

/// Solves the scenario at every pair of values, in parallel: all of `across` at the first value of
/// `over`, then at the second. A point's value is that of `over`.
///
/// # Errors
/// What is wrong with a path or one of its values, at the first pair where anything is.
pub fn grid(
    loaded: &Loaded,
    over: &Over,
    across: &Over,
    options: &Options,
) -> Result<Vec<Point>, SetFindings> {
    let columns = across.values();
    let pairs =
        over.values().into_iter().flat_map(|row| columns.iter().map(move |column| (row, *column)));
    let pairs: Vec<(f64, f64)> = pairs.collect();
    let set = |over: &Over, value: f64| (over.path.clone(), serde_json::json!(value));
    let scenarios: Result<Vec<Scenario>, _> = pairs
        .iter()
        .map(|(row, column)| loaded.with(&[set(over, *row), set(across, *column)]))
        .collect();
    let answers = solve_all(&scenarios?, options);
    let point = |((value, _), answer)| Point { value, answer };
    Ok(pairs.into_iter().zip(answers).map(point).collect())
}

/// Solves the scenario at `count` budgets, from a tenth of its own to nearly twice as much, its
/// months in proportion, in parallel; a point's value is the budget over the horizon.
pub fn budgets(scenario: &Scenario, count: usize, options: &Options) -> Vec<Point> {
    let Some(whole) = scenario.whole_budget() else {
        return Vec::new();
    };
    let factor = |at: usize| 0.1 + 1.8 * at as f64 / count.saturating_sub(1).max(1) as f64;
    let scaled = |at: usize| {
        let mut scenario = scenario.clone();
        if let Some(budget) = &mut scenario.budget {
            for month in budget.monthly.iter_mut().flatten() {
                *month *= factor(at);
            }
            budget.total = budget.total.map(|total| total * factor(at));
        }
        scenario
    };
    let scenarios: Vec<Scenario> = (0..count).map(scaled).collect();
    let options = &options.clone().from_now().patient(scenario);
    // Where there is no plan nobody asks which rules clash.
    let answers = side_by_side(&scenarios, options, |scenario| {
        attempt(scenario, Question::Best, options).map_err(|_| NoPlan::Stopped)
    });
    let answers = answers.into_iter().enumerate();
    answers.map(|(at, answer)| Point { value: whole * factor(at), answer }).collect()
}

/// What the objective gained per unit of the value since the point before; `None` at the first
/// point and beside points without a plan.
pub fn gains(points: &[Point]) -> Vec<Option<f64>> {
    let value = |at: usize| points[at].answer.as_ref().ok().map(|plan| plan.proof.value);
    let gain = |at: usize| {
        let before = at.checked_sub(1)?;
        Some((value(at)? - value(before)?) / (points[at].value - points[before].value))
    };
    (0..points.len()).map(gain).collect()
}

/// The first point from which a further unit gains nothing (within `least` per unit) up to the
/// end of the range: do not spend more.
pub fn stop(points: &[Point], least: f64) -> Option<usize> {
    let gains = gains(points);
    let pays = gains.iter().rposition(|gain| gain.is_some_and(|gain| gain > least));
    let from = pays.unwrap_or(0);
    (from + 1 < points.len() && gains[from + 1].is_some()).then_some(from)
}

/// A line that rises by less than this share of its values has no knee.
const FLAT: f64 = 1e-5;

/// The knee: the point farthest above the straight line between the ends (Satopaa et al. 2011,
/// "Finding a Kneedle in a Haystack"); `None` where no point lies above it.
pub fn knee(points: &[Point]) -> Option<usize> {
    let solved: Vec<(usize, f64, f64)> = points
        .iter()
        .enumerate()
        .filter_map(|(i, p)| p.answer.as_ref().ok().map(|plan| (i, p.value, plan.proof.value)))
        .collect();
    let (&(_, x0, y0), &(_, x1, y1)) = (solved.first()?, solved.last()?);
    let most = solved.iter().fold(0.0, |most: f64, x| most.max(x.2.abs()));
    if (y1 - y0).abs() <= FLAT * most {
        return None;
    }
    let above = |x: f64, y: f64| y - y0 - (y1 - y0) * (x - x0) / (x1 - x0);
    let best = solved.iter().max_by(|a, b| above(a.1, a.2).total_cmp(&above(b.1, b.2)))?;
    (above(best.1, best.2) > 1e-6 * (y1 - y0).abs()).then_some(best.0)
}
