//! The parser: from tokens to a tree, by recursive descent, one method for each level of precedence.
//!
//! `if` < `or` < `and` < comparison, `between`, `in` < `+ -` < `* /` < `**` < unary minus, as the standard has them:
//! `-2 ** 2` is 4, `**` goes from the left, and comparisons can't be chained.

mod cursor;
mod operand;
mod refuse;

use super::ast::{Expr, Interval, Kind, Operator, Test};
use super::error::FeelError;
use super::lex::{self, lex};
use crate::diagnostic::Code;
use crate::limits;
use cursor::Cursor;

/// Reads an expression: the tree, if nothing is wrong, else everything that is.
pub fn parse(text: &str) -> (Option<Expr>, Vec<FeelError>) {
    if text.len() > limits::LENGTH {
        let message = format!("uttrykket er {} byte, grensen er {}", text.len(), limits::LENGTH);
        return (None, vec![FeelError::new(Code::FeelTooLarge, 0..1, message).help("del det i flere krav")]);
    }
    let (tokens, errors) = lex(text);
    let mut parser = Parser { cursor: Cursor::new(tokens, errors), text, depth: 0, nodes: 0, in_interval: false };
    let expr = parser.whole();
    let mut errors = parser.cursor.errors;
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors.dedup_by(|second, first| second.span == first.span);
    errors.truncate(limits::ERRORS);
    (errors.is_empty().then_some(expr), errors)
}

struct Parser<'a> {
    cursor: Cursor<'a>,
    text: &'a str,
    depth: usize,
    nodes: usize,
    /// Whether the upper end of an interval is being read, where `[` closes it.
    in_interval: bool,
}

impl Parser<'_> {
    /// The whole text. What is left over is reported, and reading goes on behind the next joint to find more.
    fn whole(&mut self) -> Expr {
        let expr = self.expr();
        while !self.cursor.at_end() {
            self.unexpected();
            while !self.cursor.at_end() && !self.cursor.at_joint() {
                self.skip_one();
            }
            self.cursor.bump();
            if !self.cursor.at_end() {
                self.expr();
            }
        }
        expr
    }

    /// Any expression.
    fn expr(&mut self) -> Expr {
        let outer = std::mem::replace(&mut self.in_interval, false);
        let expr =
            self.nested(|parser| if parser.cursor.at_word("if") { parser.conditional() } else { parser.disjunction() });
        self.in_interval = outer;
        expr
    }

    /// Reads one level further in, unless that is too deep.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Expr) -> Expr {
        if self.depth >= limits::DEPTH {
            return self.too_deep();
        }
        self.depth += 1;
        let expr = read(self);
        self.depth -= 1;
        expr
    }

    fn conditional(&mut self) -> Expr {
        let start = self.cursor.start();
        self.cursor.bump();
        let condition = self.expr();
        self.expect_word("then");
        let yes = self.expr();
        self.expect_word("else");
        let no = self.expr();
        self.node(start, Kind::If(Box::new(condition), Box::new(yes), Box::new(no)))
    }

    fn disjunction(&mut self) -> Expr {
        let start = self.cursor.start();
        let first = self.conjunction();
        if !self.cursor.at_word("or") {
            return first;
        }
        let mut parts = Vec::new();
        let mut next = first;
        loop {
            match next.kind {
                Kind::Or(inner) => parts.extend(inner),
                kind => parts.push(Expr { kind, span: next.span }),
            }
            if !self.cursor.eat_word("or") {
                return self.node(start, Kind::Or(parts));
            }
            next = self.conjunction();
        }
    }

    fn conjunction(&mut self) -> Expr {
        let start = self.cursor.start();
        let first = self.comparison();
        if !self.cursor.at_word("and") {
            return first;
        }
        let mut parts = Vec::new();
        let mut next = first;
        loop {
            match next.kind {
                Kind::And(inner) => parts.extend(inner),
                kind => parts.push(Expr { kind, span: next.span }),
            }
            if !self.cursor.eat_word("and") {
                return self.node(start, Kind::And(parts));
            }
            next = self.comparison();
        }
    }

    fn comparison(&mut self) -> Expr {
        let start = self.cursor.start();
        let left = self.sum();
        let mut expr = self.compared(start, left);
        while self.at_comparison() {
            self.chained();
            expr = self.compared(start, expr);
        }
        expr
    }

    fn at_comparison(&self) -> bool {
        self.cursor.at_word("between")
            || self.cursor.at_word("in")
            || self.cursor.operator(Operator::COMPARISONS).is_some()
    }

    /// The rest of a comparison whose left side has been read; the left side itself if there is none.
    fn compared(&mut self, start: usize, left: Expr) -> Expr {
        let left = Box::new(left);
        if let Some(operator) = self.cursor.eat_operator(Operator::COMPARISONS) {
            let right = Box::new(self.sum());
            self.node(start, Kind::Binary(operator, left, right))
        } else if self.cursor.eat_word("between") {
            let low = Box::new(self.sum());
            self.expect_word("and");
            let high = Box::new(self.sum());
            self.node(start, Kind::Between(left, low, high))
        } else if self.cursor.eat_word("in") {
            let tests = self.tests();
            self.node(start, Kind::In(left, tests))
        } else {
            *left
        }
    }

    /// What stands after `in`: one test, or several in parentheses.
    fn tests(&mut self) -> Vec<Test> {
        let start = self.cursor.start();
        if !self.cursor.eat("(") {
            return vec![self.test(Self::sum)];
        }
        let first = self.test(Self::expr);
        match first {
            Test::Value(low) if self.cursor.eat("..") => vec![Test::Value(self.interval(start, false, low))],
            first => {
                let mut tests = vec![first];
                while self.another(")") {
                    tests.push(self.test(Self::expr));
                }
                tests
            }
        }
    }

    fn test(&mut self, value: fn(&mut Self) -> Expr) -> Test {
        match self.cursor.eat_operator(Operator::COMPARISONS) {
            Some(operator) => Test::Compare(operator, self.sum()),
            None => Test::Value(value(self)),
        }
    }

    fn sum(&mut self) -> Expr {
        self.row(&[Operator::Add, Operator::Subtract], Self::product)
    }

    fn product(&mut self) -> Expr {
        self.row(&[Operator::Multiply, Operator::Divide], Self::power)
    }

    fn power(&mut self) -> Expr {
        self.row(&[Operator::Power], Self::unary)
    }

    /// Operands with operators of one precedence between them, grouped from the left.
    fn row(&mut self, operators: &[Operator], operand: fn(&mut Self) -> Expr) -> Expr {
        let start = self.cursor.start();
        let mut left = operand(self);
        while let Some(operator) = self.cursor.eat_operator(operators) {
            let right = Box::new(operand(self));
            left = self.node(start, Kind::Binary(operator, Box::new(left), right));
        }
        left
    }

    fn unary(&mut self) -> Expr {
        let start = self.cursor.start();
        if !self.cursor.eat("-") {
            return self.operand();
        }
        let operand = self.nested(Self::unary);
        self.node(start, Kind::Negate(Box::new(operand)))
    }

    /// An interval whose lower end and `..` have been read.
    fn interval(&mut self, start: usize, closed_low: bool, low: Expr) -> Expr {
        let outer = std::mem::replace(&mut self.in_interval, true);
        let high = self.sum();
        self.in_interval = outer;
        let closed_high = self.cursor.at("]");
        if !closed_high && !self.cursor.at(")") && !self.cursor.at("[") {
            self.missing("intervallet er ikke lukket", "avslutt det med ] når øvre ende er med, ellers med )");
            self.skip(false);
        }
        self.cursor.bump();
        self.node(start, Kind::Interval(Interval { closed_low, low: Box::new(low), high: Box::new(high), closed_high }))
    }

    /// Makes a node that ends where the last token ended, and keeps count of the limits.
    fn node(&mut self, start: usize, kind: Kind) -> Expr {
        let expr = Expr { kind, span: start..self.cursor.last_end().max(start) };
        self.nodes += 1;
        if self.nodes > limits::NODES {
            let message = format!("uttrykket har mer enn {} ledd", limits::NODES);
            return self.too_large(message, "del det i flere krav");
        }
        if expr.height() > limits::DEPTH {
            return self.too_deep();
        }
        expr
    }

    fn too_deep(&mut self) -> Expr {
        let message = format!("uttrykket har mer enn {} nivåer inni hverandre", limits::DEPTH);
        self.too_large(message, "skriv det flatere; en lang rekke av + skrives som sum(a, b, ...)")
    }

    /// Reports that a limit is reached and jumps to the end: all that would follow is more of the same.
    fn too_large(&mut self, message: String, help: &str) -> Expr {
        let span = self.cursor.span();
        self.cursor.report(FeelError::new(Code::FeelTooLarge, span, message).help(help));
        self.cursor.jump_to_end();
        self.hole()
    }

    /// What stands in the tree where something was wrong; such a tree never leaves the parser.
    fn hole(&self) -> Expr {
        Expr { kind: Kind::Null, span: self.cursor.span() }
    }

    /// Whether the next token is a word, and which.
    fn word(&self) -> Option<&str> {
        match self.cursor.kind() {
            lex::Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}
