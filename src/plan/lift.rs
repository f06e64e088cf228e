//! Lift tests: what spend on a channel was shown to cause, by holding it back where others went on.
//! A table with the columns channel, from, to, effect, low, high, and perhaps level.

use super::told::known;
use crate::fold::fold;
use crate::month::Month;
use crate::scenario::Scenario;
use crate::scenario::finding::nearest_channel;
use crate::scenario::set::amount;
use crate::table::grid::{Cell, Row, grids};
use crate::table::{self, Settled, TableKind};

/// The probability with which an interval holds the effect, where the test does not say.
pub const LEVEL: f64 = 0.9;

/// What a test has shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Lift {
    /// Index of the channel.
    pub channel: usize,
    /// First and last month of the test, 0-based.
    pub months: [usize; 2],
    /// Revenue that the channel caused in these months, in currency.
    pub effect: f64,
    /// The interval that holds it, in currency.
    pub interval: [f64; 2],
    /// With this probability.
    pub level: f64,
}

/// Why a file of tests cannot be read. Sentences are in `locale`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum LiftFinding {
    /// As of any table.
    Table(table::Finding),
    /// Columns that are needed and not there, and those that are, as typed.
    Columns {
        /// By the words that are known.
        missing: Vec<&'static str>,
        /// As typed.
        seen: Vec<String>,
    },
    /// Not a channel of the scenario; perhaps this one is meant.
    Channel(usize, String, Option<String>),
    /// Not a month of the plan: row, as typed, first and last month.
    Month(usize, String, [Month; 2]),
    /// Not an amount: row, as typed.
    Amount(usize, String),
    /// `low`, `effect` and `high` do not rise, or months do not: row.
    Order(usize),
    /// No row at all.
    Empty,
}

/// The columns by the words that people write over them, folded; the first is the plainest.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("channel", &["channel", "kenh"]),
    ("from", &["from", "tu", "start", "bat dau", "tu thang"]),
    ("to", &["to", "den", "end", "ket thuc", "den thang"]),
    (
        "effect",
        &["effect", "lift", "hieu qua", "tac dong", "incremental revenue", "doanh thu tang them"],
    ),
    ("low", &["low", "thap", "lower", "can duoi"]),
    ("high", &["high", "cao", "upper", "can tren"]),
    ("level", &["level", "confidence", "do tin cay", "muc tin cay"]),
];
/// Columns without which a test says nothing.
const NEEDED: usize = 6;

/// The tests of a file (CSV, XLSX, XLS, ODS).
///
/// ```
/// use phanbo::plan::lift::lifts;
///
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3,
///     "channels": [{"id": "ppc", "roi": 3}] }"#.parse()?;
/// let table = "channel;from;to;effect;low;high;level\nPPC;2027-01;2027-02;120tr;80tr;160tr;95%";
/// let read = lifts(table.as_bytes(), &scenario).unwrap();
/// assert_eq!((read[0].months, read[0].interval, read[0].level), ([0, 1], [8e7, 1.6e8], 0.95));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Every finding; never empty.
pub fn lifts(bytes: &[u8], scenario: &Scenario) -> Result<Vec<Lift>, Vec<LiftFinding>> {
    let grids = grids(bytes).map_err(|finding| vec![LiftFinding::Table(finding)])?;
    let rows: Vec<&Row> = grids.iter().flat_map(|grid| &grid.rows).collect();
    let Some((head, places)) = head(&rows) else {
        let seen = rows.first().map(|row| row.cells.iter().map(Cell::shown).collect());
        let missing = COLUMNS[..NEEDED].iter().map(|(word, _)| *word).collect();
        return Err(vec![LiftFinding::Columns { missing, seen: seen.unwrap_or_default() }]);
    };
    let missing: Vec<&str> =
        (0..NEEDED).filter(|c| places[*c].is_none()).map(|c| COLUMNS[c].0).collect();
    if !missing.is_empty() {
        let seen = rows[head].cells.iter().map(Cell::shown).collect();
        return Err(vec![LiftFinding::Columns { missing, seen }]);
    }
    let mut reader = Reader { scenario, places, found: Vec::new() };
    let read: Vec<Lift> = rows[head + 1..].iter().filter_map(|row| reader.lift(row)).collect();
    if read.is_empty() && reader.found.is_empty() {
        reader.found.push(LiftFinding::Empty);
    }
    if reader.found.is_empty() { Ok(read) } else { Err(reader.found) }
}

/// The row that names columns, and where each of [`COLUMNS`] is.
fn head(rows: &[&Row]) -> Option<(usize, Vec<Option<usize>>)> {
    let places = |row: &Row| -> Vec<Option<usize>> {
        let heads: Vec<String> = row.cells.iter().map(|cell| fold(&cell.shown())).collect();
        let of = |words: &[&str]| heads.iter().position(|head| words.contains(&head.as_str()));
        COLUMNS.iter().map(|(_, words)| of(words)).collect()
    };
    let all = rows.iter().take(20).enumerate().map(|(at, row)| (at, places(row)));
    all.into_iter().find(|(_, places)| places.iter().flatten().count() >= 3)
}

struct Reader<'a> {
    scenario: &'a Scenario,
    places: Vec<Option<usize>>,
    found: Vec<LiftFinding>,
}

impl Reader<'_> {
    fn lift(&mut self, row: &Row) -> Option<Lift> {
        let channel = self.channel(row);
        let months = [self.month(row, 1), self.month(row, 2)];
        let amounts = [3, 4, 5].map(|column| self.amount(row, column));
        let level = match self.shown(row, 6).trim() {
            "" => Some(LEVEL),
            typed => {
                let (digits, unit) =
                    typed.strip_suffix('%').map_or((typed, 1.0), |d| (d.trim(), 100.0));
                let level = digits.replace(',', ".").parse::<f64>().ok().map(|level| level / unit);
                let level = level.filter(|level| *level > 0.0 && *level < 1.0);
                if level.is_none() {
                    self.found.push(LiftFinding::Amount(row.at, typed.to_owned()));
                }
                level
            }
        };
        let (channel, [Some(from), Some(to)], [Some(effect), Some(low), Some(high)], Some(level)) =
            (channel?, months, amounts, level)
        else {
            return None;
        };
        if from > to || !(low <= effect && effect <= high && low < high) {
            self.found.push(LiftFinding::Order(row.at));
            return None;
        }
        Some(Lift { channel, months: [from, to], effect, interval: [low, high], level })
    }

    fn shown(&self, row: &Row, column: usize) -> String {
        let cell = self.places[column].and_then(|at| row.cells.get(at));
        cell.map(Cell::shown).unwrap_or_default()
    }

    fn channel(&mut self, row: &Row) -> Option<usize> {
        let typed = self.shown(row, 0);
        let names = known(self.scenario, TableKind::Spent, Settled::default()).channels;
        let is_meant = |names: &Vec<String>| names.iter().any(|name| fold(name) == fold(&typed));
        let found = names.iter().position(is_meant);
        if found.is_none() {
            let near = nearest_channel(&typed, self.scenario);
            self.found.push(LiftFinding::Channel(row.at, typed, near));
        }
        found
    }

    fn month(&mut self, row: &Row, column: usize) -> Option<usize> {
        let cell = self.places[column].and_then(|at| row.cells.get(at));
        let month = match cell {
            Some(Cell::Day(day)) => {
                Month::new(i32::from(day.year()), u32::from(day.month().unsigned_abs()))
            }
            // A day of the month is as good.
            Some(Cell::Text(text)) => text.trim().get(..7).and_then(|month| month.parse().ok()),
            _ => None,
        };
        let scenario = self.scenario;
        let at = month.and_then(|month| usize::try_from(month.since(scenario.start)).ok());
        let at = at.filter(|at| *at < scenario.months);
        if at.is_none() {
            let within = [scenario.start, scenario.month(scenario.months.saturating_sub(1))];
            let typed = cell.map(Cell::shown).unwrap_or_default();
            self.found.push(LiftFinding::Month(row.at, typed, within));
        }
        at
    }

    fn amount(&mut self, row: &Row, column: usize) -> Option<f64> {
        let typed = self.shown(row, column);
        // A number of a spreadsheet needs no reading.
        let cell = self.places[column].and_then(|at| row.cells.get(at));
        let read = match cell {
            Some(Cell::Number(number)) => Some(*number),
            _ => amount(&typed),
        };
        if read.is_none() {
            self.found.push(LiftFinding::Amount(row.at, typed));
        }
        read
    }
}
