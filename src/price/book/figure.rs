//! The figures that rules are computed with: G, maximum payments, contribution rates, refund limits, assumptions.

use serde::Serialize;

use super::Value;
use crate::unpack::{Input, Unpack, unpack_struct};

/// A figure as a series over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Which.
    pub id: FigureId,
    /// The values by first day.
    pub values: Vec<Value>,
}

unpack_struct!(Figure { id, values });

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureUnit {
    /// Kroner in files, øre in the book.
    Money,
    /// A share, 0.8 for 80 %.
    Share,
    /// A count of days, months or years.
    Count,
}

macro_rules! figures {
    ($($variant:ident, $name:literal, $unit:ident, $text:literal;)*) => {
        /// The name of a figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum FigureId { $(#[doc = $text] $variant),* }

        /// Every figure: its id, its name in files, its unit, and what it is.
        pub const FIGURES: &[(FigureId, &str, FigureUnit, &str)] =
            &[$((FigureId::$variant, $name, FigureUnit::$unit, $text)),*];
    };
}

figures! {
    BaseAmount, "grunnbelop", Money, "grunnbeløpet i folketrygden (G)";
    ShortStayDay, "egenandel_korttid", Money, "høyeste egenandel for korttidsopphold, per døgn";
    DayOrNightStay, "egenandel_dag_natt", Money, "høyeste egenandel for dag- eller nattopphold, per gang";
    HomeCap, "egenandel_under_grensen", Money, "høyeste samlede egenandel for hjelp i hjemmet når inntekten er under grensen, per måned";
    HomeCapLimit, "egenandel_grense_g", Count, "inntektsgrensen for den laveste egenandelen, i G";
    ShortStayDays, "korttid_dager", Count, "døgn i kalenderåret før korttidsopphold betales som langtidsopphold";
    LongStayAllowance, "fribelop_langtid", Money, "fribeløp ved langtidsopphold, per år";
    LongStayAllowanceDouble, "fribelop_dobbeltrom", Money, "fribeløp ved dobbeltrom mot eget ønske, per år";
    LongStayShareBelow, "langtid_andel_under_g", Share, "andel av inntekt inntil G ved langtidsopphold";
    LongStayShareAbove, "langtid_andel_over_g", Share, "andel av inntekt over G ved langtidsopphold";
    RefundThreshold, "tilskudd_innslagspunkt", Money, "innslagspunktet for særlig ressurskrevende tjenester, per mottaker og år";
    RefundShare, "tilskudd_andel", Share, "andelen staten dekker over innslagspunktet";
    RefundPuDeduction, "tilskudd_fratrekk_pu", Money, "fratrekk for mottakere som teller i kriteriet psykisk utviklingshemmede, per år";
    RefundPuAge, "tilskudd_alder_pu", Count, "alderen fratrekket gjelder fra";
    RefundAge, "tilskudd_hoyeste_alder", Count, "høyeste alder for tilskuddet";
    ZoneI, "aga_I", Share, "arbeidsgiveravgift i sone I";
    ZoneIa, "aga_Ia", Share, "arbeidsgiveravgift i sone Ia inntil fribeløpet er brukt";
    ZoneII, "aga_II", Share, "arbeidsgiveravgift i sone II";
    ZoneIII, "aga_III", Share, "arbeidsgiveravgift i sone III";
    ZoneIV, "aga_IV", Share, "arbeidsgiveravgift i sone IV";
    ZoneIVa, "aga_IVa", Share, "arbeidsgiveravgift i sone IVa";
    ZoneV, "aga_V", Share, "arbeidsgiveravgift i sone V";
    ZoneIaFree, "aga_fribelop", Money, "fribeløp i sone Ia, per arbeidsgiver og år";
    WageBase, "lonnsgrunnlag", Money, "arbeidsgiverens samlede lønnsgrunnlag, per år";
    WageShareHome, "lonnsandel_hjem", Share, "lønnens andel av prisen for tjenester i hjemmet";
    WageSharePlace, "lonnsandel_plass", Share, "lønnens andel av prisen for en plass";
    TravelShare, "reiseandel", Share, "reisens andel av prisen for tjenester i hjemmet";
    TravelIndex, "reiseindeks", Count, "kommunens reiseavstand mot landsgjennomsnittet, som er 1";
    DischargeReadyDay, "utskrivningsklar_dogn", Money, "døgnprisen kommunen betaler for utskrivningsklare pasienter";
    SupplementShare, "paslag_andel", Share, "inntektspåslaget i forsøket, som andel av netto driftsutgifter";
    SupplementCap, "paslag_tak", Money, "høyeste inntektspåslag per kommune og år";
    SupplementProject, "paslag_prosjekt", Money, "den delen av inntektspåslaget som høyst kan gå til prosjektarbeid, per år";
    SupplementMonths, "paslag_maneder", Count, "måneders virkning av inntektspåslaget i året";
    DecisionLimit, "beslutningsgrense", Money, "hva et utkast kan koste i året før flere skal være med og bestemme";
}

impl Unpack for FigureId {
    const EMPTY: FigureId = FigureId::BaseAmount;

    fn unpack(&mut self, input: &mut Input<'_>) {
        let row = usize::try_from(input.number()).ok();
        match row.and_then(|row| FIGURES.get(row)) {
            Some(row) => *self = row.0,
            None => input.refuse(),
        }
    }
}

impl FigureId {
    /// The row of the table; the ids are in its order.
    fn row(self) -> Option<&'static (FigureId, &'static str, FigureUnit, &'static str)> {
        FIGURES.get(self as usize)
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.1)
    }

    /// What it is measured in.
    pub fn unit(self) -> FigureUnit {
        self.row().map_or(FigureUnit::Count, |row| row.2)
    }

    /// What it is, in words.
    pub fn text(self) -> &'static str {
        self.row().map_or("", |row| row.3)
    }

    /// The figure with this name.
    pub fn from_name(name: &str) -> Option<FigureId> {
        FIGURES.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Whether a municipality may set it; the others are the state's.
    pub fn is_local(self) -> bool {
        use FigureId::*;
        matches!(self, WageBase | WageShareHome | WageSharePlace | TravelShare | TravelIndex | ZoneIVa | DecisionLimit)
    }

    /// The contribution rate of each zone.
    pub const ZONES: &'static [(&'static str, FigureId)] = &[
        ("I", FigureId::ZoneI),
        ("Ia", FigureId::ZoneIa),
        ("II", FigureId::ZoneII),
        ("III", FigureId::ZoneIII),
        ("IV", FigureId::ZoneIV),
        ("IVa", FigureId::ZoneIVa),
        ("V", FigureId::ZoneV),
    ];

    /// The contribution rate of a zone.
    pub fn of_zone(zone: &str) -> Option<FigureId> {
        Self::ZONES.iter().find(|known| known.0 == zone).map(|known| known.1)
    }
}

#[cfg(test)]
mod tests {
    use super::{FIGURES, FigureId};

    #[test]
    fn ids_stand_in_the_order_of_the_table() {
        for (at, row) in FIGURES.iter().enumerate() {
            assert_eq!(row.0 as usize, at);
            assert_eq!(FigureId::from_name(row.1), Some(row.0));
        }
    }
}
