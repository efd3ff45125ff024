//! Bad drafts and bad price files: a located message for what is wrong, and the rest is priced.

use serde_json::{Value, json};
use tildeling::diagnostic::to_text;
use tildeling::draft::Raw;

use crate::support;

/// Cases as data: what is wrong in the draft, and where it must be reported.
#[test]
fn each_fault_is_reported_at_its_place_and_the_rest_is_priced() {
    let book = support::eksempel();
    let cases: toml::Table = include_str!("bad_input.toml").parse().unwrap();
    for case in cases["case"].as_array().unwrap() {
        let text = |key: &str| case.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let good = json!({"id": "god", "service": "hjemmesykepleie", "amount": {"minutes": 60}, "every": {"weeks": 1}});
        let mut draft = support::json(if text("draft").is_empty() { "{}" } else { text("draft") });
        let mut lines = vec![good];
        if !text("line").is_empty() {
            lines.push(support::json(text("line")));
        }
        if draft.get("lines").is_none() {
            draft["lines"] = json!(lines);
        }
        let result = support::price(&book, "2026-03-01", &draft);
        let name = format!("{}: {:#}", text("name"), result["problems"]);
        let problem = result["problems"].as_array().unwrap().iter().find(|problem| problem["code"] == text("code"));
        let problem = problem.unwrap_or_else(|| panic!("no «{}» in {name}", text("code")));
        assert_eq!(
            problem["line"],
            case.get("at_line").map_or(Value::Null, |line| json!(line.as_str().unwrap())),
            "{name}"
        );
        assert_eq!(problem["field"], text("field"), "{name}");
        for part in ["message", "help"] {
            assert!(!problem[part].as_str().unwrap().is_empty(), "{name}");
        }
        if let Some(word) = case.get("help").and_then(toml::Value::as_str) {
            assert!(problem["help"].as_str().unwrap().contains(word), "{name}");
        }
        if let Some(complete) = case.get("complete").and_then(toml::Value::as_bool) {
            assert_eq!(result["complete"], json!(complete), "{name}");
            assert_eq!(result["totals"]["complete"], json!(complete), "{name}");
        }
        if draft["lines"].is_array() && draft.get("book").is_none() {
            assert_eq!(result["lines"][0]["week"], json!(69_000), "the good line has its price: {name}");
        }
    }
}

/// Whatever comes in, something sensible comes out: no panic, and nothing priced that was not understood.
#[test]
fn rubbish_is_survived() {
    let book = support::eksempel();
    let pieces = [
        "null",
        "true",
        "0",
        "-1",
        "1e400",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5",
        "\"\"",
        "\"tekst\"",
        "[]",
        "{}",
        "[[]]",
        "{\"min\":1}",
        "{\"min\":5,\"max\":1}",
        "{\"minutes\":90}",
        "{\"minutes\":{\"min\":0,\"max\":600000}}",
        "{\"weeks\":1}",
        "{\"weeks\":0}",
        "\"2026-01-01\"",
        "\"9999-12-31\"",
        "\"0001-01-01\"",
        "{\"days\":1,\"weeks\":2}",
        "[{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}]",
        "\"praktisk_bistand\"",
    ];
    let fields = [
        "id",
        "service",
        "amount",
        "every",
        "times",
        "from",
        "to",
        "supplier",
        "helpers",
        "place_level",
        "pauses",
        "personal_care",
        "wanted",
        "assessed",
        "used",
        "priced_from",
        "reason",
        "law",
        "review_by",
        "alternative",
        "ladder",
        "overrides",
        "ukjent",
    ];
    let good = r#"{"id":"1","service":"praktisk_bistand","amount":{"minutes":90},"every":{"weeks":1},"from":"2026-01-01","to":"2026-07-01"}"#;
    for field in fields {
        for piece in pieces {
            let Ok(value) = serde_json::from_str::<Raw>(piece) else { continue };
            let line: Raw = serde_json::from_str(good).unwrap();
            let Raw::Table(mut entries) = line else { panic!("a line that is not an object") };
            entries.retain(|(key, _)| key != field);
            entries.push((field.to_owned(), value));
            let draft = Raw::Table(vec![("lines".into(), Raw::List(vec![Raw::Table(entries)]))]);
            let (draft, _) = tildeling::draft::read(&draft);
            let cost = tildeling::price::price(&draft, &book, "2026-03-01".parse().unwrap());
            let explained = tildeling::price::trace::explain(&draft, &book, &cost);
            assert_eq!(explained.lines.len(), cost.lines.len());
        }
    }
    for field in ["lines", "recipient", "zones", "travel_index", "mode", "book", "calendar"] {
        for piece in pieces {
            let Ok(value) = serde_json::from_str::<Raw>(piece) else { continue };
            let (draft, _) = tildeling::draft::read(&Raw::Table(vec![(field.into(), value)]));
            tildeling::price::price(&draft, &book, "2026-03-01".parse().unwrap());
        }
    }
}

#[test]
fn a_day_before_every_price_is_said_and_not_guessed() {
    let draft = support::json(
        r#"{"lines":[{"id":"1","service":"praktisk_bistand","amount":{"minutes":60},"every":{"weeks":1}}]}"#,
    );
    let result = support::price(&support::eksempel(), "2020-01-01", &draft);
    assert_eq!(result["lines"][0]["week"], Value::Null);
    assert_eq!(result["complete"], json!(false));
    assert_eq!(result["problems"][0]["code"], json!("mangler-pris"));
}

#[test]
fn a_rate_of_an_earlier_year_is_used_and_marked() {
    let draft = support::json(
        r#"{"lines":[{"id":"1","service":"praktisk_bistand","amount":{"minutes":60},"every":{"weeks":1}}],"recipient":{"income":40000000}}"#,
    );
    let result = support::price(&support::eksempel(), "2028-03-01", &draft);
    assert_eq!(result["lines"][0]["week"], json!(52_000));
    assert_eq!(result["approximate"], json!(true));
    assert_eq!(result["complete"], json!(true));
    let notes = result["lines"][0]["notes"].to_string();
    assert!(
        notes.contains("pris: sats fra 2026, ikke bekreftet for 2028") && notes.contains("egenandel: sats fra"),
        "{notes}"
    );
}

/// Faults in price files, each with the code and the place where it is reported.
#[test]
fn bad_price_files_are_reported_at_their_place() {
    let cases: toml::Table = include_str!("bad_files.toml").parse().unwrap();
    for case in cases["case"].as_array().unwrap() {
        let text = |key: &str| case[key].as_str().unwrap();
        let (_, findings) = support::book_with_findings(&format!("{}{}", support::HEAD, text("file")));
        let shown = to_text(&findings);
        let found = findings
            .iter()
            .find(|found| found.code.name() == text("code"))
            .unwrap_or_else(|| panic!("{}: {shown}", text("name")));
        let place = found.place.as_ref().unwrap_or_else(|| panic!("no place: {shown}"));
        assert!(place.text.contains(text("at")), "{}: {shown}", text("name"));
        assert!(found.help.is_some(), "{shown}");
    }
}

#[test]
fn round_the_clock_staffing_is_never_priced_hour_by_hour() {
    let own = r#"
[[price]]
id = "one_to_one"
service = "barnebolig"
unit = "hour"
values = [{ kr = 500, from = 2026-01-01, kind = "unit_cost", source = "test" }]

[[price]]
id = "shared"
service = "bolig_heldogn"
unit = "hour"
shared = true
values = [{ kr = 420, from = 2026-01-01, kind = "estimate", source = "test" }]
"#;
    let line = |id: &str, service: &str| json!({"id": id, "service": service, "amount": {"minutes": 10_080}, "every": {"weeks": 1}});
    let lines = [line("1", "barnebolig"), line("2", "bolig_heldogn")];
    let result = support::price(&support::book(own), "2026-03-01", &json!({"lines": lines}));
    assert_eq!(
        (&result["problems"][0]["code"], &result["problems"][0]["line"]),
        (&json!("delt-bemanning"), &json!("1"))
    );
    assert_eq!(result["lines"][0]["week"], Value::Null);
    assert_eq!(result["lines"][1]["week"], json!(7_056_000));
}

#[test]
fn overlapping_prices_are_not_used() {
    let own = r#"
[[price]]
id = "p"
service = "praktisk_bistand"
unit = "hour"
values = [{ kr = 500, from = 2026-01-01, to = 2027-01-01, kind = "unit_cost", source = "test" }, { kr = 600, from = 2026-06-01, kind = "unit_cost", source = "test" }]

[[price]]
id = "q"
service = "bpa"
unit = "hour"
values = [{ kr = 400, from = 2026-01-01, kind = "unit_cost", source = "test" }]
"#;
    let (book, findings) = support::book_with_findings(&format!("{}{own}", support::HEAD));
    assert_eq!(findings.len(), 1);
    let line = |id: &str, service: &str| json!({"id": id, "service": service, "amount": {"minutes": 60}, "every": {"weeks": 1}});
    let result =
        support::price(&book, "2026-07-01", &json!({"lines": [line("1", "praktisk_bistand"), line("2", "bpa")]}));
    assert_eq!(result["lines"][0]["week"], Value::Null);
    assert_eq!(result["lines"][1]["week"], json!(40_000));
    assert_eq!(result["problems"][0]["code"], json!("overlappende-priser"));
    assert_eq!(result["totals"]["week"], json!(40_000));
    assert_eq!(result["totals"]["complete"], json!(false));
}
