//! The 36 real criteria of `tests/krav`: each stands as files in the format, says how it is said, and behaves as it must.
//!
//! A case is written as in `case`; after `===` stands what is checked, as TOML: `service`; `findings`, the codes that must be
//! found (none when left out); `said`, words that must leave the engine; `doses`; and for each `[[case]]` the `facts` and the `level`,
//! `reachable`, `ground`, `status` of criteria, `rungs` that apply and their `states`, `order`, `relations` and a kind of `changes`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use tildeling::criteria::{self, Library, Ruleset};
use tildeling::diagnostic::{Severity, to_text};
use tildeling::diagram::{Model, compile};
use tildeling::fact::Audience;
use tildeling::service::Dose;
use tildeling::units::Date;
use tildeling::{lint, pack, view};

use super::case::{change, copy, files, root, scratch};

const DAY: &str = "2026-03-01";

#[test]
fn every_criterion_says_how_it_is_said_and_behaves_so() {
    let folder = root().join("tests/krav");
    let cases = files(&folder, "txt");
    assert_eq!(cases.len(), 36);
    let faults: Vec<String> =
        cases.iter().enumerate().flat_map(|(at, case)| check(at + 1, case, &folder.join("base"))).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn check(number: usize, case: &Path, base: &Path) -> Vec<String> {
    let name = case.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(case).unwrap();
    let (given, wanted) = text.split_once("\n===\n").unwrap_or_else(|| panic!("{name}: no line ==="));
    let mut lines = given.lines();
    let what = lines.next().unwrap();
    assert!(
        what.starts_with(&format!("# {number}. ")) && what.ends_with('.'),
        "{name}: says not which criterion it is"
    );
    assert!(given.contains("\n# Slik er det sagt: "), "{name}: says not how it is said");
    let wanted: toml::Table = wanted.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
    let criteria = scratch(&format!("krav-{name}")).join("criteria");
    copy(base, &criteria);
    change(&criteria, lines.skip_while(|line| line.starts_with("# ")));
    let (library, found) = criteria::load(&criteria, DAY.parse().unwrap());
    let mut faults = Vec::new();
    let mut diagnostics = found;
    diagnostics.extend(library.check(DAY.parse().unwrap()));
    diagnostics.extend(lint::all(&library, DAY.parse().unwrap()));
    diagnostics.retain(|found| found.severity() != Severity::Note);
    let codes: BTreeSet<&str> = diagnostics.iter().map(|found| found.code.name()).collect();
    let expected: BTreeSet<&str> = list(&wanted, "findings").into_iter().collect();
    if codes != expected {
        faults.push(format!("{name}: finds {codes:?}, not {expected:?}\n{}", to_text(&diagnostics)));
    }
    let service = wanted["service"].as_str().unwrap();
    let today = Person::new(&library, DAY.parse().unwrap());
    let words = view::words(&today.ruleset, "", "nb");
    let words = words["services"].as_array().unwrap().iter().find(|one| one["id"] == service).unwrap().to_string();
    for said in list(&wanted, "said") {
        if !words.contains(said) {
            faults.push(format!("{name}: never says «{said}»\n{words}"));
        }
    }
    let doses: Vec<String> =
        today.ruleset.services.iter().filter(|one| one.id == service).flat_map(|one| &one.doses).map(dose).collect();
    if wanted.contains_key("doses") && doses != list(&wanted, "doses") {
        faults.push(format!("{name}: doses {doses:?}"));
    }
    let cases = wanted["case"].as_array().unwrap();
    for case in cases.iter().map(|case| case.as_table().unwrap()) {
        let date = case.get("date").map_or(DAY, |date| date.as_str().unwrap());
        let result = Person::new(&library, date.parse().unwrap()).assess(&case["facts"], service);
        faults.extend(
            differences(case, &result).into_iter().map(|fault| format!("{name}, {:?}: {fault}", case["facts"])),
        );
    }
    fs::remove_dir_all(criteria.parent().unwrap()).unwrap();
    faults
}

/// The strings of a list, none when it is absent.
fn list<'a>(table: &'a toml::Table, key: &str) -> Vec<&'a str> {
    table.get(key).into_iter().flat_map(|list| list.as_array().unwrap()).map(|item| item.as_str().unwrap()).collect()
}

/// A dose in a line: amount, interval, what it is inside of, whether it gives time.
fn dose(dose: &Dose) -> String {
    let quantity = |name: &str, quantity: &Option<(String, i64, tildeling::service::Mode)>| {
        quantity
            .as_ref()
            .map(|(unit, number, mode)| format!(" {name} {unit} {number} {}", mode.word()))
            .unwrap_or_default()
    };
    let inside = dose.inside.as_ref().map(|inside| format!(" inside {inside}")).unwrap_or_default();
    let time = if dose.adds_time { "" } else { " no_extra_time" };
    format!("{}{}{}{inside}{time}", dose.id, quantity("amount", &dose.amount), quantity("every", &dose.every))
}

struct Person {
    ruleset: Ruleset,
    model: Model,
}

impl Person {
    fn new(library: &Library, on: Date) -> Person {
        let (ruleset, _) = library.ruleset(library.kommune("9990").unwrap(), on);
        let (model, _) = compile(&ruleset);
        Person { ruleset, model }
    }

    /// The result for one service, as the command gives it.
    fn assess(&self, facts: &toml::Value, service: &str) -> Value {
        let facts = serde_json::to_value(facts).unwrap();
        let facts: Map<String, Value> = facts.as_object().unwrap().clone();
        let (knowledge, problems) = view::knowledge(&self.ruleset, &self.model, &facts, Audience::Caseworker);
        assert!(problems.is_empty(), "{facts:?}: {problems:?}");
        let hash = pack::hash(&self.ruleset, &self.model);
        let result = view::assessment(&self.ruleset, &self.model, &hash, &knowledge, problems, "nb");
        result.services.into_iter().find(|one| one["id"] == service).unwrap()
    }
}

/// What a result has that the case does not want, in words.
fn differences(case: &toml::Table, result: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, wanted) in case.iter().filter(|(key, _)| !["facts", "date"].contains(&key.as_str())) {
        let wanted = serde_json::to_value(wanted).unwrap();
        // From a list of entries: the field of each that has an id, for the ids the case names.
        let picked = |entries: &str, id: &str, field: &str| {
            let entries = result[entries].as_array().unwrap();
            let one = |name: &String| {
                (
                    name.clone(),
                    entries.iter().find(|one| one[id] == **name).map_or(Value::Null, |one| one[field].clone()),
                )
            };
            Value::Object(wanted.as_object().unwrap().keys().map(one).collect())
        };
        let found = match key.as_str() {
            "level" | "reachable" | "ground" => result[key.as_str()].clone(),
            "status" => picked("criteria", "id", "status"),
            "rungs" => picked("ladder", "rung", "applies"),
            "states" => picked("ladder", "rung", "state"),
            "relations" => picked("relations", "service", "kind"),
            "order" => result["ladder"].as_array().unwrap().iter().map(|rung| rung["rung"].clone()).collect(),
            "changes" => {
                result["changes"].as_array().unwrap().first().map_or(json!(null), |change| change["kind"].clone())
            }
            other => panic!("no such check: {other}"),
        };
        if found != wanted {
            faults.push(format!("{key} is {found}, not {wanted}"));
        }
    }
    faults
}
