//! A plan as `solve --format json` writes it, read against a scenario; everything wrong is found at
//! once. Tables are read by [`super::told`].

use serde_json::Value;

pub use super::finding::{Fault, Place, PlanFinding, PlanFindings};
use crate::scenario::Scenario;
use crate::scenario::finding::nearest_channel;

/// Spend by channel and month, `[channel][month]` in currency; `None` where the file is silent.
pub type Cells = Vec<Vec<Option<f64>>>;

/// What a file of actuals tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Actuals {
    /// Spends.
    pub spend: Cells,
    /// Revenue, where it is told.
    pub revenue: Cells,
    /// How far into its last month the file goes, where that is not its end.
    pub until: Option<Until>,
}

/// A month that is half over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until {
    /// 0-based.
    pub month: usize,
    /// Days that are over.
    pub days: u32,
    /// Days that the month has.
    pub of: u32,
}

impl Actuals {
    /// A file that tells nothing.
    pub fn silent(scenario: &Scenario) -> Self {
        let silent = vec![vec![None; scenario.months]; scenario.channels.len()];
        Self { spend: silent.clone(), revenue: silent, until: None }
    }
}

/// The spends of a JSON plan.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 2, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let plan = r#"{"channels": [{"id": "ppc", "spend": [3, 0]}]}"#;
/// let told = phanbo::plan::file::cells(plan, &scenario)?;
/// assert_eq!(told, [[None, None], [Some(3.0), Some(0.0)]]);
///
/// let found = phanbo::plan::file::cells(&plan.replace("ppc", "pcp"), &scenario);
/// assert!(found.unwrap_err().to_string().contains("did you mean ppc?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Every finding; never empty.
pub fn cells(text: &str, scenario: &Scenario) -> Result<Cells, PlanFindings> {
    let told = Actuals::silent(scenario).spend;
    let mut reader = Reader { scenario, told, found: Vec::new() };
    reader.json(text.strip_prefix('\u{feff}').unwrap_or(text));
    if reader.found.is_empty() { Ok(reader.told) } else { Err(PlanFindings { list: reader.found }) }
}

/// As [`cells`], where every channel must be told.
///
/// # Errors
/// Every finding; never empty.
pub fn read(text: &str, scenario: &Scenario) -> Result<Vec<Vec<f64>>, PlanFindings> {
    let whole = |(row, channel): (Vec<Option<f64>>, &crate::scenario::Channel)| {
        let whole: Option<Vec<f64>> = row.into_iter().collect();
        whole.ok_or_else(|| PlanFinding {
            place: Place::File,
            fault: Fault::NotTold(channel.id.clone()),
        })
    };
    let (mut spend, mut list) = (Vec::new(), Vec::new());
    for row in cells(text, scenario)?.into_iter().zip(&scenario.channels).map(whole) {
        match row {
            Ok(row) => spend.push(row),
            Err(finding) => list.push(finding),
        }
    }
    if list.is_empty() { Ok(spend) } else { Err(PlanFindings { list }) }
}

struct Reader<'a> {
    scenario: &'a Scenario,
    told: Cells,
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
        if self.told[channel][month].replace(spend).is_some() {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::month::Month;

    fn scenario() -> Scenario {
        let text = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10},
            "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3}]}"#;
        Scenario::from_text(text, "x.json", Month::new(2025, 12).unwrap()).unwrap()
    }

    #[test]
    fn a_plan_is_read_by_ids() {
        let json = r#"{"start": "2026-01", "channels": [{"id": "ppc", "spend": [2.5, 0]},
            {"id": "seo", "spend": [0, 4]}]}"#;
        assert_eq!(read(json, &scenario()).unwrap(), [[0.0, 4.0], [2.5, 0.0]]);
    }

    #[test]
    fn what_is_missing_is_not_zero() {
        let json = r#"{"channels": [{"id": "ppc", "spend": [2.5, 0]}]}"#;
        assert_eq!(cells(json, &scenario()).unwrap()[0], [None, None]);
        let found = read(json, &scenario()).unwrap_err().list;
        assert_eq!(found[0].fault, Fault::NotTold("seo".into()));
    }

    #[test]
    fn everything_wrong_is_found_at_once() {
        let json = r#"{"start": "2026-02", "channels": [{"id": "soe", "spend": [1, 2]},
            {"id": "ppc", "spend": [-1, 2, 3]}, {"id": "ppc", "spend": [0, 2]}, {"spend": []}]}"#;
        let found = read(json, &scenario()).unwrap_err().list;
        let faults: Vec<Fault> = found.into_iter().map(|finding| finding.fault).collect();
        assert_eq!(
            faults,
            [
                Fault::Horizon,
                Fault::Channel("soe".into(), Some("seo".into())),
                Fault::Horizon,
                Fault::Amount("-1".into()),
                Fault::Twice,
                Fault::Missing("id"),
            ]
        );
    }
}
