//! `tildeling price`: what a draft costs, to whom, and how each amount came about.

use clap::Args;

use super::{Common, Outcome, input};
use crate::diagnostic::to_text;
use crate::price::price_command;

/// Options of `price`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The draft as JSON; - for standard input.
    #[arg(long, value_name = "FILE")]
    draft: String,
    /// Also write the working as text on standard error.
    #[arg(long)]
    explain: bool,
}

pub fn run(options: &Options) -> Outcome {
    let draft = input::text(&options.draft)?;
    let priced = price_command(&options.common.criteria, &options.kommune, options.common.day(), &draft)
        .map_err(|found| input::Unusable(to_text(&[*found]).trim_end().to_owned()))?;
    let code = input::report(&priced.diagnostics);
    if options.explain {
        input::err(&priced.text);
    }
    input::print(&priced.json);
    Ok(code)
}
