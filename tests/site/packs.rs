//! The packs: what the library makes of the criteria for each municipality, in the folder `regler`.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tildeling::criteria::LibraryKommune;
use tildeling::diagnostic::{self, Severity};
use tildeling::units::Date;
use tildeling::{criteria, publish};

use super::bundle::slashes;
use super::{at, mirror, release};

/// Writes every pack and its words into `into/regler`. The error is ready to be shown.
pub fn write(root: &Path, into: &Path) -> Result<(), String> {
    let today = today();
    let (library, mut found) = criteria::load(&root.join("criteria"), today);
    let folder = into.join("regler");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    let save = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
    };
    let kommuner: Vec<_> = library.existing(today).collect();
    let write = |share: &[&LibraryKommune]| {
        let mut found = Vec::new();
        for kommune in share {
            let published = publish::kommune(&library, kommune, &root.join("criteria"), today);
            for (name, bytes) in &published.files {
                save(name, bytes)?;
            }
            found.extend(published.diagnostics);
        }
        Ok::<_, String>(found)
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let shares = kommuner.chunks(kommuner.len().div_ceil(processors).max(1));
    let made: Vec<_> = thread::scope(|scope| {
        let shares: Vec<_> = shares.map(|share| scope.spawn(|| write(share))).collect();
        shares.into_iter().map(|share| share.join().unwrap_or(Err("the making of a pack stopped".into()))).collect()
    });
    for share in made {
        found.extend(share?);
    }
    save("index.json", &hashed(&folder, &publish::index(&library, today))?)?;
    diagnostic::sort(&mut found);
    found.retain(|found| found.severity() == Severity::Error);
    if !found.is_empty() {
        eprintln!("{}", diagnostic::to_text(&found));
    }
    Ok(())
}

/// The index with the hash of each municipality's files: behind a question mark it makes an address that may be kept for ever.
fn hashed(folder: &Path, index: &[u8]) -> Result<Vec<u8>, String> {
    let mut list: Value = serde_json::from_slice(index).map_err(|error| format!("index.json: {error}"))?;
    let files = mirror::files(folder)?;
    for kommune in list.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        let start = format!("{}.", kommune.get("id").and_then(Value::as_str).unwrap_or_default());
        let mut hasher = Sha256::new();
        for file in files.iter().filter(|file| slashes(file).starts_with(&start)) {
            hasher.update(fs::read(folder.join(file)).map_err(at("cannot read", file))?);
        }
        kommune.insert("hash".to_owned(), Value::from(release::short_hash(hasher)));
    }
    Ok(list.to_string().into_bytes())
}

/// Today in UTC: a pack knows the rules from the day it is made.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::from_days(i32::try_from(since.as_secs() / 86_400).unwrap_or_default())
}
