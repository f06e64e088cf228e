//! Exact optima of tiny concave scenarios: every on/off pattern is enumerated, and for each the
//! concave programme is solved by Kelley's cutting planes on the reference simplex. The upper
//! value is a bound on every plan of the scenario; the lower one belongs to a plan that holds.

use serde_json::Value;

use super::case::Case;
use super::measure::Spend;
use super::model::{Bend, Model, Sum};
use super::money::{money_times, value_times};
use super::simplex::{End, Lp};

/// What the enumeration found.
#[derive(Clone, Debug)]
pub enum Exact {
    Infeasible,
    #[allow(dead_code)] // The plan is shown where a test fails.
    Best {
        upper: f64,
        lower: f64,
        plan: Option<Spend>,
    },
}

/// The optimum, or `None` where there are more than `most` patterns or a curve is not concave.
pub fn optimum(scenario: &Value, known: Option<f64>, most: usize) -> Option<Exact> {
    let whole = Case::read(scenario);
    if whole.channels.iter().any(|c| !c.phi.is_concave()) {
        return None;
    }
    let unit = whole.size();
    let case = Case::read(&money_times(scenario, 1.0 / unit));
    let back = value_times(scenario, unit);
    let patterns: Vec<Vec<Vec<bool>>> =
        (0..case.channels.len()).map(|c| case.patterns(c)).collect();
    let count = patterns.iter().map(Vec::len).try_fold(1_usize, usize::checked_mul)?;
    if count > most {
        return None;
    }
    let (mut upper, mut lower, mut best) = (f64::NEG_INFINITY, f64::NEG_INFINITY, None);
    let floor = known.map_or(f64::NEG_INFINITY, |v| v / back);
    for index in 0..count {
        let mut rest = index;
        let on: Vec<&[bool]> = patterns
            .iter()
            .map(|of| {
                let pick = &of[rest % of.len()];
                rest /= of.len();
                pick.as_slice()
            })
            .collect();
        let used = on.iter().filter(|of| of.contains(&true)).count();
        if case.max_active.is_some_and(|most| used > most) {
            continue;
        }
        let Some((bound, point)) = Model::new(&case, &on).solve(lower.max(floor)) else {
            continue;
        };
        upper = upper.max(bound);
        let plan: Spend = point
            .chunks(case.months)
            .map(|row| row.iter().map(|s| if *s < 1e-12 { 0.0 } else { s * unit }).collect())
            .collect();
        let value = whole.value(&plan) / back;
        if value > lower && whole.broken(&plan, 1e-8).is_empty() {
            (lower, best) = (value, Some(plan));
        }
    }
    if upper == f64::NEG_INFINITY {
        return Some(Exact::Infeasible);
    }
    Some(Exact::Best { upper: upper * back, lower: lower * back, plan: best })
}

impl Case {
    /// An amount of the size of a month's money.
    pub fn size(&self) -> f64 {
        let monthly = self.monthly.iter().flatten().copied().fold(0.0, f64::max);
        let total = self.total.map_or(0.0, |t| t / self.months as f64);
        let size = monthly.max(total);
        if size > 0.0 { size } else { 1.0 }
    }

    /// Whether a cell's own bounds leave it nothing: then its curve needs no cuts (one that starts
    /// vertically has none that hold it at 0).
    pub fn is_shut(&self, c: usize, t: usize) -> bool {
        let channel = &self.channels[c];
        let none = |limit: Option<f64>| limit == Some(0.0);
        channel.max[t] == 0.0
            || none(channel.total_max)
            || none(channel.max_share)
            || channel.fixed.contains(&(t, 0.0))
    }

    /// On/off patterns of a channel that its own rules allow; one of all `true` where being on
    /// does not matter.
    fn patterns(&self, c: usize) -> Vec<Vec<bool>> {
        let channel = &self.channels[c];
        let months = self.months;
        let all: Vec<Vec<bool>> = if channel.switches() {
            (0..1_usize << months)
                .map(|bits| (0..months).map(|t| bits >> t & 1 == 1).collect())
                .collect()
        } else if self.max_active.is_some() {
            vec![vec![true; months], vec![false; months]]
        } else {
            vec![vec![true; months]]
        };
        let must =
            |t: usize| channel.min[t] > 0.0 || channel.fixed.iter().any(|f| f.0 == t && f.1 > 0.0);
        let cannot = |t: usize| channel.fixed.iter().any(|f| f.0 == t && f.1 == 0.0);
        all.into_iter()
            .filter(|on| {
                let fits = (0..months)
                    .all(|t| if on[t] { !channel.switches() || !cannot(t) } else { !must(t) });
                fits && (!channel.switches() || Self::pattern_allowed(channel, on))
            })
            .collect()
    }
}

impl Model<'_> {
    /// An upper bound on the objective and the spends that reach it; `None` where the pattern
    /// cannot hold, or its bound falls below `floor`.
    fn solve(&self, floor: f64) -> Option<(f64, Vec<f64>)> {
        let objective = self.objective();
        let norm = objective.terms.iter().map(|(_, v)| v.abs()).fold(1e-300, f64::max);
        let mut cost = vec![0.0; self.names];
        objective.terms.iter().for_each(|&(x, v)| cost[x] = v / norm);
        let mut lp = Lp::new(&cost);
        for (sum, limit) in &self.rows {
            if sum.terms.is_empty() {
                if sum.constant > limit + 1e-9 * limit.abs().max(1.0) {
                    return None;
                }
            } else {
                lp.add(&sum.terms, limit - sum.constant);
            }
        }
        for bend in &self.bends {
            for at in [0.0, 1e-6, 1e-3, 0.03, 0.1, 0.3, 1.0, 3.0] {
                self.cut(&mut lp, bend, at);
            }
        }
        let mut answer = None;
        let mut is_fresh = true;
        for round in 1..100 {
            let mut end = lp.solve();
            if end != End::Optimal || round % 6 == 0 {
                // Many pivots gather rounding; a second look from the start decides.
                lp = lp.fresh();
                end = lp.solve();
                is_fresh = true;
            }
            match end {
                End::Optimal => {}
                End::Infeasible => return None,
                other => panic!("the reference simplex: {other:?}"),
            }
            let point = lp.point();
            let bound = objective.constant + lp.value() * norm;
            answer = Some((bound, point[..self.case.channels.len() * self.case.months].to_vec()));
            if bound < floor - 1e-6 * floor.abs().max(1e-9) {
                return answer;
            }
            let mut apart = 0.0_f64;
            for bend in &self.bends {
                let at = bend.argument.at(&point);
                let over = point[bend.z] - self.case.channels[bend.channel].phi.at(at);
                if over > 1e-12 {
                    apart = apart.max(over);
                    self.cut(&mut lp, bend, at);
                }
            }
            let near = apart < if self.case.targets.is_empty() { 1e-9 } else { 1e-10 };
            if near && is_fresh {
                break;
            }
            if near {
                lp = lp.fresh();
            }
            is_fresh = near;
        }
        answer
    }

    /// z <= phi(at) + phi'(at) (argument - at).
    fn cut(&self, lp: &mut Lp, bend: &Bend, at: f64) {
        let phi = &self.case.channels[bend.channel].phi;
        // A curve that starts vertically has no tangent at 0, and too steep a row costs digits.
        let at = if phi.slope(0.0).is_finite() { at } else { at.max(1e-9) };
        let slope = phi.slope(at);
        let mut row = Sum::default();
        row.add(bend.z, 1.0);
        row.plus(&bend.argument, -slope);
        lp.add(&row.terms, phi.at(at) - slope * at - row.constant);
    }
}
