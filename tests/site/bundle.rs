//! The pages as they are served: every module that a page or a script loads by itself is made one file with all it imports.
//!
//! Forty small modules are good to read and slow to fetch: each level of imports costs a round trip. All modules of a bundle
//! share one scope, so that the release can shorten names across them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::link::{Exports, link};
use super::{at, mirror};

/// Writes everything in `www` (without what is built) into `into`, with bundles in the place of the modules that are entries.
pub fn write(www: &Path, built: &Path, into: &Path) -> Result<(), String> {
    let texts = texts(www, built)?;
    let entries = entries(&texts);
    let files = mirror::files(www)?.into_iter().filter(|file| !www.join(file).starts_with(built));
    for file in files.filter(|file| !kind(file, &["js", "mjs"]) || entries.contains(file)) {
        let path = into.join(&file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(at("cannot create", folder))?;
        }
        if entries.contains(&file) {
            fs::write(&path, bundle(&texts, &file)?).map_err(at("cannot write", &path))?;
        } else {
            fs::copy(www.join(&file), &path).map_err(at("cannot copy", &file))?;
        }
    }
    Ok(())
}

/// Every module and page in `www`, without what is built.
pub fn texts(www: &Path, built: &Path) -> Result<BTreeMap<PathBuf, String>, String> {
    let mut texts = BTreeMap::new();
    for file in mirror::files(www)? {
        if kind(&file, &["js", "html"]) && !www.join(&file).starts_with(built) {
            let text = fs::read_to_string(www.join(&file)).map_err(at("cannot read", &file))?;
            texts.insert(file, text);
        }
    }
    Ok(texts)
}

/// Whether a file has one of some endings.
pub fn kind(file: &Path, endings: &[&str]) -> bool {
    file.extension().and_then(|it| it.to_str()).is_some_and(|ending| endings.contains(&ending))
}

/// The scripts that pages name and the modules that scripts import on demand.
fn entries(texts: &BTreeMap<PathBuf, String>) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for (file, text) in texts {
        let marks: [&str; 2] = if kind(file, &["html"]) { ["src=\"", "src='"] } else { ["import('", "import(`"] };
        for mark in marks {
            for rest in text.split(mark).skip(1) {
                let name = rest.split(['\'', '"', '`', '$']).next().unwrap_or_default();
                found.insert(resolve(file, name));
            }
        }
    }
    found.retain(|file| kind(file, &["js"]) && texts.contains_key(file));
    found
}

/// One entry with all it imports, as a module with the entry's exports.
fn bundle(texts: &BTreeMap<PathBuf, String>, entry: &Path) -> Result<String, String> {
    let mut bundler = Bundler::new(texts, entry);
    let exports = bundler.module(entry)?;
    let named: Vec<String> = exports.iter().map(|(given, own)| format!("{own} as {given}")).collect();
    let head = format!("//! {} and what it imports, made from www by tests/site/bundle.rs.\n", slashes(entry));
    let tail = if named.is_empty() { String::new() } else { format!("export {{ {} }};\n", named.join(", ")) };
    Ok(head + &bundler.out + &tail)
}

/// Modules on their way into one file, each once and after what it imports.
pub struct Bundler<'a> {
    texts: &'a BTreeMap<PathBuf, String>,
    entry: &'a Path,
    done: BTreeMap<PathBuf, Exports>,
    open: Vec<PathBuf>,
    /// The text so far.
    pub out: String,
}

impl<'a> Bundler<'a> {
    /// Nothing yet, for a file that will lie where `entry` says.
    pub fn new(texts: &'a BTreeMap<PathBuf, String>, entry: &'a Path) -> Self {
        Bundler { texts, entry, done: BTreeMap::new(), open: Vec::new(), out: String::new() }
    }

    /// What a module exports. It is added first if it has not been.
    pub fn module(&mut self, file: &Path) -> Result<Exports, String> {
        if let Some(exports) = self.done.get(file) {
            return Ok(exports.clone());
        }
        if self.open.iter().any(|it| it == file) {
            return Err(format!("{}: it imports itself through others", slashes(file)));
        }
        let text = self
            .texts
            .get(file)
            .ok_or_else(|| format!("{} imports {}, which is not there", slashes(self.entry), slashes(file)))?;
        self.open.push(file.to_owned());
        let number = self.done.len() + self.open.len();
        let linked = link(&self.rebased(file, text), number, |address| self.module(&resolve(file, address)));
        let (code, exports) = linked.map_err(|problem| format!("{}: {problem}", slashes(file)))?;
        self.open.pop();
        self.out += &code;
        self.done.insert(file.to_owned(), exports.clone());
        Ok(exports)
    }

    /// Addresses in a module are relative to where it lay; in the bundle they are relative to the entry.
    fn rebased(&self, file: &Path, body: &str) -> String {
        let here = relative(self.entry, &file.with_file_name("x"));
        let here = here.strip_suffix('x').unwrap_or(&here);
        let mut text = body.to_owned();
        if here != "./" {
            text = text.replace("import.meta.url", &format!("new URL('{here}', import.meta.url).href"));
        }
        for mark in ["import('", "import(`"] {
            let parts: Vec<String> = text
                .split(mark)
                .enumerate()
                .map(|(at, part)| if at == 0 { part.to_owned() } else { self.moved(file, part) })
                .collect();
            text = parts.join(mark);
        }
        text
    }

    /// The start of an address in an `import(...)`, up to where it is computed, seen from the entry.
    fn moved(&self, file: &Path, part: &str) -> String {
        let end = part.find(|it: char| it != '.' && it != '/').unwrap_or(part.len());
        let (start, rest) = part.split_at(end);
        let folder = resolve(file, start);
        let seen = relative(self.entry, &folder.join("x"));
        format!("{}{rest}", seen.strip_suffix('x').unwrap_or(&seen))
    }
}

/// What an address in `file` names, from the root of the site.
pub fn resolve(file: &Path, address: &str) -> PathBuf {
    let mut path = file.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(address).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

/// The address of `to` as seen from `from`.
pub fn relative(from: &Path, to: &Path) -> String {
    let folder = from.parent().unwrap_or(Path::new(""));
    let up = folder.ancestors().take_while(|it| !to.starts_with(it)).count();
    let common = folder.ancestors().nth(up).unwrap_or(Path::new(""));
    let down = to.strip_prefix(common).unwrap_or(to);
    format!("{}{}", if up == 0 { "./".to_owned() } else { "../".repeat(up) }, slashes(down))
}

/// A path as an address has it.
pub fn slashes(path: &Path) -> String {
    path.components().map(|it| it.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}
