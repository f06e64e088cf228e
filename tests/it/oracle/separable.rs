//! Scenarios in which only money couples the cells: closed forms by bisection on the multiplier,
//! and a dynamic program on a fine grid where a cell's gain is of any shape.
//!
//! With `saturate_then_carry` and no ramp-up the effect is linear in phi(s), so a cell (channel,
//! month) brings `gain x phi(s)`, gain being the worth of all that lands later.

use super::case::Case;
use super::measure::Spend;

/// What one unit of phi(s[c][t]) adds to the objective.
pub fn gain(case: &Case, c: usize, t: usize) -> f64 {
    case.channels[c].w.iter().enumerate().map(|(k, w)| w * case.worth(c, t + k)).sum()
}

/// The optimum of `cells` that share one budget, by Karush-Kuhn-Tucker: at multiplier x each cell
/// spends where gain x slope = (x + cost weight) x cost, kept within its bounds. Smooth concave
/// curves only.
pub fn water_fill(case: &Case, cells: &[(usize, usize)], budget: f64, plan: &mut Spend) {
    let spend_at = |x: f64| -> Vec<f64> {
        cells
            .iter()
            .map(|&(c, t)| {
                let channel = &case.channels[c];
                let cost = channel.cost();
                let own = -case.spend_weight * case.weight(t);
                let (lo, hi) = (channel.min[t], channel.max[t].min(budget / cost));
                let slope = (x + own) * cost / gain(case, c, t);
                if slope > 0.0 { channel.phi.spend_at(slope).clamp(lo, hi) } else { hi }
            })
            .collect()
    };
    let paid = |x: f64| -> f64 {
        let spends = spend_at(x);
        cells.iter().zip(spends).map(|(&(c, _), s)| s * case.channels[c].cost()).sum()
    };
    let mut x = 0.0;
    if paid(0.0) > budget {
        let (mut lo, mut hi) = (0.0, 1.0);
        while paid(hi) > budget {
            hi *= 2.0;
        }
        for _ in 0..200 {
            let middle = (lo + hi) / 2.0;
            if paid(middle) > budget { lo = middle } else { hi = middle }
        }
        x = hi;
    }
    for (&(c, t), s) in cells.iter().zip(spend_at(x)) {
        plan[c][t] = s;
    }
}

/// The best plan on a grid of `units` of the total budget: any curve, `min`, `max`,
/// `min_if_active`, `monthly_fee`, `fee_rate`; nothing else may couple the cells.
pub fn dynamic_program(case: &Case, units: usize) -> Spend {
    let budget = case.total.unwrap();
    let cells: Vec<(usize, usize)> =
        (0..case.channels.len()).flat_map(|c| (0..case.months).map(move |t| (c, t))).collect();
    let spend_of = |c: usize, t: usize, j: usize| -> Option<f64> {
        if j == 0 {
            return (case.channels[c].min[t] == 0.0).then_some(0.0);
        }
        let channel = &case.channels[c];
        let paid = budget * j as f64 / units as f64;
        let s = (paid - channel.monthly_fee * (1.0 + channel.tax)) / channel.cost();
        let least = channel.min_if_active.unwrap_or(0.0).max(channel.min[t]);
        (s > 0.0 && s >= least && s <= channel.max[t]).then_some(s)
    };
    let worth = |c: usize, t: usize, j: usize| -> f64 {
        let Some(s) = spend_of(c, t, j) else {
            return f64::NEG_INFINITY;
        };
        let paid = budget * j as f64 / units as f64;
        gain(case, c, t) * case.channels[c].phi.at(s) + case.spend_weight * case.weight(t) * paid
    };
    // best[i][u]: the most from cells i.. with u units left, and the units cell i takes.
    let mut best = vec![vec![(0.0, 0); units + 1]; cells.len() + 1];
    for (i, &(c, t)) in cells.iter().enumerate().rev() {
        let own: Vec<f64> = (0..=units).map(|j| worth(c, t, j)).collect();
        for left in 0..=units {
            best[i][left] = (0..=left)
                .map(|j| (own[j] + best[i + 1][left - j].0, j))
                .max_by(|x, y| x.0.total_cmp(&y.0))
                .unwrap();
        }
    }
    let mut left = units;
    let mut plan = vec![vec![0.0; case.months]; case.channels.len()];
    for (i, &(c, t)) in cells.iter().enumerate() {
        let j = best[i][left].1;
        plan[c][t] = spend_of(c, t, j).unwrap_or(0.0);
        left -= j;
    }
    plan
}
