//! The ladder of care: the steps a municipality speaks of, and which services stand on which.

use std::sync::Arc;

use super::SourceNote;
use crate::texts::Texts;

/// A ladder in use somewhere. Places have different numbers of steps and different words for them.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The id a municipality chooses it by.
    pub id: String,
    /// Its name.
    pub name: Texts,
    /// Where it was read.
    pub source: Arc<SourceNote>,
    /// The steps, lowest first.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its number, 1 lowest.
    pub number: i64,
    /// What it is called.
    pub text: Texts,
    /// The services on it; empty when each service says its own step.
    pub services: Vec<String>,
}

impl Ladder {
    /// The step of a service on this ladder, of which the service says `own`. A ladder that names its services leaves out the rest:
    /// numbers from two ladders can't be compared.
    pub fn step_of(&self, service: &str, own: Option<i64>) -> Option<i64> {
        if self.steps.iter().all(|step| step.services.is_empty()) {
            return own;
        }
        self.steps.iter().find(|step| step.services.iter().any(|known| known == service)).map(|step| step.number)
    }
}
