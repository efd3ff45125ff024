//! Reading unit prices and figures, and what a lower layer does with those of a higher one.

use super::super::book::{
    Capital, EditionKind, FIGURES, Figure, FigureId, FigureUnit, Kind, PriceUnit, UnitPrice, Validity, Value,
};
use super::builder::{Builder, Layer, disputes};
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::source::Node;
use crate::units::Fraction;

/// What a lower layer does with an item.
pub(super) enum Op {
    Add,
    Replace,
    Remove,
}

/// Reads what is done with the item, and makes room for it; none when it can't be done.
pub(super) fn op(builder: &mut Builder, kind: &'static str, id: &str, node: Node<'_>, state: bool) -> Option<Op> {
    let op = match node.text("op") {
        None | Some("add") => Op::Add,
        Some("replace") => Op::Replace,
        Some("remove") => Op::Remove,
        Some(_) => return None,
    };
    if let Op::Add = op {
        return builder.claim(kind, id, node).then_some(op);
    }
    if state {
        let help = "staten fastsetter den; ta endringen ut".to_owned();
        builder.report(Code::PriceAboveLaw, node, format!("«{id}» kan ikke endres av kommunen"), help);
        return None;
    }
    if node.get("decision").is_none() {
        let help = "skriv decision = { by = \"kommunestyret\", case = \"…\", date = ÅÅÅÅ-MM-DD }".to_owned();
        builder.report(
            Code::PriceNoDecision,
            node,
            format!("endringen av «{id}» sier ikke hvilket vedtak den bygger på"),
            help,
        );
        return None;
    }
    if builder.places.remove(&(kind, id.to_owned())).is_none() {
        let names: Vec<String> =
            builder.places.keys().filter(|(other, _)| *other == kind).map(|(_, id)| id.clone()).collect();
        let help = suggestion(id, names.iter().map(String::as_str))
            .unwrap_or_else(|| "skriv op = \"add\" for noe nytt".into());
        builder.report(Code::PriceNoTarget, node, format!("«{id}» finnes ikke i et høyere lag"), help);
        return None;
    }
    if let Op::Replace = op {
        builder.claim(kind, id, node);
    }
    Some(op)
}

/// Reads a unit price.
pub(super) fn price(builder: &mut Builder, layer: Layer, node: Node<'_>) {
    let Some(id) = node.text("id") else { return };
    let above = builder.book.prices.iter().find(|price| price.id == id).map(|price| price.edition);
    let edition = above.and_then(|at| builder.book.editions.get(usize::from(at)));
    let state = layer != Layer::National && edition.is_some_and(|edition| edition.kind == EditionKind::State);
    match op(builder, "price", id, node, state) {
        None => return,
        Some(Op::Add) => {}
        Some(Op::Replace) => builder.book.prices.retain(|price| price.id != id),
        Some(Op::Remove) => return builder.book.prices.retain(|price| price.id != id),
    }
    let Some(named) = node.text("service") else {
        let help = "service = id-en til en tjeneste i tjenestemenyen".to_owned();
        return builder.report(
            Code::MissingKey,
            node,
            format!("prisen «{id}» sier ikke hvilken tjeneste den gjelder"),
            help,
        );
    };
    let level = node.text("level").unwrap_or_default().to_owned();
    let editions: Vec<String> = builder.book.editions.iter().map(|edition| edition.id.clone()).collect();
    let services: Vec<String> = builder.book.services.iter().map(|service| service.id.clone()).collect();
    let suppliers: Vec<String> = builder.book.suppliers.iter().map(|supplier| supplier.id.clone()).collect();
    let service = position(builder, node, "service", named, &services, "tjenesten");
    let edition = position(builder, node, "book", node.text("book").unwrap_or("kommune"), &editions, "prislisten");
    let supplier = node.text("supplier").map(|name| position(builder, node, "supplier", name, &suppliers, "utføreren"));
    let Some(unit) = node.text("unit").and_then(PriceUnit::from_word) else {
        let help = format!("unit = ett av {}", PriceUnit::WORDS.join(", "));
        return builder.report(Code::MissingKey, node, format!("prisen «{id}» sier ikke hva den er per"), help);
    };
    let (Some(service), Some(edition)) = (service, edition) else { return };
    let supplier = match supplier {
        None => None,
        Some(Some(at)) => Some(at),
        Some(None) => return,
    };
    let flag = |key: &str| node.get(key).and_then(Node::bool).unwrap_or(false);
    let levelled = if level.is_empty() { Capital::NotRelevant } else { Capital::Unknown };
    let capital = node.text("capital").and_then(Capital::from_word).unwrap_or(levelled);
    let values = values(builder, node, Some(FigureUnit::Money));
    let (reference, shared) = (flag("reference"), flag("shared"));
    builder.book.prices.push(UnitPrice {
        id: id.into(),
        edition,
        service,
        unit,
        level,
        supplier,
        reference,
        shared,
        capital,
        values,
    });
}

/// The position of a name; reported when it is not known.
fn position(builder: &mut Builder, node: Node<'_>, key: &str, name: &str, names: &[String], what: &str) -> Option<u16> {
    let at = names.iter().position(|known| known == name);
    if at.is_none() {
        let known = names.iter().map(String::as_str);
        let help = suggestion(name, known).unwrap_or_else(|| format!("de som finnes: {}", names.join(", ")));
        let message = format!("{what} «{name}» finnes ikke");
        builder.report(Code::PriceUnknownName, node.get(key).unwrap_or(node), message, help);
    }
    at.and_then(|at| u16::try_from(at).ok())
}

/// Reads a figure.
pub(super) fn figure(builder: &mut Builder, layer: Layer, node: Node<'_>) {
    let Some(name) = node.text("id") else { return };
    let Some(id) = FigureId::from_name(name) else {
        let names = FIGURES.iter().map(|row| row.1);
        let help = suggestion(name, names).unwrap_or_else(|| "tallene står i criteria/README.md".into());
        return builder.report(
            Code::PriceUnknownName,
            node.get("id").unwrap_or(node),
            format!("tallet «{name}» finnes ikke"),
            help,
        );
    };
    let state = layer != Layer::National && !id.is_local();
    if state && node.text("op").is_none_or(|op| op == "add") {
        let help = "staten fastsetter det; ta det ut av filen".to_owned();
        return builder.report(Code::PriceAboveLaw, node, format!("«{name}» kan ikke settes av kommunen"), help);
    }
    match op(builder, "figure", name, node, state) {
        None => return,
        Some(Op::Add) => {}
        Some(Op::Replace) => builder.book.figures.retain(|figure| figure.id != id),
        Some(Op::Remove) => return builder.book.figures.retain(|figure| figure.id != id),
    }
    let values = values(builder, node, Some(id.unit()));
    builder.book.figures.push(Figure { id, values });
}

/// Reads a series of values.
fn values(builder: &mut Builder, node: Node<'_>, unit: Option<FigureUnit>) -> Vec<Value> {
    let mut values = Vec::new();
    for item in node.get("values").into_iter().flat_map(Node::items) {
        let value = match unit {
            Some(FigureUnit::Money) => builder.ore(item, "kr"),
            Some(FigureUnit::Share) => builder.number(item, "share", Fraction::ZERO, Fraction::ONE),
            _ => builder.number(item, "count", Fraction::ZERO, Fraction::whole(1_000_000)),
        };
        let expected = match unit {
            Some(FigureUnit::Money) => "kr",
            Some(FigureUnit::Share) => "share",
            _ => "count",
        };
        if item.get(expected).is_none() {
            let help = format!("skriv {expected} = …");
            builder.report(Code::MissingKey, item, format!("verdien mangler {expected}"), help);
        }
        let kind = item.text("kind").and_then(Kind::from_word);
        let source = builder.source_at(item);
        let (Some(value), Some(valid), Some(kind), Some(source)) = (value, validity(builder, item), kind, source)
        else {
            continue;
        };
        values.push(Value { value, valid, kind, source, disputed: false });
    }
    values
}

/// Reads from and to.
pub(super) fn validity(builder: &mut Builder, node: Node<'_>) -> Option<Validity> {
    let from = node.get("from").and_then(Node::date)?;
    let to = node.get("to").and_then(Node::date);
    if let Some(end) = to
        && end <= from
    {
        let help = "til-datoen er den første dagen som ikke regnes med".to_owned();
        builder.report(Code::BadRange, node.get("to").unwrap_or(node), format!("{end} er ikke etter {from}"), help);
        return None;
    }
    Some(Validity { from, to })
}

/// Finds values that clash within a series, and prices that say the same thing twice.
pub(super) fn settle(builder: &mut Builder) {
    let mut clashes = Vec::new();
    for price in &mut builder.book.prices {
        clashes.extend(disputes(&mut price.values).first().map(|_| ("price", price.id.clone())));
    }
    for figure in &mut builder.book.figures {
        clashes.extend(disputes(&mut figure.values).first().map(|_| ("figure", figure.id.name().to_owned())));
    }
    for (kind, id) in clashes {
        overlap(builder, kind, &id);
    }
    let key = |price: &UnitPrice| (price.edition, price.service, price.unit, price.level.clone(), price.supplier);
    let keys: Vec<_> = builder.book.prices.iter().map(key).collect();
    let mut twice = Vec::new();
    for (at, one) in keys.iter().enumerate() {
        if keys.iter().enumerate().any(|(other, key)| other != at && key == one) {
            twice.push(at);
        }
    }
    for at in twice {
        let Some(price) = builder.book.prices.get_mut(at) else { continue };
        price.values.iter_mut().for_each(|value| value.disputed = true);
        let service = builder.book.services.get(usize::from(price.service)).map_or("", |service| service.id.as_str());
        let message = format!("flere priser for «{service}» per {} i samme prisliste", price.unit.text());
        let place = builder.places.get(&("price", price.id.clone())).cloned();
        let found = Diagnostic { place, ..Diagnostic::general(Code::PriceTwice, message) };
        builder.diagnostics.push(found.help("samle verdiene i én pris, eller skill dem på nivå eller utfører"));
    }
}

/// Reports a series whose values clash.
pub(super) fn overlap(builder: &mut Builder, kind: &'static str, id: &str) {
    let place = builder.places.get(&(kind, id.to_owned())).cloned();
    let found = Diagnostic {
        place,
        ..Diagnostic::general(Code::PriceOverlap, format!("flere verdier av «{id}» gjelder samtidig"))
    };
    builder.diagnostics.push(found.help("sett til-datoen på den gamle verdien"));
}
