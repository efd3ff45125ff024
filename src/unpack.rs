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
    /// What is there before anything is read, and where the bytes are damaged.
    const EMPTY: Self;

    /// Reads it, into an empty one.
    fn unpack(&mut self, input: &mut Input<'_>);
}

/// The value in exactly these bytes; nothing when they are damaged.
pub fn unpack<T: Unpack>(bytes: &[u8]) -> Option<T> {
    unpack_beside(bytes, &[])
}

/// The same, of bytes that leave out the texts that are `said` already.
pub fn unpack_beside<T: Unpack>(bytes: &[u8], said: &[&str]) -> Option<T> {
    let mut input = Input { rest: bytes, sound: true, said };
    let mut value = T::EMPTY;
    value.unpack(&mut input);
    (input.sound && input.rest.is_empty()).then_some(value)
}

/// FNV-1a with 64 bits: finds damage; it proves nothing about who made the bytes.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
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

    /// Zero or one.
    #[inline(never)]
    fn flag(&mut self) -> bool {
        let flag = self.number();
        if flag > 1 {
            self.refuse();
        }
        flag == 1
    }

    /// One of a list, by its place.
    pub fn one_of<T: Copy>(&mut self, all: &[T], one: &mut T) {
        let place = usize::try_from(self.number()).ok();
        match place.and_then(|place| all.get(place)) {
            Some(known) => *one = *known,
            None => self.refuse(),
        }
    }
}

impl Unpack for bool {
    const EMPTY: bool = false;

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        *self = input.flag();
    }
}

impl Unpack for u8 {
    const EMPTY: u8 = 0;

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        *self = input.byte();
    }
}

/// Reads numbers that are written in more bits than they have.
macro_rules! unpack_number {
    ($($kind:ident by $read:ident),*) => {
        $(impl Unpack for $kind {
            const EMPTY: $kind = 0;

            #[inline(never)]
            fn unpack(&mut self, input: &mut Input<'_>) {
                match $kind::try_from(input.$read()) {
                    Ok(number) => *self = number,
                    Err(_) => input.refuse(),
                }
            }
        })*
    };
}

unpack_number!(u16 by number, u32 by number, i32 by whole);

impl Unpack for i64 {
    const EMPTY: i64 = 0;

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        *self = input.whole();
    }
}

impl Unpack for String {
    const EMPTY: String = String::new();

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        let count = input.count();
        let (text, rest) = input.rest.split_at_checked(count).unwrap_or_default();
        input.rest = rest;
        match input.said(text).or(std::str::from_utf8(text).ok()) {
            Some(text) => self.push_str(text),
            None => input.refuse(),
        }
    }
}

impl Unpack for char {
    const EMPTY: char = ' ';

    fn unpack(&mut self, input: &mut Input<'_>) {
        let mut text = String::EMPTY;
        text.unpack(input);
        match text.chars().next() {
            Some(letter) => *self = letter,
            None => input.refuse(),
        }
    }
}

impl<T: Unpack> Unpack for Option<T> {
    const EMPTY: Option<T> = None;

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        if input.flag() {
            self.insert(T::EMPTY).unpack(input);
        }
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    const EMPTY: Vec<T> = Vec::new();

    #[inline(never)]
    fn unpack(&mut self, input: &mut Input<'_>) {
        for _ in 0..input.count() {
            self.push_mut(T::EMPTY).unpack(input);
        }
    }
}

impl<T: Unpack, const LENGTH: usize> Unpack for [T; LENGTH] {
    const EMPTY: [T; LENGTH] = [T::EMPTY; LENGTH];

    fn unpack(&mut self, input: &mut Input<'_>) {
        for item in self {
            item.unpack(input);
        }
    }
}

impl<T: Unpack> Unpack for BTreeMap<String, T> {
    const EMPTY: BTreeMap<String, T> = BTreeMap::new();

    fn unpack(&mut self, input: &mut Input<'_>) {
        for _ in 0..input.count() {
            let (mut key, mut value) = (String::EMPTY, T::EMPTY);
            key.unpack(input);
            value.unpack(input);
            self.insert(key, value);
        }
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    const EMPTY: (A, B) = (A::EMPTY, B::EMPTY);

    fn unpack(&mut self, input: &mut Input<'_>) {
        self.0.unpack(input);
        self.1.unpack(input);
    }
}

impl<A: Unpack, B: Unpack, C: Unpack> Unpack for (A, B, C) {
    const EMPTY: (A, B, C) = (A::EMPTY, B::EMPTY, C::EMPTY);

    fn unpack(&mut self, input: &mut Input<'_>) {
        self.0.unpack(input);
        self.1.unpack(input);
        self.2.unpack(input);
    }
}

/// Makes a struct readable: its fields in the order of its declaration, which is the order they are written in.
macro_rules! unpack_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::unpack::Unpack for $name {
            const EMPTY: $name = $name { $($field: $crate::unpack::Unpack::EMPTY),* };

            #[inline(never)]
            fn unpack(&mut self, input: &mut $crate::unpack::Input<'_>) {
                $(self.$field.unpack(input);)*
            }
        }
    };
}

/// Makes an enum without fields readable: its variants in the order of its declaration.
macro_rules! unpack_enum {
    ($name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl $crate::unpack::Unpack for $name {
            const EMPTY: $name = $name::$first;

            #[inline(never)]
            fn unpack(&mut self, input: &mut $crate::unpack::Input<'_>) {
                input.one_of(&[$name::$first $(, $name::$variant)*], self);
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
