//! What users pay where the municipality decides: rates and ceilings by income step.

use serde::Serialize;

use super::{Kind, Validity};
use crate::units::Fraction;
use crate::unpack::unpack_struct;

/// What users pay for some services from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// The id used in the files.
    pub id: String,
    /// The services it covers; their amounts share its ceilings.
    pub services: Vec<String>,
    /// Whether the state's cap for low income covers it too.
    pub capped: bool,
    /// The income steps, lowest first; the last has no upper limit.
    pub steps: Vec<FeeStep>,
    /// When it holds.
    pub valid: Validity,
    /// What kind of number it is.
    pub kind: Kind,
    /// The source by position.
    pub source: u16,
    /// Another set of rates holds on some of the same days.
    pub disputed: bool,
}

unpack_struct!(Fee { id, services, capped, steps, valid, kind, source, disputed });

/// The rates of one income step, all in øre. A rate that is absent is not charged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FeeStep {
    /// The income the step ends before, in G; none for the highest step.
    pub below: Option<Fraction>,
    /// Per hour.
    pub hour: Option<i64>,
    /// Per visit.
    pub visit: Option<i64>,
    /// Per attendance.
    pub attendance: Option<i64>,
    /// Per day and night.
    pub day: Option<i64>,
    /// Per piece.
    pub unit: Option<i64>,
    /// Per month, whatever the amount.
    pub month: Option<i64>,
    /// The monthly rate replaces the hourly one above this many hours a month; from the first hour when absent.
    pub month_above_hours: Option<Fraction>,
    /// At most this in a month.
    pub month_ceiling: Option<i64>,
    /// At most this in a year.
    pub year_ceiling: Option<i64>,
    /// At most this many hours in a month are charged.
    pub hours_ceiling: Option<Fraction>,
}

unpack_struct!(FeeStep {
    below,
    hour,
    visit,
    attendance,
    day,
    unit,
    month,
    month_above_hours,
    month_ceiling,
    year_ceiling,
    hours_ceiling
});
