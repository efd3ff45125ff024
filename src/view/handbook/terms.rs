//! The handbook's fixed words: strengths, units, days, sources, and a condition said in words.

use super::page::{Html, Reader};
use crate::criteria::Ruleset;
use crate::fact::Formula;
use crate::law::LawRef;
use crate::service::{Mode, Nature, Rank, RelationKind, SourceNote, Strength};
use crate::units::Date;
use crate::view::named;

/// A condition in words, such as «Alder: 67 år eller mer».
pub fn condition(to: Reader, ruleset: &Ruleset, formula: &Formula) -> String {
    say(to, ruleset, formula, false)
}

fn say(to: Reader, ruleset: &Ruleset, formula: &Formula, inside: bool) -> String {
    let part = |part: &Formula| say(to, ruleset, part, true);
    let all = |parts: &[Formula], between: &str| {
        let said = parts.iter().map(part).collect::<Vec<_>>().join(between);
        if inside && parts.len() > 1 { format!("({said})") } else { said }
    };
    match formula {
        Formula::Always(holds) => if *holds { "alltid" } else { "aldri" }.to_owned(),
        Formula::Among(fact, values) => ruleset.facts.as_slice().get(*fact).map_or_else(String::new, |fact| {
            format!("«{}: {}»", fact.label.or_empty(to.lang()), named(fact, values, to.lang()))
        }),
        Formula::Not(inner) => format!("{} ({})", to.w("ikke", "ikkje"), say(to, ruleset, inner, false)),
        Formula::All(parts) => all(parts, " og "),
        Formula::Any(parts) => all(parts, " eller "),
        Formula::AtLeast(count, parts) => {
            let said: Vec<String> = parts.iter().map(part).collect();
            format!("minst {count} av ({})", said.join("; "))
        }
        Formula::If(test, yes, no) => {
            format!("når {}: {}; {}: {}", part(test), part(yes), to.w("ellers", "elles"), part(no))
        }
    }
}

/// A source with its address, and how sure we are when it was not read.
pub fn source(to: Reader, source: &SourceNote) -> Html {
    let sure = match source.confidence.as_str() {
        "derived" => to.w(", utledet av oss", ", utleia av oss"),
        "recalled" => to.w(", husket og ikke lest", ", hugsa og ikkje lesen"),
        "fictional" => to.w(", oppdiktet", ", oppdikta"),
        _ => "",
    };
    let title = match &source.url {
        Some(url) => Html::link(url, &source.title),
        None => Html::text(&source.title),
    };
    Html::joined([title, Html::text(&format!("{}{sure}", source.dated))], ", ")
}

/// Who adopted something, in which case and when.
pub fn adopted((by, case, date): &(String, String, Option<Date>)) -> String {
    let case = if case.is_empty() { String::new() } else { format!(", sak {case}") };
    format!("{by}{case}{}", date.map_or(String::new(), |date| format!(", {}", day(date))))
}

/// A day as it is written, in both language forms.
pub fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ];
    let (year, month, day) = date.ymd();
    let month = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
    format!("{day}. {} {year}", month.copied().unwrap_or_default())
}

/// References to law, each a link to where this handbook lists it; «ingen» when there is none.
pub fn laws(to: Reader, laws: &[LawRef]) -> Html {
    if laws.is_empty() {
        return Html::text(to.w("ingen lovhjemmel", "ingen lovheimel"));
    }
    Html::joined(laws.iter().map(|law| Html::link(&format!("#lov-{}", law.law), &law.to_string())), "; ")
}

/// What a criterion does.
pub fn strength(to: Reader, strength: Strength) -> &'static str {
    match strength {
        Strength::Required => to.w("må være oppfylt", "må vere oppfylt"),
        Strength::MainRule => to.w("hovedregel", "hovudregel"),
        Strength::Factor => to.w("blir veid", "blir vege"),
        Strength::Exclusion => to.w("utelukker", "utelukkar"),
        Strength::NeverCounts => to.w("teller aldri", "tel aldri"),
    }
}

/// Where a rule comes from.
pub fn rank(to: Reader, rank: Rank) -> &'static str {
    match rank {
        Rank::Law => "lov",
        Rank::StateRegulation => to.w("statlig forskrift", "statleg forskrift"),
        Rank::LocalRegulation => "lokal forskrift",
        Rank::Council => to.w("vedtatt av kommunestyret", "vedteke av kommunestyret"),
        Rank::Guideline => "retningslinje",
        Rank::Practice => "praksis",
    }
}

/// How strong a claim a ground gives.
pub fn nature(to: Reader, nature: Nature) -> &'static str {
    match nature {
        Nature::Right => to.w("rett til akkurat denne tjenesten", "rett til akkurat denne tenesta"),
        Nature::NecessaryHelp => "rett til nødvendig hjelp",
        Nature::DutyToOffer => to.w("kommunen skal ha tilbudet", "kommunen skal ha tilbodet"),
        Nature::Offer => to.w("kommunens eget tilbud", "eige tilbod frå kommunen"),
    }
}

/// A number with its unit and how binding it is, such as «vanligvis 90 minutter».
pub fn quantity(to: Reader, (unit, number, mode): &(String, i64, Mode)) -> String {
    let mode = match mode {
        Mode::Standard => to.w("vanligvis", "vanlegvis"),
        Mode::Min => "minst",
        Mode::Max => to.w("høyst", "høgst"),
    };
    format!("{mode} {number} {}", self::unit(to, unit, *number == 1))
}

/// How often, such as «hver 3. uke».
pub fn interval(to: Reader, (unit, number, mode): &(String, i64, Mode)) -> String {
    let mode = match mode {
        Mode::Standard => to.w("vanligvis hver", "vanlegvis kvar"),
        Mode::Min => to.w("ikke sjeldnere enn hver", "ikkje sjeldnare enn kvar"),
        Mode::Max => to.w("ikke oftere enn hver", "ikkje oftare enn kvar"),
    };
    let number = if *number == 1 { String::new() } else { format!("{number}. ") };
    format!("{mode} {number}{}", self::unit(to, unit, true))
}

fn unit(to: Reader, unit: &str, one: bool) -> &str {
    match (unit, one) {
        ("minutes", true) => "minutt",
        ("minutes", false) => to.w("minutter", "minutt"),
        ("visits", _) => "besøk",
        ("attendances", _) => to.w("oppmøter", "oppmøte"),
        ("days", true) => "dag",
        ("days", false) => to.w("dager", "dagar"),
        ("weeks", true) => to.w("uke", "veke"),
        ("weeks", false) => to.w("uker", "veker"),
        ("months", true) => to.w("måned", "månad"),
        ("months", false) => to.w("måneder", "månader"),
        ("years", _) => "år",
        ("units", true) => to.w("enhet", "eining"),
        ("units", false) => to.w("enheter", "einingar"),
        _ => unit,
    }
}

/// How two services stand to each other.
pub fn relation(to: Reader, kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Requires => to.w("forutsetter", "føreset"),
        RelationKind::Excludes => to.w("ikke samtidig", "ikkje samtidig"),
        RelationKind::Replaces => to.w("erstatter", "erstattar"),
        RelationKind::CountsAgainst => to.w("regnes med", "blir rekna med"),
        RelationKind::SeenTogether => to.w("ses i sammenheng", "blir sett i samanheng"),
        RelationKind::NotRegulated => to.w("ikke regulert", "ikkje regulert"),
    }
}

/// What the principle of the lowest step that is enough is called, with what the letters mean.
pub fn principle(to: Reader, principle: &str) -> &'static str {
    match principle {
        "BEON" => "BEON, beste effektive omsorgsnivå",
        _ => to.w("LEON, laveste effektive omsorgsnivå", "LEON, lågaste effektive omsorgsnivå"),
    }
}
