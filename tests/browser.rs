//! The pages in a real browser: builds the site, checks its sizes, serves it and runs `tests/browser/*.test.js`.
//!
//! `cargo test --test browser -- veiviser` runs only the test files with «veiviser» in their name. A file that has passed on the same
//! bytes before is not run again, see `tests/browser/passed.js`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a test target speaks to its user in the terminal")]

#[cfg(test)]
#[expect(dead_code, reason = "the browser is told what the command says, not what the case expects")]
mod case;
#[cfg(test)]
#[path = "oracle/make.rs"]
mod make;
#[cfg(test)]
#[path = "browser/operations.rs"]
mod operations;
#[cfg(test)]
#[expect(dead_code, reason = "the oracle uses the rest")]
#[path = "oracle/plain.rs"]
mod plain;
mod site;
#[cfg(test)]
#[expect(dead_code, reason = "the native figures use the rest")]
#[path = "oracle/yardstick.rs"]
mod yardstick;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

use site::{Server, Site, stamp};
use tildeling::fact::Audience;
use tildeling::pack::{self, Pack, Stretch};
use tildeling::{diagram, publish, view};

/// Rows of test files that run side by side, each in one process with one browser of its own.
const ROWS: usize = 3;

/// In the names of tests that hold a page to a time: they run alone, after the others.
const TIMED: &str = "-fart";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let here = site::root().join("tests/browser");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let files = test_files(&here, &arguments)?;
    if arguments.iter().any(|argument| argument == "--list") || files.is_empty() {
        for file in &files {
            println!("{file}: test");
        }
        if files.is_empty() {
            println!("no file in tests/browser has «{}» in its name", arguments.join(" "));
        }
        return Ok(());
    }
    // Its own folder, so that a test never meets a page that is being edited; the lock lasts to the end.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let _lock = site::lock(&folder.join("site.lock"))?;
    let site = Site::new(Some(folder.join("site")))?;
    let inputs = site.build()?;
    let sizes = site::measure(site.out())?;
    println!("{}", site::table(&sizes));
    install(&here)?;

    let full = std::env::var_os("TILDELING_FULL").is_some();
    let makers =
        ["browser.rs", "browser/operations.rs", "case", "cases", "oracle", "seed.rs"].map(|it| format!("tests/{it}"));
    let makers = stamp::of(&site::root(), &makers.each_ref().map(String::as_str))?;
    stamp::renew(folder, "cases", &format!("{inputs}-{makers}-{full}"), |cases| {
        write_cases(cases, full)?;
        write_yardstick(cases)?;
        write_operations(cases)
    })?;
    let cases = folder.join("cases");
    let passed = folder.join("passed");
    // The same release once more: the zip file must be the same bytes.
    let twin = folder.join("twin");
    if files.iter().any(|file| file.contains("utgave")) {
        site.archive(site.out(), &twin)?;
    }
    let about = |command: &mut Command| {
        command.current_dir(&here);
        command
            .env("TILDELING_TWIN", &twin)
            .env("TILDELING_FOLDER", site.out())
            .env("TILDELING_CASES", &cases)
            .env("TILDELING_PASSED", &passed);
    };
    let mut asked = Command::new("node");
    about(asked.arg("passed.js").args(&files));
    let keys = output(&mut asked).ok_or("cannot tell which test files have passed before: see above")?;
    let files: BTreeMap<String, String> = serde_json::from_str(&keys)
        .map_err(|error| format!("cannot read what node says of the test files: {error}"))?;

    let bound = Server::bind(0, site.out()).and_then(|server| Ok((server.address()?, server)));
    let (address, server) = bound.map_err(|error| format!("cannot serve the site: {error}"))?;
    thread::spawn(move || server.run(&|_| Ok(())));
    let counted: Vec<String> =
        sizes.iter().flat_map(|size| &size.files).map(|file| file.display().to_string()).collect();
    let start = |files: &[String]| {
        let mut row = Command::new("node");
        about(row.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]));
        row.args(["--test-reporter=./passed.js", "--test-reporter-destination=stdout", "row.js"])
            .args(files)
            .env("TILDELING_SITE", &address)
            .env("TILDELING_KEYS", &keys)
            .env("TILDELING_COUNTED", counted.join(" "))
            .spawn()
            .map_err(|error| format!("cannot run node: {error}"))
    };
    let (timed, others): (Vec<_>, Vec<_>) = files.into_keys().partition(|file| file.contains(TIMED));
    let mut green = true;
    for rows in [rows(&here, others), vec![timed]] {
        let started: Vec<_> = rows.iter().filter(|row| !row.is_empty()).map(|row| start(row)).collect();
        for row in started {
            let ended = row?.wait().map_err(|error| format!("cannot wait for node: {error}"))?;
            green &= ended.success();
        }
    }
    if !green {
        return Err("tests in the browser failed: see above".to_owned());
    }
    if sizes.iter().any(|size| size.over() > 0) {
        return Err("something a reader downloads is too large: see the table above".to_owned());
    }
    Ok(())
}

/// Writes cases with their results as the command gives them, and the rules they were given under: the browser must say the same.
/// By default that is two persons under each set of rules, all of them with `TILDELING_FULL=1`.
fn write_cases(folder: &Path, full: bool) -> Result<(), String> {
    let mut shelf = case::Shelf::default();
    let mut written = BTreeSet::new();
    let mut cases = Vec::new();
    let mut persons: BTreeMap<String, usize> = BTreeMap::new();
    for case in case::all() {
        let key = format!("{}-{}", case.kommune, case.date);
        let before = persons.entry(key.clone()).or_default();
        *before += 1;
        if *before > 2 && !full {
            continue;
        }
        if written.insert(key.clone()) {
            let library = shelf.library(case.date);
            let kommune = library.kommune(&case.kommune).ok_or_else(|| format!("no municipality {}", case.kommune))?;
            for (name, bytes) in publish::kommune(library, kommune, &site::root().join("criteria"), case.date).files {
                let path = folder.join(format!("{}-{name}", case.date));
                fs::write(&path, bytes).map_err(site::at("cannot write", &path))?;
            }
        }
        let rules = shelf.rules(&case);
        cases.push(serde_json::json!({
            "name": case.name,
            "rules": format!("{}-{}", case.date, case.kommune),
            "date": case.date.to_string(),
            "audience": if case.audience == Audience::Citizen { "citizen" } else { "caseworker" },
            "facts": case.facts,
            "answers": case.answers,
            "result": case.assessment(rules, "nb"),
            "next": case.next_question(rules),
        }));
    }
    let path = folder.join("cases.json");
    fs::write(&path, serde_json::Value::Array(cases).to_string()).map_err(site::at("cannot write", &path))
}

/// Writes a module with every operation, and the same as JavaScript.
fn write_operations(folder: &Path) -> Result<(), String> {
    let wasm = operations::module();
    let script = site::plain::javascript(&wasm)? + "export default instantiate;\n";
    for (name, content) in [("operations.wasm", wasm), ("operations.mjs", script.into_bytes())] {
        let path = folder.join(name);
        fs::write(&path, content).map_err(site::at("cannot write", &path))?;
    }
    Ok(())
}

/// Writes the yardstick as a pack with its words and its persons: the browser is timed on the rules that the native figures use.
fn write_yardstick(folder: &Path) -> Result<(), String> {
    let (ruleset, random) = yardstick::ruleset(20);
    let (model, _) = diagram::compile(&ruleset);
    let hash = pack::hash(&ruleset, &model);
    let (words, _) = view::published(&ruleset, view::words(&ruleset, &hash, "nb"));
    let stretch = Stretch::new((None, None), hash, pack::ids(&ruleset, &model), &model);
    let bytes = pack::encode(&Pack { kommune: ruleset.kommune.number.clone(), stretches: vec![stretch] });
    let persons: Vec<Vec<i64>> = yardstick::persons(random).into_iter().map(|(values, _)| values).collect();
    for (name, content) in [
        ("yardstick.bin", bytes.map_err(|error| format!("the yardstick has no pack: {error}"))?),
        ("yardstick.nb.json", serde_json::json!([words]).to_string().into_bytes()),
        ("yardstick.json", serde_json::json!(persons).to_string().into_bytes()),
    ] {
        let path = folder.join(name);
        fs::write(&path, content).map_err(site::at("cannot write", &path))?;
    }
    Ok(())
}

/// Shares files out over the rows: the longest file first, always to the row that has least. A long file runs long.
fn rows(folder: &Path, files: Vec<String>) -> Vec<Vec<String>> {
    let length = |file: &String| fs::metadata(folder.join(file)).map_or(0, |it| it.len());
    let mut files: Vec<(u64, String)> = files.into_iter().map(|file| (length(&file), file)).collect();
    files.sort_by(|one, other| other.cmp(one));
    let mut rows = vec![(0, Vec::new()); ROWS];
    for (length, file) in files {
        if let Some(row) = rows.iter_mut().min_by_key(|(total, _)| *total) {
            row.0 += length;
            row.1.push(file);
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The names of the test files that the arguments ask for; without arguments all of them.
fn test_files(folder: &Path, arguments: &[String]) -> Result<Vec<String>, String> {
    let filters: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let asked = |name: &String| filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()));
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".test.js") && asked(name)).collect();
    names.sort();
    Ok(names)
}

/// Installs the packages of the tests unless they are there, and makes sure of a browser.
fn install(here: &Path) -> Result<(), String> {
    let node = output(Command::new("node").arg("--version")).unwrap_or_default();
    let version: Option<u32> = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if version.is_none_or(|version| version < 20) {
        return Err(format!(
            "the tests in the browser need Node 20 or newer, with npm, from https://nodejs.org; found: «{}»",
            node.trim()
        ));
    }
    // Only where no browser is installed must npm carry one: it is the largest part of what would be downloaded.
    let installed = output(Command::new("node").current_dir(here).args(["chrome.js", "--installed"])).is_some();
    let omit: &[&str] = if installed { &["--omit=optional"] } else { &[] };
    let lock = here.join("package-lock.json");
    let lock = fs::read_to_string(&lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    let (stamp, wanted) = (here.join("node_modules/.installed"), format!("{omit:?}\n{lock}"));
    if !fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        let npm = Command::new("npm").current_dir(here).args(["ci", "--no-audit", "--no-fund"]).args(omit).status();
        let npm = npm.map_err(|error| format!("cannot run npm ({error}): install it, it comes with Node"))?;
        if !npm.success() {
            return Err("npm could not install the packages of the tests: see above".to_owned());
        }
        fs::write(&stamp, wanted).map_err(|error| format!("cannot write {}: {error}", stamp.display()))?;
    }
    let chrome = output(Command::new("node").current_dir(here).arg("chrome.js"));
    println!("browser: {}", chrome.ok_or("the tests have no browser: see above")?.trim());
    Ok(())
}

/// What a command prints; none if it cannot be run or fails.
fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::inherit()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
