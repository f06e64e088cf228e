//! Near-optimal ranges: how far each channel's spend may move while a plan nearly as good exists:
//! where a planner is free, and where she is not.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::GRID;
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::locale::Lang;
use crate::plan::reference;
use crate::scenario::Scenario;

/// Spend over the horizon; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Of the plan.
    pub months: usize,
    /// Share of the best value that may be given up: 0.01 is one percent.
    pub within: f64,
    /// In the order in which they are drawn.
    pub channels: Vec<Room>,
}

/// A channel's room.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    /// In the chart's language.
    pub name: String,
    /// The least spend of a plan that is good enough.
    pub low: f64,
    /// In the best plan.
    pub best: f64,
    /// The most spend of a plan that is good enough.
    pub high: f64,
    /// Today's spend over as many months, where it is known.
    pub today: Option<f64>,
    /// Whether both ends are proven; else the range may be wider.
    pub proven: bool,
}

const ROWS: usize = 30;

impl Ranges {
    /// Of ranges found.
    pub fn of(scenario: &Scenario, found: &crate::analysis::Ranges, lang: Lang) -> Self {
        let today = reference::totals(scenario);
        let channels = scenario.channels.iter().zip(&found.channels).zip(today);
        let room = |((channel, range), today): (
            (&crate::scenario::Channel, &crate::analysis::ranges::ChannelRange),
            Option<f64>,
        )| Room {
            name: super::picture::name(channel, lang),
            low: range.least,
            best: range.best,
            high: range.most,
            today,
            proven: range.is_proven(),
        };
        Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            months: scenario.months,
            within: found.within,
            channels: channels.map(room).collect(),
        }
    }
}

/// After a range whose ends are not proven.
fn mark(room: &Room) -> &'static str {
    if room.proven { "" } else { "*" }
}

impl Picture for Ranges {
    fn kind(&self) -> Kind {
        Kind::Ranges
    }

    fn natural_size(&self) -> (u32, u32) {
        (1120, 220 + 38 * self.channels.len().clamp(2, ROWS) as u32)
    }
}

#[allow(private_interfaces)]
impl Drawn for Ranges {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas);
        let free =
            self.channels.iter().max_by(|a, b| (a.high - a.low).total_cmp(&(b.high - b.low)));
        let share = canvas.lang.percent_trimmed(self.within, 1);
        let title = match free {
            Some(room) if room.high - room.low > 0.0 => Say::FreestIs {
                channel: room.name.clone(),
                low: amounts.money.short(room.low),
                high: amounts.money.short(room.high),
                share,
            },
            _ if self.channels.iter().all(|room| room.proven) => Say::NothingIsFree { share },
            _ => Say::RangesOpen { share },
        };
        let color = canvas.brand.series(0);
        let mut keys = vec![
            (Mark::Dot(color), canvas.say(&Say::BestPlan)),
            (
                Mark::Swatch(super::color::tint(color, 0.3)),
                canvas.say(&Say::StillGood { share: canvas.lang.percent_trimmed(self.within, 1) }),
            ),
        ];
        if self.channels.iter().any(|room| room.today.is_some()) {
            keys.push((Mark::Ring(canvas.brand.ink()), canvas.say(&Say::Today)));
        }
        let told: Vec<String> = self
            .channels
            .iter()
            .map(|r| {
                format!(
                    "{}: {} – {} – {}{}",
                    r.name,
                    amounts.write(r.low),
                    amounts.write(r.best),
                    amounts.write(r.high),
                    mark(r)
                )
            })
            .collect();
        let hidden = self.channels.len().saturating_sub(ROWS);
        let more = if hidden > 0 {
            format!(" {}", canvas.say(&Say::NotDrawn { count: hidden }))
        } else {
            String::new()
        };
        let open = match self.channels.iter().all(|room| room.proven) {
            true => String::new(),
            false => format!(" {}", canvas.say(&Say::MayBeWider)),
        };
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::SpendRange,
                months: self.months,
            }),
            keys,
            footer: format!("{}.{more}{open} {}", amounts.note(), canvas.say(&Say::Source)),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let fit = ((body.height() - 40.0) / 16.0).floor().max(1.0) as usize;
        let rooms = &self.channels[..self.channels.len().min(ROWS).min(fit)];
        let amounts = self.amounts(canvas);
        let name = Type::plain(13.0, canvas.brand.ink()).right();
        let names = rooms
            .iter()
            .map(|r| name.width(&r.name))
            .fold(60.0, f64::max)
            .min(canvas.name_room(body.width(), 0.28));
        let text =
            |r: &Room| format!("{} – {}{}", amounts.write(r.low), amounts.write(r.high), mark(r));
        let look = Type::plain(12.5, canvas.brand.ink()).right();
        let right = rooms.iter().map(|r| look.width(&text(r))).fold(40.0, f64::max) + 22.0;
        let area = body.inside(names + 24.0, 6.0, right, 30.0);
        let most = rooms
            .iter()
            .flat_map(|r| [Some(r.high), Some(r.best), r.today])
            .flatten()
            .fold(0.0, f64::max);
        let scale = Scale::holding(0.0, most, 6, true);
        let plot = Plot::new(area, (scale.from, scale.to), (rooms.len() as f64, 0.0));
        for tick in scale.ticks() {
            let x = plot.x(tick);
            canvas.line(&[(x, area.y0), (x, area.y1)], GRID, 1.0);
        }
        canvas.feet(&plot, &scale.ticks(), area.y1 + 15.0, |tick| {
            canvas.tick(tick, &scale, amounts.unit.scale)
        });
        let color = canvas.brand.series(0);
        for (at, room) in rooms.iter().enumerate() {
            let y = plot.y(at as f64 + 0.5);
            canvas.text(&name.cut(&room.name, names), (area.x0 - 14.0, y), name);
            let (x0, x1) = (plot.x(room.low), plot.x(room.high));
            let tip = Some(format!("{}: {}", room.name, text(room)));
            canvas.bar(
                Rect::new(x0 - 0.5, y - 6.0, x1 + 0.5, y + 6.0),
                super::color::tint(color, 0.3),
                5.0,
                tip,
            );
            for x in [x0, x1] {
                canvas.line(&[(x, y - 6.0), (x, y + 6.0)], color, 1.8);
            }
            if let Some(today) = room.today {
                canvas.ring((plot.x(today), y), 5.2, canvas.brand.ink());
            }
            canvas.dot((plot.x(room.best), y), 5.2, color);
            canvas.text(&text(room), (body.x1, y), look);
        }
    }
}

impl Ranges {
    fn amounts(&self, canvas: &Canvas) -> Amounts {
        let most = self.channels.iter().flat_map(|r| [r.high, r.best]).fold(0.0, f64::max);
        Amounts::of(canvas.lang, &self.currency, most)
    }
}
