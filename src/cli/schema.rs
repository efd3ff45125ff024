//! `tildeling schema`: the JSON Schemas that let editors complete and check criteria files.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::input::Unusable;
use super::{Outcome, input};
use crate::criteria::FILES;
use crate::price::source::shapes::PRICE_FILE;
use crate::source::{schema, suggestion};

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct Options {
    /// The kind of file, such as tjeneste; all when left out.
    kind: Option<String>,
    /// Write each schema into this folder instead of printing.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Every kind of file with its schema.
fn all() -> Vec<(&'static str, Value)> {
    let criteria = FILES.iter().map(|(name, fields, about)| (*name, schema(fields, about)));
    criteria.chain([("priser", schema(PRICE_FILE, "priser"))]).collect()
}

pub fn run(options: &Options) -> Outcome {
    let mut schemas = all();
    if let Some(kind) = &options.kind {
        let names: Vec<&str> = schemas.iter().map(|(name, _)| *name).collect();
        if !names.contains(&kind.as_str()) {
            let help =
                suggestion(kind, names.iter().copied()).unwrap_or_else(|| format!("filene er {}", names.join(", ")));
            return Err(Unusable(format!("ukjent slag fil «{kind}»\n  hjelp: {help}")));
        }
        schemas.retain(|(name, _)| name == kind);
    }
    let Some(folder) = &options.out else {
        return Ok(match schemas.as_slice() {
            [(_, only)] => input::print(only),
            _ => input::print(
                &schemas.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect::<serde_json::Map<_, _>>(),
            ),
        });
    };
    let failed = |error: std::io::Error| Unusable(format!("kan ikke skrive i {}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    for (name, schema) in &schemas {
        std::fs::write(folder.join(format!("{name}.json")), format!("{schema:#}\n")).map_err(failed)?;
    }
    Ok(input::print(&serde_json::json!({ "schemas": schemas.iter().map(|(name, _)| name).collect::<Vec<_>>() })))
}
