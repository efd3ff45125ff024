//! What a reader downloads, in bytes, beside the most it may be: code and rules as they lie ready compressed, the rest as a server compresses it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{at, compress, mirror, release, twins};

/// One thing that is downloaded, with its limit. A kB is 1000 bytes.
pub struct Size {
    name: String,
    /// The files it is the sum of, from the top of the site.
    pub files: BTreeSet<PathBuf>,
    raw: usize,
    compressed: usize,
    most: Option<usize>,
}

/// A page, what its reader needs beside what it imports, and what it mentions but does not load.
struct Page {
    name: &'static str,
    file: &'static str,
    engine: &'static str,
    others: &'static [&'static str],
    /// Endings of what it loads of a municipality beside the rules.
    beside: &'static [&'static str],
    /// The most it may be without the municipality's texts, and with everything.
    without: Option<usize>,
    most: usize,
}

/// A caseworker's engine is at most 75 kB, and the page 160 kB. The limits below that hold what is reached.
const ENGINES: [(&str, usize); 2] = [("veiviser", 17_300), ("vedtak", 75_000)];

/// The same engines without WebAssembly, for the few pages that forbid it.
const PLAIN: [(&str, usize); 2] = [("veiviser", 23_900), ("vedtak", 101_000)];

const PAGES: [Page; 2] = [
    Page {
        name: "the citizen's page",
        file: "veiviser.html",
        engine: "veiviser",
        others: &["vedtak", "ramme", "kostnad", "plain"],
        beside: &["nb.json", "betaling.json"],
        without: Some(58_500),
        most: 72_200,
    },
    Page {
        name: "the caseworker's page",
        file: "vedtak.html",
        engine: "vedtak",
        others: &["veiviser", "ramme", "kostnad"],
        beside: &["nb.vedtak.bin", "priser.bin"],
        without: None,
        most: 157_500,
    },
];

/// The language a page is measured in; the others are left out of its sum.
const LANGUAGE: &str = "nb";

/// The most the guide's own scripts may be.
const SCRIPTS: usize = 15_000;

/// The most the rules of one municipality may be.
const RULES: usize = 7_000;

impl Size {
    /// The size of something that is not a file by itself.
    fn of(name: &str, content: &[u8], most: Option<usize>) -> Size {
        let compressed = compress::gzip(content).len();
        Size { name: name.to_owned(), files: BTreeSet::new(), raw: content.len(), compressed, most }
    }

    /// How many bytes it is more than it may be.
    pub fn over(&self) -> usize {
        self.compressed.saturating_sub(self.most.unwrap_or(self.compressed))
    }
}

/// The sizes of a finished site: both engines and, where they are there, both pages with all that they load.
pub fn measure(site: &Path) -> Result<Vec<Size>, String> {
    let mut sizes = Vec::new();
    let code = release::folder(site).unwrap_or_default();
    for (engine, most) in ENGINES {
        sizes.push(sum(format!("the engine {engine}"), site, engine_files(&code, engine), Some(most))?);
    }
    for (engine, most) in PLAIN {
        let file = code.join(format!("{engine}_js.js"));
        sizes.push(sum(format!("the engine {engine} in JavaScript"), site, BTreeSet::from([file]), Some(most))?);
    }
    sizes.extend(parts(site, &code)?);
    for page in PAGES.iter().filter(|page| site.join(page.file).is_file()) {
        let mut files = loaded(site, page)?;
        files.extend(engine_files(&code, page.engine));
        sizes.push(sum(format!("{}, its own files", page.name), site, files.clone(), None)?);
        let pack = largest_pack(site, page.beside)?;
        let texts = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "json");
        files.extend(pack.iter().filter(|file| !texts(file)).cloned());
        if page.without.is_some() {
            sizes.push(sum(format!("{}, without service texts", page.name), site, files.clone(), page.without)?);
        }
        files.extend(pack);
        sizes.push(sum(format!("{}, all in", page.name), site, files, Some(page.most))?);
    }
    Ok(sizes)
}

/// The parts of the guide, each with its own limit, and what stands by itself.
fn parts(site: &Path, code: &Path) -> Result<Vec<Size>, String> {
    let mut sizes = Vec::new();
    let element = code.join("elements/veiviser/element.js");
    if site.join(&element).is_file() {
        let text = fs::read_to_string(site.join(&element)).map_err(at("cannot read", &element))?;
        // Style sheets are the only long texts in it.
        let texts = text.split('`').enumerate();
        let (style, script): (Vec<_>, Vec<_>) = texts.partition(|(at, part)| at % 2 == 1 && part.len() > 300);
        let [style, script] = [style, script].map(|parts| parts.into_iter().map(|it| it.1).collect::<String>());
        sizes.push(Size::of("the guide: scripts", script.as_bytes(), Some(SCRIPTS)));
        sizes.push(Size::of("the guide: style", style.as_bytes(), Some(6_000)));
        sizes.push(sum(
            "the guide: words of one language".to_owned(),
            site,
            BTreeSet::from([code.join("texts/nb.js")]),
            Some(8_000),
        )?);
    }
    if let [texts, rules] = largest_pack(site, &["nb.json"])?.into_iter().rev().collect::<Vec<_>>().as_slice() {
        sizes.push(sum("a municipality: rules".to_owned(), site, BTreeSet::from([rules.clone()]), Some(RULES))?);
        sizes.push(sum(
            "a municipality: words in one language".to_owned(),
            site,
            BTreeSet::from([texts.clone()]),
            Some(25_000),
        )?);
    }
    let alone = |name: &str, most| sum(format!("{name} alone"), site, BTreeSet::from([PathBuf::from(name)]), most);
    sizes.push(alone("tildeling-ramme.js", Some(1_000))?);
    for name in ["tildeling-veiviser.klassisk.js", "klassisk/tildeling-veiviser-9901.js"] {
        if site.join(name).is_file() {
            sizes.push(alone(name, None)?);
        }
    }
    Ok(sizes)
}

/// The sizes as a table.
pub fn table(sizes: &[Size]) -> String {
    let mut table = format!("{:<46}{:>10}{:>10}{:>10}\n", "what is downloaded", "raw kB", "gz kB", "most kB");
    for size in sizes {
        let most = size.most.map(kilobytes).unwrap_or_default();
        let over = size.over();
        let mark = if over > 0 { format!("  TOO LARGE by {over} bytes") } else { String::new() };
        let (raw, compressed) = (kilobytes(size.raw), kilobytes(size.compressed));
        let _ = writeln!(table, "{:<46}{raw:>10}{compressed:>10}{most:>10}{mark}", size.name);
    }
    table
}

fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn sum(name: String, site: &Path, files: BTreeSet<PathBuf>, most: Option<usize>) -> Result<Size, String> {
    let mut size = Size { name, files, raw: 0, compressed: 0, most };
    for file in &size.files {
        let path = site.join(file);
        let content = fs::read(&path).map_err(at("cannot read", &path))?;
        size.raw += content.len();
        // What has no twin a server compresses itself.
        size.compressed += fs::read(twins::of(&path)).unwrap_or_else(|_| compress::gzip(&content)).len();
    }
    Ok(size)
}

fn engine_files(code: &Path, engine: &str) -> BTreeSet<PathBuf> {
    BTreeSet::from([code.join(format!("{engine}.js")), code.join(format!("{engine}_bg.wasm"))])
}

/// The largest municipality's pack with what lies beside it: the sum then holds for every municipality.
fn largest_pack(site: &Path, beside: &[&str]) -> Result<BTreeSet<PathBuf>, String> {
    let folder = site.join("regler");
    if !folder.is_dir() {
        return Ok(BTreeSet::new());
    }
    let size = |file: &Path| fs::metadata(site.join(file)).map_or(0, |metadata| metadata.len());
    let packs = mirror::files(&folder)?.into_iter().map(|file| Path::new("regler").join(file));
    let packs = packs.filter(|file| file.extension().is_some_and(|extension| extension == "bin"));
    let both = packs.map(|pack| (pack.with_extension(format!("{LANGUAGE}.json")), pack));
    let largest = both.max_by_key(|(texts, pack)| size(texts) + size(pack));
    let files = largest.into_iter().flat_map(|(_, pack)| {
        let more: Vec<PathBuf> = beside.iter().map(|ending| pack.with_extension(ending)).collect();
        more.into_iter().chain([pack])
    });
    Ok(files.filter(|file| site.join(file).is_file()).collect())
}

/// A page and every file that it, or what it loads, names: scripts, styles and modules.
fn loaded(site: &Path, page: &Page) -> Result<BTreeSet<PathBuf>, String> {
    let mut found = BTreeSet::new();
    let mut next = vec![PathBuf::from(page.file)];
    while let Some(file) = next.pop() {
        let path = site.join(&file);
        if !path.is_file() || !found.insert(file.clone()) {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(at("cannot read", &path))?;
        next.extend(quoted(&text).filter_map(|name| beside(&file, name)).filter(|name| !left_out(page, name)));
    }
    Ok(found)
}

/// The names in quotes that look like scripts and styles; what a template puts behind a name is left out.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split(['"', '\'', '`']).map(|name| name.split("${").next().unwrap_or_default());
    names.filter(|name| name.ends_with(".js") || name.ends_with(".css")).filter(|name| !name.contains([' ', ':']))
}

/// What a file names, from the top of the site: `./b.js` in `a/c.js` is `a/b.js`. Nothing lies above the top.
fn beside(file: &Path, name: &str) -> Option<PathBuf> {
    let mut path = file.parent().map(Path::to_owned).unwrap_or_default();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::ParentDir if !path.pop() => return None,
            Component::RootDir => path.clear(),
            _ => {}
        }
    }
    Some(path)
}

/// Whether the page does without a file that its modules name: the other page's, and the other languages'.
fn left_out(page: &Page, file: &Path) -> bool {
    let parts: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
    let other = parts.iter().any(|part| page.others.contains(&part.split(['.', '_']).next().unwrap_or_default()));
    let text = parts.contains(&"texts") && parts.last().is_some_and(|name| !name.contains(&format!("{LANGUAGE}.js")));
    other || text
}
