//! Payment by the municipality's own rates: by the hour, visit, day or month, with ceilings by income step and the state's cap for low income.
//!
//! Ceilings are shared by the lines they cover, in the order of the lines, month by month.

use super::{Case, Use, money};
use crate::draft::{Calendar, Period, Unit};
use crate::price::book::{Fee, FeeStep, FigureId, Payment};
use crate::price::cost::Figures;
use crate::price::occurrence::{self, month_of, months_within, within};
use crate::price::setting::Setting;
use crate::units::{Fraction, sort_by_key};

/// What has been charged so far in a month, so that lines under the same ceiling share it.
#[derive(Default)]
pub struct Ledger {
    rules: Vec<Charged>,
    /// Øre under the state's cap.
    capped: Fraction,
}

/// What has been charged under one set of rates.
#[derive(Clone, Copy)]
struct Charged {
    rule: usize,
    hours: Fraction,
    month: Fraction,
    year: Fraction,
}

impl Ledger {
    fn of(&mut self, rule: usize) -> Charged {
        self.rules.iter().find(|charged| charged.rule == rule).copied().unwrap_or(Charged {
            rule,
            hours: Fraction::ZERO,
            month: Fraction::ZERO,
            year: Fraction::ZERO,
        })
    }

    fn set(&mut self, charged: Charged) {
        match self.rules.iter_mut().find(|other| other.rule == charged.rule) {
            Some(other) => *other = charged,
            None => self.rules.push(charged),
        }
    }

    /// A new month: monthly ceilings begin anew, yearly ones in a new year only.
    fn turn(&mut self, new_year: bool) {
        self.capped = Fraction::ZERO;
        for charged in &mut self.rules {
            charged.hours = Fraction::ZERO;
            charged.month = Fraction::ZERO;
            if new_year {
                charged.year = Fraction::ZERO;
            }
        }
    }
}

/// What happens in one month of one line.
#[derive(Clone, Copy)]
struct Month {
    /// Units that can be charged.
    count: Fraction,
    /// The part of the month the line is in force.
    part: Fraction,
    /// What those units cost, where that is known.
    cost: Option<Fraction>,
}

/// The income step of a set of rates; none when G is needed and not known.
pub fn step_of(fee: &Fee, income: Fraction, base: Option<Fraction>) -> Option<&FeeStep> {
    for step in &fee.steps {
        match step.below {
            None => return Some(step),
            Some(limit) if income < limit * base? => return Some(step),
            Some(_) => {}
        }
    }
    None
}

/// What a month costs the user under one set of rates, given what the lines before have been charged.
fn month(setting: &Setting<'_>, one: &Use<'_>, case: &Case, month: Month, ledger: &mut Ledger) -> Option<Fraction> {
    let Month { count, part, cost } = month;
    let base = setting.figure(FigureId::BaseAmount).map(|chosen| chosen.value.value);
    let (mut due, capped) = match one.fee {
        Some(chosen) => {
            let step = step_of(chosen.fee, case.household, base)?;
            let mut charged = ledger.of(chosen.at);
            let hours = if one.amount.unit == Unit::Minutes { count.per(60) } else { Fraction::ZERO };
            let mut due = raw(step, one.amount.unit, count, hours, part, &charged);
            if let Some(cost) = cost {
                due = due.min(cost);
            }
            if let Some(ceiling) = step.month_ceiling {
                due = due.min(Fraction::whole(ceiling) - charged.month);
            }
            if let Some(ceiling) = step.year_ceiling {
                due = due.min(Fraction::whole(ceiling) - charged.year);
            }
            due = due.max(Fraction::ZERO);
            charged.hours = charged.hours + hours;
            ledger.set(charged);
            (due, chosen.fee.capped)
        }
        // Not known: from nothing to the whole cost, which no payment may exceed.
        None if !case.charged => (Fraction::ZERO, false),
        None => (cost?, matches!(one.service.payment, Payment::Home | Payment::HomePart)),
    };
    if capped && let Some(cap) = state_cap(setting, case, base) {
        due = due.min((cap - ledger.capped).max(Fraction::ZERO));
        ledger.capped = ledger.capped + due;
    }
    if let Some(chosen) = one.fee {
        let mut charged = ledger.of(chosen.at);
        charged.month = charged.month + due;
        charged.year = charged.year + due;
        ledger.set(charged);
    }
    Some(due)
}

/// Before any ceiling in kroner.
fn raw(step: &FeeStep, unit: Unit, count: Fraction, hours: Fraction, part: Fraction, charged: &Charged) -> Fraction {
    let per = |rate: Option<i64>| Fraction::whole(rate.unwrap_or_default()) * count;
    let by_amount = match unit {
        Unit::Minutes => {
            let left = step.hours_ceiling.map(|ceiling| (ceiling - charged.hours).max(Fraction::ZERO));
            let hours = left.map_or(hours, |left| hours.min(left));
            Fraction::whole(step.hour.unwrap_or_default()) * hours
        }
        Unit::Visits => per(step.visit),
        Unit::Attendances => per(step.attendance),
        Unit::Days => per(step.day),
        Unit::Units => per(step.unit),
        Unit::Months => Fraction::ZERO,
    };
    let Some(monthly) = step.month.map(Fraction::whole) else { return by_amount };
    let has_own_rate = match unit {
        Unit::Minutes => step.hour.is_some(),
        Unit::Visits => step.visit.is_some(),
        Unit::Attendances => step.attendance.is_some(),
        Unit::Days => step.day.is_some(),
        Unit::Units => step.unit.is_some(),
        Unit::Months => return monthly * count,
    };
    let above = step.month_above_hours.is_some_and(|limit| unit == Unit::Minutes && charged.hours + hours > limit);
    if count.is_zero() {
        Fraction::ZERO
    } else if has_own_rate && !above {
        by_amount
    } else {
        // Once for all lines under the same rates, by the part of the month in force.
        monthly * part - charged.month.min(monthly * part)
    }
}

/// The state's cap for this household, if its income is under the limit.
fn state_cap(setting: &Setting<'_>, case: &Case, base: Option<Fraction>) -> Option<Fraction> {
    let limit = setting.figure(FigureId::HomeCapLimit)?.value.value * base?;
    (case.household < limit).then_some(())?;
    Some(setting.figure(FigureId::HomeCap)?.value.value)
}

/// The payment in a typical month, and the week and the year that follow from it.
pub fn recurring(setting: &Setting<'_>, one: &Use<'_>, case: &Case, ledger: &mut Ledger) -> Option<Figures> {
    let Some(year) = one.occurrences.year else { return Some(Figures::default()) };
    let count = one.charged(case) * year.per(12);
    let cost = one.cost(case.high).map(|cost| cost * count);
    let due = month(setting, one, case, Month { count, part: Fraction::ONE, cost }, ledger)?;
    let base = setting.figure(FigureId::BaseAmount).map(|chosen| chosen.value.value);
    let ceiling = one.fee.and_then(|chosen| step_of(chosen.fee, case.household, base)?.year_ceiling);
    let year = due.times(12);
    let year = ceiling.map_or(year, |ceiling| year.min(Fraction::whole(ceiling)));
    let week = due * Fraction::new(84, setting.days);
    let month = if setting.draft.calendar == Calendar::BdoFourWeeks { week.times(4) } else { due };
    Some(Figures { week: Some(money(week)), month: Some(money(month)), year: Some(money(year)), period: None })
}

/// The calendar months the lines touch, with what happens in each, in the order of months and lines.
pub struct Months(Vec<Touched>);

struct Touched {
    month: Period,
    at: usize,
    times: Fraction,
    part: Fraction,
}

/// Works out the months once for all cases.
pub fn months(uses: &[Use<'_>]) -> Months {
    let mut touched = Vec::new();
    for (at, one) in uses.iter().enumerate().filter(|(_, one)| by_month(one)) {
        let Some(every) = one.line.every else {
            if let Some(from) = one.line.from {
                touched.push(Touched { month: month_of(from), at, times: Fraction::ONE, part: Fraction::ONE });
            }
            continue;
        };
        let Some(own) = occurrence::period(one.line) else { continue };
        let mut month = month_of(own.from);
        while month.from < own.to {
            let (times, part) = (within(one.line, every, month), months_within(one.line, month));
            if !times.is_zero() {
                touched.push(Touched { month, at, times, part });
            }
            month = month_of(month.to);
        }
    }
    sort_by_key(&mut touched, |touched| (touched.month, touched.at));
    Months(touched)
}

fn by_month(one: &Use<'_>) -> bool {
    matches!(one.service.payment, Payment::Home | Payment::HomePart | Payment::Local)
}

/// Adds the payment for the decision period, month by month.
pub fn periods(setting: &Setting<'_>, uses: &[Use<'_>], months: &Months, case: &Case, paid: &mut [Option<Figures>]) {
    let mut sums: Vec<Option<Fraction>> = uses.iter().map(|_| Some(Fraction::ZERO)).collect();
    let mut ledger = Ledger::default();
    let mut now: Option<Period> = None;
    for Touched { month: calendar, at, times, part } in &months.0 {
        if now != Some(*calendar) {
            ledger.turn(now.is_some_and(|before| before.from.year() != calendar.from.year()));
            now = Some(*calendar);
        }
        let (Some(one), Some(sum)) = (uses.get(*at), sums.get_mut(*at)) else { continue };
        let due = once_or_month(setting, one, case, *times, *part, &mut ledger);
        *sum = sum.zip(due).map(|(sum, due)| sum + due);
    }
    for ((one, sum), paid) in uses.iter().zip(sums).zip(paid) {
        let Some(figures) = paid.as_mut().filter(|_| by_month(one) && one.occurrences.period.is_some()) else {
            continue;
        };
        let undated = one.line.every.is_none() && one.line.from.is_none();
        let alone = || once_or_month(setting, one, case, Fraction::ONE, Fraction::ONE, &mut Ledger::default());
        match if undated { alone() } else { sum } {
            Some(due) => figures.period = Some(money(due)),
            None => *paid = None,
        }
    }
}

fn once_or_month(
    setting: &Setting<'_>,
    one: &Use<'_>,
    case: &Case,
    times: Fraction,
    part: Fraction,
    ledger: &mut Ledger,
) -> Option<Fraction> {
    let count = one.charged(case) * times;
    let cost = one.cost(case.high).map(|cost| cost * count);
    month(setting, one, case, Month { count, part, cost }, ledger)
}
