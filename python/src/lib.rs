//! phanbo for Python: a request as JSON in, the bytes of the answer out, the GIL released meanwhile.
//! Everything else is Python (`phanbo/`).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use phanbo::ask::{self, Request};
use phanbo::json::BatchError;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// How long Ctrl-C may go unseen.
const PAUSE: Duration = Duration::from_millis(50);

/// An answer, or the JSON of why there is none.
type Answer = Result<Vec<u8>, String>;

/// What has come of a request that may also be none.
fn answer(request: &str, interrupt: &Arc<AtomicBool>) -> Answer {
    let refused = |text: String| BatchError::Refused { text, findings: Vec::new() };
    let answered = serde_json::from_str::<Request>(request)
        .map_err(|fault| refused(fault.to_string()))
        .and_then(|request| {
            ask::ask(&request, Some(Arc::clone(interrupt))).map_err(|unanswered| unanswered.why)
        });
    answered.map_err(|why| serde_json::to_string(&why).unwrap_or_default())
}

/// Waits for what a thread sends while Python may still be interrupted; the interrupt reaches the
/// search, and is raised once that has ended.
fn waited<T: Send>(py: Python<'_>, from: Receiver<T>, interrupt: &AtomicBool) -> PyResult<T> {
    let mut raised = None;
    // A `Receiver` belongs to one thread: the lock lets it pass through `detach`.
    let from = std::sync::Mutex::new(from);
    loop {
        let got = py.detach(|| match from.lock() {
            Ok(from) => from.recv_timeout(PAUSE),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        });
        match got {
            Ok(got) => return raised.map_or(Ok(got), Err),
            Err(RecvTimeoutError::Timeout) => {
                if raised.is_none() {
                    raised = py.check_signals().err();
                    interrupt.store(raised.is_some(), Ordering::Relaxed);
                }
            }
            // Only a panic drops the sender.
            Err(RecvTimeoutError::Disconnected) => {
                let fault = PyRuntimeError::new_err("phanbo failed: a fault of its own, please report it");
                return Err(raised.unwrap_or(fault));
            }
        }
    }
}

/// Answers a request, see `phanbo::ask`; `ValueError` holds the JSON of why there is no answer.
#[pyfunction]
fn ask_one<'py>(py: Python<'py>, request: String) -> PyResult<Bound<'py, PyBytes>> {
    let interrupt = Arc::new(AtomicBool::new(false));
    let (send, receive) = channel();
    let shared = Arc::clone(&interrupt);
    thread::spawn(move || {
        let _ = send.send(answer(&request, &shared));
    });
    match waited(py, receive, &interrupt)? {
        Ok(bytes) => Ok(PyBytes::new(py, &bytes)),
        Err(why) => Err(PyValueError::new_err(why)),
    }
}

/// Answers many requests side by side, in their order: `(answer, None)` or `(None, why)` for each.
/// With `threads` 0 on all cores.
#[pyfunction]
#[pyo3(signature = (requests, threads = 0))]
fn ask_many(
    py: Python<'_>,
    requests: Vec<String>,
    threads: usize,
) -> PyResult<Vec<(Option<Py<PyBytes>>, Option<String>)>> {
    let interrupt = Arc::new(AtomicBool::new(false));
    let (send, receive) = channel();
    let shared = Arc::clone(&interrupt);
    thread::spawn(move || {
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
        let threads = if threads == 0 { cores } else { threads };
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done: Vec<(usize, Answer)> = Vec::new();
            while let Some((at, request)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                requests.get(at).map(|request| (at, request))
            } {
                done.push((at, answer(request, &shared)));
            }
            done
        };
        let mut all: Vec<(usize, Answer)> = thread::scope(|scope| {
            let started: Vec<_> = (0..threads.min(requests.len())).map(|_| scope.spawn(work)).collect();
            // A panic of one drops the sender, and is told.
            started.into_iter().flat_map(|one| one.join().expect("no answer panics")).collect()
        });
        all.sort_by_key(|(at, _)| *at);
        let _ = send.send(all);
    });
    let all = waited(py, receive, &interrupt)?;
    Ok(all
        .into_iter()
        .map(|(_, answer)| match answer {
            Ok(bytes) => (Some(PyBytes::new(py, &bytes).unbind()), None),
            Err(why) => (None, Some(why)),
        })
        .collect())
}

/// The engine under `phanbo`.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(ask_one, module)?)?;
    module.add_function(wrap_pyfunction!(ask_many, module)?)
}
