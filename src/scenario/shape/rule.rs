//! What one rule of the schema says.

use serde_json::Value;

use super::super::finding::Expected;
use super::super::schema::SCHEMA;

/// A schema with its references followed, and the name of the definition it came from.
#[derive(Clone, Copy)]
pub(super) struct Resolved<'s> {
    pub(super) schema: &'s Value,
    pub(super) name: Option<&'s str>,
}

/// `1e-400` is read as 0 but is not 0.
pub(super) fn mantissa_is_not_0(literal: &str) -> bool {
    let mantissa = literal.split(['e', 'E']).next().unwrap_or(literal);
    mantissa.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

pub(super) struct Bounds {
    least: Option<f64>,
    above: Option<f64>,
    most: Option<f64>,
}

impl Bounds {
    pub(super) fn of(schema: &Value) -> Self {
        let number = |key| schema.get(key).and_then(Value::as_f64);
        Self {
            least: number("const").or_else(|| number("minimum")),
            above: number("exclusiveMinimum"),
            most: number("const").or_else(|| number("maximum")),
        }
    }

    pub(super) fn hold(&self, value: f64) -> bool {
        self.least.is_none_or(|least| value >= least)
            && self.above.is_none_or(|above| value > above)
            && self.most.is_none_or(|most| value <= most)
    }
}

impl std::fmt::Display for Bounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let number = |value: f64| {
            if value.abs() >= 1e9 { format!("{value:e}") } else { format!("{value}") }
        };
        match (self.above, self.least, self.most.map(number)) {
            (_, Some(least), Some(most)) if number(least) == most => f.write_str(&most),
            (Some(above), _, Some(most)) => write!(f, "{} < x <= {most}", number(above)),
            (Some(above), _, None) => write!(f, "> {}", number(above)),
            (None, Some(least), Some(most)) => write!(f, "{}..={most}", number(least)),
            (None, Some(least), None) => write!(f, ">= {}", number(least)),
            (None, None, Some(most)) => write!(f, "<= {most}"),
            (None, None, None) => Ok(()),
        }
    }
}

/// Whether a value of the JSON type `wanted` may stand there.
pub(super) fn may_be(schema: &Value, wanted: &str) -> bool {
    match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|one| one == wanted),
        Some(one) => one == wanted,
        None => false,
    }
}

pub(super) fn whole(schema: &Value, key: &str) -> Option<usize> {
    schema.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok())
}

pub(super) fn required(schema: &Value) -> Vec<String> {
    let keys = schema.get("required").and_then(Value::as_array);
    let texts = keys.into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

pub(super) fn branches(schema: &Value) -> Option<&[Value]> {
    ["anyOf", "oneOf"]
        .iter()
        .find_map(|key| schema.get(key))
        .and_then(Value::as_array)
        .map(Vec::as_slice)
}

/// The branches of a union, those of unions within it included.
pub(super) fn flatten(branches_of: &[Value]) -> Vec<Resolved<'_>> {
    branches_of
        .iter()
        .map(resolve)
        .flat_map(|is| match branches(is.schema) {
            Some(inner) => flatten(inner),
            None => vec![is],
        })
        .collect()
}

/// Words that a schema allows.
pub(super) fn words(schema: &Value) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Value::as_array);
    let alone = schema.get("const");
    listed.into_iter().flatten().chain(alone).filter_map(Value::as_str).collect()
}

/// `{"hill": …}`: the kind, and the schema of what is inside.
pub(super) fn kind_of(schema: &Value) -> Option<(&str, &Value)> {
    let properties = schema.get("properties")?.as_object()?;
    match (properties.iter().next(), properties.len()) {
        (Some((kind, inside)), 1) => Some((kind.as_str(), inside)),
        _ => None,
    }
}

/// Follows references: `{"$ref": …}` and the same within `allOf`, as draft-07 needs it where
/// there is a description beside the reference.
pub(super) fn resolve(schema: &Value) -> Resolved<'_> {
    let mut is = Resolved { schema, name: None };
    loop {
        let alone = match is.schema.get("allOf").and_then(Value::as_array) {
            Some(all) if all.len() == 1 => &all[0],
            _ => is.schema,
        };
        let name = alone
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|r| r.strip_prefix("#/definitions/"));
        let definition = name.and_then(|name| SCHEMA.get("definitions")?.get(name));
        match definition {
            Some(schema) => is = Resolved { schema, name },
            None => {
                return Resolved { schema: alone, ..is };
            }
        }
    }
}

pub(super) fn expected(is: Resolved) -> Expected {
    let by_name = match is.name {
        Some("Curve") => Some(Expected::Curve),
        Some("Timing") => Some(Expected::Timing),
        Some("Objective") => Some(Expected::Objective),
        Some("MonthlyAmount") => Some(Expected::AmountOrMonthly),
        Some("Return") => Some(Expected::ReturnOrRange),
        Some("Name") => Some(Expected::NameOrTranslations),
        Some("ChannelOrId") => Some(Expected::ChannelOrId),
        _ => None,
    };
    let text = |key| is.schema.get(key).and_then(Value::as_str);
    let by_format = || match text("format") {
        Some("amount") => Some(Expected::Amount),
        Some("quantity") => Some(Expected::Quantity),
        Some("share") => Some(Expected::Share),
        Some("month") => Some(Expected::Month),
        Some("channel-id") => Some(Expected::ChannelId),
        Some("currency") => Some(Expected::CurrencyCode),
        _ => None,
    };
    let by_type = || match text("type") {
        Some("object") => Expected::Object,
        Some("array") => Expected::List,
        Some("integer") => Expected::WholeNumber,
        Some("number") => Expected::Number,
        Some("string") => Expected::Text,
        Some("boolean") => Expected::TrueOrFalse,
        // Of a value or null, the value; of words, a text.
        _ => match branches(is.schema).and_then(<[Value]>::first) {
            Some(first) => expected(resolve(first)),
            None => Expected::Value,
        },
    };
    by_name.or_else(by_format).unwrap_or_else(by_type)
}
