//! Flighting: spend by month, stacked by channel, with the months in which a channel still
//! matures, the given months, Tết and the sale days, and what a month may cost.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, REST};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use super::stack::{self, Layer, Stack};

pub use super::stack::Phase;
use crate::ledger;
use crate::locale::{Lang, month_range};
use crate::month::Month;
use crate::plan::Plan;
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
    /// Fees of each month, tax included.
    pub fees: Vec<f64>,
    /// Whether there is tax in them.
    pub taxed: bool,
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

impl Flighting {
    /// Of a plan.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Self {
        let channels = scenario.channels.iter().zip(&plan.channels).map(|(channel, planned)| {
            let works = ledger::productivity(channel, &planned.spend);
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
            taxed: plan.totals.tax > 0.0,
            budget: scenario
                .budget
                .as_ref()
                .filter(|b| !b.rollover)
                .and_then(|b| b.monthly.clone()),
        }
    }

    fn count(&self) -> usize {
        self.channels.iter().map(|c| c.spend.len()).chain([self.fees.len()]).max().unwrap_or(0)
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
                    cells: series
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
            rest.iter().map(|&k| self.channels[spending[k]].spend.get(t).unwrap_or(&0.0)).sum()
        };
        if !rest.is_empty() {
            layers.push(Layer {
                name: canvas.say(&Say::Others { count: rest.len() }),
                color: REST,
                cells: (0..self.count()).map(|t| (sum(t), Phase::Full)).collect(),
            });
        }
        if self.fees.iter().any(|fee| *fee > 0.0) {
            layers.push(Layer {
                name: canvas.say(&Say::Fees { taxed: self.taxed }),
                color: AXIS,
                cells: self.fees.iter().map(|fee| (*fee, Phase::Full)).collect(),
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
        let most = sums.iter().copied().fold(0.0, f64::max);
        let at_peak =
            |(t, sum): (usize, &f64)| (*sum > 0.995 * most).then(|| self.start.plus(t as i32));
        let peaks: Vec<Month> = sums.iter().enumerate().filter_map(at_peak).collect();
        canvas.say(&if mean <= 0.0 {
            Say::NoSpend
        } else if most > 1.1 * mean {
            Say::Peak {
                month: month_range(canvas.lang, &peaks),
                amount: amounts.money.short(most),
                above: canvas.lang.percent(most / mean - 1.0, 0),
            }
        } else {
            Say::Even { amount: amounts.money.short(mean) }
        })
    }

    fn amounts(&self, lang: Lang) -> Amounts {
        Amounts::of(lang, &self.currency, self.sums().into_iter().fold(0.0, f64::max))
    }

    fn has(&self, phase: Phase) -> bool {
        self.channels
            .iter()
            .any(|c| c.spend.iter().zip(&c.phases).any(|(s, p)| *s > 0.0 && *p == phase))
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
        let of =
            Say::Of { name: self.name.clone(), what: What::SpendByMonth, months: self.count() };
        let told = self
            .layers(canvas)
            .iter()
            .map(|layer| {
                let total: f64 = layer.cells.iter().map(|m| m.0).sum();
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
        let right = stack::room(&layers);
        let area = body.inside(canvas.gutter(&scale, unit), 24.0, right, 38.0);
        let count = self.count();
        let plot = Plot::new(area, (0.0, count as f64), (scale.from, scale.to));
        if self.currency == "VND" {
            canvas.feasts(&plot, self.start, count, body.y0 + 10.0);
        }
        canvas.rungs(&plot, &scale, unit);
        let stack = Stack { canvas, plot: &plot, start: self.start, money: &amounts.money };
        let tops = stack.columns(&layers, 1.0);
        canvas.months(&plot, area.y1 + 16.0, self.start, count);
        self.limits(canvas, &plot, &budget);
        self.totals(canvas, &plot, &sums, &budget, &amounts);
        stack.names(&layers, &tops, body);
    }
}

impl Flighting {
    fn limits(&self, canvas: &Canvas, plot: &Plot, budget: &[f64]) {
        let mut path = Vec::new();
        for (t, &most) in budget.iter().enumerate() {
            path.push(plot.at(t as f64, most));
            path.push(plot.at(t as f64 + 1.0, most));
        }
        canvas.dashed(&path, canvas.brand.ink(), 1.3, Some("5 4"));
    }

    /// Each column's sum above it, where every one of them has room.
    fn totals(
        &self,
        canvas: &Canvas,
        plot: &Plot,
        sums: &[f64],
        budget: &[f64],
        amounts: &Amounts,
    ) {
        let look = Type::bold(11.5, canvas.brand.ink()).middle();
        let texts: Vec<String> = sums.iter().map(|sum| amounts.write(*sum)).collect();
        let widest = texts.iter().map(|text| look.width(text)).fold(0.0, f64::max);
        if widest + 4.0 > plot.x(1.0) - plot.x(0.0) {
            return;
        }
        for (t, text) in texts.iter().enumerate().filter(|(t, _)| sums[*t] > 0.0) {
            let (x, y) = (plot.x(t as f64 + 0.5), plot.y(sums[t]) - 9.0);
            // The line of the budget is kept off the figure.
            let half = look.width(text) / 2.0 + 2.0;
            let line = budget.get(t).map(|most| plot.y(*most));
            if line.is_some_and(|line| (line - y).abs() < 7.0) {
                let plate = Rect::new(x - half, y - 7.0, x + half, y + 6.0);
                canvas.bar(plate, super::color::PAPER, 2.0, None);
            }
            canvas.text(text, (x, y), look);
        }
    }
}
