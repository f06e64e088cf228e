//! Scenario comparison: a row a scenario, a column a figure, and the mix of channels.

use super::canvas::{Canvas, Rect, Type};
use super::color::{Color, LOSS, MUTE, REST, on};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use crate::analysis::compare::Case;
use crate::locale::Lang;
use crate::scenario::REVENUE;

/// Scenarios side by side; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Of the client or the base scenario.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Of the plans.
    pub months: usize,
    /// In the chart's language.
    pub channels: Vec<String>,
    /// The first is what the others are compared with.
    pub scenarios: Vec<Variant>,
}

/// One scenario's plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Of the scenario.
    pub name: String,
    /// Fees included.
    pub cost: f64,
    /// Where channels yield revenue.
    pub revenue: Option<f64>,
    /// Gross margin x revenue - cost.
    pub profit: f64,
    /// By channel, in the order of [`Comparison::channels`].
    pub spend: Vec<f64>,
}

const ROWS: usize = 12;

impl Comparison {
    fn shown(&self, body: Rect) -> &[Variant] {
        let fit = ((body.height() - 30.0) / 44.0).floor().max(1.0) as usize;
        &self.scenarios[..self.scenarios.len().min(ROWS).min(fit)]
    }

    fn amounts(&self, canvas: &Canvas) -> Amounts {
        let all =
            self.scenarios.iter().flat_map(|v| [v.cost, v.revenue.unwrap_or(0.0), v.profit.abs()]);
        Amounts::of(canvas.lang, &self.currency, all.fold(0.0, f64::max))
    }

    fn mix(&self) -> (Vec<usize>, Vec<usize>) {
        let sizes: Vec<f64> = (0..self.channels.len())
            .map(|c| self.scenarios.iter().filter_map(|v| v.spend.get(c)).sum())
            .collect();
        let used: Vec<usize> = (0..sizes.len()).filter(|&c| sizes[c] > 0.0).collect();
        let (kept, rest) = largest(&used.iter().map(|&c| sizes[c]).collect::<Vec<_>>(), 8);
        (kept.into_iter().map(|k| used[k]).collect(), rest.into_iter().map(|k| used[k]).collect())
    }
}

impl Comparison {
    /// Of cases side by side, under the names given; those without a plan are left out. `None`
    /// where fewer than two are left.
    pub fn of(cases: &[(String, &Case)], lang: Lang) -> Option<Self> {
        let (_, first) = cases.first()?;
        let mut channels: Vec<(String, String)> = Vec::new();
        for (_, case) in cases {
            for channel in &case.scenario.channels {
                if channels.iter().all(|(id, _)| *id != channel.id) {
                    channels.push((channel.id.clone(), super::picture::name(channel, lang)));
                }
            }
        }
        let variant = |(name, case): &(String, &Case)| {
            let (totals, plans) = (case.totals()?, case.channels()?);
            let spend = |id: &String| {
                let at = case.scenario.channels.iter().position(|c| c.id == *id);
                at.map_or(0.0, |at| plans[at].total_spend)
            };
            Some(Variant {
                name: name.clone(),
                cost: totals.spend + totals.fees,
                revenue: totals.kpis.contains_key(REVENUE).then_some(totals.revenue),
                profit: totals.profit,
                spend: channels.iter().map(|(id, _)| spend(id)).collect(),
            })
        };
        let scenarios: Vec<Variant> = cases.iter().filter_map(variant).collect();
        (scenarios.len() > 1).then(|| Self {
            name: first.scenario.name.clone(),
            currency: first.scenario.currency.clone(),
            months: first.scenario.months,
            channels: channels.into_iter().map(|(_, name)| name).collect(),
            scenarios,
        })
    }
}

impl Picture for Comparison {
    fn kind(&self) -> Kind {
        Kind::Comparison
    }

    fn natural_size(&self) -> (u32, u32) {
        (1120, 240 + 62 * self.scenarios.len().clamp(2, ROWS) as u32)
    }
}

#[allow(private_interfaces)]
impl Drawn for Comparison {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas);
        let best = self.scenarios.iter().max_by(|a, b| a.profit.total_cmp(&b.profit));
        // Of options that are shown alike none is better.
        let more = |best: &Variant, first: &Variant| {
            best.profit > first.profit
                && amounts.write(best.profit - first.profit) != amounts.write(0.0)
        };
        let title = match (best, self.scenarios.first()) {
            (Some(best), Some(first)) if more(best, first) => Say::BestScenario {
                scenario: best.name.clone(),
                by: amounts.money.short(best.profit - first.profit),
                than: first.name.clone(),
            },
            (Some(_), Some(first)) => Say::FirstIsBest { scenario: first.name.clone() },
            _ => Say::NoSpend,
        };
        let (kept, rest) = self.mix();
        let mut keys: Vec<(Mark, String)> = kept
            .iter()
            .enumerate()
            .map(|(slot, &c)| (Mark::Swatch(canvas.brand.series(slot)), self.channels[c].clone()))
            .collect();
        if !rest.is_empty() {
            keys.push((Mark::Swatch(REST), canvas.say(&Say::Others { count: rest.len() })));
        }
        let told: Vec<String> = self
            .scenarios
            .iter()
            .map(|v| {
                format!(
                    "{}: {} → {}",
                    v.name,
                    amounts.money.short(v.cost),
                    amounts.money.short(v.profit)
                )
            })
            .collect();
        let hidden = self.scenarios.len().saturating_sub(ROWS);
        let more = if hidden > 0 {
            format!(" {}", canvas.say(&Say::NotDrawn { count: hidden }))
        } else {
            String::new()
        };
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::Scenarios,
                months: self.months,
            }),
            keys,
            footer: format!("{}.{more} {}", amounts.note(), canvas.say(&Say::Source)),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let rows = self.shown(body);
        let amounts = self.amounts(canvas);
        let name = Type::bold(13.0, canvas.brand.ink()).right();
        let names =
            rows.iter().map(|v| name.width(&v.name)).fold(60.0, f64::max).min(body.width() * 0.2);
        let left = body.x0 + names + 16.0;
        let mut figures = vec![(Say::CostColumn, figure_cost as fn(&Variant) -> Option<f64>)];
        if rows.iter().any(|v| v.revenue.is_some()) {
            figures.push((Say::RevenueColumn, |v| v.revenue));
        }
        figures.push((Say::ProfitColumn, |v| Some(v.profit)));
        let gap = 26.0;
        let wide =
            ((body.x1 - left) * 0.62 - gap * (figures.len() as f64 - 1.0)) / figures.len() as f64;
        let line = (body.height() - 30.0) / rows.len().max(1) as f64;
        let head = Type::plain(11.5, MUTE);
        let middle = |at: usize| body.y0 + 26.0 + (at as f64 + 0.5) * line;
        for (at, v) in rows.iter().enumerate() {
            canvas.text(&name.cut(&v.name, names), (left - 16.0, middle(at)), name);
        }
        for (k, (say, of)) in figures.iter().enumerate() {
            let x = left + k as f64 * (wide + gap);
            canvas.text(&head.cut(&canvas.say(say), wide), (x, body.y0 + 10.0), head);
            let column = Column { x, wide, color: canvas.brand.series(0) };
            column.draw(canvas, rows, *of, &amounts, &middle, line);
        }
        let x = left + figures.len() as f64 * (wide + gap);
        canvas.text(&canvas.say(&Say::MixColumn), (x, body.y0 + 10.0), head);
        for (at, v) in rows.iter().enumerate() {
            self.strip(canvas, v, Rect::new(x, middle(at) - 11.0, body.x1, middle(at) + 11.0));
        }
    }
}

fn figure_cost(v: &Variant) -> Option<f64> {
    Some(v.cost)
}

/// A figure of every scenario, as bars from a common ground.
struct Column {
    x: f64,
    wide: f64,
    color: Color,
}

impl Column {
    fn draw(
        &self,
        canvas: &Canvas,
        rows: &[Variant],
        of: fn(&Variant) -> Option<f64>,
        amounts: &Amounts,
        middle: &dyn Fn(usize) -> f64,
        line: f64,
    ) {
        let values: Vec<Option<f64>> = rows.iter().map(of).collect();
        let known = || values.iter().flatten().copied();
        let (lo, hi) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
        let per = self.wide / (hi - lo).max(1e-300);
        let zero = self.x - lo * per;
        let (bold, small) = (Type::bold(13.0, canvas.brand.ink()), Type::plain(11.5, MUTE));
        for (at, value) in values.iter().enumerate() {
            let y = middle(at);
            let Some(value) = *value else {
                canvas.text("–", (self.x, y), bold);
                continue;
            };
            let end = zero + value * per;
            let bar = Rect::new(
                zero.min(end),
                y + 5.0,
                zero.max(end).max(zero.min(end) + 0.6),
                y + (line * 0.4).min(15.0),
            );
            if value < 0.0 {
                canvas.hatched(bar, LOSS, 1.5, None);
            } else {
                canvas.bar(bar, self.color, 1.5, None);
            }
            let text = amounts.write(value);
            canvas.text(&text, (self.x, y - 7.0), bold);
            let first = values.first().copied().flatten().filter(|_| at > 0);
            if let Some(first) = first {
                let change = amounts.signed(value - first);
                let x = self.x + bold.width(&text) + 8.0;
                if x + small.width(&change) <= self.x + self.wide {
                    canvas.text(&change, (x, y - 7.0), small);
                }
            }
        }
    }
}

impl Comparison {
    /// The channels' shares of a scenario's spend.
    fn strip(&self, canvas: &Canvas, variant: &Variant, place: Rect) {
        let total: f64 = variant.spend.iter().sum();
        if total <= 0.0 {
            canvas.text("–", (place.x0, (place.y0 + place.y1) / 2.0), Type::plain(13.0, MUTE));
            return;
        }
        let (kept, rest) = self.mix();
        let spend = |c: &usize| variant.spend.get(*c).copied().unwrap_or(0.0);
        let mut parts: Vec<(f64, Color, String)> = kept
            .iter()
            .enumerate()
            .map(|(slot, c)| (spend(c), canvas.brand.series(slot), self.channels[*c].clone()))
            .collect();
        parts.push((
            rest.iter().map(spend).sum(),
            REST,
            canvas.say(&Say::Others { count: rest.len() }),
        ));
        let mut x = place.x0;
        for (amount, color, name) in parts.into_iter().filter(|part| part.0 > 0.0) {
            let wide = place.width() * amount / total;
            let text = canvas.lang.percent(amount / total, 0);
            let cell = Rect::new(x, place.y0, (x + wide - 0.8).max(x + 0.2), place.y1);
            canvas.bar(cell, color, 0.0, Some(format!("{name}: {text}")));
            let look = Type::plain(11.0, on(color)).middle();
            if look.width(&text) + 6.0 < wide {
                canvas.text(&text, (x + wide / 2.0, (place.y0 + place.y1) / 2.0), look);
            }
            x += wide;
        }
    }
}
