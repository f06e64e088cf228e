//! "What lasts" of the format page: which months of a stretch make the mean that lasts, and when
//! the stretch ended.

use super::case::Chan;

/// A stretch of months that built what lasts.
pub struct Built {
    /// The first month after it.
    pub end: i64,
    /// The months that the mean is of, and the productivity of each.
    pub of: Vec<(i64, f64)>,
}

impl Chan {
    /// Share of full productivity after `a` months of unbroken activity.
    pub fn share_at(&self, a: usize) -> f64 {
        match self.ramp {
            None => 1.0,
            Some((_, g)) if a >= g => 1.0,
            Some((f, _)) if a < f => 0.0,
            Some((f, g)) => (a + 1 - f) as f64 / (g + 1 - f) as f64,
        }
    }

    /// Every stretch of known months, where anything lasts.
    pub fn built(&self, on: &[bool]) -> Vec<Built> {
        let (Some((_, g)), Some(_)) = (self.ramp, self.lasts) else {
            return Vec::new();
        };
        let is_on = |t: i64| if t < 0 { self.past(-t as usize) > 0.0 } else { on[t as usize] };
        let mut all = Vec::new();
        let mut t = -(self.history.len() as i64);
        while t < on.len() as i64 {
            let first = t;
            while t < on.len() as i64 && is_on(t) {
                t += 1;
            }
            if t > first {
                // Of the stretch that runs into the plan more months are known than spends.
                let runs_in = first == -(self.trailing as i64) && t >= 0;
                let older = if runs_in { self.before - self.trailing } else { 0 };
                let n = (t - first).min(g.max(6) as i64);
                let m = |month: i64| self.share_at((month - first) as usize + older);
                all.push(Built { end: t, of: (t - n..t).map(|month| (month, m(month))).collect() });
            }
            t = t.max(first + 1);
        }
        all
    }

    /// Shares that last 1, 2, … months after a stretch.
    pub fn fading(&self) -> Vec<f64> {
        let Some(h) = self.lasts else { return Vec::new() };
        (1..).map(|j| 0.5_f64.powf(f64::from(j) / h)).take_while(|&share| share >= 0.001).collect()
    }

    /// What the curve meets in a month before the plan.
    pub fn met(&self, month: i64) -> f64 {
        let ago = |k: usize| self.past_bought(k + month.unsigned_abs() as usize);
        if self.carry_first {
            self.w.iter().enumerate().map(|(k, w)| w * ago(k)).sum()
        } else {
            ago(0)
        }
    }

    /// m of every month, where a month without spend works as the last active one did.
    pub fn outlasting(&self, on: &[bool]) -> Vec<f64> {
        let mut last = match self.built(&[]).last() {
            _ if self.before > 0 => self.share_at(self.before - 1),
            Some(built) => built.of[built.of.len() - 1].1,
            None => self.share_at(0),
        };
        let mut a = self.before;
        on.iter()
            .map(|&on| {
                if on {
                    last = self.share_at(a);
                    a += 1;
                } else {
                    a = 0;
                }
                last
            })
            .collect()
    }
}
