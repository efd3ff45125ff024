//! The price model: worked examples, the cases of BDO, properties, bad input, the shipped files, speed.

#[cfg(test)]
#[path = "price/bad_input.rs"]
mod bad_input;
#[cfg(test)]
#[path = "price/bdo.rs"]
mod bdo;
#[cfg(test)]
#[path = "price/financing.rs"]
mod financing;
#[cfg(test)]
#[path = "price/layers.rs"]
mod layers;
#[cfg(test)]
#[path = "price/payment.rs"]
mod payment;
#[cfg(test)]
#[path = "price/properties.rs"]
mod properties;
#[cfg(test)]
#[path = "price/random.rs"]
mod random;
#[cfg(test)]
#[path = "price/speed.rs"]
mod speed;
#[cfg(test)]
#[path = "price/support.rs"]
mod support;
#[cfg(test)]
#[path = "price/worked.rs"]
mod worked;

#[test]
fn shipped_price_files_are_clean() {
    for kommune in ["9901-eksempel", "5035", "5028", "4227", "5027"] {
        let loaded = support::load(kommune);
        assert!(loaded.diagnostics.is_empty(), "{kommune}: {}", tildeling::diagnostic::to_text(&loaded.diagnostics));
    }
}
