//! `L D L'` of a sparse symmetric matrix that is quasidefinite: a positive diagonal block, a
//! negative one, and anything between them. Such a matrix has a factorisation for every order of
//! its rows (Vanderbei 1995, "Symmetric quasidefinite matrices"), so the order is chosen once,
//! for few fill-ins (approximate minimum degree; Amestoy, Davis and Duff 1996), and kept.

/// The order, the structure of `L`, and the last factorisation.
#[derive(Debug, Clone)]
pub struct Ldl {
    n: usize,
    /// Row of the matrix that stands at each place.
    order: Vec<usize>,
    /// The upper triangle in that order, by column: where each column begins, rows, values.
    starts: Vec<usize>,
    rows: Vec<usize>,
    values: Vec<f64>,
    /// Place in `values` of each entry as it was given.
    places: Vec<usize>,
    /// Parent of each column in the elimination tree; `NONE` for a root.
    parent: Vec<usize>,
    l_starts: Vec<usize>,
    l_rows: Vec<usize>,
    l_values: Vec<f64>,
    d: Vec<f64>,
    work: Work,
}

const NONE: usize = usize::MAX;

/// Memory that factorisations and solves share.
#[derive(Debug, Clone, Default)]
struct Work {
    mark: Vec<usize>,
    next: Vec<usize>,
    column: Vec<f64>,
    stack: Vec<usize>,
    pattern: Vec<usize>,
    x: Vec<f64>,
}

impl Ldl {
    /// Prepares for matrices of `n` rows with entries at `(row, column)`, each place given once
    /// and only one of a mirrored pair; all of the diagonal must be among them. `None` where the
    /// ordering refuses the structure.
    pub fn new(n: usize, entries: &[(usize, usize)]) -> Option<Self> {
        let order = minimum_degree(n, entries)?;
        let mut at = vec![0; n];
        for (place, &row) in order.iter().enumerate() {
            at[row] = place;
        }
        let upper: Vec<(usize, usize)> =
            entries.iter().map(|&(i, j)| (at[i].max(at[j]), at[i].min(at[j]))).collect();
        let mut by_column: Vec<usize> = (0..upper.len()).collect();
        by_column.sort_unstable_by_key(|&e| upper[e]);
        let mut starts = vec![0; n + 1];
        let mut rows = vec![0; upper.len()];
        let mut places = vec![0; upper.len()];
        for (place, &entry) in by_column.iter().enumerate() {
            let (column, row) = upper[entry];
            starts[column + 1] += 1;
            rows[place] = row;
            places[entry] = place;
        }
        for column in 0..n {
            starts[column + 1] += starts[column];
        }
        let (parent, counts) = elimination_tree(n, &starts, &rows);
        let mut l_starts = vec![0; n + 1];
        for column in 0..n {
            l_starts[column + 1] = l_starts[column] + counts[column];
        }
        let fill = l_starts[n];
        Some(Self {
            n,
            order,
            starts,
            values: vec![0.0; rows.len()],
            rows,
            places,
            parent,
            l_starts,
            l_rows: vec![0; fill],
            l_values: vec![0.0; fill],
            d: vec![0.0; n],
            work: Work {
                mark: vec![NONE; n],
                next: vec![0; n],
                column: vec![0.0; n],
                stack: Vec::with_capacity(n),
                pattern: Vec::with_capacity(n),
                x: vec![0.0; n],
            },
        })
    }

    /// Factorises; `values` in the order of the entries given to [`Ldl::new`]. `false` where a
    /// pivot vanishes or is not finite.
    pub fn factor(&mut self, values: &[f64]) -> bool {
        for (value, &place) in values.iter().zip(&self.places) {
            self.values[place] = *value;
        }
        let work = &mut self.work;
        work.next.copy_from_slice(&self.l_starts[..self.n]);
        work.mark.fill(NONE);
        work.column.fill(0.0);
        for k in 0..self.n {
            // The pattern of row k of L: from each entry of the column up the tree.
            work.pattern.clear();
            work.mark[k] = k;
            let mut pivot = 0.0;
            for place in self.starts[k]..self.starts[k + 1] {
                let mut i = self.rows[place];
                if i == k {
                    pivot = self.values[place];
                    continue;
                }
                work.column[i] = self.values[place];
                work.stack.clear();
                while work.mark[i] != k {
                    work.mark[i] = k;
                    work.stack.push(i);
                    i = self.parent[i];
                }
                work.pattern.append(&mut work.stack);
            }
            work.pattern.sort_unstable();
            for &i in &work.pattern {
                let y = work.column[i];
                work.column[i] = 0.0;
                let (from, to) = (self.l_starts[i], work.next[i]);
                for place in from..to {
                    work.column[self.l_rows[place]] -= self.l_values[place] * y;
                }
                let l = y / self.d[i];
                pivot -= l * y;
                self.l_rows[to] = k;
                self.l_values[to] = l;
                work.next[i] += 1;
            }
            if pivot == 0.0 || !pivot.is_finite() {
                return false;
            }
            self.d[k] = pivot;
        }
        true
    }

    /// Solves for the last factorised matrix, in place.
    pub fn solve(&mut self, b: &mut [f64]) {
        let x = &mut self.work.x;
        for (place, &row) in self.order.iter().enumerate() {
            x[place] = b[row];
        }
        for column in 0..self.n {
            let value = x[column];
            if value != 0.0 {
                for place in self.l_starts[column]..self.l_starts[column + 1] {
                    x[self.l_rows[place]] -= self.l_values[place] * value;
                }
            }
        }
        for (x, d) in x.iter_mut().zip(&self.d) {
            *x /= d;
        }
        for column in (0..self.n).rev() {
            let sum: f64 = (self.l_starts[column]..self.l_starts[column + 1])
                .map(|place| self.l_values[place] * x[self.l_rows[place]])
                .sum();
            x[column] -= sum;
        }
        for (place, &row) in self.order.iter().enumerate() {
            b[row] = x[place];
        }
    }
}

/// The parent of every column, and the number of entries below the diagonal of each column of L.
fn elimination_tree(n: usize, starts: &[usize], rows: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut parent = vec![NONE; n];
    let mut counts = vec![0; n];
    let mut mark = vec![NONE; n];
    for k in 0..n {
        mark[k] = k;
        for &row in &rows[starts[k]..starts[k + 1]] {
            let mut i = row;
            while mark[i] != k {
                if parent[i] == NONE {
                    parent[i] = k;
                }
                counts[i] += 1;
                mark[i] = k;
                i = parent[i];
            }
        }
    }
    (parent, counts)
}

fn minimum_degree(n: usize, entries: &[(usize, usize)]) -> Option<Vec<usize>> {
    let size = |x: usize| isize::try_from(x).ok();
    let mut columns: Vec<Vec<isize>> = vec![Vec::new(); n];
    for &(i, j) in entries {
        columns[i].push(size(j)?);
        // The diagonal once: the ordering passes over it, but counts on finding it.
        if i != j {
            columns[j].push(size(i)?);
        }
    }
    let mut starts = vec![0_isize];
    let mut rows = Vec::with_capacity(2 * entries.len());
    for mut column in columns {
        column.sort_unstable();
        rows.append(&mut column);
        starts.push(size(rows.len())?);
    }
    let control = amd::Control::default();
    let (order, _, _) = amd::order(size(n)?, &starts, &rows, &control).ok()?;
    order.into_iter().map(|i| usize::try_from(i).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quasidefinite_system_is_solved() {
        // Diagonal 4, 5, 6 | -1, -2 and rows that mix them.
        let entries =
            [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (3, 0), (3, 1), (2, 3), (4, 2), (1, 4)];
        let values = [4.0, 5.0, 6.0, -1.0, -2.0, 1.0, -2.0, 3.0, 0.5, 0.25];
        let mut dense = [[0.0; 5]; 5];
        for (&(i, j), v) in entries.iter().zip(values) {
            dense[i][j] = v;
            dense[j][i] = v;
        }
        let x = [1.0, -2.0, 3.0, -4.0, 5.0];
        let mut b: Vec<f64> =
            dense.iter().map(|row| row.iter().zip(x).map(|(a, x)| a * x).sum()).collect();
        let mut ldl = Ldl::new(5, &entries).unwrap();
        assert!(ldl.factor(&values));
        ldl.solve(&mut b);
        for (got, want) in b.iter().zip(x) {
            assert!((got - want).abs() < 1e-12, "{b:?}");
        }
    }

    #[test]
    fn a_singular_one_is_refused() {
        let mut ldl = Ldl::new(2, &[(0, 0), (1, 1), (0, 1)]).unwrap();
        assert!(!ldl.factor(&[1.0, 1.0, 1.0]));
    }
}
