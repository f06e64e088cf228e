//! Returns that learn from what came: simulated months and tests, and what the commands make of it.

use std::path::Path;
use std::process::{Command, Output};

use phanbo::analysis::calibrate::{Lesson, learn, promised};
use phanbo::analysis::replan::with_actuals;
use phanbo::plan::audit::evaluate;
use phanbo::plan::file::Actuals;
use phanbo::plan::lift::{Lift, lifts};
use phanbo::scenario::{Loaded, Range, Scenario};

use crate::oracle::rng::Rng;

/// Four channels that differ in how much is known of them, below and above.
const TEXT: &str = r#"{
  "start": "2027-01", "months": 12, "budget": {"monthly": 40000000}, "gross_margin": 0.6,
  "risk": {"shrink": false}, // as stated
  "channels": [
    {"id": "a", "roi": {"low": 2, "expected": 4, "high": 6}, "curve": {"saturating": {"half": 2e7}}},
    {"id": "b", "roi": {"low": 1.5, "expected": 2, "high": 4}, "curve": {"saturating": {"half": 3e7}}},
    {"id": "c", "roi": {"low": 2.5, "expected": 3, "high": 3.5}, "curve": {"log": {"scale": 1e7}}},
    {"id": "d", "roi": {"low": 0.5, "expected": 2, "high": 8}, "curve": {"saturating": {"half": 1e7}},
     "timing": {"geometric": {"retention": 0.4}}}
  ]
}
"#;

fn loaded(text: &str) -> Loaded {
    Scenario::load(text, "x.json", "2026-11".parse().unwrap()).unwrap()
}

fn normal(rng: &mut Rng) -> f64 {
    let (u, v) = (rng.unit().max(1e-300), rng.unit());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// What a return really is: drawn from its own range.
fn truth(roi: Range, rng: &mut Rng) -> f64 {
    let z = normal(rng);
    let side = if z < 0.0 { roi.expected / roi.low } else { roi.high / roi.expected };
    roi.expected * (z * side.ln() / 1.2816).exp()
}

/// The scenario as it really is.
fn world(scenario: &Scenario, truths: &[f64]) -> Scenario {
    let mut world = scenario.clone();
    for (channel, truth) in world.channels.iter_mut().zip(truths) {
        let factor = truth / channel.roi.unwrap().expected;
        *channel.yields.get_mut("revenue").unwrap() *= factor;
        channel.roi = Some(Range { low: *truth, expected: *truth, high: *truth });
    }
    world
}

/// What comes of these spends in the first `whole` months, months straying by `noise`.
fn months(
    world: &Scenario,
    spend: &[Vec<f64>],
    whole: usize,
    noise: f64,
    rng: &mut Rng,
) -> Actuals {
    let told = |c: usize, t: usize| (t < whole).then_some(spend[c][t]);
    let count = world.channels.len();
    let row = |c: usize| (0..world.months).map(|t| told(c, t)).collect();
    let mut actuals = Actuals { spend: (0..count).map(row).collect(), ..Actuals::silent(world) };
    let comes = promised(world, &actuals.spend);
    for (c, row) in actuals.revenue.iter_mut().enumerate() {
        for (t, cell) in row.iter_mut().enumerate().take(whole) {
            let stray = (noise * normal(rng) - noise * noise / 2.0).exp();
            *cell = Some(comes[c][t] * stray);
        }
    }
    actuals
}

/// Spends that are not the same every month.
fn spends(scenario: &Scenario, rng: &mut Rng) -> Vec<Vec<f64>> {
    let of = |_| (0..scenario.months).map(|_| 1e7 * (0.6 + 0.8 * rng.unit())).collect();
    (0..scenario.channels.len()).map(of).collect()
}

#[test]
fn known_returns_are_found_again() {
    let scenario = loaded(TEXT).scenario;
    let mut rng = Rng::new(1);
    let truths = [2.5, 4.4, 3.1, 6.0];
    let world = world(&scenario, &truths);
    let spend = spends(&scenario, &mut rng);
    let actuals = months(&world, &spend, 12, 0.01, &mut rng);
    let lesson = learn(&scenario, &actuals, 12, &[]);
    assert_eq!((lesson.returns.len(), lesson.through), (4, Some(11)));
    // What is usual still counts a little: (2 x 0.3^2 + 44 x 0.01^2) / 46.
    assert!((0.055..0.07).contains(&lesson.noise), "{}", lesson.noise);
    for (one, truth) in lesson.returns.iter().zip(truths) {
        let after = one.after;
        assert!((after.expected / truth - 1.0).abs() < 0.03, "{one:?} {truth}");
        assert!(
            after.low < truth && truth < after.high && after.high / after.low < 1.12,
            "{one:?}"
        );
    }
    // No noise at all and no doubt before: the plan's own revenue teaches nothing new.
    let same = months(&scenario, &spend, 12, 0.0, &mut rng);
    for one in learn(&scenario, &same, 12, &[]).returns {
        assert!((one.after.expected / one.before.expected - 1.0).abs() < 0.02, "{one:?}");
    }
}

#[test]
fn ranges_hold_as_often_as_they_say_in_500_worlds() {
    let scenario = loaded(TEXT).scenario;
    let mut rng = Rng::new(500);
    for (whole, noise) in [(6, 0.25), (2, 0.3), (12, 0.15)] {
        let mut held = [0_u32; 4];
        for _ in 0..500 {
            let truths: Vec<f64> =
                scenario.channels.iter().map(|c| truth(c.roi.unwrap(), &mut rng)).collect();
            let world = world(&scenario, &truths);
            let spend = spends(&scenario, &mut rng);
            let actuals = months(&world, &spend, whole, noise, &mut rng);
            for one in learn(&scenario, &actuals, whole, &[]).returns {
                let truth = truths[one.channel];
                held[one.channel] += u32::from(one.after.low <= truth && truth <= one.after.high);
            }
        }
        let all = f64::from(held.iter().sum::<u32>()) / 2000.0;
        assert!((0.75..=0.85).contains(&all), "{whole} months of {noise}: {all}, {held:?}");
    }
}

#[test]
fn after_six_months_the_plan_is_closer_to_the_best_there_is() {
    let loaded = loaded(TEXT);
    let scenario = &loaded.scenario;
    let mut rng = Rng::new(6);
    let before = scenario.solve().unwrap().spend();
    let (mut without, mut with) = (0.0, 0.0);
    for _ in 0..12 {
        let truths: Vec<f64> =
            scenario.channels.iter().map(|c| truth(c.roi.unwrap(), &mut rng)).collect();
        let world = world(scenario, &truths);
        let actuals = months(&world, &before, 6, 0.25, &mut rng);
        let lesson = learn(scenario, &actuals, 6, &[]);
        let rest = with_actuals(&loaded, &actuals.spend, None).unwrap();
        let best = |returns: &Scenario| returns.solve().unwrap().spend();
        let mut known = rest.clone();
        for (own, real) in known.channels.iter_mut().zip(&world.channels) {
            own.yields.clone_from(&real.yields);
        }
        let worth = |spend| evaluate(&world, spend).value;
        let oracle = worth(best(&known));
        without += oracle - worth(best(&rest));
        with += oracle - worth(best(&lesson.applied(&rest)));
    }
    assert!(without > 0.0 && with < 0.5 * without, "{with} of {without}");
}

#[test]
fn what_is_not_told_teaches_nothing() {
    let scenario = loaded(TEXT).scenario;
    let mut rng = Rng::new(3);
    let spend = spends(&scenario, &mut rng);
    let mut actuals = months(&scenario, &spend, 3, 0.2, &mut rng);
    actuals.revenue[0] = vec![None; 12];
    // Revenue without a return to hold it against, and a channel that earns nothing of its own.
    let lesson = learn(&scenario, &actuals, 3, &[]);
    assert_eq!(lesson.returns.iter().map(|one| one.channel).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(lesson.applied(&scenario).channels[0], scenario.channels[0]);
    assert_eq!(learn(&scenario, &actuals, 0, &[]).returns, []);
    assert_eq!(Lesson::default().applied(&scenario), scenario);
    // Months that the returns know already do not count twice.
    let mut known = scenario.clone();
    known.calibrated_through = Some("2027-02".parse().unwrap());
    let later = learn(&known, &actuals, 3, &[]);
    assert!(later.returns.iter().all(|one| one.months == [2]), "{later:?}");
    known.calibrated_through = Some("2027-03".parse().unwrap());
    assert_eq!(learn(&known, &actuals, 3, &[]).returns, []);
}

/// By hand: a test that shows half of what was promised, as sure as the return itself was.
#[test]
fn a_test_counts_by_its_interval_and_after_incrementality() {
    let text = r#"{"start": "2027-01", "months": 2, "budget": {"monthly": 10}, "risk": {"shrink": false},
        "channels": [{"id": "a", "roi": {"low": 2, "expected": 4, "high": 8}, "incrementality": 0.5}]}"#;
    let scenario = loaded(text).scenario;
    let mut actuals = Actuals::silent(&scenario);
    actuals.spend[0] = vec![Some(10.0), Some(5.0)];
    // Promised: 4 x 0.5 x 10 = 20; shown: 10, its 80 % interval a factor of 2 either way.
    let table = "Kênh;Từ;Đến;Hiệu quả;Thấp;Cao;Mức tin cậy\na;2027-01;2027-01;10;5;20;80%\n";
    let tests = lifts(table.as_bytes(), &scenario).unwrap();
    let lesson = learn(&scenario, &actuals, 0, &tests);
    let one = &lesson.returns[0];
    assert_eq!(one.tests[0].1, 20.0);
    // Half-way between 4 and 2 on the logarithm, narrower by the root of 2.
    assert!((one.after.expected - 4.0 / 2_f64.sqrt()).abs() < 1e-3, "{one:?}");
    assert!(
        (one.after.high / one.after.expected - 2_f64.powf(0.5_f64.sqrt())).abs() < 2e-3,
        "{one:?}"
    );
    // Revenue as platforms report it is held against the return before incrementality.
    actuals.revenue[0] = vec![Some(40.0), None];
    let lesson = learn(&scenario, &actuals, 1, &[]);
    assert_eq!(lesson.returns[0].held.promised, 40.0);
    assert!((lesson.returns[0].after.expected - 4.0).abs() < 1e-9);
}

#[test]
fn a_file_of_tests_tells_everything_that_is_wrong_with_it() {
    let scenario = loaded(TEXT).scenario;
    let table = "channel,from,to,effect,low,high\nx,2027-01,2027-02,1.234,1,2\na,2026-01,2027-02,5,6,7\nb,2027-03,2027-02,5,4,6\nb,2027-01,2027-02,5,4,6\n";
    let found = lifts(table.as_bytes(), &scenario).unwrap_err();
    use phanbo::locale::{Lang, Localized as _};
    let said: Vec<String> = found.iter().map(|finding| finding.in_lang(Lang::En)).collect();
    assert_eq!(said.len(), 4, "{said:#?}");
    for (said, of) in
        said.iter().zip(["`x`", "`1.234`", "`2026-01` is no month", "row 4: from must"])
    {
        assert!(said.contains(of), "{said} lacks {of}");
    }
    let found = lifts(b"channel,from,to,effect\na,2027-01,2027-01,5\n", &scenario).unwrap_err();
    assert!(found[0].in_lang(Lang::Vi).contains("thiếu cột low, high"), "{found:?}");
    let good = Lift { channel: 1, months: [0, 1], effect: 5.0, interval: [4.0, 6.0], level: 0.9 };
    let rest = lifts(b"channel,from,to,effect,low,high\nB,2027-01,2027-02,5,4,6\n", &scenario);
    assert_eq!(rest.unwrap(), [good]);
}

fn phanbo(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder).env_clear().args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&output.stdout) + &text(&output.stderr)
}

const SHORT: &str = r#"{
  // Quán của tôi
  "start": "2027-01", "months": 3, "budget": {"monthly": 20000000}, "tier": "sme",
  "channels": [
    "email", // để nguyên
    {"id": "a", "roi": 4, "curve": {"saturating": {"half": 2e7}}},
    {"id": "b", "roi": {"low": 1.5, "expected": 3, "high": 6}, "curve": {"saturating": {"half": 1e7}}},
  ],
}
"#;

const CAME: &str = "month,channel,spend,revenue\n2027-01,a,8000000,12000000\n2027-01,b,6000000,26000000\n2027-01,email,1000000,\n";

#[test]
fn calibrate_writes_the_scenario_with_the_old_figure_the_new_one_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| phanbo(folder.path(), arguments);
    std::fs::write(folder.path().join("plan.json"), SHORT).unwrap();
    std::fs::write(folder.path().join("came.csv"), CAME).unwrap();
    let told = run(&["calibrate", "plan.json", "--actuals", "came.csv", "-o", "new.json"]);
    assert!(told.status.success(), "{}", said(&told));
    for part in [
        "4.00 (2.11–7.59)",
        "January 2027: ₫12M came of ₫22.9M promised (52%)",
        "Nothing is told of what came from Email",
    ] {
        assert!(said(&told).contains(part), "{} lacks {part}", said(&told));
    }
    let text = std::fs::read_to_string(folder.path().join("new.json")).unwrap();
    for part in [
        "// Quán của tôi",
        "\"email\", // để nguyên",
        "\"calibrated_through\": \"2027-01\"",
        "\"risk\": { \"shrink\": false }",
        "/* was 4.00 (2.11–7.59); January 2027: ₫12M came of ₫22.9M promised (52%) */",
    ] {
        assert!(text.contains(part), "{text} lacks {part}");
    }
    // It is the scenario that the lesson makes.
    let (old, new) = (loaded(SHORT), loaded(&text));
    let told = phanbo::plan::told::told(
        CAME.as_bytes(),
        &old.scenario,
        phanbo::table::TableKind::Spent,
        phanbo::table::Settled::default(),
    );
    let lesson = learn(&old.scenario, &told.unwrap().actuals, 1, &[]);
    let applied = lesson.applied(&old.scenario);
    for (new, applied) in new.scenario.channels.iter().zip(&applied.channels) {
        assert_eq!(new.roi, applied.roi);
        let [new, applied] = [new, applied].map(|channel| channel.yield_of("revenue"));
        assert!((new / applied - 1.0).abs() < 1e-12, "{new} {applied}");
    }
    // The same months again: nothing to learn.
    let again = run(&["calibrate", "new.json", "--actuals", "came.csv", "--lang", "vi"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("chưa hiệu chỉnh được"), "{}", said(&again));
    let nothing = run(&["calibrate", "plan.json"]);
    assert!(said(&nothing).contains("what came?"), "{}", said(&nothing));
    // What was set is part of what is written.
    let set = ["--set", "channels.a.max=9tr", "-o", "set.json"];
    let told = run(&[&["calibrate", "plan.json", "--actuals", "came.csv"][..], &set].concat());
    assert!(told.status.success(), "{}", said(&told));
    let text = std::fs::read_to_string(folder.path().join("set.json")).unwrap();
    assert_eq!(loaded(&text).scenario.channels[1].max, [9e6; 3]);
}

#[test]
fn replan_learns_unless_it_is_told_not_to() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.json"), SHORT).unwrap();
    std::fs::write(folder.path().join("came.csv"), CAME).unwrap();
    let silent = CAME.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned() + "\n");
    std::fs::write(folder.path().join("spent.csv"), silent.collect::<String>()).unwrap();
    let plan = |more: &[&str]| -> serde_json::Value {
        let arguments = [&["replan", "plan.json", "--format", "json"][..], more].concat();
        let found = phanbo(folder.path(), &arguments);
        assert!(found.status.success(), "{}", said(&found));
        serde_json::from_slice(&found.stdout).unwrap()
    };
    let spend =
        |plan: &serde_json::Value, c: usize| plan["channels"][c]["spend"][1].as_f64().unwrap();
    let [learned, kept, unknown] = [
        plan(&["--actuals", "came.csv"]),
        plan(&["--actuals", "came.csv", "--no-learning"]),
        plan(&["--actuals", "spent.csv"]),
    ];
    assert!(spend(&learned, 1) < spend(&kept, 1) - 5e5, "{learned:#} {kept:#}");
    assert!(spend(&learned, 2) > spend(&kept, 2) + 5e5);
    assert_eq!(learned["learned"]["returns"][0]["id"], "a");
    assert!(kept["learned"].is_null());
    // Without revenue there is nothing to learn, asked for or not.
    assert_eq!(
        (kept["channels"].clone(), &kept["objective"]),
        (unknown["channels"].clone(), &unknown["objective"])
    );
    let page =
        phanbo(folder.path(), &["replan", "plan.json", "--actuals", "came.csv", "--lang", "vi"]);
    for part in ["Hiệu quả kênh: số cũ và số mới", "--no-learning"] {
        assert!(said(&page).contains(part), "{}", said(&page));
    }
}
