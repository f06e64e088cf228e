//! Sentences in both languages, against words written by hand.

use phanbo::inside::{About, every_rule, target_rows};
use phanbo::locale::{Lang, Wording, group_rows};
use phanbo::row::{ChannelIx, LimitIx, MonthIx, RowKey, RuleId, TargetIx};
use phanbo::scenario::finding::Expected;
use phanbo::scenario::{Per, Problem, Scenario};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// A row of every rule, of what the scenario has of each.
fn every_row(scenario: &Scenario) -> Vec<RowKey> {
    let rules = every_rule().map(|rule| rule.facts());
    let plain = rules.filter_map(|facts| match facts.about {
        About::Whole(Per::Month) => Some(facts.id.whole().at(MonthIx(2))),
        About::Whole(Per::Total) => Some(facts.id.whole()),
        About::Channel(Per::Total) => Some(facts.id.of(ChannelIx(1))),
        About::Channel(Per::Month) | About::AnyChannel => {
            Some(facts.id.of(ChannelIx(1)).at(MonthIx(2)))
        }
        About::Limit | About::LimitByMonth => Some(facts.id.of(LimitIx(0)).at(MonthIx(2))),
        About::Target => None,
    });
    plain
        .chain(TargetIx::first(scenario.targets.len()).flat_map(|t| target_rows(scenario, t)))
        .collect()
}

#[test]
fn every_rule_and_every_price_has_its_own_sentence() {
    let scenario = crate::made::scenario(12);
    for lang in Lang::ALL {
        let wording = Wording::new(&scenario, lang);
        let mut seen = Vec::new();
        for row in every_row(&scenario) {
            let name = wording.row(row);
            assert!(!name.contains('{') && !name.contains("  ") && !name.ends_with(' '), "{name}");
            let group = &group_rows([(row, 2.0)])[0];
            let price = lang.words().price(&wording.price(group));
            assert!(price.contains(&name), "{price}");
            seen.push(price);
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), count, "no two rules sound alike");
    }
}

#[test]
fn rules_and_prices_read_as_a_planner_would_say_them() {
    let mut scenario = crate::made::scenario(12);
    let priced = |scenario: &phanbo::Scenario| {
        let wording = Wording::new(scenario, Lang::En);
        let row = (RuleId::MonthlyBudget.whole().at(MonthIx(0)), 3.45);
        plain(&Lang::En.words().price(&wording.price(&group_rows([row])[0])))
    };
    // Half of what lands later counts in this goal: that is not the profit that is reported.
    assert_eq!(
        priced(&scenario),
        "₫1M more in the October 2026 budget would add ₫3.45M of profit with later results"
    );
    scenario.after_horizon = 0.0;
    scenario.discount_rate = 0.1;
    assert!(priced(&scenario).ends_with("₫3.45M of discounted profit"));
    scenario.discount_rate = 0.0;
    scenario.risk.measure = phanbo::scenario::Measure::Robust;
    assert!(priced(&scenario).ends_with("₫3.45M of profit in the worst case"));
    scenario.risk.measure = phanbo::scenario::Measure::Expected;
    let say = |lang: Lang, rows: &[(RowKey, f64)]| {
        let wording = Wording::new(&scenario, lang);
        plain(&lang.words().price(&wording.price(&group_rows(rows.iter().copied())[0])))
    };
    let budget = [(RuleId::MonthlyBudget.whole().at(MonthIx(0)), 3.45)];
    assert_eq!(
        say(Lang::Vi, &budget),
        "thêm 1 triệu ₫ vào ngân sách tháng 10/2026 sẽ tăng lợi nhuận 3,45 triệu ₫"
    );
    assert_eq!(
        say(Lang::En, &budget),
        "₫1M more in the October 2026 budget would add ₫3.45M of profit"
    );
    let floor = [
        (RuleId::MinSpend.of(ChannelIx(2)).at(MonthIx(0)), -0.4),
        (RuleId::MinSpend.of(ChannelIx(2)).at(MonthIx(1)), -0.4),
    ];
    assert_eq!(
        say(Lang::Vi, &floor),
        "hạ sàn của Mạng xã hội tháng 10–11/2026 bớt 1 triệu ₫ sẽ tăng lợi nhuận 400 nghìn ₫ cho mỗi tháng"
    );
    assert_eq!(
        say(Lang::En, &floor),
        "lowering the floor of Social media in Oct–Nov 2026 by ₫1M would add ₫400K of profit for each month"
    );
    let share = [(RuleId::LimitMaxShare.of(LimitIx(0)), 64_000.0)];
    assert_eq!(
        say(Lang::Vi, &share),
        "nâng tỷ trọng tối đa của nhóm “Quảng cáo trả phí” thêm 1 điểm phần trăm sẽ tăng lợi nhuận 64 nghìn ₫"
    );
}

#[test]
fn a_clash_names_what_each_rule_allows() {
    let scenario = crate::made::scenario(12);
    let vi = Wording::new(&scenario, Lang::Vi);
    let bound = |row| vi.bound(row).map(|text| plain(&text));
    assert_eq!(bound(RuleId::MonthlyBudget.whole().at(MonthIx(0))).as_deref(), Some("20 triệu ₫"));
    let mut rolling = scenario.clone();
    rolling.budget.as_mut().unwrap().rollover = true;
    let row = RuleId::CumulativeBudget.whole().at(MonthIx(2));
    assert_eq!(bound(row), None, "without rollover no such rule");
    let bound_of = Wording::new(&rolling, Lang::Vi).bound(row);
    assert_eq!(bound_of.map(|text| plain(&text)).as_deref(), Some("60 triệu ₫"));
    assert_eq!(
        bound(RuleId::MaxSpend.of(ChannelIx(1)).at(MonthIx(0))).as_deref(),
        Some("9 triệu ₫")
    );
    assert_eq!(
        bound(RuleId::MaxSpend.of(ChannelIx(0)).at(MonthIx(0))),
        None,
        "no limit, no figure"
    );
    assert_eq!(bound(RuleId::LimitMaxShare.of(LimitIx(0))).as_deref(), Some("70%"));
    assert_eq!(bound(RuleId::AtLeast.of(TargetIx(0))).as_deref(), Some("500 khách tiềm năng"));
    assert_eq!(bound(RuleId::CostAtMost.of(TargetIx(1))).as_deref(), Some("200 nghìn ₫"));
}

fn every_problem() -> Vec<Problem> {
    let text = |word: &str| word.to_owned();
    let near = Some(text("min_share"));
    vec![
        Problem::Empty,
        Problem::NotUtf8(7),
        Problem::Syntax(text("Unexpected token")),
        Problem::UnknownKey { key: text("min_shar"), nearest: near.clone(), allowed: vec![] },
        Problem::UnknownKey {
            key: text("x"),
            nearest: None,
            allowed: vec![text("min"), text("max")],
        },
        Problem::DuplicateKey { key: text("min"), first_line: 3 },
        Problem::MissingKey(text("id")),
        Problem::MissingOneOf(vec![text("monthly"), text("total")]),
        Problem::OnlyOneOf(vec![text("at_least"), text("cost_at_most")]),
        Problem::WrongType { expected: Expected::Amount, found: text("\"20tr\"") },
        Problem::OutOfRange { found: text("0"), allowed: text("1..=120") },
        Problem::LooksLikePercent(30.0),
        Problem::NotOneOf { found: text("smee"), nearest: Some(text("sme")), allowed: vec![] },
        Problem::NotOneOf {
            found: text("x"),
            nearest: None,
            allowed: vec![text("sme"), text("enterprise")],
        },
        Problem::WrongLength { found: 3, expected: 12 },
        Problem::EmptyList,
        Problem::BadMonth { found: text("2026-13"), within: None },
        Problem::BadMonth {
            found: text("2030-01"),
            within: Some([text("2026-10"), text("2027-09")]),
        },
        Problem::UnknownChannel { id: text("sea"), nearest: Some(text("seo")) },
        Problem::DuplicateId { id: text("seo"), first: text("channels[0]") },
        Problem::BadName { found: text("a b"), allowed: Expected::ChannelId },
        Problem::UnknownKpi { kpi: text("lead"), nearest: Some(text("leads")) },
        Problem::UnknownPreset { preset: text("tv"), tier: Some(text("sme")), nearest: None },
        Problem::UnknownPreset { preset: text("tv"), tier: None, nearest: None },
        Problem::Crossed { low_key: text("min"), low: 3e6, high_key: text("max"), high: 2.5e6 },
        Problem::NoReturn,
        Problem::RampNeedsMinIfActive,
        Problem::HillNeedsCeiling,
        Problem::PointsMustRise,
        Problem::NoWeights,
        Problem::EndlessTail,
        Problem::NeededBy { key: text("budget"), command: text("solve") },
        Problem::TooLarge { bytes: 20_000_000, most: 10_000_000 },
        Problem::ControlCharacter,
        Problem::KindNeeds { kind: text("hill"), keys: vec![text("half"), text("slope")] },
        Problem::KindNeeds { kind: text("points"), keys: vec![] },
        Problem::KindStandsAlone(text("linear")),
        Problem::GoesWith { key: text("roi_at"), needs: text("roi") },
        Problem::TooMany { found: 2000, most: 1000 },
        Problem::TooLong { found: 300, most: 200 },
        Problem::ReservedName(text("spend")),
        Problem::PresetCurrency {
            preset: text("seo"),
            currency: text("EUR"),
            keys: vec![text("roi_at")],
        },
        Problem::NoEffectAt(1000.0),
        Problem::AfterStart { found: text("2027-01"), latest: text("2026-10") },
    ]
}

#[test]
fn every_problem_is_said_in_both_languages_with_a_way_out() {
    for problem in every_problem() {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| lang.words().problem(&problem));
        assert_ne!(vi.fault, en.fault);
        for said in [vi, en] {
            let hint = said.hint.expect("a hint");
            for sentence in [said.fault, hint] {
                assert!(
                    !sentence.is_empty() && !sentence.ends_with('.') && !sentence.contains("{}"),
                    "{sentence}"
                );
            }
        }
    }
}

#[test]
fn problems_name_value_limit_and_nearest_name() {
    let say = |lang: Lang, problem: Problem| {
        let said = lang.words().problem(&problem);
        format!("{} / {}", said.fault, said.hint.unwrap_or_default())
    };
    let typo = || Problem::UnknownKey {
        key: "min_shar".to_owned(),
        nearest: Some("min_share".to_owned()),
        allowed: vec![],
    };
    assert_eq!(
        say(Lang::Vi, typo()),
        "không có khóa `min_shar` / có phải bạn muốn viết `min_share`?"
    );
    assert_eq!(say(Lang::En, typo()), "unknown key `min_shar` / did you mean `min_share`?");
    let crossed = || Problem::Crossed {
        low_key: "min".to_owned(),
        low: 3e6,
        high_key: "max".to_owned(),
        high: 2.5e6,
    };
    assert_eq!(
        say(Lang::Vi, crossed()),
        "`min` (3.000.000) lớn hơn `max` (2.500.000) / hạ `min` hoặc nâng `max`"
    );
    assert_eq!(
        say(Lang::En, crossed()),
        "`min` (3,000,000) is above `max` (2,500,000) / lower `min` or raise `max`"
    );
    assert_eq!(
        say(Lang::Vi, Problem::LooksLikePercent(30.0)),
        "tỷ trọng `30` lớn hơn 1 / tỷ trọng đi từ 0 đến 1: muốn 30% thì viết `0.3`"
    );
    let bare = Problem::KindNeeds {
        kind: "hill".to_owned(),
        keys: vec!["half".to_owned(), "slope".to_owned()],
    };
    assert_eq!(
        say(Lang::En, bare),
        "`hill` needs its figures / write `{\"hill\": {\"half\": …, \"slope\": …}}`"
    );
    let hostile = Problem::UnknownChannel { id: "\u{1b}[2J".to_owned(), nearest: None };
    assert!(!say(Lang::En, hostile).contains('\u{1b}'));
}
