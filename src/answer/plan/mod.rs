//! The page of a plan: the same sentences and figures stand in the other answers and in proposals.

mod by_channel;
mod by_period;
pub(crate) mod risk;
mod tables;

use std::collections::BTreeMap;

pub(crate) use by_channel::next_unit;
pub(crate) use by_period::periods;
pub(crate) use tables::tables;

use super::{Answer, Document, workbook};
use crate::chart::Look;
use crate::chart::allocation::Allocation;
use crate::chart::flighting::Flighting;
use crate::json::PlanFile;
use crate::locale::{Lang, Note, Wording, group_rows, month};
use crate::page::{self, Block, Datum, Figure, Page, Point, Rows, Section, Tile, Tone, Unwritable};
use crate::plan::{ChannelPlan, Plan, Status};
use crate::scenario::REVENUE;
use crate::shown;
use crate::table::Kept;

/// Limits named before the rest are only counted.
pub(super) const LIMITS_SHOWN: usize = 6;

impl Document for Answer<'_, Plan> {
    fn page(&self) -> Page {
        let (wording, plan) = (self.wording(), self.found);
        let shown = shown::plan(plan);
        let mut first = vec![Block::Tiles(figures(&shown, &wording))];
        first.extend(risk::headline(plan, &wording).map(Block::Text));
        first.extend(asides(&shown, &wording).into_iter().map(Block::Text));
        let mut page = self.titled(self.subtitle(&wording)).with(Section::new("", "", first));
        page.sections.extend(tables(&shown, &wording));
        page = page.with(limits(plan, &wording, LIMITS_SHOWN));
        page.sections.extend(risk::section(plan, &wording, false));
        page.sections.extend(risk::correction(plan, &wording));
        page.with(warnings(plan, &wording, &[])).with(self.proof(&wording).into())
    }

    fn json(&self) -> String {
        let file = PlanFile::of(self.found, self.lang);
        if self.timing { file.to_json() } else { file.without_timing().to_json() }
    }

    /// One for each channel and month.
    fn rows(&self) -> Rows {
        let (wording, kpis) = (self.wording(), self.scenario.kpis());
        let heads = ["month", "channel", "name", "spend", "fees", "effect"];
        let mut rows = Rows::under(heads.into_iter().chain(kpis.iter().map(String::as_str)));
        for (c, channel) in self.found.channels.iter().enumerate() {
            for (t, spend) in channel.spend.iter().enumerate() {
                let mut row: Vec<Datum> = vec![
                    self.scenario.month(t).into(),
                    self.id(c).into(),
                    wording.channel(c).into(),
                    (*spend).into(),
                    channel.fees[t].into(),
                    channel.effect[t].into(),
                ];
                let of = |kpi| channel.kpis.get(kpi).map(|months: &Vec<f64>| months[t]);
                row.extend(kpis.iter().map(|kpi| Datum::from(of(kpi))));
                rows.rows.push(row);
            }
        }
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        let (scenario, plan) = (self.scenario, self.found);
        if plan.totals.spend <= 0.0 {
            return Vec::new();
        }
        let shown = shown::plan(plan);
        vec![
            Block::Chart(Box::new(Allocation::of(scenario, &shown, self.lang))),
            Block::Chart(Box::new(Flighting::of(scenario, &shown, self.lang))),
        ]
    }

    fn workbook(&self, look: &Look) -> Result<Vec<u8>, Unwritable> {
        self.book(look, None)
    }

    fn workbook_keeping(&self, look: &Look, kept: &Kept) -> Result<Vec<u8>, Unwritable> {
        self.book(look, Some(kept))
    }
}

impl Answer<'_, Plan> {
    fn book(&self, look: &Look, kept: Option<&Kept>) -> Result<Vec<u8>, Unwritable> {
        let risk = crate::risk::RiskFigures::of(self.scenario, self.found);
        let material = workbook::Material {
            scenario: self.scenario,
            plan: self.found,
            explanation: None,
            comparison: None,
            ranges: None,
            risk: risk.as_ref(),
            kept,
        };
        workbook::write(&material, look)
    }

    fn subtitle(&self, wording: &Wording<'_>) -> String {
        let (scenario, words) = (self.scenario, self.lang.words());
        let aim = words.aim(&wording.aim());
        words.note(&Note::Subtitle {
            from: month(self.lang, scenario.month(0)),
            to: month(self.lang, scenario.month(scenario.months.saturating_sub(1))),
            months: scenario.months,
            channels: scenario.channels.len(),
            aim: match risk::measure(wording) {
                Some(measure) => format!("{aim} ({measure})"),
                None => aim,
            },
        })
    }

    /// What is proven, by what, and what it took.
    pub(super) fn proof(&self, wording: &Wording<'_>) -> page::Note {
        let (plan, words) = (self.found, self.lang.words());
        let labels = words.labels();
        let solver = &plan.solver;
        let mut effort = words.note(&Note::Effort {
            backend: format!("{} {}", solver.backend, solver.version),
            variables: solver.variables,
            constraints: solver.constraints,
            integers: solver.integers,
            nodes: solver.nodes,
        });
        if let Some(seconds) = solver.seconds.filter(|_| self.timing) {
            effort = format!("{} · {effort}", self.lang.seconds(seconds));
        }
        let figures = format!(
            "{} ({}) {} · {} {} · {} {}",
            labels.goal,
            words.aim(&wording.aim()),
            wording.value(plan.proof.value),
            labels.bound,
            wording.value(plan.proof.bound),
            labels.gap,
            gap(self.lang, plan.proof.gap())
        );
        let (tone, verdict) = match plan.status {
            Status::Optimal => (Tone::Good, labels.optimal),
            Status::Feasible => (Tone::Caution, labels.feasible),
        };
        page::Note { tone, text: verdict.to_owned(), details: vec![figures, effort] }
    }
}

/// Label and value, the most looked-for first.
pub(super) fn figures(plan: &Plan, wording: &Wording<'_>) -> Vec<Tile> {
    let (lang, labels) = (wording.lang, wording.lang.words().labels());
    let money = |amount: f64| wording.money.short(amount);
    let tile = |label: &str, shown: String| Tile {
        label: label.to_owned(),
        figure: Figure::text(shown),
        note: String::new(),
    };
    let maybe = |value: Option<f64>, write: &dyn Fn(f64) -> String| {
        value.map_or_else(|| "–".to_owned(), write)
    };
    let totals = &plan.totals;
    let mut all = vec![tile(labels.spend, money(totals.spend))];
    if totals.fees > 0.0 {
        all.push(tile(labels.beside_spend(totals.tax > 0.0), money(totals.fees)));
    }
    if totals.kpis.contains_key(REVENUE) {
        all.push(tile(labels.revenue, money(totals.revenue)));
        all.push(tile(labels.profit, money(totals.profit)));
        all.push(tile(labels.roas, maybe(totals.roas, &|x| lang.number(x, 2))));
        all.push(tile(labels.roi_net, maybe(totals.roi_net, &|x| lang.percent(x, 1))));
    }
    for (kpi, amount) in totals.kpis.iter().filter(|(kpi, _)| *kpi != REVENUE) {
        let mut text = wording.count(*amount);
        if *amount > 0.0 {
            let cost = money((totals.spend + totals.fees) / amount);
            text = lang.words().note(&Note::KpiAt { amount: text, kpi: lang.kpi(kpi), cost });
        }
        all.push(tile(&lang.kpi(kpi), text));
    }
    all
}

/// What lies outside the period.
pub(super) fn asides(plan: &Plan, wording: &Wording<'_>) -> Vec<String> {
    let words = wording.lang.words();
    let amounts = |all: &BTreeMap<String, f64>| {
        let told = all.iter().filter(|(_, amount)| **amount != 0.0);
        let texts: Vec<String> = told
            .map(|(kpi, amount)| match kpi == REVENUE {
                true => format!("{} {}", wording.kpi(kpi), wording.money.short(*amount)),
                false => wording.kpi_amount(kpi, *amount),
            })
            .collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    };
    let carried =
        amounts(&plan.totals.carried_in).map(|amounts| words.note(&Note::CarriedIn { amounts }));
    let after = amounts(&plan.totals.after_horizon).map(|amounts| {
        words.note(&Note::AfterHorizon { amounts, counted: wording.scenario.after_horizon })
    });
    let brought = |(kpi, both): (&String, &f64)| {
        (kpi.clone(), both - plan.totals.kpis.get(kpi).copied().unwrap_or(0.0))
    };
    let anyway: BTreeMap<String, f64> = plan.totals.with_baseline.iter().map(brought).collect();
    let anyway = amounts(&anyway).map(|amounts| words.note(&Note::Baseline { amounts }));
    carried.into_iter().chain(after).chain(anyway).collect()
}

/// What the limits cost, by sentences, the dearest first.
pub(crate) fn prices(plan: &Plan, wording: &Wording<'_>) -> Vec<String> {
    let pays = plan.binding.iter().filter(|found| found.pays());
    let rows = pays.map(|found| (found.row, found.shadow_price));
    let groups = group_rows(rows);
    let worth = groups.iter().filter(|group| group.most != 0.0 && group.most.is_finite());
    worth.map(|group| wording.lang.words().price(&wording.price(group))).collect()
}

/// What the limits cost, the dearest `most` of them by name.
pub(super) fn limits(plan: &Plan, wording: &Wording<'_>, most: usize) -> Section {
    let words = wording.lang.words();
    let mut items = prices(plan, wording);
    let rest = match items.len() {
        0 => Some(words.labels().nothing_holds.to_owned()),
        all if all > most => Some(words.note(&Note::MoreLimits { count: all - most })),
        _ => None,
    };
    items.truncate(most);
    Section::new("limits", words.labels().holds_back, Block::said(items, rest))
}

/// All warnings but those of these codes.
pub(super) fn warnings(plan: &Plan, wording: &Wording<'_>, left_out: &[&str]) -> Section {
    let told = plan.warnings.iter().filter(|found| !left_out.contains(&found.kind.code()));
    let items: Vec<Point> = told
        .map(|found| Point {
            mark: found.kind.code().to_owned(),
            text: wording.warning_with_advice(&found.kind),
        })
        .collect();
    let blocks = if items.is_empty() { Vec::new() } else { vec![Block::List(items)] };
    Section::new("warnings", wording.lang.words().labels().warnings, blocks)
}

impl From<page::Note> for Section {
    fn from(note: page::Note) -> Self {
        Section::new("", "", vec![Block::Note(note)])
    }
}

/// The best that the next unit brings in any month; none where no month can take one.
pub(crate) fn best_next(channel: &ChannelPlan) -> Option<f64> {
    let best = channel.marginal.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (best > f64::NEG_INFINITY).then_some(best)
}

/// A relative gap: a percentage, or a power of ten where that would be all zeros.
pub fn gap(lang: Lang, gap: f64) -> String {
    if gap != 0.0 && gap < 1e-5 {
        lang.scientific(gap)
    } else {
        format!("{}%", lang.number_short(gap * 100.0))
    }
}
