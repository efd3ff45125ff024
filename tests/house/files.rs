//! The shape of the repository: its top level, the length of files, their first sentence, and what stands in no file.

use std::fs;
use std::path::Path;

const TOP_LEVEL: [&str; 9] =
    ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "criteria", "rust-toolchain.toml", "src", "tests", "www"];

/// Folders with files that nobody here wrote by hand.
const NOT_OURS: [&str; 6] = ["dist", "node_modules", "shots", "target", "vendor", ".git"];

const LONGEST: usize = 400;

/// The folders at the root of machines: a path that begins with one of them holds on one machine only.
const MACHINE_FOLDERS: [&str; 8] = ["home", "root", "Users", "work", "tmp", "mnt", "opt", "var"];

#[test]
fn the_top_level_is_fixed() {
    let is_free = |name: &String| name.starts_with('.') || name == "target";
    let mut found: Vec<String> = entries("").into_iter().filter(|name| !is_free(name)).collect();
    found.sort();
    assert_eq!(found, TOP_LEVEL, "the top level of the repository");
}

#[test]
fn no_file_is_too_long() {
    let lines = |path: &String| text(path).lines().count();
    let long = code().into_iter().filter(|path| lines(path) > LONGEST);
    let faults: Vec<String> = long.map(|path| format!("{path}: {} lines, at most {LONGEST}", lines(&path))).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is() {
    let silent =
        code().into_iter().chain(of_kind("criteria", &["toml"])).filter(|path| !says_what_it_is(path, &text(path)));
    let faults: Vec<String> =
        silent.map(|path| format!("{path}:1: the file does not begin with a sentence about itself")).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_seen() {
    assert!(says_what_it_is("a.rs", "//! The price book.\n"));
    assert!(says_what_it_is("a.rs", "//! The price book, from files\n//! to rates.\n//!\n//! More\n"));
    assert!(says_what_it_is("a.css", "/* The look. */\n"));
    assert!(says_what_it_is("a.toml", "# BPA. Den nasjonale rammen.\n"));
    for (path, text) in [
        ("a.rs", "use std::fs;\n"),
        ("a.rs", "//!\n"),
        ("a.rs", "//! the price book\n"),
        ("a.js", "import a from 'a';\n"),
    ] {
        assert!(!says_what_it_is(path, text), "{text}");
    }
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not hold the words itself.
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let faults = places(|line| words.iter().find(|word| has_word(comment(line), word)).cloned());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_file_names_a_path_of_one_machine() {
    let faults = places(machine_path);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_path_of_one_machine_is_seen() {
    let path = |folder: &str| format!("/{folder}/a/b");
    assert!(machine_path(&format!("see {}", path("home"))).is_some());
    assert!(machine_path(&format!("\"{}\"", path("Users"))).is_some());
    assert!(machine_path(&format!("https://eksempel.no{}", path("home"))).is_none());
    assert!(machine_path(&format!(".{} and www{}", path("work"), path("tmp"))).is_none());
}

fn machine_path(line: &str) -> Option<String> {
    let starts = MACHINE_FOLDERS.iter().map(|folder| format!("/{folder}/")).find(|start| {
        let free = |before: Option<char>| before.is_none_or(|char| !char.is_alphanumeric() && !"._-/}".contains(char));
        line.match_indices(start.as_str()).any(|(at, _)| free(line.get(..at).unwrap_or_default().chars().next_back()))
    });
    starts.map(|start| format!("a path of one machine, {start}"))
}

/// What stands behind the first comment mark of a line; a test may look for such words in texts.
fn comment(line: &str) -> &str {
    let starts = ["//", "#", "/*", "<!--"].iter().filter_map(|mark| line.find(mark));
    starts.min().and_then(|start| line.get(start..)).unwrap_or_default()
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|char: char| !char.is_alphanumeric()).any(|found| found == word)
}

/// Whether the first paragraph of a file's first comment is a sentence.
fn says_what_it_is(path: &str, text: &str) -> bool {
    let marks: &[&str] = match path.rsplit('.').next() {
        Some("css") => &["/*"],
        Some("toml") => &["#"],
        Some("rs") => &["//!"],
        _ => &["//!", "//"],
    };
    let inside = |line| marks.iter().find_map(|mark| str::strip_prefix(line, mark));
    let lines = text.lines().map_while(inside).map(|line| line.trim_end_matches("*/").trim());
    let sentence = lines.take_while(|line| !line.is_empty()).collect::<Vec<&str>>().join(" ");
    let begins = sentence.chars().next().is_some_and(|char| char.is_uppercase() || "`<«\"".contains(char));
    begins && sentence.ends_with(['.', ')'])
}

/// Each line of our files that `fault` finds something in, with its place.
fn places(fault: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let kinds = ["rs", "js", "mjs", "css", "html", "toml", "md", "json", "csv", "yml", "run"];
    let files = ["src", "tests", "www", "criteria", ".ci"].into_iter().flat_map(|folder| of_kind(folder, &kinds));
    let files = files.chain(["Cargo.toml", "README.md"].map(str::to_owned));
    let mut found = Vec::new();
    for path in files {
        for (at, line) in text(&path).lines().enumerate() {
            found.extend(fault(line).map(|fault| format!("{path}:{}: {fault}", at + 1)));
        }
    }
    found
}

fn code() -> Vec<String> {
    ["src", "tests", "www"].into_iter().flat_map(|folder| of_kind(folder, &["rs", "js", "mjs", "css"])).collect()
}

/// Our files of some kinds in a folder, with their path from the top of the repository, sorted.
pub fn of_kind(folder: &str, kinds: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for name in entries(folder) {
        let path = format!("{folder}/{name}");
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        } else if full(&path).is_dir() {
            found.extend(of_kind(&path, kinds));
        } else if kinds.contains(&name.rsplit('.').next().unwrap_or_default()) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text of a file; a file that cannot be read fails the rule that asks for it, as it holds nothing.
pub fn text(path: &str) -> String {
    fs::read_to_string(full(path)).unwrap_or_default()
}

fn entries(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(full(folder)).into_iter().flatten();
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}

fn full(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
