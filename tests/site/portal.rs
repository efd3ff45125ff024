//! The guide for those who build portals: its tables of elements and of accessibility are made of the data that lies beside it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::release::save;
use super::{at, manifest};

const ELEMENTS: &str = "<!-- elementer -->";
const CRITERIA: &str = "<!-- uu -->";
const VERSION: &str = "<!-- versjon -->";

/// Fills the page and writes the manifest.
pub fn write(www: &Path, into: &Path) -> Result<(), String> {
    let manifest = manifest::read(www)?;
    save(&into.join("custom-elements.json"), format!("{manifest:#}\n").as_bytes())?;
    let path = into.join("portal.html");
    let page = fs::read_to_string(&path).map_err(at("cannot read", &path))?;
    let rows = www.join("tilgjengelighet.json");
    let rows = fs::read_to_string(&rows).map_err(at("cannot read", &rows))?;
    let rows: Value = serde_json::from_str(&rows).map_err(|error| format!("tilgjengelighet.json: {error}"))?;
    let page = page
        .replacen(ELEMENTS, &manifest::tables(&manifest), 1)
        .replacen(CRITERIA, &criteria(&rows), 1)
        .replace(VERSION, env!("CARGO_PKG_VERSION"));
    save(&path, page.as_bytes())
}

/// What a row rests on: tests, reading, or both.
fn ground(row: &Value) -> &'static str {
    let tested = row["tests"].as_array().is_some_and(|tests| !tests.is_empty());
    match (tested, row["read"] == true) {
        (true, true) => "Tester og gjennomlesing",
        (true, false) => "Tester",
        (false, _) => "Gjennomlesing",
    }
}

/// The criteria of WCAG as rows.
fn criteria(rows: &Value) -> String {
    let mut out = String::new();
    for row in rows["criteria"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let cell = |key: &str| row[key].as_str().unwrap_or_default().replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            cell("number"),
            cell("name"),
            cell("level"),
            cell("status"),
            cell("evidence"),
            ground(row)
        );
    }
    out
}
