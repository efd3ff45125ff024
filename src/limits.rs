//! Every bound in one place: how large files, names, expressions and diagrams may be. Each has its own finding when it is passed.

// Files: `fil-for-stor`, `for-dyp`, `flere-funn`.

/// The largest file that is read, in bytes. The largest real one is a tenth of this.
pub const FILE: usize = 1 << 20;
/// How many levels of lists and tables a file may have inside each other: the bound of the TOML reader.
pub const FILE_DEPTH: usize = 80;
/// How many syntax errors are reported for one file; the rest would only be echoes.
pub const SYNTAX_ERRORS: usize = 20;
/// The most findings shown for one file; the most serious are kept.
pub const FINDINGS: usize = 200;

/// The longest row of a table of cases, in bytes.
pub const ROW: usize = 1 << 20;

// Names: `navn-for-langt`, `ugyldig-omrade`.

/// The longest id, in characters. The longest real one has 46.
pub const NAME: usize = 64;
/// The most options a choice can have: one bit each in a diagram, with room for «left to a professional».
pub const OPTIONS: usize = 60;

// Expressions: `feel-for-stor`.

/// The longest expression that is parsed, in bytes.
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

// Diagrams: `for-sammensatt`.

/// The most regions a fact can have: one bit each.
pub const REGIONS: usize = 63;
/// The most nodes the diagrams of one ruleset may need; real ones stay below a hundredth of it.
pub const DIAGRAM_NODES: usize = 200_000;
/// The most work for the diagrams of one service, in branches looked at: about a second. Counted and not timed, so that the
/// same rules give the same answer on every machine.
pub const DIAGRAM_WORK: u64 = 10_000_000;
