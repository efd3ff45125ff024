//! The table of what users pay says the same as pricing a draft, in every band of income, for every municipality with rates and one without.

use serde_json::{Value, json};
use tildeling::price;
use tildeling::units::Date;

use crate::support;

const DATE: &str = "2026-06-01";
/// An income above every band, in øre a year.
const HIGH: i64 = 120_000_000;

/// The unit in a draft for each word in a table.
fn unit(per: &str) -> Option<(&'static str, i64)> {
    Some(match per {
        "hour" => ("minutes", 60),
        "visit" => ("visits", 1),
        "attendance" => ("attendances", 1),
        "day" => ("days", 1),
        "unit" | "once" => ("units", 1),
        "month" => ("months", 1),
        _ => return None,
    })
}

/// The least and the greatest of a cell or an amount; no greatest when it is not known.
fn ends(value: &Value) -> (i64, Option<i64>) {
    match value {
        Value::Array(ends) => (ends[0].as_i64().unwrap(), ends[1].as_i64()),
        Value::Object(ends) => (ends["min"].as_i64().unwrap(), ends["max"].as_i64()),
        one => (one.as_i64().unwrap(), one.as_i64()),
    }
}

/// The incomes at both ends of each band: a band holds its lower end, not its upper one.
fn incomes(table: &Value) -> Vec<[i64; 2]> {
    let ends: Vec<i64> = table["bands"].as_array().unwrap().iter().map(|end| end[1].as_i64().unwrap()).collect();
    let lower = std::iter::once(0).chain(ends.iter().copied());
    lower.zip(ends.iter().map(|end| end - 1).chain([HIGH])).map(|(low, high)| [low, high]).collect()
}

fn cell(row: &Value, band: usize) -> &Value {
    let cells = row["cells"].as_array().unwrap();
    cells.get(band).unwrap_or(&cells[0])
}

#[test]
fn every_cell_is_what_a_draft_of_one_unit_costs_its_user() {
    let mut compared = 0;
    for kommune in ["9901", "5035", "5028", "0301"] {
        let book = support::load(kommune).book;
        let table = &price::tables(&book, DATE.parse::<Date>().unwrap())[0];
        for (service, found) in table["services"].as_object().unwrap() {
            let rows = found["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
            let most = rows.iter().find(|row| row["per"] == "month_most");
            for row in rows.iter().filter(|row| row["after"].is_null()) {
                let Some((unit, count)) = unit(row["per"].as_str().unwrap()) else { continue };
                let own = row["own"] == json!(true);
                for (band, edges) in incomes(table).into_iter().enumerate() {
                    for (end, income) in edges.into_iter().enumerate() {
                        let line = json!({"id": "1", "service": service, "amount": { unit: count }, "every": {"months": 1}, "personal_care": 0});
                        let result =
                            support::price(&book, DATE, &json!({"lines": [line], "recipient": {"income": income}}));
                        let paid = ends(&result["lines"][0]["user"]["month"]);
                        let (least, greatest) = ends(cell(row, band));
                        let about =
                            format!("{kommune} {service} {} {income}: {paid:?} in {}", row["per"], cell(row, band));
                        let capped = |ore: i64| most.map_or(ore, |most| ore.min(ends(cell(most, band)).0));
                        if own {
                            let edge = if end == 0 { paid.0 >= least && paid.0 - least <= 1 } else { paid.0 >= least };
                            assert!(edge && greatest.is_none_or(|greatest| paid.1 <= Some(greatest)), "{about}");
                        } else {
                            assert_eq!(paid, (capped(least), greatest.map(capped)), "{about}");
                        }
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 300, "only {compared} were compared");
}

#[test]
fn free_and_unknown_are_told_apart() {
    let table = |kommune: &str| price::tables(&support::load(kommune).book, DATE.parse::<Date>().unwrap())[0].clone();
    let (example, oslo) = (table("9901"), table("0301"));
    assert_eq!(example["services"]["hjemmesykepleie"], json!({"free": true}));
    assert_eq!(example["services"]["stottekontakt"]["free"], json!(true), "free by the municipality's own decision");
    assert_eq!(oslo["services"]["stottekontakt"], json!({"rows": [], "unknown": true}));
    assert_eq!(example["services"].get("omsorgsbolig"), None, "rent is no payment for a service");
    // Without the municipality's rates the state's cap for low income still holds, and nothing is said above it.
    let cap = &oslo["services"]["praktisk_bistand"];
    assert_eq!(cap["unknown"], json!(true));
    assert_eq!(cap["rows"][0]["cells"], json!([24_500, 24_500, null, null, null, null]));
}

#[test]
fn every_number_names_its_source_and_since_when() {
    for kommune in ["9901", "5035", "5028", "0301"] {
        for table in price::tables(&support::load(kommune).book, DATE.parse::<Date>().unwrap()).as_array().unwrap() {
            let notes = table["notes"].as_array().unwrap();
            for note in notes {
                assert!(!note["title"].as_str().unwrap().is_empty() && note["from"].as_str() <= Some(DATE), "{note}");
            }
            for row in
                table["services"].as_object().unwrap().values().filter_map(|one| one["rows"].as_array()).flatten()
            {
                let used = row["notes"].as_array().unwrap();
                assert!(
                    !used.is_empty() && used.iter().all(|at| (at.as_u64().unwrap() as usize) < notes.len()),
                    "{row}"
                );
            }
        }
    }
}
