//! What would change it: the smallest change of answers that forces another outcome.

use super::knowledge::Knowledge;
use super::result::Level;
use crate::diagram::{FITS, Model, ModelService, Price, Scratch, Var};
use crate::fact::{Change, ValueSet};
use crate::units::gather;

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
    let prices = gather(model.vars.iter().zip(knowledge.masks()).map(|(var, mask)| price(model, var, *mask)));
    let mut found = Vec::new();
    for outcome in (0..=FITS).rev() {
        if reachable >> outcome & 1 == 0 {
            found.extend(smallest(model, knowledge, &order, &prices, outcome, scratch));
        }
    }
    found
}

fn smallest(
    model: &Model,
    knowledge: &Knowledge,
    order: &[u32],
    prices: &[Price],
    outcome: u32,
    scratch: &mut Scratch,
) -> Option<ChangeSet> {
    let way = model.nodes.cheapest(order, scratch, 1u8 << outcome, prices)?;
    let mut masks = knowledge.masks().to_vec();
    for (var, region) in &way {
        set(&mut masks, *var, 1u64 << (*region).min(63));
    }
    // Give back what the way fixed without need, then widen each change as far as it goes.
    let mut fatal = |masks: &[u64], var: u16| model.nodes.fatal(order, scratch, 1u8 << outcome, masks, var);
    let mut touched = Vec::new();
    for (var, _) in way {
        let before = knowledge.masks().get(var as usize).copied().unwrap_or_default();
        if fatal(&masks, var) & before == 0 {
            set(&mut masks, var, before);
        } else {
            touched.push(var);
        }
    }
    let (mut facts, mut hardest) = (Vec::new(), None);
    for var in touched {
        let (price, known) = prices.get(var as usize).zip(model.vars.get(var as usize))?;
        let mask = (price.near.0 | price.far.0) & !fatal(&masks, var);
        set(&mut masks, var, mask);
        facts.push((known.fact, known.values(mask & known.all())));
        hardest = hardest.max(Some(kind(model, known.fact)));
    }
    Some(ChangeSet { kind: hardest?, set: facts, to: Level::of(1u8 << outcome) })
}

fn set(masks: &mut [u64], var: u16, mask: u64) {
    if let Some(slot) = masks.get_mut(var as usize) {
        *slot = mask;
    }
}

/// What it costs to move a variable into a region: nothing when that is already known. Nobody can be asked to become «not yet
/// judged», and what never changes stays.
fn price(model: &Model, var: &Var, mask: u64) -> Price {
    let never = model.facts.get(var.fact as usize).is_some_and(|fact| fact.change == Change::Never);
    let far = if never { 0 } else { var.all() & !mask };
    Price { near: (mask, u32::from(mask.count_ones() > 1)), far: (far, CHANGE) }
}

fn kind(model: &Model, fact: u16) -> ChangeKind {
    match model.facts.get(fact as usize) {
        Some(fact) if fact.professional => ChangeKind::Judgement,
        Some(fact) if fact.change == Change::Document => ChangeKind::Document,
        _ => ChangeKind::MayChange,
    }
}
