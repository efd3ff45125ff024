//! Amounts over time, compared exactly: so much in so long, as a fraction.

use crate::draft::{Every, EveryUnit, Line, Quantity, Unit};
use crate::units::{Band, Fraction, MINUTES_PER_WEEK};

/// An amount over time.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    /// What is counted.
    pub unit: Unit,
    /// How many in a twelfth of a day: the least and the most there can be.
    rate: Band<Fraction>,
}

/// Twelfths of a day in a week.
const WEEK: i64 = 7 * 12;

/// Twelfths of a day in an interval, so that a month, a twelfth of 365 days, is whole; a year is 365 days.
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
        Flow::of_quantity(&Quantity { amount: line.amount?, every: None, times: None }, line)
    }

    /// The flow of a quantity beside a line; what it does not say is as on the line.
    pub fn of_quantity(quantity: &Quantity, line: &Line) -> Option<Flow> {
        let (count, times) = (quantity.amount.count, quantity.times.unwrap_or(line.times));
        let span = span(quantity.every.or(line.every)?);
        let rate = |count: i64, times| Fraction::new(count, span).times(times);
        let rate = Band { min: rate(count.min, times.min), max: rate(count.max, times.max) };
        Some(Flow { unit: quantity.amount.unit, rate })
    }

    /// Whether it is surely less than another of the same unit.
    pub fn is_less_than(&self, other: &Flow) -> bool {
        self.unit == other.unit && self.rate.max < other.rate.min
    }

    /// The flow, so many per cent of it.
    #[inline(never)]
    pub fn percent(&self, percent: i64) -> Flow {
        let share = Fraction::new(percent, 100);
        Flow { rate: self.rate.map(|rate| rate * share), ..*self }
    }

    /// Whether it is counted in minutes.
    pub fn is_time(&self) -> bool {
        self.unit == Unit::Minutes
    }

    /// How far the most of it is below the least of another.
    pub fn below(&self, other: &Flow) -> Fraction {
        other.rate.min - self.rate.max
    }

    /// Whether it is more than a week has minutes.
    pub fn is_over_a_week(&self) -> bool {
        self.is_time() && self.rate.min > Fraction::new(MINUTES_PER_WEEK, WEEK)
    }
}
