//! The working of what the user pays.

use std::fmt::{Display, from_fn};

use super::Steps;
use super::words::{Kroner, kroner, put};
use crate::draft::Unit;
use crate::price::book::{FeeStep, FigureId, FigureUnit, Payment};
use crate::price::calculate::payment_figures;
use crate::price::cost::LineCost;
use crate::price::line::hours;
use crate::price::payment::{Case, ChosenFee, Use, allowance, step_of};
use crate::price::setting::Setting;
use crate::units::Fraction;

/// Adds the steps: the rule, the rates and the result for each stretch of time.
pub(super) fn steps(one: &Use<'_>, line: &LineCost, cases: &[Case], steps: &mut Steps) {
    let free = matches!(one.service.payment, Payment::Free | Payment::Rent);
    steps.say("Regel for egenandel", &rule(one), if free { &"ingen egenandel" } else { &"" }, None);
    if free {
        return;
    }
    let setting = steps.setting;
    for id in payment_figures(setting, one) {
        if let Some(value) = setting.value(*id) {
            let value = from_fn(|f| match id.unit() {
                FigureUnit::Money => write!(f, "{} kr", kroner(value)),
                FigureUnit::Share | FigureUnit::Count => value.fmt(f),
            });
            steps.say(&capital(id.text()), &"", &value, Some(*id));
        }
    }
    let base = setting.value(FigureId::BaseAmount);
    for case in cases {
        let formula = formula(setting, one, case, base);
        if formula.is_empty() || steps.said.iter().any(|step| step.formula == formula) {
            continue;
        }
        let rated = one.fee.and_then(|chosen| {
            let found = step_of(chosen.fee, case.household, base)?;
            let name = from_fn(|f| match (found.below, base) {
                _ if chosen.fee.steps.len() == 1 => f.write_str("uansett inntekt"),
                (Some(limit), base) => {
                    write!(f, "inntekt under {limit} G")?;
                    base.map_or(Ok(()), |base| write!(f, " ({} kr)", kroner(limit * base)))
                }
                (None, _) => f.write_str("høyeste inntektstrinn"),
            });
            Some(steps.fee(&name, &rates_text(found), chosen.fee, chosen.confirmed))
        });
        steps.say("Egenandel, utregning", &formula, &"", None).rate = rated;
    }
    for (label, ore) in [
        ("Egenandel per uke", &line.user.week),
        ("Egenandel per måned", &line.user.month),
        ("Egenandel per år", &line.user.year),
        ("Egenandel i perioden", &line.user.period),
    ] {
        steps.money(label, &"", *ore, None);
    }
}

fn rule(one: &Use<'_>) -> &'static str {
    match (one.service.payment, one.fee.is_some()) {
        (Payment::Free, _) => "tjenesten er gratis etter forskrift om egenandel",
        (Payment::Rent, _) => "husleie følger leieavtalen og er ikke egenandel",
        (Payment::Home | Payment::HomePart, true) => {
            "kommunens satser, men ikke over statens tak for lav inntekt og ikke over det tjenesten koster"
        }
        (Payment::Home | Payment::HomePart, false) => {
            "kommunens satser er ikke kjent: fra 0 til det tjenesten koster, og ikke over statens tak for lav inntekt"
        }
        (Payment::ShortStay, true) => {
            "kommunens døgnsats, høyst statens, i de første døgnene av kalenderåret; deretter som langtidsopphold"
        }
        (Payment::ShortStay, false) => {
            "kommunens døgnsats er ikke kjent: fra 0 til statens høyeste i de første døgnene av kalenderåret; deretter som langtidsopphold"
        }
        (Payment::DayOrNight, true) => "kommunens sats per gang, høyst statens",
        (Payment::DayOrNight, false) => "kommunens sats er ikke kjent: fra 0 til statens høyeste per gang",
        (Payment::LongStay, _) => "andel av egen inntekt, høyst det plassen koster; forsørgeransvar kan gi lavere",
        (Payment::Local, true) => "kommunens egne satser, ikke over det tjenesten koster",
        (Payment::Local, false) => "kommunens satser er ikke kjent: fra 0 til det tjenesten koster",
    }
}

/// The formula with its numbers, for one case.
fn formula(setting: &Setting<'_>, one: &Use<'_>, case: &Case, base: Option<Fraction>) -> String {
    let value = |id: FigureId| setting.value(id).unwrap_or_default();
    let mut text = String::new();
    match one.service.payment {
        Payment::Free | Payment::Rent => {}
        Payment::LongStay => put_long(&mut text, setting, case),
        Payment::ShortStay if one.amount.unit == Unit::Days => {
            let used = setting.draft.recipient.short_stay_days_used;
            let limit = value(FigureId::ShortStayDays);
            let most = value(FigureId::ShortStayDay);
            let rate = kroner(own_rate(one, |step| step.day).unwrap_or(most).min(most));
            let days = setting.days;
            put(
                &mut text,
                format_args!("inntil {limit} døgn − {used} brukt × {rate} kr; deretter per døgn 1/{days} av "),
            );
            put_long(&mut text, setting, case);
        }
        Payment::ShortStay | Payment::DayOrNight => {
            let most = value(FigureId::DayOrNightStay);
            let rate = kroner(own_rate(one, |step| step.attendance).unwrap_or(most).min(most));
            put(&mut text, format_args!("antall ganger × {rate} kr"));
        }
        Payment::Home | Payment::HomePart | Payment::Local => {
            if let Some(chosen) = one.fee {
                put_ladder(&mut text, one, case, chosen, base);
            }
        }
    }
    text
}

fn put_long(text: &mut String, setting: &Setting<'_>, case: &Case) {
    if case.is_boundless() {
        return text.push_str("høy inntekt, som ikke er oppgitt: det plassen koster");
    }
    let value = |id: FigureId| setting.value(id).unwrap_or_default();
    let (low, high) = (value(FigureId::LongStayShareBelow), value(FigureId::LongStayShareAbove));
    let (income, g, f) = (kroner(case.own), kroner(value(FigureId::BaseAmount)), kroner(value(allowance(setting))));
    put(
        text,
        format_args!(
            "{low} × (det minste av {income} og {g} − {f}) + {high} × det av {income} som er over {g}, per år"
        ),
    );
}

fn own_rate(one: &Use<'_>, rate: fn(&FeeStep) -> Option<i64>) -> Option<Fraction> {
    one.fee.and_then(|chosen| chosen.fee.steps.first().and_then(rate)).map(Fraction::whole)
}

/// `4,35 timer i måneden × 250,00 kr, høyst 1 100,00 kr i måneden`.
fn put_ladder(text: &mut String, one: &Use<'_>, case: &Case, chosen: ChosenFee<'_>, base: Option<Fraction>) {
    let Some(step) = step_of(chosen.fee, case.household, base) else { return };
    let month = step.month.map(Kroner);
    match (step.rate(one.amount.unit), month) {
        (None, Some(month)) => put(text, format_args!("{month} kr i måneden")),
        (rate, _) => {
            let times = one.occurrences.year.map_or(Fraction::ONE, |year| year.per(12));
            let count = one.charged(case) * times;
            let (count, unit) = match one.amount.unit {
                Unit::Minutes => (hours(count), "timer"),
                Unit::Months => (Fraction::ONE, "måned"),
                unit => (Fraction::new(count.times(100).rounded(), 100), unit.text()),
            };
            let stretch = if one.occurrences.year.is_some() { " i måneden" } else { "" };
            put(text, format_args!("{count} {unit}{stretch} × {} kr", Kroner(rate.unwrap_or_default())));
        }
    }
    if let (Some(limit), Some(month)) = (step.month_above_hours, month) {
        put(text, format_args!("; over {limit} timer i måneden i stedet {month} kr i måneden"));
    }
    if let Some(ceiling) = step.hours_ceiling {
        put(text, format_args!(", betaling for høyst {ceiling} timer i måneden"));
    }
    for (ceiling, stretch) in [(step.month_ceiling, "måneden"), (step.year_ceiling, "året")] {
        if let Some(ceiling) = ceiling {
            put(text, format_args!(", høyst {} kr i {stretch}", Kroner(ceiling)));
        }
    }
    if chosen.fee.services.len() > 1 && (step.month_ceiling.is_some() || step.hours_ceiling.is_some()) {
        text.push_str("; taket deles med de andre linjene etter samme satser");
    }
}

fn rates_text(step: &FeeStep) -> String {
    let mut text = String::new();
    for (rate, each) in [
        (step.hour, "per time"),
        (step.visit, "per besøk"),
        (step.attendance, "per oppmøte"),
        (step.day, "per døgn"),
        (step.unit, "per stykk"),
        (step.month, "per måned"),
        (step.month_ceiling, "høyst i måneden"),
        (step.year_ceiling, "høyst i året"),
    ] {
        if let Some(rate) = rate {
            let comma = if text.is_empty() { "" } else { ", " };
            put(&mut text, format_args!("{comma}{} kr {each}", Kroner(rate)));
        }
    }
    text
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let mut large = String::new();
    if let Some(first) = letters.next() {
        large.push(if first == 'å' { 'Å' } else { first.to_ascii_uppercase() });
    }
    large + letters.as_str()
}
