//! JSON text of what the caseworker's build gives: a fraction of the code of making every object across the border.

use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, Serializer};

/// The JSON of a value made of tables with fixed keys, lists, text, truth values and whole numbers.
pub fn text(value: &impl Serialize) -> String {
    let mut json = String::new();
    // Views hold nothing else, so this never fails; JSON cut short would be refused by its reader.
    let _ = value.serialize(Writer(&mut json));
    json
}

/// What views never hold.
#[derive(Debug)]
struct Unsupported;

impl Display for Unsupported {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unsupported {}

impl ser::Error for Unsupported {
    fn custom<T: Display>(_: T) -> Unsupported {
        Unsupported
    }
}

type Done = Result<(), Unsupported>;

struct Writer<'a>(&'a mut String);

/// A table or list that is begun; `end` closes it.
struct Open<'a> {
    json: &'a mut String,
    end: char,
    empty: bool,
}

impl<'a> Open<'a> {
    fn new(json: &'a mut String, start: char, end: char) -> Result<Open<'a>, Unsupported> {
        json.push(start);
        Ok(Open { json, end, empty: true })
    }

    fn next(&mut self) {
        if !self.empty {
            self.json.push(',');
        }
        self.empty = false;
    }

    fn close(self) -> Done {
        self.json.push(self.end);
        Ok(())
    }
}

#[inline(never)]
fn quote(json: &mut String, text: &str) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                json.push('\\');
                json.push(letter);
            }
            '\n' => json.push_str("\\n"),
            '\0'..' ' => {
                json.push_str(if letter < '\x10' { "\\u000" } else { "\\u001" });
                json.push(char::from_digit(u32::from(letter) & 15, 16).unwrap_or('0'));
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}

#[inline(never)]
fn whole(json: &mut String, number: i64) {
    if number < 0 {
        json.push('-');
    }
    let mut rest = number.unsigned_abs();
    let mut size = 1_u64;
    while rest / size > 9 {
        size *= 10;
    }
    while size > 0 {
        json.push(char::from(b'0'.saturating_add((rest / size) as u8)));
        rest %= size;
        size /= 10;
    }
}

macro_rules! whole_numbers {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, number: $type) -> Done {
            whole(self.0, i64::from(number));
            Ok(())
        })*
    };
}

macro_rules! never {
    ($($name:ident($($type:ty),*) $given:ty),* $(,)?) => {
        $(fn $name(self, $(_: $type),*) -> Result<$given, Unsupported> {
            Err(Unsupported)
        })*
    };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Impossible<(), Unsupported>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    whole_numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    never! {
        serialize_u64(u64) (), serialize_f32(f32) (), serialize_f64(f64) (), serialize_char(char) (), serialize_bytes(&[u8]) (),
        serialize_unit_struct(&'static str) (), serialize_tuple(usize) Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) Self::SerializeStructVariant,
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unsupported)
    }

    fn serialize_bool(self, truth: bool) -> Done {
        self.0.push_str(if truth { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Done {
        quote(self.0, text);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Done {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unsupported> {
        Open::new(self.0, '[', ']')
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Unsupported> {
        Open::new(self.0, '{', '}')
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unsupported> {
        Open::new(self.0, '{', '}')
    }

    fn is_human_readable(&self) -> bool {
        true
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.next();
        value.serialize(Writer(self.json))
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.next();
        key.serialize(Writer(self.json))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.json.push(':');
        value.serialize(Writer(self.json))
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.next();
        quote(self.json, key);
        self.json.push(':');
        value.serialize(Writer(self.json))
    }

    fn end(self) -> Done {
        self.close()
    }
}
