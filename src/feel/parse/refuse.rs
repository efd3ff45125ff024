//! What the parser says no to: what the standard has and we leave out, and what no FEEL has.

use std::ops::Range;

use super::super::ast::Expr;
use super::super::error::FeelError;
use super::super::lex;
use super::Parser;
use crate::diagnostic::Code;

/// What to use instead of a function that is left out.
pub(super) fn instead_of(name: &str) -> Option<String> {
    let help = match name {
        "all" => "sett and mellom kravene",
        "any" => "sett or mellom kravene",
        "list contains" => "skriv x in (a, b, c)",
        "decimal" => "bruk round half up(tall, desimaler)",
        "mean" => "bruk sum(a, b) / 2",
        "even" | "odd" => "bruk modulo(a, 2)",
        "duration" | "years and months duration" => "skriv timer som 25 h, og historikk som et antall måneder",
        "now" | "today" => "dagen er aldri med i et krav; bruk en opplysning om alder eller tid",
        "date and time" | "time" => "bruk date(\"2026-01-31\")",
        "product" => "bruk a * b",
        _ => return None,
    };
    Some(help.to_owned())
}

/// Whether a word can't be a name, nor part of the name of a function.
pub(super) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "and",
        "or",
        "not",
        "if",
        "then",
        "else",
        "between",
        "in",
        "true",
        "false",
        "null",
        "some",
        "every",
        "for",
        "satisfies",
        "return",
        "function",
        "external",
        "instance",
    ];
    KEYWORDS.contains(&word)
}

impl Parser<'_> {
    /// Reports a keyword that can't begin an operand, with what hangs on it.
    pub(super) fn refuse_keyword(&mut self, word: &str) -> bool {
        let (message, help) = match word {
            "some" | "every" => {
                ("kvantorer (some, every) er ikke tillatt i krav", "bruk at least(antall, a, b, c), and eller or")
            }
            "for" => ("løkker (for) er ikke tillatt i krav", "skriv hvert ledd for seg, eller bruk sum(a, b, c)"),
            "function" => ("egne funksjoner (function) er ikke tillatt i krav", "skriv uttrykket der det trengs"),
            "external" => ("eksterne funksjoner (external) er ikke tillatt i krav", "skriv uttrykket der det trengs"),
            "instance" => {
                ("instance of er ikke tillatt i krav", "typen til en opplysning er fast og sjekkes av seg selv")
            }
            "if" => ("if må stå i parentes her", "skriv (if a then b else c)"),
            "and" | "or" | "then" | "else" | "between" | "in" | "satisfies" | "return" => {
                self.no_operand();
                return true;
            }
            _ => return false,
        };
        let code = if word == "if" { Code::FeelSyntax } else { Code::FeelRefused };
        let span = self.cursor.span();
        self.cursor.report(FeelError::new(code, span, message).help(help));
        if word == "if" {
            self.nested(Self::conditional);
        } else {
            self.skip(true);
        }
        true
    }

    /// Paths, filters and `instance of` behind an operand.
    pub(super) fn refuse_suffixes(&mut self) {
        loop {
            let start = self.cursor.start();
            let (message, help) = if self.cursor.at(".") {
                if self.point_without_digits() {
                    return;
                }
                while self.cursor.eat(".") {
                    self.cursor.bump();
                }
                (
                    "stier (a.b) er ikke tillatt i krav",
                    "bruk opplysningens id; ord skilles med understrek, og desimaltegnet er punktum uten mellomrom",
                )
            } else if self.cursor.at("[") && !self.in_interval {
                self.skip_group();
                ("filtre (a[...]) er ikke tillatt i krav", "bruk in, min, max eller at least")
            } else if self.cursor.at_word("instance") {
                self.refuse_keyword("instance");
                continue;
            } else {
                return;
            };
            let span = start..self.cursor.last_end();
            self.cursor.report(FeelError::new(Code::FeelRefused, span, message).help(help));
        }
    }

    /// Reports that an operand was expected here, and skips what stands in its place unless something else may need it.
    pub(super) fn no_operand(&mut self) -> Expr {
        let span = self.cursor.span();
        let written = self.written(span.clone());
        let (message, help) = match self.cursor.kind() {
            lex::Kind::Bad => {
                self.cursor.hush();
                self.cursor.bump();
                return self.hole();
            }
            lex::Kind::End if self.cursor.ends_in_error() => {
                self.cursor.hush();
                return self.hole();
            }
            lex::Kind::End if self.cursor.previous().is_none() => {
                ("uttrykket er tomt".to_owned(), "skriv en betingelse, for eksempel alder >= 67")
            }
            lex::Kind::End => ("uttrykket slutter før det er ferdig".to_owned(), "skriv ferdig det siste leddet"),
            lex::Kind::Sign("{") => {
                return self
                    .refused_group("kontekster ({...}) er ikke tillatt i krav", "bruk en opplysning for hver verdi");
            }
            lex::Kind::Sign("?") => {
                return self.refused_sign("spørsmålstegnet (?) er ikke tillatt i krav", "skriv opplysningens id");
            }
            lex::Kind::Sign("+") => {
                return self.refused_sign("pluss foran et ledd er ikke tillatt", "fjern plusstegnet");
            }
            lex::Kind::Sign("<" | "<=" | ">" | ">=" | "=" | "!=") => (
                format!("sammenligningen mangler noe foran «{written}»"),
                "skriv for eksempel alder >= 67, eller bruk in foran",
            ),
            _ => (
                format!("det mangler et ledd foran «{written}»"),
                "skriv et navn, et tall eller en tekst her, eller fjern det som er for mye",
            ),
        };
        let found = FeelError::new(Code::FeelSyntax, span, message).help(help);
        self.cursor.report_break(found);
        // A closing bracket, a comma or a word may belong to what stands around.
        if matches!(self.cursor.kind(), lex::Kind::Sign("*" | "/" | "**" | "." | ".." | ":" | "->")) {
            self.cursor.bump();
        }
        self.hole()
    }

    fn refused_group(&mut self, message: &str, help: &str) -> Expr {
        let start = self.cursor.start();
        self.skip_group();
        let span = start..self.cursor.last_end();
        self.cursor.report(FeelError::new(Code::FeelRefused, span, message).help(help));
        self.refuse_suffixes();
        self.hole()
    }

    /// Reports a number that ends with a point.
    fn point_without_digits(&mut self) -> bool {
        let number = self.cursor.previous().is_some_and(|token| matches!(token.kind, lex::Kind::Number(_)));
        if number && !matches!(self.cursor.ahead(1), lex::Kind::Word(_)) {
            let span = self.last_span().start..self.cursor.span().end;
            let found = FeelError::new(Code::FeelSyntax, span, "tallet mangler sifre etter punktum");
            self.cursor.report_break(found.help("skriv 1.0 eller bare 1"));
            self.cursor.bump();
            return true;
        }
        false
    }

    /// A sign one can leave out: reported, and what follows is the operand.
    fn refused_sign(&mut self, message: &str, help: &str) -> Expr {
        let span = self.cursor.span();
        let operand = self.cursor.at("+");
        self.cursor.report(FeelError::new(Code::FeelRefused, span, message).help(help));
        self.cursor.bump();
        if operand { self.nested(Self::unary) } else { self.hole() }
    }

    /// Reports a comparison of a comparison.
    pub(super) fn chained(&mut self) {
        let span = self.cursor.span();
        let found = FeelError::new(Code::FeelSyntax, span, "sammenligninger kan ikke stå etter hverandre");
        self.cursor.report(found.help("skriv a < b and b < c, x between a and b, eller sett parentes"));
    }

    /// Reports a token that nothing can be made of.
    pub(super) fn unexpected(&mut self) {
        let span = self.cursor.span();
        let written = self.written(span.clone());
        let before = self.cursor.previous().map(|token| token.kind.clone());
        let mut message = format!("«{written}» kan ikke stå her");
        let help = match (before, self.cursor.kind()) {
            (_, lex::Kind::Bad) => return self.cursor.hush(),
            (_, lex::Kind::Word("og")) => "skriv and".to_owned(),
            (_, lex::Kind::Word("eller")) => "skriv or".to_owned(),
            (_, lex::Kind::Word("mellom")) => "skriv between a and b".to_owned(),
            (Some(lex::Kind::Word("ikke")), _) => "skriv not(...)".to_owned(),
            (Some(lex::Kind::Word("hvis")), _) => "skriv if a then b else c".to_owned(),
            (_, lex::Kind::Word("then" | "else")) => "then og else hører til if: if a then b else c".to_owned(),
            (Some(lex::Kind::Word(first)), lex::Kind::Word(second)) => {
                format!("et navn kan ikke ha mellomrom: skriv {first}_{second}, eller sett and eller or mellom")
            }
            (Some(lex::Kind::Number(first)), lex::Kind::Number(second)) => {
                format!("et tall kan ikke ha mellomrom: skriv {first}{second}")
            }
            (Some(lex::Kind::Number(first)), lex::Kind::Sign(",")) => {
                format!("desimaltegnet er punktum: skriv {first}.5 og ikke {first},5")
            }
            (_, lex::Kind::Sign(")" | "]" | "}")) => {
                message = format!("«{written}» lukker noe som ikke er åpnet");
                "fjern den, eller åpne den der den hører hjemme".to_owned()
            }
            _ => "sett and, or eller en sammenligning foran, eller fjern det".to_owned(),
        };
        self.cursor.report_break(FeelError::new(Code::FeelSyntax, span, message).help(help));
    }

    /// Reports that something is missing in front of this token.
    pub(super) fn missing(&mut self, message: &str, help: &str) {
        let span = self.cursor.span();
        if *self.cursor.kind() == lex::Kind::Bad {
            return self.cursor.hush();
        }
        self.cursor.report_break(FeelError::new(Code::FeelSyntax, span, message).help(help));
    }

    pub(super) fn expect_word(&mut self, word: &str) {
        if !self.cursor.eat_word(word) {
            let help = if word == "and" { "skriv x between a and b" } else { "skriv if a then b else c" };
            self.missing(&format!("her skal det stå {word}"), help);
        }
    }

    /// Reads a closing bracket; when something else stands there, skips to it.
    pub(super) fn close(&mut self, sign: &str) {
        if self.cursor.eat(sign) {
            return;
        }
        if self.cursor.at_end() || self.cursor.at(")") || self.cursor.at("]") {
            self.missing(&format!("det mangler «{sign}»"), "lukk parentesen eller haken som ble åpnet");
            return;
        }
        self.unexpected();
        self.skip(false);
        self.cursor.eat(sign);
    }

    /// Whether another item follows in a list that `sign` closes; else reads the closing sign.
    pub(super) fn another(&mut self, sign: &str) -> bool {
        let goes_on = self.cursor.at(",") || self.cursor.at(sign) || self.cursor.at_end();
        if !goes_on {
            self.unexpected();
            self.skip(true);
        }
        let another = self.cursor.eat(",");
        if !another {
            self.close(sign);
        }
        another
    }

    /// Skips to a closing bracket, or to a comma if `comma`, that belongs to what stands around.
    pub(super) fn skip(&mut self, comma: bool) {
        while !self.cursor.at_end() {
            match self.cursor.kind() {
                lex::Kind::Sign(")" | "]" | "}") => return,
                lex::Kind::Sign(",") if comma => return,
                _ => self.skip_one(),
            }
        }
    }

    /// Skips a token, or a bracket with all that is in it.
    pub(super) fn skip_one(&mut self) {
        match self.cursor.kind() {
            lex::Kind::Sign("(" | "[" | "{") => self.skip_group(),
            _ => self.cursor.bump(),
        }
    }

    /// Skips an opening bracket and all up to the one that closes it.
    fn skip_group(&mut self) {
        let mut open = 0usize;
        while !self.cursor.at_end() {
            match self.cursor.kind() {
                lex::Kind::Sign("(" | "[" | "{") => open += 1,
                lex::Kind::Sign(")" | "]" | "}") => open -= 1,
                _ => {}
            }
            self.cursor.bump();
            if open == 0 {
                return;
            }
        }
    }

    pub(super) fn last_span(&self) -> Range<usize> {
        self.cursor.previous().map_or(0..0, |token| token.span.clone())
    }

    fn written(&self, span: Range<usize>) -> String {
        self.text.get(span).unwrap_or_default().to_owned()
    }
}
