//! What only the caseworker's build carries: prices and the review of a draft, as plain JavaScript objects.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::Rules;
use super::object::{give, raw};
use crate::assess::{self, Knowledge, ServiceResult};
use crate::draft;
use crate::price::{self, Book, menu, trace, view};
use crate::units::Date;
use crate::vedtak::{Desk, Frame};

/// A programming error stops the engine; this says where, so that it can be found and mended.
#[wasm_bindgen(start)]
fn tell_where() {
    std::panic::set_hook(Box::new(|error| web_sys::console::error_1(&JsValue::from(error.to_string()))));
}

/// One municipality's price book.
#[wasm_bindgen]
pub struct Prices {
    book: Book,
}

#[wasm_bindgen]
impl Prices {
    /// Opens a price pack. Throws the reason in words.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Prices, JsValue> {
        Book::from_bytes(bytes).map(|book| Prices { book }).map_err(|error| JsValue::from(error.to_string()))
    }

    /// The cost of a draft on a day (days since 1970-01-01), with its working when `explain` is true.
    pub fn price(&self, numbers: &[f64], texts: &str, day: i32, explain: bool) -> Result<JsValue, JsValue> {
        let (draft, problems) = draft::read(&raw(numbers, texts));
        let cost = price::price(&draft, &self.book, Date::from_days(day));
        let explained = explain.then(|| trace::explain(&draft, &self.book, &cost));
        give(&view::view(&cost, &problems, explained.as_ref()))
    }

    /// What can be priced in a price list, the municipality's own when none is named.
    pub fn menu(&self, edition: Option<String>, lang: &str) -> Result<JsValue, JsValue> {
        give(&menu::menu(&self.book, edition.as_deref(), lang))
    }

    /// The price lists that can be chosen.
    pub fn books(&self, lang: &str) -> Result<JsValue, JsValue> {
        give(&menu::books(&self.book, lang))
    }
}

/// What a review knows about the rules besides the model, in one language.
#[wasm_bindgen]
pub struct Reviewer {
    frame: Frame,
}

#[wasm_bindgen]
impl Reviewer {
    /// Opens the frame of the rules with a hash; `said` are the texts the page has, with a zero between. Throws when the bytes have none.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], hash: &str, said: &str) -> Result<Reviewer, JsValue> {
        let said: Vec<&str> = said.split('\0').collect();
        Frame::from_bytes(bytes, hash, &said)
            .map(|frame| Reviewer { frame })
            .ok_or_else(|| JsValue::from("not a frame"))
    }

    /// Reviews a draft against what `rules` knows, on a day: the points of each line, and last those of the whole. None for the places
    /// in `except`.
    pub fn review(
        &self,
        rules: &mut Rules,
        numbers: &[f64],
        texts: &str,
        day: i32,
        except: &[u32],
    ) -> Result<JsValue, JsValue> {
        let (draft, _) = draft::read(&raw(numbers, texts));
        let (knowledge, results) = rules.assessed();
        let desk = Desk { frame: &self.frame, knowledge, draft: &draft, results, date: Date::from_days(day) };
        give(&desk.review(except))
    }
}

impl Rules {
    /// What is known and where every service stands; worked out again only when something else is known.
    fn assessed(&mut self) -> (&Knowledge, &[ServiceResult]) {
        let masks = self.knowledge.masks();
        let kept = self.assessed.take().filter(|(before, _)| before == masks);
        let made = kept.unwrap_or_else(|| (masks.to_vec(), assess::assess(&self.model, &self.knowledge)));
        (&self.knowledge, &self.assessed.insert(made).1)
    }
}
