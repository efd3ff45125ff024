//! The words beside a pack: one JSON file per municipality and language, in the same order as the model's numbers.

use serde_json::{Value, json};

use super::assessment::source;
use crate::criteria::{Kommune, Ruleset};
use crate::fact::{Audience, Fact, Question};
use crate::law::LawRef;
use crate::service::{Criterion, Service, Strength};
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

/// All words of a ruleset in one language.
pub fn words(ruleset: &Ruleset, hash: &str, lang: &str) -> Value {
    let kommune = &ruleset.kommune;
    let text = |texts: &Texts| maybe(texts, lang);
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
            "tolerance": kommune.tolerance.as_ref().map(|limit| json!({ "text": limit.text(lang), "source": source(&limit.source) })),
            "silent": kommune.silent.iter().map(|it| it.or_empty(lang)).collect::<Vec<_>>(),
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
        "services": ruleset.services.iter().map(|it| service(it, lang)).collect::<Vec<_>>(),
    })
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
    let domain = &fact.domain;
    json!({
        "id": fact.id,
        "subject": fact.subject.word(),
        "label": maybe(&fact.label, lang),
        "why": maybe(&fact.why, lang),
        "unit": maybe(&fact.unit, lang),
        "options": list(&fact.options, lang),
        "phrases": fact.phrases.iter().map(|(values, text)| json!([values.0, maybe(text, lang)])).collect::<Vec<_>>(),
        "presumed": fact.presumed.as_ref().map(|presumed| maybe(&presumed.text, lang)),
        "area": fact.area,
        "iplos": fact.iplos,
        "professional": fact.professional,
        "caseworker": fact.answered_by.contains(&Audience::Caseworker),
        "min": domain.min,
        "max": domain.max,
    })
}

fn question(question: &Question, lang: &str) -> Value {
    json!({
        "id": question.id,
        "text": maybe(&question.text, lang),
        "text_other": maybe(if question.text_other.is_empty() { &question.text } else { &question.text_other }, lang),
        "help": maybe(&question.help, lang),
        "why": maybe(&question.why, lang),
        "follows": question.follows,
        "options": question.options.iter().map(|option| maybe(&option.text, lang)).collect::<Vec<_>>(),
    })
}

fn service(service: &Service, lang: &str) -> Value {
    let text = |texts: &Texts| maybe(texts, lang);
    json!({
        "id": service.id,
        "name": text(&service.name),
        "about": text(&service.about),
        "includes": list(&service.includes, lang),
        "not_included": list(&service.not_included, lang),
        "kpr": service.kpr,
        "step": service.step,
        "applicant": service.applicant.word(),
        "price_unit": service.price_unit,
        "vedtak": service.vedtak,
        "low_threshold": service.low_threshold,
        "apply": service.apply.as_ref().map(|(url, words)| json!({ "url": url, "text": text(words) })),
        "deadline": service.deadline.as_ref().map(|it| json!({ "weeks": it.weeks, "text": text(&it.text), "law": laws(&it.law) })),
        "complaint": service.complaint.as_ref().map(|it| json!({ "weeks": it.weeks, "body": text(&it.body), "text": text(&it.text), "law": laws(&it.law) })),
        "waiting": text(&service.waiting),
        "cost": text(&service.payment),
        "cost_law": laws(&service.payment_law),
        "decided_by": text(&service.decided_by),
        "home_visit": service.home_visit,
        "grounds": service.grounds.iter().map(|ground| json!({ "id": ground.id, "law": laws(&ground.law), "text": text(&ground.text) })).collect::<Vec<_>>(),
        "criteria": service.criteria.iter().map(|it| criterion(it, lang)).collect::<Vec<_>>(),
        "relations": service.relations.iter().map(|it| json!({ "text": text(&it.text), "holder": it.holder })).collect::<Vec<_>>(),
        "ladder": service.ladder.iter().map(|it| json!({ "text": text(&it.text), "mode": it.mode.word(), "leads_to": it.leads_to, "skip": list(&it.skip, lang) })).collect::<Vec<_>>(),
        "doses": service.doses.iter().map(|it| text(&it.text.followed_by(&it.exception))).collect::<Vec<_>>(),
        "norms": service.norms.iter().map(|it| json!({ "text": text(&it.text), "days": it.days, "from": it.from })).collect::<Vec<_>>(),
        "priority": list(&service.priority, lang),
        "process": list(&service.process, lang),
        "documents": service.documents.iter().map(|it| json!({ "text": text(&it.text), "any_of": list(&it.any_of, lang) })).collect::<Vec<_>>(),
        "silent": service.silent.iter().map(|it| it.or_empty(lang)).collect::<Vec<_>>(),
    })
}

fn criterion(criterion: &Criterion, lang: &str) -> Value {
    let adopted = criterion.provenance.adopted.as_ref();
    json!({
        "id": criterion.id,
        "text": maybe(&criterion.text, lang),
        "law": laws(&criterion.law),
        "strength": (criterion.strength != Strength::Required).then(|| criterion.strength.word()),
        "rank": criterion.rank.word(),
        "layer": criterion.provenance.layer,
        "adopted": adopted.map(|(by, case, date)| json!({ "by": by, "case": case, "date": date.map(|date| date.to_string()) })),
        "discretion": criterion.discretion.as_ref().map(|(why, _)| maybe(why, lang)),
        "source": source(&criterion.source),
        "source_lang": criterion.source_lang,
        "note": maybe(&criterion.note, lang),
        "effect": criterion.effect.map(|_| "suspends"),
        "burden": criterion.burden.map(|_| "kommune"),
        "exception": maybe(&criterion.exception, lang),
    })
}
