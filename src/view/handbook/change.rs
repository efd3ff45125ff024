//! What is new, gone or different since the rules that applied before.

use std::collections::BTreeMap;

use super::page::Page;
use crate::criteria::Ruleset;
use crate::service::Criterion;

/// Writes the chapter on changes; a municipality without earlier rules gets a sentence.
pub fn changes(page: &mut Page, now: &Ruleset, before: Option<&Ruleset>) {
    page.heading(
        page.w("endringer", "endringar"),
        page.w("Endringer siden forrige utgave", "Endringar sidan førre utgåve"),
    );
    let Some(before) = before else {
        page.tag("p", page.w("Det finnes ingen tidligere utgave.", "Det finst ingen tidlegare utgåve."));
        return;
    };
    let (old, new) = (criteria(before), criteria(now));
    let mut rows = Vec::new();
    for (key, criterion) in &new {
        match old.get(key) {
            None => rows.push(row(page, key, page.w("nytt", "nytt"), criterion)),
            Some(earlier) if differs(earlier, criterion) => {
                rows.push(row(page, key, page.w("endret", "endra"), criterion))
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key));
    rows.extend(gone.map(|(key, criterion)| row(page, key, page.w("falt bort", "falle bort"), criterion)));
    if rows.is_empty() {
        page.tag("p", page.w("Ingen krav er endret.", "Ingen krav er endra."));
    }
    page.table(&[page.w("Tjeneste", "Teneste"), "Krav", page.w("Hva", "Kva"), page.w("Ord", "Ord")], &rows);
}

/// Service and criterion, in order.
type Key = (String, String);

fn criteria(ruleset: &Ruleset) -> BTreeMap<Key, &Criterion> {
    let each = |service: &str, criterion: &Criterion| (service.to_owned(), criterion.id.clone());
    let services = ruleset.services.iter();
    services
        .flat_map(|service| service.criteria.iter().map(move |criterion| (each(&service.id, criterion), criterion)))
        .collect()
}

fn differs(a: &Criterion, b: &Criterion) -> bool {
    let condition = |it: &Criterion| it.when.as_ref().map(|when| when.text.clone());
    a.text != b.text || a.strength != b.strength || condition(a) != condition(b) || a.law != b.law
}

fn row(page: &Page, (service, id): &Key, what: &str, criterion: &Criterion) -> Vec<String> {
    vec![service.clone(), id.clone(), what.to_owned(), criterion.text.or_empty(page.lang).to_owned()]
}
