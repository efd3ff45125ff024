//! The packs: what the library makes of the criteria for each municipality, in the folder `regler`.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use tildeling::diagnostic::{self, Severity};
use tildeling::units::Date;
use tildeling::{criteria, price, view};

/// Writes every pack and its words into `into/regler`. The error is ready to be shown.
pub fn write(root: &Path, into: &Path) -> Result<(), String> {
    let today = today();
    let (library, mut found) = criteria::load(&root.join("criteria"), today);
    let (written, index) = view::publish(&library, today).map_err(|error| error.to_string())?;
    let folder = into.join("regler");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    let save = |name: String, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
    };
    for pack in &written {
        save(format!("{}.bin", pack.id), &pack.pack)?;
        for (lang, words) in &pack.words {
            save(format!("{}.{lang}.json", pack.id), words.to_string().as_bytes())?;
        }
        found.extend(pack.diagnostics.iter().cloned());
        let prices = price::source::load(&root.join("criteria"), &pack.id).map_err(|found| diagnostic::to_text(&[*found]))?;
        save(format!("{}.priser.bin", pack.id), &prices.book.to_bytes())?;
        found.extend(prices.diagnostics);
    }
    save("index.json".to_owned(), index.to_string().as_bytes())?;
    diagnostic::sort(&mut found);
    found.retain(|found| found.severity() == Severity::Error);
    if !found.is_empty() {
        eprintln!("{}", diagnostic::to_text(&found));
    }
    Ok(())
}

/// Today in UTC: a pack knows the rules from the day it is made.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::from_days(i32::try_from(since.as_secs() / 86_400).unwrap_or_default())
}
