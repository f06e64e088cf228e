//! Months as people write them: `T3/2026`, `Mar 2026`, and runs of them: `tháng 1–12/2026`.

use super::Lang;
use crate::month::Month;

const SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name(names: &[&'static str; 12], month: Month) -> &'static str {
    names[month.number() as usize - 1]
}

/// `T3/2026`, `Mar 2026`.
pub fn month(lang: Lang, month: Month) -> String {
    match lang {
        Lang::Vi => format!("T{}/{}", month.number(), month.year()),
        Lang::En => format!("{} {}", name(&SHORT, month), month.year()),
    }
}

/// At the head of a column, the year being elsewhere: `T3`, `Mar`.
pub fn month_short(lang: Lang, month: Month) -> String {
    match lang {
        Lang::Vi => format!("T{}", month.number()),
        Lang::En => name(&SHORT, month).to_owned(),
    }
}

/// Months in a sentence, runs of them joined: `tháng 1–12/2026`, `October 2026`,
/// `Oct 2026 – Mar 2027`. `months` rise.
pub fn month_range(lang: Lang, months: &[Month]) -> String {
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for &month in months {
        match runs.last_mut() {
            Some((_, last)) if month.since(*last) == 1 => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let single = runs.len() == 1;
    let texts: Vec<String> =
        runs.iter().map(|&(first, last)| run(lang, first, last, single)).collect();
    match lang {
        Lang::Vi => format!("tháng\u{a0}{}", texts.join(", ")),
        Lang::En => texts.join(", "),
    }
}

fn run(lang: Lang, first: Month, last: Month, alone: bool) -> String {
    let one_year = first.year() == last.year();
    match lang {
        Lang::Vi if first == last => format!("{}/{}", first.number(), first.year()),
        Lang::Vi if one_year => format!("{}–{}/{}", first.number(), last.number(), last.year()),
        Lang::Vi => {
            format!("{}/{}–{}/{}", first.number(), first.year(), last.number(), last.year())
        }
        Lang::En if first == last && alone => format!("{} {}", name(&LONG, first), first.year()),
        Lang::En if first == last => format!("{} {}", name(&SHORT, first), first.year()),
        Lang::En if one_year => {
            format!("{}–{} {}", name(&SHORT, first), name(&SHORT, last), last.year())
        }
        Lang::En => format!(
            "{} {}–{} {}",
            name(&SHORT, first),
            first.year(),
            name(&SHORT, last),
            last.year()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(texts: &[&str]) -> Vec<Month> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn a_month_has_its_name() {
        let march = "2026-03".parse().unwrap();
        assert_eq!(month(Lang::Vi, march), "T3/2026");
        assert_eq!(month(Lang::En, march), "Mar 2026");
        assert_eq!(month_short(Lang::Vi, march), "T3");
    }

    #[test]
    fn runs_are_joined() {
        for (list, vi, en) in [
            (&["2026-10"][..], "tháng\u{a0}10/2026", "October 2026"),
            (&["2026-01", "2026-02", "2026-03"], "tháng\u{a0}1–3/2026", "Jan–Mar 2026"),
            (&["2026-12", "2027-01"], "tháng\u{a0}12/2026–1/2027", "Dec 2026–Jan 2027"),
            (
                &["2026-01", "2026-03", "2026-04"],
                "tháng\u{a0}1/2026, 3–4/2026",
                "Jan 2026, Mar–Apr 2026",
            ),
        ] {
            assert_eq!(month_range(Lang::Vi, &months(list)), vi);
            assert_eq!(month_range(Lang::En, &months(list)), en);
        }
    }
}
