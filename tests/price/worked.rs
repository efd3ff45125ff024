//! The twenty worked examples. Most are in `worked.toml`; here stand those that are not about a draft.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tildeling::draft::Raw;
use tildeling::price::compare::residual;
use tildeling::price::correction::zone_ia_rate;
use tildeling::price::trial;
use tildeling::units::Fraction;

use crate::support;

#[test]
fn examples_about_drafts() {
    let cases: toml::Table = include_str!("worked.toml").parse().unwrap();
    let mut seen = BTreeSet::new();
    for case in cases["case"].as_array().unwrap() {
        let text = |key: &str| case.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let book = support::book(text("book"));
        seen.insert(text("id").to_owned());
        for check in case["check"].as_array().unwrap() {
            let mut draft: Value = support::json(check["with"].as_str().unwrap());
            draft["lines"] = support::json(text("lines"));
            let result = support::price(&book, text("date"), &draft);
            for (pointer, expected) in check["expect"].as_table().unwrap() {
                let found = result
                    .pointer(pointer)
                    .unwrap_or_else(|| panic!("{} {pointer} is not there: {result:#}", text("id")));
                let expected: Value = serde_json::to_value(expected).unwrap();
                assert_eq!(*found, expected, "{} {} {pointer} with {:?}", text("id"), text("name"), check["with"]);
            }
        }
    }
    // The others are in this file.
    let here = ["W01", "W02", "W03", "W07", "W10", "W19"].map(str::to_owned);
    let all: BTreeSet<String> = (1..=20).map(|number| format!("W{number:02}")).collect();
    assert_eq!(seen.into_iter().chain(here).collect::<BTreeSet<_>>(), all);
}

/// The supplement of each year of the trial, in whole kroner, and their sum in øre.
fn supplements(net: i64) -> (i64, Vec<i64>, i64) {
    let book = support::book("");
    let mut years = Vec::new();
    let (mut sum, mut annual) = (0, 0);
    for year in 2016..=2019 {
        let input = json!({"year": year, "model": "A", "net_operating_cost": net * 100});
        let (input, problems) = trial::read(&serde_json::from_value::<Raw>(input).unwrap());
        let settlement = trial::settle(&input.unwrap(), &book, problems);
        assert!(settlement.complete, "{:?}", settlement.problems);
        let supplement = settlement.supplement.unwrap();
        annual = supplement.annual.0 / 100;
        sum += supplement.year.0;
        years.push(Fraction::new(supplement.year.0, 100).rounded());
    }
    (annual, years, sum)
}

#[test]
fn w01_supplement_below_the_cap() {
    let (annual, years, sum) = supplements(500_000_000);
    assert_eq!((annual, years, sum), (20_000_000, vec![13_333_333, 20_000_000, 20_000_000, 6_666_667], 6_000_000_000));
}

#[test]
fn w02_supplement_above_the_cap() {
    let (annual, years, sum) = supplements(700_000_000);
    assert_eq!((annual, years, sum), (25_000_000, vec![16_666_667, 25_000_000, 25_000_000, 8_333_333], 7_500_000_000));
}

#[test]
fn w03_supplement_exactly_at_the_cap() {
    assert_eq!(supplements(625_000_000).0, 25_000_000);
    assert_eq!(supplements(624_999_900).0, 24_999_996);
}

#[test]
fn w07_zone_ia() {
    let fraction = |text: &str| text.parse::<Fraction>().unwrap();
    for (base, rate) in [
        ("10000000", "0,106"),
        ("24285714.29", "0,106"),
        ("100000000", "0,1325"),
        ("300000000", "0,138167"),
        ("0", "0,106"),
    ] {
        let found = zone_ia_rate(fraction("0.106"), fraction("0.141"), fraction("850000"), fraction(base));
        let shown = Fraction::new((found.times(1_000_000)).rounded(), 1_000_000);
        assert_eq!(shown.to_string(), rate, "{base}");
    }
}

#[test]
fn w08_the_factors_that_are_not_used() {
    let hours = ["13", "35.5", "48", "168"].map(|hours| hours.parse::<Fraction>().unwrap());
    let month = |factor: Fraction| {
        hours.map(|hours| Fraction::new((hours * factor).times(10_000).rounded(), 10_000).to_string())
    };
    assert_eq!(month("4.33".parse().unwrap()), ["56,29", "153,715", "207,84", "727,44"]);
    assert_eq!(month(Fraction::new(52, 12)), ["56,3333", "153,8333", "208", "728"]);
    assert_eq!(month(Fraction::new(365, 84)), ["56,4881", "154,256", "208,5714", "730"]);
}

#[test]
fn w10_the_residual_of_bdo_is_shown() {
    assert_eq!(residual(423_800, &[40_000, 110_000, 42_000, 260_000]), -28_200);
}

#[test]
fn w19_settlement_of_a_year_in_model_a() {
    let book = support::book("");
    let input = json!({
        "year": 2018, "model": "A", "net_operating_cost": 10_000_000_000_i64, "lump_sum": 600_000_000,
        "activity": [{"name": "hjemmesykepleie", "quantity": 40_000, "price": 52_000}, {"name": "langtidsopphold", "quantity": 18_250, "price": 290_000}],
        "on_account": [{"date": "2018-01-15", "amount": 4_000_000_000_i64}, {"date": "2018-07-15", "amount": 4_000_000_000_i64}],
    });
    let (input, problems) = trial::read(&serde_json::from_value::<Raw>(input).unwrap());
    let year = trial::settle(&input.unwrap(), &book, problems);
    assert_eq!(year.activity.0, 7_372_500_000);
    assert_eq!(year.supplement.unwrap().year.0, 400_000_000);
    assert_eq!(year.entitled.0, 8_372_500_000);
    assert_eq!(year.settlement.unwrap().0, 372_500_000);
    // The account keeps every payment and ends at what the municipality is entitled to.
    assert_eq!(year.ledger.len(), 3);
    assert_eq!(year.ledger.iter().map(|entry| entry.amount.0).sum::<i64>(), year.entitled.0);
    assert!(year.complete);
}
