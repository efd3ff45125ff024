//! The words beside a pack: one JSON file per municipality and language, in the same order as the model's numbers.

use serde_json::{Value, json};

use super::assessment::source;
use crate::criteria::{Kommune, Ruleset};
use crate::fact::{Audience, Fact, Question};
use crate::law::LawRef;
use crate::service::{Applicant, Criterion, Service};
use crate::texts::Texts;

/// References to law as printed; `ingen` when there is none.
pub(super) fn laws(laws: &[LawRef]) -> String {
    let printed: Vec<String> = laws.iter().map(ToString::to_string).collect();
    if printed.is_empty() { "ingen".into() } else { printed.join("; ") }
}

/// A municipality's line in `regler/index.json`.
pub fn index_entry(kommune: &Kommune) -> Value {
    json!({
        "id": kommune.number,
        "folder": kommune.folder,
        "name": kommune.name.or_empty(&kommune.language),
        "example": kommune.example,
        "languages": kommune.languages,
    })
}

/// All words of a ruleset in one language. Ids and ranges stand in the pack, in the same order.
pub fn words(ruleset: &Ruleset, hash: &str, lang: &str) -> Value {
    let kommune = &ruleset.kommune;
    let text = |texts: &Texts| maybe(texts, lang);
    let mut sources = Vec::new();
    let services: Vec<Value> = ruleset.services.iter().map(|it| service(it, lang, &mut sources)).collect();
    json!({
        "lang": lang,
        "ruleset": hash,
        "from": ruleset.valid.0.map(|date| date.to_string()),
        "to": ruleset.valid.1.map(|date| date.to_string()),
        "kommune": {
            "id": kommune.number,
            "name": kommune.name.or_empty(lang),
            "example": kommune.example,
            "language": kommune.language,
            "languages": kommune.languages,
            "source": source(&kommune.source),
            "silent": kommune.silent,
        },
        "contact": {
            "name": text(&kommune.contact.name),
            "phone": kommune.contact.phone,
            "url": kommune.contact.url,
            "address": kommune.contact.address,
            "hours": text(&kommune.contact.hours),
        },
        "low_threshold": kommune.low_threshold.iter().map(|offer| json!({ "name": text(&offer.name), "text": text(&offer.text), "url": offer.url })).collect::<Vec<_>>(),
        "facts": ruleset.facts.iter().map(|it| fact(it, lang)).collect::<Vec<_>>(),
        "questions": ruleset.questions.iter().map(|it| question(it, lang)).collect::<Vec<_>>(),
        "services": services,
        "sources": sources,
    })
}

/// What only caseworkers are shown, of each fact, service and criterion.
const DESK_FACT: &[&str] = &["area", "iplos", "caseworker"];
const DESK_SERVICE: &[&str] = &["kpr", "price_unit", "decided_by", "home_visit", "doses", "norms", "priority", "process"];
const DESK_CRITERION: &[&str] = &["rank", "layer", "adopted", "discretion", "source_lang", "note", "effect"];

/// Moves what only caseworkers are shown out of words, into a value of the same form with nothing else in it.
pub fn desk(words: &mut Value) -> Value {
    let facts: Vec<Value> = items(words, "facts").map(|fact| moved(fact, DESK_FACT)).collect();
    let of_service = |service: &mut Value| {
        let criteria: Value = items(service, "criteria").map(|criterion| moved(criterion, DESK_CRITERION)).collect();
        let mut desk = moved(service, DESK_SERVICE);
        if let Some(fields) = desk.as_object_mut() {
            fields.insert("criteria".into(), criteria);
        }
        desk
    };
    let services: Vec<Value> = items(words, "services").map(of_service).collect();
    json!({ "ruleset": words.get("ruleset"), "facts": facts, "services": services })
}

fn items<'a>(words: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    words.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten()
}

fn moved(from: &mut Value, keys: &[&str]) -> Value {
    let fields = from.as_object_mut();
    fields.into_iter().flat_map(|fields| keys.iter().filter_map(|key| fields.shift_remove_entry(*key))).collect()
}

/// The text in the language, else the nearest with its language, else nothing.
fn maybe(texts: &Texts, lang: &str) -> Value {
    match texts.nearest(lang) {
        None => Value::Null,
        Some((found, text)) if found == lang => json!(text),
        Some((found, text)) => json!({ "lang": found, "text": text }),
    }
}

fn list(texts: &[Texts], lang: &str) -> Vec<Value> {
    texts.iter().map(|it| maybe(it, lang)).collect()
}

fn fact(fact: &Fact, lang: &str) -> Value {
    json!({
        "subject": fact.subject.word(),
        "label": maybe(&fact.label, lang),
        "why": maybe(&fact.why, lang),
        "unit": maybe(&fact.unit, lang),
        "options": list(&fact.options, lang),
        "phrases": fact.phrases.iter().map(|(values, text)| json!([values.0, maybe(text, lang)])).collect::<Vec<_>>(),
        "presumed": fact.presumed.as_ref().map(|presumed| maybe(&presumed.text, lang)),
        "area": fact.area,
        "iplos": fact.iplos,
        "caseworker": fact.answered_by.contains(&Audience::Caseworker),
    })
}

fn question(question: &Question, lang: &str) -> Value {
    json!({
        "text": maybe(&question.text, lang),
        "text_other": maybe(if question.text_other.is_empty() { &question.text } else { &question.text_other }, lang),
        "help": maybe(&question.help, lang),
        "why": maybe(&question.why, lang),
        "options": question.options.iter().map(|option| maybe(&option.text, lang)).collect::<Vec<_>>(),
    })
}

fn service(service: &Service, lang: &str, sources: &mut Vec<Value>) -> Value {
    let text = |texts: &Texts| maybe(texts, lang);
    json!({
        "name": text(&service.name),
        "about": text(&service.about),
        "includes": list(&service.includes, lang),
        "not_included": list(&service.not_included, lang),
        "kpr": service.kpr,
        "step": service.step,
        "applicant": if service.applicant == Applicant::Carer { "carer" } else { "recipient" },
        "price_unit": service.price_unit,
        "vedtak": service.vedtak,
        "low_threshold": service.low_threshold,
        "apply": service.apply.as_ref().map(|(url, words)| json!({ "url": url, "text": text(words) })),
        "deadline": service.deadline.as_ref().map(|it| json!({ "weeks": it.weeks, "text": text(&it.text), "law": laws(&it.law) })),
        "complaint": service.complaint.as_ref().map(|it| json!({ "weeks": it.weeks, "body": text(&it.body), "text": text(&it.text), "law": laws(&it.law) })),
        "waiting": text(&service.waiting),
        "cost": text(&service.payment),
        "decided_by": text(&service.decided_by),
        "home_visit": service.home_visit,
        "grounds": service.grounds.iter().map(|ground| json!({ "law": laws(&ground.law), "text": text(&ground.text) })).collect::<Vec<_>>(),
        "criteria": service.criteria.iter().map(|it| criterion(it, lang, sources)).collect::<Vec<_>>(),
        "relations": service.relations.iter().map(|it| json!({ "text": text(&it.text), "holder": it.holder })).collect::<Vec<_>>(),
        "ladder": service.ladder.iter().map(|it| json!({ "text": text(&it.text), "mode": it.mode.word(), "leads_to": it.leads_to, "skip": list(&it.skip, lang) })).collect::<Vec<_>>(),
        "doses": service.doses.iter().map(|it| text(&it.text)).collect::<Vec<_>>(),
        "norms": service.norms.iter().map(|it| json!({ "text": text(&it.text), "days": it.days, "from": it.from })).collect::<Vec<_>>(),
        "priority": list(&service.priority, lang),
        "process": list(&service.process, lang),
        "documents": service.documents.iter().map(|it| json!({ "text": text(&it.text), "any_of": list(&it.any_of, lang) })).collect::<Vec<_>>(),
        "silent": service.silent,
    })
}

/// Its source is a place in the list of sources, as many criteria share one.
fn criterion(criterion: &Criterion, lang: &str, sources: &mut Vec<Value>) -> Value {
    let adopted = criterion.provenance.adopted.as_ref();
    let own = source(&criterion.source);
    let place = sources.iter().position(|known| *known == own).unwrap_or_else(|| {
        sources.push(own);
        sources.len().saturating_sub(1)
    });
    json!({
        "text": maybe(&criterion.text, lang),
        "law": laws(&criterion.law),
        "rank": criterion.rank.word(),
        "layer": criterion.provenance.layer,
        "adopted": adopted.map(|(by, case, date)| json!({ "by": by, "case": case, "date": date.map(|date| date.to_string()) })),
        "discretion": criterion.discretion.as_ref().map(|(why, _)| maybe(why, lang)),
        "source": place,
        "source_lang": criterion.source_lang,
        "note": maybe(&criterion.note, lang),
        "effect": criterion.effect.map(|_| "suspends"),
    })
}
