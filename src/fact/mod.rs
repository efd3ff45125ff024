//! Facts: what can be known about a person or a case, and the questions that find it out.

mod catalogue;
mod domain;
mod formula;
mod question;

pub use catalogue::{Audience, Catalogue, Change, Fact, Presumption, Subject, Weight};
pub use domain::{Domain, Kind, NOT_RELEVANT, Problem, Raw, ValueSet};
pub use formula::Formula;
pub use question::{Choice, Question, Select, Sets};
