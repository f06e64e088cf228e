//! Ctrl-C, and what else asks a program to end (SIGTERM, SIGHUP): the search stops as at a limit and the best plan so far is given; a second one ends the
//! program at once, as without this file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code by which shells know an interrupted program.
const INTERRUPTED: i32 = 130;

/// Set once the program is asked to end. Where the system gives no handler, it ends at once.
pub(super) fn flag() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    let _ = ctrlc::set_handler(move || {
        if set.swap(true, Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
    });
    flag
}
