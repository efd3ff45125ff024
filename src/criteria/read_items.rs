//! Reads the items of a service file that never change an outcome: relations, dose, rungs, norms, documents.

use super::part::{Item, Op, RungPart};
use super::read::{laws, strings, text_list, texts, valid};
use super::read_service::Defaults;
use crate::diagnostic::{Code, Diagnostic};
use crate::service::{Document, Dose, Mode, Norm, Relation, RelationKind, Rung, RungMode};
use crate::source::Node;

fn item<T>(node: Node<'_>, id: String, value: T, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Item<T> {
    let op = Op::from_word(node.text("op"));
    Item { id, op, valid: valid(node, defaults.valid, diagnostics), place: node.place(), value }
}

pub fn relation(node: Node<'_>, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Option<Item<Relation>> {
    let value = Relation {
        kind: RelationKind::from_word(node.text("kind")?)?,
        service: node.text("service")?.to_string(),
        holder: node.text("holder").unwrap_or("recipient").to_string(),
        fact: node.text("fact").map(str::to_string),
        text: texts(node.get("text")),
        law: laws(node, "law", diagnostics).unwrap_or_default(),
    };
    let id = format!("{}_{}_{}", value.kind.word(), value.service, value.holder);
    Some(item(node, id, value, defaults, diagnostics))
}

pub fn dose(node: Node<'_>, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Option<Item<Dose>> {
    let id = node.text("id")?.to_string();
    let value = Dose {
        id: id.clone(),
        text: texts(node.get("text")),
        amount: quantity(node.get("amount"), diagnostics),
        every: quantity(node.get("every"), diagnostics),
        inside: node.text("inside").map(str::to_string),
        adds_time: node.get("adds_time").and_then(Node::bool).unwrap_or(true),
        exception: texts(node.get("exception")),
    };
    Some(item(node, id, value, defaults, diagnostics))
}

/// A table with one unit and its number, and how binding it is.
fn quantity(node: Option<Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, i64, Mode)> {
    let node = node?;
    let mode = node.text("mode").and_then(Mode::from_word).unwrap_or(Mode::Standard);
    let units: Vec<_> =
        node.fields().into_iter().filter_map(|(key, _, value)| Some((key.to_string(), value.int()?))).collect();
    match units.as_slice() {
        [(unit, number)] if *number > 0 => Some((unit.clone(), *number, mode)),
        _ => {
            let found =
                Diagnostic::at(Code::BadValue, node.place(), "her skal det stå én enhet med et tall større enn null");
            diagnostics.push(found.help("for eksempel { weeks = 3, mode = \"standard\" }"));
            None
        }
    }
}

pub fn rung(node: Node<'_>, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Option<Item<RungPart>> {
    let id = node.text("id")?.to_string();
    let rung = Rung {
        id: id.clone(),
        text: texts(node.get("text")),
        mode: RungMode::from_word(node.text("mode")?)?,
        order: node.get("order").and_then(Node::int),
        leads_to: node.text("leads_to").map(str::to_string),
        when: None,
        skip: text_list(node, "skip"),
        law: laws(node, "law", diagnostics).or_else(|| defaults.law.clone()).unwrap_or_default(),
        fact: String::new(),
    };
    let when = node.get("when").and_then(|field| super::read_service::condition(field, diagnostics));
    let value = RungPart { rung, when };
    Some(item(node, id, value, defaults, diagnostics))
}

pub fn norm(node: Node<'_>, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Option<Item<Norm>> {
    let id = node.text("id")?.to_string();
    let value = Norm {
        id: id.clone(),
        text: texts(node.get("text")),
        days: node.get("days").and_then(Node::int),
        from: strings(node.get("from")).into_iter().next(),
    };
    Some(item(node, id, value, defaults, diagnostics))
}

pub fn document(node: Node<'_>) -> Document {
    Document { text: texts(node.get("text")), any_of: text_list(node, "any_of") }
}
