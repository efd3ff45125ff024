//! The municipality's own limit for what may be decided without others: it reminds, and changes nothing.

use serde_json::{Value, json};

use crate::support;

const LIMIT: &str = r#"
[[figure]]
id = "beslutningsgrense"
values = [{ kr = 365_000, from = 2026-01-01, kind = "adopted", source = "test" }]
"#;

const PRICE: &str = r#"
[[price]]
id = "bpa_time"
service = "bpa"
unit = "hour"
values = [{ kr = 1_000, from = 2026-01-01, kind = "unit_cost", source = "test" }]
"#;

fn priced(own: &str, minutes: Value) -> Value {
    let draft = json!({"lines": [{"id": "1", "service": "bpa", "amount": {"minutes": minutes}, "every": {"days": 1}, "supplier": null}]});
    support::price(&support::book(own), "2026-03-01", &draft)
}

#[test]
fn a_draft_above_the_limit_is_to_be_lifted_and_costs_the_same() {
    let reported = |priced: &Value| {
        let found = priced["problems"].as_array().unwrap().iter().find(|it| it["code"] == "over-beslutningsgrensen");
        found.map(|it| (it["line"].clone(), it["message"].as_str().unwrap().to_owned()))
    };
    // An hour of 1000 kr each day of the year is 365 000 kr: the limit itself is not above it.
    let limited = format!("{LIMIT}{PRICE}");
    let (at, above) = (priced(&limited, json!(60)), priced(&limited, json!(61)));
    assert_eq!(at["totals"]["year"], 36_500_000, "{at:#}");
    assert_eq!(reported(&at), None);
    let (line, message) = reported(&above).expect("above the limit");
    assert_eq!(line, Value::Null);
    assert!(
        message.contains("365\u{a0}000,00 kr") && message.contains("Test"),
        "the limit and where it stands: {message}"
    );
    assert!(reported(&priced(&limited, json!({"min": 30, "max": 90}))).is_some(), "what it may cost counts");

    let without = priced(PRICE, json!(61));
    assert_eq!(reported(&without), None);
    for part in ["lines", "totals", "complete"] {
        assert_eq!(above[part], without[part], "{part}");
    }
}
