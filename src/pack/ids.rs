//! The ids beside a model's numbers, as lines that JavaScript reads: `www/engine/ids.js`.

use crate::criteria::Ruleset;
use crate::diagram::Model;
use crate::fact::{Audience, Domain, Kind, Select};
use crate::service::Service;

/// One line per fact, question and service, marked by its first letter, its parts divided by spaces.
pub fn ids(ruleset: &Ruleset, model: &Model) -> String {
    let mut lines = Lines(String::new());
    for (fact, compiled) in ruleset.facts.iter().zip(&model.facts) {
        let Domain { kind, options, min, max } = &fact.domain;
        let (used, professional) = (bit(compiled.var.is_some()), bit(fact.professional));
        let head =
            [&fact.id, kind_word(*kind), &min.to_string(), &max.to_string(), used, professional].map(str::to_string);
        lines.add('f', head.iter().chain(options).map(String::as_str));
    }
    for question in &ruleset.questions {
        let asked = |audience| bit(question.audiences.contains(&audience));
        let select = if question.select == Select::Many { "many" } else { "one" };
        let head = [&question.id, select, asked(Audience::Citizen), asked(Audience::Caseworker), bit(question.always)];
        let options =
            question.options.iter().map(|option| format!("{}{}", if option.none { "-" } else { "" }, option.id));
        let options: Vec<String> = options.collect();
        lines.add('q', head.into_iter().chain(options.iter().map(String::as_str)));
    }
    ruleset.services.iter().for_each(|service| lines.service(service, ruleset));
    lines.0
}

struct Lines(String);

impl Lines {
    fn add<'a>(&mut self, mark: char, parts: impl IntoIterator<Item = &'a str>) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push(mark);
        for part in parts {
            self.0.push(' ');
            self.0.push_str(part);
        }
    }

    fn service(&mut self, service: &Service, ruleset: &Ruleset) {
        let index = |id: &str| ruleset.facts.index(id).map_or(String::new(), |index| index.to_string());
        self.add('s', [service.id.as_str()]);
        for ground in &service.grounds {
            self.add('g', [&ground.id, ground.nature.word()]);
        }
        for criterion in &service.criteria {
            let tested = bit(criterion.when.is_some() || criterion.discretion.is_some());
            let (grounds, facts) = (list(&criterion.grounds), list(&criterion.facts(&ruleset.facts)));
            self.add('c', [&criterion.id, criterion.strength.word(), &grounds, &facts, tested]);
        }
        for relation in &service.relations {
            let fact = relation.fact.as_deref().map_or(String::new(), index);
            self.add('r', [relation.kind.word(), &relation.service, &fact]);
        }
        for rung in &service.ladder {
            self.add('l', [rung.id.as_str(), &index(&rung.fact)]);
        }
    }
}

fn list(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn bit(flag: bool) -> &'static str {
    if flag { "1" } else { "0" }
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
