//! Settings that keep a plan from leaning on chance, where they are worth it.

use crate::scenario::{Channel, Range, Scenario};

/// From this mean standard deviation of the logarithm of the stated returns on, a limit on change
/// protects more than it costs. Measured in `benches/decisions.md`: at 0.1 it cost 4 % of the best
/// possible profit, at 0.3 and more it gained in the lower tail, at 0.5 on average too.
const WIDE: f64 = 0.25;
/// The change that is advised, as a share of today's spend.
pub const STAY_WITHIN: f64 = 0.5;

/// What is advised, whatever is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guards {
    /// `risk.shrink`.
    pub shrink: bool,
    /// `stay_within` of [`STAY_WITHIN`].
    pub stay_within: bool,
}

/// What is advised for a scenario: correction for chance where a return that the scenario itself
/// states carries a range, and a limit on change where such ranges are wide and some channel states
/// what it spends today.
pub fn advised(scenario: &Scenario) -> Guards {
    let own = |c: &&Channel| !c.from_preset.contains(&"roi");
    let stated = |c: &Channel| c.stated_roi.or(c.roi).filter(Range::is_uncertain);
    let ranges: Vec<Range> = scenario.channels.iter().filter(own).filter_map(stated).collect();
    let spreads = ranges.iter().map(Range::spread);
    let mean = spreads.sum::<f64>() / ranges.len().max(1) as f64;
    Guards {
        shrink: !ranges.is_empty(),
        stay_within: mean >= WIDE && scenario.channels.iter().any(|c| c.current.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_ranges(width: f64, current: &str) -> Scenario {
        let channel = |id: &str| {
            format!(
                r#"{{"id": "{id}", {current} "roi": {{"low": {}, "expected": 3, "high": {}}},
                "curve": {{"saturating": {{"half": 5}}}}}}"#,
                3.0 / width,
                3.0 * width
            )
        };
        let text = format!(
            r#"{{"start": "2027-01", "months": 2, "budget": {{"monthly": 10}},
            "channels": [{}, {}, {{"id": "c", "roi": 2}}]}}"#,
            channel("a"),
            channel("b")
        );
        Scenario::from_text(&text, "x.json", "2026-12".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_limit_on_change_is_advised_where_ranges_are_wide_and_today_is_known() {
        // exp(0.1 * 1.2816) = 1.137, exp(0.5 * 1.2816) = 1.898.
        for (width, current, stay_within) in [
            (1.137, r#""current": 4,"#, false),
            (1.898, r#""current": 4,"#, true),
            (1.898, "", false),
        ] {
            let found = advised(&with_ranges(width, current));
            assert_eq!((found.shrink, found.stay_within), (true, stay_within));
        }
        let exact = advised(&with_ranges(1.0, r#""current": 4,"#));
        assert_eq!((exact.shrink, exact.stay_within), (false, false));
    }
}
