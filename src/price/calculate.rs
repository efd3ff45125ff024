//! From a draft, a book and a day to what it costs.

use super::book::{Book, FigureId, Kind, Mode, Payment};
use super::cost::{Cost, Figures, LineCost, Money};
use super::line::{prepare, time};
use super::payment::{self, Case, Paid, Use};
use super::setting::{Setting, about};
use super::total;
use crate::draft::{Draft, Line, Problem, Unit};
use crate::units::{Band, Date, Fraction, gather};

/// What the users pay at one end of the amounts, in one case after the other.
pub(super) struct Outcome {
    /// The case.
    pub case: Case,
    /// What each line's user pays.
    pub paid: Paid,
}

/// Prices a draft. Total: what can't be priced is reported and left out of the sums, which then say that they are incomplete.
pub fn price(draft: &Draft, book: &Book, date: Date) -> Cost {
    let mut problems = Vec::new();
    let setting = Setting::new(book, draft, date, &mut problems);
    let mut uses = Vec::with_capacity(draft.lines.len());
    for line in &draft.lines {
        prepare(&setting, line, &mut uses, &mut problems);
    }
    let cases = payment::cases(&setting, &uses);
    let paid = payment::pay(&setting, &uses, &cases);
    let outcomes = gather(cases.into_iter().zip(paid).map(|(case, paid)| Outcome { case, paid }));
    let mut lines: Vec<LineCost> = Vec::with_capacity(draft.lines.len());
    let mut priced = uses.iter().enumerate().peekable();
    for line in &draft.lines {
        lines.push(match priced.next_if(|(_, one)| std::ptr::eq(one.line, line)) {
            Some((position, one)) => line_cost(&setting, one, &outcomes, position, &mut problems),
            None => unpriced(&setting, line),
        });
    }
    let totals = total::totals(&setting, &uses, &outcomes, &lines);
    Cost {
        date,
        edition: setting.edition.map(|edition| edition.id.clone()).unwrap_or_default(),
        mode: total::common_mode(&setting, &lines),
        calendar: draft.calendar,
        lines,
        totals,
        problems,
    }
}

/// A line without amounts.
fn unpriced(setting: &Setting<'_>, line: &Line) -> LineCost {
    LineCost {
        id: line.id.clone(),
        gross: Figures::default(),
        user: Figures::default(),
        state: Figures::default(),
        net: Figures::default(),
        kind: None,
        complete: false,
        approximate: false,
        once: line.every.is_none(),
        rate_from: None,
        fee_from: None,
        mode: setting.financing(setting.service(&line.service)).0,
        by_activity: None,
        time: None,
    }
}

fn line_cost(
    setting: &Setting<'_>,
    one: &Use<'_>,
    outcomes: &[Outcome],
    position: usize,
    problems: &mut Vec<Problem>,
) -> LineCost {
    // Where a line can have amounts at all: what happens once has none by the week.
    let shape = Figures::at(&one.occurrences, &|_| 0);
    let gross = merge(one.gross.iter().map(Option::as_ref));
    let state = merge(one.grant.iter().map(Option::as_ref)).map(|state| state.where_in(&shape));
    // At one end of the amounts only the payment varies, so the least and the greatest payment give the greatest and the least net.
    let ends = [false, true].map(|high| {
        let at_end = outcomes.iter().filter(|outcome| outcome.case.high == high);
        let mut paid = at_end.map(|outcome| outcome.paid.get(position).and_then(Option::as_ref)).peekable();
        paid.peek()?;
        let paid = merge(paid).map(|paid| paid.where_in(&shape));
        Some((paid, one.net(high, paid)))
    });
    let user = merge(ends.iter().flatten().map(|end| end.0.as_ref()));
    let net = merge(ends.iter().flatten().map(|end| end.1.as_ref()));
    if user.is_none() && gross.is_some() {
        let message = format!("egenandelen for «{}» kan ikke regnes ut {}", one.service.name.nb, setting.date);
        let help = format!("legg inn {} i priser.toml", needed(setting, one).map_or("satsene", FigureId::name));
        problems.push(about(&one.line.id, "mangler-egenandel", "service", message, help));
    }
    let rate = one.rate.as_ref();
    let kind = rate.map(|rate| if rate.factor.is_some() { Kind::Estimate } else { rate.chosen.value.kind });
    let rate_from = rate.filter(|rate| !rate.chosen.confirmed).map(|rate| rate.chosen.value.valid.from);
    let fee_from = fee_from(setting, one);
    let guessed = matches!(kind, Some(Kind::Estimate | Kind::Assumption));
    let (_, financing) = setting.financing(Some(one.service));
    let share = financing.and_then(|financing| financing.activity_share);
    LineCost {
        id: one.line.id.clone(),
        gross: gross.unwrap_or_default(),
        user: user.unwrap_or_default(),
        state: state.unwrap_or_default(),
        net: net.unwrap_or_default(),
        kind,
        complete: gross.is_some() && user.is_some() && state.is_some(),
        approximate: guessed || rate_from.is_some() || fee_from.is_some(),
        once: one.line.every.is_none(),
        rate_from,
        fee_from,
        mode: one.mode,
        by_activity: by_activity(one.mode, share, gross.and_then(|gross| gross.month)),
        time: time(one),
    }
}

/// The least and the greatest over all cases; none when one of them can't be said.
pub(super) fn merge<'f>(mut cases: impl Iterator<Item = Option<&'f Figures>>) -> Option<Figures> {
    merge_all(&mut || cases.next())
}

fn merge_all<'f>(next: &mut dyn FnMut() -> Option<Option<&'f Figures>>) -> Option<Figures> {
    let mut merged = *next()??;
    while let Some(case) = next() {
        let case = case?;
        if *case != merged {
            merged = merged.with(case, Band::or);
        }
    }
    Some(merged)
}

/// The part of a monthly amount that follows activity; from nothing to all of it under a blend whose share is not known.
fn by_activity(mode: Mode, share: Option<Fraction>, month: Money) -> Money {
    match mode {
        Mode::Frame | Mode::StateTrial => None,
        Mode::Activity => month,
        Mode::Blend => month.map(|month| match share {
            Some(share) => month.map(|ore| (share * Fraction::whole(ore)).rounded()),
            None => Band { min: 0, max: month.max },
        }),
    }
}

/// The figures a payment rests on.
pub(super) fn payment_figures(setting: &Setting<'_>, one: &Use<'_>) -> &'static [FigureId] {
    use FigureId::*;
    let double = setting.draft.recipient.double_room_unwished;
    match one.service.payment {
        Payment::Free | Payment::Rent => &[],
        Payment::Home | Payment::HomePart => &[BaseAmount, HomeCap, HomeCapLimit],
        Payment::Local if one.fee.is_some_and(|fee| fee.fee.steps.len() > 1) => &[BaseAmount],
        Payment::Local => &[],
        Payment::DayOrNight => &[DayOrNightStay],
        Payment::ShortStay if one.amount.unit != Unit::Days => &[DayOrNightStay],
        Payment::ShortStay if double => {
            &[ShortStayDay, ShortStayDays, BaseAmount, LongStayAllowanceDouble, LongStayShareBelow, LongStayShareAbove]
        }
        Payment::ShortStay => {
            &[ShortStayDay, ShortStayDays, BaseAmount, LongStayAllowance, LongStayShareBelow, LongStayShareAbove]
        }
        Payment::LongStay if double => &[BaseAmount, LongStayAllowanceDouble, LongStayShareBelow, LongStayShareAbove],
        Payment::LongStay => &[BaseAmount, LongStayAllowance, LongStayShareBelow, LongStayShareAbove],
    }
}

/// The first figure a payment needs that is not known.
fn needed(setting: &Setting<'_>, one: &Use<'_>) -> Option<FigureId> {
    payment_figures(setting, one).iter().copied().find(|id| setting.figure(*id).is_none())
}

/// The first day of the oldest rate behind a payment that is no longer known to hold.
fn fee_from(setting: &Setting<'_>, one: &Use<'_>) -> Option<Date> {
    let own = one
        .fee
        .filter(|fee| !fee.confirmed && !matches!(one.service.payment, Payment::Free | Payment::Rent))
        .map(|fee| fee.fee.valid.from);
    let figures = payment_figures(setting, one).iter().filter_map(|id| setting.figure(*id));
    let figures = figures.filter(|chosen| !chosen.confirmed).map(|chosen| chosen.value.valid.from);
    own.into_iter().chain(figures).min()
}
