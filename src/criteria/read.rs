//! Small readers shared by all criteria files: texts, laws, sources, days, values.

use std::sync::Arc;

use super::part::{Adopted, Valid};
use crate::diagnostic::{Code, Diagnostic};
use crate::fact::{Domain, Kind, Raw, ValueSet};
use crate::law::LawRef;
use crate::service::SourceNote;
use crate::source::Node;
use crate::texts::Texts;
use crate::units::Date;

/// The texts of a table by language.
pub fn texts(node: Option<Node<'_>>) -> Texts {
    let fields = node.into_iter().flat_map(Node::fields);
    Texts(fields.filter_map(|(lang, _, value)| Some((lang.to_string(), value.str()?.to_string()))).collect())
}

/// The texts of a field, if it is there.
pub fn maybe_texts(node: Node<'_>, key: &str) -> Option<Texts> {
    node.get(key).map(|found| texts(Some(found)))
}

/// A list of texts.
pub fn text_list(node: Node<'_>, key: &str) -> Vec<Texts> {
    node.get(key).into_iter().flat_map(Node::items).map(|item| texts(Some(item))).collect()
}

/// A list of plain strings, or one.
pub fn strings(node: Option<Node<'_>>) -> Vec<String> {
    node.into_iter().flat_map(Node::one_or_many).filter_map(|item| item.str().map(str::to_string)).collect()
}

/// From and to.
pub fn valid(node: Node<'_>, inherited: Valid, diagnostics: &mut Vec<Diagnostic>) -> Valid {
    let Some(table) = node.get("valid") else { return inherited };
    let day = |key: &str| table.get(key).and_then(Node::date);
    let (from, to) = (day("from"), day("to"));
    if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        let message = format!("gyldigheten slutter {to}, før den begynner {from}");
        diagnostics.push(
            Diagnostic::at(Code::BadRange, table.place(), message).help("«to» er første dag det ikke lenger gjelder"),
        );
    }
    (from, to)
}

/// References to law; `ingen` gives an empty list, absence gives nothing.
pub fn laws(node: Node<'_>, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<LawRef>> {
    let field = node.get(key)?;
    let mut found = Vec::new();
    for item in field.one_or_many() {
        let Some(text) = item.str() else { continue };
        if text == "ingen" {
            continue;
        }
        match text.parse::<LawRef>() {
            Ok(law) => found.push(law),
            Err(error) => {
                let example =
                    "skriv som «hol § 3-2 første ledd nr. 6 bokstav b», eller «ingen» når det ikke finnes hjemmel";
                diagnostics.push(Diagnostic::at(Code::BadLaw, item.place(), error.to_string()).help(example));
            }
        }
    }
    Some(found)
}

/// Where a text was read.
pub fn source(node: Node<'_>) -> Option<Arc<SourceNote>> {
    let table = node.get("source")?;
    let text = |key: &str| table.text(key).unwrap_or_default().to_string();
    Some(Arc::new(SourceNote {
        title: text("title"),
        url: table.text("url").map(str::to_string),
        dated: text("dated"),
        confidence: text("confidence"),
    }))
}

/// Who adopted something.
pub fn adopted(node: Node<'_>, key: &str) -> Option<Adopted> {
    let table = node.get(key)?;
    let text = |key: &str| table.text(key).unwrap_or_default().to_string();
    Some((text("by"), text("case"), table.get("date").and_then(Node::date)))
}

/// A stated value.
pub fn raw(node: Node<'_>) -> Raw {
    if let Some(value) = node.bool() {
        return Raw::Bool(value);
    }
    if let Some(value) = node.int() {
        return Raw::Int(value);
    }
    if let Some(text) = node.str() {
        return Raw::Text(text.to_string());
    }
    if let Some(date) = node.date() {
        return Raw::Text(date.to_string());
    }
    if let Some(list) = node.get("any") {
        return Raw::Any(list.items().map(raw).collect());
    }
    let end = |key: &str| node.get(key).map(|node| Box::new(raw(node)));
    match (end("min"), end("max")) {
        (None, None) => Raw::Other,
        (low, high) => Raw::Range(low, high),
    }
}

/// Whether a number without a unit stands in a stated value.
pub fn bare(stated: &Raw) -> bool {
    match stated {
        Raw::Int(_) => true,
        Raw::Range(low, high) => [low, high].into_iter().flatten().any(|end| bare(end)),
        Raw::Any(list) => list.iter().any(bare),
        _ => false,
    }
}

/// A stated value compared with a domain; what can't be is reported.
pub fn value(node: Node<'_>, domain: &Domain, diagnostics: &mut Vec<Diagnostic>) -> Option<ValueSet> {
    let stated = raw(node);
    if domain.kind == Kind::Money && bare(&stated) {
        let found = Diagnostic::at(Code::BadValue, node.place(), "et beløp må ha «kr», så ingen tar øre for kroner");
        diagnostics.push(found.help("skriv for eksempel \"1500 kr\""));
        return None;
    }
    match domain.read(&stated) {
        Ok(values) => Some(values),
        Err(problem) => {
            diagnostics.push(
                Diagnostic::at(Code::BadValue, node.place(), problem.to_string())
                    .help(format!("mulige verdier: {}", possible(domain))),
            );
            None
        }
    }
}

/// The values of a fact, in words and in the unit they are written in.
pub fn possible(domain: &Domain) -> String {
    let (min, max) = (domain.min, domain.max);
    let date = |value: i64| i32::try_from(value).map(|days| Date::from_days(days).to_string()).unwrap_or_default();
    match domain.kind {
        Kind::Boolean => "true eller false".into(),
        Kind::Choice => domain.options.join(", "),
        Kind::Score => "1, 2, 3, 4, 5, og 9 for «ikke relevant»".into(),
        Kind::Integer => format!("{min} til {max}"),
        Kind::Hours => format!("{} h til {} h", min / 60, max / 60),
        Kind::Money => format!("{} kr til {} kr", min / 100, max / 100),
        Kind::Date => format!("{} til {}", date(min), date(max)),
    }
}
