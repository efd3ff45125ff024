//! The working of what the state pays, what is left, and the sums.

use super::words::{grouped, kroner, kroner_band};
use super::{Steps, figure_note};
use crate::price::book::{FigureId, Mode};
use crate::price::cost::{Cost, LineCost};
use crate::price::payment::Use;
use crate::price::setting::Setting;
use crate::units::{Band, Ore, gather, joined};

/// A line's last steps.
pub(super) fn line_steps(setting: &Setting<'_>, one: &Use<'_>, line: &LineCost, steps: &mut Steps) {
    if line.mode == Mode::StateTrial {
        let formula = match (one.service.lump_sum, one.line.priced_from) {
            (true, _) => "tjenesten er med i rundsummen, ikke i aktivitetstilskuddet".to_owned(),
            (false, Some(start)) => format!("mengde × statens pris fra {start}; før det på vedtakets gamle vilkår"),
            (false, None) => "mengde × statens pris".to_owned(),
        };
        steps.money("Aktivitetstilskudd per måned", formula, line.state.month, None);
    }
    steps.net([line.gross.month, line.user.month, line.state.month, line.net.month]);
    let (mode, financing) = setting.financing(Some(one.service));
    let share = financing.and_then(|financing| financing.activity_share);
    let formula = share.map(|share| format!("{share} følger aktiviteten")).unwrap_or_default();
    let value =
        line.by_activity.map(|ore| format!("{} etter aktivitet i måneden", kroner_band(ore))).unwrap_or_default();
    let formula = if formula.is_empty() { mode.text().to_owned() } else { format!("{} {formula}", mode.text()) };
    steps.say("Finansiering", formula, value, None);
}

/// The sums' steps.
pub(super) fn steps(setting: &Setting<'_>, cost: &Cost) -> Steps {
    let mut steps = Steps::default();
    let totals = &cost.totals;
    let parts = gather(cost.lines.iter().filter_map(|line| line.gross.month).map(kroner_band));
    let left_out = cost.lines.iter().filter(|line| line.gross == Default::default()).count();
    let note =
        if left_out == 0 { String::new() } else { format!(" ({left_out} linje(r) mangler pris og er ikke med)") };
    let formula = format!("{}{note}", joined(parts.iter().map(String::as_str), " + "));
    steps.money("Sum kostnad per måned", formula, totals.gross.month, None);
    steps.money("Sum egenandel per måned", "summen av linjene".to_owned(), totals.user.month, None);
    refund(setting, cost, &mut steps);
    steps.net([totals.gross.month, totals.user.month, totals.state.month, totals.net.month]);
    let (formula, value) = ("hver avrundes for seg fra det nøyaktige beløpet", "tolv måneder kan avvike fra et år");
    steps.say("Måned og år", formula.to_owned(), value.to_owned(), None);
    steps
}

/// The refund, with what it was computed from.
fn refund(setting: &Setting<'_>, cost: &Cost, steps: &mut Steps) {
    let recipient = &setting.draft.recipient;
    let value = |id: FigureId| setting.figure(id).map(|chosen| kroner(chosen.value.value)).unwrap_or_default();
    let wages = recipient.direct_wages.or(cost.totals.gross.year.map(|gross| Band { min: 0, max: gross.max }));
    let wages = wages.map(kroner_band).unwrap_or_default();
    let user = cost.totals.user.year.map(kroner_band).unwrap_or_default();
    let share = setting.value_text(FigureId::RefundShare);
    let deduction =
        if recipient.pu { format!(" − fratrekk {}", value(FigureId::RefundPuDeduction)) } else { String::new() };
    let grants = if recipient.other_grants > 0 {
        format!(" − tilskudd {}", grouped(Ore(recipient.other_grants)))
    } else {
        String::new()
    };
    let why = match (recipient.direct_wages, recipient.valid_decision) {
        (_, Some(false)) => "; krever gyldig vedtak",
        (None, _) => "; direkte lønn er ikke oppgitt og er høyst hele kostnaden",
        _ => "; forutsetter gyldig vedtak",
    };
    let formula = format!(
        "{share} × (lønn {wages} − egenandel {user}{grants}{deduction} − innslagspunkt {}), minst 0{why}",
        value(FigureId::RefundThreshold)
    );
    let rate = figure_note(setting, FigureId::RefundThreshold);
    steps.money("Tilskudd for ressurskrevende tjenester per år", formula, cost.totals.refund.year, rate);
}
