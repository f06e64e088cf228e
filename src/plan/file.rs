//! A plan that somebody wrote: the JSON of `solve --format json`, or CSV with the columns `month`,
//! `channel` and `spend`. Read against a scenario; everything wrong is found at once.

use serde_json::Value;

use crate::month::Month;
use crate::scenario::Scenario;
use crate::scenario::finding::nearest_channel;

/// Where in a plan file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A cell of a CSV: 1-based line of its row, name of the column.
    Cell {
        /// 1-based.
        line: usize,
        /// As in the first row.
        column: &'static str,
    },
    /// A path of a JSON plan.
    Path(String),
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Neither JSON nor CSV that can be split into cells; the parser's own words.
    Syntax(String),
    /// A column or key that must be there.
    Missing(&'static str),
    /// Not a month of the plan: as typed, first and last month.
    Month(String, [Month; 2]),
    /// Not a channel of the scenario: as typed, the nearest.
    Channel(String, Option<String>),
    /// Not an amount of at least 0: as typed.
    Amount(String),
    /// The same channel and month a second time.
    Twice,
    /// The plan starts in another month or has another length than the scenario.
    Horizon,
}

/// One fault and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFinding {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// Spend by channel and month, `[channel][month]` in currency; `None` where the file is silent.
pub type Cells = Vec<Vec<Option<f64>>>;

/// The spends of a plan file, 0 where it is silent.
///
/// # Errors
/// Every finding; never empty.
pub fn read(text: &str, scenario: &Scenario) -> Result<Vec<Vec<f64>>, Vec<PlanFinding>> {
    let cells = read_cells(text, scenario)?;
    let filled = |row: Vec<Option<f64>>| row.into_iter().map(|x| x.unwrap_or(0.0)).collect();
    Ok(cells.into_iter().map(filled).collect())
}

/// As [`read`], telling what is silent from what is 0: actuals cover some months only.
///
/// # Errors
/// Every finding; never empty.
pub fn read_cells(text: &str, scenario: &Scenario) -> Result<Cells, Vec<PlanFinding>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader {
        scenario,
        cells: vec![vec![None; scenario.months]; scenario.channels.len()],
        found: Vec::new(),
    };
    if text.trim_start().starts_with('{') {
        reader.json(text);
    } else {
        reader.csv(text);
    }
    if reader.found.is_empty() {
        Ok(reader.cells)
    } else {
        Err(reader.found)
    }
}

struct Reader<'a> {
    scenario: &'a Scenario,
    cells: Cells,
    found: Vec<PlanFinding>,
}

impl Reader<'_> {
    fn report(&mut self, place: Place, fault: Fault) {
        self.found.push(PlanFinding { place, fault });
    }

    fn channel(&mut self, id: &str, place: Place) -> Option<usize> {
        let at = self.scenario.channels.iter().position(|c| c.id == id);
        if at.is_none() {
            let near = nearest_channel(id, self.scenario);
            self.report(place, Fault::Channel(id.to_owned(), near));
        }
        at
    }

    fn put(&mut self, channel: usize, month: usize, spend: f64, place: Place) {
        if self.cells[channel][month].replace(spend).is_some() {
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
        let mut rows = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_bytes());
        let heads = match rows.headers() {
            Ok(heads) => heads.clone(),
            Err(error) => return self.report(Place::File, Fault::Syntax(error.to_string())),
        };
        let column = |name: &str| {
            heads
                .iter()
                .position(|head| head.trim().eq_ignore_ascii_case(name))
        };
        let names = ["month", "channel", "spend"];
        for name in names.into_iter().filter(|name| column(name).is_none()) {
            self.report(Place::File, Fault::Missing(name));
        }
        let [Some(month), Some(channel), Some(spend)] = names.map(column) else {
            return;
        };
        for row in rows.records() {
            match row {
                Ok(row) => {
                    let line = row.position().map_or(0, |at| at.line() as usize);
                    let cell = |at: usize| row.get(at).unwrap_or("").trim();
                    self.row(line, [cell(month), cell(channel), cell(spend)]);
                }
                Err(error) => self.report(Place::File, Fault::Syntax(error.to_string())),
            }
        }
    }

    fn row(&mut self, line: usize, [month, channel, spend]: [&str; 3]) {
        let cell = |column| Place::Cell { line, column };
        let scenario = self.scenario;
        let t = month.parse::<Month>().ok().map(|m| m.since(scenario.start));
        let t = t
            .and_then(|t| usize::try_from(t).ok())
            .filter(|t| *t < scenario.months);
        if t.is_none() {
            let within = [scenario.start, scenario.month(scenario.months - 1)];
            self.report(cell("month"), Fault::Month(month.to_owned(), within));
        }
        let c = self.channel(channel, cell("channel"));
        let amount = spend
            .parse::<f64>()
            .ok()
            .filter(|x| x.is_finite() && *x >= 0.0);
        if amount.is_none() {
            self.report(cell("spend"), Fault::Amount(spend.to_owned()));
        }
        if let (Some(t), Some(c), Some(amount)) = (t, c, amount) {
            self.put(c, t, amount, cell("spend"));
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
    fn everything_wrong_is_found_at_once() {
        let csv =
            "channel,month,spend\nsoe,2026-01,1\nppc,2026-03,-1\nppc,2026-01,1\nppc,2026-01,1\n";
        let found = read(csv, &scenario()).unwrap_err();
        let cell = |line, column| Place::Cell { line, column };
        let places: Vec<Place> = found.iter().map(|f| f.place.clone()).collect();
        assert_eq!(
            places,
            [
                cell(2, "channel"),
                cell(3, "month"),
                cell(3, "spend"),
                cell(5, "spend")
            ]
        );
        assert_eq!(
            found[0].fault,
            Fault::Channel("soe".into(), Some("seo".into()))
        );
        assert_eq!(found[3].fault, Fault::Twice);
        assert_eq!(read("a,b\n", &scenario()).unwrap_err().len(), 3);
    }
}
