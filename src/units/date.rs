//! A calendar day in the proleptic Gregorian calendar, counted from 1970-01-01.
//!
//! The day count is Howard Hinnant's `days_from_civil`; it needs no tables and no floats.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::unpack::{Input, Unpack};

/// A calendar day; the number is days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Date(i32);

impl Unpack for Date {
    const EMPTY: Date = Date(0);

    fn unpack(&mut self, input: &mut Input<'_>) {
        self.0.unpack(input);
    }
}

/// Why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not four digits, two digits, two digits with hyphens between.
    #[error("en dato skrives ÅÅÅÅ-MM-DD")]
    Form,
    /// Well formed, but the calendar has no such day.
    #[error("datoen finnes ikke i kalenderen")]
    NoSuchDay,
}

impl Date {
    /// The day with this count since 1970-01-01.
    pub const fn from_days(days: i32) -> Date {
        Date(days)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The day `year`-`month`-`day`, if the calendar has it; years 1 to 9999.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        let real =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        real.then(|| {
            let (month, day) = (month as i32, day as i32);
            let year = if month <= 2 { year - 1 } else { year };
            let era = year.div_euclid(400);
            let year_of_era = year.rem_euclid(400);
            let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
            let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
            Date(era * 146_097 + day_of_era - 719_468)
        })
    }

    /// Year, month 1 to 12, day 1 to 31.
    pub fn ymd(self) -> (i32, u32, u32) {
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month as u32, day as u32)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The day `days` later; stops at the ends of the count instead of wrapping.
    pub fn plus_days(self, days: i32) -> Date {
        Date(self.0.saturating_add(days))
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    pub fn days_since(self, earlier: Date) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }
}

/// Days in a year: 365 or 366.
pub fn days_in_year(year: i32) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

/// Whether 29 February exists in `year`.
fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days in a month, 1 to 12, of a year.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Result<u32, DateError> {
            let part = parts.next().ok_or(DateError::Form)?;
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain
                .then(|| part.bytes().fold(0, |number, digit| number * 10 + u32::from(digit & 15)))
                .ok_or(DateError::Form)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        Date::from_ymd(year as i32, month, day).ok_or(DateError::NoSuchDay)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        // One kind of number to print: each costs the browser a printer of its own.
        write!(f, "{:04}-{:02}-{:02}", i64::from(year), i64::from(month), i64::from(day))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError};

    #[test]
    fn every_day_of_five_centuries_survives_a_round_trip() {
        let mut expected = Date::from_ymd(1800, 1, 1).unwrap();
        for year in 1800..2300 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(date) = Date::from_ymd(year, month, day) {
                        assert_eq!(date, expected);
                        assert_eq!(date.ymd(), (year, month, day));
                        expected = expected.plus_days(1);
                    }
                }
            }
        }
    }

    #[test]
    fn text_is_strict() {
        assert_eq!("1970-01-01".parse(), Ok(Date::from_days(0)));
        assert_eq!("2024-02-29".parse::<Date>().unwrap().to_string(), "2024-02-29");
        assert_eq!("2023-02-29".parse::<Date>(), Err(DateError::NoSuchDay));
        for bad in ["", "2024-2-09", "2024-02-09-", "+024-02-09", "01.02.2024"] {
            assert_eq!(bad.parse::<Date>(), Err(DateError::Form), "{bad}");
        }
    }
}
