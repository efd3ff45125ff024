//! JavaScript's own values in, plain objects out.

use js_sys::{Array, Error, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsCast, JsValue};

use crate::draft::{DEEPEST, Raw};

/// Any JavaScript value; what it must be is decided by the reader of drafts.
pub fn raw(value: &JsValue, depth: u8) -> Result<Raw, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(Raw::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Raw::from_number(number));
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Raw::Bool(truth));
    }
    if !value.is_object() {
        return Ok(if value.is_null() || value.is_undefined() { Raw::Null } else { Raw::NotANumber });
    }
    if depth >= DEEPEST {
        return Err(Error::new("for mange nivåer inni hverandre").into());
    }
    let deeper = depth.saturating_add(1);
    if Array::is_array(value) {
        return Array::from(value).iter().map(|item| raw(&item, deeper)).collect::<Result<_, _>>().map(Raw::List);
    }
    let mut fields = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        fields.push((entry.get(0).as_string().unwrap_or_default(), raw(&entry.get(1), deeper)?));
    }
    Ok(Raw::Table(fields))
}

/// Plain objects and arrays, as JSON has them.
pub fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
