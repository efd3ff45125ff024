//! One line on its own: can it be priced, what does it cost, and what does the state pay for it.

use super::book::{EditionKind, Mode, Service};
use super::cost::{Figures, Money, Time};
use super::occurrence::{self, occurrences};
use super::payment::{Use, fee_for};
use super::rate::{Rate, rate};
use super::report::{self, report, unknown};
use super::setting::Setting;
use crate::draft::{EveryUnit, Line, MOST_LINES, Period, Problem, Unit};
use crate::units::{Band, Fraction, MINUTES_PER_WEEK};

/// The most a line may cost, in øre: as many lines as a draft may have come to less than 2^53, which is what JavaScript's numbers hold.
const MOST: i64 = (1 << 53) / MOST_LINES as i64;

/// Prepares a line for pricing and puts it after those already prepared, which share the hours of the week; none when it can't be
/// priced, with the reason reported.
pub(super) fn prepare<'a>(
    setting: &Setting<'a>,
    line: &'a Line,
    uses: &mut Vec<Use<'a>>,
    problems: &mut Vec<Problem>,
) -> Option<()> {
    if line.service.is_empty() {
        return None;
    }
    let Some(service) = setting.service(&line.service) else {
        let mut known = Vec::new();
        for service in &setting.book.services {
            known.push(service.id.as_str());
        }
        unknown(problems, Some(line), &report::UNKNOWN_SERVICE, &line.service, &known);
        return None;
    };
    if !line.usable {
        return None;
    }
    let amount = line.amount?;
    let count = Band {
        min: Fraction::whole(amount.count.min).times(line.times.min),
        max: Fraction::whole(amount.count.max).times(line.times.max),
    };
    let iplos = iplos(line, amount.unit, count);
    if is_absurd(uses, service, line, amount.unit, count.max, iplos, problems) {
        return None;
    }
    let occurrences = occurrences(line, setting.date, setting.draft.calendar);
    let rate = setting.edition.and_then(|edition| rate(setting, edition, service, line, amount, problems));
    let fee = fee_for(setting.book, service, setting.date);
    let (mode, _) = setting.financing(Some(service));
    let cost = rate.as_ref().map(|rate| cost(rate, line));
    let gross = cost.map(|cost| Figures::spread(cost.by(count), &occurrences));
    let beyond = |money: Money| money.is_some_and(|band| band.max > MOST);
    if gross.is_some_and(|gross| beyond(gross.year) || beyond(gross.period)) {
        report(problems, Some(line), &report::TOO_MUCH, &[&service.name.nb]);
        return None;
    }
    let one = Use { line, service, amount, occurrences, rate, fee, iplos, count, cost, gross, mode, grant: None };
    let one = uses.push_mut(one);
    one.grant = grant(setting, one, problems);
    Some(())
}

/// What one counted unit costs.
fn cost(rate: &Rate<'_>, line: &Line) -> Band<Fraction> {
    rate.per_counted().map(|each| each.times(line.helpers).reduced())
}

/// Whether no service can have the amount, which is then reported: more than the hours of a week, or more than one day a day.
fn is_absurd(
    before: &[Use<'_>],
    service: &Service,
    line: &Line,
    unit: Unit,
    most: Fraction,
    iplos: Option<Band<Fraction>>,
    problems: &mut Vec<Problem>,
) -> bool {
    let name = service.name.nb.as_str();
    let mut refuse = |text: &report::Text, words: &[&str]| {
        report(problems, Some(line), text, words);
        true
    };
    match (unit, line.every) {
        (Unit::Minutes, Some(_)) => {
            let own = iplos.unwrap_or_default().max;
            let mut others = Fraction::ZERO;
            for other in before.iter().filter(|other| other.service.at == service.at && meet(line, other.line)) {
                others += other.iplos.unwrap_or_default().max;
            }
            let (all, week) = (own + others, Fraction::whole(MINUTES_PER_WEEK));
            if own > week {
                refuse(&report::WEEK, &[&hours(own).to_string(), name])
            } else {
                all > week && others <= week && refuse(&report::WEEK_TOGETHER, &[name, &hours(all).to_string()])
            }
        }
        (Unit::Minutes, None) => {
            let days = occurrence::period(line).map_or(7, |period| period.to.days_since(period.from));
            let whole = Fraction::whole(MINUTES_PER_WEEK.max(days.saturating_mul(1_440)));
            most > whole && refuse(&report::WHOLE_PERIOD, &[&hours(most).to_string(), name])
        }
        (Unit::Days, Some(every)) => {
            let days = match every.unit {
                EveryUnit::Days => 1,
                EveryUnit::Weeks => 7,
                EveryUnit::Months => 31,
                EveryUnit::Years => 366,
            };
            most > Fraction::whole(days).times(every.count) && refuse(&report::WHOLE_DAY, &[name])
        }
        _ => false,
    }
}

/// Whether two lines can be in force on the same day.
fn meet(one: &Line, other: &Line) -> bool {
    let before = |one: &Line, other: &Line| one.to.zip(other.from).is_some_and(|(to, from)| to <= from);
    !before(one, other) && !before(other, one)
}

/// Minutes a week as IPLOS counts them: a month is four weeks, a year forty-eight.
fn iplos(line: &Line, unit: Unit, count: Band<Fraction>) -> Option<Band<Fraction>> {
    let every = line.every.filter(|_| unit == Unit::Minutes)?;
    let times = match every.unit {
        EveryUnit::Days => Fraction::whole(7),
        EveryUnit::Weeks => Fraction::ONE,
        EveryUnit::Months => Fraction::new(1, 4),
        EveryUnit::Years => Fraction::new(1, 48),
    };
    let each = times.per(every.count);
    Some(count.map(|count| count * each))
}

/// Minutes as hours, to the hundredth.
pub(super) fn hours(minutes: Fraction) -> Fraction {
    Fraction::new((minutes.per(60).times(100)).rounded(), 100)
}

/// The time of a line that counts minutes.
pub(super) fn time(one: &Use<'_>) -> Option<Time> {
    let iplos_week = one.iplos?.map(Fraction::rounded);
    let Figures { week, month, year, .. } = Figures::spread(one.count, &one.occurrences);
    let minutes = Option::unwrap_or_default;
    Some(Time { iplos_week, week: minutes(week), month: minutes(month), year: minutes(year) })
}

/// What the state pays for a line in the trial; none when its price is not known. Nothing in other modes.
fn grant(setting: &Setting<'_>, one: &Use<'_>, problems: &mut Vec<Problem>) -> Option<Figures> {
    if one.mode != Mode::StateTrial || one.service.lump_sum {
        return Some(Figures::ZERO);
    }
    let Some(edition) = setting.book.editions.iter().find(|edition| edition.kind == EditionKind::State) else {
        report(problems, Some(one.line), &report::NO_STATE_PRICE, &[&one.service.name.nb]);
        return None;
    };
    let rate = rate(setting, edition, one.service, one.line, one.amount, problems)?;
    let each = cost(&rate, one.line).by(one.count);
    let mut figures = Figures::spread(each, &one.occurrences);
    if let Some(start) = one.line.priced_from {
        // Decisions made before the trial stay on their old terms until revised.
        if setting.date < start {
            figures = Figures::ZERO;
        }
        figures.period = match one.line.every {
            None if one.line.from.is_some_and(|from| from < start) => Some(Band::one(0)),
            None => Some(each.map(Fraction::rounded)),
            Some(every) => occurrence::period(one.line).map(|own| {
                let times = occurrence::within(one.line, every, Period { from: own.from.max(start), to: own.to });
                each.map(|each| (each * times).rounded())
            }),
        };
    }
    Some(figures)
}
