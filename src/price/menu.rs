//! The service menu: what can be priced, in which units, by whom and at which levels.

use serde::Serialize;

use super::book::{Book, Edition, PriceUnit, UnitPrice};
use crate::draft::Unit;
use crate::units::{gather, sort_by_key};

/// A service that can be put in a draft.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// KPR service codes.
    pub kpr: Vec<i64>,
    /// The units an amount can be given in; those that have a price come first.
    pub units: Vec<MenuUnit>,
    /// The suppliers that have a price, the municipality first.
    pub suppliers: Vec<MenuName>,
    /// The levels that have a price.
    pub levels: Vec<String>,
    /// Whether there is a price at all in this list.
    pub priced: bool,
}

/// A unit an amount can be given in.
#[derive(Debug, Serialize)]
pub struct MenuUnit {
    /// The key in drafts.
    pub id: &'static str,
    /// The word on screen.
    pub text: &'static str,
}

/// Something with an id and a name.
#[derive(Debug, Serialize)]
pub struct MenuName {
    /// The id in drafts.
    pub id: String,
    /// The name on screen.
    pub text: String,
}

/// The price lists that can be chosen.
pub fn books(book: &Book, lang: &str) -> Vec<MenuName> {
    let name = |edition: &Edition| MenuName { id: edition.id.clone(), text: edition.name.in_language(lang).to_owned() };
    gather(book.editions.iter().map(name))
}

/// The menu for a price list; the municipality's own when none is named. Texts in `nb` or `nn`.
pub fn menu(book: &Book, edition: Option<&str>, lang: &str) -> Vec<MenuItem> {
    let edition = book.editions.iter().find(|one| edition.is_none_or(|name| one.id == name)).map(|edition| edition.at);
    let mut menu = Vec::with_capacity(book.services.len());
    for service in &book.services {
        let here = |price: &&UnitPrice| price.service == service.at && Some(price.edition) == edition;
        let prices = gather(book.prices.iter().filter(here));
        let by_month = prices.iter().any(|price| price.unit == PriceUnit::Month);
        let fits = |unit: Unit| prices.iter().any(|price| price.unit.in_one(unit, 365).is_some());
        let mut units = Vec::new();
        for unit in Unit::ALL {
            // A day price can be used by the month too, but is offered by the day.
            if prices.is_empty() || (fits(unit) && (by_month || unit != Unit::Months)) {
                units.push(MenuUnit { id: unit.key(), text: unit.text() });
            }
        }
        let mut levels: Vec<String> = Vec::new();
        for price in &prices {
            if !price.level.is_empty() && !levels.contains(&price.level) {
                levels.push(price.level.clone());
            }
        }
        sort_by_key(&mut levels, String::clone);
        let mut suppliers = vec![MenuName { id: "kommune".into(), text: "kommunen".into() }];
        for (at, one) in (0..).zip(&book.suppliers) {
            if prices.iter().any(|price| price.supplier == Some(at)) {
                suppliers.push(MenuName { id: one.id.clone(), text: one.name.clone() });
            }
        }
        menu.push(MenuItem {
            id: service.id.clone(),
            name: service.name.in_language(lang).to_owned(),
            kpr: service.kpr.clone(),
            units,
            suppliers,
            levels,
            priced: !prices.is_empty(),
        });
    }
    menu
}
