//! FEEL: the cases in `tests/feel` and properties that hold for every expression.

#[cfg(test)]
#[path = "feel/cases.rs"]
mod cases;
#[cfg(test)]
#[path = "feel/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::ops::Add;

use random::{NAMES, Random, pieces, tree, value, well_typed};
use tildeling::diagnostic::{Code, to_text};
use tildeling::feel::ast::{Expr, Function, Kind, Operator};
use tildeling::feel::{Scope, Type, Value, check, eval_json, evaluate_typed, parse, print};

#[test]
fn printing_and_parsing_gives_the_same_tree() {
    let mut random = Random(1);
    for round in 0..20_000 {
        let depth = 1 + random.below(6);
        let tree = tree(&mut random, depth);
        let text = print(&tree);
        let (parsed, errors) = parse(&text);
        assert!(errors.is_empty(), "round {round}: {text}\n{errors:#?}");
        assert_eq!(parsed.as_ref(), Some(&tree), "round {round}: {text}");
        assert_eq!(print(&parsed.unwrap()), text, "round {round}");
    }
}

#[test]
fn no_text_makes_the_parser_fall_over() {
    let mut random = Random(2);
    for _ in 0..50_000 {
        let length = random.below(30);
        let text = pieces(&mut random, length);
        let (parsed, errors) = parse(&text);
        assert_eq!(parsed.is_some(), errors.is_empty(), "{text:?}");
        for error in errors {
            assert!(error.span.start <= error.span.end && error.span.end <= text.len(), "{text:?}: {error:?}");
            assert!(
                text.is_char_boundary(error.span.start) && text.is_char_boundary(error.span.end),
                "{text:?}: {error:?}"
            );
            assert!(!error.message.is_empty() && !error.message.ends_with('.'), "{error:?}");
        }
    }
}

#[test]
fn every_expression_has_the_value_the_standard_gives() {
    assert!(cases::good() >= 400);
}

#[test]
fn every_mistake_is_named_where_it_stands() {
    assert!(cases::bad() >= 100);
}

#[test]
fn every_type_error_is_named_where_it_stands() {
    assert!(cases::types() >= 60);
}

/// Whether a value is what `before` may turn into when more is known.
fn refines(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Unknown, _) => true,
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| refines(a, b)),
        (Value::Interval(a), Value::Interval(b)) => refines(&a.low, &b.low) && refines(&a.high, &b.high),
        (before, after) => before == after,
    }
}

#[test]
fn more_knowledge_never_changes_what_was_known() {
    let mut random = Random(3);
    let mut settled = 0;
    for round in 0..60_000 {
        let depth = 2 + random.below(4);
        let tree = tree(&mut random, depth);
        let mut facts: BTreeMap<&str, Value> = BTreeMap::new();
        for name in NAMES {
            facts.insert(name, if random.coin() { Value::Unknown } else { value(&mut random, cases::type_of(name)) });
        }
        let before = evaluate_typed(&tree, &|name| facts[name].clone(), &cases::type_of);
        for (name, fact) in &mut facts {
            if *fact == Value::Unknown && random.coin() {
                *fact = value(&mut random, cases::type_of(name));
            }
        }
        let after = evaluate_typed(&tree, &|name| facts[name].clone(), &cases::type_of);
        assert!(refines(&before, &after), "round {round}: {}\n{before:?}\n{after:?}\n{facts:?}", print(&tree));
        settled += usize::from(before != Value::Unknown && before != Value::Null);
    }
    assert!(settled > 10_000, "only {settled} were known at all");
}

/// Whether the value can be null although the types are right: zero divisors and counts that come from facts, huge numbers.
fn may_be_null(expr: &Expr) -> bool {
    let here = match &expr.kind {
        Kind::Binary(operator, ..) => matches!(operator, Operator::Divide | Operator::Power),
        Kind::Call(Function::Modulo, _) => true,
        Kind::Call(Function::AtLeast | Function::Floor | Function::Ceiling, arguments) => {
            arguments.iter().any(|argument| !matches!(argument.kind, Kind::Number(_)))
        }
        Kind::Call(function, _) => function.name().starts_with("round"),
        _ => false,
    };
    here || expr.children().into_iter().any(may_be_null)
}

#[test]
fn what_the_type_checker_lets_through_is_never_null() {
    let mut random = Random(4);
    let types = cases::type_of;
    let scope = Scope { types: &types, names: NAMES };
    let mut passed = 0;
    for round in 0..200_000 {
        let depth = 2 + random.below(3);
        let tree = tree(&mut random, depth);
        if may_be_null(&tree) || !check(&tree, &scope, Some(&Type::Boolean)).is_empty() {
            continue;
        }
        passed += 1;
        let facts: BTreeMap<&str, Value> =
            NAMES.iter().map(|name| (*name, well_typed(&mut random, &types(name).unwrap()))).collect();
        let value = evaluate_typed(&tree, &|name| facts[name].clone(), &types);
        assert!(matches!(value, Value::Bool(_)), "round {round}: {} gives {value:?}\n{facts:?}", print(&tree));
    }
    assert!(passed > 2_000, "only {passed} passed the checker");
}

#[test]
fn the_command_prints_exact_json_or_points_at_the_mistake() {
    let none = |_: &str| None;
    let scores = |name: &str| (name == "hygiene").then_some(Type::Score);
    assert_eq!(eval_json("1 / 3", None, &none).unwrap(), "0.3333333333333333333333333333333333");
    assert_eq!(eval_json("[a, null, \"x\"]", Some("{}"), &none).unwrap(), "[null,null,\"x\"]");
    assert_eq!(eval_json("f < date(\"2000-01-01\")", Some("{\"f\": \"1999-12-31\"}"), &none).unwrap(), "true");
    assert_eq!(
        eval_json("f in [@\"2000-01-01\"..@\"2001-01-01\"]", Some("{\"f\": \"2000-06-01\"}"), &none).unwrap(),
        "true"
    );
    assert_eq!(eval_json("hygiene >= 3", Some("{\"hygiene\": 9}"), &none).unwrap(), "true");
    assert_eq!(eval_json("hygiene >= 3", Some("{\"hygiene\": 9}"), &scores).unwrap(), "false");
    let found = eval_json("a and\n  bor alene", None, &none).unwrap_err();
    assert!(to_text(&found).contains("uttrykk:2:7\n  |\n2 |   bor alene\n  |       ^^^^^\n"), "{}", to_text(&found));
    for facts in ["", "[]", "3", "{\"a\": }", "{\"a\": 1e400}", "{\"a\""] {
        let found = eval_json("a and", Some(facts), &none).unwrap_err();
        let codes: Vec<_> = found.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::FeelSyntax, Code::FactsUnreadable], "{facts}");
    }
}

#[test]
fn limits_are_reported_and_what_is_within_them_is_read() {
    let codes = |text: &str| parse(text).1.into_iter().map(|error| error.code).collect::<Vec<_>>();
    let list = |count: usize| format!("a in [{}]", vec!["1"; count].join(","));
    assert_eq!(codes(&list(9_997)), []);
    assert_eq!(codes(&list(10_000)), [Code::FeelTooLarge]);
    let nested = |depth: usize| format!("{}a{}", "not(".repeat(depth), ")".repeat(depth));
    assert_eq!(codes(&nested(63)), []);
    assert_eq!(codes(&nested(64)), [Code::FeelTooLarge]);
    assert_eq!(codes(&" ".repeat(64 * 1024 - 1).add("a")), []);
    assert_eq!(codes(&" ".repeat(64 * 1024).add("a")), [Code::FeelTooLarge]);
    assert_eq!(codes(&vec!["a"; 5_000].join(" and ")), []);
    // Far beyond the limits nothing overflows, and the time stays short.
    for piece in [
        "(",
        "[",
        "-",
        "not(",
        "a + ",
        "if a then ",
        "a in (",
        "{",
        "x[",
        "]",
        "a b ",
        "/*",
        "\"",
        "a = ",
        "a between ",
    ] {
        assert!(!codes(&piece.repeat(60_000 / piece.len())).is_empty(), "{piece}");
    }
}
