//! One line on its own: can it be priced, what does it cost, and what does the state pay for it.

use super::book::{EditionKind, Mode, Service};
use super::cost::{Figures, Time};
use super::occurrence::{self, Occurrences, occurrences};
use super::payment::{Use, fee_for};
use super::rate::{Rate, rate};
use super::setting::{Setting, about, list};
use crate::diagnostic::suggestion;
use crate::draft::{Amount, EveryUnit, Line, Period, Problem, Unit};
use crate::units::{Band, Fraction, MINUTES_PER_WEEK};

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
        let known = || setting.book.services.iter().map(|service| service.id.as_str());
        let help = suggestion(&line.service, known()).unwrap_or_else(|| format!("tjenestene er {}", list(known())));
        let message = format!("ukjent tjeneste «{}»", line.service);
        problems.push(about(&line.id, "ukjent-tjeneste", "service", message, help));
        return None;
    };
    if !line.usable {
        return None;
    }
    let amount = line.amount?;
    if let Some(problem) = absurd(uses, service, line, amount) {
        problems.push(problem);
        return None;
    }
    let occurrences = occurrences(line, setting.date, setting.draft.calendar);
    let rate = setting.edition.and_then(|edition| rate(setting, edition, service, line, amount, problems));
    let fee = fee_for(setting.book, service, setting.date);
    let (mode, _) = setting.financing(Some(service));
    let each = rate.as_ref().map(Rate::per_counted).map(|each| [each.min, each.max]);
    let cost = each.map_or([None; 2], |each| each.map(|end| Some(end.times(line.helpers).reduced())));
    let (iplos, none) = (iplos(line, amount), [None; 2]);
    let mut one = Use { line, service, amount, occurrences, rate, fee, iplos, cost, gross: none, mode, grant: none };
    one.gross = ends(one.is_wide(), |high| gross_at(&one, high));
    let grant = grant(setting, &one, problems);
    one.grant = ends(true, |high| grant_at(setting, &one, &grant, high));
    uses.push(one);
    Some(())
}

/// Both ends; worked out once when they are the same.
fn ends(differ: bool, at: impl Fn(bool) -> Option<Figures>) -> [Option<Figures>; 2] {
    let high = at(true);
    [if differ { at(false) } else { high }, high]
}

/// An amount no service can have: more than the hours of a week, or more than one day a day.
fn absurd(before: &[Use<'_>], service: &Service, line: &Line, amount: Amount) -> Option<Problem> {
    let name = &service.name.nb;
    match (amount.unit, line.every) {
        (Unit::Minutes, Some(_)) => {
            let own = iplos(line, amount)?.max;
            let others = before.iter().filter(|other| other.service.at == service.at && meet(line, other.line));
            let others = others.filter_map(|other| other.iplos);
            let before = others.fold(Fraction::ZERO, |sum, band| sum + band.max);
            let most = Fraction::whole(MINUTES_PER_WEEK);
            let (message, field) = if own > most {
                (format!("{} timer i uka på «{name}» er mer enn de 168 en uke har", hours(own)), "amount")
            } else if own + before > most && before <= most {
                (
                    format!(
                        "linjene for «{name}» blir til sammen {} timer i uka, mer enn de 168 en uke har",
                        hours(own + before)
                    ),
                    "amount",
                )
            } else {
                return None;
            };
            let help = "rett mengden eller hyppigheten; døgnbemannet bolig skrives som en plass, ikke som 168 timer";
            Some(about(&line.id, "over-168-timer", field, message, help.into()))
        }
        (Unit::Minutes, None) => {
            let days = occurrence::period(line).map_or(7, |period| period.to.days_since(period.from));
            let most = MINUTES_PER_WEEK.max(days.saturating_mul(1_440));
            let own = amount.count.max.saturating_mul(line.times.max);
            (own > most).then(|| {
                let message = format!("{} timer på «{name}» er mer tid enn perioden har", hours(Fraction::whole(own)));
                about(&line.id, "over-168-timer", "amount", message, "rett mengden, eller oppgi hyppighet".into())
            })
        }
        (Unit::Days, Some(every)) => {
            let each = match every.unit {
                EveryUnit::Days => Fraction::ONE,
                EveryUnit::Weeks => Fraction::whole(7),
                EveryUnit::Months => Fraction::whole(31),
                EveryUnit::Years => Fraction::whole(366),
            };
            let own = Fraction::whole(amount.count.max).times(line.times.max).per(every.count);
            (own > each).then(|| {
                let message = format!("«{name}» kan ikke gis mer enn ett døgn i døgnet");
                about(&line.id, "over-ett-dogn", "amount", message, "rett mengden eller hyppigheten".into())
            })
        }
        _ => None,
    }
}

/// Whether two lines can be in force on the same day.
fn meet(one: &Line, other: &Line) -> bool {
    let before = |one: &Line, other: &Line| one.to.zip(other.from).is_some_and(|(to, from)| to <= from);
    !before(one, other) && !before(other, one)
}

/// Minutes a week as IPLOS counts them: a month is four weeks, a year forty-eight.
fn iplos(line: &Line, amount: Amount) -> Option<Band<Fraction>> {
    let every = line.every?;
    if amount.unit != Unit::Minutes {
        return None;
    }
    let times = match every.unit {
        EveryUnit::Days => Fraction::whole(7),
        EveryUnit::Weeks => Fraction::ONE,
        EveryUnit::Months => Fraction::new(1, 4),
        EveryUnit::Years => Fraction::new(1, 48),
    };
    let each = times.per(every.count);
    let minutes = |count: i64, times: i64| each * Fraction::whole(count).times(times);
    Some(Band { min: minutes(amount.count.min, line.times.min), max: minutes(amount.count.max, line.times.max) })
}

/// Minutes as hours with a decimal comma.
pub(super) fn hours(minutes: Fraction) -> String {
    Fraction::new((minutes.per(60).times(100)).rounded(), 100).to_string()
}

/// Øre in each stretch at one end of what is not known.
fn gross_at(one: &Use<'_>, high: bool) -> Option<Figures> {
    let each = one.cost(high)? * one.count(high);
    Some(spread(each, &one.occurrences))
}

/// An amount each time, in each stretch, rounded once.
fn spread(each: Fraction, times: &Occurrences) -> Figures {
    Figures::at(times, &|times| (each * times).rounded())
}

/// The time of a line that counts minutes.
pub(super) fn time(one: &Use<'_>) -> Option<Time> {
    let iplos_week = one.iplos?.map(Fraction::rounded);
    let minutes = |times: Option<Fraction>| {
        let times = times.unwrap_or_default();
        let end = |high: bool| (one.count(high) * times).rounded();
        let most = end(true);
        Band { min: if one.is_wide() { end(false) } else { most }, max: most }
    };
    let Occurrences { week, month, year, .. } = one.occurrences;
    Some(Time { iplos_week, week: minutes(week), month: minutes(month), year: minutes(year) })
}

/// What the state pays for a line in the trial, at one end; none when its price is not known. Nothing in other modes.
fn grant_at(setting: &Setting<'_>, one: &Use<'_>, grant: &Grant<'_>, high: bool) -> Option<Figures> {
    let rate = match grant {
        Grant::Nothing => return Some(Figures::ZERO),
        Grant::Unknown => return None,
        Grant::At(rate) => rate.per_counted(),
    };
    let each = if high { rate.max } else { rate.min }.times(one.line.helpers) * one.count(high);
    let figures = spread(each, &one.occurrences);
    let Some(start) = one.line.priced_from else { return Some(figures) };
    // Decisions made before the trial stay on their old terms until revised.
    let period = occurrence::period(one.line).zip(one.line.every).map(|(own, every)| {
        let priced = Period { from: own.from.max(start), to: own.to };
        let times = if priced.from < priced.to { occurrence::within(one.line, every, priced) } else { Fraction::ZERO };
        Band::one((each * times).rounded())
    });
    let recurring = if start <= setting.date { figures } else { Figures::ZERO };
    Some(Figures { period, ..recurring })
}

/// How the state pays for a line.
enum Grant<'a> {
    /// Not by activity.
    Nothing,
    /// By activity, at this rate.
    At(Box<Rate<'a>>),
    /// By activity, but its price is not known.
    Unknown,
}

/// How the state pays for a line under a financing mode.
fn grant<'a>(setting: &Setting<'a>, one: &Use<'a>, problems: &mut Vec<Problem>) -> Grant<'a> {
    if one.mode != Mode::StateTrial || one.service.lump_sum {
        return Grant::Nothing;
    }
    let Some(edition) = setting.book.editions.iter().find(|edition| edition.kind == EditionKind::State) else {
        let message =
            format!("statens pris for «{}» er ikke kjent, så tilskuddet kan ikke regnes ut", one.service.name.nb);
        let help = "legg inn statens priser som en egen prisliste (kind = \"state\") i priser.toml".to_owned();
        problems.push(about(&one.line.id, "mangler-statspris", "service", message, help));
        return Grant::Unknown;
    };
    match rate(setting, edition, one.service, one.line, one.amount, problems) {
        Some(rate) => Grant::At(Box::new(rate)),
        None => Grant::Unknown,
    }
}
