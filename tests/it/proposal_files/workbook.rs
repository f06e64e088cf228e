//! The workbook, read back by calamine.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx};
use phanbo::answer::workbook::{self, Material};
use phanbo::locale::Lang;
use phanbo::plan::Plan;
use phanbo::risk::RiskFigures;
use phanbo::scenario::Scenario;

use super::made::{HOSTILE, close, example, hostile, look, planned};

pub(crate) fn workbook(scenario: &Scenario, plan: &Plan, lang: Lang) -> Xlsx<Cursor<Vec<u8>>> {
    let risk = RiskFigures::of(scenario, plan);
    let material = Material {
        scenario,
        plan,
        explanation: None,
        comparison: None,
        ranges: None,
        risk: risk.as_ref(),
        kept: None,
    };
    let bytes = workbook::write(&material, &look(lang)).unwrap();
    assert_eq!(bytes, workbook::write(&material, &look(lang)).unwrap(), "bytes differ");
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

pub(crate) fn number(range: &Range<Data>, row: u32, column: u32) -> f64 {
    match range.get_value((row, column)) {
        Some(Data::Float(value)) => *value,
        Some(Data::Int(value)) => *value as f64,
        other => panic!("no number at {row}, {column}: {other:?}"),
    }
}

pub(crate) fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range.get_value((row, column)).unwrap_or(&Data::Empty).to_string()
}

#[test]
fn the_workbook_has_its_sheets_in_the_language() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let names = |lang| workbook(&scenario, &plan, lang).sheet_names();
    assert_eq!(
        names(Lang::Vi),
        [
            "Tổng quan",
            "Phân bổ",
            "Kế hoạch chi",
            "Dự báo",
            "Đường cong phản hồi",
            "Ràng buộc",
            "Giả định",
            "Thuật ngữ"
        ]
    );
    assert_eq!(
        names(Lang::En),
        [
            "Summary",
            "Allocation",
            "Flighting",
            "Forecast",
            "Response curves",
            "Constraints",
            "Assumptions",
            "Glossary"
        ]
    );
}

#[test]
fn the_months_hold_the_plan_and_the_totals_their_sums() {
    for name in ["cafe", "usd-startup", "quickstart"] {
        let scenario = example(name);
        let plan = planned(&scenario);
        let mut book = workbook(&scenario, &plan, Lang::En);
        let range = book.worksheet_range("Flighting").unwrap();
        let formulas = book.worksheet_formula("Flighting").unwrap();
        let (channels, months) = (plan.channels.len() as u32, scenario.months as u32);
        let mut whole = 0.0;
        for (row, channel) in (5..).zip(&plan.channels) {
            let mut sum = 0.0;
            for (column, spend) in (1..).zip(&channel.spend) {
                assert_eq!(number(&range, row, column), *spend, "{name}");
                sum += number(&range, row, column);
            }
            close(number(&range, row, months + 1), sum);
            whole += sum;
        }
        let total = 5 + channels;
        for column in 1..=months {
            let sum: f64 = (5..total).map(|row| number(&range, row, column)).sum();
            close(number(&range, total, column), sum);
            close(sum, plan.months.spend[column as usize - 1]);
        }
        close(number(&range, total, months + 1), whole);
        close(whole, plan.totals.spend);
        let formula = formulas.get_value((5, months + 1)).unwrap();
        assert!(formula.starts_with("SUM(B6:"), "{formula}");
        // A head is the day on which its month begins.
        let head = range.get_value((4, 1)).unwrap();
        let Data::DateTime(date) = head else { panic!("{head:?} is no date") };
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        let start = scenario.month(0);
        assert_eq!((i32::from(year), u32::from(month), day), (start.year(), start.number(), 1));
    }
}

#[test]
fn the_forecast_adds_up_to_the_plan_s_profit() {
    for name in ["cafe", "usd-startup", "b2b-software"] {
        let scenario = example(name);
        let plan = planned(&scenario);
        let mut book = workbook(&scenario, &plan, Lang::En);
        let range = book.worksheet_range("Forecast").unwrap();
        let heads: Vec<String> = (0..12).map(|column| text(&range, 4, column)).collect();
        let column = |head: &str| heads.iter().position(|found| found == head).unwrap() as u32;
        let total = 5 + scenario.months as u32;
        close(number(&range, total, column("Spend")), plan.totals.spend);
        if plan.totals.kpis.contains_key("revenue") {
            close(number(&range, total, column("Revenue")), plan.totals.revenue);
            close(number(&range, total, column("Profit after marketing")), plan.totals.profit);
            close(number(&range, total, column("Profit so far")), plan.totals.profit);
        }
        // The stored result of each month is the sum over the channels below.
        let first = total + 4;
        for t in 0..scenario.months as u32 {
            let month = range.get_value((5 + t, 0)).cloned();
            let rows = (first..range.end().unwrap().0 + 1)
                .filter(|row| range.get_value((*row, 0)).cloned() == month);
            let sum: f64 = rows.map(|row| number(&range, row, 2)).sum();
            close(number(&range, 5 + t, 2), sum);
        }
    }
}

#[test]
fn the_allocation_has_the_plan_s_budgets_and_shares() {
    let scenario = example("hotel");
    let plan = planned(&scenario);
    let mut book = workbook(&scenario, &plan, Lang::Vi);
    let range = book.worksheet_range("Phân bổ").unwrap();
    for (row, (channel, planned)) in (4..).zip(scenario.channels.iter().zip(&plan.channels)) {
        assert_eq!(text(&range, row, 0), channel.name.vi);
        close(number(&range, row, 1), planned.total_spend);
        close(number(&range, row, 2), planned.share);
    }
    let total = 4 + plan.channels.len() as u32;
    close(number(&range, total, 1), plan.totals.spend);
    close(number(&range, total, 2), 1.0);
}

#[test]
fn hostile_names_stay_texts_in_the_workbook() {
    let (scenario, plan) = hostile(&HOSTILE, 3);
    let mut book = workbook(&scenario, &plan, Lang::En);
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        for (_, _, formula) in formulas.used_cells() {
            let bad =
                formula.contains("HYPERLINK") || formula.contains("1+1") || formula.contains("cmd");
            assert!(!bad, "{name}: {formula}");
        }
    }
    let range = book.worksheet_range("Flighting").unwrap();
    for (row, channel) in (5..).zip(&scenario.channels) {
        assert_eq!(text(&range, row, 0), channel.name.en);
    }
}

#[test]
fn three_years_and_one_channel_fit() {
    let (scenario, plan) = hostile(&["SEO"], 36);
    let mut book = workbook(&scenario, &plan, Lang::Vi);
    let range = book.worksheet_range("Kế hoạch chi").unwrap();
    close(number(&range, 5, 37), plan.totals.spend);
}

#[test]
fn what_nobody_knows_yet_is_empty_and_not_0() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let mut book = workbook(&scenario, &plan, Lang::En);
    // The first difference between actual and plan: nothing has been filled in.
    let range = book.worksheet_range("Flighting").unwrap();
    let formulas = book.worksheet_formula("Flighting").unwrap();
    let is_difference = |(_, _, formula): &(usize, usize, &String)| {
        formula.starts_with("IF(") && formula.contains("\"\"")
    };
    let differences: Vec<_> = formulas.used_cells().filter(is_difference).collect();
    assert_eq!(differences.len(), plan.channels.len() * scenario.months);
    let (top, left) = formulas.start().unwrap();
    for (row, column, _) in differences {
        let at = (top + row as u32, left + column as u32);
        assert_eq!(text(&range, at.0, at.1), "", "{at:?}");
    }
    // Nothing is returned on nothing spent.
    let range = book.worksheet_range("Allocation").unwrap();
    let heads: Vec<String> = (0..14).map(|column| text(&range, 3, column)).collect();
    let roas = heads.iter().position(|head| head == "ROAS").unwrap() as u32;
    let idle = plan.channels.iter().position(|channel| channel.roas.is_none()).unwrap();
    assert_eq!(text(&range, 4 + idle as u32, roas), "");
}
