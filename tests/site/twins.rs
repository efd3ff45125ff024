//! Twins: code and rules compressed ahead, 4 % smaller than a server makes them at its best while a reader waits.
//!
//! A server that sends what lies ready (`file.js.gz` beside `file.js`) needs no more than to be told so. Pages have no twins: a host may edit
//! them, and an old twin would be sent in their place.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use super::release::{folder, save};
use super::{at, compress, mirror};

/// Writes the twins of a release's code and of the rules.
pub fn write(release: &Path, packs: &Path, into: &Path) -> Result<(), String> {
    let code = folder(release).ok_or("the release has no folder with code")?;
    let mut files: Vec<_> = under(release, &code)?.chain(under(packs, Path::new("regler"))?).collect();
    let twin = |(top, file): &(&Path, PathBuf)| {
        let path = top.join(file);
        let content = fs::read(&path).map_err(at("cannot read", &path))?;
        save(&of(&into.join(file)), &compress::tightly(&content))
    };
    // Neighbours in size, one for each core.
    files.sort_by_key(|(top, file)| fs::metadata(top.join(file)).map_or(0, |known| known.len()));
    let (evens, odds): (Vec<_>, Vec<_>) = files.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    thread::scope(|scope| {
        let other = scope.spawn(|| odds.iter().try_for_each(|(_, file)| twin(file)));
        evens.iter().try_for_each(|(_, file)| twin(file))?;
        other.join().unwrap_or(Err("compressing stopped".into()))
    })
}

/// The files in one folder of what lies under `top`.
fn under<'a>(top: &'a Path, folder: &Path) -> Result<impl Iterator<Item = (&'a Path, PathBuf)>, String> {
    let mut files = mirror::files(top)?;
    files.retain(|file| file.starts_with(folder));
    Ok(files.into_iter().map(move |file| (top, file)))
}

/// Where the twin of a file lies.
pub fn of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".gz");
    PathBuf::from(name)
}
