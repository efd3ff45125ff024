//! What to ask next: only what can still change some level, the most informative first.

use super::knowledge::Knowledge;
use super::relevance::Relevance;
use super::result::{Level, reachable};
use crate::diagram::{Model, ModelOption, ModelQuestion, ModelService, VarSet};
use crate::fact::Audience;

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
/// The order is expected gain per effort: how many outcomes an answer is expected to rule out, with the options weighed by
/// how common they are, and how many services it matters to. Questions marked `always` come first, in their own order.
pub fn ask(model: &Model, knowledge: &Knowledge, asked: &[usize]) -> Questions {
    let relevance = Relevance::new(model, knowledge);
    let by_service: Vec<VarSet> = model.services.iter().map(|service| relevance.of(service)).collect();
    let place = usize::from(knowledge.audience() == Audience::Caseworker);
    let base = open_outcomes(model, knowledge);
    let mut found: Vec<(u64, i64, usize)> = Vec::new();
    for (index, question) in model.questions.iter().enumerate() {
        let shared = by_service.iter().filter(|matters| relevant(model, knowledge, question, matters)).count() as u64;
        let addressed = question.audiences.get(place).copied().unwrap_or(false);
        if !addressed || asked.contains(&index) || !(question.always || shared > 0) {
            continue;
        }
        let rank =
            if question.always { 0 } else { u64::MAX.saturating_sub(gain(model, knowledge, question, base, shared)) };
        found.push((rank, question.order, index));
        // A handful of questions: insertion keeps them in order, and sorting code out of the browser.
        for place in (1..found.len()).rev() {
            if found.get(place) < found.get(place.saturating_sub(1)) {
                found.swap(place, place.saturating_sub(1));
            }
        }
    }
    Questions { at_most: found.len(), order: found.into_iter().map(|(.., index)| index).collect() }
}

/// Whether some answer rules out values of a fact that still matters.
fn relevant(model: &Model, knowledge: &Knowledge, question: &ModelQuestion, matters: &VarSet) -> bool {
    let mut sets = question.options.iter().flat_map(|option| option.sets.iter().chain(&option.otherwise));
    sets.any(|(fact, values)| {
        let var = model.facts.get(*fact as usize).and_then(|fact| fact.var).filter(|var| matters.contains(*var));
        let Some((var, known)) = var.and_then(|var| Some((var, model.vars.get(var as usize)?))) else { return false };
        let mask = knowledge.masks().get(var as usize).copied().unwrap_or_default();
        let after = mask & known.mask(values);
        after != 0 && after != mask
    })
}

/// How many outcomes are reachable beyond one, over all services.
fn open_outcomes(model: &Model, knowledge: &Knowledge) -> u64 {
    let mut reach = Vec::new();
    model.nodes.reach_all(knowledge.masks(), &mut reach);
    let open = |service: &ModelService| {
        let reachable = reachable(service, &reach);
        // A decided level is worth more than a narrowed one.
        if Level::of(reachable) == Level::Open { 1 + u64::from(reachable.count_ones()) } else { 0 }
    };
    model.services.iter().map(open).sum()
}

/// The expected number of outcomes ruled out and the services brought nearer, in thousandths, per unit of effort.
fn gain(model: &Model, knowledge: &Knowledge, question: &ModelQuestion, base: u64, shared: u64) -> u64 {
    let ruled_out = |sets: &[(u16, crate::fact::ValueSet)]| {
        let mut after = knowledge.clone();
        for (fact, values) in sets {
            // An impossible answer rules nothing out.
            after.narrow(model, *fact as usize, values);
        }
        base.saturating_sub(open_outcomes(model, &after))
    };
    let weigh = |option: &ModelOption| {
        option.sets.iter().map(|(fact, values)| likelihood(model, knowledge, *fact, values)).min().unwrap_or(500)
    };
    let options = || question.options.iter();
    let expected = if question.many {
        let each = |option: &ModelOption| {
            let chosen = weigh(option).min(1_000);
            chosen * ruled_out(&option.sets) + (1_000 - chosen) * ruled_out(&option.otherwise)
        };
        options().filter(|option| !option.none).map(each).sum()
    } else {
        let total: u64 = options().map(weigh).sum::<u64>().max(1);
        1_000 * options().map(|option| weigh(option) * ruled_out(&option.sets)).sum::<u64>() / total
    };
    // An answer that decides nothing yet still brings every service it matters to nearer.
    (expected + 1_000 * shared) / u64::from(question.effort.max(1))
}

/// How likely a fact's value lies in a set, in thousandths, given what is known.
fn likelihood(model: &Model, knowledge: &Knowledge, fact: u16, values: &crate::fact::ValueSet) -> u64 {
    let Some(known) = model.facts.get(fact as usize) else { return 500 };
    let Some(var) = known.var else { return 500 };
    let Some(regions) = model.vars.get(var as usize) else { return 500 };
    let possible = knowledge.masks().get(var as usize).copied().unwrap_or_default() & regions.all();
    let possible = if possible == 0 { regions.all() } else { possible };
    let inside = regions.mask(values);
    let weight = |region: usize| known.weights.get(region).map_or(1_000, |weight| u64::from(*weight).max(1));
    let sum = |mask: u64| (0..regions.starts.len()).filter(|region| mask >> region & 1 == 1).map(weight).sum::<u64>();
    (1_000 * sum(possible & inside)).checked_div(sum(possible)).unwrap_or(500)
}
