//! Media flowchart: a row a channel, a cell a month, the stronger the more is spent, with the
//! amounts where they have room.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, GRID, INK, on, tint};
use super::flighting::{Flighting, Phase, Series};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use crate::locale::{Lang, month};
use crate::plan::Plan;
use crate::scenario::Scenario;

/// The same data as [`Flighting`], as a table of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Flowchart(pub Flighting);

const ROWS: usize = 30;

impl Flowchart {
    /// Of a plan.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Self {
        Self(Flighting::of(scenario, plan, lang))
    }

    fn count(&self) -> usize {
        self.0.channels.iter().map(|c| c.spend.len()).max().unwrap_or(0)
    }

    /// The channels that spend, the smallest together where they are too many.
    fn rows(&self, canvas: &Canvas, most: usize) -> Vec<Series> {
        let used: Vec<&Series> = self.0.channels.iter().filter(|c| total(c) > 0.0).collect();
        let (kept, rest) = largest(&used.iter().map(|c| total(c)).collect::<Vec<_>>(), most);
        let mut rows: Vec<Series> = kept.iter().map(|&k| used[k].clone()).collect();
        if !rest.is_empty() {
            rows.push(Series {
                name: canvas.say(&Say::Others { count: rest.len() }),
                spend: (0..self.count())
                    .map(|t| rest.iter().filter_map(|&k| used[k].spend.get(t)).sum())
                    .collect(),
                phases: vec![Phase::Full; self.count()],
            });
        }
        if self.has_fees() {
            rows.push(Series {
                name: canvas.say(&Say::Fees { taxed: self.0.taxed }),
                spend: self.0.fees.clone(),
                phases: vec![Phase::Full; self.count()],
            });
        }
        rows
    }

    fn has_fees(&self) -> bool {
        self.0.fees.iter().any(|fee| *fee > 0.0)
    }

    fn amounts(&self, lang: Lang) -> Amounts {
        let all = self.0.channels.iter().flat_map(|c| c.spend.iter().copied());
        Amounts::of(lang, &self.0.currency, all.fold(0.0, f64::max))
    }

    fn finding(&self, _canvas: &Canvas) -> Say {
        let always: Vec<String> = self
            .0
            .channels
            .iter()
            .filter(|c| !c.spend.is_empty() && c.spend.iter().all(|s| *s > 0.0))
            .map(|c| c.name.clone())
            .collect();
        let used = self.0.channels.iter().filter(|c| total(c) > 0.0).count();
        match (used, always.len()) {
            (0, _) => Say::NoSpend,
            (_, on) if on == used => Say::AllAlwaysOn { count: used },
            (_, 0) => Say::InBursts { count: used },
            (_, on) => Say::SomeAlwaysOn {
                always: on,
                bursts: used - on,
                names: if on <= 3 { always } else { Vec::new() },
            },
        }
    }

    fn has(&self, phase: Phase) -> bool {
        self.0
            .channels
            .iter()
            .any(|c| c.spend.iter().zip(&c.phases).any(|(s, p)| *s > 0.0 && *p == phase))
    }
}

fn total(series: &Series) -> f64 {
    series.spend.iter().sum()
}

impl Picture for Flowchart {
    fn kind(&self) -> Kind {
        Kind::Flowchart
    }

    fn natural_size(&self) -> (u32, u32) {
        let rows = self.0.channels.iter().filter(|c| total(c) > 0.0).count().clamp(2, ROWS) as u32
            + u32::from(self.has_fees());
        (1120, 236 + rows * 36)
    }
}

#[allow(private_interfaces)]
impl Drawn for Flowchart {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas.lang);
        let mut keys = Vec::new();
        if self.has(Phase::Building) {
            keys.push((Mark::Hatch(AXIS), canvas.say(&Say::Building)));
        }
        if self.has(Phase::Locked) {
            keys.push((Mark::Hollow(canvas.brand.ink()), canvas.say(&Say::Locked)));
        }
        let told: Vec<String> = self
            .rows(canvas, ROWS)
            .iter()
            .map(|c| {
                let months = c.spend.iter().filter(|s| **s > 0.0).count();
                format!("{}: {} ({months}/{})", c.name, amounts.money.short(total(c)), self.count())
            })
            .collect();
        let of = Say::Of { name: self.0.name.clone(), what: What::Calendar, months: self.count() };
        Heading {
            title: canvas.say(&self.finding(canvas)),
            subtitle: canvas.say(&of),
            keys,
            footer: format!(
                "{}. {} {}",
                amounts.note(),
                canvas.say(&Say::CellsMean),
                canvas.say(&Say::Source)
            ),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let fit = ((body.height() - 92.0) / 18.0).floor().max(2.0) as usize;
        let rows = self.rows(canvas, fit.min(ROWS));
        let amounts = self.amounts(canvas.lang);
        let (ink, count) = (canvas.brand.ink(), self.count());
        let name = Type::plain(13.0, ink).right();
        let widest = rows.iter().map(|row| name.width(&row.name)).fold(70.0, f64::max);
        let left = body.x0 + widest.min(canvas.name_room(body.width(), 0.24)) + 12.0;
        let total_text = canvas.say(&Say::Total);
        let bold = Type::bold(13.0, ink).right();
        let sums: Vec<f64> =
            (0..count).map(|t| rows.iter().filter_map(|r| r.spend.get(t)).sum()).collect();
        let all: f64 = sums.iter().sum();
        let right = bold.width(&amounts.write(all)).max(Type::axis().width(&total_text)) + 14.0;
        let line = ((body.height() - 92.0) / rows.len().max(1) as f64).min(44.0);
        let bottom = body.y0 + 48.0 + rows.len() as f64 * line;
        let area = Rect::new(left, body.y0 + 48.0, body.x1 - right, bottom);
        let plot = Plot::new(area, (0.0, count as f64), (rows.len() as f64, 0.0));
        if self.0.currency == "VND" {
            canvas.feasts(&plot, self.0.start, count, body.y0 + 8.0);
        }
        canvas.months(&plot, body.y0 + 24.0, self.0.start, count);
        canvas.text(&total_text, (body.x1, body.y0 + 24.0), Type::axis().right());
        for (at, row) in rows.iter().enumerate() {
            let y = area.y0 + (at as f64 + 0.5) * line;
            canvas.text(&name.cut(&row.name, left - 12.0 - body.x0), (left - 12.0, y), name);
            self.cells(canvas, &plot, row, y, line, &amounts);
            canvas.text(&amounts.write(total(row)), (body.x1, y), bold);
        }
        canvas.line(&[(body.x0, bottom + 6.0), (body.x1, bottom + 6.0)], GRID, 1.2);
        let y = bottom + 22.0;
        canvas.text(&total_text, (left - 12.0, y), bold);
        canvas.text(&amounts.write(all), (body.x1, y), bold);
        let look = Type::bold(11.5, ink).middle();
        if sums.iter().all(|sum| look.width(&amounts.write(*sum)) + 4.0 < plot.x(1.0) - plot.x(0.0))
        {
            for (t, sum) in sums.iter().enumerate() {
                canvas.text(&amounts.write(*sum), (plot.x(t as f64 + 0.5), y), look);
            }
        }
    }
}

impl Flowchart {
    fn cells(
        &self,
        canvas: &Canvas,
        plot: &Plot,
        row: &Series,
        y: f64,
        line: f64,
        amounts: &Amounts,
    ) {
        let most = row.spend.iter().copied().fold(0.0, f64::max);
        let base = canvas.brand.series(0);
        let wide = plot.x(1.0) - plot.x(0.0);
        let gap = if wide > 20.0 { 1.4 } else { 0.5 };
        for (t, &spend) in row.spend.iter().enumerate().filter(|(_, s)| **s > 0.0) {
            let half = (line * 0.36).min(14.0);
            let cell =
                Rect::new(plot.x(t as f64) + gap, y - half, plot.x(t as f64 + 1.0) - gap, y + half);
            let tip = Some(format!(
                "{} · {}: {}",
                row.name,
                month(canvas.lang, self.0.start.plus(t as i32)),
                amounts.money.short(spend)
            ));
            let phase = row.phases.get(t).copied().unwrap_or(Phase::Full);
            let color = tint(base, 0.16 + 0.84 * spend / most);
            let text = amounts.write(spend);
            let look = Type::plain(11.0, on(color)).middle();
            let fits = look.width(&text) + 5.0 < cell.width() && half > 7.0;
            if phase == Phase::Building {
                canvas.hatched(cell, base, 3.0, tip);
                if fits {
                    let half = look.width(&text) / 2.0 + 3.0;
                    let middle = (cell.x0 + cell.x1) / 2.0;
                    let plate = Rect::new(middle - half, y - 7.0, middle + half, y + 7.0);
                    canvas.bar(plate, super::color::PAPER, 3.0, None);
                }
            } else {
                canvas.bar(cell, color, 3.0, tip);
            }
            if phase == Phase::Locked {
                canvas.rim(cell.inside(0.8, 0.8, 0.8, 0.8), canvas.brand.ink(), 1.8, 3.0);
            }
            if fits {
                let color = if phase == Phase::Building { INK } else { on(color) };
                canvas.text(&text, ((cell.x0 + cell.x1) / 2.0, y), Type { color, ..look });
            }
        }
    }
}
