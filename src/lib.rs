//! Tildeling: a criteria evaluator and a price model for Norwegian municipal health and care services.
#![forbid(unsafe_code)]
pub mod assess;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod criteria;
pub mod diagnostic;
pub mod diagram;
#[cfg(not(target_arch = "wasm32"))]
pub mod differ;
#[deny(clippy::arithmetic_side_effects)] // the browser's builds do not look for numbers that grow too large
pub mod draft;
pub mod fact;
#[cfg(not(target_arch = "wasm32"))]
pub mod feel;
pub mod law;
pub mod limits;
#[cfg(not(target_arch = "wasm32"))]
pub mod lint;
pub mod pack;
#[deny(clippy::arithmetic_side_effects)] // the browser's builds do not look for numbers that grow too large
pub mod price;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod receipt;
#[cfg(not(target_arch = "wasm32"))]
pub mod service;
#[cfg(not(target_arch = "wasm32"))]
pub mod simulate;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod texts;
pub mod truth;
pub mod units;
pub mod unpack;
pub mod vedtak;
#[cfg(not(target_arch = "wasm32"))]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
