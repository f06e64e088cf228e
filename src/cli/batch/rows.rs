//! Rows in their order, however they are worked out: written as soon as all before them are, and
//! never more of them in memory than the window holds.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Write};
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use phanbo::json::BatchRow;

/// Rows that may wait for a slow one before them.
const WINDOW: usize = 64;
/// How long a signal may go unseen by a thread that waits.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) struct Rows {
    state: Mutex<State>,
    written: Condvar,
}

struct State {
    sink: Box<dyn Write + Send>,
    /// Done before, or written now.
    rows: usize,
    without_plan: usize,
    waiting: BTreeMap<usize, (bool, String)>,
    fault: Option<io::Error>,
}

/// How it ended.
pub(super) struct Written {
    /// Also those done before.
    pub(super) rows: usize,
    /// Of this run.
    pub(super) without_plan: usize,
    pub(super) fault: Option<io::Error>,
}

impl Rows {
    /// Rows after the first `done`.
    pub(super) fn new(sink: Box<dyn Write + Send>, done: usize) -> Self {
        let state =
            State { sink, rows: done, without_plan: 0, waiting: BTreeMap::new(), fault: None };
        Self { state: Mutex::new(state), written: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the row may be worked out; `false` where nothing will be written any more.
    pub(super) fn has_room(&self, row: usize, is_stopped: impl Fn() -> bool) -> bool {
        let mut state = self.state();
        while row > state.rows + WINDOW {
            if state.fault.is_some() || is_stopped() {
                return false;
            }
            let waited = self.written.wait_timeout(state, PAUSE);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.fault.is_none()
    }

    /// Takes a row; `false` where nothing can be written any more.
    pub(super) fn put(&self, row: usize, has_plan: bool, line: String) -> bool {
        let mut state = self.state();
        state.waiting.insert(row, (has_plan, line));
        state.write();
        self.written.notify_all();
        state.fault.is_none()
    }

    pub(super) fn finish(self) -> Written {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        Written { rows: state.rows, without_plan: state.without_plan, fault: state.fault }
    }
}

impl State {
    /// Writes what no earlier row keeps waiting, and hands it to the system: a kill then loses only
    /// what is being worked out.
    fn write(&mut self) {
        while self.fault.is_none() {
            let Some((has_plan, line)) = self.waiting.remove(&(self.rows + 1)) else { return };
            let written = self.sink.write_all(line.as_bytes()).and_then(|()| self.sink.flush());
            self.fault = written.err();
            self.rows += 1;
            self.without_plan += usize::from(!has_plan);
        }
    }
}

/// Hands each row of the file at `path` to `keep` as long as that says yes, and cuts off what was
/// not written whole. Whether all rows were kept; where there is no file, there are none.
pub(super) fn each_whole(path: &Path, mut keep: impl FnMut(&BatchRow) -> bool) -> io::Result<bool> {
    let file = match File::options().read(true).write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        opened => opened?,
    };
    let mut lines = BufReader::new(&file);
    let mut whole = 0;
    loop {
        let mut line = Vec::new();
        let count = lines.read_until(b'\n', &mut line)?;
        let row = serde_json::from_slice::<BatchRow>(&line).ok();
        let row = row.filter(|_| line.ends_with(b"\n"));
        match row {
            Some(row) if !keep(&row) => return Ok(false),
            Some(_) => whole += count as u64,
            None => break,
        }
    }
    file.set_len(whole)?;
    Ok(true)
}
