//! The draft as a whole: how the services go together, and what every decision must say.

use super::frame::{RelationFrame, ServiceFrame};
use super::review::{Desk, Found};
use crate::assess::Stated;

/// Adds what is to be said about the whole draft.
pub fn check(desk: &Desk<'_>, found: &mut Found<'_>) {
    let (mut drafted, mut granted) = (Vec::new(), Vec::new());
    for service in &desk.frame.services {
        if desk.drafts(&service.id) {
            drafted.push(service);
        }
        if desk.beside(&service.id, &service.id) {
            granted.push(service);
        }
    }
    if drafted.is_empty() {
        return;
    }
    for service in &granted {
        for relation in &service.relations {
            if are_together(desk, service, relation) == relation.together {
                found.add(&relation.code, &relation.basis);
            }
        }
    }
    silent(&granted, found);
    for place in drafted.iter().flat_map(|service| &service.notices) {
        if let Some(notice) = desk.frame.notices.get(*place as usize) {
            found.add(&notice.code, &notice.basis);
        }
    }
    found.say("forsvarlig", ["", ""]);
}

/// Whether the other service of a relation is held, or granted for the same days.
fn are_together(desk: &Desk<'_>, service: &ServiceFrame, relation: &RelationFrame) -> bool {
    let held = relation.fact.is_some_and(
        |fact| matches!(desk.knowledge.stated(fact as usize), Stated::Said(values) if values.single() == Some(1)),
    );
    held || (relation.drafted && desk.beside(&service.id, &relation.service))
}

/// Pairs that no criterion says anything about: a gap to see, not a fault.
fn silent(services: &[&ServiceFrame], found: &mut Found<'_>) {
    let speaks =
        |one: &ServiceFrame, other: &ServiceFrame| one.relations.iter().any(|relation| relation.service == other.id);
    let mut pairs = String::new();
    for (place, one) in services.iter().enumerate() {
        for other in services.iter().skip(place.saturating_add(1)) {
            if !speaks(one, other) && !speaks(other, one) {
                let between = if pairs.is_empty() { "" } else { "; " };
                for part in [between, &one.name, " – ", &other.name] {
                    pairs.push_str(part);
                }
            }
        }
    }
    if !pairs.is_empty() {
        found.say("ikke-regulert", [&pairs, ""]);
    }
}
