//! Flighting: spend by month, stacked by channel, with the months in which a channel still
//! matures, the given months, Tết and the sale days, and what a month may cost.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, Color, REST};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Picture, largest, sealed::Drawn};
use super::place::spread;
use super::say::{Say, What};
use super::scale::Scale;
use crate::locale::{Lang, month};
use crate::month::Month;
use crate::plan::{Plan, effects};
use crate::scenario::Scenario;

/// Spend by month and channel; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Flighting {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// The first month.
    pub start: Month,
    /// From the ground up.
    pub channels: Vec<Series>,
    /// Fees of each month.
    pub fees: Vec<f64>,
    /// The most that each month may cost, fees included.
    pub budget: Option<Vec<f64>>,
}

/// A channel's spend, month by month.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// In the chart's language.
    pub name: String,
    /// One entry a month.
    pub spend: Vec<f64>,
    /// One entry a month.
    pub phases: Vec<Phase>,
}

/// What is special about a channel's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing.
    Full,
    /// The channel matures: it works below its full productivity.
    Building,
    /// The spend is given.
    Locked,
}

/// What is drawn as one layer of the columns.
struct Layer {
    name: String,
    color: Color,
    months: Vec<(f64, Phase)>,
}

impl Flighting {
    /// Of a plan.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Self {
        let channels = scenario
            .channels
            .iter()
            .zip(&plan.channels)
            .map(|(channel, planned)| {
                let works = effects::productivity(channel, &planned.spend);
                let phase = |t: usize| {
                    if channel.fixed.iter().any(|(fixed, _)| *fixed == t) {
                        Phase::Locked
                    } else if planned.spend[t] > 0.0 && works[t] < 1.0 {
                        Phase::Building
                    } else {
                        Phase::Full
                    }
                };
                Series {
                    name: picture::name(channel, lang),
                    spend: planned.spend.clone(),
                    phases: (0..scenario.months).map(phase).collect(),
                }
            });
        Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            start: scenario.start,
            channels: channels.collect(),
            fees: plan.months.fees.clone(),
            budget: scenario
                .budget
                .as_ref()
                .filter(|b| !b.rollover)
                .and_then(|b| b.monthly.clone()),
        }
    }

    fn count(&self) -> usize {
        self.channels
            .iter()
            .map(|c| c.spend.len())
            .chain([self.fees.len()])
            .max()
            .unwrap_or(0)
    }

    /// The most to the least months drawn apart; small ones together, then fees.
    fn layers(&self, canvas: &Canvas) -> Vec<Layer> {
        let totals: Vec<f64> = self.channels.iter().map(|c| c.spend.iter().sum()).collect();
        let spending: Vec<usize> = (0..totals.len()).filter(|&c| totals[c] > 0.0).collect();
        let sizes: Vec<f64> = spending.iter().map(|&c| totals[c]).collect();
        let (kept, rest) = largest(&sizes, 10);
        let mut layers: Vec<Layer> = kept
            .iter()
            .map(|&k| {
                let series = &self.channels[spending[k]];
                Layer {
                    name: series.name.clone(),
                    color: canvas.brand.series(spending[k]),
                    months: series
                        .spend
                        .iter()
                        .copied()
                        .zip(series.phases.iter().copied())
                        .collect(),
                }
            })
            .collect();
        if kept.len() < sizes.len() || self.channels.len() > 10 {
            for (at, layer) in layers.iter_mut().enumerate() {
                layer.color = canvas.brand.series(at);
            }
        }
        let sum = |t: usize| {
            rest.iter()
                .map(|&k| self.channels[spending[k]].spend.get(t).unwrap_or(&0.0))
                .sum()
        };
        if !rest.is_empty() {
            layers.push(Layer {
                name: canvas.say(&Say::Others { count: rest.len() }),
                color: REST,
                months: (0..self.count()).map(|t| (sum(t), Phase::Full)).collect(),
            });
        }
        if self.fees.iter().any(|fee| *fee > 0.0) {
            layers.push(Layer {
                name: canvas.say(&Say::Fees),
                color: AXIS,
                months: self.fees.iter().map(|fee| (*fee, Phase::Full)).collect(),
            });
        }
        layers
    }

    fn sums(&self) -> Vec<f64> {
        let of = |t: usize| -> f64 {
            let spend: f64 = self.channels.iter().filter_map(|c| c.spend.get(t)).sum();
            spend + self.fees.get(t).copied().unwrap_or(0.0)
        };
        (0..self.count()).map(of).collect()
    }

    fn finding(&self, canvas: &Canvas, amounts: &Amounts) -> String {
        let sums = self.sums();
        let mean = sums.iter().sum::<f64>() / sums.len().max(1) as f64;
        let peak = (0..sums.len()).fold(0, |best, t| if sums[t] > sums[best] { t } else { best });
        canvas.say(&if mean <= 0.0 {
            Say::NoSpend
        } else if sums[peak] > 1.1 * mean {
            Say::Peak {
                month: month(canvas.lang, self.start.plus(peak as i32)),
                amount: amounts.money.short(sums[peak]),
                above: canvas.lang.percent(sums[peak] / mean - 1.0, 0),
            }
        } else {
            Say::Even {
                amount: amounts.money.short(mean),
            }
        })
    }

    fn amounts(&self, lang: Lang) -> Amounts {
        Amounts::of(
            lang,
            &self.currency,
            self.sums().into_iter().fold(0.0, f64::max),
        )
    }

    fn has(&self, phase: Phase) -> bool {
        self.channels.iter().any(|c| {
            c.spend
                .iter()
                .zip(&c.phases)
                .any(|(s, p)| *s > 0.0 && *p == phase)
        })
    }
}

impl Picture for Flighting {
    fn kind(&self) -> Kind {
        Kind::Flighting
    }
}

#[allow(private_interfaces)]
impl Drawn for Flighting {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas.lang);
        let ink = canvas.brand.ink();
        let mut keys = Vec::new();
        if self.has(Phase::Building) {
            keys.push((Mark::Hatch(AXIS), canvas.say(&Say::Building)));
        }
        if self.has(Phase::Locked) {
            keys.push((Mark::Hollow(ink), canvas.say(&Say::Locked)));
        }
        if self.budget.is_some() {
            keys.push((Mark::Dashes(ink), canvas.say(&Say::BudgetLine)));
        }
        let of = Say::Of {
            name: self.name.clone(),
            what: What::SpendByMonth,
            months: self.count(),
        };
        let told = self
            .layers(canvas)
            .iter()
            .map(|layer| {
                let total: f64 = layer.months.iter().map(|m| m.0).sum();
                format!("{}: {}", layer.name, amounts.money.short(total))
            })
            .collect::<Vec<_>>();
        Heading {
            title: self.finding(canvas, &amounts),
            subtitle: canvas.say(&of),
            keys,
            footer: format!("{}. {}", amounts.note(), canvas.say(&Say::Source)),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let (sums, layers) = (self.sums(), self.layers(canvas));
        let amounts = self.amounts(canvas.lang);
        let budget = self.budget.clone().unwrap_or_default();
        let top = sums.iter().chain(&budget).copied().fold(0.0, f64::max);
        let scale = Scale::holding(0.0, top * 1.04, 5, true);
        let unit = amounts.unit.scale;
        let look = Type::plain(12.0, canvas.brand.ink());
        let wide = |layer: &Layer| look.width(&layer.name);
        let right = layers.iter().map(wide).fold(60.0, f64::max).min(210.0) + 44.0;
        let area = body.inside(canvas.gutter(&scale, unit), 24.0, right, 38.0);
        let count = self.count();
        let plot = Plot::new(area, (0.0, count as f64), (scale.from, scale.to));
        if self.currency == "VND" {
            canvas.feasts(&plot, self.start, count, body.y0 + 10.0);
        }
        canvas.rungs(&plot, &scale, unit);
        let tops = self.columns(canvas, &plot, &layers, &amounts);
        canvas.months(&plot, area.y1 + 16.0, self.start, count);
        self.limits(canvas, &plot, &budget);
        self.totals(canvas, &plot, &sums, &amounts);
        names(canvas, &plot, &layers, &tops, right - 44.0, body);
    }
}

impl Flighting {
    /// The columns; the middles of the last month's layers.
    fn columns(
        &self,
        canvas: &Canvas,
        plot: &Plot,
        layers: &[Layer],
        amounts: &Amounts,
    ) -> Vec<f64> {
        let mut base = vec![0.0; self.count()];
        let mut middles = Vec::new();
        let gap = (0.16_f64).min(0.32);
        for layer in layers {
            let last = layer.months.last().map_or(0.0, |m| m.0);
            middles.push(plot.y(base.last().copied().unwrap_or(0.0) + last / 2.0));
            for (t, &(spend, phase)) in layer.months.iter().enumerate().filter(|(_, m)| m.0 > 0.0) {
                let (x0, y0) = plot.at(t as f64 + gap, base[t] + spend);
                let (x1, y1) = plot.at(t as f64 + 1.0 - gap, base[t]);
                base[t] += spend;
                // A white line between layers, where they are thick enough to spare it.
                let seam = if y1 - y0 > 3.0 { 0.8 } else { 0.0 };
                let cell = Rect::new(x0, y0 + seam, x1, y1);
                let when = month(canvas.lang, self.start.plus(t as i32));
                let tip = Some(format!(
                    "{} · {when}: {}",
                    layer.name,
                    amounts.money.short(spend)
                ));
                if phase == Phase::Building {
                    canvas.hatched(cell, layer.color, 0.0, tip);
                } else {
                    canvas.bar(cell, layer.color, 0.0, tip);
                }
                if phase == Phase::Locked {
                    canvas.rim(
                        cell.inside(0.8, 0.8, 0.8, 0.8),
                        canvas.brand.ink(),
                        1.6,
                        0.0,
                    );
                }
            }
        }
        middles
    }

    fn limits(&self, canvas: &Canvas, plot: &Plot, budget: &[f64]) {
        let mut path = Vec::new();
        for (t, &most) in budget.iter().enumerate() {
            path.push(plot.at(t as f64, most));
            path.push(plot.at(t as f64 + 1.0, most));
        }
        canvas.dashed(&path, canvas.brand.ink(), 1.3, Some("5 4"));
    }

    /// Each column's sum above it, where every one of them has room.
    fn totals(&self, canvas: &Canvas, plot: &Plot, sums: &[f64], amounts: &Amounts) {
        let look = Type::bold(11.5, canvas.brand.ink()).middle();
        let texts: Vec<String> = sums.iter().map(|sum| amounts.write(*sum)).collect();
        let widest = texts
            .iter()
            .map(|text| look.width(text))
            .fold(0.0, f64::max);
        if widest + 4.0 > plot.x(1.0) - plot.x(0.0) {
            return;
        }
        for (t, text) in texts.iter().enumerate().filter(|(t, _)| sums[*t] > 0.0) {
            canvas.text(text, (plot.x(t as f64 + 0.5), plot.y(sums[t]) - 9.0), look);
        }
    }
}

/// The layers' names beside the last column, each led to its layer.
fn names(canvas: &Canvas, plot: &Plot, layers: &[Layer], middles: &[f64], room: f64, body: Rect) {
    let look = Type::plain(12.0, canvas.brand.ink());
    let heights = vec![19.0; layers.len()];
    let placed = spread(middles, &heights, body.y0, plot.area.y1 + 6.0);
    let x = plot.area.x1;
    for (at, layer) in layers.iter().enumerate() {
        let y = placed[at];
        let last = layer.months.last().is_some_and(|m| m.0 > 0.0);
        if last {
            canvas.line(
                &[(x - 2.0, middles[at]), (x + 12.0, y), (x + 18.0, y)],
                AXIS,
                0.9,
            );
        }
        canvas.bar(
            Rect::new(x + 22.0, y - 5.5, x + 33.0, y + 5.5),
            layer.color,
            2.0,
            None,
        );
        canvas.text(&look.cut(&layer.name, room), (x + 39.0, y), look);
    }
}
