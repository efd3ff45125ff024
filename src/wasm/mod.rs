//! The border to JavaScript: the only folder that knows it. Numbers cross it; ids, words and JSON are read in JavaScript.

mod flat;
#[cfg(feature = "vedtak")]
mod json;
#[cfg(feature = "vedtak")]
mod object;
#[cfg(not(feature = "vedtak"))]
mod questions;
#[cfg(feature = "vedtak")]
mod vedtak;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::assess::{self, Knowledge};
use crate::diagram::{Model, Scratch};
use crate::fact::{Audience, ValueSet};
use crate::pack::{self, PackError};
use crate::units::Date;

/// The memory: a tenth of the code of the standard library's allocator.
#[global_allocator]
static MEMORY: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// One municipality's rules on one day, and what is known about one person.
#[wasm_bindgen]
pub struct Rules {
    head: String,
    model: Model,
    knowledge: Knowledge,
    scratch: Scratch,
    #[cfg(feature = "vedtak")]
    assessed: Option<(Vec<u64>, Vec<assess::ServiceResult>)>,
}

#[wasm_bindgen]
impl Rules {
    /// Opens a pack for a day (days since 1970-01-01). Throws the number of a `PackError`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], day: i32) -> Result<Rules, JsValue> {
        Rules::open(bytes, Date::from_days(day)).map_err(|error| JsValue::from(error as u8))
    }

    /// One line with kommune, hash of the rules and version of the engine, then the lines of `pack::ids`.
    pub fn ids(&self) -> String {
        self.head.clone()
    }

    /// Forgets everything that was said; 0 for a citizen, 1 for a caseworker.
    pub fn forget(&mut self, audience: u8) {
        let audience = if audience == 0 { Audience::Citizen } else { Audience::Caseworker };
        self.knowledge = Knowledge::new(&self.model, audience);
    }

    /// States a fact: low and high of each stretch of its values, rising.
    pub fn say(&mut self, fact: usize, stretches: &[f64]) {
        let pairs = stretches.chunks_exact(2).filter_map(|pair| Some((*pair.first()? as i64, *pair.last()? as i64)));
        self.knowledge.say(&self.model, fact, ValueSet::from_rising(pairs));
    }

    /// What is known: fact, 0 presumed or 1 said, and its stretches, for each fact something is known about.
    pub fn known(&self) -> Vec<f64> {
        flat::known(&self.model, &self.knowledge)
    }

    /// The level of each service: 0 no, 1 judgement, 2 fits, 3 open.
    pub fn levels(&self) -> Vec<u8> {
        assess::levels(&self.model, &self.knowledge)
    }

    /// Every service's whole result as numbers; `flat` says in which order.
    pub fn assess(&mut self) -> Vec<f64> {
        flat::assess(&self.model, &self.knowledge, &mut self.scratch)
    }
}

impl Rules {
    fn open(bytes: &[u8], day: Date) -> Result<Rules, PackError> {
        let pack = pack::decode(bytes)?;
        let mut head = "k ".to_owned();
        head.push_str(&pack.kommune);
        head.push(' ');
        let stretch = pack.on(day)?;
        head.push_str(&stretch.hash);
        head.push_str(concat!(" ", env!("CARGO_PKG_VERSION"), "\n"));
        head.push_str(&stretch.ids);
        let model = stretch.model()?;
        let knowledge = Knowledge::new(&model, Audience::Citizen);
        Ok(Rules {
            head,
            model,
            knowledge,
            scratch: Scratch::default(),
            #[cfg(feature = "vedtak")]
            assessed: None,
        })
    }
}
