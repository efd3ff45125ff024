//! The canonical layout of a TOML file. Only white space is changed, so the meaning and every comment stay.
//!
//! One space around `=` and after `,`; `{ a = 1 }` and `[1, 2]`; two spaces for each level of a list over several lines; one empty
//! line at most, and one before each heading; no space at the end of a line; one line end at the end of the file.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// The same text in the canonical layout. Give it only what can be read as TOML.
pub fn format(text: &str) -> String {
    let source = Source::new(text);
    let mut layout = Layout::default();
    for token in source.lex() {
        let span = token.span();
        layout.token(token.kind(), text.get(span.start()..span.end()).unwrap_or_default());
    }
    let mut out = layout.out.trim_end().to_owned();
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

#[derive(Default)]
struct Layout {
    out: String,
    /// How many brackets are open inside a value.
    depth: usize,
    /// Whether the line is a heading, `[a]` or `[[a]]`.
    heading: bool,
    /// The token before, white space left out.
    before: Option<TokenKind>,
    /// Whether there was white space since then.
    spaced: bool,
    /// Line ends since the last thing that was written.
    lines: usize,
    /// Whether the last line that was written is a comment alone.
    comment_line: bool,
}

impl Layout {
    fn token(&mut self, kind: TokenKind, text: &str) {
        match kind {
            TokenKind::Eof => {}
            TokenKind::Whitespace => self.spaced = true,
            TokenKind::Newline => {
                self.lines = self.lines.saturating_add(1);
                self.heading = false;
            }
            _ => self.visible(kind, text),
        }
    }

    fn visible(&mut self, kind: TokenKind, text: &str) {
        let closing = matches!(kind, TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket);
        if closing && !self.heading {
            self.depth = self.depth.saturating_sub(1);
        }
        if self.lines > 0 || self.out.is_empty() {
            self.line_start(kind);
        } else if self.needs_space(kind) {
            self.out.push(' ');
        }
        self.out.push_str(if kind == TokenKind::Comment { text.trim_end() } else { text });
        let opening = matches!(kind, TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket);
        if opening && !self.heading {
            self.depth = self.depth.saturating_add(1);
        }
        (self.before, self.spaced, self.lines) = (Some(kind), false, 0);
    }

    /// Ends the line before, leaves an empty one where it belongs, and indents.
    fn line_start(&mut self, kind: TokenKind) {
        self.heading = self.depth == 0 && kind == TokenKind::LeftSquareBracket;
        if !self.out.is_empty() {
            self.out.push('\n');
            let inside = self.depth > 0 || matches!(kind, TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket);
            let empty = self.lines > 1 || (self.heading && !self.comment_line);
            if empty && !inside {
                self.out.push('\n');
            }
        }
        self.comment_line = kind == TokenKind::Comment;
        self.out.push_str(&"  ".repeat(self.depth));
    }

    /// Whether a space stands before this token on the same line.
    fn needs_space(&self, kind: TokenKind) -> bool {
        use TokenKind::{
            Comma, Comment, Dot, Equals, LeftCurlyBracket, LeftSquareBracket, RightCurlyBracket, RightSquareBracket,
        };
        match (self.before, kind) {
            (_, Comment | Equals) | (Some(Equals | Comma), _) => kind != Comma,
            (_, Comma | Dot | RightSquareBracket) | (Some(Dot | LeftSquareBracket), _) => false,
            (Some(LeftCurlyBracket), RightCurlyBracket) => false,
            (Some(LeftCurlyBracket), _) | (_, RightCurlyBracket) => true,
            // A day and a time of day may be parted by a space.
            _ => self.spaced && !self.heading,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn layout_is_canonical_and_stays_so() {
        let given = "\n# Om.  \na=1 # en\nb  = [ 1,2 ,\n    3, # tre\n\n]\nc={x=1,y={  }}\n\n\n\n[[ d ]]\r\ne.f = 'a  b'\n# om g\n[g]\nh = 2026-01-01 10:00:00\nt = \"\"\"\n  x  \n\"\"\"   ";
        let wanted = "# Om.\na = 1 # en\nb = [1, 2,\n  3, # tre\n]\nc = { x = 1, y = {} }\n\n[[d]]\ne.f = 'a  b'\n# om g\n[g]\nh = 2026-01-01 10:00:00\nt = \"\"\"\n  x  \n\"\"\"\n";
        assert_eq!(format(given), wanted);
        assert_eq!(format(wanted), wanted);
        assert_eq!(given.parse::<toml::Table>().unwrap(), wanted.parse::<toml::Table>().unwrap());
    }
}
