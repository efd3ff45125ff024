//! A rule of the review: its code, how pressing it is, its law, and its words with places to fill.

use super::finding::Severity;

/// A rule's words.
pub struct Rule {
    /// The code.
    pub code: &'static str,
    /// What a breach asks for.
    pub severity: Severity,
    /// The legal basis when the point has none of its own.
    pub law: &'static str,
    /// Bokmål.
    #[cfg(not(target_arch = "wasm32"))]
    pub nb: Words,
    /// Nynorsk.
    #[cfg(not(target_arch = "wasm32"))]
    pub nn: Words,
}

/// What, and what to do.
pub type Words = (&'static str, &'static str);

/// A rule; the browser gets the words of one language, in the frame.
#[cfg(not(target_arch = "wasm32"))]
pub const fn rule(code: &'static str, severity: Severity, law: &'static str, nb: Words, nn: Words) -> Rule {
    Rule { code, severity, law, nb, nn }
}

/// A rule without its words: they come in the frame.
#[cfg(target_arch = "wasm32")]
pub const fn rule(code: &'static str, severity: Severity, law: &'static str, _: Words, _: Words) -> Rule {
    Rule { code, severity, law }
}

/// A text with its places filled.
pub fn fill(template: &str, parts: [&str; 2]) -> String {
    let mut pieces = template.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, rest) = piece.split_once('}').unwrap_or_default();
        let [first, second] = parts;
        filled.push_str(if place == "0" { first } else { second });
        filled.push_str(rest);
    }
    filled
}
