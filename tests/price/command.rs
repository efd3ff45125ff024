//! The commands `price` and `trial`: one draft, drafts side by side, a year of the state trial, and input that can't be used.

use serde_json::json;
use tildeling::price::{Given, price_command, trial_command};

use crate::support::criteria;

const DAY: &str = "2026-06-01";

fn draft(minutes: u32) -> String {
    let line =
        json!({ "id": "1", "service": "praktisk_bistand", "amount": { "minutes": minutes }, "every": { "weeks": 1 } });
    json!({ "lines": [line] }).to_string()
}

fn given(name: &str, text: String) -> Given {
    Given { name: name.into(), text }
}

#[test]
fn one_draft_gives_its_price() {
    let priced = price_command(criteria(), "9901", DAY.parse().unwrap(), &[given("a", draft(60))]).unwrap();
    assert_eq!(priced.json["lines"][0]["week"], 52_000, "an hour at 520 kroner");
    assert!(priced.text.contains("520,00 kr per time"));
}

#[test]
fn several_drafts_stand_side_by_side() {
    let given = [given("gjeldende", draft(60)), given("utkast", draft(120))];
    let priced = price_command(criteria(), "9901", DAY.parse().unwrap(), &given).unwrap();
    let names: Vec<_> = priced.json["drafts"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["gjeldende", "utkast"]);
    let weeks = |at: usize| priced.json["drafts"][at]["price"]["lines"][0]["week"].clone();
    assert_eq!((weeks(0), weeks(1)), (52_000.into(), 104_000.into()));
    let column = |at: usize| &priced.json["comparison"]["columns"][at];
    // Amounts are compared as they are shown: 4 519,05 less 2 259,52 kroner a month.
    assert_eq!(column(1)["total"]["month_over_others"], json!(225_953));
    assert_eq!(column(0)["total"]["month_over_others"], json!(-225_953));
    assert!(priced.text.contains("== gjeldende ==") && priced.text.contains("== utkast =="));
}

#[test]
fn a_year_of_the_trial_is_settled() {
    let year = json!({
        "year": 2018, "model": "A", "net_operating_cost": 10_000_000_000_i64, "lump_sum": 600_000_000,
        "activity": [{ "name": "hjemmesykepleie", "quantity": 40_000, "price": 52_000 }],
        "on_account": [{ "date": "2018-01-15", "amount": 2_000_000_000_i64 }],
    });
    let settled = trial_command(criteria(), "5035", &year.to_string()).unwrap();
    // 20,8 million by activity, 6 million as a lump sum and 4 % of 100 million, less the 20 million paid on account.
    assert_eq!(settled.json["settlement"], 1_080_000_000);
}

#[test]
fn what_cannot_be_used_is_named_with_a_remedy() {
    let day = DAY.parse().unwrap();
    let wrong = [
        price_command(criteria(), "9901", day, &[given("a", draft(60)), given("b", "{".into())]).map(|_| ()),
        price_command(criteria(), "0000", day, &[given("a", draft(60))]).map(|_| ()),
        trial_command(criteria(), "9901", "[").map(|_| ()),
        trial_command(criteria(), "9901", "{}").map(|_| ()),
    ];
    for (found, said) in wrong.iter().zip(["utkastet b er ikke JSON", "0000", "kommuneåret er ikke JSON", "året"]) {
        let found = found.as_ref().unwrap_err();
        assert!(found.message.contains(said), "{}", found.message);
        assert!(found.help.as_ref().is_some_and(|help| !help.is_empty()), "{}", found.message);
    }
}
