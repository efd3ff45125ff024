//! What exact reasoning finds in criteria that are well formed: rules that never decide, shut everyone out, or give less than the law.

mod service;
mod widening;

use crate::criteria::{Library, Ruleset};
use crate::diagnostic::{self, Diagnostic};
use crate::diagram::{Builder, variables};
use crate::units::Date;

/// Findings about one municipality's rules.
pub fn lint(ruleset: &Ruleset) -> Vec<Diagnostic> {
    // Limits are reported where the ruleset is compiled for use.
    let (vars, by_fact) = variables(ruleset, &mut Vec::new());
    let mut builder = Builder::new(&vars, &by_fact);
    let mut found = Vec::new();
    for service in &ruleset.services {
        let place = builder.begin();
        // A service that is too large has been reported; nothing exact can be said about it.
        if (service::Check { ruleset, vars: &vars, service, found: &mut found }).run(&mut builder).is_err() {
            builder.back_to(place);
        }
    }
    found
}

/// Findings about every municipality's rules on a day. What does not hold everywhere says where it holds.
pub fn all(library: &Library, on: Date) -> Vec<Diagnostic> {
    let mut found: Vec<(Diagnostic, Vec<&str>)> = Vec::new();
    for kommune in library.kommuner.values() {
        let own = lint(&library.ruleset(kommune, on).0).into_iter().chain(widening::check(library, kommune, on));
        for finding in own {
            let name = kommune.kommune.folder.as_str();
            match found.iter_mut().find(|(known, _)| *known == finding) {
                Some((_, places)) => places.push(name),
                None => found.push((finding, vec![name])),
            }
        }
    }
    let everywhere = library.kommuner.len();
    let named = |(mut finding, places): (Diagnostic, Vec<&str>)| {
        if places.len() < everywhere {
            finding.message = format!("{} ({})", finding.message, places.join(", "));
        }
        finding
    };
    let mut found: Vec<Diagnostic> = found.into_iter().map(named).collect();
    diagnostic::sort(&mut found);
    found
}
