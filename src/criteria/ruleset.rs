//! A ruleset: all criteria for one municipality on one day, checked and immutable.

use super::tolerance::Tolerance;
use crate::fact::{Catalogue, Question};
use crate::law::Register;
use crate::service::{Ladder, Service, SourceNote};
use crate::texts::Texts;
use crate::units::Date;
use std::sync::Arc;

/// A municipality.
#[derive(Clone, Debug)]
pub struct Kommune {
    /// The four-digit number.
    pub number: String,
    /// The folder's name, `<number>-<name>`.
    pub folder: String,
    /// Its name.
    pub name: Texts,
    /// Its own language form, `nb` or `nn`.
    pub language: String,
    /// The languages its pages offer, its own first.
    pub languages: Vec<String>,
    /// Whether it is made up.
    pub example: bool,
    /// The region its criteria extend.
    pub extends: Option<String>,
    /// That region's name.
    pub region: Texts,
    /// Who adopted the region's criteria as its own, in which case, when.
    pub adopted: Option<(String, String, Option<Date>)>,
    /// The ladder of care it speaks of.
    pub ladder: Option<Arc<Ladder>>,
    /// What it says it calls the principle of the lowest step that is enough: `LEON` or `BEON`.
    pub principle: Option<String>,
    /// How far what is delivered may differ from what is decided, where it has said so.
    pub tolerance: Option<Tolerance>,
    /// What it became a part of, and the first day it was no more.
    pub merged: Option<(Texts, Date)>,
    /// Where its criteria were read.
    pub source: Arc<SourceNote>,
    /// What the source is silent about.
    pub silent: Vec<Texts>,
    /// Whom to talk to.
    pub contact: Contact,
    /// Offers that need no application.
    pub low_threshold: Vec<LowThreshold>,
}

impl Kommune {
    /// Whether the municipality exists on a day.
    pub fn exists(&self, on: Date) -> bool {
        self.merged.as_ref().is_none_or(|(_, gone)| on < *gone)
    }
}

/// Whom to talk to.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// Name of the office.
    pub name: Texts,
    /// Telephone.
    pub phone: Option<String>,
    /// Web page.
    pub url: Option<String>,
    /// Visiting address.
    pub address: Option<String>,
    /// Opening hours.
    pub hours: Texts,
}

/// An offer that needs no application.
#[derive(Clone, Debug)]
pub struct LowThreshold {
    /// Its name.
    pub name: Texts,
    /// What it is.
    pub text: Texts,
    /// Where to read more.
    pub url: Option<String>,
}

/// All criteria for one municipality on one day. Made by `Library::ruleset` only, so it is always checked.
#[derive(Clone, Debug)]
pub struct Ruleset {
    /// The municipality.
    pub kommune: Kommune,
    /// The day.
    pub date: Date,
    /// The stretch of days with exactly these rules: from, and to (not inside).
    pub valid: (Option<Date>, Option<Date>),
    /// The facts, with one for each judgement and each ladder rung.
    pub facts: Catalogue,
    /// The questions.
    pub questions: Vec<Question>,
    /// The services, by step and id.
    pub services: Vec<Service>,
    /// The register of laws.
    pub laws: Arc<Register>,
}
