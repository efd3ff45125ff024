//! The layers: who may import whom. The table below is the rule and its documentation.

use super::files;

/// What a module may import from the crate.
enum Sees {
    /// Every module above it in the table.
    Above,
    /// Only these.
    Only(&'static [&'static str]),
}

use Sees::{Above, Only};

/// Every module of the crate, from the ground up.
const LAYERS: &[(&str, Sees)] = &[
    // Plain values, and files with places.
    ("unpack", Above),
    ("truth", Above),
    ("units", Above),
    ("texts", Above),
    ("limits", Above),
    ("diagnostic", Above),
    ("source", Above),
    // The words of the trade.
    ("feel", Above),
    ("law", Above),
    ("fact", Above),
    ("service", Above),
    // Criteria, and exact reasoning over them: the side of need. Price stands below it, so need never sees price.
    ("criteria", Above),
    ("diagram", Above),
    ("assess", Above),
    ("ask", Above),
    ("explain", Above),
    ("differ", Above),
    ("simulate", Above),
    ("pack", Above),
    // The side of money: it knows services, but nothing about a person's need.
    ("draft", Only(&["unpack", "truth", "units", "texts", "diagnostic", "source", "law", "service"])),
    ("price", Only(&["unpack", "truth", "units", "texts", "diagnostic", "source", "law", "service", "draft"])),
    // The only meeting of need and money.
    ("vedtak", Above),
    // The way out: the only serialised shape, and the two that carry it.
    ("view", Above),
    ("publish", Above),
    ("lint", Above),
    ("receipt", Above),
    ("wasm", Above),
    (
        "cli",
        Only(&[
            "unpack",
            "truth",
            "units",
            "texts",
            "diagnostic",
            "source",
            "feel",
            "law",
            "fact",
            "service",
            "criteria",
            "diagram",
            "assess",
            "ask",
            "explain",
            "differ",
            "simulate",
            "pack",
            "draft",
            "price",
            "vedtak",
            "view",
            "publish",
            "lint",
            "receipt",
        ]),
    ),
];

#[test]
fn imports_point_down() {
    let faults: Vec<String> = files::of_kind("src", &["rs"])
        .into_iter()
        .filter(|path| path != "src/lib.rs" && path != "src/main.rs")
        .flat_map(|path| upward_imports(&path, &files::text(&path)))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn an_upward_import_is_seen() {
    let faults = |path, text| upward_imports(path, text).len();
    assert_eq!(faults("src/assess/ask.rs", "use crate::price::Cost;"), 1);
    assert_eq!(faults("src/assess/ask.rs", "use crate::{diagram::Diagram, price::{Cost, book::Rate}, fact::Fact};"), 1);
    assert_eq!(faults("src/assess/ask.rs", "use crate::{\n    truth::Truth,\n    vedtak,\n};"), 1);
    assert_eq!(faults("src/assess/ask.rs", "let cost = crate::price::cost();"), 1);
    assert_eq!(faults("src/assess/ask.rs", "use super::super::price::Cost;"), 1);
    assert_eq!(faults("src/assess/mod.rs", "use super::price::Cost;"), 1);
    assert_eq!(faults("src/price/mod.rs", "use crate::fact::Fact;"), 1);
    assert_eq!(faults("src/novelty.rs", ""), 1);
    assert_eq!(faults("src/assess/ask.rs", "use crate::diagram::Diagram;\nuse super::result::Level;"), 0);
    assert_eq!(faults("src/feel/parse/operand.rs", "use super::super::ast::Expr;"), 0);
    assert_eq!(faults("src/truth.rs", "mod tests {\n    use super::Truth;\n}\n// crate::price is not seen here"), 0);
}

/// Every import of a file that its module may not have, with its place.
fn upward_imports(path: &str, text: &str) -> Vec<String> {
    let modules: Vec<&str> =
        path.trim_start_matches("src/").trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let module = modules.first().copied().unwrap_or_default();
    let Some(at) = LAYERS.iter().position(|(name, _)| *name == module) else {
        return vec![format!("{path}: the module «{module}» is not in the table of layers in tests/house/layers.rs")];
    };
    let allowed = |name: &str| match LAYERS.get(at) {
        Some((_, Only(names))) => names.contains(&name),
        _ => LAYERS.iter().take(at).any(|(above, _)| *above == name),
    };
    let is_module = |name: &str| LAYERS.iter().any(|(known, _)| *known == name);
    let upward = imports(text, modules.len())
        .into_iter()
        .filter(|(_, name)| is_module(name) && name != module && !allowed(name));
    upward.map(|(line, name)| format!("{path}:{line}: «{module}» may not import «{name}»")).collect()
}

/// The first name after the crate's root in each path of a file, with its line. `depth` is how deep the file's module lies.
fn imports(text: &str, depth: usize) -> Vec<(usize, String)> {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code: String = lines.flat_map(|line| ["\n", line]).collect();
    let from_top = format!("\nuse {}", "super::".repeat(depth));
    let mut found = Vec::new();
    for root in ["crate::", &from_top] {
        for (at, _) in code.match_indices(root) {
            let line = code.bytes().take(at + 1).filter(|byte| *byte == b'\n').count();
            let rest = code.get(at + root.len()..).unwrap_or_default();
            found.extend(names(rest).into_iter().map(|name| (line, name)));
        }
    }
    found
}

/// `a` of `a::b`, and `a` and `c` of `{a::{b, d}, c}`.
fn names(rest: &str) -> Vec<String> {
    let name = |text: &str| {
        text.trim_start().chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect::<String>()
    };
    let Some(list) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let mut depth = 0;
    let mut starts = vec![0];
    for (at, char) in list.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().filter_map(|start| list.get(start..)).map(name).filter(|name| !name.is_empty()).collect()
}
