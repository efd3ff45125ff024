//! `integrity.json`: for each file of a release the hash that a browser can be asked to hold it to.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha384};

use super::bundle::{kind, slashes};
use super::release::{folder, save};
use super::{at, mirror};

/// Writes the hashes of all files in the folders that a page may load by themselves.
pub fn write(folders: &[&Path], into: &Path) -> Result<(), String> {
    let mut files = Map::new();
    for root in folders {
        for file in mirror::files(root)?.into_iter().filter(|file| kind(file, &["js", "css", "wasm", "bin", "json"])) {
            let bytes = fs::read(root.join(&file)).map_err(at("cannot read", &file))?;
            files.insert(slashes(&file), Value::from(hash(&bytes)));
        }
    }
    files.sort_keys();
    let code = folders.iter().find_map(|root| folder(root)).map(|name| slashes(&name));
    let all = json!({ "version": env!("CARGO_PKG_VERSION"), "code": code, "files": files });
    save(&into.join("integrity.json"), format!("{all:#}\n").as_bytes())
}

/// A hash as the attribute `integrity` has it.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}
