//! Checks a decoded model: every index inside its list, so that no walk can leave the arrays or run in a circle.

use crate::diagram::{Model, ModelService, Nodes};

/// Whether every index of a model points at something.
pub fn is_sound(model: &Model) -> bool {
    let fact = |fact: &u16| (*fact as usize) < model.facts.len();
    let widths: Vec<usize> = model.vars.iter().map(crate::diagram::Var::regions).collect();
    let vars = model.vars.iter().all(|var| fact(&var.fact) && !var.starts.is_empty() && var.regions() <= 63);
    let facts = model.facts.iter().all(|fact| fact.var.is_none_or(|var| (var as usize) < model.vars.len()));
    let options = model.questions.iter().flat_map(|question| &question.options);
    let questions =
        options.flat_map(|option| option.sets.iter().chain(&option.otherwise)).all(|(about, _)| fact(about));
    let services = model.services.iter().all(|service| service_is_sound(model, service));
    vars && facts && questions && services && nodes_are_sound(&model.nodes, &widths)
}

fn service_is_sound(model: &Model, service: &ModelService) -> bool {
    let root = |root: &u32| (*root as usize) < model.nodes.len().saturating_add(3);
    root(&service.root)
        && service.grounds.iter().all(root)
        && service.criteria.iter().all(|criterion| criterion.root.iter().all(root))
        && service.rungs.iter().flatten().all(root)
}

/// Each node has as many children as its variable has regions, and every child comes before its parent.
fn nodes_are_sound(nodes: &Nodes, widths: &[usize]) -> bool {
    let lists = nodes.first.len() == nodes.var.len();
    let ends = nodes.first.iter().skip(1).copied().chain([nodes.children.len() as u32]);
    let starts = nodes.first.first().is_none_or(|first| *first == 0);
    let each = nodes.var.iter().zip(&nodes.first).zip(ends).zip(3u32..).all(|(((var, from), to), id)| {
        let children = nodes.children.get(*from as usize..to as usize).unwrap_or_default();
        let width = widths.get(*var as usize).copied();
        width == Some(children.len()) && children.iter().all(|child| *child < id)
    });
    lists && starts && each
}
