//! Where a key belongs that stands in the wrong place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::super::schema::SCHEMA;
use super::super::spans::join;
use super::rule::{branches, flatten, resolve};

/// A path at which `key` is known, as seen from `from`: `budget.monthly`, `channels[].roi`, or
/// within a channel `curve.hill.half`.
pub(super) fn of(key: &str, from: &str) -> Option<String> {
    let places = PLACES.get(key)?;
    let within = without_numbers(from) + ".";
    let inside = places.iter().find_map(|place| place.strip_prefix(&within));
    let elsewhere = || places.iter().map(String::as_str).min_by_key(|p| p.len());
    inside.or_else(elsewhere).map(str::to_owned)
}

/// Every path of the schema, by its last key.
static PLACES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut places = BTreeMap::new();
    collect(&SCHEMA, "", &mut places);
    places
});

/// The schema has no cycles: nothing of a scenario contains its own kind.
fn collect(schema: &Value, path: &str, places: &mut BTreeMap<String, Vec<String>>) {
    let schema = resolve(schema).schema;
    let inner = branches(schema).map(flatten).unwrap_or_default();
    for branch in inner {
        collect(branch.schema, path, places);
    }
    if let Some(items) = schema.get("items") {
        collect(items, &format!("{path}[]"), places);
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    for (key, inside) in properties.into_iter().flatten() {
        let path = join(path, key);
        collect(inside, &path, places);
        places.entry(key.clone()).or_default().push(path);
    }
}

/// `channels[2].curve` → `channels[].curve`.
fn without_numbers(path: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        let kept = !(inside && c.is_ascii_digit());
        inside = *c == '[' || (inside && c.is_ascii_digit());
        kept
    };
    path.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_the_wrong_place_is_sent_home() {
        assert_eq!(of("monthly", "").as_deref(), Some("budget.monthly"));
        assert_eq!(of("roi", "").as_deref(), Some("channels[].roi"));
        assert_eq!(of("slope", "channels[12]").as_deref(), Some("curve.hill.slope"));
        assert_eq!(of("gamma", "channels[0]").as_deref(), Some("risk.gamma"));
        assert_eq!(of("colour", ""), None);
    }
}
