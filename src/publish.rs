//! Everything the pages load for a municipality, as named files: rules, words, what a review needs, and prices.

use std::path::Path;

use serde_json::{Value, json};

use crate::criteria::{Library, LibraryKommune, Ruleset};
use crate::diagnostic::{Code, Diagnostic};
use crate::diagram;
use crate::pack::{self, Pack, Stretch};
use crate::price;
use crate::units::Date;
use crate::vedtak::{Frame, said};
use crate::view;

/// The files of one municipality, and what their making found.
#[derive(Debug, Default)]
pub struct Published {
    /// Name and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// The findings; the files are the best that could be made.
    pub diagnostics: Vec<Diagnostic>,
}

/// The words of a municipality in one language, by stretch of days.
struct Words<'a> {
    lang: &'a str,
    /// What a citizen loads.
    words: Vec<Value>,
    /// What a caseworker loads.
    desk: Vec<Value>,
    /// What a review needs, and what the page has said of it.
    frames: Vec<(Frame, Vec<String>)>,
}

impl<'a> Words<'a> {
    fn in_language(lang: &'a str) -> Self {
        Words { lang, words: Vec::new(), desk: Vec::new(), frames: Vec::new() }
    }

    fn add(&mut self, ruleset: &Ruleset, hash: &str, ids: &str) {
        let (words, desk) = view::published(ruleset, view::words(ruleset, hash, self.lang));
        let (desk, texts) = view::columns(&desk);
        self.words.push(words);
        self.desk.push(json!([desk, texts]));
        self.frames.push((Frame::of(ruleset, hash, self.lang), said(texts, ids)));
    }
}

/// The files of a municipality with the rules from a day onwards: `<nr>.bin`, `<nr>.<lang>.json`, `<nr>.<lang>.vedtak.bin` (the words that
/// caseworkers see, a zero, and what a review needs), `<nr>.priser.bin`, and `<nr>.betaling.json`: what users pay, as citizens see it.
///
/// Rules and words are made without a look at prices.
pub fn kommune(library: &Library, kommune: &LibraryKommune, criteria: &Path, from: Date) -> Published {
    let number = &kommune.kommune.number;
    let mut starts = vec![from];
    starts.extend(library.days_of_change(kommune).range(from.plus_days(1)..));
    let mut published = Published::default();
    let mut stretches = Vec::new();
    let mut words: Vec<Words> = kommune.kommune.languages.iter().map(|lang| Words::in_language(lang)).collect();
    for (start, to) in starts.iter().zip(starts.iter().skip(1).map(Some).chain([None])) {
        let (ruleset, found) = library.ruleset(kommune, *start);
        let (model, limits) = diagram::compile(&ruleset);
        published.diagnostics.extend(found.into_iter().chain(limits));
        let hash = pack::hash(&ruleset, &model);
        let ids = pack::ids(&ruleset, &model);
        words.iter_mut().for_each(|words| words.add(&ruleset, &hash, &ids));
        stretches.push(Stretch::new((Some(*start), to.copied()), hash, ids, &model));
    }
    match pack::encode(&Pack { kommune: number.clone(), stretches }) {
        Ok(bytes) => published.files.push((format!("{number}.bin"), bytes)),
        Err(error) => {
            published.diagnostics.push(Diagnostic::general(Code::FileUnreadable, format!("{number}: {error}")))
        }
    }
    for Words { lang, words, desk, frames } in words {
        let [words, desk] = [words, desk].map(|list| Value::Array(list).to_string().into_bytes());
        published.files.push((format!("{number}.{lang}.json"), words));
        // A zero stands in no JSON; together they are compressed better, since both speak of the same.
        let desk = [desk, vec![0], Frame::to_bytes(&frames)].concat();
        published.files.push((format!("{number}.{lang}.vedtak.bin"), desk));
    }
    match price::source::load(criteria, number) {
        Ok(loaded) => {
            let paid = price::tables(&loaded.book, from).to_string().into_bytes();
            published.files.push((format!("{number}.priser.bin"), loaded.book.for_pages(from).to_bytes()));
            published.files.push((format!("{number}.betaling.json"), paid));
            published.diagnostics.extend(loaded.diagnostics);
        }
        Err(found) => published.diagnostics.push(*found),
    }
    published
}

/// The list of the municipalities that exist on a day, `index.json`, by name.
pub fn index(library: &Library, on: Date) -> Vec<u8> {
    let mut kommuner: Vec<_> = library.existing(on).map(|kommune| &kommune.kommune).collect();
    kommuner.sort_by_cached_key(|kommune| (alphabetical(kommune.name.or_empty("nb")), kommune.number.clone()));
    let entries = kommuner.into_iter().map(view::index_entry).collect();
    Value::Array(entries).to_string().into_bytes()
}

/// A name as the Norwegian alphabet orders it: æ, ø and å come last.
fn alphabetical(name: &str) -> String {
    // Three letters that follow z, in this order, and stand in no Norwegian name.
    let place = |letter: char| match letter {
        'æ' => 'ž',
        'ø' => 'ſ',
        'å' => 'ƀ',
        other => other,
    };
    name.to_lowercase().chars().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn names_stand_as_in_norwegian() {
        let mut names = ["Ås", "Øygarden", "Ærøy", "Zz", "Askøy", "åseral", "Bodø"];
        names.sort_by_cached_key(|name| alphabetical(name));
        assert_eq!(names, ["Askøy", "Bodø", "Zz", "Ærøy", "Øygarden", "Ås", "åseral"]);
    }
}
