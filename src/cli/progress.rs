//! One line on a terminal while a search takes longer than a second: value, bound, gap, nodes.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use phanbo::answer::gap;
use phanbo::locale::{Lang, Note};
use phanbo::solve::{Counted, Progress, Told};

/// Searches that end sooner say nothing.
const QUIET: Duration = Duration::from_secs(1);
/// Between two lines.
const PAUSE: Duration = Duration::from_millis(250);
/// Cells of a bar.
const BAR: usize = 24;

/// A listener for [`phanbo::Options::progress`]; `None` where nobody watches.
pub(super) fn told(lang: Lang) -> Option<Told> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let last = Mutex::new(Instant::now() + QUIET - PAUSE);
    Some(std::sync::Arc::new(move |progress: Progress| {
        let Ok(mut last) = last.lock() else { return };
        let now = Instant::now();
        if now < *last + PAUSE {
            return;
        }
        *last = now;
        let far = progress.value.map(|value| (progress.bound - value).abs() / value.abs().max(1.0));
        let text = lang
            .words()
            .note(&Note::Progress { nodes: progress.nodes, gap: far.map(|far| gap(lang, far)) });
        // The line is drawn over; clearing to its end leaves nothing behind.
        let _ = write!(std::io::stderr(), "\r{text}\u{1b}[K");
    }))
}

/// A listener for [`phanbo::Options::counted`]; `None` where nobody watches.
pub(super) fn counted(lang: Lang) -> Option<Counted> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let last = Mutex::new(Instant::now() + QUIET - PAUSE);
    Some(std::sync::Arc::new(move |done, of| {
        let Ok(mut last) = last.lock() else { return };
        let now = Instant::now();
        if now < *last + PAUSE {
            return;
        }
        *last = now;
        let text = lang.words().note(&Note::Answered { done, of });
        let full = BAR * done / of.max(1);
        let bar = "█".repeat(full) + &"░".repeat(BAR - full);
        let _ = write!(std::io::stderr(), "\r{bar} {text}\u{1b}[K");
    }))
}

/// A listener for a batch: rows done and which share of the input was read; `None` where nobody
/// watches.
pub(super) fn batch(lang: Lang) -> Option<impl Fn(usize, f64) + Sync> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let begin = Instant::now();
    let last = Mutex::new(begin + QUIET - PAUSE);
    Some(move |done, share: f64| {
        let Ok(mut last) = last.lock() else { return };
        let now = Instant::now();
        if now < *last + PAUSE || share <= 0.0 {
            return;
        }
        *last = now;
        let left = now.duration_since(begin).as_secs_f64() * (1.0 - share).max(0.0) / share;
        let text = lang.words().note(&Note::Batch { done, share, left });
        let _ = write!(std::io::stderr(), "\r{text}\u{1b}[K");
    })
}

/// Takes the line away.
pub(super) fn clear() {
    if std::io::stderr().is_terminal() {
        let _ = write!(std::io::stderr(), "\r\u{1b}[K");
    }
}
