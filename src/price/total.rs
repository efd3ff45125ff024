//! The sums over the lines, and what belongs to the person as a whole: the refund.

use super::book::{FigureId, Mode};
use super::cost::{Figures, LineCost, Money, Totals};
use super::occurrence;
use super::payment::{Case, Paid, Use};
use super::refund;
use super::setting::Setting;
use crate::draft::Calendar;
use crate::units::{Band, Fraction};

/// The sums. A line that is missing from a sum makes it incomplete, never silently smaller.
pub(super) fn totals(
    setting: &Setting<'_>,
    uses: &[Use<'_>],
    cases: &[Case],
    paid: &[Paid],
    lines: &[LineCost],
) -> Totals {
    let gross = sum(setting, uses, &|_, one| one.gross);
    let granted = sum(setting, uses, &|_, one| one.grant);
    let months = months_of(setting);
    let (mut users, mut refunds, mut states, mut nets) = (None, None, None, None);
    for (case, paid) in cases.iter().zip(paid) {
        let cost = gross.end(case.high);
        let user = sum(setting, uses, &|at, _| paid.get(at).copied().flatten());
        let refund = refund_figures(setting, months, cost, user);
        let state = granted.end(case.high).with(&refund, Band::plus);
        widen(&mut users, &user);
        widen(&mut refunds, &refund);
        widen(&mut states, &state);
        widen(&mut nets, &cost.with(&user, Band::minus).with(&state, Band::minus));
    }
    let refund = Figures::known(refunds, &gross);
    // What the state pays by a threshold of an earlier year is not known to hold now.
    let old = refund.year.is_some_and(|year| year.max > 0)
        && setting.figure(FigureId::RefundThreshold).is_some_and(|chosen| !chosen.confirmed);
    let (mut once, mut by_activity) = (Band::one(0), None);
    for line in lines {
        if line.once {
            once = once.plus(line.gross.period.unwrap_or_default());
        }
        add(&mut by_activity, &line.by_activity);
    }
    Totals {
        gross,
        user: Figures::known(users, &gross),
        refund,
        state: Figures::known(states, &gross),
        net: Figures::known(nets, &gross),
        once,
        by_activity,
        complete: lines.iter().all(|line| line.complete),
        approximate: lines.iter().any(|line| line.approximate) || old,
    }
}

/// Adds up a figure of each line. What happens once counts in the period only; the period is absent when a priced line has none.
fn sum(setting: &Setting<'_>, uses: &[Use<'_>], part: &dyn Fn(usize, &Use<'_>) -> Option<Figures>) -> Figures {
    let mut total = if setting.draft.lines.is_empty() { Figures::ZERO } else { Figures::default() };
    let mut endless = false;
    for (at, one) in uses.iter().enumerate() {
        let Some(part) = part(at, one) else { continue };
        endless |= !one.is_once() && part.week.is_some() && part.period.is_none();
        total = total.beside(&part, &add);
    }
    // A draft with nothing but single events costs nothing from week to week.
    if endless {
        total.period = None;
    } else if total.period.is_some() {
        for money in [&mut total.week, &mut total.month, &mut total.year] {
            money.get_or_insert(Band::one(0));
        }
    }
    total
}

/// Adds what is known.
fn add(total: &mut Money, part: &Money) {
    match (&mut *total, part) {
        (Some(total), Some(part)) => *total = total.plus(*part),
        (None, part) => *total = *part,
        _ => {}
    }
}

/// The least and the greatest so far, with one more case.
fn widen(all: &mut Option<Figures>, one: &Figures) {
    *all = Some(all.unwrap_or(*one).with(one, Band::or));
}

/// Months from the first day of any period to the last.
fn months_of(setting: &Setting<'_>) -> Fraction {
    let mut whole = None;
    for period in setting.draft.lines.iter().filter_map(occurrence::period) {
        whole = Some(occurrence::around(whole, period));
    }
    whole.map_or(Fraction::ZERO, occurrence::months).reduced()
}

/// The refund in each stretch. It is counted by the year; a decision period gets its part of it.
fn refund_figures(setting: &Setting<'_>, months: Fraction, gross: Figures, user: Figures) -> Figures {
    let (cost, paid) = (gross.year.map_or(0, |year| year.max), user.year.map_or(0, |year| year.max));
    let month = match setting.draft.calendar {
        Calendar::Year => Fraction::new(1, 12),
        Calendar::BdoFourWeeks => Fraction::new(28, setting.days),
    };
    let parts = occurrence::yearly(setting.days, month, Some(months));
    Figures::spread(refund::for_draft(setting, cost, paid), &parts)
}

/// The mode of the draft as a whole.
pub(super) fn common_mode(setting: &Setting<'_>, lines: &[LineCost]) -> Mode {
    let first = lines.first().map(|line| line.mode);
    let shared = first.filter(|mode| lines.iter().all(|line| line.mode == *mode));
    setting.mode.or(shared).unwrap_or(if lines.is_empty() { Mode::Frame } else { Mode::Blend })
}
