//! Every figure that a plan rests on, with its range, where it comes from and how good the evidence
//! is: the assumptions of the pages and of the workbook.

use crate::curve::Curve;
use crate::locale::Lang;
use crate::locale::workbook::Parameter;
use crate::page::Unit;
use crate::scenario::preset::Figure;
use crate::scenario::{Channel, Evidence, Scenario};

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
}

/// An assumption before anybody asks where it comes from.
struct Line {
    parameter: Parameter,
    unit: Unit,
    value: f64,
    range: Option<[f64; 2]>,
    /// The key that a preset would have filled, and the key of its evidence.
    key: &'static str,
    evidence: &'static str,
}

impl Line {
    fn new(parameter: Parameter, unit: Unit, value: f64, key: &'static str) -> Self {
        Self { parameter, unit, value, range: None, key, evidence: key }
    }
}

/// All of them: those of the whole scenario, then channel by channel.
pub(crate) fn assumptions(scenario: &Scenario) -> Vec<Assumed> {
    let share = |parameter, value: f64| (value > 0.0).then_some((parameter, value));
    let whole = [
        Some((Parameter::Margin, scenario.margin())),
        share(Parameter::DiscountRate, scenario.discount_rate),
        share(Parameter::AfterHorizon, scenario.after_horizon),
    ];
    let mut all: Vec<Assumed> = whole
        .into_iter()
        .flatten()
        .map(|(parameter, value)| Assumed {
            parameter,
            channel: None,
            unit: Unit::Share,
            value,
            range: None,
            preset: None,
        })
        .collect();
    for (c, channel) in scenario.channels.iter().enumerate() {
        all.extend(lines(channel).into_iter().map(|line| {
            let filled = channel.from_preset.contains(&line.key);
            let preset = channel.preset.filter(|_| filled);
            let figure = preset.and_then(|preset| preset.evidence.get(line.evidence));
            // A preset's amounts are in another currency where the scenario's own factor made
            // them ours.
            let range = figure
                .filter(|figure| same(figure.expected, line.value))
                .map(|figure| [figure.low, figure.high]);
            Assumed {
                parameter: line.parameter,
                channel: Some(c),
                unit: line.unit,
                value: line.value,
                range: line.range.or(range),
                preset: figure,
            }
        }));
    }
    all
}

impl Assumed {
    /// `E1` and so on; empty for the file's own figures.
    pub(crate) fn grade(&self) -> &'static str {
        self.preset.map_or("", |figure| match figure.grade {
            Evidence::E1 => "E1",
            Evidence::E2 => "E2",
            Evidence::E3 => "E3",
            Evidence::V => "V",
            Evidence::D => "D",
            Evidence::A => "A",
        })
    }

    /// What a preset's figure rests on, and the titles of its sources.
    pub(crate) fn source(&self, scenario: &Scenario, lang: Lang) -> String {
        let Some(figure) = self.preset else {
            return String::new();
        };
        let said = match lang {
            Lang::Vi => &figure.note.vi,
            Lang::En => &figure.note.en,
        };
        let models = scenario.tier.map(|tier| tier.models());
        let titles: Vec<String> = figure
            .sources
            .iter()
            .filter_map(|key| models?.sources.get(key))
            .map(|source| format!("{} ({})", source.title, source.year))
            .collect();
        if titles.is_empty() { said.clone() } else { format!("{said} — {}", titles.join("; ")) }
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

fn lines(channel: &Channel) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(roi) = channel.roi {
        let mut line = Line::new(Parameter::Return, Unit::Ratio, roi.expected, "roi");
        line.range = (roi.low < roi.high).then_some([roi.low, roi.high]);
        lines.push(line);
    }
    let mut amount = |parameter, kind, value: Option<f64>, key: &'static str| {
        lines.extend(value.map(|value| Line::new(parameter, kind, value, key)));
    };
    amount(Parameter::ReturnAt, Unit::Money, channel.roi_at, "roi_at");
    let caused = (channel.incrementality < 1.0).then_some(channel.incrementality);
    amount(Parameter::Incrementality, Unit::Share, caused, "incrementality");
    amount(Parameter::HalfSaturation, Unit::Money, half(&channel.curve), "curve");
    amount(Parameter::LeastActive, Unit::Money, channel.min_if_active, "min_if_active");
    let most = channel
        .max
        .first()
        .copied()
        .filter(|most| most.is_finite() && channel.max.iter().all(|m| m == most));
    amount(Parameter::MostSpend, Unit::Money, most, "max");
    let some = |value: f64| (value > 0.0).then_some(value);
    amount(Parameter::SetupFee, Unit::Money, some(channel.setup_fee), "setup_fee");
    amount(Parameter::MonthlyFee, Unit::Money, some(channel.monthly_fee), "monthly_fee");
    amount(Parameter::FeeRate, Unit::Share, some(channel.fee_rate), "fee_rate");
    let lags = channel.timing.weights().iter().enumerate();
    let lag: f64 = lags.map(|(k, weight)| k as f64 * weight).sum();
    amount(Parameter::MeanLag, Unit::Ratio, some(lag), "timing");
    if let Some(ramp) = channel.ramp_up {
        for (parameter, months, evidence) in [
            (Parameter::FirstEffect, ramp.first_effect, "ramp_up.first_effect"),
            (Parameter::FullEffect, ramp.full_effect, "ramp_up.full_effect"),
        ] {
            let line = Line::new(parameter, Unit::Count, months as f64, "ramp_up");
            lines.push(Line { evidence, ..line });
        }
    }
    lines
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
