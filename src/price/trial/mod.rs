//! The state trial with financing of care services: one municipality's year.
//!
//! ```text
//! entitled   = lump sum + sum of quantity x price + income supplement          (model A)
//! settlement = entitled - everything paid on account                           positive: the state owes the municipality
//! supplement = min(share x net operating cost, cap) x months / 12
//! ```
//!
//! Model B gives an earmarked grant in four quarters; what the year costs beyond it, the municipality carries.

mod read;

pub use read::read;

use serde::Serialize;

use super::book::{Book, FigureId};
use super::occurrence::year_of;
use super::setting::figure;
use crate::draft::Problem;
use crate::units::{Date, Fraction, Ore, days_in_year};

/// How the state pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// By activity, on account and settled afterwards; the state covers overruns.
    A,
    /// An earmarked grant in advance by the quarter; the municipality carries overruns.
    B,
}

/// What is known about a year. Money is in øre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// How the state pays.
    pub model: Model,
    /// Net operating cost of care the year before the trial.
    pub net_operating_cost: Option<i64>,
    /// General growth of the frame since then: 0.03 for 3 %.
    pub growth: Fraction,
    /// Months of effect of the supplement; the book's when absent.
    pub months: Option<Fraction>,
    /// In the years after the trial: the part of the supplement that is still paid.
    pub step_down: Option<Fraction>,
    /// What is spent on project work, of the supplement.
    pub project: i64,
    /// Lump sum for services without decisions.
    pub lump_sum: i64,
    /// What was delivered.
    pub activity: Vec<Activity>,
    /// What the state has paid, and earlier closing entries.
    pub on_account: Vec<Payment>,
    /// What the year cost the municipality, for model B.
    pub spent: Option<i64>,
}

/// What was delivered of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What it is.
    pub name: String,
    /// Units in a whole year.
    pub quantity: Fraction,
    /// The state's price of a unit, in øre.
    pub price: Fraction,
    /// The first day it is paid by activity; before that the decisions stay on their old terms.
    pub priced_from: Option<Date>,
}

/// An entry in the account with the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The day.
    pub date: Date,
    /// Øre; negative when the municipality pays back.
    pub amount: i64,
    /// What it is.
    pub text: String,
}

/// The income supplement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Supplement {
    /// In a whole year, after the cap.
    pub annual: Ore,
    /// In this year, by its months.
    pub year: Ore,
    /// Whether the cap was reached.
    pub capped: bool,
    /// The part that can go to project work at most.
    pub project_limit: Ore,
}

/// A year worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// The year.
    pub year: i32,
    /// The grant by activity, line by line, each rounded once.
    pub lines: Vec<SettledLine>,
    /// The sum of the lines.
    pub activity: Ore,
    /// The lump sum.
    pub lump_sum: Ore,
    /// The supplement; none when net operating cost or a rate is not known.
    pub supplement: Option<Supplement>,
    /// What the municipality is entitled to.
    pub entitled: Ore,
    /// What has been paid.
    pub paid: Ore,
    /// Model A: the closing entry; positive when the state owes the municipality.
    pub settlement: Option<Ore>,
    /// Model B: what the municipality carries itself.
    pub overrun: Option<Ore>,
    /// Model B: the four quarters, which add up to the grant.
    pub quarters: Vec<Ore>,
    /// The account: every payment as it was, and the closing entry after them.
    pub ledger: Vec<Entry>,
    /// Whether every part could be computed.
    pub complete: bool,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// One service in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettledLine {
    /// What it is.
    pub name: String,
    /// How it was computed.
    pub formula: String,
    /// Øre.
    pub amount: Ore,
}

/// A line of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The day.
    pub date: String,
    /// What it is.
    pub text: String,
    /// Øre.
    pub amount: Ore,
}

/// Works out a year. `read` are the problems found while the input was read.
pub fn settle(year: &Year, book: &Book, read: Vec<Problem>) -> Settlement {
    let mut problems = read;
    let supplement = supplement(year, book, &mut problems);
    let lines: Vec<SettledLine> = year.activity.iter().map(|activity| settled(activity, year.year)).collect();
    let activity = lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.amount.0));
    let added = supplement.map_or(0, |supplement| supplement.year.0);
    let entitled = match year.model {
        Model::A => activity.saturating_add(year.lump_sum).saturating_add(added),
        Model::B => grant(year).saturating_add(added),
    };
    let paid = year.on_account.iter().fold(0_i64, |sum, payment| sum.saturating_add(payment.amount));
    let closing = entitled.saturating_sub(paid);
    let mut ledger: Vec<Entry> = year.on_account.iter().map(entry).collect();
    if year.model == Model::A {
        let text = "sluttoppgjør".to_owned();
        ledger.push(Entry { date: end_of(year.year).to_string(), text, amount: Ore(closing) });
    }
    Settlement {
        year: year.year,
        lines,
        activity: Ore(activity),
        lump_sum: Ore(year.lump_sum),
        supplement,
        entitled: Ore(entitled),
        paid: Ore(paid),
        settlement: (year.model == Model::A).then_some(Ore(closing)),
        overrun: year.spent.filter(|_| year.model == Model::B).map(|spent| Ore(spent.saturating_sub(entitled).max(0))),
        quarters: if year.model == Model::B { quarters(entitled) } else { Vec::new() },
        ledger,
        complete: supplement.is_some() && problems.is_empty(),
        problems,
    }
}

/// A service's grant: quantity x price, for the part of the year it is paid by activity.
fn settled(activity: &Activity, year: i32) -> SettledLine {
    let days = days_in_year(year);
    let part = activity.priced_from.map_or(Fraction::ONE, |from| {
        let left = end_of(year).days_since(from).clamp(0, days);
        Fraction::new(left, days)
    });
    let amount = (activity.quantity * activity.price * part).rounded();
    let from = activity.priced_from.map(|from| format!(" × {part} av året, fra {from}")).unwrap_or_default();
    let price = Ore(activity.price.rounded());
    let formula = format!("{} × {price} kr{from}", activity.quantity);
    SettledLine { name: activity.name.clone(), formula, amount: Ore(amount) }
}

/// The supplement: the cap is per year, so it is applied before the months.
pub fn supplement(year: &Year, book: &Book, problems: &mut Vec<Problem>) -> Option<Supplement> {
    let mut missing = |field: &str, message: String, help: &str| {
        let (line, field) = (None, field.to_owned());
        problems.push(Problem { code: "mangler-tall", line, field, message, help: help.to_owned() });
    };
    let Some(base) = year.net_operating_cost else {
        let help = "oppgi netto driftsutgifter for funksjonene 234, 253, 254 og 261 året før forsøket";
        missing("net_operating_cost", "netto driftsutgifter er ikke oppgitt, så inntektspåslaget mangler".into(), help);
        return None;
    };
    let day = Date::from_ymd(year.year, 12, 31)?;
    let mut value = |id: FigureId| {
        let found = figure(book, id, day).map(|chosen| chosen.value.value);
        if found.is_none() {
            let message = format!("{} er ikke kjent i {}", id.text(), year.year);
            missing(id.name(), message, "legg tallet inn i priser.toml, eller oppgi det i forsøksåret");
        }
        found
    };
    let (share, cap, project) =
        (value(FigureId::SupplementShare)?, value(FigureId::SupplementCap)?, value(FigureId::SupplementProject)?);
    let months = match year.months {
        Some(months) => months,
        None => value(FigureId::SupplementMonths)?,
    };
    let uncapped = share * Fraction::whole(base);
    let annual = uncapped.min(cap) * year.step_down.unwrap_or(Fraction::ONE);
    let this_year = annual * months.per(12);
    let limit = project.min(this_year);
    if Fraction::whole(year.project) > limit {
        let message = format!("{} kr til prosjektarbeid er mer enn grensen", Ore(year.project));
        missing("project", message, "høyst 500 000 kroner i året av påslaget kan gå til prosjektarbeid");
    }
    Some(Supplement {
        annual: Ore(annual.rounded()),
        year: Ore(this_year.rounded()),
        capped: uncapped >= cap,
        project_limit: Ore(limit.rounded()),
    })
}

/// Model B: last year's net cost and the general growth.
fn grant(year: &Year) -> i64 {
    (Fraction::whole(year.net_operating_cost.unwrap_or_default()) * (Fraction::ONE + year.growth)).rounded()
}

/// Four payments that add up exactly: each is what the sum so far, rounded, adds to the one before.
pub fn quarters(grant: i64) -> Vec<Ore> {
    let until = |quarter: i64| Fraction::whole(grant).times(quarter).per(4).rounded();
    (1..=4).map(|quarter: i64| Ore(until(quarter).saturating_sub(until(quarter.saturating_sub(1))))).collect()
}

fn entry(payment: &Payment) -> Entry {
    Entry { date: payment.date.to_string(), text: payment.text.clone(), amount: Ore(payment.amount) }
}

/// The first day after a year.
fn end_of(year: i32) -> Date {
    Date::from_ymd(year, 1, 1).map_or(Date::from_days(0), |start| year_of(start).to)
}
