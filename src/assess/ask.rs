//! What to ask next: only what can still change some level, the most informative first.

use std::collections::BTreeMap;

use super::knowledge::Knowledge;
use super::result::{Level, reachable};
use crate::diagram::{Model, ModelOption, ModelQuestion, ModelService};
use crate::fact::Audience;

/// Which variables each root still depends on under what is known.
///
/// Two nodes are in the same class when they are the same function of what is still unknown; a variable matters to a root
/// exactly when some node of its class structure branches on it.
pub struct Relevance {
    /// By class: the variables it depends on, rising.
    support: Vec<Vec<u16>>,
    /// By node id: its class.
    class: Vec<u32>,
}

impl Relevance {
    /// Works out the classes of all nodes, children first.
    pub fn new(model: &Model, knowledge: &Knowledge) -> Relevance {
        let masks = knowledge.masks();
        let mut known: BTreeMap<(u16, Vec<u32>), u32> = BTreeMap::new();
        let mut support: Vec<Vec<u16>> = vec![Vec::new(); 3];
        let mut class: Vec<u32> = vec![0, 1, 2];
        for (node, var) in (3u32..).zip(&model.nodes.var) {
            let mask = masks.get(*var as usize).copied().unwrap_or_default();
            let children = model.nodes.inner(node).map_or(&[][..], |(_, children)| children);
            let open = children.iter().enumerate().filter(|(region, _)| mask >> region & 1 == 1);
            let below: Vec<u32> = open.map(|(_, child)| class.get(*child as usize).copied().unwrap_or_default()).collect();
            let first = below.first().copied().unwrap_or_default();
            if below.iter().all(|child| *child == first) {
                class.push(first);
                continue;
            }
            let next = support.len() as u32;
            let found = *known.entry((*var, below)).or_insert_with_key(|(var, below)| {
                let mut vars: Vec<u16> = below.iter().filter_map(|child| support.get(*child as usize)).flatten().copied().collect();
                vars.push(*var);
                vars.sort_unstable();
                vars.dedup();
                support.push(vars);
                next
            });
            class.push(found);
        }
        Relevance { support, class }
    }

    /// The variables a service's outcome still depends on.
    pub fn missing(&self, service: &ModelService) -> Vec<u16> {
        if !service.exact {
            return Vec::new();
        }
        let class = self.class.get(service.root as usize).copied().unwrap_or_default();
        self.support.get(class as usize).cloned().unwrap_or_default()
    }
}

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
/// how common they are. Questions marked `always` come first, in their own order.
pub fn ask(model: &Model, knowledge: &Knowledge, asked: &[usize]) -> Questions {
    let relevance = Relevance::new(model, knowledge);
    let mut matters = vec![false; model.vars.len()];
    for var in model.services.iter().flat_map(|service| relevance.missing(service)) {
        if let Some(slot) = matters.get_mut(var as usize) {
            *slot = true;
        }
    }
    let place = usize::from(knowledge.audience() == Audience::Caseworker);
    let base = open_outcomes(model, knowledge);
    let mut found: Vec<(bool, u64, i64, usize)> = Vec::new();
    for (index, question) in model.questions.iter().enumerate() {
        let addressed = question.audiences.get(place).copied().unwrap_or(false);
        if !addressed || asked.contains(&index) || !(question.always || relevant(model, question, &matters)) {
            continue;
        }
        let gain = if question.always { 0 } else { gain(model, knowledge, question, base) };
        found.push((!question.always, u64::MAX.saturating_sub(gain), question.order, index));
    }
    found.sort_unstable();
    Questions { at_most: found.len(), order: found.into_iter().map(|(.., index)| index).collect() }
}

/// Whether some fact the question is about still matters.
fn relevant(model: &Model, question: &ModelQuestion, matters: &[bool]) -> bool {
    let facts = question.options.iter().flat_map(|option| option.sets.iter().chain(&option.otherwise));
    let vars = facts.filter_map(|(fact, _)| model.facts.get(*fact as usize)?.var);
    vars.into_iter().any(|var| matters.get(var as usize).copied().unwrap_or(false))
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

/// The expected number of outcomes ruled out, in thousandths, per unit of effort.
fn gain(model: &Model, knowledge: &Knowledge, question: &ModelQuestion, base: u64) -> u64 {
    let ruled_out = |sets: &[(u16, crate::fact::ValueSet)]| {
        let mut after = knowledge.clone();
        for (fact, values) in sets {
            // An impossible answer rules nothing out.
            let _ = after.narrow(model, *fact as usize, values);
        }
        base.saturating_sub(open_outcomes(model, &after))
    };
    let weigh = |option: &ModelOption| option.sets.iter().map(|(fact, values)| likelihood(model, knowledge, *fact, values)).min().unwrap_or(500);
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
    expected / u64::from(question.effort.max(1))
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
