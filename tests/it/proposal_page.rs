//! The proposal as HTML and Markdown: the same figures as the plan, names that stay text whatever
//! they hold, a page that refers to nothing outside, and what must be refused.

use std::path::Path;
use std::process::{Command, Output};

use crate::ground;
use phanbo::Options;
use phanbo::analysis::sweep::Over;
use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::page::{Page, html, markdown};
use phanbo::report::playground::sliders;
use phanbo::report::{About, Material, keys, proposal, with_appendix};
use phanbo::scenario::Loaded;

const TEXT: &str = r#"{"start": "2027-01", "months": 3, "gross_margin": 0.5, "budget": {"monthly": 10000000},
  "targets": [{"kpi": "leads", "at_least": 10}],
  "channels": [
    {"id": "ads", "name": "NAME", "roi": {"low": 3, "expected": 6, "high": 9}, "curve": {"saturating": {"half": 5000000}}, "current": 6000000},
    {"id": "mail", "roi": 4, "yields": {"leads": 0.00001}, "curve": {"saturating": {"half": 8000000}}, "min": 500000}],
  "what_ifs": [{"name": "more <b>", "set": {"budget.monthly": 14000000}}]}"#;

fn named(name: &str) -> Loaded {
    let name = serde_json::to_string(name).unwrap();
    let text = TEXT.replace("\"NAME\"", &name);
    ground::load(&text)
}

fn material(name: &str, lang: Lang) -> Material {
    let about = About { client: Some("Sông Hàn & Co".to_owned()), ..About::default() };
    Material::gather(&named(name), lang, about, &Options::default()).unwrap()
}

fn look(lang: Lang) -> Look {
    Look { lang, ..Look::default() }
}

/// Elements of a page by name, counted: how often `<name` begins one.
fn count(page: &str, name: &str) -> usize {
    let open = format!("<{name}");
    let after = |at: usize| page[at + open.len()..].starts_with([' ', '>', '\n']);
    page.match_indices(&open).filter(|(at, _)| after(*at)).count()
}

#[test]
fn every_section_is_there_in_both_languages_with_the_plans_own_figures() {
    for lang in Lang::ALL {
        let material = material("Quảng cáo", lang);
        let made = with_appendix(&material);
        let found: Vec<&str> = made.sections.iter().map(|s| s.key).collect();
        assert_eq!(found, keys().collect::<Vec<_>>());
        let page = html::write(&made, &look(lang));
        let text = markdown::write(&made, &look(lang));
        let wording = phanbo::locale::Wording::new(&material.scenario, lang);
        let totals = &material.plan().totals;
        for amount in [totals.spend, totals.revenue, totals.profit] {
            let shown = wording.money.short(amount);
            assert!(page.contains(&shown) && text.contains(&shown), "{shown}");
        }
        let bound = wording.value(material.plan().proof.bound);
        assert!(page.contains(&bound) && text.contains(&bound), "{bound}");
        assert_eq!(page, html::write(&with_appendix(&material), &look(lang)));
    }
}

#[test]
fn only_the_sections_asked_for() {
    let material = material("ads", Lang::En);
    let wanted = ["method".to_owned(), "summary".to_owned()];
    let made = proposal(&material, &wanted);
    let found: Vec<&str> = made.sections.iter().map(|s| s.key).collect();
    assert_eq!(found, ["summary", "method"]);
}

#[test]
fn the_page_refers_to_nothing_outside_and_names_its_own_scripts() {
    let page = html::write(&with_appendix(&material("ads", Lang::Vi)), &look(Lang::Vi));
    for outside in ["http://", "https://", "url(//", "src=\"//", "@import", "javascript:"] {
        // Names of namespaces are no references.
        let rest = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!rest.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'") && !page.contains("unsafe-inline"));
    assert!(!page.contains(" style=\"") && !page.contains(" onclick"), "blocked by its own policy");
    assert!(page.len() < 400_000, "{}", page.len());
    // Every id once, though many charts stand in one page.
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

/// Names from reliability research: each stays a text in both formats.
const HOSTILE: [&str; 24] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}",
    "\"onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "]]><svg onload=alert(1)>",
    "<!-- comment",
    "--> end",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "</title><b>",
    "</text></svg><b>",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1+1",
    "@SUM(A1)",
    "| a | b |",
    "[x](http://x)",
    "**bold** _under_ `code`",
    "# heading",
    "a\\b",
    "שלום عالم",
    "__proto__",
];

#[test]
fn a_name_is_a_text_whatever_it_holds() {
    let elements =
        ["script", "style", "img", "svg", "b", "p", "td", "tr", "li", "text", "title", "a", "g"];
    let of = |name: &str| {
        let made = with_appendix(&material(name, Lang::En));
        let page = html::write(&made, &look(Lang::En));
        let text = markdown::write(&made, &look(Lang::En));
        let counts: Vec<usize> = elements.iter().map(|element| count(&page, element)).collect();
        let bars = text
            .lines()
            .filter(|line| line.starts_with('|'))
            .map(|line| line.replace("\\|", "").matches('|').count());
        let bars: Vec<usize> = bars.collect();
        (counts, bars, page, text)
    };
    let (counts, bars, ..) = of("harmless name");
    for name in HOSTILE {
        let (found, columns, page, text) = of(name);
        // Long names may be wrapped: texts and groups of a chart may differ, all else may not.
        for ((element, found), wanted) in elements.iter().zip(&found).zip(&counts) {
            if !["text", "g"].contains(element) {
                assert_eq!(found, wanted, "{name}: <{element}>");
            }
        }
        assert_eq!(columns, bars, "{name}");
        assert!(!page.contains("<script>alert") && !text.contains("<script>"), "{name}");
    }
}

#[test]
fn the_sliders_hold_solved_plans_and_nothing_in_between() {
    let loaded = named("</script>");
    let overs = [
        Over::read("budget.monthly=4tr..12tr:3").unwrap(),
        Over::read("gross_margin=0.4..0.6:2").unwrap(),
    ];
    let play = sliders(&loaded, &overs, Lang::Vi, &Options::default()).unwrap();
    assert_eq!((play.axes.len(), play.plans.len()), (2, 6));
    // The second slider moves fastest; the third plan is at 8 million and 0.4.
    let set = [
        ("budget.monthly".to_owned(), serde_json::json!(8_000_000)),
        ("gross_margin".to_owned(), serde_json::json!(0.4)),
    ];
    let scenario = loaded.with(&set).unwrap();
    let plan = phanbo::solve(&scenario, &Options::default()).unwrap();
    let wording = phanbo::locale::Wording::new(&scenario, Lang::Vi);
    let shown = play.plans[2].as_ref().unwrap();
    assert_eq!(shown.figures[2], wording.money.short(plan.totals.profit));
    let material = material("</script>", Lang::Vi);
    let made = Page { sliders: Some(play), ..proposal(&material, &[]) };
    let page = html::write(&made, &look(Lang::Vi));
    assert_eq!(page.matches("<input type=\"range\"").count(), 2);
    assert_eq!(count(&page, "script"), 2);
    let clash = [Over::read("channels.mail.min=1tr..20tr:2").unwrap()];
    let play = sliders(&loaded, &clash, Lang::Vi, &Options::default()).unwrap();
    assert!(play.plans[0].is_some() && play.plans[1].is_none());
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_phanbo"))
        .current_dir(folder)
        .env_clear()
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn every_ending_is_written_and_wrong_calls_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("plan.json"), TEXT).unwrap();
    std::fs::write(at.join("brand.json"), r##"{"colors": ["#004b87"], "ink": "#101820"}"##)
        .unwrap();
    std::fs::write(at.join("bad.json"), r##"{"colour": ["#004b87"]}"##).unwrap();
    for (name, begins) in [
        ("a.html", &b"<!DOCTYPE html>"[..]),
        ("a.pdf", b"%PDF"),
        ("a.xlsx", b"PK"),
        ("a.pptx", b"PK"),
        ("a.md", b"# "),
    ] {
        let output = run(at, &["report", "plan.json", "-o", name, "--brand", "brand.json"]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(std::fs::read(at.join(name)).unwrap().starts_with(begins), "{name}");
    }
    let output = run(at, &["report", "plan.json", "-o", "whole.md", "--appendix", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let whole = std::fs::read_to_string(at.join("whole.md")).unwrap();
    let client = std::fs::read_to_string(at.join("a.md")).unwrap();
    assert!(whole.contains("## Appendix: Method") && !client.contains("Appendix"));
    let wrong: [(&[&str], &str); 6] = [
        (&["-o", "b.html", "--appendix", "--sections", "summary"], "--sections"),
        (&["-o", "b.docx"], ".html"),
        (&["-o", "b.html", "--sections", "sumary"], "summary"),
        (&["-o", "b.pdf", "--interactive"], ".html"),
        (&["-o", "b.html", "--brand", "bad.json"], "bad.json:1:"),
        (&["-o", "a.html"], "a.html"),
    ];
    for (arguments, said) in wrong {
        let output = run(at, &[&["report", "plan.json"], arguments].concat());
        let faults = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {faults}");
        assert!(faults.contains(said), "{arguments:?}: {faults}");
        assert!(!at.join("b.html").exists() && !at.join("b.pdf").exists());
    }
}

/// As a person opens it: the scripts run, and nothing is refused by the page's own policy.
#[test]
fn a_browser_opens_it() {
    let Some(mut browser) = ground::asked(&["chromium", "chromium-browser"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let loaded = named("ads");
    let overs = [Over::read("budget.monthly=4tr..12tr:3").unwrap()];
    let play = sliders(&loaded, &overs, Lang::Vi, &Options::default()).unwrap();
    let shown = play.plans[play.axes[0].here].clone().unwrap();
    let made = Page { sliders: Some(play), ..proposal(&material("ads", Lang::Vi), &[]) };
    let page = html::write(&made, &look(Lang::Vi));
    let file = folder.path().join("page.html");
    std::fs::write(&file, page).unwrap();
    let output = browser
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let seen = String::from_utf8_lossy(&output.stdout).replace("&nbsp;", "\u{a0}");
    assert!(
        seen.contains(&format!("data-figure=\"\">{}", shown.figures[2])),
        "the sliders fill the page"
    );
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(!log.contains("Content Security Policy"), "{log}");
}
