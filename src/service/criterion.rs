//! A criterion: a condition with its strength, text, legal basis, rank, source and validity.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::fact::{Catalogue, Formula};
use crate::law::LawRef;
use crate::texts::Texts;
use crate::units::Date;

/// What a criterion does to the outcome of a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Strength {
    /// Unmet: the ground gives no.
    Required,
    /// Unmet: the ground gives a judgement.
    MainRule,
    /// Weighed by a person; never decides.
    Factor,
    /// Met: the ground gives no.
    Exclusion,
    /// Something the law forbids to count.
    NeverCounts,
}

impl Strength {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["required", "main_rule", "factor", "exclusion", "never_counts"];

    /// The strength with this word.
    pub fn from_word(word: &str) -> Option<Strength> {
        use Strength::*;
        let all = [Required, MainRule, Factor, Exclusion, NeverCounts];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }

    /// Whether it can change an outcome.
    pub fn decides(self) -> bool {
        matches!(self, Strength::Required | Strength::MainRule | Strength::Exclusion)
    }
}

/// Where a rule comes from, from practice (lowest) to law (highest).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// How it is usually done.
    Practice,
    /// Guidelines.
    Guideline,
    /// Adopted by the council.
    Council,
    /// A local regulation.
    LocalRegulation,
    /// A state regulation.
    StateRegulation,
    /// An act.
    Law,
}

impl Rank {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] =
        &["practice", "guideline", "council", "local_regulation", "state_regulation", "law"];

    /// The rank with this word.
    pub fn from_word(word: &str) -> Option<Rank> {
        use Rank::*;
        let all = [Practice, Guideline, Council, LocalRegulation, StateRegulation, Law];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// Where a text was read and how sure we are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    /// Title of the source.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// The date the source shows, or words such as `u.å.`.
    pub dated: String,
    /// seen, derived, recalled, fictional.
    pub confidence: String,
}

/// Who adopted a local item, and from which file it comes.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// `lov`, `nasjonal`, `region` or `kommune`, as shown.
    pub layer: &'static str,
    /// Who adopted it, in which case, when: what the file says.
    pub adopted: Option<(String, String, Option<Date>)>,
    /// Where in the files it stands.
    pub place: Place,
}

/// What a criterion tests.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The condition as it was written, in FEEL.
    pub text: String,
    /// The same over facts.
    pub formula: Formula,
}

/// An effect other than on the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The service rests while the condition holds.
    Suspends,
}

/// Who must show that a condition does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Burden {
    /// The municipality: as long as it has shown nothing, the person meets the condition.
    Kommune,
}

/// Facts that may not count, and towards what.
#[derive(Clone, Debug)]
pub struct NeverCounts {
    /// The facts.
    pub facts: Vec<String>,
    /// The criteria they may not count towards; empty means any.
    pub towards: Vec<String>,
}

/// One criterion, in force on the day of the ruleset.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// The id, unique within the service.
    pub id: String,
    /// Indices of the grounds it belongs to.
    pub grounds: Vec<usize>,
    /// What it does to the outcome.
    pub strength: Strength,
    /// What it tests; a criterion may be judgement alone.
    pub when: Option<Condition>,
    /// The part left to a professional's judgement: why, and the fact that records the judgement.
    pub discretion: Option<(Texts, String)>,
    /// The legal basis; empty means the file says `ingen`.
    pub law: Vec<LawRef>,
    /// Where it ranks.
    pub rank: Rank,
    /// From and to (the day it no longer counts).
    pub valid: (Option<Date>, Option<Date>),
    /// Its words.
    pub text: Texts,
    /// The language the text was adopted in.
    pub source_lang: Option<String>,
    /// Where it was read.
    pub source: Arc<SourceNote>,
    /// Who adopted it and where it stands.
    pub provenance: Provenance,
    /// An effect beside the outcome.
    pub effect: Option<Effect>,
    /// Facts that may not count.
    pub never_counts: Option<NeverCounts>,
    /// Who has the burden of proof; the person when absent.
    pub burden: Option<Burden>,
    /// When one may depart from it, in words; a person judges it.
    pub exception: Texts,
    /// A remark for the reader.
    pub note: Texts,
}

impl Criterion {
    /// The facts it mentions, as indices, in the order they are mentioned, the judgement last.
    pub fn facts(&self, catalogue: &Catalogue) -> Vec<usize> {
        let mut facts = Vec::new();
        if let Some(when) = &self.when {
            when.formula.each_atom(&mut |fact, _| {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            });
        }
        facts.extend(self.discretion.iter().filter_map(|(_, fact)| catalogue.index(fact)));
        facts
    }
}
