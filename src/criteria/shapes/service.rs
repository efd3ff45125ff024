//! The shape of a service file, national or local.

use super::{ADOPTED, LANG, LAWS, SOURCE, TEXT_LIST, VALID, may, must};
use crate::fact::Subject;
use crate::service::{Mode, Nature, Rank, RelationKind, RungMode, Strength};
use crate::source::{Field, Shape};

use Shape::{Bool, Choice, Feel, Id, Integer, List, Number, OneOrMany, Table, Text, Texts};

const OPS: Shape = Choice(&["add", "replace", "remove", "tighten", "widen"]);

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
    may("burden", Choice(&["kommune"]), "hvem som har bevisbyrden, når det ikke er personen"),
    may("exception", Texts, "når kravet kan fravikes, i ord; et menneske vurderer det"),
    may(
        "never_counts",
        Table(&[
            must("facts", List(&Id), "opplysninger som ikke kan telle"),
            may("towards", List(&Id), "kravene de ikke kan telle mot"),
        ]),
        "det som ikke kan telle",
    ),
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
const ITEM_OP: Field =
    may("op", Choice(&["add", "replace", "remove"]), "hva som gjøres med et punkt fra et høyere lag");

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
    may(
        "price_unit",
        Choice(&["hour", "visit", "attendance", "day", "place", "month", "unit"]),
        "enheten prisen gis i",
    ),
    may("vedtak", Bool, "gis ved vedtak"),
    may("low_threshold", Bool, "åpent for alle uten søknad"),
    may("offered", Bool, "om kommunen har tjenesten"),
    may("apply", Table(&[may("url", Text, "adresse"), must("text", Texts, "hvordan man søker")]), "søknad"),
    may(
        "deadline",
        Table(&[must("weeks", Integer, "uker"), must("text", Texts, "i ord"), must("law", LAWS, "hjemmel")]),
        "svarfrist",
    ),
    may(
        "complaint",
        Table(&[
            must("weeks", Integer, "uker"),
            must("body", Texts, "klageinstans"),
            must("text", Texts, "i ord"),
            must("law", LAWS, "hjemmel"),
        ]),
        "klage",
    ),
    may("waiting", Texts, "hvordan ventetid er her"),
    may("payment", Texts, "hva det koster, i ord"),
    may("payment_law", LAWS, "hjemmel for betalingen, eller «ingen»"),
    may("decided_by", Texts, "hvem som bestemmer"),
    may("second_reader", Texts, "når en til skal lese utkastet"),
    may("home_visit", Bool, "om hjemmebesøk er vanlig før vedtak"),
    may("silent", TEXT_LIST, "det kilden ikke sier noe om"),
    may("rank", Choice(Rank::WORDS), "rang for alt i filen som ikke sier noe annet"),
    may("law", LAWS, "hjemmel for alt i filen som ikke sier noe annet"),
    may("valid", VALID, "gyldighet for alt i filen som ikke sier noe annet"),
    may("source", SOURCE, "kilde for alt i filen som ikke sier noe annet"),
    may("adopted", ADOPTED, "hvem som vedtok filen"),
    may("source_lang", LANG, "språket tekstene ble vedtatt på"),
    may(
        "parameter",
        List(&Table(&[
            must("id", Id, "navnet som brukes i krav"),
            may("default", Number, "verdien når ingen fyller den"),
            may("floor", Number, "minste lovlige verdi"),
            may("ceiling", Number, "største lovlige verdi"),
            must("law", LAWS, "hjemmel"),
            must("text", Texts, "hva kommunen kan velge"),
        ])),
        "det lavere lag kan fylle",
    ),
    may(
        "fill",
        List(&Table(&[
            must("parameter", Id, "parameteren"),
            must("value", Number, "verdien"),
            may("valid", VALID, "når det gjelder"),
            must("decision", ADOPTED, "vedtaket"),
        ])),
        "verdier for åpne parametere",
    ),
    may("ground", List(&Table(GROUND)), "hjemmelsgrunnlag"),
    may("criterion", List(&Table(CRITERION)), "krav"),
    may(
        "relation",
        List(&Table(&[
            must("kind", Choice(RelationKind::WORDS), "hvordan tjenestene står til hverandre"),
            must("service", Id, "den andre tjenesten"),
            may("holder", Choice(Subject::WORDS), "hvem som har den andre tjenesten; mottakeren når det utelates"),
            may("fact", Id, "opplysningen som sier om den andre tjenesten er der"),
            must("text", Texts, "i ord"),
            may("law", LAWS, "hjemmel"),
            ITEM_TAIL_VALID,
            ITEM_OP,
        ])),
        "forhold til andre tjenester",
    ),
    may(
        "dose",
        List(&Table(&[
            must("id", Id, "del av tjenesten"),
            must("text", Texts, "i ord"),
            may("amount", AMOUNT, "hvor mye"),
            may("every", EVERY, "hvor ofte"),
            may("inside", Id, "delen den tar tid fra"),
            may("adds_time", Bool, "om den gir mer tid"),
            may("exception", Texts, "når omfanget kan fravikes, i ord"),
            ITEM_TAIL_VALID,
            ITEM_OP,
        ])),
        "omfang",
    ),
    may(
        "rung",
        List(&Table(&[
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
        ])),
        "trinn som skal være vurdert eller prøvd først",
    ),
    may(
        "norm",
        List(&Table(&[
            must("id", Id, "id"),
            must("text", Texts, "i ord"),
            may("days", Integer, "dager"),
            may("from", Choice(&["application", "decision", "discharge", "agreement"]), "hendelsen fristen løper fra"),
            ITEM_TAIL_VALID,
            ITEM_OP,
        ])),
        "kvalitetskrav og frister",
    ),
    may("priority", TEXT_LIST, "hvordan søkere prioriteres; regnes aldri ut for én person"),
    may("process", TEXT_LIST, "krav til saksbehandlingen"),
    may(
        "document",
        List(&Table(&[must("text", Texts, "hva som må dokumenteres"), may("any_of", TEXT_LIST, "en av disse holder")])),
        "dokumentasjon",
    ),
];
