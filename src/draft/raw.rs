//! Any JSON or JavaScript value as it came in, before anything is demanded of it.

use std::fmt;

use crate::units::Fraction;

/// A value of any kind. Nothing is refused here except what is nested too deep.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Null or undefined.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A number with decimals, to the nearest millionth.
    Number(Fraction),
    /// A number that is not finite, or too large to be meant.
    NotANumber,
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Raw>),
    /// A table, with its keys in the order they came.
    Table(Vec<(String, Raw)>),
}

impl Raw {
    /// A number as JavaScript has it.
    pub fn from_number(value: f64) -> Raw {
        // JavaScript knows one kind of number: 90.0 is the whole number 90 there.
        let whole = value as i64;
        if value.abs() < 9e15 && whole as f64 == value {
            return Raw::Whole(whole);
        }
        millionths(value)
            .map_or(Raw::NotANumber, |millionths| Raw::Number(Fraction::new(millionths, MILLION).reduced()))
    }

    /// The value of a key of a table.
    pub fn get(&self, key: &str) -> Option<&Raw> {
        match self {
            Raw::Table(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value of a key of a table, where null is as if it were absent.
    pub fn given(&self, key: &str) -> Option<&Raw> {
        self.get(key).filter(|value| !matches!(value, Raw::Null))
    }

    /// The keys of a table; none of anything else.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let fields = if let Raw::Table(fields) = self { fields.as_slice() } else { &[] };
        fields.iter().map(|(key, _)| key.as_str())
    }
}

/// What it is, in words, for messages.
impl fmt::Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Raw::Null => "ingenting",
            Raw::Bool(value) => {
                if *value {
                    "true"
                } else {
                    "false"
                }
            }
            Raw::Whole(number) => return number.fmt(f),
            Raw::Number(number) => return number.fmt(f),
            Raw::NotANumber => "et tall som ikke kan brukes",
            Raw::Text(text) => return write!(f, "teksten «{text:.40}»"),
            Raw::List(_) => "en liste",
            Raw::Table(_) => "en tabell",
        })
    }
}

/// Levels of tables and lists a draft can hold; more than any real one has, and few enough for any stack.
pub const DEEPEST: u8 = 16;

const MILLION: i64 = 1_000_000;

/// The nearest whole number of millionths, read from the bits: the core has no floating-point arithmetic. 0.4 gives exactly 400 000.
fn millionths(number: f64) -> Option<i64> {
    if !number.is_finite() || number.abs() > 1e12 {
        return None;
    }
    let bits = number.to_bits();
    let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or_default();
    let stored = i128::from(bits & ((1 << 52) - 1));
    let mantissa = if exponent == 0 { stored } else { stored | (1 << 52) };
    // Below 10^12 the exponent is never so large that the bits must be shifted up.
    let shift = 1075_i32.saturating_sub(exponent.max(1)).unsigned_abs();
    let half = 1_i128.checked_shl(shift.saturating_sub(1)).unwrap_or_default();
    let size = mantissa.saturating_mul(i128::from(MILLION)).saturating_add(half).checked_shr(shift).unwrap_or_default();
    let size = i64::try_from(if shift > 120 { 0 } else { size }).ok()?;
    Some(if number.is_sign_negative() { size.saturating_neg() } else { size })
}

#[cfg(test)]
mod tests {
    use super::Raw;

    fn read(text: &str) -> String {
        serde_json::from_str::<Raw>(text).unwrap().to_string()
    }

    #[test]
    fn numbers_become_what_was_written() {
        for (number, text) in [
            ("0.4", "0,4"),
            ("1.0", "1"),
            ("-0.25", "-0,25"),
            ("0.1", "0,1"),
            ("1.4", "1,4"),
            ("1e12", "1000000000000"),
            ("999999999999.5", "999999999999,5"),
            ("5e-324", "0"),
            ("0.0000004", "0"),
            ("0.0000006", "0,000001"),
            ("1e300", "et tall som ikke kan brukes"),
            ("18446744073709551615", "et tall som ikke kan brukes"),
        ] {
            assert_eq!(read(number), text);
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(serde_json::from_str::<Raw>(&nested(16)).is_ok());
        assert!(serde_json::from_str::<Raw>(&nested(17)).is_err());
    }
}
