//! The shapes that leave the library: results as JSON, and the words that go beside a pack. The only serialised results.

mod assessment;
mod phrase;
mod publish;
mod stated;
mod words;

pub use assessment::{Assessment, assessment};
pub use phrase::{named, phrase};
pub use publish::{Published, publish};
pub use stated::{Problems, knowledge, raw, value};
pub use words::words;
