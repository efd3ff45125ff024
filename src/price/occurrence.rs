//! How many times something happens in a week, a month, a year and a decision period: exact, by the real calendar.

use crate::draft::{Calendar, Every, EveryUnit, Line, Period};
use crate::units::{Date, Fraction, days_in_month, days_in_year, gather, sort_by_key};

/// Times in each stretch of time; week, month and year are absent for what happens once, period when there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// In seven days.
    pub week: Option<Fraction>,
    /// In a twelfth of a year, or in four weeks when the draft counts so.
    pub month: Option<Fraction>,
    /// In the calendar year of the price date.
    pub year: Option<Fraction>,
    /// In the decision period: days really in force, without pauses.
    pub period: Option<Fraction>,
}

/// How often a line happens, counted from the year of the price date.
pub fn occurrences(line: &Line, date: Date, calendar: Calendar) -> Occurrences {
    let period = period(line);
    let Some(every) = line.every else {
        return Occurrences { period: Some(Fraction::ONE), ..Occurrences::default() };
    };
    let recurring = recurring(every, date.year(), calendar);
    Occurrences { period: period.map(|period| within(line, every, period)), ..recurring }
}

/// A line's own period, when both ends are known and in order.
pub fn period(line: &Line) -> Option<Period> {
    match (line.from, line.to) {
        (Some(from), Some(to)) if from < to => Some(Period { from, to }),
        _ => None,
    }
}

/// Times in a week, a month and a year.
pub fn recurring(every: Every, year: i32, calendar: Calendar) -> Occurrences {
    let days = days_in_year(year);
    let year = match every.unit {
        EveryUnit::Days => Fraction::whole(days),
        EveryUnit::Weeks => Fraction::new(days, 7),
        EveryUnit::Months => Fraction::whole(12),
        EveryUnit::Years => Fraction::ONE,
    };
    let year = year.per(every.count);
    let (week, month) = (year * Fraction::new(7, days), year.per(12));
    let (week, month) = match (calendar, every.unit) {
        (Calendar::Year, _) => (week, month),
        (Calendar::BdoFourWeeks, EveryUnit::Days | EveryUnit::Weeks) => (week, week.times(4)),
        (Calendar::BdoFourWeeks, EveryUnit::Months | EveryUnit::Years) => (month.per(4), month),
    };
    Occurrences { week: Some(week), month: Some(month), year: Some(year), period: None }
}

/// The part of a year's amount in each stretch, when `month` is that of a month and the period has so many months.
pub fn yearly(days: i64, month: Fraction, months: Option<Fraction>) -> Occurrences {
    Occurrences {
        week: Some(Fraction::new(7, days)),
        month: Some(month),
        year: Some(Fraction::ONE),
        period: months.map(|months| months.per(12)),
    }
}

/// Times in the part of a line's period that lies within a stretch of days.
pub fn within(line: &Line, every: Every, stretch: Period) -> Fraction {
    let measured = in_force(line, stretch, &|part| match every.unit {
        EveryUnit::Days => Fraction::whole(part.to.days_since(part.from)),
        EveryUnit::Weeks => Fraction::new(part.to.days_since(part.from), 7),
        EveryUnit::Months => months(part),
        EveryUnit::Years => years(part),
    });
    measured.per(every.count)
}

/// Months in the part of a line's period that lies within a stretch of days.
pub fn months_within(line: &Line, stretch: Period) -> Fraction {
    in_force(line, stretch, &months)
}

/// Adds up a measure over the days of a stretch in which the line is in force: within its period, outside its pauses.
fn in_force(line: &Line, stretch: Period, measure: &dyn Fn(Period) -> Fraction) -> Fraction {
    let Some(own) = period(line) else { return Fraction::ZERO };
    let Some(whole) = overlap(own, stretch) else { return Fraction::ZERO };
    if line.pauses.is_empty() {
        return measure(whole);
    }
    let mut pauses = gather(line.pauses.iter().filter_map(|pause| overlap(*pause, whole)));
    sort_by_key(&mut pauses, |pause| *pause);
    let (mut total, mut from) = (Fraction::ZERO, whole.from);
    for pause in pauses {
        if from < pause.from {
            total += measure(Period { from, to: pause.from });
        }
        from = from.max(pause.to);
    }
    if from < whole.to {
        total += measure(Period { from, to: whole.to });
    }
    total
}

/// The days two periods have in common.
pub fn overlap(one: Period, other: Period) -> Option<Period> {
    let (from, to) = (one.from.max(other.from), one.to.min(other.to));
    (from < to).then_some(Period { from, to })
}

/// From the first day of either to the last.
pub fn around(one: Option<Period>, other: Period) -> Period {
    one.map_or(other, |one| Period { from: one.from.min(other.from), to: one.to.max(other.to) })
}

/// Calendar months in a period; a part of a month is its days by the days of that month.
pub fn months(period: Period) -> Fraction {
    let position = |date: Date| {
        let (year, month, day) = date.ymd();
        let whole = i64::from(year).saturating_mul(12).saturating_add(i64::from(month));
        (whole, Fraction::new(i64::from(day).saturating_sub(1), i64::from(days_in_month(year, month))))
    };
    difference(position(period.from), position(period.to))
}

/// Calendar years in a period; a part of a year is its days by the days of that year.
pub fn years(period: Period) -> Fraction {
    let position = |date: Date| {
        let year = date.year();
        let start = Date::from_ymd(year, 1, 1).unwrap_or(date);
        (i64::from(year), Fraction::new(date.days_since(start), days_in_year(year)))
    };
    difference(position(period.from), position(period.to))
}

fn difference(from: (i64, Fraction), to: (i64, Fraction)) -> Fraction {
    Fraction::whole(to.0.saturating_sub(from.0)) + to.1 - from.1
}

/// The calendar month that a day lies in.
pub fn month_of(date: Date) -> Period {
    let (year, month, day) = date.ymd();
    let from = date.plus_days(1_i32.saturating_sub_unsigned(day));
    let length = i32::try_from(days_in_month(year, month)).unwrap_or(31);
    Period { from, to: from.plus_days(length) }
}

/// The calendar year that a day lies in.
pub fn year_of(date: Date) -> Period {
    let year = date.year();
    let from = Date::from_ymd(year, 1, 1).unwrap_or(date);
    let length = i32::try_from(days_in_year(year)).unwrap_or(365);
    Period { from, to: from.plus_days(length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn whole_months_and_years_are_whole() {
        assert_eq!(
            months(period("2026-01-15", "2026-02-15")),
            Fraction::new(28 * 14 + 31 * 28 - 28 * 14, 31 * 28) + Fraction::new(14, 28) - Fraction::new(14, 31)
        );
        assert_eq!(months(period("2026-02-01", "2026-03-01")), Fraction::ONE);
        assert_eq!(months(period("2024-02-29", "2024-03-01")), Fraction::new(1, 29));
        assert_eq!(years(period("2024-01-01", "2027-01-01")), Fraction::whole(3));
        assert_eq!(years(period("2024-12-31", "2025-01-02")), Fraction::new(1, 366) + Fraction::new(1, 365));
    }

    #[test]
    fn a_split_changes_nothing() {
        let (from, to): (Date, Date) = ("2023-11-17".parse().unwrap(), "2025-03-09".parse().unwrap());
        let whole = Period { from, to };
        for at in 1..to.days_since(from) {
            let middle = from.plus_days(at as i32);
            for measure in [months, years] {
                assert_eq!(measure(Period { from, to: middle }) + measure(Period { from: middle, to }), measure(whole));
            }
        }
    }

    #[test]
    fn months_and_years_of_a_day() {
        assert_eq!(month_of("2024-02-29".parse().unwrap()), period("2024-02-01", "2024-03-01"));
        assert_eq!(month_of("2025-12-01".parse().unwrap()), period("2025-12-01", "2026-01-01"));
        assert_eq!(year_of("2024-07-01".parse().unwrap()), period("2024-01-01", "2025-01-01"));
    }
}
