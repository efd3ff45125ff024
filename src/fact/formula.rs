//! A condition over facts after names and constants are resolved: a fact's value lies in a set, and, or, not.

use std::collections::BTreeSet;

use super::ValueSet;

/// A two-valued condition over complete facts; facts are indices into the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Holds always, or never.
    Always(bool),
    /// The fact's value is one of these.
    Among(usize, ValueSet),
    /// Does not hold.
    Not(Box<Formula>),
    /// All hold.
    All(Vec<Formula>),
    /// At least one holds.
    Any(Vec<Formula>),
    /// At least so many hold.
    AtLeast(usize, Vec<Formula>),
    /// The second when the first holds, else the third.
    If(Box<Formula>, Box<Formula>, Box<Formula>),
}

impl Formula {
    /// Whether it holds when every fact has a value.
    pub fn holds(&self, value: &dyn Fn(usize) -> i64) -> bool {
        match self {
            Formula::Always(holds) => *holds,
            Formula::Among(fact, set) => {
                let value = value(*fact);
                set.0.iter().any(|(low, high)| (*low..=*high).contains(&value))
            }
            Formula::Not(part) => !part.holds(value),
            Formula::All(parts) => parts.iter().all(|part| part.holds(value)),
            Formula::Any(parts) => parts.iter().any(|part| part.holds(value)),
            Formula::AtLeast(count, parts) => parts.iter().filter(|part| part.holds(value)).count() >= *count,
            Formula::If(test, yes, no) => {
                if test.holds(value) {
                    yes.holds(value)
                } else {
                    no.holds(value)
                }
            }
        }
    }

    /// Adds the facts it mentions.
    pub fn collect_facts(&self, facts: &mut BTreeSet<usize>) {
        self.each_atom(&mut |fact, _| {
            facts.insert(fact);
        });
    }

    /// Calls back for every fact and set of values in it, left to right.
    pub fn each_atom(&self, visit: &mut dyn FnMut(usize, &ValueSet)) {
        match self {
            Formula::Always(_) => {}
            Formula::Among(fact, set) => visit(*fact, set),
            Formula::Not(part) => part.each_atom(visit),
            Formula::All(parts) | Formula::Any(parts) | Formula::AtLeast(_, parts) => {
                parts.iter().for_each(|part| part.each_atom(visit));
            }
            Formula::If(test, yes, no) => [test, yes, no].into_iter().for_each(|part| part.each_atom(visit)),
        }
    }
}
