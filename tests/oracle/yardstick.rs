//! The common yardstick for rule engines: random rules of a fixed shape over 40 facts, and 64 persons.

use std::collections::BTreeSet;

use tildeling::criteria::Ruleset;
use tildeling::fact::{Domain, Fact, Formula, Kind, Question, ValueSet, Weight};
use tildeling::service::{Service, Strength};
use tildeling::truth::Truth;

use super::make;

pub const BOOLEANS: usize = 20;
pub const NUMBERS: usize = 12;
pub const CHOICES: usize = 8;
pub const FACTS: usize = BOOLEANS + NUMBERS + CHOICES;

/// The generator mulberry32.
pub struct Mulberry(pub u32);

impl Mulberry {
    pub fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        mixed = mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(61 | mixed)) ^ mixed;
        mixed ^ (mixed >> 14)
    }

    pub fn below(&mut self, end: u32) -> u32 {
        ((u64::from(self.next()) * u64::from(end)) >> 32) as u32
    }

    /// True in so many per cent.
    pub fn per_cent(&mut self, share: u64) -> bool {
        u64::from(self.next()) * 100 < share << 32
    }
}

fn condition(random: &mut Mulberry, likely: bool) -> Formula {
    let kind = random.below(100);
    if kind < 45 {
        let fact = random.below(BOOLEANS as u32) as usize;
        return Formula::Among(fact, ValueSet::one(i64::from(likely)));
    }
    if kind < 80 {
        let fact = BOOLEANS + random.below(NUMBERS as u32) as usize;
        let set = if likely { (10 + i64::from(random.below(25)), 100) } else { (0, 4 + i64::from(random.below(20))) };
        return Formula::Among(fact, ValueSet(vec![set]));
    }
    let fact = BOOLEANS + NUMBERS + random.below(CHOICES as u32) as usize;
    let one = i64::from(random.below(4));
    let others = (0..4).filter(|value| *value != one).map(|value| (value, value));
    Formula::Among(fact, if likely { ValueSet::from_rising(others) } else { ValueSet::one(one) })
}

fn service(random: &mut Mulberry, at: usize) -> Service {
    let must: Vec<Formula> = (0..3).map(|_| condition(random, true)).collect();
    let any: Vec<Formula> = [true, false, false].into_iter().map(|likely| condition(random, likely)).collect();
    let never: Vec<Formula> = (0..2).map(|_| condition(random, false)).collect();
    let criteria = [(Strength::Required, must, "k"), (Strength::Exclusion, never, "u")].into_iter().flat_map(
        |(strength, parts, name)| {
            parts
                .into_iter()
                .enumerate()
                .map(move |(at, part)| make::criterion(&format!("{name}{at}"), vec![0], strength, Some(part)))
        },
    );
    let criteria =
        criteria.chain([make::criterion("ett_av", vec![0], Strength::Required, Some(Formula::Any(any)))]).collect();
    make::service(&format!("t{at:04}"), vec![make::ground("g", false)], criteria)
}

/// The yardstick with so many services, seed 42, and a question for each fact.
pub fn ruleset(services: usize) -> (Ruleset, Mulberry) {
    let mut random = Mulberry(42);
    let services: Vec<Service> = (0..services).map(|at| service(&mut random, at)).collect();
    let booleans = (1..=BOOLEANS).map(|at| make::fact(&format!("b{at:02}"), Domain::boolean()));
    let numbers = (1..=NUMBERS).map(|at| make::fact(&format!("n{at:02}"), Domain::range(Kind::Integer, 0, 100)));
    let letters = || ["a", "b", "c", "d"].map(String::from).to_vec();
    let choices = (1..=CHOICES).map(|at| make::fact(&format!("e{at:02}"), Domain::choice(letters())));
    let facts: Vec<Fact> = booleans.chain(numbers).chain(choices).map(with_prior).collect();
    let questions = facts.iter().enumerate().map(|(at, fact)| question(&services, fact, at)).collect();
    (make::ruleset(facts, services, questions), random)
}

/// How the persons are spread, as data: 72 % of the booleans are true, the rest is even.
fn with_prior(mut fact: Fact) -> Fact {
    let all = &fact.domain;
    let shares = if all.kind == Kind::Boolean { vec![(0, 0, 28), (1, 1, 72)] } else { vec![(all.min, all.max, 1)] };
    fact.prior =
        shares.into_iter().map(|(low, high, weight)| Weight { values: ValueSet(vec![(low, high)]), weight }).collect();
    fact
}

/// A question whose options are the stretches that the rules tell apart.
fn question(services: &[Service], fact: &Fact, at: usize) -> Question {
    let mut cuts = BTreeSet::from([fact.domain.min]);
    for when in services.iter().flat_map(|service| &service.criteria).filter_map(|criterion| criterion.when.as_ref()) {
        when.formula.each_atom(&mut |about, set| {
            if about == at {
                cuts.extend(
                    set.0.iter().flat_map(|(low, high)| [*low, high + 1]).filter(|cut| *cut <= fact.domain.max),
                );
            }
        });
    }
    let starts: Vec<i64> =
        if fact.domain.kind == Kind::Integer { cuts.into_iter().collect() } else { (0..=fact.domain.max).collect() };
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([fact.domain.max]);
    let options = starts.iter().zip(ends).map(|(low, high)| ValueSet(vec![(*low, high)])).collect();
    make::question(&fact.id, at as i64, options)
}

/// The persons: each with every fact, and which facts are known in the partial case.
pub fn persons(mut random: Mulberry) -> Vec<(Vec<i64>, Vec<bool>)> {
    let person = |_| {
        let value = |at: usize| match at {
            _ if at < BOOLEANS => i64::from(random.per_cent(72)),
            _ if at < BOOLEANS + NUMBERS => i64::from(random.below(101)),
            _ => i64::from(random.below(4)),
        };
        (0..FACTS).map(value).collect::<Vec<i64>>()
    };
    let full: Vec<Vec<i64>> = (0..64).map(person).collect();
    let mut known = || (0..FACTS).map(|_| !random.per_cent(30)).collect::<Vec<bool>>();
    full.into_iter().map(|values| (values, known())).collect()
}

/// The verdict of a service after Kleene, with each unknown fact by itself.
pub fn kleene(service: &Service, fact: &dyn Fn(usize) -> Option<i64>) -> Truth {
    fn formula(part: &Formula, fact: &dyn Fn(usize) -> Option<i64>) -> Truth {
        match part {
            Formula::Among(at, set) => {
                fact(*at).map_or(Truth::Unknown, |value| Truth::from(super::plain::has(set, value)))
            }
            Formula::Any(parts) => Truth::any(parts.iter().map(|part| formula(part, fact))),
            other => panic!("not in the yardstick: {other:?}"),
        }
    }
    Truth::all(service.criteria.iter().map(|criterion| {
        let holds = formula(&criterion.when.as_ref().unwrap().formula, fact);
        if criterion.strength == Strength::Exclusion { !holds } else { holds }
    }))
}
