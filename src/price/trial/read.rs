//! Reading a municipality-year of the state trial: what can't be used is reported, the rest is worked out.

use super::{Activity, Model, Payment, Year};
use crate::draft::{Problem, Raw, Reader};
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
    let reader = &mut Reader { line: None, within: String::new(), problems: &mut problems };
    reader.unknown_keys(raw, FIELDS);
    let year = reader.whole(raw, "year", 1990, 2100);
    if raw.get("year").is_none() {
        reader.report("mangler-ar", "year", &"året er ikke oppgitt", &"skriv year: 2017");
    }
    let share = |reader: &mut Reader<'_>, key: &str| reader.fraction(raw, key, Fraction::ZERO, Fraction::ONE);
    let read = Year {
        year: year.and_then(|year| i32::try_from(year).ok()).unwrap_or_default(),
        model: model(reader, raw),
        net_operating_cost: reader.whole(raw, "net_operating_cost", 0, MOST),
        growth: share(reader, "growth").unwrap_or_default(),
        months: reader.fraction(raw, "months", Fraction::ZERO, Fraction::whole(12)),
        step_down: share(reader, "step_down"),
        project: reader.whole(raw, "project", 0, MOST).unwrap_or_default(),
        lump_sum: reader.whole(raw, "lump_sum", 0, MOST).unwrap_or_default(),
        activity: list(reader, raw, "activity", activity),
        on_account: list(reader, raw, "on_account", payment),
        spent: reader.whole(raw, "spent", 0, MOST),
    };
    (year.map(|_| read), problems)
}

fn model(reader: &mut Reader<'_>, raw: &Raw) -> Model {
    match raw.given("model") {
        Some(Raw::Text(text)) if text == "B" => return Model::B,
        Some(Raw::Text(text)) if text == "A" => {}
        Some(other) => reader.wrong("model", other, "modell A eller B", "skriv model: \"A\""),
        None => {}
    }
    Model::A
}

fn list<T>(reader: &mut Reader<'_>, raw: &Raw, key: &str, read: fn(&mut Reader<'_>, &Raw) -> Option<T>) -> Vec<T> {
    let mut list = Vec::new();
    let expected = ["en liste", "skriv listen i hakeparenteser"];
    reader.each(raw, key, usize::MAX, expected, &mut |reader, item| list.extend(read(reader, item)));
    list
}

fn activity(reader: &mut Reader<'_>, raw: &Raw) -> Option<Activity> {
    reader.unknown_keys(raw, &["name", "quantity", "price", "priced_from"]);
    let mut number = |key: &str, most: i64| {
        if raw.given(key).is_none() {
            reader.report("mangler-tall", key, &"linjen er ikke fullstendig", &"oppgi quantity og price");
        }
        reader.fraction(raw, key, Fraction::ZERO, Fraction::whole(most))
    };
    let (quantity, price) = (number("quantity", 1_000_000_000), number("price", 10_000_000_000));
    let name = reader.text(raw, "name").unwrap_or_default();
    let priced_from = reader.date(raw, "priced_from");
    Some(Activity { name, quantity: quantity?, price: price?, priced_from })
}

fn payment(reader: &mut Reader<'_>, raw: &Raw) -> Option<Payment> {
    reader.unknown_keys(raw, &["date", "amount", "text"]);
    let date = reader.date(raw, "date");
    let amount = reader.whole(raw, "amount", -MOST, MOST);
    if date.is_none() || amount.is_none() {
        reader.report("ugyldig-post", "", &"posten mangler dato eller beløp", &"oppgi date og amount");
    }
    let text = reader.text(raw, "text").unwrap_or_else(|| "a konto".to_owned());
    Some(Payment { date: date?, amount: amount?, text })
}
