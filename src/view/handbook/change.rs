//! What is new, gone or different since the rules that applied before.

use super::page::{Html, Page, Reader};
use super::{Book, rules, terms};
use crate::criteria::Ruleset;

/// Writes the chapter on changes; a municipality without earlier rules gets a sentence.
pub fn changes(page: &mut Page, book: &Book<'_>) {
    let to = page.to;
    let title = to.w("Endringer siden forrige utgave", "Endringar sidan førre utgåve");
    page.heading("h2", "endringer", &Html::text(title));
    let Some(before) = book.previous else {
        let none = to.w("Det finnes ingen tidligere utgave.", "Det finst ingen tidlegare utgåve.");
        page.tag("p", &Html::text(none));
        return;
    };
    if let Some(since) = book.ruleset.valid.0 {
        let said = to.w("Reglene ble sist endret", "Reglane vart sist endra");
        page.tag("p", &Html::text(&format!("{said} {}.", terms::day(since))));
    }
    let (old, new) = (items(to, before), items(to, book.ruleset));
    let mut rows = Vec::new();
    let found = |list: &[Item], item: &Item| list.iter().find(|other| other.key == item.key).map(|it| it.said.clone());
    for item in &new {
        match found(&old, item) {
            None => rows.push(vec![item.service.clone(), Html::default(), item.said.clone()]),
            Some(earlier) if earlier != item.said => {
                rows.push(vec![item.service.clone(), earlier, item.said.clone()]);
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|item| found(&new, item).is_none());
    rows.extend(gone.map(|item| vec![item.service.clone(), item.said.clone(), Html::default()]));
    rows.sort_by_key(|row| row.first().map(Html::order));
    let nothing = if to.lang() == "nn" { "ikkje regulert" } else { "ikke regulert" };
    let shown = |cell: Html| if cell.is_empty() { Html::text(nothing).small() } else { cell };
    let rows: Vec<Vec<Html>> = rows.into_iter().map(|row| row.into_iter().map(shown).collect()).collect();
    if rows.is_empty() {
        let none = to.w("Ingen krav er endret.", "Ingen krav er endra.");
        page.tag("p", &Html::text(none));
    }
    page.open("div class=\"changes\"");
    page.table(&[to.w("Tjeneste", "Teneste"), "Før", to.w("Nå", "No")], &rows);
    page.close("div");
}

/// One thing the rules say, by which two editions are compared.
struct Item {
    key: (String, &'static str, String),
    service: Html,
    said: Html,
}

/// Everything that can change from one edition to the next.
fn items(to: Reader, ruleset: &Ruleset) -> Vec<Item> {
    let mut items = Vec::new();
    for service in &ruleset.services {
        let mut add = |kind: &'static str, id: &str, said: Html| {
            items.push(Item { key: (service.id.clone(), kind, id.to_owned()), service: to.said(&service.name), said });
        };
        for criterion in &service.criteria {
            let strength = Html::text(terms::strength(to, criterion.strength));
            let words = rules::words(to, ruleset, criterion);
            add("krav", &criterion.id, Html::lines([words, strength.small(), terms::laws(to, &criterion.law).small()]));
        }
        service.grounds.iter().for_each(|ground| add("grunnlag", &ground.id, to.said(&ground.text)));
        service.doses.iter().for_each(|dose| add("omfang", &dose.id, to.said(&dose.text)));
        service.ladder.iter().for_each(|rung| add("trinn", &rung.id, to.said(&rung.text)));
        service.norms.iter().for_each(|norm| add("norm", &norm.id, to.said(&norm.text)));
        service.relations.iter().for_each(|relation| add("forhold", &relation.service, to.said(&relation.text)));
    }
    items
}
