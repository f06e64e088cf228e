//! Fan of outcomes: the cumulative result month by month over many draws: the median, the range
//! in which half of them lie, and the one in which eight in ten lie.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::LOSS;
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::place::spread;
use super::say::{Say, What};
use super::scale::Scale;
use crate::month::Month;
use crate::plan::Plan;
use crate::risk::{RiskFigures, outlook};
use crate::scenario::Scenario;

/// Cumulative profit over draws; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Fan {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// The first month.
    pub start: Month,
    /// How many draws.
    pub draws: usize,
    /// One entry a month.
    pub bands: Vec<Band>,
    /// Share of the draws that end below 0, where it is known.
    pub chance_of_loss: Option<f64>,
}

/// Percentiles of the profit from the start to the end of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// 10th percentile.
    pub p10: f64,
    /// 25th percentile.
    pub p25: f64,
    /// Median.
    pub p50: f64,
    /// 75th percentile.
    pub p75: f64,
    /// 90th percentile.
    pub p90: f64,
}

impl Fan {
    /// Of a plan; `None` where no return that yields revenue carries a range.
    pub fn of(scenario: &Scenario, plan: &Plan) -> Option<Self> {
        let figures = RiskFigures::of(scenario, plan)?;
        let bands = outlook(scenario, plan, &[0.1, 0.25, 0.5, 0.75, 0.9]);
        Some(Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            start: scenario.start,
            draws: figures.draws,
            bands: bands
                .into_iter()
                .map(|at| Band { p10: at[0], p25: at[1], p50: at[2], p75: at[3], p90: at[4] })
                .collect(),
            chance_of_loss: Some(figures.chance_of_loss),
        })
    }
}

impl Picture for Fan {
    fn kind(&self) -> Kind {
        Kind::Fan
    }
}

#[allow(private_interfaces)]
impl Drawn for Fan {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas);
        let color = canvas.brand.series(0);
        let title = match (self.bands.last(), self.chance_of_loss) {
            (None, _) => Say::NoSpend,
            (Some(end), loss) => Say::EndsBetween {
                low: amounts.money.short(end.p10),
                high: amounts.money.short(end.p90),
                loss: loss.map(|share| canvas.lang.percent(share, 0)),
            },
        };
        let told = self.bands.last().map_or(String::new(), |b| {
            format!(
                "p10 {}; p50 {}; p90 {}.",
                amounts.money.short(b.p10),
                amounts.money.short(b.p50),
                amounts.money.short(b.p90)
            )
        });
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::ProfitSoFar,
                months: self.bands.len(),
            }),
            keys: vec![
                (Mark::Line(color), canvas.say(&Say::Median)),
                (Mark::Swatch(super::color::tint(color, 0.5)), canvas.say(&Say::HalfOfDraws)),
                (Mark::Swatch(super::color::tint(color, 0.2)), canvas.say(&Say::EightOfTen)),
            ],
            footer: format!(
                "{}. {} {}",
                amounts.note(),
                canvas.say(&Say::Draws { count: canvas.lang.number(self.draws as f64, 0) }),
                canvas.say(&Say::Source)
            ),
            alt: told,
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let amounts = self.amounts(canvas);
        let lo = self.bands.iter().map(|b| b.p10).fold(0.0, f64::min);
        let hi = self.bands.iter().map(|b| b.p90).fold(0.0, f64::max);
        let scale = Scale::holding(lo, hi, 6, true);
        let unit = amounts.unit.scale;
        let look = Type::plain(12.0, canvas.brand.ink());
        let ends = self.bands.last().map(|b| {
            [(b.p90, "90%"), (b.p75, "75%"), (b.p50, "50%"), (b.p25, "25%"), (b.p10, "10%")]
        });
        let texts: Vec<(f64, String)> = ends
            .into_iter()
            .flatten()
            .map(|(v, p)| (v, format!("{p}  {}", amounts.money.short(v))))
            .collect();
        let right =
            texts.iter().map(|(_, t)| Type::bold(12.0, LOSS).width(t)).fold(40.0, f64::max) + 14.0;
        let area = body.inside(canvas.gutter(&scale, unit), 8.0, right, 38.0);
        // A month's figure stands at its end; everything starts from 0.
        let plot = Plot::new(area, (0.0, self.bands.len() as f64), (scale.from, scale.to));
        canvas.rungs(&plot, &scale, unit);
        let color = canvas.brand.series(0);
        let path = |of: &dyn Fn(&Band) -> f64| -> Vec<(f64, f64)> {
            let ends = self.bands.iter().enumerate().map(|(t, b)| plot.at(t as f64 + 1.0, of(b)));
            std::iter::once(plot.at(0.0, 0.0)).chain(ends).collect()
        };
        let ring = |low: &dyn Fn(&Band) -> f64, high: &dyn Fn(&Band) -> f64| {
            let mut outline = path(high);
            outline.extend(path(low).into_iter().rev());
            outline
        };
        canvas.area(&ring(&|b| b.p10, &|b| b.p90), color, 0.18);
        canvas.area(&ring(&|b| b.p25, &|b| b.p75), color, 0.32);
        canvas.line(&path(&|b| b.p50), color, 2.8);
        canvas.line(
            &[plot.at(0.0, 0.0), plot.at(self.bands.len() as f64, 0.0)],
            canvas.brand.ink(),
            1.3,
        );
        canvas.months(&plot, area.y1 + 16.0, self.start, self.bands.len());
        let wanted: Vec<f64> = texts.iter().map(|(v, _)| plot.y(*v)).collect();
        let placed = spread(&wanted, &vec![17.0; texts.len()], body.y0, area.y1 + 8.0);
        for (at, (value, text)) in texts.iter().enumerate() {
            canvas.line(
                &[(area.x1 + 1.0, plot.y(*value)), (area.x1 + 9.0, placed[at])],
                super::color::AXIS,
                0.9,
            );
            let look = if at == 2 { Type::bold(12.0, canvas.brand.ink()) } else { look };
            canvas.text(text, (area.x1 + 12.0, placed[at]), look);
        }
    }
}

impl Fan {
    fn amounts(&self, canvas: &Canvas) -> Amounts {
        let most = self.bands.iter().flat_map(|b| [b.p10.abs(), b.p90.abs()]).fold(0.0, f64::max);
        Amounts::of(canvas.lang, &self.currency, most)
    }
}
