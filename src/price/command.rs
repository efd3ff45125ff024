//! What the command `tildeling price` does, without arguments and printing.

use std::path::Path;

use serde_json::Value;

use super::source::load;
use super::{price, trace, view};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{self, Raw};
use crate::units::Date;

/// A priced draft, ready to print.
pub struct Priced {
    /// The result as JSON, with the working of each line.
    pub json: Value,
    /// The working as text.
    pub text: String,
    /// What did not fit in the price files; the price was made from the rest.
    pub diagnostics: Vec<Diagnostic>,
}

/// Prices a draft, given as JSON text, for a municipality named by number or folder.
///
/// An error means that nothing could be priced: no such municipality, or a draft that is not JSON.
pub fn price_command(criteria: &Path, kommune: &str, date: Date, draft: &str) -> Result<Priced, Box<Diagnostic>> {
    let loaded = load(criteria, kommune)?;
    let raw: Raw = serde_json::from_str(draft).map_err(|error| {
        let message = format!("utkastet er ikke JSON: linje {}, kolonne {}", error.line(), error.column());
        let found = Diagnostic::general(Code::Syntax, message);
        Box::new(found.help("sjekk komma, anførselstegn og haker på linjen"))
    })?;
    let (draft, problems) = draft::read(&raw);
    let cost = price(&draft, &loaded.book, date);
    let explained = trace::explain(&draft, &loaded.book, &cost);
    let text = trace::to_text(&draft, &cost, &explained);
    let json = serde_json::to_value(view::view(&cost, &problems, Some(&explained))).unwrap_or_default();
    Ok(Priced { json, text, diagnostics: loaded.diagnostics })
}
