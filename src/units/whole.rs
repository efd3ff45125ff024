//! Whole numbers of any size as text, in a few bytes.

use std::fmt;

/// A whole number of any size, printed without the standard library's printer for 128 bits, which is large.
pub struct Whole(pub i128);

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const STEP: i128 = 1_000_000_000_000_000_000;
        match (i64::try_from(self.0), self.0.checked_div(STEP), self.0.checked_rem(STEP)) {
            (Err(_), Some(above), Some(below)) => {
                write!(f, "{}{:018}", Whole(above), i64::try_from(below).unwrap_or_default().saturating_abs())
            }
            (small, ..) => write!(f, "{}", small.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Whole;

    #[test]
    fn whole_numbers_of_any_size_are_printed() {
        let large = 1_000_000_000_000_000_000_i128;
        for number in [0, -7, i128::from(i64::MAX), i128::from(i64::MIN), large, 10 * large, -10 * large - 5, i128::MAX]
        {
            assert_eq!(Whole(number).to_string(), number.to_string());
        }
        assert_eq!(Whole(i128::MIN).to_string(), i128::MIN.to_string());
    }
}
