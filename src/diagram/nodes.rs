//! Shared diagram nodes in flat arrays, children before parents, and the walks over them.

#[cfg(not(target_arch = "wasm32"))]
use std::collections::BTreeMap;

use serde::Serialize;

use crate::unpack::unpack_struct;

/// The terminal for «not met» of a criterion, «no» of a ground or service.
pub const NO: u32 = 0;
/// The terminal for judgement.
pub const JUDGEMENT: u32 = 1;
/// The terminal for «met» of a criterion, «fits» of a ground or service.
pub const FITS: u32 = 2;

/// The first id of an inner node.
pub const FIRST: usize = 3;

/// The price of a region that is closed, in the search for a cheapest way.
pub const NEVER: u32 = u32::MAX;

/// Marks a node on the stack whose children have been seen; ids stay far below it.
const LEAVING: u32 = 1 << 31;

/// All inner nodes of a model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Nodes {
    /// The variable of each node.
    pub var: Vec<u16>,
    /// Where each node's children begin.
    pub first: Vec<u32>,
    /// Children, one per region of the node's variable; always smaller than the node's own id.
    pub children: Vec<u32>,
}

unpack_struct!(Nodes { var, first, children });

/// What the steps over one variable cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// The near regions, and what a step into one costs.
    pub near: (u64, u32),
    /// The far regions, and what a step into one costs; all others are closed.
    pub far: (u64, u32),
}

impl Price {
    fn of(&self, region: usize) -> u32 {
        match (self.near.0 >> region & 1, self.far.0 >> region & 1) {
            (1, _) => self.near.1,
            (_, 1) => self.far.1,
            _ => NEVER,
        }
    }
}

/// Memory for one walk, kept between walks so that nothing is allocated.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    marks: Vec<u32>,
    round: u32,
    stack: Vec<u32>,
    costs: Vec<u32>,
    fatal: Vec<u64>,
}

impl Nodes {
    /// How many inner nodes.
    pub fn len(&self) -> usize {
        self.var.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.var.is_empty()
    }

    /// The variable and the children of an inner node; nothing for a terminal.
    pub fn inner(&self, node: u32) -> Option<(u16, &[u32])> {
        let index = (node as usize).checked_sub(FIRST)?;
        let from = *self.first.get(index)? as usize;
        let to = self.first.get(index.saturating_add(1)).map_or(self.children.len(), |next| *next as usize);
        Some((*self.var.get(index)?, self.children.get(from..to)?))
    }

    /// Straight down from a node as long as each fact on the way lies in one region: a terminal, or the first node where it does not.
    pub fn straight(&self, mut node: u32, masks: &[u64]) -> u32 {
        while let Some(index) = (node as usize).checked_sub(FIRST)
            && let (Some(var), Some(first)) = (self.var.get(index), self.first.get(index))
            && let Some(mask) = masks.get(*var as usize)
            && mask.is_power_of_two()
            && let Some(child) = self.children.get((*first as usize).saturating_add(mask.trailing_zeros() as usize))
        {
            node = *child;
        }
        node
    }

    /// Adds a node and gives its id.
    pub fn push(&mut self, var: u16, children: &[u32]) -> u32 {
        self.var.push(var);
        self.first.push(self.children.len() as u32);
        self.children.extend_from_slice(children);
        (self.var.len().saturating_sub(1).saturating_add(FIRST)) as u32
    }

    /// Drops every node from an id on.
    pub fn truncate(&mut self, node: u32) {
        let keep = (node as usize).saturating_sub(FIRST);
        if let Some(end) = self.first.get(keep) {
            self.children.truncate(*end as usize);
        }
        self.var.truncate(keep);
        self.first.truncate(keep);
    }

    /// Only what lies under some roots, each node close after its children; the roots become what they are called there.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn under<'a>(&self, roots: impl IntoIterator<Item = &'a mut u32>) -> Nodes {
        let (mut kept, mut scratch) = (Nodes::default(), Scratch::default());
        let mut places: BTreeMap<u32, u32> = (NO..=FITS).map(|terminal| (terminal, terminal)).collect();
        let place = |places: &BTreeMap<u32, u32>, node: &u32| places.get(node).copied().unwrap_or_default();
        for root in roots {
            for node in self.below(*root, &mut scratch) {
                if !places.contains_key(&node)
                    && let Some((var, children)) = self.inner(node)
                {
                    let children: Vec<u32> = children.iter().map(|child| place(&places, child)).collect();
                    places.insert(node, kept.push(var, &children));
                }
            }
            *root = place(&places, root);
        }
        kept
    }

    /// For every node the terminals that can be reached, as bits 1 << terminal; indexed by node id.
    ///
    /// `masks` are the regions still possible, by variable.
    pub fn reach_all(&self, masks: &[u64], reach: &mut Vec<u8>) {
        reach.clear();
        reach.extend_from_slice(&[1 << NO, 1 << JUDGEMENT, 1 << FITS]);
        let starts = self.first.iter().copied();
        let ends = self.first.iter().skip(1).copied().chain([self.children.len() as u32]);
        for ((var, start), end) in self.var.iter().zip(starts).zip(ends) {
            let mut mask = masks.get(*var as usize).copied().unwrap_or_default();
            let mut found = 0u8;
            for child in self.children.get(start as usize..end as usize).unwrap_or_default() {
                if mask & 1 == 1 {
                    found |= reach.get(*child as usize).copied().unwrap_or_default();
                }
                mask >>= 1;
            }
            reach.push(found);
        }
    }

    /// The terminals that can be reached from one node.
    pub fn reach(&self, root: u32, masks: &[u64], scratch: &mut Scratch) -> u8 {
        scratch.begin(self.len().saturating_add(FIRST));
        let mut found = 0;
        scratch.stack.push(root);
        while let Some(node) = scratch.stack.pop() {
            if !scratch.visit(node) {
                continue;
            }
            match self.inner(node) {
                None => found |= 1u8 << node.min(FITS),
                Some((var, children)) => {
                    let mask = masks.get(var as usize).copied().unwrap_or_default();
                    let open = children.iter().enumerate().filter(|(region, _)| mask >> region & 1 == 1);
                    scratch.stack.extend(open.map(|(_, child)| *child));
                }
            }
        }
        found
    }

    /// The inner nodes below and including a root, each once, children before parents.
    pub fn below(&self, root: u32, scratch: &mut Scratch) -> Vec<u32> {
        scratch.begin(self.len().saturating_add(FIRST));
        let mut order = Vec::new();
        scratch.stack.push(root);
        while let Some(top) = scratch.stack.pop() {
            if top & LEAVING != 0 {
                order.push(top & !LEAVING);
            } else if let Some((_, children)) = self.inner(top)
                && scratch.visit(top)
            {
                scratch.stack.push(top | LEAVING);
                scratch.stack.extend_from_slice(children);
            }
        }
        order
    }

    /// The cheapest way from a root to a terminal that will do, as steps of variable and region; nothing when there is none.
    /// `order` is what `below` gives for the root, `prices` stand by variable.
    pub fn cheapest(
        &self,
        order: &[u32],
        scratch: &mut Scratch,
        will_do: u8,
        prices: &[Price],
    ) -> Option<Vec<(u16, usize)>> {
        let costs = &mut scratch.costs;
        if costs.len() < self.len().saturating_add(FIRST) {
            costs.resize(self.len().saturating_add(FIRST), NEVER);
        }
        for (terminal, slot) in costs.iter_mut().take(FIRST).enumerate() {
            *slot = if will_do >> terminal & 1 == 1 { 0 } else { NEVER };
        }
        let best = |costs: &[u32], node: u32| {
            let (var, children) = self.inner(node)?;
            let price = prices.get(var as usize)?;
            let mut best = (NEVER, 0, 0);
            for (region, child) in children.iter().enumerate() {
                let step = price.of(region);
                let whole = costs.get(*child as usize).map_or(NEVER, |rest| rest.saturating_add(step));
                if whole < best.0 {
                    best = (whole, region, *child);
                }
            }
            Some((var, best))
        };
        for node in order {
            let cost = best(costs, *node).map_or(NEVER, |(_, best)| best.0);
            if let Some(slot) = costs.get_mut(*node as usize) {
                *slot = cost;
            }
        }
        let mut node = order.last().copied().unwrap_or_default();
        let mut steps = Vec::new();
        if order.is_empty() || costs.get(node as usize).is_none_or(|cost| *cost == NEVER) {
            return None;
        }
        while let Some((var, (_, region, child))) = best(costs, node) {
            steps.push((var, region));
            node = child;
        }
        Some(steps)
    }

    /// The regions of one variable under which some terminal that will not do can be reached, whatever its own mask says.
    pub fn fatal(&self, order: &[u32], scratch: &mut Scratch, will_do: u8, masks: &[u64], of: u16) -> u64 {
        let fatal = &mut scratch.fatal;
        if fatal.len() < self.len().saturating_add(FIRST) {
            fatal.resize(self.len().saturating_add(FIRST), 0);
        }
        for (terminal, slot) in fatal.iter_mut().take(FIRST).enumerate() {
            *slot = if will_do >> terminal & 1 == 1 { 0 } else { u64::MAX };
        }
        let mut last = 0;
        for node in order {
            let Some((var, children)) = self.inner(*node) else { continue };
            let mut mask = if var == of { u64::MAX } else { masks.get(var as usize).copied().unwrap_or_default() };
            last = 0;
            for (region, child) in children.iter().enumerate() {
                if mask & 1 == 1 {
                    let below = fatal.get(*child as usize).copied().unwrap_or_default();
                    last |= if var == of { below & 1u64 << region.min(63) } else { below };
                }
                mask >>= 1;
            }
            if let Some(slot) = fatal.get_mut(*node as usize) {
                *slot = last;
            }
        }
        last
    }
}

impl Scratch {
    fn begin(&mut self, size: usize) {
        if self.marks.len() < size || self.round == u32::MAX {
            self.marks = vec![0; size];
            self.round = 0;
        }
        self.round = self.round.saturating_add(1);
        self.stack.clear();
    }

    /// Whether the node is seen for the first time in this walk.
    fn visit(&mut self, node: u32) -> bool {
        match self.marks.get_mut(node as usize) {
            Some(mark) if *mark != self.round => {
                *mark = self.round;
                true
            }
            _ => false,
        }
    }
}
