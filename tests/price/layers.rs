//! Layers: what a municipality may add, replace and remove, by decision.

use serde_json::json;

use crate::support;

#[test]
fn a_municipality_replaces_and_removes_by_decision() {
    let own = r#"
[[price]]
id = "bdo_avlastning"
op = "replace"
decision = { by = "kommunestyret", case = "12/26", date = 2026-02-01 }
book = "bdo_avledet"
service = "avlastning"
unit = "hour"
values = [{ kr = 470, from = 2026-01-01, kind = "estimate", source = "test" }]

[[price]]
id = "bdo_omsorgsstonad"
op = "remove"
decision = { by = "kommunestyret" }

[[figure]]
id = "reiseindeks"
op = "replace"
decision = { by = "kommunestyret" }
values = [{ count = 1.3, from = 2026-01-01, kind = "estimate", source = "test" }]
"#;
    let book = support::book(own);
    let line = |id: &str, service: &str| json!({"id": id, "service": service, "amount": {"minutes": 60}, "every": {"weeks": 1}});
    let lines = json!([line("1", "avlastning"), line("2", "omsorgsstonad"), line("3", "bolig_heldogn")]);
    let result = support::price(&book, "2026-03-01", &json!({"lines": lines, "book": "bdo_avledet"}));
    assert_eq!(result["lines"][0]["week"], json!(47_000));
    assert_eq!(result["lines"][1]["week"], json!(null));
    assert_eq!(result["lines"][2]["week"], json!(41_935));
}

#[test]
fn the_order_of_files_does_not_matter_and_the_bytes_are_the_same() {
    let (one, other) = (support::eksempel(), support::eksempel());
    assert_eq!(one.to_bytes(), other.to_bytes());
    let read = tildeling::price::Book::from_bytes(&one.to_bytes()).unwrap();
    assert_eq!(read, one);
    assert_eq!(read.hash(), one.hash());
}
