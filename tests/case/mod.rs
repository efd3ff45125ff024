//! The cases in `tests/cases`: persons with what is known about them, and what the rules should then say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use tildeling::assess::{self, Knowledge};
use tildeling::criteria::{self, Library, Ruleset};
use tildeling::diagram::{self, Model};
use tildeling::fact::Audience;
use tildeling::units::Date;
use tildeling::{pack, view};

/// One person under one municipality's rules.
pub struct Case {
    /// The file it stands in, and its place there.
    pub file: PathBuf,
    /// The name, a sentence.
    pub name: String,
    /// The municipality's number.
    pub kommune: String,
    /// The day.
    pub date: Date,
    /// Who asks.
    pub audience: Audience,
    /// Facts as JSON, if the case states facts.
    pub facts: Map<String, Value>,
    /// Answers to questions, if the case answers questions.
    pub answers: Option<Map<String, Value>>,
    /// The level expected for each service named.
    pub expect: BTreeMap<String, String>,
    /// The provision and the reason a person wrote down, for the levels expected: `hol § 3-8: …`.
    pub why: Option<String>,
    /// The question expected next.
    pub next: Option<String>,
}

/// One municipality's rules on one day.
pub struct Rules {
    /// The ruleset.
    pub ruleset: Ruleset,
    /// The same compiled.
    pub model: Model,
    /// Its hash.
    pub hash: String,
}

/// All cases, in the order of the files.
pub fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files.iter().flat_map(|file| read(file)).collect()
}

fn read(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap();
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let table = serde_json::to_value(table).unwrap();
    let cases = table["case"].as_array().unwrap_or_else(|| panic!("{}: no [[case]]", file.display())).clone();
    let object = |value: &Value| value.as_object().cloned();
    cases
        .into_iter()
        .map(|case| {
            let text = |key: &str| {
                case[key].as_str().unwrap_or_else(|| panic!("{}: {key} is missing in {case}", file.display()))
            };
            let expect = object(&case["expect"]).unwrap_or_default();
            Case {
                file: file.to_owned(),
                name: text("name").to_owned(),
                kommune: text("kommune").to_owned(),
                date: text("date").parse().unwrap(),
                audience: case["audience"].as_str().and_then(Audience::from_word).unwrap_or(Audience::Caseworker),
                facts: object(&case["facts"]).unwrap_or_default(),
                answers: object(&case["answers"]),
                expect: expect
                    .into_iter()
                    .map(|(service, level)| (service, level.as_str().unwrap().to_owned()))
                    .collect(),
                why: case["why"].as_str().map(str::to_owned),
                next: case["next"].as_str().map(str::to_owned),
            }
        })
        .collect()
}

/// Rules by municipality and day, made once.
#[derive(Default)]
pub struct Shelf {
    libraries: BTreeMap<Date, Library>,
    rules: BTreeMap<(String, Date), Rules>,
}

impl Shelf {
    /// The library as it is read on a day.
    pub fn library(&mut self, date: Date) -> &Library {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria");
        self.libraries.entry(date).or_insert_with(|| criteria::load(&folder, date).0)
    }

    /// The rules for a case.
    pub fn rules(&mut self, case: &Case) -> &Rules {
        let key = (case.kommune.clone(), case.date);
        if !self.rules.contains_key(&key) {
            let library = self.library(case.date);
            let kommune = library
                .kommune(&case.kommune)
                .unwrap_or_else(|| panic!("{}: no municipality {}", case.name, case.kommune));
            let (ruleset, _) = library.ruleset(kommune, case.date);
            let (model, _) = diagram::compile(&ruleset);
            let hash = pack::hash(&ruleset, &model);
            self.rules.insert(key.clone(), Rules { ruleset, model, hash });
        }
        &self.rules[&key]
    }
}

impl Case {
    /// What is known about the person; panics on a fact or an answer that the rules do not know.
    pub fn knowledge(&self, rules: &Rules) -> Knowledge {
        let Rules { ruleset, model, .. } = rules;
        let (mut knowledge, problems) = view::knowledge(ruleset, model, &self.facts, self.audience);
        assert!(problems.is_empty(), "{}: {problems:?}", self.name);
        for (question, chosen) in self.answers.iter().flatten() {
            let at = ruleset.questions.iter().position(|it| it.id == *question);
            let at = at.unwrap_or_else(|| panic!("{}: no question {question}", self.name));
            let chosen: Vec<&str> = chosen.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
            let unknown =
                chosen.iter().find(|id| !ruleset.questions[at].options.iter().any(|option| option.id == **id));
            assert!(unknown.is_none(), "{}: no option {unknown:?} of {question}", self.name);
            if chosen.is_empty() {
                continue;
            }
            for (option, compiled) in ruleset.questions[at].options.iter().zip(&model.questions[at].options) {
                let sets = if chosen.contains(&option.id.as_str()) { &compiled.sets } else { &compiled.otherwise };
                for (fact, values) in sets {
                    knowledge.narrow(model, *fact as usize, values);
                }
            }
        }
        knowledge
    }

    /// The questions already asked, as places in the list of questions.
    pub fn asked(&self, rules: &Rules) -> Vec<usize> {
        let place = |id: &String| rules.ruleset.questions.iter().position(|question| question.id == *id);
        self.answers.iter().flat_map(|answers| answers.keys()).filter_map(place).collect()
    }

    /// The question to ask next.
    pub fn next_question(&self, rules: &Rules) -> Option<String> {
        let questions = assess::ask(&rules.model, &self.knowledge(rules), &self.asked(rules));
        questions.order.first().map(|at| rules.ruleset.questions[*at].id.clone())
    }

    /// The whole result as JSON.
    pub fn assessment(&self, rules: &Rules, lang: &str) -> Value {
        let knowledge = self.knowledge(rules);
        let result = view::assessment(&rules.ruleset, &rules.model, &rules.hash, &knowledge, Vec::new(), lang);
        serde_json::to_value(result).unwrap()
    }
}

/// Writes the levels into the `expect` lines of a file, in the order of its cases.
pub fn bless(file: &Path, levels: &[BTreeMap<String, String>]) {
    let text = std::fs::read_to_string(file).unwrap();
    let mut levels = levels.iter();
    let line = |line: &str| {
        if !line.starts_with("expect = {") {
            return line.to_owned();
        }
        let list: Vec<_> = levels.next().unwrap().iter().map(|(id, level)| format!("{id} = \"{level}\"")).collect();
        format!("expect = {{ {} }}", list.join(", "))
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    std::fs::write(file, lines.join("\n") + "\n").unwrap();
}
