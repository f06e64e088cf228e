//! Finished documents read back: every column that has a total adds up to it, and one thing has
//! one figure, wherever it stands: in tables, tiles, sentences and texts of charts, on the page of
//! `solve`, on that of `explain` and in the proposal.

use std::collections::BTreeMap;

use phanbo::Options;
use phanbo::answer::Answer;
use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::page::{Format, markdown};
use phanbo::report::{About, Material, with_appendix};
use phanbo::scenario::Loaded;

use crate::ground;

/// The examples, and files that made proposals contradict themselves.
fn clients() -> Vec<(&'static str, Loaded)> {
    let examples =
        ["b2b-software", "cafe", "ecommerce", "fmcg", "hotel", "quickstart", "real-estate"];
    let mut all: Vec<(&str, Loaded)> =
        examples.into_iter().map(|name| (name, ground::example(name))).collect();
    all.push(("usd-startup", ground::example("usd-startup")));
    let bakery = include_str!("../data/bakery.json");
    all.push(("bakery", ground::read(bakery, "bakery").unwrap()));
    all
}

fn material(loaded: &Loaded, lang: Lang) -> Material {
    Material::gather(loaded, lang, About::default(), &Options::default()).unwrap()
}

/// The figures of a text as whole numbers of its own last digits: `1.234,5` and `1,234.5` are
/// 12345; the amount itself with its decimals for a comparison across units.
fn amount(text: &str, lang: Lang) -> Option<f64> {
    let text = text.trim().trim_matches('*').replace('−', "-").replace('+', "");
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let plain: String = text.chars().filter(|c| *c != group).collect();
    let plain = plain.replace(point, ".");
    let plain = plain.trim_end_matches('%').trim();
    match plain {
        "–" => Some(0.0),
        _ => plain.parse().ok(),
    }
}

/// An amount of money with its unit: `₫565.8M`, `1,07 tỷ ₫`, `$6.61M`.
fn money(text: &str, lang: Lang) -> Option<f64> {
    let text = text.replace('\u{a0}', " ");
    let bare = text.replace(['₫', '$'], "").replace("US", "");
    let units: &[(&str, f64)] = match lang {
        Lang::Vi => &[("nghìn tỷ", 1e12), ("tỷ", 1e9), ("triệu", 1e6), ("nghìn", 1e3), ("", 1.0)],
        Lang::En => &[("B", 1e9), ("M", 1e6), ("K", 1e3), ("", 1.0)],
    };
    let bare = bare.trim();
    let (unit, scale) = units.iter().find(|(unit, _)| bare.ends_with(unit))?;
    Some(amount(bare.strip_suffix(unit)?, lang)? * scale)
}

/// Whether two figures can both be the rounding of one: the coarser has `digits` of its own.
fn is_one(a: f64, b: f64) -> bool {
    // Amounts are shown with three digits at least.
    let near = |digits: i32| {
        let size = a.abs().max(b.abs()).max(1e-9);
        let step = 10_f64.powf(size.log10().floor() - f64::from(digits - 1));
        (a - b).abs() <= 0.5001 * step
    };
    a == b || near(3)
}

struct Grid {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    /// "million ₫" as a number.
    unit: f64,
}

/// Every table of a Markdown page, with the unit told above it.
fn grids(page: &str) -> Vec<Grid> {
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim().trim_start_matches('|').trim_end_matches('|');
        line.replace("\\|", "¦").split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut all: Vec<Grid> = Vec::new();
    let (mut unit, mut inside) = (1.0, false);
    for line in page.lines() {
        if line.starts_with('|') {
            if !inside {
                all.push(Grid { heads: cells(line), rows: Vec::new(), unit });
            } else if !line.starts_with("| :--") {
                all.last_mut().unwrap().rows.push(cells(line));
            }
            inside = true;
            continue;
        }
        inside = false;
        if !line.is_empty() {
            unit = scale(line);
        }
    }
    all
}

/// The unit that a line states: `in ₫M`, `Đơn vị: triệu ₫`.
fn scale(line: &str) -> f64 {
    let line = line.replace('\u{a0}', " ");
    let unit = line.rsplit(" · ").next().unwrap_or(&line).to_owned();
    let Some(unit) = unit.strip_prefix("in ").or(unit.strip_prefix("Đơn vị: ")) else {
        return 1.0;
    };
    match unit {
        unit if unit.starts_with("tỷ") || unit.ends_with('B') => 1e9,
        unit if unit.starts_with("triệu") || unit.ends_with('M') => 1e6,
        unit if unit.starts_with("nghìn") || unit.ends_with('K') => 1e3,
        _ => 1.0,
    }
}

fn is_total(row: &[String]) -> bool {
    row[0].starts_with("**")
}

/// How many columns of the tables add up; the test fails at one that does not.
fn added_up(page: &str, lang: Lang, name: &str) -> usize {
    let mut looked_at = 0;
    for grid in grids(page) {
        let Some(at) = grid.rows.iter().position(|row| is_total(row)) else { continue };
        for (c, head) in grid.heads.iter().enumerate().skip(1) {
            let of = |row: &Vec<String>| amount(&row[c], lang);
            let parts: Option<Vec<f64>> = grid.rows[..at].iter().map(of).collect();
            let (Some(parts), Some(total)) = (parts, of(&grid.rows[at])) else { continue };
            if head.contains("ROAS") || head.contains("ROI") || grid.rows[at][c].is_empty() {
                continue;
            }
            let sum: f64 = parts.iter().sum();
            assert!((sum - total).abs() < 1e-6, "{name} {lang:?} {head}: {sum} is {total}");
            looked_at += 1;
        }
    }
    looked_at
}

/// What is said of each thing: every figure, and where.
#[derive(Default)]
struct Said(BTreeMap<String, Vec<(f64, String)>>);

impl Said {
    fn note(&mut self, thing: &str, figure: f64, place: &str) {
        self.0.entry(thing.to_owned()).or_default().push((figure, place.to_owned()));
    }

    fn contradictions(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (thing, said) in &self.0 {
            let (first, place) = &said[0];
            for (figure, other) in &said[1..] {
                if !is_one(*first, *figure) {
                    all.push(format!("{thing}: {first} in {place}, {figure} in {other}"));
                }
            }
        }
        all
    }
}

/// `NAME: AMOUNT` and `NAME: AMOUNT → AMOUNT` in the text of a chart of spend.
fn of_charts(page: &str, names: &[String], lang: Lang, said: &mut Said) {
    for line in page.lines().filter(|line| line.starts_with("> ") && !line.starts_with("> **")) {
        for name in names {
            let Some(at) = line.find(&format!("{name}: ")) else { continue };
            let rest = &line[at + name.len() + 2..];
            let end = rest.find([';', '(', '→']).unwrap_or(rest.len());
            // Only what carries its unit is an amount of spend.
            let text = rest[..end].trim().trim_end_matches('.');
            if text.contains(['₫', '$']) && !rest[..end].contains(['–', '/']) {
                let per_month =
                    ["a month", "/ tháng", "mỗi tháng"].iter().any(|x| rest.contains(x));
                if let (Some(x), false) = (money(text, lang), per_month) {
                    said.note(name, x, line);
                }
            }
        }
    }
}

/// The cell in the row that begins with `name`, under `head`.
fn cell(grid: &Grid, name: &str, head: &str) -> Option<String> {
    let c = grid.heads.iter().position(|h| h == head)?;
    let row = grid.rows.iter().find(|row| row[0].trim_matches('*') == name)?;
    Some(row[c].trim_matches('*').to_owned())
}

#[test]
fn columns_add_up_and_one_thing_has_one_figure() {
    let mut added = 0;
    for (name, loaded) in clients() {
        let mut material = material(&loaded, Lang::En);
        for lang in Lang::ALL {
            material.lang = lang;
            let look = Look { lang, ..Look::default() };
            let page = markdown::write(&with_appendix(&material), &look);
            let (scenario, found) = (&material.scenario, material.plan());
            let answer = Answer { scenario, found, lang, timing: false };
            let solved = crate::made::text(&answer, Format::Markdown);
            added += added_up(&page, lang, name) + added_up(&solved, lang, name);
            let why = Answer { scenario, found: &material.explanation, lang, timing: false };
            let explained = crate::made::text(&why, Format::Markdown);
            let channels: Vec<String> =
                scenario.channels.iter().map(|c| lang.text(&c.name).to_owned()).collect();
            let labels = match lang {
                Lang::En => ["Total", "Spend", "Proposed", "Profit", "Total cost", "Revenue"],
                Lang::Vi => ["Tổng", "Chi tiêu", "Đề xuất", "Lợi nhuận", "Tổng chi", "Doanh thu"],
            };
            let mut said = Said::default();
            of_charts(&page, &channels, lang, &mut said);
            for (place, text) in [("proposal", &page), ("solve", &solved)] {
                for grid in grids(text) {
                    for channel in &channels {
                        for head in [labels[0], labels[1], labels[2]] {
                            let found = cell(&grid, channel, head);
                            if let Some(x) = found.and_then(|text| amount(&text, lang)) {
                                said.note(channel, x * grid.unit, &format!("{place}, {head}"));
                            }
                        }
                    }
                    // The row of a figure ends with its total; the total of a column is under it.
                    for thing in [labels[3], labels[5]] {
                        for (row, head) in [(thing, labels[0]), (labels[0], thing)] {
                            let found = cell(&grid, row, head);
                            if let Some(x) = found.and_then(|text| amount(&text, lang)) {
                                said.note(thing, x * grid.unit, &format!("{place}, {row} {head}"));
                            }
                        }
                    }
                }
            }
            // Tiles: `- Profit: **₫20.9M**`.
            for (place, text) in [("proposal", &page), ("solve", &solved)] {
                for line in text.lines() {
                    for thing in [labels[3], labels[4], labels[5]] {
                        let Some(rest) = line.strip_prefix(&format!("- {thing}: **")) else {
                            continue;
                        };
                        let shown = rest.split("**").next().unwrap();
                        said.note(thing, money(shown, lang).unwrap(), place);
                    }
                }
            }
            // `- SEO, ₫124.3M: …` of `explain`.
            for line in explained.lines() {
                for channel in &channels {
                    let Some(rest) = line.strip_prefix(&format!("- {channel}, ")) else { continue };
                    let shown = rest.split(": ").next().unwrap();
                    said.note(channel, money(shown, lang).unwrap(), "explain");
                }
            }
            assert!(said.0.values().map(Vec::len).sum::<usize>() > 4 * channels.len(), "{name}");
            let wrong = said.contradictions();
            assert!(wrong.is_empty(), "{name} {lang:?}: {wrong:#?}");
        }
    }
    assert!(added > 500, "{added}");
}

#[test]
fn the_goal_is_called_profit_only_where_it_is() {
    let [counted, plain] = [
        ground::read(include_str!("../data/bakery.json"), "bakery").unwrap(),
        ground::example("cafe"),
    ];
    for (loaded, is_profit) in [(counted, false), (plain, true)] {
        let plan = ground::best(&loaded.scenario);
        assert_eq!((plan.proof.value - plan.totals.profit).abs() < 1.0, is_profit);
        let found = phanbo::analysis::explain(&loaded.scenario, &Options::default()).unwrap();
        for lang in Lang::ALL {
            let scenario = &loaded.scenario;
            let solved = Answer { scenario, found: &plan, lang, timing: false };
            let why = Answer { scenario, found: &found, lang, timing: false };
            let pages =
                [crate::made::text(&solved, Format::Table), crate::made::text(&why, Format::Table)];
            let text = pages.join("\n").split_whitespace().collect::<Vec<_>>().join(" ");
            let (bare, whole) = match lang {
                Lang::En => ("goal (profit)", "goal (profit with later results)"),
                Lang::Vi => ("(lợi nhuận)", "(lợi nhuận kể cả kết quả sau kỳ)"),
            };
            assert_eq!(
                (text.contains(bare), text.contains(whole)),
                (is_profit, !is_profit),
                "{text}"
            );
            if !is_profit && lang == Lang::En {
                // Of the outcomes half bring more than so much of profit: that is profit.
                let text = text.replace("of profit with later", "").replace("of profit: the", "");
                assert!(!text.contains("of profit"), "{text}");
            }
        }
    }
}

#[test]
fn no_chance_without_a_range() {
    // Leads cost what they cost: 3,600 of them are no matter of chance in this file.
    let loaded = ground::read(include_str!("../data/bakery.json"), "bakery").unwrap();
    let plan = ground::best(&loaded.scenario);
    let figures = phanbo::risk::RiskFigures::of(&loaded.scenario, &plan).unwrap();
    assert!(figures.targets.is_empty(), "{:?}", figures.targets);
    for (lang, said) in [(Lang::En, "No chance is given"), (Lang::Vi, "Chưa nêu được khả năng đạt")]
    {
        let answer = Answer { scenario: &loaded.scenario, found: &plan, lang, timing: false };
        let text = crate::made::text(&answer, Format::Table);
        assert!(text.contains(said) && !text.contains("Chance of reaching"), "{text}");
    }
}

#[test]
fn today_is_the_same_in_every_place() {
    // SEO is locked in January: today's split with it costs 728 million, not 720.
    let loaded = ground::read(include_str!("../data/bakery.json"), "bakery").unwrap();
    let material = material(&loaded, Lang::En);
    let page =
        markdown::write(&with_appendix(&material), &Look { lang: Lang::En, ..Look::default() });
    let today = material.today.as_ref().unwrap();
    let profit = material.plan().totals.profit;
    assert_eq!(today.totals.spend, 728e6);
    assert!(page.contains("| 728.0 |") || page.contains("**728.0**"), "{page}");
    assert!(page.contains("₫728M") && !page.contains("720.0"), "{page}");
    let part = phanbo::shown::Part::of(phanbo::shown::unit(material.plan()));
    let more = part.round(profit) - part.round(today.totals.profit);
    let more = phanbo::locale::Wording::new(&material.scenario, Lang::En).money.short(more);
    assert!(page.contains(&format!("Profit rises by {more}")), "{more}");
    assert!(page.contains(&format!("Against keeping today's split: +{more}")), "{more}");
    assert!(page.contains(&format!("+{more} |")), "the ladder's last rung: {more}");
}
