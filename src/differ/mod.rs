//! Where two rulesets differ, service by service: for whom, because of which criteria, and for how many.

mod joint;
mod person;
mod share;

pub use joint::joint;
pub use person::{Person, find, value};
pub use share::{Share, WHOLE};

use crate::criteria::Ruleset;
use crate::diagram::{Model, ModelCriterion, ModelService, NO, Scratch, Var, compile};
use crate::service::{Criterion, Service, Strength};

/// Two rulesets side by side.
#[derive(Debug)]
pub struct Diff {
    /// The facts of both; services of the left, then of the right.
    pub joint: Ruleset,
    /// The joint ruleset compiled.
    pub model: Model,
    /// One entry a service, those of the left first.
    pub services: Vec<ServiceDiff>,
}

/// One service on both sides.
#[derive(Debug)]
pub struct ServiceDiff {
    /// The service's id.
    pub id: String,
    /// Its place among the joint services, on the left and on the right; nothing where it is not offered.
    pub places: [Option<usize>; 2],
    /// Whether everyone gets the same outcome, whatever professionals have answered or left open.
    pub equal: bool,
    /// False when a size limit was hit, so that nothing can be said for certain.
    pub exact: bool,
    /// The smallest person with a better outcome on the left, and on the right. What is not said about the person may be anything;
    /// what only a professional can settle, and is not said, is not settled.
    pub witnesses: [Option<Witness>; 2],
    /// Criteria that are not the same on both sides.
    pub criteria: Vec<CriterionDiff>,
    /// The share of the synthetic population.
    pub share: Share,
}

/// A person with different outcomes.
#[derive(Debug)]
pub struct Witness {
    /// What is so about the person: variable and region of the model.
    pub person: Person,
    /// The outcomes: 0 no, 1 judgement, 2 fits.
    pub outcomes: [u32; 2],
    /// Criteria on the side with the worse outcome that stand in the way.
    pub responsible: Vec<String>,
}

/// How a criterion differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Only on the left.
    OnlyLeft,
    /// Only on the right.
    OnlyRight,
    /// Other conditions, strength or grounds.
    Effect,
    /// The same effect in other words, or with another legal basis or source.
    Words,
}

/// One criterion that is not the same on both sides.
#[derive(Debug)]
pub struct CriterionDiff {
    /// The criterion's id.
    pub id: String,
    /// How it differs.
    pub how: How,
}

/// Compares two rulesets.
pub fn diff(left: &Ruleset, right: &Ruleset) -> Diff {
    let joint = joint(left, right);
    let (model, _) = compile(&joint);
    let (ours, theirs) = joint.services.split_at(left.services.len());
    let mut ids: Vec<&str> = ours.iter().map(|service| service.id.as_str()).collect();
    ids.extend(theirs.iter().map(|service| service.id.as_str()).filter(|id| !ours.iter().any(|known| known.id == *id)));
    let side = |services: &[Service], id: &str| services.iter().position(|service| service.id == id);
    let pairs = ids.iter().map(|id| (*id, side(ours, id), side(theirs, id).map(|at| at.saturating_add(ours.len()))));
    let one = |(id, left, right)| Comparison { joint: &joint, model: &model, places: [left, right] }.run(id);
    let services = pairs.map(one).collect();
    Diff { joint, model, services }
}

struct Comparison<'a> {
    joint: &'a Ruleset,
    model: &'a Model,
    places: [Option<usize>; 2],
}

impl Comparison<'_> {
    fn run(&self, id: &str) -> ServiceDiff {
        // Who is not offered a service can't get it.
        let roots = self.places.map(|place| self.compiled(place).map_or(NO, |service| service.root));
        let exact =
            self.places.iter().flatten().all(|place| self.compiled(Some(*place)).is_some_and(|service| service.exact));
        let [better, worse] = [[0usize, 1], [1, 0]].map(|order| if exact { self.witness(roots, order) } else { None });
        let [left, right] = roots;
        ServiceDiff {
            id: id.to_string(),
            places: self.places,
            equal: exact && better.is_none() && worse.is_none(),
            exact,
            witnesses: [better, worse],
            criteria: self.criteria(),
            share: if exact {
                share::synthetic(self.model, self.joint.facts.as_slice(), left, right)
            } else {
                Share::default()
            },
        }
    }

    fn compiled(&self, place: Option<usize>) -> Option<&ModelService> {
        self.model.services.get(place?)
    }

    fn service(&self, side: usize) -> Option<&Service> {
        self.joint.services.get(self.places.get(side).copied().flatten()?)
    }

    /// The smallest person with a better outcome on the first side of `order`. What only a professional can settle is left open
    /// unless the sides differ only where it is answered.
    fn witness(&self, roots: [u32; 2], [better, worse]: [usize; 2]) -> Option<Witness> {
        let wanted = |outcomes: &[u32]| outcomes.get(better) > outcomes.get(worse);
        let price = |var: u16, region: usize| match self.model.vars.get(var as usize) {
            Some(known) if known.judged && region == known.starts.len() => 0,
            Some(known) if known.judged => 100_000u32.saturating_add(region as u32),
            // Among equals, the person who is nearest to the first region.
            _ => 1_000u32.saturating_add(region as u32),
        };
        let person = find(&self.model.nodes, &self.model.vars, &roots, &wanted, &price)?;
        let responsible = self.responsible(worse, &person);
        let outcomes = roots.map(|root| self.reach(root, &person).trailing_zeros());
        Some(Witness { outcomes, person, responsible })
    }

    /// The outcomes that a person can reach, as bits; what only a professional can settle is left open.
    fn reach(&self, root: u32, person: &Person) -> u8 {
        let mut masks: Vec<u64> = self.model.vars.iter().map(Var::unanswered).collect();
        for (var, region) in person {
            if let Some(slot) = masks.get_mut(*var as usize) {
                *slot = 1u64 << (*region).min(63);
            }
        }
        self.model.nodes.reach(root, &masks, &mut Scratch::default())
    }

    /// The criteria of a side that stand in the person's way and are not the same on the other side; else all in the way.
    fn responsible(&self, side: usize, person: &Person) -> Vec<String> {
        let (Some(service), Some(compiled)) =
            (self.service(side), self.compiled(self.places.get(side).copied().flatten()))
        else {
            return Vec::new();
        };
        let hinders = |(criterion, compiled): &(&Criterion, &ModelCriterion)| {
            let Some(reached) = compiled.root.map(|root| self.reach(root, person)) else { return false };
            match criterion.strength {
                Strength::Required | Strength::MainRule => reached == 1 || reached == 2,
                Strength::Exclusion => reached == 4 || reached == 2,
                Strength::Factor | Strength::NeverCounts => false,
            }
        };
        let all: Vec<&Criterion> =
            service.criteria.iter().zip(&compiled.criteria).filter(hinders).map(|(criterion, _)| criterion).collect();
        let own = self.criteria();
        let differs =
            |criterion: &&&Criterion| own.iter().any(|diff| diff.id == criterion.id && diff.how != How::Words);
        let picked: Vec<String> = all.iter().filter(differs).map(|criterion| criterion.id.clone()).collect();
        if picked.is_empty() { all.iter().map(|criterion| criterion.id.clone()).collect() } else { picked }
    }

    fn criteria(&self) -> Vec<CriterionDiff> {
        let side = |side: usize| {
            let compiled = self.compiled(self.places.get(side).copied().flatten()).map_or(&[][..], |it| &it.criteria);
            let criteria = self.service(side).map_or(&[][..], |it| &it.criteria);
            criteria.iter().zip(compiled).collect::<Vec<_>>()
        };
        let (left, right) = (side(0), side(1));
        let mut found = Vec::new();
        for (criterion, compiled) in &left {
            let twin = right.iter().find(|(other, _)| other.id == criterion.id);
            let how = match twin {
                None => How::OnlyLeft,
                Some((other, root)) => {
                    let grounds = |criterion: &Criterion, side: usize| {
                        let ids = criterion.grounds.iter().filter_map(|at| self.service(side)?.grounds.get(*at));
                        ids.map(|ground| ground.id.clone()).collect::<Vec<_>>()
                    };
                    let same = compiled.root == root.root && criterion.strength == other.strength;
                    if !same || grounds(criterion, 0) != grounds(other, 1) {
                        How::Effect
                    } else if criterion.text != other.text
                        || criterion.law != other.law
                        || criterion.source != other.source
                    {
                        How::Words
                    } else {
                        continue;
                    }
                }
            };
            found.push(CriterionDiff { id: criterion.id.clone(), how });
        }
        let only_right = right.iter().filter(|(criterion, _)| !left.iter().any(|(other, _)| other.id == criterion.id));
        found.extend(only_right.map(|(criterion, _)| CriterionDiff { id: criterion.id.clone(), how: How::OnlyRight }));
        found
    }
}
