//! The sums over the lines, and what belongs to the person as a whole: the refund.

use super::book::{FigureId, Mode};
use super::calculate::{Outcome, merge};
use super::cost::{Figures, LineCost, Money, Totals};
use super::occurrence;
use super::payment::{Case, Use};
use super::refund;
use super::setting::Setting;
use crate::draft::{Calendar, Period};
use crate::units::{Band, Fraction};

/// The sums. A line that is missing from a sum makes it incomplete, never silently smaller.
pub(super) fn totals(setting: &Setting<'_>, uses: &[Use<'_>], outcomes: &[Outcome], lines: &[LineCost]) -> Totals {
    let gross = sum(lines.iter().map(|line| (line.once, Some(&line.gross))), lines);
    let months = months_of(setting);
    let mut ends: [Option<[Figures; 2]>; 2] = [None; 2];
    let mut cases: Vec<[Figures; 4]> = Vec::with_capacity(outcomes.len());
    for Outcome { case: Case { high, .. }, paid } in outcomes {
        let Some(end) = ends.get_mut(usize::from(*high)) else { continue };
        let [cost, granted] = *end.get_or_insert_with(|| {
            [
                sum(uses.iter().map(|one| (one.is_once(), one.gross_at(*high))), lines),
                sum(uses.iter().map(|one| (one.is_once(), one.grant_at(*high))), lines),
            ]
        });
        let user = sum(uses.iter().zip(paid).map(|(one, paid)| (one.is_once(), paid.as_ref())), lines);
        let refund = refund_figures(setting, months, cost, user);
        let state = granted.with(&refund, Band::plus);
        cases.push([user, refund, state, cost.with(&user, Band::minus).with(&state, Band::minus)]);
    }
    let over = |at: usize| merge(cases.iter().map(|case| case.get(at))).unwrap_or_default().where_in(&gross);
    let (user, refund, state, net) = (over(0), over(1), over(2), over(3));
    // What the state pays by a threshold of an earlier year is not known to hold now.
    let old = refund.year.is_some_and(|year| year.max > 0)
        && setting.figure(FigureId::RefundThreshold).is_some_and(|chosen| !chosen.confirmed);
    let once =
        lines.iter().filter(|line| line.once).filter_map(|line| line.gross.period).fold(Band::one(0), Band::plus);
    Totals {
        gross,
        user,
        refund,
        state,
        net,
        once,
        by_activity: lines.iter().filter_map(|line| line.by_activity).reduce(Band::plus),
        complete: lines.iter().all(|line| line.complete),
        approximate: lines.iter().any(|line| line.approximate) || old,
    }
}

/// Adds up figures. What happens once counts in the period only; the period is absent when a priced line has none.
fn sum<'f>(mut parts: impl Iterator<Item = (bool, Option<&'f Figures>)>, lines: &[LineCost]) -> Figures {
    sum_all(&mut || parts.next(), lines.is_empty())
}

fn sum_all<'f>(next: &mut dyn FnMut() -> Option<(bool, Option<&'f Figures>)>, empty: bool) -> Figures {
    let start = if empty { Figures::ZERO } else { Figures::default() };
    let mut endless = false;
    let mut total = start;
    while let Some((once, part)) = next() {
        let Some(part) = part else { continue };
        endless |= !once && part.week.is_some() && part.period.is_none();
        total = total.beside(part, &|total, part| match (total, part) {
            (Some(total), Some(part)) => Some(total.plus(part)),
            (total, part) => total.or(part),
        });
    }
    // A draft with nothing but single events costs nothing from week to week.
    let zero = |money: Money| money.or(total.period.map(|_| Band::one(0)));
    if endless {
        Figures { period: None, ..total }
    } else {
        Figures { week: zero(total.week), month: zero(total.month), year: zero(total.year), ..total }
    }
}

/// Months from the first day of any period to the last.
fn months_of(setting: &Setting<'_>) -> Fraction {
    let periods = setting.draft.lines.iter().filter_map(occurrence::period);
    let whole = periods.reduce(|one, other| Period { from: one.from.min(other.from), to: one.to.max(other.to) });
    whole.map_or(Fraction::ZERO, occurrence::months).reduced()
}

/// The refund in each stretch. It is counted by the year; a decision period gets its part of it.
fn refund_figures(setting: &Setting<'_>, months: Fraction, gross: Figures, user: Figures) -> Figures {
    let (cost, paid) = (gross.year.map_or(0, |year| year.max), user.year.map_or(0, |year| year.max));
    let year = refund::for_draft(setting, cost, paid);
    let money = |share: Fraction| Some(year.map(|year| (year * share).rounded()));
    Figures {
        week: money(Fraction::new(7, setting.days)),
        month: money(match setting.draft.calendar {
            Calendar::Year => Fraction::new(1, 12),
            Calendar::BdoFourWeeks => Fraction::new(28, setting.days),
        }),
        year: money(Fraction::ONE),
        period: money(months.per(12)),
    }
}

/// The mode of the draft as a whole.
pub(super) fn common_mode(setting: &Setting<'_>, lines: &[LineCost]) -> Mode {
    let first = lines.first().map(|line| line.mode);
    let shared = first.filter(|mode| lines.iter().all(|line| line.mode == *mode));
    setting.mode.or(shared).unwrap_or(if lines.is_empty() { Mode::Frame } else { Mode::Blend })
}
