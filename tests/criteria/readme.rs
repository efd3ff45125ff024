//! The page that teaches the format, `criteria/README.md`: its examples check clean, and it has an example of every word.

use std::fs;

use tildeling::criteria::shapes;
use tildeling::limits;
use tildeling::price::source::shapes::PRICE_FILE;
use tildeling::source::{Field, Shape};

use super::case::{copy, root, scratch, tildeling, words};

fn page() -> String {
    fs::read_to_string(root().join("criteria/README.md")).unwrap()
}

/// The examples of a kind: what stands between ```` ```toml kind ```` and the next ```` ``` ````.
fn examples(page: &str, kind: &str) -> String {
    let start = format!("```toml {kind}\n");
    let found: Vec<&str> = page.split(&start).skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
    assert_eq!(found.len(), 1, "examples of {kind}");
    found[0].to_owned()
}

#[test]
fn the_examples_check_clean() {
    let page = page();
    let folder = scratch("readme");
    let criteria = folder.join("criteria");
    copy(&root().join("criteria/national"), &criteria.join("national"));
    let (printed, exit) = tildeling(&folder, &words("new kommune 9998 --name Fjord"));
    assert_eq!(exit, 0, "{printed}");
    let write = |path: &str, text: &str| fs::write(criteria.join(path), text).unwrap();
    let facts = fs::read_to_string(criteria.join("national/opplysninger.toml")).unwrap();
    write("national/opplysninger.toml", &format!("{facts}\n{}\n", examples(&page, "opplysning")));
    write("national/tjenester/prove.toml", &examples(&page, "nasjonal"));
    for kind in ["kommune", "endring"] {
        write("kommune/9998-fjord/tjenester/praktisk_bistand.toml", &examples(&page, kind));
        let (printed, exit) = tildeling(&folder, &words("check --date 2026-03-01"));
        assert_eq!(exit, 0, "{kind}: {printed}");
        assert!(printed.contains("0 feil, 0 advarsler"), "{kind}: {printed}");
    }
    write("kommune/9998-fjord/priser.toml", &examples(&page, "priser"));
    let (printed, exit) = tildeling(&folder, &words("check --date 2026-03-01"));
    assert!(exit == 0 && printed.contains("0 feil, 0 advarsler"), "priser: {printed}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn every_condition_on_the_page_is_read() {
    let page = page();
    let table = page.split("### Vilkår").nth(1).unwrap().split("### ").next().unwrap();
    let first = table.lines().filter(|line| line.starts_with("| `")).map(|line| line.split(" | ").next().unwrap());
    let found: Vec<&str> = first.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert!(found.len() >= 10);
    for condition in found {
        let (_, errors) = tildeling::feel::parse(condition);
        assert!(errors.is_empty(), "{condition}: {errors:?}");
    }
}

/// Every key of a service and of a fact, and every word that can stand there, is somewhere on the page.
#[test]
fn every_word_is_on_the_page() {
    let page = page();
    // Said by their neighbours on the page, or for the rare case only.
    let left_out = [
        "low_threshold",
        "offered",
        "apply",
        "complaint",
        "waiting",
        "url",
        "note",
        "source_lang",
        "body",
        "name",
        "about",
    ];
    let mut missing = Vec::new();
    let mut look = |word: &str| {
        let known = page.split(|char: char| !char.is_alphanumeric() && char != '_').any(|found| found == word);
        if !known && !left_out.contains(&word) {
            missing.push(word.to_owned());
        }
    };
    let prices = PRICE_FILE.iter().filter(|field| !["service", "figure"].contains(&field.key));
    shapes::SERVICE_FILE
        .iter()
        .chain(&shapes::FACTS_FILE[..1])
        .chain(prices)
        .for_each(|field| each_word(field, &mut look));
    let rare = [
        "option",
        "phrase",
        "is",
        "change",
        "may_change",
        "document",
        "never",
        "iplos",
        "area",
        "prior",
        "weight",
        "unit",
        "any",
        "applicant",
        "spouse",
        "network",
    ];
    missing.retain(|word| !rare.contains(&word.as_str()));
    assert!(missing.is_empty(), "not on the page: {missing:?}");
}

fn each_word(field: &Field, look: &mut dyn FnMut(&str)) {
    look(field.key);
    each_of(&field.shape, field.key, look);
}

fn each_of(shape: &Shape, key: &str, look: &mut dyn FnMut(&str)) {
    match shape {
        // The words for languages, sure sources and units speak for themselves.
        Shape::Choice(words) if !["lang", "confidence", "price_unit", "source_lang"].contains(&key) => {
            words.iter().for_each(|word| look(word))
        }
        Shape::List(item) | Shape::OneOrMany(item) | Shape::Map(item) => each_of(item, key, look),
        Shape::Table(fields) if !["amount", "every"].contains(&key) => {
            fields.iter().for_each(|field| each_word(field, look))
        }
        _ => {}
    }
}

#[test]
fn the_limits_on_the_page_are_the_ones_that_hold() {
    let page = page();
    assert_eq!((limits::FILE, limits::LENGTH), (1 << 20, 64 << 10));
    let thousands = format!("{} {:03} ledd", limits::NODES / 1000, limits::NODES % 1000);
    for said in [
        format!("{} nivåer", limits::DEPTH),
        thousands,
        format!("{} alternativer", limits::OPTIONS),
        format!("{} tegn", limits::NAME),
        format!("{} nivåer av lister og tabeller", limits::FILE_DEPTH),
        "1 MB".into(),
        "64 kB".into(),
    ] {
        assert!(page.contains(&said), "{said}");
    }
}
