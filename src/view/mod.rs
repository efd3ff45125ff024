//! The shapes that leave the library: results as JSON, and the words that go beside a pack. The only serialised results.

mod aside;
mod assessment;
mod columns;
mod difference;
mod handbook;
mod phrase;
mod published;
mod report;
mod stated;
mod words;

pub use assessment::{Assessment, assessment};
pub use columns::columns;
pub use difference::difference;
pub use handbook::{Book, handbook};
pub use phrase::{named, phrase};
pub use published::published;
pub use report::{Side, report};
pub use stated::{Problems, knowledge, raw, value};
pub use words::{index_entry, words};
