//! Plan against actual: spend and result, month by month, planned as outlines and actual filled.

use super::canvas::{Canvas, Plot, Rect, Type};
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

#[allow(private_interfaces)]
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
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::PlanAndActual,
                months: self.planned_spend.len(),
            }),
            keys: vec![
                (Mark::Hollow(canvas.brand.ink()), canvas.say(&Say::Planned)),
                (Mark::Swatch(color), canvas.say(&Say::ActualValue)),
            ],
            footer: format!("{unit}. {}", canvas.say(&Say::DriftMeans)),
            alt: String::new(),
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let middle = (body.y0 + body.y1) / 2.0 - 10.0;
        let upper = Rect::new(body.x0, body.y0, body.x1, middle - 6.0);
        let lower = Rect::new(body.x0, middle + 6.0, body.x1, body.y1 - 22.0);
        let amounts = self.amounts(canvas);
        panel(
            canvas,
            self,
            (&self.planned_spend, &self.actual_spend),
            upper,
            &Say::SpendColumn,
            &amounts,
            0,
        );
        let plot = panel(
            canvas,
            self,
            (&self.planned_revenue, &self.actual_revenue),
            lower,
            &Say::RevenueColumn,
            &amounts,
            0,
        );
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
        Amounts::of(
            canvas.lang,
            &self.currency,
            all.into_iter().flatten().copied().fold(0.0, f64::max),
        )
    }
}

fn panel(
    canvas: &Canvas,
    chart: &Actual,
    (planned, actual): (&[f64], &[f64]),
    place: Rect,
    name: &Say,
    amounts: &Amounts,
    slot: usize,
) -> Plot {
    let count = planned.len();
    let passed = chart.passed();
    let unit = amounts.unit.scale;
    let most = planned.iter().chain(actual).copied().fold(0.0, f64::max);
    let scale = Scale::holding(0.0, most * 1.06, 3, true);
    // Both panels begin at the same x.
    let left = 62.0_f64.max(canvas.gutter(&scale, unit));
    let area = place.inside(left, 24.0, 0.0, 14.0);
    let plot = Plot::new(area, (0.0, count as f64), (scale.from, scale.to));
    canvas.text(
        &canvas.say(name),
        (place.x0, place.y0 + 6.0),
        Type::bold(13.0, canvas.brand.ink()),
    );
    canvas.rungs(&plot, &scale, unit);
    let look = Type::bold(11.0, MUTE).middle();
    let wide = plot.x(1.0) - plot.x(0.0);
    let drifts: Vec<f64> = (0..passed)
        .map(|t| if planned[t] > 0.0 { actual[t] / planned[t] - 1.0 } else { 0.0 })
        .collect();
    let told = drifts.iter().all(|d| look.width(&percent(canvas, *d)) + 4.0 < wide);
    for t in 0..count {
        let bar = |from: f64, to: f64, value: f64| {
            Rect::new(plot.x(t as f64 + from), plot.y(value), plot.x(t as f64 + to), plot.y(0.0))
        };
        if let Some(value) = actual.get(t).filter(|v| t < passed && **v > 0.0) {
            let tip = Some(format!(
                "{}: {}",
                month(canvas.lang, chart.start.plus(t as i32)),
                amounts.money.short(*value)
            ));
            canvas.bar(bar(0.24, 0.76, *value), canvas.brand.series(slot), 0.0, tip);
        }
        if planned[t] > 0.0 {
            canvas.rim(bar(0.13, 0.87, planned[t]), canvas.brand.ink(), 1.4, 0.0);
        }
        if told && t < passed {
            let top = plot.y(planned[t].max(actual[t]));
            let bad = drifts[t] < -0.05;
            let look = if bad { Type { color: LOSS, ..look } } else { look };
            canvas.text(&percent(canvas, drifts[t]), (plot.x(t as f64 + 0.5), top - 8.0), look);
        }
    }
    plot
}
