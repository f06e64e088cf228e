//! A plan made by hand, so that reports are tested without a solver: two fractions that do not
//! round alone, a fee, a ramping channel, history, prices of either direction, every warning.

use std::collections::BTreeMap;

use phanbo::curve::Curve;
use phanbo::plan::{
    Binding, ChannelPlan, MonthsTotal, Plan, Proof, SolverNote, Status, Totals, Warning,
    warning::WarningKind,
};
use phanbo::row::{ChannelIx, LimitIx, MonthIx, RuleId, TargetIx};
use phanbo::scenario::{
    Budget, Channel, Goal, Limit, Measure, Name, Objective, Order, Per, Risk, Scenario, Target,
    Tier,
};
use phanbo::timing::Timing;

fn channel(id: &str, vi: &str, en: &str, months: usize) -> Channel {
    Channel {
        id: id.to_owned(),
        name: Name { en: en.to_owned(), vi: vi.to_owned() },
        preset: None,
        from_preset: Vec::new(),
        roi: None,
        stated_roi: None,
        roi_at: None,
        incrementality: 1.0,
        yields: BTreeMap::from([("revenue".to_owned(), 3.0)]),
        curve: Curve::Linear(phanbo::curve::Linear),
        timing: Timing::immediate(),
        order: Order::SaturateThenCarry,
        ramp_up: None,
        active_before: 0,
        seasonality: [1.0; 12],
        min: vec![0.0; months],
        max: vec![f64::INFINITY; months],
        total_min: None,
        total_max: None,
        min_share: None,
        max_share: None,
        min_if_active: None,
        commit_months: None,
        setup_fee: 0.0,
        monthly_fee: 0.0,
        fee_rate: 0.0,
        max_change: None,
        fixed: Vec::new(),
        history: Vec::new(),
        current: None,
        observed: None,
    }
}

/// `months` months from October 2026, 20 million ₫ each.
pub(crate) fn scenario(months: usize) -> Scenario {
    let mut channels = vec![
        channel(
            "seo",
            "Tối ưu hóa công cụ tìm kiếm (SEO)",
            "Search engine optimisation (SEO)",
            months,
        ),
        channel("ppc", "Quảng cáo trả tiền theo nhấp chuột", "Pay-per-click advertising", months),
        channel("smm", "Mạng xã hội", "Social media", months),
        channel("kol", "検索広告 \u{1b}[31m", "検索広告 \u{1b}[31m", months),
    ];
    channels[1].yields.insert("leads".to_owned(), 8e-6);
    channels[1].max = vec![9e6; months];
    channels[2].min = vec![2e6; months];
    Scenario {
        name: "Sông Hàn Coffee".to_owned(),
        tier: Some(Tier::Sme),
        currency: "VND".to_owned(),
        start: "2026-10".parse().unwrap(),
        months,
        gross_margin: Some(0.6),
        discount_rate: 0.0,
        after_horizon: 0.5,
        objective: Objective::Profit,
        budget: Some(Budget {
            monthly: Some(vec![20e6; months]),
            total: None,
            spend_all: false,
            rollover: false,
        }),
        channels,
        limits: vec![Limit {
            name: Some("Quảng cáo trả phí".to_owned()),
            channels: vec![1, 2],
            per: Per::Month,
            min: None,
            max: None,
            min_share: None,
            max_share: Some(0.7),
            share_of: vec![0, 1, 2, 3],
            months: (0..months).collect(),
        }],
        targets: vec![
            Target {
                kpi: "leads".to_owned(),
                goal: Goal::AtLeast { amount: 500.0, by: months - 1 },
            },
            Target { kpi: "leads".to_owned(), goal: Goal::CostAtMost(200_000.0) },
        ],
        max_active_channels: None,
        stay_within: None,
        round_to: None,
        closed: 0,
        risk: Risk {
            measure: Measure::Expected,
            gamma: 1.0,
            weight: 0.5,
            tail: 0.1,
            samples: 1000,
            seed: 1,
            correlation: 0.0,
            shrink: None,
        },
        what_ifs: Vec::new(),
    }
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
    let channels: Vec<ChannelPlan> = spends
        .iter()
        .enumerate()
        .map(|(c, spend)| {
            let sum: f64 = spend.iter().sum();
            let revenue: Vec<f64> = spend.iter().map(|s| s * (2.0 + c as f64 / 3.0)).collect();
            let earned: f64 = revenue.iter().sum();
            let mut kpis = BTreeMap::from([("revenue".to_owned(), revenue)]);
            let mut after =
                BTreeMap::from([("revenue".to_owned(), if c == 0 { 31.4e6 } else { 0.0 })]);
            if c == 1 {
                kpis.insert("leads".to_owned(), spend.iter().map(|s| s * 8e-6).collect());
                after.insert("leads".to_owned(), 0.0);
            }
            ChannelPlan {
                fees: spend.iter().map(|s| if c == 1 { s * 0.1 } else { 0.0 }).collect(),
                effect: spend.clone(),
                kpis,
                after_horizon: after,
                total_spend: sum,
                share: sum / total,
                roas: (sum > 0.0).then(|| earned / sum),
                marginal: (0..months)
                    .map(|t| {
                        if c == 3 { f64::INFINITY } else { 0.5 - 0.2 * c as f64 - t as f64 / 100.0 }
                    })
                    .collect(),
                spend: spend.clone(),
            }
        })
        .collect();
    let sum = |of: &dyn Fn(&ChannelPlan) -> &[f64]| -> Vec<f64> {
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
    let totals = Totals {
        spend: all(&spend),
        fees: all(&fees),
        revenue: all(&revenue),
        profit: all(&profit),
        roas: Some(all(&revenue) / all(&spend)),
        roi_net: Some(all(&profit) / (all(&spend) + all(&fees))),
        kpis: BTreeMap::from([
            ("revenue".to_owned(), all(&revenue)),
            ("leads".to_owned(), all(&leads)),
        ]),
        after_horizon: BTreeMap::from([("revenue".to_owned(), 31.4e6), ("leads".to_owned(), 0.0)]),
        carried_in: BTreeMap::from([("revenue".to_owned(), 12.5e6), ("leads".to_owned(), 0.0)]),
    };
    let value = totals.profit + 0.5 * 0.6 * 31.4e6;
    Plan {
        status: Status::Optimal,
        proof: Proof { value, bound: value * (1.0 + 3e-8) },
        channels,
        months: MonthsTotal {
            spend,
            fees,
            kpis: BTreeMap::from([("revenue".to_owned(), revenue), ("leads".to_owned(), leads)]),
            profit,
        },
        totals,
        binding: bindings(months),
        warnings: warnings(),
        solver: SolverNote {
            backend: "microlp",
            version: "0.6.1",
            variables: 1920,
            constraints: 730,
            integers: 48,
            nodes: 17,
            stopped: false,
            seconds: Some(0.42),
        },
    }
}

fn bindings(months: usize) -> Vec<Binding> {
    let row = |row, shadow_price| Binding { row, shadow_price };
    let mut all = vec![row(RuleId::Target.of(TargetIx(0)), 250_000.0)];
    all.extend((0..months).map(|month| {
        row(RuleId::MonthlyBudget.whole().at(MonthIx(month)), 3.45 - month as f64 / 10.0)
    }));
    all.push(row(RuleId::LimitMaxShare.of(LimitIx(0)).at(MonthIx(0)), 64_000.0));
    all.push(row(RuleId::MaxSpend.of(ChannelIx(1)).at(MonthIx(0)), 0.8));
    all.push(row(RuleId::MinSpend.of(ChannelIx(2)).at(MonthIx(0)), 0.4));
    all.push(row(RuleId::MinSpend.of(ChannelIx(2)).at(MonthIx(1)), 0.4));
    all.push(row(RuleId::TargetRatio.of(TargetIx(1)), 12.0));
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
        WarningKind::OutsideObserved { channel: 1, month: 2, spend: 9e6, low: 1e6, high: 8e6 },
        WarningKind::AtMinimum { channel: 2, months: 12, minimum: 2e6 },
    ];
    kinds.into_iter().map(|kind| Warning { path: "channels[0]".to_owned(), kind }).collect()
}
