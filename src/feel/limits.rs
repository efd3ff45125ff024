//! How large an expression may be: every bound of the language in one place.

/// The longest text that is parsed, in bytes.
pub const LENGTH: usize = 64 * 1024;
/// How many levels an expression may have inside each other. A row of operators such as `a + b + c` is a level for each.
pub const DEPTH: usize = 64;
/// How many nodes an expression may have.
pub const NODES: usize = 10_000;
/// How many digits a number may be written with.
pub const DIGITS: usize = 100;
/// How many errors are reported for one expression; the rest would only be echoes.
pub const ERRORS: usize = 20;
/// How many significant digits arithmetic keeps, as the standard says.
pub const PRECISION: u64 = 34;
/// The longest text an expression may put together, in bytes; a longer one is null.
pub const TEXT: usize = 64 * 1024;
/// The largest exponent of `**`, in either direction.
pub const EXPONENT: i64 = 1_000;
/// How large and how small the power of ten in front of a number may be, as in a decimal of 128 bits; beyond it arithmetic gives null.
pub const MAGNITUDE: i64 = 6_144;
