//! `tildeling eval`: an expression and facts as JSON in, the value as JSON out.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::ast::{Expr, Kind};
use super::error::FeelError;
use super::eval::evaluate_typed;
use super::json::{from_json, to_json};
use super::parse::parse;
use super::types::Type;
use super::value::Value;
use crate::diagnostic::{Code, Diagnostic, place};

/// The name under which the expression of a command stands in findings.
const EXPRESSION: &str = "uttrykk";
/// The name under which the facts of a command stand in findings.
const FACTS: &str = "opplysninger";

/// The value of an expression as JSON text, with an exact number; `facts` is a JSON object, or nothing. `types` gives the types
/// of the facts that are declared. A name without a type that is compared with a day is read as a day.
pub fn eval_json(
    expr: &str,
    facts: Option<&str>,
    types: &dyn Fn(&str) -> Option<Type>,
) -> Result<String, Vec<Diagnostic>> {
    let (parsed, errors) = parse(expr);
    let mut findings: Vec<Diagnostic> = errors.into_iter().map(|error| finding(expr, error)).collect();
    let facts = facts.map_or(Ok(Map::new()), read_facts).unwrap_or_else(|finding| {
        findings.push(*finding);
        Map::new()
    });
    let Some(parsed) = parsed.filter(|_| findings.is_empty()) else { return Err(findings) };
    let dates = compared_with_days(&parsed);
    let wanted = |name: &str| types(name).or_else(|| dates.contains(&name).then_some(Type::Date));
    let value = |name: &str| facts.get(name).map_or(Value::Unknown, |json| from_json(json, wanted(name).as_ref()));
    Ok(to_json(&evaluate_typed(&parsed, &value, types)))
}

fn finding(text: &str, error: FeelError) -> Diagnostic {
    let at = place(&Arc::from(EXPRESSION), text, error.span);
    Diagnostic::at(error.code, at, error.message).maybe_help(error.help)
}

fn read_facts(text: &str) -> Result<Map<String, Json>, Box<Diagnostic>> {
    let wrong = |offset: usize, message: String, help: &str| {
        let at = place(&Arc::from(FACTS), text, offset..offset.saturating_add(1));
        Box::new(Diagnostic::at(Code::FactsUnreadable, at, message).help(help))
    };
    match serde_json::from_str(text) {
        Ok(Json::Object(facts)) => Ok(facts),
        Ok(_) => Err(wrong(0, "opplysningene må være et JSON-objekt".to_owned(), "skriv for eksempel {\"alder\": 81}")),
        Err(error) => {
            let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let offset = before.saturating_add(error.column().saturating_sub(1));
            Err(wrong(
                offset,
                "opplysningene er ikke gyldig JSON".to_owned(),
                "se på tegnet det pekes på; skriv for eksempel {\"alder\": 81}",
            ))
        }
    }
}

/// The names that are compared with a day somewhere in the expression.
fn compared_with_days(expr: &Expr) -> Vec<&str> {
    let mut names = Vec::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        let children = expr.children();
        let compares = match &expr.kind {
            Kind::Between(..) | Kind::In(..) => true,
            Kind::Binary(operator, ..) => operator.compares(),
            _ => false,
        };
        if compares && children.iter().any(|child| holds_day(child)) {
            names.extend(children.iter().filter_map(|child| match &child.kind {
                Kind::Name(name) => Some(name.as_str()),
                _ => None,
            }));
        }
        open.extend(children);
    }
    names
}

/// Whether it is a day, or a list or an interval of days.
fn holds_day(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Date(_) => true,
        Kind::List(_) | Kind::Interval(_) => expr.children().into_iter().any(holds_day),
        _ => false,
    }
}
