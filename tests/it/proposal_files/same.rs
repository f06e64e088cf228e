//! The same figures stand in every file.

use calamine::Reader as _;
use phanbo::answer::Answer;
use phanbo::locale::{Lang, Wording};
use phanbo::page::Format;
use phanbo::page::{pdf, pptx};

use super::made::{close, example, look, planned, proposal};
use super::pdf::pdf_text;
use super::slides::{slide_texts, xml_parts};
use super::workbook::{number, workbook};

#[test]
fn the_same_figures_stand_in_every_file() {
    for name in ["cafe", "hotel"] {
        let scenario = example(name);
        let plan = planned(&scenario);
        let report = Answer { scenario: &scenario, found: &plan, lang: Lang::En, timing: false };
        let json: serde_json::Value =
            serde_json::from_str(&crate::made::text(&report, Format::Json)).unwrap();
        let table = crate::made::text(&report, Format::Table);
        let names: Vec<String> = scenario.channels.iter().map(|c| c.name.en.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let made = proposal(&scenario, &plan, &names);
        let slides = slide_texts(&xml_parts(&pptx::write(&made, &look(Lang::En)).unwrap()));
        let page = pdf_text(&pdf::write(&made, &look(Lang::En)).unwrap());
        let mut book = workbook(&scenario, &plan, Lang::En);
        let range = book.worksheet_range("Allocation").unwrap();

        let short = Wording::new(&scenario, Lang::En).money.short(plan.totals.spend);
        assert!(table.contains(&short), "{name}: {short}");
        for (c, channel) in plan.channels.iter().enumerate() {
            let spend = json["channels"][c]["total_spend"].as_f64().unwrap();
            close(spend, channel.total_spend);
            close(number(&range, 4 + c as u32, 1), spend);
            let shown = Lang::En.number(spend, 0);
            assert!(slides.contains(&shown), "{name}: {shown} on the slides");
            if let Some(page) = &page {
                assert!(page.contains(&shown), "{name}: {shown} in the PDF");
            }
        }
        close(
            number(&range, 4 + plan.channels.len() as u32, 1),
            json["totals"]["spend"].as_f64().unwrap(),
        );
    }
}
