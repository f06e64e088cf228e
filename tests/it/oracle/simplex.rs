//! A small dense dictionary simplex for the reference optima: `max c x, a x <= b, x >= 0`, to
//! which rows may be added later. Bland's rule, so that it ends.

const EPS: f64 = 1e-11;

/// `sum of terms <= limit`.
type Row = (Vec<(usize, f64)>, f64);

/// `basic[i] = rhs[i] - sum_j a[i][j] nonbasic[j]`; the objective is
/// `constant + sum_j cost[j] nonbasic[j]`.
#[derive(Clone, Debug)]
pub struct Lp {
    n: usize,
    rhs: Vec<f64>,
    a: Vec<Vec<f64>>,
    cost: Vec<f64>,
    constant: f64,
    basic: Vec<usize>,
    nonbasic: Vec<usize>,
    names: usize,
    /// Cost and rows as given.
    given: (Vec<f64>, Vec<Row>),
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Optimal,
    Infeasible,
    Unbounded,
    Lost,
}

impl Lp {
    pub fn new(cost: &[f64]) -> Self {
        let n = cost.len();
        Self {
            n,
            rhs: Vec::new(),
            a: Vec::new(),
            cost: cost.to_vec(),
            constant: 0.0,
            basic: Vec::new(),
            nonbasic: (0..n).collect(),
            names: n,
            given: (cost.to_vec(), Vec::new()),
        }
    }

    /// The same programme without the rounding that many pivots have gathered.
    pub fn fresh(&self) -> Self {
        let mut lp = Self::new(&self.given.0);
        self.given.1.iter().for_each(|(row, rhs)| lp.add(row, *rhs));
        lp
    }

    /// Adds `row x <= rhs`, in the original variables.
    pub fn add(&mut self, row: &[(usize, f64)], rhs: f64) {
        self.given.1.push((row.to_vec(), rhs));
        let size = row.iter().map(|(_, v)| v.abs()).fold(1e-300, f64::max);
        let mut dense = vec![0.0; self.n];
        let mut b = rhs / size;
        for &(x, v) in row {
            let v = v / size;
            if let Some(j) = self.nonbasic.iter().position(|&name| name == x) {
                dense[j] += v;
            } else {
                let i = self.basic.iter().position(|&name| name == x).unwrap();
                b -= v * self.rhs[i];
                for (d, a) in dense.iter_mut().zip(&self.a[i]) {
                    *d -= v * a;
                }
            }
        }
        self.a.push(dense);
        self.rhs.push(b);
        self.basic.push(self.names);
        self.names += 1;
    }

    fn pivot(&mut self, r: usize, j: usize) {
        let p = self.a[r][j];
        let mut row = std::mem::take(&mut self.a[r]);
        row.iter_mut().for_each(|v| *v /= p);
        row[j] = 1.0 / p;
        let b = self.rhs[r] / p;
        for i in 0..self.a.len() {
            if i == r {
                continue;
            }
            let v = self.a[i][j];
            if v == 0.0 {
                continue;
            }
            let line = &mut self.a[i];
            for (x, y) in line.iter_mut().zip(&row) {
                *x -= v * y;
            }
            line[j] = -v * row[j];
            self.rhs[i] -= v * b;
        }
        let v = self.cost[j];
        if v != 0.0 {
            for (x, y) in self.cost.iter_mut().zip(&row) {
                *x -= v * y;
            }
            self.cost[j] = -v * row[j];
            self.constant += v * b;
        }
        self.rhs[r] = b;
        self.a[r] = row;
        std::mem::swap(&mut self.basic[r], &mut self.nonbasic[j]);
    }

    /// From any dictionary: first to a feasible one, then to an optimal one.
    pub fn solve(&mut self) -> End {
        for _ in 0..60 {
            match self.reach_feasible() {
                End::Optimal => {}
                other => return other,
            }
            match self.climb() {
                End::Optimal if self.rhs.iter().all(|&b| b >= -1e-9) => return End::Optimal,
                End::Optimal => {}
                other => return other,
            }
        }
        End::Lost
    }

    /// Dual simplex; where the objective is not dual feasible it is as if it were zero.
    fn reach_feasible(&mut self) -> End {
        for round in 0..5000 {
            let worst = |s: &Self| {
                let rows = (0..s.rhs.len()).filter(|&i| s.rhs[i] < -1e-10);
                if round < 300 {
                    rows.min_by(|&x, &y| s.rhs[x].total_cmp(&s.rhs[y]))
                } else {
                    rows.min_by_key(|&i| s.basic[i])
                }
            };
            let Some(r) = worst(self) else {
                return End::Optimal;
            };
            // Harris: among the ratios that a hair of slack allows, the largest pivot.
            let line = &self.a[r];
            let fits = |j: &usize| line[*j] < -1e-9;
            let ratio = |j: usize, slack: f64| ((-self.cost[j]).max(0.0) + slack) / -line[j];
            let least =
                (0..self.n).filter(fits).map(|j| ratio(j, 1e-10)).fold(f64::INFINITY, f64::min);
            let enter = (0..self.n)
                .filter(fits)
                .filter(|&j| ratio(j, 0.0) <= least)
                .min_by(|&x, &y| line[x].total_cmp(&line[y]));
            match enter {
                Some(j) => self.pivot(r, j),
                None if self.rhs[r] > -1e-8 => self.rhs[r] = 0.0,
                None => return End::Infeasible,
            }
        }
        End::Lost
    }

    fn climb(&mut self) -> End {
        for round in 0..5000 {
            let gains = (0..self.n).filter(|&j| self.cost[j] > EPS);
            let enter = if round < 300 {
                gains.max_by(|&x, &y| self.cost[x].total_cmp(&self.cost[y]))
            } else {
                gains.min_by_key(|&j| self.nonbasic[j])
            };
            let Some(j) = enter else { return End::Optimal };
            let fits = |i: &usize| self.a[*i][j] > 1e-9;
            let ratio = |i: usize, slack: f64| (self.rhs[i].max(0.0) + slack) / self.a[i][j];
            let rows = 0..self.rhs.len();
            let least =
                rows.clone().filter(fits).map(|i| ratio(i, 1e-10)).fold(f64::INFINITY, f64::min);
            let leave = rows
                .filter(fits)
                .filter(|&i| ratio(i, 0.0) <= least)
                .max_by(|&x, &y| self.a[x][j].total_cmp(&self.a[y][j]));
            match leave {
                Some(r) => self.pivot(r, j),
                None => return End::Unbounded,
            }
        }
        End::Lost
    }

    pub fn value(&self) -> f64 {
        self.constant
    }

    pub fn point(&self) -> Vec<f64> {
        let mut x = vec![0.0; self.n];
        for (i, &name) in self.basic.iter().enumerate() {
            if name < self.n {
                x[name] = self.rhs[i].max(0.0);
            }
        }
        x
    }
}
