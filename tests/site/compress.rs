//! Compression with gzip: as a web server does it, and as well as it can be done ahead.

use std::io::Write as _;
use std::num::NonZeroU64;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The content compressed at the best that is quick.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail; an empty answer would be caught by every reader.
    encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The content compressed as well as any reader of gzip can take it: a second for each 200 kB. More rounds than one gain a thousandth.
pub fn tightly(content: &[u8]) -> Vec<u8> {
    let options = zopfli::Options { iteration_count: NonZeroU64::MIN, ..zopfli::Options::default() };
    let mut compressed = Vec::new();
    // Nor can this.
    let _ = zopfli::compress(options, zopfli::Format::Gzip, content, &mut compressed);
    compressed
}
