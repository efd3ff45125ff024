//! What an expression is worth.

use std::cmp::Ordering;

use super::number::Number;
use crate::truth::Truth;
use crate::units::Date;

/// A value, or that it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Not known. Never the same as `Null`, which is known to be nothing.
    Unknown,
    /// The value `null` of the standard: nothing, or the result of something that makes no sense.
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number; hours are minutes.
    Number(Number),
    /// A need score. It equals its number, but 9, "not relevant", is outside the order: every ordering with it is false.
    Score(Number),
    /// A text.
    Text(String),
    /// A day.
    Date(Date),
    /// A list.
    List(Vec<Value>),
    /// An interval.
    Interval(Box<Range>),
}

/// The ends of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Whether the lower end belongs to it.
    pub closed_low: bool,
    /// The lower end.
    pub low: Value,
    /// The upper end.
    pub high: Value,
    /// Whether the upper end belongs to it.
    pub closed_high: bool,
}

/// The score that means "not relevant".
const NOT_RELEVANT: i64 = 9;

impl Value {
    /// Truth as a value.
    pub fn truth(truth: Truth) -> Value {
        match truth {
            Truth::Yes => Value::Bool(true),
            Truth::No => Value::Bool(false),
            Truth::Unknown => Value::Unknown,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) | Value::Score(number) => Some(number),
            _ => None,
        }
    }

    /// A number if there is one, else null.
    pub(super) fn from_number(number: Option<Number>) -> Value {
        number.map_or(Value::Null, Value::Number)
    }

    pub(super) fn is_unknown(&self) -> bool {
        *self == Value::Unknown
    }

    /// `=` of the standard: null equals only null; values of different kinds give null; lists and intervals part by part.
    pub(super) fn equals(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Unknown, _) | (_, Value::Unknown) => Value::Unknown,
            (Value::Null, Value::Null) => Value::Bool(true),
            (Value::Null, _) | (_, Value::Null) => Value::Bool(false),
            (Value::Bool(a), Value::Bool(b)) => Value::Bool(a == b),
            (Value::Text(a), Value::Text(b)) => Value::Bool(a == b),
            (Value::Date(a), Value::Date(b)) => Value::Bool(a == b),
            (Value::List(a), Value::List(b)) if a.len() != b.len() => Value::Bool(false),
            (Value::List(a), Value::List(b)) => all(a.iter().zip(b).map(|(a, b)| a.equals(b))),
            (Value::Interval(a), Value::Interval(b)) => {
                if (a.closed_low, a.closed_high) == (b.closed_low, b.closed_high) {
                    all([a.low.equals(&b.low), a.high.equals(&b.high)])
                } else {
                    Value::Bool(false)
                }
            }
            (a, b) => match (a.number(), b.number()) {
                (Some(a), Some(b)) => Value::Bool(a == b),
                _ => Value::Null,
            },
        }
    }

    /// `<`, `<=`, `>` and `>=`: `holds` says which orders count. Numbers, texts and days have an order; all else gives null.
    pub(super) fn ordered(&self, other: &Value, holds: fn(Ordering) -> bool) -> Value {
        let order = match (self, other) {
            (Value::Unknown, _) | (_, Value::Unknown) => return Value::Unknown,
            (Value::Text(a), Value::Text(b)) => a.cmp(b),
            (Value::Date(a), Value::Date(b)) => a.cmp(b),
            (a, b) => match (a.number(), b.number()) {
                (Some(left), Some(right)) => {
                    let score = matches!(a, Value::Score(_)) || matches!(b, Value::Score(_));
                    if score && [left, right].iter().any(|number| number.whole() == Some(NOT_RELEVANT)) {
                        return Value::Bool(false);
                    }
                    left.cmp(right)
                }
                _ => return Value::Null,
            },
        };
        Value::Bool(holds(order))
    }

    /// Whether the value is the same as `wanted`, one of its elements if it is a list, or inside it if it is an interval.
    ///
    /// A value of another kind is simply another value here, and not null: that is how the standard's test suite has `in`.
    pub(super) fn is_in(&self, wanted: &Value) -> Value {
        match wanted {
            Value::List(items) => any(items.iter().map(|item| match item {
                Value::Interval(range) => self.is_inside(range),
                item => self.is_same(item),
            })),
            Value::Interval(range) => self.is_inside(range),
            wanted => self.is_same(wanted),
        }
    }

    fn is_same(&self, other: &Value) -> Value {
        match self.equals(other) {
            Value::Null => Value::Bool(false),
            answer => answer,
        }
    }

    fn is_inside(&self, range: &Range) -> Value {
        if matches!(self, Value::Interval(_)) {
            return self.equals(&Value::Interval(Box::new(range.clone())));
        }
        let above = self.ordered(&range.low, if range.closed_low { Ordering::is_ge } else { Ordering::is_gt });
        let below = self.ordered(&range.high, if range.closed_high { Ordering::is_le } else { Ordering::is_lt });
        all([above, below])
    }
}

/// `and` of the standard, with unknown: false decides; then what is unknown could still decide; then null; anything not a
/// boolean counts as null.
pub(super) fn all(parts: impl IntoIterator<Item = Value>) -> Value {
    decided_by(false, parts)
}

/// `or` of the standard, with unknown: true decides.
pub(super) fn any(parts: impl IntoIterator<Item = Value>) -> Value {
    decided_by(true, parts)
}

fn decided_by(decisive: bool, parts: impl IntoIterator<Item = Value>) -> Value {
    let (mut unknown, mut null) = (false, false);
    for part in parts {
        match part {
            Value::Bool(value) if value == decisive => return Value::Bool(decisive),
            Value::Bool(_) => {}
            Value::Unknown => unknown = true,
            _ => null = true,
        }
    }
    match (unknown, null) {
        (true, _) => Value::Unknown,
        (false, true) => Value::Null,
        (false, false) => Value::Bool(!decisive),
    }
}
