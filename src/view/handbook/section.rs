//! One service in the handbook: what it is, on what grounds, every criterion with law and source, and what else the rules say.

use super::page::Page;
use crate::criteria::Ruleset;
use crate::law::LawRef;
use crate::service::{Applicant, Criterion, Mode, RelationKind, Rung, RungMode, Service, SourceNote, Strength};
use crate::texts::Texts;
use crate::units::Date;

/// Writes the section of a service.
pub fn service(page: &mut Page, ruleset: &Ruleset, service: &Service) {
    let lang = page.lang;
    page.heading(&service.id, service.name.or_empty(lang));
    page.tag("p", service.about.or_empty(lang));
    facts_about(page, service);
    page.titled(page.w("Kan inneholde", "Kan innehalde"), texts(&service.includes, lang));
    page.titled(page.w("Inneholder ikke", "Inneheld ikkje"), texts(&service.not_included, lang));
    let rows: Vec<Vec<String>> = service
        .grounds
        .iter()
        .map(|ground| vec![ground.text.or_empty(lang).to_owned(), laws(ruleset, &ground.law)])
        .collect();
    page.tag("h3", page.w("Grunnlag", "Grunnlag"));
    page.table(&[page.w("Grunnlag", "Grunnlag"), page.w("Hjemmel", "Heimel")], &rows);
    let (national, own): (Vec<&Criterion>, Vec<&Criterion>) =
        service.criteria.iter().partition(|criterion| criterion.provenance.layer == "nasjonal");
    criteria(page, service, &own, page.w("Kommunens egne krav", "Dei eigne krava til kommunen"));
    criteria(page, service, &national, page.w("Krav i den nasjonale rammen", "Krav i den nasjonale ramma"));
    let aside: Vec<&Criterion> = service.set_aside.iter().collect();
    let because =
        page.w("Krav som ikke er brukt, fordi loven går foran", "Krav som ikkje er brukte, fordi lova går føre");
    criteria(page, service, &aside, because);
    let doses: Vec<Vec<String>> = service
        .doses
        .iter()
        .map(|dose| {
            let part = |part: &Option<(String, i64, Mode)>| {
                part.as_ref().map_or(String::new(), |(unit, number, mode)| {
                    format!("{number} {unit} ({})", mode_word(page, *mode))
                })
            };
            vec![dose.text.or_empty(lang).to_owned(), part(&dose.amount), part(&dose.every)]
        })
        .collect();
    if !doses.is_empty() {
        page.tag("h3", page.w("Omfang", "Omfang"));
        page.table(&[page.w("Omfang", "Omfang"), page.w("Mengde", "Mengd"), page.w("Hvert", "Kvart")], &doses);
    }
    let rungs: Vec<String> = service.ladder.iter().map(|rung| rung_words(page, rung)).collect();
    page.titled(
        page.w("Lavere trinn som vurderes først", "Lågare trinn som blir vurderte først"),
        rungs.iter().map(String::as_str),
    );
    let relations: Vec<String> = service
        .relations
        .iter()
        .map(|relation| {
            let name = ruleset
                .services
                .iter()
                .find(|other| other.id == relation.service)
                .map_or(relation.service.as_str(), |other| other.name.or_empty(lang));
            format!("{name} ({}): {}", relation_word(page, relation.kind), relation.text.or_empty(lang))
        })
        .collect();
    page.titled(page.w("Sammen med andre tjenester", "Saman med andre tenester"), relations.iter().map(String::as_str));
    page.titled(
        page.w("Kvalitet og frister", "Kvalitet og fristar"),
        service.norms.iter().map(|norm| norm.text.or_empty(lang)),
    );
    page.titled(
        page.w("Dokumentasjon", "Dokumentasjon"),
        service.documents.iter().map(|document| document.text.or_empty(lang)),
    );
    page.titled(page.w("Prioritering", "Prioritering"), texts(&service.priority, lang));
    page.titled(page.w("Saksbehandling", "Saksbehandling"), texts(&service.process, lang));
    page.titled(
        page.w("Kilden sier ikke noe om", "Kjelda seier ikkje noko om"),
        service.silent.iter().map(String::as_str),
    );
}

fn facts_about(page: &mut Page, service: &Service) {
    let lang = page.lang;
    page.open("dl");
    if let Some(step) = service.step {
        page.pair(page.w("Trinn i innsatstrappa", "Trinn i innsatstrappa"), &step.to_string());
    }
    let kpr: Vec<String> = service.kpr.iter().map(ToString::to_string).collect();
    page.pair(page.w("Kode i KPR", "Kode i KPR"), &kpr.join(", "));
    if service.applicant == Applicant::Carer {
        page.pair(page.w("Søker", "Søkjar"), page.w("den som gir omsorg", "den som gir omsorg"));
    }
    let vedtak = if service.vedtak {
        page.w("gis ved vedtak", "blir gitt ved vedtak")
    } else {
        page.w("uten vedtak", "utan vedtak")
    };
    page.pair(page.w("Vedtak", "Vedtak"), vedtak);
    if let Some((_, text)) = &service.apply {
        page.pair(page.w("Slik søker du", "Slik søkjer du"), text.or_empty(lang));
    }
    if let Some(deadline) = &service.deadline {
        page.pair(page.w("Svar", "Svar"), &format!("{} ({})", deadline.text.or_empty(lang), printed(&deadline.law)));
    }
    if let Some(complaint) = &service.complaint {
        page.pair(
            page.w("Hvordan du klager", "Korleis du klagar"),
            &format!(
                "{} {} ({})",
                complaint.text.or_empty(lang),
                complaint.body.or_empty(lang),
                printed(&complaint.law)
            ),
        );
    }
    page.pair(page.w("Hvem som bestemmer", "Kven som bestemmer"), service.decided_by.or_empty(lang));
    page.pair(page.w("Når en til leser utkastet", "Når ein til les utkastet"), service.second_reader.or_empty(lang));
    page.pair(page.w("Betaling", "Betaling"), service.payment.or_empty(lang));
    page.pair(page.w("Ventetid", "Ventetid"), service.waiting.or_empty(lang));
    page.close("dl");
}

fn criteria(page: &mut Page, service: &Service, list: &[&Criterion], title: &str) {
    let lang = page.lang;
    let row = |criterion: &&Criterion| {
        let extra = [
            criterion
                .discretion
                .as_ref()
                .map(|(why, _)| format!("{}: {}", page.w("Skjønn", "Skjønn"), why.or_empty(lang))),
            Some(criterion.exception.or_empty(lang).to_owned()),
            criterion.burden.map(|_| page.w("Kommunen har bevisbyrden.", "Kommunen har bevisbyrda.").to_owned()),
            Some(criterion.note.or_empty(lang).to_owned()),
            criterion.when.as_ref().map(|when| format!("`{}", when.text)),
        ];
        let extra = extra.into_iter().flatten().filter(|extra| !extra.is_empty());
        let words: Vec<String> = std::iter::once(criterion.text.or_empty(lang).to_owned()).chain(extra).collect();
        let grounds = criterion.grounds.iter().filter_map(|index| Some(service.grounds.get(*index)?.id.as_str()));
        let basis = format!("{}\n({})", printed(&criterion.law), grounds.collect::<Vec<_>>().join(", "));
        let from = criterion.provenance.adopted.as_ref().map(adopted);
        let source = [Some(source(page, &criterion.source)), from].into_iter().flatten().collect::<Vec<_>>();
        vec![words.join("\n"), strength_word(page, criterion.strength).to_owned(), basis, source.join("\n")]
    };
    let rows: Vec<Vec<String>> = list.iter().map(row).collect();
    if !rows.is_empty() {
        page.tag("h3", title);
        let heads = [
            page.w("Krav", "Krav"),
            page.w("Styrke", "Styrke"),
            page.w("Hjemmel og grunnlag", "Heimel og grunnlag"),
            page.w("Kilde", "Kjelde"),
        ];
        page.table(&heads, &rows);
    }
}

/// A source in words, with how sure we are when it was not read.
pub fn source(page: &Page, source: &SourceNote) -> String {
    let sure = match source.confidence.as_str() {
        "derived" => page.w(", utledet", ", utleia"),
        "recalled" => page.w(", husket", ", hugsa"),
        "fictional" => page.w(", oppdiktet", ", oppdikta"),
        _ => "",
    };
    format!("{}, {}{sure}", source.title, source.dated)
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

fn texts<'a>(list: &'a [Texts], lang: &'a str) -> impl Iterator<Item = &'a str> {
    list.iter().map(move |text| text.or_empty(lang))
}

fn printed(laws: &[LawRef]) -> String {
    let printed: Vec<String> = laws.iter().map(ToString::to_string).collect();
    if printed.is_empty() { "ingen".into() } else { printed.join("; ") }
}

/// References with what the paragraph is about.
fn laws(ruleset: &Ruleset, laws: &[LawRef]) -> String {
    let titled = |law: &LawRef| ruleset.laws.title(law).map_or(law.to_string(), |title| format!("{law} ({title})"));
    if laws.is_empty() { "ingen".into() } else { laws.iter().map(titled).collect::<Vec<_>>().join("\n") }
}

fn strength_word(page: &Page, strength: Strength) -> &'static str {
    match strength {
        Strength::Required => page.w("må være oppfylt", "må vere oppfylt"),
        Strength::MainRule => page.w("hovedregel", "hovudregel"),
        Strength::Factor => page.w("blir veid", "blir vege"),
        Strength::Exclusion => page.w("utelukker", "utelukkar"),
        Strength::NeverCounts => page.w("teller aldri", "tel aldri"),
    }
}

fn mode_word(page: &Page, mode: Mode) -> &'static str {
    match mode {
        Mode::Standard => page.w("vanligvis", "vanlegvis"),
        Mode::Min => "minst",
        Mode::Max => page.w("høyst", "høgst"),
    }
}

fn rung_words(page: &Page, rung: &Rung) -> String {
    let demand = match rung.mode {
        RungMode::Assess => page.w("vurderes", "blir vurdert"),
        RungMode::Try => page.w("prøves", "blir prøvd"),
        RungMode::Either => page.w("vurderes eller prøves", "blir vurdert eller prøvd"),
    };
    let skip: Vec<&str> = rung.skip.iter().map(|skip| skip.or_empty(page.lang)).collect();
    let skip = if skip.is_empty() {
        String::new()
    } else {
        format!("; {} {}", page.w("hoppes over", "blir hoppa over"), skip.join(", "))
    };
    let order = rung.order.map_or(String::new(), |order| format!("{order}. "));
    format!("{order}{} ({demand}{skip})", rung.text.or_empty(page.lang))
}

fn relation_word(page: &Page, kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Requires => page.w("forutsetter", "føreset"),
        RelationKind::Excludes => page.w("ikke samtidig", "ikkje samtidig"),
        RelationKind::Replaces => page.w("erstatter", "erstattar"),
        RelationKind::CountsAgainst => page.w("regnes med", "blir rekna med"),
        RelationKind::SeenTogether => page.w("ses i sammenheng", "blir sett i samanheng"),
        RelationKind::NotRegulated => page.w("ikke regulert", "ikkje regulert"),
    }
}
