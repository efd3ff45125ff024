//! A fact and its values in words: «Du er under 67 år», «alder: 67 år eller mer».

use crate::fact::{Fact, Kind, ValueSet};
use crate::units::{Date, MINUTES_PER_HOUR};

struct Words {
    yes: &'static str,
    no: &'static str,
    or: &'static str,
    to: &'static str,
    or_more: &'static str,
    or_less: &'static str,
    hours: &'static str,
    minutes: &'static str,
    not_relevant: &'static str,
}

const NB: Words = Words {
    yes: "ja",
    no: "nei",
    or: "eller",
    to: "til",
    or_more: "eller mer",
    or_less: "eller mindre",
    hours: "timer",
    minutes: "min",
    not_relevant: "ikke relevant",
};
const NN: Words = Words { or_more: "eller meir", hours: "timar", not_relevant: "ikkje relevant", ..NB };
const EN: Words = Words {
    yes: "yes",
    no: "no",
    or: "or",
    to: "to",
    or_more: "or more",
    or_less: "or less",
    hours: "hours",
    minutes: "min",
    not_relevant: "not relevant",
};

/// The sentence for a fact with these values: the catalogue's own phrase, else label and values.
pub fn phrase(fact: &Fact, values: &ValueSet, lang: &str) -> String {
    let own = fact.phrases.iter().find(|(set, _)| set == values).map(|(_, text)| text.or_empty(lang));
    // What a professional is to judge has a whole sentence for a label.
    let label = fact.label.or_empty(lang);
    let label = label.strip_suffix('.').unwrap_or(label);
    own.map_or_else(|| format!("{label}: {}", named(fact, values, lang)), str::to_string)
}

/// The values alone in words.
pub fn named(fact: &Fact, values: &ValueSet, lang: &str) -> String {
    let words = match lang {
        "nn" => &NN,
        "en" => &EN,
        _ => &NB,
    };
    let domain = &fact.domain;
    let unit = fact.unit.or_empty(lang);
    let with_unit = |number: String| if unit.is_empty() { number } else { format!("{number} {unit}") };
    let one = |value: i64| match domain.kind {
        Kind::Boolean => if value == 1 { words.yes } else { words.no }.to_string(),
        Kind::Choice => usize::try_from(value)
            .ok()
            .and_then(|at| fact.options.get(at))
            .map(|text| text.or_empty(lang).to_string())
            .unwrap_or_default(),
        Kind::Score => {
            if value == crate::fact::NOT_RELEVANT {
                words.not_relevant.to_string()
            } else {
                value.to_string()
            }
        }
        Kind::Hours => hours(value, words),
        Kind::Money => format!("{} kr", value / 100),
        Kind::Date => i32::try_from(value).map(|days| Date::from_days(days).to_string()).unwrap_or_default(),
        Kind::Integer => with_unit(value.to_string()),
    };
    let stretch = |(low, high): &(i64, i64)| {
        if low == high {
            one(*low)
        } else if !domain.is_ordered() {
            (*low..=*high).map(one).collect::<Vec<_>>().join(&format!(" {} ", words.or))
        } else if *high == domain.max {
            format!("{} {}", one(*low), words.or_more)
        } else if *low == domain.min {
            format!("{} {}", one(*high), words.or_less)
        } else {
            format!("{} {} {}", one(*low), words.to, one(*high))
        }
    };
    values.0.iter().map(stretch).collect::<Vec<_>>().join(&format!(" {} ", words.or))
}

fn hours(minutes: i64, words: &Words) -> String {
    let (whole, rest) = (minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
    match (whole, rest) {
        (whole, 0) => format!("{whole} {}", words.hours),
        (0, rest) => format!("{rest} {}", words.minutes),
        _ => format!("{whole} {} {rest} {}", words.hours, words.minutes),
    }
}
