//! Shared by the price tests: the shipped books, books with a few prices of the test's own, and short ways to price a draft.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tildeling::diagnostic::{Diagnostic, to_text};
use tildeling::draft::{self, Draft, Problem, Raw};
use tildeling::price::book::Kommune;
use tildeling::price::source::{self, Builder, Layer, Loaded};
use tildeling::price::{self, Book, trace, view};
use tildeling::source::Source;
use tildeling::units::Date;

pub fn criteria() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/criteria"))
}

pub fn load(kommune: &str) -> Loaded {
    source::load(criteria(), kommune).unwrap_or_else(|found| panic!("{}", to_text(&[*found])))
}

pub fn eksempel() -> Book {
    load("9901-eksempel").book
}

/// The shipped national files with these prices of a municipality on top, and what was reported.
pub fn book_with_findings(own: &str) -> (Book, Vec<Diagnostic>) {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(criteria().join("national/priser")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut files: Vec<(Layer, Source)> = files
        .into_iter()
        .map(|path| (Layer::National, Source::read(&path, &path.display().to_string()).unwrap()))
        .collect();
    files.push((Layer::Kommune, Source::new("priser.toml", own)));
    let mut builder = Builder::new(Kommune { id: "0000".into(), name: "Test".into(), example: true });
    builder.add(&files);
    builder.finish()
}

/// As above, with a source `test` and a list `kommune`, and nothing to report.
pub fn book(own: &str) -> Book {
    let (book, findings) = book_with_findings(&format!("{HEAD}{own}"));
    assert!(findings.is_empty(), "{}", to_text(&findings));
    book
}

pub const HEAD: &str = r#"
[[source]]
id = "test"
title = "Test"
dated = "2026"
confidence = "fictional"

[[book]]
id = "kommune"
name = { nb = "Test", nn = "Test" }
kind = "own"

"#;

pub fn read(draft: &Value) -> (Draft, Vec<Problem>) {
    draft::read(&serde_json::from_value::<Raw>(draft.clone()).unwrap())
}

/// Prices a draft and gives the shape others see, with its working.
pub fn price(book: &Book, date: &str, draft: &Value) -> Value {
    let (draft, problems) = read(draft);
    let cost = price::price(&draft, book, date.parse::<Date>().unwrap());
    let explained = trace::explain(&draft, book, &cost);
    serde_json::to_value(view::view(&cost, &problems, Some(&explained))).unwrap()
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
