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
const MAGIC: &[u8] = b"TVED\x06";

/// The services in the model's order, and the laws.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The hash of the rules it belongs to.
    pub hash: String,
    /// The language of its words.
    pub lang: String,
    /// What each rule of a review says, and what to do, in the order of the rules.
    pub words: Vec<(String, String)>,
    /// The services.
    pub services: Vec<ServiceFrame>,
    /// The register of laws, for citations.
    pub laws: Register,
    /// What the principle of the lowest step that is enough is called here.
    pub principle: String,
    /// How far what is delivered may differ from what is decided, where the municipality has said so.
    pub tolerance: Option<ToleranceFrame>,
}

unpack_struct!(Frame { hash, lang, words, services, laws, principle, tolerance });

/// What a municipality lets pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToleranceFrame {
    /// Per cent of what is decided.
    pub percent: Option<i64>,
    /// Minutes, and whether they are counted over a month rather than a week.
    pub minutes: Option<(i64, bool)>,
    /// In words, as a sentence after another.
    pub text: String,
    /// Where it was read.
    pub source: String,
}

unpack_struct!(ToleranceFrame { percent, minutes, text, source });

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
    /// Who decides, in words.
    pub decided_by: String,
    /// When another person reads the draft too, in words.
    pub second_reader: String,
    /// Whether a home visit is expected.
    pub home_visit: bool,
    /// Weeks to answer, and the law.
    pub deadline: Option<(i64, String)>,
    /// Weeks to complain, who decides the complaint, and the law.
    pub complaint: Option<(i64, String, String)>,
    /// Each ground: its law as printed, and whether local criteria can never narrow it.
    pub grounds: Vec<(String, bool)>,
    /// The criteria, in the model's order.
    pub criteria: Vec<CriterionFrame>,
    /// The rungs, in the model's order.
    pub rungs: Vec<RungFrame>,
    /// The doses.
    pub doses: Vec<DoseFrame>,
    /// Quality norms and the municipality's own deadlines, in words.
    pub norms: Vec<String>,
    /// The relations.
    pub relations: Vec<RelationFrame>,
}

unpack_struct!(ServiceFrame {
    id,
    name,
    step,
    decided_by,
    second_reader,
    home_visit,
    deadline,
    complaint,
    grounds,
    criteria,
    rungs,
    doses,
    norms,
    relations
});

/// One criterion. Its texts are not in the bytes: the page tells of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct CriterionFrame {
    /// The id.
    #[serde(skip)]
    pub id: String,
    /// In words.
    #[serde(skip)]
    pub text: String,
    /// The strength's word.
    #[serde(skip)]
    pub strength: String,
    /// The law as printed.
    #[serde(skip)]
    pub law: String,
    /// The source's title.
    #[serde(skip)]
    pub source: String,
    /// Whether it belongs to the state's frame rather than the municipality.
    pub national: bool,
    /// Whether a person must judge part of it.
    pub discretion: bool,
}

impl Unpack for CriterionFrame {
    fn unpack(input: &mut Input<'_>) -> CriterionFrame {
        let [national, discretion] = [bool::unpack(input), bool::unpack(input)];
        CriterionFrame { national, discretion, ..CriterionFrame::default() }
    }
}

/// One rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct RungFrame {
    /// The id.
    pub id: String,
    /// In words.
    pub text: String,
    /// Whether considering is enough.
    pub consider: bool,
    /// The service it points to.
    pub leads_to: Option<String>,
    /// The fact that holds its state.
    pub fact: u16,
    /// The law as printed.
    pub law: String,
}

unpack_struct!(RungFrame { id, text, consider, leads_to, fact, law });

/// One dose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct DoseFrame {
    /// In words.
    pub text: String,
    /// Unit, number and how binding.
    pub amount: Option<(String, i64, String)>,
    /// Unit, number and how binding.
    pub every: Option<(String, i64, String)>,
}

unpack_struct!(DoseFrame { text, amount, every });

/// One relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct RelationFrame {
    /// The kind's word.
    pub kind: String,
    /// The other service.
    pub service: String,
    /// Whether the one who has the other service is the one it is drafted for, so that a line of this draft counts.
    pub drafted: bool,
    /// The fact that says whether the other service is held.
    pub fact: Option<u16>,
    /// In words.
    pub text: String,
    /// The law as printed.
    pub law: String,
}

unpack_struct!(RelationFrame { kind, service, drafted, fact, text, law });

impl Frame {
    /// Frames as bytes, one per stretch of days with what the page has said then; the same frames always give the same bytes.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn to_bytes(frames: &[(Frame, Vec<String>)]) -> Vec<u8> {
        let frames: Vec<Frame> = frames.iter().map(|(frame, said)| frame.beside(said)).collect();
        // Plain structs can't fail to be written to memory.
        [MAGIC, &postcard::to_allocvec(&frames).unwrap_or_default()].concat()
    }

    /// The frame of the rules with this hash. What the page has `said` ends with the id, text, strength, law and source of each criterion, the
    /// first one last. Nothing when the bytes are something else, damaged, without it, or of more criteria.
    pub fn from_bytes(bytes: &[u8], hash: &str, said: &[&str]) -> Option<Frame> {
        let frames: Vec<Frame> = unpack_beside(bytes.strip_prefix(MAGIC)?, said)?;
        let mut frame = frames.into_iter().find(|frame| frame.hash == hash)?;
        let mut told = said.iter().rev();
        for service in &mut frame.services {
            for CriterionFrame { id, text, strength, law, source, .. } in &mut service.criteria {
                for field in [id, text, strength, law, source] {
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
        let services = serde_json::to_value(&self.services).and_then(|mut services| {
            each_text(&mut services, &mut |text| {
                // A letter for a place takes three bytes.
                if let Some(place) = places.get(text.as_str()).filter(|_| text.len() > 3) {
                    *text = place.to_string();
                }
            });
            serde_json::from_value(services)
        });
        Frame { services: services.unwrap_or_else(|_| self.services.clone()), ..self.clone() }
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
    use super::{CriterionFrame, Frame, RelationFrame, ServiceFrame};

    #[test]
    fn a_frame_comes_back_by_its_hash() {
        let of = |hash: &str, lang: &str| Frame {
            hash: hash.into(),
            lang: lang.into(),
            words: crate::vedtak::words::of(lang).map(|(what, remedy)| (what.into(), remedy.into())).collect(),
            ..Frame::default()
        };
        let (mut one, other) = (of("1", "nb"), of("2", "nn"));
        assert_ne!(one.words, other.words);
        let relation = |text: &str| RelationFrame {
            kind: "requires".into(),
            service: "korttid".into(),
            drafted: true,
            fact: Some(3),
            text: text.into(),
            law: "n@@".into(), // three bytes too, and no place
        };
        one.services = vec![ServiceFrame {
            relations: ["Forutsetter korttid.", "hol § 3-2"].map(relation).into(),
            criteria: vec![CriterionFrame {
                id: "alder".into(),
                text: "Du er under 67 år.".into(),
                strength: "required".into(),
                law: "pbrl § 2-1 d".into(),
                source: "Loven".into(),
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
            |first| [first, "Forutsetter korttid.", "Loven", "pbrl § 2-1 d", "required", "Du er under 67 år.", "alder"];
        assert_eq!(Frame::from_bytes(&bytes, "1", &told("korttid")), Some(one.clone()));
        assert_ne!(Frame::from_bytes(&bytes, "1", &told("annet")), Some(one));
        assert_eq!(Frame::from_bytes(&bytes, "1", &said), None);
        assert_eq!(Frame::from_bytes(&bytes, "2", &[]), Some(other));
        assert_eq!(Frame::from_bytes(&bytes, "3", &told("korttid")), None);
        assert_eq!(Frame::from_bytes(&bytes[1..], "1", &told("korttid")), None);
    }
}
