//! Everything the pages load for the municipalities: each pack with the words beside it, and the list of them.

use serde_json::Value;

use super::words::{index_entry, words};
use crate::criteria::Library;
use crate::diagnostic::Diagnostic;
use crate::pack::{self, PackError};
use crate::units::Date;

/// One municipality's pack and words.
#[derive(Debug)]
pub struct Published {
    /// The municipality's number.
    pub id: String,
    /// The bytes of `regler/<nr>.bin`.
    pub pack: Vec<u8>,
    /// The words of `regler/<nr>.<lang>.json`, by language.
    pub words: Vec<(String, Value)>,
    /// What the making found.
    pub diagnostics: Vec<Diagnostic>,
}

/// The packs of all municipalities with the rules from a day onwards, and the list of them.
pub fn publish(library: &Library, from: Date) -> Result<(Vec<Published>, Value), PackError> {
    let published = library.kommuner.values().map(|kommune| {
        let written = pack::write(library, kommune, from)?;
        let words_in = |lang: &String| written.rulesets.iter().map(|(ruleset, hash)| words(ruleset, hash, lang)).collect();
        let words = kommune.kommune.languages.iter().map(|lang| (lang.clone(), Value::Array(words_in(lang)))).collect();
        Ok(Published { id: written.id, pack: written.pack, words, diagnostics: written.diagnostics })
    });
    let published = published.collect::<Result<Vec<_>, PackError>>()?;
    let index = library.kommuner.values().map(|kommune| index_entry(&kommune.kommune)).collect();
    Ok((published, Value::Array(index)))
}
