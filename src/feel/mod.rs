//! FEEL, the expression language of the OMG standard DMN 1.5, in the closed subset that criteria use.

pub mod ast;
mod builtin;
mod check;
mod command;
mod error;
mod eval;
mod function;
mod json;
mod lex;
pub mod limits;
mod number;
mod parse;
mod print;
mod text;
mod types;
mod value;

pub use check::{Scope, check, infer};
pub use command::eval_json;
pub use error::FeelError;
pub use eval::{evaluate, evaluate_typed};
pub use json::{from_json, to_json};
pub use number::{Number, NumberError};
pub use parse::parse;
pub use print::print;
pub use types::Type;
pub use value::{Range, Value};
