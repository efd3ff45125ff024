//! What is said about a service besides its criteria: relations, dose, ladder, norms, documents. None of it changes an outcome.

use super::Condition;
use crate::law::LawRef;
use crate::texts::Texts;

/// How two services stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// Needs the other.
    Requires,
    /// Not at the same time as the other.
    Excludes,
    /// Ends the other.
    Replaces,
    /// The other's amount is taken into account.
    CountsAgainst,
    /// The two are weighed together.
    SeenTogether,
    /// The source says nothing; a gap to show.
    NotRegulated,
}

impl RelationKind {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] =
        &["requires", "excludes", "replaces", "counts_against", "seen_together", "not_regulated"];

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<RelationKind> {
        use RelationKind::*;
        let all = [Requires, Excludes, Replaces, CountsAgainst, SeenTogether, NotRegulated];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// A relation to another service.
#[derive(Clone, Debug)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// The other service.
    pub service: String,
    /// Who has the other service: recipient, carer and so on.
    pub holder: String,
    /// The fact that says whether the other service is held, where there is one.
    pub fact: Option<String>,
    /// In words.
    pub text: Texts,
    /// The legal basis.
    pub law: Vec<LawRef>,
}

/// How binding a dose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As a rule.
    Standard,
    /// At least.
    Min,
    /// At most.
    Max,
}

impl Mode {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["standard", "min", "max"];

    /// The mode with this word.
    pub fn from_word(word: &str) -> Option<Mode> {
        match word {
            "standard" => Some(Mode::Standard),
            "min" => Some(Mode::Min),
            "max" => Some(Mode::Max),
            _ => None,
        }
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// How much and how often, for one component of a service.
#[derive(Clone, Debug)]
pub struct Dose {
    /// The component, such as `renhold`.
    pub id: String,
    /// In words.
    pub text: Texts,
    /// Amount: unit and number, with how binding it is.
    pub amount: Option<(String, i64, Mode)>,
    /// Interval: unit (days, weeks, months, years) and number, with how binding it is.
    pub every: Option<(String, i64, Mode)>,
    /// The component whose time it uses.
    pub inside: Option<String>,
    /// Whether it adds time to the decision.
    pub adds_time: bool,
    /// When one may depart from it, in words.
    pub exception: Texts,
}

/// What a rung demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungMode {
    /// It must be considered.
    Assess,
    /// It must be tried.
    Try,
    /// Considered or tried.
    Either,
}

impl RungMode {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["assess", "try", "either"];

    /// The mode with this word.
    pub fn from_word(word: &str) -> Option<RungMode> {
        match word {
            "assess" => Some(RungMode::Assess),
            "try" => Some(RungMode::Try),
            "either" => Some(RungMode::Either),
            _ => None,
        }
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// A step to be considered or tried before a service. Its state is the fact `trinn_<service>_<rung>`.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The id, unique within the service.
    pub id: String,
    /// In words.
    pub text: Texts,
    /// What it demands.
    pub mode: RungMode,
    /// Its place when the ladder is ordered.
    pub order: Option<i64>,
    /// The service it points to.
    pub leads_to: Option<String>,
    /// When it applies; always when absent.
    pub when: Option<Condition>,
    /// Reasons to skip it.
    pub skip: Vec<Texts>,
    /// The legal basis.
    pub law: Vec<LawRef>,
    /// The fact that holds its state.
    pub fact: String,
}

/// When the answer must come.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Weeks from the application.
    pub weeks: i64,
    /// In words.
    pub text: Texts,
    /// The legal basis.
    pub law: Vec<LawRef>,
}

/// How to complain.
#[derive(Clone, Debug)]
pub struct Complaint {
    /// Weeks from the notice.
    pub weeks: i64,
    /// Who decides the complaint.
    pub body: Texts,
    /// In words.
    pub text: Texts,
    /// The legal basis.
    pub law: Vec<LawRef>,
}

/// A quality norm or a deadline of the municipality's own.
#[derive(Clone, Debug)]
pub struct Norm {
    /// The id.
    pub id: String,
    /// In words.
    pub text: Texts,
    /// Days, where a number is given.
    pub days: Option<i64>,
    /// The event it counts from.
    pub from: Option<String>,
}

/// A document that is a condition for deciding; any of the alternatives will do.
#[derive(Clone, Debug)]
pub struct Document {
    /// In words.
    pub text: Texts,
    /// Alternatives, any of which will do.
    pub any_of: Vec<Texts>,
}
