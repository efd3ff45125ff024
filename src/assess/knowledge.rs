//! What is known about one person: for each fact the set of values still possible.

use crate::diagram::Model;
use crate::fact::{Audience, ValueSet};

/// What has been said about one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stated {
    /// Nothing.
    #[default]
    Nothing,
    /// Taken for granted for this audience.
    Presumed(ValueSet),
    /// Said by someone.
    Said(ValueSet),
}

/// The knowledge about one person under one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knowledge {
    audience: Audience,
    /// By fact.
    stated: Vec<Stated>,
    /// The regions still possible, by variable.
    masks: Vec<u64>,
}

impl Knowledge {
    /// Nothing said yet: only what is presumed for the audience.
    pub fn new(model: &Model, audience: Audience) -> Knowledge {
        let mut knowledge = Knowledge { audience, stated: Vec::new(), masks: vec![0; model.vars.len()] };
        for (place, fact) in model.facts.iter().enumerate() {
            let presumed = fact.presumed_for(audience);
            knowledge.stated.push(presumed.map_or(Stated::Nothing, |values| Stated::Presumed(values.clone())));
            knowledge.update(model, place);
        }
        knowledge
    }

    /// The regions still possible, by variable.
    pub fn masks(&self) -> &[u64] {
        &self.masks
    }

    /// Who is asked.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// What has been said about a fact.
    pub fn stated(&self, fact: usize) -> &Stated {
        self.stated.get(fact).unwrap_or(&Stated::Nothing)
    }

    /// Adds what an answer says: both it and what was said before hold. False when the two exclude each other; what was said
    /// before then stands.
    pub fn narrow(&mut self, model: &Model, fact: usize, values: &ValueSet) -> bool {
        let together = match self.stated(fact) {
            Stated::Said(before) => before.intersection(values),
            _ => values.clone(),
        };
        let possible = !together.is_empty();
        if possible {
            self.say(model, fact, together);
        }
        possible
    }

    /// States a fact: one of these values, whatever was presumed or said before.
    pub fn say(&mut self, model: &Model, fact: usize, values: ValueSet) {
        if let Some(slot) = self.stated.get_mut(fact) {
            *slot = Stated::Said(values);
        }
        self.update(model, fact);
    }

    /// Brings the fact's regions in step with what is stated.
    fn update(&mut self, model: &Model, fact: usize) {
        let Some(var) = model.facts.get(fact).and_then(|fact| fact.var) else { return };
        let Some(known) = model.vars.get(var as usize) else { return };
        let mask = match self.stated(fact) {
            Stated::Nothing => known.unanswered(),
            Stated::Presumed(values) | Stated::Said(values) => known.mask(values),
        };
        if let Some(slot) = self.masks.get_mut(var as usize) {
            *slot = mask;
        }
    }

    /// Whether someone, or a presumption, has narrowed the variable.
    pub fn is_known(&self, model: &Model, var: u16) -> bool {
        let Some(known) = model.vars.get(var as usize) else { return false };
        let said = !matches!(self.stated(known.fact as usize), Stated::Nothing);
        said && self.masks.get(var as usize).is_some_and(|mask| *mask != known.unanswered())
    }
}
