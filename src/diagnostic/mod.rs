//! Findings about files: what is wrong, exactly where, and what to do. Rendering is in `render`.

mod code;
#[cfg(not(target_arch = "wasm32"))]
mod render;
#[cfg(not(target_arch = "wasm32"))]
mod sarif;
mod suggest;

pub use code::{Code, Severity};
#[cfg(not(target_arch = "wasm32"))]
pub use render::{to_json, to_text};
#[cfg(not(target_arch = "wasm32"))]
pub use sarif::to_sarif;
pub use suggest::suggestion;

use std::ops::Range;
use std::sync::Arc;

/// One finding: everything a reader needs to mend it, without opening the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule was broken.
    pub code: Code,
    /// What is wrong, in one Norwegian sentence without a full stop.
    pub message: String,
    /// Where, if it is in a file.
    pub place: Option<Place>,
    /// What to do, in Norwegian.
    pub help: Option<String>,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Place, String)>,
}

/// A stretch of one line in a file, with the line itself so that it can be shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path as the user named it, with `/` between folders.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// First column, from 1, in characters.
    pub column: u32,
    /// Column after the last, in characters; at least `column + 1`.
    pub end_column: u32,
    /// The line's text, shortened when very long.
    pub text: String,
}

impl Diagnostic {
    /// A finding with its place.
    pub fn at(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, message: message.into(), place: Some(place), help: None, related: Vec::new() }
    }

    /// A finding about something that is not in a file.
    pub fn general(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, message: message.into(), place: None, help: None, related: Vec::new() }
    }

    /// The same with a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The same with a remedy if there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.or(self.help);
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Diagnostic {
        self.related.push((place, what.into()));
        self
    }

    /// What to do: the remedy for this very case, else what the rule says.
    pub fn remedy(&self) -> &str {
        self.help.as_deref().unwrap_or(self.code.explanation())
    }

    /// How serious it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Sorts by file, place and code and drops exact repetitions, so that the order never depends on how files were read.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    diagnostics.dedup();
}

/// The longest line a place carries along, in characters.
const LONGEST_LINE: usize = 160;

/// The place of a byte range in a text; a range over several lines is cut at the end of its first line.
pub fn place(file: &Arc<str>, text: &str, range: Range<usize>) -> Place {
    let before = text.get(..floor_boundary(text, range.start)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let line = before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
    place_on_line(file, text, range, line, line_start)
}

/// The same when it is known on which line the range begins and where that line begins.
pub fn place_on_line(file: &Arc<str>, text: &str, range: Range<usize>, line: u32, line_start: usize) -> Place {
    let start = floor_boundary(text, range.start);
    let rest = text.get(line_start..).unwrap_or_default();
    let line_text = rest.lines().next().unwrap_or_default();
    let line_end = line_start.saturating_add(line_text.len());
    let end = floor_boundary(text, range.end).clamp(start, line_end.max(start));
    let count = |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.chars().count()) as u32;
    let column = count(line_start, start).saturating_add(1);
    let width = count(start, end).max(1);
    Place {
        file: Arc::clone(file),
        line,
        column,
        end_column: column.saturating_add(width),
        text: line_text.chars().take(LONGEST_LINE).collect(),
    }
}

/// The nearest character boundary at or before a byte offset.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset = offset.saturating_sub(1);
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "første\n  æøå = 1\n";
        let start = text.find('=').unwrap();
        let found = place(&"f.toml".into(), text, start..start + 1);
        assert_eq!((found.line, found.column, found.end_column), (2, 7, 8));
        assert_eq!(found.text, "  æøå = 1");
    }

    #[test]
    fn a_range_outside_the_text_is_cut() {
        let found = place(&"f.toml".into(), "a", 5..9);
        assert_eq!((found.line, found.column, found.end_column), (1, 2, 3));
    }
}
