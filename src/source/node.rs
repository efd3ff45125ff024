//! A value in a file together with the file, so that every value knows its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::file::Source;
use crate::diagnostic::Place;
use crate::units::Date;

/// A value and where it stands. Reading never fails: what has the wrong type is absent, and `check` has reported it.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    source: &'a Source,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    /// The root of a parsed file.
    pub fn new(source: &'a Source, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        Node { source, value }
    }

    pub(super) fn raw(self) -> &'a DeValue<'a> {
        self.value.get_ref()
    }

    /// The file it stands in.
    pub fn source(self) -> &'a Source {
        self.source
    }

    /// Bytes from and to in the file.
    pub fn range(self) -> Range<usize> {
        self.value.span()
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        self.source.place(self.range())
    }

    /// The place of a part of a string value: `part` counts bytes inside the string.
    ///
    /// Exact for ordinary strings without escapes, which conditions are; else the whole string.
    pub fn place_within(self, part: Range<usize>) -> Place {
        let whole = self.range();
        let inner = self.str().unwrap_or_default();
        let quoted = self.source.text().get(whole.clone()).unwrap_or_default();
        match quoted.find(inner) {
            Some(lead) if !inner.is_empty() => {
                let start = whole.start.saturating_add(lead);
                self.source.place(start.saturating_add(part.start)..start.saturating_add(part.end))
            }
            _ => self.place(),
        }
    }

    /// The field with this key.
    pub fn get(self, key: &str) -> Option<Node<'a>> {
        self.value.get_ref().as_table()?.get(key).map(|value| Node { source: self.source, value })
    }

    /// The fields of a table in the order they stand in the file: key, place of the key, value.
    pub fn fields(self) -> Vec<(&'a str, Place, Node<'a>)> {
        let mut fields: Vec<_> = self.value.get_ref().as_table().into_iter().flatten().collect();
        fields.sort_by_key(|(key, _)| key.span().start);
        fields
            .into_iter()
            .map(|(key, value)| (&**key.get_ref(), self.source.place(key.span()), Node { source: self.source, value }))
            .collect()
    }

    /// The items of a list; none when it is not a list.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> {
        let source = self.source;
        self.value
            .get_ref()
            .as_array()
            .into_iter()
            .flat_map(|list| list.iter())
            .map(move |value| Node { source, value })
    }

    /// The items of a list, or the value itself when it is not a list.
    pub fn one_or_many(self) -> Vec<Node<'a>> {
        if self.value.get_ref().is_array() { self.items().collect() } else { vec![self] }
    }

    /// The text, if it is a string.
    pub fn str(self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }

    /// The text of a field.
    pub fn text(self, key: &str) -> Option<&'a str> {
        self.get(key)?.str()
    }

    /// The whole number, if it is one that fits.
    pub fn int(self) -> Option<i64> {
        let number = self.value.get_ref().as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    }

    /// Whether it is true, if it is a boolean.
    pub fn bool(self) -> Option<bool> {
        self.value.get_ref().as_bool()
    }

    /// The day, if it is a date without a time that the calendar has.
    pub fn date(self) -> Option<Date> {
        let stamp = self.value.get_ref().as_datetime()?;
        if stamp.time.is_some() || stamp.offset.is_some() {
            return None;
        }
        let date = stamp.date?;
        Date::from_ymd(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    }

    /// The literal text of a number, whole or with a decimal point.
    pub fn number_text(self) -> Option<&'a str> {
        match self.value.get_ref() {
            DeValue::Integer(number) => Some(number.as_str()),
            DeValue::Float(number) => Some(number.as_str()),
            _ => None,
        }
    }
}
