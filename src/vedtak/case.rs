//! The draft as a whole: how the services go together, and what every decision must say.

use super::frame::{RelationFrame, ServiceFrame};
use super::review::{About, Desk, Found};
use crate::assess::Stated;
use crate::units::joined;

/// Adds what is to be said about the whole draft.
pub fn check(desk: &Desk<'_>, found: &mut Found<'_>) {
    let services: Vec<&ServiceFrame> = desk.frame.services.iter().filter(|service| desk.drafts(&service.id)).collect();
    if services.is_empty() {
        return;
    }
    let granted: Vec<&ServiceFrame> =
        services.iter().copied().filter(|service| desk.beside(&service.id, &service.id)).collect();
    for service in &granted {
        for relation in &service.relations {
            relate(desk, service, relation, found);
        }
    }
    silent(&granted, found);
    notices(desk, &services, found);
    found.say("forsvarlig", "");
}

fn relate(desk: &Desk<'_>, service: &ServiceFrame, relation: &RelationFrame, found: &mut Found<'_>) {
    let other = relation.service.as_str();
    let held = relation.fact.is_some_and(
        |fact| matches!(desk.knowledge.stated(fact as usize), Stated::Said(values) if values.single() == Some(1)),
    );
    let together = held || (relation.drafted && desk.beside(&service.id, other));
    let code = match (relation.kind.as_str(), together) {
        ("excludes", true) => "utelukker",
        ("requires", false) => "krever",
        ("replaces", true) => "erstatter",
        ("counts_against" | "seen_together", true) => "ses-sammen",
        ("not_regulated", true) => "ikke-regulert",
        _ => return,
    };
    let own = &relation.text;
    let both = desk.names(&[&service.id, other]);
    let text = if own.is_empty() { &both } else { own };
    found.add(code, About { parts: [text, ""], criterion: Some(&service.id), law: &relation.law, source: "" });
}

/// Pairs that no criterion says anything about: a gap to see, not a fault.
fn silent(services: &[&ServiceFrame], found: &mut Found<'_>) {
    let speaks =
        |one: &ServiceFrame, other: &ServiceFrame| one.relations.iter().any(|relation| relation.service == other.id);
    let mut pairs = Vec::new();
    for (place, one) in services.iter().enumerate() {
        for other in services.iter().skip(place.saturating_add(1)) {
            if !speaks(one, other) && !speaks(other, one) {
                pairs.push(format!("{} – {}", one.name, other.name));
            }
        }
    }
    if !pairs.is_empty() {
        found.say("ikke-regulert", &joined(&mut pairs.iter().map(String::as_str), "; "));
    }
}

/// Complaint, deadlines, home visit, who decides and who else reads: once each, however many services share them.
fn notices(desk: &Desk<'_>, services: &[&ServiceFrame], found: &mut Found<'_>) {
    let nynorsk = desk.frame.lang == "nn";
    let mut said: Vec<(&'static str, String)> = Vec::new();
    let mut once = |code: &'static str, text: String, law: &str, found: &mut Found<'_>| {
        if !said.iter().any(|(before, same)| *before == code && *same == text) {
            found.add(code, About { parts: [&text, ""], law, ..About::default() });
            said.push((code, text));
        }
    };
    for service in services {
        if let Some((weeks, body, law)) = &service.complaint {
            let within = if nynorsk { "innan" } else { "innen" };
            let unit = if nynorsk { "veker" } else { "uker" };
            once("klage", format!("{within} {weeks} {unit}, {body}"), law, found);
        }
        if let Some((weeks, law)) = &service.deadline {
            let text = if nynorsk { format!("innan {weeks} veker") } else { format!("innen {weeks} uker") };
            once("svarfrist", text, law, found);
        }
        if service.home_visit {
            once("hjemmebesok", service.name.clone(), "", found);
        }
        if !service.decided_by.is_empty() {
            once("hvem-bestemmer", service.decided_by.clone(), "", found);
        }
        if !service.second_reader.is_empty() {
            once("andre-leser", service.second_reader.clone(), "", found);
        }
        for norm in &service.norms {
            once("kommunens-frist", norm.clone(), "", found);
        }
    }
}
