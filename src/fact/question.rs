//! Questions in plain words. A question is not a fact: an option sets what is known about several facts.

use super::{Audience, ValueSet};
use crate::texts::Texts;

/// How many options can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    /// One.
    One,
    /// Any number.
    Many,
}

/// What an answer says: fact id and the values it leaves.
pub type Sets = Vec<(String, ValueSet)>;

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The id.
    pub id: String,
    /// How many options can be chosen.
    pub select: Select,
    /// The question to the person it is about.
    pub text: Texts,
    /// The question about someone else.
    pub text_other: Texts,
    /// A sentence of help.
    pub help: Texts,
    /// Why we ask.
    pub why: Texts,
    /// Who is asked.
    pub audiences: Vec<Audience>,
    /// Asked even when no level depends on it, because the page needs it.
    pub always: bool,
    /// The question it asks more about: asked only when that one got an answer, and on one screen with others that ask more about it.
    pub follows: Option<String>,
    /// Earlier numbers come earlier among questions of the same use.
    pub order: i64,
    /// What it costs the person to answer, 1 for an easy one.
    pub effort: u32,
    /// The options.
    pub options: Vec<Choice>,
}

/// One option.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The id.
    pub id: String,
    /// The words.
    pub text: Texts,
    /// The option that excludes the others, such as «ingenting av dette».
    pub none: bool,
    /// What is known when it is chosen.
    pub sets: Sets,
    /// What is known when the question is answered without it.
    pub otherwise: Sets,
}
