//! Reading a municipality-year of the state trial: what can't be used is reported, the rest is worked out.

use super::{Activity, Model, Payment, Year};
use crate::draft::{Problem, Raw, Reader, join};
use crate::units::Fraction;

const FIELDS: &[&str] = &[
    "year",
    "model",
    "net_operating_cost",
    "growth",
    "months",
    "step_down",
    "project",
    "lump_sum",
    "activity",
    "on_account",
    "spent",
];

/// The largest sum of a year, in øre: a hundred billion kroner.
const MOST: i64 = 10_000_000_000_000;

/// Reads a year; none when not even the year can be read. Money is øre, shares are numbers such as 0.04.
pub fn read(raw: &Raw) -> (Option<Year>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut reader = Reader { line: None, problems: &mut problems };
    reader.unknown_keys(raw, "", FIELDS);
    let year = reader.field(raw, "", "year", |reader, raw, field| reader.whole(raw, field, 1990, 2100));
    if year.is_none() && raw.get("year").is_none() {
        reader.report("mangler-ar", "year", "året er ikke oppgitt", "skriv year: 2017");
    }
    let money = |reader: &mut Reader<'_>, raw: &Raw, field: &str| reader.whole(raw, field, 0, MOST);
    let share =
        |reader: &mut Reader<'_>, raw: &Raw, field: &str| reader.fraction(raw, field, Fraction::ZERO, Fraction::ONE);
    let model = reader.field(raw, "", "model", |reader, raw, field| match raw {
        Raw::Text(text) if text == "A" => Some(Model::A),
        Raw::Text(text) if text == "B" => Some(Model::B),
        other => {
            reader.wrong(field, other, "modell A eller B", "skriv model: \"A\"");
            None
        }
    });
    let read = Year {
        year: year.and_then(|year| i32::try_from(year).ok()).unwrap_or_default(),
        model: model.unwrap_or(Model::A),
        net_operating_cost: reader.field(raw, "", "net_operating_cost", money),
        growth: reader.field(raw, "", "growth", share).unwrap_or_default(),
        months: reader
            .field(raw, "", "months", |r, raw, field| r.fraction(raw, field, Fraction::ZERO, Fraction::whole(12))),
        step_down: reader.field(raw, "", "step_down", share),
        project: reader.field(raw, "", "project", money).unwrap_or_default(),
        lump_sum: reader.field(raw, "", "lump_sum", money).unwrap_or_default(),
        activity: list(&mut reader, raw, "activity", activity),
        on_account: list(&mut reader, raw, "on_account", payment),
        spent: reader.field(raw, "", "spent", money),
    };
    (year.map(|_| read), problems)
}

fn list<T>(
    reader: &mut Reader<'_>,
    raw: &Raw,
    key: &str,
    read: fn(&mut Reader<'_>, &Raw, &str) -> Option<T>,
) -> Vec<T> {
    match raw.get(key) {
        None | Some(Raw::Null) => Vec::new(),
        Some(Raw::List(items)) => {
            let one = |(at, item): (usize, &Raw)| read(reader, item, &format!("{key}.{at}"));
            items.iter().enumerate().filter_map(one).collect()
        }
        Some(other) => {
            reader.wrong(key, other, "en liste", "skriv listen i hakeparenteser");
            Vec::new()
        }
    }
}

fn activity(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Activity> {
    reader.unknown_keys(raw, field, &["name", "quantity", "price", "priced_from"]);
    let number = |reader: &mut Reader<'_>, key: &str, most: i64| match raw.get(key) {
        Some(value) => reader.fraction(value, &join(field, key), Fraction::ZERO, Fraction::whole(most)),
        None => {
            reader.report("mangler-tall", &join(field, key), "linjen er ikke fullstendig", "oppgi quantity og price");
            None
        }
    };
    let (quantity, price) = (number(reader, "quantity", 1_000_000_000), number(reader, "price", 10_000_000_000));
    let name = reader.field(raw, field, "name", Reader::text).unwrap_or_default();
    let priced_from = reader.field(raw, field, "priced_from", Reader::date);
    Some(Activity { name, quantity: quantity?, price: price?, priced_from })
}

fn payment(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Payment> {
    reader.unknown_keys(raw, field, &["date", "amount", "text"]);
    let date = reader.field(raw, field, "date", Reader::date);
    let amount = reader.field(raw, field, "amount", |reader, raw, field| reader.whole(raw, field, -MOST, MOST));
    if date.is_none() || amount.is_none() {
        reader.report("ugyldig-post", field, "posten mangler dato eller beløp", "oppgi date og amount");
    }
    let text = reader.field(raw, field, "text", Reader::text).unwrap_or_else(|| "a konto".to_owned());
    Some(Payment { date: date?, amount: amount?, text })
}
