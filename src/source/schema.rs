//! The shape of a file as a JSON Schema, so that editors complete, explain and check while one writes.

use serde_json::{Map, Value, json};

use super::shape::{Field, LANGUAGES, Shape};

/// The schema of a file with these keys. `about` says in a few words what the file is.
pub fn schema(fields: &[Field], about: &str) -> Value {
    let mut root = table(fields);
    if let Value::Object(root) = &mut root {
        root.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        root.insert("title".into(), json!(about));
    }
    root
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Feel => json!({ "type": "string", "minLength": 1, "examples": ["alder < 67 and bor_alene"] }),
        Shape::Law => {
            json!({ "type": "string", "pattern": "^(ingen|.+ § ?.+)$", "examples": ["hol § 3-2 første ledd nr. 6 bokstav b", "ingen"] })
        }
        Shape::Id => json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Integer => json!({ "type": "integer" }),
        Shape::Number => json!({ "type": "number" }),
        // Editors hand a day over as text, in one form or another.
        Shape::Date => json!({ "type": ["string", "object"], "examples": ["2026-01-01"] }),
        Shape::Texts => {
            let languages: Map<String, Value> =
                LANGUAGES.iter().map(|lang| ((*lang).to_owned(), json!({ "type": "string" }))).collect();
            json!({ "type": "object", "properties": languages, "additionalProperties": false, "minProperties": 1 })
        }
        Shape::Choice(words) => json!({ "type": "string", "enum": words }),
        Shape::List(item) => json!({ "type": "array", "items": of(item) }),
        Shape::OneOrMany(item) => json!({ "anyOf": [of(item), { "type": "array", "items": of(item) }] }),
        Shape::Table(fields) => table(fields),
        Shape::Map(item) => json!({ "type": "object", "additionalProperties": of(item) }),
        Shape::Either(shapes) => json!({ "anyOf": shapes.iter().map(of).collect::<Vec<_>>() }),
    }
}

fn table(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| {
            let mut value = of(&field.shape);
            if let Value::Object(value) = &mut value {
                value.insert("description".into(), json!(field.about));
            }
            (field.key.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}
