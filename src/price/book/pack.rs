//! The price book as bytes, for the browser: magic, version, hash, then postcard.

#[cfg(not(target_arch = "wasm32"))]
use std::collections::BTreeSet;

use super::Book;
#[cfg(not(target_arch = "wasm32"))]
use crate::units::Date;
use crate::unpack::{checksum, unpack};

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
        bytes.extend_from_slice(&checksum(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// The book as pages load it, to price on a day or later: without values that have given way by then, sources that nothing rests on any
    /// more, names that only the files use, and texts in nynorsk that are the same in bokmål.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn for_pages(mut self, from: Date) -> Book {
        let prices = self.prices.iter_mut().map(|price| &mut price.values);
        for values in prices.chain(self.figures.iter_mut().map(|figure| &mut figure.values)) {
            let first = values.iter().rposition(|value| value.valid.from <= from);
            values.drain(..first.unwrap_or(0));
        }
        let used: BTreeSet<u16> = self.rests_on().map(|source| *source).collect();
        let mut at = 0..;
        self.sources.retain(|_| at.next().is_some_and(|at| used.contains(&at)));
        let place = |source: u16| u16::try_from(used.range(..source).count()).unwrap_or(source);
        self.rests_on().for_each(|source| *source = place(*source));
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

    /// Each place that names a source.
    #[cfg(not(target_arch = "wasm32"))]
    fn rests_on(&mut self) -> impl Iterator<Item = &mut u16> {
        let prices = self.prices.iter_mut().flat_map(|price| &mut price.values);
        let values = prices.chain(self.figures.iter_mut().flat_map(|figure| &mut figure.values));
        let fees = self.fees.iter_mut().map(|fee| &mut fee.source);
        let zones = self.zones.iter_mut().map(|zones| &mut zones.source);
        let financing = self.financing.iter_mut().map(|financing| &mut financing.source);
        values.map(|value| &mut value.source).chain(fees).chain(zones).chain(financing)
    }

    /// A book from bytes made by `to_bytes`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Book, PackError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
        let (version, rest) = rest.split_first_chunk::<2>().ok_or(PackError::NotAPack)?;
        if u16::from_le_bytes(*version) != VERSION {
            return Err(PackError::Version);
        }
        let (expected, body) = rest.split_first_chunk::<8>().ok_or(PackError::Damaged)?;
        if u64::from_le_bytes(*expected) != checksum(body) {
            return Err(PackError::Damaged);
        }
        unpack(body).ok_or(PackError::Damaged)
    }

    /// A short name for exactly this content, for receipts: sixteen hexadecimal digits.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn hash(&self) -> String {
        format!("{:016x}", checksum(&postcard::to_allocvec(self).unwrap_or_default()))
    }
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
