//! The working of what a line costs: amount, time, price, correction, and each stretch of time.

use std::fmt::{Display, from_fn};

use super::Steps;
use super::words::{ROUNDING_RATE, frequency, known, kroner, kroner_band, put, repeated, span};
use crate::draft::{Calendar, Unit};
use crate::price::book::{FIGURES, FigureId, PriceUnit, Setting as Where};
use crate::price::cost::LineCost;
use crate::price::line::hours;
use crate::price::occurrence;
use crate::price::payment::Use;
use crate::price::rate::Rate;
use crate::units::{Band, Fraction};

/// Adds the steps.
pub(super) fn steps(one: &Use<'_>, line: &LineCost, steps: &mut Steps) {
    steps.say("Mengde", &frequency(one.line, one.amount), &weekly(one), None);
    if let Some(time) = line.time {
        let iplos = span(time.iplos_week.map(Fraction::whole).map(hours), "–");
        steps.say("Tid i IPLOS", &"en måned regnes som fire uker", &format_args!("{iplos} timer i uka"), None);
        let month = match steps.setting.draft.calendar {
            Calendar::Year => "en tolvdel av kalenderåret",
            Calendar::BdoFourWeeks => "fire uker, slik BDO regnet",
        };
        let times = one.occurrences.month.unwrap_or_default();
        let time = span(Band { min: one.count(false), max: one.count(true) }.map(|count| hours(count * times)), "–");
        steps.say("Tid etter kalenderen", &month, &format_args!("{time} timer i måneden"), None);
    }
    let Some(rate) = &one.rate else { return };
    unit_price(one, rate, steps);
    for (label, times, ore) in [
        ("Kostnad per uke", &one.occurrences.week, &line.gross.week),
        ("Kostnad per måned", &one.occurrences.month, &line.gross.month),
        ("Kostnad per år", &one.occurrences.year, &line.gross.year),
        ("Kostnad i perioden", &one.occurrences.period, &line.gross.period),
    ] {
        let Some(times) = *times else { continue };
        let mut text = formula(one, rate, times);
        if label.ends_with("perioden") {
            put_days(&mut text, one);
        }
        steps.money(label, &text, *ore, None);
    }
}

/// How much in a week, or in all for what happens once.
fn weekly(one: &Use<'_>) -> impl Display {
    from_fn(|f| {
        let unit = match one.amount.unit {
            Unit::Months => return Ok(()),
            Unit::Minutes => "timer",
            unit => unit.text(),
        };
        let times = one.occurrences.week.unwrap_or(Fraction::ONE);
        let (low, high) = (one.count(false) * times, one.count(true) * times);
        let count = |count: Fraction| if one.amount.unit == Unit::Minutes { hours(count) } else { count };
        if low != high {
            write!(f, "{} {unit} til ", count(low))?;
        }
        let stretch = if one.occurrences.week.is_some() { " i uka" } else { "" };
        write!(f, "{} {unit}{stretch}", count(high))
    })
}

/// `365/84 × 90 minutter × 520,00 kr per time`.
fn formula(one: &Use<'_>, rate: &Rate<'_>, times: Fraction) -> String {
    let mut text = String::new();
    if times != Fraction::ONE {
        put(&mut text, format_args!("{times} × "));
    }
    put(&mut text, format_args!("{}", repeated(one.line, one.amount)));
    if one.line.helpers != 1 {
        put(&mut text, format_args!(" × {} hjelpere", one.line.helpers));
    }
    let (price, unit) = (span(rate.unit.map(kroner), "–"), rate.price.unit.text());
    put(&mut text, format_args!(" × {price} kr per {unit}"));
    // How units are converted when the price is not per the unit counted.
    if rate.conversion != Fraction::ONE && rate.conversion != Fraction::new(1, 60) {
        put(&mut text, format_args!(" × {} {unit} per enhet", rate.conversion));
    }
    text
}

/// The days the period really has.
fn put_days(text: &mut String, one: &Use<'_>) {
    let Some(own) = occurrence::period(one.line) else { return };
    let days = own.to.days_since(own.from);
    let pauses = if one.line.pauses.is_empty() { "" } else { ", pauser trukket fra" };
    put(text, format_args!(" ({} til {}, {days} døgn; siste dag regnes ikke med{pauses})", own.from, own.to));
}

/// The price as it was read, and as it was corrected.
fn unit_price(one: &Use<'_>, rate: &Rate<'_>, steps: &mut Steps) {
    let setting = steps.setting;
    let unit = rate.price.unit.text();
    let exact = rate.chosen.value.value;
    let name = from_fn(|f| {
        let edition = setting.edition.map_or("", |edition| &edition.name.nb);
        write!(f, "{}, {edition}", one.service.name.nb)?;
        let shared = if rate.price.shared { "delt bemanning" } else { "" };
        for part in [&rate.price.level, rate.price.capital.text(), shared] {
            if !part.is_empty() {
                write!(f, ", {part}")?;
            }
        }
        Ok(())
    });
    let origin = steps.rate(&name, &kroner(exact), &format_args!("kr per {unit}"), rate.chosen);
    let exactly = from_fn(|f| if exact.as_whole().is_some() { Ok(()) } else { write!(f, "nøyaktig {exact} øre") });
    let whole = rate.unit.map(Fraction::rounded);
    let own = if rate.factor.is_some() { Band::one(exact.rounded()) } else { whole };
    let step = steps.say("Enhetspris", &exactly, &format_args!("{} per {unit}", kroner_band(own)), None);
    (step.ore, step.rate) = (Some(own), Some(origin));
    let Some(factor) = rate.factor else { return };
    let place = one.service.setting == Where::Place || matches!(rate.price.unit, PriceUnit::Day | PriceUnit::Year);
    let wage = if place { FigureId::WageSharePlace } else { FigureId::WageShareHome };
    let decimals = |value: Fraction| Fraction::new(value.times(1_000_000).rounded(), 1_000_000);
    let reference = setting.edition.and_then(|edition| edition.reference_zone.as_deref()).unwrap_or("I");
    let (share, zones) = (known(setting.value(wage)), zone_names(&setting.zones()));
    let explained = format_args!("(1 − {share}) + {share} × (1 + avgift i {zones}) / (1 + avgift i sone {reference})");
    steps.say("Sonefaktor", &explained, &span(factor.zone.map(decimals), " til "), Some(wage));
    put_charges(&setting.zones(), reference, steps);
    if !place && one.service.setting == Where::Home {
        let index = setting.draft.travel_index.or_else(|| setting.value(FigureId::TravelIndex));
        let index = index.unwrap_or(Fraction::ONE);
        let formula = format!("1 + {} × ({index} − 1)", known(setting.value(FigureId::TravelShare)));
        steps.say("Reisefaktor", &formula, &decimals(factor.travel), Some(FigureId::TravelShare));
    }
    let formula = format_args!("{} kr × sonefaktor × reisefaktor", kroner(exact));
    let step = steps.say("Korrigert pris", &formula, &format_args!("{} per {unit}", kroner_band(whole)), None);
    (step.ore, step.rounding) = (Some(whole), ROUNDING_RATE);
}

/// The zones in words, with their parts when there are several.
fn zone_names(zones: &[(&str, Fraction)]) -> String {
    let mut text = String::new();
    for (zone, share) in zones {
        if !text.is_empty() {
            text.push_str(" + ");
        }
        if *share != Fraction::ONE {
            put(&mut text, format_args!("{share} "));
        }
        put(&mut text, format_args!("sone {zone}"));
    }
    if text.is_empty() { "ukjent sone".into() } else { text }
}

/// The contribution of each zone, and of the one the price was made for, in the order of the figures.
fn put_charges(zones: &[(&str, Fraction)], reference: &str, steps: &mut Steps) {
    for (id, ..) in FIGURES {
        // What is free of contribution belongs to the zone that has it.
        let own = if *id == FigureId::ZoneIaFree { FigureId::ZoneIa } else { *id };
        let paid = zones.iter().any(|(zone, _)| FigureId::of_zone(zone) == Some(own));
        if paid || FigureId::of_zone(reference) == Some(*id) {
            let share = known(steps.setting.value(*id));
            steps.say("Avgift", &"", &share, Some(*id));
        }
    }
}
