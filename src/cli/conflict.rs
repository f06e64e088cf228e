//! Rules that clash, and what would mend it.

use phanbo::Options;
use phanbo::answer::mend_sentences;
use phanbo::locale::{Ended, Why, Wording};
use phanbo::scenario::Loaded;
use phanbo::solve::Conflict;

use super::{Session, output};

/// Says that no plan exists, which rules of the scenario exclude each other, and what to change.
pub(super) fn show(session: Session, loaded: &Loaded, conflict: &Conflict, options: &Options) {
    let words = session.lang.words();
    let wording = Wording::new(&loaded.scenario, session.lang);
    let mends = phanbo::analysis::mends(&loaded.scenario, conflict, options);
    let mended = mend_sentences(&wording, &conflict.rows, &mends);
    let mended = if mends.is_empty() {
        mended.concat()
    } else {
        let heading = words.why(&if mends.iter().any(|mend| mend.leaves_others) {
            Why::PartMendsHeading
        } else {
            Why::MendsHeading
        });
        let list: Vec<String> = mended.iter().map(|text| format!("• {text}")).collect();
        format!("{heading}\n{}", list.join("\n"))
    };
    output::line(&conflict.render_painted(loaded, &mended, session.lang));
    if options.is_over() {
        session.remark(&words.ended(&Ended::Mends));
    }
}
