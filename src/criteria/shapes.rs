//! The shapes of all criteria files: what may stand where, and what it means. The checker, the JSON Schema and the
//! documentation are made from these tables.

use crate::fact::{Audience, Subject};
use crate::service::{Mode, Nature, Rank, RelationKind, RungMode, Strength};
use crate::source::{Field, Shape};

use Shape::{Bool, Choice, Date, Feel, Id, Integer, Law, List, Map, Number, OneOrMany, Table, Text, Texts};

const fn must(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field::required(key, shape, about)
}

const fn may(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field::optional(key, shape, about)
}

/// From and to.
pub const VALID: Shape = Table(&[
    may("from", Date, "første dag det gjelder"),
    may("to", Date, "første dag det ikke lenger gjelder"),
]);

/// Where a text was read.
pub const SOURCE: Shape = Table(&[
    must("title", Text, "kildens tittel"),
    may("url", Text, "adressen der kilden kan leses"),
    must("dated", Text, "datoen kilden selv viser, eller «u.å.»"),
    must("confidence", Choice(&["seen", "derived", "recalled", "fictional"]), "hvor sikre vi er: lest, utledet, husket, oppdiktet eksempel"),
]);

/// Who adopted something.
pub const ADOPTED: Shape = Table(&[
    must("by", Text, "hvem som vedtok det"),
    may("case", Text, "saksnummer"),
    may("date", Date, "når det ble vedtatt"),
]);

const TEXT_LIST: Shape = List(&Texts);
const LAWS: Shape = OneOrMany(&Law);
const OPS: Shape = Choice(&["add", "replace", "remove", "tighten", "widen"]);
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
    may("law", List(&Table(&[
        must("id", Text, "kortnavnet som brukes i henvisninger, for eksempel hol"),
        must("title", Text, "lovens fulle tittel"),
        may("url", Text, "adresse på Lovdata"),
        may("valid", VALID, "når loven gjelder; en lov som ikke er satt i kraft, har in_force = false"),
        may("in_force", Bool, "false når loven er vedtatt, men ikke satt i kraft"),
        must("source", SOURCE, "hvor teksten er lest"),
        may("paragraph", List(&Table(&[
            must("number", Text, "paragrafens nummer, for eksempel 3-2"),
            must("title", Text, "hva paragrafen handler om"),
            may("valid", VALID, "når paragrafen hadde dette innholdet"),
            may("note", Text, "merknad"),
        ])), "paragrafene som brukes"),
    ])), "en lov eller forskrift"),
    may("succession", List(&Table(&[
        must("old", Law, "den gamle henvisningen"),
        may("new", Law, "den nye; utelates når paragrafen er opphevet"),
        must("since", Date, "dagen endringen skjedde"),
        must("by", Text, "endringsloven"),
    ])), "paragrafer som er flyttet eller opphevet"),
];

/// `opplysninger.toml`
pub const FACTS_FILE: &[Field] = &[must("fact", List(&Table(&[
    must("id", Id, "id som brukes i krav"),
    must("subject", Choice(Subject::WORDS), "hvem opplysningen gjelder"),
    must("type", Choice(&["boolean", "choice", "score", "integer", "hours", "money", "date"]), "hva slags verdi"),
    may("range", Table(&[
        must("min", Shape::Either(&[Integer, Text]), "minste mulige verdi"),
        must("max", Shape::Either(&[Integer, Text]), "største mulige verdi"),
    ]), "mulige verdier; kreves for tall, timer, kroner og dato"),
    may("option", List(&Table(&[
        must("id", Id, "valgets id"),
        must("label", Texts, "valgets navn"),
    ])), "valgene; kreves for choice"),
    must("label", Texts, "kort navn"),
    may("phrase", List(&Table(&[
        must("is", VALUE, "verdien"),
        must("text", Texts, "setningen som sier det, skrevet etter «Du har svart at»"),
    ])), "hvordan et svar gjentas"),
    may("why", Texts, "hvorfor vi spør"),
    may("unit", Texts, "enhet som vises etter tallet"),
    may("answered_by", OneOrMany(&Choice(Audience::WORDS)), "hvem som kan svare"),
    may("assessed_by", Choice(&["professional"]), "bare en fagperson kan avgjøre det"),
    may("presumed", Table(&[
        must("value", VALUE, "verdien vi regner med"),
        may("audience", OneOrMany(&Choice(Audience::WORDS)), "for hvem; alle når det utelates"),
        must("text", Texts, "setningen som sier at vi har regnet med det"),
    ]), "verdien vi regner med til noen sier noe annet"),
    may("change", Choice(&["may_change", "document", "never"]), "hvordan det kan bli annerledes"),
    may("iplos", Text, "variabelen i IPLOS eller KPR"),
    may("area", Id, "overskriften den står under hos saksbehandleren"),
    may("prior", List(&Table(&[
        must("is", VALUE, "verdiene"),
        must("weight", Integer, "hvor vanlig, i promille"),
    ])), "hvor vanlige verdiene er; brukes bare til rekkefølgen på spørsmål"),
    may("source", SOURCE, "kilde"),
    may("note", Text, "merknad"),
])), "en opplysning")];

/// `sporsmal.toml`
pub const QUESTIONS_FILE: &[Field] = &[must("question", List(&Table(&[
    must("id", Id, "id"),
    must("select", Choice(&["one", "many"]), "ett eller flere svar"),
    must("text", Texts, "spørsmålet, til den det gjelder"),
    may("text_other", Texts, "spørsmålet når det gjelder en annen"),
    may("help", Texts, "en setning som hjelper"),
    must("why", Texts, "hvorfor vi spør"),
    may("audience", OneOrMany(&Choice(Audience::WORDS)), "hvem som blir spurt"),
    may("always", Bool, "spør også når svaret ikke kan endre noe"),
    may("order", Integer, "lavere tall kommer før når nytten er lik"),
    may("effort", Integer, "hvor mye det koster å svare, 1 er lett"),
    must("option", List(&Table(&[
        must("id", Id, "id"),
        must("text", Texts, "svaret, i jeg-form"),
        may("none", Bool, "utelukker de andre svarene"),
        may("sets", Map(&VALUE), "hva svaret sier om opplysningene"),
        may("otherwise", Map(&VALUE), "hva det sier at svaret ikke er valgt"),
    ])), "svarene"),
])), "et spørsmål")];

const GROUND: &[Field] = &[
    must("id", Id, "id"),
    must("nature", Choice(Nature::WORDS), "hvor sterkt krav grunnlaget gir"),
    must("law", LAWS, "hjemmel, eller «ingen»"),
    may("rank", Choice(Rank::WORDS), "rang; law når det utelates og nature er right"),
    must("best", Choice(&["fits", "judgement"]), "det beste utfallet grunnlaget kan gi"),
    may("text", Texts, "en setning om grunnlaget"),
    may("valid", VALID, "når det gjelder"),
];

const CRITERION: &[Field] = &[
    must("id", Id, "id"),
    may("op", OPS, "hva som gjøres med et krav fra et høyere lag; add når det utelates"),
    may("ground", OneOrMany(&Id), "grunnlagene kravet hører til; alle som ikke er lov når det utelates"),
    may("strength", Choice(Strength::WORDS), "styrken"),
    may("when", Feel, "vilkåret, i FEEL"),
    may("discretion", Texts, "hva som er overlatt til skjønn, og hvorfor"),
    may("law", LAWS, "hjemmel, eller «ingen»"),
    may("rank", Choice(Rank::WORDS), "rang"),
    may("valid", VALID, "når det gjelder"),
    may("text", Texts, "kravet i ord"),
    may("source_lang", LANG, "språket teksten ble vedtatt på"),
    may("source", SOURCE, "kilde; filens kilde når det utelates"),
    may("adopted", ADOPTED, "hvem som vedtok det"),
    may("decision", ADOPTED, "vedtaket endringen bygger på"),
    may("effect", Choice(&["suspends"]), "virkning ved siden av utfallet"),
    may("never_counts", Table(&[
        must("facts", List(&Id), "opplysninger som ikke kan telle"),
        may("towards", List(&Id), "kravene de ikke kan telle mot"),
    ]), "det som ikke kan telle"),
    may("note", Texts, "merknad"),
];

const AMOUNT: Shape = Table(&[
    may("minutes", Integer, "minutter"),
    may("visits", Integer, "besøk"),
    may("attendances", Integer, "oppmøter"),
    may("days", Integer, "døgn"),
    may("units", Integer, "stykker"),
    may("mode", Choice(Mode::WORDS), "vanligvis, minst eller høyst"),
]);

const EVERY: Shape = Table(&[
    may("days", Integer, "dager"),
    may("weeks", Integer, "uker"),
    may("months", Integer, "måneder"),
    may("years", Integer, "år"),
    may("mode", Choice(Mode::WORDS), "vanligvis, minst (oftest) eller høyst (sjeldnest)"),
]);

const ITEM_TAIL_VALID: Field = may("valid", VALID, "når det gjelder");
const ITEM_OP: Field = may("op", Choice(&["add", "replace", "remove"]), "hva som gjøres med et punkt fra et høyere lag");

/// A service, national (with `id`) or local (with `service`).
pub const SERVICE_FILE: &[Field] = &[
    may("id", Id, "tjenestens id; bare i nasjonal ramme"),
    may("service", Id, "tjenesten filen gjelder; bare i region og kommune"),
    may("name", Texts, "tjenestens navn"),
    may("about", Texts, "hva tjenesten er for, i én setning"),
    may("includes", TEXT_LIST, "hva den kan inneholde"),
    may("not_included", TEXT_LIST, "hva den ikke inneholder"),
    may("kpr", OneOrMany(&Integer), "tjenestekode i KPR"),
    may("step", Integer, "trinn i innsatstrappa"),
    may("applicant", Choice(&["recipient", "carer"]), "hvem som søker"),
    may("price_unit", Choice(&["hour", "visit", "attendance", "day", "place", "month", "unit"]), "enheten prisen gis i"),
    may("vedtak", Bool, "gis ved vedtak"),
    may("low_threshold", Bool, "åpent for alle uten søknad"),
    may("offered", Bool, "om kommunen har tjenesten"),
    may("apply", Table(&[may("url", Text, "adresse"), must("text", Texts, "hvordan man søker")]), "søknad"),
    may("deadline", Table(&[must("weeks", Integer, "uker"), must("text", Texts, "i ord"), must("law", LAWS, "hjemmel")]), "svarfrist"),
    may("complaint", Table(&[
        must("weeks", Integer, "uker"),
        must("body", Texts, "klageinstans"),
        must("text", Texts, "i ord"),
        must("law", LAWS, "hjemmel"),
    ]), "klage"),
    may("waiting", Texts, "hvordan ventetid er her"),
    may("payment", Texts, "hva det koster, i ord"),
    may("decided_by", Texts, "hvem som bestemmer"),
    may("home_visit", Bool, "om hjemmebesøk er vanlig før vedtak"),
    may("silent", List(&Text), "det kilden ikke sier noe om"),
    may("rank", Choice(Rank::WORDS), "rang for alt i filen som ikke sier noe annet"),
    may("law", LAWS, "hjemmel for alt i filen som ikke sier noe annet"),
    may("valid", VALID, "gyldighet for alt i filen som ikke sier noe annet"),
    may("source", SOURCE, "kilde for alt i filen som ikke sier noe annet"),
    may("adopted", ADOPTED, "hvem som vedtok filen"),
    may("source_lang", LANG, "språket tekstene ble vedtatt på"),
    may("parameter", List(&Table(&[
        must("id", Id, "navnet som brukes i krav"),
        may("default", Number, "verdien når ingen fyller den"),
        may("floor", Number, "minste lovlige verdi"),
        may("ceiling", Number, "største lovlige verdi"),
        must("law", LAWS, "hjemmel"),
        must("text", Texts, "hva kommunen kan velge"),
    ])), "det lavere lag kan fylle"),
    may("fill", List(&Table(&[
        must("parameter", Id, "parameteren"),
        must("value", Number, "verdien"),
        may("valid", VALID, "når det gjelder"),
        must("decision", ADOPTED, "vedtaket"),
    ])), "verdier for åpne parametere"),
    may("ground", List(&Table(GROUND)), "hjemmelsgrunnlag"),
    may("criterion", List(&Table(CRITERION)), "krav"),
    may("relation", List(&Table(&[
        must("kind", Choice(RelationKind::WORDS), "hvordan tjenestene står til hverandre"),
        must("service", Id, "den andre tjenesten"),
        may("holder", Choice(Subject::WORDS), "hvem som har den andre tjenesten; mottakeren når det utelates"),
        may("fact", Id, "opplysningen som sier om den andre tjenesten er der"),
        must("text", Texts, "i ord"),
        may("law", LAWS, "hjemmel"),
        ITEM_TAIL_VALID,
        ITEM_OP,
    ])), "forhold til andre tjenester"),
    may("dose", List(&Table(&[
        must("id", Id, "del av tjenesten"),
        must("text", Texts, "i ord"),
        may("amount", AMOUNT, "hvor mye"),
        may("every", EVERY, "hvor ofte"),
        may("inside", Id, "delen den tar tid fra"),
        may("adds_time", Bool, "om den gir mer tid"),
        ITEM_TAIL_VALID,
        ITEM_OP,
    ])), "omfang"),
    may("rung", List(&Table(&[
        must("id", Id, "trinnets id"),
        must("text", Texts, "i ord"),
        must("mode", Choice(RungMode::WORDS), "vurderes, prøves eller en av delene"),
        may("order", Integer, "rekkefølge, når trappen er ordnet"),
        may("leads_to", Id, "tjenesten trinnet peker til"),
        may("when", Feel, "når trinnet gjelder"),
        may("skip", TEXT_LIST, "grunner til å hoppe over"),
        may("law", LAWS, "hjemmel"),
        ITEM_TAIL_VALID,
        ITEM_OP,
    ])), "trinn som skal være vurdert eller prøvd først"),
    may("norm", List(&Table(&[
        must("id", Id, "id"),
        must("text", Texts, "i ord"),
        may("days", Integer, "dager"),
        may("from", Choice(&["application", "decision", "discharge", "agreement"]), "hendelsen fristen løper fra"),
        ITEM_TAIL_VALID,
        ITEM_OP,
    ])), "kvalitetskrav og frister"),
    may("priority", TEXT_LIST, "hvordan søkere prioriteres; regnes aldri ut for én person"),
    may("process", TEXT_LIST, "krav til saksbehandlingen"),
    may("document", List(&Table(&[
        must("text", Texts, "hva som må dokumenteres"),
        may("any_of", TEXT_LIST, "en av disse holder"),
    ])), "dokumentasjon"),
];

/// `kommune.toml`
pub const KOMMUNE_FILE: &[Field] = &[
    must("number", Text, "kommunenummeret, fire sifre"),
    must("name", Texts, "kommunens navn"),
    must("language", Choice(&["nb", "nn"]), "kommunens målform"),
    may("languages", List(&LANG), "språkene som tilbys"),
    may("example", Bool, "oppdiktet kommune"),
    may("extends", Id, "regionen kriteriene bygger på"),
    may("adopted", ADOPTED, "vedtaket som gjør regionens kriterier til kommunens egne"),
    must("source", SOURCE, "kilde"),
    may("silent", List(&Text), "det kilden ikke sier noe om"),
    may("contact", Table(&[
        may("name", Texts, "hvem man snakker med"),
        may("phone", Text, "telefon"),
        may("url", Text, "nettside"),
        may("address", Text, "besøksadresse"),
        may("hours", Texts, "åpningstid"),
    ]), "kontakt"),
    may("low_threshold", List(&Table(&[
        must("name", Texts, "navn"),
        must("text", Texts, "hva det er"),
        may("url", Text, "nettside"),
        must("source", SOURCE, "kilde"),
    ])), "tilbud uten søknad"),
];

/// `region.toml`
pub const REGION_FILE: &[Field] = &[
    must("id", Id, "regionens id, som mappen"),
    must("name", Texts, "navn"),
    must("source", SOURCE, "kilde"),
    may("adopted", ADOPTED, "hvem som vedtok kriteriene"),
    may("members", List(&Text), "kommunenummer"),
];
