//! Runs phanbo on a scenario and holds its answer against everything that is known.

use phanbo::plan::{Plan, Status};
use phanbo::scenario::{Problem, Scenario};
use phanbo::{NoPlan, Options, solve};

use super::case::Case;
use super::measure::Spend;

/// What is known of a scenario before it is solved.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Values of plans that hold.
    pub reached: Vec<f64>,
    /// No plan is better than this.
    pub upper: Option<f64>,
    /// Proven to have no plan.
    pub infeasible: bool,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Agrees,
    /// Its figures are larger than the format takes: nothing to judge.
    TooLarge,
}

/// Today, for files without a start.
pub fn today() -> phanbo::month::Month {
    "2025-12".parse().unwrap()
}

pub fn read(text: &str) -> Scenario {
    Scenario::from_text(text, "case.json", today())
        .unwrap_or_else(|findings| panic!("refused: {:?}\n{text}", findings.list))
}

/// Solves to the default tolerance.
pub fn plan(text: &str) -> Plan {
    solve(&read(text), &Options::default()).unwrap_or_else(|no| panic!("{no:?}\n{text}"))
}

/// Spends of a plan.
pub fn spends(plan: &Plan) -> Spend {
    plan.channels.iter().map(|c| c.spend.clone()).collect()
}

/// Far more than any of these small scenarios needs: a search that grows without end fails here
/// instead of hanging.
const NODES: usize = 20_000;

/// Solves `text` and says what is wrong with the answer.
pub fn judge(text: &str, known: &Known) -> Result<Verdict, String> {
    let scenario = match Scenario::from_text(text, "case.json", today()) {
        Ok(scenario) => scenario,
        Err(findings) => {
            let is_large = |problem: &Problem| matches!(problem, Problem::OutOfRange { allowed, .. } if allowed.ends_with("1e15"));
            if findings.list.iter().all(|found| is_large(&found.problem)) {
                return Ok(Verdict::TooLarge);
            }
            let why = findings.list.iter().map(|f| format!("{}: {:?}", f.path, f.problem));
            return Err(format!("refused: {}", why.collect::<Vec<_>>().join("; ")));
        }
    };
    let options = Options::new().node_limit(NODES);
    let plan = match solve(&scenario, &options) {
        Ok(plan) => plan,
        Err(NoPlan::Infeasible(conflict)) => {
            return match known.reached.is_empty() {
                true if conflict.rows.is_empty() => Err("infeasible without a reason".into()),
                true if known.upper.is_none() => Ok(Verdict::Agrees),
                _ => Err("\"infeasible\", but a plan is known".into()),
            };
        }
        Err(other) => return Err(format!("{other:?}")),
    };
    if known.infeasible {
        return Err(format!("a plan for a scenario that has none: {:?}", spends(&plan)));
    }
    let case = Case::from_text(text);
    check_figures(&case, &plan)?;
    let value: serde_json::Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    check_proof(&case, &plan, known, 1e-15 * largest(&value))?;
    Ok(Verdict::Agrees)
}

fn near(name: &str, found: f64, expected: f64, size: f64) -> Result<(), String> {
    if (found - expected).abs() <= 1e-9 * size.max(expected.abs()) {
        Ok(())
    } else {
        Err(format!("{name}: the plan says {found}, the format page {expected}"))
    }
}

/// Every figure of the plan against the format page, and no rule broken.
pub fn check_figures(case: &Case, plan: &Plan) -> Result<(), String> {
    let spend = spends(plan);
    let broken = case.broken(&spend, 1e-7);
    if !broken.is_empty() {
        return Err(format!("broken: {broken:?}\nspend {spend:?}"));
    }
    let own = case.measure(&spend);
    near("value", plan.proof.value, own.value, own.size)?;
    if case.targets.iter().any(|target| target.soft) {
        let said = plan.missed.ok_or("nothing is said of soft targets")?;
        near("missed", said.value, case.missed(&spend), 1.0)?;
        if said.gap() > 1e-6 || said.bound > said.value {
            return Err(format!("what is missed is not proven: {said:?}"));
        }
    }
    let months = 0..case.months;
    let sum_of = |f: &dyn Fn(usize) -> f64| -> f64 { months.clone().map(f).sum() };
    for (c, channel) in plan.channels.iter().enumerate() {
        let size = own.effect[c].iter().copied().fold(0.0, f64::max);
        for t in months.clone() {
            near("effect", channel.effect[t], own.effect[c][t], size)?;
            near("fees", channel.fees[t], own.fees[c][t], spend[c][t])?;
            for (kpi, own) in &own.kpis[c] {
                let size = own.iter().map(|k| k.abs()).fold(0.0, f64::max);
                near(kpi, channel.kpis[kpi][t], own[t], size)?;
            }
        }
        for (kpi, own) in &own.after[c] {
            near(kpi, channel.after_horizon[kpi], *own, *own)?;
        }
        near("total_spend", channel.total_spend, spend[c].iter().sum(), 0.0)?;
    }
    let paid = |of: &Spend| -> f64 { of.iter().flatten().sum() };
    near("totals.spend", plan.totals.spend, paid(&spend), 0.0)?;
    near("totals.fees", plan.totals.fees, paid(&own.fees), 0.0)?;
    for (kpi, &total) in &plan.totals.kpis {
        near(kpi, total, sum_of(&|t| own.kpi(kpi, t)), 0.0)?;
    }
    let revenue = sum_of(&|t| own.kpi("revenue", t));
    near("totals.revenue", plan.totals.revenue, revenue, 0.0)?;
    let earned =
        |c: usize, t: usize| case.margin(c, t) * own.kpis[c].get("revenue").map_or(0.0, |of| of[t]);
    let gross = sum_of(&|t| (0..spend.len()).map(|c| earned(c, t)).sum());
    let profit = gross - paid(&spend) - paid(&own.fees);
    near("totals.profit", plan.totals.profit, profit, revenue.max(paid(&spend)))?;
    for t in months.clone() {
        let spent: f64 = spend.iter().map(|row| row[t]).sum();
        near("months.spend", plan.months.spend[t], spent, 0.0)?;
    }
    // Where the curve acts before the carry-over, what history brings in adds up.
    if case.channels.iter().all(|c| !c.carry_first) {
        let idle = case.measure(&vec![vec![0.0; case.months]; case.channels.len()]);
        for (kpi, &carried) in &plan.totals.carried_in {
            let own = sum_of(&|t| idle.kpi(kpi, t));
            near("carried_in", carried, own, 0.0)?;
        }
    }
    Ok(())
}

/// The largest number of a file: what the reference's own sums are rounded by, though the best plan
/// may be to spend nothing.
fn largest(value: &serde_json::Value) -> f64 {
    match value {
        serde_json::Value::Number(x) => x.as_f64().unwrap_or(0.0).abs(),
        serde_json::Value::Array(list) => list.iter().map(largest).fold(0.0, f64::max),
        serde_json::Value::Object(keys) => keys.values().map(largest).fold(0.0, f64::max),
        _ => 0.0,
    }
}

fn check_proof(case: &Case, plan: &Plan, known: &Known, of_reference: f64) -> Result<(), String> {
    let (value, bound) = (plan.proof.value, plan.proof.bound);
    let size = case.measure(&spends(plan)).size.max(value.abs());
    let rounding = 1e-9 * size;
    if plan.status != Status::Optimal || plan.proof.gap() > 1e-6 {
        return Err(format!("not proven: {:?} value {value} bound {bound}", plan.status));
    }
    if bound < value - rounding {
        return Err(format!("the bound {bound} is below the value {value}"));
    }
    let best = known.reached.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // A known plan may use a rule's rounding, as the plan itself may.
    if bound < best - rounding.max(2e-8 * best.abs()) {
        return Err(format!("the bound {bound} is false: a plan reaches {best} (value {value})"));
    }
    let slack = 1e-6 * value.abs().max(1.0) + rounding;
    if value < best - slack {
        return Err(format!("value {value}, but a plan reaches {best}"));
    }
    match known.upper {
        Some(upper) if value > upper + slack + of_reference => {
            Err(format!("value {value} above the reference bound {upper}"))
        }
        _ => Ok(()),
    }
}

/// Collects what goes wrong in a family of scenarios, and tells the first few whole.
#[derive(Default)]
pub struct Tally {
    pub agreed: usize,
    too_large: usize,
    failures: Vec<String>,
}

impl Tally {
    pub fn judge(&mut self, seed: u64, text: &str, known: &Known) {
        match judge(text, known) {
            Ok(Verdict::Agrees) => self.agreed += 1,
            Ok(Verdict::TooLarge) => self.too_large += 1,
            Err(why) => self.failures.push(format!("seed {seed}: {why}\n{text}")),
        }
    }

    pub fn close(self, least: usize) {
        let all = self.agreed + self.failures.len();
        let shown: Vec<_> = self.failures.iter().take(4).map(String::as_str).collect();
        let short: Vec<_> = self
            .failures
            .iter()
            .map(|f| f.lines().next().unwrap_or_default().chars().take(150).collect::<String>())
            .collect();
        assert!(
            self.failures.is_empty(),
            "{} of {all} failed:\n{}\n\n{}",
            self.failures.len(),
            shown.join("\n\n"),
            short.join("\n"),
        );
        assert!(self.too_large <= 1 + all / 20, "{} of {all} too large to judge", self.too_large);
        assert!(
            self.agreed + self.too_large >= least,
            "only {} scenarios judged of {all}",
            self.agreed
        );
    }
}
