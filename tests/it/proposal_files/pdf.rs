//! The PDF, read back by pdftotext.

use phanbo::locale::Lang;
use phanbo::page::Logo;
use phanbo::page::pdf;

use super::made::{HOSTILE, example, hostile, look, planned, proposal};

/// The text of a PDF by another program; `None`, said aloud, where that is missing.
pub(crate) fn pdf_text(bytes: &[u8]) -> Option<String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let Ok(found) = std::process::Command::new("pdftotext")
        .args(["-layout".as_ref(), file.path().as_os_str(), "-".as_ref()])
        .output()
    else {
        eprintln!("SKIPPED: pdftotext is not installed, the PDF was not read back");
        return None;
    };
    assert!(found.status.success());
    Some(String::from_utf8(found.stdout).unwrap())
}

#[test]
fn the_pdf_can_be_read_as_text() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let names = ["Mạng xã hội", "Quảng cáo ở Đà Nẵng", "Ưỡn ẹo ợ ữ"];
    let bytes = pdf::write(&proposal(&scenario, &plan, &names), &look(Lang::Vi)).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(bytes, pdf::write(&proposal(&scenario, &plan, &names), &look(Lang::Vi)).unwrap());
    let Some(text) = pdf_text(&bytes) else { return };
    for name in names {
        assert!(text.contains(name), "{name}");
    }
    assert!(text.contains(&Lang::En.number(plan.channels[0].total_spend, 0)));
    assert!(text.contains(&scenario.name));
}

#[test]
fn hostile_names_stay_texts_in_the_pdf() {
    let (scenario, plan) = hostile(&HOSTILE, 3);
    let bytes = pdf::write(&proposal(&scenario, &plan, &HOSTILE), &look(Lang::En)).unwrap();
    let Some(text) = pdf_text(&bytes) else { return };
    // Those of letters that the font has, and short enough for a line.
    for name in HOSTILE.iter().filter(|name| name.is_ascii() && name.len() < 50) {
        assert!(text.contains(name), "{name}");
    }
}

#[test]
fn a_painted_logo_stands_on_the_cover() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let mut made = proposal(&scenario, &plan, &["A", "B"]);
    let without = {
        made.cover.logo = None;
        pdf::write(&made, &look(Lang::En)).unwrap()
    };
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>";
    let png = phanbo::chart::png(svg, 4.0).unwrap();
    made.cover.logo = Some(Logo::read(&png).unwrap());
    let with = pdf::write(&made, &look(Lang::En)).unwrap();
    let images = |bytes: &[u8]| bytes.windows(14).filter(|part| part == b"/Subtype/Image").count();
    assert!(images(&with) > images(&without), "{}", images(&with));
}
