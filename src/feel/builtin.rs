//! What the built-in functions do with values. The wrong number or kind of arguments gives null, as the standard says.

use std::cmp::Ordering;

use bigdecimal::RoundingMode;

use super::ast::Function;
use super::number::Number;
use super::value::Value;
use crate::truth::Truth;

/// The value of a call.
pub(super) fn call(function: Function, arguments: &[Value]) -> Value {
    let (fewest, most) = function.arguments();
    if !(fewest..=most).contains(&arguments.len()) {
        return Value::Null;
    }
    match (function, arguments) {
        (Function::AtLeast, [count, parts @ ..]) => at_least(count, parts),
        _ if arguments.iter().any(Value::is_unknown) => Value::Unknown,
        (Function::Not, [value]) => not(value),
        (Function::Is, [first, second]) => is(first, second),
        (Function::Count, [list]) => match list {
            Value::Null => Value::Null,
            list => Value::Number(Number::from(items(std::slice::from_ref(list)).len() as i64)),
        },
        (Function::Min, arguments) => extreme(arguments, Ordering::is_lt),
        (Function::Max, arguments) => extreme(arguments, Ordering::is_gt),
        (Function::Sum, arguments) => sum(arguments),
        (Function::Abs, [number]) => Value::from_number(number.number().map(Number::abs)),
        (Function::Modulo, [number, divisor]) => numeric(number, divisor, Number::modulo),
        (Function::Floor, [number]) => rounded(number, &zero(), RoundingMode::Floor),
        (Function::Floor, [number, scale]) => rounded(number, scale, RoundingMode::Floor),
        (Function::Ceiling, [number]) => rounded(number, &zero(), RoundingMode::Ceiling),
        (Function::Ceiling, [number, scale]) => rounded(number, scale, RoundingMode::Ceiling),
        (Function::RoundUp, [number, scale]) => rounded(number, scale, RoundingMode::Up),
        (Function::RoundDown, [number, scale]) => rounded(number, scale, RoundingMode::Down),
        (Function::RoundHalfUp, [number, scale]) => rounded(number, scale, RoundingMode::HalfUp),
        (Function::RoundHalfDown, [number, scale]) => rounded(number, scale, RoundingMode::HalfDown),
        _ => Value::Null,
    }
}

/// `not`: of anything but a boolean, null.
pub(super) fn not(value: &Value) -> Value {
    match value {
        Value::Unknown => Value::Unknown,
        Value::Bool(value) => Value::Bool(!value),
        _ => Value::Null,
    }
}

/// The items a function of a list works on: those of its only argument if that is a list, else the arguments.
fn items(arguments: &[Value]) -> &[Value] {
    match arguments {
        [Value::List(items)] => items,
        arguments => arguments,
    }
}

fn zero() -> Value {
    Value::Number(Number::from(0))
}

fn numeric(first: &Value, second: &Value, operation: fn(&Number, &Number) -> Option<Number>) -> Value {
    match (first.number(), second.number()) {
        (Some(first), Some(second)) => Value::from_number(operation(first, second)),
        _ => Value::Null,
    }
}

fn rounded(number: &Value, scale: &Value, mode: RoundingMode) -> Value {
    match (number.number(), scale.number()) {
        (Some(number), Some(scale)) => Value::from_number(number.round(scale, mode)),
        _ => Value::Null,
    }
}

/// Same kind and same value. Lists are compared as a whole: what is unknown inside makes the answer unknown.
fn is(first: &Value, second: &Value) -> Value {
    match first.equals(second) {
        Value::Null => Value::Bool(false),
        answer => answer,
    }
}

/// The item that comes before all others in the order; null unless all have an order with each other.
fn extreme(arguments: &[Value], before: fn(Ordering) -> bool) -> Value {
    let items = items(arguments);
    if items.iter().any(Value::is_unknown) {
        return Value::Unknown;
    }
    let Some((first, rest)) = items.split_first() else { return Value::Null };
    let mut best = plain(first);
    if best.ordered(&best, before) == Value::Null {
        return Value::Null;
    }
    for item in rest.iter().map(plain) {
        match item.ordered(&best, before) {
            Value::Bool(true) => best = item,
            Value::Bool(false) => {}
            _ => return Value::Null,
        }
    }
    best
}

/// A score as the number it is: functions compute with numbers.
fn plain(value: &Value) -> Value {
    value.number().map_or_else(|| value.clone(), |number| Value::Number(number.clone()))
}

fn sum(arguments: &[Value]) -> Value {
    let items = items(arguments);
    if items.iter().any(Value::is_unknown) {
        return Value::Unknown;
    }
    let Some((first, rest)) = items.split_first() else { return Value::Null };
    let total = rest.iter().try_fold(first.number().cloned(), |total, item| {
        item.number().map(|number| total.and_then(|total| total.add(number)))
    });
    Value::from_number(total.flatten())
}

/// Whether at least `count` of the parts are true. What is not a boolean is null, and null may not be counted either way.
fn at_least(count: &Value, parts: &[Value]) -> Value {
    if count.is_unknown() {
        return Value::Unknown;
    }
    let Some(count) = count.number().and_then(Number::whole).and_then(|count| usize::try_from(count).ok()) else {
        return Value::Null;
    };
    let truths = parts.iter().map(|part| match part {
        Value::Bool(value) => Truth::from(*value),
        _ => Truth::Unknown,
    });
    match Truth::at_least(count, truths) {
        Truth::Unknown if !parts.iter().any(Value::is_unknown) => Value::Null,
        truth => Value::truth(truth),
    }
}
