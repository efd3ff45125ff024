//! Lays national, regional and municipal items on top of each other for one day. Location gives the order, rank the permission.

use std::sync::Arc;

use super::formulate::{Scope, formulate};
use super::part::{CriterionPart, Item, Op, RungPart, Scalars, ServicePart, Written, holds_on};
use crate::diagnostic::{Code, Diagnostic};
use crate::fact::{Audience, Catalogue, Change, Domain, Fact, Subject};
use crate::feel::{self, Number};
use crate::feel::ast::{Expr, Kind};
use crate::service::{Applicant, Condition, Criterion, Ground, Provenance, Rank, Service, Strength};
use crate::source::suggestion;
use crate::texts::Texts;
use crate::units::Date;

/// The parts of one service, highest layer first.
pub type Layered<'a> = Vec<(&'static str, &'a ServicePart)>;

/// A criterion while layers are being applied.
struct Standing {
    id: String,
    layer: &'static str,
    valid: super::part::Valid,
    place: crate::diagnostic::Place,
    part: CriterionPart,
}

/// The service on a day, or nothing when no layer offers it. Facts for judgements and rungs are added to `facts`.
pub fn service(layers: &Layered<'_>, on: Date, facts: &mut Catalogue, diagnostics: &mut Vec<Diagnostic>) -> Option<Service> {
    let (_, base) = layers.first()?;
    let offered = layers.iter().rev().find(|(layer, _)| *layer == "kommune").or(layers.first()).is_none_or(|(_, part)| part.offered);
    if !offered {
        return None;
    }
    let parts = || layers.iter().map(|(_, part)| *part);
    let grounds = grounds(layers, on, diagnostics);
    let standing = standing(layers, on, diagnostics);
    let parameters = parameters(layers, on, diagnostics);
    let scalar = |pick: &dyn Fn(&Scalars) -> Option<Texts>| parts().filter_map(|part| pick(&part.scalars)).next_back().unwrap_or_default();
    fn last<'a, T: Clone + 'a>(parts: impl DoubleEndedIterator<Item = &'a ServicePart>, pick: impl Fn(&'a Scalars) -> Option<T>) -> Option<T> {
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
        complaint: last(parts(), |it| it.complaint.clone()),
        waiting: scalar(&|it| it.waiting.clone()),
        payment: scalar(&|it| it.payment.clone()),
        decided_by: scalar(&|it| it.decided_by.clone()),
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
    Some(service)
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
fn items<T: Clone>(layers: &Layered<'_>, on: Date, pick: impl Fn(&ServicePart) -> &Vec<Item<T>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<T> {
    let mut standing: Vec<&Item<T>> = Vec::new();
    for item in layers.iter().flat_map(|(_, part)| pick(part)).filter(|item| holds_on(&item.valid, on)) {
        let at = standing.iter().position(|known| known.id == item.id);
        match (item.op, at) {
            (Op::Add, None) => standing.push(item),
            (Op::Add, Some(_)) => {
                let message = format!("«{}» finnes allerede på denne dagen", item.id);
                diagnostics.push(Diagnostic::at(Code::DuplicateId, item.place.clone(), message).help("skriv op = \"replace\" for å erstatte"));
            }
            (Op::Remove, Some(at)) => drop(standing.remove(at)),
            (_, Some(at)) => {
                if let Some(slot) = standing.get_mut(at) {
                    *slot = item;
                }
            }
            (_, None) => diagnostics.push(unknown_target(&item.id, item.op, item.place.clone(), standing.iter().map(|known| known.id.as_str()))),
        }
    }
    standing.into_iter().map(|item| item.value.clone()).collect()
}

fn unknown_target<'a>(id: &str, op: Op, place: crate::diagnostic::Place, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let message = format!("«{}» endrer «{id}», som ikke finnes i et høyere lag på denne dagen", op.word());
    Diagnostic::at(Code::UnknownReference, place, message).maybe_help(suggestion(id, known))
}

/// The criteria in force on a day after every layer's operations.
fn standing(layers: &Layered<'_>, on: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<Standing> {
    let mut standing: Vec<Standing> = Vec::new();
    for (layer, part) in layers {
        let mut touched: Vec<(&str, &Item<CriterionPart>)> = Vec::new();
        for item in part.criteria.iter().filter(|item| holds_on(&item.valid, on)) {
            if let Some((_, first)) = touched.iter().find(|(id, _)| *id == item.id) {
                let message = format!("kravet «{}» blir endret to ganger i samme lag", item.id);
                let found = Diagnostic::at(Code::Contradiction, item.place.clone(), message);
                diagnostics.push(found.related(first.place.clone(), "den andre endringen").help("behold den ene, eller la dem gjelde på ulike dager"));
                continue;
            }
            touched.push((&item.id, item));
            apply(&mut standing, layer, item, diagnostics);
        }
    }
    standing
}

fn apply(standing: &mut Vec<Standing>, layer: &'static str, item: &Item<CriterionPart>, diagnostics: &mut Vec<Diagnostic>) {
    let at = standing.iter().position(|known| known.id == item.id);
    let fresh = || Standing { id: item.id.clone(), layer, valid: item.valid, place: item.place.clone(), part: item.value.clone() };
    let Some(known) = at.and_then(|at| standing.get_mut(at)) else {
        if item.op == Op::Add {
            standing.push(fresh());
        } else {
            let ids = standing.iter().map(|known| known.id.as_str());
            diagnostics.push(unknown_target(&item.id, item.op, item.place.clone(), ids));
        }
        return;
    };
    if item.op == Op::Add {
        let found = Diagnostic::at(Code::DuplicateId, item.place.clone(), format!("kravet «{}» finnes allerede i et høyere lag", item.id));
        diagnostics.push(found.related(known.place.clone(), "det andre").help("skriv op = \"replace\", \"tighten\" eller \"widen\""));
        return;
    }
    if item.op != Op::Widen && known.part.rank > item.value.rank {
        let message = format!(
            "«{}» kan ikke endre «{}»: rangen {} er lavere enn {}",
            item.op.word(), item.id, item.value.rank.word(), known.part.rank.word()
        );
        let found = Diagnostic::at(Code::RankTooLow, item.place.clone(), message).related(known.place.clone(), "kravet av høyere rang");
        diagnostics.push(found.help("endringen er ikke brukt; bare «widen» og «fill» er tillatt mot høyere rang"));
        return;
    }
    match item.op {
        Op::Remove => {
            if let Some(at) = at {
                standing.remove(at);
            }
        }
        Op::Replace => {
            let merged = merged(&known.part, &item.value);
            *known = Standing { part: merged, ..fresh() };
        }
        _ => {
            let mut part = merged(&known.part, &item.value);
            if let (Some(old), Some(new)) = (&known.part.when, &item.value.when) {
                part.when = Some(joined(item.op, old, new));
            }
            *known = Standing { part, ..fresh() };
        }
    }
}

/// What the lower item says, and for the rest what the higher one said.
fn merged(old: &CriterionPart, new: &CriterionPart) -> CriterionPart {
    CriterionPart {
        grounds: new.grounds.clone().or_else(|| old.grounds.clone()),
        strength: new.strength.or(old.strength),
        when: new.when.clone().or_else(|| if new.discretion.is_some() { None } else { old.when.clone() }),
        discretion: new.discretion.clone().or_else(|| old.discretion.clone()),
        law: new.law.clone().or_else(|| old.law.clone()),
        text: new.text.clone().or_else(|| old.text.clone()),
        never_counts: new.never_counts.clone().or_else(|| old.never_counts.clone()),
        effect: new.effect.or(old.effect),
        ..new.clone()
    }
}

/// `old and new` for tighten, `old or new` for widen.
fn joined(op: Op, old: &Written, new: &Written) -> Written {
    let parts = vec![old.expr.clone(), new.expr.clone()];
    let kind = if op == Op::Tighten { Kind::And(parts) } else { Kind::Or(parts) };
    let expr = Expr { kind, span: new.expr.span.clone() };
    Written { text: feel::print(&expr), expr, place: new.place.clone() }
}

/// The condition over facts; what hinders it is reported.
fn resolve(written: Written, scope: &Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Condition> {
    match formulate(&written.expr, scope) {
        Ok(formula) => Some(Condition { text: written.text, formula }),
        Err(errors) => {
            for error in errors {
                let found = Diagnostic::at(error.code, within(&written.place, &written.text, error.span), error.message);
                diagnostics.push(found.maybe_help(error.help));
            }
            None
        }
    }
}

/// The values of the open parameters on a day.
fn parameters(layers: &Layered<'_>, on: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Option<Number>)> {
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.replace('_', "").parse::<Number>().ok());
    let mut found = Vec::new();
    for parameter in layers.iter().flat_map(|(_, part)| &part.parameters) {
        let mut value = number(&parameter.default);
        for (_, part) in layers {
            let mut fills = part.fills.iter().filter(|fill| fill.parameter == parameter.id && holds_on(&fill.valid, on));
            let Some(fill) = fills.next() else { continue };
            if let Some(second) = fills.next() {
                let message = format!("parameteren «{}» blir fylt to ganger i samme lag", parameter.id);
                let finding = Diagnostic::at(Code::Contradiction, second.place.clone(), message);
                diagnostics.push(finding.related(fill.place.clone(), "den andre").help("behold den ene"));
            }
            let given = number(&Some(fill.value.clone()));
            let below = number(&parameter.floor).is_some_and(|floor| given.as_ref().is_some_and(|given| *given < floor));
            let above = number(&parameter.ceiling).is_some_and(|most| given.as_ref().is_some_and(|given| *given > most));
            if below || above {
                let end = if below { format!("minst {}", parameter.floor.clone().unwrap_or_default()) } else { format!("høyst {}", parameter.ceiling.clone().unwrap_or_default()) };
                let message = format!("{} er utenfor det loven tillater for «{}»", fill.value, parameter.id);
                let finding = Diagnostic::at(Code::NarrowerThanLaw, fill.place.clone(), message);
                diagnostics.push(finding.related(parameter.place.clone(), "parameteren").help(format!("verdien må være {end}; den er ikke brukt")));
                continue;
            }
            value = given;
        }
        found.push((parameter.id.clone(), value));
    }
    let known: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    for fill in layers.iter().flat_map(|(_, part)| &part.fills).filter(|fill| !known.contains(&fill.parameter.as_str())) {
        let finding = Diagnostic::at(Code::UnknownReference, fill.place.clone(), format!("ukjent parameter «{}»", fill.parameter));
        diagnostics.push(finding.maybe_help(suggestion(&fill.parameter, known.iter().copied())));
    }
    found
}

fn criterion(
    standing: Standing,
    service: &Service,
    parameters: &[(String, Option<Number>)],
    facts: &mut Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Criterion> {
    let Standing { id, layer, valid, place, part } = standing;
    let local = part.rank < Rank::StateRegulation && layer != "nasjonal";
    let mut grounds = Vec::new();
    for (name, at) in part.grounds.iter().flatten() {
        let found = service.grounds.iter().position(|ground| ground.id == *name);
        match found.and_then(|index| Some((index, service.grounds.get(index)?))) {
            None => {
                let help = suggestion(name, service.grounds.iter().map(|ground| ground.id.as_str()));
                diagnostics.push(Diagnostic::at(Code::UnknownReference, at.clone(), format!("ukjent grunnlag «{name}»")).maybe_help(help));
            }
            Some((_, ground)) if local && ground.is_floor() => {
                let message = format!("kravet «{id}» kan ikke snevre inn lovgrunnlaget «{name}»");
                diagnostics.push(Diagnostic::at(Code::LocalOnFloor, at.clone(), message).help("kravet er ikke brukt på dette grunnlaget; loven går foran"));
            }
            Some((index, _)) => grounds.push(index),
        }
    }
    if part.grounds.is_none() {
        let open = service.grounds.iter().enumerate().filter(|(_, ground)| !ground.is_floor());
        grounds = open.map(|(index, _)| index).collect();
    }
    let when = match part.when {
        None => None,
        Some(written) => Some(resolve(written, &Scope { facts, parameters }, diagnostics)?),
    };
    let discretion = part.discretion.map(|why| {
        let fact = format!("skjonn_{}_{}", service.id, id);
        facts.add(judgement_fact(&fact, part.text.as_ref().unwrap_or(&why)));
        (why, fact)
    });
    if let Some(never) = &part.never_counts {
        for fact in never.facts.iter().filter(|fact| facts.get(fact).is_none()) {
            let found = Diagnostic::at(Code::UnknownFact, place.clone(), format!("ukjent opplysning «{fact}»"));
            diagnostics.push(found.maybe_help(suggestion(fact, facts.ids())));
        }
    }
    Some(Criterion {
        id,
        grounds,
        strength: part.strength.unwrap_or(Strength::Factor),
        when,
        discretion,
        law: part.law.unwrap_or_default(),
        rank: part.rank,
        valid,
        text: part.text.unwrap_or_default(),
        source_lang: part.source_lang,
        source: Arc::clone(&part.source),
        provenance: Provenance { layer, adopted: part.adopted.or(part.decision), place },
        effect: part.effect,
        never_counts: part.never_counts,
        note: part.note,
    })
}

/// The place of a byte range inside a condition, from the place of the whole string.
fn within(whole: &crate::diagnostic::Place, text: &str, span: std::ops::Range<usize>) -> crate::diagnostic::Place {
    let chars = |to: usize| text.get(..to).map_or(0, |part| part.chars().count()) as u32;
    let (from, to) = (chars(span.start), chars(span.end));
    let first = whole.column.saturating_add(1);
    let mut place = whole.clone();
    if !text.contains('\n') {
        place.column = first.saturating_add(from);
        place.end_column = first.saturating_add(to.max(from.saturating_add(1)));
    }
    place
}

fn plain_fact(id: &str, label: &Texts, domain: Domain, subject: Subject) -> Fact {
    Fact {
        id: id.to_string(),
        subject,
        domain,
        label: label.clone(),
        phrases: Vec::new(),
        options: Vec::new(),
        why: Texts::default(),
        unit: Texts::default(),
        answered_by: vec![Audience::Caseworker],
        professional: false,
        presumed: None,
        change: Change::Document,
        iplos: None,
        area: None,
        prior: Vec::new(),
    }
}

/// The anonymous fact that records a professional's judgement of a criterion.
fn judgement_fact(id: &str, label: &Texts) -> Fact {
    Fact { professional: true, area: Some("skjonn".into()), ..plain_fact(id, label, Domain::boolean(), Subject::Recipient) }
}

/// The fact that holds the state of a rung.
fn rung_fact(id: &str, label: &Texts) -> Fact {
    let states = ["ikke_vurdert", "vurdert", "provd", "ikke_relevant"];
    let words = [
        ("ikke vurdert", "ikkje vurdert", "not considered"),
        ("vurdert", "vurdert", "considered"),
        ("prøvd", "prøvd", "tried"),
        ("ikke relevant", "ikkje relevant", "not relevant"),
    ];
    let texts = |(nb, nn, en): (&str, &str, &str)| {
        Texts([("nb", nb), ("nn", nn), ("en", en)].into_iter().map(|(lang, text)| (lang.to_string(), text.to_string())).collect())
    };
    let domain = Domain::choice(states.iter().map(ToString::to_string).collect());
    let fact = plain_fact(id, label, domain, Subject::Recipient);
    Fact { options: words.into_iter().map(texts).collect(), area: Some("trinn".into()), ..fact }
}
