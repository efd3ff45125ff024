//! The care ladder (LEON): what should be considered or tried before a line's service.

use super::frame::{RungFrame, ServiceFrame};
use super::line::refuses;
use super::review::{Desk, Found};
use crate::assess::{Level, ServiceResult, Stated, Status};
use crate::draft::Line;
use crate::units::list;

/// The states of a rung, in the order of the fact's options.
const STATES: [&str; 4] = ["ikke_vurdert", "vurdert", "provd", "ikke_relevant"];

/// Adds what the ladder says about a line.
pub fn check(desk: &Desk<'_>, line: &Line, service: &ServiceFrame, result: &ServiceResult, found: &mut Found<'_>) {
    let refused = refuses(line);
    for (rung, applies) in service.rungs.iter().zip(&result.rungs) {
        if refused || *applies == Status::NotMet {
            continue;
        }
        let own = line.ladder.iter().find(|own| own.id == rung.basis.id);
        let code = match own.map(|own| own.state.as_str()).or_else(|| known_state(desk, rung)) {
            Some("provd") => continue,
            Some("vurdert") if rung.consider => continue,
            Some("vurdert") => "trinn-ikke-provd",
            Some("ikke_relevant") if own.is_none_or(|own| !own.reason.trim().is_empty()) => continue,
            Some("ikke_relevant") => "trinn-uten-grunn",
            _ => "trinn-mangler",
        };
        found.add(code, &rung.basis);
    }
    let Some(step) = service.step else { return };
    // Drafted beside the line, or pointed to by a rung that is asked about above.
    let seen = |other: &ServiceFrame| {
        desk.drafts(&other.id) || service.rungs.iter().any(|rung| rung.leads_to.as_ref() == Some(&other.id))
    };
    let mut lower = String::new();
    for (other, result) in desk.frame.services.iter().zip(desk.results) {
        let below = other.step.is_some_and(|other| other < step);
        if below && matches!(result.level, Level::Fits | Level::Judgement) && !seen(other) {
            list(&mut lower, ", ", &[&other.name]);
        }
    }
    if !lower.is_empty() {
        found.say("lavere-trinn", [&lower, &desk.frame.principle]);
    }
    if service.compensates && !refused {
        let training = desk.service(&desk.frame.training.id);
        let possible = training.is_some_and(|(_, result)| result.level != Level::No);
        if possible && !desk.frame.services.iter().any(|other| other.trains && seen(other)) {
            found.add("rehabilitering-forst", &desk.frame.training);
        }
    }
}

/// The state of a rung as a fact says it.
fn known_state(desk: &Desk<'_>, rung: &RungFrame) -> Option<&'static str> {
    let (Stated::Said(values) | Stated::Presumed(values)) = desk.knowledge.stated(rung.fact as usize) else {
        return None;
    };
    STATES.get(usize::try_from(values.single()?).ok()?).copied()
}
