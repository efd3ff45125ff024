//! Words as columns: all values of a field stand together and each text stands once, which is shorter to send than rows.
//!
//! `www/engine/columns.js` makes rows of them again.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// How many rows each value of a column of lists has; zero where there is no list.
const COUNTS: &str = "#";
/// Which values of a column of tables are there, where some are not.
const THERE: &str = "?";
/// What stands for a text that is not there.
const NONE: &str = "-";

/// A table as columns of one value, and its texts in order, each once. In the columns a text is its place among those met, from 1 for the
/// last one met, which most often is the one that comes again; nothing stands for the next of the texts. A column of texts is one text.
pub fn columns(words: &Value) -> (Value, Vec<String>) {
    let mut met = Met::default();
    let columns = met.column(&[words]);
    (columns, met.texts)
}

/// The texts met so far.
#[derive(Default)]
struct Met {
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
    /// The texts by number, the last one met first.
    latest: Vec<usize>,
}

impl Met {
    /// What stands for a text.
    fn place(&mut self, text: &str) -> String {
        let number = *self.numbers.entry(text.to_owned()).or_insert(self.texts.len());
        let place = self.latest.iter().position(|it| *it == number);
        match place {
            Some(at) => drop(self.latest.remove(at)),
            None => self.texts.push(text.to_owned()),
        }
        self.latest.insert(0, number);
        place.map_or(String::new(), |at| at.saturating_add(1).to_string())
    }

    /// The values of one field, from all rows.
    fn column(&mut self, values: &[&Value]) -> Value {
        let there = || values.iter().filter(|value| !value.is_null());
        let all = |fits: fn(&Value) -> bool| there().next().is_some() && there().all(|value| fits(value));
        if all(|value| value.as_array().is_some_and(|rows| rows.iter().all(Value::is_object))) {
            let rows: Vec<&Value> = there().filter_map(|value| value.as_array()).flatten().collect();
            let counts = values.iter().map(|value| value.as_array().map_or(0, Vec::len));
            return self.table(&rows, Some((COUNTS, counts.collect())));
        }
        if all(Value::is_object) {
            let rows: Vec<&Value> = there().copied().collect();
            let some = rows.len() < values.len();
            let marks = || values.iter().map(|value| u8::from(!value.is_null())).collect();
            return self.table(&rows, some.then(|| (THERE, marks())));
        }
        if all(Value::is_string) {
            let places = values.iter().map(|value| value.as_str().map_or(NONE.to_owned(), |text| self.place(text)));
            return places.collect::<Vec<_>>().join(",").into();
        }
        values.iter().map(|value| self.spelled(value)).collect()
    }

    /// A value with the places of its texts.
    fn spelled(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.place(text).into(),
            Value::Array(items) => items.iter().map(|item| self.spelled(item)).collect(),
            Value::Object(fields) => fields.iter().map(|(key, field)| (key.clone(), self.spelled(field))).collect(),
            other => other.clone(),
        }
    }

    /// Rows as one column for each field, in the order the fields are met.
    fn table(&mut self, rows: &[&Value], mark: Option<(&str, Value)>) -> Value {
        let mut fields: Map<String, Value> = mark.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        for key in rows.iter().filter_map(|row| row.as_object()).flat_map(Map::keys) {
            if !fields.contains_key(key) {
                let values: Vec<&Value> = rows.iter().map(|row| row.get(key).unwrap_or(&Value::Null)).collect();
                let column = self.column(&values);
                fields.insert(key.clone(), column);
            }
        }
        Value::Object(fields)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::columns;

    #[test]
    fn fields_stand_together_and_texts_once() {
        let words = json!({ "lang": "nb", "services": [
            { "name": "Hjemmesykepleie", "norms": [{ "text": "innen tre dager", "days": 3 }], "values": [[1, 2], "to"] },
            { "name": "Praktisk bistand", "deadline": { "law": "Hjemmesykepleie" }, "norms": [{ "text": "innen tre dager" }, { "text": "ja" }], "waiting": "nei" },
        ] });
        let (columns, texts) = columns(&words);
        let expected = json!({ "lang": "", "services": {
            "#": [2],
            "name": ",",
            "norms": { "#": [1, 2], "text": ",1,", "days": [3, null, null] },
            "values": [[[1, 2], ""], null],
            "deadline": { "?": [0, 1], "law": "5" },
            "waiting": "-,",
        } });
        assert_eq!(columns, expected);
        assert_eq!(texts, ["nb", "Hjemmesykepleie", "Praktisk bistand", "innen tre dager", "ja", "to", "nei"]);
    }
}
