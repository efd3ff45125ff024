//! Findings as SARIF 2.1.0, the form that code hosts show beside the lines of a change.

use serde_json::{Value, json};

use super::{Code, Diagnostic, Place, Severity};

/// One run with all findings; columns count characters, as in the text form.
pub fn to_sarif(diagnostics: &[Diagnostic]) -> Value {
    let rule = |code: &Code| {
        json!({
            "id": code.name(),
            "shortDescription": { "text": code.name() },
            "fullDescription": { "text": code.explanation() },
            "help": { "text": code.explanation() },
            "defaultConfiguration": { "level": level(code.severity()) },
        })
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tildeling",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "nb",
                "rules": Code::ALL.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn result(found: &Diagnostic) -> Value {
    let related = found
        .related
        .iter()
        .map(|(place, what)| json!({ "physicalLocation": location(place), "message": { "text": what } }));
    json!({
        "ruleId": found.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == found.code),
        "level": level(found.severity()),
        "message": { "text": format!("{}. Hjelp: {}", found.message, found.remedy()) },
        "locations": found.place.iter().map(|place| json!({ "physicalLocation": location(place) })).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn location(place: &Place) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&place.file) },
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.end_column,
            "snippet": { "text": place.text },
        },
    })
}

/// The path with what a URI can't hold written as percent and two digits.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Diagnostic, place};

    #[test]
    fn a_finding_points_at_its_rule_and_its_place() {
        let at = place(&"krav/ø.toml".into(), "strengt = 1", 0..7);
        let run = super::to_sarif(&[
            Diagnostic::at(Code::UnknownKey, at, "ukjent nøkkel «strengt»").help("mente du «strength»?")
        ]);
        let result = &run["runs"][0]["results"][0];
        assert_eq!(result["message"]["text"], "ukjent nøkkel «strengt». Hjelp: mente du «strength»?");
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["runs"][0]["tool"]["driver"]["rules"][index]["id"], "ukjent-nokkel");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "krav/%C3%B8.toml");
        assert_eq!((&place["region"]["startColumn"], &place["region"]["endColumn"]), (&1.into(), &8.into()));
    }
}
