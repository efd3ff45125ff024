//! Results as JSON text: a fraction of the code that building objects across the border takes, or a writer that can fail.

use std::fmt::Error;

use serde::Serialize;
use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

/// A result as JSON; no text for what no result is made of.
pub fn json(value: &impl Serialize) -> String {
    let mut json = Json(String::new());
    value.serialize(&mut json).map_or_else(|_| String::new(), |()| json.0)
}

/// Text under construction. Each item of a list or an object has a comma after it, until the end takes the last one away.
struct Json(String);

impl Json {
    #[inline(never)]
    fn put(&mut self, text: &str) -> Result<(), Error> {
        self.0.push_str(text);
        Ok(())
    }

    #[inline(never)]
    fn text(&mut self, text: &str) -> Result<(), Error> {
        self.0.push('"');
        for letter in text.chars() {
            if letter < ' ' || letter == '"' || letter == '\\' {
                self.0.push_str("\\u00");
                for digit in [letter as u32 >> 4, letter as u32 & 15] {
                    self.0.extend(char::from_digit(digit, 16));
                }
            } else {
                self.0.push(letter);
            }
        }
        self.put("\"")
    }

    /// The name of a field, which has no letter that must be written otherwise.
    #[inline(never)]
    fn name(&mut self, name: &str) -> Result<(), Error> {
        self.put("\"")?;
        self.put(name)?;
        self.put("\":")
    }

    #[inline(never)]
    fn end(&mut self, bracket: &str) -> Result<(), Error> {
        if self.0.ends_with(',') {
            self.0.pop();
        }
        self.put(bracket)
    }
}

macro_rules! whole {
    ($($name:ident: $number:ty),*) => {
        $(fn $name(self, number: $number) -> Result<(), Error> {
            self.put(&number.to_string())
        })*
    };
}

macro_rules! refused {
    ($($name:ident($($argument:ty),*) $(-> $made:ty)?;)*) => {
        $(fn $name(self $(, _: $argument)*) -> Result<refused!(@ $($made)?), Error> {
            Err(Error)
        })*
    };
    (@) => { () };
    (@ $made:ty) => { $made };
}

impl Serializer for &mut Json {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    whole! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    refused! {
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_bytes(&[u8]);
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.put(if value { "true" } else { "false" })
    }

    fn serialize_char(self, letter: char) -> Result<(), Error> {
        self.text(&letter.to_string())
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.put("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.put("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.put("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = self.serialize_struct("", 1)?;
        object.serialize_field(name, value)?;
        SerializeStruct::end(object)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        self.put("[")?;
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Error> {
        self.put("{")?;
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        self.put("{")?;
        Ok(self)
    }
}

impl SerializeSeq for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)?;
        self.put(",")
    }

    fn end(self) -> Result<(), Error> {
        Json::end(self, "]")
    }
}

impl SerializeMap for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(&mut **self)?;
        self.put(":")
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.serialize_element(value)
    }

    fn end(self) -> Result<(), Error> {
        Json::end(self, "}")
    }
}

impl SerializeStruct for &mut Json {
    type Ok = ();
    type Error = Error;

    #[inline(never)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.name(key)?;
        self.serialize_element(value)
    }

    fn end(self) -> Result<(), Error> {
        Json::end(self, "}")
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::json;
    use crate::units::Band;

    #[derive(Serialize)]
    enum Kind {
        Plain,
        Of(u8),
    }

    #[derive(Serialize)]
    struct All {
        texts: Vec<&'static str>,
        kinds: Vec<Vec<Kind>>,
        band: Option<Band<i64>>,
        none: Option<i64>,
        whole: (),
        letter: char,
        flags: Vec<bool>,
        empty: Vec<i64>,
    }

    #[test]
    fn it_is_written_as_by_a_general_writer() {
        let all = All {
            texts: vec!["", ",", "a,", "«æ»\u{1f600}\u{2028}\u{7f}", "\"\\/\u{0}\u{1f}\n"],
            kinds: vec![vec![], vec![Kind::Plain, Kind::Of(3)]],
            band: Some(Band { min: i64::MIN, max: i64::MAX }),
            none: None,
            whole: (),
            letter: '"',
            flags: vec![true, false],
            empty: Vec::new(),
        };
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&json(&all)), read(&serde_json::to_string(&all).unwrap()));
    }

    #[test]
    fn what_no_result_is_made_of_gives_no_text() {
        assert_eq!(json(&[1.5]), "");
    }
}
