//! What pricing may report about a draft: the texts, and filling them in.

use crate::diagnostic::suggestion;
use crate::draft::{Line, Problem};
use crate::units::joined;

/// One kind of problem. Each `%` in its texts stands for a word that is filled in.
pub(super) struct Text {
    code: &'static str,
    field: &'static str,
    message: &'static str,
    help: &'static str,
}

macro_rules! texts {
    ($($name:ident, $code:literal, $field:literal, $message:literal, $help:literal;)*) => {
        $(pub(super) const $name: Text = Text { code: $code, field: $field, message: $message, help: $help };)*
    };
}

texts! {
    UNKNOWN_BOOK, "ukjent-prisliste", "book", "ukjent prisliste «%»", "prislistene er %";
    UNKNOWN_MODE, "ukjent-modus", "mode", "ukjent finansiering «%»", "velg ett av: %";
    UNKNOWN_SERVICE, "ukjent-tjeneste", "service", "ukjent tjeneste «%»", "tjenestene er %";
    UNKNOWN_SUPPLIER, "ukjent-utforer", "supplier", "ukjent utfører «%»", "utførerne er %";

    WEEK, "over-168-timer", "amount",
        "% timer i uka på «%» er mer enn de 168 en uke har",
        "rett mengden eller hyppigheten; døgnbemannet bolig skrives som en plass, ikke som 168 timer";
    WEEK_TOGETHER, "over-168-timer", "amount",
        "linjene for «%» blir til sammen % timer i uka, mer enn de 168 en uke har",
        "rett mengden eller hyppigheten; døgnbemannet bolig skrives som en plass, ikke som 168 timer";
    WHOLE_PERIOD, "over-168-timer", "amount",
        "% timer på «%» er mer tid enn perioden har",
        "rett mengden, eller oppgi hyppighet";
    WHOLE_DAY, "over-ett-dogn", "amount",
        "«%» kan ikke gis mer enn ett døgn i døgnet",
        "rett mengden eller hyppigheten";

    TOO_MUCH, "for-stort-belop", "amount",
        "«%» koster mer enn det som kan regnes",
        "rett mengden, hyppigheten eller perioden";

    NO_PRICE, "mangler-pris", "service", "ingen pris for «%» i prislisten «%»", "%";
    NO_PRICE_YET, "mangler-pris", "service", "ingen pris for «%» per % så tidlig som %", "%";
    DISPUTED_PRICE, "overlappende-priser", "service",
        "flere priser for «%» per % gjelder samtidig %",
        "rett gyldigheten av «%» i priser.toml, så bare én gjelder";
    OTHER_UNIT, "feil-enhet", "amount",
        "«%» har ingen pris for % i prislisten «%»",
        "prisen er per %; skriv mengden slik";
    NO_LEVEL, "mangler-niva", "place_level",
        "nivået er ikke valgt, så prisen på «%» er et intervall",
        "velg ett av: %";
    OTHER_LEVEL, "ukjent-niva", "place_level", "ingen pris for «%» på nivået «%»", "%";
    SHARED_STAFF, "delt-bemanning", "amount",
        "«%» har delt bemanning hele døgnet og kan ikke prises time for time som én til én",
        "velg en plass (døgn eller måned), eller en timepris som er merket som delt";
    NO_STATE_PRICE, "mangler-statspris", "service",
        "statens pris for «%» er ikke kjent, så tilskuddet kan ikke regnes ut",
        "legg inn statens priser som en egen prisliste (kind = \"state\") i priser.toml";
    NO_PAYMENT, "mangler-egenandel", "service",
        "egenandelen for «%» kan ikke regnes ut %",
        "legg inn % i priser.toml";

    DECISION_LIMIT, "over-beslutningsgrensen", "amount",
        "kommunen vil at flere er med og bestemmer når en sak kan koste mer enn % kr i året (%)",
        "avklar hvem det er; behovet er det samme";

    NO_FIGURE, "mangler-tall", "zones", "% er ikke kjent %", "legg inn % i priser.toml";
    NO_ZONE, "ukjent-sone", "zones",
        "kommunens sone for arbeidsgiveravgift er ikke kjent, så prisen er et intervall over alle soner",
        "oppgi sonen i utkastet eller i priser.toml";
    UNKNOWN_ZONE, "ukjent-sone", "zones",
        "ukjent sone «%», så prisen er et intervall over alle soner",
        "sonene er I, Ia, II, III, IV, IVa og V";
    ZONE_SHARES, "andeler", "zones",
        "andelene av sonene blir % til sammen, ikke 1, så prisen er et intervall over alle soner",
        "rett andelene så de blir 1 til sammen";
}

/// Reports a problem with a line, else with the draft as a whole; several lines may meet the same one, which is said once.
pub(super) fn report(problems: &mut Vec<Problem>, line: Option<&Line>, text: &Text, words: &[&str]) {
    let mut words = words.iter();
    let problem = Problem {
        code: text.code,
        line: line.map(|line| line.id.clone()),
        field: text.field.to_owned(),
        message: filled(text.message, &mut words),
        help: filled(text.help, &mut words),
    };
    if line.is_some() || problems.iter().all(|known| known.message != problem.message) {
        problems.push(problem);
    }
}

/// Reports a word that is not known: the help is the known word nearest to it, else all of them.
pub(super) fn unknown(problems: &mut Vec<Problem>, line: Option<&Line>, text: &Text, word: &str, known: &[&str]) {
    let near = suggestion(word, known.iter().copied());
    let text = &Text { help: if near.is_some() { "%" } else { text.help }, ..*text };
    report(problems, line, text, &[word, &near.unwrap_or_else(|| list(known))]);
}

/// A text with words in its places, in order.
fn filled(text: &str, words: &mut std::slice::Iter<'_, &str>) -> String {
    let mut parts = text.split('%');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(words.next().copied().unwrap_or_default());
        filled.push_str(part);
    }
    filled
}

/// Words with commas between.
pub(super) fn list(words: &[&str]) -> String {
    joined(words.iter().copied(), ", ")
}
