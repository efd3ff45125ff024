//! The definition, taken literally: no diagrams and no regions, every completion of what is known is tried one by one.

use std::collections::BTreeSet;

use tildeling::assess::{Knowledge, Stated};
use tildeling::criteria::Ruleset;
use tildeling::diagram::Model;
use tildeling::fact::ValueSet;
use tildeling::service::{Criterion, Service, Strength};

/// The outcomes, in order: the best of several grounds counts.
pub const NO: u8 = 0;
pub const JUDGEMENT: u8 = 1;
pub const FITS: u8 = 2;

/// The value of one fact in a complete case: a number, or left to a professional who has not said anything.
pub type Value = Option<i64>;

/// The states of one fact that are still possible.
pub type States = Vec<Value>;

/// One value for each stretch of values that the rules can't tell apart, or every value when there are few.
pub fn values(ruleset: &Ruleset, fact: usize) -> Vec<i64> {
    let known = &ruleset.facts.as_slice()[fact];
    let whole = known.domain.all();
    let count: i64 = whole.0.iter().map(|(low, high)| high - low + 1).sum();
    if count <= 16 {
        return whole.0.iter().flat_map(|(low, high)| *low..=*high).collect();
    }
    // Only ends of sets in the rules can make a difference: try each end and its neighbours.
    let mut found = BTreeSet::from([known.domain.min, known.domain.max]);
    let presumed = known.presumed.iter().flat_map(|presumed| &presumed.value.0);
    found.extend(presumed.flat_map(|(low, high)| [*low, *high]));
    for service in &ruleset.services {
        for when in service.criteria.iter().filter_map(|criterion| criterion.when.as_ref()) {
            when.formula.each_atom(&mut |about, set| {
                if about == fact {
                    found.extend(set.0.iter().flat_map(|(low, high)| [low - 1, *low, *high, high + 1]));
                }
            });
        }
    }
    found.into_iter().filter(|value| has(&whole, *value)).collect()
}

pub fn has(set: &ValueSet, value: i64) -> bool {
    set.0.iter().any(|(low, high)| (*low..=*high).contains(&value))
}

/// The states that what has been said leaves for a fact.
pub fn states(ruleset: &Ruleset, knowledge: &Knowledge, fact: usize) -> States {
    let all = values(ruleset, fact);
    match knowledge.stated(fact) {
        Stated::Nothing if ruleset.facts.as_slice()[fact].professional => vec![None],
        Stated::Nothing => all.into_iter().map(Some).collect(),
        Stated::Presumed(set) | Stated::Said(set) => {
            all.into_iter().filter(|value| has(set, *value)).map(Some).collect()
        }
    }
}

/// Every state a fact can have.
pub fn any_state(ruleset: &Ruleset, fact: usize) -> States {
    let judged = ruleset.facts.as_slice()[fact].professional.then_some(None);
    values(ruleset, fact).into_iter().map(Some).chain(judged).collect()
}

/// The facts a service's outcome can depend on.
pub fn facts_of(ruleset: &Ruleset, service: &Service) -> Vec<usize> {
    let deciding = service.criteria.iter().filter(|criterion| criterion.strength.decides());
    let found: BTreeSet<usize> = deciding.flat_map(|criterion| criterion.facts(&ruleset.facts)).collect();
    found.into_iter().collect()
}

/// Whether a criterion holds; nothing when it tests no fact.
fn holds(ruleset: &Ruleset, criterion: &Criterion, case: &dyn Fn(usize) -> i64) -> Option<bool> {
    let when = criterion.when.as_ref().map(|when| when.formula.holds(case));
    let judged = criterion.discretion.as_ref().map(|(_, fact)| case(ruleset.facts.index(fact).unwrap()) == 1);
    match (when, judged) {
        (None, None) => None,
        (when, judged) => Some(when.unwrap_or(true) && judged.unwrap_or(true)),
    }
}

/// The outcome of a ground when every fact has a value: design, «Outcome of a ground for complete facts».
fn complete(ruleset: &Ruleset, service: &Service, ground: usize, case: &dyn Fn(usize) -> i64) -> u8 {
    let mut departs = false;
    for criterion in service.criteria.iter().filter(|criterion| criterion.grounds.contains(&ground)) {
        let Some(holds) = holds(ruleset, criterion, case) else { continue };
        match criterion.strength {
            Strength::Required if !holds => return NO,
            Strength::Exclusion if holds => return NO,
            Strength::MainRule if !holds => departs = true,
            _ => {}
        }
    }
    if departs || service.grounds[ground].best_is_judgement { JUDGEMENT } else { FITS }
}

/// The outcome of a service when every fact has a value or is left to a professional. A judgement matters to a ground when
/// not all answers to it give the same outcome.
pub fn outcome(ruleset: &Ruleset, service: &Service, facts: &[usize], case: &[Value]) -> u8 {
    let open: Vec<usize> = (0..facts.len()).filter(|at| case[*at].is_none()).collect();
    let ground = |ground: usize| {
        let mut found = BTreeSet::new();
        let mut full: Vec<i64> = case.iter().map(|value| value.unwrap_or_default()).collect();
        let choices: Vec<Vec<i64>> = open.iter().map(|at| values(ruleset, facts[*at])).collect();
        each_choice(&choices, &mut |chosen| {
            open.iter().zip(chosen).for_each(|(at, value)| full[*at] = *value);
            let value = |fact: usize| facts.iter().position(|known| *known == fact).map_or(0, |at| full[at]);
            found.insert(complete(ruleset, service, ground, &value));
        });
        if found.len() == 1 { found.into_iter().next().unwrap() } else { JUDGEMENT }
    };
    (0..service.grounds.len()).map(ground).max().unwrap_or(NO)
}

/// Calls back with every way to choose one item of each list.
pub fn each_choice<T: Copy>(lists: &[Vec<T>], visit: &mut dyn FnMut(&[T])) {
    if lists.iter().any(Vec::is_empty) {
        return;
    }
    let mut at = vec![0usize; lists.len()];
    let mut chosen: Vec<T> = lists.iter().map(|list| list[0]).collect();
    loop {
        visit(&chosen);
        let Some(place) = (0..lists.len()).rev().find(|place| at[*place] + 1 < lists[*place].len()) else { return };
        at[place] += 1;
        chosen[place] = lists[place][at[place]];
        for later in place + 1..lists.len() {
            at[later] = 0;
            chosen[later] = lists[later][0];
        }
    }
}

/// Every complete case of a service with its outcome: the whole truth about small services.
pub struct Table {
    pub facts: Vec<usize>,
    pub rows: Vec<(Vec<Value>, u8)>,
}

impl Table {
    /// All cases, or nothing when there are more than `most`.
    pub fn new(ruleset: &Ruleset, service: &Service, most: usize) -> Option<Table> {
        let facts = facts_of(ruleset, service);
        let lists: Vec<States> = facts.iter().map(|fact| any_state(ruleset, *fact)).collect();
        lists.iter().try_fold(1usize, |size, list| size.checked_mul(list.len()).filter(|size| *size <= most))?;
        let mut rows = Vec::new();
        each_choice(&lists, &mut |case| rows.push((case.to_vec(), outcome(ruleset, service, &facts, case))));
        Some(Table { facts, rows })
    }

    /// The outcomes of the cases whose states are all among these, as bits.
    pub fn reachable(&self, states: &[States]) -> u8 {
        let inside = |case: &[Value]| case.iter().zip(states).all(|(value, states)| states.contains(value));
        self.rows.iter().filter(|(case, _)| inside(case)).fold(0, |bits, (_, outcome)| bits | 1 << outcome)
    }

    /// Whether two cases that differ in this fact only, both possible, have different outcomes.
    pub fn matters(&self, states: &[States], place: usize) -> bool {
        let mut seen = std::collections::BTreeMap::new();
        let inside = |case: &[Value]| case.iter().zip(states).all(|(value, states)| states.contains(value));
        self.rows.iter().filter(|(case, _)| inside(case)).any(|(case, outcome)| {
            let mut rest = case.clone();
            rest[place] = None;
            *seen.entry(rest).or_insert(*outcome) != *outcome
        })
    }
}

/// The fact of a variable.
pub fn fact_of(model: &Model, var: u16) -> usize {
    usize::from(model.vars[usize::from(var)].fact)
}
