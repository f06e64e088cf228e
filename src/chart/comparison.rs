//! Scenario comparison: a row a scenario, a column a figure, and the mix of channels.

use super::canvas::{Canvas, Paint, Plane as _, Rect, Type};
use super::color::{Color, LOSS, MUTE, REST, on};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
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

impl Drawn for Comparison {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas);
        let best = self.scenarios.iter().max_by(|a, b| a.profit.total_cmp(&b.profit));
        let title = match (best, self.scenarios.first()) {
            (Some(best), Some(first)) if best.profit > first.profit => Say::BestScenario {
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
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.of(&self.name, What::Scenarios, self.months),
            keys,
            footer: canvas.notes(Some(&amounts), &[], hidden),
            alt: told,
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let rows = self.shown(body);
        let amounts = self.amounts(canvas);
        let name = Type::bold(13.0, canvas.brand.ink()).right();
        let names = rows.iter().map(|v| name.width(&v.name)).fold(60.0, f64::max);
        let names = names.min(body.width() * 0.2);
        let left = body.x0 + names + 16.0;
        let mut figures =
            vec![(Say::CostColumn, (|v| Some(v.cost)) as fn(&Variant) -> Option<f64>)];
        if rows.iter().any(|v| v.revenue.is_some()) {
            figures.push((Say::RevenueColumn, |v| v.revenue));
        }
        figures.push((Say::ProfitColumn, |v| Some(v.profit)));
        let gap = 26.0;
        let wide =
            ((body.x1 - left) * 0.62 - gap * (figures.len() as f64 - 1.0)) / figures.len() as f64;
        let count = rows.len() as f64;
        let line = (body.height() - 30.0) / count.max(1.0);
        let head = Type::plain(11.5, MUTE);
        let middle = |at: usize| body.y0 + 26.0 + (at as f64 + 0.5) * line;
        for (at, v) in rows.iter().enumerate() {
            canvas.text(&name.cut(&v.name, names), (left - 16.0, middle(at)), name);
        }
        for (k, (say, of)) in figures.iter().enumerate() {
            let x = left + k as f64 * (wide + gap);
            canvas.text(&head.cut(&canvas.say(say), wide), (x, body.y0 + 10.0), head);
            let place = Rect::new(x, body.y0 + 26.0, x + wide, body.y0 + 26.0 + line * count);
            column(canvas, place, &rows.iter().map(of).collect::<Vec<_>>(), &amounts);
        }
        let x = left + figures.len() as f64 * (wide + gap);
        canvas.text(&canvas.say(&Say::MixColumn), (x, body.y0 + 10.0), head);
        for (at, v) in rows.iter().enumerate() {
            self.strip(canvas, v, Rect::new(x, middle(at) - 11.0, body.x1, middle(at) + 11.0));
        }
    }
}

/// A figure of every scenario, as bars from a common ground.
fn column(canvas: &Canvas, place: Rect, values: &[Option<f64>], amounts: &Amounts) {
    let known = || values.iter().flatten().copied();
    let (lo, hi) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    let count = values.len() as f64;
    let line = place.height() / count;
    let plot = canvas.plot(place, Scale::span(lo, hi), Scale::span(count, 0.0));
    let (bold, small) = (Type::bold(13.0, canvas.brand.ink()), Type::plain(11.5, MUTE));
    for (at, value) in values.iter().enumerate() {
        let middle = at as f64 + 0.5;
        let y = plot.y(middle);
        let Some(value) = *value else {
            canvas.text("–", (place.x0, y), bold);
            continue;
        };
        let bar = Rect::new(0.0, middle + 5.0 / line, value, middle + (15.0 / line).min(0.4));
        let color = if value < 0.0 { LOSS } else { canvas.brand.series(0) };
        plot.bar(bar, Paint::flat(color).hatched(value < 0.0).round(1.5));
        let text = amounts.write(value);
        canvas.text(&text, (place.x0, y - 7.0), bold);
        if let Some(first) = values[0].filter(|_| at > 0) {
            let change = amounts.signed(value - first);
            let x = place.x0 + bold.width(&text) + 8.0;
            if x + small.width(&change) <= place.x1 {
                canvas.text(&change, (x, y - 7.0), small);
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
        let plot = canvas.plot(place, Scale::span(0.0, total), Scale::span(0.0, 1.0));
        let mut from = 0.0;
        for (amount, color, name) in parts.into_iter().filter(|part| part.0 > 0.0) {
            let to = from + amount;
            let text = canvas.lang.percent(amount / total, 0);
            let paint = Paint::flat(color).tip(format!("{name}: {text}"));
            plot.bar(Rect::new(from, 0.0, to, 1.0), paint.inside([0.0, 0.0, 0.8, 0.0]));
            let look = Type::plain(11.0, on(color)).middle();
            if look.width(&text) + 6.0 < plot.x(to) - plot.x(from) {
                canvas.text(&text, plot.at((from + to) / 2.0, 0.5), look);
            }
            from = to;
        }
    }
}
