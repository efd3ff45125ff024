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
