//! The case files: reading them, comparing them with what the code says, and writing them anew when asked.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};
use tildeling::feel::{FeelError, Scope, Type, Value, check, evaluate_typed, from_json, parse, to_json};

/// The type of a name in the case files, by its beginning.
pub fn type_of(name: &str) -> Option<Type> {
    let found = match name.split_once('_').map_or("", |(first, _)| first) {
        "iplos" => Type::Score,
        "timer" => Type::Hours,
        "belop" => Type::Money,
        "dato" => Type::Date,
        "antall" => Type::Number,
        "type" => Type::Text,
        _ => Type::Boolean,
    };
    Some(found)
}

/// The names that exist for the type checker.
pub const NAMES: &[&str] = &[
    "a",
    "b",
    "c",
    "bor_alene",
    "iplos_a",
    "iplos_b",
    "timer_uke",
    "timer_natt",
    "belop_inntekt",
    "dato_f",
    "antall_x",
    "antall_y",
    "type_bolig",
];

/// Runs all files in a folder. `between` parts the cases; `answer` gives a case as it should be from the case as it is.
fn run(folder: &str, between: &str, answer: fn(&str) -> String) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feel").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let expected: Vec<&str> = text.trim_end().split(between).collect();
        let is_case = |block: &str| !block.is_empty() && !block.starts_with("# ");
        let actual: Vec<String> =
            expected.iter().map(|block| if is_case(block) { answer(block) } else { (*block).to_owned() }).collect();
        count += expected.iter().filter(|block| is_case(block)).count();
        if std::env::var_os("TILDELING_BLESS").is_some() {
            std::fs::write(&file, actual.join(between) + "\n").unwrap();
        } else {
            let pairs = expected.iter().zip(&actual).filter(|(expected, actual)| expected != actual);
            wrong
                .extend(pairs.map(|(expected, actual)| format!("{}\n{expected}\nbut got\n{actual}\n", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
    count
}

/// One case a line: `expression | facts ==> value`.
pub fn good() -> usize {
    run("good", "\n", |line| {
        let (question, _) = line.split_once(" ==> ").unwrap_or_else(|| panic!("{line}: no ==>"));
        let (expr, facts) = question.split_once(" | ").unwrap_or((question, "{}"));
        format!("{question} ==> {}", shown(&value(&expr.replace('⏎', "\n"), facts)))
    })
}

fn value(expr: &str, facts: &str) -> Value {
    let facts: Map<String, Json> = serde_json::from_str(facts).unwrap_or_else(|error| panic!("{facts}: {error}"));
    let (parsed, errors) = parse(expr);
    let parsed = parsed.unwrap_or_else(|| panic!("{expr}: {errors:#?}"));
    let lookup = |name: &str| facts.get(name).map_or(Value::Unknown, |json| from_json(json, type_of(name).as_ref()));
    evaluate_typed(&parsed, &lookup, &type_of)
}

/// As JSON, but with what is unknown kept apart from null.
fn shown(value: &Value) -> String {
    match value {
        Value::Unknown => "unknown".to_owned(),
        Value::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(",")),
        value => to_json(value),
    }
}

/// Expressions that can't be parsed, with their findings.
pub fn bad() -> usize {
    run("bad", "\n\n", |block| {
        let expr = first_line(block);
        let (parsed, errors) = parse(&expr.replace('⏎', "\n"));
        assert_eq!(parsed.is_some(), errors.is_empty());
        findings(expr, &errors)
    })
}

/// Expressions that can be parsed, with what the type checker finds.
pub fn types() -> usize {
    run("types", "\n\n", |block| {
        let expr = first_line(block);
        let (parsed, errors) = parse(expr);
        let parsed = parsed.unwrap_or_else(|| panic!("{expr}: {errors:#?}"));
        let types = |name: &str| NAMES.contains(&name).then(|| type_of(name)).flatten();
        findings(expr, &check(&parsed, &Scope { types: &types, names: NAMES }, Some(&Type::Boolean)))
    })
}

fn first_line(block: &str) -> &str {
    block.lines().next().unwrap_or_default()
}

/// The expression and under it each finding, with carets where it is.
fn findings(expr: &str, errors: &[FeelError]) -> String {
    let text = expr.replace('⏎', "\n");
    let mut out = expr.to_owned();
    for error in errors {
        let before = text.get(..error.span.start).unwrap().chars().count();
        let width = text.get(error.span.clone()).unwrap().chars().count().max(1);
        out += &format!("\n{}{} {}: {}", " ".repeat(before), "^".repeat(width), error.code.name(), error.message);
        if let Some(help) = &error.help {
            out += &format!("\n{}  hjelp: {help}", " ".repeat(before));
        }
    }
    out
}
