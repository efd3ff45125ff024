//! Fractions as people write them.

use std::fmt;
use std::str::FromStr;

use super::Fraction;

/// Why a text is not a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("skriv et tall som 12, 12.5 eller 110000/228")]
pub struct NotAFraction;

impl FromStr for Fraction {
    type Err = NotAFraction;

    /// Reads `12`, `-12.5`, `12,5` and `110000/228`; at most fifteen digits in each part.
    fn from_str(text: &str) -> Result<Fraction, NotAFraction> {
        let text = text.trim();
        if let Some((above, below)) = text.split_once('/') {
            let (above, below): (Fraction, Fraction) = (above.parse()?, below.parse()?);
            return above.over(below).map(Fraction::reduced).ok_or(NotAFraction);
        }
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, decimals) = digits.split_once('.').or(digits.split_once(',')).unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(decimals) || whole.len() > 15 || decimals.len() > 15 {
            return Err(NotAFraction);
        }
        let number = |part: &str| part.bytes().fold(0, |number: i64, digit| number * 10 + i64::from(digit & 15));
        let scale = decimals.bytes().fold(1, |scale, _| scale * 10);
        let value = Fraction::whole(number(whole)) + Fraction::new(number(decimals), scale);
        Ok(value.times(sign).reduced())
    }
}

/// With a decimal comma and at most six decimals where that is exact, as `0,141`; else as `141/1000`.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.parts();
        if denominator == 1 {
            return write!(f, "{numerator}");
        }
        let million = self.times(1_000_000);
        match million.as_whole() {
            Some(millionths) => {
                let sign = if millionths < 0 { "-" } else { "" };
                let size = millionths.saturating_abs();
                let decimals = format!("{:06}", size % 1_000_000);
                write!(f, "{sign}{},{}", size / 1_000_000, decimals.trim_end_matches('0'))
            }
            None => write!(f, "{numerator}/{denominator}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::units::Fraction;

    #[test]
    fn text_is_read_exactly() {
        for (text, numerator, denominator) in [
            ("12", 12, 1),
            ("-12.50", -25, 2),
            ("0,141", 141, 1000),
            ("110000/228", 27_500, 57),
            ("0.000001", 1, 1_000_000),
        ] {
            assert_eq!(text.parse(), Ok(Fraction::new(numerator, denominator)), "{text}");
        }
        for bad in ["", "-", "1.", ".5", "1e3", "1/0", "1/", "NaN", "1 000", "1234567890123456"] {
            assert!(bad.parse::<Fraction>().is_err(), "{bad}");
        }
    }

    #[test]
    fn thirds_are_printed_as_they_are() {
        assert_eq!(Fraction::new(1, 3).to_string(), "1/3");
        assert_eq!(Fraction::new(-1, 8).to_string(), "-0,125");
    }
}
