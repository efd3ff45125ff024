//! The shapes that leave the library: results as JSON, and the words that go beside a pack. The only serialised results.

mod assessment;
mod phrase;
mod stated;
mod words;

pub use assessment::{Assessment, assessment};
pub use phrase::{named, phrase};
pub use stated::{Problems, knowledge, raw, value};
pub use words::{desk, index_entry, words};
