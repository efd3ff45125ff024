//! Each criterion of a line's service: met, missing, departed from, or left to judgement.

use super::frame::ServiceFrame;
use super::line::refuses;
use super::review::{About, Found};
use crate::assess::{Level, ServiceResult, Status};
use crate::draft::Line;

/// Adds what the criteria of a service say about a line.
pub fn check(line: &Line, service: &ServiceFrame, result: &ServiceResult, found: &mut Found<'_>) {
    let refused = refuses(line);
    if refused && result.level == Level::Fits {
        found.add("avslag-passer", About::default());
    }
    // A floor that can still give the service while local text says no: the law wins.
    let ground = result.ground.and_then(|ground| service.grounds.get(ground as usize));
    let by_law = ground.is_some_and(|(_, floor)| *floor);
    for (criterion, status) in service.criteria.iter().zip(&result.criteria) {
        let unmet = match (criterion.strength.as_str(), status) {
            ("required", Status::NotMet) | ("exclusion", Status::Met) => true,
            ("required" | "exclusion" | "main_rule", Status::Unknown) => {
                found.add("krav-ukjent", about(criterion));
                continue;
            }
            ("main_rule", Status::NotMet) => {
                if result.level != Level::No && !refused {
                    found.add("hovedregel-fraveket", about(criterion));
                }
                continue;
            }
            ("never_counts", _) => {
                found.add("teller-ikke", about(criterion));
                continue;
            }
            // What settles the service, or is marked as discretion, a person must judge and give reasons for.
            (strength, Status::Judgement)
                if criterion.discretion || (strength != "factor" && result.level != Level::No) =>
            {
                found.add("skjonn", about(criterion));
                continue;
            }
            _ => false,
        };
        if !unmet {
            continue;
        }
        let code = match result.level {
            // Who says no because a criterion is not met, says what the criterion says.
            Level::No if refused => continue,
            Level::No => "krav-strider",
            _ if by_law && !criterion.national => "loven-foran",
            _ => "annet-grunnlag",
        };
        found.add(code, about(criterion));
    }
}

fn about(criterion: &super::frame::CriterionFrame) -> About<'_> {
    About {
        parts: [&criterion.text, ""],
        criterion: Some(&criterion.id),
        law: &criterion.law,
        source: &criterion.source,
    }
}
