//! What commands share: reading arguments that are files or JSON, printing, and finding a municipality.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Map, Value};

use super::Common;
use crate::criteria::{self, Library, LibraryKommune, Ruleset};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::source::suggestion;

/// Arguments that can't be used: what, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unusable(pub String);

/// Writes to standard output; a reader that has gone away is no error.
pub fn out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Writes to standard error.
pub fn err(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Prints JSON, indented, with a line end.
pub fn print(value: &impl serde::Serialize) -> ExitCode {
    match serde_json::to_string_pretty(value) {
        Ok(text) => out(&format!("{text}\n")),
        Err(error) => err(&format!("{error}\n")),
    }
    ExitCode::SUCCESS
}

/// Prints findings on standard error; the exit code says whether one is an error.
pub fn report(diagnostics: &[Diagnostic]) -> ExitCode {
    err(&diagnostic::to_text(diagnostics));
    if diagnostics.iter().any(|found| found.severity() == Severity::Error) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

/// The text of a file, or of standard input for `-`.
pub fn text(path: &str) -> Result<String, Unusable> {
    let read = if path == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(Path::new(path))
    };
    read.map_err(|error| {
        Unusable(format!("kan ikke lese {path}: {error}\n  hjelp: gi en fil som finnes, eller - for standard inn"))
    })
}

/// A JSON object from a file, or from standard input for `-`.
pub fn object(path: &str) -> Result<Map<String, Value>, Unusable> {
    parse_object(&text(path)?, path)
}

/// A JSON object from a text.
pub fn parse_object(text: &str, name: &str) -> Result<Map<String, Value>, Unusable> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        Unusable(format!(
            "{name}:{}:{}: ikke gyldig JSON: {error}\n  hjelp: skriv {{ \"opplysning\": verdi, … }}",
            error.line(),
            error.column()
        ))
    })?;
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(Unusable(format!(
            "{name}: her skal det stå et JSON-objekt\n  hjelp: skriv {{ \"opplysning\": verdi, … }}"
        ))),
    }
}

/// The library in the folder asked for, with the findings of reading it.
pub fn library(common: &Common) -> Result<(Library, Vec<Diagnostic>), Unusable> {
    if !common.criteria.is_dir() {
        return Err(Unusable(format!(
            "{} er ikke en mappe\n  hjelp: gi mappen med kriterier med --criteria",
            common.criteria.display()
        )));
    }
    Ok(criteria::load(&common.criteria, common.day()))
}

/// The municipality with a number or a folder name.
pub fn kommune<'a>(library: &'a Library, id: &str) -> Result<&'a LibraryKommune, Unusable> {
    library.kommune(id).ok_or_else(|| {
        let known = || library.kommuner.values().map(|known| known.kommune.folder.as_str());
        let list = known().collect::<Vec<_>>().join(", ");
        let help = suggestion(id, known()).unwrap_or_else(|| format!("kommunene er {list}"));
        Unusable(format!("ukjent kommune «{id}»\n  hjelp: {help}"))
    })
}

/// The ruleset asked for. Findings of error severity are shown, and the best ruleset that could be made is used.
pub fn ruleset(common: &Common, id: &str) -> Result<(Ruleset, ExitCode), Unusable> {
    let (library, mut diagnostics) = library(common)?;
    let (ruleset, found) = library.ruleset(kommune(&library, id)?, common.day());
    diagnostics.extend(found);
    diagnostics.retain(|found| found.severity() == Severity::Error);
    let code = report(&diagnostics);
    Ok((ruleset, code))
}
