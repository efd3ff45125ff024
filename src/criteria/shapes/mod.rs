//! The shapes of all criteria files: what may stand where, and what it means. The checker, the JSON Schema and the
//! documentation are made from these tables.

mod service;

pub use service::SERVICE_FILE;

use crate::fact::{Audience, Subject};
use crate::source::{Field, Shape};

use Shape::{Bool, Choice, Date, Id, Integer, Law, List, Map, OneOrMany, Table, Text, Texts};

const fn must(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field::required(key, shape, about)
}

const fn may(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field::optional(key, shape, about)
}

/// From and to.
pub const VALID: Shape =
    Table(&[may("from", Date, "første dag det gjelder"), may("to", Date, "første dag det ikke lenger gjelder")]);

/// Where a text was read.
pub const SOURCE: Shape = Table(&[
    must("title", Text, "kildens tittel"),
    may("url", Text, "adressen der kilden kan leses"),
    must("dated", Text, "datoen kilden selv viser, eller «u.å.»"),
    must(
        "confidence",
        Choice(&["seen", "derived", "recalled", "fictional"]),
        "hvor sikre vi er: lest, utledet, husket, oppdiktet eksempel",
    ),
]);

/// Who adopted something.
pub const ADOPTED: Shape = Table(&[
    must("by", Text, "hvem som vedtok det"),
    may("case", Text, "saksnummer"),
    may("date", Date, "når det ble vedtatt"),
]);

const TEXT_LIST: Shape = List(&Texts);
const LAWS: Shape = OneOrMany(&Law);
const LANG: Shape = Choice(crate::source::LANGUAGES);

/// A value or a set of values, checked against the fact's domain when read.
const VALUE: Shape = Shape::Either(&[
    Bool,
    Integer,
    Text,
    Table(&[
        may("min", Shape::Either(&[Integer, Text]), "minste verdi, regnes med"),
        may("max", Shape::Either(&[Integer, Text]), "største verdi, regnes med"),
        may("any", List(&Shape::Either(&[Bool, Integer, Text])), "en av disse verdiene"),
    ]),
]);

/// `lover.toml`
pub const LAWS_FILE: &[Field] = &[
    may(
        "law",
        List(&Table(&[
            must("id", Text, "kortnavnet som brukes i henvisninger, for eksempel hol"),
            must("title", Text, "lovens fulle tittel"),
            may("url", Text, "adresse på Lovdata"),
            may("valid", VALID, "når loven gjelder; en lov som ikke er satt i kraft, har in_force = false"),
            may("in_force", Bool, "false når loven er vedtatt, men ikke satt i kraft"),
            must("source", SOURCE, "hvor teksten er lest"),
            may(
                "paragraph",
                List(&Table(&[
                    must("number", Text, "paragrafens nummer, for eksempel 3-2"),
                    must("title", Text, "hva paragrafen handler om"),
                    may("valid", VALID, "når paragrafen hadde dette innholdet"),
                    may("note", Text, "merknad"),
                ])),
                "paragrafene som brukes",
            ),
        ])),
        "en lov eller forskrift",
    ),
    may(
        "succession",
        List(&Table(&[
            must("old", Law, "den gamle henvisningen"),
            may("new", Law, "den nye; utelates når paragrafen er opphevet"),
            must("since", Date, "dagen endringen skjedde"),
            must("by", Text, "endringsloven"),
        ])),
        "paragrafer som er flyttet eller opphevet",
    ),
];

/// `opplysninger.toml`
pub const FACTS_FILE: &[Field] = &[must(
    "fact",
    List(&Table(&[
        must("id", Id, "id som brukes i krav"),
        must("subject", Choice(Subject::WORDS), "hvem opplysningen gjelder"),
        must("type", Choice(&["boolean", "choice", "score", "integer", "hours", "money", "date"]), "hva slags verdi"),
        may(
            "range",
            Table(&[
                must("min", Shape::Either(&[Integer, Text]), "minste mulige verdi"),
                must("max", Shape::Either(&[Integer, Text]), "største mulige verdi"),
            ]),
            "mulige verdier; kreves for tall, timer, kroner og dato",
        ),
        may(
            "option",
            List(&Table(&[must("id", Id, "valgets id"), must("label", Texts, "valgets navn")])),
            "valgene; kreves for choice",
        ),
        must("label", Texts, "kort navn"),
        may(
            "phrase",
            List(&Table(&[
                must("is", VALUE, "verdien"),
                must("text", Texts, "setningen som sier det, skrevet etter «Du har svart at»"),
            ])),
            "hvordan et svar gjentas",
        ),
        may("why", Texts, "hvorfor vi spør"),
        may("unit", Texts, "enhet som vises etter tallet"),
        may("answered_by", OneOrMany(&Choice(Audience::WORDS)), "hvem som kan svare"),
        may("assessed_by", Choice(&["professional"]), "bare en fagperson kan avgjøre det"),
        may(
            "presumed",
            Table(&[
                must("value", VALUE, "verdien vi regner med"),
                may("audience", OneOrMany(&Choice(Audience::WORDS)), "for hvem; alle når det utelates"),
                must("text", Texts, "setningen som sier at vi har regnet med det"),
            ]),
            "verdien vi regner med til noen sier noe annet",
        ),
        may("change", Choice(&["may_change", "document", "never"]), "hvordan det kan bli annerledes"),
        may("iplos", Text, "variabelen i IPLOS eller KPR"),
        may("area", Id, "overskriften den står under hos saksbehandleren"),
        may(
            "prior",
            List(&Table(&[must("is", VALUE, "verdiene"), must("weight", Integer, "hvor vanlig, i promille")])),
            "hvor vanlige verdiene er; brukes bare til rekkefølgen på spørsmål",
        ),
        may("source", SOURCE, "kilde"),
        may("note", Text, "merknad"),
    ])),
    "en opplysning",
)];

/// `sporsmal.toml`
pub const QUESTIONS_FILE: &[Field] = &[must(
    "question",
    List(&Table(&[
        must("id", Id, "id"),
        must("select", Choice(&["one", "many"]), "ett eller flere svar"),
        must("text", Texts, "spørsmålet, til den det gjelder"),
        may("text_other", Texts, "spørsmålet når det gjelder en annen"),
        may("help", Texts, "en setning som hjelper"),
        must("why", Texts, "hvorfor vi spør"),
        may("audience", OneOrMany(&Choice(Audience::WORDS)), "hvem som blir spurt"),
        may("always", Bool, "spør også når svaret ikke kan endre noe"),
        may(
            "follows",
            Id,
            "spørsmålet det spør mer om: stilles bare når det er besvart, sammen med de andre som spør mer om det",
        ),
        may("order", Integer, "lavere tall kommer før når nytten er lik"),
        may("effort", Integer, "hvor mye det koster å svare, 1 er lett"),
        must(
            "option",
            List(&Table(&[
                must("id", Id, "id"),
                must("text", Texts, "svaret, i jeg-form"),
                may("none", Bool, "utelukker de andre svarene"),
                may("sets", Map(&VALUE), "hva svaret sier om opplysningene"),
                may("otherwise", Map(&VALUE), "hva det sier at svaret ikke er valgt"),
            ])),
            "svarene",
        ),
    ])),
    "et spørsmål",
)];

/// `innsatstrapper.toml`
pub const LADDERS_FILE: &[Field] = &[must(
    "ladder",
    List(&Table(&[
        must("id", Id, "id som en kommune velger den med"),
        must("name", Texts, "navn"),
        must("source", SOURCE, "kilde"),
        must(
            "step",
            List(&Table(&[
                must("number", Integer, "trinnets nummer, 1 er lavest"),
                must("text", Texts, "hva trinnet heter"),
                may("services", List(&Id), "tjenestene på trinnet; når ingen er nevnt, gjelder «step» i hver tjeneste"),
            ])),
            "trinnene, det laveste først",
        ),
    ])),
    "en innsatstrapp; den første gjelder der kommunen ikke har valgt",
)];

/// `kommune.toml`
pub const KOMMUNE_FILE: &[Field] = &[
    must("number", Text, "kommunenummeret, fire sifre"),
    must("name", Texts, "kommunens navn"),
    must("language", Choice(&["nb", "nn"]), "kommunens målform"),
    may("languages", List(&LANG), "språkene som tilbys"),
    may("example", Bool, "oppdiktet kommune"),
    may("extends", Id, "regionen kriteriene bygger på"),
    may("adopted", ADOPTED, "vedtaket som gjør regionens kriterier til kommunens egne"),
    may("ladder", Id, "innsatstrappen kommunen bruker, fra national/innsatstrapper.toml"),
    may("principle", Choice(&["LEON", "BEON"]), "hva kommunen kaller prinsippet om laveste trinn som er nok"),
    may(
        "tolerance",
        Table(&[
            may("percent", Integer, "prosent av det som er vedtatt"),
            may("minutes", Integer, "minutter; er begge nevnt, tas avviket opp når det er større enn begge"),
            may("per", Choice(&["week", "month"]), "om minuttene gjelder uka eller måneden; uka når det ikke står"),
            must("source", SOURCE, "kilde"),
        ]),
        "hvor mye det som leveres, kan avvike fra det som er vedtatt, før det tas opp",
    ),
    may(
        "merged",
        Table(&[
            must("into", Texts, "kommunen den ble en del av"),
            must("date", Date, "første dag kommunen ikke lenger fantes"),
        ]),
        "sammenslåingen, når kommunen ikke lenger finnes",
    ),
    must("source", SOURCE, "kilde"),
    may("silent", TEXT_LIST, "det kilden ikke sier noe om"),
    may(
        "contact",
        Table(&[
            may("name", Texts, "hvem man snakker med"),
            may("phone", Text, "telefon"),
            may("url", Text, "nettside"),
            may("address", Text, "besøksadresse"),
            may("hours", Texts, "åpningstid"),
        ]),
        "kontakt",
    ),
    may(
        "low_threshold",
        List(&Table(&[
            must("name", Texts, "navn"),
            must("text", Texts, "hva det er"),
            may("url", Text, "nettside"),
            must("source", SOURCE, "kilde"),
        ])),
        "tilbud uten søknad",
    ),
];

/// `region.toml`
pub const REGION_FILE: &[Field] = &[
    must("id", Id, "regionens id, som mappen"),
    must("name", Texts, "navn"),
    must("source", SOURCE, "kilde"),
    may("adopted", ADOPTED, "hvem som vedtok kriteriene"),
    may("members", List(&Text), "kommunenummer"),
];
