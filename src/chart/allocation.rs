//! Allocation: what each channel gets over the horizon, as bars with their table: amount, share,
//! ROAS and the change against today. (A ring was tried: its slices cannot be compared, and it
//! has no room for thirty channels.)

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{GRID, INK, LOSS, MUTE, REST};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Picture, sealed::Drawn};
use super::say::{Say, What};
use crate::locale::Lang;
use crate::plan::{Plan, reference};
use crate::scenario::{REVENUE, Scenario};

/// Spend by channel; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Over how many months.
    pub months: usize,
    /// In any order: they are drawn from the largest down.
    pub rows: Vec<Row>,
    /// Revenue per unit spent over all channels, where any yields revenue.
    pub roas: Option<f64>,
}

/// One channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// In the chart's language.
    pub name: String,
    /// Over the horizon, fees left out.
    pub spend: f64,
    /// Of the spend of all, in tenths of a percent; with those of the others it is the whole.
    pub share: f64,
    /// Revenue inside the horizon per unit spent, where the channel yields revenue and spends.
    pub roas: Option<f64>,
    /// Today's spend over as many months, where it is known.
    pub current: Option<f64>,
}

/// The most rows that are drawn.
const ROWS: usize = 30;
const LINE: f64 = 34.0;

impl Allocation {
    /// Of a plan, best as it is shown ([`crate::shown::plan`]): the shares then add up.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Self {
        let today = reference::totals(scenario);
        let channels = scenario.channels.iter().zip(&plan.channels).zip(today);
        let rows = channels.map(|((channel, planned), current)| Row {
            name: picture::name(channel, lang),
            spend: planned.total_spend,
            share: planned.share,
            roas: planned.kpis.get(REVENUE).and(planned.roas),
            current,
        });
        Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            months: scenario.months,
            rows: rows.collect(),
            roas: plan.totals.kpis.get(REVENUE).and(plan.totals.roas),
        }
    }

    fn total(&self) -> f64 {
        self.rows.iter().map(|row| row.spend).sum()
    }

    /// From the largest down, the smallest together where there are more than `most`.
    fn sorted(&self, canvas: &Canvas, most: usize) -> Vec<Row> {
        let mut rows = self.rows.clone();
        rows.sort_by(|a, b| b.spend.total_cmp(&a.spend));
        if rows.len() > most {
            let rest = rows.split_off(most.saturating_sub(1));
            let spend: f64 = rest.iter().map(|row| row.spend).sum();
            let earned = rest.iter().filter_map(|row| Some(row.roas? * row.spend));
            let earned: f64 = earned.sum();
            rows.push(Row {
                name: canvas.say(&Say::Others { count: rest.len() }),
                spend,
                share: rest.iter().map(|row| row.share).sum(),
                roas: (earned > 0.0).then(|| earned / spend),
                current: rest.iter().map(|row| row.current).sum(),
            });
        }
        rows
    }

    fn finding(&self, canvas: &Canvas) -> String {
        let total = self.total();
        let rows = self.sorted(canvas, usize::MAX);
        let share = |count: usize| {
            let part: f64 = rows.iter().take(count).map(|row| row.share).sum();
            canvas.lang.percent(part, 0)
        };
        let spending = rows.iter().filter(|row| row.spend > 0.0).count();
        canvas.say(&match spending {
            0 => Say::NoSpend,
            1 => Say::Only { channel: rows[0].name.clone() },
            2..=4 => Say::Most { channel: rows[0].name.clone(), share: share(1) },
            _ if rows[0].spend > 0.4 * total => {
                Say::Most { channel: rows[0].name.clone(), share: share(1) }
            }
            _ => Say::MostOfAll {
                channels: rows.iter().take(3).map(|row| row.name.clone()).collect(),
                share: share(3),
            },
        })
    }

    fn amounts(&self, lang: Lang) -> Amounts {
        Amounts::of(lang, &self.currency, self.rows.iter().map(|row| row.spend).fold(0.0, f64::max))
    }
}

impl Picture for Allocation {
    fn kind(&self) -> Kind {
        Kind::Allocation
    }

    fn natural_size(&self) -> (u32, u32) {
        let rows = self.rows.len().clamp(3, ROWS) as f64;
        (1120, (212.0 + rows * LINE) as u32)
    }
}

#[allow(private_interfaces)]
impl Drawn for Allocation {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas.lang);
        let of =
            Say::Of { name: self.name.clone(), what: What::SpendByChannel, months: self.months };
        let told: Vec<String> = self
            .sorted(canvas, ROWS)
            .iter()
            .map(|row| {
                format!(
                    "{}: {} ({})",
                    row.name,
                    amounts.money.short(row.spend),
                    canvas.lang.percent(row.share, 1)
                )
            })
            .collect();
        let today = self.rows.iter().any(|row| row.current.is_some());
        let keys = if today {
            vec![
                (Mark::Swatch(canvas.brand.series(0)), canvas.say(&Say::Proposed)),
                (Mark::Line(canvas.brand.ink()), canvas.say(&Say::Today)),
            ]
        } else {
            Vec::new()
        };
        Heading {
            title: self.finding(canvas),
            subtitle: canvas.say(&of),
            keys,
            footer: format!("{}. {}", amounts.note(), canvas.say(&Say::Source)),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let fit = ((body.height() - 58.0) / 22.0).floor().max(2.0) as usize;
        let rows = self.sorted(canvas, fit.min(ROWS));
        let line = ((body.height() - 58.0) / rows.len().max(1) as f64).min(LINE + 10.0);
        let columns = Columns::of(self, canvas, &rows, body);
        let head = Type::plain(11.5, MUTE).right();
        let y = body.y0 + 12.0;
        for (text, x, _) in &columns.right {
            canvas.text(text, (*x, y), head);
        }
        for (at, row) in rows.iter().enumerate() {
            let y = body.y0 + 26.0 + (at as f64 + 0.5) * line;
            self.row(canvas, &columns, row, at, y, line);
        }
        let y = body.y0 + 26.0 + rows.len() as f64 * line;
        canvas.line(&[(body.x0, y + 3.0), (body.x1, y + 3.0)], GRID, 1.2);
        let bold = Type::bold(13.0, canvas.brand.ink());
        canvas.text(&canvas.say(&Say::Total), (columns.names, y + 18.0), bold.right());
        columns.cells(canvas, &self.sum(), y + 18.0, true);
    }
}

impl Allocation {
    fn sum(&self) -> Row {
        Row {
            name: String::new(),
            spend: self.total(),
            share: self.rows.iter().map(|row| row.share).sum(),
            roas: self.roas,
            current: self.rows.iter().map(|row| row.current).sum(),
        }
    }

    fn row(&self, canvas: &Canvas, columns: &Columns, row: &Row, at: usize, y: f64, line: f64) {
        let name = Type::plain(13.0, canvas.brand.ink()).right();
        canvas.text(&name.cut(&row.name, columns.names - columns.left), (columns.names, y), name);
        let half = (line * 0.31).min(12.0);
        let others = at + 1 == ROWS.min(self.rows.len()) && self.rows.len() > ROWS;
        let color = if others { REST } else { canvas.brand.series(0) };
        let end = columns.bars.x(row.spend).max(columns.bars.area.x0 + 0.1);
        let bar = Rect::new(columns.bars.area.x0, y - half, end, y + half);
        if row.spend > 0.0 {
            canvas.bar(
                bar,
                color,
                2.0,
                Some(format!("{}: {}", row.name, columns.amounts.money.short(row.spend))),
            );
        }
        if let Some(current) = row.current {
            let x = columns.bars.x(current);
            canvas.line(&[(x, y - half - 3.0), (x, y + half + 3.0)], super::color::PAPER, 5.0);
            canvas.line(&[(x, y - half - 3.0), (x, y + half + 3.0)], canvas.brand.ink(), 2.2);
        }
        columns.cells(canvas, row, y, false);
    }
}

/// Where the columns of the table stand.
struct Columns {
    left: f64,
    /// Right end of the names.
    names: f64,
    bars: Plot,
    /// Heading, right end, what.
    right: Vec<(String, f64, Column)>,
    amounts: Amounts,
}

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Spend,
    Share,
    Roas,
    Change,
}

impl Columns {
    fn of(chart: &Allocation, canvas: &Canvas, rows: &[Row], body: Rect) -> Self {
        let mut columns = vec![(Say::Spend, Column::Spend), (Say::Share, Column::Share)];
        if rows.iter().any(|row| row.roas.is_some()) {
            columns.push((Say::Roas, Column::Roas));
        }
        if rows.iter().any(|row| row.current.is_some()) {
            columns.push((Say::AgainstToday, Column::Change));
        }
        let head = Type::plain(11.5, MUTE);
        let mut right = Vec::new();
        let mut x = body.x1;
        for (say, column) in columns.into_iter().rev() {
            let text = canvas.say(&say);
            let wide = head.width(&text).max(58.0);
            right.push((text, x, column));
            x -= wide + 20.0;
        }
        let look = Type::plain(13.0, INK);
        let names = rows.iter().map(|row| look.width(&row.name)).fold(60.0, f64::max);
        // The bars have some room whatever the names are.
        let room = canvas.name_room(body.width(), 0.26).min(x - body.x0 - 72.0);
        let names = body.x0 + names.min(room.max(40.0));
        let most = rows
            .iter()
            .flat_map(|row| [Some(row.spend), row.current])
            .flatten()
            .fold(0.0, f64::max);
        let bars = Rect::new(names + 12.0, body.y0, x.max(names + 60.0), body.y1);
        let bars = Plot::new(bars, (0.0, if most > 0.0 { most } else { 1.0 }), (0.0, 1.0));
        Self { left: body.x0, names, bars, right, amounts: chart.amounts(canvas.lang) }
    }

    fn cells(&self, canvas: &Canvas, row: &Row, y: f64, bold: bool) {
        let lang = canvas.lang;
        for (_, x, column) in &self.right {
            let text = match column {
                Column::Spend if row.spend <= 0.0 => "–".to_owned(),
                Column::Spend => self.amounts.write(row.spend),
                Column::Share if row.spend > 0.0 => lang.percent(row.share, 1),
                Column::Share => "–".to_owned(),
                Column::Roas => row.roas.map_or_else(|| "–".to_owned(), |x| lang.number(x, 2)),
                Column::Change => match row.current {
                    Some(current) => self.amounts.signed(row.spend - current),
                    None => "–".to_owned(),
                },
            };
            let falls = *column == Column::Change && row.current.is_some_and(|c| row.spend < c);
            let color = if falls { LOSS } else { canvas.brand.ink() };
            let look = if bold || *column == Column::Spend {
                Type::bold(13.0, color)
            } else {
                Type::plain(13.0, color)
            };
            canvas.text(&text, (*x, y), look.right());
        }
    }
}
