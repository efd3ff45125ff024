//! Drafts in and results out, each in one crossing of the border.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use crate::draft::Raw;
use crate::units::gather;

/// A value of any kind, as `www/engine/draft.js` writes it: numbers that say what comes, and the texts in between.
pub fn raw(numbers: &[f64], texts: &str) -> Raw {
    Sent { numbers: numbers.iter(), texts: texts.split('\0') }.value()
}

struct Sent<'a> {
    numbers: std::slice::Iter<'a, f64>,
    texts: std::str::Split<'a, char>,
}

impl Sent<'_> {
    fn number(&mut self) -> f64 {
        self.numbers.next().copied().unwrap_or_default()
    }

    fn text(&mut self) -> String {
        self.texts.next().unwrap_or_default().to_owned()
    }

    fn value(&mut self) -> Raw {
        match self.number() as u8 {
            1 => Raw::Bool(false),
            2 => Raw::Bool(true),
            3 => Raw::from_number(self.number()),
            4 => Raw::Text(self.text()),
            5 => Raw::List(gather((0..self.number() as u32).map(|_| self.value()))),
            6 => Raw::Table(gather((0..self.number() as u32).map(|_| (self.text(), self.value())))),
            7 => Raw::NotANumber,
            _ => Raw::Null,
        }
    }
}

/// Plain objects and arrays, for what is asked for once.
pub fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
