//! Joining words in a few bytes: one function, whatever the words come from.

/// The words with something between them.
pub fn joined(words: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
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
