//! The bytes of a pack, and reading them without trusting them.

use serde::Serialize;

use super::model;
use super::validate::is_sound;
use crate::diagram::Model;
use crate::units::Date;
use crate::unpack::{checksum, unpack, unpack_struct};

/// The first bytes of every pack.
const MAGIC: &[u8; 4] = b"TILD";
/// The version of the format; a reader refuses every other.
pub const VERSION: u8 = 3;
/// Magic, version and checksum.
const HEADER: usize = 13;

/// What a pack holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pack {
    /// The municipality's number.
    pub kommune: String,
    /// The rules by stretch of days, in order.
    pub stretches: Vec<Stretch>,
}

unpack_struct!(Pack { kommune, stretches });

/// The rules of one stretch of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The first day.
    pub from: Option<Date>,
    /// The first day that is not inside.
    pub to: Option<Date>,
    /// The hash of the rules, in hexadecimal.
    pub hash: String,
    /// The ids beside the numbers; `ids.rs` says how.
    pub ids: String,
    /// The model; `model.rs` says how.
    model: Vec<u8>,
}

unpack_struct!(Stretch { from, to, hash, ids, model });

/// Why bytes are not a usable pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[repr(u8)]
pub enum PackError {
    /// Not a pack at all, or cut short.
    #[error("filen er ikke en regelpakke")]
    NotAPack = 1,
    /// Made for another version of the engine.
    #[error("regelpakken er laget for en annen versjon")]
    Version = 2,
    /// The checksum or the contents do not hold.
    #[error("regelpakken er ødelagt")]
    Corrupt = 3,
    /// It has no rules for the day.
    #[error("regelpakken har ingen regler for denne dagen")]
    Expired = 4,
}

/// The bytes of a pack.
#[cfg(not(target_arch = "wasm32"))]
pub fn encode(pack: &Pack) -> Result<Vec<u8>, PackError> {
    let payload = postcard::to_allocvec(pack).map_err(|_| PackError::Corrupt)?;
    let mut bytes = Vec::with_capacity(payload.len().saturating_add(HEADER));
    bytes.extend_from_slice(MAGIC);
    bytes.push(VERSION);
    bytes.extend_from_slice(&checksum(&payload).to_le_bytes());
    bytes.extend_from_slice(&payload);
    Ok(bytes)
}

/// The pack in some bytes.
pub fn decode(bytes: &[u8]) -> Result<Pack, PackError> {
    let (header, payload) = bytes.split_at_checked(HEADER).ok_or(PackError::NotAPack)?;
    let rest = header.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
    let (version, sum) = rest.split_first().ok_or(PackError::NotAPack)?;
    if *version != VERSION {
        return Err(PackError::Version);
    }
    if sum != checksum(payload).to_le_bytes() {
        return Err(PackError::Corrupt);
    }
    unpack(payload).ok_or(PackError::Corrupt)
}

impl Stretch {
    /// The rules between these days.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(days: (Option<Date>, Option<Date>), hash: String, ids: String, model: &Model) -> Stretch {
        Stretch { from: days.0, to: days.1, hash, ids, model: model::write(model) }
    }

    /// The model, every index checked.
    pub fn model(&self) -> Result<Model, PackError> {
        model::read(&self.model).filter(is_sound).ok_or(PackError::Corrupt)
    }
}

impl Pack {
    /// The rules for a day.
    pub fn on(self, day: Date) -> Result<Stretch, PackError> {
        let inside =
            |stretch: &Stretch| stretch.from.is_none_or(|from| from <= day) && stretch.to.is_none_or(|to| day < to);
        self.stretches.into_iter().find(inside).ok_or(PackError::Expired)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Pack {
        Pack { kommune: "9901".into(), stretches: Vec::new() }
    }

    #[test]
    fn damage_is_noticed() {
        let bytes = encode(&empty()).unwrap();
        assert_eq!(decode(&bytes), Ok(empty()));
        assert_eq!(decode(&bytes[..10]), Err(PackError::NotAPack));
        assert_eq!(decode(b"<!doctype html>"), Err(PackError::NotAPack));
        let mut other = bytes.clone();
        other[4] = VERSION + 1;
        assert_eq!(decode(&other), Err(PackError::Version));
        for at in 5..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x40;
            assert_eq!(decode(&damaged), Err(PackError::Corrupt), "byte {at}");
        }
    }

    #[test]
    fn a_day_without_rules_is_said() {
        assert_eq!(empty().on(Date::from_days(0)), Err(PackError::Expired));
    }
}
