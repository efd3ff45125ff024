//! A model as bytes and back: its fields as they are, but its nodes in fewer and smaller numbers. Both ways stand side by side.

#[cfg(not(target_arch = "wasm32"))]
use crate::diagram::Nodes;
use crate::diagram::{FITS, Model};
use crate::unpack::unpack;

/// The bytes of a model.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(model: &Model) -> Vec<u8> {
    let mut children = Vec::with_capacity(model.nodes.children.len());
    for (node, _) in (FITS + 1..).zip(&model.nodes.var) {
        for child in model.nodes.inner(node).map_or(&[][..], |(_, children)| children) {
            // A terminal, or how far back a node stands.
            children.push(if *child > FITS { FITS + node - child } else { *child });
        }
    }
    // Where the children of each begin follows from the widths of the variables.
    let nodes = Nodes { var: model.nodes.var.clone(), first: Vec::new(), children };
    // Plain structs can't fail to be written to memory.
    postcard::to_allocvec(&Model { nodes, ..model.clone() }).unwrap_or_default()
}

/// The model in some bytes; nothing when they are damaged.
pub fn read(bytes: &[u8]) -> Option<Model> {
    let mut model: Model = unpack(bytes)?;
    let nodes = &mut model.nodes;
    let (mut start, mut rest) = (0, nodes.children.as_mut_slice());
    for (node, var) in (FITS + 1..).zip(&nodes.var) {
        let (own, others) = rest.split_at_mut_checked(model.vars.get(*var as usize)?.regions())?;
        nodes.first.push(start);
        start += own.len() as u32;
        for child in own.iter_mut().filter(|child| **child > FITS) {
            *child = (FITS + node).checked_sub(*child)?;
        }
        rest = others;
    }
    Some(model)
}
