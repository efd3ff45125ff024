//! `tildeling eval`: one FEEL expression.

use std::process::ExitCode;

use clap::Args;

use super::{Outcome, input};
use crate::diagnostic::Code;
use crate::feel;

/// Options of `eval`.
#[derive(Debug, Args)]
pub struct Options {
    /// The expression.
    #[arg(value_name = "FEEL", allow_hyphen_values = true)]
    expression: String,
    /// The facts as a JSON object.
    #[arg(long, value_name = "JSON")]
    facts: Option<String>,
}

pub fn run(options: &Options) -> Outcome {
    Ok(match feel::eval_json(&options.expression, options.facts.as_deref(), &|_| None) {
        Ok(json) => {
            input::out(&format!("{json}\n"));
            ExitCode::SUCCESS
        }
        Err(found) => {
            input::report(&found);
            let unusable = found.iter().all(|one| one.code == Code::FactsUnreadable);
            ExitCode::from(if unusable { 2 } else { 1 })
        }
    })
}
