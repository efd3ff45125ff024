//! How findings look: text with the line and a caret for people, JSON for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Diagnostic, Place};

/// Findings as text, one block each, in the order given.
pub fn to_text(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let Diagnostic { code, message, place, related, .. } = diagnostic;
        push(&mut out, format_args!("{}[{}]: {message}\n", code.severity().name(), code.name()));
        if let Some(place) = place {
            show(&mut out, place, "^");
        }
        for (place, what) in related {
            push(&mut out, format_args!("  {what}:\n"));
            show(&mut out, place, "-");
        }
        push(&mut out, format_args!("  hjelp: {}\n", diagnostic.remedy()));
        out.push('\n');
    }
    out
}

/// Findings as a JSON list; lines and columns from 1, columns in characters.
pub fn to_json(diagnostics: &[Diagnostic]) -> Value {
    let one = |diagnostic: &Diagnostic| {
        json!({
            "code": diagnostic.code.name(),
            "severity": diagnostic.severity().name(),
            "message": diagnostic.message,
            "place": diagnostic.place.as_ref().map(place_json),
            "help": diagnostic.remedy(),
            "related": diagnostic.related.iter().map(|(place, what)| json!({"place": place_json(place), "what": what})).collect::<Vec<_>>(),
        })
    };
    Value::Array(diagnostics.iter().map(one).collect())
}

fn place_json(place: &Place) -> Value {
    json!({"file": &*place.file, "line": place.line, "column": place.column, "end_column": place.end_column, "text": place.text})
}

fn show(out: &mut String, place: &Place, mark: &str) {
    let number = place.line.to_string();
    let margin = " ".repeat(number.len());
    let indent: String = place
        .text
        .chars()
        .take(place.column.saturating_sub(1) as usize)
        .map(|c| if c == '\t' { '\t' } else { ' ' })
        .collect();
    let room = place.text.chars().count().saturating_sub(indent.chars().count());
    let wide = place.end_column.saturating_sub(place.column) as usize;
    let marks = mark.repeat(wide.min(room).max(1));
    push(
        out,
        format_args!(
            "{margin}--> {}:{}:{}\n{margin} |\n{number} | {}\n{margin} | {indent}{marks}\n",
            place.file, place.line, place.column, place.text
        ),
    );
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a String can't fail.
    let _ = out.write_fmt(arguments);
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Diagnostic, place};

    #[test]
    fn text_points_at_the_word() {
        let text = "id = \"bpa\"\nstrengt = \"required\"\n";
        let at = place(&"a.toml".into(), text, 11..18);
        let shown = super::to_text(&[
            Diagnostic::at(Code::UnknownKey, at, "ukjent nøkkel «strengt»").help("mente du «strength»?")
        ]);
        assert_eq!(
            shown,
            "feil[ukjent-nokkel]: ukjent nøkkel «strengt»\n --> a.toml:2:1\n  |\n2 | strengt = \"required\"\n  | ^^^^^^^\n  hjelp: mente du «strength»?\n\n"
        );
    }
}
