//! One line by itself: reason, law, review date, amount against need, wish and norm.

use super::frame::{DoseFrame, ServiceFrame};
use super::quantity::{Flow, span};
use super::review::{About, Desk, Found};
use crate::draft::{Every, EveryUnit, Line, Unit};
use crate::law::{Finding, LawRef};
use crate::units::{Date, joined};

/// Adds what a line lacks or says too much of.
pub fn check(desk: &Desk<'_>, line: &Line, service: &ServiceFrame, found: &mut Found<'_>) {
    if line.reason.trim().is_empty() {
        found.say("mangler-begrunnelse", "");
    }
    citations(desk, line, service, found);
    let review = in_half_a_year(line.from.unwrap_or(desk.date));
    // What ends before that is looked at when it ends.
    if line.review_by.is_none() && gives(line) && line.to.is_none_or(|to| to >= review) {
        found.say("mangler-evaluering", &review.to_string());
    }
    let flow = Flow::of_line(line);
    let beside = |quantity: &Option<crate::draft::Quantity>| {
        quantity.as_ref().and_then(|quantity| Flow::of_quantity(quantity, line))
    };
    if let Some(flow) = flow {
        if flow.is_over_a_week() {
            found.say("over-168", "");
        }
        if beside(&line.wanted).is_some_and(|wanted| flow.is_less_than(&wanted)) {
            found.say("mindre-enn-onsket", "");
        }
        if beside(&line.assessed).is_some_and(|assessed| flow.is_less_than(&assessed)) {
            found.say("mindre-enn-vurdert", "");
        }
        if let Some(used) = beside(&line.used) {
            delivered(desk, &flow, &used, found);
        }
    }
    if (refuses(line) || line.amount.is_none() && line.wanted.is_some())
        && line.alternative.as_deref().is_none_or(|text| text.trim().is_empty())
    {
        found.say("mangler-alternativ", "");
    }
    if gives(line) {
        doses(line, service, found);
    }
}

/// What is delivered against what is decided, beyond what the caseworker, else the municipality, lets pass.
fn delivered(desk: &Desk<'_>, decided: &Flow, used: &Flow, found: &mut Found<'_>) {
    let own = desk.frame.tolerance.as_ref().filter(|limit| limit.percent.is_some() || decided.is_time());
    let (percent, minutes, about) = match (desk.draft.tolerance, own) {
        (None, Some(limit)) => {
            let minutes = limit.minutes.filter(|_| decided.is_time()).unwrap_or_default();
            let about = About { parts: [&limit.text, ""], source: &limit.source, ..About::default() };
            (limit.percent.unwrap_or(0), minutes, about)
        }
        (typed, _) => (typed.unwrap_or(0), (0, false), About::default()),
    };
    // Where nobody has said how much is too much, the difference is told and a person judges.
    let nobody = desk.draft.tolerance.is_none() && own.is_none();
    let hundred = used.scaled(100);
    if hundred.is_less_than(&decided.scaled(100_i64.saturating_sub(percent))) && used.is_below(decided, minutes) {
        found.add(if nobody { "levert-annet" } else { "levert-mindre" }, about);
    } else if decided.scaled(percent.saturating_add(100)).is_less_than(&hundred) && decided.is_below(used, minutes) {
        found.add(if nobody { "levert-annet" } else { "levert-mer" }, about);
    }
}

/// Whether the line gives anything.
fn gives(line: &Line) -> bool {
    line.amount.is_some_and(|amount| amount.count.max > 0)
}

/// Whether the line says no: an amount of nothing, where an amount that is not there is one nobody has written yet.
pub fn refuses(line: &Line) -> bool {
    line.amount.is_some_and(|amount| amount.count.max == 0)
}

/// Every citation of the line, looked up on the day; several are parted by semicolons.
fn citations(desk: &Desk<'_>, line: &Line, service: &ServiceFrame, found: &mut Found<'_>) {
    let laws = service.grounds.iter().flat_map(|(laws, _)| laws.split(';'));
    let mut grounds: Vec<&str> = Vec::new();
    for law in laws.map(str::trim) {
        if !law.is_empty() && !grounds.contains(&law) {
            grounds.push(law);
        }
    }
    let proposed = joined(&mut grounds.iter().copied(), "; ");
    let mut own = line.law.split(';').map(str::trim).filter(|text| !text.is_empty()).peekable();
    if own.peek().is_none() && !proposed.is_empty() {
        found.say("mangler-hjemmel", &proposed);
    }
    for text in own {
        let Ok(law) = text.parse::<LawRef>() else {
            found.say("uleselig-henvisning", text);
            continue;
        };
        match desk.frame.laws.look_up(&law, desk.date) {
            Finding::Moved(new, _) => found.add("utdatert-henvisning", About::of([text, &new.to_string()])),
            Finding::Repealed(_) | Finding::NotInForce => found.say("opphevet-henvisning", text),
            Finding::UnknownLaw | Finding::UnknownParagraph => found.say("uleselig-henvisning", text),
            Finding::Current => {
                let used = grounds.iter().filter_map(|known| known.parse::<LawRef>().ok());
                let mut used = used.map(|known| known.whole_paragraph());
                if !proposed.is_empty() && !used.any(|known| known == law.whole_paragraph()) {
                    found.add("annen-hjemmel", About::of([text, &proposed]));
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
            Some(Agreement::Agrees) => return,
            Some(Agreement::Apart(code)) => apart.push((code, dose)),
        }
    }
    for (code, dose) in apart {
        found.say(code, &dose.text);
    }
}

/// How a line stands to a dose.
enum Agreement {
    Agrees,
    /// The rule it departs from.
    Apart(&'static str),
}

/// None when the line and the dose have nothing in common to compare.
fn against(line: &Line, dose: &DoseFrame) -> Option<Agreement> {
    let amount = line.amount?;
    let same_unit = dose.amount.as_ref().is_none_or(|(unit, ..)| amount.unit.key() == unit);
    let (times, count) = (line.times.max.max(1), amount.count);
    // «Two visits, once a week» and «one visit, twice a week» are the same: what is as it should be in either reading, is so.
    let mut apart = None;
    for (together, apiece) in [(times, 1), (1, times)] {
        let count = (count.min.saturating_mul(together), count.max.saturating_mul(together));
        let compared = [against_amount(line, count, dose), against_interval(line, apiece, dose)];
        let mut compared = compared.into_iter().flatten().peekable();
        compared.peek().filter(|_| same_unit)?;
        match compared.flatten().next() {
            None => return Some(Agreement::Agrees),
            code => apart = code,
        }
    }
    apart.map(Agreement::Apart)
}

/// The rule an amount breaks, if any; none when the dose has no amount, or the line comes again without an end.
fn against_amount(line: &Line, (mut least, mut most): (i64, i64), dose: &DoseFrame) -> Option<Option<&'static str>> {
    let (_, count, mode) = dose.amount.as_ref()?;
    let mut count = *count;
    let days = |every: Every| span(every).checked_div(12).filter(|days| days.saturating_mul(12) == span(every));
    match (line.every, &dose.every) {
        // A dose of the whole stay, beside so much each day of it.
        (Some(every), None) => {
            let long = line.to?.days_since(line.from?).checked_div(days(every)?)?;
            (least, most) = (least.saturating_mul(long), most.saturating_mul(long));
        }
        // What is counted and not timed is as much in all, however it is spread.
        (Some(every), Some((_, _, mode))) if counts(line, mode) => {
            let norm = dose_span(dose)?;
            (least, most) = (least.saturating_mul(norm), most.saturating_mul(norm));
            count = count.saturating_mul(span(every));
        }
        _ => {}
    }
    let (less, more) = (most < count, least > count);
    Some(match mode.as_str() {
        "max" if more => Some("over-grensen"),
        "min" if less => Some("under-minstemal"),
        "standard" if less || more => Some("avvik-fra-norm"),
        _ => None,
    })
}

/// Whether a line of meals, visits or days is held against a dose of so many in such a time.
fn counts(line: &Line, mode: &str) -> bool {
    mode == "standard" && line.amount.is_some_and(|amount| amount.unit != Unit::Minutes)
}

/// How long there is between two of a dose.
fn dose_span(dose: &DoseFrame) -> Option<i64> {
    let (unit, count, _) = dose.every.as_ref()?;
    let unit = EveryUnit::ALL.into_iter().find(|known| known.key() == unit)?;
    Some(span(Every { unit, count: *count }))
}

/// How often. The mode is the interval's: at least a week between is at most once a week. None for what does not come again, or is no visit.
fn against_interval(line: &Line, times: i64, dose: &DoseFrame) -> Option<Option<&'static str>> {
    let (_, _, mode) = dose.every.as_ref()?;
    let norm = dose_span(dose)?;
    // «Twice a week» is every three and a half days.
    let own = span(line.every?).checked_div(times)?;
    if counts(line, mode) && dose.amount.is_some() {
        return None;
    }
    let visits = matches!(line.amount?.unit, Unit::Minutes | Unit::Visits | Unit::Attendances | Unit::Units);
    visits.then_some(match mode.as_str() {
        "min" if own < norm => Some("over-grensen"),
        "max" if own > norm => Some("under-minstemal"),
        "standard" if own != norm => Some("avvik-fra-norm"),
        _ => None,
    })
}

/// The same day six months later, or the last day of that month.
fn in_half_a_year(from: Date) -> Date {
    let (year, month, day) = from.ymd();
    let (year, month) =
        if month > 6 { (year.saturating_add(1), month.saturating_sub(6)) } else { (year, month.saturating_add(6)) };
    let exists = (1..=day).rev().find_map(|day| Date::from_ymd(year, month, day));
    exists.unwrap_or(from)
}
