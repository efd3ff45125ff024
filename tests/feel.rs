//! FEEL: the cases in `tests/feel` and properties that hold for every expression.

#[path = "feel/cases.rs"]
mod cases;
#[path = "feel/random.rs"]
mod random;

use random::{Random, pieces, tree};
use tildeling::feel::{parse, print};

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
