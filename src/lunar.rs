//! The Vietnamese lunar calendar, as far as its feasts ask for it: new moons and the sun's longitude
//! by Meeus (Astronomical Algorithms, 2nd edition, chapters 25 and 49), days by the clock of Hanoi.
//!
//! A month begins on the day of a new moon. The eleventh holds the winter solstice; where thirteen
//! months lie between two elevenths, the first without a principal term of the sun is a leap month.

/// Hours before Greenwich.
const ZONE: f64 = 7.0 / 24.0;
/// Mean days from new moon to new moon.
const MONTH: f64 = 29.530_588_861;
/// Julian day of the new moon numbered 0, of January 2000.
const FIRST: f64 = 2_451_550.097_66;

/// A day of the calendar that everybody uses: year, month, day.
pub type Civil = (i32, u32, u32);

/// The day on which the first lunar month of a year begins: Tết.
///
/// ```
/// assert_eq!(phanbo::lunar::new_year(2027), (2027, 2, 6));
/// ```
pub fn new_year(year: i32) -> Civil {
    civil(month(year, 1))
}

/// The 15th of the eighth lunar month: Trung thu.
///
/// ```
/// assert_eq!(phanbo::lunar::mid_autumn(2027), (2027, 9, 15));
/// ```
pub fn mid_autumn(year: i32) -> Civil {
    civil(month(year, 8) + 14)
}

/// The day number on which lunar month `number` (1 to 10, no leap one) of a year begins.
fn month(year: i32, number: u32) -> i64 {
    let (first, last) = (eleventh(year - 1), eleventh(year));
    let start = |months: i64| new_moon_after(first, months);
    let count = ((last - first) as f64 / MONTH).round() as i64;
    // From the eleventh month on: the twelfth, the first, …
    let ahead = i64::from(number) + 1;
    let leap = (1..count).find(|i| term(start(*i)) == term(start(i + 1)));
    let is_before = count == 13 && leap.is_some_and(|leap| leap <= ahead);
    start(ahead + i64::from(is_before))
}

/// The day on which the month with the winter solstice of `year` begins.
fn eleventh(year: i32) -> i64 {
    let mut day = new_moon_after(number(year, 12, 31), 0);
    // The sun has passed 270° already when it begins.
    while day > number(year, 12, 31) || term(day) >= 9 {
        day = new_moon_after(day, -1);
    }
    day
}

/// The day of the new moon so many months after that nearest to `day`.
fn new_moon_after(day: i64, months: i64) -> i64 {
    let nearest = ((day as f64 - FIRST) / MONTH).round() as i64;
    new_moon(nearest + months)
}

/// The day number, in Hanoi, of the new moon numbered `k`.
fn new_moon(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let sin = |degrees: f64| libm::sin(degrees.to_radians());
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let sun = 2.5534 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3;
    let node = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3;
    let ascending = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2;
    let terms = [
        (-0.407_20, moon),
        (0.172_41 * e, sun),
        (0.016_08, 2.0 * moon),
        (0.010_39, 2.0 * node),
        (0.007_39 * e, moon - sun),
        (-0.005_14 * e, moon + sun),
        (0.002_08 * e * e, 2.0 * sun),
        (-0.001_11, moon - 2.0 * node),
        (-0.000_57, moon + 2.0 * node),
        (0.000_56 * e, 2.0 * moon + sun),
        (-0.000_42, 3.0 * moon),
        (0.000_42 * e, sun + 2.0 * node),
        (0.000_38 * e, sun - 2.0 * node),
        (-0.000_24 * e, 2.0 * moon - sun),
        (-0.000_17, ascending),
        (-0.000_07, moon + 2.0 * sun),
    ];
    let strays: f64 = terms.iter().map(|(size, angle)| size * sin(*angle)).sum();
    let even = FIRST + MONTH * k + 0.000_154_37 * t2 - 0.000_000_150 * t3;
    let day = even + strays - dynamical(even) + ZONE;
    libm::floor(day + 0.5) as i64
}

/// Days by which the uniform time of the formulae is ahead of the clock (Espenak and Meeus, for the
/// years about 2000).
fn dynamical(day: f64) -> f64 {
    let years = (day - 2_451_545.0) / 365.25;
    (62.92 + 0.322_17 * years + 0.005_589 * years * years) / 86_400.0
}

/// Which twelfth of its circle the sun is in, from the spring equinox on, as a day begins in Hanoi.
fn term(day: i64) -> i64 {
    let at = day as f64 - 0.5 - ZONE;
    let t = (at + dynamical(at) - 2_451_545.0) / 36_525.0;
    let sin = |degrees: f64| libm::sin(degrees.to_radians());
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let center = (1.914_602 - 0.004_817 * t) * sin(anomaly)
        + (0.019_993 - 0.000_101 * t) * sin(2.0 * anomaly)
        + 0.000_289 * sin(3.0 * anomaly);
    let apparent = mean + center - 0.005_69 - 0.004_78 * sin(125.04 - 1934.136 * t);
    libm::floor(apparent.rem_euclid(360.0) / 30.0) as i64
}

/// The Julian day number of a day, at noon.
fn number(year: i32, month: u32, day: u32) -> i64 {
    let (year, month) = (i64::from(year), i64::from(month));
    // Years that begin in March: the leap day is their last.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * y + y.div_euclid(4) - y.div_euclid(100)
        + y.div_euclid(400)
        + (153 * m + 2) / 5
        + i64::from(day)
        + 1_721_119
}

/// The day of a Julian day number.
fn civil(day: i64) -> Civil {
    // At most two years off before it is put right.
    let mut year = ((day as f64 - 1_721_060.0) / 365.2425) as i32;
    while number(year + 1, 1, 1) <= day {
        year += 1;
    }
    while number(year, 1, 1) > day {
        year -= 1;
    }
    let month = (1..=12).rev().find(|month| number(year, *month, 1) <= day).unwrap_or(1);
    (year, month, (day - number(year, month, 1) + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tet_is_when_it_was_celebrated() {
        for tet in [
            // Where Hanoi and Beijing differ: 1985 by a month, 2007 and 2030 by a day.
            (1985, 1, 21),
            (2007, 2, 17),
            (2030, 2, 2),
            (2020, 1, 25),
            (2021, 2, 12),
            (2022, 2, 1),
            (2023, 1, 22),
            (2024, 2, 10),
            (2025, 1, 29),
            (2026, 2, 17),
            (2027, 2, 6),
            (2028, 1, 26),
            (2029, 2, 13),
            // After a leap month.
            (2034, 2, 19),
        ] {
            assert_eq!(new_year(tet.0), tet);
        }
    }

    #[test]
    fn tet_is_in_january_when_the_tables_say_so() {
        // From the Vietnamese calendar's tables (Hồ Ngọc Đức, UTC+7).
        let early = [2025, 2028, 2031, 2033, 2036, 2039, 2042, 2044, 2047, 2050];
        let found: Vec<i32> = (2024..=2050).filter(|year| new_year(*year).1 == 1).collect();
        assert_eq!(found, early);
    }

    #[test]
    fn mid_autumn_is_when_the_moon_is_full() {
        for day in [(2023, 9, 29), (2024, 9, 17), (2025, 10, 6), (2026, 9, 25), (2028, 10, 3)] {
            assert_eq!(mid_autumn(day.0), day);
        }
    }

    #[test]
    fn day_numbers_come_back() {
        assert_eq!(number(2000, 1, 1), 2_451_545);
        for day in (2_415_021..2_488_070).step_by(97) {
            let (y, m, d) = civil(day);
            assert_eq!(number(y, m, d), day);
        }
    }
}
