//! Payment for stays in institutions: so many days a year at the short-stay rate, then a share of the income, never above what the place costs.

use super::{Case, Use, money};
use crate::draft::{Period, Unit};
use crate::price::book::{FigureId, Payment};
use crate::price::cost::Figures;
use crate::price::occurrence::{self, Occurrences, months_within, within, year_of};
use crate::price::setting::Setting;
use crate::units::{Band, Date, Fraction, gather, sort_by_key};

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
    below * (income.min(base) - allowance).at_least_zero() + above * (income - base).at_least_zero()
}

/// The payment for `days` of short stay when `left` days remain at the short-stay rate and the rest costs `long` each, in øre.
pub fn short_stay(days: Fraction, left: Fraction, short: Fraction, long: Fraction) -> Fraction {
    let first = days.min(left.at_least_zero());
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
            Payment::LongStay => *paid = year.and_then(|year| long_stay(setting, one, *months, case, year)),
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
    year: Fraction,
) -> Option<Figures> {
    let stays = one.count(case.high) * one.occurrences.year.unwrap_or(Fraction::ONE);
    let part = match one.amount.unit {
        Unit::Days => stays.per(setting.days),
        Unit::Months => stays.per(12),
        _ => return None,
    };
    let due = year * if one.is_once() { part } else { part.min(Fraction::ONE) };
    // No payment above what the place costs.
    let due = due.at_most(one.cost(case.high).map(|cost| cost * stays));
    let yearly = occurrence::yearly(setting.days, Fraction::new(1, 12), months);
    Some(Figures::spread(Band::one(due), if one.is_once() { &one.occurrences } else { &yearly }))
}

/// Days taken at the short-stay rate in a stretch of time, shared by the lines of a draft.
struct Days {
    limit: Fraction,
    taken: Vec<(Stretch, Fraction)>,
}

/// What the limit is held against.
#[derive(Clone, Copy, PartialEq)]
enum Stretch {
    /// The first week of the stay.
    Week,
    /// The first month.
    Month,
    /// The first year.
    Year,
    /// A calendar year of the decision period.
    Calendar(i32),
}

impl Days {
    /// Days used before count from the start, which is in the year the first stay starts.
    fn new(setting: &Setting<'_>, uses: &[Use<'_>]) -> Days {
        let short = uses.iter().filter(|one| one.service.payment == Payment::ShortStay);
        let first = short.filter_map(|one| one.line.from).min().unwrap_or(setting.date);
        let first = Stretch::Calendar(first.year());
        let used = Fraction::whole(setting.draft.recipient.short_stay_days_used);
        Days {
            limit: setting.value(FigureId::ShortStayDays).unwrap_or_default(),
            taken: [Stretch::Week, Stretch::Month, Stretch::Year, first].map(|stretch| (stretch, used)).to_vec(),
        }
    }

    /// The payment in the first week, month and year of the stay.
    fn recurring(&mut self, setting: &Setting<'_>, one: &Use<'_>, case: &Case) -> Option<Figures> {
        if one.is_once() {
            return Some(Figures::default());
        }
        let rates = rates(setting, one, case)?;
        let mut due = |stretch, times: Option<Fraction>| Some(money(self.due(&rates, stretch, times?)));
        let Occurrences { week, month, year, .. } = one.occurrences;
        Some(Figures {
            week: due(Stretch::Week, week),
            month: due(Stretch::Month, month),
            year: due(Stretch::Year, year),
            period: None,
        })
    }

    /// Adds the payment for the decision period, by calendar year, the earliest stay first.
    fn periods(&mut self, setting: &Setting<'_>, uses: &[Use<'_>], case: &Case, paid: &mut [Option<Figures>]) {
        let mut order = Vec::new();
        for (at, (one, paid)) in uses.iter().zip(paid).enumerate() {
            let is_stay = matches!(one.service.payment, Payment::ShortStay | Payment::DayOrNight);
            if let (true, Some(paid), Some(_)) = (is_stay, paid, one.occurrences.period) {
                order.push((one.line.from, at, one, paid));
            }
        }
        sort_by_key(&mut order, |(from, at, ..)| (*from, *at));
        for (_, _, one, paid) in order {
            let Some(rates) = rates(setting, one, case) else { continue };
            let mut due = Fraction::ZERO;
            for (year, times) in stretches(setting, one) {
                due += self.due(&rates, Stretch::Calendar(year), times);
            }
            paid.period = Some(money(due));
        }
    }

    /// What so many stays cost in a stretch, whose days are then taken.
    fn due(&mut self, rates: &Rates, stretch: Stretch, times: Fraction) -> Fraction {
        let days = rates.count * times;
        let Some(long) = rates.long else { return days * rates.short };
        short_stay(days, self.take(stretch, days), rates.short, long)
    }

    /// What was left in a stretch before these days are taken.
    fn take(&mut self, stretch: Stretch, days: Fraction) -> Fraction {
        for (known, taken) in &mut self.taken {
            if *known == stretch {
                let left = self.limit - *taken;
                *taken += days;
                return left;
            }
        }
        self.taken.push((stretch, days));
        self.limit
    }
}

/// The calendar years of a stay, with how many times it happens in each.
fn stretches(setting: &Setting<'_>, one: &Use<'_>) -> Vec<(i32, Fraction)> {
    let Some(every) = one.line.every else {
        return vec![(one.line.from.unwrap_or(setting.date).year(), Fraction::ONE)];
    };
    let mut stretches = Vec::new();
    if let Some(own) = occurrence::period(one.line) {
        let mut year: Period = year_of(own.from);
        while year.from < own.to {
            stretches.push((year.from.year(), within(one.line, every, year)));
            year = year_of(year.to.max(Date::from_days(year.from.days().saturating_add(1))));
        }
    }
    stretches
}

/// What a line's days cost the user.
struct Rates {
    /// Days each time.
    count: Fraction,
    /// What a day costs.
    short: Fraction,
    /// What a day costs after the limit, where days count against it: days and nights do, a day or a night alone does not.
    long: Option<Fraction>,
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
    let long = if by_days { Some(year(setting, case.own)?.per(setting.days).at_most(cost)) } else { None };
    Some(Rates { count: one.count(case.high), short: short.at_most(cost), long })
}
