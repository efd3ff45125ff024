//! The fact catalogue: each fact's id, subject, domain, words, and who may state it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Domain, ValueSet};
use crate::texts::Texts;
use crate::unpack::unpack_enum;

/// Who a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The one who may get the service.
    Recipient,
    /// The one who applies.
    Applicant,
    /// The one who gives care.
    Carer,
    /// Spouse or cohabitant.
    Spouse,
    /// Everyone in the household.
    Household,
    /// Relatives, friends and volunteers.
    Network,
    /// The municipality.
    Kommune,
}

impl Subject {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] =
        &["recipient", "applicant", "carer", "spouse", "household", "network", "kommune"];

    /// The subject with this word.
    pub fn from_word(word: &str) -> Option<Subject> {
        use Subject::*;
        let all = [Recipient, Applicant, Carer, Spouse, Household, Network, Kommune];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// Who reads the result or answers the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// A resident, or someone on their behalf.
    Citizen,
    /// A caseworker.
    Caseworker,
}

impl Audience {
    /// The words used in files and on the command line.
    pub const WORDS: &'static [&'static str] = &["citizen", "caseworker"];

    /// The audience with this word.
    pub fn from_word(word: &str) -> Option<Audience> {
        match word {
            "citizen" => Some(Audience::Citizen),
            "caseworker" => Some(Audience::Caseworker),
            _ => None,
        }
    }
}

/// How a fact can come to be different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Change {
    /// Life or circumstances may change it.
    #[default]
    MayChange,
    /// It only needs documenting or doing, such as an application to NAV.
    Document,
    /// It stays as it is, such as age.
    Never,
}

unpack_enum!(Change { MayChange, Document, Never });

impl Change {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["may_change", "document", "never"];

    /// The change with this word.
    pub fn from_word(word: &str) -> Option<Change> {
        match word {
            "may_change" => Some(Change::MayChange),
            "document" => Some(Change::Document),
            "never" => Some(Change::Never),
            _ => None,
        }
    }
}

/// A value that is taken for granted until someone says otherwise.
#[derive(Clone, Debug)]
pub struct Presumption {
    /// The value.
    pub value: ValueSet,
    /// For whom; a caseworker is asked where a citizen is not.
    pub audiences: Vec<Audience>,
    /// What the result says about it, such as «Vi har regnet med at ...».
    pub text: Texts,
}

/// How likely some of the values are, for the order of questions; only the proportions count.
#[derive(Clone, Debug)]
pub struct Weight {
    /// Which values.
    pub values: ValueSet,
    /// How much they weigh together.
    pub weight: u32,
}

/// One thing that can be known.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The id.
    pub id: String,
    /// Who it is about.
    pub subject: Subject,
    /// Its possible values.
    pub domain: Domain,
    /// Short name for a caseworker's form and for reasons.
    pub label: Texts,
    /// The fact as a full sentence, by value, for quoting back; optional.
    pub phrases: Vec<(ValueSet, Texts)>,
    /// The labels of a choice's options, in order.
    pub options: Vec<Texts>,
    /// Why we ask.
    pub why: Texts,
    /// Unit shown after a number.
    pub unit: Texts,
    /// Who may state it.
    pub answered_by: Vec<Audience>,
    /// Whether only a professional's assessment settles it: until then it counts as judgement, not as unknown.
    pub professional: bool,
    /// What is taken for granted.
    pub presumed: Option<Presumption>,
    /// How it can come to be different.
    pub change: Change,
    /// The IPLOS or KPR variable it corresponds to.
    pub iplos: Option<String>,
    /// The heading it stands under in a caseworker's form.
    pub area: Option<String>,
    /// How likely the values are; empty means evenly.
    pub prior: Vec<Weight>,
}

/// All facts, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    facts: Vec<Fact>,
    by_id: BTreeMap<String, usize>,
}

impl Catalogue {
    /// Adds a fact; gives back the index, or nothing when the id is taken.
    pub fn add(&mut self, fact: Fact) -> Option<usize> {
        if self.by_id.contains_key(&fact.id) {
            return None;
        }
        let index = self.facts.len();
        self.by_id.insert(fact.id.clone(), index);
        self.facts.push(fact);
        Some(index)
    }

    /// The index of a fact.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The fact with this id.
    pub fn get(&self, id: &str) -> Option<&Fact> {
        self.facts.get(self.index(id)?)
    }

    /// All facts.
    pub fn iter(&self) -> impl Iterator<Item = &Fact> + Clone {
        self.facts.iter()
    }

    /// All ids, for suggestions.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.facts.iter().map(|fact| fact.id.as_str())
    }

    /// The facts as a list.
    pub fn as_slice(&self) -> &[Fact] {
        &self.facts
    }
}
