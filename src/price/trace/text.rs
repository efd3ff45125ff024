//! The working as plain Norwegian text, for the command and the case card.

use super::words::put;
use super::{Explained, Step};
use crate::draft::Draft;
use crate::price::cost::Cost;

/// The whole working of a draft.
pub fn to_text(draft: &Draft, cost: &Cost, explained: &Explained<'_>) -> String {
    let mut out = format!("Utkast - ikke et vedtak. Priser per {}.\n", cost.date);
    for (line, steps) in draft.lines.iter().zip(&explained.lines) {
        put(&mut out, format_args!("\nLinje {}: {}\n", line.id, line.service));
        if steps.is_empty() {
            out.push_str("  kan ikke prises; se meldingene\n");
        }
        steps.iter().for_each(|step| one(&mut out, step));
    }
    out.push_str("\nSum\n");
    explained.totals.iter().for_each(|step| one(&mut out, step));
    if !cost.totals.complete {
        out.push_str("  Summen er ufullstendig: minst én linje mangler et beløp.\n");
    }
    if cost.totals.approximate {
        out.push_str("  Summen er omtrentlig: den bygger på et anslag, en antakelse eller en sats som ikke er bekreftet for datoen.\n");
    }
    out
}

fn one(out: &mut String, step: &Step<'_>) {
    put(out, format_args!("  {}", step.label));
    if !step.value.is_empty() {
        put(out, format_args!(": {}", step.value));
    }
    out.push('\n');
    if !step.formula.is_empty() {
        put(out, format_args!("    = {}\n", step.formula));
    }
    if let Some(rate) = &step.rate {
        put(
            out,
            format_args!("    sats: {}, {} {} ({}, fra {})\n", rate.text, rate.amount, rate.unit, rate.kind, rate.from),
        );
        put(out, format_args!("    kilde: {} {}\n", rate.source.title, rate.source.url));
        if !rate.note.is_empty() {
            put(out, format_args!("    merk: {}\n", rate.note));
        }
    }
    if !step.rounding.is_empty() {
        put(out, format_args!("    avrunding: {}\n", step.rounding));
    }
}
