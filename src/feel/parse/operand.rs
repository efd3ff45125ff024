//! Operands: literals, names, calls, parentheses, lists and intervals.

use std::ops::Range;

use super::super::ast::{Expr, Function, Kind};
use super::super::error::FeelError;
use super::super::function::{is_left_out, names};
use super::super::lex;
use super::Parser;
use super::refuse::is_keyword;
use crate::diagnostic::Code;
use crate::source::suggestion;
use crate::units::Date;

/// The longest name of a function, in words.
const LONGEST_NAME: usize = 4;

impl Parser<'_> {
    /// The tightest level.
    pub(super) fn operand(&mut self) -> Expr {
        let start = self.cursor.start();
        let kind = match self.cursor.kind().clone() {
            lex::Kind::Number(number) => Kind::Number(number),
            lex::Kind::Hours(number) => Kind::Hours(number),
            lex::Kind::Kroner(number) => Kind::Kroner(number),
            lex::Kind::Text(text) => Kind::Text(text),
            lex::Kind::Word("true") => Kind::Bool(true),
            lex::Kind::Word("false") => Kind::Bool(false),
            lex::Kind::Word("null") => Kind::Null,
            lex::Kind::Word(word) => return self.name_or_call(start, word),
            lex::Kind::Sign("(") => return self.parentheses(start),
            lex::Kind::Sign("[") => return self.list_or_interval(start),
            lex::Kind::Sign("]") => {
                self.cursor.bump();
                let low = self.expr();
                if !self.cursor.eat("..") {
                    self.missing("intervallet mangler «..»", "et intervall som begynner med ], skrives ]a..b]");
                }
                return self.interval(start, false, low);
            }
            lex::Kind::Sign("@") => return self.at_literal(start),
            lex::Kind::Sign(_) | lex::Kind::End | lex::Kind::Bad => return self.no_operand(),
        };
        self.cursor.bump();
        let expr = self.node(start, kind);
        self.refuse_suffixes();
        expr
    }

    fn parentheses(&mut self, start: usize) -> Expr {
        self.cursor.bump();
        let expr = self.expr();
        if self.cursor.eat("..") {
            return self.interval(start, false, expr);
        }
        self.close(")");
        self.refuse_suffixes();
        expr
    }

    fn list_or_interval(&mut self, start: usize) -> Expr {
        self.cursor.bump();
        let mut items = Vec::new();
        if !self.cursor.at("]") {
            let first = self.expr();
            if self.cursor.eat("..") {
                return self.interval(start, true, first);
            }
            items.push(first);
            while self.another("]") {
                items.push(self.expr());
            }
        } else {
            self.cursor.bump();
        }
        let list = self.node(start, Kind::List(items));
        self.refuse_suffixes();
        list
    }

    fn at_literal(&mut self, start: usize) -> Expr {
        self.cursor.bump();
        let lex::Kind::Text(text) = self.cursor.kind().clone() else {
            self.missing("det mangler en tekst etter @", "skriv @\"2026-01-31\"");
            return self.hole();
        };
        let span = self.cursor.span();
        self.cursor.bump();
        if text.starts_with(['P', '-', 'T']) || text.contains(':') {
            let message = "klokkeslett og varigheter er ikke tillatt i krav";
            let help = "skriv timer som 25 h, og historikk som et antall måneder";
            self.cursor.report(FeelError::new(Code::FeelRefused, start..span.end, message).help(help));
            return self.hole();
        }
        self.day(start, &text, span)
    }

    /// A day, if the calendar has it.
    fn day(&mut self, start: usize, text: &str, span: Range<usize>) -> Expr {
        match text.parse::<Date>() {
            Ok(date) => {
                let expr = self.node(start, Kind::Date(date));
                self.refuse_suffixes();
                expr
            }
            Err(error) => {
                let found = FeelError::new(Code::BadDate, span, format!("«{text}» er ikke en dato: {error}"));
                self.cursor.report(found.help("skriv for eksempel date(\"2026-01-31\")"));
                self.hole()
            }
        }
    }

    fn name_or_call(&mut self, start: usize, word: &str) -> Expr {
        if self.refuse_keyword(word) {
            return self.hole();
        }
        if let Some((words, name)) = self.called_name() {
            let span = start..self.cursor.end_of(words.saturating_sub(1));
            (0..words).for_each(|_| self.cursor.bump());
            let arguments = self.arguments();
            let call = self.call(start, &name, span, arguments);
            self.refuse_suffixes();
            return call;
        }
        self.cursor.bump();
        if word == "not" {
            let message = "not må ha parentes";
            let found = FeelError::new(Code::FeelSyntax, self.last_span(), message).help("skriv not(...)");
            self.cursor.report(found);
            return self.nested(Self::unary);
        }
        let expr = self.node(start, Kind::Name(word.to_owned()));
        self.refuse_suffixes();
        expr
    }

    /// The name of the function called here, and how many words it has; functions may have names of several words.
    fn called_name(&self) -> Option<(usize, String)> {
        let mut words = Vec::new();
        while words.len() < LONGEST_NAME {
            let lex::Kind::Word(word) = self.cursor.ahead(words.len()) else { break };
            words.push(*word);
            if *self.cursor.ahead(words.len()) == lex::Kind::Sign("(") {
                let name = words.join(" ");
                let known = words.len() == 1 || Function::named(&name).is_some() || is_left_out(&name);
                let meant = || !words.iter().any(|word| is_keyword(word)) && suggestion(&name, names()).is_some();
                return (known || meant()).then_some((words.len(), name));
            }
        }
        None
    }

    fn call(&mut self, start: usize, name: &str, span: Range<usize>, arguments: Vec<Expr>) -> Expr {
        if let Some(function) = Function::named(name) {
            return self.node(start, Kind::Call(function, arguments));
        }
        if name == "date" {
            if let [Expr { kind: Kind::Text(text), span }] = arguments.as_slice() {
                return self.day(start, text, span.clone());
            }
            let found = FeelError::new(Code::FeelRefused, span, "date tar bare en dato i anførselstegn");
            self.cursor.report(found.help("skriv for eksempel date(\"2026-01-31\")"));
        } else if is_left_out(name) {
            let found = FeelError::new(Code::FeelRefused, span, format!("funksjonen «{name}» er ikke tillatt i krav"));
            self.cursor.report(found.maybe_help(super::refuse::instead_of(name)));
        } else {
            let found = FeelError::new(Code::FeelUnknownFunction, span, format!("ukjent funksjon «{name}»"));
            let list = || format!("funksjonene er {}", names().collect::<Vec<_>>().join(", "));
            self.cursor.report(found.help(suggestion(name, names()).unwrap_or_else(list)));
        }
        self.hole()
    }

    fn arguments(&mut self) -> Vec<Expr> {
        self.cursor.bump();
        let mut arguments = Vec::new();
        if self.cursor.eat(")") {
            return arguments;
        }
        loop {
            if self.word().is_some() && *self.cursor.ahead(1) == lex::Kind::Sign(":") {
                let span = self.cursor.span();
                let found = FeelError::new(Code::FeelRefused, span, "navn på argumenter er ikke tillatt i krav");
                self.cursor.report(found.help("skriv verdiene i rekkefølge, uten navn og kolon"));
                self.cursor.bump();
                self.cursor.bump();
            }
            arguments.push(self.expr());
            if !self.another(")") {
                return arguments;
            }
        }
    }
}
