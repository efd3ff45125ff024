//! The frame of a ruleset.

use super::frame::{CriterionFrame, DoseFrame, Frame, RelationFrame, RungFrame, ServiceFrame, ToleranceFrame};
use super::words;
use crate::criteria::Ruleset;
use crate::law::{LawRef, Register};
use crate::service::{Applicant, Mode, RungMode, Service};
use crate::texts::Texts;

impl Frame {
    /// What a review of drafts under this ruleset needs in a language.
    pub fn of(ruleset: &Ruleset, hash: &str, lang: &str) -> Frame {
        let services = ruleset.services.iter().map(|service| of_service(service, ruleset, lang)).collect();
        let words = words::of(lang).map(|(what, remedy)| (what.to_owned(), remedy.to_owned())).collect();
        let principle = ruleset.kommune.principle.clone().unwrap_or_else(|| "LEON".into());
        let laws = dates(&ruleset.laws);
        let tolerance = ruleset.kommune.tolerance.as_ref().map(|limit| ToleranceFrame {
            percent: limit.percent,
            minutes: limit.minutes,
            text: match lang {
                "nn" => format!(" Kommunen tek opp avvik på {}.", limit.text(lang)),
                _ => format!(" Kommunen tar opp avvik på {}.", limit.text(lang)),
            },
            source: limit.source.title.clone(),
        });
        Frame { hash: hash.to_owned(), lang: lang.to_owned(), words, services, laws, principle, tolerance }
    }
}

/// A register with what a citation is looked up by, and without what is read about it.
fn dates(laws: &Register) -> Register {
    let mut laws = laws.clone();
    for law in &mut laws.laws {
        (law.title, law.url) = (String::new(), None);
        law.paragraphs.iter_mut().for_each(|paragraph| paragraph.title.clear());
    }
    laws.successions.iter_mut().for_each(|change| change.by.clear());
    laws
}

fn laws(laws: &[LawRef]) -> String {
    laws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn of_service(service: &Service, ruleset: &Ruleset, lang: &str) -> ServiceFrame {
    let applicant = |id: &str| {
        let other = ruleset.services.iter().find(|other| other.id == id);
        other.map_or(Applicant::Recipient, |other| other.applicant).word()
    };
    let say = |texts: &Texts| texts.or_empty(lang).to_owned();
    let index = |id: &str| ruleset.facts.index(id).and_then(|index| u16::try_from(index).ok());
    let quantity = |given: &Option<(String, i64, Mode)>| {
        given.as_ref().map(|(unit, count, mode)| (unit.clone(), *count, mode.word().to_owned()))
    };
    ServiceFrame {
        id: service.id.clone(),
        name: say(&service.name),
        step: service.step,
        decided_by: say(&service.decided_by),
        second_reader: say(&service.second_reader),
        home_visit: service.home_visit,
        deadline: service.deadline.as_ref().map(|deadline| (deadline.weeks, laws(&deadline.law))),
        complaint: service
            .complaint
            .as_ref()
            .map(|complaint| (complaint.weeks, say(&complaint.body), laws(&complaint.law))),
        grounds: service.grounds.iter().map(|ground| (laws(&ground.law), ground.is_floor())).collect(),
        criteria: service
            .criteria
            .iter()
            .map(|criterion| CriterionFrame {
                id: criterion.id.clone(),
                text: say(&criterion.text),
                strength: criterion.strength.word().to_owned(),
                law: laws(&criterion.law),
                source: criterion.source.title.clone(),
                national: criterion.provenance.layer == "nasjonal",
                discretion: criterion.discretion.is_some(),
            })
            .collect(),
        rungs: service
            .ladder
            .iter()
            .filter_map(|rung| {
                Some(RungFrame {
                    id: rung.id.clone(),
                    text: say(&rung.text),
                    consider: rung.mode != RungMode::Try,
                    leads_to: rung.leads_to.clone(),
                    fact: index(&rung.fact)?,
                    law: laws(&rung.law),
                })
            })
            .collect(),
        doses: service
            .doses
            .iter()
            .filter(|dose| dose.inside.is_none() && dose.adds_time)
            .map(|dose| DoseFrame {
                text: say(&dose.text),
                amount: quantity(&dose.amount),
                every: quantity(&dose.every),
            })
            .collect(),
        norms: service.norms.iter().map(|norm| say(&norm.text)).collect(),
        relations: service
            .relations
            .iter()
            .map(|relation| RelationFrame {
                kind: relation.kind.word().to_owned(),
                service: relation.service.clone(),
                drafted: relation.holder == applicant(&relation.service),
                fact: relation.fact.as_deref().and_then(index),
                text: say(&relation.text),
                law: laws(&relation.law),
            })
            .collect(),
    }
}
