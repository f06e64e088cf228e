//! `goal`, `ranges`, `explain` and mends agree with hand-worked answers and with solving again.

use crate::ground::{as_it_was, is_near, near, scenario};
use phanbo::analysis::explain::Because;
use phanbo::analysis::{Goal, explain, goal, mends, ranges};
use phanbo::answer::{Answer, mend_sentences};
use phanbo::inside::stated::{Extent, figure, limit_per_figure, moved};
use phanbo::inside::{Direction, target_rows};
use phanbo::locale::{Lang, Wording};
use phanbo::page::Format;
use phanbo::row::{ChannelIx, MonthIx, RowKey, RuleId, TargetIx};
use phanbo::{NoPlan, Options, solve};
use serde_json::{Value, json};

use crate::made::text;

fn options() -> Options {
    Options::default()
}

/// Two months. A lead costs 100 000 in `a`, at most 5 million a month; 200 000 and 10 % in `b`.
fn leads(at_least: f64) -> Value {
    json!({
        "start": "2027-01", "months": 2,
        "channels": [
            {"id": "a", "cost_per": {"leads": 100_000}, "max": 5_000_000},
            {"id": "b", "cost_per": {"leads": 200_000}, "fee_rate": 0.1}
        ],
        "targets": [{"kpi": "leads", "at_least": at_least}]
    })
}

#[test]
fn the_least_money_for_120_leads_is_worked_out_by_hand() {
    // 100 leads for 10 million in `a`, 20 for 4 million and 400 000 of fees in `b`.
    let Ok(Goal::Reached(plan)) = goal(&scenario(&leads(120.0)), &options()) else {
        panic!("not reached")
    };
    near(-plan.proof.value, 14_400_000.0, 1e-6);
    near(-plan.proof.bound, 14_400_000.0, 1e-6);
    let price = |row| {
        let bound = plan.binding.iter().find(|bound| bound.row == row);
        bound.map(|bound| bound.shadow_price)
    };
    near(price(RuleId::AtLeast.of(TargetIx(0))).unwrap(), 220_000.0, 1e-6);
    // Another unit in `a` saves 2.2 units in `b`, and costs one.
    let cap = RuleId::MaxSpend.of(ChannelIx(0)).at(MonthIx(0));
    near(price(cap).unwrap(), 1.2, 1e-6);
}

#[test]
fn fees_are_part_of_the_least_cost() {
    let mut asked = leads(20.0);
    // 2 million in `a` would do, but its set-up fee makes `b` cheaper: 4.4 million.
    asked["channels"][0]["setup_fee"] = json!(3_000_000);
    let Ok(Goal::Reached(plan)) = goal(&crate::ground::scenario(&asked), &options()) else {
        panic!("not reached")
    };
    near(-plan.proof.value, 4_400_000.0, 1e-6);
    // With a dearer `b` it is the other way round.
    asked["channels"][1]["setup_fee"] = json!(1_000_000);
    let Ok(Goal::Reached(plan)) = goal(&crate::ground::scenario(&asked), &options()) else {
        panic!("not reached")
    };
    near(-plan.proof.value, 5_000_000.0, 1e-6);
}

#[test]
fn a_target_of_each_month_is_told_by_its_worst_month() {
    // Half of a month's leads come in the next: in January `a` brings 25 of its 50.
    let mut asked = leads(40.0);
    asked["channels"][0]["timing"] = json!({"weights": [1, 1]});
    asked["channels"][1]["max"] = json!(0);
    asked["targets"][0]["per"] = json!("month");
    let scenario = scenario(&asked);
    let Ok(Goal::OutOfReach { targets, .. }) = goal(&scenario, &options()) else {
        panic!("reached")
    };
    near(targets[0].reached.unwrap(), 25.0, 1e-6);
    // 40 leads in February: half of 80, whichever month they are paid in.
    asked["targets"][0]["from"] = json!("2027-02");
    let Ok(Goal::Reached(plan)) = goal(&crate::ground::scenario(&asked), &options()) else {
        panic!("not reached")
    };
    near(-plan.proof.value, 8_000_000.0, 1e-6);
}

#[test]
fn months_that_are_spent_leave_a_target_of_each_month() {
    let mut asked = leads(40.0);
    asked["targets"][0]["per"] = json!("month");
    let mut scenario = scenario(&asked);
    let months = |scenario: &phanbo::Scenario| {
        let rows = target_rows(scenario, TargetIx(0)).into_iter();
        rows.map(|row| row.month.unwrap().0).collect::<Vec<_>>()
    };
    assert_eq!(months(&scenario), [0, 1]);
    scenario.closed = 1;
    assert_eq!(months(&scenario), [1]);
}

#[test]
fn the_least_money_knows_a_cap() {
    // 120 leads in all, but at most 30 of `a`: 90 of `b` at 200 000 and a tenth.
    let mut asked = leads(120.0);
    let cap = json!({"kpi": "leads", "at_most": 30, "channels": ["a"]});
    asked["targets"].as_array_mut().unwrap().push(cap);
    let Ok(Goal::Reached(plan)) = goal(&scenario(&asked), &options()) else {
        panic!("not reached")
    };
    near(-plan.proof.value, 3_000_000.0 + 19_800_000.0, 1e-6);
}

/// Three saturating channels that sell and bring leads.
fn frontier() -> Value {
    json!({
        "start": "2027-01", "months": 6, "gross_margin": 0.5, "objective": "leads",
        "budget": {"total": 60_000_000},
        "channels": [
            {"id": "a", "roi": 4, "cost_per": {"leads": 90_000},
             "curve": {"saturating": {"half": 4_000_000}}},
            {"id": "b", "roi": 5, "cost_per": {"leads": 120_000},
             "curve": {"log": {"scale": 6_000_000}},
             "timing": {"geometric": {"retention": 0.4, "max_lag": 2}}},
            {"id": "c", "roi": 3, "cost_per": {"leads": 70_000}, "max": 3_000_000,
             "curve": {"exponential": {"scale": 2_000_000}}}
        ]
    })
}

#[test]
fn a_point_of_the_frontier_costs_its_own_budget() {
    let mut asked = frontier();
    for total in [12e6, 30e6, 60e6] {
        asked["budget"]["total"] = json!(total);
        let best = solve(&scenario(&asked), &options()).unwrap();
        let reached = best.totals.kpis["leads"];
        let mut goal_of = asked.clone();
        goal_of["targets"] = json!([{"kpi": "leads", "at_least": reached}]);
        let Ok(Goal::Reached(plan)) = goal(&scenario(&goal_of), &options()) else {
            panic!("not reached")
        };
        assert!(
            is_near(-plan.proof.value, best.totals.spend, 2e-6),
            "{total}: {} or {}",
            -plan.proof.value,
            best.totals.spend
        );
    }
}

#[test]
fn what_is_out_of_reach_is_named_with_how_far_one_comes() {
    // `a` ends at 100 leads; `b` may not run.
    let mut asked = leads(120.0);
    asked["channels"][1]["max"] = json!(0);
    let scenario = scenario(&asked);
    let Ok(Goal::OutOfReach { targets, .. }) = goal(&scenario, &options()) else {
        panic!("reached")
    };
    let found = &targets[0];
    near(found.reached.unwrap(), 100.0, 1e-6);
    near(found.cost, 10_000_000.0, 1e-6);
    assert!(!found.is_met(&scenario.targets[0]));
    let stops = |row: &RowKey| found.stopped_by.iter().any(|bound| bound.row == *row);
    assert!(stops(&RuleId::MaxSpend.of(ChannelIx(0)).at(MonthIx(0))));
    // A ratio: whatever is spent, each unit returns 2.
    let asked = json!({
        "start": "2027-01", "months": 2,
        "channels": [{"id": "a", "roi": 2, "min": 1_000_000, "max": 4_000_000}],
        "targets": [{"kpi": "revenue", "per_spend_at_least": 3}]
    });
    let Ok(Goal::OutOfReach { targets, .. }) = goal(&crate::ground::scenario(&asked), &options())
    else {
        panic!("reached")
    };
    near(targets[0].reached.unwrap(), 2.0, 1e-6);
}

#[test]
fn the_ends_of_a_range_are_as_good_as_they_say_and_no_plan_goes_past_them() {
    let asked = frontier();
    let scenario = scenario(&asked);
    let found = ranges(&scenario, 0.01, &options()).unwrap();
    let best = found.plan.proof.value;
    near(found.objective_at_least, 0.99 * best, 1e-9);
    for (c, range) in found.channels.iter().enumerate() {
        assert!(range.is_proven());
        assert!(range.least <= range.best && range.best <= range.most);
        let with = |key: &str, total: f64| {
            let mut forced = asked.clone();
            forced["channels"][c][key] = json!(total);
            solve(&crate::ground::scenario(&forced), &options())
                .map_or(0.0, |plan| plan.proof.value)
        };
        assert!(with("total_max", range.least * 1.001 + 1.0) >= 0.99 * best * (1.0 - 1e-5));
        if range.least > 0.0 {
            assert!(with("total_max", range.least * 0.98) < 0.99 * best);
        }
        assert!(with("total_min", range.most * 0.999) >= 0.99 * best * (1.0 - 1e-5));
        assert!(with("total_min", range.most * 1.02) < 0.99 * best);
    }
}

/// Monthly budgets, a cap, a share, a floor: prices of every kind, no on/off decision.
fn priced() -> Value {
    json!({
        "start": "2027-01", "months": 4, "gross_margin": 0.6,
        "budget": {"monthly": [6_000_000, 8_000_000, 5_000_000, 9_000_000]},
        "channels": [
            {"id": "a", "roi": 6, "curve": {"saturating": {"half": 3_000_000}}},
            {"id": "b", "roi": 7, "curve": {"saturating": {"half": 5_000_000}}, "max": 1_500_000},
            {"id": "c", "roi": 2, "curve": {"log": {"scale": 3_000_000}}, "min": 1_000_000},
            {"id": "idle", "roi": 1.2, "curve": {"saturating": {"half": 5_000_000}}}
        ]
    })
}

#[test]
fn prices_are_what_solving_again_gains() {
    let scenario = scenario(&priced());
    let told = explain(&scenario, &options()).unwrap();
    assert!(!told.has_choices);
    let mut tried = 0;
    for bound in &told.plan.binding {
        let step = 1e-3 * figure(&scenario, bound.row).unwrap();
        let up = bound.row.direction() != Direction::Floor;
        let by = if up { step } else { -step };
        let Some(new) = moved(&scenario, bound.row, by, Extent::Row) else {
            continue;
        };
        let gain = solve(&new, &options()).unwrap().proof.value - told.plan.proof.value;
        assert!(
            is_near(gain / step, bound.shadow_price, 0.01),
            "{:?}: {} or {}",
            bound.row,
            gain / step,
            bound.shadow_price
        );
        tried += 1;
    }
    assert!(tried >= 8, "only {tried} prices");
    for limit in &told.limits {
        let (tried, now) = (limit.tried.unwrap(), limit.figure.unwrap());
        let new = moved(&scenario, limit.row, tried.by, Extent::Row).unwrap();
        let gain = solve(&new, &options()).unwrap().proof.value - told.plan.proof.value;
        assert!(is_near(gain, tried.gain, 1e-3), "{:?}", limit.row);
        assert_eq!(figure(&new, limit.row), Some(now + tried.by));
        // What a concave plan gains by more room falls.
        assert!(tried.gain <= limit.price * tried.by.abs() * (1.0 + 1e-3));
    }
}

#[test]
fn every_month_of_every_channel_has_its_reason() {
    let scenario = scenario(&priced());
    let told = explain(&scenario, &options()).unwrap();
    for reasons in &told.channels {
        let mut months: Vec<usize> = reasons.iter().flat_map(|r| r.months.clone()).collect();
        months.sort_unstable();
        assert_eq!(months, [0, 1, 2, 3]);
    }
    // In January all that pays costs less than the budget: 2.7 million here, where the slope of
    // 0.6 x 6 / (1 + s/3)^2 is 1, 1.5 and 1 million; in March 5 million are too little.
    let of_first = |month: usize| {
        let all = told.channels[0].iter();
        let found = all.filter(|reason| reason.months.contains(&month));
        found.map(|reason| reason.because).next().unwrap()
    };
    assert_eq!(of_first(0), Because::PaysNoMore);
    assert!(matches!(of_first(2), Because::Level { least, .. } if least > 0.0));
    assert!(matches!(
        told.channels[1][0].because,
        Because::HeldDown(row) if row.line() == RuleId::MaxSpend.of(ChannelIx(1)).line()
    ));
    assert!(matches!(
        told.channels[2][0].because,
        Because::HeldUp(row) if row.line() == RuleId::MinSpend.of(ChannelIx(2)).line()
    ));
    // 0.6 x 1.2 is less than 1, whatever the money brings elsewhere.
    assert_eq!(told.channels[3][0].because, Because::Loses);
}

#[test]
fn an_idle_channel_enters_where_it_is_said_to() {
    let told = explain(&scenario(&priced()), &options()).unwrap();
    let factor = told.entries[0].factor.unwrap();
    let spent = |factor: f64| {
        let mut asked = priced();
        asked["channels"][3]["roi"] = json!(1.2 * factor);
        solve(&scenario(&asked), &options()).unwrap().channels[3].total_spend
    };
    assert!(spent(factor * 1.01) > 0.0);
    assert!(spent(factor * 0.98) <= 0.0);
}

#[test]
fn money_whose_effect_comes_after_the_end_is_said_to_be_late() {
    let asked = json!({
        "start": "2027-01", "months": 4, "gross_margin": 0.5,
        "budget": {"monthly": 10_000_000},
        "channels": [{"id": "slow", "roi": 5, "max": 4_000_000,
                      "timing": {"weights": [0, 0, 1]}}]
    });
    let told = explain(&scenario(&asked), &options()).unwrap();
    let late = told.channels[0].iter().find(|reason| reason.because == Because::TooLate);
    assert_eq!(late.unwrap().months, [2, 3]);
}

#[test]
fn what_is_supposed_is_tried_out() {
    let told = explain(&scenario(&priced()), &options()).unwrap();
    assert!(told.assumptions.windows(2).all(|w| w[0].swing() >= w[1].swing()));
    for found in &told.assumptions {
        for at in 0..2 {
            // A plan made for the case is no worse there than the one that was not.
            assert!(found.anew[at].unwrap() >= found.kept[at] - 1e-5 * found.value.abs());
        }
    }
}

fn clashing() -> Vec<Value> {
    let base = |channels: Value| {
        json!({"start": "2027-01", "months": 3, "gross_margin": 0.5,
               "budget": {"monthly": 20_000_000}, "channels": channels})
    };
    let floors = base(json!([
        {"id": "a", "roi": 3, "min": 12_000_000},
        {"id": "b", "roi": 2, "min": 10_000_000, "max": 15_000_000},
        {"id": "c", "roi": 2, "max": 5_000_000}
    ]));
    let mut target = base(json!([
        {"id": "a", "roi": 3, "cost_per": {"leads": 100_000},
         "curve": {"saturating": {"half": 5_000_000}}},
        {"id": "b", "roi": 2}
    ]));
    target["targets"] = json!([{"kpi": "leads", "at_least": 200}]);
    let mut shares = base(json!([
        {"id": "a", "roi": 3, "max": 5_000_000, "min_share": 0.4},
        {"id": "b", "roi": 2, "min": 8_000_000}
    ]));
    shares["max_active_channels"] = json!(2);
    let mut exact = base(json!([
        {"id": "a", "roi": 3, "max": 5_000_000},
        {"id": "b", "roi": 2, "max": 8_000_000}
    ]));
    exact["budget"]["spend_all"] = json!(true);
    vec![floors, target, shares, exact]
}

#[test]
fn mends_mend_and_less_does_not() {
    for asked in clashing() {
        let scenario = scenario(&asked);
        let Err(NoPlan::Infeasible(conflict)) = solve(&scenario, &options()) else {
            panic!("solved: {asked}")
        };
        let found = mends(&scenario, &conflict, &Options::default());
        assert!(!found.is_empty(), "{asked}");
        for mend in found {
            assert!(!mend.leaves_others, "{mend:?}");
            let mended = mend.apply(&scenario).unwrap();
            assert!(solve(&mended, &options()).is_ok(), "{mend:?}");
            let less = 0.98 * (mend.to - mend.from);
            let nearly = moved(&scenario, mend.row, less, Extent::Line).unwrap();
            assert!(matches!(solve(&nearly, &options()), Err(NoPlan::Infeasible(_))), "{mend:?}");
        }
    }
}

#[test]
fn the_mends_of_two_floors_above_a_budget_are_worked_out_by_hand() {
    let scenario = scenario(&clashing()[0]);
    let Err(NoPlan::Infeasible(conflict)) = solve(&scenario, &options()) else { panic!("solved") };
    let mut figures: Vec<(f64, f64)> = mends(&scenario, &conflict, &Options::default())
        .iter()
        .map(|mend| (mend.from, mend.to))
        .collect();
    figures.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(figures, [(10e6, 8e6), (12e6, 10e6), (20e6, 22e6)]);
}

#[test]
fn what_a_person_sees() {
    let priced = scenario(&priced());
    let told = explain(&priced, &options()).unwrap();
    let found = ranges(&priced, 0.02, &options()).unwrap();
    let asked = scenario(&leads(120.0));
    let reached = goal(&asked, &options()).unwrap();
    let mut barred = leads(120.0);
    barred["channels"][1]["max"] = json!(0);
    let barred = scenario(&barred);
    let far = goal(&barred, &options()).unwrap();
    for lang in Lang::ALL {
        let name = |what: &str, format: Format| format!("{what}.{}.{}", lang.key(), format.key());
        let table = Format::Table;
        let told = Answer { scenario: &priced, found: &told, lang, timing: false };
        as_it_was(&name("explain", table), &text(&told, table));
        let found = Answer { scenario: &priced, found: &found, lang, timing: false };
        as_it_was(&name("ranges", table), &text(&found, table));
        let report = |scenario, found| Answer { scenario, found, lang, timing: false };
        as_it_was(&name("goal", table), &text(&report(&asked, &reached), table));
        as_it_was(&name("goal_far", table), &text(&report(&barred, &far), table));
        let mut said = String::new();
        for asked in clashing() {
            let scenario = scenario(&asked);
            let Err(NoPlan::Infeasible(conflict)) = solve(&scenario, &options()) else {
                panic!("solved: {asked}")
            };
            let found = mends(&scenario, &conflict, &Options::default());
            let wording = Wording::new(&scenario, lang);
            said += &mend_sentences(&wording, &conflict.rows, &found).join("\n");
            said += "\n\n";
        }
        as_it_was(&format!("mends.{}.txt", lang.key()), &said);
    }
}

#[test]
fn every_answer_is_json_csv_and_markdown_too() {
    let scenario = scenario(&priced());
    let told = explain(&scenario, &options()).unwrap();
    let report = Answer { scenario: &scenario, found: &told, lang: Lang::En, timing: false };
    let value: Value = serde_json::from_str(&text(&report, Format::Json)).unwrap();
    assert_eq!(value["answer"], "explain");
    assert_eq!(value["channels"][3]["reasons"][0]["code"], "loses");
    assert_eq!(value["limits"][0]["path"], "channels[1].max");
    assert!(text(&report, Format::Csv).starts_with("about,path,figure,text\r\n"));
    assert!(text(&report, Format::Markdown).contains("\n## What each limit costs\n"));
    let asked = crate::ground::scenario(&leads(120.0));
    let reached = goal(&asked, &options()).unwrap();
    let report = Answer { scenario: &asked, found: &reached, lang: Lang::En, timing: false };
    let value: Value = serde_json::from_str(&text(&report, Format::Json)).unwrap();
    near(value["cost"]["value"].as_f64().unwrap(), 14.4e6, 1e-6);
    near(value["targets"][0]["reached"].as_f64().unwrap(), 120.0, 1e-6);
    near(value["targets"][0]["cost_per_unit"].as_f64().unwrap(), 220e3, 1e-6);
}

/// One share for all channels: its price per percentage point is what every held channel gains
/// together.
#[test]
fn the_price_of_staying_near_today_is_what_a_point_more_gains() {
    let mut file = priced();
    file["stay_within"] = json!(0.2);
    for (channel, current) in [(0, 1_000_000), (1, 1_200_000), (2, 1_500_000)] {
        file["channels"][channel]["current"] = json!(current);
    }
    file["channels"][1].as_object_mut().unwrap().remove("max");
    let scenario = scenario(&file);
    let told = explain(&scenario, &options()).unwrap();
    let held = told.limits.iter().find(|limit| limit.row.rule == RuleId::StayWithin).unwrap();
    let gain = |by: f64| {
        let new = moved(&scenario, held.row, by, Extent::Line).unwrap();
        (solve(&new, &options()).unwrap().proof.value - told.plan.proof.value) / by
    };
    let per_point: f64 = told
        .plan
        .binding
        .iter()
        .filter(|bound| bound.row.rule == RuleId::StayWithin)
        .map(|bound| bound.shadow_price * limit_per_figure(&scenario, bound.row))
        .sum();
    near(gain(0.01), per_point, 0.01);
    // It is told to hold up to the last move tried whose average gain is nine tenths of it.
    let tried = held.tried.unwrap();
    let holds_to = tried.holds_to.unwrap();
    assert!(gain(holds_to) >= 0.9 * per_point);
    assert!(tried.holds_throughout || gain(2.0 * holds_to) < 0.9 * per_point);
}
