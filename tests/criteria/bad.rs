//! Bad input: each case in `tests/bad` prints exactly what it says, and every diagnostic has a case.

use std::collections::BTreeSet;
use std::fs;

use tildeling::diagnostic::Code;

use super::case::{copy, files, root, run, scratch, tildeling, words};

#[test]
fn every_case_prints_what_it_says() {
    let folder = root().join("tests/bad");
    let wrong: Vec<String> =
        files(&folder, "txt").iter().filter_map(|case| run(case, &folder.join("base")).err()).collect();
    assert!(wrong.is_empty(), "TILDELING_BLESS=1 writes what is printed into the cases\n{}", wrong.join("\n"));
}

#[test]
fn every_diagnostic_has_a_case() {
    let mut shown = BTreeSet::new();
    for case in files(&root().join("tests/bad"), "txt") {
        let name = case.file_stem().unwrap().to_string_lossy().into_owned();
        let (code, _) = name.split_once("--").unwrap_or_else(|| panic!("{name}: not code--what"));
        let text = fs::read_to_string(&case).unwrap();
        assert!(text.contains(&format!("[{code}]: ")), "{name} does not print its own code");
        let (_, printed) = text.split_once("\n===\n").unwrap();
        for finding in printed.split("\n\n").filter(|part| part.contains("]: ")) {
            assert!(finding.contains("\n  hjelp: "), "{name}: a finding without a remedy\n{finding}");
        }
        shown.insert(code.to_owned());
    }
    let missing: Vec<&str> = Code::ALL.iter().map(|code| code.name()).filter(|code| !shown.contains(*code)).collect();
    assert!(missing.is_empty(), "no case in tests/bad for {missing:?}");
    let unknown: Vec<&String> =
        shown.iter().filter(|shown| Code::ALL.iter().all(|code| code.name() != *shown)).collect();
    assert!(unknown.is_empty(), "no such diagnostic: {unknown:?}");
}

#[test]
fn every_diagnostic_is_explained() {
    for code in Code::ALL {
        let (printed, exit) = tildeling(root(), &words(&format!("explain {}", code.name())));
        assert_eq!(exit, 0, "{printed}");
        assert!(printed.contains(code.explanation()), "{printed}");
        let plain = code.name().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(plain && code.explanation().ends_with('.'), "{}", code.name());
    }
    let (printed, exit) = tildeling(root(), &words("explain ukjent-nokel"));
    assert_eq!(exit, 2);
    assert!(printed.contains("mente du «ukjent-nokkel»?"), "{printed}");
}

#[test]
fn the_base_of_the_cases_is_clean() {
    let (printed, exit) = tildeling(root(), &words("check --criteria tests/bad/base --date 2026-03-01"));
    assert_eq!((printed.as_str(), exit), ("0 feil, 0 advarsler, 0 merknader (2026-03-01)\n", 0));
}

/// Every kind of damage at once: each is reported, each only once, and what is whole is still checked.
#[test]
fn many_mistakes_are_all_found() {
    let folder = scratch("many-mistakes");
    let criteria = folder.join("criteria");
    copy(&root().join("tests/bad/base"), &criteria);
    let file = |index: usize| criteria.join(format!("kommune/9999-prove/tjenester/feil{index}.toml"));
    for index in 0..50 {
        fs::write(file(index), format!("# Feil.\n\nservice = \"feil{index}\"\nukjent = 1\n")).unwrap();
    }
    let (printed, exit) = tildeling(&folder, &words("check --date 2026-03-01"));
    assert_eq!(exit, 1);
    assert_eq!(printed.matches("[ukjent-nokkel]").count(), 50);
    assert_eq!(printed.matches("[ukjent-henvisning]").count(), 50);
    fs::remove_dir_all(&folder).unwrap();
}

/// Ten megabytes of brackets, quotes or braces, and a file cut anywhere: a finding, soon, and never a panic.
#[test]
fn enormous_and_broken_files_are_findings() {
    let folder = scratch("enormous");
    let criteria = folder.join("criteria");
    let path = criteria.join("kommune/9999-prove/tjenester/hjelp.toml");
    copy(&root().join("tests/bad/base"), &criteria);
    let whole = fs::read_to_string(&path).unwrap();
    let mut inputs: Vec<Vec<u8>> = ["[", "{", "\"", "a.", "'''\n", "[[a]]\n", "(", "\0", "\u{feff}"]
        .iter()
        .flat_map(|piece| [10_000_000, 1_000_000].map(|size| piece.repeat(size / piece.len()).into_bytes()))
        .chain(["[", "{a=", "(", "not(", "-"].iter().map(|piece| format!("x = {}", piece.repeat(150_000)).into_bytes()))
        .collect();
    inputs.push(format!("{whole}\n[[criterion]]\nwhen = \"{}\"\n", "not(".repeat(200_000)).into_bytes());
    inputs.extend((0..whole.len()).step_by(37).map(|at| whole.as_bytes()[..at].to_vec()));
    for input in inputs {
        fs::write(&path, &input).unwrap();
        let started = std::time::Instant::now();
        let (printed, exit) = tildeling(&folder, &words("check --date 2026-03-01"));
        let start = String::from_utf8_lossy(&input[..input.len().min(60)]).into_owned();
        assert!(exit == 0 || exit == 1, "exit {exit} on {start}\n{printed}");
        assert!(!printed.contains("panicked"), "{start}\n{printed}");
        assert!(started.elapsed().as_secs() < 20, "too slow on {start}");
        assert!(printed.len() < 1_000_000, "{} bytes printed on {start}", printed.len());
    }
    fs::remove_dir_all(&folder).unwrap();
}
