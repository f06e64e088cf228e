//! `L D L'` of a sparse symmetric matrix that is quasidefinite: a positive diagonal block, a
//! negative one, and anything between them. Such a matrix has a factorisation for every order of
//! its rows (Vanderbei 1995, "Symmetric quasidefinite matrices"), so the order is chosen once,
//! for few fill-ins (approximate minimum degree; Amestoy, Davis and Duff 1996), and kept.
//!
//! What follows from the places of the entries alone is worked out once and shared by all
//! matrices of that pattern: by the steps of a method, the nodes of a search, the points of a
//! sweep. A factorisation is then arithmetic over fixed places and allocates nothing.

use std::cell::RefCell;
use std::rc::Rc;

/// Where the entries of a matrix and of its factor stand.
#[derive(Debug)]
struct Pattern {
    n: usize,
    /// As they were given, to tell one pattern from another.
    entries: Vec<(usize, usize)>,
    /// Row of the matrix that stands at each place.
    order: Vec<usize>,
    /// Each entry, by the column of the upper triangle in that order: where each column begins,
    /// rows, and the entry's place as it was given. The diagonal is its column's last.
    starts: Vec<usize>,
    rows: Vec<usize>,
    places: Vec<usize>,
    /// The factor by column: where each begins, rows.
    l_starts: Vec<usize>,
    l_rows: Vec<usize>,
    /// The factor by row: where each begins, columns rising, places by column.
    by_row: Vec<usize>,
    l_columns: Vec<usize>,
    l_places: Vec<usize>,
}

/// The pattern, and the last factorisation.
#[derive(Debug, Clone)]
pub struct Ldl {
    pattern: Rc<Pattern>,
    l_values: Vec<f64>,
    d: Vec<f64>,
    /// A column at work; 0 between factorisations.
    column: Vec<f64>,
    x: Vec<f64>,
}

/// A pivot below this is rounding.
const TOO_SMALL: f64 = 1e-13;
/// What it becomes; matrices are of size 1.
const LEAST_PIVOT: f64 = 1e-7;

const NONE: usize = usize::MAX;

/// Patterns that are remembered, the last used first: a search turns a few stages off and on.
const REMEMBERED: usize = 24;

thread_local! {
    static PATTERNS: RefCell<Vec<Rc<Pattern>>> = const { RefCell::new(Vec::new()) };
}

impl Ldl {
    /// Prepares for matrices of `n` rows with entries at `(row, column)`, each place given once
    /// and only one of a mirrored pair; all of the diagonal must be among them. `None` where the
    /// ordering refuses the structure.
    pub fn new(n: usize, entries: &[(usize, usize)]) -> Option<Self> {
        let pattern = remembered(n, entries)?;
        Some(Self {
            l_values: vec![0.0; pattern.l_rows.len()],
            d: vec![0.0; n],
            column: vec![0.0; n],
            x: vec![0.0; n],
            pattern,
        })
    }

    /// Factorises; `values` in the order of the entries given to [`Ldl::new`]. Of the rows as they
    /// were given the first `positive` make the positive block: a pivot that rounding has left
    /// without its sign becomes [`LEAST_PIVOT`] with it, for whoever solves to make good (Vanderbei
    /// 1995, section 5). `false` where a pivot is not finite.
    pub fn factor(&mut self, values: &[f64], positive: usize) -> bool {
        let pattern = &*self.pattern;
        for k in 0..pattern.n {
            let own = pattern.starts[k]..pattern.starts[k + 1];
            let (rows, places) = (&pattern.rows[own.clone()], &pattern.places[own]);
            for (&row, &place) in rows.iter().zip(places) {
                self.column[row] = values[place];
            }
            let mut pivot = std::mem::take(&mut self.column[k]);
            let own = pattern.by_row[k]..pattern.by_row[k + 1];
            for (&i, &end) in pattern.l_columns[own.clone()].iter().zip(&pattern.l_places[own]) {
                let y = std::mem::take(&mut self.column[i]);
                let before = pattern.l_starts[i]..end;
                for (&row, &l) in pattern.l_rows[before.clone()].iter().zip(&self.l_values[before])
                {
                    self.column[row] -= l * y;
                }
                let l = y / self.d[i];
                pivot -= l * y;
                self.l_values[end] = l;
            }
            if !pivot.is_finite() {
                self.column.fill(0.0);
                return false;
            }
            let sign = if pattern.order[k] < positive { 1.0 } else { -1.0 };
            if pivot * sign < TOO_SMALL {
                pivot = sign * LEAST_PIVOT;
            }
            self.d[k] = pivot;
        }
        true
    }

    /// Solves for the last factorised matrix, in place.
    pub fn solve(&mut self, b: &mut [f64]) {
        let pattern = &*self.pattern;
        let x = &mut self.x;
        for (x, &row) in x.iter_mut().zip(&pattern.order) {
            *x = b[row];
        }
        for column in 0..pattern.n {
            let value = x[column];
            if value != 0.0 {
                let own = pattern.l_starts[column]..pattern.l_starts[column + 1];
                for (&row, &l) in pattern.l_rows[own.clone()].iter().zip(&self.l_values[own]) {
                    x[row] -= l * value;
                }
            }
        }
        for (x, d) in x.iter_mut().zip(&self.d) {
            *x /= d;
        }
        for column in (0..pattern.n).rev() {
            let own = pattern.l_starts[column]..pattern.l_starts[column + 1];
            let pairs = pattern.l_rows[own.clone()].iter().zip(&self.l_values[own]);
            let sum: f64 = pairs.map(|(&row, &l)| l * x[row]).sum();
            x[column] -= sum;
        }
        for (x, &row) in x.iter().zip(&pattern.order) {
            b[row] = *x;
        }
    }
}

/// The pattern of these entries, which is worked out where it is not remembered.
fn remembered(n: usize, entries: &[(usize, usize)]) -> Option<Rc<Pattern>> {
    PATTERNS.with_borrow_mut(|known| {
        let same = |p: &Rc<Pattern>| p.n == n && p.entries == entries;
        let at = known.iter().position(same);
        let pattern = match at {
            Some(at) => known.remove(at),
            None => Rc::new(Pattern::new(n, entries)?),
        };
        known.truncate(REMEMBERED - 1);
        known.insert(0, Rc::clone(&pattern));
        Some(pattern)
    })
}

impl Pattern {
    fn new(n: usize, entries: &[(usize, usize)]) -> Option<Self> {
        let order = minimum_degree(n, entries)?;
        let mut at = vec![0; n];
        for (place, &row) in order.iter().enumerate() {
            at[row] = place;
        }
        let upper: Vec<(usize, usize)> =
            entries.iter().map(|&(i, j)| (at[i].max(at[j]), at[i].min(at[j]))).collect();
        let mut places: Vec<usize> = (0..upper.len()).collect();
        places.sort_unstable_by_key(|&e| upper[e]);
        let mut starts = vec![0; n + 1];
        for &entry in &places {
            starts[upper[entry].0 + 1] += 1;
        }
        accumulate(&mut starts);
        let rows: Vec<usize> = places.iter().map(|&entry| upper[entry].1).collect();
        let (parent, counts) = elimination_tree(n, &starts, &rows);
        let mut l_starts = vec![0; n + 1];
        l_starts[1..].copy_from_slice(&counts);
        accumulate(&mut l_starts);
        let fill = l_starts[n];
        let mut pattern = Self {
            n,
            entries: entries.to_vec(),
            order,
            starts,
            rows,
            places,
            l_starts,
            l_rows: vec![0; fill],
            by_row: vec![0],
            l_columns: Vec::with_capacity(fill),
            l_places: Vec::with_capacity(fill),
        };
        pattern.fill_in(&parent);
        Some(pattern)
    }

    /// The entries of the factor, row by row: from each entry of a column up the tree.
    fn fill_in(&mut self, parent: &[usize]) {
        let mut next = self.l_starts[..self.n].to_vec();
        let mut mark = vec![NONE; self.n];
        for k in 0..self.n {
            let first = self.l_columns.len();
            mark[k] = k;
            for &row in &self.rows[self.starts[k]..self.starts[k + 1]] {
                let mut i = row;
                while mark[i] != k {
                    mark[i] = k;
                    self.l_columns.push(i);
                    i = parent[i];
                }
            }
            self.l_columns[first..].sort_unstable();
            for &i in &self.l_columns[first..] {
                self.l_rows[next[i]] = k;
                self.l_places.push(next[i]);
                next[i] += 1;
            }
            self.by_row.push(self.l_columns.len());
        }
    }
}

/// Counts become places: each number the sum of those before it and its own.
fn accumulate(counts: &mut [usize]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
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
        // What was factorised before, and failed, leaves nothing behind.
        assert!(!ldl.factor(&[f64::NAN; 10], 3));
        assert!(ldl.factor(&[1.0, 1.0, 1.0, -1.0, -1.0, 9.0, 9.0, 9.0, 9.0, 9.0], 3));
        assert!(ldl.factor(&values, 3));
        ldl.solve(&mut b);
        for (got, want) in b.iter().zip(x) {
            assert!((got - want).abs() < 1e-12, "{b:?}");
        }
    }

    #[test]
    fn a_pattern_is_worked_out_once() {
        let entries = [(0, 0), (1, 1), (0, 1)];
        let (first, again) = (Ldl::new(2, &entries).unwrap(), Ldl::new(2, &entries).unwrap());
        assert!(Rc::ptr_eq(&first.pattern, &again.pattern));
        let other = Ldl::new(2, &entries[..2]).unwrap();
        assert!(!Rc::ptr_eq(&first.pattern, &other.pattern));
    }

    #[test]
    fn a_pivot_keeps_its_sign() {
        let mut ldl = Ldl::new(2, &[(0, 0), (1, 1), (0, 1)]).unwrap();
        // Singular; and as a quasidefinite matrix has no such entries, rounding.
        assert!(ldl.factor(&[1.0, 1.0, 1.0], 1));
        let mut b = [1.0, 1.0];
        ldl.solve(&mut b);
        assert!(b.iter().all(|x| x.is_finite()));
    }
}
