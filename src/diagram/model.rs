//! The compiled ruleset: what the browser loads and the command walks. Numbers only; ids and words are beside it.

use serde::Serialize;

use super::nodes::Nodes;
use super::space::Var;
use crate::fact::{Audience, Change, ValueSet};
use crate::unpack::unpack_struct;

/// One municipality's rules for one stretch of days. Facts, questions and services stand in the ruleset's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Model {
    /// All facts, those no rule depends on too.
    pub facts: Vec<ModelFact>,
    /// The facts that rules depend on, in diagram order.
    pub vars: Vec<Var>,
    /// The shared nodes.
    pub nodes: Nodes,
    /// The services.
    pub services: Vec<ModelService>,
    /// The questions.
    pub questions: Vec<ModelQuestion>,
}

unpack_struct!(Model { facts, vars, nodes, services, questions });

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelFact {
    /// Its variable, if a rule depends on it.
    pub var: Option<u16>,
    /// What is taken for granted for a citizen, and for a caseworker.
    pub presumed: [Option<ValueSet>; 2],
    /// Whether only a professional's assessment settles it.
    pub professional: bool,
    /// How it can come to be different.
    pub change: Change,
    /// How much each region weighs, for the order of questions; empty means evenly.
    pub weights: Vec<u32>,
}

unpack_struct!(ModelFact { var, presumed, professional, change, weights });

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelService {
    /// The diagram of its outcome.
    pub root: u32,
    /// False when a size limit was hit: every outcome is then called reachable.
    pub exact: bool,
    /// The diagram of each ground's outcome.
    pub grounds: Vec<u32>,
    /// Its criteria.
    pub criteria: Vec<ModelCriterion>,
    /// The diagram of when each rung applies; always when there is none.
    pub rungs: Vec<Option<u32>>,
}

unpack_struct!(ModelService { root, exact, grounds, criteria, rungs });

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelCriterion {
    /// The grounds it belongs to.
    pub grounds: Vec<u8>,
    /// Whether it is a main rule, which can be departed from.
    pub main_rule: bool,
    /// The diagram of whether it is met; nothing when it tests no fact.
    pub root: Option<u32>,
}

unpack_struct!(ModelCriterion { grounds, main_rule, root });

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelQuestion {
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

unpack_struct!(ModelQuestion { many, audiences, always, order, effort, options });

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelOption {
    /// Whether it excludes the others.
    pub none: bool,
    /// What is known when it is chosen: fact and values.
    pub sets: Vec<(u16, ValueSet)>,
    /// What is known when the question is answered without it.
    pub otherwise: Vec<(u16, ValueSet)>,
}

unpack_struct!(ModelOption { none, sets, otherwise });
