//! Something in a draft that could not be used: where, what is wrong, and what to do.

use serde::Serialize;

/// A located message about a draft. The rest of the draft is still computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which rule was broken, as a short Norwegian word for programs.
    pub code: &'static str,
    /// The line's id; none when it is about the draft as a whole.
    pub line: Option<String>,
    /// The field, with dots between levels, as `recipient.income.min`.
    pub field: String,
    /// What is wrong, in one Norwegian sentence without a full stop.
    pub message: String,
    /// What to do, in Norwegian.
    pub help: String,
}
