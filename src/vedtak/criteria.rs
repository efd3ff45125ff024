//! Each criterion of a line's service: met, missing, departed from, or left to judgement.

use super::frame::ServiceFrame;
use super::line::refuses;
use super::review::Found;
use crate::assess::{Level, ServiceResult, Status};
use crate::draft::Line;

/// Adds what the criteria of a service say about a line.
pub fn check(line: &Line, service: &ServiceFrame, result: &ServiceResult, found: &mut Found<'_>) {
    let refused = refuses(line);
    if refused && result.level == Level::Fits {
        found.say("avslag-passer", ["", ""]);
    }
    // A floor that can still give the service while local text says no: the law wins.
    let by_law = result.ground.and_then(|ground| service.floors.get(ground as usize)) == Some(&true);
    // Who says no because a criterion is not met, says what the criteria say: nothing that is not known changes that.
    let settled = refused && result.level == Level::No;
    for (criterion, status) in service.criteria.iter().zip(&result.criteria) {
        let code = match (criterion.strength.as_str(), status) {
            ("required" | "main_rule", Status::NotMet | Status::Unknown)
            | ("exclusion", Status::Met | Status::Unknown)
                if settled =>
            {
                continue;
            }
            ("required", Status::NotMet) | ("exclusion", Status::Met) => match result.level {
                Level::No => "krav-strider",
                _ if by_law && !criterion.national => "loven-foran",
                _ => "annet-grunnlag",
            },
            ("required" | "exclusion" | "main_rule", Status::Unknown) => "krav-ukjent",
            ("main_rule", Status::NotMet) if result.level != Level::No && !refused => "hovedregel-fraveket",
            ("never_counts", _) => "teller-ikke",
            // What settles the service, or is marked as discretion, a person must judge and give reasons for.
            (strength, Status::Judgement)
                if criterion.discretion || (strength != "factor" && result.level != Level::No) =>
            {
                "skjonn"
            }
            _ => continue,
        };
        found.add(code, &criterion.basis);
    }
}
