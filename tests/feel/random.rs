//! Random expressions, texts and facts from a seed: the same seed gives the same, on every machine.

#[path = "../seed.rs"]
mod seed;

use tildeling::feel::ast::{Expr, Function, Interval, Kind, Operator, Test};
use tildeling::feel::{Type, Value};
use tildeling::units::Date;

pub use seed::Random;

impl Random {
    pub fn coin(&mut self) -> bool {
        self.next() & 1 == 1
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

const FUNCTIONS: &[Function] = &[
    Function::Not,
    Function::AtLeast,
    Function::Min,
    Function::Max,
    Function::Sum,
    Function::Count,
    Function::Floor,
    Function::Ceiling,
    Function::Abs,
    Function::Modulo,
    Function::RoundUp,
    Function::RoundDown,
    Function::RoundHalfUp,
    Function::RoundHalfDown,
    Function::Is,
];

const COMPARISONS: &[Operator] = &[
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::LessEqual,
    Operator::Greater,
    Operator::GreaterEqual,
];

const ARITHMETIC: &[Operator] =
    &[Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide, Operator::Power];

/// Names of every type, some of them words that mean something elsewhere.
pub const NAMES: &[&str] = &[
    "a",
    "b",
    "h",
    "count",
    "date",
    "åpen_dør",
    "antall_x",
    "antall_y",
    "iplos_a",
    "timer_uke",
    "belop_inntekt",
    "dato_f",
    "type_bolig",
];

/// Any tree the parser can make, at most `depth` levels high.
pub fn tree(random: &mut Random, depth: usize) -> Expr {
    Expr { kind: kind(random, depth), span: 0..0 }
}

fn kind(random: &mut Random, depth: usize) -> Kind {
    if depth <= 1 {
        return leaf(random);
    }
    let sub = |random: &mut Random| Box::new(tree(random, depth - 1));
    match random.below(13) {
        0 => leaf(random),
        1 => Kind::Negate(sub(random)),
        2 | 3 => Kind::Binary(random.pick(ARITHMETIC), sub(random), sub(random)),
        4 => Kind::Binary(random.pick(COMPARISONS), sub(random), sub(random)),
        5 => Kind::And(parts(random, depth, |kind| matches!(kind, Kind::And(_)))),
        6 => Kind::Or(parts(random, depth, |kind| matches!(kind, Kind::Or(_)))),
        7 => Kind::Between(sub(random), sub(random), sub(random)),
        8 => {
            let value = sub(random);
            let tests = (0..=random.below(3)).map(|_| test(random, depth - 1)).collect();
            Kind::In(value, tests)
        }
        9 => Kind::If(sub(random), sub(random), sub(random)),
        10 => Kind::List((0..random.below(4)).map(|_| tree(random, depth - 1)).collect()),
        11 => Kind::Interval(Interval {
            closed_low: random.coin(),
            low: sub(random),
            high: sub(random),
            closed_high: random.coin(),
        }),
        _ => Kind::Call(random.pick(FUNCTIONS), (0..random.below(4)).map(|_| tree(random, depth - 1)).collect()),
    }
}

/// Two to four parts, none of them of the same kind: the parser flattens a row.
fn parts(random: &mut Random, depth: usize, same: fn(&Kind) -> bool) -> Vec<Expr> {
    (0..2 + random.below(3))
        .map(|_| {
            let part = tree(random, depth - 1);
            if same(&part.kind) { tree(random, 1) } else { part }
        })
        .collect()
}

fn test(random: &mut Random, depth: usize) -> Test {
    if random.coin() {
        Test::Value(tree(random, depth))
    } else {
        Test::Compare(random.pick(COMPARISONS), tree(random, depth))
    }
}

fn leaf(random: &mut Random) -> Kind {
    match random.below(9) {
        0 => Kind::Null,
        1 => Kind::Bool(random.coin()),
        2 | 3 => {
            Kind::Number(random.pick(&["0", "1", "2", "3", "0.5", "12.50", "100000000000000000000", "9"]).to_owned())
        }
        4 if random.coin() => Kind::Kroner(random.pick(&["1500", "99.50"]).to_owned()),
        4 => Kind::Hours(random.pick(&["25", "37.5"]).to_owned()),
        5 => Kind::Text(random.pick(&["", "hjemme", "a\"b\\c", "æ\n\u{85}\u{1f40e}\u{1}"]).to_owned()),
        6 => Kind::Date(Date::from_days(random.below(30_000) as i32)),
        _ => Kind::Name(random.pick(NAMES).to_owned()),
    }
}

const PIECES: &[&str] = &[
    "a",
    "alder",
    "and",
    "or",
    "not",
    "not(",
    "if",
    "then",
    "else",
    "between",
    "in",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "..",
    ",",
    ".",
    "1",
    "2.5",
    "1e9",
    "25 h",
    "\"x\"",
    "\"",
    "\\u00",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "==",
    "null",
    "true",
    "false",
    "date(\"2020-02-30\")",
    "@\"2020-02-29\"",
    "@",
    "at least(",
    "round half up(",
    "min(",
    "some",
    "every",
    "for",
    "satisfies",
    "function",
    "instance of",
    "//",
    "/*",
    "*/",
    "?",
    "æ",
    "\u{a0}",
    "\n",
    "–",
    "'",
    "#",
    "9999999999999999999",
    "string length(",
    "date and time(",
    "foo(",
    ":",
    "\0",
    "\u{202e}",
    "0.",
    ".5",
    "e5",
];

/// A text of `length` pieces of the language in any order.
pub fn pieces(random: &mut Random, length: usize) -> String {
    let mut text = String::new();
    for _ in 0..length {
        text.push_str(random.pick(PIECES));
        if random.below(4) != 0 {
            text.push(' ');
        }
    }
    text
}

/// A value of the type, or now and then of any other type.
pub fn value(random: &mut Random, wanted: Option<Type>) -> Value {
    let strange = random.below(8) == 0;
    match wanted.filter(|_| !strange) {
        Some(wanted) => well_typed(random, &wanted),
        None => match random.below(7) {
            0 => Value::Null,
            1 => well_typed(random, &Type::Boolean),
            2 => well_typed(random, &Type::Text),
            3 => well_typed(random, &Type::Date),
            4 => Value::List((0..random.below(3)).map(|_| well_typed(random, &Type::Number)).collect()),
            _ => well_typed(random, &Type::Number),
        },
    }
}

/// A value of the type.
pub fn well_typed(random: &mut Random, wanted: &Type) -> Value {
    match wanted {
        Type::Boolean => Value::Bool(random.coin()),
        Type::Text => Value::Text(random.pick(&["", "hjemme"]).to_owned()),
        Type::Date => Value::Date(Date::from_days(random.below(3) as i32)),
        Type::Score => Value::Number(random.pick(&[1, 2, 3, 4, 5, 9]).into()),
        _ => Value::Number(random.pick(&[-1, 0, 1, 2, 3, 1500]).into()),
    }
}
