//! The difference between two rulesets as JSON, with persons and shares in plain numbers.

use serde_json::{Value, json};

use super::aside::aside;
use super::phrase::phrase;
use super::stated::value;
use crate::diagram::Var;
use crate::differ::{self, Diff, How, ServiceDiff, Share, WHOLE, Witness};
use crate::fact::ValueSet;
use crate::service::Service;

/// One of the three outcomes in results.
const WORDS: [&str; 3] = ["no", "judgement", "fits"];

/// What has been counted in a population file: its name, and one share a service, in the diff's order.
pub type Counted<'a> = Option<(&'a str, &'a [Share])>;

/// The services that are wanted, all when none is named, in words of one language.
pub fn difference(diff: &Diff, service: Option<&str>, counted: Counted<'_>, lang: &str) -> Vec<Value> {
    let wanted = diff.services.iter().enumerate().filter(|(_, known)| service.is_none_or(|id| id == known.id));
    wanted
        .map(|(at, service)| one(diff, service, counted.and_then(|(name, shares)| Some((name, shares.get(at)?))), lang))
        .collect()
}

fn one(diff: &Diff, service: &ServiceDiff, counted: Option<(&str, &Share)>, lang: &str) -> Value {
    let side = |place: Option<usize>| place.and_then(|place| diff.joint.services.get(place));
    let sides = service.places.map(side);
    let name = sides.into_iter().flatten().next().map(|known| known.name.or_empty(lang));
    let [left, right] = service.places.map(|place| place.is_some());
    let verdict = match (left, right, service.exact, service.equal) {
        (true, false, ..) => "only_left",
        (false, true, ..) => "only_right",
        (_, _, false, _) => "unknown",
        (.., true) => "equal",
        _ => "different",
    };
    let criteria = service.criteria.iter().map(|criterion| {
        let how = match criterion.how {
            How::OnlyLeft => "only_left",
            How::OnlyRight => "only_right",
            How::Effect => "effect",
            How::Words => "words",
        };
        let texts = sides.map(|side| text(side, &criterion.id, lang));
        json!({ "id": criterion.id, "how": how, "left": texts[0], "right": texts[1] })
    });
    // Whoever gets more on one side is held back on the other.
    let witness = |witness: &Option<Witness>, other: Option<&Service>| {
        witness.as_ref().map(|witness| person(diff, witness, other, lang))
    };
    let [left_side, right_side] = sides;
    let [more_left, more_right] = service.witnesses.each_ref();
    let (more_left, more_right) = (witness(more_left, right_side), witness(more_right, left_side));
    let per_million = |part: u64| part.saturating_mul(1_000_000) / WHOLE;
    json!({
        "id": service.id,
        "name": name,
        "verdict": verdict,
        "more_left": more_left,
        "more_right": more_right,
        "criteria": criteria.collect::<Vec<_>>(),
        "aside": aside(sides, lang),
        "share": {
            "synthetic": service.exact.then(|| json!({
                "better_left_per_million": per_million(service.share.left),
                "better_right_per_million": per_million(service.share.right),
                "population": SYNTHETIC,
            })),
            "counted": counted.map(|(name, share)| json!({
                "better_left": share.left, "better_right": share.right, "same": share.same, "open": share.open, "population": name,
            })),
        },
    })
}

/// What the synthetic population is, said wherever a share of it is shown.
pub const SYNTHETIC: &str = "Tenkt befolkning, ikke ekte personer: hver opplysning er uavhengig av de andre og fordelt slik opplysningene selv sier, ellers jevnt over verdiene. Det bare en fagperson kan vurdere, er ikke vurdert.";

fn text(side: Option<&Service>, id: &str, lang: &str) -> Option<String> {
    let criterion = side?.criteria.iter().find(|criterion| criterion.id == id)?;
    Some(criterion.text.or_empty(lang).to_string())
}

fn person(diff: &Diff, witness: &Witness, other: Option<&Service>, lang: &str) -> Value {
    let fact = |(var, region): &(u16, usize)| {
        let known: &Var = diff.model.vars.get(*var as usize)?;
        let fact = diff.joint.facts.as_slice().get(known.fact as usize)?;
        let chosen = ValueSet::one(differ::value(known, *region)?);
        Some(json!({
            "fact": fact.id,
            "label": fact.label.or_empty(lang),
            "value": value(&fact.domain, &chosen),
            "text": phrase(fact, &chosen, lang),
        }))
    };
    let word = |outcome: u32| WORDS.get(outcome as usize);
    let [left, right] = witness.outcomes;
    json!({
        "person": witness.person.iter().filter_map(fact).collect::<Vec<_>>(),
        "left": word(left),
        "right": word(right),
        "responsible": witness.responsible,
        "because": witness.responsible.iter().map(|id| json!({ "id": id, "text": text(other, id, lang) })).collect::<Vec<_>>(),
    })
}
