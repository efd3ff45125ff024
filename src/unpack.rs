//! Values back from the bytes postcard made of them, field by field: a fraction of the code that derived readers cost in the browser.
//!
//! Reading never stops half-way: after the first fault every value is empty, and `unpack` gives nothing.

use std::collections::BTreeMap;

/// Bytes under reading.
pub struct Input<'a> {
    rest: &'a [u8],
    sound: bool,
    said: &'a [&'a str],
}

/// Letters without a meaning of their own: a text of one of them alone is the place of a text that the reader has already.
pub const PLACES: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';

/// A value that can be read from bytes; its fields in the order they were written.
pub trait Unpack {
    /// The value; an empty one when the bytes are damaged.
    fn unpack(input: &mut Input<'_>) -> Self;
}

/// The value in exactly these bytes; nothing when they are damaged.
pub fn unpack<T: Unpack>(bytes: &[u8]) -> Option<T> {
    unpack_beside(bytes, &[])
}

/// The same, of bytes that leave out the texts that are `said` already.
pub fn unpack_beside<T: Unpack>(bytes: &[u8], said: &[&str]) -> Option<T> {
    let mut input = Input { rest: bytes, sound: true, said };
    let value = T::unpack(&mut input);
    (input.sound && input.rest.is_empty()).then_some(value)
}

impl Input<'_> {
    /// Marks the bytes as damaged.
    pub fn refuse(&mut self) {
        self.sound = false;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.refuse();
                0
            }
        }
    }

    /// A number without a sign: seven bits a byte, the lowest first.
    #[inline(never)]
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for at in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << at;
            if byte < 0x80 {
                return number;
            }
        }
        self.refuse();
        0
    }

    /// A whole number with a sign in the lowest bit.
    pub fn whole(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ (number & 1).cast_signed().wrapping_neg()
    }

    /// A count of things that each take at least one byte.
    fn count(&mut self) -> usize {
        let count = usize::try_from(self.number()).unwrap_or(usize::MAX);
        if count > self.rest.len() {
            self.refuse();
            return 0;
        }
        count
    }

    /// The text that stands at the place that three bytes of text name, among those said already.
    fn said(&self, text: &[u8]) -> Option<&str> {
        let [high, middle, low] = text else { return None };
        let letter = [high.wrapping_sub(0xe0), *middle & 0x3f, *low & 0x3f]
            .iter()
            .fold(0, |sum, bits| sum << 6 | usize::from(*bits));
        self.said.get(letter.checked_sub(*PLACES.start() as usize)?).copied()
    }

    /// One of a list, by its place.
    pub fn one_of<T: Copy>(&mut self, all: &[T], else_one: T) -> T {
        let place = self.number();
        usize::try_from(place).ok().and_then(|place| all.get(place).copied()).unwrap_or_else(|| {
            self.refuse();
            else_one
        })
    }
}

impl Unpack for bool {
    fn unpack(input: &mut Input<'_>) -> bool {
        input.one_of(&[false, true], false)
    }
}

impl Unpack for u8 {
    fn unpack(input: &mut Input<'_>) -> u8 {
        input.byte()
    }
}

impl Unpack for u16 {
    fn unpack(input: &mut Input<'_>) -> u16 {
        u16::try_from(input.number()).unwrap_or_else(|_| {
            input.refuse();
            0
        })
    }
}

impl Unpack for i32 {
    fn unpack(input: &mut Input<'_>) -> i32 {
        i32::try_from(input.whole()).unwrap_or_else(|_| {
            input.refuse();
            0
        })
    }
}

impl Unpack for i64 {
    fn unpack(input: &mut Input<'_>) -> i64 {
        input.whole()
    }
}

impl Unpack for String {
    #[inline(never)]
    fn unpack(input: &mut Input<'_>) -> String {
        let count = input.count();
        let (text, rest) = input.rest.split_at_checked(count).unwrap_or_default();
        input.rest = rest;
        if let Some(text) = input.said(text).or(std::str::from_utf8(text).ok()) {
            return text.to_owned();
        }
        input.refuse();
        String::new()
    }
}

impl Unpack for char {
    fn unpack(input: &mut Input<'_>) -> char {
        let text = String::unpack(input);
        text.chars().next().unwrap_or_else(|| {
            input.refuse();
            ' '
        })
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(input: &mut Input<'_>) -> Option<T> {
        bool::unpack(input).then(|| T::unpack(input))
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    #[inline(never)]
    fn unpack(input: &mut Input<'_>) -> Vec<T> {
        let count = input.count();
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(T::unpack(input));
        }
        all
    }
}

impl<T: Unpack> Unpack for BTreeMap<String, T> {
    #[inline(never)]
    fn unpack(input: &mut Input<'_>) -> BTreeMap<String, T> {
        let mut map = BTreeMap::new();
        for _ in 0..input.count() {
            map.insert(String::unpack(input), T::unpack(input));
        }
        map
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(input: &mut Input<'_>) -> (A, B) {
        (A::unpack(input), B::unpack(input))
    }
}

impl<A: Unpack, B: Unpack, C: Unpack> Unpack for (A, B, C) {
    fn unpack(input: &mut Input<'_>) -> (A, B, C) {
        (A::unpack(input), B::unpack(input), C::unpack(input))
    }
}

/// Makes a struct readable: its fields in the order of its declaration, which is the order they are written in.
macro_rules! unpack_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::unpack::Unpack for $name {
            #[inline(never)]
            fn unpack(input: &mut $crate::unpack::Input<'_>) -> $name {
                $name { $($field: $crate::unpack::Unpack::unpack(input)),* }
            }
        }
    };
}

/// Makes an enum without fields readable: its variants in the order of its declaration.
macro_rules! unpack_enum {
    ($name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl $crate::unpack::Unpack for $name {
            fn unpack(input: &mut $crate::unpack::Input<'_>) -> $name {
                input.one_of(&[$name::$first $(, $name::$variant)*], $name::$first)
            }
        }
    };
}

pub(crate) use {unpack_enum, unpack_struct};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::unpack;

    type All = (Vec<i64>, (Option<String>, BTreeMap<String, bool>), (char, u16, Vec<i32>));

    fn all() -> All {
        let numbers = [0, 1, -1, 63, 64, -64, -65, i64::MAX, i64::MIN];
        (
            numbers.to_vec(),
            (Some("blåbær".to_owned()), BTreeMap::from([("a".to_owned(), true), ("b".to_owned(), false)])),
            ('å', u16::MAX, vec![i32::MIN, 0, i32::MAX]),
        )
    }

    #[test]
    fn what_postcard_wrote_comes_back() {
        assert_eq!(unpack::<All>(&postcard::to_allocvec(&all()).unwrap()), Some(all()));
    }

    #[test]
    fn damage_gives_nothing_or_something_else_but_never_the_same() {
        let bytes = postcard::to_allocvec(&all()).unwrap();
        for at in 0..bytes.len() {
            assert_eq!(unpack::<All>(&bytes[..at]), None, "cut at {at}");
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x01;
            assert_ne!(unpack::<All>(&damaged), Some(all()), "byte {at}");
        }
        assert_eq!(unpack::<All>(&[bytes.as_slice(), &[0]].concat()), None, "one byte too many");
        assert_eq!(unpack::<Vec<String>>(&[0xff; 12]), None);
    }
}
