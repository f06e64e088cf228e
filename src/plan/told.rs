//! What a table says of a plan's channels and months: actuals, or a plan made by hand. Facts of
//! campaigns, days and weeks are added up; what the table is silent of stays unknown.

use std::collections::BTreeMap;

use super::file::{Actuals, Cells, Until};
use crate::month::Month;
use crate::scenario::{REVENUE, Scenario};
use crate::table::calendar::{Date, Span};
use crate::table::{
    self, Channel, Fact, Facts, Finding, Known, Measure, Settled, TableKind, calendar,
};

/// A table, read against a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What it says.
    pub actuals: Actuals,
    /// How it was read, and what was left out; its facts are those above, apart.
    pub read: Facts,
    /// Spend of months that are none of the plan's: left out.
    pub outside: f64,
    /// Months in which more came back than was spent: channel, month, the amount below 0.
    pub refunds: Vec<(usize, usize, f64)>,
    /// Outcomes besides revenue, by name.
    pub kpis: BTreeMap<String, Cells>,
}

/// What is known of a scenario before a table is opened.
pub fn known(scenario: &Scenario, kind: TableKind, settled: Settled) -> Known {
    let channels = scenario.channels.iter().map(|channel| {
        let name = &channel.name;
        vec![channel.id.clone(), name.en.clone(), name.vi.clone()]
    });
    Known {
        channels: channels.collect(),
        horizon: Some((scenario.start, scenario.months)),
        currency: Some(scenario.currency.clone()),
        most: scenario.whole_budget().filter(|budget| *budget > 0.0),
        kind,
        settled,
    }
}

/// Reads the table of a file (CSV, XLSX, XLS, ODS) against a scenario.
///
/// ```
/// use phanbo::{plan::told::told, table::{Settled, TableKind}};
///
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 1e7},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4e6}] }"#.parse()?;
/// let table = "Tháng;Kênh;Chi phí\n01/2027;PPC;3.000.000\n01/2027;ppc;500.000";
/// let read = told(table.as_bytes(), &scenario, TableKind::Spent, Settled::default()).unwrap();
/// assert_eq!(read.actuals.spend, [[None; 3], [Some(3.5e6), None, None]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Every finding, once per kind; never empty.
pub fn told(
    bytes: &[u8],
    scenario: &Scenario,
    kind: TableKind,
    settled: Settled,
) -> Result<Told, Vec<Finding>> {
    told_by(bytes, scenario, kind, settled, None)
}

/// As [`told`], up to the end of a day: what lies after it is left out, and of a week that it parts
/// its share by days. A row of a whole month is what was spent of it so far.
///
/// # Errors
/// Every finding, once per kind; never empty.
pub fn told_by(
    bytes: &[u8],
    scenario: &Scenario,
    kind: TableKind,
    settled: Settled,
    by: Option<Date>,
) -> Result<Told, Vec<Finding>> {
    let read = table::read(bytes, &known(scenario, kind, settled))?;
    let mut sums = Sums {
        scenario,
        told: Told {
            actuals: Actuals::silent(scenario),
            read: Facts::default(),
            outside: 0.0,
            refunds: Vec::new(),
            kpis: BTreeMap::new(),
        },
        last: None,
    };
    for fact in &read.facts {
        match by {
            Some(by) => {
                sums.add(&Fact { amount: fact.amount * share_by(fact.span, by), ..fact.clone() })
            }
            None => sums.add(fact),
        }
    }
    Ok(sums.end(Facts { facts: Vec::new(), ..read }))
}

/// The share of a span that lies before the end of a day.
fn share_by(span: Span, by: Date) -> f64 {
    let is_month =
        Span::month(calendar::month_of(span.first).unwrap_or(Month::FIRST)) == Some(span);
    match span.first <= by {
        true if is_month || span.last <= by => 1.0,
        true => f64::from(calendar::days_between(span.first, by) + 1) / f64::from(span.days()),
        false => 0.0,
    }
}

/// The day up to which a month goes that is half over.
pub fn day_of(scenario: &Scenario, until: Until) -> Option<Date> {
    let first = Span::month(scenario.month(until.month))?.first;
    Date::new(first.year(), first.month(), until.days as i8).ok()
}

/// How far into its month a day of the plan is, itself included; `None` outside the plan.
pub fn until(scenario: &Scenario, day: Date) -> Option<Until> {
    let month = usize::try_from(calendar::month_of(day)?.since(scenario.start)).ok()?;
    let number = |day: i8| u32::from(day.unsigned_abs());
    let until = Until { month, days: number(day.day()), of: number(day.days_in_month()) };
    (month < scenario.months).then_some(until)
}

struct Sums<'a> {
    scenario: &'a Scenario,
    told: Told,
    /// The last day of which a spend is told.
    last: Option<Date>,
}

impl Sums<'_> {
    fn add(&mut self, fact: &table::Fact) {
        // A table read against a scenario knows its channels.
        let Channel::Known(channel) = fact.channel else { return };
        for (month, share) in fact.span.months() {
            let amount = fact.amount * share;
            let at = usize::try_from(month.since(self.scenario.start)).ok();
            match at.filter(|t| *t < self.scenario.months) {
                Some(t) => {
                    let cell = &mut self.cells(&fact.measure)[channel][t];
                    *cell = Some(cell.unwrap_or(0.0) + amount);
                }
                None if fact.measure == Measure::Spend => self.told.outside += amount,
                None => {}
            }
        }
        if fact.measure == Measure::Spend {
            self.last = self.last.max(Some(fact.span.last));
        }
    }

    fn cells(&mut self, measure: &Measure) -> &mut Cells {
        let scenario = self.scenario;
        match measure {
            Measure::Spend => &mut self.told.actuals.spend,
            Measure::Revenue => &mut self.told.actuals.revenue,
            Measure::Kpi(name) if name == REVENUE => &mut self.told.actuals.revenue,
            Measure::Kpi(name) => {
                let silent = || Actuals::silent(scenario).spend;
                self.told.kpis.entry(name.clone()).or_insert_with(silent)
            }
        }
    }

    fn end(mut self, read: Facts) -> Told {
        // More came back than was spent: that is said.
        for (c, row) in self.told.actuals.spend.iter().enumerate() {
            for (t, amount) in row.iter().enumerate() {
                let below = amount.filter(|amount| *amount < 0.0);
                self.told.refunds.extend(below.map(|amount| (c, t, amount)));
            }
        }
        let until = self.last.and_then(|last| until(self.scenario, last));
        self.told.actuals.until = until.filter(|until| until.days < until.of);
        self.told.read = read;
        self.told
    }
}
