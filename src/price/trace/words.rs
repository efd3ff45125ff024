//! Numbers and frequencies in Norwegian words. They write themselves where they stand, so that no text is made only to be copied.

use std::fmt::{Arguments, Display, Formatter, Result, Write, from_fn};

use crate::draft::{Amount, EveryUnit, Line, Unit};
use crate::units::{Band, Date, Fraction};

/// How every amount is rounded.
pub const ROUNDING: &str = "avrundet én gang til øre, halve bort fra null";
/// How a corrected price is rounded.
pub const ROUNDING_RATE: &str = "prisen er avrundet til øre, halve bort fra null";

/// Adds to a text.
#[inline(never)] // called from everywhere
pub fn put(text: &mut String, more: Arguments<'_>) {
    // Writing to a String can't fail.
    let _ = text.write_fmt(more);
}

/// Øre as kroner, with a no-break space between groups of three digits, and a real minus: `1 086,31`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kroner(pub i64);

impl Display for Kroner {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        // Numbers of one type only are printed: each type has its own way to be.
        let size = self.0.unsigned_abs();
        let (whole, decimals) = ((size / 100) as i64, (size % 100) as i64);
        f.write_str(if self.0 < 0 { "\u{2212}" } else { "" })?;
        grouped(f, whole)?;
        write!(f, ",{decimals:02}")
    }
}

fn grouped(f: &mut Formatter<'_>, number: i64) -> Result {
    if number < 1_000 {
        return number.fmt(f);
    }
    grouped(f, number / 1_000)?;
    write!(f, "\u{a0}{:03}", number % 1_000)
}

/// Øre as kroner, exact where øre are whole, else rounded.
pub fn kroner(ore: Fraction) -> Kroner {
    Kroner(ore.rounded())
}

/// A known value, or its two ends.
pub fn span<T: Copy + Ord + Display>(band: Band<T>, between: &str) -> impl Display {
    from_fn(move |f| if band.is_one() { band.min.fmt(f) } else { write!(f, "{}{between}{}", band.min, band.max) })
}

/// Øre as kroner, or as two ends, with the unit.
pub fn kroner_band(ore: Band<i64>) -> impl Display {
    from_fn(move |f| write!(f, "{} kr", span(ore.map(Kroner), "–")))
}

/// What is known, or nothing.
pub fn known(value: Option<impl Display>) -> impl Display {
    from_fn(move |f| value.as_ref().map_or(Ok(()), |value| value.fmt(f)))
}

/// Whether a rate is no longer known to hold, in words.
pub fn unconfirmed(from: Date, date: Date) -> String {
    let (year, now) = (i64::from(from.year()), i64::from(date.year()));
    if year == now {
        format!("sats fra {from}, ikke bekreftet for {date}")
    } else {
        format!("sats fra {year}, ikke bekreftet for {now}")
    }
}

/// `90 minutter`, `1 døgn`.
pub fn amount(amount: Amount) -> impl Display {
    let unit = match (amount.unit, amount.count == Band::one(1)) {
        (Unit::Minutes, true) => "minutt",
        (Unit::Attendances, true) => "oppmøte",
        (Unit::Months, true) => "måned",
        (Unit::Units, true) => "stykk",
        (unit, _) => unit.text(),
    };
    from_fn(move |f| write!(f, "{} {unit}", span(amount.count, "–")))
}

/// How many times the amount: `2 × 45 minutter`.
pub fn repeated(line: &Line, each: Amount) -> impl Display {
    from_fn(move |f| {
        if line.times != Band::one(1) {
            write!(f, "{} × ", span(line.times, "–"))?;
        }
        amount(each).fmt(f)
    })
}

/// `2 × 45 minutter hver uke, 2 hjelpere`.
pub fn frequency(line: &Line, each: Amount) -> impl Display {
    from_fn(move |f| {
        write!(f, "{} {}", repeated(line, each), every(line))?;
        if line.helpers == 1 { Ok(()) } else { write!(f, ", {} hjelpere", line.helpers) }
    })
}

fn every(line: &Line) -> impl Display {
    from_fn(|f| {
        let Some(every) = line.every else { return f.write_str("én gang") };
        let (each, unit) = match every.unit {
            EveryUnit::Days => ("hver", "dag"),
            EveryUnit::Weeks => ("hver", "uke"),
            EveryUnit::Months => ("hver", "måned"),
            EveryUnit::Years => ("hvert", "år"),
        };
        if every.count == 1 { write!(f, "{each} {unit}") } else { write!(f, "{each} {}. {unit}", every.count) }
    })
}

#[cfg(test)]
mod tests {
    use super::Kroner;

    #[test]
    fn thousands_are_grouped() {
        for (ore, text) in [
            (123_456_789, "1\u{a0}234\u{a0}567,89"),
            (-100_000, "\u{2212}1\u{a0}000,00"),
            (99_999, "999,99"),
            (100_500_005, "1\u{a0}005\u{a0}000,05"),
            (0, "0,00"),
            (i64::MIN, "\u{2212}92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08"),
        ] {
            assert_eq!(Kroner(ore).to_string(), text);
        }
    }
}
