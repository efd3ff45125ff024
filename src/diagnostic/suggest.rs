//! «mente du …?»: the known word nearest to one that is not known.

use crate::units::gather;

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
        if nearest.is_none_or(|nearest| this < nearest) {
            nearest = Some(this);
        }
    }
    let (distance, candidate) = nearest?;
    let near = distance <= 1.max(letters.len() / 3);
    near.then(|| format!("mente du «{candidate}»?"))
}

/// The letters of a word that are compared; no name is longer.
fn letters(word: &str) -> Vec<char> {
    gather(word.chars().take(64))
}

/// Letters to add, drop, change or swap with a neighbour to make one word of the other (optimal string alignment).
fn distance(word: &[char], other: &str) -> usize {
    let other = letters(other);
    // Row by row: the distance between so many letters of the one and of the other.
    let mut table: Vec<usize> = Vec::new();
    for row in 0..=word.len() {
        for column in 0..=other.len() {
            let differs = |up: usize, left: usize| {
                usize::from(word.get(row.wrapping_sub(up)) != other.get(column.wrapping_sub(left)))
            };
            let swap = 1 + (differs(1, 2) | differs(2, 1));
            let mut least = if table.is_empty() { 0 } else { usize::MAX };
            for (up, left, cost) in [(0, 1, 1), (1, 0, 1), (1, 1, differs(1, 1)), (2, 2, swap)] {
                let back = up * (other.len() + 1) + left;
                if row >= up
                    && column >= left
                    && let Some(before) = table.get(table.len().saturating_sub(back))
                {
                    least = least.min(before + cost);
                }
            }
            table.push(least);
        }
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
