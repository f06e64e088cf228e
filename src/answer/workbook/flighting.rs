//! Spend by month and channel: the plan, the actual spend to be filled in, and the difference.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Work;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role, at, fixed};
use crate::page::xlsx::sheet::{Sheet, name_width};
use crate::plan::Plan;

/// The row of the first channel of the plan.
pub(super) const FIRST: u32 = 5;

/// Where the plan stands on the sheet, for other sheets and charts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spots {
    channels: u32,
    months: u16,
    fees: bool,
}

impl Spots {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            channels: plan.channels.len() as u32,
            months: plan.months.spend.len() as u16,
            fees: plan.totals.fees > 0.0,
        }
    }

    /// The row of a channel.
    pub(super) fn channel(self, c: usize) -> u32 {
        FIRST + c as u32
    }

    /// The last channel's row.
    pub(super) fn last(self) -> u32 {
        FIRST + self.channels - 1
    }

    /// The row of all channels together.
    pub(super) fn total(self) -> u32 {
        FIRST + self.channels
    }

    /// The column of all months together.
    pub(super) fn sum(self) -> u16 {
        self.months + 1
    }

    /// The first row below the plan.
    fn below(self) -> u32 {
        self.total() + if self.fees { 3 } else { 1 }
    }

    /// The title row of the block of actual spend.
    fn actual(self) -> u32 {
        self.below() + 1
    }

    /// The title row of the block of differences.
    fn variance(self) -> u32 {
        self.actual() + self.channels + 4
    }
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Flighting)?;
    let (spots, plan) = (work.spots, work.material.plan);
    let spent = |c: usize, column: u16| match usize::from(column) - 1 {
        t if t < plan.months.spend.len() => plan.channels[c].spend[t],
        _ => plan.channels[c].spend.iter().sum(),
    };
    let planned = |c: usize, column: u16| Cell::money(spent(c, column));
    block(work, &mut sheet, FIRST - 2, Book::PlanBlock, Role::Body, &planned, &spent)?;
    shares(work, &mut sheet)?;
    if spots.fees {
        fees(work, &mut sheet)?;
    }
    let nothing = |_, _| 0.0;
    let empty = |_, _| Cell::Empty(Kind::Money);
    let actual = spots.actual();
    block(work, &mut sheet, actual, Book::ActualBlock, Role::Input, &empty, &nothing)?;
    // A month that nobody has filled in has no difference yet.
    let difference = |c: usize, column: u16| {
        let (is, planned) = (at(actual + 2 + c as u32, column), at(spots.channel(c), column));
        Cell::Blank(Kind::Money, format!("=IF({is}=\"\",\"\",{is}-{planned})"))
    };
    let variance = spots.variance();
    block(work, &mut sheet, variance, Book::VarianceBlock, Role::Body, &difference, &nothing)?;
    let names = work.names();
    sheet.widths(&[name_width(names.iter().map(String::as_str))])?;
    sheet.page.set_column_range_width(1, spots.months, 15)?;
    sheet.page.set_column_width(spots.sum(), 17)?;
    sheet.page.set_column_width(spots.sum() + 1, 10)?;
    sheet.freeze(FIRST, 1)?;
    // A year to a page; the names stand on every one of them.
    let wide = spots.months.div_ceil(13).max(1);
    sheet.page.set_print_fit_to_pages(wide, 0);
    sheet.done((0, 0))
}

/// A block of channels by months with its title at `top`: its cells, and the sums of its rows and
/// columns as formulas that come to what `spent` adds up to.
fn block(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    top: u32,
    title: Book,
    role: Role,
    cell: &dyn Fn(usize, u16) -> Cell,
    spent: &dyn Fn(usize, u16) -> f64,
) -> Result<(), XlsxError> {
    let (spots, labels) = (work.spots, work.wording.lang.words().labels());
    let (first, sum) = (top + 2, spots.sum());
    let title = sheet.say(&title);
    sheet.block(top, &title)?;
    sheet.heads((top + 1, 0), &[(labels.channel.to_owned(), Kind::Text)])?;
    for column in 1..=spots.months {
        let month = work.material.scenario.month(usize::from(column) - 1);
        sheet.put((top + 1, column), Role::Head, Cell::Month(month))?;
    }
    sheet.heads((top + 1, sum), &[(labels.total.to_owned(), Kind::Money)])?;
    for (c, name) in work.names().into_iter().enumerate() {
        let row = first + c as u32;
        sheet.put((row, 0), Role::Body, Cell::Prose(name))?;
        for column in 1..=spots.months {
            sheet.put((row, column), role, cell(c, column))?;
        }
        let all = Cell::sum(Kind::Money, (row, 1), (row, spots.months), spent(c, sum));
        sheet.put((row, sum), Role::Body, all)?;
    }
    let total = first + spots.channels;
    sheet.put((total, 0), Role::Total, Cell::Text(labels.total.to_owned()))?;
    for column in 1..=sum {
        let months = if column == sum { 1..=spots.months } else { column..=column };
        let channels = 0..spots.channels as usize;
        let all = channels.flat_map(|c| months.clone().map(move |month| spent(c, month))).sum();
        let all = Cell::sum(Kind::Money, (first, column), (total - 1, column), all);
        sheet.put((total, column), Role::Total, all)?;
    }
    Ok(())
}

/// The share of each channel beside the block of the plan.
fn shares(work: &Work<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (spots, plan) = (work.spots, work.material.plan);
    let (sum, total) = (spots.sum(), spots.total());
    let label = work.wording.lang.words().labels().share;
    sheet.heads((FIRST - 1, sum + 1), &[(label.to_owned(), Kind::Share)])?;
    let of_channel = |c: usize| plan.channels[c].spend.iter().sum::<f64>();
    let spent: f64 = plan.channels.iter().flat_map(|c| &c.spend).sum();
    let whole = fixed(total, sum);
    for c in 0..plan.channels.len() {
        let row = spots.channel(c);
        let formula = format!("=IF({whole}=0,0,{}/{whole})", at(row, sum));
        let share = if spent > 0.0 { of_channel(c) / spent } else { 0.0 };
        sheet.put((row, sum + 1), Role::Body, Cell::Formula(Kind::Share, formula, share))?;
    }
    let whole = f64::from(u8::from(spent > 0.0));
    let all = Cell::sum(Kind::Share, (FIRST, sum + 1), (spots.last(), sum + 1), whole);
    sheet.put((total, sum + 1), Role::Total, all)
}

fn fees(work: &Work<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (spots, plan) = (work.spots, work.material.plan);
    let row = spots.total() + 1;
    let taxed = plan.totals.tax > 0.0;
    let label = work.wording.lang.words().labels().beside_spend(taxed);
    sheet.put((row, 0), Role::Body, Cell::Text(label.to_owned()))?;
    for (column, fee) in (1..).zip(&plan.months.fees) {
        sheet.put((row, column), Role::Body, Cell::money(*fee))?;
    }
    let all: f64 = plan.months.fees.iter().sum();
    let sum = Cell::sum(Kind::Money, (row, 1), (row, spots.months), all);
    sheet.put((row, spots.sum()), Role::Body, sum)?;
    let with = sheet.say(&Book::TotalWithFees { taxed });
    sheet.put((row + 1, 0), Role::Total, Cell::Text(with))?;
    for column in 1..=spots.sum() {
        let paid = match usize::from(column) - 1 {
            t if t < plan.months.fees.len() => plan.months.spend[t] + plan.months.fees[t],
            _ => plan.totals.spend + all,
        };
        let formula = format!("={}+{}", at(row - 1, column), at(row, column));
        sheet.put((row + 1, column), Role::Total, Cell::Formula(Kind::Money, formula, paid))?;
    }
    Ok(())
}
