//! One reference such as `hol § 3-2 første ledd nr. 6 bokstav a`.

use std::fmt;
use std::str::FromStr;

use crate::units::gather;
use crate::unpack::unpack_struct;
use serde::Serialize;

/// A provision: the law's short name and the parts that are given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LawRef {
    /// The law's short name as in the register, such as `hol`.
    pub law: String,
    /// The paragraph, such as `3-2` or `2-1 d`.
    pub paragraph: String,
    /// The ledd, from 1.
    pub ledd: Option<u8>,
    /// The number in a list.
    pub number: Option<u8>,
    /// The letter in a list.
    pub bokstav: Option<char>,
    /// The punktum (sentence), from 1.
    pub punktum: Option<u8>,
}

unpack_struct!(LawRef { law, paragraph, ledd, number, bokstav, punktum });

/// Why a text is not a reference.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// No paragraph sign.
    #[error("det mangler «§» i lovhenvisningen «{0}»")]
    NoParagraph(String),
    /// No name before the paragraph sign, or no number after it.
    #[error("lovhenvisningen «{0}» mangler lovens kortnavn eller paragrafens nummer")]
    Incomplete(String),
    /// Words after the paragraph that are none of ledd, nr., bokstav and punktum.
    #[error("forstår ikke «{0}» i lovhenvisningen")]
    Unknown(String),
}

const ORDINALS: [&str; 9] = ["første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende"];

fn ordinal(word: &str) -> Option<u8> {
    let word = if word == "annet" { "andre" } else { word };
    let spelled = ORDINALS.iter().position(|known| *known == word).and_then(|index| u8::try_from(index + 1).ok());
    spelled.or_else(|| word.strip_suffix('.')?.parse().ok())
}

/// The words in small letters.
fn small(words: &str) -> String {
    let letter = |letter: char| match letter {
        'Æ' => 'æ',
        'Ø' => 'ø',
        'Å' => 'å',
        _ => letter.to_ascii_lowercase(),
    };
    words.chars().map(letter).collect()
}

/// The references in a text that has semicolons between them.
pub fn parted(text: &str) -> Vec<&str> {
    gather(text.split(';').map(str::trim).filter(|one| !one.is_empty()))
}

impl FromStr for LawRef {
    type Err = LawError;

    fn from_str(text: &str) -> Result<LawRef, LawError> {
        let (law, rest) = text.split_once('§').ok_or_else(|| LawError::NoParagraph(text.into()))?;
        let law = small(law.trim().trim_end_matches('.'));
        let mut words = rest.split_whitespace().map(|word| word.trim_end_matches(',')).peekable();
        let first = words.next().unwrap_or_default();
        if law.is_empty() || !matches!(first.as_bytes(), [b'0'..=b'9', ..]) {
            return Err(LawError::Incomplete(text.into()));
        }
        let mut paragraph = first.to_owned();
        // A letter that belongs to the paragraph's number, as `d` in `2-1 d`.
        if let Some(letter) = words.next_if(|word| matches!(word.as_bytes(), [b'a'..=b'z'])) {
            paragraph.push(' ');
            paragraph.push_str(letter);
        }
        let mut found = LawRef { law, paragraph, ledd: None, number: None, bokstav: None, punktum: None };
        while let Some(word) = words.next() {
            let word = small(word);
            if found.narrow(&word, words.next().unwrap_or_default()).is_none() {
                return Err(LawError::Unknown(word));
            }
        }
        Ok(found)
    }
}

impl LawRef {
    /// Adds a part, which is always two words; nothing when it is none of those we know.
    fn narrow(&mut self, word: &str, next: &str) -> Option<()> {
        match (word, next) {
            ("nr." | "nr", number) => self.number = Some(number.parse().ok()?),
            ("bokstav", letter) => self.bokstav = Some(letter.chars().next()?),
            (which, "ledd") => self.ledd = Some(ordinal(which)?),
            (which, "punktum" | "pkt.") => self.punktum = Some(ordinal(which)?),
            _ => return None,
        }
        Some(())
    }

    /// The whole paragraph, without ledd and so on.
    pub fn whole_paragraph(&self) -> LawRef {
        LawRef { ledd: None, number: None, bokstav: None, punktum: None, ..self.clone() }
    }

    /// Whether both lie in the same paragraph.
    pub fn is_beside(&self, other: &LawRef) -> bool {
        self.law == other.law && self.paragraph == other.paragraph
    }

    /// Whether this provision lies inside `outer` (or is it).
    pub fn is_within(&self, outer: &LawRef) -> bool {
        fn part<T: PartialEq>(inner: Option<T>, outer: Option<T>) -> bool {
            outer.is_none() || inner == outer
        }
        self.is_beside(outer)
            && part(self.ledd, outer.ledd)
            && part(self.number, outer.number)
            && part(self.bokstav, outer.bokstav)
            && part(self.punktum, outer.punktum)
    }
}

/// A part with a number of its own, in words as far as we have them.
fn counted(f: &mut fmt::Formatter<'_>, ordinal: Option<u8>, what: &str) -> fmt::Result {
    let Some(ordinal) = ordinal else { return Ok(()) };
    match ORDINALS.get(usize::from(ordinal).wrapping_sub(1)) {
        Some(word) => write!(f, " {word} {what}"),
        // Numbers of one type only are printed in the browser: each type has its own way to be.
        None => write!(f, " {}. {what}", i64::from(ordinal)),
    }
}

impl fmt::Display for LawRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} § {}", self.law, self.paragraph)?;
        counted(f, self.ledd, "ledd")?;
        if let Some(number) = self.number {
            write!(f, " nr. {}", i64::from(number))?;
        }
        if let Some(bokstav) = self.bokstav {
            write!(f, " bokstav {bokstav}")?;
        }
        counted(f, self.punktum, "punktum")
    }
}

#[cfg(test)]
mod tests {
    use super::{LawError, LawRef};

    #[test]
    fn one_printer_for_all_spellings() {
        for (text, printed) in [
            ("hol § 3-2 første ledd nr. 6 bokstav a", "hol § 3-2 første ledd nr. 6 bokstav a"),
            ("Hol. § 3-2 1. ledd nr 6, bokstav a", "hol § 3-2 første ledd nr. 6 bokstav a"),
            ("pbrl § 2-1 d", "pbrl § 2-1 d"),
            ("pbrl § 2-1 d, 1. ledd", "pbrl § 2-1 d første ledd"),
            ("pbrl § 3-1 annet ledd tredje punktum", "pbrl § 3-1 andre ledd tredje punktum"),
            ("boligsosialloven § 6", "boligsosialloven § 6"),
        ] {
            assert_eq!(text.parse::<LawRef>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!("hol 3-2".parse::<LawRef>(), Err(LawError::NoParagraph("hol 3-2".into())));
        assert!(matches!("§ 3".parse::<LawRef>(), Err(LawError::Incomplete(_))));
        assert_eq!("hol § 3-2 kanskje".parse::<LawRef>(), Err(LawError::Unknown("kanskje".into())));
        assert_eq!("hol § 3-2 nr. a".parse::<LawRef>(), Err(LawError::Unknown("nr.".into())));
        assert_eq!("hol § 3-2 nr. 256".parse::<LawRef>(), Err(LawError::Unknown("nr.".into())));
        assert_eq!("hol § 3-2 første".parse::<LawRef>(), Err(LawError::Unknown("første".into())));
    }

    #[test]
    fn a_ledd_lies_within_its_paragraph() {
        let part: LawRef = "hol § 3-2 første ledd nr. 6".parse().unwrap();
        assert!(part.is_within(&part.whole_paragraph()));
        assert!(!part.whole_paragraph().is_within(&part));
    }
}
