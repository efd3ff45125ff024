//! The type checker: reports every place where the standard would give null, so that a condition means what it says.

mod call;
mod operator;

use super::ast::{Expr, Interval, Kind, Operator, Test};
use super::error::FeelError;
use super::types::Type;
use crate::diagnostic::Code;
use crate::source::suggestion;

/// What is known about the names an expression may use.
pub struct Scope<'a> {
    /// The type of a fact or a parameter; nothing when there is none of that name.
    pub types: &'a dyn Fn(&str) -> Option<Type>,
    /// All names, for suggestions.
    pub names: &'a [&'a str],
}

/// Everything that is wrong with an expression whose value should be of the type `expected`, if one is given.
pub fn check(expr: &Expr, scope: &Scope<'_>, expected: Option<&Type>) -> Vec<FeelError> {
    let (found, mut errors) = infer(expr, scope);
    if let Some(expected) = expected.filter(|expected| found.join(expected).is_none()) {
        let message = format!("uttrykket er {found}, men her skal det være {expected}");
        errors.push(FeelError::new(Code::FeelType, expr.span.clone(), message).maybe_help(help_for(expected, &found)));
    }
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors
}

/// The type of an expression and everything that is wrong with it.
pub fn infer(expr: &Expr, scope: &Scope<'_>) -> (Type, Vec<FeelError>) {
    let mut checker = Checker { scope, errors: Vec::new() };
    let found = checker.expr(expr);
    (found, checker.errors)
}

fn help_for(expected: &Type, found: &Type) -> Option<String> {
    let help = match (expected, found) {
        (Type::Boolean, _) => "et krav er en sammenligning, for eksempel alder >= 67",
        (Type::Hours, Type::Number) => "skriv timer med h, for eksempel 25 h",
        (Type::Money, Type::Number) => "skriv beløp med kr, for eksempel 1500 kr",
        _ => return None,
    };
    Some(help.to_owned())
}

struct Checker<'a> {
    scope: &'a Scope<'a>,
    errors: Vec<FeelError>,
}

impl Checker<'_> {
    fn report(&mut self, code: Code, at: &Expr, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(FeelError::new(code, at.span.clone(), message).help(help));
    }

    /// The type of an expression; what is wrong is reported once, and the type is then `Any`.
    fn expr(&mut self, expr: &Expr) -> Type {
        match &expr.kind {
            Kind::Null => {
                self.report(
                    Code::FeelNull,
                    expr,
                    "null kan ikke stå i et krav",
                    "det som ikke er kjent, er ukjent av seg selv; fjern null",
                );
                Type::Any
            }
            Kind::Bool(_) => Type::Boolean,
            Kind::Number(_) => Type::Number,
            Kind::Hours(_) => Type::Hours,
            Kind::Kroner(_) => Type::Money,
            Kind::Text(_) => Type::Text,
            Kind::Date(_) => Type::Date,
            Kind::Name(name) => self.name(expr, name),
            Kind::Negate(operand) => {
                let found = self.expr(operand);
                self.computable(operand, &found)
            }
            Kind::Binary(operator, left, right) => self.binary(expr, *operator, left, right),
            Kind::And(parts) | Kind::Or(parts) => {
                parts.iter().for_each(|part| self.boolean(part));
                Type::Boolean
            }
            Kind::Between(value, low, high) => {
                let found = self.expr(value);
                for end in [low, high] {
                    let other = self.expr(end);
                    self.ordering(end, (value, &found), (end, &other));
                }
                Type::Boolean
            }
            Kind::In(value, tests) => {
                let found = self.expr(value);
                tests.iter().for_each(|test| self.test(value, &found, test));
                Type::Boolean
            }
            Kind::If(condition, yes, no) => {
                self.boolean(condition);
                let (first, second) = (self.expr(yes), self.expr(no));
                self.same(no, &first, &second)
            }
            Kind::List(items) => Type::List(Box::new(self.items(items))),
            Kind::Interval(interval) => self.interval(interval),
            Kind::Call(function, arguments) => self.call(expr, *function, arguments),
        }
    }

    fn name(&mut self, expr: &Expr, name: &str) -> Type {
        if let Some(found) = (self.scope.types)(name) {
            return found;
        }
        let help = suggestion(name, self.scope.names.iter().copied());
        let help = help.unwrap_or_else(|| "legg opplysningen til i opplysninger.toml, eller rett navnet".to_owned());
        self.report(Code::FeelUnknownName, expr, format!("ukjent navn «{name}»"), help);
        Type::Any
    }

    fn boolean(&mut self, expr: &Expr) {
        let found = self.expr(expr);
        if found.join(&Type::Boolean).is_none() {
            let help = "sammenlign med noe, for eksempel alder >= 67";
            self.report(Code::FeelType, expr, format!("her skal det stå ja/nei, men dette er {found}"), help);
        }
    }

    /// The type itself if one can compute with it.
    fn computable(&mut self, expr: &Expr, found: &Type) -> Type {
        if found.is_computable() {
            return found.clone();
        }
        let help = match found {
            Type::Score => "en score kan bare sammenlignes: 9 betyr ikke relevant",
            _ => "bruk tall, timer (25 h) eller beløp (1500 kr)",
        };
        self.report(Code::FeelType, expr, format!("det går ikke an å regne med {found}"), help);
        Type::Any
    }

    /// The type of two that should be the same.
    fn same(&mut self, second_at: &Expr, first: &Type, second: &Type) -> Type {
        first.join(second).unwrap_or_else(|| {
            let message = format!("dette er {second}, men det første er {first}");
            let help = help_for(first, second).unwrap_or_else(|| "alle må være av samme slag".to_owned());
            self.report(Code::FeelType, second_at, message, help);
            Type::Any
        })
    }

    /// The type the items have in common.
    fn items(&mut self, items: &[Expr]) -> Type {
        let mut common = Type::Any;
        for item in items {
            let found = self.expr(item);
            common = self.same(item, &common, &found);
        }
        common
    }

    fn interval(&mut self, interval: &Interval) -> Type {
        let (low, high) = (self.expr(&interval.low), self.expr(&interval.high));
        self.ordering(&interval.high, (&interval.low, &low), (&interval.high, &high));
        Type::Interval(Box::new(low.join(&high).unwrap_or(Type::Any)))
    }

    fn test(&mut self, value: &Expr, found: &Type, test: &Test) {
        match test {
            Test::Compare(operator @ (Operator::Equal | Operator::NotEqual), wanted) => {
                let other = self.expr(wanted);
                self.equality(wanted, *operator, found, (wanted, &other));
            }
            Test::Compare(_, wanted) => {
                let other = self.expr(wanted);
                self.ordering(wanted, (value, found), (wanted, &other));
            }
            Test::Value(wanted) => self.member(value, found, wanted),
        }
    }

    /// A value after `in`: each item of a list and each end of an interval is compared.
    fn member(&mut self, value: &Expr, found: &Type, wanted: &Expr) {
        match &wanted.kind {
            Kind::List(items) => items.iter().for_each(|item| self.member(value, found, item)),
            Kind::Interval(interval) => {
                for end in [&interval.low, &interval.high] {
                    let other = self.expr(end);
                    self.ordering(end, (value, found), (end, &other));
                }
            }
            _ => match self.expr(wanted) {
                Type::List(item) => self.equality(wanted, Operator::Equal, found, (wanted, &item)),
                Type::Interval(end) => self.ordering(wanted, (value, found), (wanted, &end)),
                other => self.equality(wanted, Operator::Equal, found, (wanted, &other)),
            },
        }
    }
}
