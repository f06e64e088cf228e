//! What may be wrong with a scenario, in English.

use crate::locale::catalogue::Said;
use crate::locale::{Lang, visible};
use crate::scenario::Problem;
use crate::scenario::finding::Expected;

fn quoted(text: &str) -> String {
    format!("`{}`", visible(text))
}

fn list(words: &[String], last: &str) -> String {
    let all: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    match all.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => all.join(""),
    }
}

fn nearest(nearest: Option<&String>, otherwise: String) -> String {
    match nearest {
        Some(name) => format!("did you mean {}?", quoted(name)),
        None => otherwise,
    }
}

fn number(value: f64) -> String {
    Lang::En.number_trimmed(value, 6)
}

pub(super) fn problem(problem: &Problem) -> Said {
    match problem {
        Problem::Empty => Said::new(
            "the file is empty",
            "`phanbo init` writes a commented scenario to start from",
        ),
        Problem::NotUtf8(at) => Said::new(
            format!("the file is not UTF-8 text (byte {at})"),
            "save it as UTF-8 in your editor",
        ),
        Problem::TooLarge { bytes, most } => Said::new(
            format!("the file has {} bytes", number(*bytes as f64)),
            format!("a scenario has at most {}", number(*most as f64)),
        ),
        Problem::GroupedNumber(found) => Said::new(
            format!("{} is written in groups of digits", quoted(found)),
            "write it without dots or commas between the digits: 20000000",
        ),
        Problem::MisplacedKey { key, belongs } => Said::new(
            format!("key {} does not belong here", quoted(key)),
            format!("it belongs at {}", quoted(belongs)),
        ),
        Problem::ControlCharacter => Said::new(
            "a control character or an unusual blank stands here",
            "delete it; within a text write a line break as `\\n` and a tab as `\\t`",
        ),
        Problem::KindNeeds { kind, keys } => Said::new(
            format!("{} needs its figures", quoted(kind)),
            match keys.is_empty() {
                true => format!("write `{{\"{}\": […]}}`", visible(kind)),
                false => format!("write `{{\"{}\": {{{}}}}}`", visible(kind), figures(keys)),
            },
        ),
        Problem::KindStandsAlone(kind) => Said::new(
            format!("{} takes no figures", quoted(kind)),
            format!("write `\"{}\"` alone", visible(kind)),
        ),
        Problem::GoesWith { key, needs } => Said::new(
            format!("{} means something only together with {}", quoted(key), quoted(needs)),
            format!("add {} or remove {}", quoted(needs), quoted(key)),
        ),
        Problem::TooMany { found, most } => Said::new(
            format!("{} entries are too many", number(*found as f64)),
            format!("give at most {}", number(*most as f64)),
        ),
        Problem::TooLong { found, most } => Said::new(
            format!("the text is too long: {} characters", number(*found as f64)),
            format!("use at most {}", number(*most as f64)),
        ),
        Problem::ReservedName(name) => Said::new(
            format!("{} has a meaning of its own and cannot name a KPI", quoted(name)),
            "choose another name",
        ),
        Problem::PresetCurrency { preset, currency, keys } => Said::new(
            format!("preset {} has no amounts in {}", quoted(preset), visible(currency)),
            format!("give {} yourself, or use `VND` or `USD`", list(keys, "and")),
        ),
        Problem::NoEffectAt(spend) => Said::new(
            format!("the curve has no effect yet at a spend of {}", number(*spend)),
            "raise `roi_at` to a spend at which the channel works",
        ),
        Problem::Syntax(words) => Said::new(
            format!("not valid JSON: {}", visible(words)),
            "comments and trailing commas are accepted, nothing else beyond JSON",
        ),
        Problem::UnknownKey { key, nearest: near, allowed } => Said::new(
            format!("unknown key {}", quoted(key)),
            nearest(near.as_ref(), format!("allowed here: {}", list(allowed, "and"))),
        ),
        Problem::DuplicateKey { key, first_line } => Said::new(
            format!("key {} is given twice", quoted(key)),
            format!("keep one of them; the first is on line {first_line}"),
        ),
        Problem::MissingKey(key) => {
            Said::new(format!("{} is missing", quoted(key)), format!("add {} here", quoted(key)))
        }
        Problem::MissingOneOf(keys) => Said::new(
            format!("one of {} is missing", list(keys, "and")),
            format!("add {}", list(keys, "or")),
        ),
        Problem::OnlyOneOf(keys) => Said::new(
            format!("{} exclude each other", list(keys, "and")),
            format!("keep {} and remove the rest", list(keys, "or")),
        ),
        Problem::WrongType { expected: wanted, found } => Said::new(
            format!("{} is of the wrong type", quoted(found)),
            format!("write {}", expected(*wanted)),
        ),
        Problem::OutOfRange { found, allowed } => Said::new(
            format!("{} is out of range", quoted(found)),
            format!("allowed: {}", quoted(allowed)),
        ),
        Problem::LooksLikePercent(value) => Said::new(
            format!("{} is a share above 1", quoted(&number(*value))),
            format!(
                "shares run from 0 to 1: for {}% write {}",
                number(*value),
                quoted(&plain(value / 100.0))
            ),
        ),
        Problem::NotOneOf { found, nearest: near, allowed } => Said::new(
            format!("{} is not one of the words allowed here", quoted(found)),
            nearest(near.as_ref(), format!("allowed: {}", list(allowed, "or"))),
        ),
        Problem::WrongLength { found, expected } => Said::new(
            format!("{found} {}, but {expected} are needed", entries(*found)),
            format!("give exactly {expected} {}", entries(*expected)),
        ),
        Problem::EmptyList => Said::new("the list is empty", "give at least one entry"),
        Problem::BadMonth { found, within: None } => Said::new(
            format!("{} is not a month", quoted(found)),
            "a month is written YYYY-MM: `2026-03`",
        ),
        Problem::BadMonth { found, within: Some([first, last]) } => Said::new(
            format!("{} is not a month of the plan", quoted(found)),
            format!("the plan runs from {} to {}", quoted(first), quoted(last)),
        ),
        Problem::AfterStart { found, latest } => Said::new(
            format!("{} is after the start of the plan", quoted(found)),
            format!("allowed: {} or earlier", quoted(latest)),
        ),
        Problem::UnknownChannel { id, nearest: near } => Said::new(
            format!("no channel has the id {}", quoted(id)),
            nearest(near.as_ref(), "use an `id` from `channels`".to_owned()),
        ),
        Problem::DuplicateId { id, first } => Said::new(
            format!("two channels have the id {}", quoted(id)),
            format!("the first is {}: give this one another id", quoted(first)),
        ),
        Problem::BadName { found, allowed } => Said::new(
            format!("{} is not {}", quoted(found), expected(*allowed)),
            format!("write {}", expected(*allowed)),
        ),
        Problem::UnknownKpi { kpi, nearest: near } => Said::new(
            format!("no channel yields the KPI {}", quoted(kpi)),
            nearest(near.as_ref(), "give a channel this KPI in `yields` or `cost_per`".to_owned()),
        ),
        Problem::UnknownPreset { preset, tier, nearest: near } => Said::new(
            match tier {
                Some(tier) => format!("tier {} has no preset {}", quoted(tier), quoted(preset)),
                None => format!("preset {} needs a tier", quoted(preset)),
            },
            match tier {
                Some(tier) => nearest(
                    near.as_ref(),
                    format!("`phanbo models {}` lists the presets", visible(tier)),
                ),
                None => "add `\"tier\": \"sme\"` or `\"tier\": \"enterprise\"`".to_owned(),
            },
        ),
        Problem::Crossed { low_key, low, high_key, high } => Said::new(
            format!(
                "{} ({}) is above {} ({})",
                quoted(low_key),
                number(*low),
                quoted(high_key),
                number(*high)
            ),
            format!("lower {} or raise {}", quoted(low_key), quoted(high_key)),
        ),
        Problem::NoReturn => Said::new(
            "the channel states no return",
            "give it `roi`, `yields` or `cost_per`, or a `preset` of the scenario's `tier`",
        ),
        Problem::RampNeedsMinIfActive => Said::new(
            "`ramp_up` needs `min_if_active`",
            "without a least monthly spend, waiting would cost nothing: add `min_if_active`",
        ),
        Problem::HillNeedsCeiling => Said::new(
            "a `hill` with a `slope` below 1 needs its `ceiling`",
            "its first unit of money has no finite return: add `ceiling`, or raise `slope` to 1 or more",
        ),
        Problem::PointsMustRise => Said::new(
            "the points do not rise",
            "give each point a greater spend than the one before, and no smaller effect",
        ),
        Problem::NoWeights => {
            Said::new("all timing weights are 0", "at least one weight must be above 0")
        }
        Problem::EndlessTail => Said::new(
            "the effect lasts too long after the spend",
            "give `max_lag`, or lower `retention` or `half_life`",
        ),
        Problem::NeededBy { key, command } => Said::new(
            format!("{} needs {}, which is missing", quoted(command), quoted(key)),
            format!("add {}", quoted(key)),
        ),
    }
}

/// Parameters as they would be typed.
fn figures(keys: &[String]) -> String {
    let all: Vec<String> = keys.iter().map(|key| format!("\"{}\": …", visible(key))).collect();
    all.join(", ")
}

/// As JSON would have it.
fn plain(value: f64) -> String {
    format!("{}", (value * 1e9).round() / 1e9)
}

fn entries(count: usize) -> &'static str {
    if count == 1 { "entry" } else { "entries" }
}

pub(super) fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "an object `{…}`",
        Expected::List => "a list `[…]`",
        Expected::Number => "a number",
        Expected::WholeNumber => "a whole number",
        Expected::Text => "a text in quotes",
        Expected::TrueOrFalse => "`true` or `false`",
        Expected::Amount => "an amount of money, a number without separators (`20000000`)",
        Expected::AmountOrMonthly => "an amount of money, or a list with one per month",
        Expected::ReturnOrRange => "a number, or `{\"low\": …, \"expected\": …, \"high\": …}`",
        Expected::NameOrTranslations => "a text, or `{\"en\": …, \"vi\": …}`",
        Expected::Curve => "`\"linear\"`, or an object with one kind of curve as its key",
        Expected::Timing => {
            "`\"immediate\"`, or an object with `delayed`, `geometric` or `weights`"
        }
        Expected::Objective => "`\"profit\"`, the name of a KPI, or weights over KPIs and `spend`",
        Expected::ChannelId => "a channel id: letters, digits, `-` and `_`",
        Expected::ChannelOrId => "a channel `{…}`, or its id in quotes",
        Expected::Month => "a month: `\"2026-03\"`",
        Expected::CurrencyCode => {
            "a currency code of three capital letters, such as `VND` or `USD`"
        }
        Expected::PlainName => "a name: not empty, without control characters",
        Expected::Value => "a value",
    }
}
