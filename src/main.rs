//! The command `tildeling`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    tildeling::cli::run(std::env::args_os())
}
