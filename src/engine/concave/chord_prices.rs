//! Prices of the rows that make the bound over the chords next to a point least: by duality they
//! prove it best over all chords. Solved as a linear program of its own, since not every backend
//! gives multipliers.

use super::chords::{Chords, Segment, over_segments};
use crate::engine::lp::{Lp, LpRow, Said};
use crate::engine::oracle::{Aim, Prices};
use crate::program::Sense;

/// What a row may have left and count as tight, of its size.
const TIGHT: f64 = 1e-7;
/// The greatest price: objective and rows are of size 1.
const MOST: f64 = 1e4;

/// The chords around a point.
struct Near {
    /// Where each cell's chords begin.
    base: Vec<f64>,
    segments: Vec<Segment>,
    of_cell: Vec<std::ops::Range<usize>>,
}

impl Chords<'_> {
    /// The prices that prove `x` best, or its rows least broken.
    pub(super) fn prices(&self, segments: &[Segment], x: &[f64], aim: Aim) -> Option<Prices> {
        let (decided, program) = (self.decided, self.decided.program);
        let near = self.near(segments, x);
        let mut lp = Lp::default();
        let most = match aim {
            Aim::Best => MOST,
            Aim::Feasible => 1.0,
        };
        // maximise -(sum of price * room + sum of width * excess)
        let price = |row: &crate::program::Row| {
            let room = row.rhs - decided.activity(row, &near.base);
            let slack = row.rhs - decided.activity(row, x);
            match row.sense {
                Sense::Equal => Some(lp.column(-room, -most, most)),
                Sense::AtMost if slack <= TIGHT * (1.0 + row.rhs.abs()) => {
                    Some(lp.column(-room, 0.0, most))
                }
                Sense::AtMost => None,
            }
        };
        let columns: Vec<Option<usize>> = program.rows.iter().map(price).collect();
        let mut terms: Vec<Vec<(usize, f64)>> = vec![Vec::new(); near.segments.len()];
        for (row, column) in program.rows.iter().zip(&columns) {
            let Some(column) = *column else { continue };
            for (j, a) in over_segments(decided, row, &near.segments, &near.of_cell) {
                terms[j].push((column, -a));
            }
        }
        for (segment, terms) in near.segments.iter().zip(terms) {
            self.pay(&mut lp, segment, terms, most, aim);
        }
        let Said::Optimal(y) = lp.solve(self.backend) else {
            return None;
        };
        Some(columns.iter().map(|column| column.map_or(0.0, |c| y[c])).collect())
    }

    /// `excess >= gain - sum of a * price`, for a segment.
    fn pay(
        &self,
        lp: &mut Lp,
        segment: &Segment,
        mut terms: Vec<(usize, f64)>,
        most: f64,
        aim: Aim,
    ) {
        if terms.is_empty() {
            return;
        }
        let cell = &self.decided.program.cells[segment.cell];
        let gain = match aim {
            Aim::Best => self.decided.worth(segment.cell) * segment.slope + cell.gain,
            Aim::Feasible => 0.0,
        };
        let reach = gain.abs() + terms.iter().map(|(_, a)| a.abs() * most).sum::<f64>();
        terms.push((lp.column(-segment.width, 0.0, reach), -1.0));
        lp.rows.push(LpRow { terms, sense: Sense::AtMost, rhs: -gain });
    }

    /// The segments that touch `x`, and for each cell where they begin.
    fn near(&self, segments: &[Segment], x: &[f64]) -> Near {
        let mut near =
            Near { base: self.decided.least(), segments: Vec::new(), of_cell: vec![0..0; x.len()] };
        let mut ends = near.base.clone();
        for segment in segments {
            let ix = segment.cell;
            let from = ends[ix];
            ends[ix] += segment.width;
            let margin = 1e-9 * (1.0 + x[ix].abs());
            let own = &mut near.of_cell[ix];
            if own.start == own.end && ends[ix] < x[ix] - margin {
                near.base[ix] = ends[ix];
            } else if from <= x[ix] + margin {
                let at = near.segments.len();
                *own = if own.start == own.end { at..at + 1 } else { own.start..at + 1 };
                near.segments.push(*segment);
            }
        }
        near
    }
}
