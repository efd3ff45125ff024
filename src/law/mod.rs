//! A reference to law as a value: parsed once, compared as data, printed the same everywhere.

mod reference;
mod register;

pub use reference::{LawError, LawRef, parted};
pub use register::{Finding, Law, Paragraph, Register, Succession};
