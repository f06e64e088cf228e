//! From today's split to the proposed one, channel by channel and step by step, and the options in
//! a picture.

use super::scenarios::ladder;
use super::{Author, chart};
use crate::chart::allocation::Allocation;
use crate::chart::waterfall::Waterfall;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Section};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let exact = author.material.plan();
    let mut blocks = Vec::new();
    if exact.totals.spend > 0.0 {
        blocks.push(chart(Allocation::of(author.scenario, author.plan, author.lang)));
    }
    blocks.extend(Waterfall::of(author.scenario, exact, author.lang).map(chart));
    if !author.material.ladder.is_empty() {
        blocks.push(Block::Table(ladder(author)));
    }
    blocks.extend(author.material.comparison.clone().map(chart));
    if blocks.is_empty() {
        return None;
    }
    author.section("today", &Pitch::FromToday, String::new(), blocks)
}
