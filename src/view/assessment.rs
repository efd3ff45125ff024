//! An assessment as JSON: for each service the level, and for every line its why.

use serde::Serialize;
use serde_json::{Value, json};

use super::phrase::phrase;
use super::stated::{Problems, value};
use crate::assess::{self, ChangeSet, Knowledge, ServiceResult, Stated};
use crate::criteria::Ruleset;
use crate::diagram::{Model, ModelService, Scratch};
use crate::fact::{Catalogue, ValueSet};
use crate::service::{Criterion, Service, SourceNote};

/// The whole result.
#[derive(Debug, Serialize)]
pub struct Assessment {
    /// The municipality's number.
    pub kommune: String,
    /// The day.
    pub date: String,
    /// The hash of the rules.
    pub ruleset: String,
    /// What in the input could not be used.
    pub problems: Vec<Problems>,
    /// One entry a service.
    pub services: Vec<Value>,
}

/// The result of knowledge under a ruleset, in words of one language.
pub fn assessment(
    ruleset: &Ruleset,
    model: &Model,
    hash: &str,
    knowledge: &Knowledge,
    problems: Vec<Problems>,
    lang: &str,
) -> Assessment {
    let view = View { ruleset, model, knowledge, lang };
    let mut scratch = Scratch::default();
    let results = assess::assess(model, knowledge);
    let services = ruleset.services.iter().zip(&model.services).zip(&results);
    Assessment {
        kommune: ruleset.kommune.number.clone(),
        date: ruleset.date.to_string(),
        ruleset: hash.to_string(),
        problems,
        services: services
            .map(|((service, compiled), result)| view.service(service, compiled, result, &mut scratch))
            .collect(),
    }
}

struct View<'a> {
    ruleset: &'a Ruleset,
    model: &'a Model,
    knowledge: &'a Knowledge,
    lang: &'a str,
}

impl View<'_> {
    fn service(
        &self,
        service: &Service,
        compiled: &ModelService,
        result: &ServiceResult,
        scratch: &mut Scratch,
    ) -> Value {
        let reason = assess::reason(self.model, self.knowledge, compiled, result.reachable, scratch);
        let changes = assess::changes(self.model, self.knowledge, compiled, result.reachable, scratch);
        let ground = result.ground.and_then(|ground| service.grounds.get(ground as usize));
        let level = match result.reachable {
            0b100 => 1,
            0b001 => 3,
            _ => 2,
        };
        let cause = match result.level {
            assess::Level::Open => Some("unknown"),
            assess::Level::Judgement => Some("judgement"),
            _ => None,
        };
        let words = ["no", "judgement", "fits"];
        let reachable: Vec<_> =
            (0..3).rev().filter(|bit| result.reachable >> bit & 1 == 1).filter_map(|bit| words.get(bit)).collect();
        let facts_of = |vars: &[u16]| {
            vars.iter().filter_map(|var| Some(self.model.vars.get(*var as usize)?.fact)).collect::<Vec<_>>()
        };
        let presumed = mentioned(service, &self.ruleset.facts)
            .into_iter()
            .filter(|fact| matches!(self.knowledge.stated(*fact as usize), Stated::Presumed(_)));
        let criteria = service.criteria.iter().zip(&compiled.criteria).zip(&result.criteria);
        json!({
            "id": service.id,
            "name": service.name.or_empty(self.lang),
            "level": result.level.word(),
            "cause": cause,
            "citizen_level": level,
            "nature": ground.map(|ground| ground.nature.word()),
            "reachable": reachable,
            "ground": ground.map(|ground| &ground.id),
            "exact": compiled.exact,
            "criteria": criteria.map(|((criterion, compiled), status)| json!({
                "id": criterion.id,
                "ground": criterion.grounds.iter().filter_map(|at| service.grounds.get(*at)).map(|ground| &ground.id).collect::<Vec<_>>(),
                "text": criterion.text.or_empty(self.lang),
                "status": if compiled.root.is_none() { "judgement" } else { status.word() },
                "strength": criterion.strength.word(),
                "law": law(criterion),
                "source": source(&criterion.source),
                "facts": criterion.facts(&self.ruleset.facts).into_iter().filter_map(|fact| u16::try_from(fact).ok()).map(|fact| self.fact(fact)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "reason": facts_of(&reason).into_iter().map(|fact| self.fact(fact)).collect::<Vec<_>>(),
            "changes": changes.iter().map(|change| self.change(change)).collect::<Vec<_>>(),
            "missing": facts_of(&result.missing).into_iter().map(|fact| self.named(fact)).collect::<Vec<_>>(),
            "presumed": presumed.map(|fact| self.presumed(fact)).collect::<Vec<_>>(),
            "departs_from": result.departs_from.iter().filter_map(|at| service.criteria.get(*at as usize)).map(|criterion| &criterion.id).collect::<Vec<_>>(),
            "relations": service.relations.iter().map(|relation| json!({
                "kind": relation.kind.word(),
                "service": relation.service,
                "holder": relation.holder,
                "held": relation.fact.as_deref().and_then(|fact| self.said(self.index(fact)?)).map(|(_, value)| value),
                "text": relation.text.or_empty(self.lang),
            })).collect::<Vec<_>>(),
            "ladder": service.ladder.iter().zip(&result.rungs).map(|(rung, applies)| json!({
                "rung": rung.id,
                "text": rung.text.or_empty(self.lang),
                "mode": rung.mode.word(),
                "leads_to": rung.leads_to,
                "applies": applies.word(),
                "state": self.index(&rung.fact).and_then(|fact| self.said(fact)).map(|(_, value)| value),
            })).collect::<Vec<_>>(),
        })
    }

    /// What has been said or presumed about a fact: the values and their JSON form.
    fn said(&self, fact: u16) -> Option<(&ValueSet, Value)> {
        let known = self.ruleset.facts.as_slice().get(fact as usize)?;
        match self.knowledge.stated(fact as usize) {
            Stated::Nothing => None,
            Stated::Said(values) | Stated::Presumed(values) => Some((values, value(&known.domain, values))),
        }
    }

    fn index(&self, fact: &str) -> Option<u16> {
        self.ruleset.facts.index(fact).and_then(|index| u16::try_from(index).ok())
    }

    fn named(&self, fact: u16) -> Value {
        let known = self.ruleset.facts.as_slice().get(fact as usize);
        json!({ "fact": known.map(|fact| &fact.id), "label": known.map(|fact| fact.label.or_empty(self.lang)) })
    }

    /// A fact with what is known about it; without a value when nothing is.
    fn fact(&self, fact: u16) -> Value {
        let Some(known) = self.ruleset.facts.as_slice().get(fact as usize) else { return Value::Null };
        let said = self.said(fact);
        json!({
            "fact": known.id,
            "label": known.label.or_empty(self.lang),
            "value": said.as_ref().map(|(_, value)| value),
            "text": said.as_ref().map(|(values, _)| phrase(known, values, self.lang)),
        })
    }

    fn presumed(&self, fact: u16) -> Value {
        let Some(known) = self.ruleset.facts.as_slice().get(fact as usize) else { return Value::Null };
        let text = known.presumed.as_ref().map(|presumed| presumed.text.or_empty(self.lang));
        json!({ "fact": known.id, "label": known.label.or_empty(self.lang), "value": self.said(fact).map(|(_, value)| value), "text": text })
    }

    fn change(&self, change: &ChangeSet) -> Value {
        let set = change.set.iter().filter_map(|(fact, values)| {
            let known = self.ruleset.facts.as_slice().get(*fact as usize)?;
            Some(json!({
                "fact": known.id,
                "label": known.label.or_empty(self.lang),
                "value": value(&known.domain, values),
                "text": phrase(known, values, self.lang),
            }))
        });
        json!({ "kind": change.kind.word(), "set": set.collect::<Vec<_>>(), "to": change.to.word() })
    }
}

/// The facts a service's criteria mention, each once, in the order they are mentioned.
fn mentioned(service: &Service, facts: &Catalogue) -> Vec<u16> {
    let mut found = Vec::new();
    for fact in
        service.criteria.iter().flat_map(|criterion| criterion.facts(facts)).filter_map(|fact| u16::try_from(fact).ok())
    {
        if !found.contains(&fact) {
            found.push(fact);
        }
    }
    found
}

/// The legal basis as printed; `ingen` when the file says there is none.
pub(super) fn law(criterion: &Criterion) -> String {
    super::words::laws(&criterion.law)
}

pub(super) fn source(source: &SourceNote) -> Value {
    json!({ "title": source.title, "url": source.url, "dated": source.dated, "confidence": source.confidence })
}
