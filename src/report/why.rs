//! Why the money goes where it goes: the reason of each channel, what stays unspent, what a target
//! forces.

use super::{Author, sentence};
use crate::answer::Answer;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Section};

/// Reasons for each channel; `explain` tells them all.
const REASONS: usize = 2;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, found) = (author.scenario, &author.material.explanation);
    let explained = Answer { scenario, found, lang: author.lang, timing: false };
    let mut blocks: Vec<Block> = author.idle_money().map(Block::Text).into_iter().collect();
    let channels = (0..scenario.channels.len()).map(|c| {
        let reasons = main_reasons(author, explained.reasons(c), c);
        format!("{}: {}", author.wording.channel(c), sentence(&reasons.join("; ")))
    });
    blocks.extend(Block::said(channels.collect(), None));
    author.section("why", &Pitch::Why, author.say(&Pitch::WhyTakeaway), blocks)
}

/// The reasons that hold in most months, in time; what a channel would need to enter comes last.
fn main_reasons(author: &Author<'_>, said: Vec<String>, c: usize) -> Vec<String> {
    let found = &author.material.explanation.channels[c];
    let months = |at: usize| found.get(at).map_or(usize::MAX, |reason| reason.months.len());
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(months(at)));
    order.truncate(REASONS);
    order.sort_unstable();
    order.into_iter().map(|at| said[at].clone()).collect()
}
