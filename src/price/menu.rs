//! The service menu: what can be priced, in which units, by whom and at which levels.

use serde::Serialize;

use super::book::{Book, PriceUnit, UnitPrice};
use crate::draft::Unit;
use crate::units::gather;

/// A service that can be put in a draft.
#[derive(Debug, Serialize)]
pub struct MenuItem<'a> {
    /// The id.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
    /// KPR service codes.
    pub kpr: &'a [i64],
    /// The units an amount can be given in; those that have a price come first.
    pub units: Vec<Choice<'a>>,
    /// The suppliers that have a price, the municipality first.
    pub suppliers: Vec<Choice<'a>>,
    /// The levels that have a price.
    pub levels: Vec<&'a str>,
    /// Whether there is a price at all in this list.
    pub priced: bool,
}

/// What can be chosen: a unit, a supplier, a price list.
#[derive(Debug, Serialize)]
pub struct Choice<'a> {
    /// The id in drafts.
    pub id: &'a str,
    /// The word on screen.
    pub text: &'a str,
}

/// The price lists that can be chosen.
pub fn books<'a>(book: &'a Book, lang: &str) -> Vec<Choice<'a>> {
    gather(book.editions.iter().map(|edition| Choice { id: &edition.id, text: edition.name.in_language(lang) }))
}

/// The menu for a price list; the municipality's own when none is named. Texts in `nb` or `nn`.
pub fn menu<'a>(book: &'a Book, edition: Option<&str>, lang: &str) -> Vec<MenuItem<'a>> {
    let edition = book.editions.iter().find(|one| edition.is_none_or(|name| one.id == name)).map(|edition| edition.at);
    let mut menu = Vec::with_capacity(book.services.len());
    for service in &book.services {
        let here = |price: &&UnitPrice| price.service == service.at && Some(price.edition) == edition;
        let prices = gather(book.prices.iter().filter(here));
        let by_month = prices.iter().any(|price| price.unit == PriceUnit::Month);
        let mut units = Vec::new();
        for unit in Unit::ALL {
            let fits = prices.iter().any(|price| price.unit.in_one(unit, 365).is_some());
            // A day price can be used by the month too, but is offered by the day.
            if prices.is_empty() || (fits && (by_month || unit != Unit::Months)) {
                units.push(Choice { id: unit.key(), text: unit.text() });
            }
        }
        let mut levels = Vec::new();
        for price in &prices {
            let level = price.level.as_str();
            if let (false, Err(at)) = (level.is_empty(), levels.binary_search(&level)) {
                levels.insert(at, level);
            }
        }
        let mut suppliers = vec![Choice { id: "kommune", text: "kommunen" }];
        for (at, one) in (0..).zip(&book.suppliers) {
            if prices.iter().any(|price| price.supplier == Some(at)) {
                suppliers.push(Choice { id: &one.id, text: &one.name });
            }
        }
        menu.push(MenuItem {
            id: &service.id,
            name: service.name.in_language(lang),
            kpr: &service.kpr,
            units,
            suppliers,
            levels,
            priced: !prices.is_empty(),
        });
    }
    menu
}
