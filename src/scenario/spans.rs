//! Where everything is in the text of a scenario.

use std::collections::BTreeMap;
use std::ops::Range;

/// Byte ranges of the keys and values of one text, by path (`channels[2].curve.hill.half`; the
/// empty path is the whole object).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans {
    places: BTreeMap<String, Place>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    key: Option<Range<usize>>,
    value: Range<usize>,
    compound: bool,
}

impl Spans {
    /// The value at `path`, from its first byte to its last; of the nearest enclosing path where
    /// the text has nothing at `path` (a default, a missing key).
    pub fn of(&self, path: &str) -> Range<usize> {
        self.nearest(path).map_or(0..0, |(_, place)| place.value.clone())
    }

    /// What to point at in a message about `path`: the value where it is a plain one, else the
    /// key it stands under, else its opening bracket; of the nearest enclosing path where the
    /// text has nothing at `path`.
    pub fn head(&self, path: &str) -> Range<usize> {
        let Some((exact, place)) = self.nearest(path) else {
            return 0..0;
        };
        match &place.key {
            Some(key) if place.compound || !exact => key.clone(),
            _ if place.compound => place.value.start..place.value.start + 1,
            _ => place.value.clone(),
        }
    }

    /// The key at `path`, where it is one of an object; else as [`Spans::head`].
    pub fn key(&self, path: &str) -> Range<usize> {
        match self.places.get(path).and_then(|place| place.key.clone()) {
            Some(key) => key,
            None => self.head(path),
        }
    }

    /// Whether the text itself has something at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    pub(super) fn note(
        &mut self,
        path: &str,
        key: Option<Range<usize>>,
        value: Range<usize>,
        compound: bool,
    ) {
        let place = Place { key, value, compound };
        self.places.insert(path.to_owned(), place);
    }

    fn nearest(&self, path: &str) -> Option<(bool, &Place)> {
        let mut at = path;
        loop {
            if let Some(place) = self.places.get(at) {
                return Some((at.len() == path.len(), place));
            }
            if at.is_empty() {
                return None;
            }
            at = parent(at);
        }
    }
}

/// The path of what encloses `path`: `a.b[2]` → `a.b` → `a` → the empty path.
pub fn parent(path: &str) -> &str {
    &path[..path.rfind(['.', '[']).unwrap_or(0)]
}

/// The path of `key` within `path`. Keys that would be read as a path themselves are quoted.
pub fn join(path: &str, key: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
    if key.is_empty() || !key.chars().all(plain) {
        format!("{path}[{key:?}]")
    } else if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_found_at_what_encloses_it() {
        let mut spans = Spans::default();
        spans.note("", None, 0..50, true);
        spans.note("channels", Some(2..12), 14..48, true);
        spans.note("channels[0]", None, 15..40, true);
        spans.note("channels[0].min", Some(20..25), 27..30, false);
        assert_eq!(spans.of("channels[0].min"), 27..30);
        assert_eq!(spans.of("channels[0].max"), 15..40);
        assert_eq!(spans.head("channels[0].max"), 15..16);
        assert_eq!(spans.head("channels[0].min"), 27..30);
        assert_eq!(spans.head("channels[0].min[3]"), 20..25);
        assert_eq!(spans.head("channels"), 2..12);
        assert_eq!(spans.key("channels[0].min"), 20..25);
        assert_eq!(spans.of("budget.monthly[2]"), 0..50);
        assert_eq!(Spans::default().of("months"), 0..0);
    }

    #[test]
    fn keys_that_look_like_paths_are_quoted() {
        assert_eq!(join("", "budget"), "budget");
        assert_eq!(join("channels[0].yields", "khách"), "channels[0].yields.khách");
        assert_eq!(join("set", "budget.monthly"), "set[\"budget.monthly\"]");
    }
}
