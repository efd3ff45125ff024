//! The price model: worked examples, properties, bad input, speed.

#[cfg(test)]
#[path = "price/support.rs"]
mod support;

use support::{json, priced};

#[test]
fn shipped_price_files_are_clean() {
    for kommune in ["9901-eksempel", "5035", "5028", "4227", "5027"] {
        let loaded = support::load(kommune);
        assert!(loaded.diagnostics.is_empty(), "{kommune}: {}", tildeling::diagnostic::to_text(&loaded.diagnostics));
    }
}

#[test]
fn a_line_has_the_same_price_each_way() {
    let result = priced(
        "9901-eksempel",
        "2026-03-01",
        r#"{"lines":[{"id":"1","service":"praktisk_bistand","amount":{"minutes":90},"every":{"weeks":3}}]}"#,
    );
    assert_eq!(result["lines"][0]["week"], json("26000"));
}
