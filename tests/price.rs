//! The price model: worked examples, the cases of BDO, properties, bad input, the commands, the shipped files, speed.

#[cfg(test)]
#[path = "price/bad_input.rs"]
mod bad_input;
#[cfg(test)]
#[path = "price/bdo.rs"]
mod bdo;
#[cfg(test)]
#[path = "price/command.rs"]
mod command;
#[cfg(test)]
#[path = "price/financing.rs"]
mod financing;
#[cfg(test)]
#[path = "price/layers.rs"]
mod layers;
#[cfg(test)]
#[path = "price/limit.rs"]
mod limit;
#[cfg(test)]
#[path = "price/payment.rs"]
mod payment;

#[cfg(test)]
#[path = "price/person.rs"]
mod person;
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
#[path = "price/table.rs"]
mod table;
#[cfg(test)]
#[path = "price/worked.rs"]
mod worked;

#[test]
fn shipped_price_files_are_clean() {
    let folders = std::fs::read_dir(support::criteria().join("kommune")).unwrap().map(|entry| entry.unwrap());
    let priced = folders.filter(|folder| folder.path().join("priser.toml").is_file());
    let names: Vec<String> = priced.map(|folder| folder.file_name().into_string().unwrap()).collect();
    assert!(names.len() >= 5, "{names:?}");
    for kommune in &names {
        let loaded = support::load(kommune);
        assert!(loaded.diagnostics.is_empty(), "{kommune}: {}", tildeling::diagnostic::to_text(&loaded.diagnostics));
    }
}
