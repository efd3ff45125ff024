//! Which unknown facts can still matter, exactly.

use super::knowledge::Knowledge;
use crate::diagram::{Model, ModelService, VarSet};
use crate::units::gather;

/// Which variables each root still depends on under what is known.
///
/// Two nodes are in the same class when they are the same function of what is still unknown; a variable matters to a root
/// exactly when some node of its class structure branches on it.
pub struct Relevance {
    /// By node id: its class.
    class: Vec<u32>,
    /// By class: the variables it depends on, as bits in `words` words.
    support: Vec<u64>,
    words: usize,
}

/// The classes met so far, findable by what they branch on.
struct Classes {
    /// Hash table of classes: class numbers, 0 for an empty place; the length is a power of two.
    table: Vec<u32>,
    /// By class: its variable, and where its branches begin and end.
    key: Vec<(u16, usize, usize)>,
    /// The branches of all classes.
    branches: Vec<u32>,
}

impl Relevance {
    /// Works out the classes of all nodes, children first.
    pub fn new(model: &Model, knowledge: &Knowledge) -> Relevance {
        let mut classes = Classes::new(model.nodes.len());
        let words = model.vars.len().div_ceil(64);
        let mut support = vec![0; words.saturating_mul(3)];
        let mut class: Vec<u32> = vec![0, 1, 2];
        for (node, var) in (3u32..).zip(&model.nodes.var) {
            let mask = knowledge.masks().get(*var as usize).copied().unwrap_or_default();
            let children = model.nodes.inner(node).map_or(&[][..], |(_, children)| children);
            let start = classes.branches.len();
            for (region, child) in children.iter().enumerate() {
                if mask >> region & 1 == 1 {
                    classes.branches.push(class.get(*child as usize).copied().unwrap_or_default());
                }
            }
            let below = classes.branches.get(start..).unwrap_or_default();
            let first = below.first().copied().unwrap_or_default();
            if below.iter().all(|child| *child == first) {
                classes.branches.truncate(start);
                class.push(first);
                continue;
            }
            let (found, new) = classes.find_or_add(*var, start);
            class.push(found);
            if new {
                let at = support.len();
                support.resize(at.saturating_add(words), 0);
                let (below, own) = support.split_at_mut(at);
                if let Some(word) = own.get_mut(usize::from(*var / 64)) {
                    *word = 1u64 << (*var % 64);
                }
                for child in classes.branches.get(start..).unwrap_or_default() {
                    let bits = below.get((*child as usize).saturating_mul(words)..).unwrap_or_default();
                    own.iter_mut().zip(bits).for_each(|(word, bits)| *word |= bits);
                }
            }
        }
        Relevance { class, support, words }
    }

    /// The variables a service's outcome still depends on.
    pub fn of(&self, service: &ModelService) -> VarSet {
        let class =
            self.class.get(service.root as usize).copied().filter(|_| service.exact).unwrap_or_default() as usize;
        let bits = self.support.get(class.saturating_mul(self.words)..).unwrap_or_default();
        VarSet(gather(bits.iter().take(self.words).copied()))
    }
}

impl Classes {
    fn new(nodes: usize) -> Classes {
        Classes {
            table: vec![0; nodes.max(8).saturating_mul(2).next_power_of_two()],
            key: vec![(0, 0, 0); 3],
            branches: Vec::new(),
        }
    }

    /// The class that branches on `var` as the branches from `start` do, and whether it is new. Branches of a known class are dropped.
    fn find_or_add(&mut self, var: u16, start: usize) -> (u32, bool) {
        let end = self.branches.len();
        let branches = self.branches.get(start..end).unwrap_or_default();
        let spread = |hash: u32, part: u32| (hash ^ part).wrapping_mul(0x9e37_79b1).rotate_left(15);
        let mut place = branches.iter().fold(u32::from(var), |hash, branch| spread(hash, *branch)) as usize;
        loop {
            place &= self.table.len().saturating_sub(1);
            match self.table.get(place).copied() {
                Some(known) if known != 0 => {
                    let (other, from, to) = self.key.get(known as usize).copied().unwrap_or_default();
                    if other == var && self.branches.get(from..to) == self.branches.get(start..end) {
                        self.branches.truncate(start);
                        return (known, false);
                    }
                    place = place.saturating_add(1);
                }
                _ => {
                    let new = self.key.len() as u32;
                    self.key.push((var, start, end));
                    if let Some(slot) = self.table.get_mut(place) {
                        *slot = new;
                    }
                    return (new, true);
                }
            }
        }
    }
}
