//! Results as plain numbers, in an order that `www/engine.js` reads back.

use crate::assess::{self, Knowledge, Stated};
use crate::diagram::{Model, Scratch};
use crate::fact::{Domain, Kind, Problem, ValueSet};
use crate::pack::RuleStretch;

/// Numbers under construction. Every number is below 2^53, so a double holds it exactly.
struct Numbers(Vec<f64>);

impl Numbers {
    fn put(&mut self, number: i64) {
        self.0.push(number as f64);
    }

    /// A count, then what is put for each item.
    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Numbers, &T)) {
        self.put(items.len() as i64);
        items.iter().for_each(|item| each(self, item));
    }

    /// A count of stretches, then low and high of each.
    fn values(&mut self, values: &ValueSet) {
        self.list(&values.0, |numbers, (low, high)| {
            numbers.put(*low);
            numbers.put(*high);
        });
    }
}

/// The ids, line by line: kommune, hash, then one line per fact, question and service, marked by its first letter.
pub fn ids(kommune: &str, stretch: &RuleStretch) -> String {
    let day = |date: Option<crate::units::Date>| date.map_or(String::new(), |date| date.days().to_string());
    let mut lines = vec![join("k", [kommune, &stretch.hash, &day(stretch.from), &day(stretch.to)])];
    for fact in &stretch.model.facts {
        let Domain { kind, options, min, max } = &fact.domain;
        let used = if fact.var.is_some() { "1" } else { "0" };
        let professional = if fact.professional { "1" } else { "0" };
        let head = [fact.id.as_str(), kind_word(*kind), &min.to_string(), &max.to_string(), used, professional].map(str::to_string);
        lines.push(join("f", head.iter().chain(options).map(String::as_str)));
    }
    for question in &stretch.model.questions {
        let [citizen, caseworker] = question.audiences.map(|asked| if asked { "1" } else { "0" });
        let head = [question.id.as_str(), if question.many { "many" } else { "one" }, citizen, caseworker, if question.always { "1" } else { "0" }];
        let options: Vec<String> = question.options.iter().map(|option| if option.none { format!("-{}", option.id) } else { option.id.clone() }).collect();
        lines.push(join("q", head.into_iter().chain(options.iter().map(String::as_str))));
    }
    for service in &stretch.model.services {
        lines.push(join("s", [service.id.as_str()]));
        for ground in &service.grounds {
            lines.push(join("g", [ground.id.as_str(), &ground.nature.to_string()]));
        }
        for criterion in &service.criteria {
            let grounds = criterion.grounds.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            let facts = criterion.facts.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            let tested = if criterion.root.is_some() { "1" } else { "0" };
            lines.push(join("c", [criterion.id.as_str(), &criterion.strength.to_string(), &grounds, &facts, tested]));
        }
        for relation in &service.relations {
            let fact = relation.fact.map_or(String::new(), |fact| fact.to_string());
            lines.push(join("r", [relation.kind.to_string().as_str(), &relation.service, &fact]));
        }
        for rung in &service.rungs {
            lines.push(join("l", [rung.id.as_str(), &rung.fact.to_string()]));
        }
    }
    lines.join("\n")
}

fn join<'a>(mark: &str, parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = mark.to_owned();
    for part in parts {
        line.push(' ');
        line.push_str(part);
    }
    line
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "boolean",
        Kind::Choice => "choice",
        Kind::Score => "score",
        Kind::Integer => "integer",
        Kind::Hours => "hours",
        Kind::Money => "money",
        Kind::Date => "date",
    }
}

/// Applies an answer; gives fact and problem for each contradiction.
pub fn answer(model: &Model, knowledge: &mut Knowledge, question: usize, options: &[usize]) -> Vec<u32> {
    let mut problems = Vec::new();
    let Some(question) = model.questions.get(question).filter(|_| !options.is_empty()) else { return problems };
    for (index, option) in question.options.iter().enumerate() {
        let sets = if options.contains(&index) { &option.sets } else { &option.otherwise };
        for (fact, values) in sets {
            if knowledge.narrow(model, *fact as usize, values).is_err() {
                problems.extend([u32::from(*fact), Problem::Contradiction as u32]);
            }
        }
    }
    problems
}

/// What is known: fact, 0 presumed or 1 said, and its stretches.
pub fn known(model: &Model, knowledge: &Knowledge) -> Vec<f64> {
    let mut numbers = Numbers(Vec::new());
    for fact in 0..model.facts.len() {
        let (said, values) = match knowledge.stated(fact) {
            Stated::Nothing => continue,
            Stated::Presumed(values) => (0, values),
            Stated::Said(values) => (1, values),
        };
        numbers.put(fact as i64);
        numbers.put(said);
        numbers.values(values);
    }
    numbers.0
}

/// Per service: exact, level, reachable bits, ground or -1, status per criterion, then lists of missing facts, reason facts,
/// changes (kind, outcome, list of fact and values), departures, and the status per rung.
pub fn assess(model: &Model, knowledge: &Knowledge, scratch: &mut Scratch) -> Vec<f64> {
    let mut numbers = Numbers(Vec::new());
    let fact = |var: &u16| model.vars.get(*var as usize).map_or(0, |var| i64::from(var.fact));
    for (service, result) in model.services.iter().zip(assess::assess(model, knowledge)) {
        numbers.put(i64::from(service.exact));
        numbers.put(result.level as i64);
        numbers.put(i64::from(result.reachable));
        numbers.put(result.ground.map_or(-1, i64::from));
        numbers.list(&result.criteria, |numbers, status| numbers.put(*status as i64));
        numbers.list(&result.missing, |numbers, var| numbers.put(fact(var)));
        let reason = assess::reason(model, knowledge, service, result.reachable, scratch);
        numbers.list(&reason, |numbers, var| numbers.put(fact(var)));
        let changes = assess::changes(model, knowledge, service, result.reachable, scratch);
        numbers.list(&changes, |numbers, change| {
            numbers.put(change.kind as i64);
            numbers.put(change.to as i64);
            numbers.list(&change.set, |numbers, (fact, values)| {
                numbers.put(i64::from(*fact));
                numbers.values(values);
            });
        });
        numbers.list(&result.departs_from, |numbers, at| numbers.put(i64::from(*at)));
        numbers.list(&result.rungs, |numbers, status| numbers.put(*status as i64));
    }
    numbers.0
}
