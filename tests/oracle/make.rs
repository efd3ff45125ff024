//! Rulesets made in code: facts, criteria and services with only what decides an outcome.

use std::collections::BTreeMap;
use std::sync::Arc;

use tildeling::criteria::{Contact, Kommune, Ruleset};
use tildeling::diagnostic::Place;
use tildeling::fact::{Audience, Catalogue, Change, Choice, Domain, Fact, Formula, Question, Select, Subject};
use tildeling::law::Register;
use tildeling::service::{
    Applicant, Condition, Criterion, Ground, Nature, Provenance, Rank, Service, SourceNote, Strength,
};
use tildeling::texts::Texts;
use tildeling::units::Date;

fn texts(text: &str) -> Texts {
    Texts(BTreeMap::from([("nb".to_string(), text.to_string())]))
}

fn source() -> Arc<SourceNote> {
    Arc::new(SourceNote { title: "made".into(), url: None, dated: "u.å.".into(), confidence: "fictional".into() })
}

pub fn fact(id: &str, domain: Domain) -> Fact {
    Fact {
        id: id.to_string(),
        subject: Subject::Recipient,
        options: domain.options.iter().map(|option| texts(option)).collect(),
        domain,
        label: texts(id),
        phrases: Vec::new(),
        why: Texts::default(),
        unit: Texts::default(),
        answered_by: vec![Audience::Citizen, Audience::Caseworker],
        professional: false,
        presumed: None,
        change: Change::MayChange,
        iplos: None,
        area: None,
        prior: Vec::new(),
    }
}

pub fn ground(id: &str, best_is_judgement: bool) -> Ground {
    Ground {
        id: id.to_string(),
        nature: Nature::NecessaryHelp,
        law: Vec::new(),
        rank: Rank::Guideline,
        best_is_judgement,
        text: Texts::default(),
    }
}

pub fn criterion(id: &str, grounds: Vec<usize>, strength: Strength, formula: Option<Formula>) -> Criterion {
    let place = Place { file: "made".into(), line: 1, column: 1, end_column: 2, text: String::new() };
    Criterion {
        id: id.to_string(),
        grounds,
        strength,
        when: formula.map(|formula| Condition { text: String::new(), formula }),
        discretion: None,
        law: Vec::new(),
        rank: Rank::Guideline,
        valid: (None, None),
        text: texts(id),
        source_lang: None,
        source: source(),
        provenance: Provenance { layer: "nasjonal", adopted: None, place },
        effect: None,
        never_counts: None,
        note: Texts::default(),
        burden: None,
        exception: Texts::default(),
    }
}

pub fn service(id: &str, grounds: Vec<Ground>, criteria: Vec<Criterion>) -> Service {
    Service {
        id: id.to_string(),
        name: texts(id),
        about: Texts::default(),
        includes: Vec::new(),
        not_included: Vec::new(),
        kpr: Vec::new(),
        step: None,
        applicant: Applicant::Recipient,
        price_unit: None,
        vedtak: true,
        low_threshold: false,
        apply: None,
        deadline: None,
        complaint: None,
        waiting: Texts::default(),
        payment: Texts::default(),
        payment_law: Vec::new(),
        decided_by: Texts::default(),
        second_reader: Texts::default(),
        home_visit: false,
        grounds,
        criteria,
        relations: Vec::new(),
        doses: Vec::new(),
        ladder: Vec::new(),
        norms: Vec::new(),
        priority: Vec::new(),
        documents: Vec::new(),
        process: Vec::new(),
        silent: Vec::new(),
        set_aside: Vec::new(),
    }
}

/// A question with one option per set of values of one fact.
pub fn question(fact: &str, order: i64, options: Vec<tildeling::fact::ValueSet>) -> Question {
    let option = |(at, values)| Choice {
        id: format!("o{at}"),
        text: Texts::default(),
        none: false,
        sets: vec![(fact.to_string(), values)],
        otherwise: Vec::new(),
    };
    Question {
        id: format!("q_{fact}"),
        select: Select::One,
        text: Texts::default(),
        text_other: Texts::default(),
        help: Texts::default(),
        why: Texts::default(),
        audiences: vec![Audience::Citizen, Audience::Caseworker],
        always: false,
        follows: None,
        order,
        effort: 1,
        options: options.into_iter().enumerate().map(option).collect(),
    }
}

pub fn ruleset(facts: Vec<Fact>, services: Vec<Service>, questions: Vec<Question>) -> Ruleset {
    let mut catalogue = Catalogue::default();
    for fact in facts {
        assert!(catalogue.add(fact).is_some(), "a fact twice");
    }
    let kommune = Kommune {
        number: "9999".into(),
        folder: "9999-laget".into(),
        name: texts("Laget"),
        language: "nb".into(),
        languages: vec!["nb".into()],
        example: true,
        extends: None,
        region: Texts::default(),
        adopted: None,
        ladder: None,
        principle: None,
        tolerance: None,
        merged: None,
        source: source(),
        silent: Vec::new(),
        contact: Contact::default(),
        low_threshold: Vec::new(),
    };
    Ruleset {
        kommune,
        date: Date::from_days(20_000),
        valid: (None, None),
        facts: catalogue,
        questions,
        services,
        laws: Arc::new(Register::default()),
    }
}
