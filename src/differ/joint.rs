//! Two rulesets side by side as one: the facts of both, the services of the left and then those of the right.

use crate::criteria::Ruleset;
use crate::fact::Formula;
use crate::service::Service;

/// The joint ruleset. Facts with the same id are the same fact; services of the right come after those of the left.
pub fn joint(left: &Ruleset, right: &Ruleset) -> Ruleset {
    let mut joint = left.clone();
    let place = |fact: &crate::fact::Fact| {
        let known = joint.facts.index(&fact.id);
        known.or_else(|| joint.facts.add(fact.clone())).unwrap_or_default()
    };
    let places: Vec<usize> = right.facts.iter().map(place).collect();
    joint.services.extend(right.services.iter().map(|service| moved(service, &places)));
    joint
}

/// The service with its conditions over the joint facts.
fn moved(service: &Service, places: &[usize]) -> Service {
    let mut service = service.clone();
    let whens = service.criteria.iter_mut().filter_map(|criterion| criterion.when.as_mut());
    let rungs = service.ladder.iter_mut().filter_map(|rung| rung.when.as_mut());
    for when in whens.chain(rungs) {
        when.formula = formula(&when.formula, places);
    }
    service
}

fn formula(old: &Formula, places: &[usize]) -> Formula {
    let one = |part: &Formula| Box::new(formula(part, places));
    let all = |parts: &[Formula]| parts.iter().map(|part| formula(part, places)).collect();
    match old {
        Formula::Always(holds) => Formula::Always(*holds),
        Formula::Among(fact, set) => Formula::Among(places.get(*fact).copied().unwrap_or(*fact), set.clone()),
        Formula::Not(part) => Formula::Not(one(part)),
        Formula::All(parts) => Formula::All(all(parts)),
        Formula::Any(parts) => Formula::Any(all(parts)),
        Formula::AtLeast(count, parts) => Formula::AtLeast(*count, all(parts)),
        Formula::If(test, yes, no) => Formula::If(one(test), one(yes), one(no)),
    }
}
