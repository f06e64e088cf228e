//! Vietnamese.

mod chart;
mod help;
mod kpi;
mod note;
mod problem;
mod proposal;
mod risk;
mod robust;
mod scaffold;
mod sentence;
mod setting;
mod verify;
mod what_if;
mod why;
mod workbook;

use super::catalogue::{Catalogue, Checked, Help, Labels, Note, Said, Usage};
use super::risk::RiskWords;
use super::rows::Price;
use super::setting::Setting;
use super::why::Why;
use super::wording::{Aim, Wording};
use super::workbook::{Book, Term};
use crate::plan::file::PlanFinding;
use crate::plan::warning::WarningKind;
use crate::row::RowKey;
use crate::scenario::finding::Expected;
use crate::scenario::{Problem, Tier};

pub(super) struct Vietnamese;

impl Catalogue for Vietnamese {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }
    fn problem(&self, problem: &Problem) -> Said {
        problem::problem(problem)
    }
    fn expected(&self, expected: Expected) -> &'static str {
        problem::expected(expected)
    }
    fn rule(&self, wording: &Wording<'_>, row: RowKey, when: &str) -> String {
        sentence::rule(wording, row, when)
    }
    fn price(&self, price: &Price) -> String {
        sentence::price(price)
    }
    fn change(&self, price: &Price) -> String {
        sentence::change(price)
    }
    fn warning(&self, wording: &Wording<'_>, kind: &WarningKind) -> String {
        sentence::warning(wording, kind)
    }
    fn advice(&self, kind: &WarningKind) -> Option<String> {
        sentence::advice(kind)
    }
    fn aim(&self, aim: &Aim) -> String {
        sentence::aim(aim)
    }
    fn note(&self, note: &Note) -> String {
        note::note(note)
    }
    fn checked(&self, checked: &Checked) -> String {
        verify::checked(checked)
    }

    fn plan_fault(&self, finding: &PlanFinding) -> String {
        verify::plan_fault(finding)
    }

    fn what_if(&self, said: &crate::locale::what_if::WhatIf) -> String {
        what_if::what_if(said)
    }

    fn pitch(&self, said: &crate::locale::proposal::Pitch) -> String {
        proposal::pitch(said)
    }

    fn robust(&self, said: &crate::locale::robust::Robust) -> String {
        robust::robust(said)
    }

    fn why(&self, why: &Why) -> String {
        why::why(why)
    }
    fn risk(&self, words: &RiskWords) -> String {
        risk::risk(words)
    }
    fn usage(&self, usage: &Usage) -> String {
        note::usage(usage)
    }
    fn refusal(&self, kind: std::io::ErrorKind) -> Option<&'static str> {
        note::refusal(kind)
    }
    fn help(&self, help: Help) -> &'static str {
        help::help(help)
    }
    fn chart(&self, say: &crate::locale::chart::Say) -> String {
        chart::chart(say)
    }
    fn book(&self, book: &Book) -> String {
        workbook::book(book)
    }
    fn kpi(&self, key: &str) -> Option<&'static str> {
        kpi::kpi(key)
    }
    fn setting(&self, setting: Setting) -> &'static str {
        setting::setting(setting)
    }

    fn term(&self, term: Term) -> (&'static str, &'static str) {
        workbook::term(term)
    }
    fn scaffold(&self, tier: Tier) -> String {
        scaffold::scaffold(tier)
    }
}

static LABELS: Labels = Labels {
    error: "lỗi",
    warning: "cảnh báo",
    hint: "gợi ý",
    note: "lưu ý",
    spend_by_month: "Lịch chi theo tháng",
    spend_by_quarter: "Lịch chi theo quý",
    spend_by_year: "Lịch chi theo năm",
    by_channel: "Theo kênh",
    results: "Kết quả",
    holds_back: "Điều đang giới hạn kế hoạch",
    warnings: "Cần biết trước khi trình kế hoạch",
    proof: "Chứng minh",
    channel: "Kênh",
    total: "Tổng",
    spend: "Chi tiêu",
    fees: "Phí",
    share: "Tỷ trọng",
    revenue: "Doanh thu",
    profit: "Lợi nhuận",
    roas: "ROAS",
    roi_net: "ROI ròng",
    after_horizon: "Sau kỳ",
    next_unit: "Đồng tiếp theo",
    in_horizon: "Trong kỳ",
    carried_in: "Từ chi tiêu trước kỳ",
    optimal: "Đã chứng minh là tối ưu",
    feasible: "Dừng trước khi chứng minh xong",
    goal: "mục tiêu",
    bound: "không kế hoạch nào vượt quá",
    gap: "khoảng cách",
    nothing_holds: "Không giới hạn nào cản kế hoạch này.",
    month: "Tháng",
    figure: "Thông số",
    low: "Thấp",
    expected: "Kỳ vọng",
    high: "Cao",
    grade: "Bằng chứng",
    sources: "Nguồn",
    claim: "Con số thường được quảng bá, không dùng làm mặc định",
    usual_share: "Tỷ trọng thường gặp",
};
