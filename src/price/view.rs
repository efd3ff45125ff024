//! The shape of a price that others see: JSON from the command, objects in the browser.

use serde::Serialize;

use super::cost::{Cost, Figures, LineCost, Money, Time};
use super::trace::unconfirmed;
use super::trace::{Explained, Step};
use crate::draft::{Calendar, Problem};
use crate::units::Band;

/// A priced draft. Amounts are whole øre, `{min, max}`, or null when they can't be said.
#[derive(Debug, Serialize)]
pub struct PriceView {
    date: String,
    mode: &'static str,
    mode_text: &'static str,
    book: String,
    calendar: &'static str,
    complete: bool,
    approximate: bool,
    problems: Vec<Problem>,
    lines: Vec<LineView>,
    totals: TotalsView,
}

#[derive(Debug, Serialize)]
struct LineView {
    id: String,
    week: Money,
    month: Money,
    year: Money,
    period: Money,
    user: Figures,
    state: Figures,
    net: Figures,
    kind: Option<&'static str>,
    complete: bool,
    approximate: bool,
    notes: Vec<String>,
    mode: &'static str,
    mode_text: &'static str,
    by_activity: Money,
    time: Option<Time>,
    trace: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct TotalsView {
    week: Money,
    month: Money,
    year: Money,
    period: Money,
    user: Figures,
    refund: Figures,
    state: Figures,
    net: Figures,
    once: Band<i64>,
    by_activity: Money,
    complete: bool,
    approximate: bool,
    trace: Vec<Step>,
}

/// The shape of a cost. `read` are the problems found while the draft was read; `explained` is its working, when asked for.
pub fn view(cost: Cost, read: Vec<Problem>, explained: Option<Explained>) -> PriceView {
    let mut explained = explained.unwrap_or(Explained { lines: Vec::new(), totals: Vec::new() });
    explained.lines.resize_with(cost.lines.len(), Vec::new);
    let mode = cost.mode;
    let totals = cost.totals;
    let year = cost.date;
    let lines = cost.lines.into_iter().zip(explained.lines).map(|(line, trace)| line_view(line, trace, year)).collect();
    let mut problems = read;
    problems.extend(cost.problems);
    PriceView {
        date: cost.date.to_string(),
        mode: mode.word(),
        mode_text: mode.text(),
        book: cost.edition,
        calendar: match cost.calendar {
            Calendar::Year => "kalender",
            Calendar::BdoFourWeeks => "bdo_fire_uker",
        },
        complete: totals.complete,
        approximate: totals.approximate,
        problems,
        lines,
        totals: TotalsView {
            week: totals.gross.week,
            month: totals.gross.month,
            year: totals.gross.year,
            period: totals.gross.period,
            user: totals.user,
            refund: totals.refund,
            state: totals.state,
            net: totals.net,
            once: totals.once,
            by_activity: totals.by_activity,
            complete: totals.complete,
            approximate: totals.approximate,
            trace: explained.totals,
        },
    }
}

fn line_view(line: LineCost, trace: Vec<Step>, date: crate::units::Date) -> LineView {
    let rate = line.rate_from.map(|from| format!("pris: {}", unconfirmed(from, date)));
    let fee = line.fee_from.map(|from| format!("egenandel: {}", unconfirmed(from, date)));
    LineView {
        id: line.id,
        week: line.gross.week,
        month: line.gross.month,
        year: line.gross.year,
        period: line.gross.period,
        user: line.user,
        state: line.state,
        net: line.net,
        kind: line.kind.map(super::book::Kind::text),
        complete: line.complete,
        approximate: line.approximate,
        notes: rate.into_iter().chain(fee).collect(),
        mode: line.mode.word(),
        mode_text: line.mode.text(),
        by_activity: line.by_activity,
        time: line.time,
        trace,
    }
}
