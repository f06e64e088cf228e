//! Better plans by trial: grids and random moves. Every plan it gives holds by [`Case::broken`],
//! so its value is a lower bound on the optimum.

use super::case::Case;
use super::measure::Spend;
use super::rng::Rng;

/// Improves a plan that holds by random moves of one or two cells, rarely more.
pub fn improve(case: &Case, from: &Spend, rng: &mut Rng, tries: usize) -> (Spend, f64) {
    let (channels, months) = (case.channels.len(), case.months);
    let size = case.size();
    let (mut best, mut value) = (from.clone(), case.value(from));
    for turn in 0..tries {
        // Steps shrink from the size of a month's money to a millionth of it.
        let step = size * 10.0_f64.powf(-6.0 * turn as f64 / tries as f64) * rng.unit();
        let mut plan = best.clone();
        let (c, t) = (rng.whole(0, channels - 1), rng.whole(0, months - 1));
        let (d, u) = (rng.whole(0, channels - 1), rng.whole(0, months - 1));
        let cost = |c: usize| case.channels[c].cost();
        match rng.whole(0, 9) {
            0 | 1 => plan[c][t] += step,
            2 => plan[c][t] = (plan[c][t] - step).max(0.0),
            3..=6 => {
                let moved = step.min(plan[c][t]);
                plan[c][t] -= moved;
                plan[d][u] += moved * cost(c) / cost(d);
            }
            7 => {
                let moved = std::mem::take(&mut plan[c][t]);
                plan[d][u] += moved * cost(c) / cost(d);
            }
            8 => plan[c].iter_mut().for_each(|s| *s = 0.0),
            _ => plan[c].iter_mut().for_each(|s| *s *= 1.0 + step / size - 0.5),
        }
        let now = case.value(&plan);
        if now > value && case.broken(&plan, 1e-10).is_empty() {
            (best, value) = (plan, now);
        }
    }
    (best, value)
}

/// Every cell on a grid of `steps` spends up to the most that a month allows, the best kept and
/// improved. For at most three cells.
pub fn grid(case: &Case, steps: usize, rng: &mut Rng) -> Option<(Spend, f64)> {
    let months = case.months;
    let cells = case.channels.len() * months;
    let size = case.size();
    let mut best: Option<(Spend, f64)> = None;
    for index in 0..(steps + 1).pow(cells as u32) {
        let mut rest = index;
        let flat: Vec<f64> = (0..cells)
            .map(|_| {
                let step = rest % (steps + 1);
                rest /= steps + 1;
                size * step as f64 / steps as f64
            })
            .collect();
        let plan: Spend = flat.chunks(months).map(<[f64]>::to_vec).collect();
        let value = case.value(&plan);
        if best.as_ref().is_none_or(|b| value > b.1) && case.broken(&plan, 1e-12).is_empty() {
            best = Some((plan, value));
        }
    }
    best.map(|(plan, _)| improve(case, &plan, rng, 4000))
}
