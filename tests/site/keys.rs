//! Short keys for words, in a release: a key is written in full for those who read the code, and nobody reads a release.
//!
//! Only keys that scripts write in full. What a script makes of parts in a template, such as `t(`level.${level}`)`, stays as it is.

use std::collections::{BTreeMap, BTreeSet};

/// The keys that become short, and what they become.
pub struct Keys(BTreeMap<String, String>);

impl Keys {
    /// The keys of the catalogues that scripts write in full and never make of parts. Bundles have strings in single quotes, and each key of a
    /// catalogue on a line of its own.
    pub fn of(catalogues: &[String], scripts: &[String]) -> Keys {
        let lines = catalogues.iter().flat_map(|text| text.lines());
        let keys: BTreeSet<&str> = lines
            .filter_map(|line| Some(line.trim_start().strip_prefix('\'')?.split_once("': ")?.0))
            .filter(|key| key.contains('.') && key.chars().all(in_key))
            .collect();
        let full: BTreeSet<&str> = scripts.iter().flat_map(|text| text.split('\'')).collect();
        let starts: BTreeSet<&str> = scripts.iter().flat_map(|text| starts(text)).collect();
        let ends: BTreeSet<&str> = scripts.iter().flat_map(|text| ends(text)).collect();
        let made = |key: &&str| {
            starts.iter().any(|start| key.starts_with(start))
                || ends.iter().any(|end| key.ends_with(end) || keys.contains(format!("{key}{end}").as_str()))
        };
        let plain = keys.intersection(&full).filter(|key| !made(key));
        Keys(plain.zip(shorts()).map(|(key, short)| ((*key).to_owned(), short)).collect())
    }

    /// A catalogue or a script with short keys.
    pub fn shortened(&self, text: &str) -> String {
        let parts = text.split('\'').map(|part| self.0.get(part).map_or(part, String::as_str));
        parts.collect::<Vec<_>>().join("'")
    }
}

/// Two letters each: a page has fewer words than 676, and they are shorter to send than numbers.
fn shorts() -> impl Iterator<Item = String> {
    ('a'..='z').flat_map(|first| ('a'..='z').map(move |second| [second, first].iter().collect()))
}

fn in_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-')
}

/// What templates begin with before their first variable part.
fn starts(text: &str) -> impl Iterator<Item = &str> {
    let fixed = text.split('`').skip(1).filter_map(|rest| Some(rest.split_once("${")?.0));
    fixed.filter(|fixed| fixed.contains('.') && fixed.chars().all(in_key))
}

/// What templates end with after their last variable part.
fn ends(text: &str) -> impl Iterator<Item = &str> {
    let fixed = text.split('`').filter_map(|rest| Some(rest.rsplit_once('}')?.1));
    fixed.filter(|fixed| !fixed.is_empty() && fixed.chars().all(in_key))
}
