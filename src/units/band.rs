//! A value, or the two ends it lies between.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Fraction;

/// The least and the greatest a value can be; equal when it is known.
// INVARIANT: min <= max.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band<T> {
    /// The least.
    pub min: T,
    /// The greatest.
    pub max: T,
}

impl<T: Copy + Ord> Band<T> {
    /// A known value.
    pub fn one(value: T) -> Band<T> {
        Band { min: value, max: value }
    }

    /// The band between two values in either order.
    pub fn between(one: T, other: T) -> Band<T> {
        Band { min: one.min(other), max: one.max(other) }
    }

    /// Whether the value is known.
    pub fn is_one(&self) -> bool {
        self.min == self.max
    }

    /// One of the ends.
    pub fn end(self, high: bool) -> T {
        if high { self.max } else { self.min }
    }

    /// The smallest band that holds both.
    #[must_use]
    pub fn or(self, other: Band<T>) -> Band<T> {
        Band { min: self.min.min(other.min), max: self.max.max(other.max) }
    }

    /// Both ends through a function that never decreases.
    pub fn map<U>(self, rising: impl Fn(T) -> U) -> Band<U> {
        Band { min: rising(self.min), max: rising(self.max) }
    }
}

impl Band<i64> {
    /// The sum; stops at the ends of the range.
    #[must_use]
    pub fn plus(self, other: Band<i64>) -> Band<i64> {
        Band { min: self.min.saturating_add(other.min), max: self.max.saturating_add(other.max) }
    }

    /// The difference when the two vary freely.
    #[must_use]
    pub fn minus(self, other: Band<i64>) -> Band<i64> {
        Band { min: self.min.saturating_sub(other.max), max: self.max.saturating_sub(other.min) }
    }
}

impl Band<Fraction> {
    /// The product of what is never negative.
    #[must_use]
    pub fn by(self, other: Band<Fraction>) -> Band<Fraction> {
        Band { min: self.min * other.min, max: self.max * other.max }
    }
}

/// A known value as itself, else as `{min, max}`.
impl<T: Copy + Ord + Serialize> Serialize for Band<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_one() {
            return self.min.serialize(serializer);
        }
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("min", &self.min)?;
        map.serialize_entry("max", &self.max)?;
        map.end()
    }
}
