//! From any value to a draft: everything readable is used, everything else is reported.

use super::fields::Reader;
use super::read_line::read_line;
use super::{Calendar, Draft, Line, Problem, Raw, Recipient, ZoneShare};
use crate::units::Fraction;

/// Lines a draft can hold.
pub const MOST_LINES: usize = 200;
/// The largest amount of money a field can hold, in øre: ten billion kroner.
const MOST_MONEY: i64 = 1_000_000_000_000;

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
    let mut reader = Reader { line: None, within: String::new(), problems: &mut problems };
    let draft = draft(&mut reader, raw);
    (draft, problems)
}

fn draft(reader: &mut Reader<'_>, raw: &Raw) -> Draft {
    if !matches!(raw, Raw::Table(_)) {
        reader.wrong("", raw, "et utkast", "et utkast er et objekt med feltet lines");
    }
    reader.unknown_keys(raw, FIELDS);
    Draft {
        lines: lines(reader, raw),
        recipient: recipient(reader, raw.given("recipient").unwrap_or(&Raw::Null)),
        zones: zones(reader, raw),
        travel_index: reader.fraction(raw, "travel_index", Fraction::new(1, 4), Fraction::whole(4)),
        mode: reader.text(raw, "mode"),
        book: reader.text(raw, "book"),
        calendar: calendar(reader, raw),
        tolerance: reader.whole(raw, "tolerance", 0, 100),
    }
}

fn lines(reader: &mut Reader<'_>, raw: &Raw) -> Vec<Line> {
    let items = reader.items(raw, "lines", "en liste av linjer", "skriv lines: [ … ]");
    if items.len() > MOST_LINES {
        let message = format_args!("utkastet har {} linjer, høyst {MOST_LINES} regnes med", items.len());
        reader.report("for-mange-linjer", "lines", &message, &"del utkastet");
    }
    let mut lines: Vec<Line> = Vec::with_capacity(items.len().min(MOST_LINES));
    for (at, item) in (1..).zip(items.iter().take(MOST_LINES)) {
        let line = read_line(reader.problems, item, at);
        if lines.iter().any(|other| other.id == line.id) {
            let message = format_args!("flere linjer har id «{}»", line.id);
            let mut reader = Reader { line: Some(&line.id), within: String::new(), problems: reader.problems };
            reader.report("dobbel-id", "id", &message, &"gi hver linje sin egen id");
        }
        lines.push(line);
    }
    lines
}

fn recipient(reader: &mut Reader<'_>, raw: &Raw) -> Recipient {
    if !matches!(raw, Raw::Table(_) | Raw::Null) {
        reader.wrong("recipient", raw, "opplysninger om mottakeren", "skriv recipient: { income: … }");
    }
    let reader = &mut reader.at("recipient");
    reader.unknown_keys(raw, RECIPIENT);
    Recipient {
        income: reader.band(raw, "income", 0, MOST_MONEY),
        own_income: reader.band(raw, "own_income", 0, MOST_MONEY),
        household_persons: reader.whole(raw, "household_persons", 1, 30),
        age: reader.whole(raw, "age", 0, 120),
        double_room_unwished: reader.bool(raw, "double_room_unwished").unwrap_or_default(),
        short_stay_days_used: reader.whole(raw, "short_stay_days_used", 0, 366).unwrap_or_default(),
        pu: reader.bool(raw, "pu").unwrap_or_default(),
        direct_wages: reader.band(raw, "direct_wages", 0, MOST_MONEY),
        other_grants: reader.whole(raw, "other_grants", 0, MOST_MONEY).unwrap_or_default(),
        valid_decision: reader.bool(raw, "valid_decision"),
    }
}

fn zones(reader: &mut Reader<'_>, raw: &Raw) -> Vec<ZoneShare> {
    let expected = ["en liste av soner", "skriv zones: [{ zone: \"I\", share: 1 }]"];
    let mut zones = Vec::new();
    reader.each(raw, "zones", 20, expected, &mut |reader, item| {
        reader.unknown_keys(item, &["zone", "share"]);
        let zone = reader.text(item, "zone");
        let share = reader.fraction(item, "share", Fraction::ZERO, Fraction::ONE);
        // An unreadable zone must not vanish: with an empty name it counts as unknown.
        let readable = share.is_some() || item.given("share").is_none();
        let zone = zone.filter(|_| readable).unwrap_or_default();
        zones.push(ZoneShare { zone, share: share.unwrap_or(Fraction::ONE) });
    });
    zones
}

fn calendar(reader: &mut Reader<'_>, raw: &Raw) -> Calendar {
    match raw.given("calendar") {
        Some(Raw::Text(text)) if text == "bdo_fire_uker" => return Calendar::BdoFourWeeks,
        Some(Raw::Text(text)) if text == "kalender" => {}
        Some(other) => {
            let help = "utelat feltet for vanlig kalender";
            reader.wrong("calendar", other, "kalender eller bdo_fire_uker", help);
        }
        None => {}
    }
    Calendar::Year
}
