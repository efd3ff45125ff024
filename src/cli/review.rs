//! `tildeling review`: a draft against criteria, ladder and law.

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::assess;
use crate::diagram;
use crate::draft::{self, Raw};
use crate::fact::Audience;
use crate::vedtak::{self, Frame};
use crate::view;

/// Options of `review`.
#[derive(Debug, Args)]
pub struct Options {
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

pub fn run(options: &Options) -> Outcome {
    let facts = input::object(&options.facts)?;
    let text = input::text(&options.draft)?;
    let raw: Raw = serde_json::from_str(&text).map_err(|error| {
        Unusable(format!(
            "{}:{}:{}: utkastet er ikke gyldig JSON: {error}",
            options.draft,
            error.line(),
            error.column()
        ))
    })?;
    let (draft, unread) = draft::read(&raw);
    let (ruleset, code) = input::ruleset(&options.common, &options.kommune)?;
    let (model, _) = diagram::compile(&ruleset);
    let (knowledge, problems) = view::knowledge(&ruleset, &model, &facts, Audience::Caseworker);
    let hash = crate::pack::hash(&ruleset, &model);
    let frame = Frame::of(&ruleset, &hash, &options.lang);
    let review = vedtak::review(&frame, &assess::assess(&model, &knowledge), &knowledge, &draft, options.common.day());
    input::print(&serde_json::json!({
        "kommune": ruleset.kommune.number,
        "date": options.common.day().to_string(),
        "ruleset": hash,
        "problems": problems,
        "draft_problems": unread,
        "findings": review.findings,
    }));
    Ok(code)
}
