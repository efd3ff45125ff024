//! The name of exactly these rules.

use sha2::{Digest, Sha256};

use super::ids::ids;
use super::model;
use crate::criteria::Ruleset;
use crate::diagram::Model;

/// The hash of the rules: the first 64 bits of SHA-256 over ids and model, in hexadecimal. Prices are no part of it.
pub fn hash(ruleset: &Ruleset, model: &Model) -> String {
    let mut sum = Sha256::new();
    sum.update(ids(ruleset, model));
    sum.update(model::write(model));
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
