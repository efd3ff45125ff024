//! Differences between two rulesets against every case: who differs, that nothing said about them is superfluous, and how many.

use tildeling::differ::{self, Diff, ServiceDiff, WHOLE, Witness};
use tildeling::fact::{Domain, Formula, Kind, ValueSet};
use tildeling::service::Strength;

use super::make;
use super::plain::{States, Value, any_state, each_choice, facts_of, outcome};
use super::random::{self, Random};

/// A case with its outcome on both sides.
type Row = (Vec<Value>, [u8; 2]);

/// Both outcomes for every case, whatever professionals have answered or left open.
fn cases(diff: &Diff, service: &ServiceDiff) -> (Vec<usize>, Vec<Row>) {
    let [left, right] = service.places.map(|place| &diff.joint.services[place.unwrap()]);
    let mut facts = facts_of(&diff.joint, left);
    facts.extend(facts_of(&diff.joint, right));
    facts.sort_unstable();
    facts.dedup();
    let lists: Vec<States> = facts.iter().map(|fact| any_state(&diff.joint, *fact)).collect();
    let mut rows = Vec::new();
    each_choice(&lists, &mut |case| {
        let both = [left, right].map(|service| {
            let own = facts_of(&diff.joint, service);
            let case: Vec<Value> =
                own.iter().map(|fact| case[facts.iter().position(|known| known == fact).unwrap()]).collect();
            outcome(&diff.joint, service, &own, &case)
        });
        rows.push((case.to_vec(), both));
    });
    (facts, rows)
}

fn check(diff: &Diff, service: &ServiceDiff) {
    let (facts, rows) = cases(diff, service);
    assert_eq!(service.equal, rows.iter().all(|(_, [left, right])| left == right), "{}", service.id);
    for (side, witness) in service.witnesses.iter().enumerate() {
        let better = |[left, right]: [u8; 2]| if side == 0 { left > right } else { right > left };
        assert_eq!(witness.is_some(), rows.iter().any(|(_, both)| better(*both)), "{} {side}", service.id);
        let share = [service.share.left, service.share.right][side];
        let open = |case: &[Value]| {
            let professional =
                facts.iter().zip(case).filter(|(fact, _)| diff.joint.facts.as_slice()[**fact].professional);
            professional.into_iter().all(|(_, value)| value.is_none())
        };
        if let Some(witness) = witness {
            // A professional has answered only where the sides do not differ without.
            let needless = witness.person.iter().any(|(var, _)| {
                diff.joint.facts.as_slice()[usize::from(diff.model.vars[usize::from(*var)].fact)].professional
            });
            let without = rows.iter().any(|(case, both)| open(case) && better(*both));
            assert!(!(needless && without), "{}: a professional's answer is not needed", service.id);
        }
        assert!(share == 0 || witness.is_some(), "{}: a share of nobody", service.id);
        let Some(witness) = witness else { continue };
        assert!(better(witness.outcomes.map(|outcome| outcome as u8)));
        let forced = |left_out: Option<u16>| {
            let is = |case: &[Value]| same(diff, witness, &facts, case, left_out);
            let mut own = rows.iter().filter(|(case, _)| is(case)).map(|(_, both)| both.map(u32::from)).peekable();
            assert!(own.peek().is_some(), "{}: nobody is like this", service.id);
            own.all(|both| both == witness.outcomes)
        };
        assert!(forced(None), "{}: not everyone like this has these outcomes", service.id);
        for (var, _) in &witness.person {
            assert!(!forced(Some(*var)), "{}: variable {var} is superfluous", service.id);
        }
    }
}

/// Whether a case is like the witness, in everything but one variable. What is not said about the witness and only a professional
/// can settle, is not settled.
fn same(diff: &Diff, witness: &Witness, facts: &[usize], case: &[Value], left_out: Option<u16>) -> bool {
    facts.iter().zip(case).all(|(fact, value)| {
        let var = |var: u16| &diff.model.vars[usize::from(var)];
        let said =
            witness.person.iter().find(|(known, _)| usize::from(var(*known).fact) == *fact && Some(*known) != left_out);
        match (said, value) {
            (None, value) => value.is_none() || !diff.joint.facts.as_slice()[*fact].professional,
            (Some((known, region)), Some(value)) => {
                let (low, high) = var(*known).stretch(*region).unwrap();
                (low..=high).contains(value)
            }
            (Some(_), None) => false,
        }
    })
}

#[test]
fn random_differences_agree_with_every_case() {
    let (mut different, mut equal) = (0, 0);
    for seed in 0..if cfg!(debug_assertions) { 300 } else { 20_000 } {
        let mut random = Random(seed);
        let left = random::ruleset(&mut random);
        let right = random::changed(&mut random, &left);
        let diff = differ::diff(&left, &right);
        for service in &diff.services {
            check(&diff, service);
            *(if service.equal { &mut equal } else { &mut different }) += 1;
        }
    }
    assert!(different > 100 && equal > 100, "{different} different, {equal} equal");
}

/// One service with an age limit.
fn limited(limit: i64) -> tildeling::criteria::Ruleset {
    let fact = make::fact("alder", Domain::range(Kind::Integer, 0, 119));
    let when = Formula::Among(0, ValueSet(vec![(0, limit - 1)]));
    let criterion = make::criterion("alder", vec![0], Strength::Required, Some(when));
    make::ruleset(vec![fact], vec![make::service("alarm", vec![make::ground("g", false)], vec![criterion])], Vec::new())
}

#[test]
fn two_age_limits_differ_for_those_between_them() {
    let diff = differ::diff(&limited(67), &limited(70));
    let [service] = diff.services.as_slice() else { panic!("one service") };
    let [None, Some(witness)] = &service.witnesses else {
        panic!("someone gets more on the right, nobody on the left")
    };
    let [(var, region)] = witness.person.as_slice() else { panic!("one fact is enough") };
    assert_eq!(differ::value(&diff.model.vars[usize::from(*var)], *region), Some(67));
    assert_eq!((witness.outcomes, witness.responsible.as_slice()), ([0, 2], &["alder".to_string()][..]));
    assert_eq!((service.share.left, service.share.right), (0, WHOLE * 3 / 120));
}

/// One service for those whom a professional finds to be so.
fn assessed(strength: Strength) -> tildeling::criteria::Ruleset {
    let mut fact = make::fact("heldogns", Domain::boolean());
    fact.professional = true;
    let when = Formula::Among(0, ValueSet::one(1));
    let criterion = make::criterion("behov", vec![0], strength, Some(when));
    make::ruleset(
        vec![fact],
        vec![make::service("sykehjem", vec![make::ground("g", false)], vec![criterion])],
        Vec::new(),
    )
}

#[test]
fn what_differs_only_after_a_professionals_answer_differs() {
    // Until someone has answered, both leave it to judgement; a no then shuts the one and not the other.
    let diff = differ::diff(&assessed(Strength::MainRule), &assessed(Strength::Required));
    let [service] = diff.services.as_slice() else { panic!("one service") };
    let [Some(witness), None] = &service.witnesses else {
        panic!("someone gets more on the left, nobody on the right")
    };
    assert_eq!((service.equal, witness.outcomes, witness.person.len()), (false, [1, 0], 1));
    assert_eq!((service.share.left, service.share.right), (0, 0), "the population has no professional's answers");
}

#[test]
fn a_municipality_does_not_differ_from_itself() {
    for (id, ruleset) in super::shipped() {
        let diff = differ::diff(&ruleset, &ruleset);
        assert!(diff.services.iter().all(|service| service.equal && service.criteria.is_empty()), "{id}");
    }
}
