//! The difference between two rulesets as a page that a council can read and print: no script, nothing loaded from elsewhere.

use serde_json::Value;

use super::difference::SYNTHETIC;

/// How each outcome is called in the report.
fn outcome(word: &str) -> &'static str {
    match word {
        "fits" => "passer",
        "judgement" => "må vurderes",
        _ => "passer ikke",
    }
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1e2b3c}\
h1{font-size:1.7rem}h2{font-size:1.2rem;margin-top:2.5rem;border-top:1px solid #b5bcc7;padding-top:1rem}\
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600}\
th,td{border:1px solid #b5bcc7;padding:.4rem .6rem;text-align:left;vertical-align:top}th{background:#eef1f5}\
small{color:#4a5666}@media print{h2{break-after:avoid}table{break-inside:avoid}}";

/// The page. `names` are the two sides with their days; `services` is what `difference` gives.
pub fn report(names: [&str; 2], services: &[Value]) -> String {
    let [left, right] = names.map(escape);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"nb\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Forskjeller: {left} og {right}</title>\n<style>{STYLE}</style>\n<h1>Forskjeller mellom {left} og {right}</h1>\n"
    );
    let is = |service: &&Value, verdict: &str| text(service, "verdict") == verdict;
    let different: Vec<&Value> = services.iter().filter(|service| !is(service, "equal")).collect();
    let equal: Vec<&Value> = services.iter().filter(|service| is(service, "equal")).collect();
    page.push_str(&format!(
        "<p>{} tjenester er sammenlignet. {} gir samme svar for alle, {} gjør ikke det. Svarene er hva kriteriene sier om opplysninger, ikke vedtak.</p>\n<p><small>{SYNTHETIC}</small></p>\n",
        services.len(), equal.len(), different.len()
    ));
    different.iter().for_each(|service| page.push_str(&section(service, [&left, &right])));
    if !equal.is_empty() {
        let names =
            equal.iter().map(|service| format!("<li>{}</li>", escape(text(service, "name")))).collect::<String>();
        page.push_str(&format!("<h2>Likt for alle</h2>\n<ul>{names}</ul>\n"));
    }
    page.push_str("</html>\n");
    page
}

fn section(service: &Value, [left, right]: [&str; 2]) -> String {
    let mut out = format!("<h2>{}</h2>\n", escape(text(service, "name")));
    match text(service, "verdict") {
        "only_left" => out.push_str(&format!("<p>Tjenesten finnes bare i {left}.</p>\n")),
        "only_right" => out.push_str(&format!("<p>Tjenesten finnes bare i {right}.</p>\n")),
        "unknown" => out.push_str("<p>Reglene er for sammensatte til et eksakt svar.</p>\n"),
        _ => {}
    }
    for (key, side) in [("more_left", left), ("more_right", right)] {
        let Some(person) = service.get(key).filter(|person| !person.is_null()) else { continue };
        let facts: String =
            list(person, "person").iter().map(|fact| format!("<li>{}</li>", escape(text(fact, "text")))).collect();
        let facts = if facts.is_empty() { "<li>hvem som helst</li>".to_string() } else { facts };
        let because: Vec<String> = list(person, "responsible").iter().filter_map(Value::as_str).map(escape).collect();
        let because =
            if because.is_empty() { String::new() } else { format!(" Krav som avgjør: {}.", because.join(", ")) };
        out.push_str(&format!(
            "<p><strong>En person som får mer i {side}</strong> (i {left}: {}; i {right}: {}).{because}</p>\n<ul>{facts}</ul>\n",
            outcome(text(person, "left")), outcome(text(person, "right"))
        ));
    }
    let share = |key: &str| service.get("share").and_then(|share| share.get(key)).filter(|share| !share.is_null());
    if let Some(share) = share("synthetic") {
        let part = |key: &str| percent(share.get(key).and_then(Value::as_u64).unwrap_or_default());
        out.push_str(&format!(
            "<p>Av den tenkte befolkningen får {} mer i {left} og {} mer i {right}.</p>\n",
            part("better_left_per_million"),
            part("better_right_per_million")
        ));
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
    let criteria = list(service, "criteria");
    if !criteria.is_empty() {
        let cell = |criterion: &Value, key: &str| {
            criterion.get(key).and_then(Value::as_str).map_or("<small>ikke her</small>".into(), escape)
        };
        let row = |criterion: &Value| {
            let words = if text(criterion, "how") == "words" { " <small>(bare ordene)</small>" } else { "" };
            format!(
                "<tr><th scope=\"row\">{}{words}</th><td>{}</td><td>{}</td></tr>\n",
                escape(text(criterion, "id")),
                cell(criterion, "left"),
                cell(criterion, "right")
            )
        };
        let rows: String = criteria.iter().map(row).collect();
        out.push_str(&format!("<table>\n<caption>Krav som ikke er like</caption>\n<tr><th scope=\"col\">Krav</th><th scope=\"col\">{left}</th><th scope=\"col\">{right}</th></tr>\n{rows}</table>\n"));
    }
    out
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
        let page = report(["A & B", "C"], &[service]);
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
