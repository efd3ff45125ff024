//! The compiled ruleset: what the browser loads and the command walks. Ids and numbers only; words are elsewhere.

use serde::{Deserialize, Serialize};

use super::nodes::Nodes;
use super::space::Var;
use crate::fact::{Audience, Change, Domain, ValueSet};

/// One municipality's rules for one stretch of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    /// All facts, those no rule depends on too, so that every known id is recognised.
    pub facts: Vec<ModelFact>,
    /// The facts that rules depend on, in diagram order.
    pub vars: Vec<Var>,
    /// The shared nodes.
    pub nodes: Nodes,
    /// The services, by step and id.
    pub services: Vec<ModelService>,
    /// The questions, in catalogue order.
    pub questions: Vec<ModelQuestion>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelFact {
    /// The id.
    pub id: String,
    /// Its possible values.
    pub domain: Domain,
    /// Its variable, if a rule depends on it.
    pub var: Option<u16>,
    /// What is taken for granted for a citizen, and for a caseworker.
    pub presumed: [Option<ValueSet>; 2],
    /// Whether only a professional's assessment settles it.
    pub professional: bool,
    /// How it can come to be different.
    pub change: Change,
    /// How much each region weighs, for the order of questions; empty means by width.
    pub weights: Vec<u32>,
}

impl ModelFact {
    /// What is taken for granted for an audience.
    pub fn presumed_for(&self, audience: Audience) -> Option<&ValueSet> {
        let [citizen, caseworker] = &self.presumed;
        match audience {
            Audience::Citizen => citizen.as_ref(),
            Audience::Caseworker => caseworker.as_ref(),
        }
    }
}

/// One service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelService {
    /// The id.
    pub id: String,
    /// The diagram of its outcome.
    pub root: u32,
    /// False when a size limit was hit: every outcome is then called reachable.
    pub exact: bool,
    /// Its grounds.
    pub grounds: Vec<ModelGround>,
    /// Its criteria.
    pub criteria: Vec<ModelCriterion>,
    /// The rungs below it.
    pub rungs: Vec<ModelRung>,
    /// Its relations to other services.
    pub relations: Vec<ModelRelation>,
}

/// One ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelGround {
    /// The id.
    pub id: String,
    /// How strong a claim it gives: the place in `Nature::WORDS`.
    pub nature: u8,
    /// The diagram of its outcome.
    pub root: u32,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelCriterion {
    /// The id.
    pub id: String,
    /// The ground it is shown under: an index; the first when it has several.
    pub grounds: Vec<u8>,
    /// The place in `Strength::WORDS`.
    pub strength: u8,
    /// The diagram of whether it is met; nothing when it tests no fact.
    pub root: Option<u32>,
    /// The facts it mentions, in the order they are mentioned.
    pub facts: Vec<u16>,
}

/// One rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRung {
    /// The id.
    pub id: String,
    /// The fact that holds its state.
    pub fact: u16,
    /// The diagram of when it applies; always when there is none.
    pub when: Option<u32>,
}

/// One relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRelation {
    /// The place in `RelationKind::WORDS`.
    pub kind: u8,
    /// The other service's id.
    pub service: String,
    /// The fact that says whether the other service is held.
    pub fact: Option<u16>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelQuestion {
    /// The id.
    pub id: String,
    /// Whether several options can be chosen.
    pub many: bool,
    /// Whether a citizen, and a caseworker, is asked.
    pub audiences: [bool; 2],
    /// Asked even when no level depends on it.
    pub always: bool,
    /// Earlier numbers come earlier among equals.
    pub order: i64,
    /// What it costs to answer.
    pub effort: u32,
    /// The options.
    pub options: Vec<ModelOption>,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelOption {
    /// The id.
    pub id: String,
    /// Whether it excludes the others.
    pub none: bool,
    /// What is known when it is chosen: fact and values.
    pub sets: Vec<(u16, ValueSet)>,
    /// What is known when the question is answered without it.
    pub otherwise: Vec<(u16, ValueSet)>,
}

impl Model {
    /// The index of a fact.
    pub fn fact(&self, id: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.id == id)
    }
}
