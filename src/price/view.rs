//! The shape of a price that others see: JSON from the command and in the browser.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::book::Kind;
use super::cost::{Cost, LineCost};
use super::trace::unconfirmed;
use super::trace::{Explained, Step};
use crate::draft::{Calendar, Problem};
use crate::units::{Date, gather};

/// A priced draft. Amounts are whole øre, `{min, max}`, or null when they can't be said.
pub struct PriceView<'a> {
    cost: &'a Cost,
    read: &'a [Problem],
    explained: Option<&'a Explained<'a>>,
}

/// The shape of a cost. `read` are the problems found while the draft was read; `explained` is its working, when asked for.
pub fn view<'a>(cost: &'a Cost, read: &'a [Problem], explained: Option<&'a Explained<'a>>) -> PriceView<'a> {
    PriceView { cost, read, explained }
}

impl Serialize for PriceView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let PriceView { cost, read, explained } = *self;
        let mut lines = Vec::with_capacity(cost.lines.len());
        for (at, line) in cost.lines.iter().enumerate() {
            let trace = explained.and_then(|explained| explained.lines.get(at)).map_or(&[][..], Vec::as_slice);
            lines.push(LineView { line, trace, date: cost.date });
        }
        let calendar = match cost.calendar {
            Calendar::Year => "kalender",
            Calendar::BdoFourWeeks => "bdo_fire_uker",
        };
        let mut view = serializer.serialize_struct("Price", 10)?;
        view.serialize_field("date", &format_args!("{}", cost.date))?;
        view.serialize_field("mode", cost.mode.word())?;
        view.serialize_field("mode_text", cost.mode.text())?;
        view.serialize_field("book", cost.edition.as_str())?;
        view.serialize_field("calendar", calendar)?;
        view.serialize_field("complete", &cost.totals.complete)?;
        view.serialize_field("approximate", &cost.totals.approximate)?;
        view.serialize_field("problems", &gather(read.iter().chain(&cost.problems)))?;
        view.serialize_field("lines", &lines)?;
        view.serialize_field("totals", &TotalsView(cost, explained.map_or(&[], |explained| &explained.totals)))?;
        view.end()
    }
}

struct LineView<'a> {
    line: &'a LineCost,
    trace: &'a [Step<'a>],
    date: Date,
}

impl Serialize for LineView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let LineView { line, trace, date } = *self;
        let mut notes = Vec::new();
        for (what, from) in [("pris", line.rate_from), ("egenandel", line.fee_from)] {
            notes.extend(from.map(|from| format!("{what}: {}", unconfirmed(from, date))));
        }
        let mut view = serializer.serialize_struct("Line", 17)?;
        view.serialize_field("id", line.id.as_str())?;
        view.serialize_field("week", &line.gross.week)?;
        view.serialize_field("month", &line.gross.month)?;
        view.serialize_field("year", &line.gross.year)?;
        view.serialize_field("period", &line.gross.period)?;
        view.serialize_field("user", &line.user)?;
        view.serialize_field("state", &line.state)?;
        view.serialize_field("net", &line.net)?;
        view.serialize_field("kind", &line.kind.map(Kind::text))?;
        view.serialize_field("complete", &line.complete)?;
        view.serialize_field("approximate", &line.approximate)?;
        view.serialize_field("notes", &notes)?;
        view.serialize_field("mode", line.mode.word())?;
        view.serialize_field("mode_text", line.mode.text())?;
        view.serialize_field("by_activity", &line.by_activity)?;
        view.serialize_field("time", &line.time)?;
        view.serialize_field("trace", trace)?;
        view.end()
    }
}

struct TotalsView<'a>(&'a Cost, &'a [Step<'a>]);

impl Serialize for TotalsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let TotalsView(Cost { totals, .. }, trace) = *self;
        let mut view = serializer.serialize_struct("Totals", 13)?;
        view.serialize_field("week", &totals.gross.week)?;
        view.serialize_field("month", &totals.gross.month)?;
        view.serialize_field("year", &totals.gross.year)?;
        view.serialize_field("period", &totals.gross.period)?;
        view.serialize_field("user", &totals.user)?;
        view.serialize_field("refund", &totals.refund)?;
        view.serialize_field("state", &totals.state)?;
        view.serialize_field("net", &totals.net)?;
        view.serialize_field("once", &totals.once)?;
        view.serialize_field("by_activity", &totals.by_activity)?;
        view.serialize_field("complete", &totals.complete)?;
        view.serialize_field("approximate", &totals.approximate)?;
        view.serialize_field("trace", trace)?;
        view.end()
    }
}
