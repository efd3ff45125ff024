//! Exact fractions: factors, shares and amounts between roundings. No floats anywhere.

use std::cmp::Ordering;
use std::num::NonZeroI64;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use serde::Serialize;

use crate::unpack::{Input, Unpack};

/// An exact fraction.
///
/// Components stay exact up to 63 bits after reduction: enough for millions of kroner in all the parts that months, years and hours give
/// together. Beyond that a value keeps its first 62 bits, and beyond the range of whole numbers it stops at the end, so that arithmetic is total.
// INVARIANT: the denominator is positive.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(into = "(i64, i64)")]
pub struct Fraction {
    numerator: i64,
    /// Never zero, so that a fraction that may be absent takes no more room than one that is there.
    denominator: NonZeroI64,
}

/// What stands under the line of a whole number.
const ONE: NonZeroI64 = match NonZeroI64::new(1) {
    Some(one) => one,
    None => NonZeroI64::MAX,
};

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction::whole(0);
    /// One.
    pub const ONE: Fraction = Fraction::whole(1);

    /// A whole number.
    pub const fn whole(number: i64) -> Fraction {
        Fraction { numerator: number, denominator: ONE }
    }

    /// `numerator / denominator`; a denominator below one is read as one.
    pub const fn new(numerator: i64, denominator: i64) -> Fraction {
        match NonZeroI64::new(denominator) {
            Some(denominator) if denominator.get() > 0 => Fraction { numerator, denominator },
            _ => Fraction::whole(numerator),
        }
    }

    /// What stands under the line.
    fn under(self) -> i64 {
        self.denominator.get()
    }

    /// The quotient, if `divisor` is not zero.
    pub fn over(self, divisor: Fraction) -> Option<Fraction> {
        let turned = divisor.under().saturating_mul(divisor.numerator.signum());
        let size = divisor.numerator.saturating_abs();
        (size > 0).then(|| self * Fraction::new(turned, size))
    }

    /// Divided by a count; a count below one is read as one.
    #[must_use]
    pub fn per(self, count: i64) -> Fraction {
        self * Fraction::new(1, count)
    }

    /// Multiplied by a count.
    #[must_use]
    pub fn times(self, count: i64) -> Fraction {
        self * Fraction::whole(count)
    }

    /// Not above a limit, where there is one.
    #[must_use]
    pub fn at_most(self, limit: Option<Fraction>) -> Fraction {
        limit.map_or(self, |limit| self.min(limit))
    }

    /// Not below zero.
    #[must_use]
    pub fn at_least_zero(self) -> Fraction {
        if self.is_negative() { Fraction::ZERO } else { self }
    }

    /// The nearest whole number, halves away from zero.
    pub fn rounded(self) -> i64 {
        let quotient = self.numerator.checked_div(self.under()).unwrap_or_default();
        let rest = self.numerator.checked_rem(self.under()).unwrap_or_default().saturating_abs();
        if rest >= self.under().saturating_sub(rest) {
            quotient.saturating_add(self.numerator.signum())
        } else {
            quotient
        }
    }

    /// The whole number, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        let exact = self.numerator.checked_rem(self.under()) == Some(0);
        exact.then(|| self.rounded())
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The same value with the smallest components.
    #[must_use]
    pub fn reduced(self) -> Fraction {
        let (mut common, mut rest) = (self.under(), self.numerator);
        while rest != 0 {
            (common, rest) = (rest, common.checked_rem(rest).unwrap_or_default());
        }
        let part = |whole: i64| whole.checked_div(common.saturating_abs()).unwrap_or(whole);
        Fraction::new(part(self.numerator), part(self.under()))
    }

    /// Numerator and denominator of the reduced fraction.
    pub fn parts(self) -> (i64, i64) {
        let reduced = self.reduced();
        (reduced.numerator, reduced.under())
    }
}

/// Whether products of the components fit in 64 bits: nearly always, and a fraction of the work in a browser.
fn are_small(one: Fraction, two: Fraction) -> bool {
    let beyond = |part: i64| part ^ i64::from(part as i32);
    beyond(one.numerator) | beyond(one.under()) | beyond(two.numerator) | beyond(two.under()) == 0
}

/// The product of two components, which always fits.
fn wide(one: i64, other: i64) -> i128 {
    i128::from(one).wrapping_mul(i128::from(other))
}

/// A fraction of products, as it is where it fits: reducing costs more than all the rest.
#[inline(never)] // called from everywhere
fn fitted(numerator: i128, denominator: i128) -> Fraction {
    match (i64::try_from(numerator), i64::try_from(denominator)) {
        (Ok(numerator), Ok(denominator)) => Fraction::new(numerator, denominator),
        _ => reduced(numerator, denominator),
    }
}

/// With the smallest components; where those do not fit, the nearest by a power of two towards zero.
#[inline(never)] // seldom called
fn reduced(numerator: i128, denominator: i128) -> Fraction {
    let (mut size, mut parts) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let (mut common, mut rest) = (parts, size);
    while rest != 0 {
        (common, rest) = (rest, divided(common, rest).1);
    }
    (size, parts) = (divided(size, common).0, divided(parts, common).0);
    let signed = |size: u128| if numerator < 0 { 0_i128.saturating_sub_unsigned(size) } else { size.cast_signed() };
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(signed(size)), i64::try_from(parts)) {
        return Fraction::new(numerator, denominator);
    }
    while parts > i64::MAX as u128 {
        (size, parts) = (size >> 1, parts >> 1);
    }
    let (whole, rest) = divided(size, parts);
    // What is left of 62 bits beside the whole number.
    let bits = u64::try_from(whole).map_or(0, u64::leading_zeros).saturating_sub(2);
    let scaled = (whole << bits).saturating_add(divided(rest << bits, parts).0);
    let end = if numerator < 0 { i64::MIN } else { i64::MAX };
    Fraction::new(i64::try_from(signed(scaled)).unwrap_or(end), 1 << bits)
}

/// The quotient and the rest; of large numbers bit by bit, since the way that is quick for all is much code.
fn divided(mut rest: u128, by: u128) -> (u128, u128) {
    if let (Ok(rest), Ok(by)) = (u64::try_from(rest), u64::try_from(by)) {
        return (rest.checked_div(by).unwrap_or_default().into(), rest.checked_rem(by).unwrap_or_default().into());
    }
    let mut quotient = 0;
    for place in (0..=by.leading_zeros().saturating_sub(rest.leading_zeros())).rev() {
        quotient <<= 1;
        if let Some(left) = rest.checked_sub(by << place) {
            (quotient, rest) = (quotient | 1, left);
        }
    }
    (quotient, rest)
}

impl Mul for Fraction {
    type Output = Fraction;

    fn mul(self, other: Fraction) -> Fraction {
        if are_small(self, other) {
            return Fraction::new(
                self.numerator.wrapping_mul(other.numerator),
                self.under().wrapping_mul(other.under()),
            );
        }
        fitted(wide(self.numerator, other.numerator), wide(self.under(), other.under()))
    }
}

impl Add for Fraction {
    type Output = Fraction;

    fn add(self, other: Fraction) -> Fraction {
        let sum = self.numerator.checked_add(other.numerator);
        if let Some(numerator) = sum.filter(|_| self.denominator == other.denominator) {
            return Fraction { numerator, ..self };
        }
        if are_small(self, other) {
            let over = |one: Fraction, two: Fraction| one.numerator.wrapping_mul(two.under());
            return Fraction::new(
                over(self, other).wrapping_add(over(other, self)),
                self.under().wrapping_mul(other.under()),
            );
        }
        let over = |one: Fraction, two: Fraction| wide(one.numerator, two.under());
        fitted(over(self, other).wrapping_add(over(other, self)), wide(self.under(), other.under()))
    }
}

impl AddAssign for Fraction {
    #[inline(never)] // what adds up does so in place
    fn add_assign(&mut self, other: Fraction) {
        *self = *self + other;
    }
}

impl Neg for Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        Fraction { numerator: self.numerator.saturating_neg(), ..self }
    }
}

impl Sub for Fraction {
    type Output = Fraction;

    fn sub(self, other: Fraction) -> Fraction {
        self + -other
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Fraction) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    #[inline(never)] // called from everywhere
    fn cmp(&self, other: &Fraction) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        if are_small(*self, *other) {
            let over = |one: &Fraction, two: &Fraction| one.numerator.wrapping_mul(two.under());
            return over(self, other).cmp(&over(other, self));
        }
        wide(self.numerator, other.under()).cmp(&wide(other.numerator, self.under()))
    }
}

impl Default for Fraction {
    fn default() -> Fraction {
        Fraction::ZERO
    }
}

impl Unpack for Fraction {
    const EMPTY: Fraction = Fraction::ZERO;

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        let (mut numerator, mut denominator) = (0, 0);
        numerator.unpack(input);
        denominator.unpack(input);
        if denominator <= 0 {
            input.refuse();
        }
        *self = Fraction::new(numerator, denominator);
    }
}

impl From<Fraction> for (i64, i64) {
    fn from(fraction: Fraction) -> (i64, i64) {
        fraction.parts()
    }
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn halves_round_away_from_zero() {
        for (numerator, denominator, rounded) in [
            (1, 2, 1),
            (-1, 2, -1),
            (3, 2, 2),
            (-3, 2, -2),
            (1, 3, 0),
            (2, 3, 1),
            (-2, 3, -1),
            (7, 7, 1),
            (0, 5, 0),
            (i64::MAX, 1, i64::MAX),
        ] {
            assert_eq!(Fraction::new(numerator, denominator).rounded(), rounded, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn rounding_is_the_same_for_large_components() {
        let large = Fraction::new(i64::MAX, 3) * Fraction::new(1, i64::MAX) * Fraction::new(3, 2);
        assert_eq!(large, Fraction::new(1, 2));
        assert_eq!(large.rounded(), 1);
        assert_eq!((-large).rounded(), -1);
    }

    #[test]
    fn long_products_stay_exact() {
        let mut value = Fraction::ONE;
        for step in 1..200 {
            value = value * Fraction::new(step + 1, step);
        }
        assert_eq!(value, Fraction::whole(200));
    }

    #[test]
    fn sums_beyond_the_range_are_right_to_the_last_bits() {
        let large = 1_000_000_000;
        let [one, other] =
            [(1 << 40) - 87, (1 << 40) - 1].map(|parts| Fraction::whole(large) + Fraction::new(1, parts));
        let sum = one + other;
        assert!(Fraction::whole(2 * large) <= sum && sum < Fraction::whole(2 * large) + Fraction::new(1, 1 << 30));
        assert_eq!((sum * Fraction::new(-1, 2)).rounded(), -large);
        for end in [i64::MAX, i64::MIN] {
            assert_eq!((Fraction::whole(end) * Fraction::new(i64::MAX - 1, 3)).rounded(), end);
        }
    }

    #[test]
    fn beyond_the_range_a_sign_changes_nothing_but_the_sign() {
        let [small, part] = [Fraction::new(1_000_003, (1 << 40) + 15), Fraction::new(1, (1 << 32) + 15)];
        let (below, above) = (-small * part, small * part);
        assert!(above > Fraction::ZERO);
        assert_eq!((below.numerator, below.denominator), (-above.numerator, above.denominator));
    }

    #[test]
    fn every_part_of_a_calendar_is_exact_together() {
        let parts = [28, 29, 30, 31, 365, 366, 84, 60, 100];
        let amount = Fraction::whole(900_000_000);
        let sum = parts.iter().fold(amount, |sum, part| sum + Fraction::new(1, *part));
        assert_eq!(parts.iter().fold(sum, |sum, part| sum - Fraction::new(1, *part)), amount);
    }

    #[test]
    fn products_beyond_the_range_keep_their_size() {
        let mut value = Fraction::ONE;
        let prime = Fraction::new(1_000_000_007, 1_000_000_009);
        for _ in 0..40 {
            value = value * prime;
        }
        assert_eq!(value.times(1_000_000_000).rounded(), 999_999_920);
    }
}
