//! The nine cases of BDO for Midtre Gauldal against Melhus, Skaun and Røros: what was disclosed is computed again, what was not is marked.

use serde_json::Value;
use tildeling::price::compare::{Named, compare, residual};
use tildeling::units::Band;

use crate::support;

const CASES: [&str; 9] = [
    include_str!("bdo/sak-1.toml"),
    include_str!("bdo/sak-2.toml"),
    include_str!("bdo/sak-3.toml"),
    include_str!("bdo/sak-4.toml"),
    include_str!("bdo/sak-5.toml"),
    include_str!("bdo/sak-6.toml"),
    include_str!("bdo/sak-7.toml"),
    include_str!("bdo/sak-8.toml"),
    include_str!("bdo/sak-9.toml"),
];

#[test]
fn the_disclosed_numbers_come_out() {
    let book = support::load("5027").book;
    let mut parts = Vec::new();
    for (number, text) in (1..).zip(CASES) {
        let case: toml::Table = text.parse().unwrap();
        assert_eq!(case["case"].as_integer(), Some(number));
        let kroner = case["disclosed"].get("kroner").and_then(toml::Value::as_integer);
        let hours = case["disclosed"].get("hours").and_then(toml::Value::as_integer);
        assert_eq!(case["disclosed"]["complete"].as_bool(), Some(kroner.is_some() && hours.is_some()), "case {number}");
        if let Some(kroner) = kroner {
            parts.push(kroner);
        }
        let drafts: Vec<(String, tildeling::draft::Draft)> = case
            .get("draft")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .map(|draft| {
                let value: Value = serde_json::to_value(draft["draft"].clone()).unwrap();
                let (read, problems) = support::read(&value);
                // What nobody disclosed is said to be missing; all else can be read.
                assert!(problems.iter().all(|problem| problem.code == "mangler-mengde"), "case {number}: {problems:?}");
                (draft["name"].as_str().unwrap().to_owned(), read)
            })
            .collect();
        let named: Vec<Named<'_>> = drafts.iter().map(|(name, draft)| Named { name, draft }).collect();
        let comparison = compare(&named, &book, "2023-06-01".parse().unwrap());
        let Some(gauldal) = comparison.columns.first() else { continue };
        assert_eq!(gauldal.total.complete, hours.is_some() && kroner.is_some(), "case {number}");
        if !gauldal.total.complete {
            continue;
        }
        if let Some(hours) = hours {
            assert_eq!(gauldal.total.minutes_over_others, Some(Band::one(hours * 60)), "case {number}");
        }
        if let Some(kroner) = kroner {
            assert_eq!(gauldal.total.month_over_others, Some(Band::one(kroner * 100)), "case {number}");
        }
    }
    // What BDO reported for all nine, and what is left when the disclosed parts are taken away: shown, not hidden.
    assert_eq!(parts, [40_000, 110_000, 42_000, 260_000]);
    let left = residual(423_800, &parts);
    println!(
        "BDO: 423 800 kr in all; disclosed {parts:?}; the cases without disclosed kroner come to {left} kr together"
    );
    assert_eq!(left, -28_200);
}
