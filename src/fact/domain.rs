//! The possible values of a fact, and reading a value or a set of values that someone states.
//!
//! Every value is a whole number inside: no is 0 and yes is 1, a choice is its place in the list, hours are minutes,
//! money is øre, a date is days since 1970-01-01. So the rest of the engine compares whole numbers only.

use serde::Serialize;

use crate::unpack::{Input, Unpack};

/// The IPLOS score «ikke relevant»: a value outside the order of 1 to 5.
pub const NOT_RELEVANT: i64 = 9;

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Boolean,
    /// One of a closed list.
    Choice,
    /// An IPLOS score: 1 to 5, or 9.
    Score,
    /// A whole number.
    Integer,
    /// Hours a week, in minutes.
    Hours,
    /// An amount in øre.
    Money,
    /// A day.
    Date,
}

/// A kind with its options or its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The kind.
    pub kind: Kind,
    /// The ids of a choice's options; empty for other kinds.
    pub options: Vec<String>,
    /// The least value.
    pub min: i64,
    /// The greatest value.
    pub max: i64,
}

/// A set of values: closed intervals in rising order that neither touch nor overlap.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct ValueSet(pub Vec<(i64, i64)>);

impl Unpack for ValueSet {
    const EMPTY: ValueSet = ValueSet(Vec::new());

    fn unpack(&mut self, input: &mut Input<'_>) {
        self.0.unpack(input);
    }
}

/// A stated value before it is compared with a domain: what JSON, TOML and JavaScript can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Nothing is said.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A text: an option's id, a day, or hours such as `32 h`.
    Text(String),
    /// From and to, both inside; a missing end is open.
    Range(Option<Box<Raw>>, Option<Box<Raw>>),
    /// Any of these.
    Any(Vec<Raw>),
    /// Something that can't be a value.
    Other,
}

/// Why a stated value can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[repr(u8)]
pub enum Problem {
    /// No such fact.
    #[error("ukjent opplysning")]
    UnknownFact = 1,
    /// A number where a word is meant, and so on.
    #[error("verdien er av feil type")]
    WrongType = 2,
    /// None of the options.
    #[error("verdien er ikke et av valgene")]
    UnknownOption = 3,
    /// Less than the least or more than the greatest.
    #[error("verdien er utenfor det som er mulig")]
    OutOfRange = 4,
    /// The answers exclude each other.
    #[error("svarene utelukker hverandre")]
    Contradiction = 5,
}

impl Domain {
    /// Yes or no.
    pub fn boolean() -> Domain {
        Domain { kind: Kind::Boolean, options: Vec::new(), min: 0, max: 1 }
    }

    /// An IPLOS score.
    pub fn score() -> Domain {
        Domain { kind: Kind::Score, options: Vec::new(), min: 1, max: NOT_RELEVANT }
    }

    /// One of these options.
    pub fn choice(options: Vec<String>) -> Domain {
        let max = i64::try_from(options.len()).unwrap_or(i64::MAX).saturating_sub(1);
        Domain { kind: Kind::Choice, options, min: 0, max }
    }

    /// Numbers from and to, both inside.
    pub fn range(kind: Kind, min: i64, max: i64) -> Domain {
        Domain { kind, options: Vec::new(), min, max }
    }

    /// Every possible value.
    pub fn all(&self) -> ValueSet {
        match self.kind {
            Kind::Score => ValueSet(vec![(1, 5), (NOT_RELEVANT, NOT_RELEVANT)]),
            _ => ValueSet(vec![(self.min, self.max)]),
        }
    }

    /// Whether order means something: larger and smaller.
    pub fn is_ordered(&self) -> bool {
        !matches!(self.kind, Kind::Boolean | Kind::Choice)
    }

    /// The values a statement leaves possible. `Null` leaves all.
    pub fn read(&self, raw: &Raw) -> Result<ValueSet, Problem> {
        match raw {
            Raw::Null => Ok(self.all()),
            Raw::Any(list) => {
                let mut found = ValueSet::default();
                for item in list {
                    if matches!(item, Raw::Null) {
                        return Err(Problem::WrongType);
                    }
                    found = found.union(&self.read(item)?);
                }
                if found.0.is_empty() { Err(Problem::OutOfRange) } else { Ok(found) }
            }
            Raw::Range(low, high) => {
                if !self.is_ordered() {
                    return Err(Problem::WrongType);
                }
                // A band of scores lies inside 1 to 5: «ikke relevant» is outside the order.
                let (least, most) = if self.kind == Kind::Score { (1, 5) } else { (self.min, self.max) };
                let end = |end: &Option<Box<Raw>>, open: i64| match end.as_deref() {
                    None | Some(Raw::Null) => Ok(open),
                    Some(raw) => self.number(raw),
                };
                let (low, high) = (end(low, least)?, end(high, most)?);
                if low > high || low > most || high < least {
                    return Err(Problem::OutOfRange);
                }
                Ok(ValueSet(vec![(low.max(least), high.min(most))]))
            }
            single => {
                let value = self.number(single)?;
                let possible = self.all().0.iter().any(|(low, high)| (*low..=*high).contains(&value));
                if possible { Ok(ValueSet(vec![(value, value)])) } else { Err(Problem::OutOfRange) }
            }
        }
    }

    /// The number inside for a single stated value.
    fn number(&self, raw: &Raw) -> Result<i64, Problem> {
        match (self.kind, raw) {
            (Kind::Boolean, Raw::Bool(value)) => Ok(i64::from(*value)),
            (Kind::Choice, Raw::Text(id)) => {
                let place = self.options.iter().position(|option| option == id).ok_or(Problem::UnknownOption)?;
                i64::try_from(place).map_err(|_| Problem::UnknownOption)
            }
            (Kind::Score | Kind::Integer | Kind::Hours | Kind::Money, Raw::Int(value)) => Ok(*value),
            (Kind::Hours, Raw::Text(text)) => minutes(text).ok_or(Problem::WrongType),
            (Kind::Money, Raw::Text(text)) => ore(text).ok_or(Problem::WrongType),
            (Kind::Date, Raw::Text(text)) => {
                text.parse::<crate::units::Date>().map(|date| i64::from(date.days())).map_err(|_| Problem::WrongType)
            }
            _ => Err(Problem::WrongType),
        }
    }
}

/// Øre of a text such as `1500 kr`.
fn ore(text: &str) -> Option<i64> {
    text.strip_suffix("kr")?.trim_end().replace('_', "").parse::<i64>().ok()?.checked_mul(100)
}

/// Minutes of a text such as `32 h` or `2 h 30 min`.
fn minutes(text: &str) -> Option<i64> {
    let mut words = text.split_whitespace();
    let mut total: i64 = 0;
    let mut any = false;
    while let Some(number) = words.next() {
        let number: i64 = number.parse().ok()?;
        let factor = match words.next()? {
            "h" => 60,
            "min" => 1,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(factor)?)?;
        any = true;
    }
    any.then_some(total)
}

impl ValueSet {
    /// A single value.
    pub fn one(value: i64) -> ValueSet {
        ValueSet(vec![(value, value)])
    }

    /// The value, if it is the only one.
    pub fn single(&self) -> Option<i64> {
        match self.0.as_slice() {
            [(low, high)] if low == high => Some(*low),
            _ => None,
        }
    }

    /// Whether no value is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Stretches in rising order; those that touch become one.
    pub fn from_rising(stretches: impl Iterator<Item = (i64, i64)>) -> ValueSet {
        let mut merged: Vec<(i64, i64)> = Vec::new();
        for (low, high) in stretches {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        ValueSet(merged)
    }

    /// Values in either.
    #[must_use]
    pub fn union(&self, other: &ValueSet) -> ValueSet {
        let mut all: Vec<(i64, i64)> = self.0.iter().chain(&other.0).copied().collect();
        crate::units::sort_by_key(&mut all, |stretch| *stretch);
        ValueSet::from_rising(all.into_iter())
    }

    /// Values in both.
    #[must_use]
    pub fn intersection(&self, other: &ValueSet) -> ValueSet {
        let mut both = Vec::new();
        for one in &self.0 {
            for two in &other.0 {
                let (low, high) = (one.0.max(two.0), one.1.min(two.1));
                if low <= high {
                    both.push((low, high));
                }
            }
        }
        ValueSet(both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_of_scores_leaves_out_not_relevant() {
        let score = Domain::score();
        assert_eq!(score.read(&Raw::Range(Some(Box::new(Raw::Int(3))), None)), Ok(ValueSet(vec![(3, 5)])));
        assert_eq!(score.read(&Raw::Int(9)), Ok(ValueSet::one(9)));
        assert_eq!(score.read(&Raw::Int(6)), Err(Problem::OutOfRange));
    }

    #[test]
    fn hours_are_minutes_inside() {
        let hours = Domain::range(Kind::Hours, 0, 10_080);
        assert_eq!(hours.read(&Raw::Text("32 h".into())), Ok(ValueSet::one(1_920)));
        assert_eq!(hours.read(&Raw::Text("2 h 30 min".into())), Ok(ValueSet::one(150)));
        assert_eq!(hours.read(&Raw::Text("mye".into())), Err(Problem::WrongType));
        assert_eq!(hours.read(&Raw::Int(10_081)), Err(Problem::OutOfRange));
    }

    #[test]
    fn sets_are_kept_apart_and_in_order() {
        let set = ValueSet(vec![(5, 9)]).union(&ValueSet(vec![(1, 4), (12, 12)]));
        assert_eq!(set, ValueSet(vec![(1, 9), (12, 12)]));
        assert_eq!(set.intersection(&ValueSet(vec![(8, 12)])), ValueSet(vec![(8, 9), (12, 12)]));
    }

    #[test]
    fn impossible_ranges_are_refused() {
        let age = Domain::range(Kind::Integer, 0, 120);
        let range = |low, high| age.read(&Raw::Range(Some(Box::new(Raw::Int(low))), Some(Box::new(Raw::Int(high)))));
        assert_eq!(range(67, 200), Ok(ValueSet(vec![(67, 120)])));
        assert_eq!(range(80, 67), Err(Problem::OutOfRange));
        assert_eq!(range(121, 130), Err(Problem::OutOfRange));
    }
}
