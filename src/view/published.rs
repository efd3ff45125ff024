//! Words as the pages load them: without what the pack says, with shared sources once, and each reader's by themselves.

use std::collections::BTreeSet;
use std::slice;

use serde_json::{Value, json};

use crate::criteria::Ruleset;

/// What stands in the pack, in the same order.
const IN_PACK: &[(&str, &[&str])] =
    &[("facts", &["id", "professional", "min", "max"]), ("questions", &["id"]), ("services", &["id"])];
/// What no page shows of a criterion; the handbook and the command do.
const UNSHOWN: &[&str] = &["id", "rank", "layer", "adopted", "discretion", "source_lang", "note", "effect"];
/// What only the guide shows: of the rules, of whom to turn to, of each fact and service, and of a service's parts. The pack says how much a
/// criterion weighs too, but a citizen gets the list of services also where no engine runs.
const GUIDE: &[&str] = &["questions", "low_threshold"];
const GUIDE_CONTACT: &[&str] = &["hours"];
const GUIDE_FACT: &[&str] = &["why"];
/// What is only shown of a fact that some criterion asks for.
const TOLD_FACT: &[&str] = &["phrases", "presumed"];
const GUIDE_SERVICE: &[&str] = &["about", "apply", "vedtak", "low_threshold"];
const GUIDE_PARTS: &[(&str, &[&str])] = &[
    ("criteria", &["strength"]),
    ("deadline", &["law"]),
    ("complaint", &["weeks", "law"]),
    ("ladder", &["mode", "leads_to", "skip"]),
    ("relations", &["holder"]),
];
/// What only caseworkers are shown, of each fact and service.
const DESK_FACT: &[&str] = &["subject", "area", "iplos", "caseworker"];
const DESK_SERVICE: &[&str] =
    &["kpr", "step", "price_unit", "decided_by", "home_visit", "doses", "norms", "priority", "process"];

/// All words of a ruleset as two values: what a citizen loads, and what a caseworker loads, who may lay one into the other place by place.
pub fn published(ruleset: &Ruleset, mut words: Value) -> (Value, Value) {
    let criteria = ruleset.services.iter().flat_map(|service| &service.criteria);
    let told: BTreeSet<usize> = criteria.flat_map(|criterion| criterion.facts(&ruleset.facts)).collect();
    let untold = items(&mut words, "facts").enumerate().filter(|(fact, _)| !told.contains(fact));
    untold.for_each(|(_, fact)| drop(moved(fact, TOLD_FACT)));
    for (list, keys) in IN_PACK {
        items(&mut words, list).for_each(|item| drop(moved(item, keys)));
    }
    let mut sources = Vec::new();
    for service in items(&mut words, "services") {
        items(service, "grounds").for_each(|ground| drop(moved(ground, &["id", "text"])));
        for criterion in items(service, "criteria") {
            drop(moved(criterion, UNSHOWN));
            if let Some(source) = criterion.get_mut("source") {
                *source = json!(place(&mut sources, source.take()));
            }
        }
    }
    if let Some(fields) = words.as_object_mut() {
        fields.insert("sources".into(), Value::Array(sources));
    }
    let mut desk = words.clone();
    drop(moved(&mut desk, GUIDE));
    desk.get_mut("contact").into_iter().for_each(|contact| drop(moved(contact, GUIDE_CONTACT)));
    for (words, fact, service) in [(&mut desk, GUIDE_FACT, GUIDE_SERVICE), (&mut words, DESK_FACT, DESK_SERVICE)] {
        items(words, "facts").for_each(|item| drop(moved(item, fact)));
        items(words, "services").for_each(|item| drop(moved(item, service)));
    }
    for service in items(&mut desk, "services") {
        for (part, keys) in GUIDE_PARTS {
            items(service, part).for_each(|item| drop(moved(item, keys)));
        }
    }
    (said(words), said(desk))
}

/// Only what has been said: the reader takes what is absent for nothing.
fn said(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let empty = |field: &Value| field.is_null() || field.as_array().is_some_and(Vec::is_empty);
            fields.into_iter().filter(|(_, field)| !empty(field)).map(|(key, field)| (key, said(field))).collect()
        }
        Value::Array(items) => items.into_iter().map(said).collect(),
        other => other,
    }
}

/// The place of a value in a list that holds each once.
fn place(list: &mut Vec<Value>, value: Value) -> usize {
    list.iter().position(|known| *known == value).unwrap_or_else(|| {
        list.push(value);
        list.len().saturating_sub(1)
    })
}

/// What stands under a key, one by one where it is a list.
fn items<'a>(words: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    let found = words.get_mut(key).map_or(&mut [][..], |found| match found {
        Value::Array(items) => items,
        one => slice::from_mut(one),
    });
    found.iter_mut()
}

/// Fields taken out of a table.
fn moved(from: &mut Value, keys: &[&str]) -> Value {
    let fields = from.as_object_mut();
    fields.into_iter().flat_map(|fields| keys.iter().filter_map(|key| fields.shift_remove_entry(*key))).collect()
}
