//! The border to JavaScript: the only file that knows it. Values in, values out.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the engine, as in the package.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
