//! What holds for every draft: linear in the amount, sums of lines, splits of a period, bands that hold the truth.

use serde_json::{Value, json};
use tildeling::price::{Cost, Figures, Money};
use tildeling::units::{Band, Date};

use crate::random::Random;
use crate::support;

fn cost(book: &tildeling::price::Book, draft: &Value) -> Cost {
    let (draft, problems) = support::read(draft);
    assert!(problems.is_empty(), "{problems:?}");
    tildeling::price::price(&draft, book, "2026-03-01".parse::<Date>().unwrap())
}

fn each(figures: Figures) -> [Money; 4] {
    [figures.week, figures.month, figures.year, figures.period]
}

fn known(money: Money) -> i64 {
    let band = money.expect("an amount");
    assert!(band.is_one(), "{band:?}");
    band.min
}

#[test]
fn linear_in_the_amount() {
    let book = support::eksempel();
    let mut random = Random::new(1);
    for _ in 0..500 {
        let line = random.line(1, true);
        let unit = line["amount"].as_object().unwrap().keys().next().unwrap().clone();
        let (amount, factor) = (line["amount"][&unit].as_i64().unwrap(), random.between(2, 5));
        let priced = |amount: i64| {
            let mut line = line.clone();
            line["amount"] = json!({ &unit: amount });
            let cost = cost(&book, &json!({"lines": [line]}));
            each(cost.lines[0].gross)
        };
        let (one, many) = (priced(amount), priced(amount * factor));
        if many[0].is_none() {
            continue; // more than a week holds
        }
        for (one, many) in one.into_iter().zip(many) {
            // Each is rounded once, by at most half an øre.
            let (one, many) = (known(one), known(many));
            assert!((one * factor - many).abs() * 2 <= factor + 1, "{line} x {factor}: {one} {many}");
        }
    }
}

#[test]
fn sums_of_lines_are_the_totals() {
    let book = support::eksempel();
    let mut random = Random::new(2);
    for _ in 0..300 {
        let lines: Vec<Value> = (0..random.between(0, 12)).map(|at| random.line(at as usize, true)).collect();
        let income = random.between(0, 90_000_000);
        let draft = json!({"lines": lines, "recipient": {"income": income, "age": 80}});
        let cost = cost(&book, &draft);
        if !cost.totals.complete {
            continue; // over the hours of a week
        }
        let sum = |of: fn(&tildeling::price::LineCost) -> Figures| {
            let start = [Some(Band::one(0)); 4];
            cost.lines
                .iter()
                .map(|line| each(of(line)))
                .fold(start, |sum, line| std::array::from_fn(|at| sum[at].zip(line[at]).map(|(a, b)| a.plus(b))))
        };
        assert_eq!(each(cost.totals.gross), sum(|line| line.gross), "{draft}");
        let (user, lines) = (each(cost.totals.user), sum(|line| line.user));
        for (total, lines) in user.into_iter().zip(lines) {
            let (total, lines) = (total.unwrap(), lines.unwrap());
            // With a band the corners are added before the least and the greatest are taken, so the total can only be narrower.
            assert!(lines.min <= total.min && total.max <= lines.max, "{draft}: {lines:?} {total:?}");
            assert!(!lines.is_one() || total == lines, "{draft}");
        }
        for (at, net) in each(cost.totals.net).into_iter().enumerate() {
            let parts =
                [cost.totals.gross, cost.totals.user, cost.totals.state].map(|figures| each(figures)[at].unwrap());
            let free = parts[0].minus(parts[1]).minus(parts[2]);
            let net = net.unwrap();
            assert!(free.min <= net.min && net.max <= free.max, "{draft}: {free:?} {net:?}");
        }
    }
}

#[test]
fn a_split_of_the_period_changes_a_sum_by_its_rounding_only() {
    let book = support::eksempel();
    let mut random = Random::new(3);
    for _ in 0..500 {
        let line = random.line(1, true);
        let day = |key: &str| line[key].as_str().unwrap().parse::<Date>().unwrap();
        let (from, to) = (day("from"), day("to"));
        if to.days_since(from) < 2 {
            continue;
        }
        let middle = from.plus_days(random.between(1, to.days_since(from) - 1) as i32);
        let part = |id: &str, from: Date, to: Date| {
            let mut part = line.clone();
            (part["id"], part["from"], part["to"]) = (json!(id), json!(from.to_string()), json!(to.to_string()));
            part
        };
        let recipient = json!({"income": random.between(0, 90_000_000), "age": 80});
        let whole = cost(&book, &json!({"lines": [line], "recipient": recipient}));
        let split =
            cost(&book, &json!({"lines": [part("a", from, middle), part("b", middle, to)], "recipient": recipient}));
        if !whole.totals.complete {
            continue;
        }
        // Two lines are rounded instead of one: at most one øre and a half apart. The user's payment shares ceilings and days.
        for (whole, split) in [(whole.totals.gross, split.totals.gross), (whole.totals.user, split.totals.user)] {
            let (whole, split) = (whole.period.unwrap(), split.period.unwrap());
            assert!(
                (whole.min - split.min).abs() <= 1 && (whole.max - split.max).abs() <= 1,
                "{line} at {middle}: {whole:?} {split:?}"
            );
        }
    }
}

#[test]
fn a_band_holds_what_each_value_within_it_gives() {
    let book = support::eksempel();
    let mut random = Random::new(4);
    for _ in 0..300 {
        let mut lines: Vec<Value> = (0..random.between(1, 5)).map(|at| random.line(at as usize, true)).collect();
        let least = random.between(0, 60_000_000);
        let income = json!({"min": least, "max": least + random.between(1, 40_000_000)});
        let inside = random.between(least, income["max"].as_i64().unwrap() - 1);
        let exact = lines.clone();
        for line in &mut lines {
            if let Some(minutes) = line["amount"]["minutes"].as_i64() {
                line["amount"] = json!({"minutes": {"min": minutes / 2, "max": minutes * 2}});
            }
        }
        let wide = cost(&book, &json!({"lines": lines, "recipient": {"income": income}}));
        let narrow = cost(&book, &json!({"lines": exact, "recipient": {"income": inside}}));
        if !wide.totals.complete {
            continue;
        }
        for (wide, narrow) in [
            (wide.totals.gross, narrow.totals.gross),
            (wide.totals.user, narrow.totals.user),
            (wide.totals.net, narrow.totals.net),
        ] {
            for (wide, narrow) in each(wide).into_iter().zip(each(narrow)) {
                let (wide, narrow) = (wide.unwrap(), narrow.unwrap());
                assert!(wide.min <= narrow.min && narrow.max <= wide.max, "{lines:?}: {wide:?} {narrow:?}");
            }
        }
    }
}

#[test]
fn the_year_is_the_days_it_has() {
    let book = support::eksempel();
    let draft = json!({"lines": [{"id": "1", "service": "langtidsopphold", "place_level": "ordinar", "amount": {"days": 1}, "every": {"days": 1}}]});
    let (draft, _) = support::read(&draft);
    let year = |date: &str| tildeling::price::price(&draft, &book, date.parse().unwrap()).lines[0].gross.year;
    assert_eq!(year("2027-03-01"), Some(Band::one(365 * 365_000)));
    assert_eq!(year("2028-03-01"), Some(Band::one(366 * 365_000)));
}

#[test]
fn the_first_day_counts_and_the_last_does_not() {
    let book = support::eksempel();
    let period = |from: &str, to: &str, pauses: Value| {
        let line = json!({"id": "1", "service": "korttidsopphold", "amount": {"days": 1}, "every": {"days": 1}, "from": from, "to": to, "pauses": pauses});
        known(cost(&book, &json!({"lines": [line]})).lines[0].gross.period) / 435_000
    };
    assert_eq!(period("2026-03-01", "2026-03-02", json!([])), 1);
    assert_eq!(period("2024-02-28", "2024-03-01", json!([])), 2);
    assert_eq!(period("2026-01-01", "2027-01-01", json!([])), 365);
    // Pauses: one within, one that overlaps it, one that reaches beyond the end, one outside.
    let pauses = json!([{"from": "2026-03-05", "to": "2026-03-08"}, {"from": "2026-03-07", "to": "2026-03-10"}, {"from": "2026-03-29", "to": "2026-05-01"}, {"from": "2025-01-01", "to": "2025-02-01"}]);
    assert_eq!(period("2026-03-01", "2026-04-01", pauses), 31 - 5 - 3);
}

#[test]
fn what_pages_load_prices_as_the_whole_book_does_from_its_day_on() {
    let whole = support::eksempel();
    let mut random = Random::new(11);
    for from in ["2016-07-01", "2022-01-01", "2026-11-22"] {
        let pages = whole.clone().for_pages(from.parse().unwrap());
        assert!(pages.sources.len() < whole.sources.len(), "{from}: what nothing rests on is left out");
        for _ in 0..100 {
            let lines: Vec<Value> = (0..4).map(|at| random.line(at, true)).collect();
            let book = *random.one(&["kommune", "stat", "bdo_avledet"]);
            let mode = *random.one(&["ramme", "forsok"]);
            let recipient = json!({"income": random.between(0, 90_000_000), "own_income": 30_000_000, "age": 40});
            let draft = json!({"book": book, "mode": mode, "lines": lines, "recipient": recipient});
            let later = from.parse::<Date>().unwrap().plus_days(random.between(0, 900) as i32).to_string();
            for day in [from, &later] {
                assert_eq!(
                    support::price(&pages, day, &draft),
                    support::price(&whole, day, &draft),
                    "{from} {day} {draft}"
                );
            }
        }
    }
}
