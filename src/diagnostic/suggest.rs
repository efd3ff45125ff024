//! «mente du …?»: the known word nearest to one that is not known.

/// «mente du …?» when one of the known words is near enough to be the one meant.
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, &mut known.into_iter())
}

/// Made once, whatever the words come from.
fn nearest(word: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let letters = letters(word);
    let mut nearest = None;
    for candidate in known {
        let this = (distance(&letters, candidate), candidate);
        nearest = Some(nearest.map_or(this, |nearest| this.min(nearest)));
    }
    let (distance, candidate) = nearest?;
    let near = distance <= 1.max(letters.len() / 3);
    near.then(|| format!("mente du «{candidate}»?"))
}

/// The letters of a word that are compared; no name is longer.
fn letters(word: &str) -> Vec<char> {
    word.chars().take(64).collect()
}

/// Letters to add, drop, change or swap with a neighbour to make one word of the other (optimal string alignment).
fn distance(word: &[char], other: &str) -> usize {
    let other = letters(other);
    let width = other.len().saturating_add(1);
    // Row by row: the distance between so many letters of the one and of the other.
    let mut table: Vec<usize> = Vec::new();
    for (row, column) in (0..=word.len()).flat_map(|row| (0..width).map(move |column| (row, column))) {
        let differs = |row: usize, column: usize| usize::from(word.get(row) != other.get(column));
        let changed = differs(row.wrapping_sub(1), column.wrapping_sub(1));
        let swapped =
            differs(row.wrapping_sub(1), column.wrapping_sub(2)) | differs(row.wrapping_sub(2), column.wrapping_sub(1));
        let mut least = if table.is_empty() { 0 } else { usize::MAX };
        for (down, right, cost) in [(0, 1, 1), (1, 0, 1), (1, 1, changed), (2, 2, swapped.saturating_add(1))] {
            if row >= down
                && column >= right
                && let Some(before) = table.get(table.len().saturating_sub(down * width + right))
            {
                least = least.min(before.saturating_add(cost));
            }
        }
        table.push(least);
    }
    table.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, suggestion};

    #[test]
    fn letters_are_added_dropped_changed_and_swapped() {
        let of = |one: &str, other: &str| distance(&one.chars().collect::<Vec<_>>(), other);
        for (one, other, expected) in [
            ("", "", 0),
            ("bpa", "bpa", 0),
            ("", "bpa", 3),
            ("bpa", "", 3),
            ("bap", "bpa", 1),
            ("alder", "aldder", 1),
            ("alder", "aler", 1),
            ("økt", "ukt", 1),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
        ] {
            assert_eq!(of(one, other), expected, "{one} {other}");
            assert_eq!(of(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn only_near_words_are_suggested() {
        assert_eq!(suggestion("bor_aleine", ["alder", "bor_alene"]), Some("mente du «bor_alene»?".into()));
        assert_eq!(suggestion("xyz", ["alder", "bor_alene"]), None);
        assert_eq!(suggestion("a", std::iter::empty::<&str>()), None);
    }
}
