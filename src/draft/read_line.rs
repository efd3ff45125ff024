//! Reading one line of a draft.

use super::fields::{Reader, is_near};
use super::{Amount, Every, EveryUnit, Line, Override, Period, Problem, Quantity, Raw, Rung, Unit};
use crate::units::{Band, Date, joined};

const FIELDS: &[&str] = &[
    "id",
    "service",
    "amount",
    "every",
    "times",
    "from",
    "to",
    "supplier",
    "helpers",
    "place_level",
    "pauses",
    "personal_care",
    "wanted",
    "assessed",
    "used",
    "priced_from",
    "reason",
    "law",
    "review_by",
    "alternative",
    "ladder",
    "overrides",
];

/// The fields a price depends on.
const PRICE_FIELDS: &[&str] =
    &["service", "amount", "every", "times", "supplier", "helpers", "place_level", "personal_care", "priced_from"];

/// Minutes, visits and so on in one amount: more than a year of minutes is a slip of the key.
const MOST_COUNT: i64 = 600_000;

/// Items of a list within a line.
const MOST_ITEMS: usize = 100;

/// Times within one interval.
const MOST_TIMES: i64 = 1_000;

/// Reads a line; `at` is its number in the list, which is its id when it has none.
pub(super) fn read_line(problems: &mut Vec<Problem>, raw: &Raw, at: i64) -> Line {
    let id = match raw.get("id") {
        Some(Raw::Text(text)) if !text.is_empty() => text.clone(),
        Some(Raw::Whole(number)) => format!("{number}"),
        _ => format!("{at}"),
    };
    let reader = &mut Reader { line: Some(&id), within: String::new(), problems };
    if !matches!(raw, Raw::Table(_)) {
        reader.wrong("", raw, "en linje", "en linje er et objekt med service og amount");
    }
    reader.unknown_keys(raw, FIELDS);
    // Fields the price depends on: when one of them can't be read, the line has no price rather than a wrong one.
    let before = reader.problems.len();
    let service = reader.text(raw, "service");
    let amount = raw.given("amount").and_then(|raw| read_amount(reader, raw, "amount"));
    let every = read_every(reader, raw);
    let times = reader.band(raw, "times", 0, MOST_TIMES);
    let supplier = reader.text(raw, "supplier");
    let helpers = reader.whole(raw, "helpers", 1, 10);
    let place_level = reader.text(raw, "place_level");
    let personal_care = reader.whole(raw, "personal_care", 0, MOST_COUNT);
    let priced_from = reader.date(raw, "priced_from");
    if raw.given("service").is_none() {
        reader.report("mangler-tjeneste", "service", &"linjen har ingen tjeneste", &"velg en tjeneste");
    }
    if raw.given("amount").is_none() {
        let help = "skriv for eksempel amount: { minutes: 90 }";
        reader.report("mangler-mengde", "amount", &"linjen har ingen mengde", &help);
    }
    // A misspelt field of the price would otherwise make the line silently cheaper.
    let usable = reader.problems.len() == before && !is_near(raw, FIELDS, PRICE_FIELDS);
    let from = reader.date(raw, "from");
    Line {
        service: service.unwrap_or_default(),
        amount,
        every,
        times: times.unwrap_or(Band::one(1)),
        from,
        to: read_end(reader, raw, from),
        supplier,
        helpers: helpers.unwrap_or(1),
        place_level,
        pauses: read_pauses(reader, raw),
        personal_care,
        wanted: read_quantity(reader, raw, "wanted"),
        assessed: read_quantity(reader, raw, "assessed"),
        used: read_quantity(reader, raw, "used"),
        priced_from,
        reason: reader.text(raw, "reason").unwrap_or_default(),
        law: reader.text(raw, "law").unwrap_or_default(),
        review_by: reader.date(raw, "review_by"),
        alternative: reader.text(raw, "alternative"),
        ladder: read_ladder(reader, raw),
        overrides: read_overrides(reader, raw),
        usable,
        id,
    }
}

/// Days in the longest decision period that is worked out: fifty years.
const LONGEST_PERIOD: i64 = 18_263;

/// The end of the period if it makes sense with its start; reported when not.
fn read_end(reader: &mut Reader<'_>, raw: &Raw, from: Option<Date>) -> Option<Date> {
    let to = reader.date(raw, "to")?;
    let Some(from) = from else {
        reader.report("mangler-start", "from", &"perioden har slutt, men ikke start", &"fyll ut fra-datoen");
        return Some(to);
    };
    if to <= from {
        let message = format_args!("perioden slutter {to}, før eller samme dag som den begynner {from}");
        reader.report("slutt-for-start", "to", &message, &"til-datoen er den første dagen som ikke regnes med");
        return None;
    }
    if to.days_since(from) > LONGEST_PERIOD {
        let message = format_args!("perioden varer fra {from} til {to}, mer enn femti år, og er ikke regnet med");
        reader.report("for-lang-periode", "to", &message, &"rett til-datoen");
        return None;
    }
    Some(to)
}

/// `{ "minutes": 90 }`: one unit with a count or a band.
fn read_amount(reader: &mut Reader<'_>, raw: &Raw, key: &str) -> Option<Amount> {
    const HELP: &str = "skriv én enhet, for eksempel { minutes: 90 } eller { days: 1 }";
    let fault = ["feil-mengde", "en mengde har nøyaktig én enhet", HELP];
    let (name, count) = reader.single(raw, key, "en mengde med enhet", fault)?;
    let Some(unit) = Unit::ALL.iter().find(|unit| unit.key() == name) else {
        let help = match name.as_str() {
            "hours" => "skriv minutter: 1,5 time er { minutes: 90 }".to_owned(),
            _ => format!("enhetene er {}", joined(Unit::ALL.iter().map(|unit| unit.key()), ", ")),
        };
        reader.report("ukjent-enhet", key, &format_args!("ukjent enhet «{name:.40}»"), &help);
        return None;
    };
    let count = reader.at(key).band_in(count, name, 0, MOST_COUNT)?;
    Some(Amount { unit: *unit, count })
}

/// `{ "weeks": 3 }`: one kind of interval with a count.
fn read_every(reader: &mut Reader<'_>, raw: &Raw) -> Option<Every> {
    const HELP: &str = "skriv ett intervall, for eksempel { weeks: 3 }";
    let fault = ["feil-intervall", "hyppigheten har nøyaktig ett intervall", HELP];
    let (name, count) = reader.single(raw.given("every")?, "every", "et intervall", fault)?;
    let Some(unit) = EveryUnit::ALL.iter().find(|unit| unit.key() == name) else {
        reader.report("ukjent-enhet", "every", &format_args!("ukjent intervall «{name:.40}»"), &HELP);
        return None;
    };
    let count = reader.at("every").whole_in(count, name, 1, 1_000)?;
    Some(Every { unit: *unit, count })
}

/// An amount with the line's frequency, or `{ amount, every, times }` with its own.
fn read_quantity(reader: &mut Reader<'_>, raw: &Raw, key: &str) -> Option<Quantity> {
    let raw = raw.given(key)?;
    let Some(amount) = raw.get("amount") else {
        return read_amount(reader, raw, key).map(|amount| Quantity { amount, every: None, times: None });
    };
    let reader = &mut reader.at(key);
    reader.unknown_keys(raw, &["amount", "every", "times"]);
    if matches!(amount, Raw::Null) {
        return None;
    }
    Some(Quantity {
        amount: read_amount(reader, amount, "amount")?,
        every: read_every(reader, raw),
        times: reader.band(raw, "times", 0, MOST_TIMES),
    })
}

fn read_pauses(reader: &mut Reader<'_>, raw: &Raw) -> Vec<Period> {
    let expected = ["en liste av pauser", "skriv pauses: [{ from: \"2026-07-01\", to: \"2026-07-15\" }]"];
    let mut pauses = Vec::new();
    reader.each(raw, "pauses", MOST_ITEMS, expected, &mut |reader, item| match (
        reader.date(item, "from"),
        reader.date(item, "to"),
    ) {
        (Some(from), Some(to)) if from < to => pauses.push(Period { from, to }),
        _ => {
            let help = "fyll ut from og to, to etter from";
            reader.report("ugyldig-pause", "", &"pausen mangler start eller slutt", &help);
        }
    });
    pauses
}

/// `{ "trinn": "tried" }` or `{ "trinn": { state, reason, date } }`.
fn read_ladder(reader: &mut Reader<'_>, raw: &Raw) -> Vec<Rung> {
    let mut rungs = Vec::new();
    let Some(raw) = raw.given("ladder") else { return rungs };
    let Raw::Table(fields) = raw else {
        reader.wrong("ladder", raw, "en tabell med trinn", "skriv ladder: { trinn: \"tried\" }");
        return rungs;
    };
    for (id, value) in fields {
        let reader = &mut reader.at(&format!("ladder.{id}"));
        let state = match value {
            Raw::Text(state) => Some(state.clone()),
            Raw::Table(_) => reader.text(value, "state"),
            Raw::Null => None,
            other => {
                reader.wrong("", other, "hva som skjedde med trinnet", "skriv tilstanden som tekst");
                None
            }
        };
        let Some(state) = state else { continue };
        let reason = reader.text(value, "reason").unwrap_or_default();
        rungs.push(Rung { id: id.clone(), state, reason, date: reader.date(value, "date") });
    }
    rungs
}

fn read_overrides(reader: &mut Reader<'_>, raw: &Raw) -> Vec<Override> {
    let expected = ["en liste", "skriv overrides: [{ code: \"…\", reason: \"…\" }]"];
    let mut overrides = Vec::new();
    reader.each(raw, "overrides", MOST_ITEMS, expected, &mut |reader, item| {
        let code = reader.text(item, "code").unwrap_or_default();
        let reason = reader.text(item, "reason").unwrap_or_default();
        if !code.is_empty() {
            overrides.push(Override { code, reason });
        }
    });
    overrides
}
