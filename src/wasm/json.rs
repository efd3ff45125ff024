//! Results as JSON: one text crosses the border, and the browser's own reader makes the objects.

use std::fmt::{Error, Result as Done, Write};

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

/// A value as JSON.
pub fn json(value: &impl Serialize) -> String {
    let mut json = Json(String::with_capacity(USUAL));
    // A kind that is refused below ends the text, and the browser's reader says that it is not whole.
    let _ = value.serialize(&mut json);
    json.0
}

/// Bytes that most results fit in.
const USUAL: usize = 1 << 15;

struct Json(String);

impl Json {
    /// Parts an item from the one before it.
    #[inline(never)] // called for every field
    fn part(&mut self) {
        if !matches!(self.0.as_bytes().last(), Some(b'{' | b'[')) {
            self.0.push(',');
        }
    }

    #[inline(never)] // called for every field
    fn key(&mut self, key: &str) {
        self.part();
        self.0.push('"');
        self.0.push_str(key);
        self.0.push_str("\":");
    }

    fn text(&mut self, text: &str) {
        self.0.push('"');
        // Hardly any text has a letter that must be written in another way, and whole texts are added faster than letters.
        if text.bytes().all(|byte| !matches!(byte, b'"' | b'\\' | 0..b' ')) {
            self.0.push_str(text);
        } else {
            text.chars().for_each(|letter| self.letter(letter));
        }
        self.0.push('"');
    }

    fn letter(&mut self, letter: char) {
        match letter {
            '"' | '\\' => self.0.extend(['\\', letter]),
            '\0'..' ' => {
                self.0.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u001" });
                self.0.extend(char::from_digit(u32::from(letter) % 16, 16));
            }
            _ => self.0.push(letter),
        }
    }

    /// Writing to a String can't fail, and what never fails need not be looked at by all that call it.
    fn number(&mut self, number: i64) -> Done {
        let _ = write!(self.0, "{number}");
        Ok(())
    }

    fn plain(&mut self, text: &str) -> Done {
        self.0.push_str(text);
        Ok(())
    }

    fn open(&mut self, bracket: char) -> Result<&mut Json, Error> {
        self.0.push(bracket);
        Ok(self)
    }

    fn close(&mut self, bracket: char) -> Done {
        self.0.push(bracket);
        Ok(())
    }
}

/// Kinds that no result has.
macro_rules! refused {
    ($($name:ident($($kind:ty),*) -> $made:ty;)*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$made, Error> { Err(Error) })*
    };
}

macro_rules! whole_numbers {
    ($($name:ident: $kind:ty,)*) => {
        $(fn $name(self, number: $kind) -> Done { self.number(number.into()) })*
    };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = &'a mut Json;
    type SerializeMap = &'a mut Json;
    type SerializeStruct = &'a mut Json;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Done {
        self.plain(if value { "true" } else { "false" })
    }

    fn serialize_str(self, text: &str) -> Done {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.plain("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<&'a mut Json, Error> {
        self.open('[')
    }

    fn serialize_map(self, _: Option<usize>) -> Result<&'a mut Json, Error> {
        self.open('{')
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<&'a mut Json, Error> {
        self.open('{')
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Error)
    }

    whole_numbers! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
    }

    refused! {
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

impl SerializeSeq for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Done {
        self.part();
        item.serialize(&mut **self)
    }

    fn end(self) -> Done {
        self.close(']')
    }
}

impl SerializeStruct for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.key(key);
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        self.close('}')
    }
}

impl SerializeMap for &mut Json {
    type Ok = ();
    type Error = Error;

    /// A key must be text, which is all it writes.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.part();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.0.push(':');
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        self.close('}')
    }
}
