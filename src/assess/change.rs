//! What would change it: the smallest change of answers that forces another outcome.

use super::knowledge::Knowledge;
use super::result::Level;
use crate::diagram::{FITS, Model, ModelService, NEVER, Scratch};
use crate::fact::{Change, ValueSet};

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum ChangeKind {
    /// Life or circumstances may change it.
    MayChange = 0,
    /// It only needs documenting or doing.
    Document = 1,
    /// A professional must judge it.
    Judgement = 2,
}

impl ChangeKind {
    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::MayChange => "may_change",
            ChangeKind::Document => "document",
            ChangeKind::Judgement => "judgement",
        }
    }
}

/// One smallest change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSet {
    /// What kind.
    pub kind: ChangeKind,
    /// The facts that would have to be so, by fact index.
    pub set: Vec<(u16, ValueSet)>,
    /// The outcome it gives.
    pub to: Level,
}

/// A step that changes an answer; a step that only fills in an unknown fact costs one.
const CHANGE: u32 = 1_000;

/// The smallest change to each outcome that is not reachable now: as few changed answers as possible, and none of the rest
/// superfluous. Facts that never change are left alone.
pub fn changes(
    model: &Model,
    knowledge: &Knowledge,
    service: &ModelService,
    reachable: u8,
    scratch: &mut Scratch,
) -> Vec<ChangeSet> {
    if !service.exact || reachable == 7 {
        return Vec::new();
    }
    let order = model.nodes.below(service.root, scratch);
    let missing = (0..=FITS).rev().filter(|outcome| reachable >> outcome & 1 == 0);
    missing.filter_map(|outcome| smallest(model, knowledge, service, &order, outcome, scratch)).collect()
}

fn smallest(
    model: &Model,
    knowledge: &Knowledge,
    service: &ModelService,
    order: &[u32],
    outcome: u32,
    scratch: &mut Scratch,
) -> Option<ChangeSet> {
    let steps = |var: u16, region: usize| step(model, knowledge, var, region);
    let way = model.nodes.cheapest(order, scratch, 1u8 << outcome, &steps)?;
    let mut masks = knowledge.masks().to_vec();
    let mut touched: Vec<u16> = Vec::new();
    for (var, region, _) in way {
        set(&mut masks, var, 1u64 << region.min(63));
        touched.push(var);
    }
    let forced =
        |masks: &[u64], scratch: &mut Scratch| model.nodes.reach(service.root, masks, scratch) == 1u8 << outcome;
    // Give back what the path fixed without need, then widen each change as far as it goes.
    touched.retain(|var| {
        let before = masks.get(*var as usize).copied().unwrap_or_default();
        set(&mut masks, *var, knowledge.masks().get(*var as usize).copied().unwrap_or_default());
        let needed = !forced(&masks, scratch);
        if needed {
            set(&mut masks, *var, before);
        }
        needed
    });
    for var in &touched {
        let Some(known) = model.vars.get(*var as usize) else { continue };
        for region in 0..known.starts.len() {
            let before = masks.get(*var as usize).copied().unwrap_or_default();
            if before >> region & 1 == 0 && steps(*var, region) != NEVER {
                set(&mut masks, *var, before | 1u64 << region);
                if !forced(&masks, scratch) {
                    set(&mut masks, *var, before);
                }
            }
        }
    }
    let facts = touched.iter().filter_map(|var| {
        let known = model.vars.get(*var as usize)?;
        Some((known.fact, known.values(masks.get(*var as usize).copied()? & known.all())))
    });
    let facts: Vec<(u16, ValueSet)> = facts.collect();
    let kind = facts.iter().map(|(fact, _)| kind(model, *fact)).max()?;
    Some(ChangeSet { kind, set: facts, to: Level::of(1u8 << outcome) })
}

fn set(masks: &mut [u64], var: u16, mask: u64) {
    if let Some(slot) = masks.get_mut(var as usize) {
        *slot = mask;
    }
}

/// What it costs to move a variable into a region: nothing when that is already known.
fn step(model: &Model, knowledge: &Knowledge, var: u16, region: usize) -> u32 {
    let Some(known) = model.vars.get(var as usize) else { return NEVER };
    let mask = knowledge.masks().get(var as usize).copied().unwrap_or_default();
    let inside = mask >> region & 1 == 1;
    let judgement = region >= known.starts.len();
    let never = model.facts.get(known.fact as usize).is_some_and(|fact| fact.change == Change::Never);
    match (inside, judgement) {
        (true, _) => u32::from(mask.count_ones() > 1),
        // Nobody can be asked to become «not yet judged».
        (false, true) => NEVER,
        (false, false) if never => NEVER,
        (false, false) => CHANGE,
    }
}

fn kind(model: &Model, fact: u16) -> ChangeKind {
    match model.facts.get(fact as usize) {
        Some(fact) if fact.professional => ChangeKind::Judgement,
        Some(fact) if fact.change == Change::Document => ChangeKind::Document,
        _ => ChangeKind::MayChange,
    }
}
