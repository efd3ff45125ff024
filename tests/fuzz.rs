//! Damaged input of every kind: the readers may refuse it, but never fall over, hang or contradict themselves.
//!
//! An ordinary test, short by default. For a long run:
//! `TILDELING_FUZZ_SECONDS=3600 TILDELING_FUZZ_SEED=7 cargo test --release --test fuzz`.
//! Seconds are for each test; the seed is printed, and the same seed gives the same inputs. An input that makes a reader panic is
//! printed in full.

#[cfg(test)]
#[path = "feel/random.rs"]
mod random;

#[cfg(test)]
mod fuzz {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    use tildeling::criteria::{self, FILES};
    use tildeling::diagnostic::{Diagnostic, to_json, to_text};
    use tildeling::feel::{Scope, Type, Value, check, eval_json, evaluate, parse, print, to_json as value_json};
    use tildeling::source::{self, Node, Shape, Source};
    use tildeling::units::Date;

    use super::random::{NAMES, Random, pieces, tree, value};

    /// No single input may take longer than this, on a busy machine in a debug build.
    const SLOWEST: Duration = Duration::from_secs(10);

    fn setting(name: &str, default: u64) -> u64 {
        std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
    }

    /// Feeds inputs to `run` until the time is up; shows the input when it panics or takes too long.
    fn shake(make: impl Fn(&mut Random) -> String, mut run: impl FnMut(&str)) {
        let seed = setting("TILDELING_FUZZ_SEED", 1);
        let until = Instant::now() + Duration::from_secs(setting("TILDELING_FUZZ_SECONDS", 2));
        let mut random = Random(seed);
        let mut count = 0u64;
        while Instant::now() < until {
            let input = make(&mut random);
            let started = Instant::now();
            let outcome = catch_unwind(AssertUnwindSafe(|| run(&input)));
            assert!(outcome.is_ok(), "seed {seed}, input {count}: panic on\n{input}");
            assert!(started.elapsed() < SLOWEST, "seed {seed}, input {count}: too slow on\n{input}");
            count += 1;
        }
        println!("seed {seed}: {count} inputs");
        assert!(count > 0, "no input in the time given");
    }

    /// All files below a folder with this ending, in order.
    fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path, ending));
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
        found.sort();
        found
    }

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    const JUNK: &[&str] = &[
        "\"",
        "\"\"\"",
        "'",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        ",",
        ".",
        "\n",
        "#",
        "\\",
        "\0",
        "\u{feff}",
        "æ",
        "\u{202e}",
        "null",
        "true",
        "-1",
        "0",
        "9",
        "99999999999999999999",
        "1e999",
        "nan",
        "inf",
        "0x7fffffffffffffff",
        "1979-05-27T07:32:00Z",
        "2024-02-30",
        "id",
        "when",
        "valid",
        "from",
        "text",
        "law",
        "fact",
        "min",
        "max",
        "type",
        "options",
        "hol § 3-2",
        "hol § ",
        "§",
        "ingen",
        "[[criterion]]\n",
        "[[ground]]\n",
        "[[fact]]\n",
        "op = \"replace\"\n",
        "extends",
        " and ",
        " or ",
        "at least(",
        ")",
        "25 h",
        "(",
        "*",
        "..",
    ];

    /// The text with a few damages: parts cut out, doubled, moved or replaced by junk.
    fn damage(random: &mut Random, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        for _ in 0..=random.below(6) {
            let length = characters.len().max(1);
            let start = random.below(length).min(characters.len());
            let end = (start + random.below(30)).min(characters.len());
            match random.below(6) {
                0 => drop(characters.drain(start..end)),
                1 => {
                    let part = characters[start..end].to_vec();
                    characters.splice(start..start, part);
                }
                2 => characters.truncate(start),
                3 => {
                    let part: Vec<char> = characters.drain(start..end).collect();
                    let at = random.below(characters.len() + 1);
                    characters.splice(at..at, part);
                }
                _ => drop(characters.splice(start..(start + random.below(3)).min(end), random.pick(JUNK).chars())),
            }
        }
        characters.into_iter().collect()
    }

    /// Findings can be shown, and each says something.
    fn readable(findings: &[Diagnostic]) {
        assert!(findings.iter().all(|finding| !finding.message.is_empty()));
        assert_eq!(to_text(findings).is_empty(), findings.is_empty());
        assert_eq!(to_json(findings).as_array().unwrap().len(), findings.len());
    }

    #[test]
    fn expressions() {
        let mut seeds: Vec<String> = Vec::new();
        for file in files(&root().join("tests/feel"), "txt") {
            seeds.extend(
                std::fs::read_to_string(file)
                    .unwrap()
                    .lines()
                    .map(|line| line.split(" ==> ").next().unwrap().to_owned()),
            );
        }
        let make = |random: &mut Random| match random.below(3) {
            0 => {
                let length = random.below(60);
                pieces(random, length)
            }
            1 => print(&tree(random, 5)),
            _ => {
                let at = random.below(seeds.len());
                damage(random, &seeds[at])
            }
        };
        let types = |_: &str| Some(Type::Number);
        shake(make, |text| {
            let (parsed, errors) = parse(text);
            assert_eq!(parsed.is_some(), errors.is_empty());
            for error in &errors {
                assert!(text.get(error.span.clone()).is_some(), "{error:?}");
            }
            let Some(parsed) = parsed else { return };
            assert_eq!(parse(&print(&parsed)).0.as_ref(), Some(&parsed));
            for error in check(&parsed, &Scope { types: &types, names: NAMES }, Some(&Type::Boolean)) {
                assert!(text.get(error.span.clone()).is_some(), "{error:?}");
            }
            let mut random = Random(text.len() as u64);
            let facts: Vec<Value> = NAMES.iter().map(|_| value(&mut random, None)).collect();
            let fact = |name: &str| {
                NAMES.iter().position(|known| *known == name).map_or(Value::Unknown, |at| facts[at].clone())
            };
            let json = value_json(&evaluate(&parsed, &fact));
            assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok() || json.contains('e'), "{json}");
        });
    }

    #[test]
    fn facts_of_the_command() {
        let make = |random: &mut Random| {
            damage(random, r#"{"alder": 81, "a": {"min": 3}, "b": [1, null, "x"], "dato": "2020-02-29"}"#)
        };
        shake(make, |facts| {
            if let Err(findings) =
                eval_json("alder > 3 and a and dato < @\"2026-01-01\" or b = [1]", Some(facts), &|_| None)
            {
                readable(&findings);
            }
        });
    }

    /// Criteria files as they are, by the name of what they hold.
    fn criteria_files() -> Vec<(PathBuf, String)> {
        let texts = files(&root().join("criteria"), "toml").into_iter();
        texts.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
    }

    #[test]
    fn criteria_files_one_by_one() {
        let seeds = criteria_files();
        let make = |random: &mut Random| {
            let at = random.below(seeds.len());
            damage(random, &seeds[at].1)
        };
        let mut shape = 0usize;
        shake(make, |text| {
            shape = (shape + 1) % FILES.len();
            let source = Source::new("damaged.toml", text);
            let mut findings = Vec::new();
            let parsed = source.parse(&mut findings);
            source::check(Node::new(&source, &parsed), &Shape::Table(FILES[shape].1), &mut findings);
            readable(&findings);
        });
    }

    #[test]
    fn bytes_that_are_no_text() {
        let make = |random: &mut Random| (0..random.below(200)).map(|_| random.pick(JUNK)).collect::<String>();
        shake(make, |text| {
            let mut bytes = text.as_bytes().to_vec();
            let at = bytes.len() / 2;
            bytes.insert(at, 0xff);
            let finding = Source::from_bytes("damaged.toml", bytes).unwrap_err();
            readable(std::slice::from_ref(&finding));
        });
    }

    #[test]
    fn the_criteria_folder_with_one_damaged_file() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{}", std::process::id()));
        let seeds = criteria_files();
        let target = |path: &Path| folder.join(path.strip_prefix(root().join("criteria")).unwrap());
        for (path, text) in &seeds {
            std::fs::create_dir_all(target(path).parent().unwrap()).unwrap();
            std::fs::write(target(path), text).unwrap();
        }
        let make = |random: &mut Random| {
            let at = random.below(seeds.len());
            format!("{at}\n{}", damage(random, &seeds[at].1))
        };
        let on = Date::from_ymd(2026, 1, 1).unwrap();
        shake(make, |input| {
            let (at, damaged) = input.split_once('\n').unwrap();
            let (path, whole) = &seeds[at.parse::<usize>().unwrap()];
            std::fs::write(target(path), damaged).unwrap();
            let (library, findings) = criteria::load(&folder, on);
            readable(&findings);
            readable(&library.check(on));
            std::fs::write(target(path), whole).unwrap();
        });
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
