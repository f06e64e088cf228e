//! What a channel brings: returns and yields.

use std::collections::BTreeMap;

use super::super::file::{ChannelFile, OrNull, ReturnFile};
use super::super::finding::Problem;
use super::super::spans::join;
use super::super::{REVENUE, Range, SPEND, word};
use super::Check;
use crate::curve::Curve;

impl Check<'_> {
    pub(super) fn roi(&mut self, file: &ChannelFile, path: &str) -> (Option<Range>, Option<f64>) {
        let roi = file.roi.map(|stated| match stated {
            ReturnFile::Figure(x) => Range { low: x, expected: x, high: x },
            ReturnFile::Range(r) => Range { low: r.low, expected: r.expected, high: r.high },
        });
        if let Some(r) = roi {
            let (path, expected) = (join(path, "roi"), ("expected", Some(r.expected)));
            self.in_order(&path, ("low", Some(r.low)), expected);
            self.in_order(&path, expected, ("high", Some(r.high)));
        }
        let roi_at = file.roi_at.clone().and_then(OrNull::value);
        if roi.is_none() && roi_at.is_some() {
            let problem = Problem::GoesWith { key: "roi_at".into(), needs: "roi".into() };
            self.report(&join(path, "roi_at"), problem);
        }
        (roi, roi_at)
    }

    /// KPIs per unit of effective spend; one KPI may be stated one way only.
    pub(super) fn yields(
        &mut self,
        file: &ChannelFile,
        roi: Option<Range>,
        curve: Option<&Curve>,
        path: &str,
    ) -> BTreeMap<String, f64> {
        let share = file.incrementality.unwrap_or(1.0);
        let mut yields: BTreeMap<String, (f64, String)> = BTreeMap::new();
        if let Some(roi) = roi {
            let per_unit = roi.expected * self.average_at(file, curve, path);
            yields.insert(REVENUE.into(), (per_unit * share, "roi".into()));
        }
        let stated = file.yields.iter().flatten();
        let stated = stated.map(|(kpi, y)| ("yields", kpi, *y));
        let costs = file.cost_per.iter().flatten();
        let costs = costs.map(|(kpi, cost)| ("cost_per", kpi, 1.0 / cost));
        for (key, typed, per_unit) in stated.chain(costs) {
            let kpi = word::normal(typed);
            let within = join(key, typed);
            let place = format!("{path}.{within}");
            if kpi == SPEND || kpi == "profit" {
                let span = self.spans.key(&place);
                self.report_at(&place, span, Problem::ReservedName(kpi));
            } else if let Some((_, other)) = yields.get(&kpi) {
                let problem = Problem::OnlyOneOf(vec![other.clone(), within]);
                self.report_at(&place, self.spans.key(&place), problem);
            } else {
                yields.insert(kpi, (per_unit * share, within));
            }
        }
        yields.into_iter().map(|(kpi, (y, _))| (kpi, y)).collect()
    }

    /// `s / phi(s)` at `roi_at`: what turns an average return into one per effective unit.
    fn average_at(&mut self, file: &ChannelFile, curve: Option<&Curve>, path: &str) -> f64 {
        let at = file.roi_at.clone().and_then(OrNull::value);
        let (Some(at), Some(curve)) = (at, curve) else {
            return 1.0;
        };
        let factor = at / curve.value(at);
        // Beyond this the yield would say more about rounding than about the channel.
        if factor > 1e9 || !factor.is_finite() {
            self.report(&join(path, "roi_at"), Problem::NoEffectAt(at));
            return 1.0;
        }
        factor
    }
}
