//! Lays national, regional and municipal items on top of each other for one day. Location gives the order, rank the permission.

use super::criterion::{criterion, resolve, rung_fact};
use super::forbidden;
use super::formulate::Scope;
use super::parameter::parameters;
use super::part::{Item, Op, RungPart, Scalars, ServicePart, holds_on};
use super::standing::standing;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fact::Catalogue;
use crate::service::{Applicant, Complaint, Ground, Service};
use crate::source::suggestion;
use crate::texts::Texts;
use crate::units::Date;

/// The parts of one service, highest layer first.
pub type Layered<'a> = Vec<(&'static str, &'a ServicePart)>;

/// The service on a day, or nothing when no layer offers it. Facts for judgements and rungs are added to `facts`.
pub fn service(
    layers: &Layered<'_>,
    on: Date,
    facts: &mut Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Service> {
    let (_, base) = layers.first()?;
    let offered = layers
        .iter()
        .rev()
        .find(|(layer, _)| *layer == "kommune")
        .or(layers.first())
        .is_none_or(|(_, part)| part.offered);
    if !offered {
        return None;
    }
    let parts = || layers.iter().map(|(_, part)| *part);
    let grounds = grounds(layers, on, diagnostics);
    let standing = standing(layers, on, diagnostics);
    let parameters = parameters(layers, on, diagnostics);
    let scalar = |pick: &dyn Fn(&Scalars) -> Option<Texts>| {
        parts().filter_map(|part| pick(&part.scalars)).next_back().unwrap_or_default()
    };
    fn last<'a, T: Clone + 'a>(
        parts: impl DoubleEndedIterator<Item = &'a ServicePart>,
        pick: impl Fn(&'a Scalars) -> Option<T>,
    ) -> Option<T> {
        parts.rev().find_map(|part| pick(&part.scalars))
    }
    let mut service = Service {
        id: base.id.clone(),
        name: scalar(&|it| it.name.clone()),
        about: scalar(&|it| it.about.clone()),
        includes: nearest(layers, |part| &part.includes),
        not_included: nearest(layers, |part| &part.not_included),
        kpr: last(parts(), |it| it.kpr.clone()).unwrap_or_default(),
        step: last(parts(), |it| it.step),
        applicant: last(parts(), |it| it.applicant).unwrap_or(Applicant::Recipient),
        price_unit: last(parts(), |it| it.price_unit.clone()),
        vedtak: last(parts(), |it| it.vedtak).unwrap_or(true),
        low_threshold: last(parts(), |it| it.low_threshold).unwrap_or(false),
        apply: last(parts(), |it| it.apply.clone()),
        deadline: last(parts(), |it| it.deadline.clone()),
        complaint: complaint(layers, diagnostics),
        waiting: scalar(&|it| it.waiting.clone()),
        payment: scalar(&|it| it.payment.clone()),
        payment_law: last(parts(), |it| it.payment_law.clone()).unwrap_or_default(),
        decided_by: scalar(&|it| it.decided_by.clone()),
        second_reader: scalar(&|it| it.second_reader.clone()),
        home_visit: last(parts(), |it| it.home_visit).unwrap_or(false),
        relations: items(layers, on, |part| &part.relations, diagnostics),
        doses: items(layers, on, |part| &part.doses, diagnostics),
        ladder: Vec::new(),
        norms: items(layers, on, |part| &part.norms, diagnostics),
        priority: parts().flat_map(|part| part.priority.iter().cloned()).collect(),
        process: parts().flat_map(|part| part.process.iter().cloned()).collect(),
        documents: parts().flat_map(|part| part.documents.iter().cloned()).collect(),
        silent: parts().flat_map(|part| part.silent.iter().cloned()).collect(),
        grounds,
        criteria: Vec::new(),
        set_aside: Vec::new(),
    };
    for RungPart { mut rung, when } in items(layers, on, |part| &part.rungs, diagnostics) {
        rung.fact = format!("trinn_{}_{}", base.id, rung.id);
        rung.when = when.and_then(|when| resolve(when, &Scope { facts, parameters: &parameters }, diagnostics));
        facts.add(rung_fact(&rung.fact, &rung.text));
        service.ladder.push(rung);
    }
    for standing in standing {
        let criterion = criterion(standing, &service, &parameters, facts, diagnostics);
        service.criteria.extend(criterion);
    }
    forbidden::set_aside(&mut service, facts, diagnostics);
    Some(service)
}

/// How to complain, as the lowest layer says; a shorter time than a higher layer gives by the same law is reported and not used.
fn complaint(layers: &Layered<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Complaint> {
    let mut stands: Option<&Complaint> = None;
    for (part, next) in layers.iter().filter_map(|(_, part)| Some((part, part.scalars.complaint.as_ref()?))) {
        match stands.filter(|higher| higher.law == next.law && next.weeks < higher.weeks) {
            Some(higher) => {
                let law: Vec<String> = higher.law.iter().map(ToString::to_string).collect();
                let message = format!(
                    "«klagefristen» på {} uker er kortere enn loven: {} gir {} uker",
                    next.weeks,
                    law.join(", "),
                    higher.weeks
                );
                diagnostics.push(
                    Diagnostic::at(Code::NarrowerThanLaw, part.place.clone(), message)
                        .help("fristen er ikke brukt; loven går foran"),
                );
            }
            None => stands = Some(next),
        }
    }
    stands.cloned()
}

/// The list of the lowest layer that has one.
fn nearest(layers: &Layered<'_>, pick: impl Fn(&ServicePart) -> &Vec<Texts>) -> Vec<Texts> {
    layers.iter().rev().map(|(_, part)| pick(part)).find(|list| !list.is_empty()).cloned().unwrap_or_default()
}

fn grounds(layers: &Layered<'_>, on: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = Vec::new();
    for item in layers.iter().flat_map(|(_, part)| &part.grounds).filter(|item| holds_on(&item.valid, on)) {
        if grounds.iter().any(|known| known.id == item.id) {
            let message = format!("grunnlaget «{}» finnes allerede på denne dagen", item.id);
            diagnostics.push(Diagnostic::at(Code::DuplicateId, item.place.clone(), message));
        } else {
            grounds.push(item.value.clone());
        }
    }
    grounds
}

/// Items with add, replace and remove.
fn items<T: Clone>(
    layers: &Layered<'_>,
    on: Date,
    pick: impl Fn(&ServicePart) -> &Vec<Item<T>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let mut standing: Vec<&Item<T>> = Vec::new();
    for item in layers.iter().flat_map(|(_, part)| pick(part)).filter(|item| holds_on(&item.valid, on)) {
        let at = standing.iter().position(|known| known.id == item.id);
        match (item.op, at) {
            (Op::Add, None) => standing.push(item),
            (Op::Add, Some(_)) => {
                let message = format!("«{}» finnes allerede på denne dagen", item.id);
                diagnostics.push(
                    Diagnostic::at(Code::DuplicateId, item.place.clone(), message)
                        .help("skriv op = \"replace\" for å erstatte"),
                );
            }
            (Op::Remove, Some(at)) => drop(standing.remove(at)),
            (_, Some(at)) => {
                if let Some(slot) = standing.get_mut(at) {
                    *slot = item;
                }
            }
            (_, None) => diagnostics.push(unknown_target(
                &item.id,
                item.op,
                item.place.clone(),
                standing.iter().map(|known| known.id.as_str()),
            )),
        }
    }
    standing.into_iter().map(|item| item.value.clone()).collect()
}

/// An operation on something that isn't there.
pub fn unknown_target<'a>(id: &str, op: Op, place: Place, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let message = format!("«{}» endrer «{id}», som ikke finnes i et høyere lag på denne dagen", op.word());
    Diagnostic::at(Code::UnknownReference, place, message).maybe_help(suggestion(id, known))
}
