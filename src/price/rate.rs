//! Which unit price a line gets: the right list, service, unit, level and supplier on the price date, corrected where it is a reference price.

use super::book::{Chosen, Edition, PriceUnit, Service, Setting as Where, Staffing, UnitPrice, choose};
use super::correction::{self, Factor};
use super::report::{self, list, report, unknown};
use super::setting::Setting;
use crate::diagnostic::suggestion;
use crate::draft::{Amount, Line, Problem, Unit};
use crate::units::{Band, Fraction, gather, joined, sort_by_key};

/// What one counted unit costs, in øre, and the price it came from.
#[derive(Clone, Copy, Debug)]
pub struct Rate<'a> {
    /// The price, or the cheapest of those that the line may mean.
    pub price: &'a UnitPrice,
    /// Its value on the price date.
    pub chosen: Chosen<'a>,
    /// The factors it was corrected with; none for a price that is not a reference.
    pub factor: Option<Factor>,
    /// Øre for one unit of the price, after correction.
    pub unit: Band<Fraction>,
    /// Units of the price in one unit of what the line counts: an hour has 1/60 in a minute.
    pub conversion: Fraction,
}

impl Rate<'_> {
    /// Øre for one unit of what the line counts.
    pub fn per_counted(&self) -> Band<Fraction> {
        self.unit.map(|unit| unit * self.conversion)
    }
}

/// Finds the rate of a line in a price list, or reports why there is none.
pub(super) fn rate<'a>(
    setting: &Setting<'a>,
    edition: &Edition,
    service: &Service,
    line: &Line,
    amount: Amount,
    problems: &mut Vec<Problem>,
) -> Option<Rate<'a>> {
    Search { setting, edition, service, line, counted: amount.unit, problems }.rate()
}

/// What the rate of a line is looked for with.
struct Search<'s, 'a> {
    setting: &'s Setting<'a>,
    edition: &'s Edition,
    service: &'s Service,
    line: &'s Line,
    counted: Unit,
    problems: &'s mut Vec<Problem>,
}

impl<'a> Search<'_, 'a> {
    fn rate(&mut self) -> Option<Rate<'a>> {
        let (edition, service) = (self.edition.at, self.service.at);
        let supplier = match self.line.supplier.as_deref() {
            None | Some("kommune") => None,
            Some(name) => Some(self.supplier(name)?),
        };
        let (mut fitting, mut others) = (Vec::new(), Vec::new());
        for price in &self.setting.book.prices {
            if price.service == service && price.edition == edition && price.supplier == supplier {
                let unit = price.unit.text();
                if price.unit.in_one(self.counted, self.setting.days).is_some() {
                    fitting.push(price);
                } else if !others.contains(&unit) {
                    others.push(unit);
                }
            }
        }
        if fitting.is_empty() {
            self.no_unit(others);
            return None;
        }
        let wanted = self.line.place_level.as_deref().unwrap_or_default();
        let mut own: Option<&UnitPrice> = None;
        for price in &fitting {
            // The price in the line's own unit goes before one that must be converted.
            let better = own.is_none_or(|own| !is_direct(own.unit) && is_direct(price.unit));
            if better && price.level == wanted {
                own = Some(price);
            }
        }
        if let Some(own) = own {
            fitting = vec![own];
        } else if !self.is_any_level(wanted, &fitting) {
            return None;
        }
        let one_to_one = |price: &&UnitPrice| price.unit == PriceUnit::Hour && !price.shared;
        if self.service.staffing == Staffing::Shared && fitting.iter().any(one_to_one) {
            self.report(&report::SHARED_STAFF, &[&self.service.name.nb]);
            return None;
        }
        let (first, others) = fitting.split_first()?;
        let mut rate = self.value(first)?;
        for price in others {
            rate.unit = rate.unit.or(self.value(price)?.unit);
        }
        Some(rate)
    }

    fn report(&mut self, text: &report::Text, words: &[&str]) {
        report(self.problems, Some(self.line), text, words);
    }

    /// The position of a supplier; reported when it is not known.
    fn supplier(&mut self, name: &str) -> Option<u16> {
        let mut known = gather(self.setting.book.suppliers.iter().map(|supplier| supplier.id.as_str()));
        if let Some(at) = known.iter().position(|id| *id == name) {
            return u16::try_from(at).ok();
        }
        known.push("kommune");
        unknown(self.problems, Some(self.line), &report::UNKNOWN_SUPPLIER, name, &known);
        None
    }

    /// Whether the prices of all levels may be meant, which is reported, as is a level that has no price.
    fn is_any_level(&mut self, wanted: &str, fitting: &[&UnitPrice]) -> bool {
        let name = &self.service.name.nb;
        let levels = gather(fitting.iter().map(|price| price.level.as_str()).filter(|level| !level.is_empty()));
        if wanted.is_empty() {
            self.report(&report::NO_LEVEL, &[name, &list(&levels)]);
            return true;
        }
        let help = match suggestion(wanted, levels.iter().copied()) {
            _ if levels.is_empty() => "tjenesten har ingen nivåer i denne prislisten; la feltet stå tomt".to_owned(),
            Some(near) => near,
            None => format!("nivåene er {}", list(&levels)),
        };
        self.report(&report::OTHER_LEVEL, &[name, wanted, &help]);
        false
    }

    /// The value on the day, corrected if it is a reference price.
    fn value(&mut self, price: &'a UnitPrice) -> Option<Rate<'a>> {
        let (text, word) = match choose(&price.values, self.setting.date) {
            Some(chosen) if !chosen.value.disputed => return self.corrected(price, chosen),
            Some(_) => (&report::DISPUTED_PRICE, price.id.clone()),
            None => (&report::NO_PRICE_YET, self.remedy()),
        };
        let date = self.setting.date.to_string();
        self.report(text, &[&self.service.name.nb, price.unit.text(), &date, &word]);
        None
    }

    fn corrected(&mut self, price: &'a UnitPrice, chosen: Chosen<'a>) -> Option<Rate<'a>> {
        let (setting, service) = (self.setting, self.service);
        let conversion = price.unit.in_one(self.counted, setting.days)?;
        if !price.reference {
            return Some(Rate { price, chosen, factor: None, unit: Band::one(chosen.value.value), conversion });
        }
        let zone = self.edition.reference_zone.as_deref().unwrap_or("I");
        // A day and night is a place wherever it is given; nobody travels to it.
        let place = if matches!(price.unit, PriceUnit::Day | PriceUnit::Year) { Where::Place } else { service.setting };
        let factor = correction::factor(setting, place, zone, self.problems)?;
        let unit = factor.apply(chosen.value.value).map(Fraction::whole);
        Some(Rate { price, chosen, factor: Some(factor), unit, conversion })
    }

    /// No price in the unit the line counts: says in which units there is one, or what was looked for in vain.
    fn no_unit(&mut self, mut units: Vec<&str>) {
        let (name, book) = (&self.service.name.nb, &self.edition.name.nb);
        if units.is_empty() {
            self.report(&report::NO_PRICE, &[name, book, &self.remedy()]);
        } else {
            sort_by_key(&mut units, |unit| *unit);
            self.report(
                &report::OTHER_UNIT,
                &[name, self.counted.text(), book, &joined(units.iter().copied(), " eller per ")],
            );
        }
    }

    /// What to do about a price that is not there.
    fn remedy(&self) -> String {
        let (book, edition, service) = (self.setting.book, self.edition.at, self.service.at);
        let concerns = |services: &[u16]| services.is_empty() || services.contains(&service);
        let mut missing = book.missing.iter();
        let said = missing.find(|one| one.edition.is_none_or(|at| at == edition) && concerns(&one.services));
        let has_price = |at: u16| book.prices.iter().any(|price| price.service == service && price.edition == at);
        let others = book.editions.iter().filter(|other| other.at != edition && has_price(other.at));
        let names = joined(others.map(|other| other.name.nb.as_str()), ", ");
        let help = said.map_or("legg inn prisen i kommunens priser.toml", |missing| &missing.text.nb);
        let or = if names.is_empty() { "" } else { "; andre prislister har en pris: " };
        format!("{help}{or}{names}")
    }
}

/// Whether a unit is counted as such in drafts; a year is not, and a day stands before a month.
fn is_direct(unit: PriceUnit) -> bool {
    !matches!(unit, PriceUnit::Month | PriceUnit::Year)
}
