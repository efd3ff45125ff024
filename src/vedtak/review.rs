//! The review: every line against criteria, ladder and law, then the draft as a whole.

use super::finding::{Finding, Review};
use super::frame::{Frame, ServiceFrame};
use super::rule::fill;
use super::words::RULES;
use super::{case, criteria, ladder, line};
use crate::assess::{Knowledge, ServiceResult};
use crate::draft::{Draft, Line};
use crate::units::{Date, joined};

/// Reviews a draft on a day. `knowledge` is what is known about the person, `results` what follows from it; no price enters.
pub fn review(frame: &Frame, results: &[ServiceResult], knowledge: &Knowledge, draft: &Draft, date: Date) -> Review {
    Review { findings: Desk { frame, knowledge, draft, results, date }.review(&[]).into_iter().flatten().collect() }
}

/// Everything a check looks at.
pub struct Desk<'a> {
    /// The rules besides the model.
    pub frame: &'a Frame,
    /// What is known.
    pub knowledge: &'a Knowledge,
    /// The draft.
    pub draft: &'a Draft,
    /// Where each service stands, in the frame's order.
    pub results: &'a [ServiceResult],
    /// The day.
    pub date: Date,
}

impl<'a> Desk<'a> {
    /// The points of each line, and last those of the draft as a whole; none for the places in `except`.
    ///
    /// Of the other lines, a line's points rest on their services only, and so do those of the whole.
    pub fn review(&self, except: &[u32]) -> Vec<Vec<Finding>> {
        let lines = self.draft.lines.iter().map(Some).chain([None]);
        let each = |(at, line): (u32, Option<&'a Line>)| {
            let mut found = Found { frame: self.frame, line, findings: Vec::new() };
            match line {
                _ if except.contains(&at) => {}
                Some(line) => self.line(line, &mut found),
                None => case::check(self, &mut found),
            }
            found.findings
        };
        (0..).zip(lines).map(each).collect()
    }

    fn line(&self, line: &Line, found: &mut Found<'_>) {
        match self.service(&line.service) {
            None => found.say("ukjent-tjeneste", &line.service),
            Some((service, result)) => {
                criteria::check(line, service, result, found);
                ladder::check(self, line, service, result, found);
                line::check(self, line, service, found);
            }
        }
        let mut sorted: Vec<Finding> = Vec::with_capacity(found.findings.len());
        for point in found.findings.drain(..) {
            let key = |point: &Finding| (point.explained, point.severity);
            let before = sorted.iter().take_while(|other| key(other) <= key(&point)).count();
            sorted.insert(before, point);
        }
        found.findings = sorted;
    }

    /// A service and where it stands.
    pub fn service(&self, id: &str) -> Option<(&'a ServiceFrame, &'a ServiceResult)> {
        self.frame.services.iter().zip(self.results).find(|(service, _)| service.id == id)
    }

    /// Whether a service is in the draft.
    pub fn drafts(&self, service: &str) -> bool {
        self.draft.lines.iter().any(|line| line.service == service)
    }

    /// Whether two services are granted for the same days: neither only refused, nor the one ended when the other begins.
    pub fn beside(&self, one: &str, other: &str) -> bool {
        let ends_before = |one: &Line, other: &Line| one.to.zip(other.from).is_some_and(|(to, from)| to <= from);
        let granted = |id| self.draft.lines.iter().filter(move |line| line.service == id && !line::refuses(line));
        granted(one).any(|one| granted(other).any(|other| !ends_before(one, other) && !ends_before(other, one)))
    }

    /// The names of services, as a list in words.
    pub fn names<'w>(&'w self, ids: &[&'w str]) -> String {
        let name = |id: &&'w str| self.service(id).map_or(*id, |(service, _)| service.name.as_str());
        joined(&mut ids.iter().map(name), ", ")
    }
}

/// What a point is about.
#[derive(Default)]
pub struct About<'a> {
    /// What fills the words.
    pub parts: [&'a str; 2],
    /// The criterion, rung or relation.
    pub criterion: Option<&'a str>,
    /// The legal basis; the rule's own when empty.
    pub law: &'a str,
    /// Where it was read.
    pub source: &'a str,
}

impl<'a> About<'a> {
    /// Only words.
    pub fn of(parts: [&'a str; 2]) -> About<'a> {
        About { parts, ..About::default() }
    }
}

/// The points found so far, for a line or for the whole draft.
pub struct Found<'a> {
    frame: &'a Frame,
    line: Option<&'a Line>,
    findings: Vec<Finding>,
}

impl Found<'_> {
    /// Adds a point that is about nothing but these words, or about nothing.
    #[inline(never)]
    pub fn say(&mut self, code: &'static str, words: &str) {
        self.add(code, About::of([words, ""]));
    }

    /// Adds a point.
    pub fn add(&mut self, code: &'static str, about: About<'_>) {
        let known = RULES.iter().zip(&self.frame.words).find(|(rule, _)| rule.code == code);
        let Some((rule, (text, remedy))) = known else { return };
        let explained = self.line.is_some_and(|line| {
            line.overrides.iter().any(|given| given.code == code && !given.reason.trim().is_empty())
        });
        let text = fill(text, about.parts);
        let law = if about.law.is_empty() { rule.law } else { about.law };
        // The same words on two grounds are one point that rests on both.
        if let Some(same) = self.findings.iter_mut().find(|found| found.code == code && found.text == text) {
            for more in law.split(';').map(str::trim).filter(|more| !more.is_empty()) {
                if !same.law.split(';').any(|known| known.trim() == more) {
                    same.law.push_str("; ");
                    same.law.push_str(more);
                }
            }
            return;
        }
        self.findings.push(Finding {
            code: rule.code,
            severity: rule.severity,
            line: self.line.map(|line| line.id.clone()),
            criterion: about.criterion.map(str::to_owned),
            law: law.to_owned(),
            text,
            remedy: fill(remedy, about.parts),
            source: about.source.to_owned(),
            explained,
        });
    }
}
