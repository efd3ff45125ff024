//! The border to JavaScript: the only folder that knows it. Ids and numbers cross it, once per result; words stay in JavaScript.

mod flat;
mod stated;

use js_sys::Float64Array;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::assess::{self, Knowledge};
use crate::diagram::{Model, Scratch};
use crate::fact::{Audience, Problem};
use crate::pack::{self, RuleStretch};
use crate::units::Date;

/// The version of the engine, as in the package.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// One municipality's rules on one day, and what is known about one person.
#[wasm_bindgen]
pub struct Rules {
    kommune: String,
    stretch: RuleStretch,
    knowledge: Knowledge,
    scratch: Scratch,
}

#[wasm_bindgen]
impl Rules {
    /// Opens a pack for a day (days since 1970-01-01). Throws the number of a `PackError`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], day: i32) -> Result<Rules, JsValue> {
        let failed = |error: pack::PackError| JsValue::from(error as u8);
        let pack = pack::decode(bytes).map_err(failed)?;
        let kommune = pack.kommune.clone();
        let stretch = pack.on(Date::from_days(day)).map_err(failed)?;
        let knowledge = Knowledge::new(&stretch.model, Audience::Citizen);
        Ok(Rules { kommune, stretch, knowledge, scratch: Scratch::default() })
    }

    /// Kommune, hash, ids of facts, questions and services, each part's items parted by spaces, the parts by line ends.
    pub fn ids(&self) -> String {
        flat::ids(&self.kommune, &self.stretch)
    }

    /// Forgets everything that was said; 0 for a citizen, 1 for a caseworker.
    pub fn forget(&mut self, audience: u8) {
        let audience = if audience == 0 { Audience::Citizen } else { Audience::Caseworker };
        self.knowledge = Knowledge::new(&self.stretch.model, audience);
    }

    /// States a fact. Gives 0, or the number of a `Problem`.
    pub fn state(&mut self, fact: &str, value: &JsValue) -> u8 {
        let model = &self.stretch.model;
        let stated = match model.fact(fact) {
            Some(index) => self.knowledge.state(model, index, &stated::raw(value)),
            None => Err(Problem::UnknownFact),
        };
        stated.err().map_or(0, |problem| problem as u8)
    }

    /// Answers a question with the options at these places; none means asked, and not known. Gives fact and problem number, in
    /// pairs, for each fact that an earlier answer contradicts.
    pub fn answer(&mut self, question: usize, options: &[usize]) -> Vec<u32> {
        let model = &self.stretch.model;
        flat::answer(model, &mut self.knowledge, question, options)
    }

    /// What is known: fact, 0 presumed or 1 said, and its stretches, for each fact something is known about.
    pub fn known(&self) -> Float64Array {
        flat::known(self.model(), &self.knowledge).as_slice().into()
    }

    /// The level of each service: 0 no, 1 judgement, 2 fits, 3 open.
    pub fn levels(&self) -> Vec<u8> {
        assess::levels(self.model(), &self.knowledge)
    }

    /// Every service's whole result as numbers; `flat` says in which order.
    pub fn assess(&mut self) -> Float64Array {
        flat::assess(&self.stretch.model, &self.knowledge, &mut self.scratch).as_slice().into()
    }

    /// The questions worth asking, in order, as places in the list of questions; `asked` are those already asked.
    pub fn ask(&self, asked: &[usize]) -> Vec<usize> {
        assess::ask(self.model(), &self.knowledge, asked).order
    }
}

impl Rules {
    fn model(&self) -> &Model {
        &self.stretch.model
    }
}
