//! What users pay as a table by income, for a page that shows it without computing: rates, ceilings and shares, each with its source.
//!
//! A row has one cell for each band of income: øre, or the least and the greatest (`null`: what the place costs, which is not known).

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::book::{Book, EditionKind, FeeStep, FigureId, Kind, Payment, Service, Validity};
use super::payment::{ChosenFee, fee_for, long_stay_year, step_of};
use super::price;
use super::setting::Setting;
use crate::draft::{self, Draft};
use crate::units::{Band, Date, Fraction};

/// Whole G that income is told in, whatever the rates say.
const USUAL: [i64; 5] = [1, 2, 3, 4, 5];

/// The figures of the long-stay rule.
const LONG_STAY: [FigureId; 4] =
    [FigureId::BaseAmount, FigureId::LongStayAllowance, FigureId::LongStayShareBelow, FigureId::LongStayShareAbove];

/// The least and the greatest a cell can be; no greatest when it is what a place costs, and that is not known.
type Cell = (i64, Option<i64>);

/// The tables from a day onwards, one for each stretch of days with the same rates.
pub fn tables(book: &Book, from: Date) -> Value {
    let fees = book.fees.iter().map(|fee| fee.valid);
    let figures = book.figures.iter().flat_map(|figure| figure.values.iter().map(|value| value.valid));
    let ends = fees.chain(figures).flat_map(|valid| [Some(valid.from), valid.to]).flatten();
    let starts: BTreeSet<Date> = ends.filter(|start| *start > from).chain([from]).collect();
    let mut tables: Vec<(Date, Value)> = Vec::new();
    for start in starts {
        let table = Table::new(book, &Setting::new(book, &Draft::default(), start, &mut Vec::new())).made();
        if tables.last().is_none_or(|(_, last)| *last != table) {
            tables.push((start, table));
        }
    }
    tables.into_iter().map(|(start, table)| with(table, "from", json!(start.to_string()))).collect()
}

/// The table of one day.
struct Table<'a> {
    book: &'a Book,
    setting: &'a Setting<'a>,
    /// The upper ends of all bands of income but the last, in G.
    ends: Vec<Fraction>,
    /// Where the numbers come from; rows refer by place.
    notes: Vec<Value>,
}

impl<'a> Table<'a> {
    fn new(book: &'a Book, setting: &'a Setting<'a>) -> Table<'a> {
        let fees = book.services.iter().filter_map(|service| fee_for(book, service, setting.date));
        let steps = fees.flat_map(|chosen| chosen.fee.steps.iter().filter_map(|step| step.below));
        let limit = setting.value(FigureId::HomeCapLimit);
        let ends: BTreeSet<Fraction> = USUAL.map(Fraction::whole).into_iter().chain(steps).chain(limit).collect();
        Table { book, setting, ends: ends.into_iter().collect(), notes: Vec::new() }
    }

    fn made(mut self) -> Value {
        let Some(base) = self.setting.value(FigureId::BaseAmount) else { return json!({ "services": {} }) };
        let base_note = self.figure(FigureId::BaseAmount);
        let ends: Vec<Value> = self.ends.iter().map(|end| json!([end.to_string(), (*end * base).rounded()])).collect();
        let (mut services, book) = (Map::new(), self.book);
        for service in &book.services {
            if let Some(found) = self.service(service, base) {
                services.insert(service.id.clone(), found);
            }
        }
        let long_stay: Option<Vec<String>> =
            LONG_STAY.iter().map(|id| Some((self.setting.value(*id)?).to_string())).collect();
        let long_notes: Vec<usize> = LONG_STAY.iter().filter_map(|id| self.figure(*id)).collect();
        json!({
            "bands": ends,
            "base": base_note,
            "long_stay": long_stay.map(|figures| json!({ "figures": figures, "notes": long_notes })),
            "services": services,
            "notes": self.notes,
        })
    }

    /// What a service costs its user: `free`, or rows, and whether the municipality's own rates are missing. None where nothing can be said.
    fn service(&mut self, service: &Service, base: Fraction) -> Option<Value> {
        let fee = fee_for(self.book, service, self.setting.date);
        let rows = match service.payment {
            Payment::Rent => return None,
            Payment::Free => return Some(json!({ "free": true })),
            Payment::Home | Payment::HomePart | Payment::Local => self.rates(service, fee, base),
            Payment::ShortStay => self.short_stay(service, fee, base),
            Payment::DayOrNight => {
                self.each(service, fee, FigureId::DayOrNightStay, "attendances", |step| step.attendance)
            }
            Payment::LongStay => return Some(json!({ "rows": self.long_stay(service, base, None) })),
        };
        let nothing = |row: &Value| row["cells"] == json!([0]);
        if fee.is_some() && !rows.is_empty() && rows.iter().all(nothing) {
            return Some(json!({ "free": true, "notes": rows.first().map(|row| row["notes"].clone()) }));
        }
        Some(if fee.is_some() { json!({ "rows": rows }) } else { json!({ "rows": rows, "unknown": true }) })
    }

    /// The lower end of each band of income, in øre.
    fn lower(&self, base: Fraction) -> Vec<Fraction> {
        [Fraction::ZERO].into_iter().chain(self.ends.iter().map(|end| *end * base)).collect()
    }

    /// The municipality's own rates and ceilings, with the state's cap for low income.
    fn rates(&mut self, service: &Service, fee: Option<ChosenFee<'_>>, base: Fraction) -> Vec<Value> {
        let lower = self.lower(base);
        let limit = self.setting.value(FigureId::HomeCapLimit).map(|limit| limit * base);
        let capped = fee.map_or(service.payment != Payment::Local, |chosen| chosen.fee.capped);
        let cap = self.setting.value(FigureId::HomeCap).filter(|_| capped).map(Fraction::rounded);
        let caps: Vec<Option<i64>> =
            lower.iter().map(|income| cap.filter(|_| limit.is_some_and(|limit| *income < limit))).collect();
        let of_state = cap.and_then(|_| self.figure(FigureId::HomeCap));
        let Some(chosen) = fee else {
            let cells: Vec<Option<Cell>> = caps.iter().map(|cap| cap.map(|cap| (cap, Some(cap)))).collect();
            return row("month_most", &cells, of_state.as_slice()).into_iter().collect();
        };
        let own = self.fee(chosen);
        let steps: Vec<Option<&FeeStep>> =
            lower.iter().map(|income| step_of(chosen.fee, *income, Some(base))).collect();
        let mut rows = Vec::new();
        for (per, unit, rate) in RATES {
            let cost = self.cost(service, unit);
            if !steps.iter().flatten().any(|step| rate(step).is_some()) {
                continue;
            }
            // A rate that an income step does not have is not charged there.
            let charged = |step: &FeeStep| within(rate(step).unwrap_or_default(), cost);
            let cells: Vec<Option<Cell>> = steps.iter().map(|step| step.map(charged)).collect();
            let once = per == "unit" && chosen.fee.steps.iter().any(|step| step.month.is_some());
            let above = chosen.fee.steps.iter().find_map(|step| step.month_above_hours).filter(|_| per == "month");
            let row = row(if once { "once" } else { per }, &cells, &[own]);
            rows.extend(row.map(|row| match above {
                Some(above) => with(row, "above", json!(above.to_string())),
                None => row,
            }));
        }
        let ceilings = steps.iter().zip(&caps).map(|(step, cap)| {
            let by_hours = step.and_then(|step| Some((step.hours_ceiling? * Fraction::whole(step.hour?)).rounded()));
            let most = [step.and_then(|step| step.month_ceiling), by_hours, *cap].into_iter().flatten().min();
            most.map(|most| (most, Some(most)))
        });
        let notes: Vec<usize> = [own].into_iter().chain(of_state).collect();
        rows.extend(row("month_most", &ceilings.collect::<Vec<_>>(), &notes));
        let yearly = steps.iter().map(|step| step.and_then(|step| step.year_ceiling).map(|most| (most, Some(most))));
        rows.extend(row("year_most", &yearly.collect::<Vec<_>>(), &[own]));
        rows
    }

    /// A stay charged by the day and night or by the time: the municipality's own rate, at most the state's, at most the cost.
    fn each(
        &mut self,
        service: &Service,
        fee: Option<ChosenFee<'_>>,
        most: FigureId,
        unit: &str,
        rate: RateOf,
    ) -> Vec<Value> {
        let Some(limit) = self.setting.value(most).map(Fraction::rounded) else { return Vec::new() };
        let cost = self.cost(service, unit);
        let own = fee.and_then(|chosen| rate(chosen.fee.steps.first()?));
        let (low, high) = match own {
            Some(own) => (own.min(limit), own.min(limit)),
            None if fee.is_some() => (limit, limit),
            None => (0, limit),
        };
        let cell = (within(low, cost).0, within(high, cost).1);
        let notes: Vec<usize> = fee.map(|chosen| self.fee(chosen)).into_iter().chain(self.figure(most)).collect();
        row(if unit == "days" { "day" } else { "attendance" }, &[Some(cell)], &notes).into_iter().collect()
    }

    /// So many days a year by the day, then as a long stay.
    fn short_stay(&mut self, service: &Service, fee: Option<ChosenFee<'_>>, base: Fraction) -> Vec<Value> {
        let mut rows = self.each(service, fee, FigureId::ShortStayDay, "days", |step| step.day);
        let limit = self.setting.value(FigureId::ShortStayDays);
        rows.extend(limit.map(|limit| self.long_stay(service, base, Some(limit))).unwrap_or_default());
        rows
    }

    /// A share of the recipient's own income, at most what the place costs. Per month.
    fn long_stay(&mut self, service: &Service, base: Fraction, after: Option<Fraction>) -> Vec<Value> {
        let value = |id: FigureId| self.setting.value(id);
        let [_, allowance, below, above] = LONG_STAY.map(value);
        let Some(((allowance, below), above)) = allowance.zip(below).zip(above) else { return Vec::new() };
        let due = |income: Fraction| long_stay_year(income, base, allowance, below, above).per(12).rounded();
        let place = self.cost(service, "months");
        let lower = self.lower(base);
        let upper = lower.iter().skip(1).copied().map(Some).chain([None]);
        let cell = |(low, high): (&Fraction, Option<Fraction>)| {
            let low = place.map_or(due(*low), |place| due(*low).min(place.min));
            let high = high.map(due).into_iter().chain(place.map(|place| place.max)).min();
            Some((low, high))
        };
        let cells: Vec<Option<Cell>> = lower.iter().zip(upper).map(cell).collect();
        let notes: Vec<usize> = LONG_STAY.iter().filter_map(|id| self.figure(*id)).collect();
        let Some(row) = row("month", &cells, &notes) else { return Vec::new() };
        let row = with(row, "own", json!(true));
        vec![match after {
            Some(after) => with(row, "after", json!(after.rounded())),
            None => row,
        }]
    }

    /// What one unit of a service costs the municipality by its own price list: no payment may exceed it.
    fn cost(&self, service: &Service, unit: &str) -> Option<Band<i64>> {
        self.setting.edition.filter(|edition| edition.kind == EditionKind::Own)?;
        let count = if unit == "minutes" { 60 } else { 1 };
        let line = json!({ "id": "1", "service": service.id, "amount": { unit: count } });
        let (draft, _) = draft::read(&serde_json::from_value(json!({ "lines": [line] })).ok()?);
        price(&draft, self.book, self.setting.date).lines.first()?.gross.period
    }

    fn figure(&mut self, id: FigureId) -> Option<usize> {
        let value = self.setting.figure(id)?.value;
        Some(self.note(value.kind, value.valid, value.source, false))
    }

    fn fee(&mut self, chosen: ChosenFee<'_>) -> usize {
        self.note(chosen.fee.kind, chosen.fee.valid, chosen.fee.source, true)
    }

    /// The place of a note in the list; each stands there once.
    fn note(&mut self, kind: Kind, valid: Validity, source: u16, own: bool) -> usize {
        let kind = Kind::WORDS.get(kind as usize).copied().unwrap_or_default();
        let source = self.book.sources.get(usize::from(source));
        let note = json!({
            "kind": kind,
            "from": valid.from.to_string(),
            "to": valid.to.map(|to| to.to_string()),
            "own": own,
            "title": source.map(|source| &source.title),
            "url": source.map(|source| &source.url).filter(|url| !url.is_empty()),
        });
        self.notes.iter().position(|known| *known == note).unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len().saturating_sub(1)
        })
    }
}

/// A rate of an income step, in øre.
type RateOf = fn(&FeeStep) -> Option<i64>;

/// What can be charged for: the word in the table, the unit in a draft, the rate of an income step.
const RATES: [(&str, &str, RateOf); 6] = [
    ("hour", "minutes", |step| step.hour),
    ("visit", "visits", |step| step.visit),
    ("attendance", "attendances", |step| step.attendance),
    ("day", "days", |step| step.day),
    ("unit", "units", |step| step.unit),
    ("month", "months", |step| step.month),
];

/// A rate, but not above what the unit costs.
fn within(rate: i64, cost: Option<Band<i64>>) -> Cell {
    let least = cost.map_or(rate, |cost| rate.min(cost.min));
    (least, Some(cost.map_or(rate, |cost| rate.min(cost.max))))
}

/// A row; one cell stands for all when they are the same. None when every cell is empty.
fn row(per: &str, cells: &[Option<Cell>], notes: &[usize]) -> Option<Value> {
    cells.iter().any(Option::is_some).then_some(())?;
    let cell = |cell: &Option<Cell>| match *cell {
        None => Value::Null,
        Some((least, Some(most))) if least == most => json!(least),
        Some((least, most)) => json!([least, most]),
    };
    let mut cells: Vec<Value> = cells.iter().map(cell).collect();
    if cells.iter().all(|cell| Some(cell) == cells.first()) {
        cells.truncate(1);
    }
    Some(json!({ "per": per, "cells": cells, "notes": notes }))
}

/// A row or a table with one thing more.
fn with(mut to: Value, key: &str, value: Value) -> Value {
    if let Some(fields) = to.as_object_mut() {
        fields.insert(key.to_owned(), value);
    }
    to
}
