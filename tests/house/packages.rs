//! What reaches the browser, and what stays out of the core.

use std::process::Command;

use super::files;

/// Packages that only the command and the tests need: none of them may be in what a reader downloads.
const NOT_IN_THE_BROWSER: [&str; 5] = ["toml", "serde_json", "clap", "bigdecimal", "wasm-bindgen-cli-support"];

/// What the engines are built on, whatever else would be smaller: the customer chose it, and it is what those who take over know.
const CHOSEN: [&str; 6] = ["js-sys", "serde", "serde-wasm-bindgen", "thiserror", "wasm-bindgen", "web-sys"];

/// The places that meet the floating point numbers of JSON and JavaScript at the border. The rest of the core has none.
const BORDER: [&str; 5] = ["src/wasm", "src/view", "src/cli", "src/draft/raw", "src/units/fraction.rs"];

#[test]
fn the_browser_gets_only_what_it_needs() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    for features in [&[][..], &["--features", "vedtak"]] {
        let output = Command::new(&cargo)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args([
                "tree",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
                "-e",
                "normal",
                "--prefix",
                "none",
                "--format",
                "{p}",
            ])
            .args(features)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let tree = String::from_utf8(output.stdout).unwrap();
        let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        if !features.is_empty() {
            let gone: Vec<&&str> = CHOSEN.iter().filter(|name| !names.contains(name)).collect();
            assert!(gone.is_empty(), "not in the caseworker's build: {gone:?}, in\n{tree}");
        }
        let wrong: Vec<&&str> = names.iter().filter(|name| NOT_IN_THE_BROWSER.contains(name)).collect();
        assert!(wrong.is_empty(), "in the browser's build {features:?}: {wrong:?}");
    }
}

#[test]
fn the_binding_generator_fits_the_bindings() {
    let manifest: toml::Table = files::text("Cargo.toml").parse().unwrap();
    let version =
        |target: &str, kind: &str, name: &str| manifest["target"][target][kind][name].as_str().unwrap().to_owned();
    let bindings = version("cfg(target_arch = \"wasm32\")", "dependencies", "wasm-bindgen");
    let generator = version("cfg(not(target_arch = \"wasm32\"))", "dev-dependencies", "wasm-bindgen-cli-support");
    assert!(bindings.starts_with('='), "wasm-bindgen must be pinned exactly: {bindings}");
    assert_eq!(bindings, generator, "wasm-bindgen and wasm-bindgen-cli-support in Cargo.toml");
}

#[test]
fn the_core_has_no_floating_point_numbers() {
    let core =
        files::of_kind("src", &["rs"]).into_iter().filter(|path| !BORDER.iter().any(|border| path.starts_with(border)));
    let mut faults = Vec::new();
    for path in core {
        for (at, line) in files::text(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let word = code
                .split(|char: char| !char.is_alphanumeric() && char != '_')
                .find(|word| ["f32", "f64"].contains(word));
            faults.extend(word.map(|word| format!("{path}:{}: {word}", at + 1)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
