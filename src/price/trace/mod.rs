//! How each amount came about: formula, inputs, rate, kind, source, date and rounding, as data; `text` makes it readable. Made on demand.
//!
//! The same functions that priced the draft are asked again, so the working can't say something else than the amount.

mod gross;
mod payment;
mod text;
mod total;
mod words;

pub use text::to_text;
pub(super) use words::unconfirmed;

use serde::Serialize;

use super::book::{Book, Chosen, Fee, FigureId, FigureUnit, Value};
use super::cost::{Cost, Money};
use super::line::prepare;
use super::payment::cases;
use super::setting::Setting;
use crate::draft::Draft;
use crate::units::{Band, Date, joined};
use words::{ROUNDING, kroner};

/// One step of a calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What is computed.
    pub label: String,
    /// How, with the numbers filled in; empty for something that is only looked up.
    pub formula: String,
    /// The result, as text with its unit.
    pub value: String,
    /// The result in øre, where it is money.
    pub ore: Option<Band<i64>>,
    /// The rate it rests on.
    pub rate: Option<RateNote>,
    /// How it was rounded; empty when it is exact.
    pub rounding: &'static str,
}

/// A rate with everything one needs to check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RateNote {
    /// What it is.
    pub text: String,
    /// The number, as text without unit.
    pub amount: String,
    /// The unit.
    pub unit: String,
    /// What kind of number it is.
    pub kind: &'static str,
    /// Where it was read.
    pub source: SourceNote,
    /// The first day it held.
    #[serde(serialize_with = "as_text")]
    pub from: Date,
    /// Whether it is known to hold on the price date.
    pub confirmed: bool,
    /// What must be said about it; empty when nothing.
    pub note: String,
}

/// Where a rate was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceNote {
    /// Title.
    pub title: String,
    /// Address; empty when there is none.
    pub url: String,
}

/// The workings of a whole draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Each line's steps, in the draft's order; none for a line that could not be priced.
    pub lines: Vec<Vec<Step>>,
    /// The sums' steps.
    pub totals: Vec<Step>,
}

/// The working of a priced draft. `cost` is what `price` gave for the same draft, book and date.
pub fn explain(draft: &Draft, book: &Book, cost: &Cost) -> Explained {
    // Everything that could be reported was reported when the draft was priced.
    let mut reported = Vec::new();
    let setting = Setting::new(book, draft, cost.date, &mut reported);
    let mut lines = vec![Vec::new(); draft.lines.len()];
    let (mut uses, mut positions) = (Vec::new(), Vec::new());
    for (at, line) in draft.lines.iter().enumerate() {
        if prepare(&setting, line, &mut uses, &mut reported).is_some() {
            positions.push(at);
        }
    }
    let cases = cases(&setting, &uses);
    for (one, at) in uses.iter().zip(positions) {
        let (Some(steps), Some(line)) = (lines.get_mut(at), cost.lines.get(at)) else { continue };
        let mut said = Steps::default();
        gross::steps(&setting, one, line, &mut said);
        payment::steps(&setting, one, line, &cases, &mut said);
        total::line_steps(&setting, one, line, &mut said);
        *steps = said.0;
    }
    Explained { totals: total::steps(&setting, cost).0, lines }
}

/// The steps so far.
#[derive(Default)]
struct Steps(Vec<Step>);

impl Steps {
    /// A step with a formula, a result in words and the rate it rests on.
    fn say(&mut self, label: &str, formula: String, value: String, rate: Option<RateNote>) -> &mut Step {
        self.0.push_mut(Step { label: label.to_owned(), formula, value, ore: None, rate, rounding: "" })
    }

    /// A step that gives money, rounded once; none when it can't be said.
    fn money(&mut self, label: &str, formula: String, ore: Money, rate: Option<RateNote>) {
        if let Some(ore) = ore {
            let step = self.say(label, formula, words::kroner_band(ore), rate);
            (step.ore, step.rounding) = (Some(ore), ROUNDING);
        }
    }

    /// What is left of a cost when the user and the state have paid; none when a part can't be said.
    fn net(&mut self, [gross, user, state, net]: [Money; 4]) {
        if let (Some(gross), Some(user), Some(state)) = (gross, user, state) {
            let formula = joined([gross, user, state].map(words::kroner_band).iter().map(String::as_str), " − ");
            self.money("Netto for kommunen per måned", formula, net, None);
        }
    }
}

/// A figure with its origin.
fn figure_note(setting: &Setting<'_>, id: FigureId) -> Option<RateNote> {
    let chosen = setting.figure(id)?;
    let (amount, unit) = match id.unit() {
        FigureUnit::Money => (kroner(chosen.value.value), "kr"),
        FigureUnit::Share => (chosen.value.value.to_string(), ""),
        FigureUnit::Count => (chosen.value.value.to_string(), ""),
    };
    Some(note(setting, id.text(), amount, unit, chosen))
}

/// A value with its origin.
fn note(setting: &Setting<'_>, text: &str, amount: String, unit: &str, chosen: Chosen<'_>) -> RateNote {
    let Value { valid, kind, source, .. } = chosen.value;
    let note = if chosen.confirmed { String::new() } else { words::unconfirmed(valid.from, setting.date) };
    RateNote {
        text: text.to_owned(),
        amount,
        unit: unit.to_owned(),
        kind: kind.text(),
        source: source_note(setting.book, *source),
        from: valid.from,
        confirmed: chosen.confirmed,
        note,
    }
}

/// A set of the municipality's own rates with its origin.
fn fee_note(setting: &Setting<'_>, fee: &Fee, confirmed: bool, text: String, amount: String) -> RateNote {
    let note = if confirmed { String::new() } else { words::unconfirmed(fee.valid.from, setting.date) };
    let (kind, source) = (fee.kind.text(), source_note(setting.book, fee.source));
    RateNote { text, amount, unit: String::new(), kind, source, from: fee.valid.from, confirmed, note }
}

/// A day as people write it.
fn as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn source_note(book: &Book, at: u16) -> SourceNote {
    book.sources.get(usize::from(at)).map_or(SourceNote { title: String::new(), url: String::new() }, |source| {
        SourceNote { title: source.title.clone(), url: source.url.clone() }
    })
}
