//! Tildeling: a criteria evaluator and a price model for Norwegian municipal health and care services.
#![forbid(unsafe_code)]
pub mod assess;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod criteria;
pub mod diagnostic;
pub mod diagram;
pub mod draft;
pub mod fact;
#[cfg(not(target_arch = "wasm32"))]
pub mod feel;
#[cfg(not(target_arch = "wasm32"))]
pub mod law;
pub mod pack;
pub mod price;
#[cfg(not(target_arch = "wasm32"))]
pub mod service;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod texts;
pub mod truth;
pub mod units;
#[cfg(not(target_arch = "wasm32"))]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
