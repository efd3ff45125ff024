//! Stamps: a built folder is kept until what it was made of changes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::Instant;

use super::{at, mirror};

/// The content of files and folders as one short text; what does not exist counts as empty.
pub fn of(root: &Path, names: &[&str]) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    for name in names {
        let path = root.join(name);
        let files = if path.is_dir() {
            mirror::files(&path)?.into_iter().map(|file| path.join(file)).collect()
        } else {
            Vec::from_iter(path.is_file().then_some(path))
        };
        for file in files {
            file.hash(&mut hasher);
            fs::read(&file).map_err(at("cannot read", &file))?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The folder `cache/name`, made anew if it was made of something else than `inputs`.
pub fn renew(
    cache: &Path,
    name: &str,
    inputs: &str,
    make: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<(), String> {
    let (folder, stamp) = (cache.join(name), cache.join(format!("{name}.stamp")));
    if fs::read_to_string(&stamp).is_ok_and(|made_of| made_of == inputs) && folder.is_dir() {
        return Ok(());
    }
    // The stamp goes first and comes last: a build that is stopped on the way is never taken for a finished one.
    let unfinished = cache.join(format!("{name}.unfinished"));
    for path in [&stamp, &unfinished] {
        remove(path)?;
    }
    fs::create_dir_all(&unfinished).map_err(at("cannot create", &unfinished))?;
    let start = Instant::now();
    make(&unfinished)?;
    eprintln!("made the {name} in {:.1} s", start.elapsed().as_secs_f32());
    remove(&folder)?;
    fs::rename(&unfinished, &folder).map_err(at("cannot rename", &unfinished))?;
    fs::write(&stamp, inputs).map_err(at("cannot write", &stamp))
}

fn remove(path: &Path) -> Result<(), String> {
    if path.is_dir() {
        fs::remove_dir_all(path).map_err(at("cannot remove", path))
    } else if path.exists() {
        fs::remove_file(path).map_err(at("cannot remove", path))
    } else {
        Ok(())
    }
}
