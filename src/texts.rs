//! Texts in several languages, with the language a text was adopted in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::unpack::{Input, Unpack};

/// A text by language code. The adopted wording, where there is one, is the authority; the others are our translations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Unpack for Texts {
    const EMPTY: Texts = Texts(Unpack::EMPTY);

    fn unpack(&mut self, input: &mut Input<'_>) {
        self.0.unpack(input);
    }
}

impl Texts {
    /// The text in a language, if it is there.
    pub fn exact(&self, lang: &str) -> Option<&str> {
        self.0.get(lang).map(String::as_str)
    }

    /// The text in a language, else in the nearest Norwegian one, with the language it is in.
    pub fn nearest(&self, lang: &str) -> Option<(&str, &str)> {
        [lang, "nb", "nn"]
            .into_iter()
            .find_map(|wanted| self.0.get_key_value(wanted))
            .or_else(|| self.0.iter().next())
            .map(|(lang, text)| (lang.as_str(), text.as_str()))
    }

    /// The nearest text, or nothing.
    pub fn or_empty(&self, lang: &str) -> &str {
        self.nearest(lang).map_or("", |(_, text)| text)
    }

    /// The text with another sentence behind it, in each language that has both; else the text alone.
    #[must_use]
    pub fn followed_by(&self, other: &Texts) -> Texts {
        let with = |(lang, text): (&String, &String)| {
            let rest = other.exact(lang).map(|rest| format!(" {rest}")).unwrap_or_default();
            (lang.clone(), format!("{text}{rest}"))
        };
        Texts(self.0.iter().map(with).collect())
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
