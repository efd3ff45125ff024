//! The service menu: what can be priced, where it is given, and which rule decides what the user pays.

use serde::Serialize;

use super::Words;
use crate::unpack::{unpack_enum, unpack_struct};

/// A service as the price model sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    /// Its position in `Book::services`, by which prices and rates refer to it.
    pub at: u16,
    /// The id.
    pub id: String,
    /// The name.
    pub name: Words,
    /// KPR service codes.
    pub kpr: Vec<i64>,
    /// Where it is given; only services in the home are corrected for travel.
    pub setting: Setting,
    /// How its staff is counted.
    pub staffing: Staffing,
    /// Which national rule decides what the user pays.
    pub payment: Payment,
    /// Whether the state pays a lump sum for it, and not by activity, in the state trial.
    pub lump_sum: bool,
}

unpack_struct!(Service { at, id, name, kpr, setting, staffing, payment, lump_sum });

/// Where a service is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Setting {
    /// In the recipient's home.
    Home,
    /// A place in an institution or in housing with staff.
    Place,
    /// Elsewhere, or without staff travelling to the recipient.
    Elsewhere,
}

unpack_enum!(Setting { Home, Place, Elsewhere });

impl Setting {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["home", "place", "elsewhere"];

    /// The setting with this word.
    pub fn from_word(word: &str) -> Option<Setting> {
        use Setting::*;
        let all = [Home, Place, Elsewhere];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }
}

/// How a service's staff is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Staffing {
    /// One helper for one recipient.
    OneToOne,
    /// Staff shared round the clock: a place price, or an hour price that says it is shared.
    Shared,
}

unpack_enum!(Staffing { OneToOne, Shared });

/// Which rule decides what the user pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Payment {
    /// The law says it is free.
    Free,
    /// Help in the home: the municipality's ladder, with the state's cap for low income.
    Home,
    /// Help in the home of which an unknown part is personal care and so free.
    HomePart,
    /// Short stay, up to a number of days a year; then as a long stay. Attendances are day or night stays.
    ShortStay,
    /// A day or a night in an institution.
    DayOrNight,
    /// Long stay: a share of the income.
    LongStay,
    /// The municipality decides alone.
    Local,
    /// Housing: the rent follows the lease and is not a payment for a service.
    Rent,
}

unpack_enum!(Payment { Free, Home, HomePart, ShortStay, DayOrNight, LongStay, Local, Rent });

impl Payment {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] =
        &["free", "home", "home_part", "short_stay", "day_or_night", "long_stay", "local", "rent"];

    /// The rule with this word.
    pub fn from_word(word: &str) -> Option<Payment> {
        use Payment::*;
        let all = [Free, Home, HomePart, ShortStay, DayOrNight, LongStay, Local, Rent];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }
}

/// A supplier other than the municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supplier {
    /// The id used in drafts.
    pub id: String,
    /// The name.
    pub name: String,
    /// True for a non-profit one, false for a private one.
    pub non_profit: bool,
}

unpack_struct!(Supplier { id, name, non_profit });
