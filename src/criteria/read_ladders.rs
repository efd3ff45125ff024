//! Reads `innsatstrapper.toml`, and the ladder a municipality has chosen.

use std::sync::Arc;

use super::read::{source, strings, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::service::{Ladder, Step};
use crate::source::{Node, suggestion};

/// Reads all ladders; the first is used where nothing is chosen.
pub fn ladders(root: Node<'_>, ladders: &mut Vec<Arc<Ladder>>, diagnostics: &mut Vec<Diagnostic>) {
    for node in root.get("ladder").into_iter().flat_map(Node::items) {
        let (Some(id), Some(source)) = (node.text("id"), source(node)) else { continue };
        if ladders.iter().any(|known| known.id == id) {
            let message = format!("innsatstrappen «{id}» står to ganger");
            diagnostics.push(Diagnostic::at(Code::DuplicateId, node.place(), message).help("behold den ene"));
        }
        let steps = node.get("step").into_iter().flat_map(Node::items).filter_map(|step| {
            let number = step.get("number")?.int()?;
            Some(Step { number, text: texts(step.get("text")), services: strings(step.get("services")) })
        });
        let name = texts(node.get("name"));
        ladders.push(Arc::new(Ladder { id: id.to_string(), name, source, steps: steps.collect() }));
    }
}

/// The ladder a municipality has chosen, else the first.
pub fn chosen(root: Node<'_>, ladders: &[Arc<Ladder>], diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<Ladder>> {
    let Some((node, id)) = root.get("ladder").and_then(|node| Some((node, node.str()?))) else {
        return ladders.first().cloned();
    };
    let found = ladders.iter().find(|known| known.id == id);
    if found.is_none() {
        let help = suggestion(id, ladders.iter().map(|known| known.id.as_str()))
            .unwrap_or_else(|| "innsatstrappene står i criteria/national/innsatstrapper.toml".into());
        let message = format!("ukjent innsatstrapp «{id}»");
        diagnostics.push(Diagnostic::at(Code::UnknownReference, node.place(), message).help(help));
    }
    found.or(ladders.first()).cloned()
}
