//! Copies folders into one, each file whole or not at all, and removes there what has gone from them.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::path::{Path, PathBuf};

use super::at;

/// Makes `out` hold exactly the files of the `sources`. A folder `out` inside a source is left out of it.
pub fn mirror(sources: &[PathBuf], out: &Path) -> Result<(), String> {
    fs::create_dir_all(out).map_err(at("cannot create", out))?;
    let mut wanted = BTreeMap::new();
    for source in sources.iter().filter(|source| source.is_dir()) {
        for file in files(source)?.into_iter().filter(|file| !source.join(file).starts_with(out)) {
            if let Some(other) = wanted.insert(file.clone(), source) {
                return Err(format!("{} comes from {} and {}", file.display(), other.display(), source.display()));
            }
        }
    }
    for (file, source) in &wanted {
        copy(&source.join(file), &out.join(file))?;
    }
    for file in files(out)?.into_iter().filter(|file| !wanted.contains_key(file)) {
        let path = out.join(file);
        fs::remove_file(&path).map_err(at("cannot remove", &path))?;
    }
    remove_empty(out)
}

/// Removes the folders under a folder that hold nothing.
fn remove_empty(folder: &Path) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(at("cannot list", folder))? {
        let path = entry.map_err(at("cannot list", folder))?.path();
        if path.is_dir() {
            remove_empty(&path)?;
            // A folder that holds something stays: that is what the system answers.
            let _ = fs::remove_dir(&path);
        }
    }
    Ok(())
}

/// Every file under a folder, relative to it and sorted; hidden ones are left out.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(at("cannot list", &next))? {
            let entry = entry.map_err(at("cannot list", &next))?;
            let path = entry.path();
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies a file unless the copy is already the same; readers see the old file or the new one, never a part.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let original = fs::metadata(from).map_err(at("cannot read", from))?;
    if fs::metadata(to).is_ok_and(|copied| same(&original, &copied)) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(at("cannot create", folder))?;
    }
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = to.with_file_name(format!(".{name}.{}", std::process::id()));
    fs::copy(from, &unfinished).map_err(at("cannot copy", from))?;
    let modified = original.modified().map_err(at("cannot read", from))?;
    let stamped = File::options().write(true).open(&unfinished).and_then(|file| file.set_modified(modified));
    stamped.map_err(at("cannot write", &unfinished))?;
    fs::rename(&unfinished, to).map_err(at("cannot write", to))
}

fn same(original: &Metadata, copied: &Metadata) -> bool {
    original.len() == copied.len() && original.modified().ok() == copied.modified().ok()
}
