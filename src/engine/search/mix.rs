//! The model of the bound, solved: which mix of the paths known keeps the rows best, and at which
//! prices.

use super::bundle::{Bundle, Path};
use crate::engine::envelope::Shape;
use crate::engine::interior::{Column, Coupling, Entry, Problem};
use crate::engine::oracle::Prices;
use crate::engine::region::Region;
use crate::program::{Program, Sense, Term};

/// The model's answer.
pub(super) struct Mix {
    pub(super) prices: Prices,
    /// The least that the model says of the bound in the box.
    pub(super) least: f64,
    /// Weight of each lawful path.
    pub(super) weights: Vec<f64>,
}

/// The prices in the box around `centre` at which the model is least.
pub(super) fn mix(
    program: &Program,
    region: &Region,
    bundle: &Bundle,
    paths: &[&Path],
    centre: &[f64],
    boxed: &[f64],
) -> Option<Mix> {
    let line = |width: f64, gain: f64| Column { width, shape: Shape::Line(0.0), worth: 0.0, gain };
    let mut columns: Vec<Column<'static>> = Vec::new();
    let mut entries: Vec<Vec<Entry>> = vec![Vec::new(); program.rows.len()];
    let mut size: Vec<f64> = program.rows.iter().map(|r| 1.0 + r.rhs.abs()).collect();
    let mut rhs: Vec<f64> = program.rows.iter().map(|row| row.rhs).collect();
    let mut one: Vec<Vec<Entry>> = vec![Vec::new(); bundle.groups];
    let at = |column: usize, a: f64| Entry { column, a, b: 0.0 };
    let mut strongest = vec![vec![0.0_f64; bundle.groups]; program.rows.len()];
    for path in paths {
        one[path.group].push(at(columns.len(), 1.0));
        for &(row, a) in &path.pulls {
            entries[row].push(at(columns.len(), a));
            let most = &mut strongest[row][path.group];
            *most = most.max(a.abs());
        }
        // Weights add up to 1: a bound that never holds keeps the model from being degenerate.
        columns.push(line(2.0, path.value));
    }
    for (size, strongest) in size.iter_mut().zip(&strongest) {
        *size += strongest.iter().sum::<f64>();
    }
    let mut constant = program.constant;
    for &cell in &bundle.free {
        let (lo, hi) = region.bounds[cell];
        let stated = &program.cells[cell];
        let gain = stated.gain + stated.worth;
        constant += gain * lo;
        for (r, row) in program.rows.iter().enumerate() {
            let own = |(term, a): &(Term, f64)| match *term {
                Term::X(ix) | Term::Effect(ix) if ix == cell => *a,
                _ => 0.0,
            };
            let a: f64 = row.terms.iter().map(own).sum();
            rhs[r] -= a * lo;
            if a != 0.0 && hi > lo {
                entries[r].push(at(columns.len(), a));
                size[r] += a.abs() * (hi - lo);
            }
        }
        if hi > lo {
            columns.push(line(hi - lo, gain));
        }
    }
    for (r, row) in program.rows.iter().enumerate() {
        let wide = 2.0 * size[r];
        entries[r].push(at(columns.len(), -1.0));
        columns.push(line(wide, -(centre[r] + boxed[r])));
        let low = centre[r] - boxed[r];
        if low > 0.0 || row.sense == Sense::Equal {
            entries[r].push(at(columns.len(), 1.0));
            columns.push(line(wide, low));
        }
    }
    let coupling = |entries: Vec<Entry>, sense: Sense, rhs: f64| Coupling { entries, sense, rhs };
    let senses = program.rows.iter().map(|row| row.sense);
    let mut rows: Vec<Coupling> = entries
        .into_iter()
        .zip(senses.zip(rhs))
        .map(|(entries, (sense, rhs))| coupling(entries, sense, rhs))
        .collect();
    let whole = one.into_iter().filter(|entries| !entries.is_empty());
    rows.extend(whole.map(|entries| coupling(entries, Sense::Equal, 1.0)));
    let problem = Problem { columns, rows };
    let point = problem.roughly()?;
    let value: f64 = problem.columns.iter().zip(&point.z).map(|(column, z)| column.gain * z).sum();
    let prices = program.rows.iter().zip(&point.prices);
    let prices: Prices = prices
        .map(|(row, &price)| match row.sense {
            Sense::AtMost => price.max(0.0),
            Sense::Equal => price,
        })
        .collect();
    prices.iter().all(|price| price.is_finite()).then(|| Mix {
        prices,
        least: constant + value,
        weights: point.z[..paths.len()].to_vec(),
    })
}
