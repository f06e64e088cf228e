//! The program's help. A command or an argument without its text fails a test of `cli/help.rs`.

mod arguments;
mod commands;

pub use arguments::ArgumentHelp;
pub use commands::CommandHelp;
