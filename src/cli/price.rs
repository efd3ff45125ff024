//! `tildeling price`: what a draft costs, to whom, and how each amount came about.

use std::path::Path;

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagnostic::to_text;
use crate::price::{Given, price_command};

/// Options of `price`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The draft as JSON; - for standard input. Several are priced and set side by side.
    #[arg(long, value_name = "FILE", required = true)]
    draft: Vec<String>,
    /// Also write the working as text on standard error.
    #[arg(long)]
    explain: bool,
}

pub fn run(options: &Options) -> Outcome {
    let given: Result<Vec<Given>, Unusable> = options.draft.iter().map(|path| given(path)).collect();
    let priced = price_command(&options.common.criteria, &options.kommune, options.common.day(), &given?)
        .map_err(|found| Unusable(to_text(&[*found]).trim_end().to_owned()))?;
    let code = input::report(&priced.diagnostics);
    if options.explain {
        input::err(&priced.text);
    }
    input::print(&priced.json);
    Ok(code)
}

/// A draft with the name of its file.
fn given(path: &str) -> Result<Given, Unusable> {
    let name = Path::new(path).file_stem().map_or_else(|| path.to_owned(), |stem| stem.to_string_lossy().into_owned());
    Ok(Given { name, text: input::text(path)? })
}
