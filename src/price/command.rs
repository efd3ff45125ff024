//! What the commands `tildeling price` and `tildeling trial` do, without arguments and printing.

use std::path::Path;

use serde_json::{Value, json};

use super::compare::{Named, compare};
use super::source::load;
use super::{price, trace, trial, view};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{self, Draft, Raw};
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

/// A draft as it was given: a name to call it by, and its JSON text.
pub struct Given {
    /// The name: its file's.
    pub name: String,
    /// JSON.
    pub text: String,
}

/// Prices drafts for a municipality named by number or folder. One draft gives its price; several give each one's price under its name,
/// and the drafts side by side.
///
/// An error means that nothing could be priced: no such municipality, or a draft that is not JSON.
pub fn price_command(criteria: &Path, kommune: &str, date: Date, given: &[Given]) -> Result<Priced, Box<Diagnostic>> {
    let loaded = load(criteria, kommune)?;
    let mut text = String::new();
    let mut drafts: Vec<(&str, Draft)> = Vec::new();
    let mut priced: Vec<Value> = Vec::new();
    for one in given {
        let (draft, problems) = draft::read(&json(&one.text, &format!("utkastet {}", one.name))?);
        let cost = price(&draft, &loaded.book, date);
        let explained = trace::explain(&draft, &loaded.book, &cost);
        if given.len() > 1 {
            text.push_str(&format!("== {} ==\n", one.name));
        }
        text.push_str(&trace::to_text(&draft, &cost, &explained));
        priced.push(serde_json::to_value(view::view(&cost, &problems, Some(&explained))).unwrap_or_default());
        drafts.push((&one.name, draft));
    }
    let json = if given.len() == 1 {
        priced.pop().unwrap_or_default()
    } else {
        let named: Vec<Named<'_>> = drafts.iter().map(|(name, draft)| Named { name, draft }).collect();
        let names = given.iter().map(|one| one.name.as_str());
        let priced: Vec<Value> =
            names.zip(priced).map(|(name, price)| json!({ "name": name, "price": price })).collect();
        json!({ "drafts": priced, "comparison": compare(&named, &loaded.book, date) })
    };
    Ok(Priced { json, text, diagnostics: loaded.diagnostics })
}

/// Works out a municipality's year in the state trial, given as JSON text, under its price book.
///
/// An error means that nothing could be worked out: no such municipality, or a year that is not JSON or says no year.
pub fn trial_command(criteria: &Path, kommune: &str, year: &str) -> Result<Priced, Box<Diagnostic>> {
    let loaded = load(criteria, kommune)?;
    let (year, problems) = trial::read(&json(year, "kommuneåret")?);
    let Some(year) = year else {
        let first = problems.into_iter().next();
        let (message, help) = first.map(|found| (found.message, found.help)).unwrap_or_default();
        return Err(Box::new(Diagnostic::general(Code::Syntax, message).help(help)));
    };
    let settlement = trial::settle(&year, &loaded.book, problems);
    let json = serde_json::to_value(settlement).unwrap_or_default();
    Ok(Priced { json, text: String::new(), diagnostics: loaded.diagnostics })
}

fn json(text: &str, what: &str) -> Result<Raw, Box<Diagnostic>> {
    serde_json::from_str(text).map_err(|error| {
        let message = format!("{what} er ikke JSON: linje {}, kolonne {}", error.line(), error.column());
        let found = Diagnostic::general(Code::Syntax, message);
        Box::new(found.help("sjekk komma, anførselstegn og haker på linjen"))
    })
}
