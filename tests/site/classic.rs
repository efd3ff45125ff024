//! The guide as one classic script, for content systems that take one file: no modules, and the engine and the words inside.
//!
//! What lies inside is compressed and written in base64: measured smaller than base64 alone, both as a file and on the wire.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::bundle::{self, Bundler, slashes};
use super::minify::minify;
use super::release::save;
use super::{at, compress, tokens};

/// The script without rules: it asks for them in the folder `regler` beside itself.
const NAME: &str = "tildeling-veiviser.klassisk.js";

/// What the script imports while it runs, and at last what defines the element.
const MODULES: [&str; 7] = [
    "veiviser.js",
    "engine.js",
    "texts/nb.js",
    "texts/nn.js",
    "texts/en.js",
    "elements/veiviser/plain.js",
    "elements/veiviser/element.js",
];

const START: &str = "\
const $here = document.currentScript?.src || document.baseURI;
const $modules = {};
const $import = async (address) => $modules[new URL(address, 'https://x/').pathname.slice(1)];
const $top = new URL('./', $here).href;
const fetch = async (address, options) => {
const name = String(address).startsWith($top) ? String(address).slice($top.length).split('?')[0] : '';
const found = $inside[name];
if (!found) return globalThis.fetch(address, options);
const bytes = Uint8Array.from(atob(found), (it) => it.charCodeAt());
const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), { headers: { 'content-type': type } });
};
";

/// Writes the script without rules and, in `klassisk`, one with the rules of each municipality.
pub fn write(www: &Path, engine: &Path, packs: &Path, into: &Path) -> Result<(), String> {
    let mut texts = bundle::texts(www, &www.join("dist"))?;
    let glue = engine.join("veiviser.js");
    texts.insert(PathBuf::from("veiviser.js"), fs::read_to_string(&glue).map_err(at("cannot read", &glue))?);
    let code = code(&texts)?;
    let wasm = inside("veiviser_bg.wasm", &read(&engine.join("veiviser_bg.wasm"))?);
    save(&into.join(NAME), script(&code, &wasm).as_bytes())?;
    let index = packs.join("regler/index.json");
    let list: Value =
        serde_json::from_slice(&read(&index)?).map_err(|error| format!("{}: {error}", index.display()))?;
    for kommune in list.as_array().map(Vec::as_slice).unwrap_or_default() {
        let Some(id) = kommune["id"].as_str() else { continue };
        let languages = kommune["languages"].as_array().map(Vec::as_slice).unwrap_or_default();
        let endings = languages.iter().filter_map(|lang| Some(format!("{}.json", lang.as_str()?)));
        let mut files = wasm.clone() + &inside("regler/index.json", format!("[{kommune}]").as_bytes());
        for name in
            endings.chain(["bin", "betaling.json"].map(str::to_owned)).map(|ending| format!("regler/{id}.{ending}"))
        {
            files += &inside(&name, &read(&packs.join(&name))?);
        }
        save(&into.join(format!("klassisk/tildeling-veiviser-{id}.js")), script(&code, &files).as_bytes())?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(at("cannot read", path))
}

/// The modules as the body of one function, with their own `import` and without `import.meta`.
fn code(texts: &BTreeMap<PathBuf, String>) -> Result<String, String> {
    let mut bundler = Bundler::new(texts, Path::new(NAME));
    for file in MODULES {
        let exports = bundler.module(Path::new(file))?;
        let named: Vec<String> = exports.iter().map(|(given, own)| format!("{given}: {own}")).collect();
        let _ = writeln!(bundler.out, "$modules['{}'] = {{ {} }};", slashes(Path::new(file)), named.join(", "));
    }
    minify(&tokens::short(&bundler.out).replace("import.meta.url", "$here").replace("import(", "$import("))
}

/// A file as a line of the list of what lies inside.
fn inside(name: &str, bytes: &[u8]) -> String {
    format!("'{name}': '{}',\n", STANDARD.encode(compress::tightly(bytes)))
}

/// The whole script with what lies inside.
fn script(code: &str, files: &str) -> String {
    format!(
        "// <tildeling-veiviser> as a classic script.\n(() => {{\nconst $inside = {{\n{files}}};\n{START}{code}}})();\n"
    )
}
