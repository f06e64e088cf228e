//! What rules leave to one spend.

use super::states::Choice;

/// What rules leave to one spend, in currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Least, by the channel's own rules.
    pub lo: f64,
    /// Greatest by the channel's own rules; below `lo` where they contradict each other.
    pub own: f64,
    /// Least where the channel is on.
    pub on: f64,
    /// Greatest by what budgets and caps over several spends leave: it bounds the cell and tightens
    /// its envelope, but a floor above it is left for the rows to refuse, so that they are named.
    pub left: f64,
    /// It is a whole multiple of this.
    pub step: Option<f64>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { lo: 0.0, own: f64::INFINITY, on: 0.0, left: f64::INFINITY, step: None }
    }
}

impl Bounds {
    /// At least `lo` and at most `hi`.
    pub fn within(&mut self, lo: f64, hi: f64) {
        self.lo = self.lo.max(lo);
        self.own = self.own.min(hi);
    }

    /// At most what a cap over several spends leaves, where there is one.
    pub fn leave(&mut self, most: Option<f64>) {
        self.left = self.left.min(most.unwrap_or(f64::INFINITY));
    }

    /// In units of `money`, in whole steps.
    pub(super) fn in_units_of(self, money: f64) -> Self {
        let most = self.own.min(self.left).max(self.lo.min(self.own)).max(0.0);
        let on = self.lo.max(self.on);
        let scaled = |lo: f64, most: f64, on: f64, own: f64| Self {
            lo: lo / money,
            left: most / money,
            on: on / money,
            own: own / money,
            ..self
        };
        let Some(step) = self.step else {
            return scaled(self.lo, most, on, self.own);
        };
        let up = |amount: f64| (amount / step - 1e-9).ceil() * step;
        let down = |amount: f64| (amount / step + 1e-9).floor() * step;
        scaled(up(self.lo), down(most), up(on).max(step), down(self.own))
    }

    /// Whether the channel may be on, and whether it may be off.
    pub(super) fn choice(&self, is_spent: bool) -> Choice {
        Choice {
            is_spent,
            on: self.left > 0.0 && self.on <= self.own * (1.0 + 1e-12),
            off: self.lo <= 0.0,
        }
    }
}
