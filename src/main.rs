//! The program `phanbo`: see `cli`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic is a fault of ours; its message is on the standard error already.
    let exit = std::panic::catch_unwind(cli::run).unwrap_or(cli::Exit::Failure);
    ExitCode::from(exit.code())
}
