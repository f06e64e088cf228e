//! Straight lines from (0, 0) through given points, flat after the last; may be S-shaped. The
//! heights stand as given: they are effective spend, not rescaled.

use super::Respond;

/// A piecewise-linear curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    /// Corners after (0, 0): spend rising from above 0, height never falling.
    corners: Vec<(f64, f64)>,
}

impl Points {
    /// The curve through `corners`; `None` where spends do not rise from above 0, a height falls
    /// or is negative, there is no corner, or a number is not finite.
    pub fn new(corners: Vec<(f64, f64)>) -> Option<Self> {
        let mut last = (0.0, 0.0);
        for &(s, height) in &corners {
            if !(s.is_finite() && height.is_finite() && s > last.0 && height >= last.1) {
                return None;
            }
            last = (s, height);
        }
        (!corners.is_empty()).then_some(Self { corners })
    }

    /// The corners after (0, 0).
    pub fn corners(&self) -> &[(f64, f64)] {
        &self.corners
    }

    /// Segments as (start, height at the start, slope), the flat end included.
    fn segments(&self) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
        let mut last = (0.0, 0.0);
        let rising = self.corners.iter().map(move |&(s, height)| {
            let segment = (last.0, last.1, (height - last.1) / (s - last.0));
            last = (s, height);
            segment
        });
        rising.chain(self.corners.last().map(|&(s, height)| (s, height, 0.0)))
    }
}

impl Respond for Points {
    fn value(&self, s: f64) -> f64 {
        self.segments()
            .take_while(|&(start, ..)| start <= s)
            .last()
            .map_or(0.0, |(start, height, slope)| height + slope * (s - start))
    }

    fn slope(&self, s: f64) -> f64 {
        self.segments()
            .take_while(|&(start, ..)| start <= s)
            .last()
            .map_or(0.0, |(_, _, slope)| slope)
    }

    fn bend(&self, _s: f64) -> f64 {
        0.0
    }

    fn spend_at_slope(&self, slope: f64, from: f64, to: f64) -> f64 {
        self.segments()
            .map(|(start, _, steepness)| (start, steepness))
            .find(|&(start, steepness)| start >= from && steepness <= slope)
            .map_or(to, |(start, _)| start)
    }

    fn turning_points(&self) -> Vec<f64> {
        let segments: Vec<_> = self.segments().collect();
        segments
            .windows(2)
            // Rounding must not make a straight line look S-shaped.
            .filter(|w| w[1].2 > w[0].2 * (1.0 + 1e-12))
            .map(|w| w[1].0)
            .collect()
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self {
            corners: self.corners.iter().map(|&(s, height)| (s / unit, height / unit)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_lines_then_flat() {
        let curve = Points::new(vec![(10.0, 10.0), (30.0, 20.0)]).unwrap();
        assert_eq!(curve.value(5.0), 5.0);
        assert_eq!(curve.value(20.0), 15.0);
        assert_eq!(curve.value(99.0), 20.0);
        assert_eq!(curve.slope(10.0), 0.5);
        assert_eq!(curve.spend_at_slope(0.7, 0.0, 99.0), 10.0);
        assert!(curve.turning_points().is_empty());
    }

    #[test]
    fn an_upward_kink_is_a_turn() {
        let curve = Points::new(vec![(10.0, 1.0), (20.0, 15.0), (30.0, 16.0)]).unwrap();
        assert_eq!(curve.turning_points(), vec![10.0]);
        assert!(Points::new(vec![(10.0, 5.0), (9.0, 6.0)]).is_none());
        assert!(Points::new(vec![(10.0, 5.0), (12.0, 4.0)]).is_none());
    }
}
