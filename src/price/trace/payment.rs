//! The working of what the user pays.

use super::words::{grouped, kroner};
use super::{Steps, fee_note, figure_note};
use crate::draft::Unit;
use crate::price::book::{FeeStep, FigureId, Payment};
use crate::price::calculate::payment_figures;
use crate::price::cost::LineCost;
use crate::price::line::hours;
use crate::price::payment::{Case, ChosenFee, Use, allowance, step_of};
use crate::price::setting::Setting;
use crate::units::{Fraction, Ore, gather, joined};

/// Adds the steps: the rule, the rates and the result for each stretch of time.
pub(super) fn steps(setting: &Setting<'_>, one: &Use<'_>, line: &LineCost, cases: &[Case], steps: &mut Steps) {
    let free = matches!(one.service.payment, Payment::Free | Payment::Rent);
    let value = if free { "ingen egenandel" } else { "" };
    steps.say("Regel for egenandel", rule(one).to_owned(), value.to_owned(), None);
    if free {
        return;
    }
    for id in payment_figures(setting, one) {
        if let Some(found) = figure_note(setting, *id) {
            let value = format!("{} {}", found.amount, found.unit).trim_end().to_owned();
            steps.say(&capital(id.text()), String::new(), value, Some(found));
        }
    }
    let base = setting.value(FigureId::BaseAmount);
    let mut seen: Vec<String> = Vec::new();
    for case in cases {
        let formula = formula(setting, one, case, base);
        if formula.is_empty() || seen.contains(&formula) {
            continue;
        }
        let rated = one.fee.and_then(|chosen| {
            let found = step_of(chosen.fee, case.household, base)?;
            let name = if chosen.fee.steps.len() == 1 { "uansett inntekt".to_owned() } else { step_name(found, base) };
            Some(fee_note(setting, chosen.fee, chosen.confirmed, name, rates_text(found)))
        });
        steps.say("Egenandel, utregning", formula.clone(), String::new(), rated);
        seen.push(formula);
    }
    for (label, ore) in [
        ("Egenandel per uke", &line.user.week),
        ("Egenandel per måned", &line.user.month),
        ("Egenandel per år", &line.user.year),
        ("Egenandel i perioden", &line.user.period),
    ] {
        steps.money(label, String::new(), *ore, None);
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
    let long = || {
        if case.is_boundless() {
            return "høy inntekt, som ikke er oppgitt: det plassen koster".to_owned();
        }
        let (g, f) = (value(FigureId::BaseAmount), value(allowance(setting)));
        let (low, high) = (value(FigureId::LongStayShareBelow), value(FigureId::LongStayShareAbove));
        let (income, g, f) = (kroner(case.own), kroner(g), kroner(f));
        format!("{low} × (det minste av {income} og {g} − {f}) + {high} × det av {income} som er over {g}, per år")
    };
    match one.service.payment {
        Payment::Free | Payment::Rent => String::new(),
        Payment::LongStay => long(),
        Payment::ShortStay if one.amount.unit == Unit::Days => {
            let used = setting.draft.recipient.short_stay_days_used;
            let limit = value(FigureId::ShortStayDays);
            let rate = own_rate(one, |step| step.day)
                .unwrap_or(value(FigureId::ShortStayDay))
                .min(value(FigureId::ShortStayDay));
            let days = setting.days;
            format!(
                "inntil {limit} døgn − {used} brukt × {} kr; deretter per døgn 1/{days} av {}",
                kroner(rate),
                long()
            )
        }
        Payment::ShortStay | Payment::DayOrNight => {
            let most = value(FigureId::DayOrNightStay);
            let rate = own_rate(one, |step| step.attendance).unwrap_or(most).min(most);
            format!("antall ganger × {} kr", kroner(rate))
        }
        Payment::Home | Payment::HomePart | Payment::Local => {
            one.fee.map(|chosen| ladder(one, case, chosen, base)).unwrap_or_default()
        }
    }
}

fn own_rate(one: &Use<'_>, rate: fn(&FeeStep) -> Option<i64>) -> Option<Fraction> {
    one.fee.and_then(|chosen| chosen.fee.steps.first().and_then(rate)).map(Fraction::whole)
}

/// `4,35 timer i måneden × 250,00 kr, høyst 1 100,00 kr i måneden`.
fn ladder(one: &Use<'_>, case: &Case, chosen: ChosenFee<'_>, base: Option<Fraction>) -> String {
    let Some(step) = step_of(chosen.fee, case.household, base) else { return String::new() };
    let times = one.occurrences.year.map_or(Fraction::ONE, |year| year.per(12));
    let count = one.charged(case) * times;
    let money = |ore: i64| grouped(Ore(ore));
    let stretch = if one.occurrences.year.is_some() { " i måneden" } else { "" };
    let rate = step.rate(one.amount.unit);
    let quantity = match one.amount.unit {
        Unit::Minutes => format!("{} timer", hours(count)),
        Unit::Months => "1 måned".to_owned(),
        unit => format!("{} {}", Fraction::new(count.times(100).rounded(), 100), unit.text()),
    };
    let mut text = match (rate, step.month) {
        (None, Some(month)) => format!("{} kr i måneden", money(month)),
        (rate, _) => format!("{quantity}{stretch} × {} kr", money(rate.unwrap_or_default())),
    };
    if let (Some(limit), Some(month)) = (step.month_above_hours, step.month) {
        text.push_str(&format!("; over {limit} timer i måneden i stedet {} kr i måneden", money(month)));
    }
    if let Some(ceiling) = step.hours_ceiling {
        text.push_str(&format!(", betaling for høyst {ceiling} timer i måneden"));
    }
    for (ceiling, stretch) in [(step.month_ceiling, "måneden"), (step.year_ceiling, "året")] {
        if let Some(ceiling) = ceiling {
            text.push_str(&format!(", høyst {} kr i {stretch}", money(ceiling)));
        }
    }
    if chosen.fee.services.len() > 1 && (step.month_ceiling.is_some() || step.hours_ceiling.is_some()) {
        text.push_str("; taket deles med de andre linjene etter samme satser");
    }
    text
}

/// `inntekt under 2 G (260 320,00 kr)`.
fn step_name(step: &FeeStep, base: Option<Fraction>) -> String {
    match (step.below, base) {
        (Some(limit), Some(base)) => format!("inntekt under {limit} G ({} kr)", kroner(limit * base)),
        (Some(limit), None) => format!("inntekt under {limit} G"),
        (None, _) => "høyeste inntektstrinn".into(),
    }
}

fn rates_text(step: &FeeStep) -> String {
    let parts = [
        (step.hour, "per time"),
        (step.visit, "per besøk"),
        (step.attendance, "per oppmøte"),
        (step.day, "per døgn"),
        (step.unit, "per stykk"),
        (step.month, "per måned"),
        (step.month_ceiling, "høyst i måneden"),
        (step.year_ceiling, "høyst i året"),
    ];
    let text = |(rate, text): &(Option<i64>, &str)| rate.map(|rate| format!("{} kr {text}", grouped(Ore(rate))));
    joined(gather(parts.iter().filter_map(text)).iter().map(String::as_str), ", ")
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let large = |first| if first == 'å' { 'Å' } else { char::to_ascii_uppercase(&first) };
    letters.next().map(large).into_iter().chain(letters).collect()
}
