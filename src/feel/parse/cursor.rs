//! A position among the tokens, with the errors found so far.

use std::ops::Range;

use super::super::ast::Operator;
use super::super::error::FeelError;
use super::super::lex::{Kind, Token};

pub(super) struct Cursor<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    pub errors: Vec<FeelError>,
    /// After a syntax error nothing more is reported until the next joint: it would only be an echo.
    quiet: bool,
}

impl<'a> Cursor<'a> {
    /// `tokens` ends with `End`.
    pub fn new(tokens: Vec<Token<'a>>, errors: Vec<FeelError>) -> Cursor<'a> {
        Cursor { tokens, at: 0, errors, quiet: false }
    }

    /// The token `ahead` of this one.
    pub fn ahead(&self, ahead: usize) -> &Kind<'a> {
        self.tokens.get(self.at.saturating_add(ahead)).map_or(&Kind::End, |token| &token.kind)
    }

    pub fn kind(&self) -> &Kind<'a> {
        self.ahead(0)
    }

    /// The token before this one.
    pub fn previous(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    /// The bytes of this token.
    pub fn span(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(0..0, |token| token.span.clone())
    }

    /// Where this token begins.
    pub fn start(&self) -> usize {
        self.span().start
    }

    /// Where the token before this one ended.
    pub fn last_end(&self) -> usize {
        self.previous().map_or(0, |token| token.span.end)
    }

    /// Where the token `ahead` of this one ends.
    pub fn end_of(&self, ahead: usize) -> usize {
        self.tokens.get(self.at.saturating_add(ahead)).map_or(0, |token| token.span.end)
    }

    pub fn at_end(&self) -> bool {
        *self.kind() == Kind::End
    }

    pub fn at(&self, sign: &str) -> bool {
        matches!(self.kind(), Kind::Sign(found) if *found == sign)
    }

    pub fn at_word(&self, word: &str) -> bool {
        matches!(self.kind(), Kind::Word(found) if *found == word)
    }

    /// Whether a new part begins behind this token.
    pub fn at_joint(&self) -> bool {
        match self.kind() {
            Kind::Word(word) => matches!(*word, "and" | "or" | "then" | "else"),
            Kind::Sign(sign) => *sign == ",",
            _ => false,
        }
    }

    /// Goes to the next token; stays at the end.
    pub fn bump(&mut self) {
        if self.at_joint() {
            self.quiet = false;
        }
        if !self.at_end() {
            self.at += 1;
        }
    }

    pub fn eat(&mut self, sign: &str) -> bool {
        let here = self.at(sign);
        if here {
            self.bump();
        }
        here
    }

    pub fn eat_word(&mut self, word: &str) -> bool {
        let here = self.at_word(word);
        if here {
            self.bump();
        }
        here
    }

    /// Which of these operators stands here.
    pub fn operator(&self, among: &[Operator]) -> Option<Operator> {
        among.iter().copied().find(|operator| self.at(operator.sign()))
    }

    pub fn eat_operator(&mut self, among: &[Operator]) -> Option<Operator> {
        let found = self.operator(among)?;
        self.bump();
        Some(found)
    }

    pub fn jump_to_end(&mut self) {
        self.at = self.tokens.len().saturating_sub(1);
        self.quiet = true;
    }

    /// Reports something that does not disturb the reading of what follows.
    pub fn report(&mut self, error: FeelError) {
        if !self.quiet {
            self.errors.push(error);
        }
    }

    /// Reports a break in the syntax, once until the next joint.
    pub fn report_break(&mut self, error: FeelError) {
        self.report(error);
        self.quiet = true;
    }

    /// Whether something is wrong already with the last token or behind it.
    pub fn ends_in_error(&self) -> bool {
        self.errors.iter().any(|error| error.span.end >= self.last_end())
    }

    /// Nothing more is reported until the next joint; for what the lexer has reported already.
    pub fn hush(&mut self) {
        self.quiet = true;
    }
}
