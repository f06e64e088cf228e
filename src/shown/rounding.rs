//! Figures that still add up when they are rounded.

/// Parts of the last printed digit in which rounding is decided.
const FINE: i64 = 1000;

/// Rounds `values` to whole units so that they add up to their rounded sum (largest remainder);
/// among equal remainders the first gets the unit.
pub fn largest_remainder(values: &[f64]) -> Vec<i64> {
    let fine: Vec<i64> = values.iter().map(|v| (v * FINE as f64).round() as i64).collect();
    let total = (fine.iter().sum::<i64>() as f64 / FINE as f64).round() as i64;
    let mut rounded: Vec<i64> = fine.iter().map(|v| v.div_euclid(FINE)).collect();
    let missing = total - rounded.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..fine.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(fine[at].rem_euclid(FINE)));
    for &at in order.iter().take(missing.max(0) as usize) {
        rounded[at] += 1;
    }
    rounded
}

/// A table rounded to whole units: every row adds up to its total, every column too, and no
/// figure is moved by a whole unit or more (controlled rounding).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rounded {
    /// `[row][column]`.
    pub(crate) cells: Vec<Vec<i64>>,
    /// Of each row.
    pub(crate) row_totals: Vec<i64>,
    /// Of each column.
    pub(crate) column_totals: Vec<i64>,
    /// Of all.
    pub(crate) total: i64,
}

/// Rounds a table (`[row][column]`, rows of one length).
///
/// The table with its negated totals as a last row and column has rows and columns that add up
/// to 0; the fractions of such a table lie on cycles that alternate between rows and columns,
/// and moving along a cycle until one fraction is gone keeps every sum.
pub(crate) fn table(values: &[Vec<f64>]) -> Rounded {
    let rows = values.len();
    let columns = values.first().map_or(0, Vec::len);
    let mut fine = vec![vec![0_i64; columns + 1]; rows + 1];
    for (r, row) in values.iter().enumerate() {
        for (c, value) in row.iter().enumerate() {
            let part = (value * FINE as f64).round() as i64;
            fine[r][c] = part;
            fine[r][columns] -= part;
            fine[rows][c] -= part;
            fine[rows][columns] += part;
        }
    }
    let exact = fine.clone();
    while let Some(cycle) = fractional_cycle(&fine) {
        turn(&mut fine, &cycle);
    }
    settle(&mut fine, &exact);
    let whole = |r: usize, c: usize| fine[r][c].div_euclid(FINE);
    Rounded {
        cells: (0..rows).map(|r| (0..columns).map(|c| whole(r, c)).collect()).collect(),
        row_totals: (0..rows).map(|r| -whole(r, columns)).collect(),
        column_totals: (0..columns).map(|c| -whole(rows, c)).collect(),
        total: whole(rows, columns),
    }
}

/// Cells with a fraction, alternately in one row and in one column, ending where they began.
fn fractional_cycle(fine: &[Vec<i64>]) -> Option<Vec<(usize, usize)>> {
    let fraction = |r: usize, c: usize| fine[r][c].rem_euclid(FINE) != 0;
    let (start, _) =
        (0..fine.len()).find_map(|r| Some((r, (0..fine[r].len()).find(|&c| fraction(r, c))?)))?;
    let mut path: Vec<(usize, usize)> = Vec::new();
    let mut row = start;
    let mut came_by = None;
    loop {
        // Every line with a fraction has two of them, since it adds up to a whole number.
        let column = (0..fine[row].len()).find(|&c| Some(c) != came_by && fraction(row, c))?;
        path.push((row, column));
        if let Some(at) = path.iter().step_by(2).position(|&(_, c)| c == column).map(|k| 2 * k)
            && at + 1 < path.len()
        {
            // The column was entered before: the cycle runs from the step out of it to here.
            return Some(path[at + 1..].to_vec());
        }
        let next = (0..fine.len()).find(|&r| r != row && fraction(r, column))?;
        path.push((next, column));
        if let Some(at) = path.iter().step_by(2).position(|&(r, _)| r == next).map(|k| 2 * k) {
            return Some(path[at..].to_vec());
        }
        row = next;
        came_by = Some(column);
    }
}

/// Moves along a cycle, to the nearer side, until one of its fractions is gone.
fn turn(fine: &mut [Vec<i64>], cycle: &[(usize, usize)]) {
    let parts: Vec<i64> = cycle.iter().map(|&(r, c)| fine[r][c].rem_euclid(FINE)).collect();
    // How far each cell can go: up to the next whole unit, or down to the one below.
    let room = |sign: i64| -> Vec<i64> {
        let up = |at: usize| at.is_multiple_of(2) == (sign > 0);
        parts
            .iter()
            .enumerate()
            .map(|(at, part)| if up(at) { FINE - part } else { *part })
            .collect()
    };
    let cost = |sign: i64| room(sign).iter().map(|left| left * left).sum::<i64>();
    let sign = if cost(1) <= cost(-1) { 1 } else { -1 };
    let step = room(sign).into_iter().min().unwrap_or(0);
    for (at, &(r, c)) in cycle.iter().enumerate() {
        fine[r][c] += if at % 2 == 0 { sign * step } else { -sign * step };
    }
}

/// Passes over the table in search of a better rounding.
const PASSES: usize = 8;

/// Trades whole units among the corners of rectangles, which keeps every sum, as long as figures
/// come nearer to what they round; totals weigh more, since they are read first.
fn settle(fine: &mut [Vec<i64>], exact: &[Vec<i64>]) {
    let (rows, columns) = (fine.len(), fine.first().map_or(0, Vec::len));
    let weight = |r: usize, c: usize| {
        (if r + 1 == rows { 10 } else { 1 }) * (if c + 1 == columns { 10 } else { 1 })
    };
    // What a step costs in squared distance; none where it would move a figure by a unit.
    let cost = |fine: &[Vec<i64>], r: usize, c: usize, step: i64| {
        let (before, after) = (fine[r][c] - exact[r][c], fine[r][c] - exact[r][c] + step);
        (after.abs() < FINE).then(|| weight(r, c) * (after * after - before * before))
    };
    for _ in 0..PASSES {
        let mut better = false;
        for (r, other) in (0..rows).flat_map(|r| (r + 1..rows).map(move |other| (r, other))) {
            for (c, beside) in (0..columns).flat_map(|c| (c + 1..columns).map(move |b| (c, b))) {
                let corners = [(r, c, 1), (r, beside, -1), (other, c, -1), (other, beside, 1)];
                for sign in [FINE, -FINE] {
                    let costs = corners.iter().map(|&(r, c, way)| cost(fine, r, c, way * sign));
                    if costs.sum::<Option<i64>>().is_some_and(|sum| sum < 0) {
                        for (r, c, way) in corners {
                            fine[r][c] += way * sign;
                        }
                        better = true;
                    }
                }
            }
        }
        if !better {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirds_add_up() {
        let third = 100.0 / 3.0;
        assert_eq!(largest_remainder(&[third, third, third]), [34, 33, 33]);
        assert_eq!(largest_remainder(&[0.5, 0.5, 1.0]), [1, 0, 1]);
        assert_eq!(largest_remainder(&[-1.4, 1.4]), [-1, 1]);
        assert_eq!(largest_remainder(&[]), Vec::<i64>::new());
    }

    #[test]
    fn whole_figures_stay() {
        let rounded = table(&[vec![3.0, 0.0], vec![1.0, 2.0]]);
        assert_eq!(rounded.cells, [[3, 0], [1, 2]]);
        assert_eq!(rounded.row_totals, [3, 3]);
        assert_eq!(rounded.column_totals, [4, 2]);
        assert_eq!(rounded.total, 6);
    }

    #[test]
    fn figures_round_to_the_nearest_where_the_sums_allow() {
        let rounded = table(&[vec![7.333, 2.0, 0.667], vec![0.9, 0.1, 3.0]]);
        assert_eq!(rounded.cells, [[7, 2, 1], [1, 0, 3]]);
        assert_eq!(rounded.row_totals, [10, 4]);
        assert_eq!(rounded.total, 14);
    }

    proptest! {
        #[test]
        fn every_line_adds_up_and_no_figure_moves_by_a_unit(
            values in (1_usize..6, 1_usize..8).prop_flat_map(|(rows, columns)| {
                prop::collection::vec(prop::collection::vec(-50.0..500.0_f64, columns), rows)
            })
        ) {
            let rounded = table(&values);
            for (r, row) in rounded.cells.iter().enumerate() {
                prop_assert_eq!(row.iter().sum::<i64>(), rounded.row_totals[r]);
                for (c, cell) in row.iter().enumerate() {
                    prop_assert!((*cell as f64 - values[r][c]).abs() < 1.001);
                }
            }
            for (c, total) in rounded.column_totals.iter().enumerate() {
                prop_assert_eq!(rounded.cells.iter().map(|row| row[c]).sum::<i64>(), *total);
            }
            prop_assert_eq!(rounded.row_totals.iter().sum::<i64>(), rounded.total);
            let exact: f64 = values.iter().flatten().sum();
            prop_assert!((rounded.total as f64 - exact).abs() < 1.1);
        }
    }
}
