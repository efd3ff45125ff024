//! Many cases from a table: one row in, the level of every service out, in constant memory.

mod cases;

pub use cases::{Cases, Row, RowProblem};

use std::io::{Read, Write};

use crate::assess::Level;
use crate::criteria::Ruleset;
use crate::diagram::{FITS, Model, ModelService, Scratch};

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows read, those with problems too.
    pub rows: u64,
    /// Rows with a problem.
    pub bad: u64,
    /// By service: how many no, judgement, fits, open.
    pub levels: Vec<[u64; 4]>,
}

/// Every level's word, by its number.
const WORDS: [&[u8]; 4] = [b"no", b"judgement", b"fits", b"open"];

/// Reads cases and writes one line a case: its name, then the level of each service. `after` is called after each row with
/// the bytes read so far and the row's problems; a bad value counts as unknown, a row that can't be read is left out.
pub fn run(
    ruleset: &Ruleset,
    model: &Model,
    cases: &mut Cases<impl Read>,
    out: &mut impl Write,
    after: &mut dyn FnMut(u64, &[RowProblem]),
) -> std::io::Result<Summary> {
    let mut summary = Summary { levels: vec![[0; 4]; model.services.len()], ..Summary::default() };
    let mut line: Vec<u8> = b"case".to_vec();
    for service in &ruleset.services {
        line.push(b',');
        line.extend_from_slice(service.id.as_bytes());
    }
    line.push(b'\n');
    out.write_all(&line)?;
    let mut scratch = Scratch::default();
    while let Some(row) = cases.next_row(ruleset, model) {
        summary.rows = summary.rows.saturating_add(1);
        summary.bad = summary.bad.saturating_add(u64::from(!row.problems.is_empty()));
        if let Some(masks) = row.masks {
            line.clear();
            field(&mut line, row.name);
            for (service, counts) in model.services.iter().zip(&mut summary.levels) {
                let level = Level::of(reach(model, service, masks, &mut scratch)) as usize;
                if let Some(count) = counts.get_mut(level) {
                    *count = count.saturating_add(1);
                }
                line.push(b',');
                line.extend_from_slice(WORDS.get(level).copied().unwrap_or_default());
            }
            line.push(b'\n');
            out.write_all(&line)?;
        }
        after(row.bytes, row.problems);
    }
    out.flush()?;
    Ok(summary)
}

/// A field as CSV; quoted when it must be.
fn field(line: &mut Vec<u8>, text: &[u8]) {
    if text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        line.push(b'"');
        for byte in text {
            if *byte == b'"' {
                line.push(b'"');
            }
            line.push(*byte);
        }
        line.push(b'"');
    } else {
        line.extend_from_slice(text);
    }
}

/// The outcomes that can be reached: straight down as long as every fact on the way lies in one region, else by a search.
pub fn reach(model: &Model, service: &ModelService, masks: &[u64], scratch: &mut Scratch) -> u8 {
    if !service.exact {
        return 7;
    }
    let node = model.nodes.straight(service.root, masks);
    if node <= FITS { 1 << node } else { model.nodes.reach(node, masks, scratch) }
}
