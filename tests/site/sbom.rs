//! `sbom.cdx.json`: what others have made of what a reader downloads, in the form CycloneDX.
#![expect(clippy::indexing_slicing, reason = "a table of the lock file: cargo writes every key")]

use std::path::Path;
use std::process::Command;

use serde_json::json;
use toml::Table;

use super::release::save;
use super::wasm::TARGET;

/// What lies in `www/style/vendor`: name, version, licence, and the files made of it.
const VENDORED: [(&str, &str, &str, &str); 2] = [
    (
        "@digdir/designsystemet-css",
        "1.22.0",
        "MIT",
        "style/vendor/designsystemet.js, style/vendor/designsystemet-valg.js",
    ),
    ("@digdir/designsystemet", "1.15.0", "MIT", "style/vendor/farger.js"),
];

/// Writes the list of the Rust packages that are compiled into the engines, with their checksums, and of the vendored files.
pub fn write(root: &Path, into: &Path) -> Result<(), String> {
    let lock =
        std::fs::read_to_string(root.join("Cargo.lock")).map_err(super::at("cannot read", Path::new("Cargo.lock")))?;
    let lock: Table = lock.parse().map_err(|error| format!("Cargo.lock: {error}"))?;
    let mut components = Vec::new();
    for line in packages(root)? {
        let mut words = line.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next().and_then(|it| it.strip_prefix('v'))) else {
            continue;
        };
        if name == env!("CARGO_PKG_NAME") {
            continue;
        }
        let licence = line.split_once(" | ").map_or("", |(_, licence)| licence);
        let mut component = json!({
            "type": "library", "bom-ref": format!("pkg:cargo/{name}@{version}"), "name": name, "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"), "licenses": [{ "expression": licence.replace('/', " OR ") }],
        });
        if let Some(checksum) = checksum(&lock, name, version) {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
        }
        components.push(component);
    }
    components.extend(VENDORED.map(|(name, version, licence, files)| {
        let purl = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
        json!({ "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
            "licenses": [{ "expression": licence }], "description": format!("Vendored in {files}.") })
    }));
    let version = env!("CARGO_PKG_VERSION");
    let all = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": { "component": { "type": "application", "bom-ref": "tildeling", "name": "tildeling", "version": version,
            "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }] } },
        "components": components,
    });
    save(&into.join("sbom.cdx.json"), format!("{all:#}\n").as_bytes())
}

/// The packages of the larger engine, which are also those of the smaller, each as `name vVERSION | licence`.
fn packages(root: &Path) -> Result<Vec<String>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["tree", "--locked", "--target", TARGET, "-e", "normal", "--features", "vedtak", "--prefix", "none"])
        .args(["--no-dedupe", "--format", "{p} | {l}"])
        .output()
        .map_err(|error| format!("cannot run cargo tree: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo tree: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let mut lines: Vec<String> =
        String::from_utf8_lossy(&output.stdout).lines().map(|it| it.replace(" (proc-macro)", "")).collect();
    lines.sort();
    lines.dedup();
    Ok(lines)
}

fn checksum<'a>(lock: &'a Table, name: &str, version: &str) -> Option<&'a str> {
    let packages = lock.get("package")?.as_array()?;
    let says = |package: &toml::Value, key: &str, text: &str| package.get(key).and_then(|it| it.as_str()) == Some(text);
    packages.iter().find(|it| says(it, "name", name) && says(it, "version", version))?.get("checksum")?.as_str()
}
