//! Presets under the keys that a channel leaves out.

use std::collections::BTreeMap;

use super::super::file::{ChannelEntry, ChannelFile, OrNull};
use super::super::finding::Problem;
use super::super::nearest::nearest;
use super::super::preset::Preset;
use super::super::spans::join;
use super::super::{REVENUE, word};
use super::Check;

/// A channel whose absent keys are filled from its preset.
pub(super) struct Merged {
    pub(super) id: String,
    pub(super) file: ChannelFile,
    pub(super) preset: Option<&'static Preset>,
    pub(super) from_preset: Vec<&'static str>,
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
        Merged { id, file, preset, from_preset }
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
