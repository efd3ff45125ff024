//! From a criterion that stands to one whose condition is a formula over facts, with the facts that judgements and rungs bring.

use std::ops::Range;
use std::sync::Arc;

use super::formulate::{Scope, formulate};
use super::part::Written;
use super::standing::Standing;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fact::{Audience, Catalogue, Change, Domain, Fact, Subject};
use crate::feel::Number;
use crate::service::{Condition, Criterion, Provenance, Rank, Service, Strength};
use crate::source::suggestion;
use crate::texts::Texts;

/// The criterion over the facts; what can't be used is reported.
pub fn criterion(
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
                diagnostics.push(
                    Diagnostic::at(Code::UnknownReference, at.clone(), format!("ukjent grunnlag «{name}»"))
                        .maybe_help(help),
                );
            }
            Some((_, ground)) if local && ground.is_floor() => {
                let message = format!("kravet «{id}» kan ikke snevre inn lovgrunnlaget «{name}»");
                diagnostics.push(
                    Diagnostic::at(Code::LocalOnFloor, at.clone(), message)
                        .help("kravet er ikke brukt på dette grunnlaget; loven går foran"),
                );
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
    if part.burden.is_some() && !when.as_ref().is_some_and(|when| rests_on_kommune(when, facts)) {
        let message = format!("kravet «{id}» legger bevisbyrden på kommunen, men bruker ingen opplysning om kommunen");
        let help = "bruk en opplysning med subject = \"kommune\" og presumed = { value = false, … } i vilkåret";
        diagnostics.push(Diagnostic::at(Code::BurdenUnknown, place.clone(), message).help(help));
    }
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
        burden: part.burden,
        exception: part.exception,
        note: part.note,
    })
}

/// Whether a condition uses something the municipality must show, which is presumed until it has.
fn rests_on_kommune(when: &Condition, facts: &Catalogue) -> bool {
    let mut found = false;
    when.formula.each_atom(&mut |fact, _| {
        let shown_by_kommune = |fact: &Fact| fact.subject == Subject::Kommune && fact.presumed.is_some();
        found |= facts.as_slice().get(fact).is_some_and(shown_by_kommune);
    });
    found
}

/// The condition over facts; what hinders it is reported.
pub fn resolve(written: Written, scope: &Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Condition> {
    match formulate(&written.expr, scope) {
        Ok(formula) => Some(Condition { text: written.text, formula }),
        Err(errors) => {
            for error in errors {
                let found =
                    Diagnostic::at(error.code, within(&written.place, &written.text, error.span), error.message);
                diagnostics.push(found.maybe_help(error.help));
            }
            None
        }
    }
}

/// The place of a byte range inside a condition, from the place of the whole string.
fn within(whole: &Place, text: &str, span: Range<usize>) -> Place {
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
    Fact {
        professional: true,
        area: Some("skjonn".into()),
        ..plain_fact(id, label, Domain::boolean(), Subject::Recipient)
    }
}

/// The fact that holds the state of a rung.
pub fn rung_fact(id: &str, label: &Texts) -> Fact {
    let states = ["ikke_vurdert", "vurdert", "provd", "ikke_relevant"];
    let words = [
        ("ikke vurdert", "ikkje vurdert", "not considered"),
        ("vurdert", "vurdert", "considered"),
        ("prøvd", "prøvd", "tried"),
        ("ikke relevant", "ikkje relevant", "not relevant"),
    ];
    let texts = |(nb, nn, en): (&str, &str, &str)| {
        Texts(
            [("nb", nb), ("nn", nn), ("en", en)]
                .into_iter()
                .map(|(lang, text)| (lang.to_string(), text.to_string()))
                .collect(),
        )
    };
    let domain = Domain::choice(states.iter().map(ToString::to_string).collect());
    let fact = plain_fact(id, label, domain, Subject::Recipient);
    Fact { options: words.into_iter().map(texts).collect(), area: Some("trinn".into()), ..fact }
}
