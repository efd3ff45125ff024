//! The oracle: what the engine says about partial knowledge against every completion, tried literally by the definition.
//!
//! `cargo test` takes a sample; `cargo test --profile proof --test oracle`, which `.ci/run` runs, every municipality and 100 000
//! random rulesets; `TILDELING_ORACLE_CASES=1000000 TILDELING_ORACLE_SEED=7` before it, a million others.

#[cfg(test)]
#[path = "oracle/command.rs"]
mod command;
#[cfg(test)]
#[path = "oracle/differ.rs"]
mod differ;
#[cfg(test)]
#[path = "oracle/lint.rs"]
mod lint;
#[cfg(test)]
#[path = "oracle/make.rs"]
mod make;
#[cfg(test)]
#[path = "oracle/plain.rs"]
mod plain;
#[cfg(test)]
#[path = "oracle/prove.rs"]
mod prove;
#[cfg(test)]
#[path = "oracle/random.rs"]
mod random;
#[cfg(test)]
#[path = "oracle/sample.rs"]
mod sample;

/// Municipalities' rules as shipped: every one in optimised builds, as the proof takes them, else every eighth.
#[cfg(test)]
fn shipped() -> Vec<(String, tildeling::criteria::Ruleset)> {
    let on = tildeling::units::Date::from_ymd(2026, 1, 1).unwrap();
    let (library, _) =
        tildeling::criteria::load(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), on);
    assert!(!library.kommuner.is_empty());
    let step = if cfg!(debug_assertions) { 8 } else { 1 };
    library.kommuner.iter().step_by(step).map(|(id, kommune)| (id.clone(), library.ruleset(kommune, on).0)).collect()
}

#[cfg(test)]
mod oracle {
    use tildeling::assess::{self, Knowledge, Level};
    use tildeling::criteria::Ruleset;
    use tildeling::diagram::{Model, Scratch, compile};
    use tildeling::fact::Audience;
    use tildeling::pack::{Pack, Stretch, decode, encode};

    use super::plain::{Table, facts_of, outcome, states};
    use super::prove::Proof;
    use super::random::{self, Random};
    use super::sample::Sample;
    use super::shipped;

    /// The most cases of one service that are all tried.
    const WHOLE: usize = 20_000;

    fn setting(name: &str, default: u64) -> u64 {
        std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
    }

    /// What the engine says about a ruleset under some knowledge, against the tables of its services.
    fn prove(
        ruleset: &Ruleset,
        model: &Model,
        knowledge: &Knowledge,
        tables: &[Option<Table>],
        scratch: &mut Scratch,
    ) -> Result<(), String> {
        let results = assess::assess(model, knowledge);
        let levels: Vec<u8> = results.iter().map(|result| result.level as u8).collect();
        if levels != assess::levels(model, knowledge) {
            return Err("levels and assess disagree".into());
        }
        for (service, (result, table)) in results.iter().zip(tables).enumerate() {
            if let Some(table) = table {
                Proof { ruleset, model, knowledge, service, table }.run(result, scratch)?;
            }
        }
        questions(model, knowledge, &results)
    }

    /// A question is asked exactly when an answer to it can narrow a fact that still matters.
    fn questions(model: &Model, knowledge: &Knowledge, results: &[assess::ServiceResult]) -> Result<(), String> {
        let asked = assess::ask(model, knowledge, &[]);
        for (index, question) in model.questions.iter().enumerate() {
            let narrows = |(fact, values): &(u16, tildeling::fact::ValueSet)| {
                let Some(var) = model.facts[usize::from(*fact)].var else { return false };
                let mask = knowledge.masks()[usize::from(var)];
                let after = mask & model.vars[usize::from(var)].mask(values);
                after != 0 && after != mask && results.iter().any(|result| result.missing.contains(&var))
            };
            let addressed = question.audiences[knowledge.audience() as usize];
            let useful = question.always
                || question.options.iter().any(|option| option.sets.iter().chain(&option.otherwise).any(narrows));
            if (useful && addressed) != asked.order.contains(&index) {
                return Err(format!("question {index}: useful {useful}, asked {:?}", asked.order));
            }
        }
        if asked.at_most == asked.order.len() { Ok(()) } else { Err("at most".into()) }
    }

    /// More knowledge never flips what is decided, and the order of answers does not matter.
    fn grow(random: &mut Random, ruleset: &Ruleset, model: &Model, knowledge: &Knowledge) -> Result<(), String> {
        let before = assess::levels(model, knowledge);
        let mut more = knowledge.clone();
        for fact in 0..model.facts.len() {
            // Professional facts start as judgement, which an answer replaces: that is news, not more of the same.
            if !model.facts[fact].professional && *more.stated(fact) != assess::Stated::Nothing && random.once_in(2) {
                let possible = states(ruleset, &more, fact);
                let value = possible[random.below(possible.len())];
                more.narrow(model, fact, &tildeling::fact::ValueSet::one(value.unwrap()));
            } else if !model.facts[fact].professional
                && *more.stated(fact) == assess::Stated::Nothing
                && random.once_in(2)
            {
                random::say(random, ruleset, model, &mut more, fact);
            }
        }
        let after = assess::levels(model, &more);
        let flipped = before.iter().zip(&after).any(|(before, after)| *before != Level::Open as u8 && before != after);
        if flipped {
            return Err(format!("more knowledge flips a level: {before:?}, then {after:?}"));
        }
        let mut backwards = Knowledge::new(model, more.audience());
        for fact in (0..model.facts.len()).rev() {
            if let assess::Stated::Said(values) = more.stated(fact) {
                backwards.narrow(model, fact, values);
            }
        }
        if backwards.masks() == more.masks() { Ok(()) } else { Err("the order of answers matters".into()) }
    }

    #[test]
    fn random_rulesets_agree_with_every_completion() {
        let cases = setting("TILDELING_ORACLE_CASES", if cfg!(debug_assertions) { 600 } else { 100_000 });
        let seed = setting("TILDELING_ORACLE_SEED", 1);
        let (mut levels, mut services, mut scratch) = ([0u64; 4], 0u64, Scratch::default());
        for case in 0..cases {
            let mut random = Random(seed.wrapping_add(case.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
            let ruleset = random::ruleset(&mut random);
            let (model, limits) = compile(&ruleset);
            assert!(limits.is_empty(), "case {case}: {limits:?}");
            let tables: Vec<Option<Table>> =
                ruleset.services.iter().map(|service| Table::new(&ruleset, service, 2_000)).collect();
            services += tables.iter().flatten().count() as u64;
            for _ in 0..3 {
                let knowledge = random::knowledge(&mut random, &ruleset, &model);
                let agreed = prove(&ruleset, &model, &knowledge, &tables, &mut scratch)
                    .and_then(|()| grow(&mut random, &ruleset, &model, &knowledge));
                if let Err(fault) = agreed {
                    panic!(
                        "seed {seed}, case {case}: {fault}\n{:#?}",
                        ruleset.services.iter().map(|it| &it.criteria).collect::<Vec<_>>()
                    );
                }
                assess::levels(&model, &knowledge).into_iter().for_each(|level| levels[usize::from(level)] += 1);
            }
            if case % 100 == 0 {
                let stretch = Stretch::new((None, None), String::new(), String::new(), &model);
                let bytes = encode(&Pack { kommune: String::new(), stretches: vec![stretch] }).unwrap();
                assert_eq!(
                    decode(&bytes).unwrap().stretches[0].model().as_ref(),
                    Ok(&model),
                    "seed {seed}, case {case}"
                );
            }
        }
        println!(
            "seed {seed}: {cases} rulesets, {services} services tried whole; no, judgement, fits, open: {levels:?}"
        );
        assert!(cases < 500 || levels.iter().all(|count| *count > cases / 20), "some level hardly occurs: {levels:?}");
    }

    #[test]
    fn shipped_rulesets_agree() {
        let rounds = setting("TILDELING_ORACLE_ROUNDS", if cfg!(debug_assertions) { 6 } else { 60 });
        let mut scratch = Scratch::default();
        for (id, ruleset) in shipped() {
            let (model, limits) = compile(&ruleset);
            assert!(limits.is_empty() && model.services.iter().all(|service| service.exact), "{id}: {limits:?}");
            let tables: Vec<Option<Table>> =
                ruleset.services.iter().map(|service| Table::new(&ruleset, service, WHOLE)).collect();
            let mut random = Random(7);
            for round in 0..rounds {
                let knowledge = random::knowledge(&mut random, &ruleset, &model);
                let agreed = prove(&ruleset, &model, &knowledge, &tables, &mut scratch);
                agreed
                    .and_then(|()| grow(&mut random, &ruleset, &model, &knowledge))
                    .unwrap_or_else(|fault| panic!("{id}, round {round}: {fault}"));
                let results = assess::assess(&model, &knowledge);
                for service in (0..results.len()).filter(|service| tables[*service].is_none()) {
                    let sample = Sample { ruleset: &ruleset, model: &model, knowledge: &knowledge, service, cases: 60 };
                    sample
                        .run(&results[service], &mut random, &mut scratch)
                        .unwrap_or_else(|fault| panic!("{id}, round {round}: {fault}"));
                }
            }
            let whole = tables.iter().flatten().count();
            println!(
                "{id}: {} nodes; {whole} services tried whole, {} sampled",
                model.nodes.len(),
                tables.len() - whole
            );
        }
    }

    /// A person about whom everything is known has one outcome for every service, and it is the plain evaluator's.
    #[test]
    fn complete_persons_get_what_the_definition_says() {
        for (id, ruleset) in shipped() {
            let (model, _) = compile(&ruleset);
            let mut random = Random(11);
            for _ in 0..setting("TILDELING_ORACLE_PERSONS", if cfg!(debug_assertions) { 20 } else { 500 }) {
                let mut knowledge = Knowledge::new(&model, Audience::Caseworker);
                let mut case = Vec::new();
                for fact in 0..model.facts.len() {
                    let possible = super::plain::any_state(&ruleset, fact);
                    let value = possible[random.below(possible.len())];
                    if let Some(value) = value {
                        knowledge.say(&model, fact, tildeling::fact::ValueSet::one(value));
                    }
                    let unjudged = matches!(knowledge.stated(fact), assess::Stated::Nothing);
                    case.push(if unjudged { None } else { value.or_else(|| states(&ruleset, &knowledge, fact)[0]) });
                }
                for (service, level) in ruleset.services.iter().zip(assess::levels(&model, &knowledge)) {
                    let facts = facts_of(&ruleset, service);
                    let own: Vec<_> = facts.iter().map(|fact| case[*fact]).collect();
                    assert_eq!(
                        level,
                        outcome(&ruleset, service, &facts, &own),
                        "{id} {}: {facts:?} {own:?}",
                        service.id
                    );
                }
            }
        }
    }
}
