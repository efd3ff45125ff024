//! From a draft, a book and a day to what it costs.

use super::book::{Book, Chosen, FigureId, Kind, Mode, Payment};
use super::cost::{Cost, Figures, LineCost, Money};
use super::line::{prepare, time};
use super::payment::{self, ChosenFee, Use};
use super::report::{self, report};
use super::setting::Setting;
use super::total;
use super::trace::kroner;
use crate::draft::{Draft, Line, Problem, Unit};
use crate::units::{Band, Date, Fraction, gather};

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
    let mut lines: Vec<LineCost> = Vec::with_capacity(draft.lines.len());
    let mut priced = uses.iter().enumerate().peekable();
    for line in &draft.lines {
        let cost = lines.push_mut(unpriced(&setting, line));
        if let Some((position, one)) = priced.next_if(|(_, one)| std::ptr::eq(one.line, line)) {
            let paid = cases.iter().zip(&paid).map(|(case, paid)| (case.high, paid.get(position).copied().flatten()));
            fill(cost, &setting, one, &gather(paid), &mut problems);
        }
    }
    let totals = total::totals(&setting, &uses, &cases, &paid, &lines);
    decision_limit(&setting, totals.gross.year, &mut problems);
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

/// Reports a draft that may cost more in a year than the municipality lets pass without others being asked.
fn decision_limit(setting: &Setting<'_>, year: Money, problems: &mut Vec<Problem>) {
    let Some((Chosen { value, .. }, year)) = setting.figure(FigureId::DecisionLimit).zip(year) else { return };
    if Fraction::whole(year.max) > value.value {
        let source = setting.book.sources.get(usize::from(value.source)).map_or("", |source| &source.title);
        report(problems, None, &report::DECISION_LIMIT, &[&kroner(value.value).to_string(), source]);
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

/// Fills in what a line costs, from what its user pays in each case.
fn fill(
    cost: &mut LineCost,
    setting: &Setting<'_>,
    one: &Use<'_>,
    paid: &[(bool, Option<Figures>)],
    problems: &mut Vec<Problem>,
) {
    let (mut user, mut net) = (Vec::new(), Vec::new());
    for high in [false, true] {
        let at_end = gather(paid.iter().filter(|(end, _)| *end == high).map(|(_, paid)| *paid));
        // At one end of the amounts only the payment varies, so the least and the greatest payment give the greatest and the least net.
        if !at_end.is_empty() {
            let paid = merge(&at_end);
            user.push(paid);
            net.push(one.net(high, paid));
        }
    }
    // Where a line can have amounts at all: what happens once has none by the week.
    let shape = Figures::spread(Band::one(Fraction::ZERO), &one.occurrences);
    let user = merge(&user);
    if user.is_none() && one.gross.is_some() {
        let needed = needed(setting, one).map_or("satsene", FigureId::name);
        let words = [&one.service.name.nb, &setting.date.to_string(), needed];
        report(problems, Some(one.line), &report::NO_PAYMENT, &words);
    }
    cost.complete = one.gross.is_some() && user.is_some() && one.grant.is_some();
    cost.gross = Figures::known(one.gross, &shape);
    cost.user = Figures::known(user, &shape);
    cost.state = Figures::known(one.grant, &shape);
    cost.net = Figures::known(merge(&net), &shape);
    if let Some(rate) = &one.rate {
        let Chosen { value, confirmed } = rate.chosen;
        cost.kind = Some(if rate.factor.is_some() { Kind::Estimate } else { value.kind });
        cost.rate_from = (!confirmed).then_some(value.valid.from);
    }
    cost.fee_from = fee_from(setting, one);
    let guessed = matches!(cost.kind, Some(Kind::Estimate | Kind::Assumption));
    cost.approximate = guessed || cost.rate_from.is_some() || cost.fee_from.is_some();
    let (mode, financing) = setting.financing(Some(one.service));
    let share = financing.and_then(|financing| financing.activity_share);
    cost.by_activity = by_activity(mode, share, cost.gross.month);
    cost.time = time(one);
}

/// The least and the greatest over all cases; none when one of them can't be said.
fn merge(cases: &[Option<Figures>]) -> Option<Figures> {
    let mut merged = (*cases.first()?)?;
    for case in cases {
        let case = case.as_ref()?;
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
    payment_figures(setting, one).iter().find(|id| setting.figure(**id).is_none()).copied()
}

/// The first day of the oldest rate behind a payment that is no longer known to hold.
fn fee_from(setting: &Setting<'_>, one: &Use<'_>) -> Option<Date> {
    let mut oldest: Option<Date> = None;
    let mut meet = |from: Date| oldest = Some(oldest.unwrap_or(from).min(from));
    if let Some(ChosenFee { fee, confirmed: false, .. }) = one.fee
        && !matches!(one.service.payment, Payment::Free | Payment::Rent)
    {
        meet(fee.valid.from);
    }
    for id in payment_figures(setting, one) {
        if let Some(Chosen { value, confirmed: false }) = setting.figure(*id) {
            meet(value.valid.from);
        }
    }
    oldest
}
