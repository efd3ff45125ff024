//! Plain quantities: calendar days, whole øre, whole minutes, exact fractions, and values known only within a band.

mod band;
mod date;
mod fraction;
mod gather;
mod join;
mod money;
mod order;
mod written;

pub use band::Band;
pub use date::{Date, DateError, days_in_month, days_in_year};
pub use fraction::Fraction;
pub use gather::gather;
pub use join::{joined, list};
pub use money::Ore;
pub use order::sort_by_key;
pub use written::NotAFraction;

/// Minutes in an hour: hours a week are kept as whole minutes.
pub const MINUTES_PER_HOUR: i64 = 60;
/// The most minutes a week can hold: 168 hours.
pub const MINUTES_PER_WEEK: i64 = 168 * MINUTES_PER_HOUR;
