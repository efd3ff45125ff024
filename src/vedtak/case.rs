//! The draft as a whole: how the services go together, and what every decision must say.

use super::frame::{RelationFrame, ServiceFrame};
use super::review::{About, Desk, Found};
use crate::assess::Stated;

/// Adds what is to be said about the whole draft.
pub fn check(desk: &Desk<'_>, found: &mut Found<'_>) {
    let services: Vec<&ServiceFrame> = desk.frame.services.iter().filter(|service| desk.drafts(&service.id)).collect();
    if services.is_empty() {
        return;
    }
    for service in &services {
        for relation in &service.relations {
            relate(desk, service, relation, found);
        }
    }
    silent(desk, &services, found);
    notices(desk, &services, found);
    found.add("forsvarlig", About::default());
}

fn relate(desk: &Desk<'_>, service: &ServiceFrame, relation: &RelationFrame, found: &mut Found<'_>) {
    let other = relation.service.as_str();
    let held = relation.fact.is_some_and(
        |fact| matches!(desk.knowledge.stated(fact as usize), Stated::Said(values) if values.single() == Some(1)),
    );
    let together = held || (relation.drafted && desk.drafts(other));
    let code = match (relation.kind.as_str(), together) {
        ("excludes", true) => "utelukker",
        ("requires", false) => "krever",
        ("replaces", true) => "erstatter",
        ("counts_against" | "seen_together", true) => "ses-sammen",
        ("not_regulated", true) => "ikke-regulert",
        _ => return,
    };
    let own = desk.say(&relation.text);
    let both = desk.names(&[&service.id, other]);
    let text = if own.is_empty() { &both } else { own };
    found.add(code, About { parts: [text, ""], criterion: Some(&service.id), law: &relation.law, source: "" });
}

/// Pairs that no criterion says anything about: a gap to see, not a fault.
fn silent(desk: &Desk<'_>, services: &[&ServiceFrame], found: &mut Found<'_>) {
    let speaks =
        |one: &ServiceFrame, other: &ServiceFrame| one.relations.iter().any(|relation| relation.service == other.id);
    let mut pairs = Vec::new();
    for (place, one) in services.iter().enumerate() {
        for other in services.iter().skip(place.saturating_add(1)) {
            if !speaks(one, other) && !speaks(other, one) {
                pairs.push(format!("{} – {}", desk.say(&one.name), desk.say(&other.name)));
            }
        }
    }
    if !pairs.is_empty() {
        found.add("ikke-regulert", About::of([&pairs.join("; "), ""]));
    }
}

/// Complaint, deadlines, home visit, who decides and who else reads: once each, however many services share them.
fn notices(desk: &Desk<'_>, services: &[&ServiceFrame], found: &mut Found<'_>) {
    let mut said: Vec<(&'static str, String)> = Vec::new();
    let mut once = |code: &'static str, text: String, law: &str, found: &mut Found<'_>| {
        if !said.iter().any(|(before, same)| *before == code && *same == text) {
            found.add(code, About { parts: [&text, ""], law, ..About::default() });
            said.push((code, text));
        }
    };
    for service in services {
        if let Some((weeks, body, law)) = &service.complaint {
            let within = if desk.lang == "nn" { "innan" } else { "innen" };
            let unit = if desk.lang == "nn" { "veker" } else { "uker" };
            once("klage", format!("{within} {weeks} {unit}, {}", desk.say(body)), law, found);
        }
        if let Some((weeks, law)) = &service.deadline {
            let text = if desk.lang == "nn" { format!("innan {weeks} veker") } else { format!("innen {weeks} uker") };
            once("svarfrist", text, law, found);
        }
        if service.home_visit {
            once("hjemmebesok", desk.say(&service.name).to_owned(), "", found);
        }
        let decided_by = desk.say(&service.decided_by);
        if !decided_by.is_empty() {
            once("hvem-bestemmer", decided_by.to_owned(), "", found);
        }
        let reader = desk.say(&service.second_reader);
        if !reader.is_empty() {
            once("andre-leser", reader.to_owned(), "", found);
        }
        for norm in &service.norms {
            once("kommunens-frist", desk.say(norm).to_owned(), "", found);
        }
    }
}
