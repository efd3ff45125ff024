//! The types operators take: comparisons and arithmetic.

use super::super::ast::{Expr, Kind, Operator};
use super::super::number::Number;
use super::super::types::Type;
use super::Checker;
use crate::diagnostic::Code;
use crate::limits;

/// The number an expression is, if it is written as one, with or without a minus.
pub(super) fn constant(expr: &Expr) -> Option<Number> {
    match &expr.kind {
        Kind::Number(number) => number.parse().ok(),
        Kind::Negate(operand) => constant(operand).map(|number| number.negate()),
        _ => None,
    }
}

/// Whether the type may be compared with the constant in spite of being another: no hours and no amount are the same everywhere.
fn is_zero(expr: &Expr) -> bool {
    constant(expr) == Some(Number::from(0))
}

impl Checker<'_> {
    pub(super) fn binary(&mut self, expr: &Expr, operator: Operator, left: &Expr, right: &Expr) -> Type {
        let (first, second) = (self.expr(left), self.expr(right));
        match operator {
            Operator::Equal | Operator::NotEqual => {
                if is_zero(left) && has_unit(&second) {
                    return Type::Boolean;
                }
                self.equality(expr, operator, &first, (right, &second));
                Type::Boolean
            }
            operator if operator.compares() => {
                self.ordering(expr, (left, &first), (right, &second));
                Type::Boolean
            }
            operator => self.arithmetic(expr, operator, (left, &first), (right, &second)),
        }
    }

    /// Values of different types are never equal and never different: the standard gives null.
    pub(super) fn equality(&mut self, at: &Expr, operator: Operator, first: &Type, (right, second): (&Expr, &Type)) {
        if first.join(second).is_some() || (has_unit(first) && is_zero(right)) {
            return;
        }
        let message = format!("kan ikke sammenligne {first} med {second}");
        self.report(Code::FeelType, at, message, remedy(first, second, operator.sign()));
    }

    pub(super) fn ordering(&mut self, at: &Expr, (left, first): (&Expr, &Type), (right, second): (&Expr, &Type)) {
        // Nothing is nothing in any unit.
        let nothing = match (has_unit(first) && is_zero(right), has_unit(second) && is_zero(left)) {
            (true, _) => Some(first.clone()),
            (_, true) => Some(second.clone()),
            _ => None,
        };
        let Some(joined) = first.join(second).or(nothing) else {
            let message = format!("kan ikke sammenligne {first} med {second}");
            return self.report(Code::FeelType, at, message, remedy(first, second, ">="));
        };
        if !joined.is_ordered() {
            let message = format!("{joined} har ingen rekkefølge");
            return self.report(Code::FeelType, at, message, "bruk = eller !=, eller in");
        }
        if joined == Type::Score && [left, right].into_iter().any(|side| constant(side) == Some(Number::from(9))) {
            let message = "scoren 9 (ikke relevant) er utenfor rekkefølgen";
            self.report(Code::FeelType, at, message, "skriv = 9, eller sammenlign med 1 til 5");
        }
    }

    fn arithmetic(
        &mut self,
        expr: &Expr,
        operator: Operator,
        (left, first): (&Expr, &Type),
        (right, second): (&Expr, &Type),
    ) -> Type {
        if operator == Operator::Add && *first == Type::Text && *second == Type::Text {
            return Type::Text;
        }
        let (first, second) = (self.computable(left, first), self.computable(right, second));
        self.constant_operand(operator, right);
        if first == Type::Any || second == Type::Any {
            return Type::Any;
        }
        let result = match operator {
            Operator::Add | Operator::Subtract => first.join(&second),
            Operator::Multiply if first == Type::Number => Some(second.clone()),
            Operator::Multiply | Operator::Divide if second == Type::Number => Some(first.clone()),
            Operator::Divide if first == second => Some(Type::Number),
            Operator::Power if first == Type::Number && second == Type::Number => Some(Type::Number),
            _ => None,
        };
        result.unwrap_or_else(|| {
            let message = format!("det går ikke an å regne ut {first} {} {second}", operator.sign());
            self.report(Code::FeelType, expr, message, remedy(&first, &second, operator.sign()));
            Type::Any
        })
    }

    /// What is wrong with the right side whatever the left side is.
    fn constant_operand(&mut self, operator: Operator, right: &Expr) {
        let Some(number) = constant(right) else { return };
        if operator == Operator::Divide && number == Number::from(0) {
            self.report(Code::FeelType, right, "det går ikke an å dele på 0", "rett tallet det deles på");
        }
        let bounded = number.whole().is_some_and(|exponent| exponent.abs() <= limits::EXPONENT);
        if operator == Operator::Power && !bounded {
            let message = format!("eksponenten må være et helt tall fra -{0} til {0}", limits::EXPONENT);
            self.report(Code::FeelType, right, message, "bruk en hel, liten eksponent");
        }
    }
}

/// Whether numbers of the type are written with a unit.
fn has_unit(found: &Type) -> bool {
    matches!(found, Type::Hours | Type::Money)
}

/// What to do when two types do not go together.
fn remedy(first: &Type, second: &Type, sign: &str) -> String {
    match (first, second) {
        _ if matches!(sign, "*" | "/" | "**") => "gang og del med et vanlig tall".to_owned(),
        (Type::Hours, Type::Number) | (Type::Number, Type::Hours) => {
            format!("skriv timer med h, for eksempel timer_per_uke {sign} 25 h")
        }
        (Type::Money, Type::Number) | (Type::Number, Type::Money) => {
            format!("skriv beløp med kr, for eksempel inntekt {sign} 1500 kr")
        }
        (Type::Date, _) | (_, Type::Date) => "skriv datoer som date(\"2026-01-31\")".to_owned(),
        (Type::Number | Type::Score | Type::Money, Type::Text)
        | (Type::Text, Type::Number | Type::Score | Type::Money) => {
            "tall skrives uten anførselstegn, tekst med".to_owned()
        }
        (Type::Boolean, Type::Text) | (Type::Text, Type::Boolean) => {
            "skriv true eller false uten anførselstegn".to_owned()
        }
        (_, Type::List(_) | Type::Interval(_)) => "bruk in foran en liste eller et intervall".to_owned(),
        _ => "begge sider må være av samme slag".to_owned(),
    }
}
