//! Plan against actual: spend and result, month by month, planned as outlines and actual filled.

use super::canvas::{Canvas, Paint, Plane as _, Plot, Rect, Type};
use super::color::{LOSS, MUTE};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::locale::month;
use crate::month::Month;
use crate::plan::Plan;
use crate::plan::file::Actuals;
use crate::scenario::{REVENUE, Scenario};

/// What was planned and what came; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Actual {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// The first month.
    pub start: Month,
    /// One entry a month.
    pub planned_spend: Vec<f64>,
    /// One entry for each month that has passed.
    pub actual_spend: Vec<f64>,
    /// Revenue; one entry a month.
    pub planned_revenue: Vec<f64>,
    /// One entry for each month that has passed.
    pub actual_revenue: Vec<f64>,
}

impl Actual {
    fn passed(&self) -> usize {
        self.actual_spend
            .len()
            .min(self.actual_revenue.len())
            .min(self.planned_spend.len())
            .min(self.planned_revenue.len())
    }

    /// Actual / planned - 1 so far.
    fn drift(&self, planned: &[f64], actual: &[f64]) -> f64 {
        let sum = |series: &[f64]| series.iter().take(self.passed()).sum::<f64>();
        let base = sum(planned);
        if base > 0.0 { sum(actual) / base - 1.0 } else { 0.0 }
    }
}

impl Actual {
    /// Of a plan and what has been told of its first months; `None` where no month is told.
    pub fn of(scenario: &Scenario, plan: &Plan, told: &Actuals) -> Option<Self> {
        let sum = |cells: &crate::plan::file::Cells, t: usize| -> Option<f64> {
            let here = cells.iter().filter_map(|row| row[t]);
            let (count, sum) = here.fold((0, 0.0), |(n, sum), x| (n + 1, sum + x));
            (count > 0).then_some(sum)
        };
        let passed = (0..scenario.months).take_while(|&t| sum(&told.spend, t).is_some());
        let passed = passed.count();
        let of = |cells: &crate::plan::file::Cells| -> Vec<f64> {
            (0..passed).map(|t| sum(cells, t).unwrap_or(0.0)).collect()
        };
        let revenue = plan.months.kpis.get(REVENUE).cloned();
        (passed > 0).then(|| Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            start: scenario.start,
            planned_spend: plan.months.spend.clone(),
            actual_spend: of(&told.spend),
            planned_revenue: revenue.unwrap_or_else(|| vec![0.0; scenario.months]),
            actual_revenue: of(&told.revenue),
        })
    }
}

impl Picture for Actual {
    fn kind(&self) -> Kind {
        Kind::Actual
    }

    fn natural_size(&self) -> (u32, u32) {
        (1120, 690)
    }
}

impl Drawn for Actual {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let color = canvas.brand.series(0);
        let title = match self.passed() {
            0 => Say::NothingPassed,
            passed => Say::SoFar {
                month: month(canvas.lang, self.start.plus(passed as i32 - 1)),
                spend: percent(canvas, self.drift(&self.planned_spend, &self.actual_spend)),
                revenue: percent(canvas, self.drift(&self.planned_revenue, &self.actual_revenue)),
            },
        };
        let unit = self.amounts(canvas).note();
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.of(&self.name, What::PlanAndActual, self.planned_spend.len()),
            keys: vec![
                (Mark::Hollow(canvas.brand.ink()), canvas.say(&Say::Planned)),
                (Mark::Swatch(color), canvas.say(&Say::ActualValue)),
            ],
            footer: format!("{unit}. {}", canvas.say(&Say::DriftMeans)),
            alt: Vec::new(),
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let middle = (body.y0 + body.y1) / 2.0 - 10.0;
        let upper = Rect::new(body.x0, body.y0, body.x1, middle - 6.0);
        let lower = Rect::new(body.x0, middle + 6.0, body.x1, body.y1 - 22.0);
        self.panel(canvas, upper, &Say::SpendColumn, &self.planned_spend, &self.actual_spend);
        let revenue = (&self.planned_revenue, &self.actual_revenue);
        let plot = self.panel(canvas, lower, &Say::RevenueColumn, revenue.0, revenue.1);
        canvas.months(&plot, lower.y1 + 2.0, self.start, self.planned_spend.len());
    }
}

fn percent(canvas: &Canvas, drift: f64) -> String {
    format!("{}%", canvas.lang.signed(drift * 100.0, 1))
}

impl Actual {
    fn amounts(&self, canvas: &Canvas) -> Amounts {
        let all =
            [&self.planned_spend, &self.actual_spend, &self.planned_revenue, &self.actual_revenue];
        let most = all.into_iter().flatten().copied().fold(0.0, f64::max);
        Amounts::of(canvas.lang, &self.currency, most)
    }

    fn panel(
        &self,
        canvas: &Canvas,
        place: Rect,
        name: &Say,
        planned: &[f64],
        actual: &[f64],
    ) -> Plot {
        let (amounts, passed, ink) = (self.amounts(canvas), self.passed(), canvas.brand.ink());
        let most = planned.iter().chain(actual).copied().fold(0.0, f64::max);
        let scale = amounts.scale(0.0, most * 1.06, 3, true);
        // Both panels begin at the same x.
        let left = 62.0_f64.max(canvas.gutter(&scale));
        let area = place.inside(left, 24.0, 0.0, 14.0);
        let mut plot = canvas.plot(area, Scale::span(0.0, planned.len() as f64), scale);
        canvas.text(&canvas.say(name), (place.x0, place.y0 + 6.0), Type::bold(13.0, ink));
        plot.mesh();
        let look = Type::bold(11.0, MUTE).middle();
        let drift = |t: usize| if planned[t] > 0.0 { actual[t] / planned[t] - 1.0 } else { 0.0 };
        let drifts: Vec<(f64, String)> =
            (0..passed).map(drift).map(|d| (d, percent(canvas, d))).collect();
        let told = drifts.iter().all(|(_, text)| look.width(text) + 4.0 < plot.wide());
        for (t, &plan) in planned.iter().enumerate() {
            let bar = |gap: f64, value| Rect::new(t as f64 + gap, value, (t + 1) as f64 - gap, 0.0);
            if let Some(value) = actual.get(t).filter(|v| t < passed && **v > 0.0) {
                let when = month(canvas.lang, self.start.plus(t as i32));
                let tip = format!("{when}: {}", amounts.money.short(*value));
                plot.bar(bar(0.24, *value), Paint::flat(canvas.brand.series(0)).tip(tip));
            }
            if plan > 0.0 {
                plot.bar(bar(0.13, plan), Paint::rim(ink, 1.4));
            }
            if let Some((drift, text)) = drifts.get(t).filter(|_| told) {
                let (x, top) = plot.at(t as f64 + 0.5, plan.max(actual[t]));
                let look = if *drift < -0.05 { Type { color: LOSS, ..look } } else { look };
                canvas.text(text, (x, top - 8.0), look);
            }
        }
        plot
    }
}
