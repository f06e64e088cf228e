//! One channel: its preset, its returns, its bounds.

use std::collections::BTreeMap;

use super::super::file::{ChannelFile, ChannelName, OrNull, PerMonth};
use super::super::finding::Problem;
use super::super::spans::join;
use super::super::{Channel, CostIndex, MaxChange, Name, Order, word};
use super::Check;
use super::merge::Merged;
use crate::month::Month;
use crate::ramp::RampUp;

impl Check<'_> {
    /// The channel, where nothing is wrong with it that would leave a hole.
    pub(super) fn channel(&mut self, merged: Merged, path: &str) -> Option<Channel> {
        let Merged { id, file, preset, from_preset } = merged;
        let curve = self.curve(file.curve.clone(), &join(path, "curve"));
        let timing = self.timing(file.timing.clone(), &join(path, "timing"));
        let (roi, roi_at) = self.roi(&file, path);
        let yields = self.yields(&file, roi, curve.as_ref(), path);
        // A preset that is not known is reported already.
        let waits = preset.is_none() && matches!(file.preset, Some(OrNull::Value(_)));
        if yields.is_empty() && !waits {
            self.report(path, Problem::NoReturn);
        }
        let (ramp_up, active_before) = self.ramp_up(&file, path);
        let min = self.monthly(file.min.as_ref(), 0.0, &join(path, "min"));
        let max = file.max.clone().and_then(OrNull::value);
        let max = self.monthly(max.as_ref(), f64::INFINITY, &join(path, "max"));
        self.bounds(&file, &min, &max, path);
        let fixed = self.fixed(file.fixed.as_ref(), path);
        let change = file.max_change.unwrap_or_default();
        Some(Channel {
            name: name(file.name, &id),
            id,
            preset,
            max_change: (change != Default::default()).then(|| MaxChange {
                amount: change.amount.unwrap_or(0.0),
                share: change.share.unwrap_or(0.0),
            }),
            from_preset,
            roi,
            stated_roi: None,
            roi_at,
            incrementality: file.incrementality.unwrap_or(1.0),
            yields,
            curve: curve?,
            timing: timing?,
            order: file.order.unwrap_or(Order::SaturateThenCarry),
            ramp_up,
            active_before,
            seasonality: self.by_month(file.seasonality, 1.0, &join(path, "seasonality")),
            cost_index: CostIndex {
                start: self.start,
                index: self.by_month(file.cost_index, 1.0, &join(path, "cost_index")),
            },
            gross_margin: self.stated_by_month(file.gross_margin, &join(path, "gross_margin")),
            min,
            max,
            total_min: file.total_min,
            total_max: file.total_max,
            min_share: file.min_share,
            max_share: file.max_share,
            min_if_active: least_if_active(file.min_if_active),
            commit_months: file.commit_months.map(|months| months as usize),
            setup_fee: file.setup_fee.unwrap_or(0.0),
            monthly_fee: file.monthly_fee.unwrap_or(0.0),
            fee_rate: file.fee_rate.unwrap_or(0.0),
            tax_rate: file.tax_rate.unwrap_or(self.tax_rate),
            fixed,
            history: file.history.unwrap_or_default(),
            current: file.current,
            observed: file.observed,
        })
    }

    fn ramp_up(&mut self, file: &ChannelFile, path: &str) -> (Option<RampUp>, usize) {
        let history = file.history.iter().flatten();
        let mut active = history.rev().take_while(|&&spend| spend > 0.0).count();
        let Some(ramp) = file.ramp_up.clone().and_then(OrNull::value) else {
            return (None, active);
        };
        let path = join(path, "ramp_up");
        let first = ("first_effect", Some(f64::from(ramp.first_effect)));
        let full = ("full_effect", Some(f64::from(ramp.full_effect)));
        self.in_order(&path, first, full);
        if least_if_active(file.min_if_active.clone()).is_none() {
            self.report(&path, Problem::RampNeedsMinIfActive);
        }
        if let Some(text) = ramp.active_since {
            let since = text.parse::<Month>().ok();
            match since.and_then(|month| usize::try_from(self.start.since(month)).ok()) {
                Some(months) => active = active.max(months),
                None => self.after_start(text, &join(&path, "active_since")),
            }
        }
        let ramp_up = RampUp {
            first_effect: ramp.first_effect as usize,
            full_effect: ramp.full_effect as usize,
            half_life_after_stop: ramp.half_life_after_stop.filter(|&months| months > 0.0),
        };
        (Some(ramp_up), active)
    }

    fn after_start(&mut self, found: String, path: &str) {
        let latest = self.start.to_string();
        self.report(path, Problem::AfterStart { found, latest });
    }

    /// One amount for each month.
    pub(super) fn monthly(
        &mut self,
        stated: Option<&PerMonth>,
        default: f64,
        path: &str,
    ) -> Vec<f64> {
        match stated {
            None => vec![default; self.months],
            Some(PerMonth::Every(amount)) => vec![*amount; self.months],
            Some(PerMonth::Each(amounts)) if amounts.len() == self.months => amounts.clone(),
            Some(PerMonth::Each(amounts)) => {
                let problem = Problem::WrongLength { found: amounts.len(), expected: self.months };
                self.report(path, problem);
                vec![default; self.months]
            }
        }
    }

    fn bounds(&mut self, file: &ChannelFile, min: &[f64], max: &[f64], path: &str) {
        if let Some(t) = (0..self.months).find(|&t| min[t] > max[t]) {
            let key = |key: &str| {
                let one = format!("{key}[{t}]");
                let listed = self.spans.has(&format!("{path}.{one}"));
                if listed { one } else { key.to_owned() }
            };
            let (low, high) = (key("min"), key("max"));
            self.in_order(path, (&low, Some(min[t])), (&high, Some(max[t])));
        }
        self.in_order(path, ("total_min", file.total_min), ("total_max", file.total_max));
        self.in_order(path, ("min_share", file.min_share), ("max_share", file.max_share));
        if let Some([low, high]) = file.observed {
            let path = join(path, "observed");
            self.in_order(&path, ("[0]", Some(low)), ("[1]", Some(high)));
        }
    }

    fn fixed(&mut self, stated: Option<&BTreeMap<String, f64>>, path: &str) -> Vec<(usize, f64)> {
        let path = join(path, "fixed");
        let months = stated.into_iter().flatten();
        months
            .filter_map(|(text, &spend)| {
                let path = join(&path, text);
                let span = self.spans.key(&path);
                Some((self.month_at(text, &path, span)?, spend))
            })
            .collect()
    }
}

/// 0 forbids nothing.
fn least_if_active(stated: Option<OrNull<f64>>) -> Option<f64> {
    stated.and_then(OrNull::value).filter(|&least| least > 0.0)
}

pub(super) fn name(stated: Option<ChannelName>, id: &str) -> Name {
    let (en, vi) = match stated {
        None => (None, None),
        Some(ChannelName::Plain(name)) => (Some(name.clone()), Some(name)),
        Some(ChannelName::Translated(name)) => (name.en, name.vi),
    };
    let either = en.clone().or_else(|| vi.clone());
    let or_other = |name: Option<String>| match name.as_ref().or(either.as_ref()) {
        Some(name) => word::normal(name),
        None => id.to_owned(),
    };
    Name { en: or_other(en), vi: or_other(vi) }
}
