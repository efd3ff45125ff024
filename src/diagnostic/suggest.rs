//! «mente du …?»: the known word nearest to one that is not known.

/// «mente du …?» when one of the known words is near enough to be the one meant.
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, &mut known.into_iter())
}

/// Made once, whatever the words come from.
fn nearest(word: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let letters: Vec<char> = word.chars().take(LONGEST).collect();
    let nearest = known.map(|candidate| (distance(&letters, candidate), candidate)).min()?;
    let near = nearest.0 <= 1.max(letters.len() / 3);
    near.then(|| format!("mente du «{}»?", nearest.1))
}

/// Letters of a word that are compared; no name is longer.
const LONGEST: usize = 64;

/// Letters to add, drop, change or swap with a neighbour to make one word of the other (optimal string alignment).
fn distance(word: &[char], other: &str) -> usize {
    let other: Vec<char> = other.chars().take(LONGEST).collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in word.iter().enumerate() {
        let mut next = vec![at.saturating_add(1)];
        for (column, candidate) in other.iter().enumerate() {
            let cell = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
            let change = cell(&row, column).saturating_add(usize::from(letter != candidate));
            let drop = cell(&row, column.saturating_add(1)).saturating_add(1);
            let add = cell(&next, column).saturating_add(1);
            let before = |letters: &[char], at: usize| at.checked_sub(1).and_then(|at| letters.get(at).copied());
            let swapped = before(word, at) == Some(*candidate) && before(&other, column) == Some(*letter);
            let swap = if swapped { cell(&above, column.saturating_sub(1)).saturating_add(1) } else { usize::MAX };
            next.push(change.min(drop).min(add).min(swap));
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
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
