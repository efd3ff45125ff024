//! The criteria of a service as a table: in words, what each does, its law, rank and source, and what it tests.

use super::page::{Html, Page, Reader};
use super::{Book, terms};
use crate::criteria::Ruleset;
use crate::diagnostic::{Code, Diagnostic};
use crate::service::{Criterion, Effect, Service};

/// Writes a heading and a table; nothing when there are no criteria. A source that most share stands once, above.
pub fn table(page: &mut Page, book: &Book<'_>, service: &Service, list: &[&Criterion], title: &str) {
    let to = page.to;
    let Some(shared) = shared(list) else { return };
    page.tag("h4", &Html::text(title));
    page.tag("p", &origin(to, shared).small());
    let row = |criterion: &&Criterion| {
        let own = if same(criterion, shared) { Html::default() } else { origin(to, criterion) };
        let words = [words(to, book.ruleset, criterion), narrower(to, book, criterion), own.small()];
        let place = [
            terms::laws(to, &criterion.law),
            Html::text(terms::rank(to, criterion.rank)).small(),
            grounds(to, service, criterion).small(),
        ];
        vec![Html::lines(words), Html::text(terms::strength(to, criterion.strength)), Html::lines(place)]
    };
    let rows: Vec<Vec<Html>> = list.iter().map(row).collect();
    page.table(&["Krav", "Styrke", to.w("Hjemmel", "Heimel")], &rows);
}

/// The words of a criterion with all that belongs to them.
pub fn words(to: Reader, ruleset: &Ruleset, criterion: &Criterion) -> Html {
    let named = |name: &str, inside: Html| {
        if inside.is_empty() { inside } else { Html::joined([Html::text(name), inside], ": ") }
    };
    let plain = |name: &'static str, said: bool| if said { Html::text(name) } else { Html::default() };
    let condition = criterion.when.as_ref().map(|when| terms::condition(to, ruleset, &when.formula));
    let adopted_in = criterion.source_lang.as_deref().filter(|lang| *lang != to.lang());
    let translated = match adopted_in {
        Some("nn") => "Vår omsetting til bokmål; nynorskteksten er den gjeldende.",
        Some("nb") => "Vår omsetjing til nynorsk; bokmålsteksten er den gjeldande.",
        _ => "",
    };
    let from = criterion.valid.0.map(terms::day).unwrap_or_default();
    Html::lines([
        to.said(&criterion.text),
        named("Unntak", to.said(&criterion.exception)),
        named("Skjønn", criterion.discretion.as_ref().map(|(why, _)| to.said(why)).unwrap_or_default()),
        plain(to.w("Kommunen har bevisbyrden.", "Kommunen har bevisbyrda."), criterion.burden.is_some()),
        plain(
            to.w("Tjenesten hviler så lenge.", "Tenesta kviler så lenge."),
            criterion.effect == Some(Effect::Suspends),
        ),
        to.said(&criterion.note).small(),
        named(to.w("Avgjøres av", "Blir avgjort av"), Html::text(&condition.unwrap_or_default())).small(),
        named(to.w("Gjelder fra", "Gjeld frå"), Html::text(&from)).small(),
        plain(translated, !translated.is_empty()).small(),
    ])
}

/// That a text gives less than the law, with a person it would shut out.
fn narrower(to: Reader, book: &Book<'_>, criterion: &Criterion) -> Html {
    let here = |place: &crate::diagnostic::Place| *place == criterion.provenance.place;
    let mut found = book.findings.iter().filter(|found| found.code == Code::NarrowerThanLaw);
    let Some(found) = found.find(|found| found.place.as_ref().is_some_and(here)) else { return Html::default() };
    let person = found.message.split_once(": ").map(|(_, person)| person).unwrap_or_default();
    let said = to.w(
        "Teksten er snevrere enn loven, og loven går foran. Loven gir hjelpen for eksempel til denne personen",
        "Teksten er snevrare enn lova, og lova går føre. Lova gir hjelpa til dømes til denne personen",
    );
    Html::joined([Html::text(said), to.in_bokmal(person)], ": ").marked()
}

/// That the municipality's own page gives a shorter time to complain than the law.
pub fn shorter_deadline(book: &Book<'_>, service: &Service) -> Html {
    let file = format!("/{}.toml", service.id);
    let about = |found: &&Diagnostic| {
        found.code == Code::NarrowerThanLaw
            && found.message.starts_with("«klagefristen»")
            && found.place.as_ref().is_some_and(|place| place.file.ends_with(&file))
    };
    let found = book.findings.iter().find(about);
    found.map(|found| Html::foreign("nb", &found.message).marked()).unwrap_or_default()
}

/// Source, and who adopted it.
fn origin(to: Reader, criterion: &Criterion) -> Html {
    let adopted = criterion.provenance.adopted.as_ref().map(terms::adopted).unwrap_or_default();
    let adopted = if adopted.is_empty() { adopted } else { format!("{} {adopted}", to.w("vedtatt av", "vedteke av")) };
    let source = Html::joined([terms::source(to, &criterion.source), Html::text(&adopted)], "; ");
    Html::joined([Html::text(to.w("Kilde", "Kjelde")), source], ": ")
}

/// The criterion whose source and adoption most of the others share.
fn shared<'a>(list: &[&'a Criterion]) -> Option<&'a Criterion> {
    let sharing = |criterion: &Criterion| list.iter().filter(|other| same(other, criterion)).count();
    list.iter().rev().max_by_key(|criterion| sharing(criterion)).copied()
}

fn same(a: &Criterion, b: &Criterion) -> bool {
    a.source == b.source && a.provenance.adopted == b.provenance.adopted
}

/// The grounds a criterion belongs to, when it does not belong to all.
fn grounds(to: Reader, service: &Service, criterion: &Criterion) -> Html {
    if criterion.grounds.len() >= service.grounds.len() {
        return Html::default();
    }
    let named = criterion.grounds.iter().filter_map(|at| service.grounds.get(*at));
    let named = Html::joined(named.map(|ground| Html::text(terms::nature(to, ground.nature))), ", ");
    Html::joined([Html::text(to.w("gjelder", "gjeld")), named], ": ")
}
