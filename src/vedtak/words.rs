//! The words of every point of a review, in bokmål and nynorsk: one table, so that both can be read aloud side by side.
//! `{0}` and `{1}` stand for what the point is about. The browser gets the words of one language, in the frame.

use super::finding::Severity::{Check, MustExplain, Note};
#[cfg(not(target_arch = "wasm32"))]
use super::rule::Words;
use super::rule::{Rule, rule};

/// Every rule a review knows.
pub static RULES: &[Rule] = &[
    rule(
        "ukjent-tjeneste",
        Check,
        "",
        ("Kommunen har ingen kriterier for «{0}».", "Velg tjenesten på nytt, eller begrunn uten kriterier."),
        ("Kommunen har ingen kriterium for «{0}».", "Vel tenesta på nytt, eller grunngi utan kriterium."),
    ),
    rule(
        "krav-strider",
        MustExplain,
        "",
        (
            "Kravet ser ikke ut til å være oppfylt: {0}",
            "Rett opplysningene, eller skriv hvorfor tjenesten likevel gis.",
        ),
        (
            "Kravet ser ikkje ut til å vere oppfylt: {0}",
            "Rett opplysningane, eller skriv kvifor tenesta likevel blir gitt.",
        ),
    ),
    rule(
        "avslag-passer",
        MustExplain,
        "fvl § 25",
        ("Det gis avslag, men opplysningene passer med kriteriene.", "Rett opplysningene, eller skriv hvorfor."),
        ("Det blir gitt avslag, men opplysningane passar med kriteria.", "Rett opplysningane, eller skriv kvifor."),
    ),
    rule(
        "annet-grunnlag",
        Note,
        "",
        (
            "Kravet er ikke oppfylt, men tjenesten kan gis på et annet grunnlag: {0}",
            "Bruk hjemmelen for det andre grunnlaget.",
        ),
        (
            "Kravet er ikkje oppfylt, men tenesta kan bli gitt på eit anna grunnlag: {0}",
            "Bruk heimelen for det andre grunnlaget.",
        ),
    ),
    rule(
        "krav-ukjent",
        Check,
        "fvl § 17",
        ("Vi vet ikke om kravet er oppfylt: {0}", "Skaff opplysningen, eller skriv hvorfor den ikke trengs."),
        ("Vi veit ikkje om kravet er oppfylt: {0}", "Skaff opplysninga, eller skriv kvifor ho ikkje trengst."),
    ),
    rule(
        "hovedregel-fraveket",
        MustExplain,
        "fvl § 25",
        ("Hovedregelen er fraveket: {0}", "Skriv hva som gjør denne saken annerledes."),
        ("Hovudregelen er fråviken: {0}", "Skriv kva som gjer denne saka annleis."),
    ),
    rule(
        "skjonn",
        MustExplain,
        "fvl § 25",
        ("Dette må en fagperson vurdere: {0}", "Gjør vurderingen, og skriv hva du har lagt vekt på."),
        ("Dette må ein fagperson vurdere: {0}", "Gjer vurderinga, og skriv kva du har lagt vekt på."),
    ),
    rule(
        "loven-foran",
        MustExplain,
        "",
        (
            "Et lokalt krav er ikke oppfylt, men loven kan likevel gi rett til tjenesten: {0}",
            "Loven går foran. Bruk lovens vilkår i begrunnelsen.",
        ),
        (
            "Eit lokalt krav er ikkje oppfylt, men lova kan likevel gi rett til tenesta: {0}",
            "Lova går føre. Bruk vilkåra i lova i grunngivinga.",
        ),
    ),
    rule(
        "teller-ikke",
        Note,
        "",
        ("Dette kan ikke telle i vurderingen: {0}", "La det stå utenfor begrunnelsen."),
        ("Dette kan ikkje telje i vurderinga: {0}", "La det stå utanfor grunngivinga."),
    ),
    rule(
        "trinn-mangler",
        MustExplain,
        "",
        ("Et trinn skal være vurdert først: {0}", "Si om det er vurdert, prøvd eller ikke aktuelt, og hvorfor."),
        ("Eit trinn skal vere vurdert først: {0}", "Sei om det er vurdert, prøvd eller ikkje aktuelt, og kvifor."),
    ),
    rule(
        "trinn-ikke-provd",
        MustExplain,
        "",
        ("Et trinn skal være prøvd først: {0}", "Prøv det, eller skriv hvorfor det ikke er aktuelt."),
        ("Eit trinn skal vere prøvd først: {0}", "Prøv det, eller skriv kvifor det ikkje er aktuelt."),
    ),
    rule(
        "trinn-uten-grunn",
        MustExplain,
        "",
        ("Trinnet er satt til «ikke relevant» uten grunn: {0}", "Skriv hvorfor trinnet ikke er relevant her."),
        ("Trinnet er sett til «ikkje relevant» utan grunn: {0}", "Skriv kvifor trinnet ikkje er relevant her."),
    ),
    rule(
        "lavere-trinn",
        Check,
        "",
        (
            "Tjenester på lavere trinn som kan passe, er ikke med i utkastet: {0}",
            "Vurder om de er nok, alene eller sammen ({1}).",
        ),
        (
            "Tenester på lågare trinn som kan passe, er ikkje med i utkastet: {0}",
            "Vurder om dei er nok, åleine eller saman ({1}).",
        ),
    ),
    rule(
        "rehabilitering-forst",
        Check,
        "hol § 3-2 første ledd nr. 5",
        (
            "Er (re)habilitering vurdert før hjelpen gjøres varig?",
            "Si hva som er vurdert, eller hvorfor det ikke er aktuelt.",
        ),
        (
            "Er (re)habilitering vurdert før hjelpa blir gjord varig?",
            "Sei kva som er vurdert, eller kvifor det ikkje er aktuelt.",
        ),
    ),
    rule(
        "utelukker",
        MustExplain,
        "",
        ("To tjenester som ikke skal gis samtidig: {0}", "Velg den ene, eller skriv hvorfor begge trengs."),
        ("To tenester som ikkje skal bli gitt samtidig: {0}", "Vel den eine, eller skriv kvifor begge trengst."),
    ),
    rule(
        "krever",
        Check,
        "",
        ("Tjenesten forutsetter en annen: {0}", "Legg til den andre, eller skriv hvorfor den ikke trengs."),
        ("Tenesta føreset ei anna: {0}", "Legg til den andre, eller skriv kvifor ho ikkje trengst."),
    ),
    rule(
        "erstatter",
        Check,
        "",
        ("Tjenesten erstatter en annen i utkastet: {0}", "Avslutt den andre, eller skriv hvorfor begge trengs."),
        ("Tenesta erstattar ei anna i utkastet: {0}", "Avslutt den andre, eller skriv kvifor begge trengst."),
    ),
    rule(
        "ses-sammen",
        Note,
        "",
        ("Tjenestene skal ses i sammenheng: {0}", "Skriv hvordan omfanget henger sammen."),
        ("Tenestene skal sjåast i samanheng: {0}", "Skriv korleis omfanget heng saman."),
    ),
    rule(
        "ikke-regulert",
        Note,
        "",
        (
            "Kriteriene sier ikke hvordan disse skal ses i sammenheng: {0}",
            "Vurder selv om de sammen dekker behovet uten å dekke det to ganger.",
        ),
        (
            "Kriteria seier ikkje korleis desse skal sjåast i samanheng: {0}",
            "Vurder sjølv om dei saman dekkjer behovet utan å dekkje det to gonger.",
        ),
    ),
    rule(
        "avvik-fra-norm",
        Check,
        "",
        ("Omfanget er et annet enn det som er vanlig: {0}", "Skriv hva i behovet som gir et annet omfang."),
        ("Omfanget er eit anna enn det som er vanleg: {0}", "Skriv kva i behovet som gir eit anna omfang."),
    ),
    rule(
        "over-grensen",
        MustExplain,
        "",
        (
            "Omfanget er større enn kriteriene sier: {0}",
            "Gjelder linjen dette, skriver du hva i behovet som krever mer.",
        ),
        ("Omfanget er større enn kriteria seier: {0}", "Gjeld linja dette, skriv du kva i behovet som krev meir."),
    ),
    rule(
        "under-minstemal",
        MustExplain,
        "",
        ("Omfanget er mindre enn minstemålet: {0}", "Øk omfanget, eller skriv hvorfor mindre er nok."),
        ("Omfanget er mindre enn minstemålet: {0}", "Auk omfanget, eller skriv kvifor mindre er nok."),
    ),
    rule(
        "over-168",
        MustExplain,
        "",
        ("Én tjeneste kan ikke ha mer enn 168 timer i uka.", "Døgnbemanning føres som plass, ikke som timer."),
        ("Éi teneste kan ikkje ha meir enn 168 timar i veka.", "Døgnbemanning blir ført som plass, ikkje som timar."),
    ),
    rule(
        "mangler-begrunnelse",
        MustExplain,
        "fvl § 24; fvl § 25",
        ("Linjen har ingen begrunnelse.", "Skriv fakta, regel og hva du har lagt vekt på."),
        ("Linja har inga grunngiving.", "Skriv fakta, regel og kva du har lagt vekt på."),
    ),
    rule(
        "mindre-enn-onsket",
        MustExplain,
        "pbrl § 3-1",
        ("Det gis mindre enn personen ønsker.", "Skriv hvilken vekt personens syn har fått."),
        ("Det blir gitt mindre enn personen ønskjer.", "Skriv kva vekt synet til personen har fått."),
    ),
    rule(
        "mindre-enn-vurdert",
        MustExplain,
        "hol § 4-1",
        ("Det gis mindre enn behovet som er vurdert.", "Øk omfanget, eller skriv hvordan resten av behovet dekkes."),
        (
            "Det blir gitt mindre enn behovet som er vurdert.",
            "Auk omfanget, eller skriv korleis resten av behovet blir dekt.",
        ),
    ),
    rule(
        "levert-mindre",
        Check,
        "",
        (
            "Det leveres mindre enn det som er vedtatt.{0}",
            "Finn ut hvorfor. Tjenesten gis som før til vedtaket er vurdert.",
        ),
        (
            "Det blir levert mindre enn det som er vedteke.{0}",
            "Finn ut kvifor. Tenesta blir gitt som før til vedtaket er vurdert.",
        ),
    ),
    rule(
        "levert-mer",
        Check,
        "",
        ("Det leveres mer enn det som er vedtatt.{0}", "Finn ut om behovet er større, og vurder vedtaket på nytt."),
        (
            "Det blir levert meir enn det som er vedteke.{0}",
            "Finn ut om behovet er større, og vurder vedtaket på nytt.",
        ),
    ),
    rule(
        "levert-annet",
        Note,
        "",
        (
            "Det leveres noe annet enn det som er vedtatt.",
            "Kommunen har ikke sagt hvor store avvik som tas opp. Vurder om dette er stort nok.",
        ),
        (
            "Det blir levert noko anna enn det som er vedteke.",
            "Kommunen har ikkje sagt kor store avvik som blir tekne opp. Vurder om dette er stort nok.",
        ),
    ),
    rule(
        "mangler-alternativ",
        MustExplain,
        "hol § 4-1",
        (
            "Når noe ikke gis, bør vedtaket si hva personen kan få i stedet.",
            "Skriv alternativet, også når det er lavterskel.",
        ),
        (
            "Når noko ikkje blir gitt, bør vedtaket seie kva personen kan få i staden.",
            "Skriv alternativet, også når det er lågterskel.",
        ),
    ),
    rule(
        "mangler-hjemmel",
        Check,
        "fvl § 25",
        ("Linjen nevner ingen hjemmel.", "Foreslått: {0}"),
        ("Linja nemner ingen heimel.", "Framlegg: {0}"),
    ),
    rule(
        "annen-hjemmel",
        Check,
        "",
        ("{0} er ikke hjemmelen kriteriene bruker.", "Kriteriene bruker {1}."),
        ("{0} er ikkje heimelen kriteria bruker.", "Kriteria bruker {1}."),
    ),
    rule(
        "utdatert-henvisning",
        MustExplain,
        "",
        ("{0} er ikke lenger riktig henvisning.", "Skriv {1}."),
        ("{0} er ikkje lenger rett tilvising.", "Skriv {1}."),
    ),
    rule(
        "opphevet-henvisning",
        MustExplain,
        "",
        ("{0} gjelder ikke.", "Finn regelen som gjelder nå."),
        ("{0} gjeld ikkje.", "Finn regelen som gjeld no."),
    ),
    rule(
        "uleselig-henvisning",
        Check,
        "",
        ("Forstår ikke henvisningen «{0}».", "Skriv for eksempel hol § 3-2 første ledd nr. 6 bokstav b."),
        ("Forstår ikkje tilvisinga «{0}».", "Skriv til dømes hol § 3-2 første ledd nr. 6 bokstav b."),
    ),
    rule(
        "mangler-evaluering",
        Check,
        "",
        ("Linjen har ingen dato for ny vurdering.", "Vanlig er seks måneder etter start: {0}."),
        ("Linja har ingen dato for ny vurdering.", "Vanleg er seks månader etter start: {0}."),
    ),
    rule(
        "klage",
        Note,
        "fvl § 27",
        ("Vedtaket skal si hvordan man klager: {0}", "Ta med frist, hvem klagen sendes til, og retten til å se saken."),
        (
            "Vedtaket skal seie korleis ein klagar: {0}",
            "Ta med frist, kven klaga blir send til, og retten til å sjå saka.",
        ),
    ),
    rule(
        "svarfrist",
        Note,
        "fvl § 11 a",
        ("Søknaden skal ha svar, eller et foreløpig svar: {0}", "Si hvorfor det tar tid, og når svaret kommer."),
        ("Søknaden skal ha svar, eller eit førebels svar: {0}", "Sei kvifor det tek tid, og når svaret kjem."),
    ),
    rule(
        "hjemmebesok",
        Note,
        "fvl § 17",
        ("Hjemmebesøk er vanlig før vedtak om {0}.", "Si når besøket var, eller hvorfor det ikke trengs."),
        ("Heimebesøk er vanleg før vedtak om {0}.", "Sei når besøket var, eller kvifor det ikkje trengst."),
    ),
    rule(
        "hvem-bestemmer",
        Note,
        "",
        ("Dette bestemmes av: {0}", "Send utkastet dit, og be om en ekstra leser når det er vanlig."),
        ("Dette blir bestemt av: {0}", "Send utkastet dit, og be om ein ekstra lesar når det er vanleg."),
    ),
    rule(
        "andre-leser",
        Note,
        "",
        ("En til leser utkastet: {0}", "La en kollega lese før du fatter vedtaket."),
        ("Ein til les utkastet: {0}", "La ein kollega lese før du gjer vedtaket."),
    ),
    rule(
        "kommunens-frist",
        Note,
        "",
        ("Dette har kommunen lovet: {0}", "Hold fristen, eller si hvorfor det ikke går."),
        ("Dette har kommunen lova: {0}", "Hald fristen, eller sei kvifor det ikkje går."),
    ),
    rule(
        "forsvarlig",
        Note,
        "hol § 4-1",
        ("Tjenestene skal være forsvarlige, hva de enn koster.", "Er hjelpen samlet nok til å være trygg og verdig?"),
        ("Tenestene skal vere forsvarlege, kva dei enn kostar.", "Er hjelpa samla nok til å vere trygg og verdig?"),
    ),
];

/// What every rule says in a language, in the order of the rules; bokmål where it is not nynorsk.
#[cfg(not(target_arch = "wasm32"))]
pub fn of(lang: &str) -> impl Iterator<Item = Words> {
    let nynorsk = lang == "nn";
    RULES.iter().map(move |rule| if nynorsk { rule.nn } else { rule.nb })
}
