//! Words by number, in a release: a key is written in full for those who read the code, and nobody reads a release.
//!
//! Only keys that scripts write in full. What a script makes of parts in a template, such as `t(`level.${level}`)`, stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use oxc::allocator::Allocator;
use oxc::ast::ast::{Expression, ObjectExpression, ObjectPropertyKind, Statement};
use oxc::span::GetSpan as _;

use super::link::parse;

/// The keys that become numbers, and which.
pub struct Keys(BTreeMap<String, usize>);

/// Keys with their texts as they are written in the code.
type Words = Vec<(String, String)>;

impl Keys {
    /// The keys of the catalogues that scripts write in full and never make of parts. Bundles have strings in single quotes, and each key of a
    /// catalogue on a line of its own.
    pub fn of(catalogues: &[String], scripts: &[String]) -> Keys {
        // The last catalogues have the most words, and get the first numbers.
        let lines = catalogues.iter().rev().flat_map(|text| text.lines());
        let keys: Vec<&str> = lines
            .filter_map(|line| Some(line.trim_start().strip_prefix('\'')?.split_once("': ")?.0))
            .filter(|key| key.contains('.') && key.chars().all(in_key))
            .collect();
        let known: BTreeSet<&str> = keys.iter().copied().collect();
        let full: BTreeSet<&str> = scripts.iter().flat_map(|text| text.split('\'')).collect();
        let frames: BTreeSet<(&str, &str)> = scripts.iter().flat_map(|text| frames(text)).collect();
        let made = |key: &str| {
            frames.iter().any(|(start, end)| {
                key.starts_with(start) && key.ends_with(end)
                    || start.is_empty() && known.contains(format!("{key}{end}").as_str())
            })
        };
        let mut numbers = BTreeMap::new();
        for key in keys.into_iter().filter(|key| full.contains(key) && !made(key)) {
            let next = numbers.len() + 1;
            numbers.entry(key.to_owned()).or_insert(next);
        }
        Keys(numbers)
    }

    /// A script that asks for words by their numbers.
    pub fn in_script(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut quote = "";
        for part in text.split('\'') {
            let number = self.0.get(part);
            match number {
                Some(number) => out += &number.to_string(),
                None => out.extend([quote, part]),
            }
            quote = if number.is_some() { "" } else { "'" };
        }
        out
    }

    /// A catalogue as a list, with the words that have no number under their keys.
    pub fn in_catalogue(&self, text: &str) -> Result<String, String> {
        let (mut listed, mut others) = (BTreeMap::new(), Vec::new());
        for (key, text) in words(text)? {
            match self.0.get(&key) {
                Some(number) => drop(listed.insert(*number, text)),
                None => others.push(format!("'{key}': {text}")),
            }
        }
        let last = listed.keys().next_back().copied().unwrap_or_default();
        let list: Vec<String> = (0..=last).map(|number| listed.remove(&number).unwrap_or_default()).collect();
        Ok(format!("export default Object.assign([{}], {{ {} }});", list.join(", "), others.join(", ")))
    }
}

/// The words of a bundled catalogue, which stands last in it, with those of the lists that it takes in.
fn words(text: &str) -> Result<Words, String> {
    let allocator = Allocator::default();
    let program = parse(&allocator, text)?;
    let mut lists: BTreeMap<String, Words> = BTreeMap::new();
    let mut last = Words::new();
    let declared = program.body.iter().filter_map(|statement| match statement {
        Statement::VariableDeclaration(list) => Some(&list.declarations),
        _ => None,
    });
    for one in declared.flatten() {
        if let (Some(name), Some(Expression::ObjectExpression(object))) = (one.id.get_identifier_name(), &one.init) {
            last = listed(text, object, &lists);
            lists.insert(name.to_string(), last.clone());
        }
    }
    Ok(last)
}

/// The words of one list; of a key that comes again the last holds.
fn listed(text: &str, object: &ObjectExpression, lists: &BTreeMap<String, Words>) -> Words {
    let mut words = Words::new();
    let mut add = |key: String, value: String| match words.iter_mut().find(|(known, _)| *known == key) {
        Some(known) => known.1 = value,
        None => words.push((key, value)),
    };
    for property in &object.properties {
        match property {
            ObjectPropertyKind::SpreadProperty(spread) => {
                let list = spread.argument.get_identifier_reference().and_then(|it| lists.get(it.name.as_str()));
                list.into_iter().flatten().cloned().for_each(|(key, value)| add(key, value));
            }
            ObjectPropertyKind::ObjectProperty(word) => {
                let value = text.get(word.value.span().start as usize..word.value.span().end as usize);
                add(word.key.static_name().unwrap_or_default().into_owned(), value.unwrap_or_default().to_owned());
            }
        }
    }
    words
}

fn in_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-')
}

/// What templates that may make keys have before their first variable part and after their last.
fn frames(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let plain = |text: &&str| text.chars().all(in_key);
    let frames = text.split('`').map(move |part| {
        let (start, rest) = part.split_once("${").unwrap_or(("", part));
        let end = rest.rsplit_once('}').map_or("", |(_, end)| end);
        (Some(start).filter(plain).unwrap_or_default(), Some(end).filter(plain).unwrap_or_default())
    });
    frames.filter(|(start, end)| start.contains('.') || !end.is_empty())
}
