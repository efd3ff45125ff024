//! The price model: worked examples, the cases of BDO, properties, bad input, the shipped files, speed.

#[path = "price/bad_input.rs"]
mod bad_input;
#[path = "price/bdo.rs"]
mod bdo;
#[path = "price/financing.rs"]
mod financing;
#[path = "price/layers.rs"]
mod layers;
#[path = "price/payment.rs"]
mod payment;
#[path = "price/properties.rs"]
mod properties;
#[path = "price/random.rs"]
mod random;
#[path = "price/speed.rs"]
mod speed;
#[path = "price/support.rs"]
mod support;
#[path = "price/worked.rs"]
mod worked;

#[test]
fn shipped_price_files_are_clean() {
    for kommune in ["9901-eksempel", "5035", "5028", "4227", "5027"] {
        let loaded = support::load(kommune);
        assert!(loaded.diagnostics.is_empty(), "{kommune}: {}", tildeling::diagnostic::to_text(&loaded.diagnostics));
    }
}
