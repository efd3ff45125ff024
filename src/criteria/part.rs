//! What one service file says, before layers and days are applied.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::feel::ast::Expr;
use crate::law::LawRef;
use crate::service::{
    Applicant, Burden, Complaint, Deadline, Document, Dose, Effect, Ground, NeverCounts, Norm, Rank, Relation, Rung,
    SourceNote, Strength,
};
use crate::texts::Texts;
use crate::units::Date;

/// What is done with an item of a higher layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// A new item.
    Add,
    /// Instead of the one with the same id.
    Replace,
    /// Takes the one with the same id away.
    Remove,
    /// Both must hold.
    Tighten,
    /// Either is enough.
    Widen,
}

impl Op {
    /// The operation with this word; `add` when there is none.
    pub fn from_word(word: Option<&str>) -> Op {
        match word {
            Some("replace") => Op::Replace,
            Some("remove") => Op::Remove,
            Some("tighten") => Op::Tighten,
            Some("widen") => Op::Widen,
            _ => Op::Add,
        }
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Op::Add => "add",
            Op::Replace => "replace",
            Op::Remove => "remove",
            Op::Tighten => "tighten",
            Op::Widen => "widen",
        }
    }
}

/// From and to; the last day is not inside.
pub type Valid = (Option<Date>, Option<Date>);

/// Whether a day lies inside.
pub fn holds_on(valid: &Valid, on: Date) -> bool {
    valid.0.is_none_or(|from| from <= on) && valid.1.is_none_or(|to| on < to)
}

/// Who adopted something: by whom, in which case, when.
pub type Adopted = (String, String, Option<Date>);

/// An item with its id, its days and what it does to a higher layer's item.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// The id.
    pub id: String,
    /// What it does.
    pub op: Op,
    /// When it applies.
    pub valid: Valid,
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub value: T,
}

/// A condition as it is written, before its names are resolved.
#[derive(Clone, Debug)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its tree.
    pub expr: Expr,
    /// Where the string stands.
    pub place: Place,
}

/// A rung as one file says it.
#[derive(Clone, Debug)]
pub struct RungPart {
    /// Everything but the condition.
    pub rung: Rung,
    /// When it applies.
    pub when: Option<Written>,
}

/// A criterion as one file says it; what is absent is inherited from the item it changes.
#[derive(Clone, Debug)]
pub struct CriterionPart {
    pub grounds: Option<Vec<(String, Place)>>,
    pub strength: Option<Strength>,
    pub when: Option<Written>,
    pub discretion: Option<Texts>,
    pub law: Option<Vec<LawRef>>,
    pub rank: Rank,
    pub text: Option<Texts>,
    pub source_lang: Option<String>,
    pub source: Arc<SourceNote>,
    pub adopted: Option<Adopted>,
    pub decision: Option<Adopted>,
    pub effect: Option<Effect>,
    pub never_counts: Option<NeverCounts>,
    pub burden: Option<Burden>,
    pub exception: Texts,
    pub note: Texts,
}

/// An open parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub id: String,
    pub default: Option<String>,
    pub floor: Option<String>,
    pub ceiling: Option<String>,
    pub place: Place,
}

/// A value for an open parameter.
#[derive(Clone, Debug)]
pub struct Fill {
    pub parameter: String,
    pub value: String,
    pub valid: Valid,
    pub place: Place,
}

/// The single values of a service; what is absent is inherited.
#[derive(Clone, Debug, Default)]
pub struct Scalars {
    pub name: Option<Texts>,
    pub about: Option<Texts>,
    pub kpr: Option<Vec<i64>>,
    pub step: Option<i64>,
    pub applicant: Option<Applicant>,
    pub price_unit: Option<String>,
    pub vedtak: Option<bool>,
    pub low_threshold: Option<bool>,
    pub apply: Option<(Option<String>, Texts)>,
    pub deadline: Option<Deadline>,
    pub complaint: Option<Complaint>,
    pub waiting: Option<Texts>,
    pub payment: Option<Texts>,
    pub payment_law: Option<Vec<LawRef>>,
    pub decided_by: Option<Texts>,
    pub second_reader: Option<Texts>,
    pub home_visit: Option<bool>,
}

/// One service file.
#[derive(Clone, Debug)]
pub struct ServicePart {
    /// The service's id.
    pub id: String,
    /// Where the id stands.
    pub place: Place,
    /// Whether the layer has the service.
    pub offered: bool,
    pub scalars: Scalars,
    pub includes: Vec<Texts>,
    pub not_included: Vec<Texts>,
    pub silent: Vec<Texts>,
    pub parameters: Vec<Parameter>,
    pub fills: Vec<Fill>,
    pub grounds: Vec<Item<Ground>>,
    pub criteria: Vec<Item<CriterionPart>>,
    pub relations: Vec<Item<Relation>>,
    pub doses: Vec<Item<Dose>>,
    pub rungs: Vec<Item<RungPart>>,
    pub norms: Vec<Item<Norm>>,
    pub priority: Vec<Texts>,
    pub process: Vec<Texts>,
    pub documents: Vec<Document>,
}
