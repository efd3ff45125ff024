//! Random small rulesets and random knowledge from a seed: the same seed gives the same, on every machine.

#[path = "../seed.rs"]
mod seed;

use tildeling::assess::Knowledge;
use tildeling::criteria::Ruleset;
use tildeling::diagram::Model;
use tildeling::fact::{Audience, Change, Domain, Fact, Formula, Kind, Presumption, ValueSet, Weight};
use tildeling::service::{Criterion, Service, Strength};
use tildeling::texts::Texts;

use super::make;
use super::plain::values;

pub use seed::Random;

impl Random {
    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

fn domain(random: &mut Random) -> Domain {
    match random.below(6) {
        0 | 1 => Domain::boolean(),
        2 => Domain::choice(["a", "b", "c"].map(String::from).to_vec()),
        3 => Domain::score(),
        4 => Domain::range(Kind::Integer, 0, 5),
        _ => Domain::range(Kind::Integer, -3, 120),
    }
}

fn subset(random: &mut Random, domain: &Domain) -> ValueSet {
    if domain.is_ordered() && domain.max - domain.min > 20 {
        let limit = domain.min + random.below((domain.max - domain.min) as usize + 1) as i64;
        let low = if random.once_in(2) { (domain.min, limit) } else { (limit, domain.max) };
        return ValueSet(vec![low]);
    }
    let all: Vec<i64> = domain.all().0.iter().flat_map(|(low, high)| *low..=*high).collect();
    let chosen = all.into_iter().filter(|_| random.once_in(2)).collect::<Vec<_>>();
    ValueSet::from_rising(chosen.into_iter().map(|value| (value, value)))
}

fn fact(random: &mut Random, at: usize) -> Fact {
    let mut fact = make::fact(&format!("f{at}"), domain(random));
    fact.professional = random.once_in(5);
    fact.change = [Change::MayChange, Change::Document, Change::Never][random.below(3)];
    if random.once_in(8) {
        let value = subset(random, &fact.domain);
        if !value.is_empty() {
            let audiences = vec![Audience::Citizen];
            fact.presumed = Some(Presumption { value, audiences, text: Texts::default() });
        }
    }
    if random.once_in(4) {
        fact.prior = vec![Weight { values: subset(random, &fact.domain), weight: 1 + random.below(5) as u32 }];
    }
    fact
}

fn formula(random: &mut Random, facts: &[Fact], depth: usize) -> Formula {
    if depth == 0 || random.once_in(3) {
        if random.once_in(25) {
            return Formula::Always(random.once_in(2));
        }
        let at = random.below(facts.len());
        return Formula::Among(at, subset(random, &facts[at].domain));
    }
    let parts =
        |random: &mut Random| (0..1 + random.below(3)).map(|_| formula(random, facts, depth - 1)).collect::<Vec<_>>();
    match random.below(6) {
        0 => Formula::Not(Box::new(formula(random, facts, depth - 1))),
        1 | 2 => Formula::All(parts(random)),
        3 => Formula::Any(parts(random)),
        4 => {
            let parts = parts(random);
            Formula::AtLeast(1 + random.below(parts.len()), parts)
        }
        _ => {
            let [test, yes, no] = [0; 3].map(|_| Box::new(formula(random, facts, depth - 1)));
            Formula::If(test, yes, no)
        }
    }
}

const STRENGTHS: [Strength; 6] = [
    Strength::Required,
    Strength::Required,
    Strength::MainRule,
    Strength::Exclusion,
    Strength::Factor,
    Strength::NeverCounts,
];

fn criterion(random: &mut Random, facts: &[Fact], id: &str, grounds: usize, judged: Option<&str>) -> Criterion {
    let chosen = (0..grounds).filter(|_| !random.once_in(3)).collect();
    let when = (!random.once_in(10)).then(|| formula(random, facts, 2));
    let mut criterion = make::criterion(id, chosen, STRENGTHS[random.below(6)], when);
    criterion.discretion = judged.map(|fact| (Texts::default(), fact.to_string()));
    criterion
}

fn service(random: &mut Random, facts: &mut Vec<Fact>, plain: usize, id: &str) -> Service {
    let grounds: Vec<_> =
        (0..1 + random.below(2)).map(|at| make::ground(&format!("g{at}"), random.once_in(4))).collect();
    let mut criteria = Vec::new();
    for at in 0..1 + random.below(4) {
        let judged = random.once_in(8).then(|| format!("skjonn_{id}_k{at}"));
        if let Some(judged) = &judged {
            let fact = Fact { professional: true, ..make::fact(judged, Domain::boolean()) };
            facts.push(fact);
        }
        criteria.push(criterion(random, &facts[..plain], &format!("k{at}"), grounds.len(), judged.as_deref()));
    }
    make::service(id, grounds, criteria)
}

pub fn ruleset(random: &mut Random) -> Ruleset {
    let plain = 1 + random.below(5);
    let mut facts: Vec<Fact> = (0..plain).map(|at| fact(random, at)).collect();
    let services = (0..1 + random.below(3)).map(|at| service(random, &mut facts, plain, &format!("s{at}"))).collect();
    let questions = facts.iter().enumerate().take(plain).map(|(at, fact)| {
        let half = subset(random, &fact.domain);
        let values = fact.domain.all().0.iter().flat_map(|(low, high)| *low..=*high).collect::<Vec<_>>();
        let rest = values.into_iter().filter(|value| !half.0.iter().any(|(low, high)| (low..=high).contains(&value)));
        let rest = ValueSet::from_rising(rest.map(|value| (value, value)));
        make::question(&fact.id, at as i64, vec![half, rest])
    });
    let questions = questions.collect();
    make::ruleset(facts, services, questions)
}

/// Something said about some facts: a value, some values, or a band.
pub fn knowledge(random: &mut Random, ruleset: &Ruleset, model: &Model) -> Knowledge {
    let audience = if random.once_in(2) { Audience::Citizen } else { Audience::Caseworker };
    let mut knowledge = Knowledge::new(model, audience);
    let share = 1 + random.below(4);
    for fact in 0..ruleset.facts.as_slice().len() {
        if !random.once_in(share) {
            say(random, ruleset, model, &mut knowledge, fact);
        }
    }
    knowledge
}

/// Says something about one fact.
pub fn say(random: &mut Random, ruleset: &Ruleset, model: &Model, knowledge: &mut Knowledge, fact: usize) {
    let possible = values(ruleset, fact);
    let domain = &ruleset.facts.as_slice()[fact].domain;
    let set = match random.below(4) {
        0 if possible.len() as i64 == domain.max - domain.min + 1 => subset(random, domain),
        0 | 1 if domain.is_ordered() && domain.kind != Kind::Score => {
            let [one, other] = [0; 2].map(|_| possible[random.below(possible.len())]);
            ValueSet(vec![(one.min(other), one.max(other))])
        }
        _ => ValueSet::one(possible[random.below(possible.len())]),
    };
    if !set.is_empty() {
        knowledge.say(model, fact, set);
    }
}

/// The same rules with some criterion dropped, or with another condition or strength: another municipality.
pub fn changed(random: &mut Random, ruleset: &Ruleset) -> Ruleset {
    let mut changed = ruleset.clone();
    let facts: Vec<Fact> = ruleset.facts.iter().filter(|fact| fact.id.starts_with('f')).cloned().collect();
    for service in &mut changed.services {
        let at = random.below(service.criteria.len());
        match random.below(4) {
            0 => drop(service.criteria.remove(at)),
            1 => service.criteria[at].strength = STRENGTHS[random.below(6)],
            2 => {
                let id = service.criteria[at].id.clone();
                service.criteria[at] = criterion(random, &facts, &id, service.grounds.len(), None);
            }
            _ => {}
        }
    }
    changed
}
