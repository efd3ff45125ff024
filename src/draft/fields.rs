//! Reading one field at a time: a wrong one is reported with its place and left out, the others are used.

use super::{Problem, Raw};
use crate::diagnostic::suggestion;
use crate::units::{Band, Date, Fraction, joined};

/// Where we are in the draft, and what has been reported so far.
pub(crate) struct Reader<'a> {
    /// The line's id; none outside the lines.
    pub line: Option<String>,
    /// Everything reported.
    pub problems: &'a mut Vec<Problem>,
}

/// Reads a value of a field; the name is for the report.
type Read<'r, 'a, T> = fn(&mut Reader<'a>, &'r Raw, &str) -> Option<T>;

impl<'a> Reader<'a> {
    /// Reports a field.
    pub fn report(&mut self, code: &'static str, field: &str, message: impl Into<String>, help: impl Into<String>) {
        self.add(code, field, message.into(), help.into());
    }

    fn add(&mut self, code: &'static str, field: &str, message: String, help: String) {
        let (line, field) = (self.line.clone(), field.to_owned());
        self.problems.push(Problem { code, line, field, message, help });
    }

    /// Reports a value of the wrong kind.
    pub fn wrong(&mut self, field: &str, found: &Raw, expected: &str, help: &str) {
        self.report(
            "feil-type",
            field,
            format!("her skal det stå {expected}, men det står {}", found.describe()),
            help,
        );
    }

    /// Reports keys that have no meaning here.
    pub fn unknown_keys(&mut self, raw: &Raw, within: &str, known: &[&str]) {
        let Raw::Table(fields) = raw else { return };
        for (key, _) in fields.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            let help = suggestion(key, known.iter().copied())
                .unwrap_or_else(|| format!("feltene her er {}", joined(&mut known.iter().copied(), ", ")));
            self.report("ukjent-felt", &join(within, key), format!("ukjent felt «{key}»"), help);
        }
    }

    /// Whether a key that has no meaning here is near one of some names, and so probably meant as it.
    pub fn is_near(&self, raw: &Raw, known: &[&str], names: &[&str]) -> bool {
        let Raw::Table(fields) = raw else { return false };
        let mut unknown = fields.iter().map(|(key, _)| key.as_str()).filter(|key| !known.contains(key));
        unknown.any(|key| suggestion(key, names.iter().copied()).is_some())
    }

    /// A field of a table through a reader; absent and null are the same.
    pub fn field<'r, T>(&mut self, raw: &'r Raw, within: &str, key: &str, read: Read<'r, 'a, T>) -> Option<T> {
        match raw.get(key) {
            None | Some(Raw::Null) => None,
            Some(value) => read(self, value, &join(within, key)),
        }
    }

    /// True or false.
    pub fn bool(&mut self, raw: &Raw, field: &str) -> Option<bool> {
        if let Raw::Bool(value) = raw {
            return Some(*value);
        }
        self.wrong(field, raw, "true eller false", "skriv true eller false uten anførselstegn");
        None
    }

    /// Text.
    pub fn text(&mut self, raw: &Raw, field: &str) -> Option<String> {
        if let Raw::Text(text) = raw {
            return Some(text.clone());
        }
        self.wrong(field, raw, "tekst", "skriv teksten i anførselstegn");
        None
    }

    /// A day.
    pub fn date(&mut self, raw: &Raw, field: &str) -> Option<Date> {
        match raw {
            Raw::Text(text) => match text.parse() {
                Ok(date) => return Some(date),
                Err(error) => {
                    self.report("ugyldig-dato", field, format!("«{}»: {error}", short(text)), "skriv ÅÅÅÅ-MM-DD")
                }
            },
            _ => self.wrong(field, raw, "en dato", "skriv datoen som tekst, ÅÅÅÅ-MM-DD"),
        }
        None
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&mut self, raw: &Raw, field: &str, least: i64, most: i64) -> Option<i64> {
        match raw {
            Raw::Whole(number) if (least..=most).contains(number) => return Some(*number),
            Raw::Whole(number) => {
                let message = if *number < least {
                    format!("{number} er for lite, minst {least}")
                } else {
                    format!("{number} er for mye, høyst {most}")
                };
                self.report("utenfor-grensene", field, message, "rett tallet");
            }
            Raw::Text(_) => self.wrong(field, raw, "et helt tall", "skriv tallet uten anførselstegn og uten mellomrom"),
            _ => self.wrong(field, raw, "et helt tall", "rund av til et helt tall i den enheten feltet har"),
        }
        None
    }

    /// A whole number, or `{min, max}`.
    pub fn band(&mut self, raw: &Raw, field: &str, least: i64, most: i64) -> Option<Band<i64>> {
        if !matches!(raw, Raw::Table(_)) {
            return self.whole(raw, field, least, most).map(Band::one);
        }
        self.unknown_keys(raw, field, &["min", "max"]);
        let end = |reader: &mut Reader<'a>, key: &str, open: i64| match raw.get(key) {
            None | Some(Raw::Null) => Some(open),
            Some(value) => reader.whole(value, &join(field, key), least, most),
        };
        let (min, max) = (end(self, "min", least), end(self, "max", most));
        let band = Band { min: min?, max: max? };
        if band.min > band.max {
            let message = format!("intervallet er tomt: {} er mer enn {}", band.min, band.max);
            self.report("tomt-intervall", field, message, "bytt om min og max");
            return None;
        }
        Some(band)
    }

    /// A number with decimals between two limits, kept exactly to the millionth; also as text, such as "2/5".
    pub fn fraction(&mut self, raw: &Raw, field: &str, least: Fraction, most: Fraction) -> Option<Fraction> {
        let read = match raw {
            Raw::Whole(number) => Some(Fraction::whole(*number)),
            Raw::Number(number) => Some(*number),
            Raw::Text(text) => text.parse().ok(),
            _ => None,
        };
        match read {
            Some(value) if least <= value && value <= most => return Some(value),
            Some(value) => {
                self.report("utenfor-grensene", field, format!("{value} er utenfor {least} til {most}"), "rett tallet");
            }
            None => self.wrong(field, raw, "et tall", "skriv et tall, for eksempel 1 eller 0.4"),
        }
        None
    }
}

/// A field's name with the names above it.
pub(crate) fn join(within: &str, key: &str) -> String {
    if within.is_empty() { key.to_owned() } else { format!("{within}.{key}") }
}

/// The start of a text, for messages.
pub(super) fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
