//! `tildeling trial`: a municipality's year in the state trial, with supplement and settlement.

use clap::Args;

use super::input::Unusable;
use super::{Outcome, input};
use crate::diagnostic::to_text;
use crate::price::trial_command;

/// Options of `trial`.
#[derive(Debug, Args)]
pub struct Options {
    /// The folder with criteria and prices.
    #[arg(long, value_name = "DIR", default_value = "criteria")]
    criteria: std::path::PathBuf,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The year as JSON; - for standard input.
    #[arg(long, value_name = "FILE")]
    year: String,
}

pub fn run(options: &Options) -> Outcome {
    let settled = trial_command(&options.criteria, &options.kommune, &input::text(&options.year)?)
        .map_err(|found| Unusable(to_text(&[*found]).trim_end().to_owned()))?;
    let code = input::report(&settled.diagnostics);
    input::print(&settled.json);
    Ok(code)
}
