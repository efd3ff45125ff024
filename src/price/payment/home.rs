//! Payment by the municipality's own rates: by the hour, visit, day or month, with ceilings by income step and the state's cap for low income.
//!
//! Ceilings are shared by the lines they cover, in the order of the lines, month by month.

use super::{Case, Paid, Use, money};
use crate::draft::{Calendar, Line, Period, Unit};
use crate::price::book::{Fee, FeeStep, FigureId, Payment};
use crate::price::cost::Figures;
use crate::price::occurrence::{self, around, month_of, months_within, within};
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
#[derive(Default)]
struct Charged {
    hours: Fraction,
    month: Fraction,
    year: Fraction,
}

impl Ledger {
    fn new(setting: &Setting<'_>) -> Ledger {
        let mut rules = Vec::new();
        for _ in &setting.book.fees {
            rules.push(Charged::default());
        }
        Ledger { rules, capped: Fraction::ZERO }
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
    /// Whether each unit costs the same however many there are, so that months need not be told apart.
    plain: bool,
    /// The rates of the income step; none when they are not known.
    step: Option<&'a FeeStep>,
    /// The rule whose ceilings are shared, by its position in the book.
    rule: usize,
    /// The state's cap, where it covers the line and the household.
    cap: Option<Fraction>,
    /// What is counted.
    unit: Unit,
    /// Units that can be charged each time; hours, for time.
    count: Fraction,
    /// What those units cost, where that is known.
    cost: Option<Fraction>,
    /// What has been charged for the period so far.
    period: Fraction,
}

impl<'a> Terms<'a> {
    /// None when they depend on something that is not known.
    fn new(setting: &Setting<'a>, one: &Use<'a>, case: &Case, cap: Option<Fraction>) -> Option<Terms<'a>> {
        let (unit, count) = (one.amount.unit, one.charged(case));
        let mut cost = one.cost(case.high).map(|cost| cost * count);
        let (mut step, mut rule, mut capped) = (None, usize::MAX, false);
        if let Some(chosen) = one.fee {
            step = Some(step_of(chosen.fee, case.household, setting.value(FigureId::BaseAmount))?);
            (rule, capped) = (chosen.at, chosen.fee.capped);
        } else if case.charged {
            // Not known: from nothing to the whole cost, which no payment may exceed.
            cost?;
            capped = one.service.payment != Payment::Local;
        } else {
            cost = Some(Fraction::ZERO);
        }
        let cap = cap.filter(|_| capped);
        let plain = cap.is_none() && !step.is_some_and(has_limits) && unit != Unit::Months;
        let count = if unit == Unit::Minutes { count.per(60) } else { count };
        Some(Terms { plain, step, rule, cap, unit, count, cost, period: Fraction::ZERO })
    }

    /// What a month costs, given what the lines before have been charged. `part` is the part of the month in force.
    fn month(&self, times: Fraction, part: Fraction, ledger: &mut Ledger) -> Fraction {
        let mut alone = Charged::default();
        let charged = ledger.rules.get_mut(self.rule).unwrap_or(&mut alone);
        let left = |ceiling: Option<i64>, charged| ceiling.map(|ceiling| Fraction::whole(ceiling) - charged);
        let limits = [
            self.cap.map(|cap| cap - ledger.capped),
            self.step.and_then(|step| left(step.month_ceiling, charged.month)),
            self.step.and_then(|step| left(step.year_ceiling, charged.year)),
        ];
        // Nothing more can be charged this month. Where hours are counted they must be, whatever they cost.
        let by_hours = self.step.is_some_and(|step| step.hours_ceiling.is_some() || step.month_above_hours.is_some());
        if !by_hours && limits.iter().flatten().any(|left| left.is_zero()) {
            return Fraction::ZERO;
        }
        let (count, cost) = (self.count * times, self.cost.map(|cost| cost * times));
        let mut due = self.step.map_or(cost.unwrap_or_default(), |step| raw(step, self.unit, count, part, charged));
        due = due.at_most(cost);
        if self.plain {
            return due;
        }
        for limit in limits {
            due = due.at_most(limit);
        }
        due = due.at_least_zero();
        if self.unit == Unit::Minutes {
            charged.hours += count;
        }
        charged.month += due;
        charged.year += due;
        if self.cap.is_some() {
            ledger.capped += due;
        }
        due
    }
}

/// Whether an income step has ceilings or a price by the month.
fn has_limits(step: &FeeStep) -> bool {
    step.month.is_some() || step.month_ceiling.is_some() || step.year_ceiling.is_some() || step.hours_ceiling.is_some()
}

/// Before any ceiling in kroner.
fn raw(step: &FeeStep, unit: Unit, count: Fraction, part: Fraction, charged: &Charged) -> Fraction {
    let timed = unit == Unit::Minutes;
    let above = step.month_above_hours.is_some_and(|limit| timed && charged.hours + count > limit);
    let rate = step.rate(unit);
    match step.month {
        // Once for all lines under the same rates, by the part of the month in force.
        Some(month) if (above || (rate.is_none() && unit != Unit::Months)) && !count.is_zero() => {
            (Fraction::whole(month) * part - charged.month).at_least_zero()
        }
        _ => {
            let left = step.hours_ceiling.map(|ceiling| (ceiling - charged.hours).at_least_zero());
            let count = if timed { count.at_most(left) } else { count };
            Fraction::whole(rate.unwrap_or_default()) * count
        }
    }
}

/// The state's cap for this household, if its income is under the limit.
fn state_cap(setting: &Setting<'_>, case: &Case) -> Option<Fraction> {
    let limit = setting.value(FigureId::HomeCapLimit)? * setting.value(FigureId::BaseAmount)?;
    (case.household < limit).then_some(())?;
    setting.value(FigureId::HomeCap)
}

/// What each line's user pays in one case, those of stays left out; none where it can't be said.
pub fn pay(setting: &Setting<'_>, uses: &[Use<'_>], months: &[Month], case: &Case) -> Paid {
    let (mut ledger, cap) = (Ledger::new(setting), state_cap(setting, case));
    let mut all: Vec<Option<Terms<'_>>> = Vec::with_capacity(uses.len());
    let mut paid = Vec::with_capacity(uses.len());
    for one in uses {
        let terms = if is_local(one) { Terms::new(setting, one, case, cap) } else { None };
        paid.push(if is_local(one) {
            recurring(setting, one, terms.as_ref(), &mut ledger)
        } else {
            Some(Figures::ZERO)
        });
        all.push(terms);
    }
    by_month(setting, months, &mut all);
    for ((one, terms), paid) in uses.iter().zip(&all).zip(&mut paid) {
        if let (Some(terms), Some(figures), Some(times)) = (terms, paid, one.occurrences.period) {
            let due = if terms.plain { terms.month(times, Fraction::ONE, &mut ledger) } else { terms.period };
            figures.period = Some(money(due));
        }
    }
    paid
}

/// The payment in a typical month, and the week and the year that follow from it; none without terms.
fn recurring(setting: &Setting<'_>, one: &Use<'_>, terms: Option<&Terms<'_>>, ledger: &mut Ledger) -> Option<Figures> {
    let terms = terms?;
    let Some(year) = one.occurrences.year else { return Some(Figures::default()) };
    let due = terms.month(year.per(12), Fraction::ONE, ledger);
    let year = due.times(12);
    let ceiling = terms.step.and_then(|step| step.year_ceiling);
    let year = year.at_most(ceiling.map(Fraction::whole));
    let week = due * Fraction::new(84, setting.days);
    let month = if setting.draft.calendar == Calendar::BdoFourWeeks { week.times(4) } else { due };
    Some(Figures { week: Some(money(week)), month: Some(money(month)), year: Some(money(year)), period: None })
}

/// What happens in a calendar month, and in how many months just the same happens.
pub struct Month {
    /// None for something that happens once, nobody knows when.
    year: Option<i32>,
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
    let mut months: Vec<Month> = Vec::new();
    let mut touched: Vec<(usize, &Line, Period)> = Vec::new();
    let mut whole: Option<Period> = None;
    for (at, one) in uses.iter().enumerate().filter(|(_, one)| may_need_months(one)) {
        let days = match (one.line.every, one.line.from) {
            (Some(_), _) => occurrence::period(one.line),
            (None, Some(from)) => Some(Period { from, to: from.plus_days(1) }),
            (None, None) => {
                let event = Event { at, times: Fraction::ONE, part: Fraction::ONE };
                months.push(Month { year: None, count: 1, events: vec![event] });
                None
            }
        };
        if let Some(days) = days {
            touched.push((at, one.line, days));
            whole = Some(around(whole, days));
        }
    }
    let Some(Period { from, to: last }) = whole else { return months };
    let mut month = month_of(from);
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
            None => months.push(Month { year: Some(month.from.year()), count: 1, events }),
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

/// Charges each line for what happens in all months together.
fn by_month(setting: &Setting<'_>, months: &[Month], all: &mut [Option<Terms<'_>>]) {
    let mut ledger = Ledger::new(setting);
    let mut year = None;
    for month in months {
        ledger.turn(month.year.is_none() || year != month.year);
        year = month.year;
        for Event { at, times, part } in &month.events {
            if let Some(Some(terms)) = all.get_mut(*at)
                && !terms.plain
            {
                terms.period += terms.month(*times, *part, &mut ledger).times(month.count);
            }
        }
    }
}
