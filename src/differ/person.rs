//! Finds the smallest concrete person on whom several diagrams together say something wanted.

use std::collections::HashMap;

use crate::diagram::{FITS, NEVER, Nodes, Var};

/// What is fixed about a person: variable and region. Everything else may be anything.
pub type Person = Vec<(u16, usize)>;

/// A cheapest person: what each fixed variable costs is `price`, and the terminals reached, root by root, are `wanted`. Nothing
/// fixed is superfluous: whatever the rest, the same terminals are reached. A variable that is not fixed lies in a region that is
/// free of charge, if it has one.
pub fn find(
    nodes: &Nodes,
    vars: &[Var],
    roots: &[u32],
    wanted: &dyn Fn(&[u32]) -> bool,
    price: &dyn Fn(u16, usize) -> u32,
) -> Option<Person> {
    let mut search = Search { nodes, vars, wanted, price, known: HashMap::new() };
    if search.cost(roots) == NEVER {
        return None;
    }
    let mut at = roots.to_vec();
    let mut person = Vec::new();
    while let Some((var, region)) = search.known.get(&at).and_then(|(_, step)| *step) {
        at = search.below(&at, var, region);
        person.push((var, region));
    }
    let free = |var: u16| (0..vars.get(var as usize).map_or(0, Var::regions)).any(|region| price(var, region) == 0);
    for (var, _) in person.clone() {
        let without: Person = person.iter().copied().filter(|(other, _)| *other != var).collect();
        let fixed = |var: u16, region: usize| match without.iter().find(|(other, _)| *other == var) {
            Some((_, own)) if *own != region => NEVER,
            Some(_) => 0,
            None if price(var, region) == NEVER || price(var, region) > 0 && free(var) => NEVER,
            None => 0,
        };
        let other = |reached: &[u32]| reached != at;
        let mut search = Search { nodes, vars, wanted: &other, price: &fixed, known: HashMap::new() };
        if search.cost(roots) == NEVER {
            person = without;
        }
    }
    Some(person)
}

/// The least cost, and the variable and region that begin the way.
type Best = (u32, Option<(u16, usize)>);

struct Search<'a> {
    nodes: &'a Nodes,
    vars: &'a [Var],
    wanted: &'a dyn Fn(&[u32]) -> bool,
    price: &'a dyn Fn(u16, usize) -> u32,
    /// For nodes taken together: the least cost, and the step that begins the way.
    known: HashMap<Vec<u32>, Best>,
}

impl Search<'_> {
    fn cost(&mut self, at: &[u32]) -> u32 {
        if let Some((cost, _)) = self.known.get(at) {
            return *cost;
        }
        let found = match top(self.nodes, at) {
            None => (if (self.wanted)(at) { 0 } else { NEVER }, None),
            Some(var) => {
                let mut best = (NEVER, None);
                for region in 0..self.vars.get(var as usize).map_or(0, Var::regions) {
                    let step = (self.price)(var, region);
                    if step < best.0 {
                        let below = self.below(at, var, region);
                        let whole = self.cost(&below).saturating_add(step);
                        if whole < best.0 {
                            best = (whole, Some((var, region)));
                        }
                    }
                }
                best
            }
        };
        self.known.insert(at.to_vec(), found);
        found.0
    }

    fn below(&self, at: &[u32], var: u16, region: usize) -> Vec<u32> {
        at.iter().map(|node| step(self.nodes, *node, var, region)).collect()
    }
}

/// The first variable that some of these nodes branch on.
pub fn top(nodes: &Nodes, at: &[u32]) -> Option<u16> {
    at.iter().filter(|node| **node > FITS).filter_map(|node| nodes.inner(*node)).map(|(var, _)| var).min()
}

/// Where a node leads when a variable lies in a region.
pub fn step(nodes: &Nodes, node: u32, var: u16, region: usize) -> u32 {
    match nodes.inner(node) {
        Some((own, children)) if own == var => children.get(region).copied().unwrap_or_default(),
        _ => node,
    }
}

/// The value that stands for a region: the one next to the limit that makes it a region of its own.
pub fn value(var: &Var, region: usize) -> Option<i64> {
    let (low, high) = var.stretch(region)?;
    Some(if region == 0 && var.starts.len() > 1 && !var.score { high } else { low })
}
