//! English.

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

pub(super) struct English;

impl Catalogue for English {
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
    error: "error",
    warning: "warning",
    hint: "hint",
    note: "note",
    spend_by_month: "Spend by month",
    spend_by_quarter: "Spend by quarter",
    spend_by_year: "Spend by year",
    by_channel: "By channel",
    results: "Results",
    holds_back: "What holds the plan back",
    warnings: "Before you sell this plan",
    proof: "Proof",
    channel: "Channel",
    total: "Total",
    spend: "Spend",
    fees: "Fees",
    share: "Share",
    revenue: "Revenue",
    profit: "Profit",
    roas: "ROAS",
    roi_net: "Net ROI",
    after_horizon: "Later",
    next_unit: "Next unit",
    in_horizon: "In the period",
    carried_in: "From earlier spend",
    optimal: "Proven optimal",
    feasible: "Stopped before the proof was complete",
    goal: "goal",
    bound: "no plan exceeds",
    gap: "gap",
    nothing_holds: "No limit holds this plan back.",
    month: "Month",
    figure: "Figure",
    low: "Low",
    expected: "Expected",
    high: "High",
    grade: "Grade",
    sources: "Sources",
    claim: "Popular claim, no default",
    usual_share: "Usual share",
};
