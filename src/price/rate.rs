//! Which unit price a line gets: the right list, service, unit, level and supplier on the price date, corrected where it is a reference price.

use super::book::{Chosen, Edition, PriceUnit, Service, Setting as Where, Staffing, UnitPrice, choose};
use super::correction::{self, Factor};
use super::setting::{Setting, about, list};
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
    let supplier = match line.supplier.as_deref() {
        None | Some("kommune") => None,
        Some(name) => Some(supplier(setting, line, name, problems)?),
    };
    let start = setting.book.prices.partition_point(|price| price.service < service.at);
    let of_service = setting.book.prices.get(start..).unwrap_or_default();
    let of_list = || {
        let here = of_service.iter().take_while(|price| price.service == service.at);
        here.filter(|price| price.edition == edition.at && price.supplier == supplier)
    };
    let fitting = || of_list().filter(|price| price.unit.in_one(amount.unit, setting.days).is_some());
    if fitting().next().is_none() {
        let others = gather(of_list());
        problems.push(no_unit(setting, edition, service, line, amount.unit, &others));
        return None;
    }
    let wanted = line.place_level.as_deref().unwrap_or_default();
    let exact = || fitting().filter(|price| is_level(price, wanted));
    // The price in the line's own unit goes before one that must be converted.
    let own = exact().find(|price| is_direct(price.unit)).or_else(|| exact().next());
    let all: Vec<&UnitPrice> =
        if own.is_some() { Vec::new() } else { other_levels(service, line, gather(fitting()), problems)? };
    let levelled = || own.into_iter().chain(all.iter().copied());
    let one_to_one =
        |price: &UnitPrice| service.staffing == Staffing::Shared && price.unit == PriceUnit::Hour && !price.shared;
    if levelled().any(one_to_one) {
        let message = format!(
            "«{}» har delt bemanning hele døgnet og kan ikke prises time for time som én til én",
            service.name.nb
        );
        let help = "velg en plass (døgn eller måned), eller en timepris som er merket som delt".to_owned();
        problems.push(about(&line.id, "delt-bemanning", "amount", message, help));
        return None;
    }
    let mut found: Option<Rate<'a>> = None;
    for price in levelled() {
        let one = value(setting, edition, service, line, amount.unit, price, problems)?;
        found = Some(match found {
            Some(before) => Rate { unit: before.unit.or(one.unit), ..before },
            None => one,
        });
    }
    found
}

/// The position of a supplier; reported when it is not known.
fn supplier(setting: &Setting<'_>, line: &Line, name: &str, problems: &mut Vec<Problem>) -> Option<u16> {
    let known = || setting.book.suppliers.iter().map(|supplier| supplier.id.as_str());
    if let Some(at) = known().position(|id| id == name) {
        return u16::try_from(at).ok();
    }
    let all = || known().chain(["kommune"]);
    let help = suggestion(name, all()).unwrap_or_else(|| format!("utførerne er {}", list(all())));
    problems.push(about(&line.id, "ukjent-utforer", "supplier", format!("ukjent utfører «{name}»"), help));
    None
}

/// The prices of all levels, as a band, when the line names none; reported, as is a level that has no price.
fn other_levels<'a>(
    service: &Service,
    line: &Line,
    fitting: Vec<&'a UnitPrice>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<&'a UnitPrice>> {
    let levels = || fitting.iter().map(|price| price.level.as_str()).filter(|level| !level.is_empty());
    let Some(wanted) = line.place_level.as_deref().filter(|wanted| !wanted.is_empty()) else {
        let message = format!("nivået er ikke valgt, så prisen på «{}» er et intervall", service.name.nb);
        let help = format!("velg ett av: {}", list(levels()));
        problems.push(about(&line.id, "mangler-niva", "place_level", message, help));
        return Some(fitting);
    };
    let help = match levels().next() {
        None => "tjenesten har ingen nivåer i denne prislisten; la feltet stå tomt".to_owned(),
        Some(_) => suggestion(wanted, levels()).unwrap_or_else(|| format!("nivåene er {}", list(levels()))),
    };
    let message = format!("ingen pris for «{}» på nivået «{wanted}»", service.name.nb);
    problems.push(about(&line.id, "ukjent-niva", "place_level", message, help));
    None
}

/// Whether a price is at a level; prices without levels are asked for without one.
fn is_level(price: &UnitPrice, wanted: &str) -> bool {
    if wanted.is_empty() { price.level.is_empty() } else { price.level == wanted }
}

/// Whether a unit is counted as such in drafts; a year is not, and a day stands before a month.
fn is_direct(unit: PriceUnit) -> bool {
    !matches!(unit, PriceUnit::Month | PriceUnit::Year)
}

/// The value on the day, corrected if it is a reference price.
fn value<'a>(
    setting: &Setting<'a>,
    edition: &Edition,
    service: &Service,
    line: &Line,
    counted: Unit,
    price: &'a UnitPrice,
    problems: &mut Vec<Problem>,
) -> Option<Rate<'a>> {
    let name = &service.name.nb;
    let Some(chosen) = choose(&price.values, setting.date) else {
        let message = format!("ingen pris for «{name}» per {} så tidlig som {}", price.unit.text(), setting.date);
        problems.push(about(&line.id, "mangler-pris", "service", message, remedy(setting, edition, service)));
        return None;
    };
    if chosen.value.disputed {
        let message = format!("flere priser for «{name}» per {} gjelder samtidig {}", price.unit.text(), setting.date);
        let help = format!("rett gyldigheten av «{}» i priser.toml, så bare én gjelder", price.id);
        problems.push(about(&line.id, "overlappende-priser", "service", message, help));
        return None;
    }
    let conversion = price.unit.in_one(counted, setting.days)?;
    if !price.reference {
        return Some(Rate { price, chosen, factor: None, unit: Band::one(chosen.value.value), conversion });
    }
    let zone = edition.reference_zone.as_deref().unwrap_or("I");
    // A day and night is a place wherever it is given; nobody travels to it.
    let place = if matches!(price.unit, PriceUnit::Day | PriceUnit::Year) { Where::Place } else { service.setting };
    let factor = correction::factor(setting, place, zone, problems)?;
    let unit = factor.apply(chosen.value.value).map(Fraction::whole);
    Some(Rate { price, chosen, factor: Some(factor), unit, conversion })
}

/// No price in the unit the line counts: says in which units there is one, or what was looked for in vain.
fn no_unit(
    setting: &Setting<'_>,
    edition: &Edition,
    service: &Service,
    line: &Line,
    counted: Unit,
    others: &[&UnitPrice],
) -> Problem {
    let (name, book) = (&service.name.nb, &edition.name.nb);
    if others.is_empty() {
        let message = format!("ingen pris for «{name}» i prislisten «{book}»");
        return about(&line.id, "mangler-pris", "service", message, remedy(setting, edition, service));
    }
    let mut units = gather(others.iter().map(|price| price.unit.text()));
    sort_by_key(&mut units, |unit| *unit);
    units.dedup();
    let message = format!("«{name}» har ingen pris for {} i prislisten «{book}»", counted.text());
    let help = format!("prisen er per {}; skriv mengden slik", joined(units.into_iter(), " eller per "));
    about(&line.id, "feil-enhet", "amount", message, help)
}

/// What to do about a price that is not there.
fn remedy(setting: &Setting<'_>, edition: &Edition, service: &Service) -> String {
    let concerns = |services: &[u16]| services.is_empty() || services.contains(&service.at);
    let said = setting
        .book
        .missing
        .iter()
        .find(|missing| missing.edition.is_none_or(|at| at == edition.at) && concerns(&missing.services));
    let others = setting.book.editions.iter().filter(|other| {
        other.id != edition.id
            && setting.book.prices.iter().any(|price| price.service == service.at && price.edition == other.at)
    });
    let names = list(others.map(|other| other.name.nb.as_str()));
    let mut help =
        said.map_or_else(|| "legg inn prisen i kommunens priser.toml".to_owned(), |missing| missing.text.nb.clone());
    if !names.is_empty() {
        help.push_str("; andre prislister har en pris: ");
        help.push_str(&names);
    }
    help
}
