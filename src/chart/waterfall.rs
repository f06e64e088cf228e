//! Waterfall: from today's profit to the proposed one, channel by channel.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, Color, GAIN, LOSS};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::ledger::Ledger;
use crate::locale::Lang;
use crate::plan::{Plan, reference};
use crate::scenario::Scenario;
use crate::shown::{self, Part};

/// From one amount to another in steps; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Over how many months.
    pub months: usize,
    /// Profit if today's spend went on.
    pub today: f64,
    /// Changes of profit, by channel; with `today` they add up to the proposed profit.
    pub steps: Vec<(String, f64)>,
}

const STEPS: usize = 12;

impl Waterfall {
    /// Of a plan; `None` where the scenario says nothing of today's spend or the plan changes
    /// nothing.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Option<Self> {
        let today = Ledger::of(scenario, reference::current(scenario)?);
        let proposed =
            Ledger::of(scenario, plan.channels.iter().map(|c| c.spend.clone()).collect());
        let profit = |ledger: &Ledger, c: usize| -> f64 {
            let month = |t: usize| {
                ledger.gross_profit(scenario, c, t) - ledger.spend[c][t] - ledger.fees[c][t]
            };
            (0..scenario.months).map(month).sum()
        };
        let all = 0..scenario.channels.len();
        let part = Part::of(shown::unit(plan));
        let before = part.round(all.clone().map(|c| profit(&today, c)).sum());
        let after = part.round(plan.totals.profit);
        let changes: Vec<f64> =
            all.clone().map(|c| profit(&proposed, c) - profit(&today, c)).collect();
        let names = scenario.channels.iter().map(|channel| picture::name(channel, lang));
        Some(Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            months: scenario.months,
            today: before,
            steps: names.zip(part.series_to(&changes, after - before)).collect(),
        })
    }

    fn proposed(&self) -> f64 {
        self.today + self.steps.iter().map(|step| step.1).sum::<f64>()
    }

    /// Gains from the largest down, then losses to the largest; the smallest together.
    fn sorted(&self, canvas: &Canvas, most: usize) -> Vec<(String, f64)> {
        let steps: Vec<&(String, f64)> =
            self.steps.iter().filter(|step| step.1.abs() > 0.0).collect();
        let (kept, rest) =
            largest(&steps.iter().map(|step| step.1.abs()).collect::<Vec<_>>(), most);
        let mut sorted: Vec<(String, f64)> = kept.iter().map(|&k| steps[k].clone()).collect();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1));
        if !rest.is_empty() {
            sorted.push((
                canvas.say(&Say::Others { count: rest.len() }),
                rest.iter().map(|&k| steps[k].1).sum(),
            ));
        }
        sorted
    }

    fn amounts(&self, lang: Lang) -> Amounts {
        let most = self.today.abs().max(self.proposed().abs());
        Amounts::of(lang, &self.currency, self.steps.iter().map(|s| s.1.abs()).fold(most, f64::max))
    }
}

impl Picture for Waterfall {
    fn kind(&self) -> Kind {
        Kind::Waterfall
    }
}

#[allow(private_interfaces)]
impl Drawn for Waterfall {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas.lang);
        let change = self.proposed() - self.today;
        let size = amounts.money.short(change.abs());
        let share = (self.today > 0.0).then(|| canvas.lang.percent(change.abs() / self.today, 0));
        let even = change.abs() < 0.005 * self.today.abs().max(self.proposed().abs());
        let told: Vec<String> = self
            .steps
            .iter()
            .map(|(name, step)| format!("{name}: {}", amounts.signed(*step)))
            .collect();
        Heading {
            title: canvas.say(&match (even, change >= 0.0) {
                (true, _) => Say::ProfitSame,
                (_, true) => Say::ProfitUp { by: size, share },
                (_, false) => Say::ProfitDown { by: size, share },
            }),
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::ProfitByChannel,
                months: self.months,
            }),
            keys: vec![
                (Mark::Swatch(GAIN), canvas.say(&Say::Gain)),
                (Mark::Hatch(LOSS), canvas.say(&Say::Loss)),
            ],
            footer: format!(
                "{}. {} {}",
                amounts.note(),
                canvas.say(&Say::TodayGoesOn),
                canvas.say(&Say::Source)
            ),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let fit = (body.width() / 72.0).floor().max(3.0) as usize - 2;
        let steps = self.sorted(canvas, fit.min(STEPS));
        let amounts = self.amounts(canvas.lang);
        let mut level = self.today;
        let mut levels = vec![0.0, level];
        for (_, step) in &steps {
            level += step;
            levels.push(level);
        }
        let hi = levels.iter().copied().fold(0.0, f64::max);
        let lo = levels.iter().copied().fold(0.0, f64::min);
        let room = (hi - lo).max(1e-300) * 0.05;
        let scale = Scale::holding(if lo < 0.0 { lo - room } else { lo }, hi + room, 5, true);
        let unit = amounts.unit.scale;
        let area = body.inside(canvas.gutter(&scale, unit), 8.0, 0.0, 42.0);
        let count = steps.len() + 2;
        let plot = Plot::new(area, (0.0, count as f64), (scale.from, scale.to));
        canvas.rungs(&plot, &scale, unit);
        let ink = canvas.brand.ink();
        let end = |name: Say, at: usize, value: f64| Bar {
            name: canvas.say(&name),
            at,
            from: 0.0,
            to: value,
            color: ink,
            text: amounts.write(value),
        };
        bar(canvas, &plot, &end(Say::Today, 0, self.today));
        let mut level = self.today;
        for (k, (name, step)) in steps.iter().enumerate() {
            let color = if *step < 0.0 { LOSS } else { GAIN };
            let from = level;
            level += step;
            rise(canvas, &plot, k, from);
            bar(
                canvas,
                &plot,
                &Bar {
                    name: name.clone(),
                    at: k + 1,
                    from,
                    to: level,
                    color,
                    text: amounts.signed(*step),
                },
            );
        }
        rise(canvas, &plot, steps.len(), level);
        bar(canvas, &plot, &end(Say::Proposed, count - 1, level));
    }
}

struct Bar {
    name: String,
    at: usize,
    from: f64,
    to: f64,
    color: Color,
    text: String,
}

fn bar(canvas: &Canvas, plot: &Plot, bar: &Bar) {
    let x = bar.at as f64;
    let (high, low) = (bar.from.max(bar.to), bar.from.min(bar.to));
    let (x0, y0) = plot.at(x + 0.17, high);
    let (x1, y1) = plot.at(x + 0.83, low);
    let cell = Rect::new(x0, y0.min(y1 - 1.0), x1, y1);
    let tip = Some(format!("{}: {}", bar.name, bar.text));
    if bar.color == LOSS {
        canvas.hatched(cell, bar.color, 1.5, tip);
    } else {
        canvas.bar(cell, bar.color, 1.5, tip);
    }
    let look = Type::bold(12.5, canvas.brand.ink()).middle();
    let middle = (x0 + x1) / 2.0;
    let y = if bar.to < 0.0 && bar.from <= 0.0 { y1 + 10.0 } else { y0 - 9.0 };
    canvas.text(&bar.text, (middle, y), look);
    let name = Type::plain(12.0, canvas.brand.ink()).middle();
    let room = plot.x(1.0) - plot.x(0.0) - 6.0;
    let mut y = plot.area.y1 + 16.0;
    for line in name.wrap(&bar.name, room, 2) {
        canvas.text(&line, (middle, y), name);
        y += 15.0;
    }
}

fn rise(canvas: &Canvas, plot: &Plot, after: usize, level: f64) {
    let x = after as f64;
    canvas.dashed(&[plot.at(x + 0.83, level), plot.at(x + 1.17, level)], AXIS, 1.2, Some("2 3"));
}
