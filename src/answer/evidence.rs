//! Every figure that a plan rests on, with its range, where it comes from and how good the evidence
//! is: the assumptions of the pages and of the workbook.

use crate::curve::Curve;
use crate::locale::Lang;
use crate::locale::workbook::{Book, Parameter};
use crate::page::Unit;
use crate::scenario::preset::Figure;
use crate::scenario::{Channel, Evidence, REVENUE, Scenario};

/// An assumption.
pub(crate) struct Assumed {
    pub(crate) parameter: Parameter,
    /// `None` for one of the whole scenario.
    pub(crate) channel: Option<usize>,
    pub(crate) unit: Unit,
    pub(crate) value: f64,
    pub(crate) range: Option<[f64; 2]>,
    /// What a preset says, where one filled the figure.
    pub(crate) preset: Option<&'static Figure>,
    /// Of what it is the cost, where it is one.
    pub(crate) kpi: Option<String>,
    /// Where it comes from.
    pub(crate) origin: Book,
}

/// All of them: those of the whole scenario, then channel by channel.
pub(crate) fn assumptions(scenario: &Scenario) -> Vec<Assumed> {
    let share = |parameter, value: f64| (value > 0.0).then_some((parameter, value));
    let whole_margin = scenario.gross_margin.as_ref().map_or(1.0, |own| scenario.mean_of(own));
    let whole = [
        Some((Parameter::Margin, whole_margin)),
        share(Parameter::DiscountRate, scenario.discount_rate),
        share(Parameter::AfterHorizon, scenario.after_horizon),
    ];
    let whole = whole.into_iter().flatten().map(|(parameter, value)| Assumed {
        parameter,
        channel: None,
        unit: Unit::Share,
        value,
        range: None,
        preset: None,
        kpi: None,
        origin: Book::Own,
    });
    let channels = scenario.channels.iter().enumerate();
    whole.chain(channels.flat_map(|(c, channel)| of_channel(scenario, c, channel))).collect()
}

/// Those of a channel.
fn of_channel(scenario: &Scenario, c: usize, channel: &Channel) -> Vec<Assumed> {
    let mut all = Vec::new();
    // `key` is what a preset would have filled, `evidence` the key of what it says of it.
    let mut add = |parameter, unit, value: f64, key: &'static str, evidence: &str| {
        let preset = channel.preset.filter(|_| channel.from_preset.contains(&key));
        let origin = match (preset, key == "roi" && channel.stated_roi.is_some()) {
            (_, true) => Book::Corrected,
            (Some(_), false) => Book::Preset,
            (None, false) => Book::Own,
        };
        let preset = preset.and_then(|preset| preset.evidence.get(evidence));
        // A preset's amounts are in another currency where the scenario's own factor made them
        // ours.
        let told = preset.filter(|figure| same(figure.expected, value));
        let range = told.map(|figure| [figure.low, figure.high]);
        all.push(Assumed {
            parameter,
            channel: Some(c),
            unit,
            value,
            range,
            preset,
            kpi: None,
            origin,
        });
    };
    let some = |value: f64| (value > 0.0).then_some(value);
    let margin = channel.gross_margin.as_ref().map(|own| scenario.mean_of(own));
    let index = Some(scenario.mean_of(&channel.cost_index.index));
    let index = index.filter(|_| channel.cost_index.index.single() != Some(1.0));
    let caused = (channel.incrementality < 1.0).then_some(channel.incrementality);
    let most = channel
        .max
        .first()
        .copied()
        .filter(|most| most.is_finite() && channel.max.iter().all(|m| m == most));
    let lags = channel.timing.weights().iter().enumerate();
    let lag: f64 = lags.map(|(k, weight)| k as f64 * weight).sum();
    let figures = [
        (Parameter::Return, Unit::Ratio, channel.roi.map(|roi| roi.expected), "roi"),
        (Parameter::ReturnAt, Unit::Money, channel.roi_at, "roi_at"),
        (Parameter::Incrementality, Unit::Share, caused, "incrementality"),
        (Parameter::Margin, Unit::Share, margin, "gross_margin"),
        (Parameter::CostIndex, Unit::Ratio, index, "cost_index"),
        (Parameter::HalfSaturation, Unit::Money, half(&channel.curve), "curve"),
        (Parameter::LeastActive, Unit::Money, channel.min_if_active, "min_if_active"),
        (Parameter::MostSpend, Unit::Money, most, "max"),
        (Parameter::SetupFee, Unit::Money, some(channel.setup_fee), "setup_fee"),
        (Parameter::MonthlyFee, Unit::Money, some(channel.monthly_fee), "monthly_fee"),
        (Parameter::FeeRate, Unit::Share, some(channel.fee_rate), "fee_rate"),
        (Parameter::TaxRate, Unit::Share, some(channel.tax_rate), "tax_rate"),
        (Parameter::MeanLag, Unit::Ratio, some(lag), "timing"),
    ];
    for (parameter, unit, value, key) in figures {
        if let Some(value) = value {
            add(parameter, unit, value, key, key);
        }
    }
    if let Some(ramp) = channel.ramp_up {
        let (first, full) = (ramp.first_effect as f64, ramp.full_effect as f64);
        add(Parameter::FirstEffect, Unit::Count, first, "ramp_up", "ramp_up.first_effect");
        add(Parameter::FullEffect, Unit::Count, full, "ramp_up", "ramp_up.full_effect");
        if let Some(half_life) = ramp.half_life_after_stop {
            let key = "ramp_up.half_life_after_stop";
            add(Parameter::HalfLifeAfterStop, Unit::Ratio, half_life, "ramp_up", key);
        }
    }
    // What a result costs before the channel saturates: on that rest all counts.
    let counts = channel.yields.iter().filter(|(kpi, per)| kpi.as_str() != REVENUE && **per > 0.0);
    all.extend(counts.map(|(kpi, per)| Assumed {
        parameter: Parameter::CostPer,
        channel: Some(c),
        unit: Unit::Money,
        value: 1.0 / per,
        range: None,
        preset: None,
        kpi: Some(kpi.clone()),
        origin: Book::Own,
    }));
    // A range that the file states comes before what a preset says.
    if let Some(roi) = channel.roi.filter(|roi| roi.low < roi.high) {
        all[0].range = Some([roi.low, roi.high]);
    }
    all
}

impl Assumed {
    /// What it is called.
    pub(crate) fn name(&self, lang: Lang) -> String {
        let name = lang.words().book(&Book::Parameter(self.parameter));
        match &self.kpi {
            Some(kpi) => format!("{name}: {}", lang.kpi(kpi)),
            None => name,
        }
    }

    /// `E1` and so on; empty for the file's own figures.
    pub(crate) fn grade(&self) -> &'static str {
        self.preset.map_or("", |figure| grade(figure.grade))
    }

    /// What a preset's figure rests on, and the titles of its sources.
    pub(crate) fn source(&self, scenario: &Scenario, lang: Lang) -> String {
        let Some(figure) = self.preset else {
            return String::new();
        };
        let said = figure.note.text(lang);
        let models = scenario.tier.map(|tier| tier.models());
        let titles: Vec<String> = figure
            .sources
            .iter()
            .filter_map(|key| models?.sources.get(key))
            .map(|source| format!("{} ({})", source.title, source.year))
            .collect();
        if titles.is_empty() {
            said.to_owned()
        } else {
            format!("{said} — {}", titles.join("; "))
        }
    }
}

/// As people know it.
pub(super) fn grade(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::E1 => "E1",
        Evidence::E2 => "E2",
        Evidence::E3 => "E3",
        Evidence::V => "V",
        Evidence::D => "D",
        Evidence::A => "A",
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// The monthly spend at which half of the most that a curve can bring is there; `None` where it
/// has no such most.
fn half(curve: &Curve) -> Option<f64> {
    match curve {
        Curve::Saturating(curve) => Some(curve.half),
        Curve::Hill(curve) => Some(curve.half),
        Curve::Exponential(curve) => Some(curve.scale * std::f64::consts::LN_2),
        // tanh(x) = 1/2 at x = ln(3)/2.
        Curve::Tanh(curve) => Some(curve.scale * 3_f64.ln() / 2.0),
        Curve::Linear(_) | Curve::Log(_) | Curve::Power(_) | Curve::Points(_) => None,
    }
}
