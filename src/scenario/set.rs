//! Variants of a scenario: values set at paths that name a channel by its id
//! (`channels.seo.max`). A variant is checked like a file: its text is written anew and loaded.

use serde_json::{Map, Value, json};

use super::finding::{Finding, Problem};
use super::nearest::nearest;
use super::{Loaded, Scenario, read, spans::join};
use crate::figure::alone;

/// A path and the value it gets.
pub type Setting = (String, Value);

/// What is wrong with a setting: its index, the path in the variant, the problem.
#[derive(Debug, Clone, PartialEq)]
pub struct SetFinding {
    /// Index into the settings; `None` where no single one is at fault.
    pub setting: Option<usize>,
    /// Path in the variant.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// Everything that is wrong with settings.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetFindings {
    /// The settings, as they were given.
    pub settings: Vec<Setting>,
    /// At least one.
    pub list: Vec<SetFinding>,
}

/// Why a text is not a setting.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum NotASetting {
    /// There is no `=`, or no path before it; as typed.
    NoPath(String),
    /// A number that may be read in two ways: `20.000` may be twenty or twenty thousand.
    TwoReadings {
        /// As typed.
        typed: String,
        /// With its mark between thousands, and between decimals.
        readings: [f64; 2],
    },
}

/// A setting as people type it: `budget.monthly=30tr`, `channels.seo.max=0`.
///
/// ```
/// use phanbo::scenario::set::{NotASetting, setting};
///
/// assert_eq!(setting("budget.monthly=30tr")?, ("budget.monthly".to_owned(), 30_000_000.into()));
/// assert_eq!(setting("months"), Err(NotASetting::NoPath("months".to_owned())));
/// # Ok::<(), NotASetting>(())
/// ```
///
/// # Errors
/// No path, or a number that may be read in two ways.
pub fn setting(typed: &str) -> Result<Setting, NotASetting> {
    let split = typed.split_once('=').map(|(path, value)| (path.trim(), value));
    let Some((path, amount)) = split.filter(|(path, _)| !path.is_empty()) else {
        return Err(NotASetting::NoPath(typed.to_owned()));
    };
    if let Some(Err(readings)) = alone(amount).map(|read| read.value) {
        return Err(NotASetting::TwoReadings { typed: amount.trim().to_owned(), readings });
    }
    Ok((path.to_owned(), value(amount)))
}

/// The value that a person typed: an amount (`20tr`, `1,5 tỷ`, `20M`, `20_000_000`), JSON, or
/// else a text. What bears a currency or a percent sign stays as typed: the scenario knows its
/// currency, and whether a share may stand there.
pub fn value(typed: &str) -> Value {
    let number = amount(typed).map(|x| match x.fract() == 0.0 && x.abs() < 9e15 {
        true => json!(x as i64),
        false => json!(x),
    });
    number
        .or_else(|| serde_json::from_str(typed).ok())
        .unwrap_or_else(|| Value::String(typed.trim().to_owned()))
}

/// An amount as people type it, in whatever currency is meant; `None` where it is not one, names a
/// currency, or can be read in two ways.
///
/// ```
/// use phanbo::scenario::set::amount;
///
/// assert_eq!(amount("1,5 tỷ"), Some(1.5e9));
/// assert_eq!(amount("20.000.000"), Some(2e7));
/// assert_eq!((amount("20.000"), amount("March")), (None, None));
/// ```
pub fn amount(typed: &str) -> Option<f64> {
    alone(typed).filter(|read| read.currency.is_none())?.value.ok()
}

impl Loaded {
    /// The same text with `settings` on top of what has been set already.
    ///
    /// # Errors
    /// Every finding; never empty.
    pub fn varied(mut self, settings: Vec<Setting>) -> Result<Self, SetFindings> {
        self.scenario = self.with(&settings)?;
        self.set.extend(settings);
        Ok(self)
    }

    /// The text, with what has been set on top of it: as it was typed where nothing has.
    pub fn written(&self) -> String {
        if self.set.is_empty() {
            return self.text.clone();
        }
        let mut root = Value::Object(read::plain(&self.text));
        for (path, value) in &self.set {
            // What was set before was found sound then.
            let _ = put(&mut root, path, value.clone());
        }
        format!("{root:#}\n")
    }

    /// The scenario with `settings` applied, checked like a file.
    ///
    /// ```
    /// use phanbo::Scenario;
    ///
    /// let text = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
    ///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#;
    /// let loaded = Scenario::load(text, "two.json", "2026-12".parse()?)?;
    /// let less = loaded.with(&[("channels.ppc.max".to_owned(), 1.into())])?;
    /// assert_eq!(less.channels[1].max, [1.0; 3]);
    ///
    /// let found = loaded.with(&[("channels.pcp.max".to_owned(), 1.into())]).unwrap_err();
    /// assert!(found.to_string().contains("ppc"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every finding; never empty.
    pub fn with(&self, settings: &[Setting]) -> Result<Scenario, SetFindings> {
        let mut root = read::plain(&self.text);
        root.remove("what_ifs");
        // What the file leaves open stays as it was read.
        root.entry("start").or_insert_with(|| json!(self.scenario.start.to_string()));
        let mut root = Value::Object(root);
        let mut found = Vec::new();
        let mut done = Vec::new();
        // What was set before was found sound then.
        for (path, value) in &self.set {
            let _ = put(&mut root, path, value.clone());
        }
        for (at, (path, value)) in settings.iter().enumerate() {
            match put(&mut root, path, value.clone()) {
                Ok(path) => done.push((at, path)),
                Err(problem) => {
                    found.push(SetFinding { setting: Some(at), path: path.clone(), problem })
                }
            }
        }
        let today = self.scenario.start.plus(-1);
        match Scenario::from_text(&root.to_string(), &self.source, today) {
            Ok(scenario) if found.is_empty() => Ok(scenario),
            Ok(_) => Err(SetFindings { settings: settings.to_vec(), list: found }),
            Err(list) => {
                found.extend(list.list.into_iter().map(|finding| SetFinding {
                    setting: cause(&done, &finding.path),
                    path: finding.path,
                    problem: suggested(finding.problem),
                }));
                Err(SetFindings { settings: settings.to_vec(), list: found })
            }
        }
    }
}

/// A setting replaces what is there: the nearest key may well be in the file already.
fn suggested(problem: Problem) -> Problem {
    match problem {
        Problem::UnknownKey { key, nearest: None, allowed } => Problem::UnknownKey {
            nearest: nearest(&key, allowed.iter().map(String::as_str)),
            key,
            allowed,
        },
        other => other,
    }
}

/// The setting at fault for a finding at `path`; the only one there is, where there is one.
fn cause(done: &[(usize, String)], path: &str) -> Option<usize> {
    let near = |set: &str| path.starts_with(set) || set.starts_with(path) && !path.is_empty();
    let found = done.iter().rev().find(|(_, set)| near(set));
    match (found, done) {
        (Some((at, _)), _) | (None, [(at, _)]) => Some(*at),
        _ => None,
    }
}

/// Sets a value; the path as findings write it.
fn put(root: &mut Value, path: &str, value: Value) -> Result<String, Problem> {
    let mut node = root;
    let mut shown = String::new();
    let mut steps: Vec<String> = path
        .split('.')
        .flat_map(|part| part.split('['))
        .map(|step| step.trim_end_matches(']').trim_matches('"').to_owned())
        .collect();
    let last = steps.pop().unwrap_or_default();
    for step in steps {
        node = enter(node, &mut shown, &step)?;
    }
    *enter(node, &mut shown, &last)? = value;
    Ok(shown)
}

fn enter<'a>(
    node: &'a mut Value,
    shown: &mut String,
    step: &str,
) -> Result<&'a mut Value, Problem> {
    let unknown =
        || Problem::UnknownKey { key: step.to_owned(), nearest: None, allowed: Vec::new() };
    if let Value::Array(list) = node {
        let at = if shown == "channels" {
            let id = |one: &Value| one.get("id").unwrap_or(one).as_str().unwrap_or("").to_owned();
            let ids: Vec<String> = list.iter().map(id).collect();
            let at = ids.iter().position(|id| id == step);
            at.ok_or_else(|| Problem::UnknownChannel {
                id: step.to_owned(),
                nearest: nearest(step, ids.iter().map(String::as_str)),
            })?
        } else {
            step.parse().map_err(|_| unknown())?
        };
        let named = shown == "channels";
        *shown = format!("{shown}[{at}]");
        let one = list.get_mut(at).ok_or_else(unknown)?;
        if named && one.is_string() {
            *one = json!({"id": one});
        }
        return Ok(one);
    }
    if step.is_empty() {
        return Err(unknown());
    }
    if !node.is_object() {
        *node = Value::Object(Map::new());
    }
    *shown = join(shown, step);
    match node {
        Value::Object(keys) => Ok(keys.entry(step).or_insert(Value::Null)),
        _ => Err(unknown()),
    }
}

/// Every what-if that is not valid, each pointed at where it stands in the file.
pub(super) fn what_ifs(loaded: &Loaded) -> Vec<Finding> {
    let mut found = Vec::new();
    for (i, what_if) in loaded.scenario.what_ifs.iter().enumerate() {
        let set = format!("what_ifs[{i}].set");
        for one in loaded.with(&what_if.set).err().into_iter().flat_map(|found| found.list) {
            let key = one.setting.and_then(|at| what_if.set.get(at));
            let path = key.map_or(set.clone(), |(key, _)| join(&set, key));
            found.push(Finding {
                span: loaded.spans.key(&path),
                path,
                also: None,
                problem: one.problem,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::month::Month;

    fn today() -> Month {
        Month::new(2025, 12).unwrap()
    }

    const TEXT: &str = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10},
        "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3}]"#;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let all = ["20tr", "1,5 tỷ", "20M", "20_000_000", "20.000.000", "500k", "1.1tr"];
        let read = all.map(|text| value(text).as_f64().unwrap());
        assert_eq!(read, [2e7, 1.5e9, 2e7, 2e7, 2e7, 5e5, 1.1e6]);
        assert_eq!((value("$20k"), value("55 %")), (json!("$20k"), json!("55 %")));
        let ambiguous =
            |typed: &str| matches!(setting(typed), Err(NotASetting::TwoReadings { .. }));
        assert!(ambiguous("a=20.000") && ambiguous("a=1,500tr") && ambiguous("a=1.125"));
        assert_eq!(setting("a.b = 0.125"), Ok(("a.b".into(), json!(0.125))));
        assert_eq!(setting("a=20.000.000"), Ok(("a".into(), json!(20_000_000))));
        assert_eq!(setting("a"), Err(NotASetting::NoPath("a".into())));
        assert_eq!(setting("=1"), Err(NotASetting::NoPath("=1".into())));
        assert_eq!(value("revenue"), json!("revenue"));
        assert_eq!(value("[1, 2]"), json!([1, 2]));
        assert_eq!(value("2026-03"), json!("2026-03"));
    }

    #[test]
    fn settings_reach_their_channel_and_wrong_ones_are_all_told() {
        let loaded = Scenario::load(&format!("{TEXT}}}"), "x.json", today()).unwrap();
        let set = |pairs: &[(&str, Value)]| {
            let all: Vec<Setting> = pairs.iter().map(|(p, v)| ((*p).into(), v.clone())).collect();
            loaded.with(&all)
        };
        let scenario = set(&[("channels.ppc.max", json!(4)), ("budget.monthly", json!([1, 2]))]);
        let scenario = scenario.unwrap();
        assert_eq!(scenario.channels[1].max, [4.0, 4.0]);
        assert_eq!(scenario.budget.unwrap().monthly, Some(vec![1.0, 2.0]));
        let found = set(&[("channels.pcp.max", json!(4)), ("budget.montly", json!(1))]);
        let found = found.unwrap_err().list;
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].setting, found[1].setting), (Some(0), Some(1)));
        assert!(matches!(&found[0].problem,
            Problem::UnknownChannel { nearest: Some(n), .. } if n == "ppc"));
        assert!(matches!(&found[1].problem,
            Problem::UnknownKey { nearest: Some(n), .. } if n == "monthly"));
    }

    #[test]
    fn what_ifs_are_checked_with_the_file() {
        let file = |set: &str| {
            let text = format!("{TEXT}, \"what_ifs\": [{{\"name\": \"a\", \"set\": {set}}}]}}");
            Scenario::load(&text, "x.json", today())
        };
        assert_eq!(file(r#"{"budget.monthly": 5}"#).unwrap().scenario.what_ifs.len(), 1);
        let found = file(r#"{"budget.monthly": -5, "channels.x.max": 1}"#).unwrap_err();
        assert_eq!(found.list.len(), 2);
        assert!(found.list[0].path.starts_with("what_ifs[0].set"));
    }
}
