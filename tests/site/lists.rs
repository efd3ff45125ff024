//! The guide's page for each municipality, with its services in words inside: what one reads when no script runs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::at;

/// Where the page's own fallback ends and the municipality's begins.
const PLACE: &str = "<!-- tjenester -->";
/// What the page itself says around the guide, word for word as in the catalogues.
const PAGE: [&str; 3] = ["start.title", "page.skip", "page.foot"];
const CHOICE: &str = "<!-- kommuner -->";
const TAG: &str = "<tildeling-veiviser ";
const HEAD: &str = "</head>";

/// Writes `veiviser-<nr>.html` for every pack in `packs/regler`, and links to them where a page asks for them.
pub fn write(pages: &Path, packs: &Path) -> Result<(), String> {
    let regler = packs.join("regler");
    let list = pages.join("index.html");
    let Some(index) = json(&regler.join("index.json"))? else { return Ok(()) };
    let ours = Words::read(pages, "nb")?;
    let kommuner = index.as_array().map(Vec::as_slice).unwrap_or_default();
    let page = fs::read_to_string(pages.join("veiviser.html")).map_err(at("cannot read", pages))?;
    let mut links = String::new();
    for kommune in kommuner {
        let (id, name) = (text(&kommune["id"]), text(&kommune["name"]));
        let lang = kommune["languages"].get(0).map_or("nb", text);
        let _ = writeln!(links, "<li><a href=\"veiviser-{id}.html\">{}</a></li>", escaped(name));
        let Some(stretches) = json(&regler.join(format!("{id}.{lang}.json")))? else { continue };
        let words = Words::read(pages, lang)?;
        let Some(first) = stretches.get(0) else { continue };
        let services = services(first, &words);
        let address = |ending: &str| format!("regler/{id}.{ending}?{}", text(&kommune["hash"]));
        let ahead: String = ["bin".to_owned(), format!("{lang}.json")]
            .map(|ending| format!("  <link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin>\n", address(&ending)))
            .concat();
        let spoken = PAGE.iter().fold(page.clone(), |page, key| {
            page.replace(&format!(">{}<", ours.get(key)), &format!(">{}<", words.get(key)))
        });
        let own = spoken
            .replace(&ours.get("start.lead"), &words.get("start.lead"))
            .replace(&urgent(&ours), &urgent(&words))
            .replace("texts/nb.js", &format!("texts/{lang}.js"))
            .replacen("lang=\"nb\"", &format!("lang=\"{lang}\""), 1)
            .replacen(TAG, &format!("{TAG}kommune=\"{id}\" rules=\"{}\" ", address("bin")), 1)
            .replacen(HEAD, &format!("{ahead}{HEAD}"), 1)
            .replacen(PLACE, &services, 1)
            .replacen(CHOICE, "", 1);
        let path = pages.join(format!("veiviser-{id}.html"));
        fs::write(&path, own).map_err(at("cannot write", &path))?;
    }
    for path in [pages.join("veiviser.html"), list] {
        let text = fs::read_to_string(&path).map_err(at("cannot read", &path))?;
        let links = format!("<ul class=\"page-columns\">\n{links}</ul>");
        fs::write(&path, text.replacen(PLACE, "", 1).replacen(CHOICE, &links, 1)).map_err(at("cannot write", &path))?;
    }
    Ok(())
}

/// What to do when it is urgent, with the numbers to press.
fn urgent(words: &Words) -> String {
    let link = |key: &str, number: &str| {
        let link = format!("<a href=\"tel:{}\">{number}</a>", number.replace(' ', ""));
        words.get(key).replace("{number}", &link)
    };
    [words.get("contact.urgent"), link("contact.danger", "113"), link("contact.doctor", "116 117")].join(" ")
}

/// Contact, services with what the municipality looks for, how to apply and how to complain.
fn services(kommune: &Value, words: &Words) -> String {
    let mut out = String::from("<div data-tjenester>\n");
    let contact = &kommune["contact"];
    let phone = text(&contact["phone"]);
    let _ = writeln!(out, "<h2>{}</h2>", words.get("contact.title"));
    if phone.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", words.get("contact.none"));
    } else {
        let number: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        let link = format!("<a href=\"tel:{number}\">{}</a>", escaped(phone));
        let _ = writeln!(
            out,
            "<p>{} {}</p>",
            words.get("contact.call").replace("{phone}", &link),
            escaped(&said(&contact["hours"]))
        );
    }
    let place: Vec<String> = [said(&contact["name"]), text(&contact["address"]).to_owned()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    if !place.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escaped(&place.join(", ")));
    }
    let web = text(&contact["url"]);
    if !web.is_empty() {
        let _ = writeln!(out, "<p><a href=\"{}\">{}</a></p>", escaped(web), words.get("contact.web"));
    }
    let _ = writeln!(out, "<h2>{}</h2>\n<p>{}</p>", words.get("paper.services"), words.get("limits"));
    for service in items(&kommune["services"]) {
        let _ = writeln!(
            out,
            "<section><h3{}>{}</h3>\n<p>{}</p>",
            foreign(&service["name"]),
            escaped(&said(&service["name"])),
            escaped(&said(&service["about"]))
        );
        let criteria: String = items(&service["criteria"])
            .iter()
            .filter(|it| !said(&it["text"]).is_empty())
            .map(|it| criterion(it, words))
            .collect();
        if !criteria.is_empty() {
            let _ = writeln!(out, "<ul>\n{criteria}</ul>");
        }
        let cost = said(&service["cost"]);
        if !cost.is_empty() {
            let _ = writeln!(
                out,
                "<p>{} {}{}</p>",
                words.get("card.cost"),
                escaped(&cost),
                law(&service["cost_law"], words)
            );
        }
        out.push_str("</section>\n");
    }
    for (title, lines) in
        [("apply.title", ["apply.how", "apply.after"].as_slice()), ("complaint.title", &["complaint.text"])]
    {
        let _ = writeln!(out, "<h2>{}</h2>", words.get(title));
        for line in lines {
            let _ = writeln!(out, "<p>{}</p>", words.get(line));
        }
    }
    out.push_str("</div>");
    out
}

/// A criterion with its law, and how much it weighs: its exception, else what its strength means.
fn criterion(criterion: &Value, words: &Words) -> String {
    let exception = said(&criterion["exception"]);
    let weight = match (exception.as_str(), text(&criterion["strength"])) {
        ("", "") => String::new(),
        ("", strength) => words.get(&format!("strength.{strength}")),
        (exception, _) => escaped(exception),
    };
    let (text, law) = (&criterion["text"], law(&criterion["law"], words));
    format!("<li{}>{}{law}{}</li>\n", foreign(text), escaped(&said(text)), small(&weight))
}

/// References to law with the laws' full names; nothing where there is none.
fn law(law: &Value, words: &Words) -> String {
    let law = text(law);
    let named: Vec<String> = law.split(' ').map(|word| words.get_or(&format!("law.{word}"), word)).collect();
    if law.is_empty() || law == "ingen" { String::new() } else { small(&format!("({})", named.join(" "))) }
}

fn small(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" <small>{text}</small>") }
}

/// The interface words of a language, from the module that holds them: one `'key': 'text',` a line.
struct Words(BTreeMap<String, String>);

impl Words {
    fn read(pages: &Path, lang: &str) -> Result<Words, String> {
        let path = pages.join(format!("texts/{lang}.js"));
        let text = fs::read_to_string(&path).map_err(at("cannot read", &path))?;
        let lines =
            text.lines().filter_map(|line| line.trim().strip_prefix('\'')?.strip_suffix("',")?.split_once("': '"));
        Ok(Words(lines.map(|(key, text)| (key.to_owned(), escaped(text))).collect()))
    }

    fn get(&self, key: &str) -> String {
        self.get_or(key, "")
    }

    fn get_or(&self, key: &str, other: &str) -> String {
        self.0.get(key).cloned().unwrap_or_else(|| escaped(other))
    }
}

fn json(path: &Path) -> Result<Option<Value>, String> {
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = fs::read(path).map_err(at("cannot read", path))?;
    serde_json::from_slice(&bytes).map(Some).map_err(|error| format!("{}: {error}", path.display()))
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A text, also one that is borrowed from another language: `{lang, text}`.
fn said(value: &Value) -> String {
    value.as_str().or_else(|| value["text"].as_str()).unwrap_or_default().to_owned()
}

fn foreign(value: &Value) -> String {
    value["lang"].as_str().map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
