//! The handbook: all rules of a municipality on a day as a page to read, print and publish. No script, nothing loaded from elsewhere.

mod change;
mod page;
pub mod section;

use crate::criteria::Ruleset;
use page::Page;

/// The page, in bokmål or nynorsk. `previous` is the ruleset that applied until this one began, if there is one.
pub fn handbook(ruleset: &Ruleset, hash: &str, previous: Option<&Ruleset>, lang: &str) -> String {
    let mut page = Page::new(lang);
    let kommune = &ruleset.kommune;
    let name = kommune.name.or_empty(page.lang).to_owned();
    let title = page.w("Kriterier for tildeling", "Kriterium for tildeling");
    page.head(&format!("{title}: {name}"));
    page.tag("h1", &format!("{title}: {name}"));
    if kommune.example {
        page.tag(
            "p",
            page.w("Kommunen er oppdiktet. Alt her er et eksempel.", "Kommunen er oppdikta. Alt her er eit døme."),
        );
    }
    page.tag(
        "p",
        page.w(
            "Dette er reglene veiviseren og utkastet til vedtak bygger på. De gir råd. Et menneske gjør vedtaket, og vurderer hver enkelt.",
            "Dette er reglane vegvisaren og utkastet til vedtak byggjer på. Dei gir råd. Eit menneske gjer vedtaket, og vurderer kvar enkelt.",
        ),
    );
    about(&mut page, ruleset, hash);
    page.contents(ruleset.services.iter().map(|service| (service.id.as_str(), service.name.or_empty(lang))));
    ruleset.services.iter().for_each(|service| section::service(&mut page, ruleset, service));
    change::changes(&mut page, ruleset, previous);
    page.end()
}

/// The day, where the rules come from, who adopted them, whom to talk to, and what they are silent about.
fn about(page: &mut Page, ruleset: &Ruleset, hash: &str) {
    let kommune = &ruleset.kommune;
    let open = || "–".to_owned();
    let (from, to) = ruleset.valid;
    page.open("dl");
    page.pair(page.w("Gjelder", "Gjeld"), &section::day(ruleset.date));
    let days = [from, to].map(|day| day.map_or_else(open, section::day));
    page.pair(page.w("Uendret fra og til", "Uendra frå og til"), &days.join(" – "));
    page.pair(page.w("Regelsett", "Regelsett"), hash);
    page.pair(page.w("Kilde", "Kjelde"), &section::source(page, &kommune.source));
    if let Some(region) = &kommune.extends {
        page.pair(page.w("Bygger på", "Byggjer på"), region);
    }
    if let Some(adopted) = &kommune.adopted {
        page.pair(page.w("Vedtatt av", "Vedteke av"), &section::adopted(adopted));
    }
    let contact = &kommune.contact;
    let lines = [
        Some(contact.name.or_empty(page.lang)),
        contact.phone.as_deref(),
        contact.address.as_deref(),
        contact.url.as_deref(),
    ];
    let lines: Vec<&str> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
    if !lines.is_empty() {
        page.pair(page.w("Kontakt", "Kontakt"), &lines.join(" · "));
    }
    page.close("dl");
    if !kommune.silent.is_empty() {
        page.tag("p", page.w("Kilden sier ikke noe om:", "Kjelda seier ikkje noko om:"));
        page.list(kommune.silent.iter().map(String::as_str));
    }
    for offer in &kommune.low_threshold {
        let text = format!("{}: {}", offer.name.or_empty(page.lang), offer.text.or_empty(page.lang));
        page.tag("p", &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria;

    fn made(number: &str, day: &str, lang: &str) -> String {
        let day = day.parse().unwrap();
        let (library, _) = criteria::load(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), day);
        let kommune = library.kommune(number).unwrap();
        let (ruleset, _) = library.ruleset(kommune, day);
        let previous = ruleset.valid.0.map(|from| library.ruleset(kommune, from.plus_days(-1)).0);
        handbook(&ruleset, "h", previous.as_ref(), lang)
    }

    #[test]
    fn a_reader_finds_the_criterion_with_its_law_source_and_kind() {
        let page = made("5035", "2026-03-01", "nb");
        for words in [
            "Du trenger vanligvis hjelp fra en person til husarbeidet.",
            "iplos_alminnelig_husarbeid &gt;= 3",
            "hovedregel",
            "hol § 3-2 første ledd nr. 6 bokstav b",
            "Hjemmehjelp - kriterier (Stjørdal)",
            "u.å.",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("<script"));
    }

    #[test]
    fn what_changed_since_the_previous_text_is_told() {
        let page = made("5028", "2026-03-01", "nn");
        let (_, changes) = page.split_once("id=\"endringar\"").unwrap();
        assert!(changes.contains("har_tjenester_eller_fall") && changes.contains("kan_ikke_bruke_telefon"));
    }

    #[test]
    fn nynorsk_has_no_bokmal_headings() {
        let page = made("4224", "2026-03-01", "nn");
        assert!(page.contains("lang=\"nn\"") && page.contains("<dt>Korleis du klagar"));
        assert!(!page.contains("<dt>Hv") && !page.contains("<th scope=\"col\">Kilde"));
    }
}
