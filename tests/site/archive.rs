//! The release as one zip file to unpack on a server of one's own: the same bytes for the same content.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::bundle::slashes;
use super::release::save;
use super::{at, mirror};

/// The name of the file, with the version in it.
pub fn name() -> String {
    format!("tildeling-{}.zip", env!("CARGO_PKG_VERSION"))
}

/// Writes the zip file of all files in some folders, and of some more, sorted and without a time of their own.
pub fn write(folders: &[PathBuf], more: &[(&str, PathBuf)], into: &Path) -> Result<(), String> {
    let mut files: Vec<(String, PathBuf)> =
        more.iter().map(|(name, path)| ((*name).to_owned(), path.clone())).collect();
    for root in folders {
        files.extend(mirror::files(root)?.into_iter().map(|file| (slashes(&file), root.join(file))));
    }
    files.sort();
    let failed = |error: zip::result::ZipError| format!("cannot make {}: {error}", name());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, path) in files {
        let bytes = fs::read(&path).map_err(at("cannot read", &path))?;
        zip.start_file(format!("tildeling/{name}"), options).map_err(failed)?;
        zip.write_all(&bytes).map_err(|error| format!("cannot write {name}: {error}"))?;
    }
    save(&into.join(name()), zip.finish().map_err(failed)?.get_ref())
}
