//! The pages as they are served: every module that a page or a script loads by itself is made one file with all it imports.
//!
//! Forty small modules are good to read and slow to fetch: each level of imports costs a round trip. This bundler knows just the
//! form our modules have (imports and exports at the start of a line, one statement each, no cycles) and refuses any other.
//! A module becomes a function that gives its exports; comments and indentation go; names stay, so that errors can be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

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
    if let Some(alone) =
        texts.get(entry).map(|text| statements(text)).filter(|text| !text.iter().any(|line| imports(line)))
    {
        return Ok(alone.join("\n"));
    }
    let mut bundler = Bundler::new(texts, entry);
    let exports = bundler.add(entry)?;
    let mut out =
        format!("//! {} and what it imports, made from www by tests/site/bundle.rs.\n{}", slashes(entry), bundler.out);
    let name = format!("m{}", bundler.order.len() - 1);
    let named: Vec<&str> = exports.iter().map(String::as_str).filter(|it| *it != "default").collect();
    if !named.is_empty() {
        let _ = writeln!(out, "export const {{ {} }} = {name};", named.join(", "));
    }
    if exports.iter().any(|it| it == "default") {
        let _ = writeln!(out, "export default {name}.default;");
    }
    Ok(out)
}

/// Modules on their way into one file, each as a variable.
pub struct Bundler<'a> {
    texts: &'a BTreeMap<PathBuf, String>,
    entry: &'a Path,
    order: Vec<PathBuf>,
    open: Vec<PathBuf>,
    /// The text so far.
    pub out: String,
}

impl<'a> Bundler<'a> {
    /// Nothing yet, for a file that will lie where `entry` says.
    pub fn new(texts: &'a BTreeMap<PathBuf, String>, entry: &'a Path) -> Self {
        Bundler { texts, entry, order: Vec::new(), open: Vec::new(), out: String::new() }
    }

    /// Adds a module after what it imports; gives the names it exports.
    fn add(&mut self, file: &Path) -> Result<Vec<String>, String> {
        let text = self
            .texts
            .get(file)
            .ok_or_else(|| format!("{} imports {}, which is not there", slashes(self.entry), slashes(file)))?;
        self.open.push(file.to_owned());
        let mut exports: Vec<(String, String)> = Vec::new();
        let mut body = String::new();
        for statement in statements(text) {
            let line = statement.as_str();
            if let Some((names, from)) = import(line) {
                let name = self.import(file, &from)?;
                match names.strip_prefix('{') {
                    Some(list) => {
                        let list = list.trim_end_matches('}').trim().trim_end_matches(',').replace(" as ", ": ");
                        let _ = writeln!(body, "const {{ {list} }} = {name};");
                    }
                    None if names.is_empty() => {}
                    None => {
                        let _ = writeln!(body, "const {names} = {name}.default;");
                    }
                }
            } else if let Some(rest) = line.strip_prefix("export {") {
                let (list, from) = rest.split_once('}').ok_or_else(|| unknown(file, line))?;
                let owner = match from.trim_start().strip_prefix("from ") {
                    Some(from) => format!("{}.", self.import(file, &quoted(from))?),
                    None => String::new(),
                };
                for one in list.split(',').map(str::trim) {
                    let (own, given) = one.split_once(" as ").unwrap_or((one, one));
                    exports.push((given.to_owned(), format!("{owner}{own}")));
                }
            } else if let Some(rest) = line.strip_prefix("export default ") {
                exports.push(("default".to_owned(), "exported".to_owned()));
                let _ = writeln!(body, "const exported = {rest}");
            } else if let Some(rest) = line.strip_prefix("export ") {
                let name = declared(rest).ok_or_else(|| unknown(file, line))?;
                exports.push((name.clone(), name));
                let _ = writeln!(body, "{rest}");
            } else {
                body.push_str(line);
                body.push('\n');
            }
        }
        self.open.pop();
        let given: Vec<String> = exports
            .iter()
            .map(|(name, value)| if name == value { name.clone() } else { format!("{name}: {value}") })
            .collect();
        let _ = write!(
            self.out,
            "const m{} = (() => {{\n{}return {{ {} }};\n}})();\n",
            self.order.len(),
            self.rebased(file, &body),
            given.join(", ")
        );
        self.order.push(file.to_owned());
        Ok(exports.into_iter().map(|(name, _)| name).collect())
    }

    /// The variable of an imported module, which is added first if it has not been.
    fn import(&mut self, file: &Path, from: &str) -> Result<String, String> {
        let wanted = resolve(file, from);
        if self.open.contains(&wanted) {
            return Err(format!("{} and {} import each other", slashes(file), slashes(&wanted)));
        }
        self.module(&wanted)
    }

    /// The variable of a module, which is added first if it has not been.
    pub fn module(&mut self, file: &Path) -> Result<String, String> {
        if !self.order.iter().any(|it| it == file) {
            self.add(file)?;
        }
        let place = self.order.iter().position(|it| it == file).unwrap_or_default();
        Ok(format!("m{place}"))
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

/// The lines of a module without comments and indentation; an import or export list over several lines is made one.
fn statements(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let (mut comment, mut list) = (false, false);
    for line in text.lines().map(str::trim) {
        if comment || line.starts_with("/**") || line.starts_with("/* ") {
            comment = !line.contains("*/");
        } else if line.is_empty() || line.starts_with("//") {
        } else if list {
            list = !line.ends_with(';');
            if let Some(last) = found.last_mut() {
                last.push(' ');
                last.push_str(line);
            }
        } else {
            list = ["import {", "export {"].iter().any(|start| line.starts_with(start)) && !line.ends_with(';');
            found.push(line.to_owned());
        }
    }
    found
}

/// Whether a statement brings in another module.
fn imports(line: &str) -> bool {
    line.starts_with("import ") || (line.starts_with("export {") && line.contains("} from "))
}

/// An import statement: the names and the address.
fn import(line: &str) -> Option<(String, String)> {
    let rest = line.strip_prefix("import ")?;
    match rest.split_once(" from ") {
        Some((names, from)) => Some((names.trim().to_owned(), quoted(from))),
        None => Some((String::new(), quoted(rest))),
    }
}

fn quoted(text: &str) -> String {
    text.trim().trim_end_matches(';').trim_matches(['\'', '"']).to_owned()
}

/// The name that a declaration declares.
fn declared(rest: &str) -> Option<String> {
    let after = ["const ", "async function* ", "async function ", "function* ", "function ", "class "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let name: String = after.chars().take_while(|it| it.is_alphanumeric() || *it == '_' || *it == '$').collect();
    (!name.is_empty()).then_some(name)
}

fn unknown(file: &Path, line: &str) -> String {
    format!("{}: cannot bundle «{line}»; see the forms in tests/site/bundle.rs", slashes(file))
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
