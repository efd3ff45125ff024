//! Findings about one service.

use crate::criteria::Ruleset;
use crate::diagnostic::{Code, Diagnostic};
use crate::diagram::{Builder, FITS, ModelService, NEVER, NO, TooLarge, Var, compile_service};
use crate::differ::{self, Person};
use crate::fact::{Formula, ValueSet};
use crate::service::{Criterion, Rank, Service, Strength};
use crate::view;

/// One service under check.
pub struct Check<'a> {
    pub ruleset: &'a Ruleset,
    pub vars: &'a [Var],
    pub service: &'a Service,
    pub found: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    /// Adds every finding, until the diagrams are too large.
    pub fn run(mut self, builder: &mut Builder<'_>) -> Result<(), TooLarge> {
        let compiled = compile_service(self.service, &self.ruleset.facts, builder)?;
        self.closed_grounds(&compiled, builder)?;
        self.rungs(&compiled);
        for (at, criterion) in self.service.criteria.iter().enumerate() {
            self.idle_thresholds(criterion, builder)?;
            let tested = compiled.criteria.get(at).and_then(|criterion| criterion.root);
            if let (true, Some(root)) = (criterion.strength.decides(), tested) {
                // Where nobody gets the service, no criterion alone decides; that is another finding.
                if compiled.root != NO {
                    self.never_decides(at, criterion, &compiled, builder)?;
                }
                self.narrower_than_law(criterion, root, &compiled, builder);
            }
        }
        Ok(())
    }

    fn compile(&self, criteria: Vec<Criterion>, builder: &mut Builder<'_>) -> Result<ModelService, TooLarge> {
        compile_service(&Service { criteria, ..self.service.clone() }, &self.ruleset.facts, builder)
    }

    /// Grounds that are closed to everyone, with a smallest set of criteria that closes them.
    fn closed_grounds(&mut self, compiled: &ModelService, builder: &mut Builder<'_>) -> Result<(), TooLarge> {
        let nobody = compiled.root == NO;
        for (at, (ground, root)) in self.service.grounds.iter().zip(&compiled.grounds).enumerate() {
            if *root != NO {
                continue;
            }
            let mut kept: Vec<Criterion> =
                self.service.criteria.iter().filter(|criterion| criterion.grounds.contains(&at)).cloned().collect();
            for criterion in kept.clone() {
                let without: Vec<Criterion> = kept.iter().filter(|other| other.id != criterion.id).cloned().collect();
                if self.compile(without.clone(), builder)?.grounds.get(at) == Some(&NO) {
                    kept = without;
                }
            }
            let what = if nobody { "ingen kan få tjenesten" } else { "ingen kan bruke grunnlaget" };
            let message = format!("{what} «{}»: grunnlaget «{}» er stengt for alle", self.service.id, ground.id);
            let mut kept = kept.into_iter();
            let Some(first) = kept.next() else { continue };
            let code = if kept.len() == 0 { Code::NobodyGets } else { Code::ConflictingCriteria };
            let found = Diagnostic::at(code, first.provenance.place, message).help("løs opp i kravene det pekes på");
            self.found.push(kept.fold(found, |found, criterion| {
                found.related(criterion.provenance.place, "kan ikke være oppfylt samtidig")
            }));
        }
        Ok(())
    }

    fn rungs(&mut self, compiled: &ModelService) {
        for (rung, when) in self.service.ladder.iter().zip(&compiled.rungs) {
            if *when == Some(NO) {
                let message = format!("trinnet «{}» i «{}» gjelder aldri", rung.id, self.service.id);
                self.found.push(Diagnostic::general(Code::UnreachableRung, message).help("rett eller fjern «when»"));
            }
        }
    }

    fn never_decides(
        &mut self,
        at: usize,
        criterion: &Criterion,
        compiled: &ModelService,
        builder: &mut Builder<'_>,
    ) -> Result<(), TooLarge> {
        let others = self.service.criteria.iter().enumerate().filter(|(other, _)| *other != at);
        let without = self.compile(others.map(|(_, criterion)| criterion.clone()).collect(), builder)?;
        if without.root == compiled.root {
            let message = format!("kravet «{}» i «{}» avgjør aldri noe", criterion.id, self.service.id);
            let help = "la det være «factor» hvis det bare skal vektlegges, eller se etter kravet som alltid går foran";
            self.found.push(Diagnostic::at(Code::NeverDecides, criterion.provenance.place.clone(), message).help(help));
        }
        Ok(())
    }

    /// Parts of a condition that can all be taken out together without any difference to the criterion.
    fn idle_thresholds(&mut self, criterion: &Criterion, builder: &mut Builder<'_>) -> Result<(), TooLarge> {
        let Some(when) = &criterion.when else { return Ok(()) };
        let mut parts: Vec<(usize, ValueSet)> = Vec::new();
        when.formula.each_atom(&mut |fact, set| parts.push((fact, set.clone())));
        let whole = builder.formula(&when.formula)?;
        let mut rest = when.formula.clone();
        let mut idle = Vec::new();
        for (at, (fact, set)) in parts.iter().enumerate() {
            // Parts that are out have become constants, so the count of what is left is behind by as many.
            let at = at.saturating_sub(idle.len());
            let [with, without] = [true, false].map(|holds| fixed(&rest, at, holds, &mut 0));
            let same = [builder.formula(&with)? == whole, builder.formula(&without)? == whole];
            // Where the whole always or never holds, anything can be taken out; what matters is what never could.
            let out = match same {
                [true, true] => true,
                [with, without] => (with || without) && whole > FITS,
            };
            if let (true, Some(fact)) = (out, self.ruleset.facts.as_slice().get(*fact)) {
                idle.push(format!("«{}»", view::phrase(fact, set, "nb")));
                let neutral = if same == [true, true] { whole != FITS } else { same == [true, false] };
                rest = if neutral { with } else { without };
            }
        }
        if !idle.is_empty() {
            let what = if idle.len() == 1 { "delen" } else { "delene" };
            let parts = idle.join(", ");
            let message = format!("{what} {parts} av kravet «{}» har ingen virkning", criterion.id);
            self.found.push(Diagnostic::at(Code::IdleThreshold, criterion.provenance.place.clone(), message));
        }
        Ok(())
    }

    /// A person whom the law's own ground gives the service, and the local criterion alone would not.
    fn narrower_than_law(&mut self, criterion: &Criterion, root: u32, compiled: &ModelService, builder: &Builder<'_>) {
        let local = criterion.provenance.layer != "nasjonal" && criterion.rank < Rank::StateRegulation;
        let hindered = match criterion.strength {
            Strength::Required | Strength::MainRule => NO,
            Strength::Exclusion => FITS,
            _ => return,
        };
        if !local {
            return;
        }
        // Complete facts: nothing is left to a professional.
        let price = |var: u16, region: usize| match self.vars.get(var as usize) {
            Some(known) if region < known.starts.len() => 1_000u32.saturating_add(region as u32),
            _ => NEVER,
        };
        let wanted = |reached: &[u32]| reached == [FITS, hindered];
        for (ground, floor) in
            self.service.grounds.iter().zip(&compiled.grounds).filter(|(ground, _)| ground.is_floor())
        {
            let Some(person) = differ::find(builder.nodes(), self.vars, &[*floor, root], &wanted, &price) else {
                continue;
            };
            let person = describe(self.ruleset, self.vars, &person);
            let law = ground.law.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let message = format!("kravet «{}» er snevrere enn {law}: {person}", criterion.id);
            let help =
                format!("grunnlaget «{}» passer for personen, kravet alene gjør det ikke; loven går foran", ground.id);
            self.found
                .push(Diagnostic::at(Code::NarrowerThanLaw, criterion.provenance.place.clone(), message).help(help));
        }
    }
}

/// A person in words.
pub fn describe(ruleset: &Ruleset, vars: &[Var], person: &Person) -> String {
    let one = |(var, region): &(u16, usize)| {
        let known = vars.get(*var as usize)?;
        let fact = ruleset.facts.as_slice().get(known.fact as usize)?;
        Some(view::phrase(fact, &ValueSet::one(differ::value(known, *region)?), "nb"))
    };
    person.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
}

/// The formula with one of its atoms, counted from the left, held true or false.
fn fixed(formula: &Formula, wanted: usize, holds: bool, seen: &mut usize) -> Formula {
    let mut all = |parts: &[Formula]| parts.iter().map(|part| fixed(part, wanted, holds, seen)).collect::<Vec<_>>();
    match formula {
        Formula::Always(always) => Formula::Always(*always),
        Formula::Among(fact, set) => {
            let at = *seen;
            *seen = seen.saturating_add(1);
            if at == wanted { Formula::Always(holds) } else { Formula::Among(*fact, set.clone()) }
        }
        Formula::Not(part) => Formula::Not(Box::new(fixed(part, wanted, holds, seen))),
        Formula::All(parts) => Formula::All(all(parts)),
        Formula::Any(parts) => Formula::Any(all(parts)),
        Formula::AtLeast(count, parts) => Formula::AtLeast(*count, all(parts)),
        Formula::If(test, yes, no) => {
            let [test, yes, no] = [test, yes, no].map(|part| Box::new(fixed(part, wanted, holds, seen)));
            Formula::If(test, yes, no)
        }
    }
}
