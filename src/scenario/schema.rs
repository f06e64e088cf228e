//! Stub.

/// The JSON Schema of a scenario.
pub fn schema() -> serde_json::Value {
    serde_json::json!({})
}
