//! `tildeling handbook`: all rules of a municipality on a day, as a page to read, print and publish.

use std::collections::BTreeSet;

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagnostic::Severity;
use crate::{diagram, lint, pack, view};

/// Options of `handbook`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// Where to write the page; standard output when left out.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    /// The language form, nb or nn; the municipality's own when left out.
    #[arg(long, value_parser = ["nb", "nn"])]
    lang: Option<String>,
}

pub fn run(options: &Options) -> Outcome {
    let (library, mut found) = input::library(&options.common)?;
    let kommune = input::kommune(&library, &options.kommune)?;
    let (ruleset, more) = library.ruleset(kommune, options.common.day());
    let previous = ruleset.valid.0.map(|from| library.ruleset(kommune, from.plus_days(-1)).0);
    let mut narrower = lint::lint(&ruleset);
    narrower.extend(more.iter().cloned());
    found.extend(more);
    let layers = library.layers(kommune).into_iter().skip(1);
    let own: BTreeSet<String> = layers.flat_map(|(_, parts)| parts).map(|part| part.id.clone()).collect();
    found.retain(|found| found.severity() == Severity::Error);
    let code = input::report(&found);
    let hash = pack::hash(&ruleset, &diagram::compile(&ruleset).0);
    let lang = options.lang.as_deref().unwrap_or(&ruleset.kommune.language);
    let book =
        view::Book { ruleset: &ruleset, hash: &hash, previous: previous.as_ref(), own: &own, findings: &narrower };
    let page = view::handbook(&book, lang);
    match &options.out {
        None => input::out(&page),
        Some(path) => {
            std::fs::write(path, page).map_err(|error| Unusable(format!("kan ikke skrive {path}: {error}")))?;
        }
    }
    Ok(code)
}
