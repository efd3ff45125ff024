//! What the exact checks find: each on the smallest ruleset that has the fault, and on one that has not.

use tildeling::diagnostic::Code;
use tildeling::fact::{Domain, Formula, Kind, ValueSet};
use tildeling::lint::lint;
use tildeling::service::{Criterion, Ground, Nature, Rank, Strength};

use super::make;

const YEARS: usize = 0;
const ALONE: usize = 1;

fn age(low: i64, high: i64) -> Formula {
    Formula::Among(YEARS, ValueSet(vec![(low, high)]))
}

fn alone() -> Formula {
    Formula::Among(ALONE, ValueSet::one(1))
}

fn required(id: &str, formula: Formula) -> Criterion {
    make::criterion(id, vec![0], Strength::Required, Some(formula))
}

/// The codes and messages found in one service with these grounds and criteria.
fn found(grounds: Vec<Ground>, criteria: Vec<Criterion>) -> Vec<(Code, String)> {
    let facts =
        vec![make::fact("alder", Domain::range(Kind::Integer, 0, 120)), make::fact("bor_alene", Domain::boolean())];
    let ruleset = make::ruleset(facts, vec![make::service("alarm", grounds, criteria)], Vec::new());
    lint(&ruleset).into_iter().map(|found| (found.code, found.message)).collect()
}

fn one_ground(criteria: Vec<Criterion>) -> Vec<Code> {
    found(vec![make::ground("g", false)], criteria).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn sound_criteria_have_no_findings() {
    assert_eq!(one_ground(vec![required("alder", age(67, 120)), required("alene", alone())]), []);
}

#[test]
fn criteria_in_conflict_are_named_and_no_others() {
    let criteria = vec![required("alene", alone()), required("gammel", age(67, 120)), required("ung", age(0, 17))];
    let facts =
        vec![make::fact("alder", Domain::range(Kind::Integer, 0, 120)), make::fact("bor_alene", Domain::boolean())];
    let ruleset =
        make::ruleset(facts, vec![make::service("alarm", vec![make::ground("g", false)], criteria)], Vec::new());
    let [found] = lint(&ruleset).try_into().unwrap_or_else(|found| panic!("{found:?}"));
    assert_eq!((found.code, found.related.len()), (Code::ConflictingCriteria, 1));
}

#[test]
fn a_criterion_that_shuts_everyone_out_is_found() {
    assert_eq!(
        one_ground(vec![required("umulig", Formula::All(vec![alone(), Formula::Not(Box::new(alone()))]))]),
        [Code::NobodyGets]
    );
}

#[test]
fn a_criterion_that_never_decides_is_found() {
    assert_eq!(
        one_ground(vec![required("over_67", age(67, 120)), required("over_18", age(18, 120))]),
        [Code::NeverDecides]
    );
    // On a ground that never gives more than judgement, an unmet main rule changes nothing.
    let main = make::criterion("alene", vec![0], Strength::MainRule, Some(alone()));
    let codes: Vec<Code> = found(vec![make::ground("g", true)], vec![main]).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [Code::NeverDecides]);
}

#[test]
fn a_part_without_effect_is_found() {
    let idle = Formula::Any(vec![age(67, 120), Formula::All(vec![age(80, 120), alone()])]);
    assert_eq!(one_ground(vec![required("alder", idle)]), [Code::IdleThreshold]);
    assert_eq!(
        one_ground(vec![required(
            "alder",
            Formula::Any(vec![age(67, 120), Formula::All(vec![age(60, 120), alone()])])
        )]),
        []
    );
}

#[test]
fn a_limit_that_another_goes_beyond_is_found() {
    let both = |first: Formula, second: Formula| {
        let criteria = vec![required("alder", Formula::All(vec![first, second]))];
        found(vec![make::ground("g", false)], criteria).into_iter().map(|(_, message)| message).collect::<Vec<_>>()
    };
    let message = ["delen «alder: 67 eller mer» av kravet «alder» har ingen virkning"];
    assert_eq!(both(age(67, 120), age(70, 120)), message);
    assert_eq!(both(age(70, 120), age(67, 120)), message);
    assert!(both(age(67, 120), age(0, 90)).is_empty());
    // Either can go, not both.
    assert_eq!(both(alone(), alone()).len(), 1);
}

/// So many pairs that belong together, told apart only after all first halves are known: each more pair doubles the diagram.
fn pairs(count: usize) -> tildeling::criteria::Ruleset {
    let facts = (0..2 * count).map(|at| make::fact(&format!("f{at}"), Domain::boolean())).collect();
    let is = |fact: usize| Formula::Among(fact, ValueSet::one(1));
    let halves = Formula::Any((0..count).map(is).collect());
    let pairs = Formula::Any((0..count).map(|at| Formula::All(vec![is(at), is(at + count)])).collect());
    let criterion = |id: &str, formula: Formula| make::criterion(id, vec![0], Strength::Required, Some(formula));
    let hard = make::service(
        "vrien",
        vec![make::ground("g", false)],
        vec![criterion("halve", halves), criterion("par", pairs)],
    );
    let easy = make::service("enkel", vec![make::ground("g", false)], vec![criterion("en", is(2))]);
    make::ruleset(facts, vec![hard, easy], Vec::new())
}

#[test]
fn a_service_beyond_the_limits_is_open_and_takes_nothing_from_the_others() {
    let (model, findings) = tildeling::diagram::compile(&pairs(18));
    let [found] = findings.as_slice() else { panic!("{findings:?}") };
    assert!(found.code == Code::TooComplex && found.message.contains("vrien"), "{found:?}");
    assert_eq!(model.services.iter().map(|service| service.exact).collect::<Vec<_>>(), [false, true]);
    assert_eq!(model.nodes.len(), 1, "only the easy service has nodes");
    let knowledge = tildeling::assess::Knowledge::new(&model, tildeling::fact::Audience::Caseworker);
    let levels: Vec<_> = tildeling::assess::assess(&model, &knowledge).into_iter().map(|it| it.reachable).collect();
    assert_eq!(levels, [0b111, 0b101]);
    assert!(tildeling::diagram::compile(&pairs(8)).1.is_empty());
}

#[test]
fn narrower_than_the_law_comes_with_a_person() {
    let law = Ground { nature: Nature::Right, rank: Rank::Law, ..make::ground("rett", false) };
    let mut local = make::criterion("kommunens", vec![1], Strength::Required, Some(age(80, 120)));
    local.provenance.layer = "kommune";
    let grounds = || vec![law.clone(), make::ground("tilbud", true)];
    let by_law = required("lovens", age(67, 120));
    let messages = found(grounds(), vec![by_law.clone(), local.clone()]);
    let narrower: Vec<&String> =
        messages.iter().filter(|(code, _)| *code == Code::NarrowerThanLaw).map(|(_, message)| message).collect();
    assert_eq!(narrower.len(), 1, "{messages:?}");
    assert!(narrower[0].contains("alder: 67"), "{narrower:?}");
    local.when = Some(tildeling::service::Condition { text: String::new(), formula: age(60, 120) });
    let messages = found(grounds(), vec![by_law, local]);
    assert!(messages.iter().all(|(code, _)| *code != Code::NarrowerThanLaw), "{messages:?}");
}

#[test]
fn a_rung_nobody_reaches_is_found() {
    let rung = |formula| tildeling::service::Rung {
        id: "rehabilitering".into(),
        text: Default::default(),
        mode: tildeling::service::RungMode::Assess,
        order: None,
        leads_to: None,
        when: Some(tildeling::service::Condition { text: String::new(), formula }),
        skip: Vec::new(),
        law: Vec::new(),
        fact: "trinn_alarm_rehabilitering".into(),
    };
    let facts =
        || vec![make::fact("alder", Domain::range(Kind::Integer, 0, 120)), make::fact("bor_alene", Domain::boolean())];
    for (formula, expected) in
        [(Formula::All(vec![age(0, 17), age(67, 120)]), vec![Code::UnreachableRung]), (age(67, 120), vec![])]
    {
        let mut service = make::service("alarm", vec![make::ground("g", false)], vec![required("alene", alone())]);
        service.ladder.push(rung(formula));
        let codes: Vec<Code> =
            lint(&make::ruleset(facts(), vec![service], Vec::new())).into_iter().map(|found| found.code).collect();
        assert_eq!(codes, expected);
    }
}
