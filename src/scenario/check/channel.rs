//! One channel: its preset, its returns, its bounds.

use std::collections::BTreeMap;

use super::super::file::{ChannelEntry, ChannelFile, ChannelName, OrNull, PerMonth, ReturnFile};
use super::super::finding::Problem;
use super::super::nearest::nearest;
use super::super::preset::Preset;
use super::super::spans::join;
use super::super::{Channel, MaxChange, Name, Order, REVENUE, Range, SPEND, word};
use super::Check;
use crate::curve::Curve;
use crate::month::Month;
use crate::ramp::RampUp;

/// A channel whose absent keys are filled from its preset.
pub(super) struct Merged {
    pub(super) id: String,
    file: ChannelFile,
    preset: Option<&'static Preset>,
    from_preset: Vec<&'static str>,
}

impl Merged {
    /// KPIs that the channel yields.
    pub(super) fn kpis(&self) -> Vec<String> {
        let stated = [&self.file.yields, &self.file.cost_per];
        let others = stated.into_iter().flatten().flat_map(BTreeMap::keys);
        let roi = self.file.roi.map(|_| REVENUE.to_owned());
        others.map(|kpi| word::normal(kpi)).chain(roi).collect()
    }
}

impl Check<'_> {
    /// Fills absent keys from presets, and makes sure that no id is there twice.
    pub(super) fn merge(&mut self, entries: Vec<ChannelEntry>) -> Vec<Merged> {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("channels[{i}]");
            let file = entry.into_channel();
            let id = word::normal(file.id.as_deref().unwrap_or_default());
            match first.get(&id.to_lowercase()) {
                Some(&first) => self.twice(&path, &format!("channels[{first}]"), id.clone()),
                None => {
                    first.insert(id.to_lowercase(), i);
                }
            }
            all.push(self.filled(id, file, &path));
        }
        all
    }

    fn twice(&mut self, path: &str, first: &str, id: String) {
        let place = |path: &str| {
            let inner = format!("{path}.id");
            if self.spans.has(&inner) { inner } else { path.to_owned() }
        };
        let (path, first) = (place(path), place(first));
        let also = self.spans.of(&first);
        self.report(&path, Problem::DuplicateId { id, first });
        if let Some(finding) = self.found.last_mut() {
            finding.also = Some(also);
        }
    }

    fn filled(&mut self, id: String, mut file: ChannelFile, path: &str) -> Merged {
        let preset = self.preset_of(&id, file.preset.clone(), path);
        let mut from_preset = Vec::new();
        if let (Some(preset), Some(tier)) = (preset, self.tier) {
            let mut fragment = preset.channel.clone();
            let states_revenue = [&file.yields, &file.cost_per]
                .into_iter()
                .flatten()
                .any(|kpis| kpis.contains_key(REVENUE));
            if states_revenue {
                (fragment.roi, fragment.roi_at) = (None, None);
            }
            let unit = tier.models().unit_of(&self.currency);
            let amounts = amount_keys(&fragment);
            from_preset = file.fill_from(fragment.in_units_of(unit.unwrap_or(1.0)));
            from_preset.retain(|&key| key != "name");
            if unit.is_none() {
                self.no_amounts(&amounts, &from_preset, preset, path);
            }
        }
        Merged {
            id,
            file,
            preset,
            from_preset,
        }
    }

    fn preset_of(
        &mut self,
        id: &str,
        stated: Option<OrNull<String>>,
        path: &str,
    ) -> Option<&'static Preset> {
        let models = self.tier.map(|tier| tier.models());
        let wanted = match stated {
            None => return models.and_then(|models| models.preset(id)),
            Some(stated) => word::normal(&stated.value()?),
        };
        let found = models.and_then(|models| models.preset(&wanted));
        if found.is_none() {
            let known = models.into_iter().flat_map(|m| &m.channels);
            let problem = Problem::UnknownPreset {
                nearest: nearest(&wanted, known.map(|preset| preset.id.as_str())),
                preset: wanted,
                tier: self.tier.map(|tier| tier.key().to_owned()),
            };
            self.report(&join(path, "preset"), problem);
        }
        found
    }

    /// Reports that a preset's amounts cannot be converted to the file's currency.
    fn no_amounts(&mut self, amounts: &[String], taken: &[&str], preset: &Preset, path: &str) {
        let keys: Vec<String> = taken
            .iter()
            .filter(|key| amounts.iter().any(|amount| amount == *key))
            .map(|key| (*key).to_owned())
            .collect();
        if !keys.is_empty() {
            let problem = Problem::PresetCurrency {
                preset: preset.id.clone(),
                currency: self.currency.clone(),
                keys,
            };
            self.report(path, problem);
        }
    }

    /// The channel, where nothing is wrong with it that would leave a hole.
    pub(super) fn channel(&mut self, merged: Merged, path: &str) -> Option<Channel> {
        let Merged {
            id,
            file,
            preset,
            from_preset,
        } = merged;
        let curve = self.curve(file.curve.clone(), &join(path, "curve"));
        let timing = self.timing(file.timing.clone(), &join(path, "timing"));
        let (roi, roi_at) = self.roi(&file, path);
        let yields = self.yields(&file, roi, curve.as_ref(), path);
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
            roi_at,
            incrementality: file.incrementality.unwrap_or(1.0),
            yields,
            curve: curve?,
            timing: timing?,
            order: file.order.unwrap_or(Order::SaturateThenCarry),
            ramp_up,
            active_before,
            seasonality: file
                .seasonality
                .and_then(|list| list.try_into().ok())
                .unwrap_or([1.0; 12]),
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
            fixed,
            history: file.history.unwrap_or_default(),
            current: file.current,
            observed: file.observed,
        })
    }

    fn roi(&mut self, file: &ChannelFile, path: &str) -> (Option<Range>, Option<f64>) {
        let roi = file.roi.map(|stated| match stated {
            ReturnFile::Figure(x) => Range {
                low: x,
                expected: x,
                high: x,
            },
            ReturnFile::Range(r) => Range {
                low: r.low,
                expected: r.expected,
                high: r.high,
            },
        });
        if let Some(r) = roi {
            let (path, expected) = (join(path, "roi"), ("expected", Some(r.expected)));
            self.in_order(&path, ("low", Some(r.low)), expected);
            self.in_order(&path, expected, ("high", Some(r.high)));
        }
        let roi_at = file.roi_at.clone().and_then(OrNull::value);
        if roi.is_none() && roi_at.is_some() {
            let problem = Problem::GoesWith {
                key: "roi_at".into(),
                needs: "roi".into(),
            };
            self.report(&join(path, "roi_at"), problem);
        }
        (roi, roi_at)
    }

    /// KPIs per unit of effective spend; one KPI may be stated one way only.
    fn yields(
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
        if yields.is_empty() {
            self.report(path, Problem::NoReturn);
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
                let problem = Problem::WrongLength {
                    found: amounts.len(),
                    expected: self.months,
                };
                self.report(path, problem);
                vec![default; self.months]
            }
        }
    }

    fn bounds(&mut self, file: &ChannelFile, min: &[f64], max: &[f64], path: &str) {
        if let Some(t) = (0..self.months).find(|&t| min[t] > max[t]) {
            let key = |key: &str| {
                let one = format!("{key}[{t}]");
                let listed = self.spans.has(&join(path, &one)) || self.spans.has(&format!("{path}.{one}"));
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
            .filter_map(|(text, &spend)| Some((self.month(text, &join(&path, text))?, spend)))
            .collect()
    }
}

/// 0 forbids nothing.
fn least_if_active(stated: Option<OrNull<f64>>) -> Option<f64> {
    stated.and_then(OrNull::value).filter(|&least| least > 0.0)
}

fn name(stated: Option<ChannelName>, id: &str) -> Name {
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
    Name {
        en: or_other(en),
        vi: or_other(vi),
    }
}

/// The keys of a preset that hold amounts: those that change with the unit of money.
fn amount_keys(fragment: &ChannelFile) -> Vec<String> {
    let keys = |channel: ChannelFile| match serde_json::to_value(channel) {
        Ok(serde_json::Value::Object(keys)) => keys,
        _ => serde_json::Map::new(),
    };
    let halved = keys(fragment.clone().in_units_of(2.0));
    let whole = keys(fragment.clone());
    let changed = whole.into_iter().filter(|(key, value)| halved.get(key) != Some(value));
    changed.map(|(key, _)| key).collect()
}
