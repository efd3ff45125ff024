//! `tildeling explain`: what a code from a finding means and how it is mended.

use std::process::ExitCode;

use clap::Args;

use super::input::Unusable;
use super::{Outcome, input};
use crate::diagnostic::Code;
use crate::source::suggestion;

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct Options {
    /// The code, such as ukjent-opplysning; all codes when left out.
    code: Option<String>,
}

pub fn run(options: &Options) -> Outcome {
    let show = |code: &Code| format!("{} ({})\n  {}\n", code.name(), code.severity().name(), code.explanation());
    let Some(name) = &options.code else {
        Code::ALL.iter().for_each(|code| input::out(&show(code)));
        return Ok(ExitCode::SUCCESS);
    };
    let names = || Code::ALL.iter().map(|code| code.name());
    let code = Code::ALL.iter().find(|code| code.name() == name).ok_or_else(|| {
        let help = suggestion(name, names()).unwrap_or_else(|| "tildeling explain uten kode viser alle".into());
        Unusable(format!("ukjent kode «{name}»\n  hjelp: {help}"))
    })?;
    input::out(&show(code));
    Ok(ExitCode::SUCCESS)
}
