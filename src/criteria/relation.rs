//! Relations seen from both sides: two services must not say opposite things of each other.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::service::{Relation, RelationKind};

use super::layer::Layered;
use super::part::{Item, holds_on};
use crate::units::Date;

/// A relation with the service that states it and where.
pub struct Stated<'a> {
    service: &'a str,
    relation: &'a Relation,
    place: &'a Place,
}

/// The relations a service's layers state on a day, each as the lowest layer leaves it.
pub fn stated<'a>(layers: &Layered<'a>, on: Date) -> Vec<Stated<'a>> {
    let mut found: Vec<(&Item<Relation>, Stated<'a>)> = Vec::new();
    for (_, part) in layers {
        for item in part.relations.iter().filter(|item| holds_on(&item.valid, on)) {
            found.retain(|(known, _)| known.id != item.id);
            if item.op != super::part::Op::Remove {
                found.push((item, Stated { service: &part.id, relation: &item.value, place: &item.place }));
            }
        }
    }
    found.into_iter().map(|(_, stated)| stated).collect()
}

/// Reports each pair of relations, between the same two services and holders, that can't both be right.
pub fn conflicts(all: &[Stated<'_>], diagnostics: &mut Vec<Diagnostic>) {
    for (at, first) in all.iter().enumerate() {
        for second in all.iter().skip(at.saturating_add(1)).filter(|second| about_the_same(first, second)) {
            if opposite(first.relation.kind, second.relation.kind) {
                let message = format!(
                    "«{}» og «{}» sier både «{}» og «{}» om hverandre",
                    first.service,
                    first.relation.service,
                    first.relation.kind.word(),
                    second.relation.kind.word()
                );
                let found = Diagnostic::at(Code::RelationConflict, second.place.clone(), message);
                diagnostics.push(found.related(first.place.clone(), "det andre forholdet"));
            }
        }
    }
}

fn about_the_same(first: &Stated<'_>, second: &Stated<'_>) -> bool {
    let same = first.service == second.service && first.relation.service == second.relation.service;
    let mirrored = first.service == second.relation.service && first.relation.service == second.service;
    (same || mirrored) && first.relation.holder == second.relation.holder
}

/// Kinds that can't both hold between the same two services.
fn opposite(first: RelationKind, second: RelationKind) -> bool {
    use RelationKind::{CountsAgainst, Excludes, NotRegulated, Replaces, Requires, SeenTogether};
    let either = |a: RelationKind, b: RelationKind| (first, second) == (a, b) || (first, second) == (b, a);
    let together = [Requires, SeenTogether, CountsAgainst];
    let apart = [Excludes, Replaces];
    let clash = together.iter().any(|a| apart.iter().any(|b| either(*a, *b)));
    clash || (first != second && (first == NotRegulated || second == NotRegulated))
}
