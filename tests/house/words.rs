//! The words: the guide advises and never decides, so it never says that someone has a right or is refused.

use toml::Value;

use super::files;

/// What a citizen must never read as a result, in any of the languages.
const FORBIDDEN: [&str; 14] = [
    "har rett til",
    "har rett på",
    "har krav på",
    "innvilg",
    "avslag",
    "avslå",
    "avslo",
    "berettiget",
    "kvalifiser",
    "you are entitled",
    "you have a right to",
    "you have the right to",
    "you qualify",
    "your application is rejected",
];

/// True sentences about how a case is handled. They are taken out of a text before the forbidden words are looked for.
const ALLOWED: [&str; 9] = [
    "har rett til å klage",
    "har rett til å få vite hvorfor",
    "har rett til å få vite kvifor",
    "har rett til å se",
    "har rett til å sjå",
    "you have the right to complain",
    "får du avslag",
    "får avslag",
    "klage på et avslag",
];

/// Files with words for the caseworker, who does decide.
const CASEWORKER: [&str; 3] = ["www/texts/vedtak", "www/elements/vedtak", "www/vedtak.html"];

/// The languages of texts in criteria files.
const LANGUAGES: [&str; 6] = ["nb", "nn", "en", "se", "smj", "sma"];

/// Keys that hold someone else's words, such as the law's.
const QUOTATIONS: [&str; 1] = ["quote"];

#[test]
fn the_pages_never_decide() {
    let pages = files::of_kind("www", &["js", "html"]);
    let pages = pages.into_iter().filter(|path| !CASEWORKER.iter().any(|start| path.starts_with(start)));
    let mut faults = Vec::new();
    for path in pages {
        for (at, line) in files::text(&path).lines().enumerate() {
            faults.extend(deciding(line).map(|word| format!("{path}:{}: «{word}»", at + 1)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_texts_of_criteria_never_decide() {
    let mut faults = Vec::new();
    for path in files::of_kind("criteria", &["toml"]) {
        let parsed: toml::Table = files::text(&path).parse().unwrap();
        let mut texts = Vec::new();
        collect(&Value::Table(parsed), "", &mut texts);
        faults.extend(texts.iter().filter_map(|(key, text)| Some(format!("{path}: {key}: «{}»", deciding(text)?))));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_deciding_word_is_seen() {
    assert_eq!(deciding("Du har rett til BPA."), Some("har rett til"));
    assert_eq!(deciding("Søknaden er INNVILGET."), Some("innvilg"));
    assert_eq!(deciding("Du har rett til å klage, og du har rett til BPA."), Some("har rett til"));
    assert_eq!(deciding("Du kan ha rett til BPA. Får du avslag, kan du klage."), None);
    let criterion: toml::Table =
        "[[criterion]]\ntext = { nb = 'Du har krav på hjelp' }\nquote = { nb = 'har rett til' }".parse().unwrap();
    let mut texts = Vec::new();
    collect(&Value::Table(criterion), "", &mut texts);
    assert_eq!(texts, [(".criterion.text.nb".to_owned(), "Du har krav på hjelp".to_owned())]);
}

fn deciding(text: &str) -> Option<&'static str> {
    let text = ALLOWED.iter().fold(text.to_lowercase(), |text, allowed| text.replace(allowed, ""));
    FORBIDDEN.into_iter().find(|word| text.contains(word))
}

/// Every text in a language under a value, with the way to it.
fn collect(value: &Value, way: &str, texts: &mut Vec<(String, String)>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table.iter().filter(|(key, _)| !QUOTATIONS.contains(&key.as_str())) {
                let way = format!("{way}.{key}");
                match value {
                    Value::String(text) if LANGUAGES.contains(&key.as_str()) => texts.push((way, text.clone())),
                    _ => collect(value, &way, texts),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, way, texts)),
        _ => {}
    }
}
