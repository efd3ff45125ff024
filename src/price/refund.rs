//! The state's refund for particularly resource-heavy services: a share of one recipient's direct wages above a threshold.

use super::book::FigureId;
use super::setting::Setting;
use crate::units::{Band, Fraction};

/// What the refund is computed from, in øre a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Wages in direct user time; without travel, administration and training.
    pub wages: Fraction,
    /// Other earmarked grants.
    pub grants: Fraction,
    /// What the user pays.
    pub user: Fraction,
    /// Deduction for a recipient who counts in the frame grant's criterion.
    pub deduction: Fraction,
    /// The threshold.
    pub threshold: Fraction,
    /// The share the state covers above it.
    pub share: Fraction,
}

/// The refund a year, in øre: `share x max(0, wages - grants - user - deduction - threshold)`.
pub fn refund(basis: Basis) -> Fraction {
    let Basis { wages, grants, user, deduction, threshold, share } = basis;
    share * (wages - grants - user - deduction - threshold).at_least_zero()
}

/// The refund for a draft; a band when wages or age are not known. `gross` bounds the wages: they are a part of the cost.
pub(super) fn for_draft(setting: &Setting<'_>, gross: i64, user: i64) -> Band<Fraction> {
    let nothing = Band::one(Fraction::ZERO);
    let value = |id: FigureId| setting.value(id);
    let recipient = &setting.draft.recipient;
    let oldest = value(FigureId::RefundAge);
    let too_old = recipient.age.zip(oldest).is_some_and(|(age, oldest)| Fraction::whole(age) > oldest);
    if too_old || recipient.valid_decision == Some(false) {
        return nothing;
    }
    let (Some(threshold), Some(share)) = (value(FigureId::RefundThreshold), value(FigureId::RefundShare)) else {
        return nothing;
    };
    let wages = recipient.direct_wages.unwrap_or(Band { min: 0, max: gross });
    let young =
        recipient.age.zip(value(FigureId::RefundPuAge)).is_some_and(|(age, least)| Fraction::whole(age) < least);
    let deduction =
        if recipient.pu && !young { value(FigureId::RefundPuDeduction).unwrap_or_default() } else { Fraction::ZERO };
    let at = |wages: i64| {
        let grants = Fraction::whole(recipient.other_grants);
        refund(Basis {
            wages: Fraction::whole(wages),
            grants,
            user: Fraction::whole(user),
            deduction,
            threshold,
            share,
        })
    };
    let band = wages.map(at);
    if recipient.age.is_none() { band.or(nothing) } else { band }
}
