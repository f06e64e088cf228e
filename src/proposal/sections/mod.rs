//! The sections of a proposal: one file each. Every one takes what has been worked out and says
//! what of it the client must know; none solves, none knows a format.

mod allocation;
mod assumptions;
mod forecast;
mod glossary;
mod goals;
mod limits;
mod measurement;
mod method;
mod risks;
mod scenarios;
mod schedule;
mod summary;
mod why;

use super::material::Material;
use super::page::{Block, Column, Cover, Figure, Proposal, Row, Section, Table, Unit};
use crate::chart::Picture;
use crate::locale::proposal::Pitch;
use crate::locale::{Lang, TableUnit, Wording, month, visible};
use crate::plan::Plan;
use crate::report::Report;
use crate::report::content::{self, Page};
use crate::report::sheets::{Cell, Kind, Sheet};
use crate::scenario::Scenario;

/// Makes a section; `None` where there is nothing to say.
type Maker = fn(&Author<'_>) -> Option<Section>;

/// Every section by its key, in the order of the pages.
const ALL: [(&str, Maker); 13] = [
    ("summary", summary::section),
    ("goals", goals::section),
    ("allocation", allocation::section),
    ("schedule", schedule::section),
    ("forecast", forecast::section),
    ("why", why::section),
    ("scenarios", scenarios::section),
    ("limits", limits::section),
    ("risks", risks::section),
    ("measurement", measurement::section),
    ("assumptions", assumptions::section),
    ("glossary", glossary::section),
    ("method", method::section),
];

/// Keys of the sections, in the order of the pages.
pub fn keys() -> impl Iterator<Item = &'static str> {
    ALL.into_iter().map(|(key, _)| key)
}

/// The proposal of `material`; `wanted` are keys of sections, all of them where it is empty.
pub fn proposal(material: &Material, wanted: &[String]) -> Proposal {
    let author = Author::new(material);
    let is_wanted = |key: &str| wanted.is_empty() || wanted.iter().any(|one| one == key);
    Proposal {
        cover: author.cover(),
        sections: ALL
            .into_iter()
            .filter(|(key, _)| is_wanted(key))
            .filter_map(|(_, make)| make(&author))
            .collect(),
    }
}

/// Who writes the sections: the material, the language, and the page of the plan.
struct Author<'a> {
    material: &'a Material,
    scenario: &'a Scenario,
    plan: &'a Plan,
    lang: Lang,
    wording: Wording<'a>,
    /// As `solve` tells the plan: the same sentences and figures stand in both.
    page: Page,
}

impl<'a> Author<'a> {
    fn new(material: &'a Material) -> Self {
        let report = Report {
            scenario: &material.scenario,
            plan: material.plan(),
            lang: material.lang,
            timing: false,
        };
        Self {
            material,
            scenario: &material.scenario,
            plan: material.plan(),
            lang: material.lang,
            wording: Wording::new(&material.scenario, material.lang),
            page: content::page(&report),
        }
    }

    fn say(&self, said: &Pitch) -> String {
        self.lang.words().pitch(said)
    }

    fn month(&self, t: usize) -> String {
        month(self.lang, self.scenario.month(t))
    }

    fn last_month(&self) -> String {
        self.month(self.scenario.months - 1)
    }

    /// What the plan costs, fees included.
    fn cost(&self) -> f64 {
        self.plan.totals.spend + self.plan.totals.fees
    }

    fn short(&self, amount: f64) -> String {
        self.wording.money.short(amount)
    }

    /// An amount more or less: `+20 triệu ₫`.
    fn signed(&self, amount: f64) -> String {
        let sign = if amount < 0.0 { "−" } else { "+" };
        format!("{sign}{}", self.short(amount.abs()))
    }

    fn money(&self, amount: f64) -> Figure {
        Figure { shown: self.short(amount), value: Some(amount), unit: Unit::Money }
    }

    /// An amount in a table's own unit.
    fn amount(&self, amount: f64, unit: TableUnit) -> Figure {
        Figure {
            shown: self.lang.number(amount / unit.scale, unit.decimals),
            value: Some(amount),
            unit: Unit::Money,
        }
    }

    fn change(&self, amount: f64, unit: TableUnit) -> Figure {
        Figure {
            shown: self.lang.signed(amount / unit.scale, unit.decimals),
            value: Some(amount),
            unit: Unit::Money,
        }
    }

    fn share(&self, share: f64) -> Figure {
        Figure { shown: self.lang.percent(share, 1), value: Some(share), unit: Unit::Share }
    }

    fn ratio(&self, ratio: f64) -> Figure {
        Figure { shown: self.lang.number(ratio, 2), value: Some(ratio), unit: Unit::Ratio }
    }

    fn count(&self, count: f64) -> Figure {
        Figure { shown: self.wording.count(count), value: Some(count), unit: Unit::Count }
    }

    /// The figure where there is one.
    fn maybe(value: Option<f64>, write: impl Fn(f64) -> Figure) -> Figure {
        value.map_or_else(|| Figure::text("–"), write)
    }

    fn unit_for(&self, amounts: impl Iterator<Item = f64>) -> TableUnit {
        let largest = amounts.map(f64::abs).fold(0.0, f64::max);
        self.wording.money.table_unit(largest)
    }

    fn section(
        &self,
        key: &'static str,
        heading: &Pitch,
        takeaway: String,
        blocks: Vec<Block>,
    ) -> Option<Section> {
        Some(Section { key, heading: self.say(heading), takeaway, blocks })
    }

    fn cover(&self) -> Cover {
        let about = &self.material.about;
        let named = |label: &Pitch, text: &Option<String>| {
            text.as_ref().map(|text| (self.say(label), visible(text)))
        };
        let period = Pitch::PeriodIs {
            from: self.month(0),
            to: self.last_month(),
            months: self.scenario.months,
        };
        let lines = [
            named(&Pitch::Client, &about.client),
            named(&Pitch::PreparedBy, &about.prepared_by),
            named(&Pitch::Date, &about.date),
            Some((self.say(&Pitch::Period), self.say(&period))),
            Some((self.say(&Pitch::Currency), self.scenario.currency.clone())),
            Some((self.say(&Pitch::Amounts), self.say(&Pitch::FeesIncluded))),
        ];
        Cover {
            title: visible(&self.scenario.name),
            subtitle: self.say(&Pitch::CoverSubtitle {
                from: self.month(0),
                to: self.last_month(),
                spend: self.short(self.cost()),
            }),
            lines: lines.into_iter().flatten().collect(),
            logo: about.logo.clone(),
        }
    }
}

fn chart(picture: Option<impl Picture + 'static>) -> Option<Block> {
    picture.map(|picture| Block::Chart(Box::new(picture)))
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let rest: String = letters.collect();
    let end = if rest.ends_with('.') { "" } else { "." };
    format!("{}{rest}{end}", first.to_uppercase())
}

/// A column of texts, and of numbers.
fn text_column(head: impl Into<String>) -> Column {
    Column { head: head.into(), is_number: false }
}

fn number_column(head: impl Into<String>) -> Column {
    Column { head: head.into(), is_number: true }
}

fn row(cells: Vec<Figure>) -> Row {
    Row { is_total: false, cells }
}

fn total(cells: Vec<Figure>) -> Row {
    Row { is_total: true, cells }
}

/// A table of the plan's own page; bars are left to charts.
fn told(sheet: &Sheet) -> Table {
    let kept: Vec<usize> = (0..sheet.heads.len())
        .filter(|&c| {
            let is_bar =
                |row: &crate::report::sheets::Row| matches!(row.cells.get(c), Some(Cell::Bar(_)));
            !sheet.rows.iter().any(is_bar)
        })
        .collect();
    let mut year = String::new();
    let columns = kept.iter().map(|&c| {
        let above = sheet.above.as_ref().map(|above| above[c].trim());
        if let Some(above) = above.filter(|above| !above.is_empty()) {
            year = above.to_owned();
        }
        let is_month = sheet.above.is_some() && c > 0 && c + 1 < sheet.heads.len();
        let head = &sheet.heads[c];
        Column {
            head: if is_month
                && !year.is_empty()
                && sheet.above.as_ref().is_some_and(|a| !a[c].trim().is_empty())
            {
                format!("{head} {year}")
            } else {
                head.clone()
            },
            is_number: c > 0,
        }
    });
    Table {
        heading: sheet.heading.clone(),
        unit: sheet.unit.clone(),
        columns: columns.collect(),
        rows: sheet
            .rows
            .iter()
            .map(|row| Row {
                is_total: row.kind != Kind::Body,
                cells: kept
                    .iter()
                    .map(|&c| match row.cells.get(c) {
                        Some(Cell::Text(text)) => Figure::text(text.clone()),
                        Some(Cell::Bar(_)) | None => Figure::text(""),
                    })
                    .collect(),
            })
            .collect(),
        note: sheet.note.clone().unwrap_or_default(),
    }
}
