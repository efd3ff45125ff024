//! The persons' drafts, priced: each line's amounts were worked out by hand from the price list.

use serde_json::{Value, json};

use crate::support;

#[test]
fn each_person_s_lines_cost_what_was_worked_out() {
    let book = support::eksempel();
    let cases: toml::Table = include_str!("../review/person.toml").parse().unwrap();
    let cases = serde_json::to_value(cases).unwrap();
    let mut checked = 0;
    for case in cases["case"].as_array().unwrap() {
        let priced = support::price(&book, "2026-12-01", &json!({ "lines": case["lines"] }));
        for (id, expected) in case["cost"].as_object().unwrap() {
            let line = priced["lines"].as_array().unwrap().iter().find(|line| line["id"] == *id).unwrap();
            let found: Vec<&Value> = ["week", "month"].iter().map(|stretch| &line[*stretch]).collect();
            assert_eq!(json!(found), *expected, "{} {id}", case["name"]);
            checked += 1;
        }
    }
    assert_eq!(checked, 18);
}

/// The drafts of the ten persons as typed: every amount of each line and of the whole, to the øre.
#[test]
fn each_person_s_draft_costs_what_was_worked_out_apart() {
    let book = support::eksempel();
    let cases: toml::Table = include_str!("../review/utkast.toml").parse().unwrap();
    let cases = serde_json::to_value(cases).unwrap();
    let mut checked = 0;
    for case in cases["case"].as_array().unwrap() {
        let (name, cost) = (&case["name"], case["cost"].as_object().unwrap());
        let given: Vec<&Value> = case["lines"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| cost.contains_key(line["id"].as_str().unwrap()))
            .collect();
        let draft = json!({ "lines": given, "recipient": case["recipient"] });
        let priced = support::price(&book, "2026-11-22", &draft);
        assert_eq!(priced["complete"], json!(true), "{name}");
        for line in priced["lines"].as_array().unwrap() {
            let expected = &cost[line["id"].as_str().unwrap()];
            checked += same(line, expected, &format!("{name} {}", line["id"]));
            checked += same(&line["user"], &expected["user"], &format!("{name} {} user", line["id"]));
        }
        let (found, expected) = (&priced["totals"], &case["total"]);
        checked += same(found, expected, &format!("{name} total"));
        for who in ["user", "net"] {
            checked += same(&found[who], &expected[who], &format!("{name} total {who}"));
        }
        assert_eq!(found["once"], expected.get("once").cloned().unwrap_or(json!(0)), "{name} once");
    }
    assert_eq!(checked, 10 * 3 * 4 + 26 * 2 * 4);
}

/// What is not there is expected not to be there.
fn same(found: &Value, expected: &Value, what: &str) -> usize {
    let stretches = ["week", "month", "year", "period"];
    for stretch in stretches {
        assert_eq!(found[stretch], expected[stretch], "{what} {stretch}");
    }
    stretches.len()
}
