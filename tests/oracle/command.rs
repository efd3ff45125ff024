//! The command end to end: tables in and out, receipts, comparisons, findings, and what may not matter to a pack.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tildeling::criteria;
use tildeling::diagnostic::Code;
use tildeling::lint;
use tildeling::publish;
use tildeling::units::Date;

fn day() -> Date {
    Date::from_ymd(2026, 1, 15).unwrap()
}

/// A fresh folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn tildeling(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_tildeling")).current_dir(root).args(arguments).output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn a_bad_row_is_named_and_the_run_goes_on() {
    let cases = folder("cases").join("cases.csv");
    fs::write(&cases, "case,alder,bor_alene,bor_aleine\nA,81,true,1\nB,gammel,true,1\nC,81\n\"D, E\",67..,,\n")
        .unwrap();
    let output =
        tildeling(&["simulate", "--kommune", "9901", "--date", "2026-01-15", "--cases", cases.to_str().unwrap()]);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1), "{err}");
    for part in [
        "rad 1, kolonnen «bor_aleine»",
        "mente du «bor_alene»",
        "rad 3, kolonnen «alder»",
        "«gammel»",
        "rad 4: raden har 2 felt",
        "4 rader, 2 med problemer",
    ] {
        assert!(err.contains(part), "«{part}» is missing in\n{err}");
    }
    let lines: Vec<&str> = out.lines().collect();
    let names: Vec<&str> = lines
        .iter()
        .map(|line| if line.starts_with('"') { "\"D, E\"" } else { line.split(',').next().unwrap() })
        .collect();
    assert_eq!(names, ["case", "A", "B", "\"D, E\""]);
}

/// A quotation mark that is never closed swallows the rest of the file: said, without reading all of it into memory.
#[test]
fn a_row_without_end_is_named_and_what_came_before_is_kept() {
    let cases = folder("endless").join("cases.csv");
    fs::write(&cases, format!("case,alder\nA,81\n\"B,81\n{}", "C,81\n".repeat(700_000))).unwrap();
    let output =
        tildeling(&["simulate", "--kommune", "9901", "--date", "2026-01-15", "--cases", cases.to_str().unwrap()]);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!((output.status.code(), out.lines().count()), (Some(1), 2), "{err}");
    assert!(err.contains("rad 3: raden kan ikke leses") && err.contains("anførselstegn"), "{err}");
}

#[test]
fn a_row_gets_the_levels_that_assess_gives() {
    let folder = folder("row");
    let (cases, facts) = (folder.join("cases.csv"), folder.join("facts.json"));
    fs::write(&cases, "alder,timer_per_uke,bor_alene\n45,33 h,\n81..,,ja\n").unwrap();
    let table =
        tildeling(&["simulate", "--kommune", "9901", "--date", "2026-01-15", "--cases", cases.to_str().unwrap()]);
    let table = String::from_utf8(table.stdout).unwrap();
    let mut rows = table.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = rows.next().unwrap();
    for text in [r#"{"alder": 45, "timer_per_uke": "33 h"}"#, r#"{"alder": {"min": 81}, "bor_alene": true}"#] {
        fs::write(&facts, text).unwrap();
        let result = json(&tildeling(&[
            "assess",
            "--kommune",
            "9901",
            "--date",
            "2026-01-15",
            "--facts",
            facts.to_str().unwrap(),
        ]));
        assert_eq!(result["problems"], serde_json::json!([]));
        let row = rows.next().unwrap();
        let services = result["services"].as_array().unwrap();
        assert_eq!(services.len() + 1, header.len());
        for ((service, id), level) in services.iter().zip(&header[1..]).zip(&row[1..]) {
            assert_eq!((service["id"].as_str(), service["level"].as_str()), (Some(id.as_str()), Some(level.as_str())));
        }
    }
}

#[test]
fn a_receipt_is_verified_and_a_false_one_is_not() {
    let folder = folder("receipt");
    let (facts, receipt) = (folder.join("facts.json"), folder.join("receipt.json"));
    fs::write(&facts, r#"{"alder": 81, "bor_alene": true}"#).unwrap();
    let (facts, path) = (facts.to_str().unwrap(), receipt.to_str().unwrap());
    let made = tildeling(&[
        "assess",
        "--kommune",
        "9901",
        "--date",
        "2026-01-15",
        "--facts",
        facts,
        "--audience",
        "citizen",
        "--receipt",
        path,
    ]);
    assert_eq!(json(&made)["problems"], serde_json::json!([]));
    let verified = tildeling(&["verify", path]);
    assert_eq!((verified.status.code(), json(&verified)["same"].as_bool()), (Some(0), Some(true)));
    let whole = fs::read_to_string(&receipt).unwrap();
    let altered = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        fs::write(&receipt, whole.replacen(from, to, 1)).unwrap();
        let output = tildeling(&["verify", path]);
        let what: Vec<String> = json(&output)["differences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["what"].as_str().unwrap().to_owned())
            .collect();
        (output.status.code(), what.into_iter().take(1).collect::<Vec<_>>())
    };
    assert_eq!(altered("\"alder\": 81", "\"alder\": 30"), (Some(1), vec!["facts".to_string()]));
    assert_eq!(altered("\"level\": \"open\"", "\"level\": \"fits\""), (Some(1), vec!["result".to_string()]));
    fs::write(&receipt, "{}").unwrap();
    assert_eq!(tildeling(&["verify", path]).status.code(), Some(2));
}

#[test]
fn two_municipalities_are_compared_for_a_council() {
    let folder = folder("diff");
    let (page, cases) = (folder.join("diff.html"), folder.join("cases.csv"));
    fs::write(&cases, "alder\n81\n30\n").unwrap();
    let (page_path, cases) = (page.to_str().unwrap(), cases.to_str().unwrap());
    let output = tildeling(&["diff", "9901", "5035", "--date", "2026-01-15", "--html", page_path, "--cases", cases]);
    let result = json(&output);
    assert_eq!(result["equal"], false);
    let services = result["services"].as_array().unwrap();
    assert!(services.iter().any(|service| service["verdict"] == "different"
        && !service["more_left"].is_null() | !service["more_right"].is_null()));
    for service in services {
        let counted = &service["share"]["counted"];
        let sum: u64 =
            ["better_left", "better_right", "same", "open"].iter().map(|key| counted[key].as_u64().unwrap()).sum();
        assert_eq!(sum, 2, "{}", service["id"]);
    }
    let page = fs::read_to_string(&page).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("Eksempel") && page.contains("Tenkt befolkning"));
    let same = json(&tildeling(&["diff", "9901", "9901@2026-02-01", "--date", "2026-01-15"]));
    assert_eq!(same["equal"], true);
    let unknown = tildeling(&["diff", "9901", "5035", "--service", "bpaa"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("mente du «bpa»?"));
}

/// A copy of the shipped criteria without the files that `keep` refuses, written in the opposite order.
fn copy(to: &Path, keep: &dyn Fn(&Path) -> bool) {
    fn walk(from: &Path, to: &Path, keep: &dyn Fn(&Path) -> bool) {
        let mut entries: Vec<PathBuf> = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries.into_iter().rev().filter(|path| keep(path)) {
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                fs::create_dir_all(&target).unwrap();
                walk(&path, &target, keep);
            } else {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), to, keep);
}

/// Every file of every municipality but the prices themselves, and the table of what users pay.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let (library, _) = criteria::load(folder, day());
    let published =
        library.kommuner.values().flat_map(|kommune| publish::kommune(&library, kommune, folder, day()).files);
    published.filter(|(name, _)| !name.ends_with(".priser.bin") && !name.ends_with(".betaling.json")).collect()
}

/// Three neighbours with rules of their own, and the same three when each has adopted the region's.
#[test]
fn what_common_rules_change_is_told_beside_who_they_change_it_for() {
    let on = ["--date", "2026-06-01"];
    let own = json(&tildeling(&[&["diff", "9902", "9904"], &on[..]].concat()));
    let service = |id: &str| own["services"].as_array().unwrap().iter().find(|service| service["id"] == id).unwrap();
    let help = service("praktisk_bistand");
    assert_eq!(help["verdict"], "different");
    let dose = help["aside"].as_array().unwrap().iter().find(|said| said["kind"] == "dose").unwrap();
    assert_eq!(dose["left"], serde_json::json!(["Vask vanligvis hver 2. uke."]));
    assert_eq!(dose["right"], serde_json::json!(["Vask vanligvis hver 4. uke."]));
    for (one, other) in [("9905", "9906"), ("9905", "9907"), ("9906", "9907")] {
        let common = json(&tildeling(&[&["diff", one, other], &on[..]].concat()));
        assert_eq!(common["equal"], true);
        for service in common["services"].as_array().unwrap() {
            assert_eq!(service["aside"], serde_json::json!([]), "{one} and {other}: {}", service["id"]);
            assert_eq!(service["criteria"], serde_json::json!([]), "{one} and {other}: {}", service["id"]);
        }
    }
}

#[test]
fn prices_and_the_order_of_files_change_no_byte() {
    let with = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"));
    let bare = folder("bare");
    copy(&bare, &|path| !path.file_name().unwrap().to_string_lossy().starts_with("priser"));
    assert!(!bare.join("national/priser").exists());
    assert!(!with.is_empty() && with == files(&bare));
}

/// A municipality may give the right in the law to more people; it can't take it from any.
#[test]
fn a_widened_right_is_still_a_right() {
    let folder = folder("widened");
    copy(&folder, &|_| true);
    let service = folder.join("kommune/9901-eksempel/tjenester/bpa.toml");
    let shipped = fs::read_to_string(&service).unwrap();
    let facts = folder.join("facts.json");
    fs::write(&facts, r#"{"opphold_i_kommunen": true, "alder": 80, "bpa_for_67": false, "bor_alene": true, "varighet_maneder": 36, "timer_per_uke": "40 h", "kan_ha_arbeidsleder": true, "natthjelp": "nei", "flere_hjelpere": "nei"}"#).unwrap();
    let bpa = |op: &str| {
        let item = format!(
            "{shipped}\n[[criterion]]\nid = \"alder\"\nop = \"{op}\"\nwhen = \"bor_alene\"\ntext = {{ nb = \"Du bor alene.\", nn = \"Du bur åleine.\" }}\ndecision = {{ by = \"Kommunestyret i Eksempel kommune (oppdiktet)\", case = \"32/2025\", date = 2025-11-20 }}\n"
        );
        fs::write(&service, if op.is_empty() { &shipped } else { &item }).unwrap();
        let criteria = folder.to_str().unwrap();
        let output = tildeling(&[
            "assess",
            "--criteria",
            criteria,
            "--kommune",
            "9901",
            "--date",
            "2026-01-15",
            "--facts",
            facts.to_str().unwrap(),
        ]);
        let result = json(&output);
        assert_eq!(result["problems"], serde_json::json!([]));
        let found = result["services"].as_array().unwrap().iter().find(|it| it["id"] == "bpa").unwrap().clone();
        let of = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        (of("level"), of("ground"), String::from_utf8(output.stderr).unwrap())
    };
    let (level, ground, _) = bpa("");
    assert_ne!((level.as_str(), ground.as_str()), ("fits", "rett"), "too old for the right as the law has it");
    let (level, ground, said) = bpa("widen");
    assert_eq!((level.as_str(), ground.as_str()), ("fits", "rett"), "{said}");
    let young = fs::read_to_string(&facts)
        .unwrap()
        .replace("80", "40")
        .replace(r#""bor_alene": true"#, r#""bor_alene": false"#);
    fs::write(&facts, young).unwrap();
    for op in ["tighten", "replace", "remove"] {
        let (level, ground, said) = bpa(op);
        assert_eq!((level.as_str(), ground.as_str()), ("fits", "rett"), "{op}: {said}");
    }
}

#[test]
fn a_widening_that_is_none_is_found() {
    let folder = folder("widen");
    copy(&folder, &|_| true);
    let service = folder.join("kommune/9901-eksempel/tjenester/bpa.toml");
    let shipped = fs::read_to_string(&service).unwrap();
    let item = |when: &str| {
        format!(
            "{shipped}\n[[criterion]]\nid = \"behov\"\nop = \"widen\"\nwhen = \"{when}\"\ntext = {{ nb = \"Du har behov.\", nn = \"Du har behov.\" }}\ndecision = {{ by = \"Kommunestyret i Eksempel kommune (oppdiktet)\", case = \"32/2025\", date = 2025-11-20 }}\n"
        )
    };
    let findings = |when: &str| {
        fs::write(&service, item(when)).unwrap();
        let (library, found) = criteria::load(&folder, day());
        let mine: Vec<_> = found
            .iter()
            .filter(|one| {
                one.place.as_ref().is_some_and(|place| place.file.ends_with("9901-eksempel/tjenester/bpa.toml"))
            })
            .collect();
        assert!(mine.is_empty(), "{mine:?}");
        lint::all(&library, day()).into_iter().filter(|found| found.code == Code::NoWidening).count()
    };
    assert_eq!(findings("omsorg_for_barn"), 1, "it stands there already");
    assert_eq!(findings("bor_alene"), 0, "those who live alone get more");
}
