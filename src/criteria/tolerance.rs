//! How far what is delivered may differ from what is decided before a municipality takes it up.

use super::read::source;
use crate::diagnostic::{Code, Diagnostic};
use crate::service::SourceNote;
use crate::source::Node;
use std::sync::Arc;

/// What a municipality lets pass. Where both limits are said, a difference is taken up only when it is beyond both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// Per cent of what is decided.
    pub percent: Option<i64>,
    /// Minutes, and whether they are counted over a month rather than a week.
    pub minutes: Option<(i64, bool)>,
    /// Where it was read.
    pub source: Arc<SourceNote>,
}

impl Tolerance {
    /// From `kommune.toml`; nothing when it says no usable limit, and then why.
    pub fn read(root: Node<'_>, found: &mut Vec<Diagnostic>) -> Option<Tolerance> {
        let table = root.get("tolerance")?;
        let mut number = |key: &str, most: i64| {
            let node = table.get(key)?;
            let value = node.int()?;
            if (1..=most).contains(&value) {
                return Some(value);
            }
            let message = format!("{key} er {value}");
            found.push(Diagnostic::at(Code::BadRange, node.place(), message).help(format!("skriv fra 1 til {most}")));
            None
        };
        let percent = number("percent", 100);
        let month = table.text("per") == Some("month");
        let minutes = number("minutes", 10_080).map(|minutes| (minutes, month));
        let source = source(table)?;
        if table.get("percent").is_none() && table.get("minutes").is_none() {
            let message = "grensen for avvik har ingen tall";
            found.push(
                Diagnostic::at(Code::MissingKey, table.place(), message).help("skriv percent, minutes eller begge"),
            );
        }
        if source.confidence == "recalled" {
            let message = "en grense som bare er husket, brukes ikke";
            found.push(
                Diagnostic::at(Code::BadValue, table.place(), message)
                    .help("finn kilden, eller la grensen stå utenfor filen"),
            );
            return None;
        }
        (percent.is_some() || minutes.is_some()).then_some(Tolerance { percent, minutes, source })
    }

    /// «mer enn 10 prosent og mer enn 30 minutter i uka».
    pub fn text(&self, lang: &str) -> String {
        let nynorsk = lang == "nn";
        let more = if nynorsk { "meir enn" } else { "mer enn" };
        let percent = self.percent.map(|percent| format!("{more} {percent} prosent"));
        let minutes = self.minutes.map(|(minutes, month)| {
            let per = match (nynorsk, month) {
                (false, false) => "minutter i uka",
                (false, true) => "minutter i måneden",
                (true, false) => "minutt i veka",
                (true, true) => "minutt i månaden",
            };
            format!("{more} {minutes} {per}")
        });
        [percent, minutes].into_iter().flatten().collect::<Vec<_>>().join(" og ")
    }
}
