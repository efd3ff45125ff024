//! For services with too many cases for a table: random cases, and witnesses that the plain evaluator confirms one by one.

use tildeling::assess::{self, Knowledge, Level, ServiceResult, Stated};
use tildeling::criteria::Ruleset;
use tildeling::diagram::{Model, Price, Scratch};

use super::plain::{States, Value, any_state, fact_of, facts_of, has, outcome, states, values};
use super::random::Random;

pub struct Sample<'a> {
    pub ruleset: &'a Ruleset,
    pub model: &'a Model,
    pub knowledge: &'a Knowledge,
    pub service: usize,
    pub cases: usize,
}

impl Sample<'_> {
    pub fn run(&self, result: &ServiceResult, random: &mut Random, scratch: &mut Scratch) -> Result<(), String> {
        let service = &self.ruleset.services[self.service];
        let facts = facts_of(self.ruleset, service);
        let now: Vec<States> = facts.iter().map(|fact| states(self.ruleset, self.knowledge, *fact)).collect();
        let fault = |what: &str| Err(format!("{}: {what}; known: {facts:?} {now:?}", service.id));
        // No case that is possible has an outcome that is not said to be reachable.
        if self.drawn(&facts, &now, random) & !result.reachable != 0 {
            return fault("an outcome is reachable that is not said to be");
        }
        // Every outcome said to be reachable has a case.
        for outcome in (0..3).filter(|outcome| result.reachable >> outcome & 1 == 1) {
            if self.witness(&facts, &now, 1 << outcome, scratch) != Some(outcome) {
                return fault(&format!("outcome {outcome} has no case"));
            }
        }
        let compiled = &self.model.services[self.service];
        let reason = assess::reason(self.model, self.knowledge, compiled, result.reachable, scratch);
        let reason: Vec<usize> = reason.iter().map(|var| fact_of(self.model, *var)).collect();
        if result.reachable.count_ones() == 1 {
            let holding = |left_out: Option<usize>| {
                let free = |fact: usize| {
                    let held = reason.contains(&fact) && Some(fact) != left_out;
                    let unsaid = *self.knowledge.stated(fact) == Stated::Nothing;
                    if held || unsaid {
                        states(self.ruleset, self.knowledge, fact)
                    } else {
                        any_state(self.ruleset, fact)
                    }
                };
                facts.iter().map(|fact| free(*fact)).collect::<Vec<_>>()
            };
            if self.drawn(&facts, &holding(None), random) != result.reachable {
                return fault("the reason does not force the outcome");
            }
            for fact in &reason {
                let other = self.witness(&facts, &holding(Some(*fact)), 7 & !result.reachable, scratch);
                if other.is_none_or(|outcome| result.reachable >> outcome & 1 == 1) {
                    return fault(&format!("the reason {reason:?} does not need {fact}"));
                }
            }
        }
        for change in assess::changes(self.model, self.knowledge, compiled, result.reachable, scratch) {
            let after =
                |(fact, states): (&usize, &States)| match change.set.iter().find(|(it, _)| usize::from(*it) == *fact) {
                    Some((_, set)) => {
                        values(self.ruleset, *fact).into_iter().filter(|value| has(set, *value)).map(Some).collect()
                    }
                    None => states.clone(),
                };
            let after: Vec<States> = facts.iter().zip(&now).map(after).collect();
            if Level::of(self.drawn(&facts, &after, random)) != change.to {
                return fault(&format!("the change {change:?} does not force its outcome"));
            }
        }
        Ok(())
    }

    /// The outcomes of random cases among these states, as bits.
    fn drawn(&self, facts: &[usize], states: &[States], random: &mut Random) -> u8 {
        let service = &self.ruleset.services[self.service];
        let mut found = 0;
        for _ in 0..self.cases {
            let case: Vec<Value> = states.iter().map(|states| states[random.below(states.len())]).collect();
            found |= 1 << outcome(self.ruleset, service, facts, &case);
        }
        found
    }

    /// What the plain evaluator says about a case that the diagram leads to for one of these outcomes.
    fn witness(&self, facts: &[usize], states: &[States], will_do: u8, scratch: &mut Scratch) -> Option<u8> {
        let compiled = &self.model.services[self.service];
        let allowed = |var: u16| &states[facts.iter().position(|fact| *fact == fact_of(self.model, var)).unwrap()];
        let region = |var: u16, value: Value| {
            let known = &self.model.vars[usize::from(var)];
            value.map_or(known.starts.len(), |value| known.starts.iter().rposition(|start| *start <= value).unwrap())
        };
        let inside = |var: u16, wanted: usize| allowed(var).iter().copied().find(|value| region(var, *value) == wanted);
        let near = |var: u16| {
            let possible = (0..64).filter(|wanted| inside(var, *wanted).is_some());
            Price { near: (possible.map(|region| 1u64 << region).sum(), 0), far: (0, 0) }
        };
        let own = self.model.nodes.below(compiled.root, scratch);
        let mut prices = vec![Price::default(); self.model.vars.len()];
        for (var, _) in own.iter().filter_map(|node| self.model.nodes.inner(*node)) {
            prices[usize::from(var)] = near(var);
        }
        let mut case: Vec<Value> = states.iter().map(|states| states[0]).collect();
        if compiled.root > 2 {
            for (var, region) in self.model.nodes.cheapest(&own, scratch, will_do, &prices)? {
                let place = facts.iter().position(|fact| *fact == fact_of(self.model, var)).unwrap();
                case[place] = inside(var, region)?;
            }
        }
        Some(outcome(self.ruleset, &self.ruleset.services[self.service], facts, &case))
    }
}
