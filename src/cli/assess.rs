//! `tildeling assess`: what is known about a person under a municipality's criteria.

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagram;
use crate::fact::Audience;
use crate::pack;
use crate::view;

/// Options of `assess`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The facts as a JSON object; - for standard input.
    #[arg(long, value_name = "FILE")]
    facts: String,
    /// Who the result is for: citizen or caseworker.
    #[arg(long, default_value = "caseworker", value_parser = ["citizen", "caseworker"])]
    audience: String,
    /// The language of the words.
    #[arg(long, default_value = "nb")]
    lang: String,
    /// Writes a receipt to this file, which `tildeling verify` can recompute.
    #[arg(long, value_name = "FILE")]
    receipt: Option<String>,
}

pub fn run(options: &Options) -> Outcome {
    let facts = input::object(&options.facts)?;
    let (ruleset, code) = input::ruleset(&options.common, &options.kommune)?;
    let (model, _) = diagram::compile(&ruleset);
    let audience = Audience::from_word(&options.audience).unwrap_or(Audience::Caseworker);
    if let Some(path) = &options.receipt {
        let text = format!("{:#}\n", super::verify::make(&ruleset, &facts, audience));
        std::fs::write(path, text).map_err(|error| Unusable(format!("kan ikke skrive {path}: {error}")))?;
    }
    let (knowledge, problems) = view::knowledge(&ruleset, &model, &facts, audience);
    input::print(&view::assessment(
        &ruleset,
        &model,
        &pack::hash(&ruleset, &model),
        &knowledge,
        problems,
        &options.lang,
    ));
    Ok(code)
}
