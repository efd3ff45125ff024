//! The ledger of real texts: every condition of every source is said by some item of the criteria, or marked with the reason;
//! and where a text is narrower than the law, the finding is expected.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its file is wrong")]

#[cfg(test)]
#[path = "ledger/items.rs"]
mod items;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use tildeling::law::{Finding, LawRef};
use tildeling::units::Date;
use tildeling::{criteria, diagnostic::Severity, differ, lint};
use toml::Value;

/// The records and the conditions in them, as they were read.
const RECORDS: usize = 104;
const CONDITIONS: usize = 339;

#[test]
fn every_condition_of_every_source_is_accounted_for() {
    let ledger = read("tests/ledger/kilder.toml");
    let records = ledger["record"].as_array().unwrap();
    let ids: BTreeSet<&str> = records.iter().map(|record| record["id"].as_str().unwrap()).collect();
    let wanted: BTreeSet<String> = (1..=RECORDS).map(|number| format!("F{number:03}")).collect();
    assert_eq!(ids, wanted.iter().map(String::as_str).collect(), "the records");
    let (mut all, mut said, mut faults) = (0, 0, Vec::new());
    for record in records {
        for condition in record["condition"].as_array().unwrap() {
            all += 1;
            let references = items::references(condition);
            let reason = condition.get("not_said").or(condition.get("partly"));
            let place = format!("{}: {}", record["id"].as_str().unwrap(), condition["text"].as_str().unwrap());
            if references.is_empty() && reason.is_none() {
                faults.push(format!("{place}: neither said nor given a reason"));
            }
            said += usize::from(!references.is_empty());
            faults.extend(
                items::missing(record, &references).map(|reference| format!("{place}: nothing is «{reference}»")),
            );
        }
    }
    println!("{said} of {all} conditions in {RECORDS} texts are expressed ({} ‰)", said * 1000 / all);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert_eq!(all, CONDITIONS, "the conditions");
    assert!(said * 10 >= all * 9, "less than nine of ten conditions are expressed");
}

#[test]
fn every_outdated_citation_in_a_source_is_found_by_the_register_of_laws() {
    let today = "2026-03-01".parse().unwrap();
    let (library, _) = criteria::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), today);
    let ledger = read("tests/ledger/kilder.toml");
    let records = ledger["record"].as_array().unwrap().iter();
    let outdated = records.filter_map(|record| record.get("outdated")).flat_map(|list| list.as_array().unwrap());
    let mut seen = 0;
    for citation in outdated {
        let law: LawRef = citation["law"].as_str().unwrap().parse().unwrap();
        let since: Date = citation["since"].as_datetime().unwrap().to_string().parse().unwrap();
        let now: Option<LawRef> = citation.get("now").map(|now| now.as_str().unwrap().parse().unwrap());
        let wanted = now.as_ref().map_or(Finding::Repealed(since), |now| Finding::Moved(now, since));
        assert_eq!(library.laws.look_up(&law, today), wanted, "{law}");
        assert_eq!(library.laws.look_up(&law, since.plus_days(-1)), Finding::Current, "{law} before {since}");
        seen += 1;
    }
    assert_eq!(seen, 7);
}

#[test]
fn any_two_municipalities_are_compared_within_a_second() {
    let today = "2026-03-01".parse().unwrap();
    let (library, _) = criteria::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), today);
    let rulesets: Vec<_> = library.existing(today).map(|kommune| library.ruleset(kommune, today).0).collect();
    let example = rulesets.iter().find(|ruleset| ruleset.kommune.number == "9901").unwrap();
    let next = rulesets.iter().skip(1).chain(&rulesets);
    let pairs = rulesets.iter().zip(next).flat_map(|(one, next)| [(one, next), (one, example)]);
    let mut slowest = (Duration::ZERO, String::new());
    let mut witnesses = 0;
    for (one, other) in pairs {
        // Other work on the machine only ever adds time: the better of two runs counts.
        let run = || {
            let start = Instant::now();
            (differ::diff(one, other), start.elapsed())
        };
        let (diff, first) = run();
        let time = if first > Duration::from_millis(500) { first.min(run().1) } else { first };
        witnesses += diff.services.iter().filter(|service| !service.equal).count();
        slowest = slowest.max((time, format!("{} and {}", one.kommune.folder, other.kommune.folder)));
    }
    println!("{witnesses} services differ; the slowest comparison is {} in {:?}", slowest.1, slowest.0);
    assert!(witnesses > 100 && slowest.0 <= Duration::from_secs(1), "{slowest:?}");
}

#[test]
fn a_reference_to_nothing_is_seen() {
    let record: Value = "id = \"F045\"\nfolder = \"kommune/5035-stjordal\"\nservice = \"praktisk_bistand\""
        .parse::<toml::Table>()
        .unwrap()
        .into();
    let wrong = ["krav:iplos_3", "krav:iplos_4", "trinn:teknologi", "forhold:bpa", "betaling"].map(String::from);
    let found: Vec<String> = items::missing(&record, &wrong).collect();
    assert_eq!(found, ["krav:iplos_4", "forhold:bpa", "betaling"]);
}

#[test]
fn every_finding_about_a_real_text_is_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let date = "2026-03-01".parse().unwrap();
    let (library, mut found) = criteria::load(&root.join("criteria"), date);
    found.extend(library.check(date));
    found.extend(lint::all(&library, date));
    let grave = found.iter().filter(|found| found.severity() < Severity::Note);
    let found: BTreeSet<(String, String, String)> = grave
        .map(|found| {
            let file = found.place.as_ref().map(|place| place.file.to_string()).unwrap_or_default();
            let file = file.split_once("criteria/").map_or(file.clone(), |(_, below)| below.to_owned());
            let about = found.message.split(['«', '»']).nth(1).unwrap_or_default();
            (file, found.code.name().to_owned(), about.to_owned())
        })
        .collect();
    let expected = read("tests/ledger/funn.toml");
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let expected = expected["finding"].as_array().unwrap().iter();
    let expected = expected.map(|it| (text(it, "file"), text(it, "code"), text(it, "about"))).collect();
    assert_eq!(found, expected);
}

fn read(path: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).unwrap();
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
