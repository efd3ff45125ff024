//! One point of a review.

use serde::Serialize;

/// What a point asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The decision must say why.
    MustExplain,
    /// Worth a look before signing.
    Check,
    /// Good to know.
    Note,
}

/// One point: what, where, on which ground, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Names the rule; stable.
    pub code: &'static str,
    /// What it asks for.
    pub severity: Severity,
    /// The line it is about; none for the draft as a whole.
    pub line: Option<String>,
    /// The criterion, rung or relation it rests on.
    pub criterion: Option<String>,
    /// The legal basis as printed, or empty.
    pub law: String,
    /// What, in one sentence.
    pub text: String,
    /// What to do.
    pub remedy: String,
    /// Where the rule was read, or empty.
    pub source: String,
    /// Whether the draft already gives a reason for it.
    pub explained: bool,
}

/// All points of a draft, the most pressing first within each line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Review {
    /// The points.
    pub findings: Vec<Finding>,
}
