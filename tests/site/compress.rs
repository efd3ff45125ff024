//! Compression with gzip: as a web server does it, and as well as it can be done ahead.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use libdeflater::{CompressionLvl, Compressor};

/// The content compressed at the best that is quick.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail; an empty answer would be caught by every reader.
    encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The content compressed as well as any reader of gzip can take it, or nearly: a second for each 7 MB.
pub fn tightly(content: &[u8]) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::best());
    let mut compressed = vec![0; compressor.gzip_compress_bound(content.len())];
    // Nor can this, in the room that it asks for.
    let length = compressor.gzip_compress(content, &mut compressed).unwrap_or_default();
    compressed.truncate(length);
    compressed
}
