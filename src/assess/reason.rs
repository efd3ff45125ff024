//! Why: a smallest part of what is known that already forces the outcome.

use super::knowledge::Knowledge;
use crate::diagram::{Model, ModelService, Scratch};

/// The most subsets tried in the search for a reason of least size; beyond it the reason is still subset-minimal.
const MOST_TRIES: usize = 20_000;

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
    let candidates: Vec<u16> =
        model.nodes.support(service.root).iter().filter(|var| knowledge.is_known(model, *var)).collect();
    let mut masks = knowledge.masks().to_vec();
    let free = |masks: &mut [u64], var: u16| {
        if let (Some(slot), Some(known)) = (masks.get_mut(var as usize), model.vars.get(var as usize)) {
            *slot = known.unanswered();
        }
    };
    candidates.iter().for_each(|var| free(&mut masks, *var));
    let nothing = masks.clone();
    let restore = |masks: &mut [u64], var: u16| {
        if let (Some(slot), Some(mask)) = (masks.get_mut(var as usize), knowledge.masks().get(var as usize)) {
            *slot = *mask;
        }
    };
    let forced = |masks: &[u64], scratch: &mut Scratch| model.nodes.reach(service.root, masks, scratch) == reachable;
    // Greedy first: take away what is not needed, last fact first. What is left is subset-minimal.
    let mut masks = knowledge.masks().to_vec();
    let mut kept = candidates.clone();
    for var in candidates.iter().rev() {
        free(&mut masks, *var);
        if forced(&masks, scratch) {
            kept.retain(|other| other != var);
        } else {
            restore(&mut masks, *var);
        }
    }
    // Then look for a smaller one, by rising size.
    let mut tries = 0usize;
    for size in 0..kept.len() {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            let mut masks = nothing.clone();
            let picked: Vec<u16> = chosen.iter().filter_map(|index| candidates.get(*index)).copied().collect();
            picked.iter().for_each(|var| restore(&mut masks, *var));
            if forced(&masks, scratch) {
                return picked;
            }
            tries = tries.saturating_add(1);
            if tries > MOST_TRIES {
                return kept;
            }
            if !next_combination(&mut chosen, candidates.len()) {
                break;
            }
        }
    }
    kept
}

/// Moves to the next combination of indices below `count`, in lexical order.
fn next_combination(chosen: &mut [usize], count: usize) -> bool {
    let size = chosen.len();
    for place in (0..size).rev() {
        let highest = count.saturating_sub(size.saturating_sub(place));
        let Some(current) = chosen.get(place).copied() else { return false };
        if current < highest {
            for (offset, slot) in chosen.iter_mut().skip(place).enumerate() {
                *slot = current.saturating_add(1).saturating_add(offset);
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::next_combination;

    #[test]
    fn all_combinations_are_visited_once() {
        let mut chosen = vec![0, 1];
        let mut seen = vec![chosen.clone()];
        while next_combination(&mut chosen, 4) {
            seen.push(chosen.clone());
        }
        assert_eq!(seen, [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]);
        assert!(!next_combination(&mut [], 4));
    }
}
