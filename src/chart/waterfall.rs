//! Waterfall: from today's profit to the proposed one, channel by channel.

use super::canvas::{Canvas, Paint, Plane as _, Plot, Rect, Type};
use super::color::{AXIS, Color, GAIN, LOSS};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::ledger::Ledger;
use crate::locale::Lang;
use crate::plan::Plan;
use crate::scenario::{REVENUE, Scenario};

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
        scenario.channels.iter().any(|c| c.current.is_some()).then_some(())?;
        let current =
            scenario.channels.iter().map(|c| vec![c.current.unwrap_or(0.0); scenario.months]);
        let today = Ledger::of(scenario, current.collect());
        let proposed =
            Ledger::of(scenario, plan.channels.iter().map(|c| c.spend.clone()).collect());
        let profit = |ledger: &Ledger, c: usize| -> f64 {
            let month = |t: usize| {
                scenario.margin() * ledger.kpi(scenario, c, REVENUE, t)
                    - ledger.spend[c][t]
                    - ledger.fees[c][t]
            };
            (0..scenario.months).map(month).sum()
        };
        let all = 0..scenario.channels.len();
        Some(Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            months: scenario.months,
            today: all.clone().map(|c| profit(&today, c)).sum(),
            steps: all
                .map(|c| {
                    (
                        picture::name(&scenario.channels[c], lang),
                        profit(&proposed, c) - profit(&today, c),
                    )
                })
                .collect(),
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
            subtitle: canvas.of(&self.name, What::ProfitByChannel, self.months),
            keys: vec![
                (Mark::Swatch(GAIN), canvas.say(&Say::Gain)),
                (Mark::Hatch(LOSS), canvas.say(&Say::Loss)),
            ],
            footer: canvas.notes(Some(&amounts), &[Say::TodayGoesOn], 0),
            alt: told,
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
        let scale = amounts.scale(if lo < 0.0 { lo - room } else { lo }, hi + room, 5, true);
        let area = body.inside(canvas.gutter(&scale), 8.0, 0.0, 42.0);
        let count = steps.len() + 2;
        let mut plot = canvas.plot(area, Scale::span(0.0, count as f64), scale);
        plot.mesh();
        let ink = canvas.brand.ink();
        let bar = |name: &str, at: usize, from: f64, to: f64, color, text: &str| {
            if at > 0 {
                let level = if at + 1 == count { to } else { from };
                let gap = [(at as f64 - GAP, level), (at as f64 + GAP, level)];
                plot.dashed(&gap, AXIS, 1.2, Some("2 3"));
            }
            bar(canvas, &plot, &Bar { name, at: at as f64, from, to, color, text });
        };
        bar(&canvas.say(&Say::Today), 0, 0.0, self.today, ink, &amounts.write(self.today));
        for (k, (name, step)) in steps.iter().enumerate() {
            let color = if *step < 0.0 { LOSS } else { GAIN };
            bar(name, k + 1, levels[k + 1], levels[k + 2], color, &amounts.signed(*step));
        }
        let text = amounts.write(level);
        bar(&canvas.say(&Say::Proposed), count - 1, 0.0, level, ink, &text);
    }
}

/// Of a step's width, left free at either side of its bar.
const GAP: f64 = 0.17;

struct Bar<'a> {
    name: &'a str,
    at: f64,
    from: f64,
    to: f64,
    color: Color,
    text: &'a str,
}

fn bar(canvas: &Canvas, plot: &Plot, bar: &Bar) {
    let (high, low) = (bar.from.max(bar.to), bar.from.min(bar.to));
    let (middle, top) = plot.at(bar.at + 0.5, high);
    let cell = Rect::new(bar.at + GAP, high, bar.at + 1.0 - GAP, low);
    let paint = Paint::flat(bar.color).hatched(bar.color == LOSS).round(1.5);
    plot.bar(cell, paint.tip(format!("{}: {}", bar.name, bar.text)));
    let look = Type::bold(12.5, canvas.brand.ink()).middle();
    let falls = bar.to < 0.0 && bar.from <= 0.0;
    let y = if falls { plot.y(low) + 10.0 } else { top - 9.0 };
    canvas.text(bar.text, (middle, y), look);
    let name = Type::plain(12.0, canvas.brand.ink()).middle();
    for (line, part) in name.wrap(bar.name, plot.wide() - 6.0, 2).iter().enumerate() {
        canvas.text(part, (middle, plot.area.y1 + 16.0 + 15.0 * line as f64), name);
    }
}
