//! From the library to one municipality's ruleset on one day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::check;
use super::folder::{Library, LibraryKommune};
use super::layer;
use super::part::{Item, ServicePart};
use super::relation;
use super::ruleset::Ruleset;
use crate::diagnostic::{self, Diagnostic};
use crate::fact::Formula;
use crate::units::Date;

impl Library {
    /// The ruleset of a municipality on a day: what could be made, and every finding.
    pub fn ruleset(&self, kommune: &LibraryKommune, on: Date) -> (Ruleset, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let layers = self.layers(kommune);
        let mut facts = self.facts.clone();
        let mut services = Vec::new();
        let mut relations = Vec::new();
        let by_id: Vec<(&'static str, BTreeMap<&str, &ServicePart>)> = layers
            .iter()
            .map(|(layer, parts)| (*layer, parts.iter().map(|part| (part.id.as_str(), part)).collect()))
            .collect();
        for base in &self.national {
            let parts: layer::Layered<'_> =
                by_id.iter().filter_map(|(layer, parts)| Some((*layer, *parts.get(base.id.as_str())?))).collect();
            relations.extend(relation::stated(&parts, on));
            services.extend(layer::service(&parts, on, &mut facts, &mut diagnostics));
        }
        relation::conflicts(&relations, &mut diagnostics);
        if let Some(ladder) = &kommune.kommune.ladder {
            services.iter_mut().for_each(|service| service.step = ladder.step_of(&service.id, service.step));
        }
        services.sort_by(|a, b| (a.step, &a.id).cmp(&(b.step, &b.id)));
        diagnostic::sort(&mut diagnostics);
        let days = self.days_of_change(kommune);
        let valid = (days.range(..=on).next_back().copied(), days.range(on.plus_days(1)..).next().copied());
        let (kommune, questions, laws) = (kommune.kommune.clone(), self.questions.clone(), Arc::clone(&self.laws));
        (Ruleset { kommune, date: on, valid, facts, questions, services, laws }, diagnostics)
    }

    /// The days on which some rule of a municipality begins or ends.
    pub fn days_of_change(&self, kommune: &LibraryKommune) -> BTreeSet<Date> {
        fn add<T>(days: &mut BTreeSet<Date>, items: &[Item<T>]) {
            days.extend(items.iter().flat_map(|item| [item.valid.0, item.valid.1]).flatten());
        }
        let mut days = BTreeSet::new();
        for part in self.layers(kommune).into_iter().flat_map(|(_, parts)| parts) {
            add(&mut days, &part.grounds);
            add(&mut days, &part.criteria);
            add(&mut days, &part.relations);
            add(&mut days, &part.doses);
            add(&mut days, &part.rungs);
            add(&mut days, &part.norms);
            days.extend(part.fills.iter().flat_map(|fill| [fill.valid.0, fill.valid.1]).flatten());
        }
        days
    }

    /// Every finding about the library and about each municipality on a day, in a fixed order.
    pub fn check(&self, on: Date) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        check::library(self, &mut diagnostics);
        let mut used = BTreeSet::new();
        for kommune in self.kommuner.values() {
            let (ruleset, found) = self.ruleset(kommune, on);
            diagnostics.extend(found);
            ruleset.collect_used_facts(&mut used);
        }
        check::unused_facts(self, &used, &mut diagnostics);
        diagnostic::sort(&mut diagnostics);
        diagnostics
    }
}

impl Ruleset {
    /// Adds the ids of all facts that a criterion, a rung or a relation uses.
    fn collect_used_facts(&self, used: &mut BTreeSet<String>) {
        let mut indices = BTreeSet::new();
        let mut formula = |formula: &Formula| formula.collect_facts(&mut indices);
        for service in &self.services {
            service
                .criteria
                .iter()
                .filter_map(|criterion| criterion.when.as_ref())
                .for_each(|when| formula(&when.formula));
            service.ladder.iter().filter_map(|rung| rung.when.as_ref()).for_each(|when| formula(&when.formula));
            used.extend(service.relations.iter().filter_map(|relation| relation.fact.clone()));
            used.extend(
                service
                    .criteria
                    .iter()
                    .filter_map(|criterion| criterion.never_counts.as_ref())
                    .flat_map(|never| never.facts.clone()),
            );
        }
        used.extend(indices.into_iter().filter_map(|index| Some(self.facts.as_slice().get(index)?.id.clone())));
    }
}
