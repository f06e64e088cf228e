//! A plan, or actuals, that somebody wrote: the JSON of `solve --format json`, or a table with the
//! columns `month`, `channel`, `spend` and perhaps `revenue`: CSV here, XLSX in
//! `workbook` (feature `documents`). Read against a scenario; everything wrong is found at once.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

pub use super::finding::{Fault, Place, PlanFinding, PlanFindings};
use crate::lang::Lang;
use crate::month::Month;
use crate::scenario::Scenario;
use crate::scenario::finding::nearest_channel;
use crate::scenario::set::amount;

/// Spend by channel and month, `[channel][month]` in currency; `None` where the file is silent.
pub type Cells = Vec<Vec<Option<f64>>>;

/// What a table of actuals tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Actuals {
    /// Spends.
    pub spend: Cells,
    /// Revenue, where there is such a column.
    pub revenue: Cells,
}

/// The spends of a plan file, 0 where it is silent.
///
/// # Errors
/// Every finding; never empty.
pub fn read(text: &str, scenario: &Scenario) -> Result<Vec<Vec<f64>>, PlanFindings> {
    let cells = read_cells(text, scenario)?;
    let filled = |row: Vec<Option<f64>>| row.into_iter().map(|x| x.unwrap_or(0.0)).collect();
    Ok(cells.into_iter().map(filled).collect())
}

/// As [`read`], telling what is silent from what is 0: actuals cover some months only.
///
/// # Errors
/// Every finding; never empty.
pub fn read_cells(text: &str, scenario: &Scenario) -> Result<Cells, PlanFindings> {
    actuals(text, scenario).map(|told| told.spend)
}

/// Spends and revenue of a plan file or a CSV of actuals.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let told = phanbo::plan::file::actuals("month,channel,spend\n2027-01,ppc,3", &scenario)?;
/// assert_eq!(told.spend, [[None; 3], [Some(3.0), None, None]]);
///
/// let found = phanbo::plan::file::actuals("month,channel,spend\n2027-01,pcp,3", &scenario);
/// assert!(found.unwrap_err().to_string().contains("did you mean ppc?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Every finding; never empty.
pub fn actuals(text: &str, scenario: &Scenario) -> Result<Actuals, PlanFindings> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::new(scenario);
    if text.trim_start().starts_with('{') {
        reader.json(text);
    } else {
        reader.csv(text);
    }
    reader.end()
}

/// A row of a table: where each of its cells is, and what it says.
pub(super) struct TableRow {
    pub(super) line: usize,
    /// In the order of the heads; as shown in a sheet, months as `2026-03`.
    pub(super) cells: Vec<String>,
}

/// As [`actuals`], of a table that is taken apart already; `address` names a cell by line and
/// column (0 is the first).
#[cfg(feature = "documents")]
pub(super) fn table(
    heads: &[String],
    rows: &[TableRow],
    address: Option<fn(usize, usize) -> String>,
    scenario: &Scenario,
) -> Result<Actuals, PlanFindings> {
    let mut reader = Reader::new(scenario);
    reader.table(heads, rows, address);
    reader.end()
}

/// The columns that a file of spends has, in the order of [`Lang::heads`].
const COLUMNS: [&str; 4] = ["month", "channel", "spend", "revenue"];

/// An amount as programs and sheets write it. A single mark before three digits may part thousands
/// or decimals, and several part thousands: neither is guessed.
fn number(text: &str) -> Result<f64, Fault> {
    let plain: String =
        text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '₫' | '$')).collect();
    let digits = plain.trim_end_matches(char::is_alphabetic);
    let parts: Vec<&str> = digits.split([',', '.']).collect();
    let grouped = parts.len() > 2;
    let three = parts.len() == 2 && parts[1].len() == 3 && parts[0] != "0" && !parts[0].is_empty();
    if grouped || three {
        return Err(Fault::Ambiguous(text.to_owned()));
    }
    // `20tr`, `1,5 tỷ`, `20M`: with a unit there is nothing to guess.
    let number = match plain.replace(',', ".").parse::<f64>() {
        Ok(number) => Some(number),
        Err(_) => amount(text),
    };
    number.filter(|x| x.is_finite() && *x >= 0.0).ok_or_else(|| Fault::Amount(text.to_owned()))
}

/// `2026-03`, `2026-03-01`, `03/2026`, `T3/2026`.
fn month(text: &str) -> Option<Month> {
    let text = text.trim();
    let whole = text.get(..7).filter(|_| text.len() == 7 || text.get(7..8) == Some("-"));
    if let Some(month) = whole.and_then(|whole| whole.parse().ok()) {
        return Some(month);
    }
    let (month, year) = text.trim_start_matches(['T', 't']).split_once('/')?;
    Month::new(year.trim().parse().ok()?, month.trim().parse().ok()?)
}

struct Reader<'a> {
    scenario: &'a Scenario,
    told: Actuals,
    found: Vec<PlanFinding>,
}

impl Reader<'_> {
    fn new(scenario: &Scenario) -> Reader<'_> {
        let silent = vec![vec![None; scenario.months]; scenario.channels.len()];
        Reader {
            scenario,
            told: Actuals { spend: silent.clone(), revenue: silent },
            found: Vec::new(),
        }
    }

    fn end(self) -> Result<Actuals, PlanFindings> {
        if self.found.is_empty() { Ok(self.told) } else { Err(PlanFindings { list: self.found }) }
    }

    fn report(&mut self, place: Place, fault: Fault) {
        self.found.push(PlanFinding { place, fault });
    }

    fn channel(&mut self, id: &str, place: Place) -> Option<usize> {
        let same = |text: &str| {
            let plain = |text: &str| text.nfc().collect::<String>().trim().to_lowercase();
            plain(text) == plain(id)
        };
        let channels = &self.scenario.channels;
        let at = channels
            .iter()
            .position(|c| c.id == id)
            .or_else(|| channels.iter().position(|c| same(&c.name.vi) || same(&c.name.en)));
        if at.is_none() {
            let near = nearest_channel(id, self.scenario);
            self.report(place, Fault::Channel(id.to_owned(), near));
        }
        at
    }

    fn put(&mut self, channel: usize, month: usize, spend: f64, place: Place) {
        if self.told.spend[channel][month].replace(spend).is_some() {
            self.report(place, Fault::Twice);
        }
    }

    fn json(&mut self, text: &str) {
        let plan: Value = match serde_json::from_str(text) {
            Ok(plan) => plan,
            Err(error) => return self.report(Place::File, Fault::Syntax(error.to_string())),
        };
        let start = plan.get("start").and_then(Value::as_str);
        if start.is_some_and(|start| start != self.scenario.start.to_string()) {
            self.report(Place::Path("start".to_owned()), Fault::Horizon);
        }
        let Some(channels) = plan.get("channels").and_then(Value::as_array) else {
            return self.report(Place::File, Fault::Missing("channels"));
        };
        for (c, channel) in channels.iter().enumerate() {
            let path = |key: &str| Place::Path(format!("channels[{c}].{key}"));
            let id = channel.get("id").and_then(Value::as_str);
            let spend = channel.get("spend").and_then(Value::as_array);
            let (Some(id), Some(spend)) = (id, spend) else {
                let key = if id.is_none() { "id" } else { "spend" };
                self.report(path(key), Fault::Missing(key));
                continue;
            };
            if spend.len() != self.scenario.months {
                self.report(path("spend"), Fault::Horizon);
            }
            let Some(at) = self.channel(id, path("id")) else {
                continue;
            };
            for (t, amount) in spend.iter().enumerate().take(self.scenario.months) {
                let place = path(&format!("spend[{t}]"));
                match amount.as_f64().filter(|x| x.is_finite() && *x >= 0.0) {
                    Some(amount) => self.put(at, t, amount, place),
                    None => self.report(place, Fault::Amount(amount.to_string())),
                }
            }
        }
    }

    fn csv(&mut self, text: &str) {
        // Vietnamese spreadsheets write `;`, copied cells come with tabs.
        let first = text.lines().next().unwrap_or("");
        let count = |mark: char| first.matches(mark).count();
        let mark = [';', '\t', ','].into_iter().max_by_key(|mark| count(*mark));
        let mut rows = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(mark.map_or(b',', |mark| mark as u8))
            .from_reader(text.as_bytes());
        let heads: Vec<String> = match rows.headers() {
            Ok(heads) => heads.iter().map(str::to_owned).collect(),
            Err(error) => return self.report(Place::File, Fault::Syntax(error.to_string())),
        };
        let mut all = Vec::new();
        for row in rows.records() {
            match row {
                Ok(row) => all.push(TableRow {
                    line: row.position().map_or(0, |at| at.line() as usize),
                    cells: row.iter().map(str::to_owned).collect(),
                }),
                Err(error) => self.report(Place::File, Fault::Syntax(error.to_string())),
            }
        }
        self.table(&heads, &all, None);
    }

    fn table(
        &mut self,
        heads: &[String],
        rows: &[TableRow],
        address: Option<fn(usize, usize) -> String>,
    ) {
        let column = |at: usize| {
            heads.iter().position(|head| {
                let head: String = head.nfc().collect::<String>().trim().to_lowercase();
                Lang::ALL.iter().any(|lang| lang.heads()[at].contains(&head.as_str()))
            })
        };
        let [month, channel, spend, revenue] = [0, 1, 2, 3].map(column);
        let needed = [month, channel, spend];
        for (name, _) in COLUMNS.iter().zip(needed).filter(|(_, at)| at.is_none()) {
            self.report(Place::File, Fault::Missing(name));
        }
        let [Some(month), Some(channel), Some(spend)] = needed else {
            return;
        };
        for row in rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())) {
            let place = |at: usize, column: &'static str| match address {
                Some(address) => Place::Address(address(row.line, at)),
                None => Place::Cell { line: row.line, column },
            };
            let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
            let t = self.month(cell(month), place(month, "month"));
            let c = self.channel(cell(channel), place(channel, "channel"));
            let spent = self.amount(cell(spend), &place(spend, "spend"));
            if let (Some(t), Some(c), Some(spent)) = (t, c, spent) {
                self.put(c, t, spent, place(spend, "spend"));
            }
            let Some(at) = revenue.filter(|at| !cell(*at).is_empty()) else {
                continue;
            };
            let came = self.amount(cell(at), &place(at, "revenue"));
            if let (Some(t), Some(c), Some(came)) = (t, c, came) {
                self.told.revenue[c][t] = Some(came);
            }
        }
    }

    fn month(&mut self, typed: &str, place: Place) -> Option<usize> {
        let scenario = self.scenario;
        let t = month(typed)
            .and_then(|month| usize::try_from(month.since(scenario.start)).ok())
            .filter(|t| *t < scenario.months);
        if t.is_none() {
            let within = [scenario.start, scenario.month(scenario.months - 1)];
            self.report(place, Fault::Month(typed.to_owned(), within));
        }
        t
    }

    fn amount(&mut self, typed: &str, place: &Place) -> Option<f64> {
        match number(typed) {
            Ok(amount) => Some(amount),
            Err(fault) => {
                self.report(place.clone(), fault);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario() -> Scenario {
        let text = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10},
            "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3}]}"#;
        Scenario::from_text(text, "x.json", Month::new(2025, 12).unwrap()).unwrap()
    }

    #[test]
    fn both_kinds_of_file_say_the_same() {
        let csv = "month,channel,spend\r\n2026-02,seo,4\r\n2026-01,ppc,2.5\r\n";
        let json = r#"{"start": "2026-01", "channels": [{"id": "ppc", "spend": [2.5, 0]},
            {"id": "seo", "spend": [0, 4]}]}"#;
        let expected = vec![vec![0.0, 4.0], vec![2.5, 0.0]];
        assert_eq!(read(csv, &scenario()).unwrap(), expected);
        assert_eq!(read(json, &scenario()).unwrap(), expected);
        assert_eq!(read_cells(csv, &scenario()).unwrap()[0], [None, Some(4.0)]);
    }

    #[test]
    fn tables_are_read_as_people_keep_them() {
        let csv = "Tháng;Kênh;Chi tiêu;Doanh thu\nT1/2026;SEO;1500000;\n02/2026;ppc;2,5;7\n\n";
        let told = actuals(csv, &scenario()).unwrap();
        assert_eq!(told.spend, [[Some(1.5e6), None], [None, Some(2.5)]]);
        assert_eq!(told.revenue, [[None, None], [None, Some(7.0)]]);
        assert_eq!(number("1 500 000 ₫"), Ok(1.5e6));
        assert_eq!(number("0.125"), Ok(0.125));
        assert_eq!(number("20tr"), Ok(2e7));
        assert_eq!(number("1,5 tỷ"), Ok(1.5e9));
        assert!(matches!(number("1.500tr"), Err(Fault::Ambiguous(_))));
        assert!(matches!(number("20 quả"), Err(Fault::Amount(_))));
        for typed in ["1.500.000", "1,500", "20.000"] {
            assert_eq!(number(typed), Err(Fault::Ambiguous(typed.into())));
        }
        assert_eq!(number(""), Err(Fault::Amount(String::new())));
    }

    #[test]
    fn everything_wrong_is_found_at_once() {
        let csv =
            "channel,month,spend\nsoe,2026-01,1\nppc,2026-03,-1\nppc,2026-01,1\nppc,2026-01,1\n";
        let found = read(csv, &scenario()).unwrap_err().list;
        let cell = |line, column| Place::Cell { line, column };
        let places: Vec<Place> = found.iter().map(|f| f.place.clone()).collect();
        assert_eq!(
            places,
            [cell(2, "channel"), cell(3, "month"), cell(3, "spend"), cell(5, "spend")]
        );
        assert_eq!(found[0].fault, Fault::Channel("soe".into(), Some("seo".into())));
        assert_eq!(found[3].fault, Fault::Twice);
        assert_eq!(read("a,b\n", &scenario()).unwrap_err().list.len(), 3);
    }
}
