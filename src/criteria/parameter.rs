//! The values of a service's open parameters on a day.

use super::layer::Layered;
use super::part::holds_on;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::Number;
use crate::source::suggestion;
use crate::units::Date;

/// The values of the open parameters on a day.
pub fn parameters(layers: &Layered<'_>, on: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Option<Number>)> {
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.replace('_', "").parse::<Number>().ok());
    let mut found = Vec::new();
    for parameter in layers.iter().flat_map(|(_, part)| &part.parameters) {
        let mut value = number(&parameter.default);
        for (_, part) in layers {
            let mut fills =
                part.fills.iter().filter(|fill| fill.parameter == parameter.id && holds_on(&fill.valid, on));
            let Some(fill) = fills.next() else { continue };
            if let Some(second) = fills.next() {
                let message = format!("parameteren «{}» blir fylt to ganger i samme lag", parameter.id);
                let finding = Diagnostic::at(Code::Contradiction, second.place.clone(), message);
                diagnostics.push(finding.related(fill.place.clone(), "den andre").help("behold den ene"));
            }
            let given = number(&Some(fill.value.clone()));
            let below =
                number(&parameter.floor).is_some_and(|floor| given.as_ref().is_some_and(|given| *given < floor));
            let above =
                number(&parameter.ceiling).is_some_and(|most| given.as_ref().is_some_and(|given| *given > most));
            if below || above {
                let end = if below {
                    format!("minst {}", parameter.floor.clone().unwrap_or_default())
                } else {
                    format!("høyst {}", parameter.ceiling.clone().unwrap_or_default())
                };
                let message = format!("{} er utenfor det loven tillater for «{}»", fill.value, parameter.id);
                let finding = Diagnostic::at(Code::NarrowerThanLaw, fill.place.clone(), message);
                diagnostics.push(
                    finding
                        .related(parameter.place.clone(), "parameteren")
                        .help(format!("verdien må være {end}; den er ikke brukt")),
                );
                continue;
            }
            value = given;
        }
        found.push((parameter.id.clone(), value));
    }
    let known: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    for fill in layers.iter().flat_map(|(_, part)| &part.fills).filter(|fill| !known.contains(&fill.parameter.as_str()))
    {
        let finding = Diagnostic::at(
            Code::UnknownReference,
            fill.place.clone(),
            format!("ukjent parameter «{}»", fill.parameter),
        );
        diagnostics.push(finding.maybe_help(suggestion(&fill.parameter, known.iter().copied())));
    }
    found
}
