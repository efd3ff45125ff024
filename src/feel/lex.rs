//! From text to tokens: words, numbers, texts and signs, without blanks and comments.

use std::ops::Range;

use super::error::FeelError;
use super::text::unescape;
use crate::diagnostic::Code;
use crate::limits;

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// A number in plain decimals: without sign and exponent, with a digit before the point.
    Number(String),
    /// The number of an hours literal.
    Hours(String),
    /// The number of an amount in kroner.
    Kroner(String),
    /// A text without quotes and escapes.
    Text(String),
    /// A name or a keyword.
    Word(&'a str),
    /// An operator or a bracket.
    Sign(&'static str),
    /// Something that has been reported already.
    Bad,
    /// The end of the text.
    End,
}

/// A token and its bytes in the text.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind<'a>,
    pub span: Range<usize>,
}

/// The signs; longer ones stand before those they begin with.
const SIGNS: &[&str] = &[
    "**", "..", "!=", "<=", ">=", "->", "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ".", ":",
    "?", "@",
];

/// Signs people bring from elsewhere, and what they are here.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "="),
    ("=<", "<="),
    ("=>", ">="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("&", "and"),
    ("|", "or"),
    ("!", "not(...)"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("–", "-"),
    ("−", "-"),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
    ("^", "**"),
    ("…", ".."),
    ("%", "modulo(a, b)"),
];

/// Quotes of other kinds, and what closes them.
const OTHER_QUOTES: &[(char, &[char])] = &[
    ('\'', &['\'']),
    ('`', &['`']),
    ('«', &['»']),
    ('»', &['«']),
    ('“', &['”']),
    ('”', &['”']),
    ('„', &['“', '”']),
    ('‘', &['’']),
];

/// Whether a name may begin with this character.
fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Whether a name may go on with this character.
fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// All tokens of a text, the last one being `End`, and what is wrong with them.
pub(super) fn lex(text: &str) -> (Vec<Token<'_>>, Vec<FeelError>) {
    let mut lexer = Lexer { text, at: 0, errors: Vec::new() };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_blanks();
        let start = lexer.at;
        let kind = lexer.token();
        let end = kind == Kind::End;
        tokens.push(Token { kind, span: start..lexer.at });
        if end {
            return (tokens, lexer.errors);
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    errors: Vec<FeelError>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes the longest beginning whose characters all pass.
    fn take_while(&mut self, pass: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !pass(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn error(&mut self, span: Range<usize>, message: impl Into<String>, help: &str) {
        self.errors.push(FeelError::new(Code::FeelSyntax, span, message).help(help));
    }

    fn skip_blanks(&mut self) {
        loop {
            let start = self.at;
            self.take_while(|c| c.is_whitespace() || c == '\u{feff}');
            if self.rest().starts_with("//") {
                self.take_while(|c| c != '\n');
            } else if let Some(comment) = self.rest().strip_prefix("/*") {
                match comment.find("*/") {
                    Some(length) => self.at += length + 4,
                    None => {
                        self.error(self.at..self.at + 2, "kommentaren er ikke lukket", "avslutt den med */");
                        self.at = self.text.len();
                    }
                }
            }
            if self.at == start {
                return;
            }
        }
    }

    fn token(&mut self) -> Kind<'a> {
        let rest = self.rest();
        let mut characters = rest.chars();
        let (Some(first), second) = (characters.next(), characters.next()) else { return Kind::End };
        if first == '"' {
            return self.quoted();
        }
        if first.is_ascii_digit() || (first == '.' && second.is_some_and(|c| c.is_ascii_digit())) {
            return self.number();
        }
        if begins_name(first) {
            return Kind::Word(self.take_while(continues_name));
        }
        let start = self.at;
        if let Some((theirs, ours)) =
            FOREIGN.iter().find(|(theirs, _)| rest.starts_with(theirs) && !rest.starts_with("!="))
        {
            self.at += theirs.len();
            self.error(start..self.at, format!("«{theirs}» finnes ikke her"), &format!("skriv {ours}"));
            // Go on as if the right one stood here, so that the rest is read as it was meant.
            let word = matches!(*ours, "and" | "or").then_some(Kind::Word(ours));
            return word
                .or_else(|| SIGNS.iter().find(|sign| *sign == ours).map(|sign| Kind::Sign(sign)))
                .unwrap_or(Kind::Bad);
        }
        if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.at += sign.len();
            return Kind::Sign(sign);
        }
        if let Some(text) = self.in_other_quotes(first) {
            return text;
        }
        self.at += first.len_utf8();
        let shown = if first.is_control() { first.escape_unicode().to_string() } else { first.to_string() };
        self.error(start..self.at, format!("tegnet «{shown}» kan ikke stå her"), "fjern tegnet");
        Kind::Bad
    }

    /// A text in quotes of another kind: reported, and then read as it was meant.
    fn in_other_quotes(&mut self, first: char) -> Option<Kind<'a>> {
        let (_, closing) = OTHER_QUOTES.iter().find(|(opening, _)| *opening == first)?;
        let start = self.at;
        let rest = self.rest();
        let inside = rest.get(first.len_utf8()..)?;
        let length = inside.find(['\n', '"']).unwrap_or(inside.len()).min(inside.find(*closing)?);
        let text = inside.get(..length)?;
        let closed = inside.get(length..)?.chars().next().filter(|c| closing.contains(c))?;
        self.at += first.len_utf8() + length + closed.len_utf8();
        self.error(start..self.at, "tekst skrives i rette anførselstegn", &format!("skriv \"{text}\""));
        Some(Kind::Text(text.to_owned()))
    }

    fn quoted(&mut self) -> Kind<'a> {
        let start = self.at;
        match unescape(self.rest()) {
            Ok((value, length)) => {
                self.at += length;
                Kind::Text(value)
            }
            Err((part, message, help)) => {
                let unclosed = part.start == 0;
                let span = start + part.start..start + part.end;
                // Behind a text that is not closed nothing can be trusted; behind a bad escape the text goes on to its quote.
                let behind = self.text.get(span.end..).unwrap_or_default();
                let rest = if unclosed { None } else { behind.split_once('"') };
                self.at = self.text.len() - rest.map_or(0, |(_, rest)| rest.len());
                self.error(span, message, help);
                Kind::Bad
            }
        }
    }

    fn number(&mut self) -> Kind<'a> {
        let start = self.at;
        let whole = self.take_while(|c| c.is_ascii_digit());
        let mut fraction = "";
        if self.rest().strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            self.at += 1;
            fraction = self.take_while(|c| c.is_ascii_digit());
        }
        let exponent = self.exponent();
        let number = plain(whole, fraction, exponent);
        let Some(number) = number.filter(|number| number.len() <= limits::DIGITS) else {
            let span = start..self.at;
            let message = format!("tallet har for mange sifre; grensen er {}", limits::DIGITS);
            self.errors.push(FeelError::new(Code::FeelTooLarge, span, message).help("rund av tallet"));
            return Kind::Bad;
        };
        let after = self.rest().trim_start_matches([' ', '\t']);
        let unit = |unit: &str| after.strip_prefix(unit).filter(|rest| !rest.starts_with(continues_name));
        let (kind, rest) = match (unit("h"), unit("kr")) {
            (Some(rest), _) => (Kind::Hours(number), rest),
            (_, Some(rest)) => (Kind::Kroner(number), rest),
            _ => return Kind::Number(number),
        };
        self.at = self.text.len() - rest.len();
        kind
    }

    /// The exponent after `e`, if one stands here. One too large for any number counts as the largest.
    fn exponent(&mut self) -> i64 {
        let Some(rest) = self.rest().strip_prefix(['e', 'E']) else { return 0 };
        let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        self.at = self.text.len() - digits.len();
        let size = self.take_while(|c| c.is_ascii_digit()).parse().unwrap_or(i64::MAX);
        if rest.starts_with('-') { -size } else { size }
    }
}

/// A number in plain decimals; nothing when it would have far too many digits.
fn plain(whole: &str, fraction: &str, exponent: i64) -> Option<String> {
    let longest = limits::DIGITS as i64;
    let digits = format!("{whole}{fraction}");
    if digits.len() > limits::DIGITS || exponent.abs() > longest {
        return None;
    }
    let point = whole.len() as i64 + exponent;
    let before: String = (0..point).map(|at| digits.chars().nth(at as usize).unwrap_or('0')).collect();
    let zeros = "0".repeat(usize::try_from(-point).unwrap_or(0));
    let after: String = digits.chars().skip(usize::try_from(point).unwrap_or(0)).collect();
    let before = if exponent == 0 { before.as_str() } else { before.trim_start_matches('0') };
    let before = if before.is_empty() { "0" } else { before };
    Some(if after.is_empty() { before.to_owned() } else { format!("{before}.{zeros}{after}") })
}
