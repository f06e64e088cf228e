//! How a sentence is declared: once, with every language beside it.
//!
//! ```text
//! messages! {
//!     /// What is said of a budget.
//!     #[derive(Debug)]
//!     pub enum Said {
//!         Unspent { amount: String } => en: "keep {amount}", vi: "giữ lại {amount}";
//!         Months { count: usize } =>
//!             en: format!("{count} {}", plural(*count, "month", "months")),
//!             vi: "{count} tháng";
//!     }
//! }
//! ```
//!
//! declares the enum `Said` and `Said::say(&self, lang) -> String`. A literal is a format string
//! over the fields; what needs a plural, a list or a number is an expression. A sentence that
//! lacks a language does not compile, and is named by the compiler.

/// The text of a column: a literal is formatted with the fields around it, all else is a text.
macro_rules! text {
    ($text:literal) => {
        format!($text)
    };
    ($text:expr) => {
        String::from($text)
    };
}

/// One sentence in `$lang`, for a `match` over an enum that is declared elsewhere.
macro_rules! say {
    ($lang:expr; $($code:ident: $text:expr),+ $(,)?) => {
        $crate::lang::in_lang!($lang, say, $($code: $crate::locale::messages::text!($text)),+)
    };
}

/// Sentences: an enum of what is said, and how each language says it.
macro_rules! messages {
    ($(#[$about:meta])* $vis:vis enum $name:ident {
        $($(#[$what:meta])* $variant:ident
            $({ $($(#[$of:meta])* $field:ident: $type:ty),* $(,)? })?
            $(( $($part:ident: $part_type:ty),* $(,)? ))?
            => $($code:ident: $text:expr),+;)*
    }) => {
        $(#[$about])*
        #[allow(missing_docs)] // A variant without a word of its own is explained by its sentences.
        #[allow(clippy::enum_variant_names)] // They are named by what they say.
        $vis enum $name {
            $($(#[$what])* $variant $({ $($(#[$of])* $field: $type),* })? $(( $($part_type),* ))?,)*
        }

        impl $name {
            /// The sentence in a language.
            $vis fn say(&self, lang: $crate::lang::Lang) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? $(( $($part),* ))? => {
                        $crate::lang::in_lang!(lang, $variant, $($code: $crate::locale::messages::text!($text)),+)
                    })*
                }
            }

            /// As they stand in the source, for the test of the fonts.
            #[cfg(test)]
            pub(super) fn sources(lang: $crate::lang::Lang) -> Vec<&'static str> {
                vec![$($crate::lang::in_lang!(lang, $variant, $($code: stringify!($text)),+)),*]
            }
        }
    };
}

/// Words without figures: an enum of names, in `ALL` as they stand here, and what each language
/// calls them. `-> [&'static str; 2]` where a name has more than one text; `Name = "key"` where it
/// is typed or written in files.
macro_rules! words {
    ($(#[$about:meta])* $vis:vis enum $name:ident {
        $($(#[$what:meta])* $variant:ident $(= $key:literal)? => $($code:ident: $text:expr),+;)*
    }) => {
        $crate::locale::messages::words! {
            $(#[$about])* $vis enum $name -> &'static str {
                $($(#[$what])* $variant $(= $key)? => $($code: $text),+;)*
            }
        }
    };
    ($(#[$about:meta])* $vis:vis enum $name:ident -> $type:ty {
        $($(#[$what:meta])* $variant:ident = $key:literal => $($code:ident: $text:expr),+;)*
    }) => {
        $crate::locale::messages::words! {
            $(#[$about])* $vis enum $name -> $type {
                $($(#[$what])* $variant => $($code: $text),+;)*
            }
        }

        impl $name {
            /// As it is typed, or written in files.
            $vis fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// That of a key.
            $vis fn of(key: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.key() == key)
            }
        }
    };
    ($(#[$about:meta])* $vis:vis enum $name:ident -> $type:ty {
        $($(#[$what:meta])* $variant:ident => $($code:ident: $text:expr),+;)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs)] // A variant without a word of its own is explained by its texts.
        #[allow(clippy::enum_variant_names)] // They are named by what they say.
        $vis enum $name {
            $($(#[$what])* $variant,)*
        }

        impl $name {
            /// All of them, in their order.
            $vis const ALL: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant),*];

            /// What a language calls it.
            $vis fn say(self, lang: $crate::lang::Lang) -> $type {
                match self {
                    $(Self::$variant => $crate::lang::in_lang!(lang, $variant, $($code: $text),+),)*
                }
            }
        }
    };
}

/// Fixed words as the fields of a table, one table a language.
macro_rules! labels {
    ($(#[$about:meta])* $vis:vis struct $name:ident {
        $($(#[$what:meta])* $field:ident => $($code:ident: $text:literal),+;)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs)] // Each field is named by what it says.
        $vis struct $name {
            $($(#[$what])* pub $field: &'static str,)*
        }

        impl $name {
            /// The words of a language.
            $vis const fn of(lang: $crate::lang::Lang) -> Self {
                Self { $($field: $crate::lang::in_lang!(lang, $field, $($code: $text),+),)* }
            }
        }
    };
}

pub(super) use {labels, messages, say, text, words};
