//! Compares everything that is said about one service with the whole table of its cases.

use tildeling::assess::{self, ChangeKind, ChangeSet, Knowledge, Level, ServiceResult, Stated};
use tildeling::criteria::Ruleset;
use tildeling::diagram::{Model, Scratch};
use tildeling::fact::Change;

use super::plain::{States, Table, any_state, fact_of, has, states, values};

/// One service under what is known, with its table.
pub struct Proof<'a> {
    pub ruleset: &'a Ruleset,
    pub model: &'a Model,
    pub knowledge: &'a Knowledge,
    pub service: usize,
    pub table: &'a Table,
}

impl Proof<'_> {
    /// Fails with the first disagreement.
    pub fn run(&self, result: &ServiceResult, scratch: &mut Scratch) -> Result<(), String> {
        let states = self.states();
        let reachable = self.table.reachable(&states);
        let name = &self.ruleset.services[self.service].id;
        let fault = |what: &str, said: &dyn std::fmt::Debug, true_one: &dyn std::fmt::Debug| {
            Err(format!("{name}: {what}: the engine says {said:?}, the table {true_one:?}; known: {states:?}"))
        };
        if result.reachable != reachable {
            return fault("reachable", &result.reachable, &reachable);
        }
        if result.level != Level::of(reachable) {
            return fault("level", &result.level, &reachable);
        }
        let missing: Vec<usize> = result.missing.iter().map(|var| fact_of(self.model, *var)).collect();
        for (place, fact) in self.table.facts.iter().enumerate() {
            let matters = self.table.matters(&states, place);
            if missing.contains(fact) != matters {
                return fault("missing", &missing, &(fact, matters));
            }
        }
        let compiled = &self.model.services[self.service];
        let reason = assess::reason(self.model, self.knowledge, compiled, reachable, scratch);
        self.reason(&reason.iter().map(|var| fact_of(self.model, *var)).collect::<Vec<_>>(), reachable)?;
        let changes = assess::changes(self.model, self.knowledge, compiled, reachable, scratch);
        self.changes(&changes, reachable)
    }

    fn states(&self) -> Vec<States> {
        self.table.facts.iter().map(|fact| states(self.ruleset, self.knowledge, *fact)).collect()
    }

    /// What is possible when only these known facts are held; what nobody has said stays as it is.
    fn holding(&self, held: &dyn Fn(usize) -> bool) -> Vec<States> {
        let free = |fact: usize| {
            let unsaid = matches!(self.knowledge.stated(fact), Stated::Nothing);
            if held(fact) || unsaid {
                states(self.ruleset, self.knowledge, fact)
            } else {
                any_state(self.ruleset, fact)
            }
        };
        self.table.facts.iter().map(|fact| free(*fact)).collect()
    }

    /// The reason is sufficient, nothing in it is superfluous, and no smaller one exists.
    fn reason(&self, reason: &[usize], reachable: u8) -> Result<(), String> {
        if reachable.count_ones() != 1 {
            return if reason.is_empty() { Ok(()) } else { Err("a reason for an open level".into()) };
        }
        let sufficient = |held: &dyn Fn(usize) -> bool| self.table.reachable(&self.holding(held)) == reachable;
        if !sufficient(&|fact| reason.contains(&fact)) {
            return Err(format!("the reason {reason:?} does not force the outcome {reachable}"));
        }
        if let Some(idle) = reason.iter().find(|idle| sufficient(&|fact| fact != **idle && reason.contains(&fact))) {
            return Err(format!("the reason {reason:?} does not need {idle}"));
        }
        let known: Vec<usize> =
            self.table.facts.iter().copied().filter(|fact| *self.knowledge.stated(*fact) != Stated::Nothing).collect();
        for chosen in 0u32..1 << known.len().min(12) {
            if (chosen.count_ones() as usize) < reason.len() {
                let held =
                    |fact: usize| known.iter().position(|one| *one == fact).is_some_and(|at| chosen >> at & 1 == 1);
                if sufficient(&held) {
                    return Err(format!("the reason {reason:?} is not the least: {chosen:b} of {known:?} is enough"));
                }
            }
        }
        Ok(())
    }

    /// There is a change for each outcome that some allowed case has; it forces that outcome, nothing in it is superfluous,
    /// and no case changes fewer answers.
    fn changes(&self, changes: &[ChangeSet], reachable: u8) -> Result<(), String> {
        let states = self.states();
        let fixed: Vec<bool> =
            self.table.facts.iter().map(|fact| self.ruleset.facts.as_slice()[*fact].change == Change::Never).collect();
        for outcome in (0..3u8).filter(|outcome| reachable >> outcome & 1 == 0) {
            let changed = |case: &[Option<i64>]| {
                let mut count = 0;
                for ((value, states), fixed) in case.iter().zip(&states).zip(&fixed) {
                    if !states.contains(value) {
                        // Nobody can become «not yet judged», and what never changes stays.
                        if value.is_none() || *fixed {
                            return None;
                        }
                        count += 1;
                    }
                }
                Some(count)
            };
            let least =
                self.table.rows.iter().filter(|(_, to)| *to == outcome).filter_map(|(case, _)| changed(case)).min();
            let found = changes.iter().find(|change| change.to == Level::of(1 << outcome));
            let (found, least): (&ChangeSet, usize) = match (found, least) {
                (None, None) => continue,
                (Some(found), Some(least)) => (found, least),
                (found, least) => return Err(format!("change to {outcome}: {found:?}, least {least:?}")),
            };
            self.change(found, outcome, least, &states)?;
        }
        Ok(())
    }

    fn change(&self, found: &ChangeSet, outcome: u8, least: usize, states: &[States]) -> Result<(), String> {
        let after = |left_out: Option<u16>| {
            let one = |(fact, states): (&usize, &States)| {
                let set = found.set.iter().find(|(about, _)| usize::from(*about) == *fact && Some(*about) != left_out);
                let Some((_, set)) = set else { return states.clone() };
                values(self.ruleset, *fact).into_iter().filter(|value| has(set, *value)).map(Some).collect()
            };
            self.table.facts.iter().zip(states).map(one).collect::<Vec<States>>()
        };
        if self.table.reachable(&after(None)) != 1 << outcome {
            return Err(format!("the change {found:?} does not force {outcome}; known: {states:?}"));
        }
        for (fact, set) in &found.set {
            if self.table.reachable(&after(Some(*fact))) == 1 << outcome {
                return Err(format!("the change {found:?} does not need {fact}; known: {states:?}"));
            }
            let all = self.ruleset.facts.as_slice()[usize::from(*fact)].domain.all();
            if set.intersection(&all) != *set {
                return Err(format!("the change {found:?} names impossible values of {fact}"));
            }
        }
        let moved = |(fact, set): &&(u16, tildeling::fact::ValueSet)| {
            let place = self.table.facts.iter().position(|known| *known == usize::from(*fact)).unwrap();
            !states[place].iter().flatten().any(|value| has(set, *value))
        };
        let count = found.set.iter().filter(moved).count();
        if count != least {
            return Err(format!("the change {found:?} changes {count} answers, {least} are enough; known: {states:?}"));
        }
        let kinds = found.set.iter().map(|(fact, _)| {
            let fact = &self.ruleset.facts.as_slice()[usize::from(*fact)];
            match fact.change {
                _ if fact.professional => ChangeKind::Judgement,
                Change::Document => ChangeKind::Document,
                _ => ChangeKind::MayChange,
            }
        });
        if kinds.max() != Some(found.kind) {
            return Err(format!("the change {found:?} is of another kind"));
        }
        Ok(())
    }
}
