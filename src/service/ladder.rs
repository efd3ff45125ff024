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
    /// The step this ladder puts a service on, if it says so.
    pub fn step_of(&self, service: &str) -> Option<i64> {
        self.steps.iter().find(|step| step.services.iter().any(|known| known == service)).map(|step| step.number)
    }
}
