//! From a ruleset to a model: find the regions, choose the order, build every diagram.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{Builder, TooLarge};
use super::model::{Model, ModelCriterion, ModelFact, ModelOption, ModelQuestion, ModelService};
use super::nodes::{FITS, JUDGEMENT, NO};
use super::space::Var;
use crate::criteria::Ruleset;
use crate::diagnostic::{Code, Diagnostic};
use crate::fact::{Audience, Catalogue, Fact, Formula, Kind, Select, Sets, ValueSet};
use crate::limits;
use crate::service::{Criterion, Service, Strength};

/// The model of a ruleset, and a finding for each service whose exact diagram hits a limit.
pub fn compile(ruleset: &Ruleset) -> (Model, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let facts = &ruleset.facts;
    let (vars, by_fact) = variables(ruleset, &mut diagnostics);
    let mut builder = Builder::new(&vars, &by_fact);
    let index = |id: &str| facts.index(id).and_then(|index| u16::try_from(index).ok());
    let mut services = Vec::new();
    for service in &ruleset.services {
        let place = builder.begin();
        services.push(compile_service(service, facts, &mut builder).unwrap_or_else(|limit| {
            builder.back_to(place);
            let message = format!("tjenesten «{}» er for sammensatt til et eksakt svar: {limit}", service.id);
            let found = Diagnostic::general(Code::TooComplex, message);
            diagnostics.push(found.help("del vilkårene opp; svaret for tjenesten merkes som ikke eksakt"));
            outline(service)
        }));
    }
    let sets = |sets: &Sets| sets.iter().filter_map(|(id, values)| Some((index(id)?, values.clone()))).collect();
    let questions = ruleset.questions.iter().map(|question| ModelQuestion {
        many: question.select == Select::Many,
        audiences: [Audience::Citizen, Audience::Caseworker].map(|audience| question.audiences.contains(&audience)),
        always: question.always,
        order: question.order,
        effort: question.effort,
        options: question
            .options
            .iter()
            .map(|option| ModelOption {
                none: option.none,
                sets: sets(&option.sets),
                otherwise: sets(&option.otherwise),
            })
            .collect(),
    });
    let questions = questions.collect();
    // Steps on the way to a diagram are no part of it.
    let nodes = builder.into_nodes().under(services.iter_mut().flat_map(roots));
    let facts = facts.iter().zip(&by_fact).map(|(fact, var)| model_fact(fact, *var, &vars)).collect();
    (Model { facts, vars, nodes, services, questions }, diagnostics)
}

/// Every diagram of a service.
fn roots(service: &mut ModelService) -> impl Iterator<Item = &mut u32> {
    let criteria = service.criteria.iter_mut().filter_map(|criterion| criterion.root.as_mut());
    criteria.chain(&mut service.grounds).chain([&mut service.root]).chain(service.rungs.iter_mut().flatten())
}

fn model_fact(fact: &Fact, var: Option<u16>, vars: &[Var]) -> ModelFact {
    let presumed = [Audience::Citizen, Audience::Caseworker].map(|audience| {
        fact.presumed
            .as_ref()
            .filter(|presumed| presumed.audiences.contains(&audience))
            .map(|presumed| presumed.value.clone())
    });
    let regions = var.and_then(|var| vars.get(var as usize));
    let weights = match regions {
        Some(regions) if !fact.prior.is_empty() => region_weights(fact, regions),
        _ => Vec::new(),
    };
    ModelFact { var, presumed, professional: fact.professional, change: fact.change, weights }
}

/// The weight of each region: each stated weight spread evenly over its values.
fn region_weights(fact: &Fact, var: &Var) -> Vec<u32> {
    let width =
        |set: &ValueSet| set.0.iter().map(|(low, high)| i128::from(*high) - i128::from(*low) + 1).sum::<i128>().max(1);
    let weight = |region: usize| {
        let Some(stretch) = var.stretch(region) else { return 0 };
        let shares = fact.prior.iter().map(|prior| {
            let inside = prior.values.intersection(&ValueSet(vec![stretch]));
            let shared = if inside.is_empty() { 0 } else { width(&inside) };
            1_000 * i128::from(prior.weight) * shared / width(&prior.values)
        });
        u32::try_from(shares.sum::<i128>()).unwrap_or(u32::MAX)
    };
    (0..var.starts.len()).map(weight).collect()
}

/// Every condition of a ruleset, in the order of services and criteria.
fn formulas(ruleset: &Ruleset) -> impl Iterator<Item = &Formula> {
    ruleset.services.iter().flat_map(|service| {
        let criteria = service.criteria.iter().filter_map(|criterion| criterion.when.as_ref());
        let rungs = service.ladder.iter().filter_map(|rung| rung.when.as_ref());
        criteria.chain(rungs).map(|condition| &condition.formula)
    })
}

/// The facts that rules depend on with their regions, in order of first use, and the variable of each fact.
pub fn variables(ruleset: &Ruleset, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Var>, Vec<Option<u16>>) {
    let mut order: Vec<usize> = Vec::new();
    let mut cuts: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
    let mut meet = |fact: usize, values: &ValueSet| {
        if !order.contains(&fact) {
            order.push(fact);
        }
        let cuts = cuts.entry(fact).or_default();
        cuts.extend(values.0.iter().flat_map(|(low, high)| [*low, high.saturating_add(1)]));
    };
    formulas(ruleset).for_each(|formula| formula.each_atom(&mut meet));
    for criterion in ruleset.services.iter().flat_map(|service| &service.criteria) {
        if let Some((_, fact)) = &criterion.discretion
            && let Some(fact) = ruleset.facts.index(fact)
        {
            meet(fact, &ValueSet::one(1));
        }
    }
    let mut vars = Vec::new();
    let mut by_fact = vec![None; ruleset.facts.as_slice().len()];
    for fact in order {
        let Some(known) = ruleset.facts.as_slice().get(fact) else { continue };
        let (starts, end) = regions(known, cuts.get(&fact));
        if starts.len() > limits::REGIONS - 1 {
            let message = format!(
                "opplysningen «{}» deles i {} områder, grensen er {}",
                known.id,
                starts.len(),
                limits::REGIONS - 1
            );
            diagnostics.push(Diagnostic::general(Code::TooComplex, message).help("bruk færre ulike grenser"));
            continue;
        }
        let (Ok(index), Ok(var)) = (u16::try_from(fact), u16::try_from(vars.len())) else { continue };
        if let Some(slot) = by_fact.get_mut(fact) {
            *slot = Some(var);
        }
        let score = known.domain.kind == Kind::Score;
        vars.push(Var { fact: index, starts, end, judged: known.professional, score });
    }
    (vars, by_fact)
}

/// The first value of each region, and the last value of all.
fn regions(fact: &Fact, cuts: Option<&BTreeSet<i64>>) -> (Vec<i64>, i64) {
    let domain = &fact.domain;
    match domain.kind {
        Kind::Boolean | Kind::Choice => ((domain.min..=domain.max).collect(), domain.max),
        Kind::Score => (vec![1, 2, 3, 4, 5, domain.max], domain.max),
        _ => {
            let inside = cuts.into_iter().flatten().copied().filter(|cut| *cut > domain.min && *cut <= domain.max);
            (std::iter::once(domain.min).chain(inside).collect(), domain.max)
        }
    }
}

/// The condition of a criterion with its judgement: what must hold for it to be met, before `judge`.
fn raw(criterion: &Criterion, facts: &Catalogue, builder: &mut Builder<'_>) -> Result<Option<u32>, TooLarge> {
    let mut parts = Vec::new();
    parts.extend(criterion.when.as_ref().map(|when| when.formula.clone()));
    if let Some((_, fact)) = &criterion.discretion
        && let Some(fact) = facts.index(fact)
    {
        parts.push(Formula::Among(fact, ValueSet::one(1)));
    }
    if parts.is_empty() { Ok(None) } else { builder.formula(&Formula::All(parts)).map(Some) }
}

/// One service's diagrams, in a builder over the ruleset's `variables`.
pub fn compile_service(
    service: &Service,
    facts: &Catalogue,
    builder: &mut Builder<'_>,
) -> Result<ModelService, TooLarge> {
    let mut compiled = outline(service);
    let mut raws = Vec::new();
    for (criterion, slot) in service.criteria.iter().zip(&mut compiled.criteria) {
        let raw = raw(criterion, facts, builder)?;
        slot.root = raw.map(|raw| builder.judge(raw)).transpose()?;
        raws.push(raw);
    }
    let mut best = NO;
    for (index, ground) in service.grounds.iter().enumerate() {
        let mut outcome = if ground.best_is_judgement { JUDGEMENT } else { FITS };
        for (criterion, raw) in service.criteria.iter().zip(&raws) {
            let Some(raw) = raw.filter(|_| criterion.grounds.contains(&index)) else { continue };
            let part = match criterion.strength {
                Strength::Required => raw,
                Strength::Exclusion => builder.not(raw)?,
                // Unmet, a main rule gives judgement instead of no.
                Strength::MainRule => builder.greatest(raw, JUDGEMENT)?,
                Strength::Factor | Strength::NeverCounts => continue,
            };
            outcome = builder.least(outcome, part)?;
        }
        let outcome = builder.judge(outcome)?;
        if let Some(slot) = compiled.grounds.get_mut(index) {
            *slot = outcome;
        }
        best = builder.greatest(best, outcome)?;
    }
    for (rung, slot) in service.ladder.iter().zip(&mut compiled.rungs) {
        let when = rung.when.as_ref().map(|when| builder.formula(&when.formula)).transpose()?;
        *slot = when.map(|when| builder.judge(when)).transpose()?;
    }
    compiled.root = best;
    compiled.exact = true;
    Ok(compiled)
}

/// Everything about a service but its diagrams.
fn outline(service: &Service) -> ModelService {
    let criteria = service.criteria.iter().map(|criterion| ModelCriterion {
        grounds: criterion.grounds.iter().filter_map(|ground| u8::try_from(*ground).ok()).collect(),
        main_rule: criterion.strength == Strength::MainRule,
        root: None,
    });
    ModelService {
        root: NO,
        exact: false,
        grounds: vec![NO; service.grounds.len()],
        criteria: criteria.collect(),
        rungs: vec![None; service.ladder.len()],
    }
}
