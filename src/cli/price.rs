//! `tildeling price`: what a draft costs; `tildeling review`: the draft against criteria, ladder and law.

use std::process::ExitCode;

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagnostic::Severity;
use crate::diagram;
use crate::draft::{self, Raw};
use crate::fact::Audience;
use crate::price::price_command;
use crate::vedtak::{self, Frame};
use crate::view;

/// Options of `price`.
#[derive(Debug, Args)]
pub struct PriceOptions {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The draft as JSON; - for standard input.
    #[arg(long, value_name = "FILE")]
    draft: String,
    /// Show how each amount came about, as text on standard error and in the JSON.
    #[arg(long)]
    explain: bool,
}

/// Prices a draft.
pub fn price(options: &PriceOptions) -> Outcome {
    let text = input::text(&options.draft)?;
    let priced = price_command(&options.common.criteria, &options.kommune, options.common.day(), &text, options.explain)
        .map_err(|found| Unusable(crate::diagnostic::to_text(&[*found]).trim_end().to_owned()))?;
    if let Some(text) = &priced.text {
        input::err(text);
    }
    input::print(&priced.json);
    let mut found = priced.diagnostics;
    found.retain(|found| found.severity() == Severity::Error);
    Ok(input::report(&found))
}

/// Options of `review`.
#[derive(Debug, Args)]
pub struct ReviewOptions {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The draft as JSON.
    #[arg(long, value_name = "FILE")]
    draft: String,
    /// The facts as a JSON object.
    #[arg(long, value_name = "FILE")]
    facts: String,
    /// The language of the words.
    #[arg(long, default_value = "nb")]
    lang: String,
}

/// Reviews a draft.
pub fn review(options: &ReviewOptions) -> Outcome {
    let facts = input::object(&options.facts)?;
    let text = input::text(&options.draft)?;
    let raw: Raw = serde_json::from_str(&text).map_err(|error| {
        Unusable(format!("{}:{}:{}: utkastet er ikke gyldig JSON: {error}", options.draft, error.line(), error.column()))
    })?;
    let (draft, unread) = draft::read(&raw);
    let (ruleset, code) = input::ruleset(&options.common, &options.kommune)?;
    let (model, _) = diagram::compile(&ruleset);
    let (knowledge, problems) = view::knowledge(&ruleset, &model, &facts, Audience::Caseworker);
    let hash = crate::pack::hash(&ruleset, &model);
    let review = vedtak::review(&Frame::of(&ruleset, &hash), &model, &knowledge, &draft, options.common.day(), &options.lang);
    input::print(&serde_json::json!({
        "kommune": ruleset.kommune.number,
        "date": options.common.day().to_string(),
        "ruleset": hash,
        "problems": problems,
        "draft_problems": unread,
        "findings": review.findings,
    }));
    Ok(if code == ExitCode::SUCCESS { ExitCode::SUCCESS } else { code })
}
