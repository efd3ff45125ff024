//! What a review needs to know about the rules besides the model, in one language: words, laws, doses, rungs and relations.
//!
//! The page has most of the words already, in what it shows. Those are left out of the bytes: the page tells of the criteria, and of the
//! other words a letter says where they stand.

#[cfg(not(target_arch = "wasm32"))]
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
#[cfg(not(target_arch = "wasm32"))]
use serde_json::Value;

use crate::law::Register;
#[cfg(not(target_arch = "wasm32"))]
use crate::unpack::PLACES;
use crate::unpack::{Input, Unpack, unpack_beside, unpack_struct};

/// The first bytes of a frame, and its version.
const MAGIC: &[u8] = b"TVED\x07";

/// The services in the model's order, and the laws.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The hash of the rules it belongs to.
    pub hash: String,
    /// What each rule of a review says, and what to do, in the order of the rules.
    pub words: Vec<(String, String)>,
    /// The services.
    pub services: Vec<ServiceFrame>,
    /// What services say whenever they are drafted, each once.
    pub notices: Vec<NoticeFrame>,
    /// The service that is asked for before those that compensate; no id where the municipality has none.
    pub training: Basis,
    /// The register of laws, for citations.
    pub laws: Register,
    /// What the principle of the lowest step that is enough is called here.
    pub principle: String,
    /// How far what is delivered may differ from what is decided, where the municipality has said so.
    pub tolerance: Option<ToleranceFrame>,
}

unpack_struct!(Frame { hash, words, services, notices, training, laws, principle, tolerance });

/// What a point rests on; what it does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct Basis {
    /// The id of the criterion, the rung or the service.
    pub id: String,
    /// In words.
    pub text: String,
    /// The law as printed.
    pub law: String,
    /// The source's title.
    pub source: String,
}

unpack_struct!(Basis { id, text, law, source });

/// What a municipality lets pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToleranceFrame {
    /// Per cent of what is decided.
    pub percent: Option<i64>,
    /// Minutes, and in how many twelfths of a day.
    pub minutes: Option<(i64, i64)>,
    /// In words, as a sentence after another, and where it was read.
    pub basis: Basis,
}

unpack_struct!(ToleranceFrame { percent, minutes, basis });

/// One service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct ServiceFrame {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Step on the ladder.
    pub step: Option<i64>,
    /// The laws of all its grounds as printed, each once.
    pub law: String,
    /// Whether it trains a person to do without help.
    pub trains: bool,
    /// Whether it does for a person what training might make needless.
    pub compensates: bool,
    /// Of each ground whether local criteria can never narrow it.
    pub floors: Vec<bool>,
    /// The criteria, in the model's order.
    pub criteria: Vec<CriterionFrame>,
    /// The rungs, in the model's order.
    pub rungs: Vec<RungFrame>,
    /// The doses.
    pub doses: Vec<DoseFrame>,
    /// What is to be said whenever it is drafted: places among the frame's notices.
    pub notices: Vec<u16>,
    /// The relations.
    pub relations: Vec<RelationFrame>,
}

unpack_struct!(ServiceFrame {
    id,
    name,
    step,
    law,
    trains,
    compensates,
    floors,
    criteria,
    rungs,
    doses,
    notices,
    relations
});

/// One criterion. Its texts are not in the bytes: the page tells of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct CriterionFrame {
    /// What it says.
    #[serde(skip)]
    pub basis: Basis,
    /// The strength's word.
    #[serde(skip)]
    pub strength: String,
    /// Whether it belongs to the state's frame rather than the municipality.
    pub national: bool,
    /// Whether a person must judge part of it.
    pub discretion: bool,
}

impl Unpack for CriterionFrame {
    const EMPTY: CriterionFrame =
        CriterionFrame { basis: Basis::EMPTY, strength: String::new(), national: false, discretion: false };

    fn unpack(&mut self, input: &mut Input<'_>) {
        self.national.unpack(input);
        self.discretion.unpack(input);
    }
}

/// One rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct RungFrame {
    /// What it says.
    pub basis: Basis,
    /// Whether considering is enough.
    pub consider: bool,
    /// The service it points to.
    pub leads_to: Option<String>,
    /// The fact that holds its state.
    pub fact: u16,
}

unpack_struct!(RungFrame { basis, consider, leads_to, fact });

/// One dose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct DoseFrame {
    /// In words.
    pub text: String,
    /// The unit of its amount.
    pub unit: String,
    /// How much.
    pub amount: Option<LimitFrame>,
    /// How many twelfths of a day lie between two of it.
    pub every: Option<LimitFrame>,
}

unpack_struct!(DoseFrame { text, unit, amount, every });

/// A number in a dose, and how binding it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct LimitFrame {
    /// The number.
    pub number: i64,
    /// Whether less breaks it.
    pub least: bool,
    /// Whether more breaks it.
    pub most: bool,
    /// The rule that is then broken.
    pub code: String,
}

unpack_struct!(LimitFrame { number, least, most, code });

/// What is to be said of services, whatever the draft says of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct NoticeFrame {
    /// The rule.
    pub code: String,
    /// Whether it is said only of what is granted.
    pub granted: bool,
    /// What it says.
    pub basis: Basis,
}

unpack_struct!(NoticeFrame { code, granted, basis });

/// One relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct RelationFrame {
    /// The rule that is broken.
    pub code: String,
    /// Whether it is broken when the two are there together, rather than when the other one is not.
    pub together: bool,
    /// The other service.
    pub service: String,
    /// Whether the one who has the other service is the one it is drafted for, so that a line of this draft counts.
    pub drafted: bool,
    /// The fact that says whether the other service is held.
    pub fact: Option<u16>,
    /// What it says, of the service that states it.
    pub basis: Basis,
}

unpack_struct!(RelationFrame { code, together, service, drafted, fact, basis });

impl Frame {
    /// Frames as bytes, one per stretch of days with what the page has said then; the same frames always give the same bytes.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn to_bytes(frames: &[(Frame, Vec<String>)]) -> Vec<u8> {
        let frames: Vec<Frame> = frames.iter().map(|(frame, said)| frame.beside(said)).collect();
        // Plain structs can't fail to be written to memory.
        [MAGIC, &postcard::to_allocvec(&frames).unwrap_or_default()].concat()
    }

    /// The frame of the rules with this hash. What the page has `said` ends with the id, text, law, source and strength of each criterion, the
    /// first one last. Nothing when the bytes are something else, damaged, without it, or of more criteria.
    pub fn from_bytes(bytes: &[u8], hash: &str, said: &[&str]) -> Option<Frame> {
        let frames: Vec<Frame> = unpack_beside(bytes.strip_prefix(MAGIC)?, said)?;
        let mut frame = frames.into_iter().find(|frame| frame.hash == hash)?;
        let mut told = said.iter().rev();
        for service in &mut frame.services {
            for CriterionFrame { basis: Basis { id, text, law, source }, strength, .. } in &mut service.criteria {
                for field in [id, text, law, source, strength] {
                    field.push_str(told.next()?);
                }
            }
        }
        Some(frame)
    }

    /// The frame with the place of each text that is said already.
    #[cfg(not(target_arch = "wasm32"))]
    fn beside(&self, said: &[String]) -> Frame {
        let places: BTreeMap<&str, char> = said.iter().map(String::as_str).zip(PLACES).collect();
        let whole = || (self.services.clone(), self.notices.clone());
        let said = serde_json::to_value(whole()).and_then(|mut said| {
            each_text(&mut said, &mut |text| {
                // A letter for a place takes three bytes.
                if let Some(place) = places.get(text.as_str()).filter(|_| text.len() > 3) {
                    *text = place.to_string();
                }
            });
            serde_json::from_value(said)
        });
        let (services, notices) = said.unwrap_or_else(|_| whole());
        Frame { services, notices, ..self.clone() }
    }
}

/// What the page has said: the texts of its words in order, each once, and last the ids beside the model. `www/engine/load.js` does the same.
#[cfg(not(target_arch = "wasm32"))]
pub fn said(texts: Vec<String>, ids: &str) -> Vec<String> {
    let mut met: BTreeSet<String> = texts.iter().cloned().collect();
    let ids = ids.split([' ', '\n']).map(str::to_owned).filter(|id| met.insert(id.clone()));
    texts.into_iter().chain(ids.collect::<Vec<_>>()).collect()
}

/// Every text in a value, in order.
#[cfg(not(target_arch = "wasm32"))]
fn each_text(value: &mut Value, meet: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => meet(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, meet)),
        Value::Object(fields) => fields.values_mut().for_each(|field| each_text(field, meet)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{Basis, CriterionFrame, Frame, RelationFrame, ServiceFrame};

    #[test]
    fn a_frame_comes_back_by_its_hash() {
        let of = |hash: &str, lang: &str| Frame {
            hash: hash.into(),
            words: crate::vedtak::words::of(lang).map(|(what, remedy)| (what.into(), remedy.into())).collect(),
            ..Frame::default()
        };
        let (mut one, other) = (of("1", "nb"), of("2", "nn"));
        assert_ne!(one.words, other.words);
        let relation = |text: &str| RelationFrame {
            code: "krever".into(),
            together: false,
            service: "korttid".into(),
            drafted: true,
            fact: Some(3),
            basis: Basis { text: text.into(), law: "n@@".into(), ..Basis::default() }, // three bytes too, and no place
        };
        one.services = vec![ServiceFrame {
            relations: ["Forutsetter korttid.", "hol § 3-2"].map(relation).into(),
            criteria: vec![CriterionFrame {
                basis: Basis {
                    id: "alder".into(),
                    text: "Du er under 67 år.".into(),
                    law: "pbrl § 2-1 d".into(),
                    source: "Loven".into(),
                },
                strength: "required".into(),
                national: true,
                discretion: false,
            }],
            ..ServiceFrame::default()
        }];
        let said = ["korttid", "Forutsetter korttid."];
        let bytes = Frame::to_bytes(&[(one.clone(), said.map(String::from).into()), (other.clone(), Vec::new())]);
        let written = String::from_utf8_lossy(&bytes);
        assert!(
            !["korttid", "under 67"].iter().any(|text| written.contains(text)),
            "what the page has is written once more"
        );
        let told =
            |first| [first, "Forutsetter korttid.", "required", "Loven", "pbrl § 2-1 d", "Du er under 67 år.", "alder"];
        assert_eq!(Frame::from_bytes(&bytes, "1", &told("korttid")), Some(one.clone()));
        assert_ne!(Frame::from_bytes(&bytes, "1", &told("annet")), Some(one));
        assert_eq!(Frame::from_bytes(&bytes, "1", &said), None);
        assert_eq!(Frame::from_bytes(&bytes, "2", &[]), Some(other));
        assert_eq!(Frame::from_bytes(&bytes, "3", &told("korttid")), None);
        assert_eq!(Frame::from_bytes(&bytes[1..], "1", &told("korttid")), None);
    }
}
