//! Tables as people have them: what each file of `tests/data/tables` says, in millions, by channel
//! and month; or what is asked where it cannot be known.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::oracle::rng::Rng;
use phanbo::answer::{Answer, Document as _};
use phanbo::locale::{Lang, Localized as _};
use phanbo::plan::audit::evaluate;
use phanbo::plan::told::{known, told};
use phanbo::scenario::Scenario;
use phanbo::table::facts::{Channel, read_grids};
use phanbo::table::grid::{Cell, Grid, grids};
use phanbo::table::{Facts, Finding, Known, LeftOut, Measure, Place, Settled, TableKind, read};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables").join(name)
}

fn scenario() -> Scenario {
    std::fs::read_to_string(file("agency.json")).unwrap().parse().unwrap()
}

fn of_agency() -> Known {
    known(&scenario(), TableKind::Spent, Settled::default())
}

fn facts(name: &str) -> Result<Facts, Vec<Finding>> {
    read(&std::fs::read(file(name)).unwrap(), &of_agency())
}

/// `google 01 40, facebook 01 30`: channel, month, amount in millions to the hundredth.
fn sums(facts: &Facts, measure: &Measure) -> String {
    let ids = ["google", "facebook", "tiktok"];
    let mut sums: BTreeMap<(usize, u32), f64> = BTreeMap::new();
    for fact in facts.facts.iter().filter(|fact| fact.measure == *measure) {
        let Channel::Known(channel) = fact.channel else { panic!("{fact:?}") };
        for (month, share) in fact.span.months() {
            *sums.entry((channel, month.number())).or_default() += share * fact.amount / 1e6;
        }
    }
    let each = sums.iter().map(|(&(channel, month), sum)| {
        let sum = (sum * 100.0).round() / 100.0;
        format!("{} {month:02} {sum}", ids[channel])
    });
    each.collect::<Vec<_>>().join(", ")
}

const JANUARY: &str = "google 01 40, facebook 01 30, tiktok 01 20";

/// Every file that is read, and what its maker meant.
const FILES: [(&str, &str); 20] = [
    ("thousands-us.csv", JANUARY),
    ("vietnamese.csv", JANUARY),
    ("german-style.csv", JANUARY),
    ("google-ads-report.csv", "google 01 40, google 02 42.5"),
    ("weekly-rows.csv", JANUARY),
    ("weekly.csv", JANUARY),
    ("two-campaign-rows.csv", JANUARY),
    ("missing-channel.csv", "google 01 40, facebook 01 30"),
    ("display-names.csv", JANUARY),
    (
        "wide.csv",
        "google 01 40, google 02 41, facebook 01 30, facebook 02 31, tiktok 01 20, tiktok 02 21",
    ),
    ("facebook-export.csv", "facebook 01 30"),
    ("facebook-vi.csv", "facebook 01 30"),
    ("utf16.csv", JANUARY),
    ("excel-mon-yy.csv", JANUARY),
    ("underspent.csv", "google 01 20, facebook 01 10, tiktok 01 10"),
    ("blanks-and-refunds.csv", "google 01 40, tiktok 01 -2"),
    ("numbers-as-text.xlsx", JANUARY),
    ("title-row-and-total.xlsx", JANUARY),
    ("total-row.xlsx", JANUARY),
    ("own-workbook.xlsx", JANUARY),
];

#[test]
fn every_file_says_what_its_maker_meant() {
    for (name, expected) in FILES {
        let read = facts(name).map(|facts| sums(&facts, &Measure::Spend));
        assert_eq!(read.as_deref(), Ok(expected), "{name}");
    }
}

#[test]
fn what_is_left_out_is_said() {
    let left_out = facts("google-ads-report.csv").unwrap().left_out;
    assert_eq!(left_out, [LeftOut::Titles(2), LeftOut::Totals(vec![6])]);
    let refunds = facts("blanks-and-refunds.csv").unwrap();
    assert_eq!(refunds.left_out, [LeftOut::Blanks(3)]);
    assert_eq!(sums(&refunds, &Measure::Revenue), "facebook 01 60");
    let book = facts("own-workbook.xlsx").unwrap();
    assert_eq!(book.sheet.as_deref(), Some("Flighting"));
    let plan = known(&scenario(), TableKind::Planned, Settled::default());
    let plan = read(&std::fs::read(file("own-workbook.xlsx")).unwrap(), &plan).unwrap();
    assert!(sums(&plan, &Measure::Spend).starts_with("google 01 47.12, google 02 47.15"));
}

#[test]
fn millionths_are_asked_about_and_settled() {
    let found = facts("micros.csv").unwrap_err();
    assert!(
        matches!(&found[..], [Finding::TooMuch { place, readings: [_, parts], .. }]
            if place.row == 2 && *parts == 4e7),
        "{found:?}"
    );
    assert!(found[0].in_lang(Lang::En).contains("--unit 0.000001"));
    let settled = Settled { scale: Some(1e-6), ..Settled::default() };
    let known = known(&scenario(), TableKind::Spent, settled);
    let micros = read(&std::fs::read(file("micros.csv")).unwrap(), &known).unwrap();
    assert_eq!(sums(&micros, &Measure::Spend), JANUARY);
}

/// Whether a finding names this cell: by its place, or (a name that is no channel) by its text.
fn names(found: &[Finding], row: usize, column: usize) -> bool {
    let at = |place: &Place| place.row == row && place.column == column;
    found.iter().any(|finding| match finding {
        Finding::UnknownChannels { place, .. }
        | Finding::NotAnAmount { place, .. }
        | Finding::NotAMonth { place, .. }
        | Finding::MarksDiffer { place, .. }
        | Finding::OtherCurrency { place, .. } => at(place),
        Finding::NotThere { seen, .. } | Finding::Missing { seen, .. } => {
            seen.iter().any(|head| head == NONSENSE)
        }
        _ => false,
    })
}

const NONSENSE: &str = "qux!zz";

/// Nothing is taken silently: each cell that says anything, made nonsense, is told by its place; a
/// head is told as lacking, or as a column that was not read.
#[test]
fn every_cell_made_nonsense_is_told() {
    for (name, _) in FILES {
        let sheets = grids(&std::fs::read(file(name)).unwrap()).unwrap();
        let good = facts(name).unwrap();
        let sheet = sheets.iter().position(|grid| grid.sheet == good.sheet).unwrap();
        let is_left_out = |row: usize| {
            good.left_out.iter().any(|left| match left {
                LeftOut::Totals(rows) => rows.contains(&row),
                LeftOut::Titles(_) => row < good.facts[0].place.row - 1,
                _ => false,
            })
        };
        let read_heads: Vec<&str> =
            good.facts.iter().map(|fact| fact.place.head.as_str()).collect();
        let last = good.facts.iter().map(|fact| fact.place.row).max().unwrap();
        let mut tried = 0;
        for at in 0..sheets[sheet].rows.len() {
            let row = &sheets[sheet].rows[at];
            if is_left_out(row.at) || row.at > last {
                continue;
            }
            for column in 0..row.cells.len() {
                let is_head = row.at < good.facts[0].place.row;
                let head = good.facts[0].place.row - 1;
                let heads = sheets[sheet].rows.iter().find(|row| row.at == head).unwrap();
                let own = heads.cells.get(column).map(Cell::shown).unwrap_or_default();
                let says = read_heads.contains(&own.as_str()) || column < 2;
                // Columns that are not read (and are said not to be), and the sheet's own title.
                if row.cells[column].is_blank() || !says || (is_head && row.at < head) {
                    continue;
                }
                let mut changed: Vec<Grid> = sheets.clone();
                changed[sheet].rows[at].cells[column] = Cell::Text(NONSENSE.to_owned());
                let place = format!("{name}: row {}, column {column}", row.at);
                match read_grids(&changed, &of_agency()) {
                    Err(found) => assert!(
                        is_head || names(&found, row.at, column),
                        "{place} is not told: {found:?}"
                    ),
                    Ok(facts) => assert!(
                        is_head
                            && facts.left_out.iter().any(|left| matches!(left,
                            LeftOut::Columns(heads) if heads.iter().any(|head| head == NONSENSE))
                                || facts.sheet != good.sheet),
                        "{place} is taken silently"
                    ),
                }
                tried += 1;
            }
        }
        assert!(tried > 3, "{name}");
    }
}

#[test]
fn a_file_of_weeks_is_parted_by_days() {
    let table = "week,channel,spend\n2027-01-25,google,7000000\n2027-02-01,google,7000000\n\
                 2027-02-08,google,7000000\n2027-01-29,google,7000000\n";
    let told = told(table.as_bytes(), &scenario(), TableKind::Spent, Settled::default()).unwrap();
    let google: Vec<f64> = told.actuals.spend[0].iter().copied().flatten().collect();
    assert!((google[0] - 10e6).abs() < 1e-6 && (google[1] - 18e6).abs() < 1e-6, "{google:?}");
    let until = told.actuals.until.unwrap();
    assert_eq!((until.month, until.days, until.of), (1, 14, 28));
}

#[test]
fn what_is_outside_the_plan_is_said_or_refused() {
    let table = "month,channel,spend\n2026-12,google,5000000\n2027-01,google,1000000\n";
    let read = told(table.as_bytes(), &scenario(), TableKind::Spent, Settled::default()).unwrap();
    assert_eq!((read.outside, read.actuals.spend[0][0]), (5e6, Some(1e6)));
    let later = table.replace("2026-12", "2028-12");
    let found = told(later.as_bytes(), &scenario(), TableKind::Spent, Settled::default());
    assert!(matches!(&found.unwrap_err()[..], [Finding::Outside { place, .. }] if place.row == 2));
}

#[test]
fn what_the_caller_settles_is_taken_and_a_slip_is_told() {
    let table = "Kỳ,Nhãn,Tiêu\n01/2027,G,1.234\n01/2027,khác,5\n";
    let with = |map: &[(&str, &str)], decimal| {
        let map = map.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned()));
        let settled = Settled { map: map.collect(), decimal, ..Settled::default() };
        read(table.as_bytes(), &known(&scenario(), TableKind::Spent, settled))
    };
    let whole = [("Nhãn", "channel"), ("tiêu", "spend"), ("G", "google"), ("khác", "ignore")];
    let facts = with(&whole, Some(',')).unwrap();
    assert_eq!((facts.facts.len(), facts.facts[0].amount), (1, 1234.0));
    assert_eq!(facts.left_out, [LeftOut::Ignored(vec!["khác".into()])]);
    assert!(matches!(&with(&whole, None).unwrap_err()[..], [Finding::AmountsInTwoWays { .. }]));
    let typo = [&whole[..], &[("Tieu de", "ignore")]].concat();
    assert!(matches!(&with(&typo, Some('.')).unwrap_err()[..], [Finding::NotThere { .. }]));
    let word = [&whole[..3], &[("khác", "gogle")]].concat();
    let found = with(&word, Some('.')).unwrap_err();
    assert!(
        found.iter().any(|f| matches!(f, Finding::NoSuchWord { typed, .. } if typed == "gogle"))
    );
}

fn phanbo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_phanbo"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables"))
        .env("PHANBO_LANG", "en")
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Missing is never zero: a channel that the file leaves out is asked about.
#[test]
fn a_missing_channel_is_asked_about() {
    let replan = |more: &[&str]| {
        let plain = ["replan", "agency.json", "--actuals", "missing-channel.csv", "-f", "json"];
        phanbo(&[&plain, more].concat())
    };
    let asked = replan(&[]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(said(&asked).contains("TikTok (January 2027)"), "{}", said(&asked));
    assert!(said(&asked).contains("--missing keep"), "{}", said(&asked));
    let january = |output: Output| -> f64 {
        assert!(output.status.success(), "{}", said(&output));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        json["channels"][2]["spend"][0].as_f64().unwrap()
    };
    assert_eq!(january(replan(&["--missing", "zero"])), 0.0);
    assert!(january(replan(&["--missing", "keep"])) > 15e6);
}

/// The same reader serves the plan of `verify`: our own workbook's plan sheet, and a table by hand.
#[test]
fn a_plan_may_be_a_table_of_any_kind() {
    let verified = phanbo(&["verify", "agency.json", "own-workbook.xlsx"]);
    assert!(verified.status.success(), "{}", said(&verified));
    assert!(said(&verified).contains("3 rows read"), "{}", said(&verified));
    let silent = phanbo(&["verify", "agency.json", "vietnamese.csv"]);
    assert_eq!(silent.status.code(), Some(2));
    assert!(said(&silent).contains("--missing zero"), "{}", said(&silent));
    let zero = phanbo(&["verify", "agency.json", "vietnamese.csv", "--missing", "zero"]);
    assert!(zero.status.success(), "{}", said(&zero));
}

#[test]
fn what_was_understood_is_said_first() {
    let output = phanbo(&["replan", "agency.json", "--actuals", "weekly-rows.csv", "--no-timing"]);
    assert!(output.status.success(), "{}", said(&output));
    let said = said(&output);
    assert!(said.contains("7 rows read (weeks, parted by days), January 2027"), "{said}");
    assert!(said.contains("Google Ads ₫40M") && said.contains("₫90M in all"), "{said}");
}

/// A CSV of a plan is read back to the same plan, however its amounts fall and whoever it is for.
#[test]
fn a_plan_written_as_csv_is_read_back() {
    let scenario = scenario();
    let mut plan = scenario.solve().unwrap();
    let mut rng = Rng::new(16);
    for trial in 0..1000 {
        // Whole amounts, halves, eighths (three decimals), and whatever a search ends with.
        let of = [1.0, 2.0, 8.0, 1e7][trial % 4];
        for channel in &mut plan.channels {
            for spend in &mut channel.spend {
                let most = [1e3, 1e5, 3e7][trial % 3];
                *spend = if rng.unit() < 0.2 { 0.0 } else { (rng.unit() * most * of).round() / of };
            }
        }
        let spends = plan.spend();
        let worth = evaluate(&scenario, spends.clone()).value;
        let answer = Answer { scenario: &scenario, found: &plan, lang: Lang::En, timing: false };
        let rows = answer.rows();
        let texts = [rows.csv(), rows.csv_for_excel(Lang::En), rows.csv_for_excel(Lang::Vi)];
        for text in texts {
            let read = told(text.as_bytes(), &scenario, TableKind::Planned, Settled::default());
            let read = read.unwrap_or_else(|found| panic!("trial {trial}: {found:?}\n{text}"));
            for (read, spent) in read.actuals.spend.iter().flatten().zip(spends.iter().flatten()) {
                let read = read.unwrap();
                assert!((read - spent).abs() <= 1e-7, "trial {trial}: {read} of {spent}\n{text}");
            }
            let whole = |row: &Vec<Option<f64>>| row.iter().flatten().copied().collect();
            let again = evaluate(&scenario, read.actuals.spend.iter().map(whole).collect()).value;
            assert!((again - worth).abs() < 0.5, "trial {trial}: {again} of {worth}");
        }
    }
}

/// `--csv excel` on its own is a CSV; beside an ending that is none, it is refused.
#[test]
fn csv_for_excel_is_asked_for_by_name() {
    let solve = |more: &[&str]| {
        phanbo(&[&["solve", "agency.json", "--csv", "excel", "--lang", "vi"][..], more].concat())
    };
    let plain = solve(&[]);
    assert!(plain.status.success(), "{}", said(&plain));
    let text = String::from_utf8(plain.stdout).unwrap();
    assert!(text.starts_with("\u{feff}month;channel;name;spend;"), "{text}");
    let folder = tempfile::tempdir().unwrap();
    let [book, csv] = ["plan.xlsx", "plan.csv"].map(|name| folder.path().join(name));
    let refused = solve(&["-o", book.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("plan.xlsx không có đuôi .csv"), "{}", said(&refused));
    assert!(solve(&["-o", csv.to_str().unwrap()]).status.success());
    assert_eq!(std::fs::read_to_string(&csv).unwrap(), text);
    let verified = phanbo(&["verify", "agency.json", csv.to_str().unwrap()]);
    assert!(verified.status.success(), "{}", said(&verified));
}
