//! Persons and what the rules should say about them: `tests/cases/*.toml`, the expected answer inside.
//!
//! `TILDELING_BLESS=1 cargo test --test cases` writes what the rules say now into the files: read the difference before keeping it.

#[cfg(test)]
mod case;

use std::collections::BTreeMap;
use std::path::PathBuf;

use case::{Case, Shelf};

#[test]
fn every_person_gets_the_expected_levels() {
    let mut shelf = Shelf::default();
    let mut faults = Vec::new();
    let mut actual: BTreeMap<PathBuf, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for case in case::all() {
        let result = case.assessment(shelf.rules(&case), "nb");
        let level = |id: &str| {
            let service = result["services"].as_array().unwrap().iter().find(|service| service["id"] == id);
            service.map_or("(no such service)".to_owned(), |service| service["level"].as_str().unwrap().to_owned())
        };
        let found: BTreeMap<String, String> = case.expect.keys().map(|id| (id.clone(), level(id))).collect();
        for (id, expected) in &case.expect {
            if found[id] != *expected {
                faults.push(format!("{}: {id} should be {expected}, is {}", case.name, found[id]));
            }
        }
        if let Some(expected) = &case.next {
            let next = case.next_question(shelf.rules(&case));
            if next.as_ref() != Some(expected) {
                faults.push(format!("{}: the next question should be {expected}, is {next:?}", case.name));
            }
        }
        actual.entry(case.file.clone()).or_default().push(found);
    }
    if std::env::var_os("TILDELING_BLESS").is_some() {
        actual.into_iter().for_each(|(file, levels)| case::bless(&file, &levels));
    } else {
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

#[test]
fn every_criterion_is_decided_both_ways_by_some_person() {
    let mut shelf = Shelf::default();
    let mut seen: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for case in case::all().iter().filter(|case| case.kommune == "9901") {
        let result = case.assessment(shelf.rules(case), "nb");
        for service in result["services"].as_array().unwrap() {
            for criterion in service["criteria"].as_array().unwrap() {
                let key = (service["id"].as_str().unwrap().to_owned(), criterion["id"].as_str().unwrap().to_owned());
                seen.entry(key).or_default().push(criterion["status"].as_str().unwrap().to_owned());
            }
        }
    }
    let one_way = seen.iter().filter(|(_, statuses)| {
        let has = |status: &str| statuses.iter().any(|it| it == status);
        // What only a professional can settle is decided by no case.
        let both = has("met") && has("not_met");
        !(has("judgement") || both)
    });
    let one_way: Vec<String> = one_way.map(|((service, criterion), _)| format!("{service}/{criterion}")).collect();
    println!("{} of {} criteria are decided one way only: {}", one_way.len(), seen.len(), one_way.join(", "));
    assert!(one_way.len() * 20 <= seen.len(), "too many criteria without a case either way: {}", one_way.join(", "));
}

#[test]
fn a_wrong_expectation_is_seen() {
    let mut shelf = Shelf::default();
    let case: Case = case::all().into_iter().next().unwrap();
    let result = case.assessment(shelf.rules(&case), "nb");
    assert!(result["services"].as_array().unwrap().iter().any(|service| service["level"] == "fits"));
    assert!(result["services"].as_array().unwrap().iter().any(|service| service["level"] != "fits"));
}
