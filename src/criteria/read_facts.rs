//! Reads `lover.toml`, `opplysninger.toml` and `sporsmal.toml`.

use super::read::{bare, raw, strings, texts, valid, value};
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fact::{
    Audience, Catalogue, Change, Choice, Domain, Fact, Kind, Presumption, Question, Select, Sets, Subject, Weight,
};
use crate::law::{Law, Paragraph, Register, Succession};
use crate::limits;
use crate::source::{Node, suggestion};

/// Reads the register of laws.
pub fn laws(root: Node<'_>, register: &mut Register, diagnostics: &mut Vec<Diagnostic>) {
    for node in root.get("law").into_iter().flat_map(Node::items) {
        let Some(id) = node.text("id") else { continue };
        let in_force = node.get("in_force").and_then(Node::bool).unwrap_or(true);
        let span = valid(node, (None, None), diagnostics);
        let paragraphs = node.get("paragraph").into_iter().flat_map(Node::items).map(|item| {
            let (from, to) = valid(item, (None, None), diagnostics);
            let text = |key: &str| item.text(key).unwrap_or_default().to_string();
            Paragraph { number: text("number"), title: text("title"), from, to }
        });
        let law = Law {
            id: id.to_string(),
            title: node.text("title").unwrap_or_default().to_string(),
            url: node.text("url").map(str::to_string),
            in_force: in_force.then_some(span),
            paragraphs: paragraphs.collect(),
        };
        if register.law(id).is_some() {
            diagnostics.push(Diagnostic::at(
                Code::DuplicateId,
                node.place(),
                format!("loven «{id}» er registrert to ganger"),
            ));
        }
        register.laws.push(law);
    }
    for node in root.get("succession").into_iter().flat_map(Node::items) {
        let old = super::read::laws(node, "old", diagnostics).and_then(|found| found.into_iter().next());
        let new = super::read::laws(node, "new", diagnostics).and_then(|found| found.into_iter().next());
        if let (Some(old), Some(since)) = (old, node.get("since").and_then(Node::date)) {
            register.successions.push(Succession {
                old,
                new,
                since,
                by: node.text("by").unwrap_or_default().to_string(),
            });
        }
    }
}

/// Reads the fact catalogue.
pub fn facts(
    root: Node<'_>,
    catalogue: &mut Catalogue,
    places: &mut BTreeMap<String, Place>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for node in root.get("fact").into_iter().flat_map(Node::items) {
        let Some(fact) = fact(node, diagnostics) else { continue };
        let id = fact.id.clone();
        places.entry(id.clone()).or_insert_with(|| node.get("id").unwrap_or(node).place());
        if catalogue.add(fact).is_none() {
            let message = format!("opplysningen «{id}» finnes allerede");
            diagnostics.push(Diagnostic::at(Code::DuplicateId, node.get("id").unwrap_or(node).place(), message));
        }
    }
}

fn fact(node: Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Fact> {
    let id = node.text("id")?.to_string();
    let domain = domain(node, diagnostics)?;
    let phrases = node.get("phrase").into_iter().flat_map(Node::items);
    let phrases = phrases
        .filter_map(|item| Some((value(item.get("is")?, &domain, diagnostics)?, texts(item.get("text")))))
        .collect();
    let prior = node.get("prior").into_iter().flat_map(Node::items).filter_map(|item| {
        let weight = u32::try_from(item.get("weight")?.int()?).ok()?;
        Some(Weight { values: value(item.get("is")?, &domain, diagnostics)?, weight })
    });
    let prior = prior.collect();
    let presumed = node.get("presumed").and_then(|table| {
        let value = value(table.get("value")?, &domain, diagnostics)?;
        Some(Presumption { value, audiences: audiences(table.get("audience")), text: texts(table.get("text")) })
    });
    Some(Fact {
        subject: Subject::from_word(node.text("subject")?)?,
        label: texts(node.get("label")),
        phrases,
        options: node.get("option").into_iter().flat_map(Node::items).map(|item| texts(item.get("label"))).collect(),
        why: texts(node.get("why")),
        unit: texts(node.get("unit")),
        answered_by: audiences(node.get("answered_by")),
        professional: node.text("assessed_by") == Some("professional"),
        presumed,
        change: node.text("change").and_then(Change::from_word).unwrap_or_default(),
        iplos: node.text("iplos").map(str::to_string),
        area: node.text("area").map(str::to_string),
        prior,
        domain,
        id,
    })
}

/// The audiences named; everyone when none is.
fn audiences(node: Option<Node<'_>>) -> Vec<Audience> {
    match node {
        None => vec![Audience::Citizen, Audience::Caseworker],
        Some(_) => strings(node).iter().filter_map(|word| Audience::from_word(word)).collect(),
    }
}

fn domain(node: Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Domain> {
    let kind = match node.text("type")? {
        "boolean" => return Some(Domain::boolean()),
        "score" => return Some(Domain::score()),
        "choice" => return choice(node, diagnostics),
        "integer" => Kind::Integer,
        "hours" => Kind::Hours,
        "money" => Kind::Money,
        "date" => Kind::Date,
        _ => return None,
    };
    let Some(range) = node.get("range") else {
        let found = Diagnostic::at(Code::MissingKey, node.place(), "en tallopplysning må ha «range»");
        diagnostics.push(found.help("range = { min = 0, max = 120 }: endelige grenser gjør svarene eksakte"));
        return None;
    };
    let open = Domain::range(kind, i64::MIN / 4, i64::MAX / 4);
    let stated = |key: &str| range.get(key).map(raw).filter(|stated| kind != Kind::Money || !bare(stated));
    let end = |key: &str| open.read(&stated(key)?).ok()?.single();
    match (end("min"), end("max")) {
        (Some(min), Some(max)) if min < max => Some(Domain::range(kind, min, max)),
        _ => {
            let found = Diagnostic::at(Code::BadRange, range.place(), "området må ha «min» mindre enn «max»");
            diagnostics.push(found.help("timer skrives \"0 h\" og \"168 h\", beløp \"0 kr\", dager \"2000-01-01\""));
            None
        }
    }
}

fn choice(node: Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Domain> {
    let options: Vec<Node<'_>> = node.get("option").into_iter().flat_map(Node::items).collect();
    let mut ids: Vec<String> = Vec::new();
    for option in &options {
        let id = option.text("id").unwrap_or_default();
        if ids.iter().any(|known| known == id) {
            diagnostics.push(Diagnostic::at(
                Code::DuplicateId,
                option.place(),
                format!("valget «{id}» står to ganger"),
            ));
        } else {
            ids.push(id.to_string());
        }
    }
    if ids.len() < 2 || ids.len() > limits::OPTIONS {
        let message = format!("et valg må ha fra 2 til {} alternativer, her er {}", limits::OPTIONS, ids.len());
        diagnostics.push(Diagnostic::at(Code::BadRange, node.place(), message));
        return None;
    }
    Some(Domain::choice(ids))
}

/// Reads the questions.
pub fn questions(
    root: Node<'_>,
    catalogue: &Catalogue,
    questions: &mut Vec<Question>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for node in root.get("question").into_iter().flat_map(Node::items) {
        let Some(id) = node.text("id") else { continue };
        if questions.iter().any(|known| known.id == id) {
            diagnostics.push(Diagnostic::at(
                Code::DuplicateId,
                node.place(),
                format!("spørsmålet «{id}» finnes allerede"),
            ));
            continue;
        }
        let options = node.get("option").into_iter().flat_map(Node::items).map(|item| Choice {
            id: item.text("id").unwrap_or_default().to_string(),
            text: texts(item.get("text")),
            none: item.get("none").and_then(Node::bool).unwrap_or(false),
            sets: sets(item.get("sets"), catalogue, diagnostics),
            otherwise: sets(item.get("otherwise"), catalogue, diagnostics),
        });
        let options = options.collect();
        questions.push(Question {
            id: id.to_string(),
            select: if node.text("select") == Some("many") { Select::Many } else { Select::One },
            text: texts(node.get("text")),
            text_other: texts(node.get("text_other")),
            help: texts(node.get("help")),
            why: texts(node.get("why")),
            audiences: audiences(node.get("audience")),
            always: node.get("always").and_then(Node::bool).unwrap_or(false),
            follows: node.text("follows").map(str::to_owned),
            order: node.get("order").and_then(Node::int).unwrap_or(0),
            effort: node
                .get("effort")
                .and_then(Node::int)
                .and_then(|effort| u32::try_from(effort).ok())
                .unwrap_or(1)
                .max(1),
            options,
        });
    }
    for node in root.get("question").into_iter().flat_map(Node::items) {
        let ids = || questions.iter().map(|question| question.id.as_str());
        let Some((place, asked)) = node.get("follows").and_then(|asked| Some((asked.place(), asked.str()?))) else {
            continue;
        };
        if !ids().any(|id| id == asked) || node.text("id") == Some(asked) {
            let finding =
                Diagnostic::at(Code::UnknownReference, place, format!("spør mer om det ukjente spørsmålet «{asked}»"));
            diagnostics.push(finding.maybe_help(suggestion(asked, ids())));
        }
    }
}

fn sets(node: Option<Node<'_>>, catalogue: &Catalogue, diagnostics: &mut Vec<Diagnostic>) -> Sets {
    let mut found = Sets::new();
    for (fact, place, node) in node.into_iter().flat_map(Node::fields) {
        match catalogue.get(fact) {
            Some(known) => {
                found.extend(value(node, &known.domain, diagnostics).map(|values| (fact.to_string(), values)))
            }
            None => {
                let finding = Diagnostic::at(Code::UnknownFact, place, format!("ukjent opplysning «{fact}»"));
                diagnostics.push(finding.maybe_help(suggestion(fact, catalogue.ids())));
            }
        }
    }
    found
}
