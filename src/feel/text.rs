//! Texts in quotes: reading and writing them with their escapes.

use std::fmt::Write;
use std::ops::Range;

/// Why a quoted text can't be read: bytes, message, remedy.
pub(super) type Problem = (Range<usize>, &'static str, &'static str);

/// The characters that end a line; a text may hold them only as escapes.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Reads the quoted text that `source` begins with: its value and its length in bytes, quotes included.
pub(super) fn unescape(source: &str) -> Result<(String, usize), Problem> {
    let mut value = String::new();
    let mut characters = source.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Ok((value, at + 1)),
            '\\' => {
                let rest = source.get(at..).unwrap_or_default();
                let Some((meant, length)) = escape(rest) else {
                    let width = rest.chars().take(2).map(char::len_utf8).sum::<usize>();
                    return Err((
                        at..at + width,
                        "ukjent tegn etter \\",
                        "bruk \\\" \\\\ \\n \\t eller \\u og fire sifre; en \\ for seg selv skrives \\\\",
                    ));
                };
                value.push(meant);
                while characters.next_if(|(next, _)| *next < at + length).is_some() {}
            }
            c if ends_line(c) => return Err((0..at, "teksten er ikke lukket på linjen", "sett \" etter teksten")),
            c => value.push(c),
        }
    }
    Err((0..source.len(), "teksten er ikke lukket", "sett \" etter teksten"))
}

/// The escape that `source` begins with: what it means and its length.
fn escape(source: &str) -> Option<(char, usize)> {
    let simple = match source.chars().nth(1)? {
        '"' => '"',
        '\'' => '\'',
        '\\' => '\\',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return four_digits(source),
        'U' => return Some((char::from_u32(hexadecimal(source.get(2..8)?)?)?, 8)),
        _ => return None,
    };
    Some((simple, 2))
}

/// `\uXXXX`, or two of them for a character outside the first plane.
fn four_digits(source: &str) -> Option<(char, usize)> {
    let first = hexadecimal(source.get(2..6)?)?;
    if !(0xd800..0xdc00).contains(&first) {
        return Some((char::from_u32(first)?, 6));
    }
    let second = hexadecimal(source.get(6..12)?.strip_prefix("\\u")?)?;
    let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    Some((char::from_u32(0x10000 + ((first - 0xd800) << 10) + low)?, 12))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// A text in quotes.
pub(super) fn quote(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || ends_line(c) => {
                // Writing to a String can't fail; every such character has four digits.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
