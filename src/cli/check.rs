//! `tildeling check`: every finding in every file, criteria and prices.

use std::path::Path;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{Common, Outcome, input};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::diagram;
use crate::lint;
use crate::price;

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people: each finding with its line.
    Text,
    /// For programs.
    Json,
    /// For code hosts and editors.
    Sarif,
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
    found.extend(prices(&options.common.criteria));
    found.extend(lint::all(&library, options.common.day()));
    diagnostic::sort(&mut found);
    let count = |severity: Severity| found.iter().filter(|found| found.severity() == severity).count();
    let errors = count(Severity::Error);
    match options.format {
        Format::Sarif => {
            input::print(&diagnostic::to_sarif(&found));
        }
        Format::Json => {
            let date = options.common.day().to_string();
            input::print(
                &serde_json::json!({ "date": date, "errors": errors, "findings": diagnostic::to_json(&found) }),
            );
        }
        Format::Text => {
            input::err(&diagnostic::to_text(&found));
            let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
            let (w, n) = (
                if warnings == 1 { "advarsel" } else { "advarsler" },
                if notes == 1 { "merknad" } else { "merknader" },
            );
            input::out(&format!("{errors} feil, {warnings} {w}, {notes} {n} ({})\n", options.common.day()));
        }
    }
    Ok(if errors > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The findings in the price files of every municipality that has some. National ones come once: findings are sorted and repeats dropped.
fn prices(criteria: &Path) -> Vec<Diagnostic> {
    let Ok(folders) = std::fs::read_dir(criteria.join("kommune")) else { return Vec::new() };
    let mut names: Vec<String> = folders
        .filter_map(Result::ok)
        .filter(|folder| folder.path().join("priser.toml").is_file())
        .map(|folder| folder.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
        .iter()
        .flat_map(|name| match price::source::load(criteria, name) {
            Ok(loaded) => loaded.diagnostics,
            Err(found) => vec![*found],
        })
        .collect()
}
