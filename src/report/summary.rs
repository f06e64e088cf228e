//! The whole proposal on one page: what it costs, what it brings, and what is asked.

use super::Author;
use crate::answer::plan::risk;
use crate::locale::proposal::Pitch;
use crate::locale::workbook::Book;
use crate::page::{Block, Figure, Note, Section, Tile, Tone, optional};
use crate::scenario::REVENUE;

/// Channels that a decision names.
const NAMED: usize = 3;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let totals = &author.plan.totals;
    let months = author.scenario.months;
    let has_revenue = totals.kpis.contains_key(REVENUE);
    let takeaway = author.say(&if totals.spend <= 0.0 {
        Pitch::NothingPays
    } else if has_revenue {
        Pitch::SummaryTakeaway {
            spend: author.short(author.cost()),
            months,
            revenue: author.short(totals.revenue),
            profit: author.short(totals.profit),
        }
    } else {
        author.without_revenue()
    });
    let mut blocks = Vec::new();
    // A headline that speaks against the plan stands first.
    let headline = risk::headline(author.material.plan(), &author.wording);
    blocks.extend(headline.map(|said| Block::Note(Note::new(Tone::Caution, said))));
    blocks.push(Block::Tiles(tiles(author)));
    blocks.extend(author.idle_money().map(Block::Text));
    blocks.push(Block::Heading(author.say(&Pitch::Decisions)));
    blocks.extend(Block::said(decisions(author), None));
    author.section("summary", &Pitch::Summary, takeaway, blocks)
}

fn tiles(author: &Author<'_>) -> Vec<Tile> {
    let (totals, figures) = (&author.plan.totals, author.figures([]));
    let labels = author.lang.words().labels();
    let risk = author.material.risk.as_ref();
    let range = |spread: crate::risk::Spread| {
        author.say(&Pitch::EightInTen {
            low: author.short(spread.p10),
            high: author.short(spread.p90),
        })
    };
    let tile =
        |label: &str, figure: Figure, note: String| Tile { label: label.to_owned(), figure, note };
    let budget = author
        .scenario
        .whole_budget()
        .map(|budget| author.say(&Pitch::OfBudget { budget: author.short(budget) }));
    let mut tiles = vec![tile(
        &author.say(&Pitch::Budget),
        figures.money(author.cost()),
        budget.unwrap_or_default(),
    )];
    if totals.kpis.contains_key(REVENUE) {
        let note = risk.map(|risk| range(risk.revenue)).unwrap_or_default();
        tiles.push(tile(labels.revenue, figures.money(totals.revenue), note));
        let note = risk.map(|risk| range(risk.profit)).unwrap_or_default();
        tiles.push(tile(labels.profit, figures.money(totals.profit), note));
        let roi =
            totals.roi_net.map(|roi| format!("{} {}", labels.roi_net, author.lang.percent(roi, 1)));
        tiles.push(tile(
            labels.roas,
            optional(totals.roas, |x| figures.ratio(x)),
            roi.unwrap_or_default(),
        ));
        let payback = match payback(author) {
            Some(t) => Pitch::PaybackIn { month: author.month(t) },
            None => Pitch::NoPayback,
        };
        tiles.push(tile(
            &author.say(&Pitch::Payback),
            Figure::text(author.say(&payback)),
            String::new(),
        ));
    }
    for (kpi, amount) in totals.kpis.iter().filter(|(kpi, _)| *kpi != REVENUE) {
        tiles.push(tile(&author.wording.kpi(kpi), figures.count(*amount), String::new()));
    }
    if let Some(risk) = risk {
        let book = author.lang.words().book(&Book::ChanceOfLoss);
        let chance = author.lang.percent(risk.chance_of_loss, 0);
        let figure = Figure { shown: chance, ..figures.share(risk.chance_of_loss) };
        tiles.push(tile(&book, figure, String::new()));
    }
    tiles
}

/// The first month from which on the profit so far stays above 0.
fn payback(author: &Author<'_>) -> Option<usize> {
    let mut sum = 0.0;
    let mut since = None;
    for (t, profit) in author.plan.months.profit.iter().enumerate() {
        sum += profit;
        match sum >= 0.0 && author.cost() > 0.0 {
            true => since = since.or(Some(t)),
            false => since = None,
        }
    }
    since
}

fn decisions(author: &Author<'_>) -> Vec<String> {
    let plan = author.plan;
    let mut order: Vec<usize> =
        (0..plan.channels.len()).filter(|&c| plan.channels[c].total_spend > 0.0).collect();
    order.sort_by(|&a, &b| plan.channels[b].total_spend.total_cmp(&plan.channels[a].total_spend));
    let named = order.iter().take(NAMED).map(|&c| {
        let share = author.lang.percent(plan.channels[c].share, 0);
        format!("{} ({share})", author.wording.channel(c))
    });
    let review = 2.min(author.scenario.months - 1);
    let mut all = vec![Pitch::DecideBudget {
        spend: author.short(author.cost()),
        months: author.scenario.months,
    }];
    let channels: Vec<String> = named.collect();
    if !channels.is_empty() {
        all.push(Pitch::DecideSplit { channels: channels.join(", ") });
    }
    all.push(Pitch::DecideReview { month: author.month(review) });
    all.iter().map(|one| author.say(one)).collect()
}
