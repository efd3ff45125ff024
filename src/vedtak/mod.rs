//! The only meeting of need and money: the review of a draft decision against criteria, law and ladder.
//!
//! It warns and explains; it never blocks, and no price, budget or capacity enters it.

mod case;
mod criteria;
mod finding;
mod frame;
#[cfg(not(target_arch = "wasm32"))]
mod frame_of;
mod ladder;
mod line;
mod quantity;
mod review;
mod rule;
mod words;

pub use finding::{Finding, Review, Severity};
#[cfg(not(target_arch = "wasm32"))]
pub use frame::said;
pub use frame::{DoseFrame, Frame, RungFrame, ServiceFrame};
pub use review::{Desk, review};
pub use words::RULES;
