//! A plan made by hand, so that reports are tested without a solver: two fractions that do not
//! round alone, a fee, a ramping channel, history, prices of either direction, every warning.

use std::collections::BTreeMap;
use std::sync::Arc;

use phanbo::plan::{Binding, Plan, Proof, Status, Warning, warning::WarningKind};
use phanbo::row::{ChannelIx, LimitIx, MonthIx, RuleId, TargetIx};
use phanbo::scenario::file::{BudgetFile, ChannelFile, LimitFile, TargetFile};
use phanbo::scenario::{Name, Scenario, Tier};

/// `months` months from October 2026, 20 million ₫ each.
pub(crate) fn scenario(months: usize) -> Scenario {
    let channel = |id: &str| ChannelFile::new(id).roi(3.0);
    let file = Scenario::builder()
        .name("Sông Hàn Coffee")
        .start("2026-10")
        .months(months as u32)
        .gross_margin(0.6)
        .after_horizon(0.5)
        .budget(BudgetFile::new().monthly(20e6))
        .channels([
            channel("seo"),
            channel("ppc").yields([("leads", 8e-6)]).max(9e6),
            channel("smm").min(2e6),
            channel("kol"),
        ])
        .limits([LimitFile::new(["ppc", "smm"]).name("Quảng cáo trả phí").max_share(0.7)])
        .targets([
            TargetFile::new("leads").at_least(500.0),
            TargetFile::new("leads").cost_at_most(200_000.0),
        ]);
    let mut scenario = file.build().unwrap();
    scenario.tier = Some(Tier::Sme);
    let names = [
        ("Tối ưu hóa công cụ tìm kiếm (SEO)", "Search engine optimisation (SEO)"),
        ("Quảng cáo trả tiền theo nhấp chuột", "Pay-per-click advertising"),
        ("Mạng xã hội", "Social media"),
        ("検索広告 \u{1b}[31m", "検索広告 \u{1b}[31m"),
    ];
    for (channel, (vi, en)) in scenario.channels.iter_mut().zip(names) {
        channel.name = Name { en: en.to_owned(), vi: vi.to_owned() };
        channel.roi = None;
    }
    scenario
}

fn kpis<T>(revenue: T, leads: T) -> BTreeMap<String, T> {
    BTreeMap::from([("revenue".to_owned(), revenue), ("leads".to_owned(), leads)])
}

/// A plan of that scenario, its sums computed here.
pub(crate) fn plan(scenario: &Scenario) -> Plan {
    let months = scenario.months;
    let spends: [Vec<f64>; 4] = [
        (0..months).map(|t| 4e6 + 1e6 * (t as f64) / 3.0).collect(),
        (0..months).map(|t| 9e6 - 1e6 * (t as f64) / 7.0).collect(),
        vec![2e6; months],
        vec![0.0; months],
    ];
    let total: f64 = spends.iter().flatten().sum();
    let mut easy = scenario.clone();
    easy.targets.clear();
    let mut plan = easy.solve().unwrap();
    plan.scenario = Arc::new(scenario.clone());
    for (c, (planned, spend)) in plan.channels.iter_mut().zip(&spends).enumerate() {
        let sum: f64 = spend.iter().sum();
        let revenue: Vec<f64> = spend.iter().map(|s| s * (2.0 + c as f64 / 3.0)).collect();
        let earned: f64 = revenue.iter().sum();
        planned.kpis = BTreeMap::from([("revenue".to_owned(), revenue)]);
        let after = if c == 0 { 31.4e6 } else { 0.0 };
        planned.after_horizon = BTreeMap::from([("revenue".to_owned(), after)]);
        if c == 1 {
            planned.kpis.insert("leads".to_owned(), spend.iter().map(|s| s * 8e-6).collect());
            planned.after_horizon.insert("leads".to_owned(), 0.0);
        }
        planned.fees = spend.iter().map(|s| if c == 1 { s * 0.1 } else { 0.0 }).collect();
        planned.effect.clone_from(spend);
        planned.total_spend = sum;
        planned.share = sum / total;
        planned.roas = (sum > 0.0).then(|| earned / sum);
        let slope =
            |t| if c == 3 { f64::INFINITY } else { 0.5 - 0.2 * c as f64 - t as f64 / 100.0 };
        planned.marginal = (0..months).map(slope).collect();
        planned.spend.clone_from(spend);
    }
    let channels = &plan.channels;
    let sum = |of: &dyn Fn(&phanbo::plan::ChannelPlan) -> &[f64]| -> Vec<f64> {
        (0..months)
            .map(|t| channels.iter().map(|c| of(c).get(t).copied().unwrap_or(0.0)).sum())
            .collect()
    };
    let spend = sum(&|c| &c.spend);
    let fees = sum(&|c| &c.fees);
    let revenue = sum(&|c| &c.kpis["revenue"]);
    let leads = sum(&|c| c.kpis.get("leads").map_or(&[], Vec::as_slice));
    let profit: Vec<f64> = (0..months).map(|t| 0.6 * revenue[t] - spend[t] - fees[t]).collect();
    let all = |list: &[f64]| list.iter().sum::<f64>();
    let totals = &mut plan.totals;
    totals.spend = all(&spend);
    totals.fees = all(&fees);
    totals.revenue = all(&revenue);
    totals.profit = all(&profit);
    totals.roas = Some(all(&revenue) / all(&spend));
    totals.roi_net = Some(all(&profit) / (all(&spend) + all(&fees)));
    totals.kpis = kpis(all(&revenue), all(&leads));
    totals.after_horizon = kpis(31.4e6, 0.0);
    totals.carried_in = kpis(12.5e6, 0.0);
    let value = totals.profit + 0.5 * 0.6 * 31.4e6;
    plan.status = Status::Optimal;
    plan.proof = Proof { value, bound: value * (1.0 + 3e-8) };
    plan.months.spend = spend;
    plan.months.fees = fees;
    plan.months.kpis = kpis(revenue, leads);
    plan.months.profit = profit;
    plan.binding = bindings(months);
    plan.warnings = warnings();
    let solver = &mut plan.solver;
    (solver.backend, solver.version) = ("microlp".to_owned(), "0.6.1".to_owned());
    (solver.variables, solver.constraints, solver.integers, solver.nodes) = (1920, 730, 48, 17);
    (solver.stopped, solver.seconds) = (None, Some(0.42));
    plan
}

fn bindings(months: usize) -> Vec<Binding> {
    let row = Binding::of;
    let mut all = vec![row(RuleId::AtLeast.of(TargetIx(0)), 250_000.0)];
    all.extend((0..months).map(|month| {
        row(RuleId::MonthlyBudget.whole().at(MonthIx(month)), 3.45 - month as f64 / 10.0)
    }));
    all.push(row(RuleId::LimitMaxShare.of(LimitIx(0)).at(MonthIx(0)), 64_000.0));
    all.push(row(RuleId::MaxSpend.of(ChannelIx(1)).at(MonthIx(0)), 0.8));
    all.push(row(RuleId::MinSpend.of(ChannelIx(2)).at(MonthIx(0)), 0.4));
    all.push(row(RuleId::MinSpend.of(ChannelIx(2)).at(MonthIx(1)), 0.4));
    all.push(row(RuleId::CostAtMost.of(TargetIx(1)), 12.0));
    all.push(row(RuleId::TotalMax.of(ChannelIx(0)), 0.1));
    all.push(row(RuleId::MaxActiveChannels.whole(), 0.0));
    all
}

/// One of every kind.
pub(crate) fn warnings() -> Vec<Warning> {
    let kinds = vec![
        WarningKind::StopsBeforeFullEffect { channel: 0, month: 5, full_effect: 9 },
        WarningKind::HorizonTooShort { channel: 0, months: 5, first_effect: 3 },
        WarningKind::ReliesOnPaid { channel: 1, share: 0.654 },
        WarningKind::AboveClaim { channel: 1, roi: 9.5, claim: 8.0 },
        WarningKind::LooksPlatformReported { channel: 1, roi: 7.0, usual: 2.5 },
        WarningKind::LastUnitLoses { channel: 2, month: 1, payback: 0.62 },
        WarningKind::PresetFigures { channels: 4 },
        WarningKind::BreakEvenAboveAll { margin: 0.2, break_even: 5.0, best: 3.5 },
        WarningKind::KeepUnspent { useful: 150e6, unspent: 90e6 },
        WarningKind::LowCaseLoses { profit: -12.5e6 },
        WarningKind::LimitsDecide { bound_share: 0.92 },
        WarningKind::NoGrossMargin,
        WarningKind::TapersAtHorizon { channel: 0, month: 10 },
        WarningKind::LastsTwice { channel: 0 },
        WarningKind::BuiltUnknown { channel: 0 },
        WarningKind::OutsideObserved { channel: 1, month: 2, spend: 9e6, low: 1e6, high: 8e6 },
        WarningKind::TargetMissed { target: 0, share: 0.124 },
        WarningKind::AtMinimum { channel: 2, months: 12, minimum: 2e6 },
    ];
    kinds.into_iter().map(|kind| Warning { path: "channels[0]".to_owned(), kind }).collect()
}

/// An answer as a text of this format.
pub(crate) fn text(answer: &impl phanbo::answer::Document, format: phanbo::page::Format) -> String {
    let look = phanbo::chart::Look::default();
    let bytes = answer.write(format, &look, phanbo::page::Style::Plain).unwrap();
    String::from_utf8(bytes).unwrap()
}
