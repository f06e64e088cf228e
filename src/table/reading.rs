//! The rows of a table, one by one: whose, when, what of; amounts wait until their column has
//! decided its marks ([`super::column`]).

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{self, Written as When};
use super::column;
use super::facts::{Channel, Facts, LeftOut};
use super::grid::{Cell, Grid, Row};
use super::heads::{self, Measure};
use super::layout::{self, Laid, Layout, Unit};
use super::{Finding, Known, Place};
use crate::figure::{self, Digits, Written as Amount};
use crate::fold::{fold, squeeze};

/// An amount whose marks wait for its column.
pub(super) struct Waiting {
    pub(super) channel: Channel,
    pub(super) when: When,
    pub(super) end: Option<When>,
    pub(super) unit: Option<Unit>,
    pub(super) measure: Measure,
    pub(super) amount: Given,
    pub(super) place: Place,
    /// Columns that are decided together.
    pub(super) column: usize,
}

/// An amount as its cell gives it.
pub(super) enum Given {
    /// A number of a sheet: nothing to decide.
    Number(f64),
    /// A text.
    Text(Digits),
}

/// A table being read.
pub(super) struct Reading<'a> {
    grid: &'a Grid,
    laid: &'a Laid,
    pub(super) known: &'a Known,
    found: Vec<Finding>,
    unknown: BTreeMap<String, Place>,
    ignored: BTreeSet<String>,
    /// What was typed before `=` of a `--map` and met in the table, squeezed.
    met: BTreeSet<String>,
    pub(super) waiting: Vec<Waiting>,
    totals: Vec<usize>,
    blanks: Vec<(Channel, Measure, Place)>,
    rows: usize,
    taken_for: BTreeSet<(String, usize)>,
    /// What each name that has been met is.
    names: BTreeMap<String, Option<Channel>>,
}

/// The word of `--map` for what is to be left out.
pub(super) const IGNORE: &str = "ignore";

impl<'a> Reading<'a> {
    pub(super) fn new(grid: &'a Grid, laid: &'a Laid, known: &'a Known) -> Self {
        Self {
            grid,
            laid,
            known,
            found: Vec::new(),
            unknown: BTreeMap::new(),
            ignored: BTreeSet::new(),
            met: BTreeSet::new(),
            waiting: Vec::new(),
            totals: Vec::new(),
            blanks: Vec::new(),
            rows: 0,
            taken_for: BTreeSet::new(),
            names: BTreeMap::new(),
        }
    }

    pub(super) fn read(mut self) -> Result<Facts, Vec<Finding>> {
        for row in &self.grid.rows[self.laid.head + 1..self.laid.end] {
            self.row(row);
        }
        if let Some(place) = self.unknown.values().min().cloned() {
            let names = self.unknown.keys().cloned().collect();
            self.found.push(Finding::UnknownChannels { names, place });
        }
        self.held_map();
        let (facts, grain) = column::decided(&mut self);
        let by_campaign = self.is_by_campaign();
        if !self.found.is_empty() {
            return Err(self.found);
        }
        let mut left_out = Vec::new();
        if self.laid.head > 0 {
            left_out.push(LeftOut::Titles(self.laid.head));
        }
        if !self.totals.is_empty() {
            left_out.push(LeftOut::Totals(self.totals));
        }
        if !self.laid.unread.is_empty() {
            left_out.push(LeftOut::Columns(self.laid.unread.clone()));
        }
        if !self.ignored.is_empty() {
            left_out.push(LeftOut::Ignored(self.ignored.into_iter().collect()));
        }
        if !self.blanks.is_empty() {
            left_out.push(LeftOut::Blanks(self.blanks.len()));
        }
        Ok(Facts {
            facts,
            left_out,
            rows: self.rows,
            grain,
            taken_for: self.taken_for.into_iter().collect(),
            blanks: self.blanks,
            by_campaign,
            sheet: self.grid.sheet.clone(),
        })
    }

    fn is_by_campaign(&self) -> bool {
        let Layout::Long { channel: Some(column), .. } = &self.laid.layout else { return false };
        let head = self.grid.rows[self.laid.head].cells.get(*column).map(Cell::shown);
        let role = head.and_then(|head| layout::role(&head, self.known)).flatten();
        role.is_some_and(|(role, _)| role == heads::Role::Campaign)
    }

    /// What `--map` says must be of use: a slip of the finger would else be taken silently.
    fn held_map(&mut self) {
        let heads = &self.grid.rows[self.laid.head].cells;
        for (from, to) in &self.known.settled.map {
            let word = fold(to);
            let is_word = word == IGNORE || heads::role_of_word(&word).is_some();
            let is_channel = self.known.channels.is_empty() || self.index(&squeeze(to)).is_some();
            if !is_word && !is_channel {
                let ids = self.known.channels.iter().filter_map(|names| names.first().cloned());
                let words = ["month", "channel", "spend", "revenue", IGNORE].map(str::to_owned);
                let known = words.into_iter().chain(ids).collect();
                self.found.push(Finding::NoSuchWord { typed: to.clone(), known });
                continue;
            }
            let squeezed = squeeze(from);
            let is_head = heads.iter().any(|head| squeeze(&head.shown()) == squeezed);
            if from != "*" && !is_head && !self.met.contains(&squeezed) {
                let seen = heads.iter().filter(|h| !h.is_blank()).map(Cell::shown).collect();
                self.found.push(Finding::NotThere { typed: from.clone(), seen });
            }
        }
    }

    fn place(&self, row: &Row, column: usize) -> Place {
        let head = self.grid.rows[self.laid.head].cells.get(column);
        Place {
            sheet: self.grid.sheet.clone(),
            row: row.at,
            column,
            head: head.map(Cell::shown).unwrap_or_default(),
        }
    }

    fn row(&mut self, row: &Row) {
        let typed = |column: usize| row.cells.get(column).map(Cell::shown).unwrap_or_default();
        let first = row.cells.iter().find(|cell| !cell.is_blank());
        let total = first.is_some_and(|cell| heads::is_total(&cell.shown()));
        let laid = self.laid;
        match &laid.layout {
            Layout::Long { when, channel, amounts, currency } => {
                let named = channel.map(typed);
                if total && self.is_no_channel(first) || named.as_deref().is_some_and(is_bare_total)
                {
                    return self.totals.push(row.at);
                }
                let Some(times) = self.times(row, *when) else { return };
                let channel = match (channel, named) {
                    (Some(column), Some(name)) => self.channel(&name, self.place(row, *column)),
                    _ => self.settled_channel("*").flatten(),
                };
                if let Some(column) = *currency {
                    self.hold_currency(&typed(column), self.place(row, column));
                }
                let Some(channel) = channel else { return };
                for amounts in amounts {
                    if let Some(code) = &amounts.currency {
                        self.hold_currency(code, self.place(row, amounts.column));
                    }
                    let at = (amounts.column, amounts.column);
                    self.amount(row, at, channel.clone(), times, when.unit, &amounts.measure);
                }
            }
            Layout::MonthColumns { channel, months, measure } => {
                let name = typed(*channel);
                let sums = total || heads::is_total(&name) || is_bare_total(&name);
                if sums && self.is_no_channel(row.cells.get(*channel)) {
                    return self.totals.push(row.at);
                }
                let Some(own) = self.channel(&name, self.place(row, *channel)) else { return };
                let together = months.first().map_or(0, |(column, _)| *column);
                for (column, month) in months {
                    let times = (*month, None);
                    self.amount(row, (*column, together), own.clone(), times, None, measure);
                }
            }
            Layout::ChannelColumns { when, channels, measure } => {
                if total {
                    return self.totals.push(row.at);
                }
                let Some(times) = self.times(row, *when) else { return };
                let together = channels.first().map_or(0, |(column, _)| *column);
                for (column, name) in channels {
                    let Some(own) = self.channel(name, self.place(row, *column)) else { continue };
                    self.amount(row, (*column, together), own, times, when.unit, measure);
                }
            }
        }
        self.rows += 1;
    }

    /// Whether a cell that begins like a total names no channel.
    fn is_no_channel(&self, cell: Option<&Cell>) -> bool {
        let Some(cell) = cell else { return true };
        let typed = squeeze(&cell.shown());
        !self.known.channels.iter().flatten().any(|name| squeeze(name) == typed)
    }

    fn times(&mut self, row: &Row, when: layout::When) -> Option<(When, Option<When>)> {
        let first = self.time(row, when.column)?;
        match when.end {
            Some(column) if row.cells.get(column).is_some_and(|cell| !cell.is_blank()) => {
                Some((first, Some(self.time(row, column)?)))
            }
            _ => Some((first, None)),
        }
    }

    fn time(&mut self, row: &Row, column: usize) -> Option<When> {
        let place = || self.place(row, column);
        let (typed, read) = match row.cells.get(column) {
            Some(Cell::Day(day)) => return Some(When::Day(*day)),
            // `20270104` and `202701` as a sheet holds them.
            Some(Cell::Number(number)) => {
                let typed = number.to_string();
                let read = calendar::written(&typed);
                (typed, read)
            }
            Some(Cell::Text(text)) => (text.clone(), calendar::written(text)),
            None => (String::new(), None),
        };
        if read.is_none() {
            let finding = Finding::NotAMonth { typed, place: place() };
            self.once(finding);
        }
        read
    }

    /// A finding of each kind is told once: the first.
    pub(super) fn once(&mut self, finding: Finding) {
        let kind = std::mem::discriminant(&finding);
        if !self.found.iter().any(|known| std::mem::discriminant(known) == kind) {
            self.found.push(finding);
        }
    }

    /// What `--map` says of a name: `Some(None)` where it is to be left out.
    fn settled_channel(&mut self, name: &str) -> Option<Option<Channel>> {
        let squeezed = squeeze(name);
        let map = &self.known.settled.map;
        let (from, to) = map.iter().find(|(from, _)| from == name || squeeze(from) == squeezed)?;
        self.met.insert(squeeze(from));
        if fold(to) == IGNORE {
            self.ignored.insert(name.to_owned());
            return Some(None);
        }
        if self.known.channels.is_empty() {
            return Some(Some(Channel::Named(to.clone())));
        }
        self.index(&squeeze(to)).map(|at| Some(Channel::Known(at)))
    }

    fn index(&self, squeezed: &str) -> Option<usize> {
        let own = |names: &Vec<String>| names.iter().any(|name| squeeze(name) == squeezed);
        self.known.channels.iter().position(own)
    }

    fn channel(&mut self, typed: &str, place: Place) -> Option<Channel> {
        if let Some(known) = self.names.get(typed) {
            return known.clone();
        }
        let found = self.named(typed.trim(), place);
        self.names.insert(typed.to_owned(), found.clone());
        found
    }

    fn named(&mut self, typed: &str, place: Place) -> Option<Channel> {
        if let Some(settled) = self.settled_channel(typed) {
            return settled;
        }
        if self.known.channels.is_empty() && !typed.is_empty() {
            return Some(Channel::Named(typed.to_owned()));
        }
        if let Some(at) = self.index(&squeeze(typed)) {
            return Some(Channel::Known(at));
        }
        // `Google – brand`, `facebook_2027`: a campaign that begins with the name of one channel.
        let folded = fold(typed);
        let begins = |names: &Vec<String>| {
            names.iter().any(|name| folded.starts_with(&format!("{} ", fold(name))))
        };
        let mut own = (0..self.known.channels.len()).filter(|&c| begins(&self.known.channels[c]));
        if let (Some(one), None) = (own.next(), own.next()) {
            self.taken_for.insert((typed.to_owned(), one));
            return Some(Channel::Known(one));
        }
        self.unknown.entry(typed.to_owned()).or_insert(place);
        None
    }

    fn hold_currency(&mut self, typed: &str, place: Place) {
        let Some(known) = &self.known.currency else { return };
        if !typed.trim().is_empty() && !figure::may_mean(typed, known) {
            let finding = Finding::OtherCurrency {
                typed: typed.trim().to_owned(),
                known: known.clone(),
                place,
            };
            self.once(finding);
        }
    }

    fn amount(
        &mut self,
        row: &Row,
        (column, together): (usize, usize),
        channel: Channel,
        (when, end): (When, Option<When>),
        unit: Option<Unit>,
        measure: &Measure,
    ) {
        let place = self.place(row, column);
        let given = match row.cells.get(column) {
            None => None,
            Some(Cell::Number(number)) => Some(Given::Number(*number)),
            Some(Cell::Day(day)) => {
                return self.once(Finding::NotAnAmount { typed: day.to_string(), place });
            }
            Some(Cell::Text(text)) => match figure::written(text) {
                Amount::Blank => None,
                Amount::Other => {
                    return self.once(Finding::NotAnAmount { typed: text.clone(), place });
                }
                Amount::Number(digits) => {
                    if let (Some(sign), Measure::Spend | Measure::Revenue) =
                        (&digits.currency, measure)
                    {
                        self.hold_currency(sign, place.clone());
                    }
                    Some(Given::Text(digits))
                }
            },
        };
        let Some(amount) = given else {
            return self.blanks.push((channel, measure.clone(), place));
        };
        let measure = measure.clone();
        self.waiting.push(Waiting {
            channel,
            when,
            end,
            unit,
            measure,
            amount,
            place,
            column: together,
        });
    }
}

/// A name that is nothing but a total, or the fees below one.
fn is_bare_total(name: &str) -> bool {
    matches!(
        fold(name).as_str(),
        "total"
            | "tong"
            | "tong cong"
            | "grand total"
            | "cong"
            | "subtotal"
            | "tong so"
            | "fees"
            | "phi"
    )
}
