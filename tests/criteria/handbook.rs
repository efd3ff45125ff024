//! The handbook of real municipalities, read as their caseworkers would.

use super::case::{root, tildeling, words};

/// The page as the command writes it.
fn made(number: &str, day: &str, lang: &str) -> String {
    let (page, exit) = tildeling(root(), &words(&format!("handbook --kommune {number} --date {day} --lang {lang}")));
    assert_eq!(exit, 0, "{page}");
    page
}

fn says(page: &str, wanted: &[&str]) {
    let missing: Vec<&&str> = wanted.iter().filter(|words| !page.contains(**words)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_reader_finds_the_criterion_with_its_law_source_and_kind() {
    let page = made("5035", "2026-03-01", "nb");
    let own = [
        "Du trenger vanligvis hjelp fra en person til husarbeidet.",
        "hovedregel",
        "hol § 3-2 første ledd nr. 6 bokstav b",
        "Hjemmehjelp - kriterier (Stjørdal)",
        "u.å.",
        "Kan velferdsteknologi eller hjelpemidler dekke behovet?",
        "Tjenesten hviler så lenge.",
        "klagefrist",
        "Trinn 2: Du har behov for litt hjelp",
    ];
    says(&page, &own);
    // Their own service comes before everything that is the frame's alone.
    assert!(page.find("<h3 id=\"praktisk_bistand\"").unwrap() < page.find("<h2 id=\"rammen\"").unwrap());
    assert!(!page.contains("<script") && !page.contains("minutes") && !page.contains("iplos_"));
}

#[test]
fn a_lawyer_finds_each_provision_with_its_title_and_date() {
    let page = made("5035", "2026-03-01", "nb");
    let (_, laws) = page.split_once("<h2 id=\"lover\"").unwrap();
    says(
        laws,
        &[
            "§ 2-1<",
            "1. juni 2024",
            "https://lovdata.no/lov/1999-07-02-63",
            "Rett til nødvendige helse- og omsorgstjenester",
        ],
    );
    assert!(!laws.contains("§ 2-1 a<"), "what was renumbered is not in force");
}

#[test]
fn what_changed_since_the_previous_text_is_told_with_before_and_now() {
    let page = made("5028", "2026-03-01", "nn");
    let (_, changes) = page.split_once("<h2 id=\"endringer\"").unwrap();
    let (changes, _) = changes.split_once("<h2").unwrap();
    says(changes, &["data-head=\"Før\"", "data-head=\"No\"", "Tryggleiksalarm", "ikkje regulert", "1. januar 2022"]);
}

#[test]
fn a_text_narrower_than_the_law_is_marked_where_it_stands() {
    says(
        &made("3412", "2026-03-01", "nb"),
        &["Teksten er snevrere enn loven, og loven går foran.", "«klagefristen» på 3 uker er kortere enn loven"],
    );
    says(&made("0301", "2026-03-01", "nb"), &["Krav som ikke er brukt, fordi loven går foran"]);
    assert!(!made("5035", "2026-03-01", "nb").contains("snevrere enn loven, og loven"));
}

#[test]
fn a_region_a_ladder_and_a_municipality_that_is_no_more_are_named() {
    says(&made("3447", "2026-03-01", "nb"), &["Helseregion Gjøvik/Hadeland", "BEON, beste effektive omsorgsnivå"]);
    says(
        &made("9901", "2026-03-01", "nb"),
        &["LEON, laveste effektive omsorgsnivå", "Trinn 5: Du trenger hjelp det meste av tiden"],
    );
    assert!(!made("5035", "2026-03-01", "nb").contains("LEON"), "the source does not name it");
    says(
        &made("9904", "2026-03-01", "nb"),
        &["Trinn 3: Omsorgsbolig med ansatte på dagtid", "Uten eget trinn", "Oppdiktet eksempel"],
    );
    says(&made("1419", "2019-06-01", "nn"), &["Kommunen vart ein del av Sogndal kommune 1. januar 2020."]);
}

#[test]
fn nynorsk_has_no_bokmal_words_of_ours() {
    let page = made("4224", "2026-03-01", "nn");
    assert!(page.contains("<html lang=\"nn\""));
    for word in
        ["<dt>Hv", "Kilde<", "columnheader\">Hva ", "Tjeneste<", "Hjemmel", "ikke regulert", "Grunnlaget i loven"]
    {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn what_is_translated_says_so() {
    assert!(!made("1517", "2026-03-01", "nn").contains("omsetjing til nynorsk"));
    says(&made("1517", "2026-03-01", "nb"), &["Kommunen bruker nynorsk.", "dette er vår omsetting til bokmål"]);
}

#[test]
fn a_wrong_municipality_or_day_is_told_with_what_to_do() {
    for (wrong, said) in [
        ("handbook --kommune 5053 --date 2026-03-01", "ukjent kommune «5053»\n  hjelp:"),
        ("handbook --kommune stjordal --date 2026-03-01", "hjelp:"),
        ("handbook --kommune 5035 --date 2026-02-30", "datoen finnes ikke i kalenderen"),
        ("handbook --kommune 5035 --lang en", "nb, nn"),
        ("handbook --kommune 5035 --criteria finnes-ikke", "er ikke en mappe"),
        ("handbook --kommune 5035 --out finnes-ikke/side.html", "kan ikke skrive"),
    ] {
        let (printed, exit) = tildeling(root(), &words(wrong));
        assert_eq!(exit, 2, "{wrong}: {printed}");
        assert!(printed.contains(said), "{wrong}: {printed}");
    }
}

#[test]
fn nothing_is_loaded_and_every_link_inside_leads_somewhere() {
    for number in ["9901", "3412", "4224"] {
        let page = made(number, "2026-03-01", "nn");
        for outside in ["<script", "<link", "<img", "src=", "url(", "@import"] {
            assert!(!page.contains(outside), "{number}: {outside}");
        }
        let inside: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(inside.len() > 60);
        let dead: Vec<&&str> = inside.iter().filter(|id| !page.contains(&format!(" id=\"{id}\""))).collect();
        assert!(dead.is_empty(), "{number}: {dead:?}");
    }
}
