//! The dated register of laws: which provisions exist when, and what became of those that moved.

use serde::Serialize;

use super::LawRef;
use crate::units::Date;
use crate::unpack::unpack_struct;

/// A law, regulation or circular that criteria may cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Law {
    /// Short name used in references, such as `hol`.
    pub id: String,
    /// Full title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it applies; a law that is passed but not in force has no start.
    pub in_force: Option<Interval>,
    /// The paragraphs that are registered, with what they say.
    pub paragraphs: Vec<Paragraph>,
}

unpack_struct!(Law { id, title, url, in_force, paragraphs });

/// From a day, to a day that no longer counts.
pub type Interval = (Option<Date>, Option<Date>);

/// One paragraph and its short content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// The number, such as `2-1 d`.
    pub number: String,
    /// What it is about, in a few words.
    pub title: String,
    /// When this number held this content.
    pub from: Option<Date>,
    /// The day it was repealed or renumbered.
    pub to: Option<Date>,
}

unpack_struct!(Paragraph { number, title, from, to });

/// What became of a provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Succession {
    /// The old provision.
    pub old: LawRef,
    /// The new one, if there is one.
    pub new: Option<LawRef>,
    /// The day of the change.
    pub since: Date,
    /// The act that made it, or why.
    pub by: String,
}

unpack_struct!(Succession { old, new, since, by });

/// All registered laws.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Register {
    /// The laws.
    pub laws: Vec<Law>,
    /// Moved and repealed provisions.
    pub successions: Vec<Succession>,
}

unpack_struct!(Register { laws, successions });

/// What is to be said about a citation on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding<'a> {
    /// It stands.
    Current,
    /// The law's short name is not registered.
    UnknownLaw,
    /// The law is registered, the paragraph is not.
    UnknownParagraph,
    /// It was renumbered or moved; cite the new one.
    Moved(&'a LawRef, Date),
    /// It was repealed.
    Repealed(Date),
    /// It is passed but not in force on that day.
    NotInForce,
}

impl Register {
    /// The law with a short name.
    pub fn law(&self, id: &str) -> Option<&Law> {
        self.laws.iter().find(|law| law.id == id)
    }

    /// What is to be said about `citation` on the day `on`.
    pub fn look_up(&self, citation: &LawRef, on: Date) -> Finding<'_> {
        let moved = self.successions.iter().find(|change| citation.is_within(&change.old) && change.since <= on);
        if let Some(change) = moved {
            return match &change.new {
                Some(new) => Finding::Moved(new, change.since),
                None => Finding::Repealed(change.since),
            };
        }
        let Some(law) = self.law(&citation.law) else { return Finding::UnknownLaw };
        let applies = |(from, to): &Interval| from.is_none_or(|from| from <= on) && to.is_none_or(|to| on < to);
        if !law.in_force.as_ref().is_some_and(applies) {
            return Finding::NotInForce;
        }
        let (mut known, mut repealed) = (false, None);
        for version in law.paragraphs.iter().filter(|known| known.number == citation.paragraph) {
            if applies(&(version.from, version.to)) {
                return Finding::Current;
            }
            known = true;
            repealed = repealed.max(version.to.filter(|to| *to <= on));
        }
        if !known {
            return Finding::UnknownParagraph;
        }
        // Before the day it got its new number, a provision may be cited by either.
        let renumbered =
            |change: &Succession| on < change.since && change.new.as_ref().is_some_and(|new| citation.is_within(new));
        if self.successions.iter().any(renumbered) {
            return Finding::Current;
        }
        repealed.map_or(Finding::NotInForce, Finding::Repealed)
    }

    /// The title of a provision's paragraph, for showing beside it.
    pub fn title(&self, citation: &LawRef) -> Option<&str> {
        let paragraphs = &self.law(&citation.law)?.paragraphs;
        paragraphs.iter().find(|known| known.number == citation.paragraph).map(|known| known.title.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_number_may_be_cited_for_the_days_before_it() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let paragraph = |number: &str, from: Option<&str>, to: Option<&str>| Paragraph {
            number: number.into(),
            title: String::new(),
            from: from.map(day),
            to: to.map(day),
        };
        let paragraphs = vec![
            paragraph("2-1 a", None, Some("2024-06-01")),
            paragraph("2-1", Some("2024-06-01"), None),
            paragraph("2-9", Some("2024-06-01"), None),
        ];
        let law = Law { id: "pbrl".into(), title: String::new(), url: None, in_force: Some((None, None)), paragraphs };
        let [old, new, other] =
            ["pbrl § 2-1 a", "pbrl § 2-1", "pbrl § 2-9"].map(|text| text.parse::<LawRef>().unwrap());
        let since = day("2024-06-01");
        let change = Succession { old: old.clone(), new: Some(new.clone()), since, by: String::new() };
        let register = Register { laws: vec![law], successions: vec![change] };
        let (before, after) = (day("2023-01-01"), day("2025-01-01"));
        assert_eq!([&old, &new].map(|law| register.look_up(law, before)), [Finding::Current, Finding::Current]);
        assert_eq!(register.look_up(&old, after), Finding::Moved(&new, since));
        assert_eq!(register.look_up(&new, after), Finding::Current);
        assert_eq!(register.look_up(&other, before), Finding::NotInForce);
    }
}
