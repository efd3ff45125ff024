//! What a draft costs: the numbers, each with how sure it is. Texts are made in `trace`, the form for others in `view`.

use serde::Serialize;

use super::book::{Kind, Mode};
use super::occurrence::Occurrences;
use crate::draft::{Calendar, Problem};
use crate::units::{Band, Date, Fraction};

/// Øre, known or within a band; none when it can't be said.
pub type Money = Option<Band<i64>>;

/// One kind of amount for each stretch of time. Each is rounded once from the exact amount, so twelve months may differ from a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// In seven days.
    pub week: Money,
    /// In a twelfth of a year, or four weeks when the draft counts so.
    pub month: Money,
    /// In the calendar year of the price date.
    pub year: Money,
    /// In the decision period.
    pub period: Money,
}

impl Figures {
    /// Nothing, in every stretch.
    pub const ZERO: Figures = {
        let nothing = Some(Band { min: 0, max: 0 });
        Figures { week: nothing, month: nothing, year: nothing, period: nothing }
    };

    /// Two sets of figures, stretch by stretch; absent in either is absent.
    #[must_use]
    pub fn with(self, other: &Figures, combine: fn(Band<i64>, Band<i64>) -> Band<i64>) -> Figures {
        self.beside(other, &|one, two| match (&mut *one, two) {
            (Some(one), Some(two)) => *one = combine(*one, *two),
            _ => *one = None,
        })
    }

    /// Two sets of figures, stretch by stretch.
    #[must_use]
    pub fn beside(mut self, other: &Figures, combine: &dyn Fn(&mut Money, &Money)) -> Figures {
        combine(&mut self.week, &other.week);
        combine(&mut self.month, &other.month);
        combine(&mut self.year, &other.year);
        combine(&mut self.period, &other.period);
        self
    }

    /// An amount each time something happens, in each stretch in which it does, rounded once.
    pub fn spread(each: Band<Fraction>, times: &Occurrences) -> Figures {
        let money = |times: Option<Fraction>| times.map(|times| each.map(|each| (each * times).rounded()));
        Figures {
            week: money(times.week),
            month: money(times.month),
            year: money(times.year),
            period: money(times.period),
        }
    }

    /// One end of every amount.
    #[must_use]
    pub fn end(mut self, high: bool) -> Figures {
        for money in [&mut self.week, &mut self.month, &mut self.year, &mut self.period] {
            *money = money.map(|band| Band::one(band.end(high)));
        }
        self
    }

    /// What is known, present only where `shape` is: what happens once has no weekly amount.
    pub fn known(figures: Option<Figures>, shape: &Figures) -> Figures {
        figures.unwrap_or_default().beside(shape, &|value, there| {
            if there.is_none() {
                *value = None;
            }
        })
    }
}

/// Time in minutes, for lines that count minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// As registered in IPLOS: minutes a week, a month being four weeks.
    pub iplos_week: Band<i64>,
    /// By the calendar: minutes in a week.
    pub week: Band<i64>,
    /// By the calendar, or four weeks when the draft counts so: minutes in a month.
    pub month: Band<i64>,
    /// By the calendar: minutes in a year.
    pub year: Band<i64>,
}

/// What one line costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineCost {
    /// The line's id.
    pub id: String,
    /// What it costs before anyone pays: the municipality's gross cost.
    pub gross: Figures,
    /// What the user pays.
    pub user: Figures,
    /// What the state pays for this line: the activity grant of the state trial.
    pub state: Figures,
    /// What is left for the municipality.
    pub net: Figures,
    /// What kind of price it rests on.
    pub kind: Option<Kind>,
    /// Whether every part could be computed.
    pub complete: bool,
    /// Whether it rests on an estimate, an assumption or a rate not confirmed for the day.
    pub approximate: bool,
    /// It happens once, so it has an amount for the period only.
    pub once: bool,
    /// The first day of the newest known rate, when it is no longer known to hold.
    pub rate_from: Option<Date>,
    /// The first day of the oldest rate behind the payment that is no longer known to hold.
    pub fee_from: Option<Date>,
    /// How it is financed.
    pub mode: Mode,
    /// Under a blend: what follows activity, per month.
    pub by_activity: Money,
    /// The time, for lines that count minutes.
    pub time: Option<Time>,
}

/// What the whole draft costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Sum of the lines.
    pub gross: Figures,
    /// Sum of the lines.
    pub user: Figures,
    /// The refund for resource-heavy services, which belongs to the person and not to a line.
    pub refund: Figures,
    /// Sum of the lines and the refund.
    pub state: Figures,
    /// What is left.
    pub net: Figures,
    /// Sum of what happens once; in the period amount too.
    pub once: Band<i64>,
    /// Under activity-based financing or a blend: what follows activity, per month.
    pub by_activity: Money,
    /// False when a line is missing from the sums.
    pub complete: bool,
    /// Whether any line is.
    pub approximate: bool,
}

/// The result of pricing a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The day prices are from.
    pub date: Date,
    /// The price list used, by id; empty when there is none.
    pub edition: String,
    /// How the draft as a whole is financed: the mode asked for, else the one most lines share, else by frame.
    pub mode: Mode,
    /// How a month was counted.
    pub calendar: Calendar,
    /// The lines in the draft's order.
    pub lines: Vec<LineCost>,
    /// The sums.
    pub totals: Totals,
    /// Everything that could not be used or is not known, the draft's own reading problems not included.
    pub problems: Vec<Problem>,
}
