//! When each channel runs, and month by month what goes out and what comes back.

use super::forecast::by_month;
use super::{Author, chart};
use crate::chart::flowchart::Flowchart;
use crate::chart::returns::Returns;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Section};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let mut blocks = Vec::new();
    if plan.totals.spend > 0.0 {
        blocks.push(chart(Flowchart::of(scenario, plan, author.lang)));
    }
    blocks.extend(Returns::of(scenario, author.material.plan(), author.lang).map(chart));
    blocks.push(Block::Table(by_month(author)));
    author.section("calendar", &Pitch::Calendar, String::new(), blocks)
}
