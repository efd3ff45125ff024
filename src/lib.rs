//! Tildeling: a criteria evaluator and a price model for Norwegian municipal health and care services.
#![forbid(unsafe_code)]
pub mod diagnostic;
pub mod draft;
pub mod feel;
pub mod price;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod truth;
pub mod units;
