//! How services are financed: whether money follows a decision.

use serde::Serialize;

use super::Validity;
use crate::units::Fraction;
use crate::unpack::{unpack_enum, unpack_struct};

/// How services are financed, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Financing {
    /// The services by position; all when empty.
    pub services: Vec<u16>,
    /// The mode.
    pub mode: Mode,
    /// For a blend: the part that follows activity.
    pub activity_share: Option<Fraction>,
    /// When it holds.
    pub valid: Validity,
    /// The source by position.
    pub source: u16,
}

unpack_struct!(Financing { services, mode, activity_share, valid, source });

/// Whether money follows a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Mode {
    /// A fixed frame for the year: the amount is a planning figure.
    Frame,
    /// The performing unit is paid by activity.
    Activity,
    /// Some of each.
    Blend,
    /// The state trial: the state pays by activity.
    StateTrial,
}

unpack_enum!(Mode { Frame, Activity, Blend, StateTrial });

impl Mode {
    /// The words used in files and drafts, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["ramme", "innsatsstyrt", "blanding", "forsok"];

    /// The mode with this word.
    pub fn from_word(word: &str) -> Option<Mode> {
        use Mode::*;
        let all = [Frame, Activity, Blend, StateTrial];
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| all.get(at).copied())
    }

    /// The word used in files and drafts.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }

    /// What the amount means under this mode.
    pub fn text(self) -> &'static str {
        match self {
            Mode::Frame => "Planleggingstall: under rammefinansiering følger det ikke penger med vedtaket.",
            Mode::Activity => "Utføreren får betalt etter aktivitet: beløpet følger vedtaket.",
            Mode::Blend => "Blanding: en del er planleggingstall, en del betales til utføreren etter aktivitet.",
            Mode::StateTrial => {
                "Forsøk med statlig finansiering: staten betaler aktivitetstilskudd etter sine egne priser."
            }
        }
    }
}
