//! Charts for client proposals: one file a chart, each from plain data of its own, drawn with
//! plotters through an SVG backend of our own and painted with resvg.
//!
//! An SVG keeps its texts as texts: they can be selected, searched and read out, and a page that
//! holds Inter once ([`font`]) may hold any number of charts at a few kilobytes each. A file that
//! must stand alone takes the font inside ([`Text::Embedded`]) or letters as shapes
//! ([`Text::Outlined`], for programs that know neither, such as slide editors).
//!
//! ```
//! use phanbo::chart::{self, Look, allocation::{Allocation, Row}};
//! let row = |name: &str, spend, share| Row {
//!     name: name.into(), spend, share, roas: None, current: None,
//! };
//! let chart = Allocation {
//!     name: "Café".into(), currency: "VND".into(), months: 12,
//!     rows: vec![row("SEO", 120e6, 0.6), row("PPC", 80e6, 0.4)], roas: None,
//! };
//! let svg = chart::svg(&chart, &Look::default());
//! assert!(svg.starts_with("<svg") && svg.contains("SEO"));
//! assert!(chart::png(&svg, 1.0).unwrap().starts_with(b"\x89PNG"));
//! ```

mod backend;
mod canvas;
mod color;
mod feast;
pub mod font;
mod frame;
mod picture;
mod place;
mod raster;
mod scale;
mod stack;

pub mod actual;
pub mod allocation;
pub mod comparison;
pub mod curves;
pub mod fan;
pub mod flighting;
pub mod flowchart;
pub mod frontier;
pub mod ranges;
pub mod returns;
pub mod tornado;
pub mod waterfall;

pub(crate) use crate::locale::chart as say;
pub use color::{Brand, Hex, NotAColor};
pub use picture::{Kind, Look, Picture, Placed, Text, Told, of_plan, svg, text_boxes, told};
pub(crate) use raster::tree;
pub use raster::{Unpaintable, outlined, png};
