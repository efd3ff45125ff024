//! The evaluator: what an expression is worth when some facts are known and others are not.
//!
//! Total and bounded: every expression the parser lets through has a value, and none takes long. Nothing is short-cut in a way
//! that shows: more known facts never change a value that was known.

use std::cmp::Ordering;

use super::ast::{Expr, Interval, Kind, Operator, Test};
use super::builtin;
use super::number::Number;
use super::types::Type;
use super::value::{Range, Value, all, any};
use crate::limits;

/// How many minutes an hour has.
const MINUTES: i64 = 60;
/// How many øre a krone has.
const ORE: i64 = 100;

/// A number with a unit, in the smallest unit.
fn times(number: &str, units: i64) -> Value {
    Value::from_number(number.parse::<Number>().ok().and_then(|number| number.multiply(&Number::from(units))))
}

/// The value of an expression; `facts` gives the value of each name, `Unknown` for what is not known.
pub fn evaluate(expr: &Expr, facts: &dyn Fn(&str) -> Value) -> Value {
    evaluate_typed(expr, facts, &|_| None)
}

/// The same when the types of the facts are known: in a fact of type score, 9 is outside the order.
pub fn evaluate_typed(expr: &Expr, facts: &dyn Fn(&str) -> Value, types: &dyn Fn(&str) -> Option<Type>) -> Value {
    Evaluator { facts, types }.value(expr)
}

struct Evaluator<'a> {
    facts: &'a dyn Fn(&str) -> Value,
    types: &'a dyn Fn(&str) -> Option<Type>,
}

impl Evaluator<'_> {
    fn value(&self, expr: &Expr) -> Value {
        match &expr.kind {
            Kind::Null => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(number) => Value::from_number(number.parse().ok()),
            Kind::Hours(hours) => times(hours, MINUTES),
            Kind::Kroner(kroner) => times(kroner, ORE),
            Kind::Text(text) => Value::Text(text.clone()),
            Kind::Date(date) => Value::Date(*date),
            Kind::Name(name) => self.fact(name),
            Kind::Negate(operand) => match self.value(operand) {
                Value::Unknown => Value::Unknown,
                value => Value::from_number(value.number().map(Number::negate)),
            },
            Kind::Binary(operator, left, right) => binary(*operator, &self.value(left), &self.value(right)),
            Kind::And(parts) => all(parts.iter().map(|part| self.value(part))),
            Kind::Or(parts) => any(parts.iter().map(|part| self.value(part))),
            Kind::Between(value, low, high) => {
                let value = self.value(value);
                all([
                    value.ordered(&self.value(low), Ordering::is_ge),
                    value.ordered(&self.value(high), Ordering::is_le),
                ])
            }
            Kind::In(value, tests) => {
                let value = self.value(value);
                any(tests.iter().map(|test| self.passes(&value, test)))
            }
            Kind::If(condition, yes, no) => self.choice(condition, yes, no),
            Kind::List(items) => Value::List(self.values(items)),
            Kind::Interval(interval) => self.interval(interval),
            Kind::Call(function, arguments) => builtin::call(*function, &self.values(arguments)),
        }
    }

    fn values(&self, exprs: &[Expr]) -> Vec<Value> {
        exprs.iter().map(|expr| self.value(expr)).collect()
    }

    fn fact(&self, name: &str) -> Value {
        match (self.facts)(name) {
            Value::Number(number) if (self.types)(name) == Some(Type::Score) => Value::Score(number),
            value => value,
        }
    }

    fn passes(&self, value: &Value, test: &Test) -> Value {
        match test {
            Test::Value(wanted) => value.is_in(&self.value(wanted)),
            Test::Compare(operator, wanted) => binary(*operator, value, &self.value(wanted)),
        }
    }

    /// An unknown condition still has a known result when both branches agree. Anything but true takes the second branch.
    fn choice(&self, condition: &Expr, yes: &Expr, no: &Expr) -> Value {
        match self.value(condition) {
            Value::Bool(true) => self.value(yes),
            Value::Unknown => {
                let value = self.value(yes);
                if value == self.value(no) { value } else { Value::Unknown }
            }
            _ => self.value(no),
        }
    }

    fn interval(&self, interval: &Interval) -> Value {
        Value::Interval(Box::new(Range {
            closed_low: interval.closed_low,
            low: self.value(&interval.low),
            high: self.value(&interval.high),
            closed_high: interval.closed_high,
        }))
    }
}

fn binary(operator: Operator, left: &Value, right: &Value) -> Value {
    if left.is_unknown() || right.is_unknown() {
        return Value::Unknown;
    }
    match operator {
        Operator::Equal => left.equals(right),
        Operator::NotEqual => builtin::not(&left.equals(right)),
        Operator::Less => left.ordered(right, Ordering::is_lt),
        Operator::LessEqual => left.ordered(right, Ordering::is_le),
        Operator::Greater => left.ordered(right, Ordering::is_gt),
        Operator::GreaterEqual => left.ordered(right, Ordering::is_ge),
        _ => arithmetic(operator, left, right),
    }
}

fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Value {
    if let (Operator::Add, Value::Text(first), Value::Text(second)) = (operator, left, right) {
        let fits = first.len().saturating_add(second.len()) <= limits::TEXT;
        return if fits { Value::Text(format!("{first}{second}")) } else { Value::Null };
    }
    let (Some(left), Some(right)) = (left.number(), right.number()) else { return Value::Null };
    Value::from_number(match operator {
        Operator::Add => left.add(right),
        Operator::Subtract => left.subtract(right),
        Operator::Multiply => left.multiply(right),
        Operator::Divide => left.divide(right),
        Operator::Power => left.power(right),
        _ => None,
    })
}
