//! A scenario out of exports, that is solved at once.

use std::path::Path;
use std::process::{Command, Output};

use phanbo::scenario::Scenario;

fn phanbo(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder).env_clear().args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&output.stdout) + &text(&output.stderr)
}

/// Campaigns of Google Ads by day, January to 10 April 2027: 1 and 0.5 million a day, four times that
/// in value, and a title and a total as Google writes them.
fn google() -> String {
    let mut text =
        "Campaign report\n1 January 2027 - 10 April 2027\nDay,Campaign,Cost,Conv. value\n"
            .to_owned();
    for (month, days) in [(1, 31), (2, 28), (3, 31), (4, 10)] {
        for day in 1..=days {
            text += &format!("2027-{month:02}-{day:02},Brand,1000000,4000000\n");
            text += &format!("2027-{month:02}-{day:02},Generic,500000,2000000\n");
        }
    }
    text + "Total: account,,150000000,600000000\n"
}

const META: &str = "Tháng;Số tiền đã chi tiêu (VND);Giá trị chuyển đổi từ lượt mua\nT1/2027;20.000.000;50.000.000\nT2/2027;30.000.000;60.000.000\nT3/2027;25.000.000;65.000.000\n";

const LEADS: &str =
    "month,channel,spend,leads\n2027-02,Zalo Ads,6000000,60\n2027-03,Zalo Ads,9000000,60\n";

#[test]
fn exports_make_a_scenario_that_is_solved_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| phanbo(folder.path(), arguments);
    for (name, text) in
        [("google-ads.csv", &google()[..]), ("export 2.csv", META), ("zalo.csv", LEADS)]
    {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let files = ["google-ads.csv", "Meta Ads=export 2.csv", "zalo.csv"];
    let made = run(&[&["import"][..], &files, &["-o", "plan.json", "--margin", "40%"]].concat());
    assert!(made.status.success(), "{}", said(&made));
    for part in [
        "google-ads.csv: taken as one channel, Google Ads",
        "export 2.csv: 3 rows read, Jan–Mar 2027: Meta Ads ₫75M; ₫75M spent in all",
        "assumptions stand in it as comments",
    ] {
        assert!(said(&made).contains(part), "{} lacks {part}", said(&made));
    }
    let text = std::fs::read_to_string(folder.path().join("plan.json")).unwrap();
    let scenario: Scenario = text.parse().unwrap();
    // April is not over.
    assert!(text.contains("Apr 2027 is not over"), "{text}");
    assert_eq!(scenario.start.to_string(), "2027-04");
    assert!(text.contains("\"gross_margin\": 0.4,"), "{text}");
    let [google, meta, zalo] = &scenario.channels[..] else { panic!("{text}") };
    assert_eq!([&google.id[..], &meta.id, &zalo.id], ["google-ads", "meta-ads", "zalo-ads"]);
    assert_eq!(google.history, [46.5e6, 42e6, 46.5e6]);
    assert_eq!((google.current, meta.current, zalo.current), (Some(45e6), Some(25e6), Some(7.5e6)));
    // 4 for 1, day by day; 175 for 75; nothing told of Zalo: the mean of the others on the logarithm.
    let roi = |channel: &phanbo::scenario::Channel| {
        let stated = channel.stated_roi.or(channel.roi).unwrap();
        (stated.low, stated.expected, stated.high)
    };
    assert_eq!(roi(google).1, 4.0);
    assert!((roi(meta).1 - 175.0 / 75.0).abs() < 0.005, "{:?}", roi(meta));
    assert!((roi(zalo).1 - (4.0_f64 * 2.33).sqrt()).abs() < 0.01, "{:?}", roi(zalo));
    let wide = |channel| roi(channel).2 / roi(channel).0;
    // As many months of both, and the noise of all of them together; what is borrowed is wider.
    assert!((wide(google) / wide(meta) - 1.0).abs() < 0.02 && wide(google) > 2.0);
    assert!(wide(zalo) > 1.5 * wide(meta));
    assert_eq!((google.incrementality, zalo.incrementality), (0.7, 0.7));
    // At the spend that the return is of, the curve gives it back.
    let brings = google.yield_of("revenue") * google.curve.value(45e6) / 0.7;
    let kept = google.roi.unwrap().expected / roi(google).1;
    assert!((brings - 4.0 * 45e6 * kept).abs() < 1.0, "{brings}");
    let leads = zalo.yield_of("leads") * zalo.curve.value(7.5e6) / 0.7;
    assert!((leads - 60.0).abs() < 0.01, "{leads}");
    assert_eq!(scenario.budget.as_ref().unwrap().monthly, Some(vec![77.5e6; 12]));
    for command in ["check", "solve"] {
        let done = run(&[command, "plan.json"]);
        assert!(done.status.success(), "{}", said(&done));
    }
}

#[test]
fn what_no_export_tells_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let run = |arguments: &[&str]| phanbo(folder.path(), arguments);
    put("zalo.csv", LEADS);
    put("plain.csv", "month,channel,spend\n2027-01,Báo giấy,5000000\n");
    put(
        "gap.csv",
        "month,channel,spend,revenue\n2027-01,a,5,10\n2027-01,b,5,15\n2027-02,b,5,15\n2027-04,b,6,15\n",
    );
    put("stray.csv", "month,channel,spend,revenue\n2027-01,a,năm triệu,10\n");
    // No revenue at all: the most leads for the money.
    let leads = run(&["import", "zalo.csv", "--lang", "vi"]);
    assert!(leads.status.success(), "{}", said(&leads));
    let text = String::from_utf8(leads.stdout.clone()).unwrap();
    assert!(text.contains("\"objective\": \"leads\"") && !text.contains("--margin"), "{text}");
    assert!(text.contains("giả định"), "{text}");
    put("leads.json", &text);
    let solved = run(&["solve", "leads.json"]);
    assert!(solved.status.success(), "{}", said(&solved));
    // Without a margin that is an assumption too; months that are not told are no history.
    let gap = String::from_utf8(run(&["import", "gap.csv"]).stdout).unwrap();
    assert!(gap.contains("--margin 0.4"), "{gap}");
    let scenario: Scenario = gap.parse().unwrap();
    assert_eq!(scenario.channels[0].history, [0.0; 0]);
    assert_eq!(
        (scenario.channels[0].current, scenario.channels[1].history.clone()),
        (None, vec![6.0])
    );
    assert!(gap.contains("no history, no current spend"), "{gap}");
    for (file, asks) in
        [("plain.csv", "nothing says what the money brings"), ("stray.csv", "năm triệu")]
    {
        let refused = run(&["import", file]);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains(asks), "{} lacks {asks}", said(&refused));
    }
}

/// At the source's own spend the imported curve gives the source's own response.
#[test]
fn response_curves_give_the_models_own_response() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "spend_multiplier,channel,metric,spend,incremental_outcome\n".to_owned();
    let outcome = |k: f64, spend: f64| 3.3e9 * spend / (spend + k);
    for (channel, own, k) in [("tv", 7.3e8, 1.1e9), ("paid search", 3.217e8, 2.9e8)] {
        for times in [0.0, 0.4, 0.8, 1.0, 1.4, 2.0] {
            for (metric, factor) in [("mean", 1.0), ("ci_lo", 0.7), ("ci_hi", 1.25)] {
                let came = factor * outcome(k, times * own);
                text += &format!("{times},{channel},{metric},{},{came}\n", times * own);
            }
        }
    }
    std::fs::write(folder.path().join("curves.csv"), &text).unwrap();
    std::fs::write(folder.path().join("zalo.csv"), LEADS).unwrap();
    let run = |arguments: &[&str]| phanbo(folder.path(), arguments);
    let made =
        run(&["import", "curves.csv", "--window", "24", "--margin", "0.5", "-o", "plan.json"]);
    assert!(made.status.success(), "{}", said(&made));
    let text = std::fs::read_to_string(folder.path().join("plan.json")).unwrap();
    let today = "2027-01".parse().unwrap();
    let loaded = Scenario::load(
        &text.replace("\"months\"", "\"risk\": {\"shrink\": false}, \"months\""),
        "x.json",
        today,
    );
    let scenario = loaded.unwrap().scenario;
    for (channel, own, k) in [(0, 7.3e8, 1.1e9), (1, 3.217e8, 2.9e8)] {
        let channel = &scenario.channels[channel];
        for times in [0.4, 1.0, 2.0] {
            let spend = times * own / 24.0;
            let brings = channel.yield_of("revenue") * channel.curve.value(spend);
            let model = outcome(k, times * own) / 24.0;
            assert!(
                (brings / model - 1.0).abs() < 1e-6,
                "{} at {times}: {brings} {model}",
                channel.id
            );
        }
        assert_eq!(channel.current, Some(own / 24.0));
    }
    let solved = run(&["solve", "plan.json"]);
    assert!(solved.status.success(), "{}", said(&solved));
    for (files, asks) in [
        (&["curves.csv"][..], "--window 24"),
        (&["curves.csv", "zalo.csv", "--window", "24"], "zalo.csv holds no response curves"),
    ] {
        let refused = run(&[&["import"], files].concat());
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(asks), "{}", said(&refused));
    }
}
