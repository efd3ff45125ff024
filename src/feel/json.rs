//! Values from and to JSON.
//!
//! From JSON: `null` is unknown, and so is an object such as `{"min": 3}`, which leaves several values possible. A number is
//! read by the digits it prints with: whole numbers up to 64 bits are exact, others have the 17 digits a JSON reader keeps.
//! To JSON: every number is written as a JSON number with all its digits, so nothing is lost on our side; a reader that keeps
//! numbers as doubles rounds them itself. Days are texts, an interval is the text that FEEL writes it with.

use serde_json::Value as Json;

use super::ast::{Expr, Interval, Kind};
use super::print::print;
use super::types::Type;
use super::value::{Range, Value};

/// The value of a fact in JSON, with the type it should have if that is known: a text can be a day.
pub fn from_json(json: &Json, wanted: Option<&Type>) -> Value {
    match json {
        Json::Null | Json::Object(_) => Value::Unknown,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::from_number(number.to_string().parse().ok()),
        Json::String(text) if wanted == Some(&Type::Date) => text.parse().map_or(Value::Null, Value::Date),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => {
            let wanted = match wanted {
                Some(Type::List(item)) => Some(&**item),
                _ => None,
            };
            Value::List(items.iter().map(|item| from_json(item, wanted)).collect())
        }
    }
}

/// The value as JSON text. What is unknown and what is nothing are both `null`.
pub fn to_json(value: &Value) -> String {
    match value {
        Value::Unknown | Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) | Value::Score(number) => number.to_string(),
        Value::Text(text) => Json::String(text.clone()).to_string(),
        Value::Date(date) => format!("\"{date}\""),
        Value::List(items) => format!("[{}]", items.iter().map(to_json).collect::<Vec<_>>().join(",")),
        Value::Interval(_) => Json::String(print(&literal(value))).to_string(),
    }
}

/// The value as it would be written in an expression.
fn literal(value: &Value) -> Expr {
    let kind = match value {
        Value::Unknown | Value::Null => Kind::Null,
        Value::Bool(value) => Kind::Bool(*value),
        Value::Number(number) | Value::Score(number) => {
            let text = number.to_string();
            match text.strip_prefix('-') {
                Some(positive) => Kind::Negate(Box::new(Expr { kind: Kind::Number(positive.to_owned()), span: 0..0 })),
                None => Kind::Number(text),
            }
        }
        Value::Text(text) => Kind::Text(text.clone()),
        Value::Date(date) => Kind::Date(*date),
        Value::List(items) => Kind::List(items.iter().map(literal).collect()),
        Value::Interval(range) => {
            let Range { closed_low, low, high, closed_high } = &**range;
            let (low, high) = (Box::new(literal(low)), Box::new(literal(high)));
            Kind::Interval(Interval { closed_low: *closed_low, low, high, closed_high: *closed_high })
        }
    };
    Expr { kind, span: 0..0 }
}
