//! Makes packs and the words beside them from the criteria.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::ids::ids;
use super::numbers;
use super::payload::{Pack, PackError, Stretch, encode};
use crate::criteria::{Library, LibraryKommune, Ruleset};
use crate::diagnostic::Diagnostic;
use crate::diagram::{Model, compile};
use crate::units::Date;
use crate::view;

/// One municipality's pack and words.
#[derive(Debug)]
pub struct Written {
    /// The municipality's number.
    pub id: String,
    /// The bytes of `regler/<nr>.bin`.
    pub pack: Vec<u8>,
    /// The words of `regler/<nr>.<lang>.json`, by language.
    pub words: Vec<(String, Value)>,
    /// What the making found.
    pub diagnostics: Vec<Diagnostic>,
}

/// The hash of the rules: the first 64 bits of SHA-256 over ids and numbers, in hexadecimal. Prices are no part of it.
pub fn hash(ruleset: &Ruleset, model: &Model) -> String {
    let mut sum = Sha256::new();
    sum.update(ids(ruleset, model));
    for number in numbers::write(model) {
        sum.update(number.to_le_bytes());
    }
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The pack of a municipality with the rules from a day onwards.
pub fn write(library: &Library, kommune: &LibraryKommune, from: Date) -> Result<Written, PackError> {
    let mut starts = vec![from];
    starts.extend(library.days_of_change(kommune).range(from.plus_days(1)..));
    let mut stretches = Vec::new();
    let mut diagnostics = Vec::new();
    let mut words: Vec<(String, Vec<Value>)> = kommune.kommune.languages.iter().map(|lang| (lang.clone(), Vec::new())).collect();
    for (index, start) in starts.iter().enumerate() {
        let (ruleset, found) = library.ruleset(kommune, *start);
        let (model, limits) = compile(&ruleset);
        diagnostics.extend(found.into_iter().chain(limits));
        let hash = hash(&ruleset, &model);
        for (lang, list) in &mut words {
            list.push(view::words(&ruleset, &hash, lang));
        }
        let to = starts.get(index.saturating_add(1)).copied();
        stretches.push(Stretch::new((Some(*start), to), hash, ids(&ruleset, &model), &model));
    }
    let pack = encode(&Pack { kommune: kommune.kommune.number.clone(), stretches })?;
    let words = words.into_iter().map(|(lang, list)| (lang, Value::Array(list))).collect();
    Ok(Written { id: kommune.kommune.number.clone(), pack, words, diagnostics })
}

/// The packs of all municipalities, and the list of them.
pub fn write_all(library: &Library, from: Date) -> Result<(Vec<Written>, Value), PackError> {
    let written = library.kommuner.values().map(|kommune| write(library, kommune, from)).collect::<Result<Vec<_>, _>>()?;
    let index = library.kommuner.values().map(|kommune| view::index_entry(&kommune.kommune)).collect();
    Ok((written, Value::Array(index)))
}
