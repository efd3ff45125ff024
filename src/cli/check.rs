//! `tildeling check`: every finding in every file.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{Common, Outcome, input};
use crate::diagnostic::{self, Severity};
use crate::diagram;
use crate::lint;

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// How findings are printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(options: &Options) -> Outcome {
    let (library, mut found) = input::library(&options.common)?;
    found.extend(library.check(options.common.day()));
    for kommune in library.kommuner.values() {
        let (ruleset, _) = library.ruleset(kommune, options.common.day());
        found.extend(diagram::compile(&ruleset).1);
    }
    found.extend(lint::all(&library, options.common.day()));
    diagnostic::sort(&mut found);
    let errors = found.iter().filter(|found| found.severity() == Severity::Error).count();
    match options.format {
        Format::Json => {
            let date = options.common.day().to_string();
            input::print(
                &serde_json::json!({ "date": date, "errors": errors, "findings": diagnostic::to_json(&found) }),
            );
        }
        Format::Text => {
            let count = |severity: Severity| found.iter().filter(|found| found.severity() == severity).count();
            input::err(&diagnostic::to_text(&found));
            let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
            input::out(&format!("{errors} feil, {warnings} advarsler, {notes} merknader ({})\n", options.common.day()));
        }
    }
    Ok(if errors > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
