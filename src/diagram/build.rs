//! Builds reduced, shared diagrams from formulas.

use std::collections::HashMap;

use super::nodes::{FIRST, FITS, JUDGEMENT, NO, Nodes};
use super::space::Var;
use crate::fact::{Formula, ValueSet};
use crate::limits;

/// Which limit a diagram would pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooLarge {
    /// A fact has too many regions to be a variable.
    #[error("en opplysning har for mange ulike grenser")]
    Regions,
    /// Too many nodes.
    #[error("diagrammene trenger mer enn {} noder", limits::DIAGRAM_NODES)]
    Nodes,
    /// Too much work.
    #[error("diagrammene trenger mer enn {} regnesteg", limits::DIAGRAM_WORK)]
    Work,
}

/// How two terminals become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Combine {
    /// The worse of the two: conjunction.
    Least,
    /// The better of the two: disjunction.
    Greatest,
    /// The one if they are equal, else judgement.
    Agree,
}

/// Nodes under construction.
#[derive(Debug)]
pub struct Builder<'a> {
    vars: &'a [Var],
    /// Variable of a fact, by fact index.
    by_fact: &'a [Option<u16>],
    nodes: Nodes,
    unique: HashMap<(u16, Box<[u32]>), u32>,
    combined: HashMap<(Combine, u32, u32), u32>,
    negated: HashMap<u32, u32>,
    judged: HashMap<u32, u32>,
    /// How much work is left for the service at hand.
    work: u64,
}

impl<'a> Builder<'a> {
    /// A builder over these variables, in this order.
    pub fn new(vars: &'a [Var], by_fact: &'a [Option<u16>]) -> Builder<'a> {
        Builder {
            vars,
            by_fact,
            nodes: Nodes::default(),
            unique: HashMap::new(),
            combined: HashMap::new(),
            negated: HashMap::new(),
            judged: HashMap::new(),
            work: limits::DIAGRAM_WORK,
        }
    }

    /// Begins a new service: it may use as much work as any other. Gives the place to go back to should it be too large.
    pub fn begin(&mut self) -> u32 {
        self.work = limits::DIAGRAM_WORK;
        (self.nodes.len() + FIRST) as u32
    }

    /// Forgets every node from `place` on, so that a service that is too large takes nothing from the others.
    pub fn back_to(&mut self, place: u32) {
        self.nodes.truncate(place);
        self.unique.retain(|_, node| *node < place);
        self.combined.retain(|(_, a, b), node| *a.max(b) < place && *node < place);
        self.negated.retain(|from, to| *from.max(to) < place);
        self.judged.retain(|from, to| *from.max(to) < place);
    }

    /// Counts work against the limit.
    fn spend(&mut self, branches: usize) -> Result<(), TooLarge> {
        self.work = self.work.checked_sub(branches as u64).ok_or(TooLarge::Work)?;
        Ok(())
    }

    /// The nodes built so far.
    pub fn into_nodes(self) -> Nodes {
        self.nodes
    }

    /// The nodes built so far.
    pub fn nodes(&self) -> &Nodes {
        &self.nodes
    }

    fn node(&mut self, var: u16, children: Vec<u32>) -> Result<u32, TooLarge> {
        self.spend(children.len())?;
        if let Some(first) = children.first().copied()
            && children.iter().all(|child| *child == first)
        {
            return Ok(first);
        }
        let key = (var, children.into_boxed_slice());
        if let Some(known) = self.unique.get(&key) {
            return Ok(*known);
        }
        if self.nodes.len() >= limits::DIAGRAM_NODES {
            return Err(TooLarge::Nodes);
        }
        let id = self.nodes.push(var, &key.1);
        self.unique.insert(key, id);
        Ok(id)
    }

    /// The diagram of a formula; judgement is not applied yet.
    pub fn formula(&mut self, formula: &Formula) -> Result<u32, TooLarge> {
        match formula {
            Formula::Always(holds) => Ok(if *holds { FITS } else { NO }),
            Formula::Among(fact, values) => self.among(*fact, values),
            Formula::Not(part) => {
                let part = self.formula(part)?;
                self.not(part)
            }
            Formula::All(parts) => self.fold(parts, FITS, Combine::Least),
            Formula::Any(parts) => self.fold(parts, NO, Combine::Greatest),
            Formula::AtLeast(count, parts) => self.at_least(*count, parts),
            Formula::If(test, yes, no) => {
                let (test, yes, no) = (self.formula(test)?, self.formula(yes)?, self.formula(no)?);
                self.choose(test, yes, no)
            }
        }
    }

    fn among(&mut self, fact: usize, values: &ValueSet) -> Result<u32, TooLarge> {
        let var = self.by_fact.get(fact).copied().flatten().ok_or(TooLarge::Regions)?;
        let known = self.vars.get(var as usize).ok_or(TooLarge::Regions)?;
        let mask = known.mask(values);
        // The region for judgement gets its meaning in `judge`; until then it repeats the first region.
        let regions = (0..known.starts.len()).chain(known.judged.then_some(0));
        let children = regions.map(|region| if mask >> region & 1 == 1 { FITS } else { NO }).collect();
        self.node(var, children)
    }

    fn fold(&mut self, parts: &[Formula], start: u32, how: Combine) -> Result<u32, TooLarge> {
        let mut all = start;
        for part in parts {
            let part = self.formula(part)?;
            all = self.combine(how, all, part)?;
        }
        Ok(all)
    }

    fn at_least(&mut self, count: usize, parts: &[Formula]) -> Result<u32, TooLarge> {
        // need[k]: the diagram for «at least k of the parts seen so far, from the end».
        let mut need = vec![NO; count.saturating_add(1)];
        if let Some(none) = need.first_mut() {
            *none = FITS;
        }
        for part in parts.iter().rev() {
            let part = self.formula(part)?;
            let before = need.clone();
            for (slot, pair) in need.iter_mut().skip(1).zip(before.windows(2)) {
                if let [fewer, same] = pair {
                    *slot = self.choose(part, *fewer, *same)?;
                }
            }
        }
        Ok(need.last().copied().unwrap_or(NO))
    }

    /// `yes` where `test` holds, else `no`; `test` has no judgement in it.
    fn choose(&mut self, test: u32, yes: u32, no: u32) -> Result<u32, TooLarge> {
        let otherwise = self.not(test)?;
        let (yes, no) = (self.combine(Combine::Least, test, yes)?, self.combine(Combine::Least, otherwise, no)?);
        self.combine(Combine::Greatest, yes, no)
    }

    /// Negation: yes and no change places, judgement stays.
    pub fn not(&mut self, node: u32) -> Result<u32, TooLarge> {
        let Some((var, children)) = self.nodes.inner(node).map(|(var, children)| (var, children.to_vec())) else {
            return Ok(FITS.saturating_sub(node));
        };
        if let Some(known) = self.negated.get(&node) {
            return Ok(*known);
        }
        let children = children.into_iter().map(|child| self.not(child)).collect::<Result<_, _>>()?;
        let result = self.node(var, children)?;
        self.negated.insert(node, result);
        Ok(result)
    }

    /// The worse of two.
    pub fn least(&mut self, a: u32, b: u32) -> Result<u32, TooLarge> {
        self.combine(Combine::Least, a, b)
    }

    /// The better of two.
    pub fn greatest(&mut self, a: u32, b: u32) -> Result<u32, TooLarge> {
        self.combine(Combine::Greatest, a, b)
    }

    fn combine(&mut self, how: Combine, a: u32, b: u32) -> Result<u32, TooLarge> {
        let (a, b) = (a.min(b), a.max(b));
        match (how, a, b) {
            _ if a == b => return Ok(a),
            (Combine::Least, NO, _) => return Ok(NO),
            (Combine::Greatest, NO, _) => return Ok(b),
            (Combine::Least | Combine::Greatest, JUDGEMENT, FITS) => {
                return Ok(if how == Combine::Least { JUDGEMENT } else { FITS });
            }
            (Combine::Agree, _, _) if b <= FITS => return Ok(JUDGEMENT),
            (Combine::Agree, JUDGEMENT, _) => return Ok(JUDGEMENT),
            (Combine::Least, FITS, _) => return Ok(b),
            (Combine::Greatest, FITS, _) => return Ok(FITS),
            _ => {}
        }
        if let Some(known) = self.combined.get(&(how, a, b)) {
            return Ok(*known);
        }
        let top = |nodes: &Nodes, node: u32| nodes.inner(node).map(|(var, children)| (var, children.to_vec()));
        let (left, right) = (top(&self.nodes, a), top(&self.nodes, b));
        let var = [&left, &right].into_iter().flatten().map(|(var, _)| *var).min().unwrap_or_default();
        let regions = self.vars.get(var as usize).map_or(0, Var::regions);
        let child = |side: &Option<(u16, Vec<u32>)>, node: u32, region: usize| match side {
            Some((own, children)) if *own == var => children.get(region).copied().unwrap_or(NO),
            _ => node,
        };
        let mut children = Vec::with_capacity(regions);
        for region in 0..regions {
            children.push(self.combine(how, child(&left, a, region), child(&right, b, region))?);
        }
        let result = self.node(var, children)?;
        self.combined.insert((how, a, b), result);
        Ok(result)
    }

    /// Gives the region for judgement its meaning: the outcome all answers agree on, else judgement.
    pub fn judge(&mut self, node: u32) -> Result<u32, TooLarge> {
        let Some((var, children)) = self.nodes.inner(node).map(|(var, children)| (var, children.to_vec())) else {
            return Ok(node);
        };
        if let Some(known) = self.judged.get(&node) {
            return Ok(*known);
        }
        let values = self.vars.get(var as usize).map_or(0, |var| var.starts.len());
        let mut after = Vec::with_capacity(children.len());
        for child in children.into_iter().take(values) {
            after.push(self.judge(child)?);
        }
        if self.vars.get(var as usize).is_some_and(|var| var.judged) {
            let mut all = after.first().copied().unwrap_or(NO);
            for child in after.clone() {
                all = self.combine(Combine::Agree, all, child)?;
            }
            after.push(all);
        }
        let result = self.node(var, after)?;
        self.judged.insert(node, result);
        Ok(result)
    }
}
