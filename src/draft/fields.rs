//! Reading one field at a time: a wrong one is reported with its place and left out, the others are used.

use std::fmt::Display;

use super::{Problem, Raw};
use crate::diagnostic::suggestion;
use crate::units::{Band, Date, Fraction, joined};

/// Where we are in the draft, and what has been reported so far.
pub(crate) struct Reader<'a> {
    /// The line's id; none outside the lines.
    pub line: Option<&'a str>,
    /// The field whose fields are read, with dots between levels; empty at the top.
    pub within: String,
    /// Everything reported.
    pub problems: &'a mut Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of what was found in a field.
    pub fn at<'b>(&'b mut self, key: &str) -> Reader<'b> {
        Reader { line: self.line, within: self.place(key), problems: self.problems }
    }

    /// A field's name with the names above it.
    fn place(&self, key: &str) -> String {
        let dot = if self.within.is_empty() || key.is_empty() { "" } else { "." };
        [&self.within, dot, key].concat()
    }

    /// Reports a field, or what holds them when the key is empty.
    pub fn report(&mut self, code: &'static str, key: &str, message: &dyn Display, help: &dyn Display) {
        let (line, field) = (self.line.map(str::to_owned), self.place(key));
        self.problems.push(Problem { code, line, field, message: message.to_string(), help: help.to_string() });
    }

    /// Reports a value of the wrong kind.
    pub fn wrong(&mut self, key: &str, found: &Raw, expected: &str, help: &str) {
        let message = format_args!("her skal det stå {expected}, men det står {found}");
        self.report("feil-type", key, &message, &help);
    }

    /// Reports keys that have no meaning here.
    pub fn unknown_keys(&mut self, raw: &Raw, known: &[&str]) {
        for key in raw.keys().filter(|key| !known.contains(key)) {
            let help = suggestion(key, known.iter().copied())
                .unwrap_or_else(|| format!("feltene her er {}", joined(&mut known.iter().copied(), ", ")));
            self.report("ukjent-felt", key, &format_args!("ukjent felt «{key}»"), &help);
        }
    }

    /// True or false.
    pub fn bool(&mut self, table: &Raw, key: &str) -> Option<bool> {
        match table.given(key)? {
            Raw::Bool(value) => return Some(*value),
            other => self.wrong(key, other, "true eller false", "skriv true eller false uten anførselstegn"),
        }
        None
    }

    /// Text.
    pub fn text(&mut self, table: &Raw, key: &str) -> Option<String> {
        match table.given(key)? {
            Raw::Text(text) => return Some(text.clone()),
            other => self.wrong(key, other, "tekst", "skriv teksten i anførselstegn"),
        }
        None
    }

    /// A day.
    pub fn date(&mut self, table: &Raw, key: &str) -> Option<Date> {
        match table.given(key)? {
            Raw::Text(text) => match text.parse() {
                Ok(date) => return Some(date),
                Err(error) => {
                    let error: crate::units::DateError = error;
                    self.report("ugyldig-dato", key, &format_args!("«{text:.40}»: {error}"), &"skriv ÅÅÅÅ-MM-DD");
                }
            },
            other => self.wrong(key, other, "en dato", "skriv datoen som tekst, ÅÅÅÅ-MM-DD"),
        }
        None
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&mut self, table: &Raw, key: &str, least: i64, most: i64) -> Option<i64> {
        self.whole_in(table.given(key)?, key, least, most)
    }

    /// The whole number that a field's value is.
    pub fn whole_in(&mut self, raw: &Raw, key: &str, least: i64, most: i64) -> Option<i64> {
        let help = match raw {
            Raw::Whole(number) => {
                let message = match *number {
                    number if number < least => format!("{number} er for lite, minst {least}"),
                    number if number > most => format!("{number} er for mye, høyst {most}"),
                    number => return Some(number),
                };
                self.report("utenfor-grensene", key, &message, &"rett tallet");
                return None;
            }
            Raw::Text(_) => "skriv tallet uten anførselstegn og uten mellomrom",
            _ => "rund av til et helt tall i den enheten feltet har",
        };
        self.wrong(key, raw, "et helt tall", help);
        None
    }

    /// A whole number, or `{min, max}`.
    pub fn band(&mut self, table: &Raw, key: &str, least: i64, most: i64) -> Option<Band<i64>> {
        self.band_in(table.given(key)?, key, least, most)
    }

    /// The whole number that a field's value is, or its `{min, max}`.
    pub fn band_in(&mut self, raw: &Raw, key: &str, least: i64, most: i64) -> Option<Band<i64>> {
        if !matches!(raw, Raw::Table(_)) {
            return self.whole_in(raw, key, least, most).map(Band::one);
        }
        let mut ends = self.at(key);
        ends.unknown_keys(raw, &["min", "max"]);
        let mut end = |key: &str, open: i64| {
            if raw.given(key).is_some() { ends.whole(raw, key, least, most) } else { Some(open) }
        };
        let (min, max) = (end("min", least), end("max", most));
        let (min, max) = (min?, max?);
        if min > max {
            let message = format_args!("intervallet er tomt: {min} er mer enn {max}");
            self.report("tomt-intervall", key, &message, &"bytt om min og max");
            return None;
        }
        Some(Band { min, max })
    }

    /// A number with decimals between two limits, kept exactly to the millionth; also as text, such as "2/5".
    pub fn fraction(&mut self, table: &Raw, key: &str, least: Fraction, most: Fraction) -> Option<Fraction> {
        let raw = table.given(key)?;
        let read = match raw {
            Raw::Whole(number) => Some(Fraction::whole(*number)),
            Raw::Number(number) => Some(*number),
            Raw::Text(text) => text.parse().ok(),
            _ => None,
        };
        match read {
            Some(value) if least <= value && value <= most => return Some(value),
            Some(value) => {
                let message = format_args!("{value} er utenfor {least} til {most}");
                self.report("utenfor-grensene", key, &message, &"rett tallet");
            }
            None => self.wrong(key, raw, "et tall", "skriv et tall, for eksempel 1 eller 0.4"),
        }
        None
    }

    /// The items of a list; none when the field is absent.
    pub fn items<'r>(&mut self, table: &'r Raw, key: &str, expected: &str, help: &str) -> &'r [Raw] {
        match table.given(key) {
            None => {}
            Some(Raw::List(items)) => return items,
            Some(other) => self.wrong(key, other, expected, help),
        }
        &[]
    }

    /// Reads each item of a list, with a reader at its place; those beyond the most there can be are left out.
    pub fn each<'r>(
        &mut self,
        table: &'r Raw,
        key: &str,
        most: usize,
        [expected, help]: [&str; 2],
        read: &mut dyn FnMut(&mut Reader<'_>, &'r Raw),
    ) {
        for (at, item) in self.items(table, key, expected, help).iter().take(most).enumerate() {
            read(&mut self.at(&format!("{key}.{at}")), item);
        }
    }

    /// The one field of a table that may have any of several names, with its value.
    pub fn single<'r>(
        &mut self,
        raw: &'r Raw,
        key: &str,
        expected: &str,
        [code, message, help]: [&'static str; 3],
    ) -> Option<&'r (String, Raw)> {
        match raw {
            Raw::Table(fields) if fields.len() == 1 => return fields.first(),
            Raw::Table(_) => self.report(code, key, &message, &help),
            other => self.wrong(key, other, expected, help),
        }
        None
    }
}

/// Whether a key that has no meaning here is near one of some names, and so probably meant as it.
pub(super) fn is_near(raw: &Raw, known: &[&str], names: &[&str]) -> bool {
    let mut unknown = raw.keys().filter(|key| !known.contains(key));
    unknown.any(|key| suggestion(key, names.iter().copied()).is_some())
}
