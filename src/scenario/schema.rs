//! The JSON Schema of a scenario, made from the types of [`super::file`], and the bounds that
//! those types give to their keys.
//!
//! `format` says what kind of text or number a value is; the formats beyond JSON Schema's own
//! (`amount`, `share`, `quantity`, `month`, `channel-id`, `currency`, `name`) are ours, and editors ignore
//! them. An amount, a share and a quantity may be a number or a text as people write it. Patterns are written without Unicode classes, which not every editor knows; what they
//! let pass beyond the format is refused by `word.rs`.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::file::ScenarioFile;

/// No amount of money, KPI or weight is above this: beyond it, a double no longer holds every
/// whole number with a digit to spare.
pub const LARGEST: u64 = 1_000_000_000_000_000;
/// Longest tail of effects, in months.
pub const LONGEST_TAIL: u32 = 1200;

/// The JSON Schema (draft-07) of a scenario file.
pub fn schema() -> Value {
    SCHEMA.clone()
}

/// The schema, made once.
pub(super) static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    SchemaSettings::draft07()
        .with_transform(Tidy)
        .into_generator()
        .into_root_schema_for::<ScenarioFile>()
        .to_value()
});

/// An absent key is left out, not `null`: schemars allows `null` for every optional key, and the
/// format only where it means something ([`or_null`], which marks it).
#[derive(Clone)]
struct Tidy;

const NULL_TOO: &str = "null-too";

impl Transform for Tidy {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        if let Some(Value::String(text)) = object.get_mut("description") {
            // Line breaks of the source mean nothing to a reader of the schema.
            *text = text.replace('\n', " ");
        }
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|t| t != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                object.insert("type".into(), only);
            }
        }
        if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
            branches.retain(|branch| branch != &json!({"type": "null"}));
            if branches.len() == 1
                && let Some(only) = object.remove("anyOf")
            {
                object.insert("allOf".into(), only);
            }
        }
        if object.remove(NULL_TOO).is_some() {
            let alone = object.remove("just").unwrap_or(Value::Bool(true));
            object.insert("anyOf".into(), json!([alone, {"type": "null"}]));
        }
    }
}

fn nullable(schema: Schema) -> Schema {
    let mut marked = json_schema!({});
    marked.insert(NULL_TOO.into(), Value::Bool(true));
    marked.insert("just".into(), schema.to_value());
    marked
}

/// `T`, or null for none.
pub(super) fn or_null<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    nullable(generator.subschema_for::<T>())
}

macro_rules! schemas {
    ($($name:ident $shape:tt)*) => {
        $(pub(super) fn $name(_: &mut SchemaGenerator) -> Schema { json_schema!($shape) })*
    };
}

schemas! {
    version {"type": "integer", "const": 1}
    horizon {"type": "integer", "minimum": 1, "maximum": 120}
    count {"type": "integer", "minimum": 1, "maximum": 1000}
    lag {"type": "integer", "minimum": 0, "maximum": LONGEST_TAIL}
    samples {"type": "integer", "minimum": 1, "maximum": 1_000_000}
    seed {"type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991_u64}

    amount {"type": ["number", "string"], "format": "amount", "pattern": "[0-9]", "minimum": 0, "maximum": LARGEST}
    amount_above_0 {"type": ["number", "string"], "format": "amount", "pattern": "[0-9]", "exclusiveMinimum": 0, "maximum": LARGEST}
    share {"type": ["number", "string"], "format": "share", "pattern": "[0-9]", "minimum": 0, "maximum": 1}
    share_above_0 {"type": ["number", "string"], "format": "share", "pattern": "[0-9]", "exclusiveMinimum": 0, "maximum": 1}
    share_of_others {"type": ["number", "string"], "format": "share", "pattern": "[0-9]", "minimum": 0, "maximum": 1}
    rate {"type": ["number", "string"], "format": "share", "pattern": "[0-9]", "minimum": 0, "maximum": 5}
    roi {"type": "number", "minimum": 0, "maximum": 1000}
    roi_above_0 {"type": "number", "exclusiveMinimum": 0, "maximum": 1000}
    quantity {"type": ["number", "string"], "format": "quantity", "pattern": "[0-9]", "minimum": 0, "maximum": LARGEST}
    exponent {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
    hill_slope {"type": "number", "exclusiveMinimum": 0, "maximum": 20}
    half_life {"type": "number", "minimum": 0, "maximum": LONGEST_TAIL}
    gamma {"type": "number", "minimum": 0, "maximum": 1000}

    name {"type": "string", "format": "name", "minLength": 1, "maxLength": 200}
    currency {"type": "string", "format": "currency", "pattern": "^[A-Z]{3}$"}
    month {"type": "string", "format": "month", "pattern": "^[12][0-9]{3}-(0[1-9]|1[0-2])$"}
    channel_id {
        "type": "string",
        "format": "channel-id",
        "pattern": "^[^\\s!-,./:-@\\[-^`{-~]+$",
        "maxLength": 100
    }

    yields {
        "type": "object",
        "propertyNames": {"format": "name", "minLength": 1, "maxLength": 200},
        "additionalProperties": {"type": "number", "minimum": 0, "maximum": LARGEST}
    }
    cost_per {
        "type": "object",
        "propertyNames": {"format": "name", "minLength": 1, "maxLength": 200},
        "additionalProperties": {
            "type": ["number", "string"], "format": "amount", "pattern": "[0-9]", "exclusiveMinimum": 0, "maximum": LARGEST
        }
    }
    weights_of_kpis {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"format": "name", "minLength": 1, "maxLength": 200},
        "additionalProperties": {
            "type": ["number", "string"], "format": "quantity", "pattern": "[0-9]",
            "minimum": -(LARGEST as i64), "maximum": LARGEST
        }
    }
    by_month {
        "type": "object",
        "propertyNames": {"format": "month", "pattern": "^[12][0-9]{3}-(0[1-9]|1[0-2])$"},
        "additionalProperties": {
            "type": ["number", "string"], "format": "amount", "pattern": "[0-9]", "minimum": 0, "maximum": LARGEST
        }
    }
    paths_to_values {"type": "object", "minProperties": 1, "additionalProperties": true}

    index {"type": "number", "minimum": 0.001, "maximum": 1000}
    factor {"type": "number", "minimum": 0, "maximum": 1000}
    weights {
        "type": "array",
        "items": {"type": "number", "minimum": 0, "maximum": LARGEST},
        "minItems": 1,
        "maxItems": LONGEST_TAIL + 1
    }
}

fn list(items: Schema, least: u32, most: u32) -> Schema {
    json_schema!({"type": "array", "items": items, "minItems": least, "maxItems": most})
}

/// What may stand for a month, for all of them, for twelve, or by date over a default.
fn figure_by_month(one: Schema) -> Schema {
    let twelve = list(one.clone(), 12, 12);
    json_schema!({"anyOf": [one, twelve, {
        "type": "object",
        "properties": {"default": one, "calendar": twelve},
        "propertyNames": {
            "format": "month",
            "pattern": "^([12][0-9]{3}-(0[1-9]|1[0-2])|default|calendar)$"
        },
        "additionalProperties": one
    }]})
}

pub(super) fn baseline(generator: &mut SchemaGenerator) -> Schema {
    let amounts = figure_by_month(quantity(generator));
    json_schema!({
        "type": "object",
        "propertyNames": {"format": "name", "minLength": 1, "maxLength": 200},
        "additionalProperties": amounts
    })
}

pub(super) fn index_by_month(generator: &mut SchemaGenerator) -> Schema {
    figure_by_month(index(generator))
}

pub(super) fn margin_by_month(generator: &mut SchemaGenerator) -> Schema {
    figure_by_month(share_above_0(generator))
}

pub(super) fn factor_by_month(generator: &mut SchemaGenerator) -> Schema {
    figure_by_month(factor(generator))
}

pub(super) fn amounts(generator: &mut SchemaGenerator) -> Schema {
    list(amount(generator), 0, LONGEST_TAIL)
}

pub(super) fn two_amounts(generator: &mut SchemaGenerator) -> Schema {
    list(amount(generator), 2, 2)
}

pub(super) fn points(generator: &mut SchemaGenerator) -> Schema {
    list(two_amounts(generator), 1, 1000)
}

pub(super) fn channel_ids(generator: &mut SchemaGenerator) -> Schema {
    list(channel_id(generator), 1, 1000)
}

pub(super) fn months(generator: &mut SchemaGenerator) -> Schema {
    list(month(generator), 1, 120)
}

pub(super) fn name_or_null(generator: &mut SchemaGenerator) -> Schema {
    nullable(name(generator))
}

pub(super) fn amount_or_null(generator: &mut SchemaGenerator) -> Schema {
    nullable(amount(generator))
}

pub(super) fn amount_above_0_or_null(generator: &mut SchemaGenerator) -> Schema {
    nullable(amount_above_0(generator))
}
