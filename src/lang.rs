//! The languages of the program: the list, and how each is chosen.
//!
//! A language more is a variant of [`Lang`] and a column of `in_lang!`; the compiler then names
//! every sentence that lacks it.

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
}
