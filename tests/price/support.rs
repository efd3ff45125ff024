//! Shared by the price tests: the shipped books and short ways to price a draft.

use std::path::Path;

use serde_json::Value;
use tildeling::price::source::Loaded;
use tildeling::price::{price_command, source};

pub fn criteria() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/criteria"))
}

pub fn load(kommune: &str) -> Loaded {
    source::load(criteria(), kommune).unwrap_or_else(|found| panic!("{}", tildeling::diagnostic::to_text(&[*found])))
}

pub fn priced(kommune: &str, date: &str, draft: &str) -> Value {
    let result = price_command(criteria(), kommune, date.parse().unwrap(), draft, true);
    let result = result.unwrap_or_else(|found| panic!("{}", tildeling::diagnostic::to_text(&[*found])));
    result.json
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
