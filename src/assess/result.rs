//! Levels and statuses from knowledge: one pass over the nodes answers for every service at once.

use super::knowledge::Knowledge;
use super::relevance::Relevance;
use crate::diagram::{FITS, JUDGEMENT, Model, ModelService, NO};
use crate::units::gather;

/// The bits of the three outcomes among the reachable ones.
const BIT_NO: u8 = 1 << NO;
const BIT_JUDGEMENT: u8 = 1 << JUDGEMENT;
const BIT_FITS: u8 = 1 << FITS;

/// Where a service stands for this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Level {
    /// Only «no» can be reached.
    No = 0,
    /// Only «judgement» can be reached.
    Judgement = 1,
    /// Only «fits» can be reached.
    Fits = 2,
    /// More than one outcome can be reached.
    Open = 3,
}

impl Level {
    /// The level of a set of reachable outcomes.
    pub fn of(reachable: u8) -> Level {
        match reachable {
            BIT_NO => Level::No,
            BIT_JUDGEMENT => Level::Judgement,
            BIT_FITS => Level::Fits,
            _ => Level::Open,
        }
    }

    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            Level::No => "no",
            Level::Judgement => "judgement",
            Level::Fits => "fits",
            Level::Open => "open",
        }
    }
}

/// Whether one criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// It is not met.
    NotMet = 0,
    /// A person must judge it.
    Judgement = 1,
    /// It is met.
    Met = 2,
    /// What is known does not settle it.
    Unknown = 3,
}

impl Status {
    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            Status::NotMet => "not_met",
            Status::Judgement => "judgement",
            Status::Met => "met",
            Status::Unknown => "unknown",
        }
    }
}

/// Where one service stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceResult {
    /// The level.
    pub level: Level,
    /// The outcomes still reachable, as bits 1 << outcome.
    pub reachable: u8,
    /// The ground that gives the level: the first that can reach the best reachable outcome.
    pub ground: Option<u8>,
    /// The status of each criterion, in the model's order.
    pub criteria: Vec<Status>,
    /// The unknown facts that can still change the outcome, as variables.
    pub missing: Vec<u16>,
    /// The main rules that are not met although their ground is not shut: indices of criteria.
    pub departs_from: Vec<u16>,
    /// Whether each rung applies.
    pub rungs: Vec<Status>,
}

/// Where every service stands.
pub fn assess(model: &Model, knowledge: &Knowledge) -> Vec<ServiceResult> {
    let mut reach = Vec::new();
    model.nodes.reach_all(knowledge.masks(), &mut reach);
    let relevance = Relevance::new(model, knowledge);
    let mut all = Vec::new();
    for service in &model.services {
        all.push(one(service, &reach, gather(relevance.of(service).iter())));
    }
    all
}

/// The outcomes reachable from a root, from the pass over all nodes.
pub(super) fn reachable(service: &ModelService, reach: &[u8]) -> u8 {
    if service.exact { at(reach, service.root) } else { BIT_NO | BIT_JUDGEMENT | BIT_FITS }
}

fn at(reach: &[u8], root: u32) -> u8 {
    reach.get(root as usize).copied().unwrap_or_default()
}

fn one(service: &ModelService, reach: &[u8], missing: Vec<u16>) -> ServiceResult {
    let reachable = reachable(service, reach);
    let status = |root: Option<u32>| match root.map(|root| at(reach, root)) {
        Some(BIT_NO) => Status::NotMet,
        Some(BIT_JUDGEMENT) => Status::Judgement,
        Some(BIT_FITS) => Status::Met,
        Some(_) => Status::Unknown,
        None => Status::Judgement,
    };
    let best = |bits: u8| bits.checked_ilog2();
    let ground = service.grounds.iter().position(|ground| best(at(reach, *ground)) == best(reachable));
    let (mut criteria, mut departs_from) = (Vec::new(), Vec::new());
    for (place, criterion) in (0..).zip(&service.criteria) {
        let status = status(criterion.root);
        let open =
            |ground: &u8| service.grounds.get(*ground as usize).is_some_and(|ground| at(reach, *ground) != BIT_NO);
        if criterion.main_rule && status == Status::NotMet && criterion.grounds.iter().any(open) {
            departs_from.push(place);
        }
        criteria.push(status);
    }
    ServiceResult {
        level: Level::of(reachable),
        reachable,
        ground: ground.and_then(|ground| u8::try_from(ground).ok()),
        departs_from,
        rungs: gather(service.rungs.iter().map(|when| when.map_or(Status::Met, |when| status(Some(when))))),
        criteria,
        missing,
    }
}

/// Only the level of each service: what changes at every answer.
pub fn levels(model: &Model, knowledge: &Knowledge) -> Vec<u8> {
    let mut reach = Vec::new();
    model.nodes.reach_all(knowledge.masks(), &mut reach);
    gather(model.services.iter().map(|service| Level::of(reachable(service, &reach)) as u8))
}
