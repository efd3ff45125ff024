//! The printer: an expression in one form, with no more parentheses than needed. Parsing it again gives the same tree.

use super::ast::{Expr, Kind, Operator, Test};
use super::text::quote;

/// How tightly a form binds; an operand looser than its place allows is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Any,
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Power,
    Unary,
    Operand,
}

/// The expression as text.
pub fn print(expr: &Expr) -> String {
    at(expr, Level::Any)
}

/// The expression where nothing looser than `least` may stand.
fn at(expr: &Expr, least: Level) -> String {
    let text = bare(expr);
    if level(expr) < least { format!("({text})") } else { text }
}

fn level(expr: &Expr) -> Level {
    match &expr.kind {
        Kind::If(..) => Level::Any,
        Kind::Or(parts) | Kind::And(parts) if parts.len() < 2 => parts.first().map_or(Level::Operand, level),
        Kind::Or(_) => Level::Or,
        Kind::And(_) => Level::And,
        Kind::Between(..) | Kind::In(..) => Level::Comparison,
        Kind::Binary(operator, ..) => binary(*operator),
        Kind::Negate(_) => Level::Unary,
        _ => Level::Operand,
    }
}

fn binary(operator: Operator) -> Level {
    match operator {
        Operator::Add | Operator::Subtract => Level::Sum,
        Operator::Multiply | Operator::Divide => Level::Product,
        Operator::Power => Level::Power,
        _ => Level::Comparison,
    }
}

fn bare(expr: &Expr) -> String {
    match &expr.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(number) => number.clone(),
        Kind::Hours(number) => format!("{number} h"),
        Kind::Kroner(number) => format!("{number} kr"),
        Kind::Text(text) => quote(text),
        Kind::Date(date) => format!("date(\"{date}\")"),
        Kind::Name(name) => name.clone(),
        Kind::Negate(operand) => format!("-{}", at(operand, Level::Unary)),
        Kind::Binary(operator, left, right) => {
            let (before, after) = match binary(*operator) {
                Level::Sum => (Level::Sum, Level::Product),
                Level::Product => (Level::Product, Level::Power),
                Level::Power => (Level::Power, Level::Unary),
                _ => (Level::Sum, Level::Sum),
            };
            format!("{} {} {}", at(left, before), operator.sign(), at(right, after))
        }
        // Nothing at all is the neutral value: no condition is met, no alternative is not.
        Kind::And(parts) if parts.is_empty() => "true".to_owned(),
        Kind::Or(parts) if parts.is_empty() => "false".to_owned(),
        Kind::And(parts) | Kind::Or(parts) if parts.len() == 1 => parts.iter().map(bare).collect(),
        Kind::And(parts) => joined(parts, " and ", Level::Comparison),
        Kind::Or(parts) => joined(parts, " or ", Level::And),
        Kind::Between(value, low, high) => {
            format!("{} between {} and {}", at(value, Level::Sum), at(low, Level::Sum), at(high, Level::Sum))
        }
        Kind::In(value, tests) => format!("{} in {}", at(value, Level::Sum), alternatives(tests)),
        Kind::If(condition, yes, no) => format!("if {} then {} else {}", print(condition), print(yes), print(no)),
        Kind::List(items) => format!("[{}]", joined(items, ", ", Level::Any)),
        Kind::Interval(interval) => {
            let open = if interval.closed_low { '[' } else { '(' };
            let close = if interval.closed_high { ']' } else { ')' };
            format!("{open}{}..{}{close}", at(&interval.low, Level::Sum), at(&interval.high, Level::Sum))
        }
        Kind::Call(function, arguments) => format!("{}({})", function.name(), joined(arguments, ", ", Level::Any)),
    }
}

fn joined(parts: &[Expr], between: &str, least: Level) -> String {
    parts.iter().map(|part| at(part, least)).collect::<Vec<_>>().join(between)
}

/// What stands after `in`: one test needs no parentheses unless an operator could be mistaken for its end.
fn alternatives(tests: &[Test]) -> String {
    let one = |test: &Test| match test {
        Test::Value(value) => print(value),
        Test::Compare(operator, value) => format!("{} {}", operator.sign(), at(value, Level::Sum)),
    };
    match tests {
        [Test::Value(value)] => at(value, Level::Unary),
        [test] => one(test),
        tests => format!("({})", tests.iter().map(one).collect::<Vec<_>>().join(", ")),
    }
}
