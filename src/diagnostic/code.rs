//! Every rule a file can break: its name, its severity and its explanation. `tildeling explain` prints this table.

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The ruleset can't be used as it stands.
    Error,
    /// It works, but someone should look.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word shown to the user.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "feil",
            Severity::Warning => "advarsel",
            Severity::Note => "merknad",
        }
    }
}

macro_rules! codes {
    ($($variant:ident, $name:literal, $severity:ident, $explanation:literal;)*) => {
        /// A rule a file can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $explanation] $variant),* }

        impl Code {
            /// All codes, in the order they are documented.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The name used on the command line and in reports.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// How serious a breach is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// What the rule is for and how a breach is mended, in Norwegian.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => $explanation),* }
            }
        }
    };
}

codes! {
    // Reading a file
    FileUnreadable, "fil-uleselig", Error, "Filen kunne ikke leses. Sjekk at den finnes og at du har tilgang.";
    FileTooLarge, "fil-for-stor", Error, "Filen er større enn 1 MB. Del den i flere filer.";
    NotUtf8, "ikke-utf8", Error, "Filen er ikke lagret som UTF-8. Lagre den på nytt med UTF-8 i redigeringsprogrammet.";
    Syntax, "syntaks", Error, "Filen følger ikke TOML. Se på stedet det pekes på: en streng som ikke er lukket, en hake som mangler, eller et tegn som er for mye.";
    TooDeep, "for-dyp", Error, "Filen har mer enn 80 nivåer av lister og tabeller inni hverandre. Et krav trenger aldri så mange.";
    DuplicateKey, "dobbel-nokkel", Error, "Den samme nøkkelen står to ganger. Behold den ene.";
    MoreFindings, "flere-funn", Note, "Filen har flere funn enn det er plass til å vise. De alvorligste vises. Rett dem, og sjekk på nytt.";
    // The shape of a file
    UnknownKey, "ukjent-nokkel", Error, "Nøkkelen finnes ikke i formatet. Se etter skrivefeil; criteria/README.md viser hvilke nøkler som finnes.";
    MissingKey, "manglende-nokkel", Error, "En nøkkel som må være der, mangler.";
    WrongType, "feil-type", Error, "Verdien er av feil type, for eksempel tekst der det skal stå et tall.";
    UnknownChoice, "ukjent-valg", Error, "Verdien er ikke et av ordene som kan stå her.";
    BadId, "ugyldig-id", Error, "En id skrives med små bokstaver a til z, sifre og understrek, og begynner med en bokstav.";
    NameTooLong, "navn-for-langt", Error, "En id har høyst 64 tegn. Den skal kjennes igjen, ikke forklare: det gjør teksten.";
    BadDate, "ugyldig-dato", Error, "En dato skrives ÅÅÅÅ-MM-DD og må finnes i kalenderen.";
    BadRange, "ugyldig-omrade", Error, "Området er tomt eller går utenfor det som er mulig.";
    // Expressions
    FeelSyntax, "feel-syntaks", Error, "Uttrykket følger ikke FEEL. Se på stedet det pekes på: en parentes som mangler, et ord for mye, eller et tegn fra et annet språk.";
    FeelRefused, "feel-ikke-tillatt", Error, "FEEL har dette, men krav bruker bare en del av språket, slik at alt kan regnes ut nøyaktig og alltid blir ferdig.";
    FeelUnknownFunction, "feel-ukjent-funksjon", Error, "Funksjonen finnes ikke. Funksjonene er abs, at least, ceiling, count, date, floor, is, max, min, modulo, not, round down, round half down, round half up, round up og sum.";
    FeelArguments, "feel-argumenter", Error, "Funksjonen har fått for få eller for mange verdier i parentesen.";
    FeelTooLarge, "feel-for-stor", Error, "Uttrykket er større enn grensene: 64 kB tekst, 64 nivåer inni hverandre, 10 000 ledd, 100 sifre i et tall. Del det i flere krav.";
    FeelUnknownName, "feel-ukjent-navn", Error, "Navnet er verken en opplysning eller en parameter. Se etter skrivefeil, eller legg opplysningen til i opplysninger.toml.";
    FeelType, "feel-feil-type", Error, "Verdiene passer ikke sammen, for eksempel et tall og en tekst. Etter standarden blir svaret da null, og kravet vil aldri virke som ment.";
    FactsUnreadable, "opplysninger-uleselige", Error, "Opplysningene er ikke et JSON-objekt. Skriv for eksempel {\"alder\": 81, \"bor_alene\": true}.";
    FeelNull, "feel-null", Error, "null kan ikke stå i et krav. Det som ikke er kjent, er ukjent, og det tar vurderingen seg av.";
    // Facts, laws and references
    DuplicateId, "dobbel-id", Error, "To ting har samme id på samme dag. Gi den ene en ny id, eller la dem gjelde på ulike dager.";
    NameMismatch, "navn-og-mappe", Error, "Id-en i filen og mappens navn er ikke like. Mappen heter nummer-navn for en kommune og id for en region.";
    UnexpectedFile, "uventet-fil", Warning, "Filen ligger i en mappe for kriterier, men er ikke en kriteriefil.";
    BadValue, "ugyldig-verdi", Error, "Verdien er ikke en opplysningen kan ha.";
    BadLaw, "ugyldig-lovhenvisning", Error, "En lovhenvisning skrives som «hol § 3-2 første ledd nr. 6 bokstav b». Skriv «ingen» når det ikke finnes hjemmel.";
    UnknownFact, "ukjent-opplysning", Error, "Kravet bruker en opplysning som ikke finnes i opplysninger.toml.";
    UnknownOption, "ukjent-alternativ", Error, "Verdien er ikke et av valgene opplysningen har.";
    UnknownReference, "ukjent-henvisning", Error, "Filen viser til noe som ikke finnes: en tjeneste, et grunnlag, et krav, en parameter eller en region.";
    UnknownLaw, "ukjent-lov", Error, "Loven står ikke i lover.toml. Registrer den der med kilde, eller rett kortnavnet.";
    UnknownParagraph, "ukjent-paragraf", Warning, "Paragrafen står ikke i lover.toml. Registrer den med dato og innhold.";
    MovedParagraph, "flyttet-paragraf", Warning, "Paragrafen har fått nytt nummer eller er flyttet. Bruk den nye henvisningen.";
    RepealedParagraph, "opphevet-paragraf", Warning, "Paragrafen er opphevet på denne dagen.";
    LawNotInForce, "lov-ikke-i-kraft", Warning, "Loven er vedtatt, men ikke satt i kraft på denne dagen.";
    MissingSource, "mangler-kilde", Error, "Hvert krav må si hvor det er lest, med dato og hvor sikre vi er.";
    MissingLaw, "mangler-hjemmel", Error, "Hvert krav må ha hjemmel, eller si at det ikke finnes noen med «ingen».";
    MissingLanguage, "mangler-malform", Warning, "Teksten finnes ikke på både bokmål og nynorsk.";
    // Conditions
    NotACondition, "ikke-et-vilkar", Error, "Et krav sammenligner én opplysning med en fast verdi, og settes sammen med and, or, not og at least.";
    LimitOutside, "grense-utenfor", Error, "Grensen ligger utenfor verdiene opplysningen kan ha, så vilkåret kan aldri skille.";
    OpenParameter, "apen-parameter", Warning, "Parameteren har ingen verdi for denne kommunen, så kravet er ikke brukt.";
    // Layers and time
    RankTooLow, "for-lav-rang", Warning, "Et lavere lag kan ikke endre noe av høyere rang. Endringen er ikke brukt.";
    RankTooHigh, "for-hoy-rang", Warning, "En kommune eller region kan ikke gi seg selv rang som lov eller statlig forskrift.";
    LocalOnFloor, "lokalt-krav-pa-lov", Warning, "Et lokalt krav kan ikke snevre inn en rett som står i lov. Kravet er ikke brukt på lovgrunnlaget.";
    NarrowerThanLaw, "snevrere-enn-loven", Warning, "Den lokale teksten gir mindre enn loven. Loven går foran.";
    Contradiction, "motstridende", Error, "To endringer i samme lag gjelder det samme på samme dag.";
    ForbiddenFact, "kan-ikke-telle", Warning, "Loven sier at opplysningen ikke kan telle. Kravet er ikke brukt. Skriv det om uten opplysningen, eller ta det bort.";
    RelationConflict, "motstridende-forhold", Warning, "To tjenester sier motsatte ting om hvordan de står til hverandre. Rett den ene siden.";
    BurdenUnknown, "bevisbyrde-uten-opplysning", Error, "Når kommunen har bevisbyrden, må vilkåret bruke en opplysning med subject = \"kommune\" og en «presumed» verdi, slik at retten står til kommunen har vist noe annet.";
    OverlappingDays, "overlappende-dager", Error, "To utgaver med samme id gjelder på samme dag.";
    GapInDays, "hull-i-dager", Note, "Mellom to utgaver med samme id er det dager der ingen gjelder.";
    TooComplex, "for-sammensatt", Warning, "Reglene er for sammensatte til et eksakt svar: en opplysning deles i mer enn 62 områder, diagrammene trenger mer enn 200 000 noder, eller arbeidet blir for stort. Tjenesten får et forsiktig svar som merkes: alle utfall regnes som mulige.";
    UnusedFact, "ubrukt-opplysning", Note, "Ingen krav, spørsmål eller trinn bruker opplysningen.";
    // What exact reasoning finds
    NeverDecides, "avgjor-aldri", Note, "Ingen person får et annet svar om kravet tas bort. Et annet krav avgjør alltid før det, eller en annen vei til tjenesten er alltid like god.";
    NobodyGets, "ingen-kan-fa", Warning, "Ingen person, uansett svar, kan få tjenesten eller bruke grunnlaget.";
    ConflictingCriteria, "krav-i-strid", Warning, "Kravene kan ikke være oppfylt samtidig, så grunnlaget er stengt for alle.";
    IdleThreshold, "grense-uten-virkning", Note, "Delen av vilkåret kan tas bort uten at noen får et annet svar på kravet.";
    UnreachableRung, "trinn-utilgjengelig", Warning, "Trinnet gjelder aldri, uansett svar.";
    NoWidening, "utvider-ikke", Warning, "Endringen heter «widen», men gir ingen mer enn før, eller gir noen mindre.";
    // Prices
    PriceOverlap, "pris-overlapp", Error, "To verdier av den samme prisen eller satsen gjelder samtidig. Sett til-datoen på den gamle. Til det er gjort, brukes ingen av dem.";
    PriceTwice, "pris-dobbel", Error, "Den samme prisen står to steder. Samle verdiene i én, eller skill dem på nivå eller utfører.";
    PriceUnknownName, "pris-ukjent-navn", Error, "En pris viser til en kilde, en tjeneste, en prisliste, en utfører eller et tall som ikke finnes.";
    PriceNotANumber, "pris-ikke-tall", Error, "Et beløp eller en andel kan ikke leses. Skriv 520, 520.50 eller brøken \"110000/228\".";
    PriceRecalled, "pris-husket", Error, "Et tall som bare er husket, brukes ikke. Finn kilden, eller la tallet stå utenfor filen.";
    PriceNoTarget, "pris-uten-mal", Error, "Endringen viser til en pris i et høyere lag som ikke finnes.";
    PriceNoDecision, "pris-uten-vedtak", Error, "En endring av et høyere lag må si hvilket vedtak den bygger på.";
    PriceAboveLaw, "pris-over-lov", Error, "Satsen er fastsatt av staten. Kommunen kan ikke endre den, så endringen er ikke brukt.";
    PriceSteps, "pris-trinn", Error, "Inntektstrinnene må stige, og bare det siste kan stå uten øvre grense.";
}
