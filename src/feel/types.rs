//! The types of facts and of expressions, and which go together.

use std::fmt;

/// What kind of value something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Anything: what stands in the place of something that has been reported already.
    Any,
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// A text or one of a set of choices.
    Text,
    /// A day.
    Date,
    /// A need score from 1 to 5, or 9 for not relevant, which is outside the order. It can be compared, not computed with.
    Score,
    /// Hours a week, as minutes; written `25 h`.
    Hours,
    /// An amount of money, as øre; written `1500 kr`.
    Money,
    /// A list.
    List(Box<Type>),
    /// An interval.
    Interval(Box<Type>),
}

impl Type {
    /// Whether values of it are numbers.
    pub fn is_numeric(&self) -> bool {
        matches!(self, Type::Any | Type::Number | Type::Score | Type::Hours | Type::Money)
    }

    /// Whether one can compute with values of it.
    pub(super) fn is_computable(&self) -> bool {
        self.is_numeric() && *self != Type::Score
    }

    /// Whether its values have an order.
    pub(super) fn is_ordered(&self) -> bool {
        self.is_numeric() || matches!(self, Type::Text | Type::Date)
    }

    /// The type that both fit, if there is one. A plain number fits a score; it never fits hours, which are minutes, nor an amount, which is øre.
    pub(super) fn join(&self, other: &Type) -> Option<Type> {
        match (self, other) {
            (Type::Any, other) | (other, Type::Any) => Some(other.clone()),
            (Type::List(a), Type::List(b)) => a.join(b).map(|item| Type::List(Box::new(item))),
            (Type::Interval(a), Type::Interval(b)) => a.join(b).map(|end| Type::Interval(Box::new(end))),
            (Type::Number, Type::Score) | (Type::Score, Type::Number) => Some(Type::Score),
            (a, b) if a == b => Some(a.clone()),
            _ => None,
        }
    }
}

/// The type in Norwegian, as it stands after «er».
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Type::Any => "hva som helst",
            Type::Boolean => "ja/nei",
            Type::Number => "et tall",
            Type::Text => "tekst",
            Type::Date => "en dato",
            Type::Score => "en score",
            Type::Hours => "timer",
            Type::Money => "et beløp",
            Type::List(_) => "en liste",
            Type::Interval(_) => "et intervall",
        };
        f.write_str(name)
    }
}
