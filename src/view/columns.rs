//! Words as columns: all values of a field stand together and each longer text stands once, which is shorter to send than rows.
//!
//! `www/engine/columns.js` makes rows of them again.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::unpack::PLACES;
use crate::vedtak::each_text;

/// How many rows each value of a column of lists has; zero where there is no list.
const COUNTS: &str = "#";
/// Which values of a column of tables are there, where some are not.
const THERE: &str = "?";

/// A table as columns of one value, and its texts in order, each once. A text that stands there already is a letter that says where.
pub fn columns(words: &Value) -> (Value, Vec<String>) {
    let mut columns = column(&[words]);
    let mut places = BTreeMap::new();
    let mut texts = Vec::new();
    each_text(&mut columns, &mut |text| {
        if let Some(place) = places.get(text.as_str()) {
            // A letter for a place takes three bytes.
            if text.len() > 3 {
                *text = String::from(*place);
            }
            return;
        }
        if let Some(place) = PLACES.clone().nth(texts.len()) {
            places.insert(text.clone(), place);
        }
        texts.push(text.clone());
    });
    (columns, texts)
}

/// The values of one field, from all rows.
fn column(values: &[&Value]) -> Value {
    let there = || values.iter().filter(|value| !value.is_null());
    let lists: Option<Vec<_>> =
        there().map(|value| value.as_array().filter(|rows| rows.iter().all(Value::is_object))).collect();
    if let Some(lists) = lists.filter(|lists| !lists.is_empty()) {
        let rows: Vec<&Value> = lists.into_iter().flatten().collect();
        let counts = values.iter().map(|value| value.as_array().map_or(0, Vec::len));
        return table(&rows, Some((COUNTS, counts.collect())));
    }
    if there().next().is_some() && there().all(|value| value.is_object()) {
        let rows: Vec<&Value> = there().copied().collect();
        let all = rows.len() == values.len();
        let marks = || values.iter().map(|value| u8::from(!value.is_null())).collect();
        return table(&rows, (!all).then(|| (THERE, marks())));
    }
    values.iter().copied().cloned().collect()
}

/// Rows as one column for each field, in the order the fields are met.
fn table(rows: &[&Value], mark: Option<(&str, Value)>) -> Value {
    let mut fields: Map<String, Value> = mark.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    for key in rows.iter().filter_map(|row| row.as_object()).flat_map(Map::keys) {
        if !fields.contains_key(key) {
            let values: Vec<&Value> = rows.iter().map(|row| row.get(key).unwrap_or(&Value::Null)).collect();
            fields.insert(key.clone(), column(&values));
        }
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::columns;

    #[test]
    fn fields_stand_together_and_texts_once() {
        let words = json!({ "lang": "nb", "services": [
            { "name": "Hjemmesykepleie", "norms": [{ "text": "innen tre dager", "days": 3 }], "values": [[1, 2]] },
            { "name": "Praktisk bistand", "deadline": { "law": "hol § 3-2" }, "norms": [{ "text": "innen tre dager" }, { "text": "ja" }] },
        ] });
        let (columns, texts) = columns(&words);
        let expected = json!({ "lang": ["nb"], "services": {
            "#": [2],
            "name": ["Hjemmesykepleie", "Praktisk bistand"],
            "norms": { "#": [1, 2], "text": ["innen tre dager", "\u{e003}", "ja"], "days": [3, null, null] },
            "values": [[[1, 2]], null],
            "deadline": { "?": [0, 1], "law": ["hol § 3-2"] },
        } });
        assert_eq!(columns, expected);
        assert_eq!(texts, ["nb", "Hjemmesykepleie", "Praktisk bistand", "innen tre dager", "ja", "hol § 3-2"]);
    }
}
