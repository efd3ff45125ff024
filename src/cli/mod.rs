//! The command `tildeling`: reads arguments, calls the library, prints JSON on standard output and findings on standard error.
//!
//! Exit codes: 0 clean, 1 findings of error severity, 2 unusable arguments.

mod assess;
mod check;
mod diff;
mod eval;
mod explain;
mod facts;
mod fmt;
mod handbook;
mod input;
mod new;
mod pack;
mod price;
mod review;
mod schema;
mod simulate;
mod trial;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::units::Date;

/// Criteria for health and care services: check, evaluate, price, compare.
#[derive(Debug, Parser)]
#[command(name = "tildeling", version, disable_help_subcommand = true)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Check all criteria files.
    Check(check::Options),
    /// Evaluate an expression in FEEL.
    Eval(eval::Options),
    /// Assess what is known about a person under a municipality's criteria.
    Assess(assess::Options),
    /// Review a draft decision against criteria, ladder and law.
    Review(review::Options),
    /// List the facts a municipality's criteria use.
    Facts(facts::Options),
    /// List the services of a municipality.
    Services(facts::Options),
    /// Price a draft of a decision.
    Price(price::Options),
    /// Work out a municipality's year in the state trial.
    Trial(trial::Options),
    /// Compare two municipalities, or two days of one.
    Diff(diff::Options),
    /// Write all rules in force as a page to read and print.
    Handbook(handbook::Options),
    /// Assess a table of cases.
    Simulate(simulate::Options),
    /// Recompute an assessment from its receipt.
    Verify(verify::Options),
    /// Write the packs the pages load.
    Pack(pack::Options),
    /// Write the commented skeleton of a municipality's files.
    New(new::Options),
    /// Lay files out in the canonical way.
    Fmt(fmt::Options),
    /// Print the JSON Schemas for editors.
    Schema(schema::Options),
    /// Explain a code from a finding.
    Explain(explain::Options),
}

/// Where the criteria are and which day it is about.
#[derive(Debug, Args)]
struct Common {
    /// The folder with criteria.
    #[arg(long, value_name = "DIR", default_value = "criteria")]
    criteria: PathBuf,
    /// The day, YYYY-MM-DD; today when left out.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

impl Common {
    /// The day asked for, else today in UTC.
    fn day(&self) -> Date {
        let today = || {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            Date::from_days(i32::try_from(since.as_secs() / 86_400).unwrap_or_default())
        };
        self.date.unwrap_or_else(today)
    }
}

/// How a command ends.
type Outcome = Result<ExitCode, input::Unusable>;

/// Runs the command with these arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let command = match Command::try_parse_from(arguments) {
        Ok(command) => command,
        Err(error) => {
            let asked = !error.use_stderr();
            if asked {
                input::out(&error.to_string())
            } else {
                input::err(&error.to_string())
            }
            return if asked { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let outcome = match command.action {
        Action::Check(options) => check::run(&options),
        Action::Eval(options) => eval::run(&options),
        Action::Assess(options) => assess::run(&options),
        Action::Review(options) => review::run(&options),
        Action::Facts(options) => facts::facts(&options),
        Action::Services(options) => facts::services(&options),
        Action::Price(options) => price::run(&options),
        Action::Trial(options) => trial::run(&options),
        Action::Diff(options) => diff::run(&options),
        Action::Handbook(options) => handbook::run(&options),
        Action::Simulate(options) => simulate::run(&options),
        Action::Verify(options) => verify::run(&options),
        Action::Pack(options) => pack::run(&options),
        Action::New(options) => new::run(&options),
        Action::Fmt(options) => fmt::run(&options),
        Action::Schema(options) => schema::run(&options),
        Action::Explain(options) => explain::run(&options),
    };
    outcome.unwrap_or_else(|unusable| {
        input::err(&format!("{unusable}\n"));
        ExitCode::from(2)
    })
}
