//! `tildeling fmt`: the canonical layout of criteria files. Only white space is changed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::input::Unusable;
use super::{Outcome, input};
use crate::diagnostic::Diagnostic;
use crate::source::{self, Source};

/// Options of `fmt`.
#[derive(Debug, Args)]
pub struct Options {
    /// Files and folders; the folder criteria when left out.
    #[arg(value_name = "PATH", default_value = "criteria")]
    paths: Vec<PathBuf>,
    /// Change nothing; list the files that would be changed and end with 1 if there are any.
    #[arg(long)]
    check: bool,
}

pub fn run(options: &Options) -> Outcome {
    let mut files = Vec::new();
    for path in &options.paths {
        if !path.exists() {
            return Err(Unusable(format!("{} finnes ikke\n  hjelp: gi filer eller mapper", path.display())));
        }
        collect(path, &mut files);
    }
    let mut findings = Vec::new();
    let mut changed = Vec::new();
    for path in &files {
        match formatted(path) {
            Err(mut found) => findings.append(&mut found),
            Ok(None) => {}
            Ok(Some(text)) => {
                if !options.check {
                    let failed = |error| Unusable(format!("kan ikke skrive {}: {error}", path.display()));
                    std::fs::write(path, text).map_err(failed)?;
                }
                changed.push(shown(path));
            }
        }
    }
    let code = input::report(&findings);
    input::print(&serde_json::json!({ "files": files.len(), "changed": changed }));
    Ok(if options.check && !changed.is_empty() { ExitCode::from(1) } else { code })
}

/// The `.toml` files of a folder and below, in order, or the file itself.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(path) else { return files.push(path.to_path_buf()) };
    let mut below: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    below.sort();
    for path in below {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
}

fn shown(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The new text of a file, if it differs; a file that can't be read as TOML is left as it is.
fn formatted(path: &Path) -> Result<Option<String>, Vec<Diagnostic>> {
    let source = Source::read(path, &shown(path)).map_err(|found| vec![*found])?;
    let mut findings = Vec::new();
    source.parse(&mut findings);
    if !findings.is_empty() {
        return Err(findings);
    }
    let text = source::format(source.text());
    Ok((text != source.text()).then_some(text))
}
