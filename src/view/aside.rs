//! What two municipalities say differently about a service besides who gets it: how much, which steps first, deadlines, content, payment.

use serde_json::{Value, json};

use crate::service::Service;
use crate::texts::Texts;

/// What is said on one side and not on the other, by kind; empty when all is the same.
pub fn aside(sides: [Option<&Service>; 2], lang: &str) -> Vec<Value> {
    let [Some(left), Some(right)] = sides else { return Vec::new() };
    let kinds = said(left).into_iter().zip(said(right));
    kinds
        .filter_map(|((kind, left), (_, right))| {
            let words = |texts: &[&Texts]| -> Vec<String> {
                let words = texts.iter().map(|text| text.or_empty(lang).to_owned());
                words.filter(|text| !text.is_empty()).collect()
            };
            let (left, right) = (words(&left), words(&right));
            let only = |one: &[String], other: &[String]| -> Vec<String> {
                one.iter().filter(|text| !other.contains(text)).cloned().collect()
            };
            let (left, right) = (only(&left, &right), only(&right, &left));
            (!left.is_empty() || !right.is_empty()).then(|| json!({ "kind": kind, "left": left, "right": right }))
        })
        .collect()
}

/// Everything said about a service by kind, in the order it is read.
fn said(service: &Service) -> Vec<(&'static str, Vec<&Texts>)> {
    vec![
        ("dose", service.doses.iter().map(|dose| &dose.text).collect()),
        ("ladder", service.ladder.iter().map(|rung| &rung.text).collect()),
        ("norm", service.norms.iter().map(|norm| &norm.text).collect()),
        ("relation", service.relations.iter().map(|relation| &relation.text).collect()),
        ("document", service.documents.iter().map(|document| &document.text).collect()),
        ("includes", service.includes.iter().collect()),
        ("not_included", service.not_included.iter().collect()),
        ("priority", service.priority.iter().collect()),
        ("deadline", service.deadline.iter().map(|deadline| &deadline.text).collect()),
        ("payment", vec![&service.payment]),
        ("waiting", vec![&service.waiting]),
        ("decided_by", vec![&service.decided_by]),
    ]
}
