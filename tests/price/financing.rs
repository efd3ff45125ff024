//! Who pays: frame, activity, blends, the state trial, the refund.

use serde_json::{Value, json};
use tildeling::draft::Raw;
use tildeling::price::trial;

use crate::support;

fn line() -> Value {
    json!({"id": "1", "service": "praktisk_bistand", "amount": {"minutes": 600}, "every": {"weeks": 1}, "from": "2026-01-01", "to": "2027-01-01"})
}

fn priced(draft: Value) -> Value {
    support::price(&support::eksempel(), "2026-03-01", &draft)
}

#[test]
fn under_a_frame_the_amount_is_a_planning_figure() {
    let result = priced(json!({"lines": [line()]}));
    assert_eq!(result["mode"], json!("ramme"));
    assert!(result["mode_text"].as_str().unwrap().starts_with("Planleggingstall"));
    assert_eq!(result["totals"]["by_activity"], json!(null));
}

#[test]
fn under_activity_all_of_it_follows_the_decision_and_under_a_blend_a_part() {
    let result = priced(json!({"lines": [line()], "mode": "innsatsstyrt"}));
    assert_eq!(result["totals"]["by_activity"], result["totals"]["month"]);
    // The part is not known in the example municipality: from nothing to all of it.
    let result = priced(json!({"lines": [line()], "mode": "blanding"}));
    assert_eq!(result["totals"]["by_activity"], json!({"min": 0, "max": result["totals"]["month"]}));
    let own = r#"
[[price]]
id = "p"
service = "hjemmesykepleie"
unit = "hour"
values = [{ kr = 600, from = 2026-01-01, kind = "unit_cost", source = "test" }]

[[financing]]
services = ["hjemmesykepleie"]
mode = "blanding"
activity_share = 0.25
from = 2026-01-01
source = "test"
"#;
    let nursing = json!({"id": "1", "service": "hjemmesykepleie", "amount": {"minutes": 60}, "every": {"months": 1}});
    let result = support::price(&support::book(own), "2026-03-01", &json!({"lines": [nursing]}));
    assert_eq!((&result["mode"], &result["totals"]["by_activity"]), (&json!("blanding"), &json!(15_000)));
}

/// The refund is counted by the year; a month of four weeks gets four weeks of it, as of everything else.
#[test]
fn a_month_of_four_weeks_has_four_weeks_of_the_refund() {
    let line = json!({"id": "1", "service": "bolig_heldogn", "amount": {"minutes": 40_320}, "every": {"weeks": 4}});
    let recipient = json!({"direct_wages": 360_000_000, "other_grants": 0, "age": 40, "pu": false});
    let draft = json!({"lines": [line], "recipient": recipient, "book": "bdo_avledet", "calendar": "bdo_fire_uker"});
    let totals = &support::price(&support::load("5027").book, "2026-03-01", &draft)["totals"];
    let ore = |part: &str, period: &str| totals[part][period].as_i64().unwrap();
    assert!(ore("state", "year") > 0);
    assert!((ore("state", "month") - 4 * ore("state", "week")).abs() <= 4, "{totals}");
    assert!((ore("net", "month") - 4 * ore("net", "week")).abs() <= 4, "{totals}");
}

#[test]
fn in_the_state_trial_the_grant_is_the_state_s_price_and_never_the_cost() {
    let result = priced(json!({"lines": [line()], "mode": "forsok", "recipient": {"income": 20_000_000, "age": 80}}));
    // 500 kr corrected for zone III is 473.01; ten hours a week.
    assert_eq!(result["lines"][0]["week"], json!(520_000));
    assert_eq!(result["lines"][0]["state"]["week"], json!(473_010));
    let user = result["lines"][0]["user"]["week"].as_i64().unwrap();
    assert_eq!(result["lines"][0]["net"]["week"], json!(520_000 - 473_010 - user));
}

#[test]
fn older_decisions_are_paid_by_activity_from_their_revision() {
    let mut revised = line();
    revised["priced_from"] = json!("2026-07-01");
    let result = priced(json!({"lines": [revised], "mode": "forsok"}));
    assert_eq!(result["lines"][0]["state"]["week"], json!(0), "not yet revised on the price date");
    // 184 of 365 days.
    assert_eq!(result["lines"][0]["state"]["period"], json!((473_010 * 184 + 3) / 7));
}

#[test]
fn what_is_given_once_is_paid_by_the_terms_of_its_day() {
    let state = |from: &str| {
        let mut once = line();
        (once["every"], once["from"], once["to"]) = (json!(null), json!(from), json!(null));
        once["priced_from"] = json!("2026-07-01");
        priced(json!({"lines": [once], "mode": "forsok"}))["lines"][0]["state"]["period"].clone()
    };
    assert_eq!([state("2026-06-30"), state("2026-07-01")], [json!(0), json!(473_010)]);
}

#[test]
fn the_refund_belongs_to_the_person_and_lowers_the_net() {
    let place = json!({"id": "1", "service": "barnebolig", "amount": {"days": 1}, "every": {"days": 1}});
    let draft = |wages: Value| json!({"lines": [place], "recipient": {"age": 12, "direct_wages": wages}});
    let result = priced(draft(json!(250_000_000)));
    let year = (250_000_000 - 160_800_000) * 8 / 10;
    assert_eq!(result["totals"]["refund"]["year"], json!(year));
    assert_eq!(result["totals"]["approximate"], json!(true), "the threshold is of an earlier year");
    assert_eq!(
        priced(draft(json!(100_000_000)))["totals"]["approximate"],
        json!(false),
        "below it nothing rests on it"
    );
    assert_eq!(result["totals"]["state"]["year"], json!(year));
    assert_eq!(result["totals"]["net"]["year"], json!(790_000 * 365 - year));
    // Wages not given: they are a part of the cost, so the refund lies between nothing and what all of it would give.
    let result = priced(draft(json!(null)));
    let most = (790_000 * 365 - 160_800_000) * 8 / 10;
    assert_eq!(result["totals"]["refund"]["year"], json!({"min": 0, "max": most}));
}

#[test]
fn the_trial_year_with_older_decisions_step_down_and_model_b() {
    let settle = |input: Value| {
        let (year, problems) = trial::read(&serde_json::from_value::<Raw>(input).unwrap());
        trial::settle(&year.unwrap(), &support::book(""), problems)
    };
    let year = settle(json!({
        "year": 2016, "model": "A", "net_operating_cost": 50_000_000_000_i64,
        "activity": [{"name": "hjemmesykepleie", "quantity": 366, "price": 100, "priced_from": "2016-12-01"}],
    }));
    assert_eq!(year.activity.0, 3_100, "thirty-one days of a leap year");
    assert!(year.supplement.unwrap().annual.0 == 2_000_000_000 && !year.supplement.unwrap().capped);

    let year = settle(
        json!({"year": 2020, "model": "A", "net_operating_cost": 50_000_000_000_i64, "months": 12, "step_down": "2/3"}),
    );
    assert_eq!(year.supplement.unwrap().year.0, 1_333_333_333);

    let year = settle(
        json!({"year": 2017, "model": "B", "net_operating_cost": 100_000_000_003_i64, "growth": 0.03, "spent": 110_000_000_000_i64}),
    );
    let grant: i64 = year.quarters.iter().map(|quarter| quarter.0).sum();
    assert_eq!(grant, year.entitled.0, "the quarters add up exactly");
    assert_eq!(year.entitled.0, 103_000_000_003 + 2_500_000_000);
    assert_eq!(year.overrun.unwrap().0, 110_000_000_000 - 105_500_000_003);
    assert!(year.settlement.is_none());

    let year = settle(
        json!({"year": 2017, "model": "C", "lump_sum": "seks", "activity": [{"name": "x"}], "on_account": [{"date": "i går", "amount": 5}]}),
    );
    assert!(!year.complete);
    let fields: Vec<&str> = year.problems.iter().map(|problem| problem.field.as_str()).collect();
    for field in
        ["model", "lump_sum", "activity.0.quantity", "activity.0.price", "on_account.0.date", "net_operating_cost"]
    {
        assert!(fields.contains(&field), "{field} in {fields:?}");
    }
}
