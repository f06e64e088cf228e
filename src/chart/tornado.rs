//! Tornado: how far the result moves when one figure at a time is low or high, the most telling
//! first.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{GRID, MUTE};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::analysis::Explanation;
use crate::analysis::explain::Supposed;
use crate::locale::Lang;
use crate::scenario::Scenario;

/// Changes of the profit; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Of the plan.
    pub months: usize,
    /// Profit at the expected figures.
    pub expected: f64,
    /// In any order.
    pub figures: Vec<Figure>,
}

/// A figure that is not known for sure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// In the chart's language, with its range where that helps: "ROI of SEO (3 to 8)".
    pub name: String,
    /// Change of the profit at the figure's low value.
    pub low: f64,
    /// Change of the profit at its high value.
    pub high: f64,
}

const ROWS: usize = 15;

impl Tornado {
    fn sorted(&self, most: usize) -> Vec<&Figure> {
        let mut rows: Vec<&Figure> = self.figures.iter().collect();
        let swing = |f: &Figure| f.low.max(f.high).max(0.0) - f.low.min(f.high).min(0.0);
        rows.sort_by(|a, b| swing(b).total_cmp(&swing(a)));
        rows.truncate(most);
        rows
    }
}

impl Tornado {
    /// Of an explained plan: each figure it supposes, at its low and its high value, the plan kept
    /// as it is. `None` where it supposes nothing that matters, or the objective is not profit.
    pub fn of(scenario: &Scenario, explanation: &Explanation, lang: Lang) -> Option<Self> {
        if scenario.objective != crate::scenario::Objective::Profit {
            return None;
        }
        let write = |x: f64| lang.number_trimmed(x, 2);
        let figures: Vec<Figure> = explanation
            .assumptions
            .iter()
            .filter(|found| found.profit[0] != found.profit[1])
            .map(|found| {
                let [low, high] = found.factors;
                let name = match found.supposed {
                    Supposed::Return { channel } => {
                        let stated = &scenario.channels[channel];
                        let name = super::picture::name(stated, lang);
                        match stated.roi {
                            Some(roi) => format!(
                                "{name}: ROI {}–{}",
                                write(low * roi.expected),
                                write(high * roi.expected)
                            ),
                            None => name,
                        }
                    }
                    Supposed::Margin => format!(
                        "{}: {}–{}",
                        lang.words().chart(&Say::GrossMargin),
                        lang.percent_trimmed(low * scenario.margin(), 0),
                        lang.percent_trimmed(high * scenario.margin(), 0)
                    ),
                };
                let [low, high] =
                    found.profit.map(|profit| profit - explanation.plan.totals.profit);
                Figure { name, low, high }
            })
            .collect();
        (!figures.is_empty()).then(|| Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            months: scenario.months,
            expected: explanation.plan.totals.profit,
            figures,
        })
    }
}

impl Picture for Tornado {
    fn kind(&self) -> Kind {
        Kind::Tornado
    }

    fn natural_size(&self) -> (u32, u32) {
        (1120, 230 + 44 * self.figures.len().clamp(2, ROWS) as u32)
    }
}

#[allow(private_interfaces)]
impl Drawn for Tornado {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let rows = self.sorted(ROWS);
        let amounts = Amounts::of(canvas.lang, &self.currency, self.expected);
        let title = match rows.first() {
            Some(first) => Say::MovesMost {
                figure: first.name.clone(),
                by: amounts.money.short(first.low.abs().max(first.high.abs())),
            },
            None => Say::NothingMoves,
        };
        let (low, high) = (canvas.brand.series(1), canvas.brand.series(0));
        let hidden = self.figures.len() - rows.len();
        let more = if hidden > 0 {
            format!(" {}", canvas.say(&Say::NotDrawn { count: hidden }))
        } else {
            String::new()
        };
        let told: Vec<String> = rows
            .iter()
            .map(|f| format!("{}: {} / {}", f.name, amounts.signed(f.low), amounts.signed(f.high)))
            .collect();
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::ProfitIfWrong,
                months: self.months,
            }),
            keys: vec![
                (Mark::Hatch(low), canvas.say(&Say::AtLow)),
                (Mark::Swatch(high), canvas.say(&Say::AtHigh)),
            ],
            footer: format!(
                "{}. {}{more} {}",
                amounts.note(),
                canvas.say(&Say::OneAtATime { expected: amounts.money.short(self.expected) }),
                canvas.say(&Say::Source)
            ),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let fit = ((body.height() - 36.0) / 22.0).floor().max(2.0) as usize;
        let rows = self.sorted(fit.min(ROWS));
        let ink = canvas.brand.ink();
        let name = Type::plain(13.0, ink).right();
        let amounts = Amounts::of(canvas.lang, &self.currency, self.expected);
        let value = Type::bold(12.5, ink);
        let both = || rows.iter().flat_map(|f| [f.low, f.high]);
        let (lo, hi) = (both().fold(0.0, f64::min), both().fold(0.0, f64::max));
        let wide = both().map(|v| value.width(&amounts.signed(v))).fold(0.0, f64::max) + 10.0;
        let names = rows
            .iter()
            .map(|f| name.width(&f.name))
            .fold(60.0, f64::max)
            .min(canvas.name_room(body.width(), 0.34));
        let area = body.inside(names + 14.0, 8.0, 0.0, 28.0);
        // Room for the figures beyond the longest bars.
        let per = (hi - lo).max(1e-9) / (area.width() - 2.0 * wide).max(60.0);
        let scale = Scale::holding(lo, hi, 6, true);
        let plot = Plot::new(area, (lo - wide * per, hi + wide * per), (rows.len() as f64, 0.0));
        for tick in scale.ticks() {
            let (x, text) = (plot.x(tick), amounts_tick(canvas, &amounts, tick, &scale));
            let half = Type::axis().width(&text) / 2.0;
            if x - half >= area.x0 && x + half <= area.x1 {
                canvas.line(&[(x, area.y0), (x, area.y1)], GRID, 1.0);
                canvas.text(&text, (x, area.y1 + 14.0), Type::axis().middle());
            }
        }
        let line = area.height() / rows.len().max(1) as f64;
        for (at, figure) in rows.iter().enumerate() {
            let y = plot.y(at as f64 + 0.5);
            canvas.text(&name.cut(&figure.name, names), (area.x0 - 14.0, y), name);
            self.bars(canvas, &plot, figure, y, (line * 0.32).min(13.0), &amounts);
        }
        canvas.line(&[(plot.x(0.0), area.y0), (plot.x(0.0), area.y1)], ink, 1.4);
        if rows.is_empty() {
            canvas.text("–", (body.x0, body.y0 + 40.0), Type::plain(13.0, MUTE));
        }
    }
}

fn amounts_tick(canvas: &Canvas, amounts: &Amounts, value: f64, scale: &Scale) -> String {
    let text = canvas.tick(value, scale, amounts.unit.scale);
    if value > scale.step * 0.5 { format!("+{text}") } else { text }
}

impl Tornado {
    fn bars(
        &self,
        canvas: &Canvas,
        plot: &Plot,
        figure: &Figure,
        y: f64,
        half: f64,
        amounts: &Amounts,
    ) {
        let look = Type::bold(12.5, canvas.brand.ink());
        let zero = plot.x(0.0);
        // Where both lie on one side the nearer is drawn over the farther, and thinner.
        let same = figure.low * figure.high > 0.0;
        let far_is_low = figure.low.abs() > figure.high.abs();
        let bar = |value: f64, low: bool, half: f64| {
            let x = plot.x(value);
            let cell = Rect::new(zero.min(x), y - half, zero.max(x), y + half);
            let tip = Some(format!("{}: {}", figure.name, amounts.signed(value)));
            if low {
                canvas.hatched(cell, canvas.brand.series(1), 1.5, tip);
            } else {
                canvas.bar(cell, canvas.brand.series(0), 1.5, tip);
            }
        };
        for (value, low) in if far_is_low {
            [(figure.low, true), (figure.high, false)]
        } else {
            [(figure.high, false), (figure.low, true)]
        } {
            let near = same && low != far_is_low;
            bar(value, low, if near { half * 0.5 } else { half });
            if near {
                continue;
            }
            let (x, text) = (plot.x(value), amounts.signed(value));
            if value < 0.0 {
                canvas.text(&text, (x - 7.0, y), look.right());
            } else if value > 0.0 {
                canvas.text(&text, (x + 7.0, y), look);
            }
        }
    }
}
