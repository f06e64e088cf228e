//! The distribution of a plan's outcomes over the draws.
//!
//! Revenue is linear in each channel's return, so one evaluation with the true curves gives one
//! number per channel, and a draw costs one sum.

use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ledger::Ledger;
use crate::plan::reference;
use crate::plan::{ChannelPlan, Plan};
use crate::scenario::{Channel, Goal, Per, REVENUE, Range, Scenario, Target};
use crate::uncertainty::Draws;

/// Quantiles (`shares`, each in 0..=1) over the draws of the profit from the start to the end of
/// each month: `[month][quantile]`.
pub fn outlook(scenario: &Scenario, plan: &Plan, shares: &[f64]) -> Vec<Vec<f64>> {
    let draws = Draws::of(scenario);
    let mut sums = vec![0.0; draws.factors.len()];
    let months = 0..scenario.months;
    months
        .map(|t| {
            let gross = |(stated, planned): (&Channel, &ChannelPlan)| {
                let revenue = planned.kpis.get(REVENUE).map_or(0.0, |months| months[t]);
                scenario.margin_in(stated, t) * revenue
            };
            let channels = scenario.channels.iter().zip(&plan.channels);
            let landed: Vec<f64> = channels.map(gross).collect();
            let paid = plan.months.spend[t] + plan.months.fees[t];
            for (sum, factors) in sums.iter_mut().zip(&draws.factors) {
                let worth: f64 = factors.iter().zip(&landed).map(|(f, x)| f * x).sum();
                *sum += worth - paid;
            }
            let mut sorted = sums.clone();
            sorted.sort_by(f64::total_cmp);
            shares.iter().map(|share| quantile(&sorted, *share)).collect()
        })
        .collect()
}

/// Between neighbours in proportion.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * sorted.len().saturating_sub(1) as f64;
    let low = sorted.get(place.floor() as usize).copied().unwrap_or(0.0);
    let high = sorted.get(place.ceil() as usize).copied().unwrap_or(0.0);
    low + (high - low) * place.fract()
}

/// Two sides of a target this close, by share of the larger, are equal: a plan that a target
/// holds back meets it exactly.
const EQUAL: f64 = 1e-9;

/// Plans that differ by less than this share of the spend are one: a table shows no difference.
const SAME: f64 = 1e-4;

/// What may become of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct RiskFigures {
    /// Number of draws.
    pub draws: usize,
    /// Of the draws.
    pub seed: u64,
    /// Gross margin x revenue - spend - fees, inside the horizon.
    pub profit: Spread,
    /// Inside the horizon.
    pub revenue: Spread,
    /// Share of draws with a profit below 0.
    pub chance_of_loss: f64,
    /// Share of draws in which the objective is above that of the current split; `None` where no
    /// channel states what it spends today, or where the plan is that split.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance_to_beat_current: Option<f64>,
    /// In the scenario's order; a target on what has no range is left out: its chance is unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetChance>,
}

/// A distribution in four numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Spread {
    /// Over the draws.
    pub mean: f64,
    /// One draw in ten is below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One draw in ten is above.
    pub p90: f64,
}

/// How likely a target is met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetChance {
    /// Its place in the scenario's targets.
    #[serde(default)]
    pub target: usize,
    /// The KPI it is about.
    pub kpi: String,
    /// Share of the draws that meet it.
    pub chance: f64,
}

impl RiskFigures {
    /// The figures of `plan`; `None` where no return that yields revenue carries a range.
    ///
    /// ```
    /// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
    ///     "channels": [{"id": "seo", "roi": {"low": 1.5, "expected": 2, "high": 3}}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
    /// let figures = phanbo::risk::RiskFigures::of(&scenario, &scenario.solve()?).ok_or("a range")?;
    /// assert!(figures.profit.p10 < figures.profit.p50 && figures.profit.p50 < figures.profit.p90);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(scenario: &Scenario, plan: &Plan) -> Option<Self> {
        let uncertain = (0..scenario.channels.len()).any(|c| has_range(scenario, c));
        if !uncertain || scenario.risk.samples == 0 {
            return None;
        }
        let spend = plan.channels.iter().map(|c| c.spend.clone()).collect();
        Some(Self::over(scenario, &Ledger::of(scenario, spend), &Draws::of(scenario)))
    }

    fn over(scenario: &Scenario, ledger: &Ledger, draws: &Draws) -> Self {
        let all: Vec<usize> = (0..scenario.channels.len()).collect();
        let revenue = Linear::kpi(scenario, ledger, REVENUE, &all, 0..=scenario.months - 1);
        let paid: f64 = ledger.spend.iter().chain(&ledger.fees).flatten().sum();
        let gross = Linear::gross_profit(scenario, ledger);
        let profits = draws.worth(&gross).map(|x| x - paid).collect::<Vec<_>>();
        let other = |current: &Vec<Vec<f64>>| !is_same(&ledger.spend, current);
        let beats = reference::current(scenario).filter(other).map(|current| {
            let plan = Linear::objective(scenario, ledger);
            let current = Linear::objective(scenario, &Ledger::of(scenario, current));
            let pairs = draws.worth(&plan).zip(draws.worth(&current));
            share(pairs.map(|(ours, theirs)| above(ours, theirs)))
        });
        let target = |(at, stated): (usize, &Target)| TargetChance {
            target: at,
            kpi: stated.kpi.clone(),
            chance: chance(scenario, ledger, draws, stated),
        };
        let ranged = |(_, stated): &(usize, &Target)| {
            stated.kpi == REVENUE && stated.channels.iter().any(|&c| has_range(scenario, c))
        };
        Self {
            draws: draws.factors.len(),
            seed: scenario.risk.seed,
            chance_of_loss: share(profits.iter().map(|x| *x < 0.0)),
            profit: Spread::of(profits),
            revenue: Spread::of(draws.worth(&revenue).collect()),
            chance_to_beat_current: beats,
            targets: scenario.targets.iter().enumerate().filter(ranged).map(target).collect(),
        }
    }
}

/// Whether two plans are one, but for what rounding does.
fn is_same(ours: &[Vec<f64>], theirs: &[Vec<f64>]) -> bool {
    let months = ours.iter().flatten().zip(theirs.iter().flatten());
    let apart: f64 = months.map(|(ours, theirs)| (ours - theirs).abs()).sum();
    apart <= SAME * theirs.iter().flatten().sum::<f64>()
}

/// Whether a channel's return, and with it its revenue, carries a range.
fn has_range(scenario: &Scenario, c: usize) -> bool {
    let channel = &scenario.channels[c];
    channel.roi.as_ref().is_some_and(Range::is_uncertain) && channel.yields.contains_key(REVENUE)
}

fn chance(scenario: &Scenario, ledger: &Ledger, draws: &Draws, stated: &Target) -> f64 {
    let together = match stated.per {
        Per::Total => vec![stated.from..=stated.by],
        Per::Month => (stated.from..=stated.by).map(|t| t..=t).collect(),
    };
    let mut met = vec![true; draws.factors.len()];
    for months in together.into_iter().filter(|months| *months.end() >= scenario.closed) {
        let channels = stated.channels.iter();
        let spent: f64 = channels.flat_map(|&c| &ledger.spend[c][months.clone()]).sum();
        let counted = months.clone().filter(|_| stated.with_baseline);
        let anyway: f64 = counted.map(|t| scenario.baseline_in(&stated.kpi, t)).sum();
        let mut kpi = Linear::kpi(scenario, ledger, &stated.kpi, &stated.channels, months);
        kpi.fixed += anyway;
        for (met, kpi) in met.iter_mut().zip(draws.worth(&kpi)) {
            *met &= match stated.goal {
                Goal::AtLeast(amount) => !above(amount, kpi),
                Goal::AtMost(amount) => !above(kpi, amount),
                Goal::PerSpendAtLeast(ratio) => !above(ratio * spent, kpi),
                Goal::CostAtMost(cost) => !above(spent, cost * kpi),
            };
        }
    }
    share(met.into_iter())
}

fn above(a: f64, b: f64) -> bool {
    a - b > EQUAL * a.abs().max(b.abs())
}

fn share(met: impl Iterator<Item = bool>) -> f64 {
    let (met, all) =
        met.fold((0_usize, 0_usize), |(met, all), yes| (met + usize::from(yes), all + 1));
    met as f64 / all.max(1) as f64
}

/// An outcome as `fixed` + the sum over channels of factor x share.
struct Linear {
    fixed: f64,
    shares: Vec<f64>,
}

impl Linear {
    /// What lands of `kpi` from some channels in some months. Only revenue follows the returns.
    fn kpi(
        scenario: &Scenario,
        ledger: &Ledger,
        kpi: &str,
        channels: &[usize],
        months: RangeInclusive<usize>,
    ) -> Self {
        let mut shares = vec![0.0; scenario.channels.len()];
        for &c in channels {
            shares[c] = months.clone().map(|t| ledger.kpi(scenario, c, kpi, t)).sum();
        }
        if kpi == REVENUE {
            return Self { fixed: 0.0, shares };
        }
        Self { fixed: shares.iter().sum(), shares: vec![0.0; shares.len()] }
    }

    fn gross_profit(scenario: &Scenario, ledger: &Ledger) -> Self {
        let of = |c: usize| (0..scenario.months).map(|t| ledger.gross_profit(scenario, c, t)).sum();
        Self { fixed: 0.0, shares: (0..scenario.channels.len()).map(of).collect() }
    }

    fn objective(scenario: &Scenario, ledger: &Ledger) -> Self {
        let shares = ledger.worth_of_revenue(scenario);
        Self { fixed: ledger.expected(scenario) - shares.iter().sum::<f64>(), shares }
    }
}

impl Draws {
    fn worth<'a>(&'a self, linear: &'a Linear) -> impl Iterator<Item = f64> + 'a {
        self.factors.iter().map(|factors| {
            let pairs = factors.iter().zip(&linear.shares);
            linear.fixed + pairs.map(|(f, share)| f * share).sum::<f64>()
        })
    }
}

impl Spread {
    /// Percentiles lie between neighbours in proportion.
    fn of(mut all: Vec<f64>) -> Self {
        let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
        all.sort_by(f64::total_cmp);
        let at = |share: f64| quantile(&all, share);
        Self { mean, p10: at(0.1), p50: at(0.5), p90: at(0.9) }
    }
}
