//! Reads cases from a table with one fact a column. An empty field is unknown.
//!
//! A field holds a value (`81`, `true`, `hjemme`, `2 h`), a band (`67..80`, `67..`) or several values (`hjemme|omsorgsbolig`).

use std::collections::HashMap;
use std::io::Read;

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::assess::Knowledge;
use crate::criteria::Ruleset;
use crate::diagnostic::suggestion;
use crate::diagram::Model;
use crate::fact::{Audience, Domain, Kind, Problem, Raw};
use crate::limits;

/// The most different texts remembered for one column.
const MOST_REMEMBERED: usize = 4_096;

/// Something in a row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's number in the file, the header being row 1.
    pub row: u64,
    /// The column, if it is about one.
    pub column: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// One case.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its name: the column `case`, else the row's number.
    pub name: &'a [u8],
    /// The regions still possible, by variable; nothing when the row could not be read.
    pub masks: Option<&'a [u64]>,
    /// What in it could not be used.
    pub problems: &'a [RowProblem],
    /// How many bytes of the file have been read.
    pub bytes: u64,
}

/// A reader that gives up in a row that does not end, as when a quotation mark is missing.
struct Bounded<R> {
    inner: R,
    left: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 {
            let what = format!("den er lengre enn {} byte; mangler den et anførselstegn?", limits::ROW);
            return Err(std::io::Error::other(what));
        }
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read);
        Ok(read)
    }
}

/// A table of cases.
pub struct Cases<R> {
    reader: Reader<Bounded<R>>,
    columns: Vec<Column>,
    /// What is known before the row says anything.
    empty: Vec<u64>,
    record: ByteRecord,
    masks: Vec<u64>,
    name: Vec<u8>,
    problems: Vec<RowProblem>,
    row: u64,
    /// Whether nothing more can be read.
    over: bool,
}

enum Column {
    /// The name of the case.
    Name,
    /// A fact that no rule depends on, or a column that is no fact: read by nobody.
    Idle,
    /// A fact: its index, its variable, and the regions for texts met before.
    Fact(usize, u16, HashMap<Vec<u8>, u64>),
}

impl<R: Read> Cases<R> {
    /// Reads the header. Columns that are no fact are reported and passed over. Fails when there is no header to read.
    pub fn new(
        input: R,
        ruleset: &Ruleset,
        model: &Model,
        audience: Audience,
    ) -> Result<(Cases<R>, Vec<RowProblem>), csv::Error> {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(Bounded { inner: input, left: limits::ROW });
        let header = reader.byte_headers()?.clone();
        let mut problems = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let mut columns = Vec::new();
        for field in &header {
            let id = String::from_utf8_lossy(field).trim().trim_start_matches('\u{feff}').to_string();
            let mut problem = |message: &str, help| {
                problems.push(RowProblem { row: 1, column: Some(id.clone()), message: message.into(), help })
            };
            let fact = ruleset.facts.index(&id);
            let var = fact.and_then(|fact| model.facts.get(fact)?.var);
            columns.push(match (fact, var) {
                _ if seen.contains(&id) => {
                    problem("kolonnen står to ganger; bare den første er brukt", None);
                    Column::Idle
                }
                _ if id == "case" => Column::Name,
                (Some(fact), Some(var)) => Column::Fact(fact, var, HashMap::new()),
                (Some(_), None) => Column::Idle,
                (None, _) => {
                    problem("kolonnen er ikke en opplysning og er ikke brukt", suggestion(&id, ruleset.facts.ids()));
                    Column::Idle
                }
            });
            seen.push(id);
        }
        let empty = Knowledge::new(model, audience).masks().to_vec();
        let (record, masks) = (ByteRecord::new(), empty.clone());
        Ok((
            Cases {
                reader,
                columns,
                empty,
                record,
                masks,
                name: Vec::new(),
                problems: Vec::new(),
                row: 1,
                over: false,
            },
            problems,
        ))
    }

    /// The next case; nothing at the end of the file.
    pub fn next_row(&mut self, ruleset: &Ruleset, model: &Model) -> Option<Row<'_>> {
        self.problems.clear();
        if self.over {
            return None;
        }
        self.reader.get_mut().left = limits::ROW;
        self.row = self.row.saturating_add(1);
        let row = self.row;
        let problem = |column: Option<String>, message: String, help| RowProblem { row, column, message, help };
        match self.reader.read_byte_record(&mut self.record) {
            Ok(false) => return None,
            Err(error) => {
                // A file that can't be read goes on failing: the row is reported and the table ends here.
                self.over = error.is_io_error();
                let after = if self.over { "; radene etter er ikke lest" } else { "" };
                let why = match error.kind() {
                    csv::ErrorKind::Io(error) => error.to_string(),
                    _ => error.to_string(),
                };
                self.problems.push(problem(None, format!("raden kan ikke leses: {why}{after}"), None));
                let bytes = self.reader.position().byte();
                return Some(Row { name: &[], masks: None, problems: &self.problems, bytes });
            }
            Ok(true) => {}
        }
        self.masks.copy_from_slice(&self.empty);
        self.name.clear();
        if self.record.len() != self.columns.len() {
            let message = format!("raden har {} felt, overskriften {}", self.record.len(), self.columns.len());
            self.problems.push(problem(None, message, Some("rett raden; den er ikke brukt".into())));
            return Some(Row {
                name: &[],
                masks: None,
                problems: &self.problems,
                bytes: self.reader.position().byte(),
            });
        }
        for (column, field) in self.columns.iter_mut().zip(&self.record) {
            let (fact, var, remembered) = match column {
                Column::Fact(fact, var, remembered) if !field.is_empty() => (*fact, *var, remembered),
                Column::Name => {
                    self.name.extend_from_slice(field);
                    continue;
                }
                _ => continue,
            };
            let mask = match remembered.get(field) {
                Some(mask) => *mask,
                None => match read(ruleset, model, fact, var, field) {
                    Ok(mask) => {
                        if remembered.len() < MOST_REMEMBERED {
                            remembered.insert(field.to_vec(), mask);
                        }
                        mask
                    }
                    Err((message, help)) => {
                        let id = ruleset.facts.as_slice().get(fact).map(|fact| fact.id.clone());
                        self.problems.push(problem(id, message, help));
                        continue;
                    }
                },
            };
            if let (true, Some(slot)) = (mask != 0, self.masks.get_mut(var as usize)) {
                *slot = mask;
            }
        }
        if self.name.is_empty() {
            self.name.extend_from_slice(row.to_string().as_bytes());
        }
        Some(Row {
            name: &self.name,
            masks: Some(&self.masks),
            problems: &self.problems,
            bytes: self.reader.position().byte(),
        })
    }
}

/// The regions a field leaves possible; none when it is blank.
fn read(
    ruleset: &Ruleset,
    model: &Model,
    fact: usize,
    var: u16,
    field: &[u8],
) -> Result<u64, (String, Option<String>)> {
    let (Some(fact), Some(known)) = (ruleset.facts.as_slice().get(fact), model.vars.get(var as usize)) else {
        return Ok(0);
    };
    let text = String::from_utf8_lossy(field);
    if text.trim().is_empty() {
        return Ok(0);
    }
    let values = fact.domain.read(&raw(&fact.domain, text.trim())).map_err(|found| {
        let help = match found {
            Problem::UnknownOption => suggestion(text.trim(), fact.domain.options.iter().map(String::as_str)),
            _ => None,
        };
        (format!("«{}»: {found}; feltet regnes som ukjent", text.trim()), help)
    })?;
    Ok(known.mask(&values))
}

fn raw(domain: &Domain, text: &str) -> Raw {
    if text.contains('|') {
        return Raw::Any(text.split('|').map(|part| raw(domain, part.trim())).collect());
    }
    if let Some((low, high)) = text.split_once("..")
        && domain.is_ordered()
    {
        let end = |part: &str| if part.trim().is_empty() { None } else { Some(Box::new(raw(domain, part.trim()))) };
        return Raw::Range(end(low), end(high));
    }
    match (domain.kind, text) {
        (Kind::Boolean, "true" | "ja" | "1") => Raw::Bool(true),
        (Kind::Boolean, "false" | "nei" | "0") => Raw::Bool(false),
        _ => text.parse().map_or_else(|_| Raw::Text(text.to_string()), Raw::Int),
    }
}
