//! Every figure that the plan rests on, with its range, its source and how good the evidence is.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Work;
use super::sheet::{Cell, Kind, Role, Sheet, name_width};
use crate::curve::Curve;
use crate::locale::workbook::{Book, Parameter, Tab};
use crate::scenario::preset::Figure;
use crate::scenario::{Channel, Evidence};

/// An assumption.
struct Line {
    parameter: Parameter,
    kind: Kind,
    value: f64,
    range: Option<[f64; 2]>,
    /// The key that a preset would have filled, and the key of its evidence.
    key: &'static str,
    evidence: &'static str,
}

impl Line {
    fn new(parameter: Parameter, kind: Kind, value: f64, key: &'static str) -> Self {
        Self {
            parameter,
            kind,
            value,
            range: None,
            key,
            evidence: key,
        }
    }
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&work.style, Tab::Assumptions)?;
    let (scenario, labels) = (work.material.scenario, work.wording.lang.words().labels());
    let heads = [
        (sheet.say(&Book::ParameterHead), Kind::Text),
        (labels.channel.to_owned(), Kind::Text),
        (sheet.say(&Book::Value), Kind::Money),
        (labels.low.to_owned(), Kind::Money),
        (labels.high.to_owned(), Kind::Money),
        (sheet.say(&Book::Origin), Kind::Text),
        (labels.grade.to_owned(), Kind::Text),
        (labels.sources.to_owned(), Kind::Text),
    ];
    sheet.heads((3, 0), &heads)?;
    let mut row = 4;
    let all = sheet.say(&Book::AllChannels);
    let mut global = vec![Line::new(
        Parameter::Margin,
        Kind::Share,
        scenario.margin(),
        "",
    )];
    if scenario.discount_rate > 0.0 {
        global.push(Line::new(
            Parameter::DiscountRate,
            Kind::Share,
            scenario.discount_rate,
            "",
        ));
    }
    if scenario.after_horizon > 0.0 {
        global.push(Line::new(
            Parameter::AfterHorizon,
            Kind::Share,
            scenario.after_horizon,
            "",
        ));
    }
    for line in global {
        write(work, &mut sheet, row, &all, None, &line)?;
        row += 1;
    }
    for (c, channel) in scenario.channels.iter().enumerate() {
        let name = work.wording.channel(c);
        for line in lines(channel) {
            write(work, &mut sheet, row, &name, Some(channel), &line)?;
            row += 1;
        }
    }
    let grades = sheet.say(&Book::GradeMeans);
    sheet.remark(row + 1, &grades)?;
    let names = work.names();
    sheet.widths(&[
        42.0,
        name_width(names.iter().map(String::as_str)),
        18.0,
        18.0,
        18.0,
        26.0,
        9.0,
        70.0,
    ])?;
    sheet.freeze(4, 2)?;
    sheet.page.autofilter(3, 0, row - 1, 7)?;
    sheet.done((0, 0))
}

fn write(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    row: u32,
    name: &str,
    channel: Option<&Channel>,
    line: &Line,
) -> Result<(), XlsxError> {
    let filled = channel.filter(|channel| channel.from_preset.contains(&line.key));
    let figure = filled
        .and_then(|channel| channel.preset)
        .and_then(|preset| preset.evidence.get(line.evidence));
    // A preset's amounts are in another currency where the scenario's own factor made them ours.
    let range = line.range.or(figure
        .filter(|figure| same(figure.expected, line.value))
        .map(|figure| [figure.low, figure.high]));
    let cells = vec![
        Cell::Text(sheet.say(&Book::Parameter(line.parameter))),
        Cell::Prose(name.to_owned()),
        Cell::optional(line.kind, Some(line.value)),
        Cell::optional(line.kind, range.map(|range| range[0])),
        Cell::optional(line.kind, range.map(|range| range[1])),
        Cell::Text(sheet.say(if filled.is_some() {
            &Book::Preset
        } else {
            &Book::Own
        })),
        Cell::Text(figure.map_or(String::new(), |figure| grade(figure.grade).to_owned())),
        Cell::Prose(figure.map_or(String::new(), |figure| source(work, figure))),
    ];
    sheet.row((row, 0), Role::Body, cells)
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// What the figure rests on, and the titles of its sources.
fn source(work: &Work<'_>, figure: &Figure) -> String {
    let said = match work.wording.lang {
        crate::locale::Lang::Vi => &figure.note.vi,
        crate::locale::Lang::En => &figure.note.en,
    };
    let models = work.material.scenario.tier.map(|tier| tier.models());
    let titles: Vec<String> = figure
        .sources
        .iter()
        .filter_map(|key| models?.sources.get(key))
        .map(|source| format!("{} ({})", source.title, source.year))
        .collect();
    if titles.is_empty() {
        said.clone()
    } else {
        format!("{said} — {}", titles.join("; "))
    }
}

fn grade(grade: Evidence) -> &'static str {
    match grade {
        Evidence::E1 => "E1",
        Evidence::E2 => "E2",
        Evidence::E3 => "E3",
        Evidence::V => "V",
        Evidence::D => "D",
        Evidence::A => "A",
    }
}

fn lines(channel: &Channel) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(roi) = channel.roi {
        let mut line = Line::new(Parameter::Return, Kind::Ratio, roi.expected, "roi");
        line.range = (roi.low < roi.high).then_some([roi.low, roi.high]);
        lines.push(line);
    }
    let mut amount = |parameter, kind, value: Option<f64>, key: &'static str| {
        lines.extend(value.map(|value| Line::new(parameter, kind, value, key)));
    };
    amount(Parameter::ReturnAt, Kind::Money, channel.roi_at, "roi_at");
    let caused = (channel.incrementality < 1.0).then_some(channel.incrementality);
    amount(
        Parameter::Incrementality,
        Kind::Share,
        caused,
        "incrementality",
    );
    amount(
        Parameter::HalfSaturation,
        Kind::Money,
        half(&channel.curve),
        "curve",
    );
    amount(
        Parameter::LeastActive,
        Kind::Money,
        channel.min_if_active,
        "min_if_active",
    );
    let most = channel
        .max
        .first()
        .copied()
        .filter(|most| most.is_finite() && channel.max.iter().all(|m| m == most));
    amount(Parameter::MostSpend, Kind::Money, most, "max");
    let some = |value: f64| (value > 0.0).then_some(value);
    amount(
        Parameter::SetupFee,
        Kind::Money,
        some(channel.setup_fee),
        "setup_fee",
    );
    amount(
        Parameter::MonthlyFee,
        Kind::Money,
        some(channel.monthly_fee),
        "monthly_fee",
    );
    amount(
        Parameter::FeeRate,
        Kind::Share,
        some(channel.fee_rate),
        "fee_rate",
    );
    let lags = channel.timing.weights().iter().enumerate();
    let lag: f64 = lags.map(|(k, weight)| k as f64 * weight).sum();
    amount(Parameter::MeanLag, Kind::Ratio, some(lag), "timing");
    if let Some(ramp) = channel.ramp_up {
        for (parameter, months, evidence) in [
            (
                Parameter::FirstEffect,
                ramp.first_effect,
                "ramp_up.first_effect",
            ),
            (
                Parameter::FullEffect,
                ramp.full_effect,
                "ramp_up.full_effect",
            ),
        ] {
            let line = Line::new(parameter, Kind::Count, months as f64, "ramp_up");
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
