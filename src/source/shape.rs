//! The described shape of a file. One description serves the checker, the editor's completion and the documentation.

use toml::de::DeValue;

use super::node::Node;
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::limits;

/// What may stand at a place in a file.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A name made of a to z, digits and underscore.
    Id,
    /// True or false.
    Bool,
    /// A whole number.
    Integer,
    /// A number, whole or with decimals; kept as text so that nothing is rounded.
    Number,
    /// A day.
    Date,
    /// A condition or an expression in FEEL.
    Feel,
    /// A reference to law, such as `hol § 3-2 første ledd nr. 6 bokstav a`, or `ingen`.
    Law,
    /// Texts by language: a table with the keys nb, nn, en.
    Texts,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of these.
    List(&'static Shape),
    /// One of these, or a list of them.
    OneOrMany(&'static Shape),
    /// A table with these keys.
    Table(&'static [Field]),
    /// A table whose keys are free ids.
    Map(&'static Shape),
    /// Any of these; the first that has the right type decides.
    Either(&'static [Shape]),
}

/// A key of a table.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What stands there.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it means, for the editor and the documentation.
    pub about: &'static str,
}

impl Field {
    /// A key that must be there.
    pub const fn required(key: &'static str, shape: Shape, about: &'static str) -> Field {
        Field { key, shape, required: true, about }
    }

    /// A key that may be there.
    pub const fn optional(key: &'static str, shape: Shape, about: &'static str) -> Field {
        Field { key, shape, required: false, about }
    }
}

/// The languages a text can be written in; `nb` and `nn` are required where citizens read.
pub const LANGUAGES: &[&str] = &["nb", "nn", "en", "se", "smj", "sma"];

impl Shape {
    /// What is expected, in words.
    fn expected(&self) -> String {
        match self {
            Shape::Text | Shape::Feel | Shape::Law => "tekst i anførselstegn".into(),
            Shape::Id => "en id i anførselstegn".into(),
            Shape::Bool => "true eller false".into(),
            Shape::Integer => "et helt tall".into(),
            Shape::Number => "et tall".into(),
            Shape::Date => "en dato uten anførselstegn, ÅÅÅÅ-MM-DD".into(),
            Shape::Texts => "tekster på flere språk, { nb = \"…\", nn = \"…\" }".into(),
            Shape::Choice(words) => format!("ett av ordene {}", words.join(", ")),
            Shape::List(item) => format!("en liste av {}", item.expected()),
            Shape::OneOrMany(item) => format!("{}, eller en liste av slike", item.expected()),
            Shape::Table(_) | Shape::Map(_) => "en tabell".into(),
            Shape::Either(shapes) => shapes.iter().map(Shape::expected).collect::<Vec<_>>().join(", eller "),
        }
    }

    /// Whether a value has the TOML type this shape is written with.
    fn accepts(&self, value: &DeValue<'_>) -> bool {
        match self {
            Shape::Text | Shape::Id | Shape::Feel | Shape::Law | Shape::Choice(_) => value.is_str(),
            Shape::Bool => value.is_bool(),
            Shape::Integer => value.is_integer(),
            Shape::Number => value.is_integer() || value.is_float(),
            Shape::Date => value.is_datetime(),
            Shape::Texts | Shape::Table(_) | Shape::Map(_) => value.is_table(),
            Shape::List(_) => value.is_array(),
            Shape::OneOrMany(item) => value.is_array() || item.accepts(value),
            Shape::Either(shapes) => shapes.iter().any(|shape| shape.accepts(value)),
        }
    }
}

/// Compares a value with its shape and reports everything that differs.
pub fn check(node: Node<'_>, shape: &Shape, diagnostics: &mut Vec<Diagnostic>) {
    if !shape.accepts(node.raw()) {
        let message = format!("her skal det stå {}", shape.expected());
        let found = Diagnostic::at(Code::WrongType, node.place(), message);
        diagnostics.push(found.help(format!("det står {} nå", type_name(node.raw()))));
        return;
    }
    match shape {
        Shape::Text | Shape::Bool | Shape::Number | Shape::Feel | Shape::Law => {}
        Shape::Integer => {
            if node.int().is_none() {
                diagnostics.push(Diagnostic::at(Code::BadRange, node.place(), "tallet er for stort"));
            }
        }
        Shape::Id => check_id(node, diagnostics),
        Shape::Date => {
            if node.date().is_none() {
                let found = Diagnostic::at(Code::BadDate, node.place(), "her skal det stå en dato uten klokkeslett");
                diagnostics.push(found.help("skriv ÅÅÅÅ-MM-DD"));
            }
        }
        Shape::Choice(words) => check_choice(node, words, diagnostics),
        Shape::Texts => {
            for (key, place, value) in node.fields() {
                if !LANGUAGES.contains(&key) {
                    diagnostics.push(unknown_key(key, place, LANGUAGES.iter().copied()));
                }
                check(value, &Shape::Text, diagnostics);
            }
        }
        Shape::List(item) => node.items().for_each(|node| check(node, item, diagnostics)),
        Shape::OneOrMany(item) => node.one_or_many().into_iter().for_each(|node| check(node, item, diagnostics)),
        Shape::Table(fields) => check_table(node, fields, diagnostics),
        Shape::Map(item) => node.fields().into_iter().for_each(|(_, _, value)| check(value, item, diagnostics)),
        Shape::Either(shapes) => {
            if let Some(shape) = shapes.iter().find(|shape| shape.accepts(node.raw())) {
                check(node, shape, diagnostics);
            }
        }
    }
}

fn check_table(node: Node<'_>, fields: &[Field], diagnostics: &mut Vec<Diagnostic>) {
    for (key, place, value) in node.fields() {
        match fields.iter().find(|field| field.key == key) {
            Some(field) => check(value, &field.shape, diagnostics),
            None => diagnostics.push(unknown_key(key, place, fields.iter().map(|field| field.key))),
        }
    }
    for field in fields.iter().filter(|field| field.required && node.get(field.key).is_none()) {
        let found = Diagnostic::at(Code::MissingKey, node.place(), format!("nøkkelen «{}» mangler", field.key));
        diagnostics.push(found.help(format!("{} = {}: {}", field.key, field.shape.expected(), field.about)));
    }
}

fn unknown_key<'a>(
    key: &str,
    place: crate::diagnostic::Place,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let list = || format!("nøklene her er {}", known.clone().collect::<Vec<_>>().join(", "));
    let help = suggestion(key, known.clone()).unwrap_or_else(list);
    Diagnostic::at(Code::UnknownKey, place, format!("ukjent nøkkel «{key}»")).help(help)
}

fn check_choice(node: Node<'_>, words: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    let word = node.str().unwrap_or_default();
    if !words.contains(&word) {
        let help =
            suggestion(word, words.iter().copied()).unwrap_or_else(|| format!("velg ett av: {}", words.join(", ")));
        diagnostics
            .push(Diagnostic::at(Code::UnknownChoice, node.place(), format!("«{word}» kan ikke stå her")).help(help));
    }
}

fn check_id(node: Node<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let id = node.str().unwrap_or_default();
    let plain = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain {
        let found = Diagnostic::at(Code::BadId, node.place(), format!("«{id}» kan ikke være en id"));
        diagnostics.push(found.help("bruk a til z, sifre og understrek; skriv aa, o, a for å, ø, æ"));
    } else if id.len() > limits::NAME {
        let message = format!("id-en har {} tegn, grensen er {}", id.len(), limits::NAME);
        diagnostics.push(
            Diagnostic::at(Code::NameTooLong, node.place(), message)
                .help("velg en kortere id; teksten ved siden av forklarer den"),
        );
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "tekst",
        DeValue::Integer(_) => "et helt tall",
        DeValue::Float(_) => "et desimaltall",
        DeValue::Boolean(_) => "true eller false",
        DeValue::Datetime(_) => "en dato eller et klokkeslett",
        DeValue::Array(_) => "en liste",
        DeValue::Table(_) => "en tabell",
    }
}
