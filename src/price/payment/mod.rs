//! What the user pays, evaluated at every corner of what is not known: both ends of the amounts, every income step within reach.

mod case;
mod home;
mod stay;

pub(super) use case::{Case, cases};
pub use home::step_of;
pub(super) use stay::allowance;
pub use stay::{long_stay_year, short_stay};

use super::book::{Book, Fee, Mode, Payment, Service};
use super::cost::Figures;
use super::occurrence::Occurrences;
use super::rate::Rate;
use super::setting::Setting;
use crate::draft::{Amount, Line};
use crate::units::{Band, Date, Fraction, gather};

/// A line with everything its payment depends on.
pub(super) struct Use<'a> {
    /// The line.
    pub line: &'a Line,
    /// Its service.
    pub service: &'a Service,
    /// How much each time.
    pub amount: Amount,
    /// How often.
    pub occurrences: Occurrences,
    /// What it costs; none when that is not known.
    pub rate: Option<Rate<'a>>,
    /// The municipality's own rates, if it has any for the service.
    pub fee: Option<ChosenFee<'a>>,
    /// Minutes a week as IPLOS counts them; none for what is not counted in minutes.
    pub iplos: Option<Band<Fraction>>,
    /// Units each time, times the times within each interval.
    pub count: Band<Fraction>,
    /// What one counted unit costs, in øre; none when that is not known.
    pub cost: Option<Band<Fraction>>,
    /// What the line costs; none when that is not known.
    pub gross: Option<Figures>,
    /// How it is financed.
    pub mode: Mode,
    /// What the state pays for it by activity; none when its price is not known.
    pub grant: Option<Figures>,
}

/// The municipality's rates for a day.
#[derive(Clone, Copy)]
pub(super) struct ChosenFee<'a> {
    /// The rates.
    pub fee: &'a Fee,
    /// Its position in the book, which lines share when they share ceilings.
    pub at: usize,
    /// False when they are the newest known ones, but no longer known to hold.
    pub confirmed: bool,
}

/// The rates for a service on a day: those that hold, else the newest before.
pub(super) fn fee_for<'a>(book: &'a Book, service: &Service, date: Date) -> Option<ChosenFee<'a>> {
    let mut newest: Option<(usize, &Fee)> = None;
    for (at, fee) in book.fees.iter().enumerate() {
        let newer = newest.is_none_or(|(_, known)| known.valid.from <= fee.valid.from);
        if newer && fee.valid.from <= date && fee.services.contains(&service.at) {
            newest = Some((at, fee));
        }
    }
    let (at, fee) = newest?;
    (!fee.disputed).then(|| ChosenFee { fee, at, confirmed: fee.valid.to.is_none_or(|to| date < to) })
}

impl Use<'_> {
    /// Whether it happens once.
    pub fn is_once(&self) -> bool {
        self.line.every.is_none()
    }

    /// Whether its amount or its price is a band.
    pub fn is_wide(&self) -> bool {
        let price = self.rate.as_ref().is_some_and(|rate| !rate.unit.is_one());
        !self.amount.count.is_one() || !self.line.times.is_one() || price
    }

    /// What is left for the municipality at one end, when the user pays this.
    pub fn net(&self, high: bool, paid: Option<Figures>) -> Option<Figures> {
        let (gross, grant) = (self.gross?.end(high), self.grant?.end(high));
        Some(gross.with(&paid?, Band::minus).with(&grant, Band::minus))
    }

    /// Units each time at one end of the amount, times the times within each interval.
    pub fn count(&self, high: bool) -> Fraction {
        self.count.end(high)
    }

    /// The part of the count that can be charged: without personal care.
    pub fn charged(&self, case: &Case) -> Fraction {
        let count = self.count(case.high);
        match (self.line.personal_care, self.service.payment) {
            (Some(free), _) => {
                let times = self.line.times.end(case.high);
                (count - Fraction::whole(free).times(times)).at_least_zero()
            }
            (None, Payment::HomePart) if !case.charged => Fraction::ZERO,
            _ => count,
        }
    }

    /// Whether a part of the payment is unknown between nothing and everything.
    pub fn is_open(&self) -> bool {
        match self.service.payment {
            Payment::HomePart => self.line.personal_care.is_none() || self.fee.is_none(),
            Payment::Home | Payment::Local => self.fee.is_none(),
            Payment::ShortStay | Payment::DayOrNight => self.fee.is_none(),
            Payment::Free | Payment::Rent | Payment::LongStay => false,
        }
    }

    /// What one counted unit costs at one end, in øre.
    pub fn cost(&self, high: bool) -> Option<Fraction> {
        self.cost.map(|cost| cost.end(high))
    }
}

/// What each line's user pays in one case, in the order of the lines; none where it can't be said.
pub(super) type Paid = Vec<Option<Figures>>;

/// What the users pay in each case, in the order of the cases.
pub(super) fn pay(setting: &Setting<'_>, uses: &[Use<'_>], cases: &[Case]) -> Vec<Paid> {
    let (months, stays) = (home::months(uses), stay::months(uses));
    let mut all: Vec<Paid> = Vec::with_capacity(cases.len());
    let mut at_home = Vec::new();
    for case in cases {
        // Only stays ask for the recipient's own income, so what else is paid is worked out once for all of those.
        if !case.alike {
            at_home = gather(uses.iter().map(|_| Some(Figures::ZERO)));
            home::pay(setting, uses, &months, case, &mut at_home);
        }
        let mut paid = at_home.clone();
        stay::pay(setting, uses, &stays, case, &mut paid);
        all.push(paid);
    }
    all
}

/// Øre, rounded once.
fn money(amount: Fraction) -> Band<i64> {
    Band::one(amount.rounded())
}
