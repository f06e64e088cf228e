//! The languages of the program: the list, how one is chosen, and what people type in each.
//!
//! A language more is a line of `languages!` and a column of `in_lang!`; the compiler then names
//! everything that lacks it.

/// The column of a language: the one place that says which columns a sentence has.
macro_rules! in_lang {
    ($lang:expr, $what:ident, en: $en:expr, vi: $vi:expr) => {
        match $lang {
            $crate::lang::Lang::En => $en,
            $crate::lang::Lang::Vi => $vi,
        }
    };
    ($lang:expr, $what:ident, $($code:ident: $text:expr),+) => {
        compile_error!(concat!(
            "`", stringify!($what), "` must be said in en and vi, in this order; it has: ", stringify!($($code),+)
        ))
    };
}
pub(crate) use in_lang;

/// The languages and how each is called where it is chosen.
macro_rules! languages {
    ($($(#[$about:meta])* $lang:ident = $key:literal,)*) => {
        /// A language of the program.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Lang {
            $($(#[$about])* $lang,)*
        }

        impl Lang {
            /// Every language.
            pub const ALL: [Lang; [$($key),*].len()] = [$(Lang::$lang),*];

            /// As `--lang` and `PHANBO_LANG` take it, and as a scenario's texts are keyed.
            pub fn key(self) -> &'static str {
                match self {
                    $(Lang::$lang => $key,)*
                }
            }
        }
    };
}

languages! {
    /// Vietnamese.
    Vi = "vi",
    /// English.
    En = "en",
}

impl Lang {
    /// The language of a key or a locale name (`vi`, `vi_VN.UTF-8`, `en-US`), if it is one of ours.
    ///
    /// ```
    /// use phanbo::locale::Lang;
    ///
    /// assert_eq!(Lang::of("vi_VN.UTF-8"), Some(Lang::Vi));
    /// assert_eq!(Lang::of("fr"), None);
    /// ```
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

    /// The language that a glossary puts beside this one.
    pub fn beside(self) -> Self {
        in_lang!(self, beside, en: Lang::Vi, vi: Lang::En)
    }

    /// What people write behind an amount, lower case, and what it stands for: `20tr`, `1.5b`.
    pub(crate) fn multiples(self) -> &'static [(&'static str, f64)] {
        in_lang!(self, multiples,
        en: &[
            ("k", 1e3),
            ("thousand", 1e3),
            ("m", 1e6),
            ("mn", 1e6),
            ("mil", 1e6),
            ("million", 1e6),
            ("b", 1e9),
            ("bn", 1e9),
            ("billion", 1e9),
        ],
        vi: &[
            ("k", 1e3),
            ("nghìn", 1e3),
            ("ngàn", 1e3),
            ("tr", 1e6),
            ("triệu", 1e6),
            ("ty", 1e9),
            ("tỷ", 1e9),
            ("tỉ", 1e9),
        ])
    }
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
    fn what_is_typed_is_read_in_one_way_only() {
        let mut units: Vec<(&str, f64)> =
            Lang::ALL.iter().flat_map(|lang| lang.multiples()).copied().collect();
        units.sort_by(|a, b| a.0.cmp(b.0));
        assert!(
            units.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1),
            "{units:?}"
        );
    }
}
