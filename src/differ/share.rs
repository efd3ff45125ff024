//! How large a part of a population gets more on one side: exact for a stated synthetic population, counted for a real one.

use std::collections::HashMap;

use super::person::{step, top};
use crate::diagram::{Model, Var};
use crate::fact::Fact;

/// The whole population, in the unit of shares: thousand millionths.
pub const WHOLE: u64 = 1_000_000_000;

/// How many, in thousand millionths or persons, get a better outcome on the left, on the right, and the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Better on the left.
    pub left: u64,
    /// Better on the right.
    pub right: u64,
    /// The same on both sides.
    pub same: u64,
    /// Too little is known about the person to say.
    pub open: u64,
}

/// The share of a synthetic population: every fact independent of the others, spread as its stated weights say, else evenly
/// over its values; what only a professional can settle is not settled. Rounded to `WHOLE`, down at each step.
pub fn synthetic(model: &Model, facts: &[Fact], left: u32, right: u32) -> Share {
    let chances = model.vars.iter().map(|var| chances(model, facts, var)).collect();
    let mut known = HashMap::new();
    let [left, right, _] = (Walk { model, chances }).share(&mut known, left, right);
    Share { left, right, same: WHOLE.saturating_sub(left).saturating_sub(right), open: 0 }
}

struct Walk<'a> {
    model: &'a Model,
    /// By variable, by region.
    chances: Vec<Vec<u64>>,
}

impl Walk<'_> {
    fn share(&self, known: &mut HashMap<(u32, u32), [u64; 3]>, left: u32, right: u32) -> [u64; 3] {
        if left == right {
            return [0, 0, WHOLE];
        }
        let Some(var) = top(&self.model.nodes, &[left, right]) else {
            return if left > right { [WHOLE, 0, 0] } else { [0, WHOLE, 0] };
        };
        if let Some(found) = known.get(&(left, right)) {
            return *found;
        }
        let mut sum = [0u64; 3];
        for (region, chance) in
            self.chances.get(var as usize).into_iter().flatten().enumerate().filter(|(_, chance)| **chance > 0)
        {
            let below = |node| step(&self.model.nodes, node, var, region);
            let part = self.share(known, below(left), below(right));
            for (slot, part) in sum.iter_mut().zip(part) {
                // Both are at most WHOLE, so the product fits.
                *slot = slot.saturating_add(part.saturating_mul(*chance) / WHOLE);
            }
        }
        known.insert((left, right), sum);
        sum
    }
}

/// The chance of each region, in thousand millionths.
fn chances(model: &Model, facts: &[Fact], var: &Var) -> Vec<u64> {
    if var.judged {
        return (0..var.regions()).map(|region| if region == var.starts.len() { WHOLE } else { 0 }).collect();
    }
    let weights = model.facts.get(var.fact as usize).map(|fact| &fact.weights).filter(|weights| !weights.is_empty());
    let ranged = facts.get(var.fact as usize).is_some_and(|fact| fact.domain.is_ordered() && !var.score);
    let width = |region: usize| match var.stretch(region) {
        Some((low, high)) if ranged => u64::try_from(high.saturating_sub(low).saturating_add(1)).unwrap_or(1),
        _ => 1,
    };
    let weight = |region: usize| {
        weights.map_or_else(|| width(region), |weights| weights.get(region).copied().map_or(0, u64::from))
    };
    let all: Vec<u64> = (0..var.starts.len()).map(weight).collect();
    let sum = u128::from(all.iter().sum::<u64>().max(1));
    let part = |weight: u64| u64::try_from(u128::from(weight) * u128::from(WHOLE) / sum).unwrap_or(WHOLE);
    all.into_iter().map(part).collect()
}
