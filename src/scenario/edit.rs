//! Values written into the text of a scenario, all else of it left as it was typed: comments, order,
//! writings.

use super::Loaded;
use super::spans::parent;

/// A value to be written: its path as findings write it (`channels[2].roi`), and its JSON, which
/// may end in a comment.
pub type Edit = (String, String);

impl Loaded {
    /// The text with `edits` in it. What has been set on top of the text must be part of it before:
    /// see [`Loaded::written`].
    ///
    /// ```
    /// use phanbo::Scenario;
    ///
    /// let text = "{ \"start\": \"2027-01\", // here we go\n  \"channels\": [\"seo\", {\"id\": \"ppc\", \"roi\": 3}],\n  \"tier\": \"sme\" }";
    /// let loaded = Scenario::load(text, "two.json", "2026-12".parse()?)?;
    /// let edits = [("channels[0].roi", "2"), ("channels[1].roi", "4 /* was 3 */"), ("risk.shrink", "false")];
    /// let edits = edits.map(|(path, value)| (path.to_owned(), value.to_owned()));
    /// assert_eq!(
    ///     loaded.edited(&edits),
    ///     "{ \"risk\": { \"shrink\": false }, \"start\": \"2027-01\", // here we go\n  \"channels\": [{ \"id\": \"seo\", \"roi\": 2 }, {\"id\": \"ppc\", \"roi\": 4 /* was 3 */}],\n  \"tier\": \"sme\" }"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edited(&self, edits: &[Edit]) -> String {
        let mut changes: Vec<(std::ops::Range<usize>, String)> =
            edits.iter().map(|(path, value)| self.change(path, value)).collect();
        // From the end on, so that what stands before stays where it is.
        changes.sort_by_key(|(place, _)| place.start);
        let mut text = self.text.clone();
        for (place, new) in changes.into_iter().rev() {
            text.replace_range(place, &new);
        }
        text
    }

    fn change(&self, path: &str, value: &str) -> (std::ops::Range<usize>, String) {
        if self.spans.has(path) {
            return (self.spans.of(path), value.to_owned());
        }
        let within = parent(path);
        let key = path[within.len()..].trim_start_matches('.');
        if !self.spans.has(within) && !within.is_empty() {
            return self.change(within, &format!("{{ \"{key}\": {value} }}"));
        }
        let place = self.spans.of(within);
        let typed = &self.text[place.clone()];
        if typed.starts_with('"') {
            // A channel's id alone.
            return (place, format!("{{ \"id\": {typed}, \"{key}\": {value} }}"));
        }
        // Before what stands first, with the same blanks before it.
        let inside = &typed[1..];
        let blank = &inside[..inside.len() - inside.trim_start().len()];
        (place.start + 1..place.start + 1, format!("{blank}\"{key}\": {value},"))
    }
}
