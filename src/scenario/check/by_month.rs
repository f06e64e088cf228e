//! Figures by month.

use std::collections::BTreeMap;

use super::super::file::ByMonthFile;
use super::super::finding::Problem;
use super::super::spans::join;
use super::super::word;
use super::Check;
use crate::month::ByMonth;

impl Check<'_> {
    /// What comes without any spend, of KPIs that channels yield.
    pub(super) fn baseline(
        &mut self,
        stated: BTreeMap<String, ByMonthFile>,
    ) -> BTreeMap<String, ByMonth> {
        let mut baseline = BTreeMap::new();
        for (typed, amounts) in stated {
            let (path, kpi) = (join("baseline", &typed), word::normal(&typed));
            self.known_kpi(&kpi, &[], &path, self.spans.key(&path));
            if let Some(amounts) = self.stated_by_month(Some(amounts), &path) {
                baseline.insert(kpi, amounts);
            }
        }
        baseline
    }

    /// What is stated at `path`, or `default` in every month.
    pub(super) fn by_month(
        &mut self,
        stated: Option<ByMonthFile>,
        default: f64,
        path: &str,
    ) -> ByMonth {
        self.stated_by_month(stated, path).unwrap_or_else(|| ByMonth::every(default))
    }

    /// What is stated at `path`; `None` where nothing is, or it says of no month that is not dated
    /// what holds there, or says it twice.
    pub(super) fn stated_by_month(
        &mut self,
        stated: Option<ByMonthFile>,
        path: &str,
    ) -> Option<ByMonth> {
        let twelve = |list: Vec<f64>| <[f64; 12]>::try_from(list).ok();
        let (calendar, months) = match stated? {
            ByMonthFile::Every(figure) => return Some(ByMonth::every(figure)),
            ByMonthFile::Calendar(list) => (twelve(list)?, Default::default()),
            ByMonthFile::Dated(dated) => {
                let both = ["default", "calendar"].map(str::to_owned).to_vec();
                let calendar = match (dated.default, dated.calendar) {
                    (Some(figure), None) => [figure; 12],
                    (None, Some(list)) => twelve(list)?,
                    (None, None) => {
                        self.report(path, Problem::MissingOneOf(both));
                        return None;
                    }
                    (Some(_), Some(_)) => {
                        self.report(path, Problem::OnlyOneOf(both));
                        return None;
                    }
                };
                (calendar, dated.months)
            }
        };
        // A key that is no month was reported as the text was read.
        let dated = months.into_iter().filter_map(|(text, x)| Some((text.parse().ok()?, x)));
        Some(ByMonth::new(calendar, dated.collect()))
    }
}
