//! Amounts over time, compared exactly: so much in so long, as a fraction.

use crate::draft::{Every, EveryUnit, Line, Quantity, Unit};
use crate::units::MINUTES_PER_WEEK;

/// An amount over time: this many of the unit in this long.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    /// What is counted.
    pub unit: Unit,
    /// The least and the most there can be.
    pub count: (i64, i64),
    /// In how many twelfths of a day, so that a month, a twelfth of 365 days, is whole.
    pub span: i64,
}

/// Twelfths of a day in a week.
const WEEK: i64 = 7 * 12;

/// Twelfths of a day in an interval; a year is 365 days.
pub fn span(every: Every) -> i64 {
    let one = match every.unit {
        EveryUnit::Days => 12,
        EveryUnit::Weeks => WEEK,
        EveryUnit::Months => 365,
        EveryUnit::Years => 365 * 12,
    };
    every.count.max(1).saturating_mul(one)
}

impl Flow {
    /// The flow of a line, if it has an amount and comes again.
    pub fn of_line(line: &Line) -> Option<Flow> {
        let amount = line.amount?;
        let (count, times) = (amount.count, line.times);
        let count = (count.min.saturating_mul(times.min), count.max.saturating_mul(times.max));
        Some(Flow { unit: amount.unit, count, span: span(line.every?) })
    }

    /// The flow of a quantity beside a line; what it does not say is as on the line.
    pub fn of_quantity(quantity: &Quantity, line: &Line) -> Option<Flow> {
        let times = quantity.times.unwrap_or(line.times);
        let low = quantity.amount.count.min.saturating_mul(times.min);
        let high = quantity.amount.count.max.saturating_mul(times.max);
        Some(Flow { unit: quantity.amount.unit, count: (low, high), span: span(quantity.every.or(line.every)?) })
    }

    /// Whether it is surely less than another of the same unit.
    pub fn is_less_than(&self, other: &Flow) -> bool {
        self.unit == other.unit && self.below(other) > 0
    }

    /// How far the most of it is below the least of another, times both spans.
    #[inline(never)]
    fn below(&self, other: &Flow) -> i64 {
        other.count.0.saturating_mul(self.span).saturating_sub(self.count.1.saturating_mul(other.span))
    }

    /// The flow so many times.
    #[inline(never)]
    pub fn scaled(&self, by: i64) -> Flow {
        Flow { count: (self.count.0.saturating_mul(by), self.count.1.saturating_mul(by)), ..*self }
    }

    /// Whether it is counted in minutes.
    pub fn is_time(&self) -> bool {
        self.unit == Unit::Minutes
    }

    /// Whether it is surely below another by more than so many minutes a week, or a month.
    pub fn is_below(&self, other: &Flow, (minutes, month): (i64, bool)) -> bool {
        let period = if month { 365 } else { WEEK };
        let spans = self.span.saturating_mul(other.span);
        self.below(other).saturating_mul(period) > minutes.saturating_mul(spans)
    }

    /// Whether it is more than a week has minutes.
    pub fn is_over_a_week(&self) -> bool {
        self.unit == Unit::Minutes && self.count.0.saturating_mul(WEEK) > MINUTES_PER_WEEK.saturating_mul(self.span)
    }
}
