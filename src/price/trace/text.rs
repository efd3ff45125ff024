//! The working as plain Norwegian text, for the command and the case card.

use std::fmt::Write;

use super::{Explained, Step};
use crate::draft::Draft;
use crate::price::cost::Cost;

/// The whole working of a draft.
pub fn to_text(draft: &Draft, cost: &Cost, explained: &Explained) -> String {
    let mut out = format!("Utkast - ikke et vedtak. Priser per {}.\n", cost.date);
    for (line, steps) in draft.lines.iter().zip(&explained.lines) {
        push(&mut out, format_args!("\nLinje {}: {}\n", line.id, line.service));
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

fn one(out: &mut String, step: &Step) {
    push(out, format_args!("  {}", step.label));
    if !step.value.is_empty() {
        push(out, format_args!(": {}", step.value));
    }
    out.push('\n');
    if !step.formula.is_empty() {
        push(out, format_args!("    = {}\n", step.formula));
    }
    if let Some(rate) = &step.rate {
        push(
            out,
            format_args!("    sats: {}, {} {} ({}, fra {})\n", rate.text, rate.amount, rate.unit, rate.kind, rate.from),
        );
        push(out, format_args!("    kilde: {} {}\n", rate.source.title, rate.source.url));
        if !rate.note.is_empty() {
            push(out, format_args!("    merk: {}\n", rate.note));
        }
    }
    if !step.rounding.is_empty() {
        push(out, format_args!("    avrunding: {}\n", step.rounding));
    }
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a String can't fail.
    let _ = out.write_fmt(arguments);
}
