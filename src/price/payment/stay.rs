//! Payment for stays in institutions: so many days a year at the short-stay rate, then a share of the income, never above what the place costs.

use super::{Case, Use, money};
use crate::draft::{Period, Unit};
use crate::price::book::{FigureId, Payment};
use crate::price::cost::Figures;
use crate::price::occurrence::{self, months_within, within, year_of};
use crate::price::setting::Setting;
use crate::units::{Date, Fraction, gather, sort_by_key};

/// What a long stay costs the user in a year, before it is held against the cost of the place. All in øre.
///
/// `below` and `above` are the shares of income up to and above the base amount; the allowance is taken off first.
pub fn long_stay_year(
    income: Fraction,
    base: Fraction,
    allowance: Fraction,
    below: Fraction,
    above: Fraction,
) -> Fraction {
    below * (income.min(base) - allowance).max(Fraction::ZERO) + above * (income - base).max(Fraction::ZERO)
}

/// The payment for `days` of short stay when `left` days remain at the short-stay rate and the rest costs `long` each, in øre.
pub fn short_stay(days: Fraction, left: Fraction, short: Fraction, long: Fraction) -> Fraction {
    let first = days.min(left.max(Fraction::ZERO));
    first * short + (days - first) * long
}

/// The long-stay payment a year in a case; none when a figure it needs is not known.
fn year(setting: &Setting<'_>, own: Fraction) -> Option<Fraction> {
    let value = |id: FigureId| setting.value(id);
    let allowance = allowance(setting);
    Some(long_stay_year(
        own,
        value(FigureId::BaseAmount)?,
        value(allowance)?,
        value(FigureId::LongStayShareBelow)?,
        value(FigureId::LongStayShareAbove)?,
    ))
}

/// Which allowance applies.
pub(in crate::price) fn allowance(setting: &Setting<'_>) -> FigureId {
    if setting.draft.recipient.double_room_unwished {
        FigureId::LongStayAllowanceDouble
    } else {
        FigureId::LongStayAllowance
    }
}

/// The part of a year, and of the period in months, that a stay counted in days or months fills.
fn density(one: &Use<'_>, case: &Case, days: i64) -> Option<Fraction> {
    let year = one.count(case.high) * one.occurrences.year?;
    let full = match one.amount.unit {
        Unit::Days => year.per(days),
        Unit::Months => year.per(12),
        _ => return None,
    };
    Some(full.min(Fraction::ONE))
}

/// Fills in what the users of stays pay in one case; none where it can't be said.
pub fn pay(
    setting: &Setting<'_>,
    uses: &[Use<'_>],
    months: &[Option<Fraction>],
    case: &Case,
    paid: &mut [Option<Figures>],
) {
    let (mut days, year) = (Days::new(setting, uses), year(setting, case.own));
    for ((one, months), paid) in uses.iter().zip(months).zip(&mut *paid) {
        match one.service.payment {
            Payment::ShortStay | Payment::DayOrNight => *paid = days.recurring(setting, one, case),
            Payment::LongStay => *paid = long_stay(setting, one, *months, case, year),
            _ => {}
        }
    }
    days.periods(setting, uses, case, paid);
}

/// The months of each long stay's period, worked out once for all cases.
pub fn months(uses: &[Use<'_>]) -> Vec<Option<Fraction>> {
    let of = |one: &Use<'_>| occurrence::period(one.line).map(|own| months_within(one.line, own).reduced());
    gather(uses.iter().map(|one| if one.service.payment == Payment::LongStay { of(one) } else { None }))
}

/// The payment for a long stay that costs so much a year and lasts so many months.
fn long_stay(
    setting: &Setting<'_>,
    one: &Use<'_>,
    months: Option<Fraction>,
    case: &Case,
    year: Option<Fraction>,
) -> Option<Figures> {
    let due = year?;
    if one.is_once() {
        return once(setting, one, case, due);
    }
    let density = density(one, case, setting.days)?;
    // No payment above what the place costs.
    let place = one.cost(case.high).zip(one.occurrences.year).map(|(cost, year)| cost * one.count(case.high) * year);
    let due = due * density;
    let due = place.map_or(due, |place| due.min(place));
    let month = due.per(12);
    let week = due * Fraction::new(7, setting.days);
    Some(Figures {
        week: Some(money(week)),
        month: Some(money(month)),
        year: Some(money(due)),
        period: months.map(|months| money(month * months)),
    })
}

/// The payment for a long stay of so many days or months that is written once.
fn once(setting: &Setting<'_>, one: &Use<'_>, case: &Case, year: Fraction) -> Option<Figures> {
    let count = one.count(case.high);
    let part = match one.amount.unit {
        Unit::Days => count.per(setting.days),
        Unit::Months => count.per(12),
        _ => return None,
    };
    let due = year * part;
    let due = one.cost(case.high).map_or(due, |cost| due.min(cost * count));
    Some(Figures { period: Some(money(due)), ..Figures::default() })
}

/// Days left at the short-stay rate, shared by the lines of a draft.
struct Days {
    week: Fraction,
    month: Fraction,
    year: Fraction,
    limit: Fraction,
    /// Days taken in each calendar year of the period.
    taken: Vec<(i32, Fraction)>,
}

impl Days {
    /// What is left at the start: days used before count in the year the draft starts.
    fn new(setting: &Setting<'_>, uses: &[Use<'_>]) -> Days {
        let limit = setting.figure(FigureId::ShortStayDays).map_or(Fraction::ZERO, |chosen| chosen.value.value);
        let used = Fraction::whole(setting.draft.recipient.short_stay_days_used);
        let left = (limit - used).max(Fraction::ZERO);
        let starts =
            uses.iter().filter(|one| one.service.payment == Payment::ShortStay).filter_map(|one| one.line.from);
        let first = starts.min().unwrap_or(setting.date).year();
        Days { week: left, month: left, year: left, limit, taken: vec![(first, used)] }
    }

    /// The payment in the first week, month and year of the stay.
    fn recurring(&mut self, setting: &Setting<'_>, one: &Use<'_>, case: &Case) -> Option<Figures> {
        let count = one.count(case.high);
        let (Some(week), Some(month), Some(year)) = (one.occurrences.week, one.occurrences.month, one.occurrences.year)
        else {
            return Some(Figures::default());
        };
        let rates = rates(setting, one, case)?;
        let mut due = |times: Fraction, left: fn(&mut Days) -> &mut Fraction| {
            let days = count * times;
            let left = left(self);
            let due = rates.due(days, *left);
            if rates.by_days {
                *left = (*left - days).max(Fraction::ZERO);
            }
            Some(money(due))
        };
        Some(Figures {
            week: due(week, |days| &mut days.week),
            month: due(month, |days| &mut days.month),
            year: due(year, |days| &mut days.year),
            period: None,
        })
    }

    /// Adds the payment for the decision period, by calendar year, the earliest stay first.
    fn periods(&mut self, setting: &Setting<'_>, uses: &[Use<'_>], case: &Case, paid: &mut [Option<Figures>]) {
        let is_stay = |one: &Use<'_>| matches!(one.service.payment, Payment::ShortStay | Payment::DayOrNight);
        let mut order = gather((0..uses.len()).filter(|at| uses.get(*at).is_some_and(is_stay)));
        sort_by_key(&mut order, |at| (uses.get(*at).and_then(|one| one.line.from), *at));
        for at in order {
            let (Some(one), Some(Some(figures))) = (uses.get(at), paid.get_mut(at)) else { continue };
            if one.occurrences.period.is_none() {
                continue;
            }
            let Some(rates) = rates(setting, one, case) else { continue };
            let due = self.stretches(setting, one).into_iter().fold(Fraction::ZERO, |sum, (year, times)| {
                let days = one.count(case.high) * times;
                sum + rates.due(days, self.take(year, if rates.by_days { days } else { Fraction::ZERO }))
            });
            figures.period = Some(money(due));
        }
    }

    /// The calendar years of a stay, with how many times it happens in each.
    fn stretches(&self, setting: &Setting<'_>, one: &Use<'_>) -> Vec<(i32, Fraction)> {
        let Some(every) = one.line.every else {
            return vec![(one.line.from.unwrap_or(setting.date).year(), Fraction::ONE)];
        };
        let Some(own) = occurrence::period(one.line) else { return Vec::new() };
        let mut stretches = Vec::new();
        let mut year: Period = year_of(own.from);
        while year.from < own.to {
            stretches.push((year.from.year(), within(one.line, every, year)));
            year = year_of(year.to.max(Date::from_days(year.from.days().saturating_add(1))));
        }
        stretches
    }

    /// What was left in a year before these days are taken.
    fn take(&mut self, year: i32, days: Fraction) -> Fraction {
        match self.taken.iter_mut().find(|(known, _)| *known == year) {
            Some((_, taken)) => {
                let left = (self.limit - *taken).max(Fraction::ZERO);
                *taken = *taken + days;
                left
            }
            None => {
                self.taken.push((year, days));
                self.limit
            }
        }
    }
}

/// What a day costs the user, before and after the limit.
struct Rates {
    short: Fraction,
    long: Fraction,
    /// Whether the days count against the limit: days and nights do, a day or a night alone does not.
    by_days: bool,
}

impl Rates {
    fn due(&self, days: Fraction, left: Fraction) -> Fraction {
        if self.by_days { short_stay(days, left, self.short, self.long) } else { days * self.short }
    }
}

/// The municipality's own rate, but not above the state's; from nothing to the state's when it is not known. Never above the cost.
fn rates(setting: &Setting<'_>, one: &Use<'_>, case: &Case) -> Option<Rates> {
    let by_days = one.service.payment == Payment::ShortStay && one.amount.unit == Unit::Days;
    let most = setting.value(if by_days { FigureId::ShortStayDay } else { FigureId::DayOrNightStay })?;
    let own = one.fee.and_then(|chosen| {
        let step = chosen.fee.steps.first()?;
        if by_days { step.day } else { step.attendance }
    });
    let short = match own {
        Some(own) => Fraction::whole(own).min(most),
        None if case.charged || one.fee.is_some() => most,
        None => Fraction::ZERO,
    };
    let cost = one.cost(case.high);
    let within_cost = |rate: Fraction| cost.map_or(rate, |cost| rate.min(cost));
    let long = if by_days { year(setting, case.own)?.per(setting.days) } else { short };
    Some(Rates { short: within_cost(short), long: within_cost(long), by_days })
}
