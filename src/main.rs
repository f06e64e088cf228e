//! The program `phanbo`.

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic is a fault of ours; its message is on the standard error already.
    let exit = std::panic::catch_unwind(phanbo::cli::run).unwrap_or(phanbo::cli::Exit::Failure);
    ExitCode::from(exit.code())
}
