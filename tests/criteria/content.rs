//! What the content promises: every criterion has source, date, rank and law; every text is in both language forms and easy to
//! read; and what is recalled or derived stands in one file.
//!
//! With `TILDELING_BLESS=1` the list in `criteria/UVERIFISERT.md` is written anew.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use tildeling::criteria::{self, Library};
use tildeling::{publish, view};

use super::case::root;

const DAY: &str = "2026-03-01";
/// The part of `UVERIFISERT.md` that is made from the files.
const LIST: [&str; 2] = ["<!-- lista er laget av filene -->\n", "<!-- slutt -->\n"];

fn library() -> Library {
    criteria::load(&root().join("criteria"), DAY.parse().unwrap()).0
}

/// Every service of every municipality on the day.
fn each_service(library: &Library, visit: &mut dyn FnMut(&str, &tildeling::service::Service)) {
    for kommune in library.kommuner.values() {
        let (ruleset, _) = library.ruleset(kommune, DAY.parse().unwrap());
        ruleset.services.iter().for_each(|service| visit(&kommune.kommune.number, service));
    }
}

#[test]
fn every_criterion_says_where_it_was_read_when_and_how_sure_we_are() {
    let mut faults = BTreeSet::new();
    let mut seen = 0;
    each_service(&library(), &mut |kommune, service| {
        for criterion in service.criteria.iter().chain(&service.set_aside) {
            seen += 1;
            let source = &criterion.source;
            if source.title.is_empty() || source.dated.is_empty() || source.confidence.is_empty() {
                faults.insert(format!("{kommune} {}/{}", service.id, criterion.id));
            }
            // What has the rank of law cites the law; anything else may say «ingen», and the check demands that it is said.
            if criterion.rank >= tildeling::service::Rank::StateRegulation && criterion.law.is_empty() {
                faults.insert(format!("{kommune} {}/{}: rank of law, and no law", service.id, criterion.id));
            }
        }
    });
    assert!(seen > 5_000, "{seen}");
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn what_a_citizen_reads_about_a_service_is_easy_in_both_language_forms() {
    let library = library();
    let mut faults = BTreeSet::new();
    let mut hardest = 0;
    for kommune in library.existing(DAY.parse().unwrap()) {
        let (ruleset, _) = library.ruleset(kommune, DAY.parse().unwrap());
        for lang in ["nb", "nn"] {
            let words = view::words(&ruleset, "", lang);
            for (list, read) in [("services", SERVICE), ("questions", QUESTION)] {
                for item in words[list].as_array().unwrap() {
                    let mut texts = Vec::new();
                    read.iter().for_each(|key| collect(&item[*key], &mut texts));
                    let lix = lix(&texts);
                    hardest = hardest.max(lix);
                    if lix > 40 {
                        faults.insert(format!("{lang} {} {}: LIX {lix}", item["id"], kommune.kommune.folder));
                    }
                }
            }
        }
    }
    println!("the hardest text about one service has LIX {hardest}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_hard_text_is_seen() {
    assert!(lix(&["Vilkårsoppfyllelse forutsetter tilleggsdokumentasjon".into()]) > 40);
    assert!(lix(&["Du bor hjemme. Du kan gå.".into()]) < 20);
}

/// What a citizen reads of a service and of a question.
const SERVICE: &[&str] = &[
    "name",
    "about",
    "includes",
    "not_included",
    "apply",
    "deadline",
    "complaint",
    "waiting",
    "cost",
    "grounds",
    "criteria",
    "documents",
];
const QUESTION: &[&str] = &["text", "help", "why", "options"];

/// The texts below a value; of a table only its own words.
fn collect(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|item| collect(item, into)),
        Value::Object(fields) => {
            ["text", "body", "any_of"].iter().filter_map(|key| fields.get(*key)).for_each(|field| collect(field, into));
        }
        _ => {}
    }
}

/// Words per sentence and the share of words longer than six letters; a heading or an option counts as a sentence.
fn lix(texts: &[String]) -> usize {
    let end = |text: &str| text.replace(['!', '?', ':'], ".").replace(". ", ".\n");
    let sentences: Vec<String> =
        texts.iter().flat_map(|text| end(text).lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let sentences: Vec<&String> = sentences.iter().filter(|one| one.chars().any(char::is_alphabetic)).collect();
    let words: Vec<usize> = sentences
        .iter()
        .flat_map(|one| one.split(|it: char| !it.is_alphanumeric()))
        .map(|word| word.chars().count())
        .filter(|length| *length > 0)
        .collect();
    let long = words.iter().filter(|length| **length > 6).count();
    if words.is_empty() { 0 } else { (words.len() + sentences.len() / 2) / sentences.len() + 100 * long / words.len() }
}

#[test]
fn every_text_is_in_bokmal_and_nynorsk_and_what_a_citizen_reads_in_english() {
    let mut faults = Vec::new();
    for path in files() {
        let text = fs::read_to_string(root().join("criteria").join(&path)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        languages(&path, "", &toml::Value::Table(table), &mut faults);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What only caseworkers and authors read, in Norwegian.
const DESK: &[&str] = &["process", "priority", "discretion", "note", "decided_by", "merged", "into"];

fn languages(path: &str, key: &str, value: &toml::Value, faults: &mut Vec<String>) {
    match value {
        toml::Value::Array(list) => list.iter().for_each(|item| languages(path, key, item, faults)),
        toml::Value::Table(table)
            if ["nb", "nn", "en"].iter().any(|lang| table.get(*lang).is_some_and(toml::Value::is_str)) =>
        {
            let wanted = ["nb", "nn", "en"].into_iter().take(if DESK.contains(&key) { 2 } else { 3 });
            faults.extend(
                wanted
                    .filter(|lang| !table.contains_key(*lang))
                    .map(|lang| format!("{path}: {key} {table:?} lacks {lang}")),
            );
        }
        toml::Value::Table(table) => table.iter().for_each(|(key, item)| languages(path, key, item, faults)),
        _ => {}
    }
}

/// The criteria files but those with prices, below `criteria`.
fn files() -> Vec<String> {
    fn walk(folder: &str, into: &mut Vec<String>) {
        let mut entries: Vec<_> =
            fs::read_dir(root().join("criteria").join(folder)).unwrap().map(|it| it.unwrap()).collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() && !name.starts_with('.') {
                walk(&format!("{name}/"), into);
            } else if name.ends_with(".toml") && !name.contains("pris") {
                into.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk("", &mut found);
    found
}

#[test]
fn what_is_recalled_or_derived_stands_in_one_file() {
    let mut lines = Vec::new();
    for path in files() {
        let table: toml::Table = fs::read_to_string(root().join("criteria").join(&path)).unwrap().parse().unwrap();
        unsure(&path, ("alt", ""), &toml::Value::Table(table), &mut lines);
    }
    lines.sort();
    lines.dedup();
    let made = format!("| Fil | Hva | Rang | Sikkerhet | Grunn |\n|---|---|---|---|---|\n{}\n", lines.join("\n"));
    let page = root().join("criteria/UVERIFISERT.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once(LIST[0]).expect("the list begins");
    let (list, after) = rest.split_once(LIST[1]).expect("the list ends");
    if std::env::var_os("TILDELING_BLESS").is_some() {
        fs::write(&page, [before, LIST[0], &made, LIST[1], after].concat()).unwrap();
    } else {
        assert_eq!(list, made, "`TILDELING_BLESS=1 cargo test --test criteria one_file` writes the list");
    }
}

#[test]
fn every_service_the_example_decides_on_has_a_price() {
    let library = library();
    let (ruleset, _) = library.ruleset(library.kommune("9901").unwrap(), DAY.parse().unwrap());
    let book = tildeling::price::source::load(&root().join("criteria"), "9901")
        .unwrap_or_else(|found| panic!("{found:?}"))
        .book;
    let menu = tildeling::price::menu::menu(&book, None, "nb");
    let priced = |id: &str| menu.iter().any(|item| item.id == id && item.priced);
    let decided = ruleset.services.iter().filter(|service| service.vedtak);
    let gaps: Vec<&str> = decided.map(|service| service.id.as_str()).filter(|id| !priced(id)).collect();
    assert!(gaps.is_empty(), "no price for {gaps:?}");
}

#[test]
fn a_municipality_that_is_no_more_is_kept_and_not_offered() {
    let library = library();
    let merged: Vec<&str> = library
        .kommuner
        .values()
        .filter(|known| known.kommune.merged.is_some())
        .map(|known| known.kommune.number.as_str())
        .collect();
    assert_eq!(merged, ["0625", "1419", "1524", "1632"]);
    let offered = |day: &str| String::from_utf8(publish::index(&library, day.parse().unwrap())).unwrap();
    for number in merged {
        let entry = format!("\"id\":\"{number}\"");
        assert!(offered("2019-12-31").contains(&entry) && !offered("2020-01-01").contains(&entry), "{number}");
    }
    assert!(offered(DAY).contains("\"id\":\"9901\""));
}

/// One line for each thing whose source is recalled or derived.
fn unsure(path: &str, (id, rank): (&str, &str), value: &toml::Value, lines: &mut Vec<String>) {
    match value {
        toml::Value::Array(list) => list.iter().for_each(|item| unsure(path, (id, rank), item, lines)),
        toml::Value::Table(table) => {
            let own = |key: &str| table.get(key).and_then(toml::Value::as_str);
            let (id, rank) = (own("id").unwrap_or(id), own("rank").unwrap_or(rank));
            let source =
                |key: &str| table.get("source").and_then(|source| source.get(key)).and_then(toml::Value::as_str);
            let word = match source("confidence") {
                Some("recalled") => Some("husket"),
                Some("derived") => Some("utledet"),
                _ => None,
            };
            if let (Some(word), Some(title)) = (word, source("title")) {
                lines.push(format!("| `{path}` | {id} | {rank} | {word} | {title} |"));
            }
            table.values().for_each(|item| unsure(path, (id, rank), item, lines));
        }
        _ => {}
    }
}

/// What the guide says of a service and what its price is reckoned by are two files: they must agree.
#[test]
fn a_service_is_free_in_words_where_the_menu_says_that_nobody_may_charge_for_it() {
    let read = |path: String| -> toml::Table { fs::read_to_string(root().join(path)).unwrap().parse().unwrap() };
    let menu = read("criteria/national/priser/tjenester.toml".into());
    let mut faults = Vec::new();
    let mut free = 0;
    for item in menu["service"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        if id == "apne_tjenester" {
            continue; // many small offers, with no page of their own
        }
        let service = read(format!("criteria/national/tjenester/{id}.toml"));
        let Some(words) = service.get("payment").map(|it| it["nb"].as_str().unwrap()) else { continue };
        let (said, reckoned) = (words == "Tjenesten er gratis.", item["payment"].as_str() == Some("free"));
        free += usize::from(reckoned);
        if said != reckoned {
            faults.push(format!("{id}: «{words}», and the menu says {:?}", item["payment"]));
        }
    }
    assert!(free >= 8, "{free}");
    assert!(faults.is_empty(), "{faults:#?}");
}
