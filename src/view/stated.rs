//! Knowledge as JSON: `{ "alder": 81, "iplos_spise": {"min": 3}, "bosituasjon": {"any": ["hjemme", "omsorgsbolig"]} }`.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::assess::Knowledge;
use crate::criteria::Ruleset;
use crate::diagram::Model;
use crate::fact::{Audience, Domain, Kind, Problem, Raw, ValueSet};
use crate::source::suggestion;
use crate::units::Date;

/// Something in the input that could not be used. The rest is computed all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problems {
    /// The fact as it was named.
    pub fact: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// A JSON value as a stated value.
pub fn raw(value: &Value) -> Raw {
    match value {
        Value::Null => Raw::Null,
        Value::Bool(value) => Raw::Bool(*value),
        Value::Number(number) => number.as_i64().map_or(Raw::Other, Raw::Int),
        Value::String(text) => Raw::Text(text.clone()),
        Value::Array(_) => Raw::Other,
        Value::Object(table) => {
            let end = |key: &str| table.get(key).map(|value| Box::new(raw(value)));
            match table.get("any") {
                Some(Value::Array(items)) if table.len() == 1 => Raw::Any(items.iter().map(raw).collect()),
                None if !table.is_empty() && table.keys().all(|key| key == "min" || key == "max") => {
                    Raw::Range(end("min"), end("max"))
                }
                _ => Raw::Other,
            }
        }
    }
}

/// Reads knowledge; what can't be used is reported and left unknown.
pub fn knowledge(
    ruleset: &Ruleset,
    model: &Model,
    facts: &Map<String, Value>,
    audience: Audience,
) -> (Knowledge, Vec<Problems>) {
    let mut known = Knowledge::new(model, audience);
    let mut problems = Vec::new();
    for (id, value) in facts {
        let mut problem =
            |problem: Problem, help| problems.push(Problems { fact: id.clone(), message: problem.to_string(), help });
        match (ruleset.facts.index(id), ruleset.facts.get(id), raw(value)) {
            (Some(_), _, Raw::Null) => {}
            (Some(index), Some(fact), raw) => match fact.domain.read(&raw) {
                Ok(values) => known.say(model, index, values),
                Err(found) => problem(found, Some(possible(&fact.domain))),
            },
            _ => problem(Problem::UnknownFact, suggestion(id, ruleset.facts.ids())),
        }
    }
    (known, problems)
}

/// What can stand for a fact, in words.
fn possible(domain: &Domain) -> String {
    let date = |value: i64| i32::try_from(value).map(|days| Date::from_days(days).to_string()).unwrap_or_default();
    match domain.kind {
        Kind::Boolean => "mulige verdier: true, false".into(),
        Kind::Choice => format!("mulige verdier: {}", domain.options.join(", ")),
        Kind::Score => "mulige verdier: 1, 2, 3, 4, 5 og 9 (ikke relevant)".into(),
        Kind::Integer => format!("mulige verdier: hele tall fra {} til {}", domain.min, domain.max),
        Kind::Hours => {
            format!("mulige verdier: hele minutter fra {} til {}, eller tekst som \"32 h\"", domain.min, domain.max)
        }
        Kind::Money => {
            format!("mulige verdier: hele øre fra {} til {}, eller tekst som \"1500 kr\"", domain.min, domain.max)
        }
        Kind::Date => format!("mulige verdier: dager fra {} til {}", date(domain.min), date(domain.max)),
    }
}

/// A set of values as JSON, in the same form as the input.
pub fn value(domain: &Domain, values: &ValueSet) -> Value {
    let one = |value: i64| match domain.kind {
        Kind::Boolean => json!(value == 1),
        Kind::Choice => json!(usize::try_from(value).ok().and_then(|at| domain.options.get(at))),
        Kind::Date => json!(i32::try_from(value).map(|days| Date::from_days(days).to_string()).unwrap_or_default()),
        _ => json!(value),
    };
    if let Some(single) = values.single() {
        return one(single);
    }
    match (values.0.as_slice(), domain.kind) {
        ([(low, high)], Kind::Integer | Kind::Hours | Kind::Money | Kind::Date | Kind::Score) => {
            let mut table = Map::new();
            let (least, most) = if domain.kind == Kind::Score { (1, 5) } else { (domain.min, domain.max) };
            if *low != least || *high == most {
                table.insert("min".into(), one(*low));
            }
            if *high != most {
                table.insert("max".into(), one(*high));
            }
            Value::Object(table)
        }
        (stretches, Kind::Integer | Kind::Hours | Kind::Money | Kind::Date) => {
            let part = |stretch: &(i64, i64)| value(domain, &ValueSet(vec![*stretch]));
            json!({ "any": stretches.iter().map(part).collect::<Vec<_>>() })
        }
        (stretches, _) => {
            let each = stretches
                .iter()
                .flat_map(|(low, high)| *low..=*high)
                .filter(|value| domain.kind != Kind::Score || *value <= 5 || *value == 9);
            json!({ "any": each.map(one).collect::<Vec<_>>() })
        }
    }
}
