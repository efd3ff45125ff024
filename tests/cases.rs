//! Persons and what the rules should say about them: `tests/cases/*.toml`, the expected answer inside.
//!
//! `TILDELING_BLESS=1 cargo test --test cases` writes what the rules say now into the files: read the difference before keeping it.

#[cfg(test)]
mod case;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use case::{Case, Shelf};
use tildeling::fact::Audience;
use tildeling::service::Criterion;

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

/// Where a criterion stands, and what it is called.
type Stand = (String, u32, String);

fn stand(criterion: &Criterion) -> Stand {
    let place = &criterion.provenance.place;
    let file = place.file.split_once("criteria/").map_or(&*place.file, |(_, below)| below);
    (file.to_owned(), place.line, criterion.id.clone())
}

#[test]
fn every_criterion_of_every_municipality_is_decided_both_ways_by_some_person() {
    let mut shelf = Shelf::default();
    let mut seen: BTreeMap<Stand, BTreeSet<String>> = BTreeMap::new();
    for case in case::all() {
        let rules = shelf.rules(&case);
        let result = case.assessment(rules, "nb");
        for (service, said) in rules.ruleset.services.iter().zip(result["services"].as_array().unwrap()) {
            for (criterion, said) in service.criteria.iter().zip(said["criteria"].as_array().unwrap()) {
                seen.entry(stand(criterion)).or_default().insert(said["status"].as_str().unwrap().to_owned());
            }
        }
    }
    let (mut all, mut professional) = (BTreeSet::new(), 0);
    let today = "2026-03-01".parse().unwrap();
    let library = shelf.library(today);
    for kommune in library.kommuner.values() {
        let days = library.days_of_change(kommune);
        let starts =
            days.first().map(|first| first.plus_days(-1)).into_iter().chain(days.iter().copied()).chain([today]);
        for ruleset in starts.map(|day| library.ruleset(kommune, day).0) {
            for criterion in ruleset.services.iter().flat_map(|service| &service.criteria) {
                let facts = criterion.facts(&ruleset.facts);
                // What only a professional can settle is decided by no case.
                let settled = |fact: &usize| ruleset.facts.as_slice()[*fact].professional;
                if criterion.when.is_none() || facts.iter().all(settled) {
                    professional += 1;
                } else {
                    all.insert(stand(criterion));
                }
            }
        }
    }
    let both = |stand: &&Stand| {
        seen.get(*stand).is_some_and(|statuses| ["met", "not_met"].iter().all(|status| statuses.contains(*status)))
    };
    let one_way: Vec<&Stand> = all.iter().filter(|stand| !both(stand)).collect();
    println!("{} criteria with a condition, {professional} left to a professional or without one", all.len());
    assert!(
        all.len() > 200 && one_way.is_empty(),
        "{} of {} are not decided both ways: {one_way:#?}",
        one_way.len(),
        all.len()
    );
}

#[test]
fn every_service_of_the_example_has_a_reasoned_person_for_each_level_it_can_have() {
    let mut shelf = Shelf::default();
    let cases: Vec<Case> = case::all().into_iter().filter(|case| case.kommune == "9901").collect();
    let mut persons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut reasoned: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut faults = Vec::new();
    for case in &cases {
        for (id, level) in &case.expect {
            *persons.entry(id).or_default() += 1;
            let Some(why) = &case.why else { continue };
            reasoned.insert((id, level));
            let (laws, reason) =
                why.split_once(": ").unwrap_or_else(|| panic!("{}: «{why}» names no provision", case.name));
            let service = shelf.rules(case).ruleset.services.iter().find(|service| service.id == *id).unwrap();
            let known =
                service.grounds.iter().flat_map(|it| &it.law).chain(service.criteria.iter().flat_map(|it| &it.law));
            let known: BTreeSet<String> = known.map(ToString::to_string).collect();
            faults.extend(
                laws.split("; ")
                    .filter(|law| *law != "ingen" && !known.contains(*law))
                    .map(|law| format!("{}: {id} does not rest on {law}", case.name)),
            );
            if reason.split(' ').count() < 4 || !reason.ends_with('.') {
                faults.push(format!("{}: «{reason}» is no reason", case.name));
            }
        }
    }
    let nobody = Case {
        facts: serde_json::Map::new(),
        answers: None,
        audience: Audience::Caseworker,
        ..case::all().into_iter().find(|case| case.kommune == "9901").unwrap()
    };
    let unknown = nobody.assessment(shelf.rules(&nobody), "nb");
    for service in unknown["services"].as_array().unwrap() {
        let id = service["id"].as_str().unwrap();
        for level in service["reachable"].as_array().unwrap().iter().map(|level| level.as_str().unwrap()) {
            if !reasoned.contains(&(id, level)) {
                faults.push(format!("{id}: no person with a reason for {level}"));
            }
        }
        let wanted = service["reachable"].as_array().unwrap().len();
        if persons.get(id).copied().unwrap_or_default() < wanted {
            faults.push(format!("{id}: too few persons"));
        }
    }
    assert!(reasoned.len() >= 100 && faults.is_empty(), "{} reasons\n{}", reasoned.len(), faults.join("\n"));
}

#[test]
fn a_person_named_by_a_criterion_has_it_as_the_name_says() {
    let mut shelf = Shelf::default();
    let (mut named, mut faults) = (0, Vec::new());
    for case in case::all() {
        let Some((id, rest)) = case.name.split_once('«').and_then(|(_, rest)| rest.split_once("» er ")) else {
            continue;
        };
        let wanted = match rest {
            "oppfylt" => "met",
            "ikke oppfylt" => "not_met",
            _ => continue,
        };
        let result = case.assessment(shelf.rules(&case), "nb");
        let services = result["services"].as_array().unwrap().iter();
        let mut criteria = services
            .filter(|service| case.expect.contains_key(service["id"].as_str().unwrap()))
            .flat_map(|service| service["criteria"].as_array().unwrap())
            .filter(|criterion| criterion["id"] == id);
        named += 1;
        match criteria.next() {
            Some(criterion) if criterion["status"] == wanted => {}
            found => faults.push(format!("{}: is {:?}", case.name, found.map(|criterion| &criterion["status"]))),
        }
    }
    assert!(named > 200 && faults.is_empty(), "{named} named\n{}", faults.join("\n"));
}

#[test]
fn a_wrong_expectation_is_seen() {
    let mut shelf = Shelf::default();
    let case: Case = case::all().into_iter().next().unwrap();
    let result = case.assessment(shelf.rules(&case), "nb");
    assert!(result["services"].as_array().unwrap().iter().any(|service| service["level"] == "fits"));
    assert!(result["services"].as_array().unwrap().iter().any(|service| service["level"] != "fits"));
}
