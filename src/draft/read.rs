//! From any value to a draft: everything readable is used, everything else is reported.

use super::fields::Reader;
use super::read_line::read_line;
use super::{Calendar, Draft, Problem, Raw, Recipient, ZoneShare};
use crate::units::{Band, Fraction};

/// Lines a draft can hold.
pub const MOST_LINES: usize = 200;
/// The largest amount of money a field can hold, in øre: ten billion kroner.
pub(super) const MOST_MONEY: i64 = 1_000_000_000_000;

const FIELDS: &[&str] = &["lines", "recipient", "zones", "travel_index", "mode", "book", "calendar", "tolerance"];
const RECIPIENT: &[&str] = &[
    "income",
    "own_income",
    "household_persons",
    "age",
    "double_room_unwished",
    "short_stay_days_used",
    "pu",
    "direct_wages",
    "other_grants",
    "valid_decision",
];

/// Reads a draft. Never fails: what could not be read is left out and reported, with the line's id, the field and a remedy.
pub fn read(raw: &Raw) -> (Draft, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut reader = Reader { line: None, problems: &mut problems };
    let draft = draft(&mut reader, raw);
    (draft, problems)
}

fn draft(reader: &mut Reader<'_>, raw: &Raw) -> Draft {
    if !matches!(raw, Raw::Table(_)) {
        reader.wrong("", raw, "et utkast", "et utkast er et objekt med feltet lines");
        return Draft::default();
    }
    reader.unknown_keys(raw, "", FIELDS);
    Draft {
        lines: lines(reader, raw),
        recipient: reader.field(raw, "", "recipient", recipient).unwrap_or_default(),
        zones: reader.field(raw, "", "zones", zones).unwrap_or_default(),
        travel_index: reader.field(raw, "", "travel_index", |reader, raw, field| {
            reader.fraction(raw, field, Fraction::new(1, 4), Fraction::whole(4))
        }),
        mode: reader.field(raw, "", "mode", Reader::text),
        book: reader.field(raw, "", "book", Reader::text),
        calendar: reader.field(raw, "", "calendar", calendar).unwrap_or_default(),
        tolerance: reader.field(raw, "", "tolerance", |reader, raw, field| reader.whole(raw, field, 0, 100)),
    }
}

fn lines(reader: &mut Reader<'_>, raw: &Raw) -> Vec<super::Line> {
    let items = match raw.get("lines") {
        Some(Raw::List(items)) => items.as_slice(),
        None | Some(Raw::Null) => &[],
        Some(other) => {
            reader.wrong("lines", other, "en liste av linjer", "skriv lines: [ … ]");
            &[]
        }
    };
    if items.len() > MOST_LINES {
        let message = format!("utkastet har {} linjer, høyst {MOST_LINES} regnes med", items.len());
        reader.report("for-mange-linjer", "lines", message, "del utkastet");
    }
    let mut lines: Vec<super::Line> = Vec::with_capacity(items.len().min(MOST_LINES));
    for (at, item) in items.iter().take(MOST_LINES).enumerate() {
        let line = read_line(reader, item, at);
        if lines.iter().any(|other| other.id == line.id) {
            reader.line = Some(line.id.clone());
            reader.report("dobbel-id", "id", format!("flere linjer har id «{}»", line.id), "gi hver linje sin egen id");
        }
        lines.push(line);
    }
    reader.line = None;
    lines
}

fn recipient(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Recipient> {
    if !matches!(raw, Raw::Table(_)) {
        reader.wrong(field, raw, "opplysninger om mottakeren", "skriv recipient: { income: … }");
        return None;
    }
    reader.unknown_keys(raw, field, RECIPIENT);
    let money = |reader: &mut Reader<'_>, raw: &Raw, field: &str| reader.band(raw, field, 0, MOST_MONEY);
    Some(Recipient {
        income: reader.field(raw, field, "income", money),
        own_income: reader.field(raw, field, "own_income", money),
        household_persons: reader.field(raw, field, "household_persons", |r, raw, field| r.whole(raw, field, 1, 30)),
        age: reader.field(raw, field, "age", |reader, raw, field| reader.whole(raw, field, 0, 120)),
        double_room_unwished: reader.field(raw, field, "double_room_unwished", Reader::bool).unwrap_or(false),
        short_stay_days_used: reader
            .field(raw, field, "short_stay_days_used", |reader, raw, field| reader.whole(raw, field, 0, 366))
            .unwrap_or(0),
        pu: reader.field(raw, field, "pu", Reader::bool).unwrap_or(false),
        direct_wages: reader.field(raw, field, "direct_wages", money),
        other_grants: reader
            .field(raw, field, "other_grants", |reader, raw, field| reader.whole(raw, field, 0, MOST_MONEY))
            .unwrap_or(0),
        valid_decision: reader.field(raw, field, "valid_decision", Reader::bool),
    })
}

fn zones(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Vec<ZoneShare>> {
    let Raw::List(items) = raw else {
        reader.wrong(field, raw, "en liste av soner", "skriv zones: [{ zone: \"I\", share: 1 }]");
        return None;
    };
    let mut zones = Vec::new();
    for (at, item) in items.iter().take(20).enumerate() {
        let within = format!("{field}.{at}");
        reader.unknown_keys(item, &within, &["zone", "share"]);
        let zone = reader.field(item, &within, "zone", Reader::text);
        let share = match item.get("share") {
            None | Some(Raw::Null) => Some(Fraction::ONE),
            Some(value) => {
                reader.fraction(value, &super::fields::join(&within, "share"), Fraction::ZERO, Fraction::ONE)
            }
        };
        match (zone, share) {
            (Some(zone), Some(share)) => zones.push(ZoneShare { zone, share }),
            // An unreadable zone must not vanish: with an empty name it counts as unknown.
            (_, share) => zones.push(ZoneShare { zone: String::new(), share: share.unwrap_or(Fraction::ONE) }),
        }
    }
    Some(zones)
}

fn calendar(reader: &mut Reader<'_>, raw: &Raw, field: &str) -> Option<Calendar> {
    match raw {
        Raw::Text(text) if text == "kalender" => Some(Calendar::Year),
        Raw::Text(text) if text == "bdo_fire_uker" => Some(Calendar::BdoFourWeeks),
        _ => {
            reader.wrong(field, raw, "kalender eller bdo_fire_uker", "utelat feltet for vanlig kalender");
            None
        }
    }
}

/// Used for amounts given without a frequency of their own.
pub(super) fn known(count: i64) -> Band<i64> {
    Band::one(count)
}
