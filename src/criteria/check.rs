//! Checks that look at more than one place: citations against the register, both language forms, dead references,
//! days that overlap, facts nobody uses.

use std::collections::BTreeSet;

use super::folder::Library;
use super::part::{Item, Op, ServicePart};
use crate::diagnostic::{Code, Diagnostic};
use crate::law::{Finding, LawRef, Register};
use crate::source::{LANGUAGES, Node, suggestion};
use crate::units::Date;

/// Walks a whole file: every citation is looked up, every text must exist in both language forms.
pub fn walk(node: Node<'_>, laws: &Register, on: Date, diagnostics: &mut Vec<Diagnostic>) {
    let fields = node.fields();
    let is_text =
        !fields.is_empty() && fields.iter().all(|(key, _, value)| LANGUAGES.contains(key) && value.str().is_some());
    if is_text {
        for lang in ["nb", "nn"].into_iter().filter(|lang| node.get(lang).is_none()) {
            let found = Diagnostic::at(Code::MissingLanguage, node.place(), format!("teksten mangler på {lang}"));
            diagnostics.push(found.help(format!("legg til {lang} = \"…\"")));
        }
        return;
    }
    for (key, _, value) in fields {
        if key == "law" || key == "payment_law" {
            value.one_or_many().into_iter().for_each(|item| citation(item, laws, on, diagnostics));
        }
        walk(value, laws, on, diagnostics);
    }
    node.items().for_each(|item| walk(item, laws, on, diagnostics));
}

fn citation(node: Node<'_>, laws: &Register, on: Date, diagnostics: &mut Vec<Diagnostic>) {
    let Some(law) = node.str().and_then(|text| text.parse::<LawRef>().ok()) else { return };
    let at = || node.place();
    let found = match laws.look_up(&law, on) {
        Finding::Current => return,
        Finding::UnknownLaw => {
            let help = suggestion(&law.law, laws.laws.iter().map(|law| law.id.as_str()));
            let found = Diagnostic::at(Code::UnknownLaw, at(), format!("loven «{}» er ikke registrert", law.law));
            found.help("registrer den i criteria/national/lover.toml").maybe_help(help)
        }
        Finding::UnknownParagraph => {
            let found =
                Diagnostic::at(Code::UnknownParagraph, at(), format!("{} er ikke registrert", law.whole_paragraph()));
            found.help("registrer paragrafen i criteria/national/lover.toml")
        }
        Finding::Moved(new, since) => {
            let found = Diagnostic::at(Code::MovedParagraph, at(), format!("{law} ble til {new} fra {since}"));
            found.help(format!("skriv «{new}»"))
        }
        Finding::Repealed(since) => {
            Diagnostic::at(Code::RepealedParagraph, at(), format!("{law} er opphevet fra {since}"))
        }
        Finding::NotInForce => Diagnostic::at(Code::LawNotInForce, at(), format!("{law} gjelder ikke {on}")),
    };
    diagnostics.push(found);
}

/// Checks of the library as a whole, before a municipality is chosen.
pub fn library(library: &Library, diagnostics: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = library.national.iter().map(|part| part.id.as_str()).collect();
    let locals =
        library.regions.values().flatten().chain(library.kommuner.values().flat_map(|kommune| &kommune.services));
    for part in locals.clone() {
        if !known.contains(part.id.as_str()) {
            let found =
                Diagnostic::at(Code::UnknownReference, part.place.clone(), format!("ukjent tjeneste «{}»", part.id));
            let list = "tjenestene står i criteria/national/tjenester";
            diagnostics.push(found.help(list).maybe_help(suggestion(&part.id, known.iter().copied())));
        }
    }
    for part in library.national.iter().chain(locals) {
        references(part, &known, diagnostics);
        days(&part.grounds, diagnostics);
        days(&part.criteria, diagnostics);
        days(&part.relations, diagnostics);
        days(&part.doses, diagnostics);
        days(&part.rungs, diagnostics);
        days(&part.norms, diagnostics);
    }
}

fn references(part: &ServicePart, known: &BTreeSet<&str>, diagnostics: &mut Vec<Diagnostic>) {
    let relations = part.relations.iter().map(|item| (item.value.service.as_str(), &item.place));
    let rungs = part.rungs.iter().filter_map(|item| Some((item.value.rung.leads_to.as_deref()?, &item.place)));
    for (service, place) in relations.chain(rungs).filter(|(service, _)| !known.contains(service)) {
        let found = Diagnostic::at(Code::UnknownReference, place.clone(), format!("ukjent tjeneste «{service}»"));
        diagnostics.push(found.maybe_help(suggestion(service, known.iter().copied())));
    }
    let mut doses = part.doses.iter().filter_map(|item| Some((item.value.inside.as_deref()?, item)));
    let ids: Vec<&str> = part.doses.iter().map(|item| item.id.as_str()).collect();
    if let Some((inside, item)) = doses.find(|(inside, _)| !ids.contains(inside)) {
        let found = Diagnostic::at(Code::UnknownReference, item.place.clone(), format!("ukjent del «{inside}»"));
        diagnostics.push(found.maybe_help(suggestion(inside, ids)));
    }
}

/// Editions with the same id must not share a day; a gap between them is worth a look.
fn days<T>(items: &[Item<T>], diagnostics: &mut Vec<Diagnostic>) {
    let mut editions: Vec<&Item<T>> = items.iter().collect();
    editions.sort_by_key(|item| (&item.id, item.valid, &item.place));
    for (first, second) in editions.iter().zip(editions.iter().skip(1)).filter(|(first, second)| first.id == second.id)
    {
        let (id, place) = (&first.id, second.place.clone());
        let overlaps = match (first.valid.1, second.valid.0) {
            (Some(end), Some(start)) => start < end,
            _ => true,
        };
        let found = if overlaps && (first.op, second.op) != (Op::Add, Op::Add) {
            let message = format!("«{id}» blir endret to ganger på samme dag i samme lag");
            Diagnostic::at(Code::Contradiction, place, message)
                .help("behold den ene, eller la dem gjelde på ulike dager")
        } else if overlaps {
            let message = format!("to utgaver av «{id}» gjelder på samme dag");
            Diagnostic::at(Code::OverlappingDays, place, message).help("sett valid.to på den eldste")
        } else if first.valid.1 != second.valid.0 {
            let message = format!("mellom to utgaver av «{id}» er det dager der ingen gjelder");
            Diagnostic::at(Code::GapInDays, place, message).help("er hullet ment, kan merknaden stå; ellers rett valid")
        } else {
            continue;
        };
        diagnostics.push(found.related(first.place.clone(), "den andre"));
    }
}

/// Facts that no criterion, question or rung of any municipality uses.
pub fn unused_facts(library: &Library, used: &BTreeSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    // What could not be read may use them.
    if library.incomplete {
        return;
    }
    let asked = library.questions.iter().flat_map(|question| &question.options);
    let asked: BTreeSet<&str> =
        asked.flat_map(|option| option.sets.iter().chain(&option.otherwise)).map(|(id, _)| id.as_str()).collect();
    for fact in library.facts.iter().filter(|fact| !used.contains(&fact.id) && !asked.contains(fact.id.as_str())) {
        let message = format!("opplysningen «{}» brukes ikke", fact.id);
        let place = library.fact_places.get(&fact.id).cloned();
        let found = Diagnostic { place, ..Diagnostic::general(Code::UnusedFact, message) };
        diagnostics.push(found.help("bruk den i et krav, eller ta den bort"));
    }
}
