//! What to ask next: only what can still change some level, the most informative first.

use super::knowledge::{Knowledge, Stated};
use super::relevance::Relevance;
use crate::diagram::{Model, ModelQuestion, ModelService, VarSet};
use crate::fact::{Audience, ValueSet};
use crate::units::gather;

/// What a service that an answer brings nearer is worth, in 65536ths of a bit.
const NEARER: i64 = 2_048;

/// The questions worth asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// Indices of the questions in the order to ask.
    pub order: Vec<usize>,
    /// How many remain at most: more knowledge never makes an irrelevant question relevant.
    pub at_most: usize,
}

/// The questions that can still change some level, leaving out those already asked.
///
/// The order is expected information per effort: how much less uncertain the outcomes are expected to be after the answer, and
/// how many services it matters to. Questions marked `always` come first, in their own order.
pub fn ask(model: &Model, knowledge: &Knowledge, asked: &[usize]) -> Questions {
    let relevance = Relevance::new(model, knowledge);
    let by_service = gather(model.services.iter().map(|service| relevance.of(service)));
    let place = usize::from(knowledge.audience() == Audience::Caseworker);
    let base = uncertainty(model, knowledge.masks());
    let mut found: Vec<(i64, i64, usize)> = Vec::new();
    for (index, question) in model.questions.iter().enumerate() {
        let shared = by_service.iter().filter(|matters| relevant(model, knowledge, question, matters)).count() as i64;
        let addressed = question.audiences.get(place).copied().unwrap_or(false);
        if !addressed || asked.contains(&index) || !(question.always || shared > 0) {
            continue;
        }
        let rank = if question.always { i64::MIN } else { -gain(model, knowledge, question, base, shared) };
        found.push((rank, question.order, index));
        // A handful of questions: insertion keeps them in order, and sorting code out of the browser.
        for place in (1..found.len()).rev() {
            if found.get(place) < found.get(place.saturating_sub(1)) {
                found.swap(place, place.saturating_sub(1));
            }
        }
    }
    Questions { at_most: found.len(), order: gather(found.into_iter().map(|(.., index)| index)) }
}

/// Whether some answer rules out values of a fact that still matters.
fn relevant(model: &Model, knowledge: &Knowledge, question: &ModelQuestion, matters: &VarSet) -> bool {
    let narrows = |(fact, values): &(u16, ValueSet)| {
        let var = model.facts.get(*fact as usize).and_then(|fact| fact.var).filter(|var| matters.contains(*var));
        let Some((var, known)) = var.and_then(|var| Some((var, model.vars.get(var as usize)?))) else { return false };
        let mask = knowledge.masks().get(var as usize).copied().unwrap_or_default();
        let after = mask & known.mask(values);
        after != 0 && after != mask
    };
    question.options.iter().any(|option| option.sets.iter().chain(&option.otherwise).any(narrows))
}

/// What is known once these sets of values hold too, as the regions still possible. An impossible answer changes nothing.
fn narrowed(model: &Model, knowledge: &Knowledge, sets: &[(u16, ValueSet)]) -> Vec<u64> {
    let mut masks = knowledge.masks().to_vec();
    for (fact, values) in sets {
        let Some(var) = model.facts.get(*fact as usize).and_then(|fact| fact.var) else { continue };
        let (Some(known), Some(mask)) = (model.vars.get(var as usize), masks.get_mut(var as usize)) else { continue };
        let held = if matches!(knowledge.stated(*fact as usize), Stated::Said(_)) { *mask } else { known.all() };
        if held & known.mask(values) != 0 {
            *mask = held & known.mask(values);
        }
    }
    masks
}

/// A certain outcome, in the unit of chances.
const CERTAIN: u32 = 1 << 16;

/// How uncertain the outcomes are, over all services: Shannon's entropy in 65536ths of a bit, every fact by itself spread as its
/// weights say.
fn uncertainty(model: &Model, masks: &[u64]) -> i64 {
    // By node: the chance of judgement, and of fits.
    let mut chances: Vec<[u32; 2]> = vec![[0, 0], [CERTAIN, 0], [0, CERTAIN]];
    for (node, var) in (3u32..).zip(&model.nodes.var) {
        let mask = masks.get(*var as usize).copied().unwrap_or_default();
        let weights = model.vars.get(*var as usize).and_then(|var| model.facts.get(var.fact as usize));
        let weights = weights.map_or(&[][..], |fact| &fact.weights);
        let (mut whole, mut judgement, mut fits) = (0u64, 0u64, 0u64);
        let children = model.nodes.inner(node).map_or(&[][..], |(_, children)| children);
        for (region, child) in children.iter().enumerate() {
            if mask >> region & 1 == 1 {
                let weight = weight(weights, region);
                let [below_judgement, below_fits] = chances.get(*child as usize).copied().unwrap_or_default();
                whole += weight;
                judgement += weight * u64::from(below_judgement);
                fits += weight * u64::from(below_fits);
            }
        }
        let part = |sum: u64| sum.checked_div(whole).unwrap_or_default() as u32;
        chances.push([part(judgement), part(fits)]);
    }
    let surprise = |chance: u32| (i64::from(chance) * (16 * i64::from(CERTAIN) - logarithm(chance))) >> 16;
    let one = |service: &ModelService| {
        let [judgement, fits] = chances.get(service.root as usize).copied().unwrap_or_default();
        surprise(judgement) + surprise(fits) + surprise(CERTAIN.saturating_sub(judgement).saturating_sub(fits))
    };
    model.services.iter().map(one).sum()
}

/// The logarithm to base two in 65536ths, straight lines between the powers of two.
fn logarithm(number: u32) -> i64 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    (i64::from(whole) - 1) * i64::from(CERTAIN) + ((i64::from(number) << 16) >> whole)
}

/// How much a region weighs.
fn weight(weights: &[u32], region: usize) -> u64 {
    weights.get(region).map_or(1_000, |weight| u64::from(*weight).max(1))
}

/// What an answer is expected to tell about the outcomes, and the services it brings nearer, per unit of effort.
fn gain(model: &Model, knowledge: &Knowledge, question: &ModelQuestion, base: i64, shared: i64) -> i64 {
    let told = |sets: &[(u16, ValueSet)]| base - uncertainty(model, &narrowed(model, knowledge, sets));
    let (mut expected, mut weights) = (0, 0);
    for option in &question.options {
        let likely = option.sets.iter().map(|(fact, values)| likelihood(model, knowledge, *fact, values)).min();
        let weight = likely.unwrap_or(500);
        if !question.many {
            expected += weight * told(&option.sets);
            weights += weight;
        } else if !option.none {
            // Each option is a question of its own: chosen or not.
            let chosen = weight.min(1_000);
            expected += (chosen * told(&option.sets) + (1_000 - chosen) * told(&option.otherwise)) / 1_000;
        }
    }
    // An answer that tells little yet still brings every service it matters to nearer.
    (expected / weights.max(1) + NEARER * shared) / i64::from(question.effort.max(1))
}

/// How likely a fact's value lies in a set, in thousandths, given what is known.
fn likelihood(model: &Model, knowledge: &Knowledge, fact: u16, values: &ValueSet) -> i64 {
    let Some(known) = model.facts.get(fact as usize) else { return 500 };
    let Some(var) = known.var else { return 500 };
    let Some(regions) = model.vars.get(var as usize) else { return 500 };
    let possible = knowledge.masks().get(var as usize).copied().unwrap_or_default() & regions.all();
    let possible = if possible == 0 { regions.all() } else { possible };
    let inside = regions.mask(values);
    let weight = |region: usize| weight(&known.weights, region) as i64;
    let sum = |mask: u64| (0..regions.starts.len()).filter(|region| mask >> region & 1 == 1).map(weight).sum::<i64>();
    (1_000 * sum(possible & inside)).checked_div(sum(possible)).unwrap_or(500)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_exact_at_powers_of_two_and_rise_between_them() {
        assert_eq!([1, 2, 1 << 16].map(logarithm), [0, 1 << 16, 16 << 16]);
        assert!((1..70_000).all(|number| logarithm(number) < logarithm(number + 1)));
    }
}
