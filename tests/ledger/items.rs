//! What the ledger's references point to, such as `krav:iplos_3`: the items of one service file, or of the national frame.

use std::collections::BTreeSet;
use std::path::Path;

use toml::{Table, Value};

/// The references of a condition.
pub fn references(condition: &Value) -> Vec<String> {
    match condition.get("said_by") {
        Some(Value::Array(list)) => list.iter().map(|item| item.as_str().unwrap().to_owned()).collect(),
        Some(one) => vec![one.as_str().unwrap().to_owned()],
        None => Vec::new(),
    }
}

/// The references of a record that point to nothing.
pub fn missing<'a>(record: &'a Value, references: &'a [String]) -> impl Iterator<Item = String> + 'a {
    let known = known(record);
    references.iter().filter(move |reference| !known.contains(*reference)).cloned()
}

/// Everything that can be referred to from a record: in its service's file, in all files when it is about a frame, and what is inherited.
fn known(record: &Value) -> BTreeSet<String> {
    let criteria = Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria");
    let local = criteria.join(record["folder"].as_str().unwrap()).join("tjenester");
    let services = |folder: &Path| -> Vec<Table> {
        let files = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        files.map(|file| std::fs::read_to_string(file).unwrap().parse().unwrap()).collect()
    };
    let wanted = record.get("service").and_then(Value::as_str);
    let about = |table: &Table, key: &str| wanted.is_none() || table.get(key).and_then(Value::as_str) == wanted;
    let mut known = BTreeSet::new();
    for table in services(&local).iter().filter(|table| about(table, "service")) {
        known.extend(items(table));
    }
    for table in services(&criteria.join("national/tjenester")).iter().filter(|table| about(table, "id")) {
        let inherited = ids(table, "criterion").chain(ids(table, "ground")).map(|id| format!("arv:{id}"));
        known.extend(inherited);
        known.extend(table.contains_key("complaint").then(|| "arv:klage".to_owned()));
    }
    if record["folder"].as_str().is_some_and(|folder| folder.starts_with("region/")) {
        known.extend(["region", "innsatstrapper"].map(String::from));
    }
    known
}

fn ids<'a>(table: &'a Table, list: &str) -> impl Iterator<Item = &'a str> {
    let items = table.get(list).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| item.get("id").or(item.get("service"))?.as_str())
}

/// The items of a service file, by the names the ledger uses.
fn items(table: &Table) -> impl Iterator<Item = String> {
    let lists = [
        ("criterion", "krav"),
        ("dose", "omfang"),
        ("rung", "trinn"),
        ("norm", "norm"),
        ("ground", "grunnlag"),
        ("relation", "forhold"),
    ];
    let keys = [
        ("document", "dokument"),
        ("process", "prosess"),
        ("priority", "prioritet"),
        ("includes", "innhold"),
        ("not_included", "ikke_med"),
        ("payment", "betaling"),
        ("waiting", "ventetid"),
        ("decided_by", "avgjores_av"),
        ("deadline", "frist"),
        ("complaint", "klage"),
        ("home_visit", "home_visit"),
        ("ground", "grunnlag"),
    ];
    let named = lists.into_iter().flat_map(|(list, word)| ids(table, list).map(move |id| format!("{word}:{id}")));
    let plain = keys.into_iter().filter(|(key, _)| table.contains_key(*key)).map(|(_, word)| word.to_owned());
    named.chain(plain).collect::<Vec<_>>().into_iter()
}
