//! `tildeling pack`: the packs and words that the pages load.

use std::path::{Path, PathBuf};

use clap::Args;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::diagnostic::Severity;
use crate::publish;
use crate::units::Date;

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
    let wanted = options.kommune.as_deref().map(|id| input::kommune(&library, id)).transpose()?;
    let kommuner: Vec<_> = wanted.map_or_else(|| library.existing(from).collect(), |one| vec![one]);
    for kommune in &kommuner {
        let published = publish::kommune(&library, kommune, &options.common.criteria, from);
        for (name, bytes) in &published.files {
            write(&options.out, name, bytes)?;
        }
        found.extend(published.diagnostics);
    }
    if wanted.is_none() {
        write(&options.out, "index.json", &publish::index(&library, from))?;
    }
    crate::diagnostic::sort(&mut found);
    found.retain(|found| found.severity() == Severity::Error);
    let code = input::report(&found);
    let list: Vec<_> = kommuner.iter().map(|kommune| &kommune.kommune.number).collect();
    input::print(
        &serde_json::json!({ "date": options.common.day().to_string(), "from": from.to_string(), "kommuner": list }),
    );
    Ok(code)
}

fn write(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), Unusable> {
    let path = dir.join(name);
    std::fs::create_dir_all(dir)
        .and_then(|()| std::fs::write(&path, bytes))
        .map_err(|error| Unusable(format!("kan ikke skrive {}: {error}", path.display())))
}
