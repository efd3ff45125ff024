//! Several drafts side by side: hours and kroner a month for each, and each against the mean of the others.

use serde::Serialize;

use super::book::Book;
use super::calculate::price;
use super::cost::{LineCost, Money};
use crate::draft::Draft;
use crate::units::{Band, Date, Fraction};

/// A draft with a name: a municipality, «gjeldende vedtak», «utkast B».
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// The name.
    pub name: &'a str,
    /// The draft.
    pub draft: &'a Draft,
}

/// The drafts side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// One column for each draft, in the order given.
    pub columns: Vec<Column>,
}

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The name.
    pub name: String,
    /// By service, in the order of first appearance over all drafts.
    pub services: Vec<Cell>,
    /// In all.
    pub total: Cell,
}

/// What a draft holds of one service, or in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The service by id; empty for the sum.
    pub service: String,
    /// Minutes a month of services counted in time.
    pub minutes: Money,
    /// Øre a month.
    pub month: Money,
    /// Minutes a month more than the mean of the other drafts.
    pub minutes_over_others: Money,
    /// Øre a month more than the mean of the other drafts.
    pub month_over_others: Money,
    /// Whether every line could be priced.
    pub complete: bool,
}

/// Compares drafts under one price book on one day.
pub fn compare(drafts: &[Named<'_>], book: &Book, date: Date) -> Comparison {
    let costs: Vec<_> = drafts.iter().map(|named| (named, price(named.draft, book, date))).collect();
    let mut services: Vec<&str> = Vec::new();
    for line in drafts.iter().flat_map(|named| &named.draft.lines) {
        if !services.contains(&line.service.as_str()) {
            services.push(&line.service);
        }
    }
    let cells: Vec<Vec<Cell>> = costs
        .iter()
        .map(|(named, cost)| {
            let of = |service: &str| {
                let lines = named.draft.lines.iter().zip(&cost.lines);
                cell(
                    service,
                    lines.filter(|(line, _)| service.is_empty() || line.service == service).map(|(_, cost)| cost),
                )
            };
            services.iter().copied().map(of).chain(std::iter::once(of(""))).collect()
        })
        .collect();
    let columns = costs.iter().enumerate().map(|(at, (named, _))| {
        let mut row: Vec<Cell> = Vec::new();
        for (kind, own) in cells.get(at).into_iter().flatten().enumerate() {
            let others = || {
                cells
                    .iter()
                    .enumerate()
                    .filter(move |(other, _)| *other != at)
                    .filter_map(move |(_, row)| row.get(kind))
            };
            row.push(Cell {
                minutes_over_others: over(own.minutes, others().map(|cell| cell.minutes)),
                month_over_others: over(own.month, others().map(|cell| cell.month)),
                ..own.clone()
            });
        }
        let total = row.pop().unwrap_or_default();
        Column { name: named.name.to_owned(), services: row, total }
    });
    Comparison { columns: columns.collect() }
}

fn cell<'a>(service: &str, lines: impl Iterator<Item = &'a LineCost>) -> Cell {
    let nothing = Some(Band::one(0));
    let start =
        Cell { service: service.to_owned(), minutes: nothing, month: nothing, complete: true, ..Cell::default() };
    lines.fold(start, |cell, line| {
        let add = |sum: Money, part: Money| sum.zip(part).map(|(sum, part)| sum.plus(part));
        // What happens once has no monthly amount and leaves the others as they are.
        let month = if line.once { cell.month } else { add(cell.month, line.gross.month) };
        let minutes = line.time.map_or(cell.minutes, |time| add(cell.minutes, Some(time.month)));
        Cell { minutes, month, complete: cell.complete && line.complete, ..cell }
    })
}

/// How much more than the mean of the others; none without others, or when one of them is not known.
fn over(own: Money, others: impl Iterator<Item = Money>) -> Money {
    let others: Option<Vec<Band<i64>>> = others.collect();
    let others = others.filter(|others| !others.is_empty())?;
    let count = i64::try_from(others.len()).ok()?;
    let sum = others.into_iter().fold(Band::one(0), Band::plus);
    let end = |own: i64, sum: i64| (Fraction::whole(own) - Fraction::whole(sum).per(count)).rounded();
    own.map(|own| Band { min: end(own.min, sum.max), max: end(own.max, sum.min) })
}

/// What is left of a reported sum when the parts are taken from it; shown, never hidden.
pub fn residual(reported: i64, parts: &[i64]) -> i64 {
    parts.iter().fold(reported, |left, part| left.saturating_sub(*part))
}
