//! The difference between two rulesets as a page that a council can read and print: no script, nothing loaded from elsewhere.

use serde_json::Value;

use super::difference::SYNTHETIC;
use super::handbook::terms::day;
use crate::units::Date;

/// How each outcome is called in the report.
fn outcome(word: &str) -> &'static str {
    match word {
        "fits" => "kan passe",
        "judgement" => "må vurderes",
        _ => "ser ikke ut til å passe",
    }
}

const STYLE: &str = "\
:root{color-scheme:light dark;--text:light-dark(#1e2b3c,#e6eaf0);--quiet:light-dark(#4a5666,#b3bdca);--line:light-dark(#b5bcc7,#4c5766);\
--page:light-dark(#fff,#14191f);--shade:light-dark(#eef1f5,#212932);--mark:light-dark(#0b5cad,#8ec2ff)}\
body{font:1rem/1.55 system-ui,sans-serif;max-width:58rem;margin:2rem auto;padding:0 1rem;color:var(--text);background:var(--page);overflow-wrap:break-word}\
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.3rem;margin-top:3rem;border-top:2px solid var(--line);padding-top:1rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}\
a{color:var(--mark)}ul{margin:.25rem 0;padding-left:1.25rem}p{max-width:44rem}\
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding-bottom:.25rem}\
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;font-weight:400}thead th{background:var(--shade);font-weight:600}\
.quiet,small{color:var(--quiet)}.person{background:var(--shade);border-left:4px solid var(--mark);padding:.75rem 1rem;margin:1rem 0}.person>*{margin:.25rem 0}\
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}tr{display:block;border:1px solid var(--line);margin:0 0 .75rem}\
th,td{display:block;border:0}td::before{content:attr(data-side);display:block;font-size:.875rem;color:var(--quiet)}tbody th{background:var(--shade);font-weight:600}}\
@media print{h2,h3,.person{break-after:avoid}.person,tr{break-inside:avoid}}";

/// One side of the comparison: the municipality's name and the day its rules are read for.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The name.
    pub name: &'a str,
    /// The day.
    pub date: Date,
}

/// The page; `services` is what `difference` gives.
pub fn report(sides: [Side<'_>; 2], services: &[Value]) -> String {
    let same_name = sides.iter().all(|side| Some(side.name) == sides.first().map(|first| first.name));
    // Two days of one municipality are told apart by the day.
    let [left, right] = sides.map(|Side { name, date }| {
        let full = if same_name { format!("{name} {}", day(date)) } else { name.to_string() };
        escape(&full)
    });
    let mut page = format!(
        "<!doctype html>\n<html lang=\"nb\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Forskjeller: {left} og {right}</title>\n<style>{STYLE}</style>\n<main>\n<h1>Forskjeller mellom {left} og {right}</h1>\n"
    );
    let equal = |service: &&Value| text(service, "verdict") == "equal";
    let alike = services.iter().filter(equal).count();
    let (same, different): (Vec<&Value>, Vec<&Value>) =
        services.iter().partition(|service| equal(service) && list(service, "aside").is_empty());
    let aside = match different.iter().filter(|service| equal(service)).count() {
        0 => String::new(),
        1 => " Én gir samme svar, men er ulik på annet vis, for eksempel i omfang, trinn eller frister.".to_owned(),
        many => {
            format!(" {many} gir samme svar, men er ulike på annet vis, for eksempel i omfang, trinn eller frister.")
        }
    };
    let mut days: Vec<String> = sides.iter().map(|side| day(side.date)).collect();
    days.dedup();
    page.push_str(&format!(
        "<p>{} tjenester er sammenlignet, etter reglene {}. {} av dem gir samme svar for alle, {} gjør ikke det.{}</p>\n<p>Svarene er hva kriteriene sier om opplysninger, ikke vedtak. Hver forskjell er vist med en tenkt person. Det som ikke er sagt om personen, kan være hva som helst. Det bare en fagperson kan vurdere, er ikke vurdert når det ikke er nevnt.</p>\n",
        services.len(), days.join(" og "), alike, services.len().saturating_sub(alike), aside
    ));
    if !different.is_empty() {
        page.push_str(&overview(&different, [&left, &right]));
    }
    different.iter().for_each(|service| page.push_str(&section(service, [&left, &right])));
    if !same.is_empty() {
        let names =
            same.iter().map(|service| format!("<li>{}</li>", escape(text(service, "name")))).collect::<String>();
        page.push_str(&format!("<h2>Likt for alle</h2>\n<ul>{names}</ul>\n"));
    }
    page.push_str(&format!("<h2>Om tallene</h2>\n<p class=\"quiet\">{SYNTHETIC}</p>\n</main>\n</html>\n"));
    page
}

/// Every service that differs, on a line of its own.
fn overview(services: &[&Value], [left, right]: [&str; 2]) -> String {
    let row = |service: &&Value| {
        let more = match (text(service, "verdict"), has(service, "more_left"), has(service, "more_right")) {
            ("only_left", ..) => format!("finnes bare i {left}"),
            ("only_right", ..) => format!("finnes bare i {right}"),
            ("equal", ..) => "samme svar for alle, ulikt ellers".into(),
            (_, true, true) => "noen får mer her, andre der".into(),
            (_, true, false) => format!("noen får mer i {left}"),
            (_, false, true) => format!("noen får mer i {right}"),
            _ => "kan ikke avgjøres eksakt".into(),
        };
        let share = service.get("share").and_then(|share| share.get("synthetic")).filter(|share| !share.is_null());
        let part = |key: &str| share.and_then(|share| share.get(key)).and_then(Value::as_u64).unwrap_or_default();
        let differs = part("better_left_per_million").saturating_add(part("better_right_per_million"));
        let differs = if share.is_some() { percent(differs) } else { "–".into() };
        let id = escape(text(service, "id"));
        let name = escape(text(service, "name"));
        format!(
            "<tr><th scope=\"row\"><a href=\"#{id}\">{name}</a></th><td data-side=\"Hvem får mer\">{more}</td><td data-side=\"Får ulikt svar, tenkt befolkning\">{differs}</td></tr>\n"
        )
    };
    let rows: String = services.iter().map(row).collect();
    format!(
        "<table>\n<caption>Tjenester som ikke er like</caption>\n<thead><tr><th scope=\"col\">Tjeneste</th><th scope=\"col\">Hvem får mer</th><th scope=\"col\">Får ulikt svar, tenkt befolkning</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn section(service: &Value, [left, right]: [&str; 2]) -> String {
    let mut out = format!("<h2 id=\"{}\">{}</h2>\n", escape(text(service, "id")), escape(text(service, "name")));
    match text(service, "verdict") {
        "only_left" => out.push_str(&format!("<p>Tjenesten finnes bare i {left}.</p>\n")),
        "only_right" => out.push_str(&format!("<p>Tjenesten finnes bare i {right}.</p>\n")),
        "unknown" => out.push_str("<p>Reglene er for sammensatte til et eksakt svar.</p>\n"),
        _ => {}
    }
    for (key, side) in [("more_left", left), ("more_right", right)] {
        if let Some(person) = service.get(key).filter(|person| !person.is_null()) {
            out.push_str(&witness(person, side, [left, right]));
        }
    }
    if text(service, "verdict") == "equal" {
        out.push_str("<p>Kriteriene gir samme svar for alle.</p>\n");
    } else {
        out.push_str(&shares(service, [left, right]));
    }
    out.push_str(&criteria(service, [left, right]));
    out.push_str(&aside(service, [left, right]));
    out
}

/// How each kind of what else is said is called.
fn aside_kind(kind: &str) -> &'static str {
    match kind {
        "dose" => "Omfang",
        "ladder" => "Trinn som skal være vurdert først",
        "norm" => "Frister og kvalitetskrav",
        "relation" => "Sammen med andre tjenester",
        "document" => "Dokumentasjon",
        "includes" => "Kan inneholde",
        "not_included" => "Inneholder ikke",
        "priority" => "Rekkefølge mellom søkere",
        "deadline" => "Svarfrist",
        "payment" => "Betaling",
        "waiting" => "Ventetid",
        _ => "Hvem som bestemmer",
    }
}

/// What else is said on one side only, side by side.
fn aside(service: &Value, [left, right]: [&str; 2]) -> String {
    let cell = |said: &Value, key: &str| {
        let texts: Vec<String> = list(said, key).iter().filter_map(Value::as_str).map(escape).collect();
        if texts.is_empty() { "<small>ikke noe annet</small>".into() } else { texts.join("<br>") }
    };
    let row = |said: &Value| {
        format!(
            "<tr><th scope=\"row\">{}</th><td data-side=\"{left}\">{}</td><td data-side=\"{right}\">{}</td></tr>\n",
            aside_kind(text(said, "kind")),
            cell(said, "left"),
            cell(said, "right")
        )
    };
    let rows: String = list(service, "aside").iter().map(row).collect();
    if rows.is_empty() { rows } else { sides_table("Ellers ulikt", "Hva det gjelder", [left, right], &rows) }
}

/// A table with the two sides beside each other.
fn sides_table(caption: &str, first: &str, [left, right]: [&str; 2], rows: &str) -> String {
    format!(
        "<table>\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">{first}</th><th scope=\"col\">{left}</th><th scope=\"col\">{right}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// A person who gets more on one side.
fn witness(person: &Value, side: &str, [left, right]: [&str; 2]) -> String {
    let facts: String =
        list(person, "person").iter().map(|fact| format!("<li>{}</li>", escape(text(fact, "text")))).collect();
    let facts = if facts.is_empty() { "<li>hvem som helst</li>".to_string() } else { facts };
    let because: String =
        list(person, "because").iter().map(|it| format!("<li>{}</li>", escape(text(it, "text")))).collect();
    let because = if because.is_empty() {
        String::new()
    } else {
        let other = if side == left { right } else { left };
        format!("<p>Dette avgjør i {other}:</p>\n<ul>{because}</ul>\n")
    };
    format!(
        "<div class=\"person\">\n<h3>En person som får mer i {side}</h3>\n<ul>{facts}</ul>\n<p>{left}: <strong>{}</strong>. {right}: <strong>{}</strong>.</p>\n{because}</div>\n",
        outcome(text(person, "left")),
        outcome(text(person, "right"))
    )
}

/// How many it is about.
fn shares(service: &Value, [left, right]: [&str; 2]) -> String {
    let mut out = String::new();
    let share = |key: &str| service.get("share").and_then(|share| share.get(key)).filter(|share| !share.is_null());
    if let Some(share) = share("synthetic") {
        let part = |key: &str| share.get(key).and_then(Value::as_u64).unwrap_or_default();
        let [more_left, more_right] = ["better_left_per_million", "better_right_per_million"].map(part);
        let assessed = more_left == 0 && more_right == 0;
        out.push_str(&if assessed {
            "<p>I den tenkte befolkningen får ingen ulikt svar: der har ingen fagperson vurdert noe, eller forskjellen er svært sjelden.</p>\n".to_string()
        } else {
            let each = [(more_left, left), (more_right, right)].into_iter().filter(|(share, _)| *share > 0);
            let each: Vec<String> = each.map(|(share, side)| format!("{} mer i {side}", percent(share))).collect();
            format!("<p>Av den tenkte befolkningen får {}.</p>\n", each.join(" og "))
        });
    }
    if let Some(share) = share("counted") {
        let count = |key: &str| share.get(key).and_then(Value::as_u64).unwrap_or_default();
        out.push_str(&format!(
            "<p>I {}: {} får mer i {left}, {} mer i {right}, {} det samme, {} kan ikke avgjøres.</p>\n",
            escape(text(share, "population")),
            count("better_left"),
            count("better_right"),
            count("same"),
            count("open")
        ));
    }
    out
}

/// The criteria that are not the same, side by side.
fn criteria(service: &Value, [left, right]: [&str; 2]) -> String {
    let criteria = list(service, "criteria");
    if criteria.is_empty() {
        return String::new();
    }
    let cell = |criterion: &Value, key: &str| {
        criterion.get(key).and_then(Value::as_str).map_or("<small>ikke her</small>".into(), escape)
    };
    let row = |criterion: &Value| {
        let how = match text(criterion, "how") {
            "only_left" => format!("bare i {left}"),
            "only_right" => format!("bare i {right}"),
            "words" => "bare ordene er ulike".into(),
            _ => "virker ulikt".into(),
        };
        format!(
            "<tr><th scope=\"row\">{how}</th><td data-side=\"{left}\">{}</td><td data-side=\"{right}\">{}</td></tr>\n",
            cell(criterion, "left"),
            cell(criterion, "right")
        )
    };
    let rows: String = criteria.iter().map(row).collect();
    sides_table("Krav som ikke er like", "Forskjell", [left, right], &rows)
}

fn has(service: &Value, key: &str) -> bool {
    service.get(key).is_some_and(|value| !value.is_null())
}

/// Millionths as per cent with one decimal.
fn percent(per_million: u64) -> String {
    let tenths = per_million.saturating_add(500) / 1_000;
    if tenths == 0 && per_million > 0 { "under 0,1 %".into() } else { format!("{},{} %", tenths / 10, tenths % 10) }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_cannot_break_the_page() {
        let service = serde_json::json!({ "name": "<script>", "verdict": "only_left", "criteria": [] });
        let date = Date::from_days(20_000);
        let sides = [Side { name: "A & B", date }, Side { name: "C", date }];
        let page = report(sides, &[service]);
        assert!(page.contains("&lt;script&gt;") && page.contains("A &amp; B") && !page.contains("<script>"));
    }

    #[test]
    fn small_shares_are_not_called_none() {
        assert_eq!(
            [percent(0), percent(10), percent(1_500), percent(1_000_000)],
            ["0,0 %", "under 0,1 %", "0,2 %", "100,0 %"]
        );
    }
}
