//! Changes called «widen» that give nobody more, or give someone less.

use crate::criteria::{Library, LibraryKommune};
use crate::diagnostic::{Code, Diagnostic};
use crate::differ;
use crate::units::Date;

/// Every widening of a municipality's layers that isn't one: the rules with it are compared with the rules without it.
pub fn check(library: &Library, kommune: &LibraryKommune, on: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let (with, _) = library.ruleset(kommune, on);
    let region = kommune.kommune.extends.as_ref().and_then(|id| library.regions.get(id));
    for part in kommune.services.iter().chain(region.into_iter().flatten()) {
        let holds = |valid: &(Option<Date>, Option<Date>)| {
            valid.0.is_none_or(|from| from <= on) && valid.1.is_none_or(|to| on < to)
        };
        for item in part.criteria.iter().filter(|item| item.op.word() == "widen" && holds(&item.valid)) {
            let (mut library, mut kommune) = (library.clone(), kommune.clone());
            let regions = kommune.kommune.extends.as_ref().and_then(|id| library.regions.get_mut(id));
            for part in kommune.services.iter_mut().chain(regions.into_iter().flatten()) {
                part.criteria.retain(|other| other.place != item.place);
            }
            let (without, _) = library.ruleset(&kommune, on);
            let diff = differ::diff(&with, &without);
            let Some(service) = diff.services.iter().find(|service| service.id == part.id && service.exact) else {
                continue;
            };
            let [more, less] = &service.witnesses;
            let message = match (more, less) {
                (_, Some(less)) => {
                    let person = super::service::describe(&diff.joint, &diff.model.vars, &less.person);
                    format!("utvidelsen «{}» av «{}» gir noen mindre: {person}", item.id, part.id)
                }
                (None, None) => format!("utvidelsen «{}» av «{}» gir ingen mer enn før", item.id, part.id),
                (Some(_), None) => continue,
            };
            let help = "et unntak («exclusion») utvides med «tighten»; ellers: se om vilkåret allerede er dekket";
            found.push(Diagnostic::at(Code::NoWidening, item.place.clone(), message).help(help));
        }
    }
    found
}
