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
    FileTooLarge, "fil-for-stor", Error, "Filen er større enn grensen. Del den i flere filer.";
    NotUtf8, "ikke-utf8", Error, "Filen er ikke lagret som UTF-8. Lagre den på nytt med UTF-8 i redigeringsprogrammet.";
    Syntax, "syntaks", Error, "Filen følger ikke TOML. Se på stedet det pekes på: en streng som ikke er lukket, en hake som mangler, eller et tegn som er for mye.";
    TooDeep, "for-dyp", Error, "Filen har flere nivåer inni hverandre enn grensen. Et krav trenger aldri så mange.";
    DuplicateKey, "dobbel-nokkel", Error, "Den samme nøkkelen står to ganger. Behold den ene.";
    // The shape of a file
    UnknownKey, "ukjent-nokkel", Error, "Nøkkelen finnes ikke i formatet. Se etter skrivefeil; criteria/README.md viser hvilke nøkler som finnes.";
    MissingKey, "manglende-nokkel", Error, "En nøkkel som må være der, mangler.";
    WrongType, "feil-type", Error, "Verdien er av feil type, for eksempel tekst der det skal stå et tall.";
    UnknownChoice, "ukjent-valg", Error, "Verdien er ikke et av ordene som kan stå her.";
    BadId, "ugyldig-id", Error, "En id skrives med små bokstaver a til z, sifre og understrek, og begynner med en bokstav.";
    BadDate, "ugyldig-dato", Error, "En dato skrives ÅÅÅÅ-MM-DD og må finnes i kalenderen.";
    BadRange, "ugyldig-omrade", Error, "Området er tomt eller går utenfor det som er mulig.";
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
