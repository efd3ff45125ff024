//! Why: a smallest part of what is known that already forces the outcome.
//!
//! A case with another outcome differs from what is known in some facts; a reason must hold at least one of them. So a
//! smallest reason is a smallest set that meets every such difference, and differences are collected only as needed.

use super::knowledge::Knowledge;
use crate::diagram::{Model, ModelService, Price, Scratch};
use crate::units::gather;

/// The most steps in the search for a reason of least size; beyond it the reason is still subset-minimal.
const MOST_STEPS: u32 = 5_000;

/// The variables of a smallest sufficient reason for a decided service; none when it is open or forced whatever is known.
pub fn reason(
    model: &Model,
    knowledge: &Knowledge,
    service: &ModelService,
    reachable: u8,
    scratch: &mut Scratch,
) -> Vec<u16> {
    if reachable.count_ones() != 1 || !service.exact {
        return Vec::new();
    }
    let order = model.nodes.below(service.root, scratch);
    let open = (0..model.vars.len() as u16).zip(&model.vars).zip(knowledge.masks()).map(|((var, known), mask)| {
        let far = if knowledge.is_known(model, var) { (known.all() | known.judgement()) & !mask } else { 0 };
        Price { near: (*mask, 0), far: (far, 1) }
    });
    let open: Vec<Price> = gather(open);
    let mut prices = open.clone();
    // The facts in which the nearest case with another outcome differs, when these variables are held as known.
    let mut difference = |held: &[u16]| {
        prices.copy_from_slice(&open);
        for var in held {
            if let Some(price) = prices.get_mut(*var as usize) {
                price.far.0 = 0;
            }
        }
        let mut differs = Vec::new();
        for (var, region) in model.nodes.cheapest(&order, scratch, 7 & !reachable, &prices)? {
            if prices.get(var as usize).is_some_and(|price| price.near.0 >> region & 1 == 0) {
                differs.push(var);
            }
        }
        Some(differs)
    };
    let mut differences: Vec<Vec<u16>> = Vec::new();
    let mut chosen = Vec::new();
    let mut steps = MOST_STEPS;
    while let Some(found) = difference(&chosen) {
        differences.push(found);
        // More differences never make the smallest set smaller.
        let mut size = chosen.len();
        chosen.clear();
        while !meet(&differences, &mut chosen, size, &mut steps) {
            size = size.saturating_add(1);
            if steps == 0 {
                return subset_minimal(model, knowledge, &mut difference);
            }
        }
    }
    // The order of the variables, not that of the search.
    gather((0..model.vars.len() as u16).filter(|var| chosen.contains(var)))
}

/// Everything known but what can be left out, one after the other.
fn subset_minimal(
    model: &Model,
    knowledge: &Knowledge,
    difference: &mut dyn FnMut(&[u16]) -> Option<Vec<u16>>,
) -> Vec<u16> {
    let mut held = gather((0..model.vars.len() as u16).filter(|var| knowledge.is_known(model, *var)));
    for var in (0..model.vars.len() as u16).rev() {
        let without = gather(held.iter().copied().filter(|other| *other != var));
        if without.len() < held.len() && difference(&without).is_none() {
            held = without;
        }
    }
    held
}

/// Adds at most `size` variables in all, so that every difference is met. False when it can't be done, or the steps are used up.
fn meet(differences: &[Vec<u16>], chosen: &mut Vec<u16>, size: usize, steps: &mut u32) -> bool {
    // The open differences, as far as they share no variable: each needs a variable of its own.
    let mut apart: Vec<&Vec<u16>> = Vec::new();
    for one in differences {
        let open = !one.iter().any(|var| chosen.contains(var));
        if open && !apart.iter().any(|other| one.iter().any(|var| other.contains(var))) {
            apart.push(one);
        }
    }
    let Some(mut first) = apart.first() else { return true };
    for one in &apart {
        if one.len() < first.len() {
            first = one;
        }
    }
    if chosen.len().saturating_add(apart.len()) > size || *steps == 0 {
        return false;
    }
    *steps = steps.saturating_sub(1);
    first.iter().any(|var| {
        chosen.push(*var);
        let met = meet(differences, chosen, size, steps);
        if !met {
            chosen.pop();
        }
        met
    })
}

#[cfg(test)]
mod tests {
    use super::meet;

    #[test]
    fn every_difference_is_met_with_as_few_as_possible() {
        let differences = [vec![0, 1], vec![1, 2], vec![2, 3], vec![4]];
        let at_most = |size| {
            let mut chosen = Vec::new();
            meet(&differences, &mut chosen, size, &mut 100).then_some(chosen)
        };
        assert_eq!(at_most(2), None);
        let found = at_most(3).unwrap();
        assert!(differences.iter().all(|one| one.iter().any(|var| found.contains(var))), "{found:?}");
    }
}
