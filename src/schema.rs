//! JSON Schemas (draft-07) of every JSON that is read or written, made from the types that are
//! read or written.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

#[cfg(feature = "documents")]
use crate::answer::written as answer;
use crate::certificate::Certificate;
use crate::json::{BatchRow, PlanFile};
use crate::scenario;

/// The schema of a document of type `T`, as it is written.
fn written<T: JsonSchema>() -> Value {
    SchemaSettings::draft07()
        .for_serialize()
        .with_transform(OneLine)
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// Line breaks of the source mean nothing to a reader of the schema.
#[derive(Clone)]
struct OneLine;

impl Transform for OneLine {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let about = schema.as_object_mut().and_then(|schema| schema.get_mut("description"));
        if let Some(Value::String(text)) = about {
            *text = text.replace('\n', " ");
        }
    }
}

/// A kind of JSON that is read or written.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Document {
    /// As `phanbo schema --of` takes it.
    pub key: &'static str,
    made: fn() -> Value,
}

/// Every kind.
pub const ALL: &[Document] = &[
    Document { key: "scenario", made: scenario::schema::schema },
    Document { key: "plan", made: written::<PlanFile> },
    Document { key: "batch-row", made: written::<BatchRow> },
    Document { key: "certificate", made: written::<Certificate> },
    #[cfg(feature = "documents")]
    Document { key: "calibrate", made: written::<answer::CalibrateJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "compare", made: written::<answer::CompareJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "explain", made: written::<answer::ExplainJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "goal", made: written::<answer::GoalJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "pace", made: written::<answer::PaceJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "ranges", made: written::<answer::RangesJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "replan", made: written::<answer::ReplanJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "robustness", made: written::<answer::RobustnessJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "sweep", made: written::<answer::SweepJson<'static>> },
    #[cfg(feature = "documents")]
    Document { key: "top-up", made: written::<answer::TopUpJson<'static>> },
];

impl Document {
    /// The kind of that key.
    ///
    /// ```
    /// use phanbo::schema::Document;
    ///
    /// let plan = Document::of("plan").ok_or("known")?;
    /// assert_eq!(plan.schema()["title"], "phanbo plan");
    /// assert!(Document::of("proof").is_none());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(key: &str) -> Option<Self> {
        ALL.iter().copied().find(|document| document.key == key)
    }

    /// Its JSON Schema.
    pub fn schema(self) -> Value {
        let mut schema = (self.made)();
        schema["title"] = format!("phanbo {}", self.key).into();
        schema
    }

    /// The schema as it is published: `scenario.schema.json` and the files of `schemas/`.
    pub fn text(self) -> String {
        let schema = serde_json::to_string_pretty(&self.schema());
        schema.expect("JSON can be written as JSON") + "\n"
    }
}
