//! The working of what a line costs: amount, time, price, correction, and each stretch of time.

use super::words::{self, ROUNDING_RATE, kroner, kroner_band};
use super::{Steps, figure_note, note};
use crate::draft::Unit;
use crate::price::book::{FigureId, Setting as Where};
use crate::price::cost::LineCost;
use crate::price::line::hours;
use crate::price::occurrence;
use crate::price::payment::Use;
use crate::price::rate::Rate;
use crate::price::setting::Setting;
use crate::units::{Band, Fraction, gather, joined, sort_by_key};

/// Adds the steps.
pub(super) fn steps(setting: &Setting<'_>, one: &Use<'_>, line: &LineCost, steps: &mut Steps) {
    steps.say("Mengde", words::frequency(one.line, one.amount), weekly(one), None);
    if let Some(time) = line.time {
        let iplos = minutes_text(time.iplos_week.map(Fraction::whole));
        steps.say("Tid i IPLOS", "en måned regnes som fire uker".to_owned(), format!("{iplos} i uka"), None);
        let month = match setting.draft.calendar {
            crate::draft::Calendar::Year => "en tolvdel av kalenderåret",
            crate::draft::Calendar::BdoFourWeeks => "fire uker, slik BDO regnet",
        };
        let times = one.occurrences.month.unwrap_or_default();
        let time = minutes_text(Band { min: one.count(false) * times, max: one.count(true) * times });
        steps.say("Tid etter kalenderen", month.to_owned(), format!("{time} i måneden"), None);
    }
    let Some(rate) = &one.rate else { return };
    unit_price(setting, one, rate, steps);
    for (label, times, ore) in [
        ("Kostnad per uke", &one.occurrences.week, &line.gross.week),
        ("Kostnad per måned", &one.occurrences.month, &line.gross.month),
        ("Kostnad per år", &one.occurrences.year, &line.gross.year),
        ("Kostnad i perioden", &one.occurrences.period, &line.gross.period),
    ] {
        let Some(times) = *times else { continue };
        let stretch = if label.ends_with("perioden") { days(one) } else { String::new() };
        steps.money(label, format!("{}{stretch}", formula(one, rate, times)), *ore, None);
    }
}

/// How much in a week, or in all for what happens once.
fn weekly(one: &Use<'_>) -> String {
    let times = one.occurrences.week.unwrap_or(Fraction::ONE);
    let end = |high: bool| one.count(high) * times;
    let unit = one.amount.unit;
    let text = |count: Fraction| {
        if unit == Unit::Minutes { format!("{} timer", hours(count)) } else { format!("{count} {}", unit.text()) }
    };
    let (low, high) = (end(false), end(true));
    if unit == Unit::Months {
        return String::new();
    }
    let amount = if low == high { text(low) } else { format!("{} til {}", text(low), text(high)) };
    if one.occurrences.week.is_some() { format!("{amount} i uka") } else { amount }
}

fn minutes_text(minutes: Band<Fraction>) -> String {
    let (low, high) = (hours(minutes.min), hours(minutes.max));
    if low == high { format!("{low} timer") } else { format!("{low}–{high} timer") }
}

/// `365/84 × 90 minutter × 520,00 kr per time`.
fn formula(one: &Use<'_>, rate: &Rate<'_>, times: Fraction) -> String {
    let each = words::amount(one.amount);
    let counted =
        if one.line.times == Band::one(1) { each } else { format!("{} × {each}", words::count(one.line.times)) };
    let helpers = if one.line.helpers == 1 { String::new() } else { format!(" × {} hjelpere", one.line.helpers) };
    let price = format!("{} kr per {}", price_text(rate.unit), rate.price.unit.text());
    let factor = if times == Fraction::ONE { String::new() } else { format!("{times} × ") };
    format!("{factor}{counted}{helpers} × {price}{}", conversion(rate))
}

/// How units are converted when the price is not per the unit counted.
fn conversion(rate: &Rate<'_>) -> String {
    if rate.conversion == Fraction::ONE || rate.conversion == Fraction::new(1, 60) {
        return String::new();
    }
    format!(" × {} {} per enhet", rate.conversion, rate.price.unit.text())
}

fn price_text(unit: Band<Fraction>) -> String {
    if unit.is_one() { kroner(unit.min) } else { format!("{}–{}", kroner(unit.min), kroner(unit.max)) }
}

/// The days the period really has.
fn days(one: &Use<'_>) -> String {
    let Some(own) = occurrence::period(one.line) else { return String::new() };
    let days = own.to.days_since(own.from);
    let pauses = if one.line.pauses.is_empty() { "" } else { ", pauser trukket fra" };
    format!(" ({} til {}, {days} døgn; siste dag regnes ikke med{pauses})", own.from, own.to)
}

/// The price as it was read, and as it was corrected.
fn unit_price(setting: &Setting<'_>, one: &Use<'_>, rate: &Rate<'_>, steps: &mut Steps) {
    let mut text = format!(
        "{}, {}",
        one.service.name.nb,
        setting.edition.map(|edition| edition.name.nb.as_str()).unwrap_or_default()
    );
    for part in
        [rate.price.level.as_str(), rate.price.capital.text(), if rate.price.shared { "delt bemanning" } else { "" }]
    {
        if !part.is_empty() {
            text.push_str(", ");
            text.push_str(part);
        }
    }
    let unit = format!("kr per {}", rate.price.unit.text());
    let exact = rate.chosen.value.value;
    let origin = note(setting, &text, kroner(exact), &unit, rate.chosen);
    let exactly = if exact.as_whole().is_some() { String::new() } else { format!("nøyaktig {} øre", exact) };
    let whole = Band { min: rate.unit.min.rounded(), max: rate.unit.max.rounded() };
    let per = |ore: Band<i64>| format!("{} per {}", kroner_band(ore), rate.price.unit.text());
    let own = if rate.factor.is_some() { Band::one(exact.rounded()) } else { whole };
    steps.say("Enhetspris", exactly, per(own), Some(origin)).ore = Some(own);
    let Some(factor) = rate.factor else {
        return;
    };
    let place = one.service.setting == Where::Place
        || matches!(rate.price.unit, crate::price::book::PriceUnit::Day | crate::price::book::PriceUnit::Year);
    let (wage, travels) = if place {
        (FigureId::WageSharePlace, false)
    } else {
        (FigureId::WageShareHome, one.service.setting == Where::Home)
    };
    let decimals = |value: Fraction| Fraction::new(value.times(1_000_000).rounded(), 1_000_000).to_string();
    let zone = if factor.zone.is_one() {
        decimals(factor.zone.min)
    } else {
        format!("{} til {}", decimals(factor.zone.min), decimals(factor.zone.max))
    };
    let reference = setting.edition.and_then(|edition| edition.reference_zone.as_deref()).unwrap_or("I");
    let share = setting.value_text(wage);
    let zones = zone_names(setting);
    let explained = format!("(1 − {share}) + {share} × (1 + avgift i {zones}) / (1 + avgift i sone {reference})");
    steps.say("Sonefaktor", explained, zone, figure_note(setting, wage));
    for id in zone_figures(setting, reference) {
        steps.say("Avgift", String::new(), setting.value_text(id), figure_note(setting, id));
    }
    if travels {
        let index = setting.draft.travel_index.or_else(|| setting.value(FigureId::TravelIndex));
        let index = index.unwrap_or(Fraction::ONE).to_string();
        let share = setting.value_text(FigureId::TravelShare);
        let rate = figure_note(setting, FigureId::TravelShare);
        steps.say("Reisefaktor", format!("1 + {share} × ({index} − 1)"), decimals(factor.travel), rate);
    }
    let formula = format!("{} kr × sonefaktor × reisefaktor", kroner(exact));
    let step = steps.say("Korrigert pris", formula, per(whole), None);
    (step.ore, step.rounding) = (Some(whole), ROUNDING_RATE);
}

/// The zones in words, with their parts when there are several.
fn zone_names(setting: &Setting<'_>) -> String {
    let parts = setting.zones();
    let texts = gather(parts.iter().map(|(zone, share)| {
        if *share == Fraction::ONE { format!("sone {zone}") } else { format!("{share} sone {zone}") }
    }));
    if texts.is_empty() { "ukjent sone".into() } else { joined(texts.iter().map(String::as_str), " + ") }
}

fn zone_figures(setting: &Setting<'_>, reference: &str) -> Vec<FigureId> {
    let mut ids = gather(setting.zones().iter().filter_map(|(zone, _)| FigureId::of_zone(zone)));
    if ids.contains(&FigureId::ZoneIa) {
        ids.push(FigureId::ZoneIaFree);
    }
    ids.extend(FigureId::of_zone(reference));
    sort_by_key(&mut ids, |id| *id);
    ids.dedup();
    ids
}
