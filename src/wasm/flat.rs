//! Results as plain numbers, in an order that `www/engine.js` reads back.

use crate::assess::{self, Knowledge, Stated};
use crate::diagram::{Model, Scratch};
use crate::fact::ValueSet;

/// Numbers under construction. Every number is below 2^53, so a double holds it exactly.
struct Numbers(Vec<f64>);

impl Numbers {
    fn put(&mut self, number: i64) {
        self.0.push(number as f64);
    }

    /// A count, then what is put for each item.
    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Numbers, &T)) {
        self.put(items.len() as i64);
        items.iter().for_each(|item| each(self, item));
    }

    /// A count of stretches, then low and high of each.
    fn values(&mut self, values: &ValueSet) {
        self.list(&values.0, |numbers, (low, high)| {
            numbers.put(*low);
            numbers.put(*high);
        });
    }
}

/// What is known: fact, 0 presumed or 1 said, and its stretches.
pub fn known(model: &Model, knowledge: &Knowledge) -> Vec<f64> {
    let mut numbers = Numbers(Vec::new());
    for fact in 0..model.facts.len() {
        let (said, values) = match knowledge.stated(fact) {
            Stated::Nothing => continue,
            Stated::Presumed(values) => (0, values),
            Stated::Said(values) => (1, values),
        };
        numbers.put(fact as i64);
        numbers.put(said);
        numbers.values(values);
    }
    numbers.0
}

/// Per service: exact, level, reachable bits, ground or -1, status per criterion, then lists of missing facts, reason facts,
/// changes (kind, outcome, list of fact and values), departures, and the status per rung.
pub fn assess(model: &Model, knowledge: &Knowledge, scratch: &mut Scratch) -> Vec<f64> {
    let mut numbers = Numbers(Vec::new());
    let fact = |var: &u16| model.vars.get(*var as usize).map_or(0, |var| i64::from(var.fact));
    for (service, result) in model.services.iter().zip(assess::assess(model, knowledge)) {
        numbers.put(i64::from(service.exact));
        numbers.put(result.level as i64);
        numbers.put(i64::from(result.reachable));
        numbers.put(result.ground.map_or(-1, i64::from));
        numbers.list(&result.criteria, |numbers, status| numbers.put(*status as i64));
        numbers.list(&result.missing, |numbers, var| numbers.put(fact(var)));
        let reason = assess::reason(model, knowledge, service, result.reachable, scratch);
        numbers.list(&reason, |numbers, var| numbers.put(fact(var)));
        let changes = assess::changes(model, knowledge, service, result.reachable, scratch);
        numbers.list(&changes, |numbers, change| {
            numbers.put(change.kind as i64);
            numbers.put(change.to as i64);
            numbers.list(&change.set, |numbers, (fact, values)| {
                numbers.put(i64::from(*fact));
                numbers.values(values);
            });
        });
        numbers.list(&result.departs_from, |numbers, at| numbers.put(i64::from(*at)));
        numbers.list(&result.rungs, |numbers, status| numbers.put(*status as i64));
    }
    numbers.0
}
