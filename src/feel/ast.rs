//! The syntax tree of a FEEL expression. Every node knows its bytes in the source text.

use std::ops::Range;

/// An expression and where it stands.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Bytes from and to in the text that was parsed.
    pub span: Range<usize>,
}

/// The kinds of expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A decimal number as it was written, without sign.
    Number(String),
    /// Hours, written `25 h`; the number as it was written. Worth the number times 60 minutes.
    Hours(String),
    /// Kroner, written `1500 kr`; the number as it was written. Worth the number times 100 øre.
    Kroner(String),
    /// A text; the quotes and escapes are gone.
    Text(String),
    /// `date("2026-01-01")` or `@"2026-01-01"`: the text inside, checked to be a day.
    Date(crate::units::Date),
    /// A fact or a parameter.
    Name(String),
    /// Unary minus.
    Negate(Box<Expr>),
    /// Two operands and an operator between.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `a and b and c`, flattened.
    And(Vec<Expr>),
    /// `a or b or c`, flattened.
    Or(Vec<Expr>),
    /// `x between low and high`
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `x in test` or `x in (test, test)`
    In(Box<Expr>, Vec<Test>),
    /// `if a then b else c`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `[a, b, c]`
    List(Vec<Expr>),
    /// `[a..b)`
    Interval(Interval),
    /// A built-in function and its arguments.
    Call(Function, Vec<Expr>),
}

/// The operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `**`
    Power,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

/// A test on the right of `in`.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal to the value; for a list, equal to one of its elements; for an interval, inside it.
    Value(Expr),
    /// A comparison with the value on its right, such as `>= 3`.
    Compare(Operator, Expr),
}

/// A range of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Whether the lower end belongs to it.
    pub closed_low: bool,
    /// The lower end.
    pub low: Box<Expr>,
    /// The upper end.
    pub high: Box<Expr>,
    /// Whether the upper end belongs to it.
    pub closed_high: bool,
}

/// The built-in functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `not(a)`
    Not,
    /// `at least(k, a, b, ...)`: the one addition to the standard.
    AtLeast,
    /// `min(...)`
    Min,
    /// `max(...)`
    Max,
    /// `sum(...)`
    Sum,
    /// `count(list)`
    Count,
    /// `floor(n)`, `floor(n, scale)`
    Floor,
    /// `ceiling(n)`, `ceiling(n, scale)`
    Ceiling,
    /// `abs(n)`
    Abs,
    /// `modulo(a, b)`
    Modulo,
    /// `round up(n, scale)`
    RoundUp,
    /// `round down(n, scale)`
    RoundDown,
    /// `round half up(n, scale)`
    RoundHalfUp,
    /// `round half down(n, scale)`
    RoundHalfDown,
    /// `is(a, b)`: same type and same value
    Is,
}

/// Two trees are equal when they mean the same; where they stand does not count.
impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        self.kind == other.kind
    }
}

impl Expr {
    /// The expressions directly inside this one, in the order they are written.
    pub fn children(&self) -> Vec<&Expr> {
        match &self.kind {
            Kind::Null
            | Kind::Bool(_)
            | Kind::Number(_)
            | Kind::Hours(_)
            | Kind::Kroner(_)
            | Kind::Text(_)
            | Kind::Date(_)
            | Kind::Name(_) => Vec::new(),
            Kind::Negate(operand) => vec![operand],
            Kind::Binary(_, left, right) => vec![left, right],
            Kind::And(parts) | Kind::Or(parts) | Kind::List(parts) | Kind::Call(_, parts) => parts.iter().collect(),
            Kind::Between(first, second, third) | Kind::If(first, second, third) => vec![first, second, third],
            Kind::In(value, tests) => std::iter::once(&**value).chain(tests.iter().map(Test::expr)).collect(),
            Kind::Interval(interval) => vec![&interval.low, &interval.high],
        }
    }

    /// How many levels it has inside each other; 1 for a literal or a name.
    pub fn height(&self) -> usize {
        1 + self.children().into_iter().map(Expr::height).max().unwrap_or(0)
    }
}

impl Test {
    /// The value the test compares with.
    pub fn expr(&self) -> &Expr {
        match self {
            Test::Value(expr) | Test::Compare(_, expr) => expr,
        }
    }
}

impl Operator {
    /// The operator as it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Power => "**",
            Operator::Equal => "=",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::LessEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterEqual => ">=",
        }
    }

    /// Whether it compares its operands.
    pub fn compares(self) -> bool {
        Operator::COMPARISONS.contains(&self)
    }

    /// The operators that compare.
    pub(super) const COMPARISONS: &'static [Operator] = &[
        Operator::Equal,
        Operator::NotEqual,
        Operator::Less,
        Operator::LessEqual,
        Operator::Greater,
        Operator::GreaterEqual,
    ];
}
