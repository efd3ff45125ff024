//! The laws the handbook cites: full title, where to read them, and each provision with what it is about and since when.

use std::collections::BTreeSet;

use super::page::{Html, Page};
use super::{Book, terms};
use crate::law::{Law, LawRef, Paragraph};

/// Writes the chapter on laws.
pub fn laws(page: &mut Page, book: &Book<'_>) {
    let to = page.to;
    page.heading("h2", "lover", &Html::text("Lover og forskrifter"));
    let said = to.w(
        "Her står paragrafene reglene viser til, med vår korte gjengivelse. Den gjeldende teksten står på Lovdata.",
        "Her står paragrafane reglane viser til, med vår korte attgiving. Den gjeldande teksten står på Lovdata.",
    );
    page.tag("p", &Html::text(said));
    let cited = cited(book);
    for law in &book.ruleset.laws.laws {
        let numbers: BTreeSet<&str> = cited
            .iter()
            .filter(|citation| citation.law == law.id)
            .map(|citation| citation.paragraph.as_str())
            .collect();
        if !numbers.is_empty() {
            one(page, book, law, &numbers);
        }
    }
}

fn one(page: &mut Page, book: &Book<'_>, law: &Law, numbers: &BTreeSet<&str>) {
    let to = page.to;
    page.heading("h3", &format!("lov-{}", law.id), &Html::text(&law.id));
    let title = to.in_bokmal(&law.title);
    page.tag("p", &title);
    let url = law.url.as_deref().unwrap_or_default();
    page.tag("p", &Html::link(url, url));
    let applies = |paragraph: &&Paragraph| {
        let on = book.ruleset.date;
        paragraph.from.is_none_or(|from| from <= on) && paragraph.to.is_none_or(|to| on < to)
    };
    let known = law.paragraphs.iter().filter(|paragraph| numbers.contains(paragraph.number.as_str())).filter(applies);
    let row = |paragraph: &Paragraph| {
        let from = paragraph.from.map_or_else(|| to.w("ikke lest når", "ikkje lese når").to_owned(), terms::day);
        vec![Html::text(&format!("§ {}", paragraph.number)), to.in_bokmal(&paragraph.title), Html::text(&from)]
    };
    let rows: Vec<Vec<Html>> = known.map(row).collect();
    page.table(&["Paragraf", to.w("Hva den handler om", "Kva han handlar om"), to.w("Slik fra", "Slik frå")], &rows);
}

/// Every provision cited by a ground, a criterion, a deadline, a complaint, a payment, a relation or a rung.
fn cited<'a>(book: &Book<'a>) -> Vec<&'a LawRef> {
    let mut cited: Vec<&LawRef> = Vec::new();
    for service in &book.ruleset.services {
        cited.extend(service.grounds.iter().flat_map(|it| &it.law));
        cited.extend(service.criteria.iter().chain(&service.set_aside).flat_map(|it| &it.law));
        cited.extend(service.deadline.iter().flat_map(|it| &it.law));
        cited.extend(service.complaint.iter().flat_map(|it| &it.law));
        cited.extend(&service.payment_law);
        cited.extend(service.relations.iter().flat_map(|it| &it.law));
        cited.extend(service.ladder.iter().flat_map(|it| &it.law));
    }
    cited
}
