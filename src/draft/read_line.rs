//! Reading one line of a draft.

use super::fields::{Reader, join, short};
use super::read::known;
use super::{Amount, Every, EveryUnit, Line, Override, Period, Quantity, Raw, Rung, Unit};
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

/// Reads a line; `at` is its place in the list, which gives an id when it has none.
pub(super) fn read_line(reader: &mut Reader<'_>, raw: &Raw, at: usize) -> Line {
    let place = at.saturating_add(1).to_string();
    let id = match raw.get("id") {
        Some(Raw::Text(text)) if !text.is_empty() => text.clone(),
        Some(Raw::Whole(number)) => number.to_string(),
        _ => place,
    };
    reader.line = Some(id.clone());
    if !matches!(raw, Raw::Table(_)) {
        reader.wrong("", raw, "en linje", "en linje er et objekt med service og amount");
    }
    reader.unknown_keys(raw, "", FIELDS);
    // Fields the price depends on: when one of them can't be read, the line has no price rather than a wrong one.
    let before = reader.problems.len();
    let service = reader.field(raw, "", "service", Reader::text);
    let amount_given = !matches!(raw.get("amount"), None | Some(Raw::Null));
    let amount = reader.field(raw, "", "amount", amount);
    let every = reader.field(raw, "", "every", every);
    let times = reader.field(raw, "", "times", times).unwrap_or(known(1));
    let supplier = reader.field(raw, "", "supplier", Reader::text);
    let helpers = reader.field(raw, "", "helpers", |reader, raw, field| reader.whole(raw, field, 1, 10)).unwrap_or(1);
    let place_level = reader.field(raw, "", "place_level", Reader::text);
    let personal_care =
        reader.field(raw, "", "personal_care", |reader, raw, field| reader.whole(raw, field, 0, MOST_COUNT));
    let priced_from = reader.field(raw, "", "priced_from", Reader::date);
    if service.is_none() && raw.get("service").is_none_or(|raw| *raw == Raw::Null) {
        reader.report("mangler-tjeneste", "service", "linjen har ingen tjeneste", "velg en tjeneste");
    }
    if !amount_given {
        reader.report(
            "mangler-mengde",
            "amount",
            "linjen har ingen mengde",
            "skriv for eksempel amount: { minutes: 90 }",
        );
    }
    // A misspelt field of the price would otherwise make the line silently cheaper.
    let misspelt = reader.is_near(raw, FIELDS, PRICE_FIELDS);
    let usable = reader.problems.len() == before && !misspelt;
    let (from, to) = (reader.field(raw, "", "from", Reader::date), reader.field(raw, "", "to", Reader::date));
    let to = check_period(reader, from, to);
    Line {
        id,
        service: service.unwrap_or_default(),
        amount,
        every,
        times,
        from,
        to,
        supplier,
        helpers,
        place_level,
        pauses: reader.field(raw, "", "pauses", pauses).unwrap_or_default(),
        personal_care,
        wanted: reader.field(raw, "", "wanted", quantity),
        assessed: reader.field(raw, "", "assessed", quantity),
        used: reader.field(raw, "", "used", quantity),
        priced_from,
        reason: reader.field(raw, "", "reason", Reader::text).unwrap_or_default(),
        law: reader.field(raw, "", "law", Reader::text).unwrap_or_default(),
        review_by: reader.field(raw, "", "review_by", Reader::date),
        alternative: reader.field(raw, "", "alternative", Reader::text),
        ladder: reader.field(raw, "", "ladder", ladder).unwrap_or_default(),
        overrides: reader.field(raw, "", "overrides", overrides).unwrap_or_default(),
        usable,
    }
}

/// Days in the longest decision period that is worked out: fifty years.
const LONGEST_PERIOD: i64 = 18_263;

/// The end of the period if it makes sense with its start; reported when not.
fn check_period(reader: &mut Reader<'_>, from: Option<Date>, to: Option<Date>) -> Option<Date> {
    match (from, to) {
        (Some(from), Some(to)) if to <= from => {
            let message = format!("perioden slutter {to}, før eller samme dag som den begynner {from}");
            reader.report("slutt-for-start", "to", message, "til-datoen er den første dagen som ikke regnes med");
            None
        }
        (Some(from), Some(to)) if to.days_since(from) > LONGEST_PERIOD => {
            let message = format!("perioden varer fra {from} til {to}, mer enn femti år, og er ikke regnet med");
            reader.report("for-lang-periode", "to", message, "rett til-datoen");
            None
        }
        (None, Some(_)) => {
            reader.report("mangler-start", "from", "perioden har slutt, men ikke start", "fyll ut fra-datoen");
            to
        }
        _ => to,
    }
}

fn times(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Band<i64>> {
    reader.band(raw, field, 0, 1_000)
}

/// `{ "minutes": 90 }`: one unit with a count or a band.
fn amount(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Amount> {
    const HELP: &str = "skriv én enhet, for eksempel { minutes: 90 } eller { days: 1 }";
    let Raw::Table(fields) = raw else {
        reader.wrong(field, raw, "en mengde med enhet", HELP);
        return None;
    };
    let (key, count) = match fields.as_slice() {
        [(key, count)] => (key, count),
        _ => {
            reader.report("feil-mengde", field, "en mengde har nøyaktig én enhet", HELP);
            return None;
        }
    };
    let Some(unit) = Unit::ALL.into_iter().find(|unit| unit.key() == key) else {
        let keys = Unit::ALL.map(Unit::key);
        let help = match key.as_str() {
            "hours" => "skriv minutter: 1,5 time er { minutes: 90 }".to_owned(),
            _ => format!("enhetene er {}", joined(&mut keys.iter().copied(), ", ")),
        };
        reader.report("ukjent-enhet", field, format!("ukjent enhet «{}»", short(key)), help);
        return None;
    };
    let count = reader.band(count, &join(field, key), 0, MOST_COUNT)?;
    Some(Amount { unit, count })
}

/// `{ "weeks": 3 }`: one kind of interval with a count.
fn every(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Every> {
    const HELP: &str = "skriv ett intervall, for eksempel { weeks: 3 }";
    let Raw::Table(fields) = raw else {
        reader.wrong(field, raw, "et intervall", HELP);
        return None;
    };
    let (key, count) = match fields.as_slice() {
        [(key, count)] => (key, count),
        _ => {
            reader.report("feil-intervall", field, "hyppigheten har nøyaktig ett intervall", HELP);
            return None;
        }
    };
    let Some(unit) = EveryUnit::ALL.into_iter().find(|unit| unit.key() == key) else {
        reader.report("ukjent-enhet", field, format!("ukjent intervall «{}»", short(key)), HELP);
        return None;
    };
    let count = reader.whole(count, &join(field, key), 1, 1_000)?;
    Some(Every { unit, count })
}

/// An amount with the line's frequency, or `{ amount, every, times }` with its own.
fn quantity(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Quantity> {
    if raw.get("amount").is_none() {
        return amount(reader, raw, field).map(|amount| Quantity { amount, every: None, times: None });
    }
    reader.unknown_keys(raw, field, &["amount", "every", "times"]);
    Some(Quantity {
        amount: reader.field(raw, field, "amount", amount)?,
        every: reader.field(raw, field, "every", every),
        times: reader.field(raw, field, "times", times),
    })
}

fn pauses(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Vec<Period>> {
    let Raw::List(items) = raw else {
        reader.wrong(field, raw, "en liste av pauser", "skriv pauses: [{ from: \"2026-07-01\", to: \"2026-07-15\" }]");
        return None;
    };
    let mut pauses = Vec::new();
    for (at, item) in items.iter().take(100).enumerate() {
        let within = format!("{field}.{at}");
        let from = reader.field(item, &within, "from", Reader::date);
        let to = reader.field(item, &within, "to", Reader::date);
        match (from, to) {
            (Some(from), Some(to)) if from < to => pauses.push(Period { from, to }),
            _ => reader.report(
                "ugyldig-pause",
                &within,
                "pausen mangler start eller slutt",
                "fyll ut from og to, to etter from",
            ),
        }
    }
    Some(pauses)
}

/// `{ "trinn": "tried" }` or `{ "trinn": { state, reason, date } }`.
fn ladder(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Vec<Rung>> {
    let Raw::Table(fields) = raw else {
        reader.wrong(field, raw, "en tabell med trinn", "skriv ladder: { trinn: \"tried\" }");
        return None;
    };
    let mut rungs = Vec::new();
    for (id, value) in fields {
        let within = join(field, id);
        let state = match value {
            Raw::Text(state) => Some(state.clone()),
            Raw::Table(_) => reader.field(value, &within, "state", Reader::text),
            Raw::Null => None,
            other => {
                reader.wrong(&within, other, "hva som skjedde med trinnet", "skriv tilstanden som tekst");
                None
            }
        };
        let Some(state) = state else { continue };
        let reason = reader.field(value, &within, "reason", Reader::text).unwrap_or_default();
        let date = reader.field(value, &within, "date", Reader::date);
        rungs.push(Rung { id: id.clone(), state, reason, date });
    }
    Some(rungs)
}

fn overrides(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Vec<Override>> {
    let Raw::List(items) = raw else {
        reader.wrong(field, raw, "en liste", "skriv overrides: [{ code: \"…\", reason: \"…\" }]");
        return None;
    };
    let mut overrides = Vec::new();
    for (at, item) in items.iter().take(100).enumerate() {
        let within = format!("{field}.{at}");
        let code = reader.field(item, &within, "code", Reader::text).unwrap_or_default();
        let reason = reader.field(item, &within, "reason", Reader::text).unwrap_or_default();
        if !code.is_empty() {
            overrides.push(Override { code, reason });
        }
    }
    Some(overrides)
}
