//! Compression as a web server does it.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The content compressed with gzip at its best.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail; an empty answer would be caught by every reader.
    encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default()
}
