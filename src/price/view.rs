//! The shape of a price that others see: JSON from the command, objects in the browser.

use serde::Serialize;

use super::cost::{Cost, Figures, LineCost, Money, Time};
use super::trace::unconfirmed;
use super::trace::{Explained, Step};
use crate::draft::{Calendar, Problem};
use crate::units::{Band, Date, gather};

/// A priced draft. Amounts are whole øre, `{min, max}`, or null when they can't be said.
#[derive(Debug, Serialize)]
pub struct PriceView<'a> {
    date: String,
    mode: &'static str,
    mode_text: &'static str,
    book: &'a str,
    calendar: &'static str,
    complete: bool,
    approximate: bool,
    problems: Vec<&'a Problem>,
    lines: Vec<LineView<'a>>,
    totals: TotalsView<'a>,
}

#[derive(Debug, Serialize)]
struct LineView<'a> {
    id: &'a str,
    week: &'a Money,
    month: &'a Money,
    year: &'a Money,
    period: &'a Money,
    user: &'a Figures,
    state: &'a Figures,
    net: &'a Figures,
    kind: Option<&'static str>,
    complete: bool,
    approximate: bool,
    notes: Vec<String>,
    mode: &'static str,
    mode_text: &'static str,
    by_activity: &'a Money,
    time: &'a Option<Time>,
    trace: &'a [Step<'a>],
}

#[derive(Debug, Serialize)]
struct TotalsView<'a> {
    week: &'a Money,
    month: &'a Money,
    year: &'a Money,
    period: &'a Money,
    user: &'a Figures,
    refund: &'a Figures,
    state: &'a Figures,
    net: &'a Figures,
    once: &'a Band<i64>,
    by_activity: &'a Money,
    complete: bool,
    approximate: bool,
    trace: &'a [Step<'a>],
}

/// The shape of a cost. `read` are the problems found while the draft was read; `explained` is its working, when asked for.
pub fn view<'a>(cost: &'a Cost, read: &'a [Problem], explained: Option<&'a Explained<'a>>) -> PriceView<'a> {
    let totals = &cost.totals;
    let mut lines = Vec::with_capacity(cost.lines.len());
    for (at, line) in cost.lines.iter().enumerate() {
        let trace = explained.and_then(|explained| explained.lines.get(at)).map_or(&[][..], Vec::as_slice);
        lines.push(line_view(line, trace, cost.date));
    }
    PriceView {
        date: cost.date.to_string(),
        mode: cost.mode.word(),
        mode_text: cost.mode.text(),
        book: &cost.edition,
        calendar: match cost.calendar {
            Calendar::Year => "kalender",
            Calendar::BdoFourWeeks => "bdo_fire_uker",
        },
        complete: totals.complete,
        approximate: totals.approximate,
        problems: gather(read.iter().chain(&cost.problems)),
        lines,
        totals: TotalsView {
            week: &totals.gross.week,
            month: &totals.gross.month,
            year: &totals.gross.year,
            period: &totals.gross.period,
            user: &totals.user,
            refund: &totals.refund,
            state: &totals.state,
            net: &totals.net,
            once: &totals.once,
            by_activity: &totals.by_activity,
            complete: totals.complete,
            approximate: totals.approximate,
            trace: explained.map_or(&[], |explained| &explained.totals),
        },
    }
}

fn line_view<'a>(line: &'a LineCost, trace: &'a [Step<'a>], date: Date) -> LineView<'a> {
    let rate = line.rate_from.map(|from| format!("pris: {}", unconfirmed(from, date)));
    let fee = line.fee_from.map(|from| format!("egenandel: {}", unconfirmed(from, date)));
    LineView {
        id: &line.id,
        week: &line.gross.week,
        month: &line.gross.month,
        year: &line.gross.year,
        period: &line.gross.period,
        user: &line.user,
        state: &line.state,
        net: &line.net,
        kind: line.kind.map(super::book::Kind::text),
        complete: line.complete,
        approximate: line.approximate,
        notes: gather(rate.into_iter().chain(fee)),
        mode: line.mode.word(),
        mode_text: line.mode.text(),
        by_activity: &line.by_activity,
        time: &line.time,
        trace,
    }
}
