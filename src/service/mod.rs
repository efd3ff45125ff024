//! A service: what it is, its grounds, its criteria, its place on the ladder and how it stands to other services.

mod content;
mod criterion;
mod ladder;

pub use content::{Complaint, Deadline, Document, Dose, Mode, Norm, Relation, RelationKind, Rung, RungMode};
pub use criterion::{Burden, Condition, Criterion, Effect, NeverCounts, Provenance, Rank, SourceNote, Strength};
pub use ladder::{Ladder, Step};

use crate::law::LawRef;
use crate::texts::Texts;

/// How strong a claim a ground gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Nature {
    /// A right to this very service.
    Right,
    /// A right to necessary help in some form.
    NecessaryHelp,
    /// The municipality must have the offer; nobody has a right to it.
    DutyToOffer,
    /// The municipality has chosen to offer it.
    Offer,
}

impl Nature {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["right", "necessary_help", "duty_to_offer", "offer"];

    /// The nature with this word.
    pub fn from_word(word: &str) -> Option<Nature> {
        use Nature::*;
        let all = [Right, NecessaryHelp, DutyToOffer, Offer];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// A way to get the service.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The id, unique within the service.
    pub id: String,
    /// How strong a claim it gives.
    pub nature: Nature,
    /// The legal basis; none means the file says `ingen`.
    pub law: Vec<LawRef>,
    /// Where it ranks; a right with rank law is the floor that local criteria never touch.
    pub rank: Rank,
    /// Whether meeting every condition still leaves the municipality a judgement.
    pub best_is_judgement: bool,
    /// A sentence about it.
    pub text: Texts,
}

impl Ground {
    /// Whether local criteria can never narrow it.
    pub fn is_floor(&self) -> bool {
        self.nature == Nature::Right && self.rank == Rank::Law
    }
}

/// Who applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicant {
    /// The one who gets the service.
    Recipient,
    /// The carer, as for respite and omsorgsstønad.
    Carer,
}

impl Applicant {
    /// The word in criteria files.
    pub fn word(self) -> &'static str {
        if self == Applicant::Carer { "carer" } else { "recipient" }
    }
}

/// One allocatable service with everything said about it.
#[derive(Clone, Debug)]
pub struct Service {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Texts,
    /// What it is for, in a sentence a citizen understands.
    pub about: Texts,
    /// What it can hold.
    pub includes: Vec<Texts>,
    /// What it does not hold: content, never a condition.
    pub not_included: Vec<Texts>,
    /// KPR service codes.
    pub kpr: Vec<i64>,
    /// Step on the ladder, 1 lowest.
    pub step: Option<i64>,
    /// Who applies.
    pub applicant: Applicant,
    /// The unit prices are given in.
    pub price_unit: Option<String>,
    /// Whether it is given by decision.
    pub vedtak: bool,
    /// Open to everyone without an application.
    pub low_threshold: bool,
    /// Where and how to apply.
    pub apply: Option<(Option<String>, Texts)>,
    /// When the answer must come.
    pub deadline: Option<Deadline>,
    /// How to complain.
    pub complaint: Option<Complaint>,
    /// What waiting looks like here; text, never computed.
    pub waiting: Texts,
    /// What it costs the user, in words.
    pub payment: Texts,
    /// Where the payment is regulated.
    pub payment_law: Vec<LawRef>,
    /// Who decides.
    pub decided_by: Texts,
    /// When another person reads the draft too.
    pub second_reader: Texts,
    /// Whether a home visit is expected before the decision.
    pub home_visit: bool,
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// The criteria in force on the day.
    pub criteria: Vec<Criterion>,
    /// How it stands to other services.
    pub relations: Vec<Relation>,
    /// How much and how often.
    pub doses: Vec<Dose>,
    /// The rungs below it.
    pub ladder: Vec<Rung>,
    /// Quality norms and deadlines.
    pub norms: Vec<Norm>,
    /// How applicants are prioritised among themselves; text, never computed for one person.
    pub priority: Vec<Texts>,
    /// What must be documented.
    pub documents: Vec<Document>,
    /// What the process demands.
    pub process: Vec<Texts>,
    /// What the local source is silent about.
    pub silent: Vec<Texts>,
    /// Criteria that were not applied because higher law forbids what they count, kept for reports.
    pub set_aside: Vec<Criterion>,
}
