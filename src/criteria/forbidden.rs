//! What higher law says can never count: a lower criterion that counts it is reported and not applied.

use crate::diagnostic::{Code, Diagnostic};
use crate::fact::Catalogue;
use crate::service::{Criterion, NeverCounts, Rank, Service};

/// Moves criteria that count what they may not from `criteria` to `set_aside`.
pub fn set_aside(service: &mut Service, facts: &Catalogue, diagnostics: &mut Vec<Diagnostic>) {
    let (kept, aside): (Vec<_>, Vec<_>) = service.criteria.iter().cloned().partition(|criterion| {
        let Some((by, fact)) = forbidding(service, criterion, facts) else { return true };
        let message = format!("kravet «{}» bruker opplysningen «{fact}», som ikke kan telle", criterion.id);
        let found = Diagnostic::at(Code::ForbiddenFact, criterion.provenance.place.clone(), message);
        let found = found.related(by.provenance.place.clone(), format!("«{}» ({})", by.id, by.rank.word()));
        diagnostics.push(found.help("kravet er ikke brukt; den høyere regelen går foran"));
        false
    });
    service.criteria = kept;
    service.set_aside = aside;
}

/// The criterion of higher rank that forbids a fact this one counts, and the fact.
fn forbidding<'a>(service: &'a Service, criterion: &Criterion, facts: &Catalogue) -> Option<(&'a Criterion, String)> {
    if criterion.rank >= Rank::StateRegulation || !criterion.strength.decides() {
        return None;
    }
    let used: Vec<&str> =
        criterion.facts(facts).into_iter().filter_map(|index| Some(facts.as_slice().get(index)?.id.as_str())).collect();
    service.criteria.iter().filter(|by| by.rank > criterion.rank).find_map(|by| {
        let NeverCounts { facts, towards } = by.never_counts.as_ref()?;
        let concerns = towards.is_empty() || towards.contains(&criterion.id);
        let fact = facts.iter().find(|fact| concerns && used.contains(&fact.as_str()))?;
        Some((by, fact.clone()))
    })
}
