//! Plans to hold the optimum against.

use crate::scenario::Scenario;

/// What is spent today, every month: each channel's `current`; `None` where no channel states it.
/// Months that are `fixed` keep their spend.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2, "current": 7}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let today = phanbo::plan::reference::current(&scenario);
/// assert_eq!(today, Some(vec![vec![7.0; 3], vec![0.0; 3]]));
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
pub fn current(scenario: &Scenario) -> Option<Vec<Vec<f64>>> {
    scenario
        .channels
        .iter()
        .any(|c| c.current.is_some())
        .then(|| with_fixed(scenario, |c, _| scenario.channels[c].current.unwrap_or(0.0)))
}

/// What each channel spends over the whole period if today's spend goes on, as [`current`] has it;
/// `None` for a channel that does not state `current`.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2, "current": 4, "fixed": {"2027-02": 9}}, {"id": "ppc", "roi": 3}] }"#.parse()?;
/// assert_eq!(phanbo::plan::reference::totals(&scenario), [Some(17.0), None]);
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
pub fn totals(scenario: &Scenario) -> Vec<Option<f64>> {
    let spend = current(scenario).unwrap_or_default();
    let sums = spend.iter().map(|row| row.iter().sum()).chain(std::iter::repeat(0.0));
    let channels = scenario.channels.iter().zip(sums);
    channels.map(|(channel, sum)| channel.current.map(|_| sum)).collect()
}

/// `total` (currency) in equal parts over all channels and months; `fixed` months keep theirs.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// assert_eq!(phanbo::plan::reference::equal(&scenario, 12.0), [[2.0; 3], [2.0; 3]]);
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
pub fn equal(scenario: &Scenario, total: f64) -> Vec<Vec<f64>> {
    let cells = (scenario.channels.len() * scenario.months) as f64;
    with_fixed(scenario, |_, _| total / cells)
}

fn with_fixed(scenario: &Scenario, spend: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    let channels = scenario.channels.iter().enumerate();
    channels
        .map(|(c, channel)| {
            let mut row: Vec<f64> = (0..scenario.months).map(|t| spend(c, t)).collect();
            channel.fixed.iter().for_each(|&(t, amount)| row[t] = amount);
            row
        })
        .collect()
}
