//! The proposal that a client keeps: one model of its pages ([`page`]), several writers. Sections
//! know nothing of formats, writers nothing of scenarios; every figure is made by the locale's one
//! formatter when the page is made, and no writer makes one of its own.

pub mod page;
