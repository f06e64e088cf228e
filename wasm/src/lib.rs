//! phanbo in the browser: a request as JSON in, the answer's bytes out ([`phanbo::ask`]), over plain
//! memory, so that a page needs nothing but `WebAssembly.instantiate`.
//!
//! A caller takes memory with [`take`], writes the request there, calls [`ask`], reads the answer that
//! the returned address begins: a word that is 1 for an answer and 0 for the JSON of why there is none, a word with
//! the length, then the bytes; and gives both back with [`give_back`].

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::slice;

use phanbo::ask::{self, Request};
use phanbo::json::BatchError;

/// Of the two words before an answer.
const HEAD: usize = 8;

fn layout(length: usize) -> Layout {
    match Layout::from_size_align(length.max(1), HEAD) {
        Ok(layout) => layout,
        Err(_) => handle_alloc_error(Layout::new::<u64>()),
    }
}

/// Memory of so many bytes, which belongs to the caller.
#[unsafe(no_mangle)]
pub extern "C" fn take(length: usize) -> *mut u8 {
    let layout = layout(length);
    // SAFETY: the layout is never of size 0.
    let memory = unsafe { alloc(layout) };
    if memory.is_null() {
        handle_alloc_error(layout);
    }
    memory
}

/// Gives memory back: what [`take`] gave with its length, or an answer with its length and 8.
///
/// # Safety
/// `memory` came from here, is of that length, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn give_back(memory: *mut u8, length: usize) {
    // SAFETY: the caller's promise.
    unsafe { dealloc(memory, layout(length)) };
}

/// Answers the request of `length` bytes at `request`.
///
/// # Safety
/// They are readable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ask(request: *const u8, length: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let bytes = unsafe { slice::from_raw_parts(request, length) };
    let (is_answer, told) = match answer(bytes) {
        Ok(told) => (1_u32, told),
        Err(why) => (0, serde_json::to_vec(&why).unwrap_or_default()),
    };
    let memory = take(HEAD + told.len());
    // SAFETY: just taken, of that length.
    let out = unsafe { slice::from_raw_parts_mut(memory, HEAD + told.len()) };
    out[..4].copy_from_slice(&is_answer.to_le_bytes());
    out[4..HEAD].copy_from_slice(&(told.len() as u32).to_le_bytes());
    out[HEAD..].copy_from_slice(&told);
    memory
}

fn answer(bytes: &[u8]) -> Result<Vec<u8>, BatchError> {
    let refused = |text: String| BatchError::Refused { text, findings: Vec::new() };
    let request: Request = serde_json::from_slice(bytes).map_err(|fault| refused(fault.to_string()))?;
    ask::ask(&request, None).map_err(|unanswered| unanswered.why)
}
