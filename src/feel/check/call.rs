//! The types functions take and give.

use super::super::ast::{Expr, Function, Kind};
use super::super::error::FeelError;
use super::super::types::Type;
use super::Checker;
use super::operator::constant;
use crate::diagnostic::Code;

impl Checker<'_> {
    pub(super) fn call(&mut self, expr: &Expr, function: Function, arguments: &[Expr]) -> Type {
        let (fewest, most) = function.arguments();
        if !(fewest..=most).contains(&arguments.len()) {
            let wanted = match (fewest, most) {
                (fewest, usize::MAX) => format!("minst {}", values(fewest)),
                (fewest, most) if fewest == most => values(fewest),
                (fewest, most) => format!("{fewest} eller {}", values(most)),
            };
            let message = format!("{} skal ha {wanted}, men har {}", function.name(), arguments.len());
            let found = FeelError::new(Code::FeelArguments, expr.span.clone(), message);
            self.errors.push(found.help(format!("for eksempel {}", example(function))));
            for argument in arguments {
                self.expr(argument);
            }
            return result(function);
        }
        match (function, arguments) {
            (Function::Not, arguments) => {
                arguments.iter().for_each(|argument| self.boolean(argument));
                Type::Boolean
            }
            (Function::AtLeast, [count, parts @ ..]) => {
                self.count(count, parts.len());
                parts.iter().for_each(|part| self.boolean(part));
                Type::Boolean
            }
            (Function::Is, arguments) => {
                self.items(arguments);
                Type::Boolean
            }
            (Function::Count, [list]) => {
                let found = self.expr(list);
                if !matches!(found, Type::List(_) | Type::Any) {
                    let message = format!("count tar en liste, men dette er {found}");
                    self.report(Code::FeelType, list, message, "for eksempel count([a, b])");
                }
                Type::Number
            }
            (Function::Min | Function::Max | Function::Sum, arguments) => {
                if let [Expr { kind: Kind::List(items), .. }] = arguments
                    && items.is_empty()
                {
                    let message = format!("{} av en tom liste finnes ikke", function.name());
                    self.report(Code::FeelType, expr, message, format!("for eksempel {}", example(function)));
                }
                let found = self.common(arguments);
                if matches!(found, Type::Text | Type::Date) && function != Function::Sum {
                    return found;
                }
                self.computable(expr, &found)
            }
            (_, [number, second]) => {
                let found = self.expr(number);
                let found = self.computable(number, &found);
                if function == Function::Modulo {
                    let divisor = self.expr(second);
                    let divisor = self.computable(second, &divisor);
                    return self.same(second, &found, &divisor);
                }
                self.scale(second);
                found
            }
            (_, arguments) => {
                let found = self.items(arguments);
                self.computable(expr, &found)
            }
        }
    }

    /// The type of the items: of the only argument if that is a list, else of the arguments.
    fn common(&mut self, arguments: &[Expr]) -> Type {
        match (self.items(arguments), arguments.len()) {
            (Type::List(item), 1) => *item,
            (found, _) => found,
        }
    }

    /// How many must hold: a whole number from 1 to as many as there are.
    fn count(&mut self, count: &Expr, parts: usize) {
        let found = self.expr(count);
        let most = i64::try_from(parts).unwrap_or(i64::MAX);
        if found.join(&Type::Number) != Some(Type::Number) {
            let message = format!("først i at least skal det stå et antall, men dette er {found}");
            self.report(Code::FeelType, count, message, "for eksempel at least(2, a, b, c)");
        } else if constant(count).is_some_and(|number| !number.whole().is_some_and(|whole| (1..=most).contains(&whole)))
        {
            let message = format!("antallet i at least må være et helt tall fra 1 til {most}");
            self.report(Code::FeelArguments, count, message, "så mange av leddene må stemme");
        }
    }

    /// How many decimals to round to.
    fn scale(&mut self, scale: &Expr) {
        let found = self.expr(scale);
        let whole = constant(scale).is_none_or(|number| number.whole().is_some());
        if found.join(&Type::Number) != Some(Type::Number) || !whole {
            self.report(Code::FeelType, scale, "antall desimaler må være et helt tall", "0 gir hele tall");
        }
    }
}

fn values(count: usize) -> String {
    if count == 1 { "én verdi".to_owned() } else { format!("{count} verdier") }
}

/// What a call gives whatever it was called with.
fn result(function: Function) -> Type {
    match function {
        Function::Not | Function::AtLeast | Function::Is => Type::Boolean,
        Function::Count => Type::Number,
        _ => Type::Any,
    }
}

fn example(function: Function) -> &'static str {
    match function {
        Function::Not => "not(bor_alene)",
        Function::AtLeast => "at least(2, a, b, c)",
        Function::Count => "count([a, b])",
        Function::Min => "min(a, b)",
        Function::Max => "max(a, b)",
        Function::Sum => "sum(a, b)",
        Function::Modulo => "modulo(a, 7)",
        Function::Is => "is(a, b)",
        Function::Abs => "abs(a - b)",
        Function::Floor => "floor(a)",
        Function::Ceiling => "ceiling(a)",
        Function::RoundUp => "round up(a, 0)",
        Function::RoundDown => "round down(a, 0)",
        Function::RoundHalfUp => "round half up(a, 0)",
        Function::RoundHalfDown => "round half down(a, 0)",
    }
}
