//! Plan against actual: spend and result, month by month, planned as outlines and actual filled.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{LOSS, MUTE};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::locale::{month, month_range};
use crate::month::Month;
use crate::plan::Plan;
use crate::plan::file::{Actuals, Cells};
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
    /// One entry for each month that has passed; `None` where nothing is told.
    pub actual_spend: Vec<Option<Held>>,
    /// Revenue; one entry a month.
    pub planned_revenue: Vec<f64>,
    /// One entry for each month that has passed; `None` where nothing is told, or of half a month.
    pub actual_revenue: Vec<Option<Held>>,
}

/// What came, and what was planned of the same channels and days: missing is not zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// Of the channels that are told.
    pub planned: f64,
    /// In currency.
    pub came: f64,
}

impl Actual {
    fn passed(&self) -> usize {
        self.actual_spend.len().min(self.planned_spend.len()).min(self.planned_revenue.len())
    }

    /// Actual / planned - 1 so far; `None` where nothing is told, or nothing was planned of it.
    fn drift(&self, actual: &[Option<Held>]) -> Option<f64> {
        let told = actual.iter().take(self.passed()).flatten();
        let (planned, came) =
            told.fold((0.0, 0.0), |(p, c), held| (p + held.planned, c + held.came));
        (planned > 0.0).then(|| came / planned - 1.0)
    }

    /// Months that have passed and of which no spend is told.
    fn untold(&self) -> Vec<Month> {
        let all = self.actual_spend.iter().zip(0..);
        all.filter(|(held, _)| held.is_none()).map(|(_, t)| self.start.plus(t)).collect()
    }
}

impl Actual {
    /// Of a plan and what has been told of its months; `None` where no month is told.
    pub fn of(scenario: &Scenario, plan: &Plan, told: &Actuals) -> Option<Self> {
        let last = |row: &Vec<Option<f64>>| row.iter().rposition(Option::is_some);
        let passed = told.spend.iter().filter_map(last).max()? + 1;
        let half = |t: usize| told.until.filter(|until| until.month == t);
        // Of the channels that are told alone: one that is missing has not fallen to nothing.
        let held =
            |cells: &Cells, t: usize, share: f64, of: &dyn Fn(usize) -> f64| -> Option<Held> {
                let here = cells.iter().enumerate().filter_map(|(c, row)| Some((of(c), row[t]?)));
                let (count, planned, came) = here
                    .fold((0, 0.0, 0.0), |(n, p, a), (planned, came)| {
                        (n + 1, p + planned, a + came)
                    });
                (count > 0).then_some(Held { planned: planned * share, came })
            };
        let spend = |t: usize| {
            let share = half(t).map_or(1.0, |until| f64::from(until.days) / f64::from(until.of));
            held(&told.spend, t, share, &|c| plan.channels[c].spend[t])
        };
        let brings =
            |c: usize, t: usize| plan.channels[c].kpis.get(REVENUE).map_or(0.0, |all| all[t]);
        let revenue = |t: usize| match half(t) {
            // Nobody knows which half of a month's revenue has come.
            Some(_) => None,
            None => held(&told.revenue, t, 1.0, &|c| brings(c, t)),
        };
        let planned = plan.months.kpis.get(REVENUE).cloned();
        Some(Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            start: scenario.start,
            planned_spend: plan.months.spend.clone(),
            actual_spend: (0..passed).map(spend).collect(),
            planned_revenue: planned.unwrap_or_else(|| vec![0.0; scenario.months]),
            actual_revenue: (0..passed).map(revenue).collect(),
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
                spend: self.drift(&self.actual_spend).map(|drift| percent(canvas, drift)),
                revenue: self.drift(&self.actual_revenue).map(|drift| percent(canvas, drift)),
            },
        };
        let mut footer = canvas.say(&Say::DriftMeans);
        let untold = self.untold();
        if !untold.is_empty() {
            let months = month_range(canvas.lang, &untold);
            footer = format!("{footer} {}", canvas.say(&Say::Untold { months }));
        }
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
            footer: format!("{unit}. {footer}"),
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
        let planned = [&self.planned_spend, &self.planned_revenue].into_iter().flatten().copied();
        let came = [&self.actual_spend, &self.actual_revenue].into_iter().flatten().flatten();
        let largest = planned.chain(came.map(|held| held.came)).fold(0.0, f64::max);
        Amounts::of(canvas.lang, &self.currency, largest)
    }
}

fn panel(
    canvas: &Canvas,
    chart: &Actual,
    (planned, actual): (&[f64], &[Option<Held>]),
    place: Rect,
    name: &Say,
    amounts: &Amounts,
    slot: usize,
) -> Plot {
    let count = planned.len();
    let passed = chart.passed();
    let unit = amounts.unit.scale;
    let came = actual.iter().flatten().map(|held| held.came);
    let most = planned.iter().copied().chain(came).fold(0.0, f64::max);
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
    let drift = |held: &Held| (held.planned > 0.0).then(|| held.came / held.planned - 1.0);
    let drifts: Vec<Option<f64>> =
        actual.iter().take(passed).map(|held| held.as_ref().and_then(drift)).collect();
    let told = drifts.iter().flatten().all(|d| look.width(&percent(canvas, *d)) + 4.0 < wide);
    for (t, planned) in planned.iter().copied().enumerate() {
        let bar = |from: f64, to: f64, value: f64| {
            Rect::new(plot.x(t as f64 + from), plot.y(value), plot.x(t as f64 + to), plot.y(0.0))
        };
        // Where some channels or days are not told the plan of the others is what stands beside them.
        let held = actual.get(t).copied().flatten();
        let planned = held.map_or(planned, |held| held.planned);
        let came = held.map(|held| held.came);
        if let Some(value) = came.filter(|came| t < passed && *came > 0.0) {
            let tip = Some(format!(
                "{}: {}",
                month(canvas.lang, chart.start.plus(t as i32)),
                amounts.money.short(value)
            ));
            canvas.bar(bar(0.24, 0.76, value), canvas.brand.series(slot), 0.0, tip);
        }
        if planned > 0.0 {
            canvas.rim(bar(0.13, 0.87, planned), canvas.brand.ink(), 1.4, 0.0);
        }
        if let Some(drift) = drifts.get(t).copied().flatten().filter(|_| told) {
            let top = plot.y(planned.max(came.unwrap_or(0.0)));
            let look = if drift < -0.05 { Type { color: LOSS, ..look } } else { look };
            canvas.text(&percent(canvas, drift), (plot.x(t as f64 + 0.5), top - 8.0), look);
        }
    }
    plot
}
