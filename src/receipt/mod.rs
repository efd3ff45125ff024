//! Receipts: what an assessment rested on and came to, so that anyone can recompute it later without a network.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The version of the receipt's own form.
const FORM: u64 = 1;

/// What an assessment rested on.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis<'a> {
    /// The municipality's number.
    pub kommune: &'a str,
    /// The day, YYYY-MM-DD.
    pub date: &'a str,
    /// `citizen` or `caseworker`.
    pub audience: &'a str,
    /// The hash of the rules.
    pub ruleset: &'a str,
    /// The facts as they were given.
    pub facts: &'a Map<String, Value>,
}

/// One thing that is not as the receipt says.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Difference {
    /// What: `engine`, `ruleset`, `facts`, `result`, or a service's id.
    pub what: String,
    /// What the receipt says.
    pub receipt: Value,
    /// What comes out now.
    pub now: Value,
}

/// The receipt of an assessment with these service results.
pub fn receipt(basis: &Basis<'_>, services: &[Value]) -> Value {
    let outcomes = outcomes(services);
    json!({
        "receipt": FORM,
        "engine": env!("CARGO_PKG_VERSION"),
        "kommune": basis.kommune,
        "date": basis.date,
        "audience": basis.audience,
        "ruleset": basis.ruleset,
        "facts": basis.facts,
        "facts_hash": hash(&Value::Object(basis.facts.clone())),
        "services": outcomes,
        "result_hash": hash(&outcomes),
    })
}

/// What of a result a receipt holds: no texts, so that a mended spelling changes nothing.
fn outcomes(services: &[Value]) -> Value {
    let ids = |list: &Value, key: &str| {
        list.as_array().into_iter().flatten().map(|item| item.get(key).cloned().unwrap_or_default()).collect::<Vec<_>>()
    };
    let criteria = |list: &Value| {
        let each = list.as_array().into_iter().flatten();
        each.map(|item| json!([item.get("id"), item.get("status")])).collect::<Vec<_>>()
    };
    let one = |service: &Value| {
        json!({
            "id": service.get("id"),
            "level": service.get("level"),
            "reachable": service.get("reachable"),
            "ground": service.get("ground"),
            "criteria": service.get("criteria").map(criteria),
            "reason": service.get("reason").map(|list| ids(list, "fact")),
            "missing": service.get("missing").map(|list| ids(list, "fact")),
        })
    };
    Value::Array(services.iter().map(one).collect())
}

/// SHA-256 of a value with its keys in order, in hexadecimal.
fn hash(value: &Value) -> String {
    let mut sum = Sha256::new();
    feed(value, &mut sum);
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn feed(value: &Value, sum: &mut Sha256) {
    match value {
        Value::Object(table) => {
            let mut keys: Vec<&String> = table.keys().collect();
            keys.sort();
            sum.update(b"{");
            for key in keys {
                feed(&Value::String(key.clone()), sum);
                feed(table.get(key).unwrap_or(&Value::Null), sum);
            }
            sum.update(b"}");
        }
        Value::Array(items) => {
            sum.update(b"[");
            items.iter().for_each(|item| feed(item, sum));
            sum.update(b"]");
        }
        // Every other value's JSON is unambiguous; the mark keeps neighbours apart.
        plain => {
            sum.update(plain.to_string());
            sum.update(b",");
        }
    }
}

/// Whether a value is a receipt this version can read: what is wrong with it, if not.
pub fn unusable(receipt: &Value) -> Option<&'static str> {
    if receipt.get("receipt").and_then(Value::as_u64) != Some(FORM) {
        return Some("filen er ikke en kvittering, eller den er laget for en annen versjon");
    }
    let texts = ["engine", "kommune", "date", "audience", "ruleset", "facts_hash", "result_hash"];
    let whole = texts.iter().all(|key| receipt.get(*key).is_some_and(Value::is_string));
    let whole = whole
        && receipt.get("facts").is_some_and(Value::is_object)
        && receipt.get("services").is_some_and(Value::is_array);
    (!whole).then_some("kvitteringen mangler noe")
}

/// Everything in which a receipt differs from the one made anew from its own facts.
pub fn compare(receipt: &Value, now: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    let at = |value: &Value, key: &str| value.get(key).cloned().unwrap_or_default();
    let mut differ = |what: &str, before: Value, now: Value| {
        if before != now {
            found.push(Difference { what: what.to_string(), receipt: before, now });
        }
    };
    differ("engine", at(receipt, "engine"), at(now, "engine"));
    differ("ruleset", at(receipt, "ruleset"), at(now, "ruleset"));
    differ("facts", at(receipt, "facts_hash"), at(now, "facts_hash"));
    let own = receipt.get("services").map(hash).unwrap_or_default();
    differ("result", at(receipt, "result_hash"), json!(own));
    let list = |value: &Value| value.get("services").and_then(Value::as_array).cloned().unwrap_or_default();
    let (before, after) = (list(receipt), list(now));
    let same = |a: &Value, b: &Value| a.get("id") == b.get("id");
    for service in &before {
        let twin = after.iter().find(|other| same(service, other)).cloned().unwrap_or_default();
        differ(service.get("id").and_then(Value::as_str).unwrap_or("services"), service.clone(), twin);
    }
    for service in after.iter().filter(|service| !before.iter().any(|other| same(service, other))) {
        differ(service.get("id").and_then(Value::as_str).unwrap_or("services"), Value::Null, service.clone());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(level: &str) -> Value {
        let facts = json!({ "alder": 81, "bor_alene": true });
        let basis = Basis {
            kommune: "9901",
            date: "2026-01-01",
            audience: "citizen",
            ruleset: "ab",
            facts: facts.as_object().unwrap(),
        };
        receipt(
            &basis,
            &[json!({ "id": "bpa", "level": level, "criteria": [{ "id": "alder", "status": "met", "text": "x" }] })],
        )
    }

    #[test]
    fn a_receipt_agrees_with_itself_and_with_no_other() {
        assert_eq!(unusable(&made("fits")), None);
        assert_eq!(compare(&made("fits"), &made("fits")), []);
        let found = compare(&made("fits"), &made("no"));
        assert_eq!(found.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["bpa"]);
    }

    #[test]
    fn a_receipt_that_was_altered_is_seen() {
        let mut altered = made("no");
        altered["services"][0]["level"] = json!("fits");
        let what: Vec<String> = compare(&altered, &made("no")).into_iter().map(|one| one.what).collect();
        assert_eq!(what, ["result", "bpa"]);
        altered["facts"]["alder"] = json!(30);
        assert!(unusable(&json!({ "receipt": 2 })).is_some());
    }

    #[test]
    fn the_order_of_the_facts_is_no_difference() {
        assert_eq!(hash(&json!({ "a": 1, "b": [2, 3] })), hash(&json!({ "b": [2, 3], "a": 1 })));
        assert_ne!(hash(&json!([1, 23])), hash(&json!([12, 3])));
    }
}
