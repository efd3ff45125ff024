//! Plain quantities: calendar days, whole øre, whole minutes.

mod date;
mod money;

pub use date::{Date, DateError};
pub use money::Ore;

/// Minutes in an hour: hours a week are kept as whole minutes.
pub const MINUTES_PER_HOUR: i64 = 60;
/// The most minutes a week can hold: 168 hours.
pub const MINUTES_PER_WEEK: i64 = 168 * MINUTES_PER_HOUR;
