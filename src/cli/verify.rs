//! `tildeling verify`: recomputes an assessment from its receipt, and says what differs.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Map, Value, json};

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::criteria::Ruleset;
use crate::diagram;
use crate::fact::Audience;
use crate::pack;
use crate::receipt::{self, Basis};
use crate::units::Date;
use crate::view;

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct Options {
    /// The receipt; - for standard input.
    #[arg(value_name = "RECEIPT")]
    receipt: String,
    #[command(flatten)]
    common: Common,
}

/// The receipt of these facts under a ruleset.
pub fn make(ruleset: &Ruleset, facts: &Map<String, Value>, audience: Audience) -> Value {
    let (model, _) = diagram::compile(ruleset);
    let hash = pack::hash(ruleset, &model);
    let (knowledge, problems) = view::knowledge(ruleset, &model, facts, audience);
    let result = view::assessment(ruleset, &model, &hash, &knowledge, problems, &ruleset.kommune.language);
    let audience = Audience::WORDS.get(audience as usize).copied().unwrap_or_default();
    let date = ruleset.date.to_string();
    let basis = Basis { kommune: &ruleset.kommune.number, date: &date, audience, ruleset: &hash, facts };
    receipt::receipt(&basis, &result.services)
}

pub fn run(options: &Options) -> Outcome {
    let found = Value::Object(input::object(&options.receipt)?);
    if let Some(wrong) = receipt::unusable(&found) {
        return Err(Unusable(format!(
            "{}: {wrong}\n  hjelp: kvitteringer lages med tildeling assess --receipt FIL",
            options.receipt
        )));
    }
    let text = |key: &str| found.get(key).and_then(Value::as_str).unwrap_or_default();
    let date: Date = text("date")
        .parse()
        .map_err(|_| Unusable(format!("{}: «{}» er ikke en dato", options.receipt, text("date"))))?;
    let audience = Audience::from_word(text("audience"))
        .ok_or_else(|| Unusable(format!("{}: «{}» er ikke en målgruppe", options.receipt, text("audience"))))?;
    // The receipt says which day it is about.
    let common = Common { criteria: options.common.criteria.clone(), date: Some(date) };
    let (ruleset, _) = input::ruleset(&common, text("kommune"))?;
    let facts = found.get("facts").and_then(Value::as_object).cloned().unwrap_or_default();
    let differences = receipt::compare(&found, &make(&ruleset, &facts, audience));
    let (kommune, same) = (text("kommune"), differences.is_empty());
    input::print(&json!({ "kommune": kommune, "date": date.to_string(), "same": same, "differences": differences }));
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
