//! Numbers and frequencies in Norwegian words.

use crate::draft::{Amount, EveryUnit, Line, Unit};
use crate::units::{Band, Date, Fraction, Ore};

/// How every amount is rounded.
pub const ROUNDING: &str = "avrundet én gang til øre, halve bort fra null";
/// How a corrected price is rounded.
pub const ROUNDING_RATE: &str = "prisen er avrundet til øre, halve bort fra null";

/// Øre as kroner, exact where øre are whole, else rounded: `1 086,31`.
pub fn kroner(ore: Fraction) -> String {
    grouped(Ore(ore.rounded()))
}

/// Øre as kroner, or as two ends.
pub fn kroner_band(ore: Band<i64>) -> String {
    if ore.is_one() {
        format!("{} kr", grouped(Ore(ore.min)))
    } else {
        format!("{}–{} kr", grouped(Ore(ore.min)), grouped(Ore(ore.max)))
    }
}

/// With a no-break space between groups of three digits, and a real minus.
pub fn grouped(ore: Ore) -> String {
    let text = ore.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("\u{2212}", rest));
    let (whole, decimals) = text.split_once(',').unwrap_or((text, "00"));
    let mut out = String::from(sign);
    let digits = whole.len();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && digits.saturating_sub(at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out.push(',');
    out.push_str(decimals);
    out
}

/// Whether a rate is no longer known to hold, in words.
pub fn unconfirmed(from: Date, date: Date) -> String {
    if from.year() == date.year() {
        format!("sats fra {from}, ikke bekreftet for {date}")
    } else {
        format!("sats fra {}, ikke bekreftet for {}", from.year(), date.year())
    }
}

/// A known number or its two ends.
pub fn count(band: Band<i64>) -> String {
    if band.is_one() { band.min.to_string() } else { format!("{}–{}", band.min, band.max) }
}

/// `90 minutter`, `1 døgn`.
pub fn amount(amount: Amount) -> String {
    let one = amount.count == Band::one(1);
    let unit = match (amount.unit, one) {
        (Unit::Minutes, true) => "minutt",
        (Unit::Attendances, true) => "oppmøte",
        (Unit::Months, true) => "måned",
        (Unit::Units, true) => "stykk",
        (unit, _) => unit.text(),
    };
    format!("{} {unit}", count(amount.count))
}

/// `2 × 45 minutter hver uke, 2 hjelpere`.
pub fn frequency(line: &Line, each: Amount) -> String {
    let times = if line.times == Band::one(1) { String::new() } else { format!("{} × ", count(line.times)) };
    let helpers = if line.helpers == 1 { String::new() } else { format!(", {} hjelpere", line.helpers) };
    format!("{times}{} {}{helpers}", amount(each), every(line))
}

fn every(line: &Line) -> String {
    let Some(every) = line.every else { return "én gang".into() };
    let (single, nth) = match every.unit {
        EveryUnit::Days => ("hver dag", "dag"),
        EveryUnit::Weeks => ("hver uke", "uke"),
        EveryUnit::Months => ("hver måned", "måned"),
        EveryUnit::Years => ("hvert år", "år"),
    };
    let each = if every.unit == EveryUnit::Years { "hvert" } else { "hver" };
    if every.count == 1 { single.into() } else { format!("{each} {}. {nth}", every.count) }
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use crate::units::Ore;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(Ore(123_456_789)), "1\u{a0}234\u{a0}567,89");
        assert_eq!(grouped(Ore(-100_000)), "\u{2212}1\u{a0}000,00");
        assert_eq!(grouped(Ore(99_999)), "999,99");
    }
}
