//! What users pay where the municipality decides: rates and ceilings by income step.

use serde::Serialize;

use super::{Kind, Validity};
use crate::draft::Unit;
use crate::units::Fraction;
use crate::unpack::unpack_struct;

/// What users pay for some services from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// The id used in the files.
    pub id: String,
    /// The services it covers, by position; their amounts share its ceilings.
    pub services: Vec<u16>,
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
    /// No step charges less than the one below it, so that the ends of an income band bound the payment.
    pub rising: bool,
}

unpack_struct!(Fee { id, services, capped, steps, valid, kind, source, disputed, rising });

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

impl FeeStep {
    /// What one of what the draft counts costs the user; time is charged by the hour.
    pub fn rate(&self, unit: Unit) -> Option<i64> {
        match unit {
            Unit::Minutes => self.hour,
            Unit::Visits => self.visit,
            Unit::Attendances => self.attendance,
            Unit::Days => self.day,
            Unit::Months => self.month,
            Unit::Units => self.unit,
        }
    }

    /// Whether nobody in the next step pays less than they would in this one.
    pub fn rises_to(&self, next: &FeeStep) -> bool {
        let rates = |step: &FeeStep| [step.hour, step.visit, step.attendance, step.day, step.unit, step.month];
        let rate = |one: Option<i64>, other: Option<i64>| one.unwrap_or(0) <= other.unwrap_or(0);
        let ceilings = |step: &FeeStep| [step.month_ceiling, step.year_ceiling];
        let ceiling =
            |one: Option<i64>, other: Option<i64>| other.is_none_or(|other| one.is_some_and(|one| one <= other));
        let hours = next.hours_ceiling.is_none_or(|next| self.hours_ceiling.is_some_and(|own| own <= next));
        rates(self).into_iter().zip(rates(next)).all(|(one, other)| rate(one, other))
            && ceilings(self).into_iter().zip(ceilings(next)).all(|(one, other)| ceiling(one, other))
            && hours
            && self.month_above_hours == next.month_above_hours
            && self.month.is_some() == next.month.is_some()
    }
}
