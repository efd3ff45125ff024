//! FEEL, the expression language of the OMG standard DMN 1.5, in the closed subset that criteria use.

pub mod ast;
mod error;
mod function;
mod lex;
pub mod limits;
mod parse;
mod print;
mod text;

pub use error::FeelError;
pub use parse::parse;
pub use print::print;
