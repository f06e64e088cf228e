//! A scenario out of what platforms export: which channels, what they cost and brought by month, and
//! returns as reported, as wide as so many months deserve. What no export says is an assumption, and
//! stands here by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::learning::{Months, P90, noise};
use crate::money::smallest_unit;
use crate::month::Month;
use crate::scenario::Range;
use crate::table::calendar::Date;
use crate::table::{Channel, Facts, Grain, Measure, calendar};

/// Months at the end whose mean is what is spent today.
const RECENT: usize = 3;
/// The half of the saturating curve, in months' spends of today: no export says how returns diminish.
const HALF: f64 = 2.0;
/// How far a platform may be off in what it credits to itself, beside the noise of the months: the
/// standard deviation of the logarithm.
const ATTRIBUTION: f64 = 0.3;
/// Outcomes that a plan can be made for.
const OUTCOMES: [&str; 3] = ["orders", "leads", "conversions"];

/// Shares of reported returns that spend really causes, by words in a channel's name, the telling
/// ones first: mid-range of published experiments (Gordon and others 2019 and 2022, Blake and others
/// 2014, Chan and others 2011) and, for e-mail, of practitioners. Assumptions until a test says more.
const CAUSED: [(&str, f64); 20] = [
    ("brand", 0.2),
    ("thuong hieu", 0.2),
    ("remarketing", 0.3),
    ("retargeting", 0.3),
    ("email", 0.35),
    ("zns", 0.35),
    ("shopping", 0.6),
    ("pmax", 0.6),
    ("performance max", 0.6),
    ("shopee", 0.6),
    ("lazada", 0.6),
    ("seo", 0.8),
    ("google", 0.7),
    ("facebook", 0.7),
    ("instagram", 0.7),
    ("meta", 0.7),
    ("tiktok", 0.7),
    ("zalo", 0.7),
    ("youtube", 0.7),
    ("coc coc", 0.7),
];
/// Of a channel of which nothing is known.
const CAUSED_ELSE: f64 = 0.7;

/// A table, and whose it is where it does not say.
#[derive(Debug, Clone)]
pub struct Source {
    /// The channel of the whole table, in the place of what it says.
    pub channel: Option<String>,
    /// What it says.
    pub facts: Facts,
}

/// What was made of tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// ISO 4217.
    pub currency: String,
    /// The month after the last whole one that is told.
    pub start: Month,
    /// First and last whole month that is told.
    pub told: [Month; 2],
    /// What all channels spend a month today, in currency.
    pub budget: f64,
    /// By name.
    pub channels: Vec<ImportedChannel>,
    /// A last month that is not over, and was left out.
    pub left_out: Option<Month>,
    /// What is to be maximised where no revenue is told: an outcome.
    pub outcome: Option<String>,
}

/// A channel of it; amounts in currency.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedChannel {
    /// Made of its name.
    pub id: String,
    /// As it is written in the tables.
    pub name: String,
    /// Spends of the months before the start, as far back as every month is told, oldest first.
    pub history: Vec<f64>,
    /// A month's spend today; `None` where the last months are not told.
    pub current: Option<f64>,
    /// Revenue per unit of spend as reported, and how it was found.
    pub roi: Option<(Range, Basis)>,
    /// The mean spend of the months that the return is of.
    pub at: f64,
    /// Share of it that the spend causes: an assumption.
    pub incrementality: f64,
    /// Cost of each other outcome as reported, per *effective* unit as the format asks.
    pub cost_per: BTreeMap<String, f64>,
    /// The half of its saturating curve: an assumption.
    pub half: f64,
    /// Least and most spend of a month: where the return was seen.
    pub observed: [f64; 2],
}

/// What a return rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// So many months of the channel itself.
    Months(usize),
    /// The other channels': nothing is told of its own.
    Others,
}

/// Why tables make no scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoScenario {
    /// Nothing was spent in them.
    NoSpend,
    /// Neither revenue nor any outcome is told: nothing to be had for the money.
    NoReturn,
}

/// Amounts of one channel by month.
#[derive(Default)]
struct Sums {
    name: String,
    by: BTreeMap<Measure, BTreeMap<Month, f64>>,
}

/// The scenario that tables make. Amounts are of `currency`.
///
/// # Errors
/// [`NoScenario`].
pub fn import(sources: &[Source], currency: &str) -> Result<Imported, NoScenario> {
    let mut sums = sums(sources);
    let spent = |sums: &BTreeMap<String, Sums>| -> BTreeSet<Month> {
        let spend = sums.values().filter_map(|one| one.by.get(&Measure::Spend));
        spend.flat_map(|months| months.keys().copied()).collect()
    };
    let mut months = spent(&sums);
    let left_out =
        unfinished(sources).filter(|month| months.last() == Some(month) && months.len() > 1);
    if let Some(month) = left_out {
        months.remove(&month);
        for by in sums.values_mut().flat_map(|one| one.by.values_mut()) {
            by.remove(&month);
        }
    }
    let (Some(first), Some(last)) = (months.first().copied(), months.last().copied()) else {
        return Err(NoScenario::NoSpend);
    };
    sums.retain(|_, one| one.of(&Measure::Spend).values().any(|spend| *spend > 0.0));
    let series: Vec<Months> = sums.values().map(|one| one.series(&Measure::Revenue)).collect();
    let noise = noise(&series);
    let own: Vec<Option<(Range, Basis)>> = series.iter().map(|one| returned(one, noise)).collect();
    let step = smallest_unit(currency);
    let mut channels: Vec<ImportedChannel> =
        sums.iter().zip(&own).map(|((id, one), roi)| one.channel(id, *roi, last, step)).collect();
    let outcome = if own.iter().all(Option::is_none) {
        let count = |kpi: &&str| channels.iter().filter(|c| c.cost_per.contains_key(*kpi)).count();
        let best = OUTCOMES.iter().max_by_key(|kpi| count(kpi)).filter(|kpi| count(kpi) > 0);
        Some((*best.ok_or(NoScenario::NoReturn)?).to_owned())
    } else {
        others(&mut channels);
        None
    };
    // Channels without the outcome that is looked for buy nothing that counts.
    if let Some(kpi) = &outcome {
        channels.retain(|channel| channel.cost_per.contains_key(kpi));
    }
    let budget = channels.iter().filter_map(|channel| channel.current).sum::<f64>();
    let spend = channels.iter().map(|channel| channel.at).sum::<f64>();
    Ok(Imported {
        currency: currency.to_owned(),
        start: last.plus(1),
        told: [first, last],
        budget: if budget > 0.0 { budget } else { whole(spend, step) },
        channels,
        left_out,
        outcome,
    })
}

fn sums(sources: &[Source]) -> BTreeMap<String, Sums> {
    let mut all: BTreeMap<String, Sums> = BTreeMap::new();
    for source in sources {
        for fact in &source.facts.facts {
            let named = match &fact.channel {
                Channel::Named(name) => name.as_str(),
                Channel::Known(_) => continue,
            };
            let name = source.channel.as_deref().unwrap_or(named).trim();
            let one = all.entry(id_of(name)).or_default();
            if one.name.is_empty() {
                name.clone_into(&mut one.name);
            }
            let months = one.by.entry(fact.measure.clone()).or_default();
            for (month, share) in fact.span.months() {
                *months.entry(month).or_default() += fact.amount * share;
            }
        }
    }
    all
}

/// The month in which tables of days end before it does.
fn unfinished(sources: &[Source]) -> Option<Month> {
    let by_day = sources.iter().filter(|source| source.facts.grain != Grain::Months);
    let days = by_day.flat_map(|source| &source.facts.facts).map(|fact| fact.span.last);
    let last: Date = days.max()?;
    (last < last.last_of_month()).then(|| calendar::month_of(last))?
}

/// Letters and digits of a name, joined by hyphens.
pub fn id_of(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    if id.is_empty() { "channel".to_owned() } else { id }
}

/// To a whole multiple of `step`.
fn whole(amount: f64, step: f64) -> f64 {
    let steps = (amount / step).round();
    // A hundredth is no binary number: what is meant is the nearest to it.
    if step < 1.0 { steps / (1.0 / step).round() } else { steps * step }
}

/// Revenue per unit of spend over months, as sure as they make it.
fn returned(months: &Months, noise: f64) -> Option<(Range, Basis)> {
    // Promised is the spend itself: a return of 1.
    let spend: f64 = months.promised.iter().sum();
    let revenue: f64 = months.came.iter().sum();
    if !(spend > 0.0 && revenue > 0.0) {
        return None;
    }
    let chance = months.evidence(noise).map_or(0.0, |evidence| evidence.variance);
    let spread = (chance + ATTRIBUTION * ATTRIBUTION).sqrt();
    let expected = revenue / spend;
    Some((around(expected, spread), Basis::Months(months.promised.len())))
}

fn around(expected: f64, spread: f64) -> Range {
    let factor = libm::exp(P90 * spread);
    let digits = |x: f64| {
        let scale = 10_f64.powi(2 - libm::floor(libm::log10(x)) as i32);
        (x * scale).round() / scale
    };
    Range {
        low: digits(expected / factor),
        expected: digits(expected),
        high: digits(expected * factor),
    }
}

/// Channels whose return is not told get the others': wide, and said.
fn others(channels: &mut [ImportedChannel]) {
    let known: Vec<f64> =
        channels.iter().filter_map(|channel| Some(libm::log(channel.roi?.0.expected))).collect();
    let mean = libm::exp(known.iter().sum::<f64>() / known.len().max(1) as f64);
    for channel in channels.iter_mut().filter(|channel| channel.roi.is_none()) {
        channel.roi = Some((around(mean, 2.0 * ATTRIBUTION), Basis::Others));
    }
}

impl Sums {
    fn of(&self, measure: &Measure) -> BTreeMap<Month, f64> {
        self.by.get(measure).cloned().unwrap_or_default()
    }

    /// Spend and an amount, in the months in which both are told and anything was spent.
    fn series(&self, measure: &Measure) -> Months {
        let (spend, amount) = (self.of(&Measure::Spend), self.of(measure));
        let both = spend.iter().filter_map(|(month, spend)| Some((*spend, *amount.get(month)?)));
        let (promised, came): (Vec<f64>, Vec<f64>) = both.filter(|(spend, _)| *spend > 0.0).unzip();
        let full = promised.iter().sum::<f64>() / promised.len().max(1) as f64;
        Months { promised, came, full }
    }

    fn channel(
        &self,
        id: &str,
        roi: Option<(Range, Basis)>,
        last: Month,
        step: f64,
    ) -> ImportedChannel {
        let spend = self.of(&Measure::Spend);
        // A month that is not told is not known to have cost nothing: no history beyond it.
        let back = (0..).map_while(|ago: i32| spend.get(&last.plus(-ago)).copied());
        let mut history: Vec<f64> = back.map(|spend| whole(spend.max(0.0), step)).collect();
        history.reverse();
        let recent = &history[history.len().saturating_sub(RECENT)..];
        let current = (!recent.is_empty())
            .then(|| whole(recent.iter().sum::<f64>() / recent.len() as f64, step));
        let used: Vec<f64> = spend.values().copied().filter(|spend| *spend > 0.0).collect();
        let mean = used.iter().sum::<f64>() / used.len().max(1) as f64;
        let at = match self.series(&Measure::Revenue).full {
            full if full > 0.0 && roi.is_some() => full,
            _ => mean,
        };
        let at = whole(at, step);
        let half = whole(HALF * at, step);
        let costs = OUTCOMES.iter().filter_map(|kpi| {
            let series = self.series(&Measure::Kpi((*kpi).to_owned()));
            let (spent, came) =
                (series.promised.iter().sum::<f64>(), series.came.iter().sum::<f64>());
            // The average at today's spend is that of an effective unit times phi(s) / s.
            (came > 0.0).then(|| ((*kpi).to_owned(), whole(spent / came / (1.0 + at / half), step)))
        });
        let folded = fold(&self.name);
        let caused = CAUSED.iter().find(|(word, _)| folded.contains(word));
        ImportedChannel {
            id: id.to_owned(),
            name: self.name.clone(),
            history,
            current,
            roi,
            at,
            incrementality: caused.map_or(CAUSED_ELSE, |(_, share)| *share),
            cost_per: costs.filter(|(_, cost)| *cost > 0.0).collect(),
            half,
            observed: [
                whole(used.iter().copied().fold(f64::INFINITY, f64::min), step),
                whole(used.iter().copied().fold(0.0, f64::max), step),
            ],
        }
    }
}
