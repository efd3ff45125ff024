//! One line by itself: reason, law, review date, amount against need, wish and norm.

use super::frame::{Basis, DoseFrame, LimitFrame, ServiceFrame};
use super::quantity::{Flow, span};
use super::review::{Desk, Found, NOTHING};
use crate::draft::{Line, Quantity, Unit};
use crate::law::{Finding, LawRef, parted};
use crate::units::{Date, Fraction, days_in_month};

/// Adds what a line lacks or says too much of.
pub fn check(desk: &Desk<'_>, line: &Line, service: &ServiceFrame, found: &mut Found<'_>) {
    if line.reason.trim().is_empty() {
        found.say("mangler-begrunnelse", ["", ""]);
    }
    citations(desk, line, service, found);
    let review = in_half_a_year(line.from.unwrap_or(desk.date));
    // What ends before that is looked at when it ends, and what is given once is not looked at again.
    if line.review_by.is_none() && gives(line) && line.every.is_some() && line.to.is_none_or(|to| to >= review) {
        found.say("mangler-evaluering", [&review.to_string(), ""]);
    }
    if let Some(flow) = Flow::of_line(line) {
        if flow.is_over_a_week() {
            found.say("over-168", ["", ""]);
        }
        let beside = |quantity: &Option<Quantity>| Flow::of_quantity(quantity.as_ref()?, line);
        for (quantity, code) in [(&line.wanted, "mindre-enn-onsket"), (&line.assessed, "mindre-enn-vurdert")] {
            if beside(quantity).is_some_and(|more| flow.is_less_than(&more)) {
                found.say(code, ["", ""]);
            }
        }
        if let Some(used) = beside(&line.used) {
            delivered(desk, &flow, &used, found);
        }
    }
    if (refuses(line) || line.amount.is_none() && line.wanted.is_some())
        && line.alternative.as_deref().is_none_or(|text| text.trim().is_empty())
    {
        found.say("mangler-alternativ", ["", ""]);
    }
    if gives(line) {
        doses(line, service, found);
    }
}

/// What is delivered against what is decided, beyond what the caseworker, else the municipality, lets pass.
fn delivered(desk: &Desk<'_>, decided: &Flow, used: &Flow, found: &mut Found<'_>) {
    let typed = desk.draft.tolerance;
    let own = desk.frame.tolerance.as_ref().filter(|limit| limit.percent.is_some() || decided.is_time());
    let (percent, (minutes, span), basis): (_, _, &Basis) = match own {
        Some(own) if typed.is_none() => {
            let minutes = own.minutes.filter(|_| decided.is_time());
            (own.percent.unwrap_or(0), minutes.unwrap_or((0, 1)), &own.basis)
        }
        _ => (typed.unwrap_or(0), (0, 1), &NOTHING),
    };
    let apart = |less: &Flow, more: &Flow| less.below(more) > Fraction::new(minutes, span);
    let code = if used.is_less_than(&decided.percent(100_i64.saturating_sub(percent))) && apart(used, decided) {
        "levert-mindre"
    } else if decided.percent(percent.saturating_add(100)).is_less_than(used) && apart(decided, used) {
        "levert-mer"
    } else {
        return;
    };
    // Where nobody has said how much is too much, the difference is told and a person judges.
    let nobody = typed.is_none() && own.is_none();
    found.add(if nobody { "levert-annet" } else { code }, basis);
}

/// Whether the line gives anything.
fn gives(line: &Line) -> bool {
    line.amount.is_some_and(|amount| amount.count.max > 0)
}

/// Whether the line says no: an amount of nothing, where an amount that is not there is one nobody has written yet.
pub fn refuses(line: &Line) -> bool {
    line.amount.is_some_and(|amount| amount.count.max == 0)
}

/// Every citation of the line, looked up on the day.
fn citations(desk: &Desk<'_>, line: &Line, service: &ServiceFrame, found: &mut Found<'_>) {
    let own = parted(&line.law);
    if own.is_empty() && !service.law.is_empty() {
        found.say("mangler-hjemmel", [&service.law, ""]);
    }
    for text in own {
        let Ok(law) = text.parse::<LawRef>() else {
            found.say("uleselig-henvisning", [text, ""]);
            continue;
        };
        match desk.frame.laws.look_up(&law, desk.date) {
            Finding::Moved(new, _) => found.say("utdatert-henvisning", [text, &new.to_string()]),
            Finding::Repealed(_) | Finding::NotInForce => found.say("opphevet-henvisning", [text, ""]),
            Finding::UnknownLaw | Finding::UnknownParagraph => found.say("uleselig-henvisning", [text, ""]),
            Finding::Current => {
                let used = |known: &&str| known.parse().is_ok_and(|known: LawRef| known.is_beside(&law));
                if !service.law.is_empty() && !parted(&service.law).iter().any(used) {
                    found.say("annen-hjemmel", [text, &service.law]);
                }
            }
        }
    }
}

/// The amount against the doses. A service may have a dose for each of its parts, and the draft does not say which part a line is: a line
/// that agrees with one of them is as it should be.
fn doses(line: &Line, service: &ServiceFrame, found: &mut Found<'_>) {
    let mut apart = Vec::new();
    for dose in &service.doses {
        match against(line, dose) {
            None => {}
            Some(Ok(())) => return,
            Some(Err(code)) => apart.push((code, dose)),
        }
    }
    for (code, dose) in apart {
        found.say(code, [&dose.text, ""]);
    }
}

/// How a line stands to a dose: agreed, or the rule it breaks; none when they have nothing in common to compare.
type Stand<'a> = Option<Result<(), &'a str>>;

fn against<'a>(line: &Line, dose: &'a DoseFrame) -> Stand<'a> {
    if dose.amount.is_some() && line.amount?.unit.key() != dose.unit {
        return None;
    }
    let times = line.times.max.max(1);
    let mut stand = None;
    // «Two visits, once a week» and «one visit, twice a week» are the same: what is as it should be in either reading, is so.
    for (together, apiece) in [(times, 1), (1, times)] {
        stand = match (against_amount(line, together, dose), against_interval(line, apiece, dose)) {
            (None, None) => return None,
            (Some(Err(code)), _) | (_, Some(Err(code))) => Some(Err(code)),
            _ => return Some(Ok(())),
        };
    }
    stand
}

/// How much; none when the dose has no amount, or the line comes again without an end.
fn against_amount<'a>(line: &Line, times: i64, dose: &'a DoseFrame) -> Stand<'a> {
    let limit = dose.amount.as_ref()?;
    let factor = match (line.every, &dose.every) {
        // A dose of the whole stay, beside so much each day of it.
        (Some(every), None) => {
            let days = Fraction::new(span(every), 12).as_whole()?;
            Fraction::whole(line.to?.days_since(line.from?).checked_div(days)?)
        }
        // What is counted and not timed is as much in all, however it is spread.
        (Some(every), Some(interval)) if counts(line, interval) => Fraction::new(interval.number, span(every)),
        _ => Fraction::ONE,
    };
    let (count, factor) = (line.amount?.count, factor.times(times));
    let number = Fraction::whole(limit.number);
    limit.stand(factor.times(count.max) < number, factor.times(count.min) > number)
}

/// Whether a line of meals, visits or days is held against a dose of so many in such a time.
fn counts(line: &Line, interval: &LimitFrame) -> bool {
    interval.least && interval.most && line.amount.is_some_and(|amount| amount.unit != Unit::Minutes)
}

/// How often. None for what does not come again, or is no visit.
fn against_interval<'a>(line: &Line, times: i64, dose: &'a DoseFrame) -> Stand<'a> {
    let limit = dose.every.as_ref()?;
    // «Twice a week» is every three and a half days.
    let own = span(line.every?).checked_div(times)?;
    let visits = matches!(line.amount?.unit, Unit::Minutes | Unit::Visits | Unit::Attendances | Unit::Units);
    if !visits || counts(line, limit) && dose.amount.is_some() {
        return None;
    }
    limit.stand(own < limit.number, own > limit.number)
}

impl LimitFrame {
    /// How what is less, or more, than the number stands to it.
    fn stand(&self, less: bool, more: bool) -> Stand<'_> {
        Some(if less && self.least || more && self.most { Err(&self.code) } else { Ok(()) })
    }
}

/// The same day six months later, or the last day of that month.
fn in_half_a_year(from: Date) -> Date {
    let (year, month, day) = from.ymd();
    let (year, month) = if month > 6 { (year + 1, month - 6) } else { (year, month + 6) };
    Date::from_ymd(year, month, day.min(days_in_month(year, month))).unwrap_or(from)
}
