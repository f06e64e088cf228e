//! Languages: every sentence, number and month that a person reads. What is below this floor is
//! data; here it becomes English or Vietnamese.
//!
//! A language is a [`Catalogue`]: a trait without defaults over exhaustive matches, so that a
//! missing translation does not compile.

mod catalogue;
pub mod chart;
mod clash;
pub mod currency;
mod en;
mod errors;
mod findings;
mod months;
pub mod number;
pub mod proposal;
pub mod risk;
pub mod robust;
mod rows;
pub mod setting;
mod vi;
pub mod what_if;
mod why;
pub mod wording;
pub mod workbook;

pub use catalogue::{BadValue, Catalogue, Checked, Help, Labels, Note, Said, Usage};
pub use currency::{Currency, Money, TableUnit};
pub use errors::Localized;
pub use months::{month, month_range, month_short};
pub use rows::{Direction, Price, RowGroup, Step, group_rows};
pub use why::Why;
pub use wording::{Aim, Wording};

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// What a KPI is called; one of the planner's own by its key, without underscores.
    pub fn kpi(self, key: &str) -> String {
        let known = self.words().kpi(key);
        known.map_or_else(|| visible(&key.replace('_', " ")), str::to_owned)
    }

    /// A text of a scenario in this language.
    pub fn text(self, name: &crate::scenario::Name) -> &str {
        match self {
            Lang::Vi => &name.vi,
            Lang::En => &name.en,
        }
    }

    /// As `--lang` and `PHANBO_LANG` take it.
    pub fn key(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a key or a locale name (`vi`, `vi_VN.UTF-8`, `en-US`), if it is one of ours.
    pub fn of(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let word = lower.split(['_', '-', '.', '@']).next().unwrap_or("");
        Self::ALL.into_iter().find(|lang| lang.key() == word)
    }

    /// The language to speak: the flag, else `PHANBO_LANG`, else the system's (`LC_ALL`,
    /// `LC_MESSAGES`, `LANG`, the first that is set), else English.
    pub fn choose(flag: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        flag.and_then(Self::of)
            .or_else(|| set("PHANBO_LANG").as_deref().and_then(Self::of))
            .or_else(|| {
                let system =
                    set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?;
                Self::of(&system)
            })
            .unwrap_or(Lang::En)
    }

    /// Its sentences.
    pub fn words(self) -> &'static dyn Catalogue {
        match self {
            Lang::Vi => &vi::Vietnamese,
            Lang::En => &en::English,
        }
    }
}

/// A text from outside as it may be shown: control characters (which could repaint a terminal)
/// and marks that reverse the direction of writing as `\u{1b}`.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.chars().any(hidden) {
        return text.to_owned();
    }
    let shown = |c: char| {
        if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_flag_comes_before_the_variable_before_the_system() {
        let all = [("PHANBO_LANG", "vi"), ("LANG", "en_US.UTF-8")];
        assert_eq!(Lang::choose(Some("en"), with(&all)), Lang::En);
        assert_eq!(Lang::choose(None, with(&all)), Lang::Vi);
        assert_eq!(Lang::choose(None, with(&[("LANG", "vi_VN.UTF-8")])), Lang::Vi);
        assert_eq!(Lang::choose(None, with(&[("LC_ALL", "C"), ("LANG", "vi_VN")])), Lang::En);
        assert_eq!(Lang::choose(None, with(&[("LC_ALL", ""), ("LANG", "vi")])), Lang::Vi);
        assert_eq!(Lang::choose(None, with(&[("LANG", "fr_FR")])), Lang::En);
        assert_eq!(Lang::choose(None, with(&[("LANG", "vie")])), Lang::En);
    }

    #[test]
    fn nothing_from_a_file_can_paint_the_terminal() {
        assert_eq!(visible("a\u{1b}[31m"), "a\\u{1b}[31m");
        assert_eq!(visible("Tìm kiếm"), "Tìm kiếm");
        assert_eq!(visible("a\nb\u{202e}"), "a\\u{a}b\\u{202e}");
    }
}
