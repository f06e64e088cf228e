//! What the objective makes of KPIs and money.

use std::collections::BTreeMap;

use crate::month::ByMonth;

use super::{Channel, Objective, REVENUE, SPEND, Scenario};

impl Scenario {
    /// Gross profit per unit of revenue that `channel` brings in month `t`, which may pass the horizon.
    pub fn margin_in(&self, channel: &Channel, t: usize) -> f64 {
        let stated = channel.gross_margin.as_ref().or(self.gross_margin.as_ref());
        stated.map_or(1.0, |margin| margin.at(self.month(t)))
    }

    /// The gross margin where it is the same for every channel that brings revenue and in every month
    /// of the plan.
    pub fn one_margin(&self) -> Option<f64> {
        let mut margins = self.margins();
        let first = margins.next().unwrap_or(1.0);
        margins.all(|margin| margin == first).then_some(first)
    }

    /// The gross margin, where one figure must stand for all: their mean over channels and months.
    pub fn margin(&self) -> f64 {
        self.one_margin()
            .unwrap_or_else(|| self.margins().sum::<f64>() / self.margins().count().max(1) as f64)
    }

    /// What comes of a KPI in month `t` of the plan without any spend.
    pub fn baseline_in(&self, kpi: &str, t: usize) -> f64 {
        self.baseline.get(kpi).map_or(0.0, |amounts| amounts.at(self.month(t)))
    }

    /// The same of every KPI that has any, month by month.
    pub fn baselines(&self) -> BTreeMap<String, Vec<f64>> {
        let months = |kpi| (0..self.months).map(|t| self.baseline_in(kpi, t)).collect();
        self.baseline.keys().map(|kpi| (kpi.clone(), months(kpi))).collect()
    }

    /// A figure by month where one must stand for all: its mean over the months of the plan.
    pub fn mean_of(&self, figures: &ByMonth) -> f64 {
        let months = || (0..self.months).map(|t| figures.at(self.month(t)));
        figures.single().unwrap_or_else(|| months().sum::<f64>() / self.months as f64)
    }

    fn margins(&self) -> impl Iterator<Item = f64> {
        let earning = self.channels.iter().filter(|c| c.yields.contains_key(REVENUE));
        earning.flat_map(|c| (0..self.months).map(|t| self.margin_in(c, t)))
    }

    /// The same scenario with every gross margin times `factor`.
    pub fn with_margins(&self, factor: f64) -> Self {
        let mut changed = self.clone();
        let whole = self.gross_margin.clone().unwrap_or(ByMonth::every(1.0));
        changed.gross_margin = Some(whole.map(|margin| margin * factor));
        for channel in &mut changed.channels {
            channel.gross_margin =
                channel.gross_margin.as_ref().map(|own| own.map(|margin| margin * factor));
        }
        changed
    }

    /// Weight of month `t` in the objective: `(1+d)^(-t/12)`.
    pub fn discount(&self, t: usize) -> f64 {
        libm::pow(1.0 + self.discount_rate, -(t as f64) / 12.0)
    }

    /// What the objective gains per unit of `kpi` of `channel` that lands in month `t`, before the
    /// weights of months.
    pub fn weight_in(&self, kpi: &str, channel: &Channel, t: usize) -> f64 {
        let weight = self.weight_of(kpi);
        let is_profit = self.objective == Objective::Profit && kpi == REVENUE;
        if is_profit { weight * self.margin_in(channel, t) } else { weight }
    }

    /// The same before the gross margin: of profit, 1 per unit of revenue.
    pub fn weight_of(&self, kpi: &str) -> f64 {
        match &self.objective {
            Objective::Profit => f64::from(u8::from(kpi == REVENUE)),
            Objective::Kpi(wanted) => f64::from(u8::from(wanted == kpi)),
            Objective::Weights(weights) => weights.get(kpi).copied().unwrap_or(0.0),
        }
    }

    /// What the objective gains per unit of money spent or paid in fees: -1 for profit.
    pub fn weight_of_spend(&self) -> f64 {
        match &self.objective {
            Objective::Profit => -1.0,
            Objective::Kpi(_) => 0.0,
            Objective::Weights(weights) => weights.get(SPEND).copied().unwrap_or(0.0),
        }
    }
}
