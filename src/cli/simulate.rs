//! `tildeling simulate`: a table of cases in, a table of levels out.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Read};
use std::process::ExitCode;

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagram;
use crate::fact::Audience;
use crate::simulate::{self, Cases, RowProblem};

/// Options of `simulate`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality: its number or its folder's name.
    #[arg(long, value_name = "ID")]
    kommune: String,
    /// The cases as CSV, one fact a column; - for standard input.
    #[arg(long, value_name = "FILE")]
    cases: String,
    /// Who the result is for: citizen or caseworker.
    #[arg(long, default_value = "caseworker", value_parser = ["citizen", "caseworker"])]
    audience: String,
}

/// The most problems that are written out; the rest are only counted.
const MOST_SHOWN: u64 = 100;
/// How often the progress bar moves, in rows.
const STEP: u64 = 65_536;

pub fn run(options: &Options) -> Outcome {
    let (ruleset, code) = input::ruleset(&options.common, &options.kommune)?;
    let (model, _) = diagram::compile(&ruleset);
    let audience = Audience::from_word(&options.audience).unwrap_or(Audience::Caseworker);
    let (reader, size) = open(&options.cases)?;
    let unreadable = |error: csv::Error| {
        Unusable(format!(
            "kan ikke lese {}: {error}\n  hjelp: første rad er overskriften, med én opplysning i hver kolonne",
            options.cases
        ))
    };
    let (mut cases, found) = Cases::new(reader, &ruleset, &model, audience).map_err(unreadable)?;
    found.iter().for_each(show);
    let bar = size.filter(|size| *size > 0 && std::io::stderr().is_terminal());
    let (mut rows, mut shown) = (0u64, found.len() as u64);
    let mut after = |bytes: u64, problems: &[RowProblem]| {
        for problem in problems {
            shown = shown.saturating_add(1);
            if shown <= MOST_SHOWN {
                show(problem);
            }
        }
        rows = rows.saturating_add(1);
        if let Some(size) = bar
            && rows.is_multiple_of(STEP)
        {
            progress(bytes, size);
        }
    };
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let summary = match simulate::run(&ruleset, &model, &mut cases, &mut out, &mut after) {
        Ok(summary) => summary,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(code),
        Err(error) => return Err(Unusable(format!("kan ikke skrive: {error}"))),
    };
    if bar.is_some() {
        input::err("\r\x1b[K");
    }
    if shown > MOST_SHOWN {
        input::err(&format!("… og {} problemer til\n", shown.saturating_sub(MOST_SHOWN)));
    }
    input::err(&format!("{} rader, {} med problemer ({})\n", summary.rows, summary.bad, options.common.day()));
    Ok(if summary.bad > 0 { ExitCode::from(1) } else { code })
}

fn open(path: &str) -> Result<(Box<dyn Read>, Option<u64>), Unusable> {
    if path == "-" {
        return Ok((Box::new(std::io::stdin().lock()), None));
    }
    let file = File::open(path).map_err(|error| {
        Unusable(format!("kan ikke lese {path}: {error}\n  hjelp: gi en fil som finnes, eller - for standard inn"))
    })?;
    let size = file.metadata().ok().map(|about| about.len());
    Ok((Box::new(file), size))
}

fn show(problem: &RowProblem) {
    let RowProblem { row, column, message, help } = problem;
    let column = column.as_ref().map_or(String::new(), |column| format!(", kolonnen «{column}»"));
    let help = help.as_ref().map_or(String::new(), |help| format!("\n  hjelp: {help}"));
    input::err(&format!("rad {row}{column}: {message}{help}\n"));
}

fn progress(bytes: u64, size: u64) {
    let percent = bytes.saturating_mul(100).checked_div(size).unwrap_or_default().min(100);
    let full = usize::try_from(percent / 4).unwrap_or_default();
    let empty = 25usize.saturating_sub(full);
    input::err(&format!("\r[{}{}] {percent} %", "#".repeat(full), " ".repeat(empty)));
}
