//! Speed: a hundred municipalities with forty services each are checked within the bar; so is one.
//!
//! In a debug build only the work is done; the bars hold for `cargo test --release --test criteria speed -- --nocapture`.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use tildeling::criteria;
use tildeling::diagnostic::Severity;
use tildeling::diagram;
use tildeling::lint;
use tildeling::units::Date;

use super::case::{copy, root, scratch};

/// Writes a municipality with a file for each of forty services: six criteria, a dose, a rung and a norm in each.
fn write(criteria: &Path, number: usize, services: &[String]) {
    let folder = criteria.join(format!("kommune/{number}-prove"));
    fs::create_dir_all(folder.join("tjenester")).unwrap();
    let source = "source = { title = \"prøve\", dated = \"2026\", confidence = \"fictional\" }";
    let name = "name = { nb = \"Prøve\", nn = \"Prøve\" }";
    fs::write(
        folder.join("kommune.toml"),
        format!("# Prøve.\n\nnumber = \"{number}\"\n{name}\nlanguage = \"nb\"\n{source}\n"),
    )
    .unwrap();
    for (at, service) in services.iter().enumerate() {
        let mut text = format!("# Prøve.\n\nservice = \"{service}\"\nrank = \"council\"\nlaw = \"ingen\"\n{source}\n");
        let words = "text = { nb = \"Et krav med noen ord i.\", nn = \"Eit krav med nokre ord i.\" }";
        let whens = [
            "alder >= 18 or bor_alene",
            "timer_per_uke >= 5 h",
            "not(livets_slutt)",
            "iplos_personlig_hygiene >= 3 or iplos_spise >= 3",
            "at least(2, bor_alene, fare_for_fall, utrygg_hjemme)",
            "bosituasjon in (\"egen_bolig\", \"omsorgsbolig\")",
        ];
        for (index, when) in whens.iter().enumerate() {
            let strength = ["required", "main_rule", "factor"][(index + at + number) % 3];
            writeln!(
                text,
                "\n[[criterion]]\nid = \"lokalt_{index}\"\nstrength = \"{strength}\"\nwhen = '{when}'\n{words}"
            )
            .unwrap();
        }
        writeln!(text, "\n[[dose]]\nid = \"renhold\"\nevery = {{ weeks = 3 }}\n{words}").unwrap();
        writeln!(text, "\n[[rung]]\nid = \"lavere\"\nmode = \"assess\"\n{words}\nlaw = \"ingen\"").unwrap();
        writeln!(text, "\n[[norm]]\nid = \"start\"\ndays = 21\nfrom = \"decision\"\n{words}").unwrap();
        fs::write(folder.join(format!("tjenester/{service}.toml")), text).unwrap();
    }
}

/// Reads and checks everything; gives the time, and fails on any error.
fn check(criteria: &Path) -> Duration {
    let on: Date = "2026-03-01".parse().unwrap();
    let started = Instant::now();
    let (library, mut found) = criteria::load(criteria, on);
    found.extend(library.check(on));
    let time = started.elapsed();
    let errors = found.iter().filter(|found| found.severity() == Severity::Error).count();
    assert_eq!(errors, 0, "{}", tildeling::diagnostic::to_text(&found[..found.len().min(3)]));
    time
}

/// What only exact reasoning finds, on top: diagrams of every municipality, and the lint over all of them.
fn exact(criteria: &Path) -> Duration {
    let on: Date = "2026-03-01".parse().unwrap();
    let started = Instant::now();
    let (library, _) = criteria::load(criteria, on);
    for kommune in library.kommuner.values() {
        let (model, limits) = diagram::compile(&library.ruleset(kommune, on).0);
        assert!(limits.is_empty() && !model.nodes.is_empty());
    }
    assert!(!lint::all(&library, on).is_empty(), "local criteria of this kind are narrower than the law");
    started.elapsed()
}

#[test]
fn a_hundred_municipalities_are_checked_in_time() {
    let folder = scratch("speed");
    copy(&root().join("criteria/national"), &folder.join("national"));
    let mut services: Vec<String> = fs::read_dir(folder.join("national/tjenester"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    services.sort();
    services.truncate(40);
    // Each municipality needs a service to say something about; the frame has about as many.
    assert!(services.len() >= 30, "{}", services.len());
    let national = check(&folder);
    write(&folder, 1000, &services);
    let one = check(&folder).saturating_sub(national);
    let many = if cfg!(debug_assertions) { 10 } else { 100 };
    (1001..1000 + many).for_each(|number| write(&folder, number, &services));
    let all = check(&folder);
    let exact = exact(&folder);
    println!(
        "{} services: the national frame {national:?}, one municipality more {one:?}, {many} municipalities {all:?}, with exact lint {:?}",
        services.len(),
        all + exact
    );
    if !cfg!(debug_assertions) {
        assert!(one <= Duration::from_millis(20), "one municipality: {one:?}");
        assert!(all <= Duration::from_secs(2), "{many} municipalities: {all:?}");
        assert!(all + exact <= Duration::from_secs(10), "{many} municipalities with exact lint: {:?}", all + exact);
    }
    fs::remove_dir_all(&folder).unwrap();
}
