//! The steps, from a first point until every condition holds or none gets better.

use super::Point;
use super::direction::Direction;
pub(super) use super::iterate::{Iterate, Start};
use super::scaled::{Effect, Scaled};
use crate::engine::ldl::Ldl;

/// Steps after which there is no hope.
const STEPS: usize = 120;
/// Steps without progress after which there is none.
const PATIENCE: usize = 15;
/// The share of the way to the nearest bound that a step takes.
const SHARE: f64 = 0.995;
/// At most this share of a column whose effect starts steeply is taken away in a step.
const STEEP: f64 = 0.8;
/// A step after which this many times as much is off as before is shortened by so much, so often.
const WORSE: f64 = 10.0;
const SHORTER: f64 = 0.3;
const BACK: usize = 6;
/// By at most so many times itself it grows, unless it is less than a seed.
const GROWTH: f64 = 4.0;
const SEED: f64 = 1e-14;
/// Keeps the matrix quasidefinite where a slope does not change and where rows repeat each other;
/// what it bends, the outer steps bend back.
const PROXIMAL: f64 = 1e-9;
/// A row whose largest term is less is next to nothing.
const NEXT_TO_NOTHING: f64 = 1e-6;
/// A step shorter than this is not taken before one towards the middle has been tried.
const SHORT: f64 = 0.1;
/// What the slope of a number may lack counts by the number where it is below this: a curve that
/// starts vertically may want 1e-40 of a channel.
const TINY: f64 = 1e-5;

/// The method at work.
pub(super) struct Method<'p> {
    pub(super) scaled: Scaled<'p>,
    /// The price of breaking each row; of either side, where it is an equality.
    penalty: Vec<f64>,
    pub(super) at: Iterate,
    pub(super) ldl: Ldl,
    /// The matrix: columns' diagonal, rows' diagonal, then the rows' entries in order.
    pub(super) matrix: Vec<f64>,
    pub(super) effects: Vec<Effect>,
    /// How fast each column's slope falls: at least 0 for a concave problem.
    pub(super) fall: Vec<f64>,
    /// What is left of each column's condition, and of each row's.
    pub(super) slopes: Vec<f64>,
    pub(super) rows: Vec<f64>,
    steep: Vec<bool>,
}

impl<'p> Method<'p> {
    /// `None` where the structure is refused.
    pub(super) fn new(scaled: Scaled<'p>, penalty: Vec<f64>, start: Start) -> Option<Self> {
        let (n, m) = (scaled.columns(), scaled.rows());
        let mut entries: Vec<(usize, usize)> = (0..n + m).map(|i| (i, i)).collect();
        for r in 0..m {
            entries.extend(scaled.row(r).map(|place| (n + r, scaled.column[place])));
        }
        let steep = (0..n).map(|j| scaled.is_steep(j)).collect();
        let mut method = Self {
            penalty,
            at: Iterate::default(),
            ldl: Ldl::new(n + m, &entries)?,
            matrix: vec![0.0; entries.len()],
            effects: vec![Effect::default(); n],
            fall: vec![0.0; n],
            slopes: vec![0.0; n],
            rows: vec![0.0; m],
            steep,
            scaled,
        };
        method.start(start);
        Some(method)
    }

    /// A point well inside, with products of about the same size everywhere.
    fn start(&mut self, start: Start) {
        const PRODUCT: f64 = 0.1;
        const SLACK: f64 = 0.5;
        let m = self.scaled.rows();
        let u = self.inside();
        let even: Vec<f64> = self.penalty.iter().map(|penalty| PRODUCT / penalty).collect();
        let mut at = Iterate {
            room: u.iter().map(|u| 1.0 - u).collect(),
            low: u.iter().map(|u| PRODUCT / u).collect(),
            high: u.iter().map(|u| PRODUCT / (1.0 - u)).collect(),
            y: vec![0.0; m],
            slack: even.clone(),
            excess: even,
            u,
        };
        for r in 0..m {
            let room = self.scaled.rhs[r] - self.activity(&at.u, r);
            if !self.scaled.equal[r] {
                at.slack[r] = room.max(SLACK);
                at.y[r] = (PRODUCT / at.slack[r]).min(0.5 * self.penalty[r]);
                at.excess[r] = PRODUCT / (self.penalty[r] - at.y[r]);
            }
            if start == Start::Broken {
                let off = at.slack[r] - at.excess[r] - room;
                at.slack[r] += (-off).max(0.0);
                at.excess[r] += off.max(0.0);
            }
        }
        self.at = at;
    }

    /// Numbers well between their bounds that come near to keeping the rows: less of what a row
    /// has too much of, then of each equality's numbers the one that has least to do elsewhere.
    fn inside(&mut self) -> Vec<f64> {
        const USUAL: f64 = 0.3;
        const LEAST: f64 = 0.05;
        let (n, m) = (self.scaled.columns(), self.scaled.rows());
        let usual = vec![USUAL; n];
        self.scaled.effects(&usual, &mut self.effects);
        let mut u = usual.clone();
        let mut rows_of = vec![0_usize; n];
        for r in 0..m {
            let share = self.scaled.rhs[r] / self.activity(&usual, r);
            let is_cap = !self.scaled.equal[r] && share > 0.0 && share < 1.0;
            for place in self.scaled.row(r) {
                let j = self.scaled.column[place];
                rows_of[j] += 1;
                if is_cap && self.scaled.a[place] > 0.0 {
                    u[j] = u[j].min((USUAL * share).max(LEAST));
                }
            }
        }
        for r in (0..m).filter(|&r| self.scaled.equal[r]) {
            let free = self.scaled.row(r).filter(|&place| self.scaled.b[place] == 0.0);
            let Some(place) = free.min_by(|&p, &q| {
                let key = |place: usize| (rows_of[self.scaled.column[place]], place);
                key(p).cmp(&key(q))
            }) else {
                continue;
            };
            let (j, a) = (self.scaled.column[place], self.scaled.a[place]);
            let off = self.activity(&u, r) - self.scaled.rhs[r];
            u[j] = (u[j] - off / a).clamp(LEAST, 1.0 - USUAL);
        }
        self.scaled.effects(&u, &mut self.effects);
        u
    }

    /// A row's left-hand side; the effects are those of `u`.
    pub(super) fn activity(&self, u: &[f64], r: usize) -> f64 {
        let scaled = &self.scaled;
        let each = scaled.row(r).map(|place| {
            let j = scaled.column[place];
            let b = scaled.b[place];
            let effect = if b == 0.0 { 0.0 } else { b * self.effects[j].value };
            scaled.a[place] * u[j] + effect
        });
        each.sum()
    }

    /// The multiplier of a row's slack and of its excess.
    pub(super) fn multipliers(&self, r: usize) -> (f64, f64) {
        let y = self.at.y[r];
        let penalty = self.penalty[r];
        (if self.scaled.equal[r] { penalty + y } else { y }, penalty - y)
    }

    /// What is left of each condition at the point, and how fast slopes fall there; the rows'
    /// gradients stand in the matrix afterwards.
    pub(super) fn look(&mut self) {
        let (n, m) = (self.scaled.columns(), self.scaled.rows());
        self.scaled.effects(&self.at.u, &mut self.effects);
        let (scaled, at) = (&self.scaled, &self.at);
        // The worth of each column's effect, prices taken off, gathers in `fall`.
        self.fall.copy_from_slice(&scaled.worth);
        for j in 0..n {
            let worth = scaled.worth[j];
            let effect = if worth == 0.0 { 0.0 } else { worth * self.effects[j].slope };
            self.slopes[j] = effect + scaled.gain[j] + at.low[j] - at.high[j];
        }
        for r in 0..m {
            let y = at.y[r];
            let mut activity = 0.0;
            for place in scaled.row(r) {
                let (j, a, b) = (scaled.column[place], scaled.a[place], scaled.b[place]);
                let mut slope = a;
                activity += a * at.u[j];
                if b != 0.0 {
                    slope += b * self.effects[j].slope;
                    activity += b * self.effects[j].value;
                    self.fall[j] -= y * b;
                }
                self.slopes[j] -= y * slope;
                self.matrix[n + m + place] = slope;
            }
            self.rows[r] = activity + at.slack[r] - at.excess[r] - scaled.rhs[r];
        }
        for (fall, effect) in self.fall.iter_mut().zip(&self.effects) {
            *fall = if *fall == 0.0 { 0.0 } else { (-*fall * effect.bend).max(0.0) };
        }
    }

    /// The largest of what is left.
    fn off(&self) -> f64 {
        let slopes = self.slopes.iter().zip(&self.at.u).map(|(off, u)| off * (u / TINY).min(1.0));
        let all = slopes.chain(self.rows.iter().copied());
        all.fold(0.0, |most, off| if off.is_finite() { off.abs().max(most) } else { f64::INFINITY })
    }

    /// Mean of the complementary products.
    fn mu(&self) -> f64 {
        let at = &self.at;
        let columns: f64 =
            (0..at.u.len()).map(|j| at.u[j] * at.low[j] + at.room[j] * at.high[j]).sum();
        let row = |r: usize| {
            let (of_slack, of_excess) = self.multipliers(r);
            at.slack[r] * of_slack + at.excess[r] * of_excess
        };
        let rows: f64 = (0..at.y.len()).map(row).sum();
        (columns + rows) / self.pairs()
    }

    fn pairs(&self) -> f64 {
        (2 * (self.at.u.len() + self.at.y.len())).max(1) as f64
    }

    /// Steps until nothing is off by more than `residual` and products are at most `done`, on
    /// average; `false` where that does not come about, at the best point seen.
    pub(super) fn run(&mut self, residual: f64, done: f64) -> bool {
        let mut best = (f64::INFINITY, Iterate::default());
        let (mut ahead, mut step) = (Direction::default(), Direction::default());
        let mut since = 0;
        let mut before = Iterate::default();
        self.look();
        for _ in 0..STEPS {
            let (off, mu) = (self.off(), self.mu());
            if !(off.is_finite() && mu.is_finite()) {
                break;
            }
            if off <= residual && mu <= done {
                return true;
            }
            let merit = off.max(mu);
            since = if merit < 0.9 * best.0 { 0 } else { since + 1 };
            if merit < best.0 {
                best.0 = merit;
                best.1.clone_from(&self.at);
            }
            if since > PATIENCE || !self.factor() {
                break;
            }
            let mut reach = self.aim(mu, done, &mut ahead, &mut step);
            before.clone_from(&self.at);
            self.go(&step, reach);
            self.look();
            // Where slopes turned out otherwise than promised, less of the way.
            for _ in 0..BACK {
                if self.off() <= WORSE * off.max(mu) {
                    break;
                }
                reach *= SHORTER;
                self.at.clone_from(&before);
                self.go(&step, reach);
                self.look();
            }
        }
        if best.0.is_finite() {
            self.at = best.1;
            self.look();
        }
        // As near as rounding lets it come.
        best.0 <= 100.0 * residual.max(done)
    }

    /// Mehrotra's direction, or where that leads nowhere one towards the middle; how far it goes.
    fn aim(&mut self, mu: f64, done: f64, ahead: &mut Direction, step: &mut Direction) -> f64 {
        let aside = Direction::default();
        self.direct(0.0, &aside, ahead);
        let reach = self.reach(ahead, 1.0);
        let sigma = (self.mu_after(ahead, reach) / mu).powi(3).clamp(1e-8, 1.0);
        // Products far below what they must come to while rows are still off lead to the wall.
        let goal = (sigma * mu).max(0.1 * done.min(mu));
        self.direct(goal, ahead, step);
        let reach = self.reach(step, SHARE);
        if reach >= SHORT {
            return reach;
        }
        self.direct(mu.max(0.1 * done), &aside, ahead);
        let inward = self.reach(ahead, SHARE);
        if inward > reach {
            std::mem::swap(ahead, step);
            return inward;
        }
        reach
    }

    /// The matrix at this point: columns `fall + low/u + high/room`, rows minus what slack and
    /// excess give way.
    fn factor(&mut self) -> bool {
        let n = self.at.u.len();
        let at = &self.at;
        for j in 0..n {
            let barrier = at.low[j] / at.u[j] + at.high[j] / at.room[j];
            self.matrix[j] = self.fall[j] + barrier + PROXIMAL;
        }
        for r in 0..at.y.len() {
            let (of_slack, of_excess) = self.multipliers(r);
            self.matrix[n + r] = -at.slack[r] / of_slack - at.excess[r] / of_excess - PROXIMAL;
        }
        self.ldl.factor(&self.matrix, n)
    }

    /// The longest step, at most 1, that keeps everything above 0.
    fn reach(&self, step: &Direction, share: f64) -> f64 {
        let at = &self.at;
        let mut reach = 1.0_f64;
        let mut keep = |value: f64, change: f64, share: f64| {
            if change < 0.0 && -share * value > reach * change {
                reach = -share * value / change;
            }
        };
        for j in 0..at.u.len() {
            // Where a curve starts steeply its slope goes by ratios, and so may the number.
            if self.steep[j] {
                keep(at.u[j], step.u[j], share.min(STEEP));
                keep((GROWTH * at.u[j]).max(SEED), -step.u[j], 1.0);
            } else {
                keep(at.u[j], step.u[j], share);
            }
            keep(at.room[j], -step.u[j], share);
            keep(at.low[j], step.low[j], share);
            keep(at.high[j], step.high[j], share);
        }
        for r in 0..at.y.len() {
            let (of_slack, of_excess) = self.multipliers(r);
            keep(at.slack[r], step.slack[r], share);
            keep(at.excess[r], step.excess[r], share);
            keep(of_slack, step.y[r], share);
            keep(of_excess, -step.y[r], share);
        }
        reach
    }

    fn mu_after(&self, step: &Direction, by: f64) -> f64 {
        let at = &self.at;
        let columns: f64 = (0..at.u.len())
            .map(|j| {
                (at.u[j] + by * step.u[j]) * (at.low[j] + by * step.low[j])
                    + (at.room[j] - by * step.u[j]) * (at.high[j] + by * step.high[j])
            })
            .sum();
        let rows: f64 = (0..at.y.len())
            .map(|r| {
                let (of_slack, of_excess) = self.multipliers(r);
                (at.slack[r] + by * step.slack[r]) * (of_slack + by * step.y[r])
                    + (at.excess[r] + by * step.excess[r]) * (of_excess - by * step.y[r])
            })
            .sum();
        (columns + rows) / self.pairs()
    }

    fn go(&mut self, step: &Direction, by: f64) {
        let at = &mut self.at;
        for j in 0..at.u.len() {
            at.u[j] += by * step.u[j];
            at.room[j] -= by * step.u[j];
            at.low[j] += by * step.low[j];
            at.high[j] += by * step.high[j];
        }
        for r in 0..at.y.len() {
            at.y[r] += by * step.y[r];
            at.slack[r] += by * step.slack[r];
            at.excess[r] += by * step.excess[r];
        }
    }

    /// What the row that is broken most is broken by; of a row that is next to nothing, in units
    /// of more than that.
    pub(super) fn broken(&self) -> f64 {
        let over = |(r, excess): (usize, &f64)| {
            let over = excess.max(if self.scaled.equal[r] { self.at.slack[r] } else { 0.0 });
            over * (self.scaled.unit[r] / NEXT_TO_NOTHING).min(1.0)
        };
        self.at.excess.iter().enumerate().map(over).fold(0.0, f64::max)
    }

    pub(super) fn point(&self) -> Point {
        self.scaled.point(&self.at.u, &self.at.y)
    }
}
