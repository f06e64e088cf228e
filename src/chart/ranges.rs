//! Near-optimal ranges: how far each channel's spend may move while a plan nearly as good exists:
//! where a planner is free, and where she is not.

use super::canvas::{Canvas, Paint, Plane as _, Rect, Type};
use super::color::tint;
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use crate::locale::Lang;
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
}

const ROWS: usize = 30;

impl Ranges {
    /// Of ranges found.
    pub fn of(scenario: &Scenario, found: &crate::analysis::Ranges, lang: Lang) -> Self {
        let channels = scenario.channels.iter().zip(&found.channels);
        let room = |(channel, range): (
            &crate::scenario::Channel,
            &crate::analysis::ranges::ChannelRange,
        )| Room {
            name: super::picture::name(channel, lang),
            low: range.least,
            best: range.best,
            high: range.most,
            today: channel.current.map(|spend| spend * scenario.months as f64),
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

impl Picture for Ranges {
    fn kind(&self) -> Kind {
        Kind::Ranges
    }

    fn natural_size(&self) -> (u32, u32) {
        (1120, 220 + 38 * self.channels.len().clamp(2, ROWS) as u32)
    }
}

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
            _ => Say::NothingIsFree { share },
        };
        let color = canvas.brand.series(0);
        let mut keys = vec![
            (Mark::Dot(color), canvas.say(&Say::BestPlan)),
            (
                Mark::Swatch(tint(color, 0.3)),
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
                    "{}: {} – {} – {}",
                    r.name,
                    amounts.write(r.low),
                    amounts.write(r.best),
                    amounts.write(r.high)
                )
            })
            .collect();
        let hidden = self.channels.len().saturating_sub(ROWS);
        Heading {
            title: canvas.say(&title),
            subtitle: canvas.of(&self.name, What::SpendRange, self.months),
            keys,
            footer: canvas.notes(Some(&amounts), &[], hidden),
            alt: told,
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let fit = ((body.height() - 40.0) / 16.0).floor().max(1.0) as usize;
        let rooms = &self.channels[..self.channels.len().min(ROWS).min(fit)];
        let amounts = self.amounts(canvas);
        let name = Type::plain(13.0, canvas.brand.ink()).right();
        let names = canvas.names(rooms.iter().map(|r| &r.name), name, body.width(), 0.28);
        let text =
            |room: &Room| format!("{} – {}", amounts.write(room.low), amounts.write(room.high));
        let look = Type::plain(12.5, canvas.brand.ink()).right();
        let right = rooms.iter().map(|r| look.width(&text(r))).fold(40.0, f64::max) + 22.0;
        let area = body.inside(names + 24.0, 6.0, right, 30.0);
        let most = rooms
            .iter()
            .flat_map(|r| [Some(r.high), Some(r.best), r.today])
            .flatten()
            .fold(0.0, f64::max);
        let scale = amounts.scale(0.0, most, 6, true);
        let mut plot = canvas.plot(area, scale, Scale::span(rooms.len() as f64, 0.0));
        plot.mesh();
        let color = canvas.brand.series(0);
        let half = 6.0 * rooms.len() as f64 / area.height();
        for (at, room) in rooms.iter().enumerate() {
            let y = at as f64 + 0.5;
            let bar = Rect::new(room.low, y - half, room.high, y + half);
            let tip = format!("{}: {}", room.name, text(room));
            plot.bar(bar, Paint::flat(tint(color, 0.3)).round(5.0).tip(tip));
            for x in [room.low, room.high] {
                plot.line(&[(x, y - half), (x, y + half)], color, 1.8);
            }
            if let Some(today) = room.today {
                plot.ring((today, y), 5.2, canvas.brand.ink());
            }
            plot.dot((room.best, y), 5.2, color);
            let y = plot.y(y);
            canvas.text(&name.cut(&room.name, names), (area.x0 - 14.0, y), name);
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
