//! What the user pays: shared ceilings, the state's cap, free services, stays over a new year, unknown rates.

use serde_json::json;

use crate::support;

/// Prices a draft in the example municipality on 1 March 2026.
fn eksempel(draft: serde_json::Value) -> serde_json::Value {
    support::price(&support::eksempel(), "2026-03-01", &draft)
}

fn help(id: &str, minutes: i64) -> serde_json::Value {
    json!({"id": id, "service": "praktisk_bistand", "amount": {"minutes": minutes}, "every": {"months": 1}})
}

#[test]
fn lines_share_a_ceiling_in_their_order() {
    // 250 kr an hour, at most 1 100 a month: three hours, then the rest of the ceiling, then nothing.
    let result = eksempel(
        json!({"lines": [help("1", 180), help("2", 120), help("3", 60)], "recipient": {"income": 30_000_000}}),
    );
    let paid = ["0", "1", "2"].map(|at| result.pointer(&format!("/lines/{at}/user/month")).unwrap().as_i64().unwrap());
    assert_eq!(paid, [75_000, 35_000, 0]);
    assert_eq!(result["totals"]["user"]["month"], json!(110_000));
}

#[test]
fn lines_that_never_meet_do_not_share_a_month() {
    let mut lines = [help("1", 600), help("2", 600)];
    (lines[0]["from"], lines[0]["to"]) = (json!("2026-01-01"), json!("2026-03-01"));
    (lines[1]["from"], lines[1]["to"]) = (json!("2026-03-01"), json!("2026-05-01"));
    let result = eksempel(json!({"lines": lines, "recipient": {"income": 30_000_000}}));
    assert_eq!(result["lines"][0]["user"]["period"], json!(220_000));
    assert_eq!(result["lines"][1]["user"]["period"], json!(220_000));
}

#[test]
fn the_cap_for_low_income_covers_all_help_in_the_home() {
    let bpa =
        json!({"id": "2", "service": "bpa", "amount": {"minutes": 600}, "every": {"weeks": 1}, "personal_care": 0});
    let result =
        eksempel(json!({"lines": [help("1", 120), bpa], "recipient": {"income": {"min": 0, "max": 26_032_000}}}));
    assert_eq!(result["lines"][0]["user"]["month"], json!(20_000));
    assert_eq!(result["lines"][1]["user"]["month"], json!(4_500));
    assert_eq!(result["totals"]["user"]["month"], json!(24_500));
}

#[test]
fn personal_care_is_free_and_an_unknown_part_of_it_is_a_band() {
    let bpa = |care: serde_json::Value| json!({"id": "1", "service": "bpa", "amount": {"minutes": 600}, "every": {"months": 1}, "personal_care": care});
    let month = |care: serde_json::Value| {
        eksempel(json!({"lines": [bpa(care)], "recipient": {"income": 90_000_000}}))["lines"][0]["user"]["month"]
            .clone()
    };
    // 500 kr an hour in the highest step, but never above the cost of 480.
    assert_eq!(month(json!(600)), json!(0));
    assert_eq!(month(json!(540)), json!(48_000));
    assert_eq!(month(json!(null)), json!({"min": 0, "max": 450_000}));
}

#[test]
fn home_nursing_and_respite_are_free() {
    let lines = json!([
        {"id": "1", "service": "hjemmesykepleie", "amount": {"minutes": 60}, "every": {"days": 1}},
        {"id": "2", "service": "avlastning", "amount": {"days": 2}, "every": {"weeks": 2}},
    ]);
    let result = eksempel(json!({"lines": lines}));
    assert_eq!(result["totals"]["user"]["month"], json!(0));
    assert_eq!(result["complete"], json!(true));
}

#[test]
fn alarm_by_income_step_and_its_mounting_once() {
    let lines = json!([
        {"id": "1", "service": "trygghetsalarm", "amount": {"months": 1}, "every": {"months": 1}},
        {"id": "2", "service": "trygghetsalarm", "amount": {"units": 1}},
    ]);
    let result = eksempel(json!({"lines": lines, "recipient": {"income": 30_000_000}}));
    assert_eq!(result["lines"][0]["user"]["month"], json!(26_000));
    assert_eq!(result["lines"][1]["user"]["period"], json!(45_000));
    assert_eq!(result["lines"][1]["month"], json!(null), "what happens once has no monthly amount");
    assert_eq!(result["totals"]["once"], json!(90_000));
    assert_eq!(result["totals"]["month"], json!(41_000));
}

#[test]
fn a_stay_over_a_new_year_has_sixty_days_in_each() {
    let stay = json!({"id": "1", "service": "korttidsopphold", "amount": {"days": 1}, "every": {"days": 1}, "from": "2026-11-02", "to": "2027-03-02"});
    let result = eksempel(json!({"lines": [stay], "recipient": {"income": 30_000_000}}));
    // Sixty days in 2026 and sixty in 2027, none of them as a long stay.
    assert_eq!(result["lines"][0]["user"]["period"], json!(120 * 20_500));
}

#[test]
fn a_day_or_a_night_has_its_own_rate_and_uses_no_days() {
    let lines = json!([
        {"id": "1", "service": "dag_nattopphold", "amount": {"attendances": 2}, "every": {"weeks": 1}},
        {"id": "2", "service": "korttidsopphold", "amount": {"days": 60}, "from": "2026-03-01"},
    ]);
    let result = eksempel(json!({"lines": lines, "recipient": {"income": 30_000_000}}));
    assert_eq!(result["lines"][0]["user"]["week"], json!(23_000));
    assert_eq!(result["lines"][1]["user"]["period"], json!(60 * 20_500));
}

#[test]
fn without_the_municipality_s_rates_the_payment_is_a_band() {
    let book = support::load("4227").book;
    let lines = json!([
        {"id": "1", "service": "korttidsopphold", "amount": {"days": 14}},
        {"id": "2", "service": "langtidsopphold", "amount": {"days": 1}, "every": {"days": 1}},
        {"id": "3", "service": "praktisk_bistand", "amount": {"minutes": 60}, "every": {"weeks": 1}},
    ]);
    let draft = json!({"lines": lines, "recipient": {"income": 30_000_000}});
    let result = support::price(&book, "2026-03-01", &draft);
    assert_eq!(result["lines"][0]["user"]["period"], json!({"min": 0, "max": 14 * 20_500}));
    // 0.75 x (130 160 - 10 950) + 0.85 x (300 000 - 130 160), whatever the place costs.
    assert_eq!(result["lines"][1]["user"]["year"], json!(23_377_150));
    // Neither the rate nor the cost is known: nothing can be said.
    assert_eq!(result["lines"][2]["user"]["month"], json!(null));
    assert_eq!(result["complete"], json!(false));
    let help = result["problems"].to_string();
    assert!(help.contains("Kvinesdals enhetskostnader er ikke funnet"), "{help}");
}

#[test]
fn stjordal_s_own_rates_of_2024() {
    let book = support::load("5035").book;
    let draft = |income: i64| json!({"lines": [help("1", 300)], "book": "brukerpris", "recipient": {"income": income}});
    let month = |income: i64| support::price(&book, "2024-03-01", &draft(income))["lines"][0]["user"]["month"].clone();
    assert_eq!(month(20_000_000), json!(23_000));
    assert_eq!(month(30_000_000), json!(122_700));
    assert_eq!(month(40_000_000), json!(278_000)); // five hours at 556, under the ceiling of 2 937
}

#[test]
fn a_ladder_that_falls_is_bounded_step_by_step() {
    // The middle step is the dearest: a band over all three must hold it, wherever its ends are.
    let own = r#"
[[price]]
id = "p"
service = "praktisk_bistand"
unit = "hour"
values = [{ kr = 900, from = 2026-01-01, kind = "unit_cost", source = "test" }]

[[fee]]
id = "f"
services = ["praktisk_bistand"]
from = 2026-01-01
kind = "adopted"
source = "test"
steps = [{ below_g = 2, hour = 300 }, { below_g = 3, hour = 500 }, { hour = 200 }]
"#;
    let result = support::price(&support::book(own), "2026-03-01", &json!({"lines": [help("1", 60)]}));
    assert_eq!(result["lines"][0]["user"]["month"], json!({"min": 20_000, "max": 50_000}));
}

#[test]
fn help_that_is_given_once_in_an_income_step_nobody_knows_is_not_complete() {
    let book = support::book(
        r#"
[[price]]
id = "help"
service = "praktisk_bistand"
unit = "hour"
values = [{ kr = 400, from = 2013-01-01, kind = "unit_cost", source = "test" }]

[[fee]]
id = "help"
services = ["praktisk_bistand"]
from = 2013-01-01
kind = "adopted"
source = "test"
steps = [{ below_g = 2, hour = 100 }, { hour = 300 }]
"#,
    );
    // Which step the household is in is counted in G, and no G is known so long ago.
    for every in [json!(null), json!({"weeks": 1})] {
        let mut line = help("1", 60);
        line["every"] = every.clone();
        let result =
            support::price(&book, "2014-06-01", &json!({"lines": [line], "recipient": {"income": 20_000_000}}));
        assert_eq!(result["complete"], json!(false), "{every}");
        assert_eq!(result["problems"][0]["code"], json!("mangler-egenandel"), "{every}");
    }
}
