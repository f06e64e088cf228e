//! Spend by month and channel: the plan, the actual spend to be filled in, and the difference.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Work;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::sheet::{Cell, Kind, Role, Sheet, at, name_width};
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
    let spots = work.spots;
    plan(work, &mut sheet)?;
    actual(work, &mut sheet)?;
    variance(work, &mut sheet)?;
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

fn heads(work: &Work<'_>, sheet: &mut Sheet<'_>, row: u32, share: bool) -> Result<(), XlsxError> {
    let labels = work.wording.lang.words().labels();
    sheet.heads((row, 0), &[(labels.channel.to_owned(), Kind::Text)])?;
    for t in 0..usize::from(work.spots.months) {
        let month = Cell::Month(work.material.scenario.month(t));
        sheet.put((row, t as u16 + 1), Role::Head, month)?;
    }
    let sum = work.spots.sum();
    sheet.heads((row, sum), &[(labels.total.to_owned(), Kind::Money)])?;
    if share {
        sheet.heads((row, sum + 1), &[(labels.share.to_owned(), Kind::Share)])?;
    }
    Ok(())
}

fn plan(work: &Work<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (spots, plan) = (work.spots, work.material.plan);
    let labels = work.wording.lang.words().labels();
    let title = sheet.say(&Book::PlanBlock);
    sheet.block(FIRST - 2, &title)?;
    heads(work, sheet, FIRST - 1, true)?;
    let (sum, total) = (spots.sum(), spots.total());
    let spent: f64 = plan.channels.iter().flat_map(|c| &c.spend).sum();
    for (c, name) in work.names().into_iter().enumerate() {
        let row = spots.channel(c);
        let spend = &plan.channels[c].spend;
        sheet.put((row, 0), Role::Body, Cell::Prose(name))?;
        for (column, amount) in (1..).zip(spend) {
            sheet.put((row, column), Role::Body, Cell::money(*amount))?;
        }
        let of_row: f64 = spend.iter().sum();
        let formula = format!("=SUM({}:{})", at(row, 1), at(row, spots.months));
        sheet.put((row, sum), Role::Body, Cell::Formula(Kind::Money, formula, of_row))?;
        let whole = format!(
            "${}",
            at(total, sum).replacen(&(total + 1).to_string(), &format!("${}", total + 1), 1)
        );
        let formula = format!("=IF({whole}=0,0,{}/{whole})", at(row, sum));
        let share = if spent > 0.0 { of_row / spent } else { 0.0 };
        sheet.put((row, sum + 1), Role::Body, Cell::Formula(Kind::Share, formula, share))?;
    }
    sheet.put((total, 0), Role::Total, Cell::Text(labels.total.to_owned()))?;
    for column in 1..=sum {
        let of_column = match column {
            month if month < sum => {
                plan.channels.iter().map(|c| c.spend[usize::from(month) - 1]).sum()
            }
            _ => spent,
        };
        let formula = format!("=SUM({}:{})", at(FIRST, column), at(spots.last(), column));
        sheet.put((total, column), Role::Total, Cell::Formula(Kind::Money, formula, of_column))?;
    }
    let share = format!("=SUM({}:{})", at(FIRST, sum + 1), at(spots.last(), sum + 1));
    let whole = f64::from(u8::from(spent > 0.0));
    sheet.put((total, sum + 1), Role::Total, Cell::Formula(Kind::Share, share, whole))?;
    if spots.fees {
        fees(work, sheet)?;
    }
    Ok(())
}

fn fees(work: &Work<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (spots, plan) = (work.spots, work.material.plan);
    let row = spots.total() + 1;
    let label = work.wording.lang.words().labels().fees;
    sheet.put((row, 0), Role::Body, Cell::Text(label.to_owned()))?;
    for (column, fee) in (1..).zip(&plan.months.fees) {
        sheet.put((row, column), Role::Body, Cell::money(*fee))?;
    }
    let all: f64 = plan.months.fees.iter().sum();
    let formula = format!("=SUM({}:{})", at(row, 1), at(row, spots.months));
    sheet.put((row, spots.sum()), Role::Body, Cell::Formula(Kind::Money, formula, all))?;
    let with = sheet.say(&Book::TotalWithFees);
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

fn actual(work: &Work<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (spots, top) = (work.spots, work.spots.actual());
    let title = sheet.say(&Book::ActualBlock);
    sheet.block(top, &title)?;
    heads(work, sheet, top + 1, false)?;
    for (row, name) in (top + 2..).zip(work.names()) {
        sheet.put((row, 0), Role::Body, Cell::Prose(name))?;
        for column in 1..=spots.months {
            sheet.put((row, column), Role::Input, Cell::Empty(Kind::Money))?;
        }
        let formula = format!("=SUM({}:{})", at(row, 1), at(row, spots.months));
        sheet.put((row, spots.sum()), Role::Body, Cell::Formula(Kind::Money, formula, 0.0))?;
    }
    sums(work, sheet, top + 2)
}

fn variance(work: &Work<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (spots, top) = (work.spots, work.spots.variance());
    let title = sheet.say(&Book::VarianceBlock);
    sheet.block(top, &title)?;
    heads(work, sheet, top + 1, false)?;
    for (c, name) in work.names().into_iter().enumerate() {
        let row = top + 2 + c as u32;
        let entered = spots.actual() + 2 + c as u32;
        sheet.put((row, 0), Role::Body, Cell::Prose(name))?;
        for column in 1..=spots.months {
            // A month that nobody has filled in has no difference yet.
            let (is, planned) = (at(entered, column), at(spots.channel(c), column));
            let formula = format!("=IF({is}=\"\",\"\",{is}-{planned})");
            sheet.put((row, column), Role::Body, Cell::Blank(Kind::Money, formula))?;
        }
        let formula = format!("=SUM({}:{})", at(row, 1), at(row, spots.months));
        sheet.put((row, spots.sum()), Role::Body, Cell::Formula(Kind::Money, formula, 0.0))?;
    }
    sums(work, sheet, top + 2)
}

/// The row of sums below a block that is still empty.
fn sums(work: &Work<'_>, sheet: &mut Sheet<'_>, first: u32) -> Result<(), XlsxError> {
    let row = first + work.spots.channels;
    let label = work.wording.lang.words().labels().total;
    sheet.put((row, 0), Role::Total, Cell::Text(label.to_owned()))?;
    for column in 1..=work.spots.sum() {
        let formula = format!("=SUM({}:{})", at(first, column), at(row - 1, column));
        sheet.put((row, column), Role::Total, Cell::Formula(Kind::Money, formula, 0.0))?;
    }
    Ok(())
}
