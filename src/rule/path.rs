//! Where in a scenario a rule is written.

use crate::row::RowKey;
use crate::rule::stated::path;
use crate::scenario::Scenario;

/// The path of the key that states a row's rule: `channels[2].max`.
pub fn scenario_path(_scenario: &Scenario, row: RowKey) -> String {
    path(row)
}
