//! Business rules: one file per rule or family of rules, and the file owns the whole of it: its
//! key in a scenario, its unit and direction, the figures that the scenario states of it, its
//! inequality, its rows, bounds and states in the program, and how it is measured on any plan,
//! whoever made the plan. What [`stated`] derives from that is written once for all.
//!
//! To add a rule: its file here with a type that is a [`Rule`], its name in the list
//! `every_rule!` (`row.rs`), its key in the format, its sentence in both languages, its check in
//! `tests/it/oracle`. The compiler or a test names what is missing.

mod active_channels;
mod activity;
mod budget;
mod change;
mod limit;
mod missed;
mod never_falls;
mod objective;
pub mod path;
pub mod round;
mod share;
pub mod spend;
pub mod stated;
mod target;
mod totals;
pub mod whole;

use crate::ledger::Ledger;
use crate::program::Program;
use crate::program::bounds::Bounds;
use crate::program::build::{Builder, Rules, build};
use crate::program::question::Question;
use crate::program::states::States;
use crate::program::worst::Case;
use crate::row::{
    ChannelIx, LimitIx, MonthIx, Reading, RowKey, RuleId, Subject, TargetIx, Unit, every_rule,
};
use crate::scenario::{Per, Scenario};

pub use stated::{Bound, Figures};
pub use target::{outcomes, target_rows, worst};

/// Which way a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// A greater figure allows more.
    Cap,
    /// The figure is met exactly.
    Exact,
    /// A lesser figure allows more.
    Floor,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The scenario as a whole, by month or over the horizon.
    Whole(Per),
    /// Each channel, by month or over the horizon.
    Channel(Per),
    /// Each channel by month; the scenario states it once for all of them.
    AnyChannel,
    /// Each limit, as the limit says.
    Limit,
    /// Each limit, in each of its months.
    LimitByMonth,
    /// Each target.
    Target,
}

/// What never changes of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// Its name in the list.
    pub id: RuleId,
    /// Its key in a scenario, below what it is about (`min` of a channel, `budget.total`).
    pub key: &'static str,
    /// What it is about.
    pub about: About,
    /// Which way it binds.
    pub direction: Direction,
    /// What one unit of its shadow price is a unit of.
    pub unit: Unit,
}

impl Facts {
    const fn new(id: RuleId, key: &'static str, about: About, direction: Direction) -> Self {
        Self { id, key, about, direction, unit: Unit::Money }
    }

    const fn in_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    fn is_floor(&self) -> bool {
        self.direction == Direction::Floor
    }

    /// A row measured: at most, exactly or at least `limit`.
    fn read(&self, key: RowKey, value: f64, limit: f64) -> Reading {
        match self.direction {
            Direction::Cap => Reading::at_most(key, value, limit),
            Direction::Exact => Reading::exactly(key, value, limit),
            Direction::Floor => Reading::at_least(key, value, limit),
        }
    }
}

/// A limit that a planner can state in one sentence.
pub trait Rule: Sync {
    /// What never changes of it.
    fn facts(&self) -> Facts;

    /// The lens: what the scenario states for `of`, to be read, moved or left out; `None` where
    /// it states nothing. [`stated`] derives the rest.
    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>>;

    /// Takes the rule out of the scenario, for `of`.
    fn leave_out(&self, scenario: &mut Scenario, of: Subject) {
        let closed = scenario.closed;
        if let Some(figures) = self.figures(scenario, of) {
            figures.leave_out(closed);
        }
    }

    /// Adds a row that enforces it, where it is stated. Rules on one spend and on/off rules have
    /// none: they live in [`Rule::bounds`] and [`Rule::states`].
    fn row(&self, _scenario: &Scenario, _key: RowKey, _program: &mut Builder<'_>) -> Option<()> {
        None
    }

    /// What it leaves to one spend.
    fn bounds(&self, _scenario: &Scenario, _of: (ChannelIx, MonthIx), _bounds: &mut Bounds) {}

    /// What it makes a channel decide and remember.
    fn states<'s>(&self, _scenario: &'s Scenario, _channel: ChannelIx, _states: &mut States<'s>) {}

    /// A row of it measured on a plan; `None` where nothing is stated.
    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading>;

    /// The first month whose rows are measured: what is spent cannot be mended.
    fn since(&self, scenario: &Scenario) -> usize {
        scenario.closed
    }

    /// What a row allows, where that is not just its figure.
    fn bound(&self, scenario: &Scenario, key: RowKey) -> Option<Bound> {
        let figure = stated::figure(scenario, key)?;
        Some(Bound::of(self.facts().unit, figure))
    }

    /// Whether a row keeps a spend from more; from less for `false`; `None` where neither.
    fn holds_down(&self, _scenario: &Scenario, _of: Subject, _spend: f64) -> Option<bool> {
        match self.facts().direction {
            Direction::Cap => Some(true),
            Direction::Exact => None,
            Direction::Floor => Some(false),
        }
    }

    /// Whether the price of a row is a price of the money spent in month `t`.
    fn pays_for(&self, _key: RowKey, _t: MonthIx) -> bool {
        false
    }

    /// Whether its figure is met exactly in this scenario.
    fn is_exact(&self, _scenario: &Scenario) -> bool {
        self.facts().direction == Direction::Exact
    }

    /// How far a row's own limit moves, in its unit, when the figure grows by 1.
    fn limit_per_figure(&self, _scenario: &Scenario, _of: Subject) -> f64 {
        1.0
    }
}

macro_rules! rules {
    ($($file:ident: $($rule:ident),+;)+) => {
        /// Every rule, by file.
        const FILES: &[&[&dyn Rule]] = &[$(&[$(&$file::$rule),+]),+];

        /// The rule of a name.
        pub fn of(id: RuleId) -> &'static dyn Rule {
            match id {
                $($(RuleId::$rule => &$file::$rule),+),+
            }
        }
    };
}
every_rule!(rules);

/// Every rule, in the order of the list.
pub fn all() -> impl Iterator<Item = &'static dyn Rule> {
    FILES.iter().copied().flatten().copied()
}

impl RowKey {
    /// What one unit of its shadow price is a unit of.
    pub fn unit(self) -> Unit {
        of(self.rule).facts().unit
    }

    /// Which way its rule binds.
    pub fn direction(self) -> Direction {
        of(self.rule).facts().direction
    }
}

/// What a rule may be about in a scenario.
fn subjects(rule: &dyn Rule, scenario: &Scenario) -> Vec<Subject> {
    match rule.facts().about {
        About::Whole(_) => vec![Subject::Whole],
        About::Channel(_) | About::AnyChannel => {
            ChannelIx::first(scenario.channels.len()).map(Subject::Channel).collect()
        }
        About::Limit | About::LimitByMonth => {
            LimitIx::first(scenario.limits.len()).map(Subject::Limit).collect()
        }
        About::Target => TargetIx::first(scenario.targets.len()).map(Subject::Target).collect(),
    }
}

/// Months of a rule's rows about `of`, from `since` on; `None` for all of them together.
fn months(rule: &dyn Rule, scenario: &Scenario, of: Subject, since: usize) -> Vec<Option<MonthIx>> {
    let (all, stated): (Vec<usize>, Option<Per>) = match of {
        Subject::Limit(at) => {
            let limit = &scenario.limits[at];
            (limit.months.clone(), Some(limit.per))
        }
        Subject::Target(at) => {
            let target = &scenario.targets[at];
            ((target.from..=target.by).collect(), Some(target.per))
        }
        Subject::Whole | Subject::Channel(_) => ((0..scenario.months).collect(), None),
    };
    let per = match rule.facts().about {
        About::Whole(per) | About::Channel(per) => per,
        About::AnyChannel | About::LimitByMonth => Per::Month,
        About::Limit | About::Target => stated.unwrap_or(Per::Total),
    };
    let mut open = all.into_iter().filter(|t| *t >= since).map(MonthIx);
    match per {
        Per::Month => open.map(Some).collect(),
        // A limit or target whose months are all spent holds no more.
        Per::Total => open
            .next()
            .or(stated.is_none().then_some(MonthIx(0)))
            .map(|_| None)
            .into_iter()
            .collect(),
    }
}

/// The rows that the rules of a scenario may have: a file's rules together, subject by subject
/// and month by month.
fn keys(scenario: &Scenario) -> Vec<RowKey> {
    let mut all = Vec::new();
    for file in FILES {
        let first = all.len();
        for rule in *file {
            for of in subjects(*rule, scenario) {
                let months = months(*rule, scenario, of, rule.since(scenario));
                let rule = rule.facts().id;
                all.extend(months.into_iter().map(|month| RowKey { rule, of, month }));
            }
        }
        all[first..].sort_by_key(|key| (key.of, key.month.is_none(), key.month));
    }
    all
}

/// Every rule of `scenario` measured on a plan.
pub fn measure(scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
    let keys = keys(scenario).into_iter();
    let readings = keys.filter_map(|key| of(key.rule).reading(scenario, key, ledger));
    readings.map(|reading| round::decided(scenario, reading)).collect()
}

/// What the rules leave to one spend.
pub fn bounds(scenario: &Scenario, channel: ChannelIx, month: MonthIx) -> Bounds {
    let mut bounds = Bounds::default();
    all().for_each(|rule| rule.bounds(scenario, (channel, month), &mut bounds));
    bounds
}

/// What a channel decides and remembers from month to month: the one place that says whether it
/// is on or off.
pub fn states(scenario: &Scenario, channel: ChannelIx) -> States<'_> {
    let mut states = States::of(&scenario.channels[channel]);
    all().for_each(|rule| rule.states(scenario, channel, &mut states));
    states
}

/// The rules of [`all`], as a program takes them.
struct All;

impl Rules for All {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        for key in keys(scenario) {
            of(key.rule).row(scenario, key, program);
        }
    }

    fn bounds(&self, scenario: &Scenario, channel: ChannelIx, month: MonthIx) -> Bounds {
        bounds(scenario, channel, month)
    }

    fn states<'s>(&self, scenario: &'s Scenario, channel: ChannelIx) -> States<'s> {
        states(scenario, channel)
    }
}

/// The program of `scenario`, at the expected returns.
///
/// # Errors
/// The rows of one channel's own rules, where they contradict each other before any other rule is
/// looked at (`min` above `max`, a locked month below `min_if_active`).
pub fn program(scenario: &Scenario) -> Result<Program, Vec<RowKey>> {
    program_for(scenario, Question::Best, &[])
}

/// The program of another question about `scenario`; the objective is the worst of `cases`, where
/// there are any, else what it is at the expected returns.
///
/// # Errors
/// As [`program`].
pub fn program_for(
    scenario: &Scenario,
    question: Question,
    cases: &[Case],
) -> Result<Program, Vec<RowKey>> {
    build(scenario, &All, question, cases).map_err(|channel| own_rows(scenario, channel))
}

/// The rules of one channel that contradict each other.
fn own_rows(scenario: &Scenario, channel: ChannelIx) -> Vec<RowKey> {
    let open = || (scenario.closed..scenario.months).map(MonthIx);
    let of_month = |t: MonthIx, is_part: &dyn Fn(Bounds) -> bool| -> Vec<RowKey> {
        let bound = |rule: &&dyn Rule| {
            let mut own = Bounds::default();
            rule.bounds(scenario, (channel, t), &mut own);
            is_part(own)
        };
        all().filter(bound).map(|rule| rule.facts().id.of(channel).at(t)).collect()
    };
    let crossed = open().flat_map(|t| {
        let all = bounds(scenario, channel, t);
        let possible = all.lo <= all.own && (all.own <= 0.0 || all.own >= all.on || all.lo <= 0.0);
        if possible {
            return Vec::new();
        }
        of_month(t, &|own| own.lo > 0.0 || own.own.is_finite() || own.on > all.own)
    });
    let mut rows: Vec<RowKey> = crossed.collect();
    if rows.is_empty() {
        // Each month is possible; it is the stretches that are not.
        rows.extend(open().flat_map(|t| of_month(t, &|own| own.lo > 0.0 || own.own <= 0.0)));
        let remembers = |rule: &&dyn Rule| {
            let mut own = States::default();
            rule.states(scenario, channel, &mut own);
            own.remembers()
        };
        rows.extend(all().filter(remembers).map(|rule| rule.facts().id.of(channel).at(MonthIx(0))));
    }
    rows
}

/// The solution's price of a bound of one spend, read back: the rule that holds a spend of
/// `spend` whose next unit would gain `gain` (negative: lose), where one does.
pub fn holding(
    scenario: &Scenario,
    (channel, month): (ChannelIx, MonthIx),
    spend: f64,
    gain: f64,
) -> Option<RowKey> {
    let at = |figure: f64| figure.is_finite() && (figure - spend).abs() <= 1e-9 * figure.abs();
    let bounds = |rule: &dyn Rule| {
        let mut own = Bounds::default();
        rule.bounds(scenario, (channel, month), &mut own);
        own
    };
    let is_given = |rule: &dyn Rule| rule.is_exact(scenario) && bounds(rule).own.is_finite();
    type Holds<'a> = &'a dyn Fn(&dyn Rule) -> bool;
    let holds: [Holds<'_>; 4] = [
        &is_given,
        &|rule| gain > 0.0 && at(bounds(rule).own),
        &|rule| gain < 0.0 && bounds(rule).lo > 0.0 && at(bounds(rule).lo),
        &|rule| gain < 0.0 && bounds(rule).on > 0.0 && at(bounds(rule).on),
    ];
    let found = holds.iter().find_map(|holds| all().find(|rule| holds(*rule)));
    found.map(|rule| rule.facts().id.of(channel).at(month))
}
