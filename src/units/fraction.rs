//! Exact fractions: factors, shares and amounts between roundings. No floats anywhere.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use serde::Serialize;

use crate::unpack::{Input, Unpack};

/// An exact fraction.
///
/// Components stay exact up to 126 bits after reduction. What the readers let in (amounts below a billion kroner, frequencies below a
/// thousand) uses less than 100; beyond 126 the lowest bits are dropped, so that arithmetic is total.
// INVARIANT: the denominator is positive.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(into = "(i128, i128)")]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction::whole(0);
    /// One.
    pub const ONE: Fraction = Fraction::whole(1);

    /// A whole number.
    pub const fn whole(number: i64) -> Fraction {
        Fraction { numerator: number as i128, denominator: 1 }
    }

    /// `numerator / denominator`; a denominator below one is read as one.
    pub const fn new(numerator: i64, denominator: i64) -> Fraction {
        let denominator = if denominator < 1 { 1 } else { denominator };
        Fraction { numerator: numerator as i128, denominator: denominator as i128 }
    }

    /// The quotient, if `divisor` is not zero.
    pub fn over(self, divisor: Fraction) -> Option<Fraction> {
        let turned = match divisor.numerator.cmp(&0) {
            Ordering::Equal => return None,
            Ordering::Greater => Fraction { numerator: divisor.denominator, denominator: divisor.numerator },
            Ordering::Less => Fraction {
                numerator: divisor.denominator.saturating_neg(),
                denominator: divisor.numerator.saturating_neg(),
            },
        };
        Some(self * turned)
    }

    /// Divided by a count; a count below one is read as one.
    #[must_use]
    pub fn per(self, count: i64) -> Fraction {
        self * Fraction::new(1, count)
    }

    /// Multiplied by a count.
    #[must_use]
    pub fn times(self, count: i64) -> Fraction {
        // Most lines happen once each time.
        if count == 1 { self } else { self * Fraction::whole(count) }
    }

    /// The nearest whole number, halves away from zero; stops at the ends of the range.
    pub fn rounded(self) -> i64 {
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(self.numerator), i64::try_from(self.denominator)) {
            if denominator == 1 {
                return numerator;
            }
            let quotient = numerator.checked_div(denominator).unwrap_or_default();
            let rest = numerator.checked_rem(denominator).unwrap_or_default().unsigned_abs();
            let up = rest >= denominator.unsigned_abs().saturating_sub(rest);
            return if up { quotient.saturating_add(numerator.signum()) } else { quotient };
        }
        let quotient = self.numerator.checked_div(self.denominator).unwrap_or_default();
        let rest = self.numerator.checked_rem(self.denominator).unwrap_or_default().unsigned_abs();
        let up = rest >= self.denominator.unsigned_abs().saturating_sub(rest);
        let rounded = if up { quotient.saturating_add(self.numerator.signum()) } else { quotient };
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    }

    /// The whole number, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        let exact = self.numerator.checked_rem(self.denominator) == Some(0);
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
        if let Some((numerator, denominator)) = small(self) {
            let common = gcd_small(numerator.unsigned_abs(), denominator.unsigned_abs()).cast_signed().max(1);
            let part = |whole: i64| whole.checked_div(common).unwrap_or(whole);
            return Fraction::new(part(numerator), part(denominator));
        }
        let common = gcd(self.numerator.unsigned_abs(), self.denominator.unsigned_abs()).max(1);
        let common = i128::try_from(common).unwrap_or(1);
        Fraction {
            numerator: self.numerator.checked_div(common).unwrap_or(self.numerator),
            denominator: self.denominator.checked_div(common).unwrap_or(self.denominator),
        }
    }

    /// Numerator and denominator of the reduced fraction.
    pub fn parts(self) -> (i128, i128) {
        let reduced = self.reduced();
        (reduced.numerator, reduced.denominator)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(gcd_small(small_a, small_b));
        }
        let rest = a.checked_rem(b).unwrap_or_default();
        a = b;
        b = rest;
    }
    a
}

fn gcd_small(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        let rest = a.checked_rem(b).unwrap_or_default();
        a = b;
        b = rest;
    }
    a
}

/// The product, halving the factors until it fits.
fn product(mut a: i128, mut b: i128) -> (i128, u32) {
    let mut dropped = 0_u32;
    loop {
        if let Some(found) = a.checked_mul(b)
            && found.unsigned_abs() < 1 << 126
        {
            return (found, dropped);
        }
        if a.unsigned_abs() >= b.unsigned_abs() {
            a >>= 1
        } else {
            b >>= 1
        }
        dropped = dropped.saturating_add(1);
    }
}

/// The components of two fractions, when products of any two fit in 64 bits: nearly always, and a fraction of the work in a browser.
#[inline(always)]
fn tiny(one: Fraction, two: Fraction) -> Option<[i64; 4]> {
    let beyond = |part: i128| part ^ i128::from(part as i32);
    let beyond = beyond(one.numerator) | beyond(one.denominator) | beyond(two.numerator) | beyond(two.denominator);
    let fits = beyond == 0;
    fits.then_some([one.numerator as i64, one.denominator as i64, two.numerator as i64, two.denominator as i64])
}

/// Both components, when products of them are known to fit in 128 bits.
fn small(fraction: Fraction) -> Option<(i64, i64)> {
    Some((i64::try_from(fraction.numerator).ok()?, i64::try_from(fraction.denominator).ok()?))
}

/// The product of two numbers of 64 bits, which always fits.
fn wide(a: i64, b: i64) -> i128 {
    i128::from(a).wrapping_mul(i128::from(b))
}

impl Mul for Fraction {
    type Output = Fraction;

    fn mul(self, other: Fraction) -> Fraction {
        if let Some([a, b, c, d]) = tiny(self, other) {
            return Fraction::new(a.wrapping_mul(c), b.wrapping_mul(d));
        }
        if let (Some((a, b)), Some((c, d))) = (small(self), small(other)) {
            return Fraction { numerator: wide(a, c), denominator: wide(b, d) };
        }
        let (a, b) = (self.reduced(), other.reduced());
        let cross = Fraction { numerator: a.numerator, denominator: b.denominator }.reduced();
        let crossed = Fraction { numerator: b.numerator, denominator: a.denominator }.reduced();
        let (numerator, dropped_above) = product(cross.numerator, crossed.numerator);
        let (denominator, dropped_below) = product(cross.denominator, crossed.denominator);
        let most = dropped_above.max(dropped_below);
        let shift = |value: i128, done: u32| value.checked_shr(most.saturating_sub(done)).unwrap_or_default();
        Fraction { numerator: shift(numerator, dropped_above), denominator: shift(denominator, dropped_below).max(1) }
    }
}

impl Add for Fraction {
    type Output = Fraction;

    fn add(self, other: Fraction) -> Fraction {
        if self.denominator == other.denominator {
            return Fraction {
                numerator: self.numerator.saturating_add(other.numerator),
                denominator: self.denominator,
            };
        }
        if let Some([a, b, c, d]) = tiny(self, other) {
            return Fraction::new(a.wrapping_mul(d).wrapping_add(c.wrapping_mul(b)), b.wrapping_mul(d));
        }
        let (a, b) = (self.reduced(), other.reduced());
        let over = |one: Fraction, two: Fraction| one.numerator.saturating_mul(two.denominator);
        Fraction {
            numerator: over(a, b).saturating_add(over(b, a)),
            denominator: a.denominator.saturating_mul(b.denominator),
        }
    }
}

impl Neg for Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        Fraction { numerator: self.numerator.saturating_neg(), denominator: self.denominator }
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
    fn cmp(&self, other: &Fraction) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        if let Some([a, b, c, d]) = tiny(*self, *other) {
            return a.wrapping_mul(d).cmp(&c.wrapping_mul(b));
        }
        let (a, b) = (self.reduced(), other.reduced());
        a.numerator.saturating_mul(b.denominator).cmp(&b.numerator.saturating_mul(a.denominator))
    }
}

impl Default for Fraction {
    fn default() -> Fraction {
        Fraction::ZERO
    }
}

impl Unpack for Fraction {
    fn unpack(input: &mut Input<'_>) -> Fraction {
        let (numerator, denominator) = Unpack::unpack(input);
        if denominator > 0 {
            return Fraction { numerator, denominator };
        }
        input.refuse();
        Fraction::ZERO
    }
}

impl From<Fraction> for (i128, i128) {
    fn from(fraction: Fraction) -> (i128, i128) {
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
    fn products_beyond_the_range_keep_their_size() {
        let mut value = Fraction::ONE;
        let prime = Fraction::new(1_000_000_007, 1_000_000_009);
        for _ in 0..40 {
            value = value * prime;
        }
        assert_eq!(value.times(1_000_000_000).rounded(), 999_999_920);
    }
}
