//! Makes packs from the criteria.

use sha2::{Digest, Sha256};

use super::ids::ids;
use super::numbers;
use super::payload::{Pack, PackError, Stretch, encode};
use crate::criteria::{Library, LibraryKommune, Ruleset};
use crate::diagnostic::Diagnostic;
use crate::diagram::{Model, compile};
use crate::units::Date;

/// One municipality's pack.
#[derive(Debug)]
pub struct Written {
    /// The municipality's number.
    pub id: String,
    /// The bytes of `regler/<nr>.bin`.
    pub pack: Vec<u8>,
    /// The ruleset of each stretch of days with its hash, in the pack's order: what the words beside it are made from.
    pub rulesets: Vec<(Ruleset, String)>,
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
    let mut rulesets = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let (ruleset, found) = library.ruleset(kommune, *start);
        let (model, limits) = compile(&ruleset);
        diagnostics.extend(found.into_iter().chain(limits));
        let hash = hash(&ruleset, &model);
        let to = starts.get(index.saturating_add(1)).copied();
        stretches.push(Stretch::new((Some(*start), to), hash.clone(), ids(&ruleset, &model), &model));
        rulesets.push((ruleset, hash));
    }
    let pack = encode(&Pack { kommune: kommune.kommune.number.clone(), stretches })?;
    Ok(Written { id: kommune.kommune.number.clone(), pack, rulesets, diagnostics })
}
