//! The review: every line against criteria, ladder and law, then the draft as a whole.

use super::finding::{Finding, Review};
use super::frame::{Basis, Frame, ServiceFrame};
use super::rule::fill;
use super::words::RULES;
use super::{case, criteria, ladder, line};
use crate::assess::{Knowledge, ServiceResult};
use crate::draft::{Draft, Line};
use crate::law::parted;
use crate::units::{Date, list};

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
        let mut all = Vec::new();
        for at in 0..=self.draft.lines.len() {
            let line = self.draft.lines.get(at);
            let mut found = Found { frame: self.frame, line, findings: Vec::new() };
            match line {
                _ if except.contains(&(at as u32)) => {}
                Some(line) => self.line(line, &mut found),
                None => case::check(self, &mut found),
            }
            all.push(found.findings);
        }
        all
    }

    fn line(&self, line: &Line, found: &mut Found<'_>) {
        let Some((service, result)) = self.service(&line.service) else {
            return found.say("ukjent-tjeneste", [&line.service, ""]);
        };
        criteria::check(line, service, result, found);
        ladder::check(self, line, service, result, found);
        line::check(self, line, service, found);
    }

    /// A service and where it stands.
    pub fn service(&self, id: &str) -> Option<(&'a ServiceFrame, &'a ServiceResult)> {
        self.frame.services.iter().zip(self.results).find(|(service, _)| service.id == id)
    }

    /// Whether a service is in the draft.
    pub fn drafts(&self, service: &str) -> bool {
        self.draft.lines.iter().any(|line| line.service == service)
    }

    /// Whether a service is granted.
    pub fn grants(&self, service: &str) -> bool {
        self.beside(service, service)
    }

    /// Whether two services are granted for the same days: neither only refused, nor the one ended when the other begins.
    pub fn beside(&self, one: &str, other: &str) -> bool {
        let ends_before = |one: &Line, other: &Line| one.to.zip(other.from).is_some_and(|(to, from)| to <= from);
        let granted = |id| self.draft.lines.iter().filter(move |line| line.service == id && !line::refuses(line));
        granted(one).any(|one| granted(other).any(|other| !ends_before(one, other) && !ends_before(other, one)))
    }
}

/// The basis of what rests on nothing but its rule.
pub static NOTHING: Basis = Basis { id: String::new(), text: String::new(), law: String::new(), source: String::new() };

/// The points found so far, for a line or for the whole draft.
pub struct Found<'a> {
    frame: &'a Frame,
    line: Option<&'a Line>,
    findings: Vec<Finding>,
}

impl Found<'_> {
    /// Adds a point that is about nothing but these words.
    #[inline(never)]
    pub fn say(&mut self, code: &str, parts: [&str; 2]) {
        self.point(code, parts, &NOTHING);
    }

    /// Adds a point about what it rests on.
    #[inline(never)]
    pub fn add(&mut self, code: &str, basis: &Basis) {
        self.point(code, [&basis.text, ""], basis);
    }

    fn point(&mut self, code: &str, parts: [&str; 2], basis: &Basis) {
        let known = RULES.iter().zip(&self.frame.words).find(|(rule, _)| rule.code == code);
        let Some((rule, (text, remedy))) = known else { return };
        let text = fill(text, parts);
        let law = if basis.law.is_empty() { rule.law } else { &basis.law };
        // The same words on two grounds are one point that rests on both.
        if let Some(same) = self.findings.iter_mut().find(|found| found.code == code && found.text == text) {
            for more in parted(law) {
                if !parted(&same.law).contains(&more) {
                    list(&mut same.law, "; ", &[more]);
                }
            }
            return;
        }
        let mut explained = false;
        let mut place = self.findings.len();
        if let Some(line) = self.line {
            explained = line.overrides.iter().any(|given| given.code == code && !given.reason.trim().is_empty());
            let later = |other: &Finding| (other.explained, other.severity) > (explained, rule.severity);
            place = self.findings.iter().position(later).unwrap_or(place);
        }
        let point = Finding {
            code: rule.code,
            severity: rule.severity,
            line: self.line.map(|line| line.id.clone()),
            criterion: (!basis.id.is_empty()).then(|| basis.id.clone()),
            law: law.to_owned(),
            text,
            remedy: fill(remedy, parts),
            source: basis.source.clone(),
            explained,
        };
        self.findings.insert(place, point);
    }
}
