//! What one unit of a service costs.

use serde::Serialize;

use super::Value;
use crate::draft::Unit;
use crate::units::Fraction;
use crate::unpack::{unpack_enum, unpack_struct};

/// The price of one unit of one service, as a series over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitPrice {
    /// The id used in the files.
    pub id: String,
    /// The list it belongs to, by position.
    pub edition: u16,
    /// The service by position.
    pub service: u16,
    /// Of what.
    pub unit: PriceUnit,
    /// The level of a place; empty for services without levels.
    pub level: String,
    /// The supplier by position; none for the municipality.
    pub supplier: Option<u16>,
    /// A national reference price, to be corrected for zone and travel.
    pub reference: bool,
    /// For an hour of shared staff: it is shared, so that round-the-clock hours may be priced with it.
    pub shared: bool,
    /// For a place: whether capital and other building costs are inside.
    pub capital: Capital,
    /// The values by first day.
    pub values: Vec<Value>,
}

unpack_struct!(UnitPrice { id, edition, service, unit, level, supplier, reference, shared, capital, values });

/// The unit of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum PriceUnit {
    /// An hour of decided direct time (vedtakstime).
    Hour,
    /// A visit.
    Visit,
    /// An attendance (oppmøte).
    Attendance,
    /// A day and night (døgn).
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// A piece, such as a meal.
    Unit,
}

unpack_enum!(PriceUnit { Hour, Visit, Attendance, Day, Month, Year, Unit });

impl PriceUnit {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["hour", "visit", "attendance", "day", "month", "year", "unit"];

    /// All units, in the order of the variants.
    pub const ALL: [PriceUnit; 7] = [
        PriceUnit::Hour,
        PriceUnit::Visit,
        PriceUnit::Attendance,
        PriceUnit::Day,
        PriceUnit::Month,
        PriceUnit::Year,
        PriceUnit::Unit,
    ];

    /// The unit with this word.
    pub fn from_word(word: &str) -> Option<PriceUnit> {
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| Self::ALL.get(at).copied())
    }

    /// The word on screen, after «per».
    pub fn text(self) -> &'static str {
        match self {
            PriceUnit::Hour => "time",
            PriceUnit::Visit => "besøk",
            PriceUnit::Attendance => "oppmøte",
            PriceUnit::Day => "døgn",
            PriceUnit::Month => "måned",
            PriceUnit::Year => "år",
            PriceUnit::Unit => "stykk",
        }
    }

    /// How many of this unit there are in one of what the draft counts; none when they can't be converted.
    ///
    /// A month is a twelfth of a year, and a year has `days` days.
    pub fn in_one(self, counted: Unit, days: i64) -> Option<Fraction> {
        Some(match (counted, self) {
            (Unit::Minutes, PriceUnit::Hour) => Fraction::new(1, 60),
            (Unit::Visits, PriceUnit::Visit)
            | (Unit::Attendances, PriceUnit::Attendance)
            | (Unit::Units, PriceUnit::Unit)
            | (Unit::Days, PriceUnit::Day)
            | (Unit::Months, PriceUnit::Month) => Fraction::ONE,
            (Unit::Days, PriceUnit::Month) => Fraction::new(12, days),
            (Unit::Days, PriceUnit::Year) => Fraction::new(1, days),
            (Unit::Months, PriceUnit::Day) => Fraction::new(days, 12),
            (Unit::Months, PriceUnit::Year) => Fraction::new(1, 12),
            _ => return None,
        })
    }
}

/// Whether capital and other building costs are inside a place price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Capital {
    /// It is not a place.
    NotRelevant,
    /// They are inside.
    Included,
    /// They come in addition and are not known.
    Excluded,
    /// The source does not say.
    Unknown,
}

unpack_enum!(Capital { NotRelevant, Included, Excluded, Unknown });

impl Capital {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["not_relevant", "included", "excluded", "unknown"];

    /// The answer with this word.
    pub fn from_word(word: &str) -> Option<Capital> {
        use Capital::*;
        let all = [NotRelevant, Included, Excluded, Unknown];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The words on screen; empty when there is nothing to say.
    pub fn text(self) -> &'static str {
        match self {
            Capital::NotRelevant => "",
            Capital::Included => "medregnet kapitalkostnader",
            Capital::Excluded => "uten kapitalkostnader",
            Capital::Unknown => "kilden sier ikke om kapitalkostnader er med",
        }
    }
}
