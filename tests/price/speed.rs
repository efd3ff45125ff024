//! How fast thirty lines are priced again. The figures are printed; the limits hold for optimised builds.

use std::time::Instant;

use serde_json::{Value, json};
use tildeling::price::{price, trace};
use tildeling::units::Date;

use crate::random::Random;
use crate::support;

/// The median of many runs, in nanoseconds.
fn median(mut run: impl FnMut()) -> u128 {
    let mut times: Vec<u128> = (0..200)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Thirty lines that all can be priced together.
fn thirty(with_period: bool) -> Value {
    let mut random = Random::new(7);
    let mut lines: Vec<Value> = Vec::new();
    while lines.len() < 30 {
        let mut line = random.line(lines.len(), false);
        if let Some(minutes) = line["amount"]["minutes"].as_i64() {
            line["amount"]["minutes"] = json!(minutes / 4);
        }
        if with_period {
            (line["from"], line["to"]) = (json!("2026-02-01"), json!("2027-02-01"));
        }
        lines.push(line);
    }
    json!({"lines": lines, "recipient": {"income": 40_000_000, "age": 80}})
}

#[test]
fn thirty_lines_are_priced_in_a_moment() {
    let book = support::eksempel();
    let date: Date = "2026-03-01".parse().unwrap();
    for (name, draft, limit) in [("no period", thirty(false), 50), ("a year's period", thirty(true), 50)] {
        let (draft, _) = support::read(&draft);
        let cost = price(&draft, &book, date);
        assert!(cost.totals.complete, "{:?}", cost.problems);
        let priced = median(|| drop(std::hint::black_box(price(&draft, &book, date))));
        let explained = median(|| drop(std::hint::black_box(trace::explain(&draft, &book, &cost))));
        println!("30 lines, {name}: priced in {} µs, explained in {} µs", priced / 1_000, explained / 1_000);
        if !cfg!(debug_assertions) {
            assert!(priced / 1_000 <= limit, "{name}: {} µs, at most {limit}", priced / 1_000);
        }
    }
    let bytes = book.to_bytes();
    let read = median(|| drop(std::hint::black_box(tildeling::price::Book::from_bytes(&bytes))));
    println!("the book: {} bytes, read in {} µs", bytes.len(), read / 1_000);
}
