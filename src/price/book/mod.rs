//! The price book of one municipality: every number a price can rest on, with its date, kind and source.
//!
//! Nothing here computes. `source` makes a book from files, `pack` carries it to the browser, the rest of `price` reads it.

mod fee;
mod figure;
mod financing;
mod pack;
mod service;
mod unit_price;

pub use fee::{Fee, FeeStep};
pub use figure::{FIGURES, Figure, FigureId, FigureUnit};
pub use financing::{Financing, Mode};
pub use pack::{PackError, VERSION};
pub use service::{Payment, Service, Setting, Staffing, Supplier};
pub use unit_price::{Capital, PriceUnit, UnitPrice};

use serde::Serialize;

use crate::units::{Date, Fraction};
use crate::unpack::{unpack_enum, unpack_struct};

/// A text in both Norwegian languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk; empty when it is the same.
    pub nn: String,
}

unpack_struct!(Words { nb, nn });

impl Words {
    /// The text in a language; bokmål for any other than nynorsk.
    pub fn in_language(&self, lang: &str) -> &str {
        if lang == "nn" && !self.nn.is_empty() { &self.nn } else { &self.nb }
    }
}

/// The whole price book: several named lists of unit prices, payments, national figures, and where they come from.
// INVARIANT: services are sorted by id; `at` of services and editions is their position; prices are sorted by service; the values of a
// series by their first day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Book {
    /// Whose it is.
    pub kommune: Kommune,
    /// Where numbers come from; items refer by position.
    pub sources: Vec<Source>,
    /// The named lists of unit prices, the municipality's default first.
    pub editions: Vec<Edition>,
    /// The service menu: what can be priced.
    pub services: Vec<Service>,
    /// Private and non-profit suppliers.
    pub suppliers: Vec<Supplier>,
    /// Unit prices.
    pub prices: Vec<UnitPrice>,
    /// National figures and the municipality's own, by name.
    pub figures: Vec<Figure>,
    /// What users pay, where the municipality decides.
    pub fees: Vec<Fee>,
    /// The zones wages are paid in.
    pub zones: Vec<ZoneSet>,
    /// How services are financed.
    pub financing: Vec<Financing>,
    /// What was looked for and not found.
    pub missing: Vec<Missing>,
}

unpack_struct!(Book {
    kommune,
    sources,
    editions,
    services,
    suppliers,
    prices,
    figures,
    fees,
    zones,
    financing,
    missing
});

/// Whose book it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Kommune {
    /// Number, four digits.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether it is made up.
    pub example: bool,
}

unpack_struct!(Kommune { id, name, example });

/// Where a number was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The id used in the files.
    pub id: String,
    /// Title.
    pub title: String,
    /// Address, empty when there is none.
    pub url: String,
    /// The date the source itself shows, as written.
    pub dated: String,
    /// How we know.
    pub confidence: Confidence,
}

unpack_struct!(Source { id, title, url, dated, confidence });

/// How we know a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Confidence {
    /// Read in the source.
    Seen,
    /// Arithmetic on numbers that were read.
    Derived,
    /// Chosen by us, for want of a published one.
    Assumed,
    /// Made up, for the example municipality.
    Fictional,
}

unpack_enum!(Confidence { Seen, Derived, Assumed, Fictional });

impl Confidence {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["seen", "derived", "assumed", "fictional"];

    /// The word with this name.
    pub fn from_word(word: &str) -> Option<Confidence> {
        use Confidence::*;
        let all = [Seen, Derived, Assumed, Fictional];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }
}

/// What kind of number it is; shown beside every amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Kind {
    /// Adopted by a council or the state.
    Adopted,
    /// Calculated from the municipality's accounts.
    UnitCost,
    /// An estimate.
    Estimate,
    /// An assumption of the model, not published by anyone.
    Assumption,
}

unpack_enum!(Kind { Adopted, UnitCost, Estimate, Assumption });

impl Kind {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["adopted", "unit_cost", "estimate", "assumption"];

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Kind> {
        use Kind::*;
        let all = [Adopted, UnitCost, Estimate, Assumption];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The words on screen.
    pub fn text(self) -> &'static str {
        match self {
            Kind::Adopted => "vedtatt sats",
            Kind::UnitCost => "beregnet enhetskost",
            Kind::Estimate => "anslag",
            Kind::Assumption => "antakelse",
        }
    }
}

/// From and to; `to` is the first day it is no longer known to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The first day.
    pub from: Date,
    /// The first day it no longer holds, when that is known.
    pub to: Option<Date>,
}

unpack_struct!(Validity { from, to });

/// A value with its dates and its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Value {
    /// Money in øre, else the plain number.
    pub value: Fraction,
    /// When it holds.
    pub valid: Validity,
    /// What kind of number it is.
    pub kind: Kind,
    /// The source by position in `Book::sources`.
    pub source: u16,
    /// Another value holds on some of the same days, so that neither can be used there.
    pub disputed: bool,
}

unpack_struct!(Value { value, valid, kind, source, disputed });

/// A value found for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The value.
    pub value: &'a Value,
    /// False when it is the newest known one, but no longer known to hold.
    pub confirmed: bool,
}

/// The value that holds on a day, else the newest one before it.
///
/// `None`: nothing known on or before the day. A disputed value is returned; the caller refuses it.
pub fn choose(values: &[Value], date: Date) -> Option<Chosen<'_>> {
    let value = values.iter().rev().find(|value| value.valid.from <= date)?;
    Some(Chosen { value, confirmed: value.valid.to.is_none_or(|to| date < to) })
}

/// A named list of unit prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Its position in `Book::editions`.
    pub at: u16,
    /// The name used in drafts: `kommune`, `stat`, `bdo_avledet`.
    pub id: String,
    /// The name on screen.
    pub name: Words,
    /// Whose prices they are.
    pub kind: EditionKind,
    /// What must be said wherever the list is used; may be empty.
    pub note: Words,
    /// For national reference prices: the zone whose contribution is inside the price.
    pub reference_zone: Option<String>,
}

unpack_struct!(Edition { at, id, name, kind, note, reference_zone });

/// Whose prices a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum EditionKind {
    /// The municipality's own unit cost.
    Own,
    /// The state's price: what it pays, never what the service costs.
    State,
    /// For illustration only.
    Illustration,
}

unpack_enum!(EditionKind { Own, State, Illustration });

impl EditionKind {
    /// The words used in files, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["own", "state", "illustration"];

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<EditionKind> {
        use EditionKind::*;
        let all = [Own, State, Illustration];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }
}

/// The zones a municipality's care wages are paid in, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ZoneSet {
    /// Zone by name, and its part of the wages.
    pub parts: Vec<(String, Fraction)>,
    /// When it holds.
    pub valid: Validity,
    /// What kind of number it is.
    pub kind: Kind,
    /// The source by position.
    pub source: u16,
}

unpack_struct!(ZoneSet { parts, valid, kind, source });

/// Something that was looked for and not found, so that nobody takes its absence for zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The services it is about, by position; all when empty.
    pub services: Vec<u16>,
    /// The price list it would belong to, by position; all when absent.
    pub edition: Option<u16>,
    /// What is missing and what to do, in words.
    pub text: Words,
}

unpack_struct!(Missing { services, edition, text });
