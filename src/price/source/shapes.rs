//! The shape of `priser.toml`: what may stand where, and what it means. The checker, the editor's completion and the documentation share it.

use super::super::book::{Capital, EditionKind, Kind, Mode, Payment, PriceUnit, Setting};
use crate::source::{Field, Shape};

use Shape::{Bool, Choice, Date, Either, Id, Integer, List, Number, OneOrMany, Table, Text, Texts};

const fn must(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field::required(key, shape, about)
}

const fn may(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field::optional(key, shape, about)
}

/// A number, or a fraction as text.
const EXACT: Shape = Either(&[Number, Text]);
const ZONE: Shape = Choice(&["I", "Ia", "II", "III", "IV", "IVa", "V"]);
const OP: Field = may(
    "op",
    Choice(&["add", "replace", "remove"]),
    "hva som gjøres med det samme i et høyere lag; add når det utelates",
);
const DECISION: Field = may(
    "decision",
    Table(&[
        must("by", Text, "hvem som vedtok det"),
        may("case", Text, "saksnummer"),
        may("date", Date, "når det ble vedtatt"),
    ]),
    "vedtaket endringen bygger på; kreves for replace og remove",
);
const FROM: Field = must("from", Date, "første dag det gjelder");
const TO: Field = may("to", Date, "første dag vi ikke lenger vet at det gjelder");
const KIND: Field = must("kind", Choice(Kind::WORDS), "vedtatt sats, beregnet enhetskost, anslag eller antakelse");
const SOURCE: Field = must("source", Id, "kildens id");
const NOTE: Field = may("note", Text, "merknad");

/// `priser.toml`, and each file in `priser/`.
pub const PRICE_FILE: &[Field] = &[
    may(
        "source",
        List(&Table(&[
            must("id", Id, "id som verdiene viser til"),
            must("title", Text, "kildens tittel"),
            may("url", Text, "adressen der kilden kan leses"),
            must("dated", Text, "datoen kilden selv viser, eller «u.å.»"),
            must(
                "confidence",
                Choice(&["seen", "derived", "assumed", "fictional", "recalled"]),
                "lest, utledet, antatt av oss, oppdiktet eksempel; husket brukes ikke",
            ),
        ])),
        "hvor tallene er lest",
    ),
    may(
        "book",
        List(&Table(&[
            must("id", Id, "navnet som brukes i utkast"),
            must("name", Texts, "navnet på skjermen"),
            must("kind", Choice(EditionKind::WORDS), "kommunens egen kostnad, statens pris eller illustrasjon"),
            may("note", Texts, "det som må sies der listen brukes"),
            may("reference_zone", ZONE, "sonen som ligger i referanseprisene"),
        ])),
        "en navngitt prisliste",
    ),
    may(
        "service",
        List(&Table(&[
            must("id", Id, "tjenestens id"),
            must("name", Texts, "tjenestens navn"),
            may("kpr", OneOrMany(&Integer), "tjenestekode i KPR"),
            must("setting", Choice(Setting::WORDS), "i hjemmet, på en plass eller et annet sted"),
            may("staffing", Choice(&["one_to_one", "shared"]), "én til én, eller delt bemanning hele døgnet"),
            must("payment", Choice(Payment::WORDS), "regelen for egenandel"),
            may("lump_sum", Bool, "om staten betaler tjenesten som rundsum i forsøket"),
        ])),
        "tjenestemenyen: det som kan prises",
    ),
    may(
        "supplier",
        List(&Table(&[
            must("id", Id, "navnet som brukes i utkast"),
            must("name", Text, "navnet på skjermen"),
            may("non_profit", Bool, "om utføreren er ideell"),
        ])),
        "private og ideelle utførere",
    ),
    may(
        "price",
        List(&Table(&[
            must("id", Id, "id"),
            OP,
            DECISION,
            may("book", Id, "prislisten; kommune når det utelates"),
            may("service", Id, "tjenesten"),
            may("unit", Choice(PriceUnit::WORDS), "hva prisen er per"),
            may("level", Id, "nivå av en plass, for eksempel ordinar, skjermet, forsterket eller korttid"),
            may("supplier", Id, "utføreren; kommunen selv når det utelates"),
            may("reference", Bool, "nasjonal referansepris som skal korrigeres for sone og reise"),
            may("shared", Bool, "timepris for delt bemanning"),
            may("capital", Choice(Capital::WORDS), "om kapitalkostnader er med i prisen på en plass"),
            may(
                "values",
                List(&Table(&[must("kr", EXACT, "kroner"), FROM, TO, KIND, SOURCE, NOTE])),
                "prisen over tid",
            ),
        ])),
        "prisen på en enhet av en tjeneste",
    ),
    may(
        "figure",
        List(&Table(&[
            must("id", Text, "navnet på tallet"),
            OP,
            DECISION,
            may(
                "values",
                List(&Table(&[
                    may("kr", EXACT, "kroner"),
                    may("share", EXACT, "andel, 0.8 for 80 prosent"),
                    may("count", EXACT, "antall"),
                    FROM,
                    TO,
                    KIND,
                    SOURCE,
                    NOTE,
                ])),
                "tallet over tid",
            ),
        ])),
        "et tall reglene regner med",
    ),
    may(
        "fee",
        List(&Table(&[
            must("id", Id, "id"),
            OP,
            DECISION,
            may("services", List(&Id), "tjenestene satsene gjelder; de deler takene"),
            may("capped", Bool, "om statens tak for lav inntekt gjelder"),
            may("from", Date, "første dag satsene gjelder"),
            TO,
            may("kind", Choice(Kind::WORDS), "hva slags tall det er"),
            may("source", Id, "kildens id"),
            may(
                "steps",
                List(&Table(&[
                    may("below_g", EXACT, "trinnet gjelder inntekt under så mange G; utelates på det siste"),
                    may("hour", EXACT, "kroner per time"),
                    may("visit", EXACT, "kroner per besøk"),
                    may("attendance", EXACT, "kroner per oppmøte"),
                    may("day", EXACT, "kroner per døgn"),
                    may("unit", EXACT, "kroner per stykk"),
                    may("month", EXACT, "kroner per måned uansett mengde"),
                    may("month_above_hours", EXACT, "månedsprisen gjelder over så mange timer i måneden"),
                    may("month_ceiling", EXACT, "høyst så mange kroner i måneden"),
                    may("year_ceiling", EXACT, "høyst så mange kroner i året"),
                    may("hours_ceiling", EXACT, "betaling for høyst så mange timer i måneden"),
                ])),
                "inntektstrinnene, laveste først",
            ),
            NOTE,
        ])),
        "det brukeren betaler etter kommunens egne satser",
    ),
    may(
        "zones",
        List(&Table(&[
            must(
                "parts",
                List(&Table(&[must("zone", ZONE, "sone"), must("share", EXACT, "andel av lønnen")])),
                "sonene lønnen betales i",
            ),
            FROM,
            TO,
            KIND,
            SOURCE,
        ])),
        "kommunens soner for arbeidsgiveravgift",
    ),
    may(
        "financing",
        List(&Table(&[
            may("services", List(&Id), "tjenestene; alle når det utelates"),
            must("mode", Choice(Mode::WORDS), "hvordan tjenestene finansieres"),
            may("activity_share", EXACT, "ved blanding: andelen som følger aktiviteten"),
            FROM,
            TO,
            SOURCE,
        ])),
        "finansiering",
    ),
    may(
        "missing",
        List(&Table(&[
            may("services", List(&Id), "tjenestene det gjelder; alle når det utelates"),
            may("book", Id, "prislisten det gjelder; alle når det utelates"),
            must("text", Texts, "hva som mangler, og hva man kan gjøre"),
        ])),
        "det vi har lett etter og ikke funnet",
    ),
];
