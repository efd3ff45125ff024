//! How each amount came about: formula, inputs, rate, kind, source, date and rounding, as data; `text` makes it readable. Made on demand.
//!
//! The same functions that priced the draft are asked again, so the working can't say something else than the amount.

mod gross;
mod payment;
mod text;
mod total;
mod words;

pub use text::to_text;
pub(super) use words::{kroner, unconfirmed};

use std::fmt::{Display, from_fn};

use serde::Serialize;

use super::book::{Book, Chosen, Fee, FigureId, FigureUnit, Kind, Validity, Value};
use super::cost::{Cost, Money};
use super::line::prepare;
use super::payment::cases;
use super::setting::Setting;
use crate::draft::Draft;
use crate::units::{Band, Date};
use words::{ROUNDING, kroner_band};

/// One step of a calculation.
#[derive(Debug, Serialize)]
pub struct Step<'a> {
    /// What is computed.
    pub label: String,
    /// How, with the numbers filled in; empty for something that is only looked up.
    pub formula: String,
    /// The result, as text with its unit.
    pub value: String,
    /// The result in øre, where it is money.
    pub ore: Option<Band<i64>>,
    /// The rate it rests on.
    pub rate: Option<RateNote<'a>>,
    /// How it was rounded; empty when it is exact.
    pub rounding: &'static str,
}

/// A rate with everything one needs to check it.
#[derive(Debug, Serialize)]
pub struct RateNote<'a> {
    /// What it is.
    pub text: String,
    /// The number, as text without unit.
    pub amount: String,
    /// The unit.
    pub unit: String,
    /// What kind of number it is.
    pub kind: &'static str,
    /// Where it was read.
    pub source: SourceNote<'a>,
    /// The first day it held.
    #[serde(serialize_with = "as_text")]
    pub from: Date,
    /// Whether it is known to hold on the price date.
    pub confirmed: bool,
    /// What must be said about it; empty when nothing.
    pub note: String,
}

/// Where a rate was read.
#[derive(Debug, Default, Serialize)]
pub struct SourceNote<'a> {
    /// Title.
    pub title: &'a str,
    /// Address; empty when there is none.
    pub url: &'a str,
}

/// The workings of a whole draft.
#[derive(Debug, Serialize)]
pub struct Explained<'a> {
    /// Each line's steps, in the draft's order; none for a line that could not be priced.
    pub lines: Vec<Vec<Step<'a>>>,
    /// The sums' steps.
    pub totals: Vec<Step<'a>>,
}

/// The working of a priced draft. `cost` is what `price` gave for the same draft, book and date.
pub fn explain<'a>(draft: &'a Draft, book: &'a Book, cost: &Cost) -> Explained<'a> {
    // Everything that could be reported was reported when the draft was priced.
    let mut reported = Vec::new();
    let setting = Setting::new(book, draft, cost.date, &mut reported);
    let mut uses = Vec::new();
    for line in &draft.lines {
        prepare(&setting, line, &mut uses, &mut reported);
    }
    let cases = cases(&setting, &uses);
    let mut lines = Vec::with_capacity(draft.lines.len());
    for (line, cost) in draft.lines.iter().zip(&cost.lines) {
        let mut steps = Steps { setting: &setting, said: Vec::new() };
        if let Some(one) = uses.iter().find(|one| std::ptr::eq(one.line, line)) {
            gross::steps(one, cost, &mut steps);
            payment::steps(one, cost, &cases, &mut steps);
            total::line_steps(one, cost, &mut steps);
        }
        lines.push(steps.said);
    }
    let mut totals = Steps { setting: &setting, said: Vec::new() };
    total::steps(cost, &mut totals);
    Explained { lines, totals: totals.said }
}

/// The steps so far.
struct Steps<'s, 'a> {
    setting: &'s Setting<'a>,
    said: Vec<Step<'a>>,
}

impl<'a> Steps<'_, 'a> {
    /// A step with a formula, a result in words and the figure it rests on.
    fn say(
        &mut self,
        label: &str,
        formula: &dyn Display,
        value: &dyn Display,
        figure: Option<FigureId>,
    ) -> &mut Step<'a> {
        let (label, formula, value) = (label.to_owned(), formula.to_string(), value.to_string());
        let rate = figure.and_then(|id| self.figure(id));
        self.said.push_mut(Step { label, formula, value, ore: None, rate, rounding: "" })
    }

    /// A step that gives money, rounded once; none when it can't be said.
    fn money(&mut self, label: &str, formula: &dyn Display, ore: Money, figure: Option<FigureId>) {
        if let Some(ore) = ore {
            let step = self.say(label, formula, &kroner_band(ore), figure);
            (step.ore, step.rounding) = (Some(ore), ROUNDING);
        }
    }

    /// What is left of a cost when the user and the state have paid; none when a part can't be said.
    fn net(&mut self, [gross, user, state, net]: [Money; 4]) {
        if let (Some(gross), Some(user), Some(state)) = (gross, user, state) {
            let (gross, user, state) = (kroner_band(gross), kroner_band(user), kroner_band(state));
            self.money("Netto for kommunen per måned", &format_args!("{gross} − {user} − {state}"), net, None);
        }
    }

    /// A figure with its origin.
    fn figure(&self, id: FigureId) -> Option<RateNote<'a>> {
        let chosen = self.setting.figure(id)?;
        let (number, unit) = (chosen.value.value, if id.unit() == FigureUnit::Money { "kr" } else { "" });
        let amount = from_fn(|f| if unit.is_empty() { number.fmt(f) } else { kroner(number).fmt(f) });
        Some(self.rate(&id.text(), &amount, &unit, chosen))
    }

    /// A value with its origin.
    fn rate(&self, text: &dyn Display, amount: &dyn Display, unit: &dyn Display, chosen: Chosen<'_>) -> RateNote<'a> {
        let Value { valid, kind, source, .. } = chosen.value;
        self.note([text, amount, unit], (*valid, *kind, *source, chosen.confirmed))
    }

    /// A set of the municipality's own rates with its origin.
    fn fee(&self, text: &dyn Display, amount: &dyn Display, fee: &Fee, confirmed: bool) -> RateNote<'a> {
        self.note([text, amount, &""], (fee.valid, fee.kind, fee.source, confirmed))
    }

    /// Text, amount and unit, with their origin.
    fn note(
        &self,
        [text, amount, unit]: [&dyn Display; 3],
        (valid, kind, source, confirmed): (Validity, Kind, u16, bool),
    ) -> RateNote<'a> {
        let source = self.setting.book.sources.get(usize::from(source));
        RateNote {
            text: text.to_string(),
            amount: amount.to_string(),
            unit: unit.to_string(),
            kind: kind.text(),
            source: source
                .map_or(SourceNote::default(), |source| SourceNote { title: &source.title, url: &source.url }),
            from: valid.from,
            confirmed,
            note: if confirmed { String::new() } else { words::unconfirmed(valid.from, self.setting.date) },
        }
    }
}

/// A day as people write it.
fn as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}
