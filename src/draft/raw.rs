//! Any JSON or JavaScript value as it came in, before anything is demanded of it.

use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value of any kind. Nothing is refused here except what is nested too deep.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Null or undefined.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number, also one that is not finite.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Raw>),
    /// A table, with its keys in the order they came.
    Table(Vec<(String, Raw)>),
}

impl Raw {
    /// The value of a key of a table.
    pub fn get(&self, key: &str) -> Option<&Raw> {
        match self {
            Raw::Table(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What it is, in words, for messages.
    pub fn describe(&self) -> String {
        match self {
            Raw::Null => "ingenting".into(),
            Raw::Bool(value) => if *value { "true" } else { "false" }.into(),
            Raw::Whole(number) => number.to_string(),
            Raw::Number(number) if !number.is_finite() => "et tall som ikke finnes".into(),
            Raw::Number(_) => "et tall med desimaler".into(),
            Raw::Text(text) => format!("teksten «{}»", text.chars().take(40).collect::<String>()),
            Raw::List(_) => "en liste".into(),
            Raw::Table(_) => "en tabell".into(),
        }
    }
}

/// Levels of tables and lists a draft can hold; more than any real one has, and few enough for any stack.
const DEEPEST: u8 = 16;

struct At(u8);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        At(0).deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for At {
    type Value = Raw;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl At {
    fn deeper<E: de::Error>(&self) -> Result<u8, E> {
        if self.0 < DEEPEST { Ok(self.0.saturating_add(1)) } else { Err(E::custom("for mange nivåer inni hverandre")) }
    }
}

impl<'de> Visitor<'de> for At {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("en verdi")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(i64::try_from(value).map_or(Raw::Number(f64::INFINITY), Raw::Whole))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        // JavaScript knows one kind of number: 90.0 is the whole number 90 there.
        let whole = value as i64;
        Ok(if value.abs() < 9e15 && whole as f64 == value { Raw::Whole(whole) } else { Raw::Number(value) })
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let deeper = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(At(deeper))? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let deeper = self.deeper()?;
        let mut fields = Vec::new();
        while let Some(key) = entries.next_key()? {
            fields.push((key, entries.next_value_seed(At(deeper))?));
        }
        Ok(Raw::Table(fields))
    }
}
