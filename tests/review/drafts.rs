//! Reviews the drafts of the case files and compares.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value};
use tildeling::assess;
use tildeling::criteria::{self, Ruleset};
use tildeling::diagram::{self, Model};
use tildeling::draft::{self, Raw};
use tildeling::fact::Audience;
use tildeling::units::Date;
use tildeling::vedtak::{self, Frame, RULES, Review};
use tildeling::view;

const CASES: [&str; 5] = [
    include_str!("criteria.toml"),
    include_str!("ladder.toml"),
    include_str!("line.toml"),
    include_str!("person.toml"),
    include_str!("utkast.toml"),
];

/// Municipalities' rules by number and day.
#[derive(Default)]
struct Shelf(BTreeMap<(String, Date), (Ruleset, Model)>);

impl Shelf {
    fn rules(&mut self, kommune: &str, date: Date) -> &(Ruleset, Model) {
        self.0.entry((kommune.to_owned(), date)).or_insert_with(|| {
            let (library, _) = criteria::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), date);
            let (ruleset, _) = library.ruleset(library.kommune(kommune).unwrap(), date);
            let (model, _) = diagram::compile(&ruleset);
            (ruleset, model)
        })
    }
}

fn cases() -> Vec<Value> {
    let read = |text: &str| -> Vec<Value> {
        let table: toml::Table = text.parse().unwrap();
        serde_json::to_value(table).unwrap()["case"].as_array().unwrap().clone()
    };
    CASES.iter().flat_map(|text| read(text)).collect()
}

fn review(shelf: &mut Shelf, case: &Value, lang: &str) -> Review {
    let date: Date = case["date"].as_str().unwrap_or("2026-11-22").parse().unwrap();
    let (ruleset, model) = shelf.rules(case["kommune"].as_str().unwrap_or("9901"), date);
    let facts: Map<String, Value> = case["facts"].as_object().cloned().unwrap_or_default();
    let (knowledge, problems) = view::knowledge(ruleset, model, &facts, Audience::Caseworker);
    assert!(problems.is_empty(), "{}: {problems:?}", case["name"]);
    let raw: Raw =
        serde_json::from_value(serde_json::json!({ "lines": case["lines"], "tolerance": case["tolerance"] })).unwrap();
    let (draft, problems) = draft::read(&raw);
    // Some services are decided on without an amount: a plan, a co-ordinator.
    assert!(problems.iter().all(|it| it.code == "mangler-mengde"), "{}: {problems:?}", case["name"]);
    vedtak::review(&Frame::of(ruleset, "", lang), &assess::assess(model, &knowledge), &knowledge, &draft, date)
}

/// `code`, or `code @ line`, or `code: words that the text holds`.
fn is_said(review: &Review, expected: &str) -> bool {
    let (expected, words) = expected.split_once(": ").unwrap_or((expected, ""));
    let (code, line) = expected.split_once(" @ ").map_or((expected, None), |(code, line)| (code, Some(line)));
    review.findings.iter().any(|found| {
        let there = line.is_none_or(|line| found.line.as_deref() == Some(line));
        found.code == code && there && (found.text.contains(words) || found.law.contains(words))
    })
}

fn list<'a>(case: &'a Value, key: &str) -> Vec<&'a str> {
    case[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn every_draft_is_told_what_it_should_be() {
    let mut shelf = Shelf::default();
    let mut faults = Vec::new();
    for case in cases() {
        let found = review(&mut shelf, &case, "nb");
        let said: Vec<String> =
            found.findings.iter().map(|it| format!("{} {:?} {}", it.code, it.line, it.text)).collect();
        for expected in list(&case, "says").into_iter().filter(|expected| !is_said(&found, expected)) {
            faults.push(format!("{}: «{expected}» is missing in\n  {}", case["name"], said.join("\n  ")));
        }
        for wrong in list(&case, "never").into_iter().filter(|wrong| is_said(&found, wrong)) {
            faults.push(format!("{}: «{wrong}» should not be there:\n  {}", case["name"], said.join("\n  ")));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A rule that no draft meets, or that every draft meets, tells nobody anything.
#[test]
fn every_rule_has_a_draft_that_meets_it_and_one_that_does_not() {
    let all = cases();
    let codes = |key: &str| -> BTreeSet<String> {
        let named = all.iter().flat_map(|case| list(case, key).into_iter().map(str::to_owned).collect::<Vec<_>>());
        named.map(|text| text.split([' ', ':']).next().unwrap().to_owned()).collect()
    };
    let known: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    // Said about every draft, whatever it costs.
    let always = BTreeSet::from(["forsvarlig".to_owned()]);
    assert_eq!(known.difference(&codes("says")).collect::<Vec<_>>(), Vec::<&String>::new(), "met by no draft");
    let never: BTreeSet<String> = codes("never").union(&always).cloned().collect();
    assert_eq!(known.difference(&never).collect::<Vec<_>>(), Vec::<&String>::new(), "kept from no draft");
    assert_eq!(codes("says").difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "no such rule");
}

/// A reason given for a point stays with it: it is shown as explained, and never taken away.
#[test]
fn an_explained_point_stays() {
    let mut shelf = Shelf::default();
    let mut case = cases().into_iter().find(|case| list(case, "says").contains(&"mangler-hjemmel")).unwrap();
    let before = review(&mut shelf, &case, "nb").findings;
    case["lines"][0]["overrides"] =
        serde_json::json!([{ "code": "mangler-hjemmel", "reason": "Hjemmelen settes inn senere." }]);
    let after = review(&mut shelf, &case, "nb").findings;
    assert_eq!(before.len(), after.len());
    let explained = |found: &[vedtak::Finding]| found.iter().filter(|it| it.explained).count();
    assert_eq!((explained(&before), explained(&after)), (0, 1));
}

#[test]
fn nynorsk_says_the_same_points() {
    let mut shelf = Shelf::default();
    for case in cases() {
        let codes = |review: Review| review.findings.into_iter().map(|it| (it.code, it.line)).collect::<Vec<_>>();
        let (nb, nn) = (review(&mut shelf, &case, "nb"), review(&mut shelf, &case, "nn"));
        assert!(nn.findings.iter().all(|found| !found.text.contains('{') && !found.text.is_empty()));
        assert_eq!(codes(nb), codes(nn), "{}", case["name"]);
    }
}
