//! A caseworker's draft of a decision: which services, how much, how often, for how long, and what is known about the recipient.
//!
//! `raw` takes in any JSON or JavaScript value, `read` turns it into a `Draft` field by field and reports every field it could not use.

mod fields;
mod problem;
mod raw;
#[cfg(not(target_arch = "wasm32"))]
mod raw_json;
mod read;
mod read_line;

pub(crate) use fields::Reader;
pub use problem::Problem;
pub use raw::{DEEPEST, Raw};
pub use read::{MOST_LINES, read};

use crate::units::{Band, Date, Fraction};

/// A draft of a decision. It holds no name and no free text about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The lines, in the order they were entered.
    pub lines: Vec<Line>,
    /// What is known about the recipient's economy.
    pub recipient: Recipient,
    /// Zones for the employer's contribution that take the place of the municipality's own; empty when none were given.
    pub zones: Vec<ZoneShare>,
    /// Travel distance against the national average, which is 1.
    pub travel_index: Option<Fraction>,
    /// The financing mode by name; the municipality's own when absent.
    pub mode: Option<String>,
    /// The price list by name; the municipality's own when absent.
    pub book: Option<String>,
    /// How a month is counted.
    pub calendar: Calendar,
    /// How many per cent what is delivered may differ from what is decided; the municipality's own limit when absent.
    pub tolerance: Option<i64>,
}

/// How weeks become months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// A twelfth of the calendar year.
    #[default]
    Year,
    /// Four weeks, as BDO counted: for comparing cases only.
    BdoFourWeeks,
}

/// A part of the municipality's wages that is paid in one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneShare {
    /// The zone by name: I, Ia, II, III, IV, IVa, V.
    pub zone: String,
    /// The part, between 0 and 1.
    pub share: Fraction,
}

/// What is known about the recipient. All money is in øre a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Net income a year, of the household for services in the home. A band holds its lower end but not its upper one.
    pub income: Option<Band<i64>>,
    /// The recipient's own net income, where the household has several persons.
    pub own_income: Option<Band<i64>>,
    /// Persons in the household; one when it is not said.
    pub household_persons: Option<i64>,
    /// Age in years.
    pub age: Option<i64>,
    /// Shares a room in an institution against own wish.
    pub double_room_unwished: bool,
    /// Days of short stay already used in the calendar year in which the draft starts.
    pub short_stay_days_used: i64,
    /// Counted in the grant criterion for intellectual disability, which is deducted from the refund.
    pub pu: bool,
    /// Direct wages in direct user time a year, for the refund; unknown when absent.
    pub direct_wages: Option<Band<i64>>,
    /// Other earmarked grants a year.
    pub other_grants: i64,
    /// Whether there is a valid decision behind the services; the refund needs one. Absent is read as: this draft becomes one.
    pub valid_decision: Option<bool>,
}

/// One service in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The caller's own id, unique in the draft.
    pub id: String,
    /// The service by id.
    pub service: String,
    /// How much each time.
    pub amount: Option<Amount>,
    /// How often; once when absent.
    pub every: Option<Every>,
    /// Times within each interval.
    pub times: Band<i64>,
    /// First day that counts.
    pub from: Option<Date>,
    /// First day that does not count.
    pub to: Option<Date>,
    /// Who performs it, by id; the municipality when absent.
    pub supplier: Option<String>,
    /// Helpers at the same time.
    pub helpers: i64,
    /// The level of a place, such as `skjermet`.
    pub place_level: Option<String>,
    /// Stretches within the period without the service.
    pub pauses: Vec<Period>,
    /// Minutes of each time that are personal care, for which there is no payment.
    pub personal_care: Option<i64>,
    /// What was applied for.
    pub wanted: Option<Quantity>,
    /// What was assessed as needed.
    pub assessed: Option<Quantity>,
    /// What was in fact delivered.
    pub used: Option<Quantity>,
    /// The day from which the state pays by activity; earlier decisions stay on their old terms until revised.
    pub priced_from: Option<Date>,
    /// The reason, in the caseworker's words.
    pub reason: String,
    /// The legal basis, as written.
    pub law: String,
    /// When it will be reviewed.
    pub review_by: Option<Date>,
    /// What is offered instead, when something is refused.
    pub alternative: Option<String>,
    /// Lower steps and what became of them.
    pub ladder: Vec<Rung>,
    /// Findings the caseworker set aside, with why.
    pub overrides: Vec<Override>,
    /// False when a field the price needs could not be read: the line is then shown without amounts.
    pub usable: bool,
}

/// Days from and including `from` to but not including `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day that is not in it.
    pub to: Date,
}

/// A number of some unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Of what.
    pub unit: Unit,
    /// How many: known, or within a band.
    pub count: Band<i64>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Minutes of direct time.
    Minutes,
    /// Visits.
    Visits,
    /// Attendances, such as days in a day centre.
    Attendances,
    /// Days and nights (døgn).
    Days,
    /// Months.
    Months,
    /// Pieces, such as meals.
    Units,
}

impl Unit {
    /// All units, in the order of the variants.
    pub const ALL: [Unit; 6] = [Unit::Minutes, Unit::Visits, Unit::Attendances, Unit::Days, Unit::Months, Unit::Units];

    /// The key used in drafts.
    pub fn key(self) -> &'static str {
        match self {
            Unit::Minutes => "minutes",
            Unit::Visits => "visits",
            Unit::Attendances => "attendances",
            Unit::Days => "days",
            Unit::Months => "months",
            Unit::Units => "units",
        }
    }

    /// The word on screen, in the plural.
    pub fn text(self) -> &'static str {
        match self {
            Unit::Minutes => "minutter",
            Unit::Visits => "besøk",
            Unit::Attendances => "oppmøter",
            Unit::Days => "døgn",
            Unit::Months => "måneder",
            Unit::Units => "stykker",
        }
    }
}

/// Each so many days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Every {
    /// The kind of interval.
    pub unit: EveryUnit,
    /// How many of them, at least one.
    pub count: i64,
}

/// The kind of interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EveryUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl EveryUnit {
    /// All kinds, in the order of the variants.
    pub const ALL: [EveryUnit; 4] = [EveryUnit::Days, EveryUnit::Weeks, EveryUnit::Months, EveryUnit::Years];

    /// The key used in drafts.
    pub fn key(self) -> &'static str {
        match self {
            EveryUnit::Days => "days",
            EveryUnit::Weeks => "weeks",
            EveryUnit::Months => "months",
            EveryUnit::Years => "years",
        }
    }
}

/// An amount with its own frequency: what was wanted, assessed or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How much each time.
    pub amount: Amount,
    /// How often; as the line when absent.
    pub every: Option<Every>,
    /// Times within each interval; as the line when absent.
    pub times: Option<Band<i64>>,
}

/// A lower step and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The step by id.
    pub id: String,
    /// Its state, as written.
    pub state: String,
    /// Why, when it was skipped.
    pub reason: String,
    /// When it was considered or tried.
    pub date: Option<Date>,
}

/// A finding set aside by the caseworker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Which finding.
    pub code: String,
    /// Why; it goes into the text.
    pub reason: String,
}
