//! The frame of a ruleset.

use super::frame::{
    Basis, CriterionFrame, DoseFrame, Frame, LimitFrame, NoticeFrame, RelationFrame, RungFrame, ServiceFrame,
    ToleranceFrame,
};
use super::quantity::span;
use super::words;
use crate::criteria::Ruleset;
use crate::draft::{Every, EveryUnit};
use crate::law::{LawRef, Register};
use crate::service::{Applicant, Mode, Relation, RelationKind, RungMode, Service};
use crate::texts::Texts;

/// What is asked for first: the former where the municipality has it.
const TRAINING: [&str; 2] = ["hverdagsrehabilitering", "rehabilitering_utenfor_institusjon"];

/// The provision of the services that train instead of compensating.
const REHABILITATION: &str = "hol § 3-2 første ledd nr. 5";

/// The provision of the services a carer applies for: what they give needs no training of the one who is cared for.
const CARER: &str = "pbrl § 2-8";

impl Frame {
    /// What a review of drafts under this ruleset needs in a language.
    pub fn of(ruleset: &Ruleset, hash: &str, lang: &str) -> Frame {
        let of = Source { ruleset, lang };
        let mut notices = Vec::new();
        let services = ruleset.services.iter().map(|service| of.service(service, &mut notices)).collect();
        let words = words::of(lang).map(|(what, remedy)| (what.to_owned(), remedy.to_owned())).collect();
        let training = TRAINING.into_iter().find(|id| of.named(id).is_some()).unwrap_or_default();
        let training = Basis { id: training.to_owned(), ..Basis::default() };
        let principle = ruleset.kommune.principle.clone().unwrap_or_else(|| "LEON".into());
        let laws = dates(&ruleset.laws);
        let tolerance = ruleset.kommune.tolerance.as_ref().map(|limit| ToleranceFrame {
            percent: limit.percent,
            minutes: limit.minutes.map(|(minutes, month)| {
                let unit = if month { EveryUnit::Months } else { EveryUnit::Weeks };
                (minutes, span(Every { unit, count: 1 }))
            }),
            basis: Basis {
                text: match lang {
                    "nn" => format!(" Kommunen tek opp avvik på {}.", limit.text(lang)),
                    _ => format!(" Kommunen tar opp avvik på {}.", limit.text(lang)),
                },
                source: limit.source.title.clone(),
                ..Basis::default()
            },
        });
        Frame { hash: hash.to_owned(), words, services, notices, training, laws, principle, tolerance }
    }
}

/// A register with what a citation is looked up by, and without what is read about it.
fn dates(laws: &Register) -> Register {
    let mut laws = laws.clone();
    for law in &mut laws.laws {
        (law.title, law.url) = (String::new(), None);
        law.paragraphs.iter_mut().for_each(|paragraph| paragraph.title.clear());
    }
    laws.successions.iter_mut().for_each(|change| change.by.clear());
    laws
}

fn laws(laws: &[LawRef]) -> String {
    laws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// How binding a number is; `too_little` and `too_much` are the rules that less and more of it break.
fn limit(number: i64, mode: Mode, too_little: &str, too_much: &str) -> LimitFrame {
    let code = match mode {
        Mode::Standard => "avvik-fra-norm",
        Mode::Min => too_little,
        Mode::Max => too_much,
    };
    LimitFrame { number, least: mode != Mode::Max, most: mode != Mode::Min, code: code.to_owned() }
}

/// Where a frame is read.
struct Source<'a> {
    ruleset: &'a Ruleset,
    lang: &'a str,
}

impl Source<'_> {
    fn say(&self, texts: &Texts) -> String {
        texts.or_empty(self.lang).to_owned()
    }

    fn named(&self, id: &str) -> Option<&Service> {
        self.ruleset.services.iter().find(|service| service.id == id)
    }

    fn fact(&self, id: &str) -> Option<u16> {
        self.ruleset.facts.index(id).and_then(|index| u16::try_from(index).ok())
    }

    fn service(&self, service: &Service, notices: &mut Vec<NoticeFrame>) -> ServiceFrame {
        let mut grounds: Vec<String> = Vec::new();
        for law in service.grounds.iter().flat_map(|ground| &ground.law).map(ToString::to_string) {
            if !grounds.contains(&law) {
                grounds.push(law);
            }
        }
        let rests_on = |law: &str| grounds.iter().any(|own| own == law);
        let trains = rests_on(REHABILITATION);
        ServiceFrame {
            id: service.id.clone(),
            name: self.say(&service.name),
            step: service.step,
            law: grounds.join("; "),
            trains,
            compensates: service.step.is_some_and(|step| step >= 2) && !trains && !rests_on(CARER),
            floors: service.grounds.iter().map(|ground| ground.is_floor()).collect(),
            criteria: service
                .criteria
                .iter()
                .map(|criterion| CriterionFrame {
                    basis: Basis {
                        id: criterion.id.clone(),
                        text: self.say(&criterion.text),
                        law: laws(&criterion.law),
                        source: criterion.source.title.clone(),
                    },
                    strength: criterion.strength.word().to_owned(),
                    national: criterion.provenance.layer == "nasjonal",
                    discretion: criterion.discretion.is_some(),
                })
                .collect(),
            rungs: service
                .ladder
                .iter()
                .filter_map(|rung| {
                    Some(RungFrame {
                        basis: Basis {
                            id: rung.id.clone(),
                            text: self.say(&rung.text),
                            law: laws(&rung.law),
                            source: String::new(),
                        },
                        consider: rung.mode != RungMode::Try,
                        leads_to: rung.leads_to.clone(),
                        fact: self.fact(&rung.fact)?,
                    })
                })
                .collect(),
            doses: service
                .doses
                .iter()
                .filter(|dose| dose.inside.is_none() && dose.adds_time)
                .map(|dose| DoseFrame {
                    text: self.say(&dose.text),
                    unit: dose.amount.as_ref().map(|(unit, ..)| unit.clone()).unwrap_or_default(),
                    amount: dose
                        .amount
                        .as_ref()
                        .map(|(_, count, mode)| limit(*count, *mode, "under-minstemal", "over-grensen")),
                    every: dose.every.as_ref().and_then(|(unit, count, mode)| {
                        let unit = EveryUnit::ALL.into_iter().find(|known| known.key() == unit)?;
                        // At least a week between is at most once a week.
                        Some(limit(span(Every { unit, count: *count }), *mode, "over-grensen", "under-minstemal"))
                    }),
                })
                .collect(),
            notices: self.notices(service, notices),
            relations: service.relations.iter().map(|relation| self.relation(service, relation)).collect(),
        }
    }

    /// Complaint, deadlines, home visit, who decides and who else reads.
    fn notices(&self, service: &Service, all: &mut Vec<NoticeFrame>) -> Vec<u16> {
        let (within, weeks) = if self.lang == "nn" { ("innan", "veker") } else { ("innen", "uker") };
        let mut places = Vec::new();
        let mut say = |code: &str, granted: bool, text: String, law: &[LawRef]| {
            if text.is_empty() {
                return;
            }
            let basis = Basis { text, law: laws(law), ..Basis::default() };
            let notice = NoticeFrame { code: code.to_owned(), granted, basis };
            let known = all.iter().position(|known| *known == notice);
            places.extend(u16::try_from(known.unwrap_or(all.len())));
            if known.is_none() {
                all.push(notice);
            }
        };
        if let Some(complaint) = &service.complaint {
            let text = format!("{within} {} {weeks}, {}", complaint.weeks, self.say(&complaint.body));
            say("klage", false, text, &complaint.law);
        }
        if let Some(deadline) = &service.deadline {
            say("svarfrist", false, format!("{within} {} {weeks}", deadline.weeks), &deadline.law);
        }
        if service.home_visit {
            say("hjemmebesok", false, self.say(&service.name), &[]);
        }
        say("hvem-bestemmer", false, self.say(&service.decided_by), &[]);
        say("andre-leser", false, self.say(&service.second_reader), &[]);
        for norm in &service.norms {
            // What is counted from something that a refusal never comes to is not promised by one.
            let granted = norm.from.as_deref().is_some_and(|from| from != "application");
            say("kommunens-frist", granted, self.say(&norm.text), &[]);
        }
        places
    }

    fn relation(&self, service: &Service, relation: &Relation) -> RelationFrame {
        let other = self.named(&relation.service);
        let text = self.say(&relation.text);
        let both = || {
            let other = other.map_or_else(|| relation.service.clone(), |other| self.say(&other.name));
            [self.say(&service.name), other].join(", ")
        };
        let code = match relation.kind {
            RelationKind::Requires => "krever",
            RelationKind::Excludes => "utelukker",
            RelationKind::Replaces => "erstatter",
            RelationKind::CountsAgainst | RelationKind::SeenTogether => "ses-sammen",
            RelationKind::NotRegulated => "ikke-regulert",
        };
        RelationFrame {
            code: code.to_owned(),
            together: relation.kind != RelationKind::Requires,
            service: relation.service.clone(),
            drafted: relation.holder == other.map_or(Applicant::Recipient, |other| other.applicant).word(),
            fact: relation.fact.as_deref().and_then(|fact| self.fact(fact)),
            basis: Basis {
                id: service.id.clone(),
                text: if text.is_empty() { both() } else { text },
                law: laws(&relation.law),
                source: String::new(),
            },
        }
    }
}
