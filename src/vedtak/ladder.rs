//! The care ladder (LEON): what should be considered or tried before a line's service.

use super::frame::{RungFrame, ServiceFrame};
use super::line::refuses;
use super::review::{About, Desk, Found};
use crate::assess::{Level, ServiceResult, Stated, Status};
use crate::draft::Line;

/// The service that trains instead of compensating.
const REHABILITATION: &[&str] =
    &["hverdagsrehabilitering", "rehabilitering_hjemme", "rehabilitering_utenfor_institusjon"];

/// The states of a rung, in the order of the fact's options.
const STATES: [&str; 4] = ["ikke_vurdert", "vurdert", "provd", "ikke_relevant"];

/// Adds what the ladder says about a line.
pub fn check(desk: &Desk<'_>, line: &Line, service: &ServiceFrame, result: &ServiceResult, found: &mut Found<'_>) {
    for (rung, applies) in service.rungs.iter().zip(&result.rungs) {
        if *applies == Status::NotMet || refuses(line) {
            continue;
        }
        let about = || About { parts: [&rung.text, ""], criterion: Some(&rung.id), law: &rung.law, source: "" };
        let own = line.ladder.iter().find(|own| own.id == rung.id);
        match own.map(|own| own.state.as_str()).or_else(|| known_state(desk, rung)) {
            Some("provd") => {}
            Some("vurdert") if rung.consider => {}
            Some("vurdert") => found.add("trinn-ikke-provd", about()),
            Some("ikke_relevant") => {
                if own.is_some_and(|own| own.reason.trim().is_empty()) {
                    found.add("trinn-uten-grunn", about());
                }
            }
            _ => found.add("trinn-mangler", about()),
        }
    }
    let Some(step) = service.step else { return };
    let pointed: Vec<&str> = service.rungs.iter().filter_map(|rung| rung.leads_to.as_deref()).collect();
    let lower = desk.frame.services.iter().zip(desk.results).filter(|(other, result)| {
        let below = other.step.is_some_and(|other| other < step) && result.level != Level::No;
        below
            && matches!(result.level, Level::Fits | Level::Judgement)
            && !desk.drafts(&other.id)
            && !pointed.contains(&other.id.as_str())
    });
    let lower: Vec<&str> = lower.map(|(other, _)| other.id.as_str()).collect();
    if !lower.is_empty() {
        found.add("lavere-trinn", About::of([&desk.names(&lower), &desk.frame.principle]));
    }
    let training = REHABILITATION.iter().find_map(|id| desk.service(id));
    let compensates = step >= 2 && !refuses(line) && !REHABILITATION.contains(&service.id.as_str());
    if let Some((training, result)) = training
        && compensates
        && result.level != Level::No
        && !REHABILITATION.iter().any(|id| desk.drafts(id) || pointed.contains(id))
    {
        found.add("rehabilitering-forst", About { criterion: Some(&training.id), ..About::default() });
    }
}

/// The state of a rung as a fact says it.
fn known_state(desk: &Desk<'_>, rung: &RungFrame) -> Option<&'static str> {
    let (Stated::Said(values) | Stated::Presumed(values)) = desk.knowledge.stated(rung.fact as usize) else {
        return None;
    };
    STATES.get(usize::try_from(values.single()?).ok()?).copied()
}
