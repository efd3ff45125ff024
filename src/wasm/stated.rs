//! A JavaScript value as a stated value.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::fact::Raw;

/// Reads a value: boolean, whole number, text, `{min, max}`, `{any: [...]}`; null and undefined say nothing.
pub fn raw(value: &JsValue) -> Raw {
    if value.is_null() || value.is_undefined() {
        return Raw::Null;
    }
    if let Some(value) = value.as_bool() {
        return Raw::Bool(value);
    }
    if let Some(number) = value.as_f64() {
        // Every whole number a fact can have is below 2^53, where the conversion is exact.
        let whole = number as i64;
        return if whole as f64 == number { Raw::Int(whole) } else { Raw::Other };
    }
    if let Some(text) = value.as_string() {
        return Raw::Text(text);
    }
    if Array::is_array(value) || !value.is_object() {
        return Raw::Other;
    }
    let keys: Vec<String> = Object::keys(value.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect();
    let get = |key: &str| Reflect::get(value, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED);
    let end = |key: &str| keys.iter().any(|known| known == key).then(|| Box::new(raw(&get(key))));
    if keys.len() == 1 && keys.iter().any(|key| key == "any") {
        let list = get("any");
        return if Array::is_array(&list) { Raw::Any(Array::from(&list).iter().map(|item| raw(&item)).collect()) } else { Raw::Other };
    }
    if !keys.is_empty() && keys.iter().all(|key| key == "min" || key == "max") {
        return Raw::Range(end("min"), end("max"));
    }
    Raw::Other
}
