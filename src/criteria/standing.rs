//! Which criteria stand on a day after every layer's operations: add, replace, remove, tighten, widen.

use super::layer::{Layered, unknown_target};
use super::part::{CriterionPart, Item, Op, Valid, Written, holds_on};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::feel;
use crate::feel::ast::{Expr, Kind};
use crate::units::Date;

/// A criterion while layers are being applied.
pub struct Standing {
    pub id: String,
    pub layer: &'static str,
    pub valid: Valid,
    pub place: Place,
    pub part: CriterionPart,
}

/// The criteria in force on a day after every layer's operations.
pub fn standing(layers: &Layered<'_>, on: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<Standing> {
    let mut standing: Vec<Standing> = Vec::new();
    for (layer, part) in layers {
        let mut touched: Vec<&str> = Vec::new();
        for item in part.criteria.iter().filter(|item| holds_on(&item.valid, on)) {
            // Reported with the days; the first one counts.
            if touched.contains(&item.id.as_str()) {
                continue;
            }
            touched.push(&item.id);
            apply(&mut standing, layer, item, diagnostics);
        }
    }
    standing
}

fn apply(
    standing: &mut Vec<Standing>,
    layer: &'static str,
    item: &Item<CriterionPart>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let at = standing.iter().position(|known| known.id == item.id);
    let fresh = || Standing {
        id: item.id.clone(),
        layer,
        valid: item.valid,
        place: item.place.clone(),
        part: item.value.clone(),
    };
    let Some(known) = at.and_then(|at| standing.get_mut(at)) else {
        if item.op == Op::Add {
            standing.push(fresh());
        } else {
            let ids = standing.iter().map(|known| known.id.as_str());
            diagnostics.push(unknown_target(&item.id, item.op, item.place.clone(), ids));
        }
        return;
    };
    if item.op == Op::Add {
        let found = Diagnostic::at(
            Code::DuplicateId,
            item.place.clone(),
            format!("kravet «{}» finnes allerede i et høyere lag", item.id),
        );
        diagnostics.push(
            found.related(known.place.clone(), "det andre").help("skriv op = \"replace\", \"tighten\" eller \"widen\""),
        );
        return;
    }
    if item.op != Op::Widen && known.part.rank > item.value.rank {
        let message = format!(
            "«{}» kan ikke endre «{}»: rangen {} er lavere enn {}",
            item.op.word(),
            item.id,
            item.value.rank.word(),
            known.part.rank.word()
        );
        let found = Diagnostic::at(Code::RankTooLow, item.place.clone(), message)
            .related(known.place.clone(), "kravet av høyere rang");
        diagnostics.push(found.help("endringen er ikke brukt; bare «widen» og «fill» er tillatt mot høyere rang"));
        return;
    }
    match item.op {
        Op::Remove => {
            if let Some(at) = at {
                standing.remove(at);
            }
        }
        Op::Replace => {
            let merged = merged(&known.part, &item.value);
            *known = Standing { part: merged, ..fresh() };
        }
        _ => {
            let mut part = merged(&known.part, &item.value);
            // The higher rule is still inside, so it keeps its protection.
            part.rank = part.rank.max(known.part.rank);
            if let (Some(old), Some(new)) = (&known.part.when, &item.value.when) {
                part.when = Some(joined(item.op, old, new));
            }
            *known = Standing { part, ..fresh() };
        }
    }
}

/// What the lower item says, and for the rest what the higher one said.
fn merged(old: &CriterionPart, new: &CriterionPart) -> CriterionPart {
    CriterionPart {
        grounds: new.grounds.clone().or_else(|| old.grounds.clone()),
        strength: new.strength.or(old.strength),
        when: new.when.clone().or_else(|| if new.discretion.is_some() { None } else { old.when.clone() }),
        discretion: new.discretion.clone().or_else(|| old.discretion.clone()),
        law: new.law.clone().or_else(|| old.law.clone()),
        text: new.text.clone().or_else(|| old.text.clone()),
        never_counts: new.never_counts.clone().or_else(|| old.never_counts.clone()),
        effect: new.effect.or(old.effect),
        burden: new.burden.or(old.burden),
        exception: if new.exception.is_empty() { old.exception.clone() } else { new.exception.clone() },
        ..new.clone()
    }
}

/// `old and new` for tighten, `old or new` for widen.
fn joined(op: Op, old: &Written, new: &Written) -> Written {
    let parts = vec![old.expr.clone(), new.expr.clone()];
    let kind = if op == Op::Tighten { Kind::And(parts) } else { Kind::Or(parts) };
    let expr = Expr { kind, span: new.expr.span.clone() };
    Written { text: feel::print(&expr), expr, place: new.place.clone() }
}
