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
    /// By the position of the rule in the book; there are few.
    rules: Vec<(usize, Charged)>,
    /// Øre under the state's cap.
    capped: Fraction,
}

/// What has been charged under one set of rates.
#[derive(Default)]
struct Charged {
    hours: Fraction,
    month: Fraction,
    year: Fraction,
}

impl Ledger {
    /// The account of a rule.
    fn of(&mut self, rule: usize) -> &mut Charged {
        let known = self.rules.iter().position(|(known, _)| *known == rule);
        let charged = known.map_or_else(Charged::default, |at| self.rules.swap_remove(at).1);
        &mut self.rules.push_mut((rule, charged)).1
    }

    /// What the state's cap took off again does not count against the rule's ceilings.
    fn give_back(&mut self, rule: usize, amount: Fraction) {
        let charged = self.of(rule);
        charged.month = charged.month - amount;
        charged.year = charged.year - amount;
    }

    /// A new month: monthly ceilings begin anew, yearly ones in a new year only.
    fn turn(&mut self, new_year: bool) {
        self.capped = Fraction::ZERO;
        for (_, charged) in &mut self.rules {
            charged.hours = Fraction::ZERO;
            charged.month = Fraction::ZERO;
            if new_year {
                charged.year = Fraction::ZERO;
            }
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
    fn new(setting: &Setting<'a>, one: &Use<'a>, case: &Case) -> Option<Terms<'a>> {
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
        let cap = if capped { state_cap(setting, case, base) } else { None };
        Some(Terms { unit: one.amount.unit, step, cap, count, cost })
    }

    /// Whether each unit costs the same however many there are, so that months need not be told apart.
    fn is_plain(&self) -> bool {
        self.cap.is_none() && self.step.is_none_or(|(step, _)| !has_limits(step)) && self.unit != Unit::Months
    }

    /// What a month costs, given what the lines before have been charged. `part` is the part of the month in force.
    fn month(&self, times: Fraction, part: Fraction, ledger: &mut Ledger) -> Fraction {
        let (count, cost) = (self.count * times, self.cost.map(|cost| cost * times));
        let mut due = match self.step {
            Some((step, rule)) if !self.is_plain() => self.limited(step, rule, count, cost, part, ledger),
            Some((step, _)) => within_cost(by_amount(step, self.unit, count, count.per(60)), cost),
            None => cost.unwrap_or_default(),
        };
        if let Some(cap) = self.cap {
            let before = due;
            due = due.min((cap - ledger.capped).max(Fraction::ZERO));
            ledger.capped = ledger.capped + due;
            if let Some((_, rule)) = self.step {
                ledger.give_back(rule, before - due);
            }
        }
        due
    }

    /// Under the ceilings of a rule.
    fn limited(
        &self,
        step: &FeeStep,
        rule: usize,
        count: Fraction,
        cost: Option<Fraction>,
        part: Fraction,
        ledger: &mut Ledger,
    ) -> Fraction {
        let charged = ledger.of(rule);
        let by_hours = step.hours_ceiling.is_some() || step.month_above_hours.is_some();
        if !by_hours && step.month_ceiling.is_some_and(|ceiling| charged.month == Fraction::whole(ceiling)) {
            return Fraction::ZERO;
        }
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
fn state_cap(setting: &Setting<'_>, case: &Case, base: Option<Fraction>) -> Option<Fraction> {
    let limit = setting.value(FigureId::HomeCapLimit)? * base?;
    (case.household < limit).then_some(())?;
    setting.value(FigureId::HomeCap)
}

/// The payment in a typical month, and the week and the year that follow from it.
pub fn recurring(setting: &Setting<'_>, one: &Use<'_>, case: &Case, ledger: &mut Ledger) -> Option<Figures> {
    let Some(year) = one.occurrences.year else { return Some(Figures::default()) };
    let terms = Terms::new(setting, one, case)?;
    let due = terms.month(year.per(12), Fraction::ONE, ledger);
    let year = due.times(12);
    let ceiling = terms.step.and_then(|(step, _)| step.year_ceiling);
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
    for (at, one) in uses.iter().enumerate().filter(|(_, one)| may_need_months(one)) {
        let Some(every) = one.line.every else {
            if let Some(from) = one.line.from {
                touched.push(Touched { month: month_of(from), at, times: Fraction::ONE, part: Fraction::ONE });
            }
            continue;
        };
        let Some(own) = occurrence::period(one.line) else { continue };
        let mut month = month_of(own.from);
        while month.from < own.to {
            let whole = own.from <= month.from && month.to <= own.to && one.line.pauses.is_empty();
            let times = within(one.line, every, month);
            let part = if whole { Fraction::ONE } else { months_within(one.line, month) };
            if !times.is_zero() {
                touched.push(Touched { month, at, times, part });
            }
            month = month_of(month.to);
        }
    }
    sort_by_key(&mut touched, |touched| (touched.month, touched.at));
    Months(touched)
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

/// Adds the payment for the decision period: month by month where there are ceilings, else all at once.
pub fn periods(setting: &Setting<'_>, uses: &[Use<'_>], months: &Months, case: &Case, paid: &mut [Option<Figures>]) {
    let terms: Vec<Option<Terms<'_>>> = uses
        .iter()
        .map(|one| {
            let here = is_local(one) && one.occurrences.period.is_some();
            if here { Terms::new(setting, one, case) } else { None }
        })
        .collect();
    let mut sums: Vec<Fraction> = vec![Fraction::ZERO; uses.len()];
    let mut ledger = Ledger::default();
    let mut now: Option<Period> = None;
    for Touched { month, at, times, part } in &months.0 {
        let (Some(Some(terms)), Some(sum)) = (terms.get(*at), sums.get_mut(*at)) else { continue };
        if terms.is_plain() {
            continue;
        }
        if now != Some(*month) {
            ledger.turn(now.is_some_and(|before| before.from.year() != month.from.year()));
            now = Some(*month);
        }
        *sum = *sum + terms.month(*times, *part, &mut ledger);
    }
    for (((one, terms), sum), paid) in uses.iter().zip(&terms).zip(sums).zip(paid) {
        let (Some(terms), Some(figures), Some(times)) = (terms, paid.as_mut(), one.occurrences.period) else {
            continue;
        };
        let undated = one.line.every.is_none() && one.line.from.is_none();
        let alone = terms.is_plain() || undated;
        let due = if alone { terms.month(times, Fraction::ONE, &mut Ledger::default()) } else { sum };
        figures.period = Some(money(due));
    }
}
