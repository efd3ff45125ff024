//! The care ladder (LEON): what should be considered or tried before a line's service.

use super::frame::{RungFrame, ServiceFrame};
use super::line::refuses;
use super::review::{About, Desk, Found};
use crate::assess::{Level, ServiceResult, Stated, Status};
use crate::draft::Line;

/// What is asked for first: the former where the municipality has it.
const TRAINING: [&str; 2] = ["hverdagsrehabilitering", "rehabilitering_utenfor_institusjon"];

/// The provision of the services that train instead of compensating.
const REHABILITATION: &str = "hol § 3-2 første ledd nr. 5";

/// The provision of the services a carer applies for: what they give needs no training of the one who is cared for.
const CARER: &str = "pbrl § 2-8";

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
    if step < 2 || refuses(line) || rests_on(service, REHABILITATION) || rests_on(service, CARER) {
        return;
    }
    let considered = |other: &ServiceFrame| {
        rests_on(other, REHABILITATION) && (desk.drafts(&other.id) || pointed.contains(&other.id.as_str()))
    };
    let training = TRAINING.iter().find_map(|id| desk.service(id)).filter(|(_, result)| result.level != Level::No);
    if let Some((training, _)) = training
        && !desk.frame.services.iter().any(considered)
    {
        found.add("rehabilitering-forst", About { criterion: Some(&training.id), ..About::default() });
    }
}

/// Whether a service has a provision among its grounds.
fn rests_on(service: &ServiceFrame, law: &str) -> bool {
    service.grounds.iter().any(|(laws, _)| laws.split(';').any(|own| own.trim() == law))
}

/// The state of a rung as a fact says it.
fn known_state(desk: &Desk<'_>, rung: &RungFrame) -> Option<&'static str> {
    let (Stated::Said(values) | Stated::Presumed(values)) = desk.knowledge.stated(rung.fact as usize) else {
        return None;
    };
    STATES.get(usize::try_from(values.single()?).ok()?).copied()
}
