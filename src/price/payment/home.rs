//! Payment by the municipality's own rates: by the hour, visit, day or month, with ceilings by income step and the state's cap for low income.
//!
//! Ceilings are shared by the lines they cover, in the order of the lines, month by month.

use super::{Case, Use, money};
use crate::draft::{Calendar, Line, Period, Unit};
use crate::price::book::{Fee, FeeStep, FigureId, Payment};
use crate::price::cost::Figures;
use crate::price::occurrence::{self, month_of, months_within, within};
use crate::price::setting::Setting;
use crate::units::Fraction;

/// What has been charged so far in a month, so that lines under the same ceiling share it.
struct Ledger {
    /// By the position of the rule in the book.
    rules: Vec<Charged>,
    /// Øre under the state's cap.
    capped: Fraction,
}

/// What has been charged under one set of rates.
#[derive(Clone, Default)]
struct Charged {
    hours: Fraction,
    month: Fraction,
    year: Fraction,
}

impl Ledger {
    fn new(setting: &Setting<'_>) -> Ledger {
        Ledger { rules: vec![Charged::default(); setting.book.fees.len()], capped: Fraction::ZERO }
    }

    /// A new month: monthly ceilings begin anew, yearly ones in a new year only.
    fn turn(&mut self, new_year: bool) {
        self.capped = Fraction::ZERO;
        for charged in &mut self.rules {
            let year = if new_year { Fraction::ZERO } else { charged.year };
            *charged = Charged { year, ..Charged::default() };
        }
    }
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

/// What one line's user pays by, in one case.
struct Terms<'a> {
    unit: Unit,
    /// Whether each unit costs the same however many there are, so that months need not be told apart.
    plain: bool,
    /// The rates of the income step, with the rule lines share ceilings under; none when the rates are not known.
    step: Option<(&'a FeeStep, usize)>,
    /// The state's cap, where it covers the line and the household.
    cap: Option<Fraction>,
    /// Units that can be charged each time.
    count: Fraction,
    /// What those units cost, where that is known.
    cost: Option<Fraction>,
}

impl<'a> Terms<'a> {
    /// None when they depend on something that is not known.
    fn new(setting: &Setting<'a>, one: &Use<'a>, case: &Case, cap: Option<Fraction>) -> Option<Terms<'a>> {
        let base = setting.value(FigureId::BaseAmount);
        let count = one.charged(case);
        let cost = one.cost(case.high).map(|cost| cost * count);
        let (step, capped, cost) = match one.fee {
            Some(chosen) => {
                let step = step_of(chosen.fee, case.household, base)?;
                (Some((step, chosen.at)), chosen.fee.capped, cost)
            }
            // Not known: from nothing to the whole cost, which no payment may exceed.
            None if !case.charged => (None, false, Some(Fraction::ZERO)),
            None => (None, matches!(one.service.payment, Payment::Home | Payment::HomePart), Some(cost?)),
        };
        let cap = cap.filter(|_| capped);
        let unit = one.amount.unit;
        let plain = cap.is_none() && step.is_none_or(|(step, _)| !has_limits(step)) && unit != Unit::Months;
        Some(Terms { unit, plain, step, cap, count, cost })
    }

    /// What a month costs, given what the lines before have been charged. `part` is the part of the month in force.
    fn month(&self, times: Fraction, part: Fraction, ledger: &mut Ledger) -> Fraction {
        if self.is_full(ledger) {
            return Fraction::ZERO;
        }
        let (count, cost) = (self.count * times, self.cost.map(|cost| cost * times));
        let Some((step, rule)) = self.step else { return self.capped(cost.unwrap_or_default(), ledger) };
        if self.plain {
            return within_cost(by_amount(step, self.unit, count, count.per(60)), cost);
        }
        let mut none = Charged::default();
        let due = self.limited(step, count, cost, part, ledger.rules.get_mut(rule).unwrap_or(&mut none));
        let left = self.capped(due, ledger);
        if let (Some(charged), true) = (ledger.rules.get_mut(rule), left < due) {
            // What the state's cap took off again does not count against the rule's ceilings.
            charged.month = charged.month - (due - left);
            charged.year = charged.year - (due - left);
        }
        left
    }

    /// Whether nothing more can be charged this month. Where hours are counted they must be, whatever they cost.
    fn is_full(&self, ledger: &Ledger) -> bool {
        let capped = self.cap == Some(ledger.capped);
        self.step.map_or(capped, |(step, rule)| {
            let charged = ledger.rules.get(rule).map(|charged| charged.month);
            let full = capped || charged.is_some_and(|month| step.month_ceiling.map(Fraction::whole) == Some(month));
            full && step.hours_ceiling.is_none() && step.month_above_hours.is_none()
        })
    }

    /// Under the state's cap.
    fn capped(&self, due: Fraction, ledger: &mut Ledger) -> Fraction {
        let Some(cap) = self.cap else { return due };
        let due = due.min((cap - ledger.capped).max(Fraction::ZERO));
        ledger.capped = ledger.capped + due;
        due
    }

    /// Under the ceilings of a rule.
    fn limited(
        &self,
        step: &FeeStep,
        count: Fraction,
        cost: Option<Fraction>,
        part: Fraction,
        charged: &mut Charged,
    ) -> Fraction {
        let hours = if self.unit == Unit::Minutes { count.per(60) } else { Fraction::ZERO };
        let mut due = within_cost(raw(step, self.unit, count, hours, part, charged), cost);
        if let Some(ceiling) = step.month_ceiling {
            due = due.min(Fraction::whole(ceiling) - charged.month);
        }
        if let Some(ceiling) = step.year_ceiling {
            due = due.min(Fraction::whole(ceiling) - charged.year);
        }
        due = due.max(Fraction::ZERO);
        charged.hours = charged.hours + hours;
        charged.month = charged.month + due;
        charged.year = charged.year + due;
        due
    }
}

/// Whether an income step has ceilings or a price by the month.
fn has_limits(step: &FeeStep) -> bool {
    step.month.is_some() || step.month_ceiling.is_some() || step.year_ceiling.is_some() || step.hours_ceiling.is_some()
}

fn within_cost(due: Fraction, cost: Option<Fraction>) -> Fraction {
    cost.map_or(due, |cost| due.min(cost))
}

/// By the amount alone.
fn by_amount(step: &FeeStep, unit: Unit, count: Fraction, hours: Fraction) -> Fraction {
    let (rate, count) = match unit {
        Unit::Minutes => (step.hour, hours),
        Unit::Visits => (step.visit, count),
        Unit::Attendances => (step.attendance, count),
        Unit::Days => (step.day, count),
        Unit::Units => (step.unit, count),
        Unit::Months => (step.month, count),
    };
    Fraction::whole(rate.unwrap_or_default()) * count
}

/// Before any ceiling in kroner.
fn raw(step: &FeeStep, unit: Unit, count: Fraction, hours: Fraction, part: Fraction, charged: &Charged) -> Fraction {
    let left = step.hours_ceiling.map(|ceiling| (ceiling - charged.hours).max(Fraction::ZERO));
    let by_amount = by_amount(step, unit, count, left.map_or(hours, |left| hours.min(left)));
    let has_own_rate = match unit {
        Unit::Minutes => step.hour.is_some(),
        Unit::Visits => step.visit.is_some(),
        Unit::Attendances => step.attendance.is_some(),
        Unit::Days => step.day.is_some(),
        Unit::Units => step.unit.is_some(),
        Unit::Months => true,
    };
    let above = step.month_above_hours.is_some_and(|limit| unit == Unit::Minutes && charged.hours + hours > limit);
    match step.month.map(|month| Fraction::whole(month) * part) {
        // Once for all lines under the same rates, by the part of the month in force.
        Some(monthly) if (above || !has_own_rate) && !count.is_zero() => monthly - charged.month.min(monthly),
        _ => by_amount,
    }
}

/// The state's cap for this household, if its income is under the limit.
fn state_cap(setting: &Setting<'_>, case: &Case) -> Option<Fraction> {
    let limit = setting.value(FigureId::HomeCapLimit)? * setting.value(FigureId::BaseAmount)?;
    (case.household < limit).then_some(())?;
    setting.value(FigureId::HomeCap)
}

/// Fills in what the users of these services pay in one case; none where it can't be said.
pub fn pay(setting: &Setting<'_>, uses: &[Use<'_>], months: &[Month], case: &Case, paid: &mut [Option<Figures>]) {
    let (mut ledger, cap) = (Ledger::new(setting), state_cap(setting, case));
    let mut terms: Vec<Option<Terms<'_>>> = Vec::with_capacity(uses.len());
    for (one, paid) in uses.iter().zip(&mut *paid) {
        let here = if is_local(one) { Terms::new(setting, one, case, cap) } else { None };
        if is_local(one) {
            *paid = recurring(setting, one, here.as_ref(), &mut ledger);
        }
        terms.push(here);
    }
    let sums = by_month(setting, months, &terms);
    for (((one, terms), sum), paid) in uses.iter().zip(&terms).zip(sums).zip(paid) {
        let (Some(terms), Some(figures), Some(times)) = (terms, paid.as_mut(), one.occurrences.period) else {
            continue;
        };
        let undated = one.line.every.is_none() && one.line.from.is_none();
        let due = match (terms.plain, undated) {
            (true, _) => terms.month(times, Fraction::ONE, &mut ledger),
            (_, true) => terms.month(times, Fraction::ONE, &mut Ledger::new(setting)),
            _ => sum,
        };
        figures.period = Some(money(due));
    }
}

/// The payment in a typical month, and the week and the year that follow from it; none without terms.
fn recurring(setting: &Setting<'_>, one: &Use<'_>, terms: Option<&Terms<'_>>, ledger: &mut Ledger) -> Option<Figures> {
    let Some(year) = one.occurrences.year else { return Some(Figures::default()) };
    let terms = terms?;
    let due = terms.month(year.per(12), Fraction::ONE, ledger);
    let year = due.times(12);
    let ceiling = terms.step.and_then(|(step, _)| step.year_ceiling);
    let year = ceiling.map_or(year, |ceiling| year.min(Fraction::whole(ceiling)));
    let week = due * Fraction::new(84, setting.days);
    let month = if setting.draft.calendar == Calendar::BdoFourWeeks { week.times(4) } else { due };
    Some(Figures { week: Some(money(week)), month: Some(money(month)), year: Some(money(year)), period: None })
}

/// What happens in a calendar month, and in how many months just the same happens.
pub struct Month {
    year: i32,
    count: i64,
    events: Vec<Event>,
}

/// What happens on one line in a month.
#[derive(PartialEq)]
struct Event {
    at: usize,
    times: Fraction,
    part: Fraction,
}

/// The calendar months the lines touch, worked out once for all cases. Months in which the same happens are one, unless a ceiling
/// counts through the year: then each stands for itself, in order.
pub fn months(uses: &[Use<'_>]) -> Vec<Month> {
    let yearly =
        |one: &Use<'_>| one.fee.is_some_and(|fee| fee.fee.steps.iter().any(|step| step.year_ceiling.is_some()));
    let in_order = uses.iter().any(yearly);
    let mut touched: Vec<(usize, &Line, Period)> = Vec::new();
    for (at, one) in uses.iter().enumerate().filter(|(_, one)| may_need_months(one)) {
        let once = one.line.from.map(|from| Period { from, to: from.plus_days(1) });
        let days = if one.line.every.is_some() { occurrence::period(one.line) } else { once };
        touched.extend(days.map(|days| (at, one.line, days)));
    }
    let mut months: Vec<Month> = Vec::new();
    let Some(first) = touched.iter().map(|(.., days)| days.from).min() else { return months };
    let last = touched.iter().map(|(.., days)| days.to).max().unwrap_or(first);
    let mut month = month_of(first);
    while month.from < last {
        let mut events = Vec::with_capacity(touched.len());
        for (at, line, days) in touched.iter().filter(|(.., days)| days.from < month.to && month.from < days.to) {
            let times = line.every.map_or(Fraction::ONE, |every| within(line, every, month));
            if !times.is_zero() {
                let whole = days.from <= month.from && month.to <= days.to && line.pauses.is_empty();
                let part = if whole || line.every.is_none() { Fraction::ONE } else { months_within(line, month) };
                events.push(Event { at: *at, times, part });
            }
        }
        match months.iter_mut().find(|known| !in_order && known.events == events) {
            Some(known) => known.count = known.count.saturating_add(1),
            None if events.is_empty() => {}
            None => months.push(Month { year: month.from.year(), count: 1, events }),
        }
        month = month_of(month.to);
    }
    months
}

/// Whether the municipality's own rates decide.
fn is_local(one: &Use<'_>) -> bool {
    matches!(one.service.payment, Payment::Home | Payment::HomePart | Payment::Local)
}

/// Whether months may have to be told apart in some case: there is a ceiling, a cap or a price by the month.
fn may_need_months(one: &Use<'_>) -> bool {
    let limited = one.fee.is_some_and(|chosen| chosen.fee.capped || chosen.fee.steps.iter().any(has_limits));
    let capped = one.fee.is_none() && one.service.payment != Payment::Local;
    is_local(one) && (limited || capped || one.amount.unit == Unit::Months)
}

/// What each line is charged in all months together.
fn by_month(setting: &Setting<'_>, months: &[Month], terms: &[Option<Terms<'_>>]) -> Vec<Fraction> {
    let mut sums = vec![Fraction::ZERO; terms.len()];
    let mut ledger = Ledger::new(setting);
    let mut year = None;
    for month in months {
        ledger.turn(year != Some(month.year));
        year = Some(month.year);
        for Event { at, times, part } in &month.events {
            if let (Some(Some(terms)), Some(sum)) = (terms.get(*at), sums.get_mut(*at))
                && !terms.plain
            {
                *sum = *sum + terms.month(*times, *part, &mut ledger).times(month.count);
            }
        }
    }
    sums
}
