//! One reference such as `hol § 3-2 første ledd nr. 6 bokstav a`.

use std::fmt;
use std::str::FromStr;

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

/// A Norwegian letter as a small one.
fn small(letter: char) -> char {
    match letter {
        'Æ' => 'æ',
        'Ø' => 'ø',
        'Å' => 'å',
        _ => letter.to_ascii_lowercase(),
    }
}

/// The references in a text that has semicolons between them.
pub fn parted(text: &str) -> Vec<&str> {
    text.split(';').map(str::trim).filter(|one| !one.is_empty()).collect()
}

impl FromStr for LawRef {
    type Err = LawError;

    fn from_str(text: &str) -> Result<LawRef, LawError> {
        let (law, rest) = text.split_once('§').ok_or_else(|| LawError::NoParagraph(text.into()))?;
        let law = law.trim().trim_end_matches('.').chars().map(small).collect::<String>();
        let mut words = rest.split_whitespace().peekable();
        let first = words.next().unwrap_or_default();
        if law.is_empty() || !first.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(LawError::Incomplete(text.into()));
        }
        let mut paragraph = first.trim_end_matches(',').to_string();
        if let Some(letter) = words.next_if(|word| is_letter(word)) {
            paragraph.push(' ');
            paragraph.push_str(letter);
        }
        let mut found = LawRef { law, paragraph, ledd: None, number: None, bokstav: None, punktum: None };
        while let Some(word) = words.next() {
            let word = word.trim_end_matches(',').chars().map(small).collect::<String>();
            let unknown = || LawError::Unknown(word.clone());
            match word.as_str() {
                "nr." | "nr" => {
                    let next = words.next().ok_or_else(unknown)?;
                    found.number = Some(next.trim_end_matches(',').parse().map_err(|_| unknown())?);
                }
                "bokstav" => {
                    found.bokstav = Some(words.next().and_then(|next| next.chars().next()).ok_or_else(unknown)?)
                }
                _ => {
                    let value = ordinal(&word).ok_or_else(unknown)?;
                    match words.next().unwrap_or_default().trim_end_matches(',') {
                        "ledd" => found.ledd = Some(value),
                        "punktum" | "pkt." => found.punktum = Some(value),
                        _ => return Err(unknown()),
                    }
                }
            }
        }
        Ok(found)
    }
}

/// A letter that belongs to the paragraph's number, as `d` in `2-1 d`.
fn is_letter(word: &str) -> bool {
    let mut chars = word.trim_end_matches(',').chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase()) && chars.next().is_none()
}

impl LawRef {
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

impl fmt::Display for LawRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} § {}", self.law, self.paragraph)?;
        if let Some(ledd) = self.ledd {
            match ORDINALS.get(usize::from(ledd).saturating_sub(1)) {
                Some(word) => write!(f, " {word} ledd")?,
                None => write!(f, " {ledd}. ledd")?,
            }
        }
        if let Some(number) = self.number {
            write!(f, " nr. {number}")?;
        }
        if let Some(bokstav) = self.bokstav {
            write!(f, " bokstav {bokstav}")?;
        }
        if let Some(punktum) = self.punktum {
            match ORDINALS.get(usize::from(punktum).saturating_sub(1)) {
                Some(word) => write!(f, " {word} punktum")?,
                None => write!(f, " {punktum}. punktum")?,
            }
        }
        Ok(())
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
    }

    #[test]
    fn a_ledd_lies_within_its_paragraph() {
        let part: LawRef = "hol § 3-2 første ledd nr. 6".parse().unwrap();
        assert!(part.is_within(&part.whole_paragraph()));
        assert!(!part.whole_paragraph().is_within(&part));
    }
}
