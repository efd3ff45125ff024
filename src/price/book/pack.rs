//! The price book as bytes, for the browser: magic, version, hash, then postcard.

use super::Book;
use crate::unpack::unpack;

/// The first bytes of a price pack.
const MAGIC: &[u8; 4] = b"TPRI";
/// The version of the format; a pack of another version is refused.
pub const VERSION: u16 = 1;
/// Magic, version, hash.
#[cfg(not(target_arch = "wasm32"))]
const HEADER: usize = 14;

/// Why bytes are not a price book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// They are something else.
    #[error("dette er ikke en prispakke")]
    NotAPack,
    /// They were made by another version.
    #[error("prispakken er laget av en annen versjon")]
    Version,
    /// They were changed or cut on the way.
    #[error("prispakken er skadet")]
    Damaged,
}

impl Book {
    /// The book as bytes. The same book always gives the same bytes.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Plain structs without references to anything outside can't fail to be written to memory.
        let body = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = Vec::with_capacity(HEADER.saturating_add(body.len()));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&hash(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// The book as pages load it: without the names that only the files use, and without a text in nynorsk that is the same in bokmål.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn for_pages(mut self) -> Book {
        for source in &mut self.sources {
            source.id.clear();
            source.dated.clear();
        }
        self.fees.iter_mut().for_each(|fee| fee.id.clear());
        // A price that is disputed is named to the reader.
        let agreed = self.prices.iter_mut().filter(|price| price.values.iter().all(|value| !value.disputed));
        agreed.for_each(|price| price.id.clear());
        let editions = self.editions.iter_mut().flat_map(|edition| [&mut edition.name, &mut edition.note]);
        let services = self.services.iter_mut().map(|service| &mut service.name);
        let missing = self.missing.iter_mut().map(|missing| &mut missing.text);
        for words in editions.chain(services).chain(missing).filter(|words| words.nn == words.nb) {
            words.nn.clear();
        }
        self
    }

    /// A book from bytes made by `to_bytes`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Book, PackError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
        let (version, rest) = rest.split_first_chunk::<2>().ok_or(PackError::NotAPack)?;
        if u16::from_le_bytes(*version) != VERSION {
            return Err(PackError::Version);
        }
        let (expected, body) = rest.split_first_chunk::<8>().ok_or(PackError::Damaged)?;
        if u64::from_le_bytes(*expected) != hash(body) {
            return Err(PackError::Damaged);
        }
        unpack(body).ok_or(PackError::Damaged)
    }

    /// A short name for exactly this content, for receipts: sixteen hexadecimal digits.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn hash(&self) -> String {
        format!("{:016x}", hash(&postcard::to_allocvec(self).unwrap_or_default()))
    }
}

/// FNV-1a with 64 bits: finds damage; it is no protection against intent.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{Book, PackError};

    #[test]
    fn damage_is_found_wherever_it_is() {
        let book = Book {
            kommune: super::super::Kommune { id: "9901".into(), name: "Eksempel".into(), example: true },
            ..Book::default()
        };
        let bytes = book.to_bytes();
        assert_eq!(Book::from_bytes(&bytes), Ok(book));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(Book::from_bytes(&damaged).is_err(), "byte {at}");
            assert!(Book::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(Book::from_bytes(b"noe annet"), Err(PackError::NotAPack));
    }
}
