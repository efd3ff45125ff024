//! One file's text, and its first reading as TOML.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Place, place, place_on_line};
use crate::limits;

/// A file's path and text.
#[derive(Clone, Debug)]
pub struct Source {
    path: Arc<str>,
    text: String,
    /// Where each line begins, so that a place is found without reading all that stands before it.
    lines: Vec<usize>,
}

impl Source {
    /// A source from memory.
    pub fn new(path: &str, text: impl Into<String>) -> Source {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Source { path: path.into(), text, lines }
    }

    /// Reads a file; `shown` is the path to use in findings.
    pub fn read(path: &Path, shown: &str) -> Result<Source, Box<Diagnostic>> {
        let failed = |code: Code, why: String| Box::new(Diagnostic::general(code, format!("{shown}: {why}")));
        let size = std::fs::metadata(path).map_err(|error| failed(Code::FileUnreadable, reason(&error)))?.len();
        if size > limits::FILE as u64 {
            let why = format!("filen er {size} byte, grensen er {}", limits::FILE);
            return Err(Box::new(failed(Code::FileTooLarge, why).help("del filen i flere")));
        }
        let bytes = std::fs::read(path).map_err(|error| failed(Code::FileUnreadable, reason(&error)))?;
        Source::from_bytes(shown, bytes)
    }

    /// A source from the bytes of a file.
    pub fn from_bytes(shown: &str, bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
        String::from_utf8(bytes).map(|text| Source::new(shown, text)).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let at = place(&shown.into(), &text, valid..valid.saturating_add(1));
            Box::new(Diagnostic::at(Code::NotUtf8, at, "filen er ikke gyldig UTF-8 her").help("lagre filen som UTF-8"))
        })
    }

    /// The path shown to the user.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte range.
    pub fn place(&self, range: Range<usize>) -> Place {
        let line = self.lines.partition_point(|start| *start <= range.start).max(1);
        let line_start = self.lines.get(line - 1).copied().unwrap_or_default();
        place_on_line(&self.path, &self.text, range, line as u32, line_start)
    }

    /// Parses as TOML: what could be read, with every syntax error reported.
    pub fn parse(&self, diagnostics: &mut Vec<Diagnostic>) -> Spanned<DeValue<'_>> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        // Damage early in a file makes the parser stumble on every later line; the first stumbles say where.
        for error in errors.into_iter().take(limits::SYNTAX_ERRORS) {
            let range = error.span().unwrap_or(0..0);
            diagnostics.push(syntax_finding(self.place(range), error.message()));
        }
        let span = table.span();
        Spanned::new(span, DeValue::Table(table.into_inner()))
    }
}

/// Why a file can't be read, the same on every system where one can expect it.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "filen finnes ikke".into(),
        ErrorKind::PermissionDenied => "du har ikke tilgang til filen".into(),
        ErrorKind::IsADirectory => "det er en mappe, ikke en fil".into(),
        _ => error.to_string(),
    }
}

/// The parser's own words in Norwegian where one can expect them, else as they are.
fn syntax_finding(at: Place, message: &str) -> Diagnostic {
    if message.contains("duplicate key") {
        return Diagnostic::at(Code::DuplicateKey, at, "den samme nøkkelen står to ganger").help("behold den ene");
    }
    if message.contains("recurse") {
        return Diagnostic::at(Code::TooDeep, at, format!("mer enn {} nivåer inni hverandre", limits::FILE_DEPTH))
            .help("skriv kravet flatere");
    }
    let known = [
        ("invalid basic string", "strengen er ikke lukket eller har et ugyldig tegn"),
        ("invalid multi-line basic string", "strengen over flere linjer er ikke lukket"),
        ("invalid literal string", "strengen er ikke lukket"),
        ("unclosed array", "listen er ikke lukket"),
        ("unclosed inline table", "tabellen er ikke lukket"),
        ("unclosed table", "overskriften er ikke lukket"),
        ("key with no value", "nøkkelen har ingen verdi"),
        ("missing assignment", "det mangler et likhetstegn"),
    ];
    let words = known.iter().find(|(theirs, _)| message.contains(theirs)).map_or(message, |(_, ours)| ours);
    Diagnostic::at(Code::Syntax, at, format!("kan ikke lese filen som TOML her: {words}"))
        .help("sjekk anførselstegn, haker og likhetstegn på linjen")
}

#[cfg(test)]
mod tests {
    use super::Source;
    use crate::diagnostic::place;

    #[test]
    fn a_place_is_the_same_found_by_line_or_by_reading() {
        for text in ["", "\n", "a", "a\nbé\n\nc", "første\r\nandre\n", "\u{1f40e}\n\u{1f40e}x"] {
            let source = Source::new("f.toml", text);
            for start in 0..text.len() + 2 {
                for end in start..text.len() + 3 {
                    assert_eq!(
                        source.place(start..end),
                        place(&"f.toml".into(), text, start..end),
                        "{text:?} {start}..{end}"
                    );
                }
            }
        }
    }
}
