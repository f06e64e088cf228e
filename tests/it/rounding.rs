//! `round_to`: whole steps, every rule kept, and on small scenarios no better plan in whole steps.

use crate::ground::scenario as read;
use phanbo::analysis::{Goal, goal};
use phanbo::certificate::{On, Rejected};
use phanbo::plan::Plan;
use phanbo::plan::audit::evaluate;
use phanbo::row::RuleId;
use phanbo::scenario::Scenario;
use phanbo::{NoPlan, Options, solve, solve_certified};
use serde_json::{Value, json};

fn solved(scenario: &Value) -> Plan {
    solve(&read(scenario), &Options::default()).unwrap()
}

/// The best of all plans in whole steps, one by one: two channels, two months.
fn enumerated(scenario: &Scenario, step: f64, most: usize) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for code in 0..(most + 1).pow(4) {
        let digit = |at: u32| (code / (most + 1).pow(at) % (most + 1)) as f64 * step;
        let plan = vec![vec![digit(0), digit(1)], vec![digit(2), digit(3)]];
        let found = evaluate(scenario, plan);
        if found.broken.is_empty() {
            best = best.max(found.value);
        }
    }
    best
}

#[test]
fn no_plan_in_whole_steps_is_better() {
    for (at, extra) in [
        json!({}),
        json!({"budget": {"total": 17}}),
        json!({"budget": {"monthly": 9, "spend_all": true}}),
        json!({"limits": [{"channels": ["a"], "max_share": 0.4}]}),
        json!({"limits": [{"channels": ["a", "b"], "per": "total", "min": 13.5}], "gross_margin": 0.2}),
        json!({"targets": [{"kpi": "revenue", "at_least": 20}], "gross_margin": 0.1}),
    ]
    .into_iter()
    .enumerate()
    {
        let mut scenario = json!({
            "start": "2026-01", "months": 2, "budget": {"monthly": [9.7, 8.2]}, "round_to": 1,
            "channels": [
                {"id": "a", "roi": 3, "curve": {"saturating": {"half": 5}}, "min_if_active": 1.5},
                {"id": "b", "roi": 2.5, "curve": {"log": {"scale": 3}},
                 "timing": {"weights": [2, 1]}, "max_change": {"amount": 2.5}},
            ],
        });
        for (key, value) in extra.as_object().unwrap() {
            scenario[key] = value.clone();
        }
        let plan = solved(&scenario);
        let spends = plan.channels.iter().flat_map(|c| &c.spend);
        for spend in spends {
            assert_eq!(spend.fract(), 0.0, "case {at}: {spend}");
        }
        let best = enumerated(&read(&scenario), 1.0, 9);
        let near = 1e-9 * best.abs().max(1.0);
        assert!((plan.proof.value - best).abs() <= near, "case {at}: {} or {best}", plan.proof.value);
        assert!(plan.proof.bound >= best - near, "case {at}");
        assert!(plan.proof.gap() <= 1e-6, "case {at}: {}", plan.proof.gap());
    }
}

#[test]
fn a_given_month_keeps_its_spend() {
    let plan = solved(&json!({
        "start": "2026-01", "months": 2, "budget": {"monthly": 10}, "round_to": 2,
        "channels": [{"id": "a", "roi": 3, "fixed": {"2026-01": 3.3}}],
    }));
    assert_eq!(plan.channels[0].spend, [3.3, 10.0]);
}

#[test]
fn a_total_that_no_steps_add_up_to_is_said_to_clash() {
    let scenario = read(&json!({
        "start": "2026-01", "months": 1, "round_to": 4,
        "budget": {"monthly": 10}, "channels": [{"id": "a", "roi": 3, "min": 9}],
    }));
    assert!(matches!(solve(&scenario, &Options::default()), Err(NoPlan::Infeasible(_))));
}

#[test]
fn the_presets_in_hundred_thousands() {
    let text = std::fs::read_to_string("examples/cafe.json").unwrap();
    let text = text.replacen('{', "{\"round_to\": 100000,", 1);
    let scenario = Scenario::from_text(&text, "cafe.json", "2026-11".parse().unwrap()).unwrap();
    let plan = solve(&scenario, &Options::default()).unwrap();
    for (channel, stated) in plan.channels.iter().zip(&scenario.channels) {
        for (month, spend) in channel.spend.iter().enumerate() {
            if stated.fixed.iter().all(|f| f.0 != month) {
                assert_eq!(spend % 100_000.0, 0.0, "{spend}");
            }
        }
    }
    assert!(plan.proof.gap() <= 1e-3, "{}", plan.proof.gap());
}

/// Four channels in whole millions: rounding the best plan in any amounts loses 2.7 %.
fn whole_millions() -> Value {
    json!({
        "start": "2027-01", "months": 1, "round_to": 1_000_000, "budget": {"monthly": 7_700_000},
        "channels": [
            {"id": "c0", "roi": 1.81, "curve": {"saturating": {"half": 1_500_000}}, "max": 3_500_000,
             "fee_rate": 0.15},
            {"id": "c1", "roi": 1.43, "max": 4_000_000, "min_if_active": 1_200_000, "fee_rate": 0.15,
             "curve": {"hill": {"half": 2_000_000, "slope": 2.5, "ceiling": 5_000_000}}},
            {"id": "c2", "roi": 1.84, "curve": {"saturating": {"half": 4_000_000}}, "max": 3_500_000,
             "min_if_active": 1_200_000},
            {"id": "c3", "roi": 2.46, "max": 3_500_000, "min_if_active": 2_500_000,
             "curve": {"hill": {"half": 3_000_000, "slope": 2.5, "ceiling": 3_000_000}}},
        ],
        "limits": [{"channels": ["c0", "c1"], "max": 4_500_000},
                   {"channels": ["c2"], "share_of": ["c0", "c3"], "max_share": 1}],
    })
}

#[test]
fn the_best_plan_in_whole_millions() {
    let scenario = read(&whole_millions());
    let (plan, certificate) = solve_certified(&scenario, &Options::default()).unwrap();
    let spends: Vec<f64> = plan.channels.iter().map(|c| c.spend[0]).collect();
    assert_eq!(spends, [0.0, 3e6, 0.0, 3e6]);
    assert_eq!(plan.proof.value.round(), 2_486_215.0);
    assert!(plan.proof.gap() <= 1e-6);
    assert!(certificate.in_steps);
    let proven = certificate.check(&scenario).unwrap();
    assert!((proven - plan.proof.bound).abs() <= 1e-3, "{proven}");
}

/// What is proven of whole millions is not proven of any amounts, nor of another step.
#[test]
fn a_proof_in_steps_is_one_of_these_steps_only() {
    let (plan, certificate) =
        solve_certified(&read(&whole_millions()), &Options::default()).unwrap();
    let mut any = certificate.clone();
    any.in_steps = false;
    assert!(any.check(&read(&whole_millions())).is_err());
    let mut finer = whole_millions();
    finer["round_to"] = json!(100_000);
    let better = solved(&finer);
    assert!(better.proof.value > plan.proof.bound);
    assert!(certificate.check(&read(&finer)).is_err());
    let mut between = certificate;
    let split = between.parts[0].nodes.iter_mut().find_map(|node| match &mut node.split {
        Some(split) if matches!(split.on, On::Between { .. }) => Some(split),
        _ => None,
    });
    if let Some(split) = split
        && let On::Between { at, .. } = &mut split.on
    {
        *at += 0.03;
        assert_eq!(between.check(&read(&whole_millions())), Err(Rejected::Shape));
    }
}

#[test]
fn spend_all_is_met_exactly_where_whole_steps_can() {
    let plan = solved(&json!({
        "start": "2027-01", "months": 1, "budget": {"monthly": 9_990_000, "spend_all": true},
        "round_to": 10_000,
        "channels": [
            {"id": "a", "roi": 3, "curve": {"saturating": {"half": 2_000_000}}},
            {"id": "b", "roi": 3, "curve": {"saturating": {"half": 2_000_000}}, "setup_fee": 1234},
        ],
    }));
    // With its set-up fee the second channel leaves something over.
    assert_eq!(plan.channels[0].spend, [9_990_000.0]);
    assert_eq!(plan.channels[1].spend, [0.0]);
    assert!(plan.proof.gap() <= 1e-6);
}

#[test]
fn spend_all_is_met_as_nearly_as_whole_steps_can() {
    let mut scenario = json!({
        "start": "2027-01", "months": 2, "budget": {"monthly": 25, "spend_all": true},
        "round_to": 4,
        "channels": [{"id": "a", "roi": 0.5, "curve": {"log": {"scale": 9}}, "max": 14},
                     {"id": "b", "roi": 0.4, "curve": {"saturating": {"half": 9}}, "max": 15}],
    });
    let spent = |plan: &Plan| -> Vec<f64> { plan.months.spend.clone() };
    let plan = solved(&scenario);
    assert_eq!(spent(&plan), [24.0, 24.0]);
    assert!(plan.proof.gap() <= 1e-6);
    // One total, fees of 25 %: 5 k + 4 l = 50 has solutions, 4 l = 50 has none.
    scenario["budget"] = json!({"total": 50, "spend_all": true});
    scenario["channels"][0]["fee_rate"] = json!(0.25);
    let plan = solved(&scenario);
    assert_eq!(plan.totals.spend + plan.totals.fees, 50.0);
}

#[test]
fn a_share_holds_less_than_one_step_away() {
    let scenario = |share: f64| {
        json!({
            "start": "2027-01", "months": 1, "budget": {"monthly": 100}, "round_to": 10,
            "channels": [{"id": "a", "roi": 3, "max_share": share}, {"id": "b", "roi": 2}],
        })
    };
    // 0.47 of 100 is 47: 50 is 3 away, 60 is 13.
    assert_eq!(solved(&scenario(0.47)).channels[0].spend, [50.0]);
    // 0.4 of 100 is 40: 50 is a whole step away.
    assert_eq!(solved(&scenario(0.4)).channels[0].spend, [40.0]);
}

/// The smallest unit above a budget is above it, however large it is.
#[test]
fn floors_of_one_unit_above_the_budget_clash() {
    let scenario = |least: f64| {
        read(&json!({
            "start": "2027-01", "months": 1, "budget": {"monthly": 100_000_000_000_u64},
            "round_to": 1,
            "channels": [{"id": "a", "roi": 3, "min": 50_000_000_000_u64},
                         {"id": "b", "roi": 2, "min": least}],
        }))
    };
    assert!(solve(&scenario(50_000_000_000.0), &Options::default()).is_ok());
    let clash = solve(&scenario(50_000_000_001.0), &Options::default());
    assert!(matches!(clash, Err(NoPlan::Infeasible(ref c)) if !c.rows.is_empty()), "{clash:?}");
    let given = vec![vec![50_000_000_000.0], vec![50_000_000_001.0]];
    assert_eq!(evaluate(&scenario(0.0), given).broken.len(), 1);
}

#[test]
fn an_empty_interval_names_the_step() {
    let scenario = read(&json!({
        "start": "2026-01", "months": 1, "round_to": 4,
        "budget": {"monthly": 10}, "channels": [{"id": "a", "roi": 3, "min": 5, "max": 7}],
    }));
    let Err(NoPlan::Infeasible(clash)) = solve(&scenario, &Options::default()) else {
        panic!("no clash");
    };
    let rules: Vec<RuleId> = clash.rows.iter().map(|row| row.rule).collect();
    assert!(rules.contains(&RuleId::RoundTo), "{rules:?}");
}

/// A share, a given month and a cap over the horizon that no multiple of the step divides.
#[test]
fn a_share_beside_a_given_month_in_whole_steps() {
    let scenario = read(&json!({
        "start": "2026-01", "months": 2, "budget": {"total": 27000}, "round_to": 20,
        "channels": [
            {"id": "c1", "roi": 1.4, "max_share": 0.47, "fixed": {"2026-02": 3000}},
            {"id": "c2", "roi": 1.49, "total_max": 7090},
        ],
    }));
    let plan = solve(&scenario, &Options::default()).unwrap();
    assert!(plan.proof.gap() <= 1e-6);
    // 3320 is 16.4 above 47 % of 7040, less than one step of 20.
    assert_eq!(plan.channels[0].spend, [3320.0, 3000.0]);
    assert_eq!(plan.channels[1].spend.iter().sum::<f64>(), 7080.0);
}

/// Whole radio spots at least cost: steps of 50 thousand reach both targets.
#[test]
fn the_least_cost_in_whole_spots() {
    let scenario = read(&json!({
        "currency": "USD", "start": "2027-01", "months": 1, "round_to": 50_000,
        "channels": [{"id": "comedy", "yields": {"women": 140, "men": 40}},
                     {"id": "football", "yields": {"women": 20, "men": 120}}],
        "targets": [{"kpi": "women", "at_least": 28e6}, {"kpi": "men", "at_least": 24e6}],
    }));
    let Goal::Reached(plan) = goal(&scenario, &Options::default()).unwrap() else {
        panic!("the targets can be reached");
    };
    let spends: Vec<f64> = plan.channels.iter().map(|c| c.spend[0]).collect();
    assert_eq!(spends, [200_000.0, 150_000.0]);
    assert!(plan.proof.gap() <= 1e-6);
}

/// Shares of the month and a contract that keeps a channel on where it is worth nothing.
#[test]
fn shares_beside_a_contract_without_a_least_spend() {
    for channels in [
        json!([{"id": "c0", "roi": 1.86, "yields": {"leads": 3.43e-6}, "min_share": 0.1,
                "max_share": 0.45,
                "timing": {"delayed": {"first_effect": 0, "peak": 1, "half_life": 2.5}}},
               {"id": "c1", "roi": 1.99, "max_share": 0.39},
               {"id": "c2", "roi": 2.09, "commit_months": 3}]),
        json!([{"id": "c0", "roi": 3.95, "total_max": 4_130_000, "min_share": 0.16,
                "yields": {"leads": 1e-6}},
               {"id": "c2", "roi": 3.36, "commit_months": 2}]),
    ] {
        let plan = solved(&json!({
            "start": "2026-10", "months": 2, "budget": {"total": 18_400_000},
            "objective": "leads", "channels": channels,
        }));
        assert!(plan.proof.gap() <= 1e-6, "{:?}", plan.proof);
    }
}

/// A share that one channel must keep of another's spend has the one on where the other is: what
/// follows from the rows stands beside them and is none that a plan must use up.
#[test]
fn spend_all_beside_a_channel_that_another_needs() {
    let plan = solved(&json!({
        "start": "2026-01", "months": 2, "round_to": 5,
        "budget": {"monthly": 30, "spend_all": true},
        "channels": [
            {"id": "a", "roi": 3, "curve": {"saturating": {"half": 20}}, "min_if_active": 15},
            {"id": "b", "roi": 1.5, "min_if_active": 5},
        ],
        "limits": [{"channels": ["b"], "share_of": ["a"], "min_share": 0.5}],
    }));
    // Of 15 a earns 3 x 15 / 1.75 = 25.7, of 20 only 30: 4.3 for 5 that b turns into 7.5; without
    // a, b earns 45 of all, less than 25.7 + 22.5.
    for month in 0..2 {
        let both = [plan.channels[0].spend[month], plan.channels[1].spend[month]];
        assert_eq!(both, [15.0, 15.0]);
    }
    let value = 2.0 * (45.0 / 1.75 + 22.5 - 30.0);
    assert!((plan.proof.value - value).abs() < 1e-9, "{:?}", plan.proof);
    assert!(plan.proof.gap() <= 1e-6);
}
