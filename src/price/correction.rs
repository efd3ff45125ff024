//! Correcting a national reference price for the employer's contribution zone and for travel.
//!
//! The state published the principle, not the formula: what stands here is our proposal, and its parameters are marked as assumptions.
//!
//! ```text
//! zone factor   = sum over zones of share x ((1 - w) + w (1 + a_zone) / (1 + a_reference))      w = the wage share of the price
//! travel factor = 1 + t (index - 1)                                                             t = the travel share; in the home only
//! ```

use super::book::{FigureId, Setting as Where};
use super::report::{self, report};
use super::setting::Setting;
use crate::draft::Problem;
use crate::units::{Band, Fraction};

/// The factors for one kind of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    /// For the zone; a band when the zone is not known for certain.
    pub zone: Band<Fraction>,
    /// For travel; one outside the home.
    pub travel: Fraction,
}

impl Factor {
    /// The corrected price: the reference price times both factors, rounded to øre once.
    pub fn apply(self, reference: Fraction) -> Band<i64> {
        let end = |zone: Fraction| (reference * zone * self.travel).rounded();
        Band::between(end(self.zone.min), end(self.zone.max))
    }
}

/// The zone factor for one zone.
///
/// `wage` is the wage share of the price, `rate` the zone's contribution, `reference` the contribution inside the price.
pub fn zone_factor(wage: Fraction, rate: Fraction, reference: Fraction) -> Fraction {
    let relative = (Fraction::ONE + rate).over(Fraction::ONE + reference).unwrap_or(Fraction::ONE);
    Fraction::ONE - wage + wage * relative
}

/// The travel factor: never negative.
pub fn travel_factor(share: Fraction, index: Fraction) -> Fraction {
    (Fraction::ONE + share * (index - Fraction::ONE)).at_least_zero()
}

/// The rate a zone Ia employer pays in all: the low rate until the difference to the high one has used up the free amount.
///
/// `free` and `base` are øre a year; a base of nothing pays the low rate.
pub fn zone_ia_rate(low: Fraction, high: Fraction, free: Fraction, base: Fraction) -> Fraction {
    let saved = free.min((high - low) * base);
    saved.over(base).map_or(low, |share| high - share)
}

/// The factors for a kind of service, with everything that made them uncertain reported.
///
/// None when a figure the formula needs is not known at all.
pub(super) fn factor(
    setting: &Setting<'_>,
    place: Where,
    reference_zone: &str,
    problems: &mut Vec<Problem>,
) -> Option<Factor> {
    let wage_share = if place == Where::Place { FigureId::WageSharePlace } else { FigureId::WageShareHome };
    let known = |id: FigureId, problems: &mut Vec<Problem>| {
        let found = setting.value(id);
        if found.is_none() {
            report(problems, None, &report::NO_FIGURE, &[id.text(), &setting.date.to_string(), id.name()]);
        }
        found
    };
    let wage = known(wage_share, problems)?;
    let reference = known(FigureId::of_zone(reference_zone)?, problems)?;
    let zone = zones(setting, problems)?.map(|rate| zone_factor(wage, rate, reference));
    let travel = if place == Where::Home {
        let index = setting.draft.travel_index.or_else(|| setting.value(FigureId::TravelIndex));
        travel_factor(known(FigureId::TravelShare, problems)?, index.unwrap_or(Fraction::ONE))
    } else {
        Fraction::ONE
    };
    Some(Factor { zone, travel })
}

/// The municipality's contribution, weighted by the wages paid in each zone; a band where a zone is unknown.
///
/// The zone factor is linear in the rate, so weighting the rates and weighting the factors give the same.
fn zones(setting: &Setting<'_>, problems: &mut Vec<Problem>) -> Option<Band<Fraction>> {
    let parts = setting.zones();
    let any = anywhere(setting)?;
    if parts.is_empty() {
        report(problems, None, &report::NO_ZONE, &[]);
        return Some(any);
    }
    let mut sum = Fraction::ZERO;
    for (_, share) in &parts {
        sum += *share;
    }
    if sum != Fraction::ONE {
        report(problems, None, &report::ZONE_SHARES, &[&sum.to_string()]);
        return Some(any);
    }
    let mut total = Band::one(Fraction::ZERO);
    for (zone, share) in parts {
        let rate = zone_rate(setting, zone).unwrap_or_else(|| {
            report(problems, None, &report::UNKNOWN_ZONE, &[zone]);
            any
        });
        total.min += rate.min * share;
        total.max += rate.max * share;
    }
    Some(total)
}

/// The contribution of one zone; a band for Ia when the employer's wages are not known.
pub(super) fn zone_rate(setting: &Setting<'_>, zone: &str) -> Option<Band<Fraction>> {
    let value = |id: FigureId| setting.value(id);
    let rate = value(FigureId::of_zone(zone)?)?;
    if zone != "Ia" {
        return Some(Band::one(rate));
    }
    let high = value(FigureId::ZoneI)?;
    Some(match (value(FigureId::ZoneIaFree), value(FigureId::WageBase)) {
        (Some(free), Some(base)) => Band::one(zone_ia_rate(rate, high, free, base)),
        _ => Band::between(rate, high),
    })
}

/// From the lowest to the highest contribution of any zone.
fn anywhere(setting: &Setting<'_>) -> Option<Band<Fraction>> {
    let mut any: Option<Band<Fraction>> = None;
    for (zone, _) in FigureId::ZONES {
        if let Some(rate) = zone_rate(setting, zone) {
            any = Some(any.unwrap_or(rate).or(rate));
        }
    }
    any
}
