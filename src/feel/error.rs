//! One finding about an expression. It knows bytes in the expression; the file around it adds the place.

use std::ops::Range;

use crate::diagnostic::Code;

/// What is wrong with an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeelError {
    /// Which rule was broken.
    pub code: Code,
    /// Bytes from and to in the expression's text.
    pub span: Range<usize>,
    /// What is wrong, in one Norwegian sentence without a full stop.
    pub message: String,
    /// What to do, in Norwegian.
    pub help: Option<String>,
}

impl FeelError {
    /// A finding without a remedy.
    pub fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> FeelError {
        FeelError { code, span, message: message.into(), help: None }
    }

    /// The same with a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> FeelError {
        self.help = Some(help.into());
        self
    }

    /// The same with a remedy if there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> FeelError {
        self.help = help.or(self.help);
        self
    }
}
