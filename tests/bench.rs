//! The yardstick and the figures: what is exact is asserted, what is fast is printed and, in optimised builds, held to its bar.
//!
//! `cargo test --profile proof --test bench -- --nocapture --test-threads 1`. Times are the best of many rounds. A debug build
//! only shows that all of it runs, on some of the municipalities.

#[cfg(test)]
#[path = "oracle/make.rs"]
mod make;
#[expect(dead_code, reason = "the oracle uses the rest")]
#[cfg(test)]
#[path = "oracle/plain.rs"]
mod plain;
#[cfg(test)]
#[path = "oracle/yardstick.rs"]
mod yardstick;

#[cfg(test)]
mod bench {
    use std::fmt::Write;
    use std::hint::black_box;
    use std::path::Path;
    use std::time::{Duration, Instant};

    use tildeling::assess::{self, Knowledge, Level};
    use tildeling::criteria::{self, Ruleset};
    use tildeling::diagram::{Model, Scratch, compile};
    use tildeling::fact::{Audience, ValueSet};
    use tildeling::pack;
    use tildeling::publish;
    use tildeling::simulate::{self, Cases};
    use tildeling::truth::Truth;
    use tildeling::units::Date;

    use super::yardstick::{self, FACTS, Mulberry, kleene};

    fn say(line: &str) {
        println!("{line}");
    }

    /// The best time of one call, over rounds of several calls.
    fn best(calls: u32, mut run: impl FnMut()) -> Duration {
        let rounds = if cfg!(debug_assertions) { 1 } else { 60 };
        let once = |_| {
            let start = Instant::now();
            (0..calls).for_each(|_| run());
            start.elapsed() / calls
        };
        (0..rounds).map(once).min().unwrap()
    }

    /// Prints a time; in an optimised build it must be within its bar.
    fn within(what: &str, time: Duration, bar: Duration) {
        say(&format!("{what}: {time:?} (bar {bar:?})"));
        assert!(cfg!(debug_assertions) || time <= bar, "{what} took {time:?}, the bar is {bar:?}");
    }

    fn knowing(model: &Model, values: &[i64], known: &[bool]) -> Knowledge {
        let mut knowledge = Knowledge::new(model, Audience::Citizen);
        for (fact, value) in values.iter().enumerate().filter(|(fact, _)| known[*fact]) {
            knowledge.say(model, fact, ValueSet::one(*value));
        }
        knowledge
    }

    #[test]
    fn nothing_is_guessed_and_nothing_refused() {
        let (ruleset, random) = yardstick::ruleset(20);
        let (model, _) = compile(&ruleset);
        let (mut undecided, mut decided, mut beyond) = (0, 0, 0);
        let mut other = Mulberry(7);
        for (values, known) in yardstick::persons(random) {
            let levels = assess::levels(&model, &knowing(&model, &values, &known));
            let full = assess::levels(&model, &knowing(&model, &values, &[true; FACTS]));
            for (service, (level, full)) in ruleset.services.iter().zip(levels.into_iter().zip(full)) {
                let whole = kleene(service, &|fact| Some(values[fact]));
                assert_eq!(full == Level::Fits as u8, whole == Truth::Yes, "{}", service.id);
                let partial = kleene(service, &|fact| known[fact].then_some(values[fact]));
                let possible = |level: u8| [Truth::No, Truth::Unknown, Truth::Yes][usize::from(level)];
                match (partial, level) {
                    // Open must be open: some completion has each verdict.
                    (Truth::Unknown, 3) => {
                        undecided += 1;
                        let mut seen = [false; 2];
                        for _ in 0..20_000 {
                            let case: Vec<i64> = (0..FACTS)
                                .map(|fact| match () {
                                    () if known[fact] => values[fact],
                                    () if fact < yardstick::BOOLEANS => i64::from(other.below(2)),
                                    () if fact < yardstick::BOOLEANS + yardstick::NUMBERS => {
                                        i64::from(other.below(101))
                                    }
                                    () => i64::from(other.below(4)),
                                })
                                .collect();
                            seen[usize::from(kleene(service, &|fact| Some(case[fact])) == Truth::Yes)] = true;
                            if seen == [true; 2] {
                                break;
                            }
                        }
                        assert_eq!(seen, [true; 2], "{}: refused although decided", service.id);
                    }
                    // Decided where each unknown fact by itself leaves it open: several conditions on one fact together.
                    (Truth::Unknown, level) => {
                        beyond += 1;
                        assert_eq!(possible(level) == Truth::Yes, whole == Truth::Yes, "{}: guessed", service.id);
                    }
                    (sure, level) => {
                        decided += 1;
                        assert_eq!(level, if sure == Truth::Yes { 2 } else { 0 }, "{}: refused or wrong", service.id);
                    }
                }
            }
        }
        say(&format!(
            "1280 verdicts: {undecided} undecidable, 0 guessed; {decided} decided and {beyond} more that only whole facts decide, 0 refused"
        ));
        assert_eq!(undecided + decided + beyond, 1_280);
    }

    #[test]
    fn few_questions_settle_all_services() {
        let (ruleset, random) = yardstick::ruleset(20);
        let (model, _) = compile(&ruleset);
        let mut counts = Vec::new();
        for (values, _) in yardstick::persons(random) {
            let mut knowledge = Knowledge::new(&model, Audience::Citizen);
            let mut asked: Vec<usize> = Vec::new();
            loop {
                let questions = assess::ask(&model, &knowledge, &asked);
                let settled = assess::levels(&model, &knowledge).iter().all(|level| *level != Level::Open as u8);
                assert_eq!(questions.order.is_empty(), settled, "it stops exactly when all is settled");
                let Some(next) = questions.order.first() else { break };
                assert!(questions.at_most + asked.len() <= FACTS);
                // The answer is an option, as a person gives it.
                let option = model.questions[*next]
                    .options
                    .iter()
                    .find(|option| super::plain::has(&option.sets[0].1, values[*next]));
                knowledge.narrow(&model, *next, &option.unwrap().sets[0].1);
                asked.push(*next);
            }
            counts.push(asked.len());
        }
        counts.sort_unstable();
        let mean = counts.iter().sum::<usize>() * 10 / counts.len();
        let median = counts[counts.len() / 2];
        say(&format!(
            "questions until 20 services are settled: median {median}, mean {}.{}, most {}",
            mean / 10,
            mean % 10,
            counts[63]
        ));
        // Whoever knew every answer beforehand would still need 25.
        assert!(median <= 27, "the bar is 27");
    }

    /// Everything said about every service.
    fn explain(model: &Model, knowledge: &Knowledge, scratch: &mut Scratch) -> usize {
        let mut size = 0;
        for (service, result) in model.services.iter().zip(assess::assess(model, knowledge)) {
            size += assess::reason(model, knowledge, service, result.reachable, scratch).len();
            size += assess::changes(model, knowledge, service, result.reachable, scratch).len();
            size += result.missing.len();
        }
        size
    }

    #[test]
    fn answers_and_explanations_are_fast() {
        let mut before = Duration::ZERO;
        let sizes = [(20, 5, 100), (200, 20_000, 20_000), (2_000, 200_000, 200_000)];
        for (count, levels_bar, explain_bar) in sizes.into_iter().take(if cfg!(debug_assertions) { 2 } else { 3 }) {
            let (ruleset, random) = yardstick::ruleset(count);
            let (model, limits) = compile(&ruleset);
            assert!(limits.is_empty());
            let persons = yardstick::persons(random);
            let calls = (if cfg!(debug_assertions) { 64 } else { 2_000 } / count).max(1) as u32;
            let mut full: Vec<Knowledge> =
                persons.iter().map(|(values, _)| knowing(&model, values, &[true; FACTS])).collect();
            let partial: Vec<Knowledge> =
                persons.iter().map(|(values, known)| knowing(&model, values, known)).collect();
            let mut at = 0;
            let time = best(calls, || {
                at = (at + 1) % 64;
                full[at].say(&model, at % FACTS, ValueSet::one(persons[at].0[at % FACTS]));
                black_box(assess::levels(&model, &full[at]));
            });
            within(
                &format!("one answer, levels of {count} services ({} nodes)", model.nodes.len()),
                time,
                Duration::from_micros(levels_bar),
            );
            let mut scratch = Scratch::default();
            for (name, persons) in [("everything", &full), ("70 %", &partial)] {
                let time = best(64, || {
                    at = (at + 1) % 64;
                    black_box(explain(&model, &persons[at], &mut scratch));
                });
                within(
                    &format!("full explanation of {count} services, {name} known"),
                    time,
                    Duration::from_micros(explain_bar),
                );
                if name == "everything" {
                    // From 20 to 200 services the facts get more limits too; from there on only the services grow.
                    let linear = count < 2_000 || cfg!(debug_assertions) || time < before * 16;
                    assert!(linear, "not linear: {before:?}, then {time:?}");
                    before = time;
                }
            }
        }
    }

    #[test]
    fn tables_are_fast() {
        let (ruleset, random) = yardstick::ruleset(20);
        let (model, _) = compile(&ruleset);
        let persons = yardstick::persons(random);
        let masks: Vec<Vec<u64>> =
            persons.iter().map(|(values, _)| knowing(&model, values, &[true; FACTS]).masks().to_vec()).collect();
        let mut scratch = Scratch::default();
        let time = best(100, || {
            for masks in &masks {
                for service in &model.services {
                    black_box(simulate::reach(&model, service, masks, &mut scratch));
                }
            }
        });
        within("one case of a batch, 20 services", time / 64, Duration::from_micros(1));
        let mut table: String = ruleset.facts.ids().collect::<Vec<_>>().join(",");
        let rows = if cfg!(debug_assertions) { 640 } else { 64_000 };
        let text = |fact: usize, value: i64| match fact {
            _ if fact < yardstick::BOOLEANS => (value == 1).to_string(),
            _ if fact < yardstick::BOOLEANS + yardstick::NUMBERS => value.to_string(),
            _ => ["a", "b", "c", "d"][value as usize].to_string(),
        };
        for row in 0..rows {
            let fields: Vec<String> =
                persons[row % 64].0.iter().enumerate().map(|(fact, value)| text(fact, *value)).collect();
            write!(table, "\n{}", fields.join(",")).unwrap();
        }
        let mut out = Vec::new();
        let time = best(1, || {
            out.clear();
            let (mut cases, problems) = Cases::new(table.as_bytes(), &ruleset, &model, Audience::Caseworker).unwrap();
            assert!(problems.is_empty());
            let summary =
                simulate::run(&ruleset, &model, &mut cases, &mut out, &mut |_, problems| assert!(problems.is_empty()))
                    .unwrap();
            assert_eq!((summary.rows, summary.bad), (rows as u64, 0));
        });
        let a_second = rows as u128 * 1_000_000_000 / time.as_nanos();
        say(&format!("simulate: {a_second} rows a second, 40 columns, 20 services"));
        within("one row of a table", time / rows as u32, Duration::from_micros(4));
    }

    /// Leaves so many municipalities out between two that are measured.
    const STEP: usize = if cfg!(debug_assertions) { 12 } else { 1 };

    fn shipped() -> Vec<Ruleset> {
        let on = Date::from_ymd(2026, 1, 1).unwrap();
        let (library, _) = criteria::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria"), on);
        library.kommuner.values().step_by(STEP).map(|kommune| library.ruleset(kommune, on).0).collect()
    }

    #[test]
    fn shipped_rules_are_fast() {
        for ruleset in shipped() {
            let (model, _) = compile(&ruleset);
            let name = &ruleset.kommune.folder;
            let knowledge = Knowledge::new(&model, Audience::Citizen);
            let mut scratch = Scratch::default();
            say(&format!(
                "{name}: {} services, {} facts in rules, {} nodes",
                model.services.len(),
                model.vars.len(),
                model.nodes.len()
            ));
            within(
                &format!("{name}: all levels"),
                best(100, || drop(black_box(assess::levels(&model, &knowledge)))),
                Duration::from_micros(50),
            );
            within(
                &format!("{name}: full explanation"),
                best(10, || {
                    black_box(explain(&model, &knowledge, &mut scratch));
                }),
                Duration::from_millis(2),
            );
            within(
                &format!("{name}: what to ask"),
                best(5, || drop(black_box(assess::ask(&model, &knowledge, &[])))),
                Duration::from_millis(5),
            );
        }
    }

    /// How many questions a person of the case files is asked until no further answer can change a level.
    fn asked(model: &Model, ids: &[&str], options: &[Vec<&str>], answers: &toml::Table) -> usize {
        let mut knowledge = Knowledge::new(model, Audience::Citizen);
        let mut asked: Vec<usize> = Vec::new();
        while let Some(next) = assess::ask(model, &knowledge, &asked).order.first().copied() {
            asked.push(next);
            // What the case does not answer is «vet ikke».
            let Some(chosen) = answers.get(ids[next]).and_then(|chosen| chosen.as_array()) else { continue };
            for (option, id) in model.questions[next].options.iter().zip(&options[next]) {
                let sets =
                    if chosen.iter().any(|one| one.as_str() == Some(id)) { &option.sets } else { &option.otherwise };
                for (fact, values) in sets {
                    knowledge.narrow(model, usize::from(*fact), values);
                }
            }
        }
        asked.len()
    }

    #[test]
    fn a_citizen_is_done_after_ten_questions() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let on = Date::from_ymd(2026, 3, 1).unwrap();
        let (library, _) = criteria::load(&root.join("criteria"), on);
        let cases: toml::Table =
            std::fs::read_to_string(root.join("tests/cases/personer.toml")).unwrap().parse().unwrap();
        for kommune in library.kommuner.values().step_by(STEP) {
            let ruleset = library.ruleset(kommune, on).0;
            let (model, _) = compile(&ruleset);
            let ids: Vec<&str> = ruleset.questions.iter().map(|question| question.id.as_str()).collect();
            let options: Vec<Vec<&str>> = ruleset
                .questions
                .iter()
                .map(|it| it.options.iter().map(|option| option.id.as_str()).collect())
                .collect();
            let persons = cases["case"].as_array().unwrap().iter().filter_map(|case| case.get("answers")?.as_table());
            let mut counts: Vec<usize> = persons.map(|answers| asked(&model, &ids, &options, answers)).collect();
            counts.sort_unstable();
            let median = counts[counts.len() / 2];
            say(&format!(
                "{}: {} persons are asked {median} questions in the median, {counts:?}",
                kommune.kommune.folder,
                counts.len()
            ));
            assert!(counts.len() > 5 && median <= 10, "the bar is 10");
        }
    }

    #[test]
    fn packs_open_fast() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let on = Date::from_ymd(2026, 1, 1).unwrap();
        let (library, _) = criteria::load(&root.join("criteria"), on);
        for kommune in library.kommuner.values().step_by(STEP) {
            let files = publish::kommune(&library, kommune, &root.join("criteria"), on).files;
            let (_, bytes) = files.iter().find(|(name, _)| *name == format!("{}.bin", kommune.kommune.number)).unwrap();
            let open = || drop(black_box(pack::decode(bytes).unwrap().on(on).unwrap().model().unwrap()));
            within(
                &format!("{}: decode and validate {} bytes", kommune.kommune.folder, bytes.len()),
                best(5, open),
                Duration::from_millis(5),
            );
        }
    }
}
