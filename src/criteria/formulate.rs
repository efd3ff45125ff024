//! From a parsed condition to a formula over facts. In criteria a fact is compared with constants only: that is what
//! makes exact reasoning possible, so everything else is refused here with its place.

use std::ops::Range;

use bigdecimal::RoundingMode;

use super::read::possible;
use crate::diagnostic::Code;
use crate::fact::{Catalogue, Domain, Formula, Kind, ValueSet};
use crate::feel::ast::{Expr, Function, Interval, Kind as Node, Operator, Test};
use crate::feel::{self, FeelError, Number, Type, Value};
use crate::source::suggestion;

/// What names mean: facts, and parameters with their values.
pub struct Scope<'a> {
    /// The facts.
    pub facts: &'a Catalogue,
    /// Parameter names and values; an open one has none.
    pub parameters: &'a [(String, Option<Number>)],
}

/// The formula of a condition, or everything that hinders it.
pub fn formulate(expr: &Expr, scope: &Scope<'_>) -> Result<Formula, Vec<FeelError>> {
    let mut errors = scope.mistyped(expr);
    if !errors.is_empty() {
        return Err(errors);
    }
    let formula = scope.condition(expr, &mut errors);
    if errors.is_empty() { Ok(formula) } else { Err(errors) }
}

/// The type that expressions see.
fn type_of(kind: Kind) -> Type {
    match kind {
        Kind::Boolean => Type::Boolean,
        Kind::Choice => Type::Text,
        Kind::Score => Type::Score,
        Kind::Integer => Type::Number,
        Kind::Hours => Type::Hours,
        Kind::Money => Type::Money,
        Kind::Date => Type::Date,
    }
}

fn error(span: &Range<usize>, message: impl Into<String>) -> FeelError {
    FeelError::new(Code::NotACondition, span.clone(), message)
}

impl Scope<'_> {
    /// Where values of different types meet, such as hours and a bare number, or a score and an order with 9.
    fn mistyped(&self, expr: &Expr) -> Vec<FeelError> {
        let types = |name: &str| {
            let parameter = || self.parameters.iter().any(|(id, _)| id == name).then_some(Type::Any);
            self.facts.get(name).map(|fact| type_of(fact.domain.kind)).or_else(parameter)
        };
        let names: Vec<&str> = self.facts.ids().chain(self.parameters.iter().map(|(id, _)| id.as_str())).collect();
        let errors = feel::check(expr, &feel::Scope { types: &types, names: &names }, Some(&Type::Boolean));
        // Unknown names and null alone are left to what follows.
        let typed =
            errors.iter().any(|error| matches!(error.code, Code::FeelType | Code::FeelArguments | Code::FeelNull));
        if typed { errors } else { Vec::new() }
    }

    fn condition(&self, expr: &Expr, errors: &mut Vec<FeelError>) -> Formula {
        let mut each = |parts: &[Expr]| parts.iter().map(|part| self.condition(part, errors)).collect::<Vec<_>>();
        match &expr.kind {
            Node::Bool(holds) => Formula::Always(*holds),
            Node::And(parts) => Formula::All(each(parts)),
            Node::Or(parts) => Formula::Any(each(parts)),
            Node::If(test, yes, no) => {
                let [test, yes, no] = [test, yes, no].map(|part| Box::new(self.condition(part, errors)));
                Formula::If(test, yes, no)
            }
            Node::Call(Function::Not, arguments) => match arguments.as_slice() {
                [part] => Formula::Not(Box::new(self.condition(part, errors))),
                _ => self.refuse(errors, error(&expr.span, "not tar ett vilkår")),
            },
            Node::Call(Function::AtLeast, arguments) => self.at_least(expr, arguments, errors),
            Node::Name(name) => self.name(name, expr, errors),
            Node::Binary(operator, left, right) if is_comparison(*operator) => {
                match (self.fact_of(left), self.fact_of(right)) {
                    (Some(fact), None) => self.compare(fact, *operator, right, errors),
                    (None, Some(fact)) => self.compare(fact, mirrored(*operator), left, errors),
                    _ => self.refuse(errors, not_fact_with_constant(&expr.span)),
                }
            }
            Node::Between(value, low, high) => self.within(value, expr, errors, |scope, fact, errors| {
                let above = scope.set(fact, Operator::GreaterEqual, low, errors)?;
                let below = scope.set(fact, Operator::LessEqual, high, errors)?;
                Some(above.intersection(&below))
            }),
            Node::In(value, tests) => self.within(value, expr, errors, |scope, fact, errors| {
                let sets: Vec<_> = tests.iter().map(|test| scope.test(fact, test, errors)).collect();
                sets.into_iter().try_fold(ValueSet::default(), |all, set| Some(all.union(&set?)))
            }),
            Node::Null => self.refuse(
                errors,
                error(&expr.span, "null kan ikke stå i et krav")
                    .help("en opplysning som mangler, er ukjent av seg selv"),
            ),
            _ => self.refuse(errors, error(&expr.span, "her skal det stå et vilkår som er sant eller usant")),
        }
    }

    fn refuse(&self, errors: &mut Vec<FeelError>, found: FeelError) -> Formula {
        errors.push(found);
        Formula::Always(false)
    }

    fn at_least(&self, expr: &Expr, arguments: &[Expr], errors: &mut Vec<FeelError>) -> Formula {
        let Some((count, parts)) = arguments.split_first() else {
            return self.refuse(errors, error(&expr.span, "at least trenger et antall og vilkår"));
        };
        let wanted = self.number(count, errors).and_then(|number| usize::try_from(number.whole()?).ok());
        let parts: Vec<_> = parts.iter().map(|part| self.condition(part, errors)).collect();
        match wanted {
            Some(wanted) if wanted >= 1 && wanted <= parts.len() => Formula::AtLeast(wanted, parts),
            _ => self.refuse(errors, error(&count.span, format!("antallet må være fra 1 til {}", parts.len()))),
        }
    }

    fn name(&self, name: &str, expr: &Expr, errors: &mut Vec<FeelError>) -> Formula {
        match self.facts.index(name) {
            Some(fact) if self.domain(fact).kind == Kind::Boolean => Formula::Among(fact, ValueSet::one(1)),
            Some(_) => {
                let found = error(&expr.span, format!("«{name}» er ikke ja eller nei"));
                self.refuse(errors, found.help("sammenlign den med en verdi, for eksempel med = eller >="))
            }
            None => self.refuse(errors, self.unknown(name, &expr.span)),
        }
    }

    fn unknown(&self, name: &str, span: &Range<usize>) -> FeelError {
        let known = self.facts.ids().chain(self.parameters.iter().map(|(id, _)| id.as_str()));
        let found = FeelError::new(Code::UnknownFact, span.clone(), format!("ukjent opplysning «{name}»"));
        found.maybe_help(suggestion(name, known).or_else(|| Some("opplysningene står i opplysninger.toml".into())))
    }

    fn domain(&self, fact: usize) -> &Domain {
        static BOOLEAN: std::sync::LazyLock<Domain> = std::sync::LazyLock::new(Domain::boolean);
        self.facts.as_slice().get(fact).map_or(&BOOLEAN, |fact| &fact.domain)
    }

    fn fact_of(&self, expr: &Expr) -> Option<usize> {
        match &expr.kind {
            Node::Name(name) => self.facts.index(name),
            _ => None,
        }
    }

    /// A condition on one fact, given by the set of its values that satisfy it.
    fn within(
        &self,
        value: &Expr,
        whole: &Expr,
        errors: &mut Vec<FeelError>,
        set: impl FnOnce(&Self, usize, &mut Vec<FeelError>) -> Option<ValueSet>,
    ) -> Formula {
        match (self.fact_of(value), &value.kind) {
            (Some(fact), _) => set(self, fact, errors).map_or(Formula::Always(false), |set| Formula::Among(fact, set)),
            (None, Node::Name(name)) if !self.parameters.iter().any(|(id, _)| id == name) => {
                self.refuse(errors, self.unknown(name, &value.span))
            }
            _ => self.refuse(errors, not_fact_with_constant(&whole.span)),
        }
    }

    fn compare(&self, fact: usize, operator: Operator, constant: &Expr, errors: &mut Vec<FeelError>) -> Formula {
        self.set(fact, operator, constant, errors).map_or(Formula::Always(false), |set| Formula::Among(fact, set))
    }

    /// The values of a fact that a comparison with a constant lets through; nothing when it can't be made.
    fn set(&self, fact: usize, operator: Operator, constant: &Expr, errors: &mut Vec<FeelError>) -> Option<ValueSet> {
        let domain = self.domain(fact);
        match domain.kind {
            Kind::Boolean | Kind::Choice => {
                let value = self.plain_value(domain, constant, errors)?;
                match operator {
                    Operator::Equal => Some(ValueSet::one(value)),
                    Operator::NotEqual => Some(except(domain, value)),
                    _ => {
                        errors.push(
                            error(&constant.span, "denne opplysningen har ingen rekkefølge")
                                .help("bruk = eller in (…)"),
                        );
                        None
                    }
                }
            }
            _ => {
                let limit = self.limit(domain, constant, errors)?;
                let (floor, ceiling) = (whole(&limit, RoundingMode::Floor)?, whole(&limit, RoundingMode::Ceiling)?);
                let exact = floor == ceiling;
                let (low, high) = match operator {
                    Operator::Less => (domain.min, ceiling.saturating_sub(1)),
                    Operator::LessEqual => (domain.min, floor),
                    Operator::Greater => (floor.saturating_add(1), domain.max),
                    Operator::GreaterEqual => (ceiling, domain.max),
                    Operator::Equal if exact => (floor, floor),
                    Operator::NotEqual if exact => return Some(except(domain, floor)),
                    Operator::NotEqual => return Some(domain.all()),
                    _ => return Some(ValueSet::default()),
                };
                let all = if domain.kind == Kind::Score && !matches!(operator, Operator::Equal) {
                    ValueSet(vec![(1, 5)])
                } else {
                    domain.all()
                };
                Some(if low > high { ValueSet::default() } else { all.intersection(&ValueSet(vec![(low, high)])) })
            }
        }
    }

    fn test(&self, fact: usize, test: &Test, errors: &mut Vec<FeelError>) -> Option<ValueSet> {
        match test {
            Test::Compare(operator, value) => self.set(fact, *operator, value, errors),
            Test::Value(expr) => match &expr.kind {
                Node::List(items) => {
                    let sets: Vec<_> = items.iter().map(|item| self.set(fact, Operator::Equal, item, errors)).collect();
                    sets.into_iter().try_fold(ValueSet::default(), |all, set| Some(all.union(&set?)))
                }
                Node::Interval(interval) => self.interval(fact, interval, errors),
                _ => self.set(fact, Operator::Equal, expr, errors),
            },
        }
    }

    fn interval(&self, fact: usize, interval: &Interval, errors: &mut Vec<FeelError>) -> Option<ValueSet> {
        let low = if interval.closed_low { Operator::GreaterEqual } else { Operator::Greater };
        let high = if interval.closed_high { Operator::LessEqual } else { Operator::Less };
        let above = self.set(fact, low, &interval.low, errors)?;
        Some(above.intersection(&self.set(fact, high, &interval.high, errors)?))
    }

    /// The number inside for a constant of a choice or a yes-or-no fact.
    fn plain_value(&self, domain: &Domain, constant: &Expr, errors: &mut Vec<FeelError>) -> Option<i64> {
        match (&constant.kind, domain.kind) {
            (Node::Bool(value), Kind::Boolean) => Some(i64::from(*value)),
            (Node::Text(id), Kind::Choice) => {
                let place = domain.options.iter().position(|option| option == id);
                if place.is_none() {
                    let help = suggestion(id, domain.options.iter().map(String::as_str));
                    let list = || Some(format!("valgene er {}", domain.options.join(", ")));
                    let found = FeelError::new(
                        Code::UnknownOption,
                        constant.span.clone(),
                        format!("«{id}» er ikke et av valgene"),
                    );
                    errors.push(found.maybe_help(help.or_else(list)));
                }
                place.and_then(|place| i64::try_from(place).ok())
            }
            _ => {
                let found = error(&constant.span, "verdien passer ikke til opplysningen");
                errors.push(found.help(format!("mulige verdier: {}", possible(domain))));
                None
            }
        }
    }

    /// The limit a numeric fact is compared with, in the fact's own unit.
    fn limit(&self, domain: &Domain, constant: &Expr, errors: &mut Vec<FeelError>) -> Option<Number> {
        if domain.kind == Kind::Date {
            if let Node::Date(date) = &constant.kind {
                return Some(Number::from(i64::from(date.days())));
            }
            errors.push(error(&constant.span, "opplysningen er en dag").help("skriv date(\"2026-01-01\")"));
            return None;
        }
        let number = self.number(constant, errors)?;
        let outside = number < Number::from(domain.min) || number > Number::from(domain.max);
        if outside {
            let found = FeelError::new(
                Code::LimitOutside,
                constant.span.clone(),
                "grensen er utenfor det opplysningen kan være",
            );
            errors.push(found.help(format!("mulige verdier: {}", possible(domain))));
            return None;
        }
        Some(number)
    }

    /// The value of an expression without facts.
    fn number(&self, expr: &Expr, errors: &mut Vec<FeelError>) -> Option<Number> {
        let mut hindered = false;
        each_name(expr, &mut |name, span| {
            if self.facts.index(name).is_some() {
                errors.push(not_fact_with_constant(span));
                hindered = true;
            } else {
                match self.parameters.iter().find(|(id, _)| id == name) {
                    Some((_, Some(_))) => {}
                    Some((_, None)) => {
                        let found = FeelError::new(
                            Code::OpenParameter,
                            span.clone(),
                            format!("parameteren «{name}» har ingen verdi her"),
                        );
                        errors
                            .push(found.help("skriv en [[fill]] i kommunen, eller en default i den nasjonale rammen"));
                        hindered = true;
                    }
                    None => {
                        errors.push(self.unknown(name, span));
                        hindered = true;
                    }
                }
            }
        });
        if hindered {
            return None;
        }
        let parameter = |name: &str| {
            let found = self.parameters.iter().find(|(id, _)| id == name).and_then(|(_, value)| value.clone());
            found.map_or(Value::Unknown, Value::Number)
        };
        match feel::evaluate(expr, &parameter) {
            Value::Number(number) => Some(number),
            _ => {
                errors.push(error(&expr.span, "her skal det stå et tall"));
                None
            }
        }
    }
}

fn not_fact_with_constant(span: &Range<usize>) -> FeelError {
    let found = error(span, "et krav må sammenligne én opplysning med en fast verdi");
    found.help("legg inn utregningen som en egen opplysning, eller bruk «discretion» om en person må vurdere det")
}

fn is_comparison(operator: Operator) -> bool {
    use Operator::{Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
    matches!(operator, Equal | NotEqual | Less | LessEqual | Greater | GreaterEqual)
}

fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessEqual => Operator::GreaterEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterEqual => Operator::LessEqual,
        same => same,
    }
}

/// All values but one; the score «ikke relevant» differs from every other and stays.
fn except(domain: &Domain, value: i64) -> ValueSet {
    let around = ValueSet(vec![(i64::MIN, value.saturating_sub(1)), (value.saturating_add(1), i64::MAX)]);
    domain.all().intersection(&around)
}

fn whole(number: &Number, mode: RoundingMode) -> Option<i64> {
    number.round(&Number::from(0), mode)?.whole()
}

/// Calls back for every name in an expression.
pub fn each_name(expr: &Expr, visit: &mut dyn FnMut(&str, &Range<usize>)) {
    let test = |test: &Test, visit: &mut dyn FnMut(&str, &Range<usize>)| match test {
        Test::Value(value) | Test::Compare(_, value) => each_name(value, visit),
    };
    match &expr.kind {
        Node::Name(name) => visit(name, &expr.span),
        Node::Negate(part) => each_name(part, visit),
        Node::Binary(_, left, right) => [left, right].into_iter().for_each(|part| each_name(part, visit)),
        Node::And(parts) | Node::Or(parts) | Node::List(parts) | Node::Call(_, parts) => {
            parts.iter().for_each(|part| each_name(part, visit));
        }
        Node::Between(a, b, c) | Node::If(a, b, c) => [a, b, c].into_iter().for_each(|part| each_name(part, visit)),
        Node::In(value, tests) => {
            each_name(value, visit);
            tests.iter().for_each(|one| test(one, visit));
        }
        Node::Interval(interval) => [&interval.low, &interval.high].into_iter().for_each(|part| each_name(part, visit)),
        Node::Null
        | Node::Bool(_)
        | Node::Number(_)
        | Node::Hours(_)
        | Node::Kroner(_)
        | Node::Text(_)
        | Node::Date(_) => {}
    }
}
