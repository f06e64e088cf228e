//! Objective, budget, limits and targets: what refers to channels and KPIs.

use super::super::file::{BudgetFile, LimitFile, ObjectiveFile, TargetFile};
use super::super::finding::Problem;
use super::super::spans::join;
use super::super::{Budget, Goal, Limit, Objective, Per, REVENUE, SPEND, Target, word};
use super::Check;

impl Check<'_> {
    /// What is maximised. Profit and revenue need a channel that brings revenue, but where the
    /// plan is made for its targets, profit may be the least spend.
    pub(super) fn objective(
        &mut self,
        stated: Option<ObjectiveFile>,
        targets: &Option<Vec<TargetFile>>,
    ) -> Objective {
        let path = "objective";
        match stated {
            Some(ObjectiveFile::Weights(weights)) => {
                let weights: Vec<_> = weights.into_iter().collect();
                for (typed, _) in &weights {
                    let kpi = word::normal(typed);
                    let path = join(path, typed);
                    self.known_kpi(&kpi, &[SPEND], &path, self.spans.key(&path));
                }
                let named = weights.into_iter().map(|(kpi, w)| (word::normal(&kpi), w));
                Objective::Weights(named.collect())
            }
            Some(ObjectiveFile::Word(kpi)) if word::normal(&kpi) != "profit" => {
                let kpi = word::normal(&kpi);
                self.known_kpi(&kpi, &["profit"], path, self.spans.head(path));
                Objective::Kpi(kpi)
            }
            _ => {
                let for_targets = targets.as_ref().is_some_and(|all| !all.is_empty());
                // Channels that bring nothing at all are reported one by one.
                if !for_targets && !self.names.kpis.is_empty() {
                    self.known_kpi(REVENUE, &[], path, self.spans.head(path));
                }
                Objective::Profit
            }
        }
    }

    /// The budget; `None` where it says no amount, which is then reported.
    pub(super) fn budget(&mut self, file: BudgetFile) -> Option<Budget> {
        if file.monthly.is_none() && file.total.is_none() {
            let keys = ["monthly", "total"].map(str::to_owned);
            self.report("budget", Problem::MissingOneOf(keys.into()));
            return None;
        }
        let monthly = file.monthly.as_ref();
        Some(Budget {
            monthly: monthly.map(|stated| self.monthly(Some(stated), 0.0, "budget.monthly")),
            total: file.total,
            spend_all: file.spend_all.unwrap_or(false),
            rollover: file.rollover.unwrap_or(false),
        })
    }

    pub(super) fn limit(&mut self, file: LimitFile, path: &str) -> Limit {
        let rules = [file.min, file.max, file.min_share, file.max_share];
        if rules.iter().all(Option::is_none) && file.never_falls.is_none() {
            let keys = ["min", "max", "min_share", "max_share", "never_falls"].map(str::to_owned);
            self.report(path, Problem::MissingOneOf(keys.into()));
        }
        self.in_order(path, ("min", file.min), ("max", file.max));
        self.in_order(path, ("min_share", file.min_share), ("max_share", file.max_share));
        let channels = self.group(file.channels.unwrap_or_default(), &join(path, "channels"));
        if file.share_of.is_some() && file.min_share.is_none() && file.max_share.is_none() {
            let problem = Problem::GoesWith { key: "share_of".into(), needs: "min_share".into() };
            self.report(&join(path, "share_of"), problem);
        }
        let share_of = match file.share_of {
            Some(ids) => self.group(ids, &join(path, "share_of")),
            None => (0..self.names.channels.len()).collect(),
        };
        Limit {
            name: file.name.map(|name| word::normal(&name)),
            channels,
            per: file.per.unwrap_or(Per::Month),
            min: file.min,
            max: file.max,
            min_share: file.min_share,
            max_share: file.max_share,
            never_falls: file.never_falls.unwrap_or(false),
            share_of,
            months: match file.months {
                Some(months) => self.months_named(&months, &join(path, "months")),
                None => (0..self.months).collect(),
            },
        }
    }

    /// Channels by their ids, none of them twice: a channel's money counts once.
    fn group(&mut self, ids: Vec<String>, path: &str) -> Vec<usize> {
        let mut group: Vec<usize> = Vec::with_capacity(ids.len());
        let mut places: Vec<String> = Vec::with_capacity(ids.len());
        for (i, id) in ids.into_iter().enumerate() {
            let place = format!("{path}[{i}]");
            let Some(channel) = self.channel_named(&id, &place) else {
                continue;
            };
            match group.iter().position(|&other| other == channel) {
                Some(at) => {
                    let first = places[at].clone();
                    self.report(&place, Problem::DuplicateId { id, first });
                }
                None => {
                    group.push(channel);
                    places.push(place);
                }
            }
        }
        group
    }

    fn months_named(&mut self, texts: &[String], path: &str) -> Vec<usize> {
        let all = texts.iter().enumerate();
        let mut months: Vec<usize> =
            all.filter_map(|(i, text)| self.month(text, &format!("{path}[{i}]"))).collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    /// The target; `None` where it does not ask exactly one thing, which is then reported.
    pub(super) fn target(&mut self, file: TargetFile, path: &str) -> Option<Target> {
        let kpi = word::normal(&file.kpi.unwrap_or_default());
        let kpi_path = join(path, "kpi");
        self.known_kpi(&kpi, &[], &kpi_path, self.spans.head(&kpi_path));
        let from = match &file.from {
            Some(text) => self.month(text, &join(path, "from")),
            None => Some(0),
        };
        let by = match &file.by {
            Some(text) => self.month(text, &join(path, "by")),
            None => Some(self.months - 1),
        };
        if let (Some(from), Some(by)) = (from, by)
            && from > by
        {
            let month = |t: usize| self.start.plus(t as i32).to_string();
            let problem = Problem::BadMonth {
                found: month(by),
                within: Some([month(from), month(self.months - 1)]),
            };
            self.report(&join(path, "by"), problem);
        }
        let with_baseline = file.channels.is_none();
        let channels = match file.channels {
            Some(ids) => self.group(ids, &join(path, "channels")),
            None => (0..self.names.channels.len()).collect(),
        };
        let forms = [
            ("at_least", file.at_least),
            ("at_most", file.at_most),
            ("per_spend_at_least", file.per_spend_at_least),
            ("cost_at_most", file.cost_at_most),
        ];
        let stated: Vec<_> = forms.iter().filter_map(|&(key, value)| Some((key, value?))).collect();
        let goal = match stated.as_slice() {
            [("at_least", amount)] => Goal::AtLeast(*amount),
            [("at_most", amount)] => Goal::AtMost(*amount),
            [("per_spend_at_least", ratio)] => Goal::PerSpendAtLeast(*ratio),
            [(_, cost)] => Goal::CostAtMost(*cost),
            [] => {
                let keys = forms.map(|(key, _)| key.to_owned());
                self.report(path, Problem::MissingOneOf(keys.into()));
                return None;
            }
            several => {
                let keys = several.iter().map(|(key, _)| (*key).to_owned());
                self.report(path, Problem::OnlyOneOf(keys.collect()));
                return None;
            }
        };
        let per = file.per.unwrap_or(Per::Total);
        let soft = file.soft.unwrap_or(false);
        if soft && !goal.is_amount() {
            // How far a ratio is missed is no share of it that could be added up.
            let keys = stated.iter().map(|(key, _)| *key).chain(["soft"]);
            self.report(path, Problem::OnlyOneOf(keys.map(str::to_owned).collect()));
        }
        Some(Target { kpi, goal, channels, with_baseline, from: from?, by: by?, per, soft })
    }
}
