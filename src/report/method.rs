//! How the plan was made, and what is proven of it, in half a page.

use super::Author;
use crate::answer::gap;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Note, Section, Tone};
use crate::plan::Status;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let proof = author.plan.proof;
    let far = gap(author.lang, proof.gap());
    let (tone, said) = match author.plan.status {
        Status::Optimal => (
            Tone::Good,
            Pitch::MethodProof {
                aim: author.lang.words().aim(&author.wording.aim()),
                value: author.wording.value(proof.value),
                bound: author.wording.value(proof.bound),
                gap: far,
            },
        ),
        Status::Feasible => (Tone::Caution, Pitch::MethodOpen { gap: far }),
    };
    let text = |said: &Pitch| Block::Text(author.say(said));
    let blocks = vec![
        text(&Pitch::MethodModel),
        text(&Pitch::MethodSearch),
        Block::Note(Note::new(tone, author.say(&said))),
        text(&Pitch::MethodCheck),
        text(&Pitch::MethodLimits),
    ];
    let takeaway = author.say(&Pitch::MethodTakeaway);
    author.section("method", &Pitch::Method, takeaway, blocks)
}
