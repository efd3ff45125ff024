//! Style sheets in a release: without what only their readers need, and in a script without the tokens that nothing in it reads: a page uses
//! a few of the hundred colours of a theme, and some of its sizes.

use std::collections::BTreeSet;

/// How the names of what may be left out begin. Other properties may be meant for the page around us.
const TOKENS: [&str; 2] = ["--ds", "--_ds"];

/// How a style sheet in a script begins, and no other template of more than one line.
const BEGINNINGS: [char; 3] = [':', '.', '@'];

/// Spaces for the eye.
const AIRY: [(&str, &str); 9] = [
    (" {", "{"),
    ("{ ", "{"),
    (" }", "}"),
    ("} ", "}"),
    ("; ", ";"),
    (";}", "}"),
    (": ", ":"),
    (", ", ","),
    (" > ", ">"),
];

/// A script with its style sheets short, and only the tokens that something reads.
pub fn short(script: &str) -> String {
    let is_style = |part: &str| part.contains('\n') && part.trim_start().starts_with(BEGINNINGS);
    let parts = script.split('`').enumerate();
    let parts = parts.map(|(at, part)| if at % 2 == 1 && is_style(part) { flat(part) } else { part.to_owned() });
    used(&parts.collect::<Vec<_>>().join("`"))
}

/// A style sheet without comments, line breaks and spaces for the eye.
pub fn flat(style: &str) -> String {
    let said = uncommented(style, "/*", "*/");
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    AIRY.iter().fold(lines.join(" "), |style, (airy, dense)| style.replace(airy, dense))
}

/// A text without its comments, which stand between two marks.
pub fn uncommented(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let mut said = parts.next().unwrap_or_default().to_owned();
    said.extend(parts.filter_map(|part| Some(part.split_once(end)?.1)));
    said
}

/// A script without the tokens that nothing in it reads. Leaving out one may make another needless.
pub fn used(text: &str) -> String {
    let mut text = text.to_owned();
    loop {
        let left = TOKENS.iter().fold(text.clone(), |text, token| {
            let read: BTreeSet<&str> =
                names(&text, token).filter(|(_, rest)| !rest.starts_with(':')).map(|(name, _)| name).collect();
            without(&text, token, &read)
        });
        if left.len() == text.len() {
            return left;
        }
        text = left;
    }
}

/// Every mention of a token: its name, and what follows.
fn names<'a>(text: &'a str, token: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(token).map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(|it: char| !matches!(it, '-' | '_') && !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest.split_at(end)
    })
}

/// The text without the declarations of tokens that are not among those read.
fn without(text: &str, token: &str, read: &BTreeSet<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, _)) = rest.split_once(token) {
        let (name, value) = names(rest, token).next().unwrap_or_default();
        out += before;
        let end = value.find([';', '}']).filter(|_| value.starts_with(':') && !read.contains(name));
        match end.and_then(|end| value.get(end..)) {
            Some(after) => rest = after.strip_prefix(';').unwrap_or(after),
            None => {
                out += name;
                rest = value;
            }
        }
    }
    out + rest
}
