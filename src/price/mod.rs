//! The price model: what a draft costs, to whom, and how we know.
//!
//! ```text
//! criteria/**/priser.toml -> source -> Book --price(Draft, date)--> Cost --trace--> how each amount came about
//!                                       '-> pack (what the browser loads)     '--view--> the shape others see
//! ```
//!
//! A line: amount x frequency (`occurrence`) x rate (`rate`, `correction`) = gross; minus what the user pays (`payment`) and what the
//! state pays (`line` for the trial's grant, `refund` for resource-heavy services) = net. What is not known gives a band, never a guess.

pub mod book;
mod calculate;
#[cfg(not(target_arch = "wasm32"))]
mod command;
pub mod compare;
pub mod correction;
mod cost;
mod line;
pub mod menu;
pub mod occurrence;
mod payment;
mod rate;
pub mod refund;
mod report;
mod setting;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
#[cfg(not(target_arch = "wasm32"))]
mod table;
mod total;
pub mod trace;
pub mod trial;
pub mod view;

pub use book::{Book, PackError};
pub use calculate::price;
#[cfg(not(target_arch = "wasm32"))]
pub use command::{Given, Priced, price_command, trial_command};
pub use cost::{Cost, Figures, LineCost, Money, Time, Totals};
pub use payment::{long_stay_year, short_stay, step_of};
#[cfg(not(target_arch = "wasm32"))]
pub use table::tables;
