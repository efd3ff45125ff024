//! Numbers as the standard has them: decimals of 34 significant digits, rounded half to even.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use bigdecimal::num_traits::{Signed, ToPrimitive, Zero};
use bigdecimal::{BigDecimal, RoundingMode};

use crate::limits;

/// A decimal number. Two numbers are equal when their values are, however they were written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(BigDecimal);

/// Digits kept between the steps of a power, so that the result is right to the last of the 34.
const POWER_PRECISION: u64 = limits::PRECISION + 12;

impl Number {
    /// Rounds to the precision; nothing when the number is out of range.
    fn new(exact: BigDecimal) -> Option<Number> {
        let rounded = round(exact, limits::PRECISION).normalized();
        let order = rounded.order_of_magnitude();
        (rounded.is_zero() || (-limits::MAGNITUDE..=limits::MAGNITUDE).contains(&order)).then_some(Number(rounded))
    }

    /// The sum.
    pub fn add(&self, other: &Number) -> Option<Number> {
        self.outweighing(other).or_else(|| Number::new(&self.0 + &other.0))
    }

    /// The one of two that the other is far too small to change. Adding them digit by digit would give the same, slowly.
    fn outweighing(&self, other: &Number) -> Option<Number> {
        const FAR: i64 = 2 * limits::PRECISION as i64 + 2;
        let gap = self.0.order_of_magnitude().saturating_sub(other.0.order_of_magnitude());
        let larger = if gap > FAR { self } else { other };
        (!self.0.is_zero() && !other.0.is_zero() && gap.abs() > FAR).then(|| larger.clone())
    }

    /// The difference.
    pub fn subtract(&self, other: &Number) -> Option<Number> {
        self.add(&other.negate())
    }

    /// The product.
    pub fn multiply(&self, other: &Number) -> Option<Number> {
        Number::new(&self.0 * &other.0)
    }

    /// The quotient; nothing when dividing by zero. Division keeps 100 digits before it rounds, enough to round only once:
    /// a quotient of two 34-digit numbers that close to a tie is the tie.
    pub fn divide(&self, other: &Number) -> Option<Number> {
        if other.0.is_zero() { None } else { Number::new(&self.0 / &other.0) }
    }

    /// The power; nothing unless the exponent is a whole number within bounds, and for zero to a negative power.
    pub fn power(&self, exponent: &Number) -> Option<Number> {
        let exponent = exponent.whole().filter(|exponent| exponent.abs() <= limits::EXPONENT)?;
        let mut result = BigDecimal::from(1);
        let mut square = self.0.clone();
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            if left & 1 == 1 {
                result = round(result * &square, POWER_PRECISION);
            }
            square = round(square.square(), POWER_PRECISION);
            left >>= 1;
        }
        if exponent >= 0 {
            Number::new(result)
        } else if result.is_zero() {
            None
        } else {
            Number::new(BigDecimal::from(1) / result)
        }
    }

    /// The number with the other sign.
    pub fn negate(&self) -> Number {
        Number(-&self.0)
    }

    /// The number without its sign.
    pub fn abs(&self) -> Number {
        Number(self.0.abs())
    }

    /// What is left of `self - divisor * floor(self / divisor)`, exactly; it has the sign of the divisor. Nothing for zero.
    pub fn modulo(&self, divisor: &Number) -> Option<Number> {
        if divisor.0.is_zero() {
            return None;
        }
        let rest = &self.0 % &divisor.0;
        let other_side = !rest.is_zero() && rest.is_negative() != divisor.0.is_negative();
        Number::new(if other_side { rest + &divisor.0 } else { rest })
    }

    /// Rounds to `scale` decimals; nothing unless that is a whole number in the range the standard names.
    pub fn round(&self, scale: &Number, mode: RoundingMode) -> Option<Number> {
        let scale = scale.whole().filter(|scale| (-6111..=6176).contains(scale))?;
        // More decimals than there are change nothing.
        if self.0.fractional_digit_count() <= scale {
            Some(self.clone())
        } else {
            Number::new(self.0.with_scale_round(scale, mode))
        }
    }

    /// The whole number, if it is one that fits.
    pub fn whole(&self) -> Option<i64> {
        if self.0.is_integer() { self.0.to_i64() } else { None }
    }
}

fn round(exact: BigDecimal, digits: u64) -> BigDecimal {
    match NonZeroU64::new(digits) {
        Some(digits) => exact.with_precision_round(digits, RoundingMode::HalfEven),
        None => exact,
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number(BigDecimal::from(value))
    }
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("dette er ikke et tall, eller det er utenfor området")]
pub struct NumberError;

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Number, NumberError> {
        let exact = BigDecimal::from_str(text).map_err(|_| NumberError)?;
        Number::new(exact).ok_or(NumberError)
    }
}

/// All digits, in a form that JSON and FEEL both read: with an exponent only when there would be many zeros.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order = self.0.order_of_magnitude();
        if self.0.is_zero() || (-40..=40).contains(&order) {
            f.write_str(&self.0.to_plain_string())
        } else {
            f.write_str(&self.0.to_scientific_notation().replace('E', "e"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn shown(number: Option<Number>) -> String {
        number.map_or("-".into(), |number| number.to_string())
    }

    #[test]
    fn keeps_34_digits_and_rounds_half_to_even() {
        assert_eq!(shown(number("1").divide(&number("3"))), "0.3333333333333333333333333333333333");
        assert_eq!(shown(number("2").divide(&number("3"))), "0.6666666666666666666666666666666667");
        assert_eq!(number("1000000000000000000000000000000000.5"), number("1000000000000000000000000000000000"));
        assert_eq!(number("1000000000000000000000000000000001.5"), number("1000000000000000000000000000000002"));
        assert_eq!(shown(number("0.1").add(&number("0.2"))), "0.3");
    }

    #[test]
    fn is_never_larger_than_its_range() {
        let mut large = number("10");
        for _ in 0..2 {
            large = large.power(&number("60")).unwrap();
        }
        assert_eq!(shown(Some(large.clone())), "1e3600");
        assert_eq!(large.multiply(&large), None);
        let small = number("1").divide(&large).unwrap();
        assert_eq!(shown(Some(small.clone())), "1e-3600");
        assert_eq!(small.multiply(&small), None);
        assert_eq!(shown(large.add(&small)), "1e3600");
    }

    #[test]
    fn powers_are_right_to_the_last_digit() {
        assert_eq!(shown(number("2").power(&number("100"))), "1267650600228229401496703205376");
        // Computed with 80 digits elsewhere.
        assert_eq!(shown(number("1.01").power(&number("1000"))), "20959.15563781366006444124578894489");
        assert_eq!(shown(number("2").power(&number("-2"))), "0.25");
        assert_eq!(number("0").power(&number("-1")), None);
        assert_eq!(number("2").power(&number("0.5")), None);
        assert_eq!(number("2").power(&number("1001")), None);
    }
}
