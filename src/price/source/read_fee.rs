//! Reading what users pay by the municipality's own rates, its zones, and how its services are financed.

use super::super::book::{Fee, FeeStep, Financing, Kind, Mode, ZoneSet};
use super::builder::{Builder, Layer};
use super::read_price::{Op, op, overlap, validity};
use crate::diagnostic::{Code, suggestion};
use crate::source::Node;
use crate::units::Fraction;

/// Reads a set of rates.
pub(super) fn fee(builder: &mut Builder, _layer: Layer, node: Node<'_>) {
    let Some(id) = node.text("id") else { return };
    match op(builder, "fee", id, node, false) {
        None => return,
        Some(Op::Add) => {}
        Some(Op::Replace) => builder.book.fees.retain(|fee| fee.id != id),
        Some(Op::Remove) => return builder.book.fees.retain(|fee| fee.id != id),
    }
    for key in ["services", "from", "kind", "source", "steps"] {
        if node.get(key).is_none() {
            builder.report(
                Code::MissingKey,
                node,
                format!("satsene «{id}» mangler {key}"),
                format!("legg til {key} = …"),
            );
        }
    }
    let services = services(builder, node);
    let steps: Vec<FeeStep> =
        node.get("steps").into_iter().flat_map(Node::items).map(|item| step(builder, item)).collect();
    let rising = steps.iter().zip(steps.iter().skip(1)).all(|(one, next)| match (one.below, next.below) {
        (Some(one), Some(next)) => one < next,
        (Some(_), None) => true,
        (None, _) => false,
    });
    if !rising || steps.last().is_none_or(|step| step.below.is_some()) {
        let help = "skriv laveste trinn først, og la below_g stå tomt på det siste".to_owned();
        return builder.report(
            Code::PriceSteps,
            node,
            format!("inntektstrinnene i «{id}» stiger ikke til et siste trinn uten grense"),
            help,
        );
    }
    let climbs = steps.iter().zip(steps.iter().skip(1)).all(|(one, next)| one.rises_to(next));
    let capped = node.get("capped").and_then(Node::bool).unwrap_or(false);
    let (kind, source) = (node.text("kind").and_then(Kind::from_word), builder.source_at(node));
    let (Some(valid), Some(kind), Some(source)) = (validity(builder, node), kind, source) else { return };
    builder.book.fees.push(Fee {
        id: id.into(),
        services,
        capped,
        steps,
        valid,
        kind,
        source,
        disputed: false,
        rising: climbs,
    });
}

fn step(builder: &mut Builder, node: Node<'_>) -> FeeStep {
    let count = |builder: &mut Builder, key: &str| builder.number(node, key, Fraction::ZERO, Fraction::whole(1_000));
    let ore = |builder: &mut Builder, key: &str| builder.ore(node, key).map(Fraction::rounded);
    FeeStep {
        below: count(builder, "below_g"),
        hour: ore(builder, "hour"),
        visit: ore(builder, "visit"),
        attendance: ore(builder, "attendance"),
        day: ore(builder, "day"),
        unit: ore(builder, "unit"),
        month: ore(builder, "month"),
        month_above_hours: count(builder, "month_above_hours"),
        month_ceiling: ore(builder, "month_ceiling"),
        year_ceiling: ore(builder, "year_ceiling"),
        hours_ceiling: count(builder, "hours_ceiling"),
    }
}

/// The services an item names; unknown ones are reported and left out.
pub(super) fn services(builder: &mut Builder, node: Node<'_>) -> Vec<u16> {
    let mut services = Vec::new();
    for item in node.get("services").into_iter().flat_map(Node::items) {
        let Some(name) = item.str() else { continue };
        if let Some(service) = builder.book.services.iter().find(|service| service.id == name) {
            services.push(service.at);
            continue;
        }
        let names: Vec<&str> = builder.book.services.iter().map(|service| service.id.as_str()).collect();
        let help =
            suggestion(name, names.iter().copied()).unwrap_or_else(|| format!("tjenestene er {}", names.join(", ")));
        builder.report(Code::PriceUnknownName, item, format!("tjenesten «{name}» finnes ikke"), help);
    }
    services
}

/// Reads the municipality's zones.
pub(super) fn zones(builder: &mut Builder, node: Node<'_>) {
    let mut parts = Vec::new();
    for item in node.get("parts").into_iter().flat_map(Node::items) {
        let share = builder.number(item, "share", Fraction::ZERO, Fraction::ONE);
        if let (Some(zone), Some(share)) = (item.text("zone"), share) {
            parts.push((zone.to_owned(), share));
        }
    }
    let sum = parts.iter().fold(Fraction::ZERO, |sum, (_, share)| sum + *share);
    if sum != Fraction::ONE {
        let help = "rett andelene så de blir 1 til sammen".to_owned();
        return builder.report(Code::BadRange, node, format!("andelene av sonene blir {sum}, ikke 1"), help);
    }
    let (kind, source) = (node.text("kind").and_then(Kind::from_word), builder.source_at(node));
    let (Some(valid), Some(kind), Some(source)) = (validity(builder, node), kind, source) else { return };
    builder.book.zones.push(ZoneSet { parts, valid, kind, source });
}

/// Reads how services are financed.
pub(super) fn financing(builder: &mut Builder, node: Node<'_>) {
    let services = services(builder, node);
    let activity_share = builder.number(node, "activity_share", Fraction::ZERO, Fraction::ONE);
    let (mode, source) = (node.text("mode").and_then(Mode::from_word), builder.source_at(node));
    let (Some(valid), Some(mode), Some(source)) = (validity(builder, node), mode, source) else { return };
    builder.book.financing.push(Financing { services, mode, activity_share, valid, source });
}

/// Finds sets of rates for the same service that hold on the same days.
pub(super) fn settle(builder: &mut Builder) {
    let mut clashes = Vec::new();
    let fees = &builder.book.fees;
    for (at, one) in fees.iter().enumerate() {
        let clash = fees.iter().enumerate().any(|(other, fee)| {
            let shared = fee.services.iter().any(|service| one.services.contains(service));
            let (first, second) = if fee.valid.from < one.valid.from { (fee, one) } else { (one, fee) };
            let together =
                first.valid.from == second.valid.from || first.valid.to.is_some_and(|to| to > second.valid.from);
            other != at && shared && together
        });
        if clash {
            clashes.push(at);
        }
    }
    for at in clashes {
        let Some(fee) = builder.book.fees.get_mut(at) else { continue };
        fee.disputed = true;
        let id = fee.id.clone();
        overlap(builder, "fee", &id);
    }
}
