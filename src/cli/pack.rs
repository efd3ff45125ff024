//! `tildeling pack`: the packs and words that the pages load.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagnostic::Severity;
use crate::pack::PackError;
use crate::price;
use crate::units::Date;
use crate::view;

/// Options of `pack`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// The municipality; all when left out.
    #[arg(long, value_name = "ID")]
    kommune: Option<String>,
    /// The first day the pack must know the rules for; the day of --date when left out.
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// The folder to write into.
    #[arg(long, value_name = "DIR", default_value = "regler")]
    out: PathBuf,
}

pub fn run(options: &Options) -> Outcome {
    let (library, mut found) = input::library(&options.common)?;
    let from = options.from.unwrap_or_else(|| options.common.day());
    let failed = |error: PackError| Unusable(error.to_string());
    let (written, index) = view::publish(&library, from).map_err(failed)?;
    let wanted = options.kommune.as_deref().map(|id| input::kommune(&library, id)).transpose()?.map(|it| it.kommune.number.as_str());
    for pack in written.iter().filter(|pack| wanted.is_none_or(|id| id == pack.id)) {
        write(&options.out, &format!("{}.bin", pack.id), &pack.pack)?;
        for (lang, words) in &pack.words {
            write(&options.out, &format!("{}.{lang}.json", pack.id), words.to_string().as_bytes())?;
        }
        found.extend(pack.diagnostics.iter().cloned());
        let prices = price::source::load(&options.common.criteria, &pack.id).map_err(|found| Unusable(found.message))?;
        write(&options.out, &format!("{}.priser.bin", pack.id), &prices.book.to_bytes())?;
        found.extend(prices.diagnostics);
    }
    if wanted.is_none() {
        write(&options.out, "index.json", index.to_string().as_bytes())?;
    }
    crate::diagnostic::sort(&mut found);
    found.retain(|found| found.severity() == Severity::Error);
    let code = input::report(&found);
    let list: Vec<_> = written.iter().filter(|pack| wanted.is_none_or(|id| id == pack.id)).map(|pack| &pack.id).collect();
    input::print(&serde_json::json!({ "date": options.common.day().to_string(), "from": from.to_string(), "kommuner": list }));
    Ok(if code == ExitCode::SUCCESS { ExitCode::SUCCESS } else { code })
}

fn write(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), Unusable> {
    let path = dir.join(name);
    std::fs::create_dir_all(dir)
        .and_then(|()| std::fs::write(&path, bytes))
        .map_err(|error| Unusable(format!("kan ikke skrive {}: {error}", path.display())))
}
