//! The working of what the state pays, what is left, and the sums.

use std::fmt::from_fn;

use super::Steps;
use super::words::{Kroner, known, kroner, kroner_band, put};
use crate::price::book::{FigureId, Mode};
use crate::price::cost::{Cost, LineCost};
use crate::price::payment::Use;
use crate::units::Band;

/// A line's last steps.
pub(super) fn line_steps(one: &Use<'_>, line: &LineCost, steps: &mut Steps) {
    if line.mode == Mode::StateTrial {
        let formula = match (one.service.lump_sum, one.line.priced_from) {
            (true, _) => "tjenesten er med i rundsummen, ikke i aktivitetstilskuddet".to_owned(),
            (false, Some(start)) => format!("mengde × statens pris fra {start}; før det på vedtakets gamle vilkår"),
            (false, None) => "mengde × statens pris".to_owned(),
        };
        steps.money("Aktivitetstilskudd per måned", &formula, line.state.month, None);
    }
    steps.net([line.gross.month, line.user.month, line.state.month, line.net.month]);
    let (mode, financing) = steps.setting.financing(Some(one.service));
    let share = financing.and_then(|financing| financing.activity_share);
    let share = known(share.map(|share| from_fn(move |f| write!(f, " {share} følger aktiviteten"))));
    let value = known(
        line.by_activity.map(|ore| from_fn(move |f| write!(f, "{} etter aktivitet i måneden", kroner_band(ore)))),
    );
    steps.say("Finansiering", &format_args!("{}{share}", mode.text()), &value, None);
}

/// The sums' steps.
pub(super) fn steps(cost: &Cost, steps: &mut Steps) {
    let totals = &cost.totals;
    let mut formula = String::new();
    for month in cost.lines.iter().filter_map(|line| line.gross.month) {
        if !formula.is_empty() {
            formula.push_str(" + ");
        }
        put(&mut formula, format_args!("{}", kroner_band(month)));
    }
    let left_out = cost.lines.iter().filter(|line| line.gross == Default::default()).count();
    if left_out > 0 {
        put(&mut formula, format_args!(" ({left_out} linje(r) mangler pris og er ikke med)"));
    }
    steps.money("Sum kostnad per måned", &formula, totals.gross.month, None);
    steps.money("Sum egenandel per måned", &"summen av linjene", totals.user.month, None);
    refund(cost, steps);
    steps.net([totals.gross.month, totals.user.month, totals.state.month, totals.net.month]);
    let (formula, value) = ("hver avrundes for seg fra det nøyaktige beløpet", "tolv måneder kan avvike fra et år");
    steps.say("Måned og år", &formula, &value, None);
}

/// The refund, with what it was computed from.
fn refund(cost: &Cost, steps: &mut Steps) {
    let recipient = &steps.setting.draft.recipient;
    let value = |id: FigureId| known(steps.setting.value(id).map(kroner));
    let wages = recipient.direct_wages.or(cost.totals.gross.year.map(|gross| Band { min: 0, max: gross.max }));
    let (wages, user) = (known(wages.map(kroner_band)), known(cost.totals.user.year.map(kroner_band)));
    let share = known(steps.setting.value(FigureId::RefundShare));
    let mut text = format!("{share} × (lønn {wages} − egenandel {user}");
    if recipient.other_grants > 0 {
        put(&mut text, format_args!(" − tilskudd {}", Kroner(recipient.other_grants)));
    }
    if recipient.pu {
        put(&mut text, format_args!(" − fratrekk {}", value(FigureId::RefundPuDeduction)));
    }
    let why = match (recipient.direct_wages, recipient.valid_decision) {
        (_, Some(false)) => "; krever gyldig vedtak",
        (None, _) => "; direkte lønn er ikke oppgitt og er høyst hele kostnaden",
        _ => "; forutsetter gyldig vedtak",
    };
    put(&mut text, format_args!(" − innslagspunkt {}), minst 0{why}", value(FigureId::RefundThreshold)));
    let label = "Tilskudd for ressurskrevende tjenester per år";
    steps.money(label, &text, cost.totals.refund.year, Some(FigureId::RefundThreshold));
}
