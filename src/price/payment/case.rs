//! The corners of what is not known. Within a corner everything is a number; the least and the greatest corner bound the truth.

use super::Use;
use crate::price::book::{FigureId, Payment};
use crate::price::setting::Setting;
use crate::units::{Band, Fraction, sort_by_key};

/// One corner.
#[derive(Clone, Copy)]
pub struct Case {
    /// The high end of the amounts, else the low one.
    pub high: bool,
    /// What may be free is charged, else it is free.
    pub charged: bool,
    /// The household's income a year, in øre, for choosing the income step.
    pub household: Fraction,
    /// The recipient's own income a year, in øre, for the long-stay rule.
    pub own: Fraction,
    /// Only the recipient's own income differs from the corner before.
    pub alike: bool,
}

impl Case {
    /// Whether the recipient's own income has no upper limit here, since nobody has said it.
    pub fn is_boundless(&self) -> bool {
        self.own == Fraction::whole(BOUNDLESS)
    }
}

/// An income nobody has, standing for «no upper limit», in øre.
const BOUNDLESS: i64 = 1_000_000_000_000;

/// All corners of a draft: one when everything is known.
pub fn cases(setting: &Setting<'_>, uses: &[Use<'_>]) -> Vec<Case> {
    let wide = uses.iter().any(Use::is_wide);
    let open = uses.iter().any(Use::is_open);
    let ends = |both: bool| if both { &[false, true][..] } else { &[true][..] };
    let incomes = incomes(setting, uses);
    let mut cases = Vec::new();
    for high in ends(wide) {
        for charged in ends(open) {
            for income in &incomes {
                cases.push(Case { high: *high, charged: *charged, ..*income });
            }
        }
    }
    cases
}

/// Household incomes and own incomes that bound every payment, as corners at the low end.
fn incomes(setting: &Setting<'_>, uses: &[Use<'_>]) -> Vec<Case> {
    let recipient = &setting.draft.recipient;
    let household = recipient.income.unwrap_or(Band { min: 0, max: BOUNDLESS });
    let alone = recipient.household_persons.is_none_or(|persons| persons <= 1);
    let own = recipient.own_income.or(if alone { None } else { Some(Band { min: 0, max: household.max }) });
    let mut cases = Vec::new();
    let mut add = |household, own, alike| cases.push(Case { high: false, charged: false, household, own, alike });
    let steps = steps(setting, uses, household);
    for step in &steps {
        match own {
            // Who lives alone has the household's income.
            None => add(*step, *step, false),
            Some(own) => {
                add(*step, Fraction::whole(own.min), false);
                if !own.is_one() {
                    add(*step, Fraction::whole(own.max), true);
                }
            }
        }
    }
    let stays = uses.iter().any(|one| matches!(one.service.payment, Payment::LongStay | Payment::ShortStay));
    if let (None, true, false, Some(last)) = (own, stays, household.is_one(), steps.last()) {
        add(*last, Fraction::whole(household.max), true);
    }
    cases
}

/// The least income, and every step limit above it that the household may reach: a band holds its lower end, not its upper one.
fn steps(setting: &Setting<'_>, uses: &[Use<'_>], household: Band<i64>) -> Vec<Fraction> {
    let least = Fraction::whole(household.min);
    let mut incomes = vec![least];
    if household.is_one() {
        return incomes;
    }
    let most = Fraction::whole(household.max);
    let Some(base) = setting.value(FigureId::BaseAmount) else {
        return incomes;
    };
    // Lines share fees, and fees share limits: each is worked out once.
    let mut limits: Vec<Fraction> = Vec::new();
    limits.extend(setting.value(FigureId::HomeCapLimit));
    let mut met: Vec<usize> = Vec::new();
    for fee in uses.iter().filter_map(|one| one.fee) {
        if !met.contains(&fee.at) {
            met.push(fee.at);
            for step in &fee.fee.steps {
                limits.extend(step.below);
            }
        }
    }
    for limit in &limits {
        let limit = *limit * base;
        if least < limit && limit < most && !incomes.contains(&limit) {
            incomes.push(limit);
        }
    }
    sort_by_key(&mut incomes, |income| *income);
    let rising = uses.iter().filter_map(|one| one.fee).all(|fee| fee.fee.rising);
    match (incomes.first(), incomes.last()) {
        // Between the ends nobody pays less than at the lower one or more than at the higher one.
        (Some(first), Some(last)) if rising && incomes.len() > 2 => vec![*first, *last],
        _ => incomes,
    }
}
