//! The author's tools: a skeleton that checks clean, a layout that never changes meaning, schemas that are up to date.

use std::fs;
use std::path::{Path, PathBuf};

use tildeling::source::format;

use super::case::{copy, root, scratch, tildeling, words};

/// The `.toml` files below a folder.
fn tomls(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tomls(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found
}

/// All comments of a text, without the space around them.
fn comments(text: &str) -> Vec<String> {
    let tokens = toml_parser::Source::new(text).lex();
    let comment = |token: &toml_parser::lexer::Token| token.kind() == toml_parser::lexer::TokenKind::Comment;
    tokens
        .filter(comment)
        .map(|token| text.get(token.span().start()..token.span().end()).unwrap().trim_end().to_owned())
        .collect()
}

#[test]
fn layout_never_changes_what_a_file_says() {
    let files = tomls(&root().join("criteria"));
    assert!(files.len() > 20);
    for path in files.iter().chain(&tomls(&root().join("tests/bad/base"))) {
        let text = fs::read_to_string(path).unwrap();
        // Everything pushed to the left and spread out must come back to the same.
        let damaged = text.replace("\n", "  \n").replace(" = {", "={").replace("\n  {", "\n{");
        for given in [&text, &damaged] {
            let formatted = format(given);
            assert_eq!(
                formatted.parse::<toml::Table>().unwrap(),
                text.parse::<toml::Table>().unwrap(),
                "{}",
                path.display()
            );
            assert_eq!(comments(&formatted), comments(&text), "{}", path.display());
            assert_eq!(format(&formatted), formatted, "{}: formatting twice differs", path.display());
        }
    }
}

/// Files of criteria and of prices, and what the tests are built on.
#[test]
fn every_file_stands_in_the_layout_that_the_command_gives() {
    for folder in ["criteria", "tests/bad/base", "tests/krav/base"] {
        let (printed, exit) = tildeling(root(), &words(&format!("fmt --check {folder}")));
        assert_eq!(exit, 0, "cargo run -- fmt {folder} writes it\n{printed}");
    }
}

#[test]
fn the_command_formats_and_leaves_alone_what_it_cannot_read() {
    let folder = scratch("fmt");
    fs::write(folder.join("a.toml"), "# A.\na=1\n").unwrap();
    fs::write(folder.join("b.toml"), "b = \n").unwrap();
    let (printed, exit) = tildeling(&folder, &words("fmt --check ."));
    assert_eq!(exit, 1);
    assert!(printed.contains("a.toml") && printed.contains("[syntaks]"), "{printed}");
    assert_eq!(fs::read_to_string(folder.join("a.toml")).unwrap(), "# A.\na=1\n");
    let (_, exit) = tildeling(&folder, &words("fmt ."));
    assert_eq!(exit, 1);
    assert_eq!(fs::read_to_string(folder.join("a.toml")).unwrap(), "# A.\na = 1\n");
    assert_eq!(fs::read_to_string(folder.join("b.toml")).unwrap(), "b = \n");
    assert_eq!(tildeling(&folder, &words("fmt finnes-ikke")).1, 2);
    fs::remove_dir_all(&folder).unwrap();
}

/// With every example of the skeleton switched on, too.
#[test]
fn a_new_kommune_checks_clean() {
    let folder = scratch("new-kommune");
    copy(&root().join("criteria/national"), &folder.join("criteria/national"));
    let (printed, exit) = tildeling(
        &folder,
        &words("new kommune 9998 --name 'Ørfjord kommune' --service praktisk_bistand --service trygghetsalarm"),
    );
    assert_eq!(exit, 0, "{printed}");
    let new = folder.join("criteria/kommune/9998-orfjord");
    let clean = || {
        let (printed, exit) = tildeling(&folder, &words("check --date 2026-03-01"));
        assert_eq!(exit, 0, "{printed}");
        assert!(!printed.contains("kommune/9998"), "{printed}");
    };
    clean();
    for path in tomls(&new) {
        let text = fs::read_to_string(&path).unwrap();
        // Examples begin with a key or a heading; what is written to the reader begins with a capital letter.
        let key = |line: &str| {
            line.split_once(" = ")
                .is_some_and(|(key, _)| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        };
        let example = |line: &str| line.strip_prefix("# ").is_some_and(|line| line.starts_with('[') || key(line));
        let on = text.lines().map(|line| if example(line) { line.trim_start_matches("# ") } else { line });
        let on = on.collect::<Vec<_>>().join("\n");
        assert_ne!(on, text);
        fs::write(&path, on + "\n").unwrap();
        assert_eq!(format(&text), text, "{}: not in the canonical layout", path.display());
    }
    clean();
    let again = tildeling(&folder, &words("new kommune 9998 --name Annen"));
    assert_eq!(again.1, 2, "{}", again.0);
    for wrong in [
        "new kommune 12 --name X",
        "new kommune 9997 --name X --service praktisk_bistnad",
        "new kommune 9997 --name X --extends fjord",
    ] {
        let (printed, exit) = tildeling(&folder, &words(wrong));
        assert_eq!(exit, 2, "{wrong}: {printed}");
        assert!(printed.contains("hjelp:"), "{wrong}: {printed}");
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_schemas_are_up_to_date() {
    let folder =
        if std::env::var_os("TILDELING_BLESS").is_some() { root().join("criteria/.schema") } else { scratch("schema") };
    let (printed, exit) = tildeling(root(), &["schema".into(), "--out".into(), folder.to_string_lossy().into_owned()]);
    assert_eq!(exit, 0, "{printed}");
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name();
        let kept = fs::read_to_string(root().join("criteria/.schema").join(&name)).unwrap_or_default();
        let made = fs::read_to_string(folder.join(&name)).unwrap();
        assert_eq!(kept, made, "criteria/.schema/{}: TILDELING_BLESS=1 writes it", name.to_string_lossy());
        let json: serde_json::Value = serde_json::from_str(&made).unwrap();
        assert_eq!(json["additionalProperties"], false);
    }
    let service: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(root().join("criteria/.schema/tjeneste.json")).unwrap()).unwrap();
    let strength = &service["properties"]["criterion"]["items"]["properties"]["strength"];
    assert_eq!(strength["enum"][1], "main_rule");
    assert!(strength["description"].as_str().is_some_and(|about| !about.is_empty()));
}

/// Each kind of file in the repository has a rule in the editor's settings that points at its schema.
#[test]
fn editors_find_the_schemas() {
    let settings: toml::Table = fs::read_to_string(root().join(".taplo.toml")).unwrap().parse().unwrap();
    let rules = settings["rule"].as_array().unwrap();
    let mut kinds = Vec::new();
    for rule in rules {
        let path = rule["schema"]["path"].as_str().unwrap();
        assert!(root().join(path).is_file(), "{path}");
        kinds.push(path.to_owned());
    }
    assert_eq!(kinds.len(), fs::read_dir(root().join("criteria/.schema")).unwrap().count());
}
