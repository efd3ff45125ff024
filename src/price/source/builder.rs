//! Puts files together into a book, lowest layer last, and reports what does not fit.

use std::collections::BTreeMap;

use super::super::book::{
    Book, Confidence, Edition, EditionKind, Missing, Service, Setting, Source as Origin, Staffing, Supplier, Value,
    Words,
};
use super::super::book::{Kommune, Payment};
use super::shapes::PRICE_FILE;
use super::{read_fee, read_price};
use crate::diagnostic::{Code, Diagnostic, Place, suggestion};
use crate::source::{Node, Shape, Source, check};
use crate::units::Fraction;

/// Which layer a file belongs to. The lower may add, and replace or remove by decision, but not what the state has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The whole country.
    National,
    /// Several municipalities together.
    Region,
    /// One municipality.
    Kommune,
}

/// A book in the making.
pub struct Builder {
    pub(super) book: Book,
    /// Where each item stands, by kind and id.
    pub(super) places: BTreeMap<(&'static str, String), Place>,
    /// Everything reported.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Builder {
    /// An empty book for a municipality.
    pub fn new(kommune: Kommune) -> Builder {
        let book = Book { kommune, ..Book::default() };
        Builder { book, places: BTreeMap::new(), diagnostics: Vec::new() }
    }

    /// Adds all files, the highest layer first. Names may be used in any file of the same or a lower layer.
    pub fn add(&mut self, files: &[(Layer, Source)]) {
        let mut diagnostics = Vec::new();
        let parsed: Vec<_> =
            files.iter().map(|(layer, source)| (*layer, source, source.parse(&mut diagnostics))).collect();
        self.diagnostics.append(&mut diagnostics);
        let roots: Vec<(Layer, Node<'_>)> =
            parsed.iter().map(|(layer, source, value)| (*layer, Node::new(source, value))).collect();
        for (_, root) in &roots {
            check(*root, &Shape::Table(PRICE_FILE), &mut self.diagnostics);
            items(*root, "source").for_each(|node| self.source(node));
        }
        for (_, root) in &roots {
            items(*root, "book").for_each(|node| self.edition(node));
            items(*root, "service").for_each(|node| self.service(node));
            items(*root, "supplier").for_each(|node| self.supplier(node));
        }
        self.settle_names();
        for (layer, root) in &roots {
            items(*root, "price").for_each(|node| read_price::price(self, *layer, node));
            items(*root, "figure").for_each(|node| read_price::figure(self, *layer, node));
            items(*root, "fee").for_each(|node| read_fee::fee(self, *layer, node));
            items(*root, "zones").for_each(|node| read_fee::zones(self, node));
            items(*root, "financing").for_each(|node| read_fee::financing(self, node));
            items(*root, "missing").for_each(|node| self.missing(node));
        }
    }

    /// Gives lists and services their places, by which everything else refers to them.
    fn settle_names(&mut self) {
        let book = &mut self.book;
        // The municipality's own list is what a draft gets when it names none.
        book.editions.sort_by_key(|edition| (edition.id != "kommune", edition.kind != EditionKind::Own));
        book.services.sort_by(|one, other| one.id.cmp(&other.id));
        for (at, edition) in (0..).zip(&mut book.editions) {
            edition.at = at;
        }
        for (at, service) in (0..).zip(&mut book.services) {
            service.at = at;
        }
    }

    /// The finished book, with everything reported on the way.
    pub fn finish(mut self) -> (Book, Vec<Diagnostic>) {
        read_price::settle(&mut self);
        read_fee::settle(&mut self);
        let book = &mut self.book;
        book.prices.sort_by(|one, other| {
            (&one.service, &one.edition, &one.id).cmp(&(&other.service, &other.edition, &other.id))
        });
        book.figures.sort_by_key(|figure| figure.id);
        book.zones.sort_by_key(|zones| zones.valid.from);
        crate::diagnostic::sort(&mut self.diagnostics);
        (self.book, self.diagnostics)
    }

    pub(super) fn report(&mut self, code: Code, node: Node<'_>, message: String, help: String) {
        self.diagnostics.push(Diagnostic::at(code, node.place(), message).help(help));
    }

    /// Notes where an item stands; false, with a report, when the name is taken.
    pub(super) fn claim(&mut self, kind: &'static str, id: &str, node: Node<'_>) -> bool {
        let place = node.get("id").unwrap_or(node).place();
        if let Some(first) = self.places.get(&(kind, id.to_owned())) {
            let found = Diagnostic::at(Code::PriceTwice, place, format!("«{id}» finnes fra før"));
            let found = found
                .help("velg et annet navn, eller skriv op = \"replace\" med vedtaket")
                .related(first.clone(), "den står her");
            self.diagnostics.push(found);
            return false;
        }
        self.places.insert((kind, id.to_owned()), place);
        true
    }

    /// The position of a named source.
    pub(super) fn source_at(&mut self, node: Node<'_>) -> Option<u16> {
        let field = node.get("source")?;
        let name = field.str()?;
        let at = self.book.sources.iter().position(|source| source.id == name);
        if at.is_none() {
            let names: Vec<&str> = self.book.sources.iter().map(|source| source.id.as_str()).collect();
            let help = suggestion(name, names).unwrap_or_else(|| "legg til kilden som [[source]]".into());
            self.report(Code::PriceUnknownName, field, format!("kilden «{name}» finnes ikke"), help);
        }
        u16::try_from(at?).ok()
    }

    /// An exact number from a field, within limits.
    pub(super) fn number(&mut self, node: Node<'_>, key: &str, least: Fraction, most: Fraction) -> Option<Fraction> {
        let field = node.get(key)?;
        let text = field.number_text().or_else(|| field.str()).unwrap_or_default().replace('_', "");
        match text.parse::<Fraction>() {
            Ok(value) if least <= value && value <= most => return Some(value),
            Ok(value) => {
                let help = format!("tallet må ligge mellom {least} og {most}");
                self.report(Code::BadRange, field, format!("{key} er {value}"), help);
            }
            Err(error) => {
                self.report(Code::PriceNotANumber, field, format!("«{text}» er ikke et tall"), error.to_string())
            }
        }
        None
    }

    /// Øre from a field in kroner; at most a hundred million kroner, which is more than any rate.
    pub(super) fn ore(&mut self, node: Node<'_>, key: &str) -> Option<Fraction> {
        self.number(node, key, Fraction::ZERO, Fraction::whole(100_000_000)).map(|kroner| kroner.times(100).reduced())
    }

    fn source(&mut self, node: Node<'_>) {
        let Some(id) = node.text("id") else { return };
        let Some(confidence) = node.text("confidence") else { return };
        let Some(known) = Confidence::from_word(confidence) else {
            if confidence == "recalled" {
                let help = "finn kilden, eller ta tallene ut".to_owned();
                self.report(
                    Code::PriceRecalled,
                    node.get("confidence").unwrap_or(node),
                    format!("kilden «{id}» er bare husket"),
                    help,
                );
            }
            return;
        };
        if self.claim("source", id, node) {
            let text = |key: &str| node.text(key).unwrap_or_default().to_owned();
            let (title, url, dated) = (text("title"), text("url"), text("dated"));
            self.book.sources.push(Origin { id: id.into(), title, url, dated, confidence: known });
        }
    }

    fn edition(&mut self, node: Node<'_>) {
        let (Some(id), Some(kind)) = (node.text("id"), node.text("kind").and_then(EditionKind::from_word)) else {
            return;
        };
        if self.claim("book", id, node) {
            let reference_zone = node.text("reference_zone").map(str::to_owned);
            let (name, note) = (words(node, "name"), words(node, "note"));
            self.book.editions.push(Edition { at: 0, id: id.into(), name, kind, note, reference_zone });
        }
    }

    fn service(&mut self, node: Node<'_>) {
        let (Some(id), Some(setting), Some(payment)) = (
            node.text("id"),
            node.text("setting").and_then(Setting::from_word),
            node.text("payment").and_then(Payment::from_word),
        ) else {
            return;
        };
        if self.claim("service", id, node) {
            let staffing = if node.text("staffing") == Some("shared") { Staffing::Shared } else { Staffing::OneToOne };
            let kpr = node.get("kpr").into_iter().flat_map(Node::one_or_many).filter_map(Node::int).collect();
            let lump_sum = node.get("lump_sum").and_then(Node::bool).unwrap_or(false);
            self.book.services.push(Service {
                at: 0,
                id: id.into(),
                name: words(node, "name"),
                kpr,
                setting,
                staffing,
                payment,
                lump_sum,
            });
        }
    }

    fn supplier(&mut self, node: Node<'_>) {
        let (Some(id), Some(name)) = (node.text("id"), node.text("name")) else { return };
        if self.claim("supplier", id, node) {
            let non_profit = node.get("non_profit").and_then(Node::bool).unwrap_or(false);
            self.book.suppliers.push(Supplier { id: id.into(), name: name.into(), non_profit });
        }
    }

    fn missing(&mut self, node: Node<'_>) {
        let services = read_fee::services(self, node);
        let edition = node.text("book").and_then(|name| self.book.editions.iter().find(|edition| edition.id == name));
        let edition = edition.map(|edition| edition.at);
        self.book.missing.push(Missing { services, edition, text: words(node, "text") });
    }
}

/// The tables of a list.
fn items<'a>(root: Node<'a>, key: &str) -> impl Iterator<Item = Node<'a>> {
    root.get(key).into_iter().flat_map(Node::items)
}

/// A text in both languages; the one stands for the other where only one is written.
pub(super) fn words(node: Node<'_>, key: &str) -> Words {
    let text = |lang: &str| node.get(key).and_then(|texts| texts.text(lang)).map(str::to_owned);
    let (nb, nn) = (text("nb"), text("nn"));
    Words { nb: nb.clone().or_else(|| nn.clone()).unwrap_or_default(), nn: nn.or(nb).unwrap_or_default() }
}

/// Sorts a series by its first days and finds values that hold on the same days; both are then disputed.
pub(super) fn disputes(values: &mut [Value]) -> Vec<(usize, usize)> {
    values.sort_by_key(|value| value.valid.from);
    let mut found = Vec::new();
    for at in 1..values.len() {
        let before = at.saturating_sub(1);
        let (Some(one), Some(other)) = (values.get(before), values.get(at)) else { continue };
        let clash = one.valid.from == other.valid.from || one.valid.to.is_some_and(|to| to > other.valid.from);
        if clash {
            found.push((before, at));
        }
    }
    for at in found.iter().flat_map(|(one, other)| [*one, *other]) {
        if let Some(value) = values.get_mut(at) {
            value.disputed = true;
        }
    }
    found
}
