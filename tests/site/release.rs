//! The finished site: code in a folder named after its content, which may be kept for ever, and stable entries that lead to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::bundle::{kind, relative, resolve, slashes};
use super::keys::Keys;
use super::minify::minify;
use super::tokens::uncommented;
use super::{at, mirror, tokens};

/// What the folder with the code is called, before the hash of its content.
pub const FOLDER: &str = "utgave-";

/// Addresses that stay the same from release to release, what each leads to, and what it is for.
const STABLE: [(&str, &str, &str); 2] = [
    ("tildeling.js", "tildeling.js", "The entry: defines the elements whose tags the page uses."),
    ("engine.js", "engine.js", "The engine without elements, for those who draw everything themselves."),
];

/// The entry for a page that only has the frame: so small that it is a copy, which saves a round trip.
const LOADER: (&str, &str) = ("tildeling-ramme.js", "elements/ramme.js");

/// Pages and scripts that show how others use us: they keep to the stable entries.
pub const EXAMPLES: &str = "eksempler";

/// The address of the folder above as `www/lib/place.js` and the frame's element write it, after the code has moved one folder down, and in the loader.
const PLACE: [&str; 3] = ["'./../'", "'./../../'", "'./'"];

/// Where the catalogues of words lie.
const TEXTS: &str = "texts";

/// Brings the pages and the engine together in `into`.
pub fn write(pages: &Path, engine: &Path, into: &Path) -> Result<(), String> {
    let keys = keys(pages)?;
    let (mut code, mut others) = (BTreeMap::new(), Vec::new());
    for (folder, file) in [pages, engine].into_iter().flat_map(|it| listed(it)) {
        let file = file?;
        let bytes = fs::read(folder.join(&file)).map_err(at("cannot read", &file))?;
        let example = file.starts_with(EXAMPLES);
        if kind(&file, &["ts", "mjs"]) {
        } else if kind(&file, &["js", "css", "wasm"]) && !example {
            if file == Path::new(LOADER.1) {
                save(&into.join(LOADER.0), &short(&file, &bytes, PLACE[2], &keys)?)?;
            }
            // The engine is short already.
            let bytes = if folder == pages { short(&file, &bytes, PLACE[1], &keys)? } else { bytes };
            code.insert(file, bytes);
        } else {
            others.push((file, bytes));
        }
    }
    let name = folder_name(&code);
    for (file, bytes) in &code {
        save(&into.join(&name).join(file), bytes)?;
    }
    for (file, bytes) in &others {
        // Ours name the code where it is; an example names the stable entries, as its readers will.
        let stable =
            |target: &Path| file.starts_with(EXAMPLES) && STABLE.iter().any(|(_, it, _)| target == Path::new(it));
        let is_moved = |target: &Path| code.contains_key(target) && !stable(target);
        let page = kind(file, &["html"]).then(|| String::from_utf8_lossy(bytes));
        // What an example says beside the code is for its readers too.
        let page = page.map(|it| if file.starts_with(EXAMPLES) { it.into() } else { uncommented(&it, "<!--", "-->") });
        let moved = page.map(|page| moved(&page, file, &name, &is_moved));
        save(&into.join(file), moved.as_deref().map_or(bytes, str::as_bytes))?;
    }
    for (file, target, purpose) in STABLE.iter().filter(|(_, target, _)| code.contains_key(Path::new(target))) {
        save(&into.join(file), format!("// {purpose}\nexport * from './{name}/{target}';\n").as_bytes())?;
    }
    Ok(())
}

/// A script or a style sheet as short as it can be said, a script with the folder above where it will lie.
fn short(file: &Path, bytes: &[u8], place: &str, keys: &Keys) -> Result<Vec<u8>, String> {
    let text = String::from_utf8_lossy(bytes);
    if kind(file, &["css"]) {
        return Ok(tokens::flat(&text).into_bytes());
    }
    let text = text.replace(PLACE[0], place);
    let text = if file.starts_with(TEXTS) { keys.in_catalogue(&text) } else { Ok(keys.in_script(&text)) };
    text.and_then(|text| minify(&tokens::short(&text)))
        .map(String::into_bytes)
        .map_err(|problem| format!("{}: {problem}", slashes(file)))
}

/// The keys of all words in the pages' code.
fn keys(pages: &Path) -> Result<Keys, String> {
    let files = mirror::files(pages)?.into_iter().filter(|file| kind(file, &["js"]) && !file.starts_with(EXAMPLES));
    let (catalogues, scripts): (Vec<_>, Vec<_>) = files.partition(|file| file.starts_with(TEXTS));
    let read = |file: &PathBuf| fs::read_to_string(pages.join(file)).map_err(at("cannot read", file));
    let [catalogues, scripts] =
        [catalogues, scripts].map(|files| files.iter().map(read).collect::<Result<Vec<_>, _>>());
    Ok(Keys::of(&catalogues?, &scripts?))
}

/// The folder of the code in a finished site.
pub fn folder(site: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(site).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| name.starts_with(FOLDER)).map(PathBuf::from).next()
}

/// Writes a file and the folders it lies in.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at("cannot create", folder))?;
    }
    fs::write(path, bytes).map_err(at("cannot write", path))
}

fn listed(folder: &Path) -> Vec<(&Path, Result<PathBuf, String>)> {
    match mirror::files(folder) {
        Ok(files) => files.into_iter().map(|file| (folder, Ok(file))).collect(),
        Err(problem) => vec![(folder, Err(problem))],
    }
}

/// Enough of a hash to tell one content from another.
pub fn short_hash(hasher: Sha256) -> String {
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn folder_name(code: &BTreeMap<PathBuf, Vec<u8>>) -> String {
    let mut hasher = Sha256::new();
    for (file, bytes) in code {
        hasher.update(slashes(file));
        hasher.update(bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    format!("{FOLDER}{}", short_hash(hasher))
}

/// A page with the addresses of our code in its tags as they are now.
fn moved(page: &str, file: &Path, name: &str, is_moved: &dyn Fn(&Path) -> bool) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) =
        [" src=\"", " href=\""].iter().filter_map(|mark| cut(rest, mark)).min_by_key(|it| it.0.len())
    {
        let (address, tail) = after.split_once('"').unwrap_or((after, ""));
        let wanted = resolve(file, address);
        out.push_str(before);
        if is_moved(&wanted) {
            let seen = relative(file, &Path::new(name).join(wanted));
            out.push_str(seen.strip_prefix("./").unwrap_or(&seen));
        } else {
            out.push_str(address);
        }
        out.push('"');
        rest = tail;
    }
    out + rest
}

/// A text up to the end of a mark, and what follows it.
fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let end = text.find(mark)? + mark.len();
    text.split_at_checked(end)
}
