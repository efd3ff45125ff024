//! FEEL, the expression language of the OMG standard DMN 1.5, in the closed subset that criteria use.
//!
//! `text -> lex -> parse -> Expr -> check` (types) `-> evaluate -> Value -> JSON`, and `print` back to text. An expression has no
//! loops and no functions of its own, and its size is limited, so evaluation always ends, and soon.
//!
//! Where the standard and its test suite leave room, this is what we do:
//! - **Unknown is not null.** A fact that is not known is `Unknown`. An operator on it gives unknown, except where the rest decides
//!   whatever it turns out to be: `and`, `or`, `at least`, an `if` with equal branches, and what the standard defines by `and` and
//!   `or`: `between`, intervals, `in`, equality of lists. More knowledge never changes a value that was known.
//! - **`in` never gives null for another kind of value**: `true in [1, true]` is true and `true in [1, 2]` false, as in the test suite,
//!   though `true = 1` is null. A list is searched for an element, it is not itself a candidate.
//! - **Numbers** have 34 digits, rounded half to even; `**` takes whole exponents within bounds. A number with an exponent is
//!   read (`1.5e3`) and printed plainly.
//! - **`-2 ** 2` is 4**, `2 ** 3 ** 2` is 64, and comparisons can't be chained, as the grammar says.
//! - **Scores**: 9 means not relevant and is outside the order. Every ordering with it is false, on either side; `= 9` works.
//! - **`25 h`** is 25 hours in minutes, **`1500 kr`** is 1500 kroner in øre, and `at least(k, a, b, ...)` counts: our additions.
//! - Named arguments, one-sided ranges as values, dates with a time and everything in `refuse` are left out, each by name.

pub mod ast;
mod builtin;
mod check;
mod command;
mod error;
mod eval;
mod function;
mod json;
mod lex;
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
