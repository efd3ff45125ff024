//! Money in whole øre.

use std::fmt;

use serde::Serialize;

/// An amount in øre, a hundredth of a krone; negative amounts are repayments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Ore(pub i64);

impl Ore {
    /// Nothing.
    pub const ZERO: Ore = Ore(0);

    /// Whole kroner.
    pub const fn from_kroner(kroner: i64) -> Ore {
        Ore(kroner.saturating_mul(100))
    }
}

/// Kroner with a decimal comma, as `1234,50`; grouping and the unit belong to the page.
impl fmt::Display for Ore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs();
        write!(f, "{sign}{},{:02}", whole / 100, whole % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Ore;

    #[test]
    fn kroner_are_printed_with_two_decimals() {
        assert_eq!(Ore(-5).to_string(), "-0,05");
        assert_eq!(Ore::from_kroner(12_345).to_string(), "12345,00");
        assert_eq!(Ore(i64::MIN).to_string(), "-92233720368547758,08");
    }
}
