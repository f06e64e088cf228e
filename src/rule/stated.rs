//! What a scenario states of its rules, by their lenses: the figure of a row, the scenario with
//! the figure moved or the rule left out, the lines that may clash, the path of the key.

use super::{About, Direction, all, months, of, subjects};
use crate::row::{MonthIx, RowKey, RuleId, Subject, Unit};
use crate::scenario::{MaxChange, Scenario};

/// What a scenario states of one rule.
pub enum Figures<'s> {
    /// One amount, for all months.
    Amount(&'s mut Option<f64>),
    /// A share, at most so much.
    Share(&'s mut Option<f64>, f64),
    /// A whole number, at least 1.
    Count(&'s mut Option<usize>),
    /// An amount a month; the other says of a month that it has none.
    Monthly(&'s mut [f64], f64),
    /// Amounts of some months.
    Dated(&'s mut Vec<(usize, f64)>),
    /// One amount of something that says more.
    Part(&'s mut f64),
    /// An amount that is there to count in, not to be moved.
    Step(&'s mut Option<f64>),
    /// No figure.
    Fact,
}

/// How much of a line is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The month of the row only.
    Row,
    /// Every month that the line of the file speaks of.
    Line,
}

/// What a row allows, as people say it.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// An amount of money.
    Money(f64),
    /// A share.
    Share(f64),
    /// A number of channels or months.
    Count(f64),
    /// An amount of a KPI.
    Kpi(String, f64),
    /// So many units of a KPI per unit of money.
    Ratio(f64),
    /// From one month to the next.
    Change(MaxChange),
}

impl Bound {
    /// A figure in a rule's unit.
    pub(super) fn of(unit: Unit, figure: f64) -> Self {
        match unit {
            Unit::PercentPoint => Bound::Share(figure / 100.0),
            Unit::Channel | Unit::Month => Bound::Count(figure),
            Unit::Money | Unit::Objective => Bound::Money(figure),
            Unit::Kpi | Unit::Ratio => Bound::Ratio(figure),
        }
    }
}

/// An amount that the format page allows.
fn lawful(x: f64) -> Option<f64> {
    (x.is_finite() && x >= 0.0).then_some(x)
}

impl Figures<'_> {
    fn is_stated(&self, closed: usize) -> bool {
        match self {
            Figures::Amount(x) | Figures::Share(x, _) | Figures::Step(x) => x.is_some(),
            Figures::Count(x) => x.is_some(),
            Figures::Monthly(list, none) => list[closed..].iter().any(|x| x != none),
            Figures::Dated(list) => list.iter().any(|(t, _)| *t >= closed),
            Figures::Part(_) | Figures::Fact => true,
        }
    }

    /// A share in percentage points, all else as it is.
    fn at(&self, month: Option<MonthIx>) -> Option<f64> {
        match self {
            Figures::Amount(x) | Figures::Step(x) => **x,
            Figures::Share(x, _) => x.map(|share| 100.0 * share),
            Figures::Count(x) => x.map(|count| count as f64),
            Figures::Monthly(list, _) => list.get(month?.0).copied(),
            Figures::Dated(list) => {
                list.iter().find(|(t, _)| Some(MonthIx(*t)) == month).map(|f| f.1)
            }
            Figures::Part(x) => Some(**x),
            Figures::Fact => None,
        }
    }

    /// Changes it by `by`, in the unit of [`Figures::at`].
    fn shift(self, month: Option<MonthIx>, by: f64, extent: Extent) -> Option<()> {
        let add = |x: f64| lawful(x + by);
        match self {
            Figures::Amount(x) => *x = Some(add((*x)?)?),
            Figures::Part(x) => *x = add(*x)?,
            Figures::Share(x, most) => {
                *x = Some(lawful((*x)? + by / 100.0).filter(|share| *share <= most)?);
            }
            Figures::Count(x) => {
                *x = Some(add((*x)? as f64).filter(|count| *count >= 1.0)? as usize);
            }
            Figures::Dated(list) => {
                let own = list.iter_mut().find(|(t, _)| Some(MonthIx(*t)) == month)?;
                own.1 = add(own.1)?;
            }
            Figures::Monthly(list, none) => match extent {
                Extent::Row => {
                    let own = list.get_mut(month?.0)?;
                    *own += by;
                    (*own >= 0.0).then_some(())?;
                }
                Extent::Line => {
                    for own in list.iter_mut().filter(|own| **own != none) {
                        *own = (*own + by).max(0.0);
                    }
                }
            },
            Figures::Step(_) | Figures::Fact => return None,
        }
        Some(())
    }

    pub(super) fn leave_out(self, closed: usize) {
        match self {
            Figures::Amount(x) | Figures::Share(x, _) | Figures::Step(x) => *x = None,
            Figures::Count(x) => *x = None,
            Figures::Monthly(list, none) => list.fill(none),
            Figures::Dated(list) => list.retain(|(t, _)| *t < closed),
            Figures::Part(_) | Figures::Fact => {
                unreachable!("a rule whose figure is part of something says what is left of that")
            }
        }
    }
}

/// What a limit is now, in its rule's own unit (a share in percentage points, a ratio as it is);
/// `None` for what has no figure.
pub fn figure(scenario: &Scenario, row: RowKey) -> Option<f64> {
    of(row.rule).figures(&mut scenario.clone(), row.of)?.at(row.month)
}

/// What a rule allows, as the scenario states it.
pub fn bound(scenario: &Scenario, row: RowKey) -> Option<Bound> {
    of(row.rule).bound(scenario, row)
}

/// The scenario with the figure of `row` changed by `by` (negative: lowered), in the rule's own
/// unit. `None` where it cannot be: there is no such figure, or it would leave what the format
/// page allows.
pub fn moved(scenario: &Scenario, row: RowKey, by: f64, extent: Extent) -> Option<Scenario> {
    let mut new = scenario.clone();
    let figures = of(row.rule).figures(&mut new, row.of)?;
    // Rows of one line in other months are moved with it.
    let has_own = matches!(figures, Figures::Monthly(..) | Figures::Dated(_));
    if extent == Extent::Row && !has_own && holds_in_several_months(scenario, row) {
        return None;
    }
    figures.shift(row.month, by, extent)?;
    Some(new)
}

fn holds_in_several_months(scenario: &Scenario, row: RowKey) -> bool {
    row.month.is_some() && months(of(row.rule), scenario, row.of, 0).len() > 1
}

/// The scenario without the line that `row` belongs to; places in lists stay, so that rows keep
/// their names.
pub fn leave_out(scenario: &mut Scenario, row: RowKey) {
    of(row.rule).leave_out(scenario, row.of);
}

/// How far a row's own limit moves, in its rule's unit, when its figure grows by 1.
pub fn limit_per_figure(scenario: &Scenario, row: RowKey) -> f64 {
    of(row.rule).limit_per_figure(scenario, row.of)
}

/// Whether two rows stand on one line of the file.
pub fn is_same_line(a: RowKey, b: RowKey) -> bool {
    a.rule == b.rule && home(a) == home(b)
}

/// What the file states a row's rule of.
fn home(row: RowKey) -> Subject {
    match of(row.rule).facts().about {
        About::AnyChannel => Subject::Whole,
        _ => row.of,
    }
}

/// The path of the key that states a row's rule: `channels[2].max`.
pub fn path(row: RowKey) -> String {
    let key = of(row.rule).facts().key;
    match home(row) {
        Subject::Whole => key.to_owned(),
        Subject::Channel(at) => format!("channels[{}].{key}", at.0),
        Subject::Limit(at) => format!("limits[{}].{key}", at.0),
        Subject::Target(at) => format!("targets[{}].{key}", at.0),
    }
}

/// One line of the file that may be left out: its rows, at least one.
pub type Line = Vec<RowKey>;

/// Every line that a scenario states. A clash is told by those that come last, so by targets and
/// limits rather than by what every scenario has, and by floors rather than by caps.
pub fn lines(scenario: &Scenario) -> Vec<Line> {
    let mut copy = scenario.clone();
    let mut lines: Vec<Line> = Vec::new();
    for rule in all() {
        for of in subjects(rule, scenario) {
            let months = months(rule, scenario, of, scenario.closed);
            let Some(figures) = rule.figures(&mut copy, of) else { continue };
            let Some(first) = months.first().filter(|_| figures.is_stated(scenario.closed)) else {
                continue;
            };
            let row = |month: &Option<MonthIx>| RowKey { rule: rule.facts().id, of, month: *month };
            let rows: Line = match &figures {
                Figures::Monthly(list, none) => {
                    let own = |month: &&Option<MonthIx>| month.is_some_and(|t| list[t.0] != *none);
                    months.iter().filter(own).map(row).collect()
                }
                Figures::Dated(_) => {
                    let own = |month: &&Option<MonthIx>| figures.at(**month).is_some();
                    months.iter().filter(own).map(row).collect()
                }
                Figures::Part(_) => months.iter().map(row).collect(),
                _ => vec![row(first)],
            };
            // One figure may be of two rules: a change up and down.
            if !lines.iter().any(|line| path(line[0]) == path(rows[0])) {
                lines.push(rows);
            }
        }
    }
    lines.sort_by_key(|line| order(line[0]));
    lines
}

fn order(row: RowKey) -> (Subject, Direction, std::cmp::Reverse<RuleId>) {
    (home(row), row.direction(), std::cmp::Reverse(row.rule))
}
