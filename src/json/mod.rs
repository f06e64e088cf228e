//! What programs read: the solved plan of the format page. Keys are in its order, numbers are whole
//! in precision, and what is not finite is `null`.

mod audit;
mod batch;
mod correction;
mod plan;
mod target;

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

pub use audit::NotThisPlan;
pub use batch::{BatchError, BatchFinding, BatchRow};
pub use correction::{CorrectedLine, CorrectionLine};
pub use plan::{BindingLine, ChannelLine, ObjectiveLine, PlanFile, WarningLine};
pub use target::TargetLine;

/// A value as a text, ending in a line break.
pub(crate) fn text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Layout::default());
    value.serialize(&mut writer).expect("plain data is written into memory");
    let mut text = String::from_utf8(bytes).expect("JSON is UTF-8");
    text.push('\n');
    text
}

/// A value as one line, ending in its break.
pub(crate) fn line(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, OneLine);
    value.serialize(&mut writer).expect("plain data is written into memory");
    let mut text = String::from_utf8(bytes).expect("JSON is UTF-8");
    text.push('\n');
    text
}

/// Programs look for plain spaces.
pub(crate) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Objects over several lines, lists in one: a year of spend is one line.
#[derive(Default)]
struct Layout {
    depth: usize,
    empty: bool,
}

impl Layout {
    fn break_line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        writer.write_all("  ".repeat(self.depth).as_bytes())
    }
}

impl Formatter for Layout {
    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.empty = true;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if !self.empty {
            self.break_line(writer)?;
        }
        self.empty = false;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.empty = false;
        if !first {
            writer.write_all(b",")?;
        }
        self.break_line(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write_number(writer, value)
    }
}

/// Everything in one line, with numbers as [`Layout`] writes them.
struct OneLine;

impl Formatter for OneLine {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write_number(writer, value)
    }
}

fn write_number<W: ?Sized + io::Write>(writer: &mut W, value: f64) -> io::Result<()> {
    // -0 would show a sign that means nothing; whole amounts are written without ".0".
    let value = value + 0.0;
    if value.fract() == 0.0 && value.abs() < 1e15 {
        write!(writer, "{value:.0}")
    } else {
        writer.write_all(serde_json::to_string(&value)?.as_bytes())
    }
}
