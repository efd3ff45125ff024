//! Sorting in a few bytes: the standard library's sorts are fast for millions of items and cost kilobytes in the browser.

/// Sorts by a key. Items with equal keys may change places.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort(items.len(), &mut |before, at| {
        let wrong = items.get(before).zip(items.get(at)).is_some_and(|(one, other)| key(one) > key(other));
        if wrong {
            items.swap(before, at);
        }
        wrong
    });
}

/// Shell's sort, made once for all kinds of items: `mend` puts two places in order and tells whether they were not.
fn sort(length: usize, mend: &mut dyn FnMut(usize, usize) -> bool) {
    let mut gap = length / 2;
    while gap > 0 {
        for end in gap..length {
            let mut at = end;
            while let Some(before) = at.checked_sub(gap)
                && mend(before, at)
            {
                at = before;
            }
        }
        gap /= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn every_length_is_sorted() {
        for length in 0..200_u64 {
            let mut items: Vec<u64> = (0..length).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            sort_by_key(&mut items, |item| *item);
            assert_eq!(items, expected);
            sort_by_key(&mut items, |item| std::cmp::Reverse(*item));
            expected.reverse();
            assert_eq!(items, expected);
        }
    }
}
