//! Which files make up a municipality's price book: national, its region's, its own.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::book::{Book, Kommune};
use super::builder::{Builder, Layer};
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::source::{Node, Source};

/// A book with everything reported while it was made.
pub struct Loaded {
    /// The book.
    pub book: Book,
    /// What did not fit.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads the price book of a municipality, named by number or by folder. An error means that there is no such municipality.
pub fn load(criteria: &Path, kommune: &str) -> Result<Loaded, Box<Diagnostic>> {
    let folder = find(criteria, kommune)?;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut diagnostics = Vec::new();
    let about = about(criteria, &folder, &name, &mut diagnostics);
    let mut files = Vec::new();
    let mut layer = |layer: Layer, folder: PathBuf| {
        files.extend(price_files(criteria, &folder, &mut diagnostics).map(|file| (layer, file)))
    };
    layer(Layer::National, criteria.join("national"));
    if let Some(region) = &about.region {
        layer(Layer::Region, criteria.join("region").join(region));
    }
    layer(Layer::Kommune, folder);
    let mut builder = Builder::new(about.kommune);
    builder.add(&files);
    let (book, mut found) = builder.finish();
    diagnostics.append(&mut found);
    Ok(Loaded { book, diagnostics })
}

/// The folder of a municipality.
fn find(criteria: &Path, kommune: &str) -> Result<PathBuf, Box<Diagnostic>> {
    let parent = criteria.join("kommune");
    let mut names: Vec<String> = fs::read_dir(&parent)
        .map_err(|error| {
            Diagnostic::general(Code::FileUnreadable, format!("{}: {error}", parent.display())).help("sjekk --criteria")
        })?
        .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let number = |name: &str| name.split('-').next().unwrap_or_default().to_owned();
    if let Some(name) = names.iter().find(|name| **name == kommune || number(name) == kommune) {
        return Ok(parent.join(name));
    }
    let help = suggestion(kommune, names.iter().map(String::as_str))
        .unwrap_or_else(|| format!("kommunene her er {}", names.join(", ")));
    Err(Box::new(Diagnostic::general(Code::FileUnreadable, format!("ukjent kommune «{kommune}»")).help(help)))
}

struct About {
    kommune: Kommune,
    region: Option<String>,
}

/// Name and region from `kommune.toml`; the folder's name stands in where there is none.
fn about(criteria: &Path, folder: &Path, name: &str, diagnostics: &mut Vec<Diagnostic>) -> About {
    let (number, rest) = name.split_once('-').unwrap_or((name, name));
    let mut about = About { kommune: Kommune { id: number.into(), name: rest.into(), example: false }, region: None };
    let path = folder.join("kommune.toml");
    if !path.exists() {
        return about;
    }
    match Source::read(&path, &shown(criteria, &path)) {
        Err(found) => diagnostics.push(*found),
        Ok(source) => {
            // The file's own findings are reported with the criteria.
            let value = source.parse(&mut Vec::new());
            let root = Node::new(&source, &value);
            let text = |key: &str| root.text(key).map(str::to_owned);
            let name = root.get("name").and_then(|name| name.text("nb").or_else(|| name.str()));
            about.kommune.name = name.map_or(about.kommune.name, str::to_owned);
            about.kommune.example = root.get("example").and_then(Node::bool).unwrap_or(false);
            about.region = text("extends");
        }
    }
    about
}

/// `priser.toml` and the files of `priser/` in a folder, by name.
fn price_files(
    criteria: &Path,
    folder: &Path,
    diagnostics: &mut Vec<Diagnostic>,
) -> impl Iterator<Item = Source> + use<> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join("priser"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    let single = folder.join("priser.toml");
    if single.exists() {
        paths.push(single);
    }
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        match Source::read(&path, &shown(criteria, &path)) {
            Ok(source) => sources.push(source),
            Err(found) => diagnostics.push(*found),
        }
    }
    sources.into_iter()
}

/// A path as the user named it, with `/` between folders.
fn shown(criteria: &Path, path: &Path) -> String {
    let within = path.strip_prefix(criteria).unwrap_or(path);
    let parts: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
    format!("{}/{}", criteria.display(), parts.join("/"))
}
