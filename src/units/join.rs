//! Joining words in a few bytes: one function, whatever the words come from.

/// The words with something between them.
pub fn joined<'w>(mut words: impl Iterator<Item = &'w str>, between: &str) -> String {
    // A function that gives the next word is smaller than an iterator behind a pointer, which carries all its other ways to be walked.
    join(&mut || words.next(), between)
}

/// Adds an item, given in pieces, to a list in words.
pub fn list(all: &mut String, between: &str, item: &[&str]) {
    if !all.is_empty() {
        all.push_str(between);
    }
    for piece in item {
        all.push_str(piece);
    }
}

fn join<'w>(next: &mut dyn FnMut() -> Option<&'w str>, between: &str) -> String {
    let mut text = next().unwrap_or_default().to_owned();
    while let Some(word) = next() {
        text.push_str(between);
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn words_are_joined_as_the_standard_library_does() {
        for words in [&[][..], &["a"], &["", "b"], &["a", "b", "c"]] {
            assert_eq!(joined(&mut words.iter().copied(), ", "), words.join(", "));
        }
    }
}
