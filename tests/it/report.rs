//! A plan made by hand, told: every text format in both languages, against files under
//! `tests/snapshots`.

use crate::ground::as_it_was;
use phanbo::answer::Answer;
use phanbo::locale::Lang;
use phanbo::page::Format;
use unicode_width::UnicodeWidthStr;

fn text(months: usize, lang: Lang, format: Format) -> String {
    let scenario = crate::made::scenario(months);
    let plan = crate::made::plan(&scenario);
    let answer = Answer { scenario: &scenario, found: &plan, lang, timing: false };
    crate::made::text(&answer, format)
}

/// The formats that are texts.
const TEXTS: [Format; 4] = [Format::Table, Format::Json, Format::Csv, Format::Markdown];

#[test]
fn every_format_in_both_languages() {
    for lang in Lang::ALL {
        for format in TEXTS {
            as_it_was(&format!("plan.{}.{}", lang.key(), format.key()), &text(12, lang, format));
        }
        as_it_was(&format!("long.{}.table", lang.key()), &text(30, lang, Format::Table));
    }
}

#[test]
fn a_table_fits_a_hundred_columns() {
    for lang in Lang::ALL {
        for months in [1, 2, 3, 11, 12, 13, 24, 25, 36, 72, 73, 120] {
            for line in text(months, lang, Format::Table).lines() {
                assert!(line.width() <= 100, "{months} {lang:?} {} {line}", line.width());
            }
        }
    }
}

#[test]
fn large_and_small_budgets_fit_too() {
    for factor in [1e-6, 1e-3, 50.0, 3600.0, 1e6] {
        for currency in ["VND", "USD", "EUR"] {
            let mut scenario = crate::made::scenario(12);
            scenario.currency = currency.to_owned();
            let mut plan = crate::made::plan(&scenario);
            for channel in &mut plan.channels {
                channel.spend.iter_mut().chain(&mut channel.fees).for_each(|x| *x *= factor);
                channel.kpis.values_mut().flatten().for_each(|x| *x *= factor);
            }
            for list in [&mut plan.months.spend, &mut plan.months.fees, &mut plan.months.profit] {
                list.iter_mut().for_each(|x| *x *= factor);
            }
            plan.months.kpis.values_mut().flatten().for_each(|x| *x *= factor);
            for lang in Lang::ALL {
                let answer = Answer { scenario: &scenario, found: &plan, lang, timing: true };
                for line in crate::made::text(&answer, Format::Table).lines() {
                    assert!(line.width() <= 100, "{factor} {currency} {} {line}", line.width());
                }
            }
        }
    }
}

/// Every figure of a row of the Vietnamese table (`1.234,5` is 12345), `–` being 0.
fn figures(row: &str) -> Vec<i64> {
    row.split_whitespace()
        .filter(|word| word.chars().all(|c| c.is_ascii_digit() || ".,–".contains(c)))
        .map(|word| word.replace(['.', ','], "").parse().unwrap_or(0))
        .collect()
}

#[test]
fn printed_columns_and_rows_add_up() {
    let table = text(12, Lang::Vi, Format::Table);
    let start = table.find("Kế hoạch chi theo tháng").unwrap();
    let rows: Vec<Vec<i64>> = table[start..]
        .lines()
        .skip_while(|line| !line.starts_with('─'))
        .filter(|line| !line.starts_with('─'))
        .take(6)
        .map(figures)
        .collect();
    assert!(rows.iter().all(|row| row.len() == 13), "{rows:?}");
    for row in &rows {
        assert_eq!(row[..12].iter().sum::<i64>(), row[12], "{row:?}");
    }
    let (total, parts) = rows.split_last().unwrap();
    for (c, sum) in total.iter().enumerate() {
        assert_eq!(parts.iter().map(|row| row[c]).sum::<i64>(), *sum, "column {c}");
    }
    // 4 + 0 .. 4 + 11/3: 48 + 22; 9 .. 9 - 11/7: 108 - 66/7, a tenth of it as fees; 24 of social
    // media. By hand: 70 + 98.571 + 24 + 9.857 = 202.43 million.
    assert!((i64::abs(total[12] - 2024)) <= 1, "{}", total[12]);
}

#[test]
fn shares_add_up_to_the_whole() {
    let table = text(12, Lang::En, Format::Table);
    let shares: Vec<f64> = table
        [table.find("By channel").unwrap()..table.find("Next unit:").unwrap()]
        .split_whitespace()
        .filter_map(|word| word.strip_suffix('%')?.parse().ok())
        .collect();
    let (total, parts) = shares.split_last().unwrap();
    assert_eq!(*total, 100.0);
    assert!((parts.iter().sum::<f64>() - 100.0).abs() < 1e-9);
}

#[test]
fn nothing_is_left_untranslated_and_nothing_paints_a_plain_page() {
    for format in TEXTS {
        let vi = text(12, Lang::Vi, format);
        let en = text(12, Lang::En, format);
        for page in [&vi, &en] {
            assert!(!page.contains('\u{1b}'), "{format:?}");
            for hole in ["{}", "{:", "TODO", "NaN", "inf"] {
                assert!(
                    !page.contains(hole) || format == Format::Json && hole == "{:",
                    "{format:?} {hole}"
                );
            }
        }
        if format != Format::Csv {
            assert!(vi.contains("ngân sách tháng"), "{format:?}");
            assert!(
                en.contains("more in the Oct 2026–Sep 2027 budgets")
                    || en.contains("the October 2026 budget"),
                "{format:?}"
            );
            for word in ["the budget", " would add ", "floor of", "cap of", "stops in"] {
                assert!(!vi.contains(word), "{format:?} {word}");
            }
        }
        for short in [" T ", " Tr ", "T₫", "Tr₫"] {
            assert!(!vi.contains(short) && !en.contains(short), "{short}");
        }
    }
}

#[test]
fn json_has_the_keys_of_the_format_page() {
    let scenario = crate::made::scenario(12);
    let plan = crate::made::plan(&scenario);
    for timing in [true, false] {
        let answer = Answer { scenario: &scenario, found: &plan, lang: Lang::Vi, timing };
        let json: serde_json::Value =
            serde_json::from_str(&crate::made::text(&answer, Format::Json)).unwrap();
        let keys = |value: &serde_json::Value, expected: &str| {
            let mut found: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
            let mut wanted: Vec<String> = expected.split(' ').map(str::to_owned).collect();
            found.sort();
            wanted.sort();
            assert_eq!(found, wanted);
        };
        keys(
            &json,
            "version scenario currency start months status objective channels months_total totals binding targets warnings solver",
        );
        keys(&json["objective"], "name value bound gap");
        keys(
            &json["channels"][0],
            "id name spend fees effect kpis after_horizon total_spend share roas marginal",
        );
        keys(&json["months_total"], "spend fees kpis profit");
        keys(
            &json["totals"],
            "spend fees revenue profit roas roi_net kpis after_horizon carried_in",
        );
        keys(&json["binding"][0], "name path month shadow_price shadow_price_less unit text");
        keys(&json["warnings"][0], "code path text");
        let solver = "backend version variables constraints integers nodes";
        keys(&json["solver"], &format!("{solver}{}", if timing { " seconds" } else { "" }));
        assert_eq!(json["channels"][3]["marginal"][0], serde_json::Value::Null, "infinite is null");
        assert_eq!(json["channels"][3]["roas"], serde_json::Value::Null);
        assert_eq!(json["channels"][0]["spend"].as_array().unwrap().len(), 12);
        assert_eq!(json["binding"][1]["month"], "2026-10");
        assert_eq!(json["binding"][1]["path"], "budget.monthly");
    }
}

#[test]
fn csv_has_a_row_per_channel_and_month() {
    let csv = text(12, Lang::Vi, Format::Csv);
    let rows: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 1 + 4 * 12);
    assert_eq!(rows[0], "month,channel,name,spend,fees,effect,revenue,leads");
    assert_eq!(rows[1], "2026-10,seo,Tối ưu hóa công cụ tìm kiếm (SEO),4000000,0,4000000,8000000,");
    assert!(rows.iter().all(|row| row.split(',').count() == 8));
}
