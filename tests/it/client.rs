//! What a client reads to decide: short, in her words, and nothing that was not established.

use phanbo::Options;
use phanbo::analysis::explain;
use phanbo::analysis::explain::Because;
use phanbo::answer::Answer;
use phanbo::locale::Lang;
use phanbo::page::{Format, markdown, pdf, pptx};
use phanbo::report::{About, Material, proposal, with_appendix};
use phanbo::scenario::Loaded;

use crate::ground;
use crate::proposal_files::{pdf_text, slide_texts, xml_parts};

fn bakery() -> Loaded {
    ground::read(include_str!("../data/bakery.json"), "bakery").unwrap()
}

fn material(loaded: &Loaded, lang: Lang) -> Material {
    Material::gather(loaded, lang, About::default(), &Options::default()).unwrap()
}

fn look(lang: Lang) -> phanbo::chart::Look {
    phanbo::chart::Look { lang, ..phanbo::chart::Look::default() }
}

/// Words of the trade that no client reads, and Vietnamese that nobody in an agency writes.
const BANNED: [&str; 12] = [
    "giải ngân",
    "hạt giống",
    "rút ngẫu nhiên",
    "Lịch chi",
    "lưu dư",
    "Giá trị bóng",
    "bị phạm",
    "Điểm gãy",
    "8/10 trường hợp",
    "seed",
    "draws",
    "--time-limit",
];

#[test]
fn it_is_short_and_in_the_client_s_words() {
    let clients = [bakery(), ground::example("cafe"), ground::example("usd-startup")];
    for loaded in clients {
        let mut material = material(&loaded, Lang::En);
        for lang in Lang::ALL {
            material.lang = lang;
            let page = proposal(&material, &[]);
            let name = &material.scenario.name;
            let parts = xml_parts(&pptx::write(&page, &look(lang)).unwrap());
            let slides = parts.iter().filter(|(name, _)| name.starts_with("ppt/slides/slide"));
            let slides = slides.filter(|(name, _)| name.ends_with(".xml")).count();
            // Ten besides the cover.
            assert!(slides <= 11, "{name} {lang:?}: {slides} slides");
            let printed = pdf::write(&page, &look(lang)).unwrap();
            assert!(printed.len() < 400_000, "{name}: {}", printed.len());
            let whole = markdown::write(&with_appendix(&material), &look(lang));
            let mut texts = vec![whole, slide_texts(&parts).join("\n")];
            if let Some(printed) = pdf_text(&printed) {
                let pages = printed.matches('\u{c}').count();
                // Six besides the cover, as they are numbered.
                assert!(pages <= 7, "{name} {lang:?}: {pages} pages");
                texts.push(printed);
            }
            for text in &texts {
                for word in BANNED {
                    assert!(!text.contains(word), "{name} {lang:?}: {word}");
                }
            }
        }
    }
}

#[test]
fn a_target_that_spend_is_needed_for_is_named_with_its_figure() {
    let loaded = bakery();
    let found = explain(&loaded.scenario, &Options::default()).unwrap();
    let scenario = &loaded.scenario;
    // Google Ads spends beyond what pays, in all months, and both targets bind.
    let ads = scenario.channels.iter().position(|c| c.id == "ppc").unwrap();
    let reasons = &found.channels[ads];
    assert!(reasons.iter().all(|r| matches!(r.because, Because::ForTarget(_))), "{reasons:?}");
    for (lang, said) in [
        (Lang::En, "more than pays by itself: needed for the target of"),
        (Lang::Vi, "chi nhiều hơn mức tự hoàn vốn, vì cần cho chỉ tiêu"),
    ] {
        let answer = Answer { scenario, found: &found, lang, timing: false };
        let text = crate::made::text(&answer, Format::Table);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said) && text.contains(&lang.number(3600.0, 0)), "{text}");
    }
}

/// Half of the budget would not pay: nothing may say that the money brings more elsewhere.
#[test]
fn money_left_over_is_the_reason() {
    let loaded = ground::load(
        r#"{"start": "2027-01", "months": 3, "gross_margin": 0.5, "budget": {"monthly": 20000000},
          "channels": [
            {"id": "ads", "roi": 4, "curve": {"saturating": {"half": 5000000}}},
            {"id": "dear", "name": "Dear", "roi": 1.5}]}"#,
    );
    // Marginal revenue 4 / (1 + s/5m)^2 = 2 at s = 5m (sqrt 2 - 1) = 2.07 million a month; the other
    // 17.93 stay. "dear" brings 0.75 of gross profit for each unit.
    let found = explain(&loaded.scenario, &Options::default()).unwrap();
    assert!((found.plan.totals.spend - 15e6 * (2_f64.sqrt() - 1.0)).abs() < 1e3);
    assert_eq!(found.channels[1].len(), 1);
    assert_eq!(found.channels[1][0].because, Because::Loses);
    let mut material = material(&loaded, Lang::En);
    for (lang, said) in [
        (
            Lang::En,
            [
                "₫53.8M of the budget stays unspent: beyond ₫6.21M the next ₫1",
                "even the first unit would bring less than it costs",
            ],
        ),
        (
            Lang::Vi,
            [
                "Giữ lại 53,8 triệu ₫ trong ngân sách: quá mức 6,21 triệu ₫",
                "ngay đồng đầu tiên cũng mang về ít hơn số tiền bỏ ra",
            ],
        ),
    ] {
        material.lang = lang;
        let text = markdown::write(&proposal(&material, &[]), &look(lang)).replace('\u{a0}', " ");
        for said in said {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("more elsewhere") && !text.contains("kênh khác lợi hơn"), "{text}");
    }
}

#[test]
fn every_figure_says_whose_it_is() {
    let text = include_str!("../data/bakery.json").replacen(
        "\"objective\"",
        "\"risk\": {\"shrink\": true}, \"objective\"",
        1,
    );
    let loaded = ground::read(&text, "bakery").unwrap();
    let material = material(&loaded, Lang::En);
    let page = markdown::write(&proposal(&material, &["assumptions".to_owned()]), &look(Lang::En));
    let row = |name: &str, of: &str| {
        let row = page.lines().find(|line| line.starts_with(&format!("| {name} | {of}")));
        row.unwrap_or_else(|| panic!("{name}, {of} in {page}")).to_owned()
    };
    // 70,000 a lead, as the file says.
    let cost = row("Google Ads", "Cost of each before saturation: leads");
    assert!(cost.contains("₫70K") && cost.contains("the client's own figure"), "{cost}");
    let own = row("KOL/KOC", "Revenue per unit spent");
    assert!(own.contains("the client's own figure, corrected"), "{own}");
    assert!(row("KOL/KOC", "Most spend a month").contains("the client's own figure"));
    assert!(row("SEO", "Monthly spend at half saturation").contains("preset"));
}
