//! From what is typed to a valid [`Scenario`]: defaults, presets, and everything that only makes
//! sense across keys. Every finding is collected.

mod by_month;
mod channel;
mod curve;
mod merge;
mod returns;
mod rules;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use super::file::{RiskFile, ScenarioFile, WhatIfFile};
use super::finding::{Finding, Problem};
use super::nearest::nearest;
use super::shrink::shrink;
use super::spans::{Spans, join};
use super::{Measure, Risk, Scenario, Tier, WhatIf, word};
use crate::month::Month;

/// Checks what was read; see [`Scenario::load`].
///
/// # Errors
/// Every finding; the list is never empty.
pub(super) fn check(
    file: ScenarioFile,
    spans: &Spans,
    source: &str,
    today: Option<Month>,
) -> Result<Scenario, Vec<Finding>> {
    let mut check = Check::of(&file, spans, today);
    let merged = check.merge(file.channels.unwrap_or_default());
    check.names = Names::of(&merged);
    let objective = check.objective(file.objective, &file.targets);
    let gross_margin = check.stated_by_month(file.gross_margin, "gross_margin");
    let baseline = check.baseline(file.baseline.unwrap_or_default());
    let budget = file.budget.and_then(|budget| check.budget(budget));
    let channels: Option<Vec<_>> = merged
        .into_iter()
        .enumerate()
        .map(|(i, channel)| check.channel(channel, &format!("channels[{i}]")))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let limits = file.limits.unwrap_or_default();
    let limits = limits
        .into_iter()
        .enumerate()
        .map(|(i, limit)| check.limit(limit, &format!("limits[{i}]")))
        .collect();
    let targets = file.targets.unwrap_or_default();
    let targets = targets
        .into_iter()
        .enumerate()
        .filter_map(|(i, target)| check.target(target, &format!("targets[{i}]")))
        .collect();
    let Some(channels) = channels.filter(|_| check.found.is_empty()) else {
        return Err(check.found);
    };
    let mut scenario = Scenario {
        name: file.name.map_or_else(|| stem(source), |name| word::normal(&name)),
        tier: file.tier,
        currency: check.currency,
        start: check.start,
        months: check.months,
        gross_margin,
        baseline,
        discount_rate: file.discount_rate.unwrap_or(0.0),
        after_horizon: file.after_horizon.unwrap_or(0.0),
        objective,
        budget,
        channels,
        limits,
        targets,
        max_active_channels: file.max_active_channels.map(|n| n as usize),
        stay_within: file.stay_within,
        round_to: file.round_to.filter(|step| *step > 0.0),
        closed: 0,
        calibrated_through: file.calibrated_through.and_then(|month| month.parse().ok()),
        missed_at_most: None,
        risk: risk(file.risk.unwrap_or_default()),
        what_ifs: what_ifs(file.what_ifs.unwrap_or_default(), spans),
    };
    shrink(&mut scenario);
    Ok(scenario)
}

/// What every check needs to know, and what was found.
struct Check<'a> {
    spans: &'a Spans,
    found: Vec<Finding>,
    tier: Option<Tier>,
    currency: String,
    start: Month,
    months: usize,
    /// Of channels that state none of their own.
    tax_rate: f64,
    names: Names,
}

/// What other keys may refer to.
#[derive(Default)]
struct Names {
    channels: Vec<String>,
    kpis: BTreeSet<String>,
}

impl Names {
    fn of(channels: &[merge::Merged]) -> Self {
        Self {
            channels: channels.iter().map(|c| c.id.clone()).collect(),
            kpis: channels.iter().flat_map(merge::Merged::kpis).collect(),
        }
    }
}

impl<'a> Check<'a> {
    fn of(file: &ScenarioFile, spans: &'a Spans, today: Option<Month>) -> Self {
        let stated = file.start.as_deref().and_then(|text| text.parse().ok());
        // Where neither is there, that is a finding already and no scenario comes of it.
        let start = stated.or(today.map(|today| today.plus(1))).unwrap_or(Month::FIRST);
        Self {
            spans,
            found: Vec::new(),
            tier: file.tier,
            currency: file.currency.clone().unwrap_or_else(|| "VND".into()),
            start,
            months: file.months.map_or(12, |months| months as usize),
            tax_rate: file.tax_rate.unwrap_or(0.0),
            names: Names::default(),
        }
    }

    fn report(&mut self, path: &str, problem: Problem) {
        self.report_at(path, self.spans.head(path), problem);
    }

    fn report_at(&mut self, path: &str, span: Range<usize>, problem: Problem) {
        self.found.push(Finding { path: path.to_owned(), span, also: None, problem });
    }

    /// Reports two keys of `path` whose values are the wrong way round.
    fn in_order(&mut self, path: &str, low: (&str, Option<f64>), high: (&str, Option<f64>)) {
        let ((low_key, Some(low)), (high_key, Some(high))) = (low, high) else {
            return;
        };
        if low <= high {
            return;
        }
        let within = |key: &str| match key.starts_with('[') {
            true => format!("{path}{key}"),
            false => format!("{path}.{key}"),
        };
        let (low_path, high_path) = (within(low_key), within(high_key));
        let also = self.spans.has(&high_path);
        self.found.push(Finding {
            span: self.spans.head(&low_path),
            also: also.then(|| self.spans.head(&high_path)),
            path: low_path,
            problem: Problem::Crossed {
                low_key: low_key.to_owned(),
                low,
                high_key: high_key.to_owned(),
                high,
            },
        });
    }

    /// The month of the plan (0 is the first) that the text at `path` names, where it lies in the
    /// plan.
    fn month(&mut self, text: &str, path: &str) -> Option<usize> {
        self.month_at(text, path, self.spans.head(path))
    }

    fn month_at(&mut self, text: &str, path: &str, span: Range<usize>) -> Option<usize> {
        let offset = text.parse::<Month>().ok().map(|m| m.since(self.start));
        let inside = offset.and_then(|t| usize::try_from(t).ok()).filter(|&t| t < self.months);
        if inside.is_none() {
            let last = self.start.plus(self.months as i32 - 1);
            let problem = Problem::BadMonth {
                found: text.to_owned(),
                within: Some([self.start.to_string(), last.to_string()]),
            };
            self.report_at(path, span, problem);
        }
        inside
    }

    /// The index of the channel that a text names.
    fn channel_named(&mut self, text: &str, path: &str) -> Option<usize> {
        let id = word::normal(text);
        let names = &self.names.channels;
        let index = names.iter().position(|name| *name == id);
        if index.is_none() {
            let nearest = nearest(&id, names.iter().map(String::as_str));
            self.report(path, Problem::UnknownChannel { id, nearest });
        }
        index
    }

    /// Reports a KPI that no channel yields; `also` are words that mean something there too.
    fn known_kpi(&mut self, kpi: &str, also: &[&str], path: &str, span: Range<usize>) {
        let known = &self.names.kpis;
        if known.contains(kpi) || also.contains(&kpi) {
            return;
        }
        let all = known.iter().map(String::as_str).chain(also.iter().copied());
        let nearest = nearest(kpi, all);
        let kpi = kpi.to_owned();
        self.report_at(path, span, Problem::UnknownKpi { kpi, nearest });
    }
}

fn risk(file: RiskFile) -> Risk {
    Risk {
        measure: file.measure.unwrap_or(Measure::Expected),
        gamma: file.gamma.unwrap_or(1.0),
        weight: file.weight.unwrap_or(0.5),
        tail: file.tail.unwrap_or(0.1),
        samples: file.samples.unwrap_or(1000) as usize,
        seed: file.seed.unwrap_or(1),
        correlation: file.correlation.unwrap_or(0.0),
        shrink: file.shrink,
    }
}

fn what_ifs(files: Vec<WhatIfFile>, spans: &Spans) -> Vec<WhatIf> {
    let what_if = |(i, file): (usize, WhatIfFile)| {
        let within = format!("what_ifs[{i}].set");
        let mut set: Vec<_> = file.set.into_iter().collect();
        set.sort_by_key(|(path, _)| spans.key(&join(&within, path)).start);
        WhatIf { name: channel::name(Some(file.name), &format!("#{}", i + 1)), set }
    };
    files.into_iter().enumerate().map(what_if).collect()
}

/// The file's name without folders and ending.
fn stem(source: &str) -> String {
    let stem = Path::new(source).file_stem().and_then(|stem| stem.to_str());
    match stem.map(word::normal) {
        Some(stem) if !stem.is_empty() && stem != "-" => stem,
        _ => "scenario".into(),
    }
}
