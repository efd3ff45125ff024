//! `tildeling facts` and `tildeling services`: what a municipality's criteria speak of.

use clap::Args;
use serde_json::Value;

use super::{Common, Outcome, input};
use crate::diagram;
use crate::pack;
use crate::view;

/// Options of both.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The language of the words.
    #[arg(long, default_value = "nb")]
    lang: String,
}

/// Prints the facts.
pub fn facts(options: &Options) -> Outcome {
    part(options, "facts")
}

/// Prints the services.
pub fn services(options: &Options) -> Outcome {
    part(options, "services")
}

fn part(options: &Options, key: &str) -> Outcome {
    let (ruleset, code) = input::ruleset(&options.common, &options.kommune)?;
    let hash = pack::hash(&ruleset, &diagram::compile(&ruleset).0);
    let mut words = view::words(&ruleset, &hash, &options.lang);
    let list = words.get_mut(key).map(Value::take).unwrap_or_default();
    let date = options.common.day().to_string();
    input::print(&serde_json::json!({ "kommune": ruleset.kommune.number, "date": date, "ruleset": hash, key: list }));
    Ok(code)
}
