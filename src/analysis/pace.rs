//! A month in days: what was spent, what should have been by now, where the month ends if it goes on
//! like this, and what each day left may cost.

use crate::lunar;
use crate::money::smallest_unit;
use crate::plan::file::Cells;
use crate::scenario::Scenario;
use crate::table::calendar::{Date, days_between};

/// Days before and after which people buy otherwise than on others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The lunar new year.
    Tet,
    /// 8 March.
    WomensDay,
    /// 30 April and 1 May.
    Liberation,
    /// The 15th of the eighth lunar month.
    MidAutumn,
    /// 20 October.
    VietnameseWomensDay,
    /// 9.9, 10.10, 11.11, 12.12: the number says which.
    SaleDay(u8),
    /// 24 and 25 December.
    Christmas,
}

/// Days from an event's own first day on, the first and the last of a stretch, and what they weigh.
type Stretch = (i32, i32, f64);

/// What a day weighs beside others. No public figure says how Vietnamese shops spend by day: assumptions, shown with
/// every answer and replaced by `--day`.
const AROUND: [(Event, &[Stretch]); 6] = [
    // Before the feast people buy; at it they are with their families.
    (Event::Tet, &[(-14, -1, 1.3), (0, 3, 0.5)]),
    (Event::WomensDay, &[(-3, 0, 1.4)]),
    (Event::Liberation, &[(-3, 1, 1.2)]),
    (Event::MidAutumn, &[(-10, 0, 1.2)]),
    (Event::VietnameseWomensDay, &[(-3, 0, 1.4)]),
    (Event::Christmas, &[(-4, 1, 1.2)]),
];
/// A sale day, and the day before it.
const SALE: &[Stretch] = &[(0, 0, 2.0), (-1, -1, 1.3)];

/// How days weigh.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Monday first.
    pub weekdays: [f64; 7],
    /// Whether events count.
    pub events: bool,
    /// Days that the planner weighs: in the place of everything else.
    pub days: Vec<(Date, f64)>,
}

impl Default for Weights {
    fn default() -> Self {
        Self { weekdays: [1.0; 7], events: true, days: Vec::new() }
    }
}

impl Weights {
    /// What a day weighs, and the event that is to blame.
    pub fn of(&self, day: Date) -> (f64, Option<Event>) {
        if let Some((_, own)) = self.days.iter().rev().find(|(own, _)| *own == day) {
            return (*own, None);
        }
        let weekday =
            self.weekdays[day.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7];
        let found = self.events.then(|| event(day)).flatten();
        (weekday * found.map_or(1.0, |(_, weight)| weight), found.map(|(event, _)| event))
    }
}

/// The event around a day that moves it most.
fn event(day: Date) -> Option<(Event, f64)> {
    let year = i32::from(day.year());
    let civil =
        |(year, month, day): lunar::Civil| Date::new(year as i16, month as i8, day as i8).ok();
    let first = |event: Event| match event {
        Event::Tet => civil(lunar::new_year(year)),
        Event::WomensDay => civil((year, 3, 8)),
        Event::Liberation => civil((year, 4, 30)),
        Event::MidAutumn => civil(lunar::mid_autumn(year)),
        Event::VietnameseWomensDay => civil((year, 10, 20)),
        Event::SaleDay(n) => civil((year, n.into(), n.into())),
        Event::Christmas => civil((year, 12, 24)),
    };
    let sales = [9, 10, 11, 12].map(|n| (Event::SaleDay(n), SALE));
    let around = AROUND.into_iter().chain(sales);
    let near = around.filter_map(|(event, stretches)| {
        let from = days_between(first(event)?, day);
        let found = stretches.iter().find(|(begin, end, _)| (*begin..=*end).contains(&from));
        found.map(|(_, _, weight)| (event, *weight))
    });
    near.max_by(|a, b| libm::log(a.1).abs().total_cmp(&libm::log(b.1).abs()))
}

/// A day and what it weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// Beside others.
    pub weight: f64,
    /// What makes it so.
    pub event: Option<Event>,
}

/// A month up to the end of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// 0-based month of the plan.
    pub month: usize,
    /// The last day that is over.
    pub through: Date,
    /// Every day of the month.
    pub days: Vec<Day>,
    /// In the scenario's order.
    pub channels: Vec<ChannelPace>,
}

/// A channel's month; amounts in currency.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelPace {
    /// For the whole month.
    pub planned: f64,
    /// So far.
    pub spent: f64,
    /// So much of the plan as the days weigh that are over.
    pub due: f64,
    /// What the month comes to if the days left are spent on as those before.
    pub ends: f64,
    /// For each day left, in whole units; together what is left of the plan.
    pub daily: Vec<f64>,
}

impl Pace {
    /// Days left.
    pub fn left(&self) -> &[Day] {
        let over = self.days.iter().take_while(|day| day.date <= self.through).count();
        &self.days[over..]
    }

    /// Whether all of these days weigh the same.
    pub fn is_even(days: &[Day]) -> bool {
        days.windows(2).all(|pair| (pair[0].weight - pair[1].weight).abs() < 1e-12)
    }

    /// All channels together.
    pub fn whole(&self) -> ChannelPace {
        let sum = |of: fn(&ChannelPace) -> f64| self.channels.iter().map(of).sum();
        let day = |d: usize| self.channels.iter().map(|channel| channel.daily[d]).sum();
        ChannelPace {
            planned: sum(|c| c.planned),
            spent: sum(|c| c.spent),
            due: sum(|c| c.due),
            ends: sum(|c| c.ends),
            daily: (0..self.left().len()).map(day).collect(),
        }
    }
}

impl ChannelPace {
    /// Spent above the whole month's plan; nothing is left of it then.
    pub fn above(&self) -> f64 {
        (self.spent - self.planned).max(0.0)
    }

    /// Left of the plan.
    pub fn left(&self) -> f64 {
        (self.planned - self.spent).max(0.0)
    }
}

/// The month of `through`, which is a day of the plan's month `month`: `planned` by channel for the
/// whole of it, `spent` up to the end of that day (what is not told counts as nothing).
///
/// ```
/// use phanbo::analysis::pace::{Weights, pace};
///
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-06", "months": 1,
///     "channels": [{"id": "ppc", "roi": 3}] }"#.parse()?;
/// let found = pace(&scenario, 0, "2027-06-10".parse()?, &[30e6], &vec![vec![Some(12e6)]], &Weights::default());
/// let ppc = &found.channels[0];
/// // A third of June is over, with 12 of 30 spent: 36 in the end, or 0.9 a day from now on.
/// assert_eq!((ppc.due, ppc.ends, ppc.daily[0]), (10e6, 36e6, 900_000.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pace(
    scenario: &Scenario,
    month: usize,
    through: Date,
    planned: &[f64],
    spent: &Cells,
    weights: &Weights,
) -> Pace {
    let first = through.first_of_month();
    let all = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let days: Vec<Day> = all
        .take_while(|day| *day <= through.last_of_month())
        .map(|date| {
            let (weight, event) = weights.of(date);
            Day { date, weight, event }
        })
        .collect();
    let over = days.iter().take_while(|day| day.date <= through).count();
    let weight = |days: &[Day]| days.iter().map(|day| day.weight).sum::<f64>();
    let (passed, left) = (weight(&days[..over]), weight(&days[over..]));
    let step = smallest_unit(&scenario.currency);
    let channels = planned.iter().zip(spent).map(|(planned, spent)| {
        let spent = spent[month].unwrap_or(0.0);
        let rate = if passed > 0.0 { spent / passed } else { 0.0 };
        let rest = (planned - spent).max(0.0);
        ChannelPace {
            planned: *planned,
            spent,
            due: if passed + left > 0.0 { planned * passed / (passed + left) } else { 0.0 },
            ends: spent + rate * left,
            daily: parted(rest, &days[over..], step),
        }
    });
    let channels = channels.collect();
    Pace { month, through, days, channels }
}

/// An amount over days by their weights, in whole steps that come to it: what one day's rounding
/// leaves is the next one's.
fn parted(amount: f64, days: &[Day], step: f64) -> Vec<f64> {
    let all: f64 = days.iter().map(|day| day.weight).sum();
    let (mut weight, mut so_far) = (0.0, 0.0);
    let share = |day: &Day| {
        weight += day.weight;
        let until = if all > 0.0 { (amount * weight / all / step).round() } else { 0.0 };
        let own = (until - so_far) * step;
        so_far = until;
        // A hundredth is not a binary number: what is shown is the nearest to it.
        (own * 1e3).round() / 1e3
    };
    days.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn events_are_where_the_calendars_have_them() {
        let even = Weights { events: false, ..Weights::default() };
        for (on, weight, event) in [
            ("2027-02-05", 1.3, Some(Event::Tet)), // New year is 6 February.
            ("2027-02-06", 0.5, Some(Event::Tet)),
            ("2027-02-10", 1.0, None),
            ("2027-03-08", 1.4, Some(Event::WomensDay)),
            ("2027-04-30", 1.2, Some(Event::Liberation)),
            ("2027-09-09", 2.0, Some(Event::SaleDay(9))), // Within ten days of 15 September too.
            ("2027-09-15", 1.2, Some(Event::MidAutumn)),
            ("2027-10-09", 1.3, Some(Event::SaleDay(10))),
            ("2027-10-20", 1.4, Some(Event::VietnameseWomensDay)),
            ("2027-11-11", 2.0, Some(Event::SaleDay(11))),
            ("2027-12-12", 2.0, Some(Event::SaleDay(12))),
            ("2027-12-25", 1.2, Some(Event::Christmas)),
            ("2027-12-26", 1.0, None),
        ] {
            assert_eq!(Weights::default().of(day(on)), (weight, event), "{on}");
            assert_eq!(even.of(day(on)), (1.0, None));
        }
        // A weekday and an event together; a day of the planner's own alone.
        let weekdays = [1.0, 1.0, 1.0, 1.0, 1.0, 1.5, 2.0];
        let own = Weights { weekdays, events: true, days: vec![(day("2027-03-07"), 3.0)] };
        assert_eq!(own.of(day("2027-03-06")).0, 1.5 * 1.4); // A Saturday.
        assert_eq!(own.of(day("2027-03-07")), (3.0, None));
    }

    #[test]
    fn days_come_to_what_is_left() {
        let weights =
            Weights { weekdays: [1.0, 1.0, 1.0, 1.0, 1.0, 1.3, 1.7], ..Weights::default() };
        for (currency, amount) in [("VND", 12_345_679.0), ("USD", 1_234.57)] {
            let text = format!(
                r#"{{"start": "2027-02", "months": 2, "currency": "{currency}", "channels": [{{"id": "a", "roi": 2}}]}}"#
            );
            let scenario: Scenario = text.parse().unwrap();
            let spent = vec![vec![Some(0.0), None]];
            let found = pace(&scenario, 0, day("2027-02-12"), &[amount], &spent, &weights);
            let sum: f64 = found.channels[0].daily.iter().sum();
            assert!((sum - amount).abs() < 1e-6, "{sum}");
            assert_eq!(found.channels[0].daily.len(), 16);
            let whole = found.channels[0].daily.iter().map(|x| x / smallest_unit(currency));
            assert!(whole.into_iter().all(|x| (x - x.round()).abs() < 1e-6));
        }
    }

    #[test]
    fn what_is_above_the_plan_is_not_taken_back() {
        let scenario: Scenario =
            r#"{"start": "2027-06", "months": 1, "channels": [{"id": "a", "roi": 2}]}"#.parse().unwrap();
        let spent = vec![vec![Some(40.0)]];
        let found = pace(&scenario, 0, day("2027-06-30"), &[30.0], &spent, &Weights::default());
        let a = &found.channels[0];
        assert_eq!((a.above(), a.left(), a.ends, a.due), (10.0, 0.0, 40.0, 30.0));
        assert_eq!(a.daily, [0.0; 0]);
        let early = pace(&scenario, 0, day("2027-06-15"), &[30.0], &spent, &Weights::default());
        assert_eq!((early.channels[0].daily.len(), early.channels[0].ends), (15, 80.0));
        assert!(early.channels[0].daily.iter().all(|x| *x == 0.0));
    }
}
