//! The draft as a whole: how the services go together, and what every decision must say.

use super::frame::{RelationFrame, ServiceFrame};
use super::review::{Desk, Found};
use crate::assess::Stated;
use crate::units::list;

/// Adds what is to be said about the whole draft.
pub fn check(desk: &Desk<'_>, found: &mut Found<'_>) {
    let mut drafted = Vec::new();
    for service in &desk.frame.services {
        if desk.drafts(&service.id) {
            drafted.push(service);
        }
    }
    if drafted.is_empty() {
        return;
    }
    for service in drafted.iter().filter(|service| desk.grants(&service.id)) {
        for relation in &service.relations {
            if are_together(desk, service, relation) == relation.together {
                found.add(&relation.code, &relation.basis);
            }
        }
    }
    silent(desk, &drafted, found);
    for service in &drafted {
        for notice in service.notices.iter().filter_map(|place| desk.frame.notices.get(*place as usize)) {
            if !notice.granted || desk.grants(&service.id) {
                found.add(&notice.code, &notice.basis);
            }
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
fn silent(desk: &Desk<'_>, services: &[&ServiceFrame], found: &mut Found<'_>) {
    let speaks =
        |one: &ServiceFrame, other: &ServiceFrame| one.relations.iter().any(|relation| relation.service == other.id);
    let mut pairs = String::new();
    for (place, one) in services.iter().enumerate() {
        for other in services.iter().skip(place.saturating_add(1)) {
            if !speaks(one, other) && !speaks(other, one) && desk.beside(&one.id, &other.id) {
                list(&mut pairs, "; ", &[&one.name, " – ", &other.name]);
            }
        }
    }
    if !pairs.is_empty() {
        found.say("ikke-regulert", [&pairs, ""]);
    }
}
