//! Reads one service file: the single values, grounds and criteria. The other items are in `read_items`.

use std::sync::Arc;

use super::part::{Adopted, CriterionPart, Fill, Item, Op, Parameter, Scalars, ServicePart, Valid, Written};
use super::read::{adopted, laws, maybe_texts, source, strings, text_list, texts, valid};
use super::read_items;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel;
use crate::law::LawRef;
use crate::service::{
    Applicant, Burden, Complaint, Deadline, Effect, Ground, Nature, NeverCounts, Rank, SourceNote, Strength,
};
use crate::source::Node;
use crate::texts::Texts;

/// What everything in a file inherits unless it says otherwise.
pub struct Defaults {
    pub rank: Rank,
    /// The highest rank the layer can give itself.
    pub most: Rank,
    pub law: Option<Vec<LawRef>>,
    pub valid: Valid,
    pub source: Option<Arc<SourceNote>>,
    pub adopted: Option<Adopted>,
    pub source_lang: Option<String>,
}

/// Reads a service file; `national` files define a service with `id`, the others change one named by `service`.
pub fn service(root: Node<'_>, national: bool, diagnostics: &mut Vec<Diagnostic>) -> Option<ServicePart> {
    let (key, other) = if national { ("id", "service") } else { ("service", "id") };
    if let Some(wrong) = root.get(other) {
        let found = Diagnostic::at(Code::UnknownKey, wrong.place(), format!("nøkkelen «{other}» hører ikke til her"));
        diagnostics.push(found.help(format!("skriv «{key} = …»")));
    }
    let Some(node) = root.get(key) else {
        let found = Diagnostic::at(Code::MissingKey, root.place(), format!("nøkkelen «{key}» mangler"));
        diagnostics.push(found.help("den sier hvilken tjeneste filen gjelder"));
        return None;
    };
    let most = if national { Rank::Law } else { Rank::LocalRegulation };
    let defaults = Defaults {
        rank: rank(root, if national { Rank::Guideline } else { Rank::Practice }, most, diagnostics),
        most,
        law: laws(root, "law", diagnostics),
        valid: valid(root, (None, None), diagnostics),
        source: source(root),
        adopted: adopted(root, "adopted"),
        source_lang: root.text("source_lang").map(str::to_string),
    };
    let many = |key: &'static str| root.get(key).into_iter().flat_map(Node::items);
    Some(ServicePart {
        id: node.str()?.to_string(),
        place: node.place(),
        offered: root.get("offered").and_then(Node::bool).unwrap_or(true),
        scalars: scalars(root, diagnostics),
        includes: text_list(root, "includes"),
        not_included: text_list(root, "not_included"),
        silent: text_list(root, "silent"),
        parameters: many("parameter").filter_map(parameter).collect(),
        fills: many("fill").filter_map(|node| fill(node, defaults.valid, diagnostics)).collect(),
        grounds: many("ground").filter_map(|node| ground(node, &defaults, diagnostics)).collect(),
        criteria: many("criterion").filter_map(|node| criterion(node, &defaults, diagnostics)).collect(),
        relations: many("relation").filter_map(|node| read_items::relation(node, &defaults, diagnostics)).collect(),
        doses: many("dose").filter_map(|node| read_items::dose(node, &defaults, diagnostics)).collect(),
        rungs: many("rung").filter_map(|node| read_items::rung(node, &defaults, diagnostics)).collect(),
        norms: many("norm").filter_map(|node| read_items::norm(node, &defaults, diagnostics)).collect(),
        priority: text_list(root, "priority"),
        process: text_list(root, "process"),
        documents: many("document").map(read_items::document).collect(),
    })
}

/// The rank a file gives something; a municipality or a region can't claim to have made law.
fn rank(node: Node<'_>, standard: Rank, most: Rank, diagnostics: &mut Vec<Diagnostic>) -> Rank {
    let given = node.text("rank").and_then(Rank::from_word);
    if let (Some(given), Some(field)) = (given, node.get("rank"))
        && given > most
    {
        let message = format!("rangen «{}» kan bare brukes i den nasjonale rammen", given.word());
        let found = Diagnostic::at(Code::RankTooHigh, field.place(), message);
        diagnostics.push(found.help(format!("skriv «{}» eller lavere; det regnes som det", most.word())));
    }
    given.unwrap_or(standard).min(most)
}

fn scalars(root: Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Scalars {
    let flag = |key: &str| root.get(key).and_then(Node::bool);
    Scalars {
        name: maybe_texts(root, "name"),
        about: maybe_texts(root, "about"),
        kpr: root.get("kpr").map(|node| node.one_or_many().into_iter().filter_map(Node::int).collect()),
        step: root.get("step").and_then(Node::int),
        applicant: root
            .text("applicant")
            .map(|word| if word == "carer" { Applicant::Carer } else { Applicant::Recipient }),
        price_unit: root.text("price_unit").map(str::to_string),
        vedtak: flag("vedtak"),
        low_threshold: flag("low_threshold"),
        apply: root.get("apply").map(|node| (node.text("url").map(str::to_string), texts(node.get("text")))),
        deadline: root.get("deadline").map(|node| Deadline {
            weeks: node.get("weeks").and_then(Node::int).unwrap_or_default(),
            text: texts(node.get("text")),
            law: laws(node, "law", diagnostics).unwrap_or_default(),
        }),
        complaint: root.get("complaint").map(|node| Complaint {
            weeks: node.get("weeks").and_then(Node::int).unwrap_or_default(),
            body: texts(node.get("body")),
            text: texts(node.get("text")),
            law: laws(node, "law", diagnostics).unwrap_or_default(),
        }),
        waiting: maybe_texts(root, "waiting"),
        payment: maybe_texts(root, "payment"),
        payment_law: laws(root, "payment_law", diagnostics),
        decided_by: maybe_texts(root, "decided_by"),
        second_reader: maybe_texts(root, "second_reader"),
        home_visit: flag("home_visit"),
    }
}

fn parameter(node: Node<'_>) -> Option<Parameter> {
    let number = |key: &str| node.get(key).and_then(Node::number_text).map(str::to_string);
    Some(Parameter {
        id: node.text("id")?.to_string(),
        default: number("default"),
        floor: number("floor"),
        ceiling: number("ceiling"),
        place: node.place(),
    })
}

fn fill(node: Node<'_>, inherited: Valid, diagnostics: &mut Vec<Diagnostic>) -> Option<Fill> {
    Some(Fill {
        parameter: node.text("parameter")?.to_string(),
        value: node.get("value")?.number_text()?.to_string(),
        valid: valid(node, inherited, diagnostics),
        place: node.place(),
    })
}

fn ground(node: Node<'_>, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Option<Item<Ground>> {
    let nature = Nature::from_word(node.text("nature")?)?;
    let standard = if nature == Nature::Right { Rank::Law } else { defaults.rank };
    let id = node.text("id")?.to_string();
    let value = Ground {
        id: id.clone(),
        nature,
        law: laws(node, "law", diagnostics).unwrap_or_default(),
        rank: rank(node, standard, defaults.most, diagnostics),
        best_is_judgement: node.text("best") == Some("judgement"),
        text: texts(node.get("text")),
    };
    Some(Item { id, op: Op::Add, valid: valid(node, defaults.valid, diagnostics), place: node.place(), value })
}

fn criterion(node: Node<'_>, defaults: &Defaults, diagnostics: &mut Vec<Diagnostic>) -> Option<Item<CriterionPart>> {
    let id = node.text("id")?.to_string();
    let op = Op::from_word(node.text("op"));
    let Some(source) = source(node).or_else(|| defaults.source.clone()) else {
        let found = Diagnostic::at(Code::MissingSource, node.place(), format!("kravet «{id}» har ingen kilde"));
        diagnostics
            .push(found.help("skriv «source = { title, url, dated, confidence }» i kravet eller øverst i filen"));
        return None;
    };
    let law = laws(node, "law", diagnostics).or_else(|| defaults.law.clone());
    if op == Op::Add && law.is_none() {
        let found = Diagnostic::at(Code::MissingLaw, node.place(), format!("kravet «{id}» har ingen hjemmel"));
        diagnostics.push(found.help("skriv «law = \"hol § …\"», eller «law = \"ingen\"» når det ikke finnes noen"));
    }
    let value = CriterionPart {
        grounds: node.get("ground").map(|field| {
            field.one_or_many().into_iter().filter_map(|item| Some((item.str()?.to_string(), item.place()))).collect()
        }),
        strength: node.text("strength").and_then(Strength::from_word),
        when: node.get("when").and_then(|field| condition(field, diagnostics)),
        discretion: maybe_texts(node, "discretion"),
        law,
        rank: rank(node, defaults.rank, defaults.most, diagnostics),
        text: maybe_texts(node, "text"),
        source_lang: node.text("source_lang").map(str::to_string).or_else(|| defaults.source_lang.clone()),
        source,
        adopted: adopted(node, "adopted").or_else(|| defaults.adopted.clone()),
        // A file that is adopted as a whole is the decision its changes rest on.
        decision: adopted(node, "decision").or_else(|| (op != Op::Add).then(|| defaults.adopted.clone()).flatten()),
        burden: node.text("burden").map(|_| Burden::Kommune),
        exception: texts(node.get("exception")),
        effect: node.text("effect").map(|_| Effect::Suspends),
        never_counts: node
            .get("never_counts")
            .map(|table| NeverCounts { facts: strings(table.get("facts")), towards: strings(table.get("towards")) }),
        note: texts(node.get("note")),
    };
    complete(node, op, &value, diagnostics);
    Some(Item { id, op, valid: valid(node, defaults.valid, diagnostics), place: node.place(), value })
}

/// A new criterion must say its strength, its words, and what it tests or why it is judgement.
fn complete(node: Node<'_>, op: Op, part: &CriterionPart, diagnostics: &mut Vec<Diagnostic>) {
    let mut demand = |present: bool, key: &str, help: &str| {
        if !present {
            let message = format!("nøkkelen «{key}» mangler");
            diagnostics.push(Diagnostic::at(Code::MissingKey, node.place(), message).help(help));
        }
    };
    if matches!(op, Op::Add | Op::Replace) {
        demand(part.strength.is_some(), "strength", "required, main_rule, factor, exclusion eller never_counts");
        demand(
            part.text.as_ref().is_some_and(|text: &Texts| !text.is_empty()),
            "text",
            "kravet i ord, på bokmål og nynorsk",
        );
        let weighed = matches!(part.strength, Some(Strength::Factor | Strength::NeverCounts));
        let tested = part.when.is_some() || part.discretion.is_some() || weighed || node.get("when").is_some();
        demand(tested, "when", "skriv vilkåret i FEEL, eller «discretion» med grunnen når en fagperson må vurdere det");
    }
    if matches!(op, Op::Tighten | Op::Widen) {
        demand(node.get("when").is_some(), "when", "tighten og widen trenger vilkåret som legges til");
    }
    if op != Op::Add {
        demand(part.decision.is_some(), "decision", "endringer av et høyere lag må vise til vedtaket de bygger på");
    }
}

/// Parses a condition; every syntax error is reported at its place inside the string.
pub fn condition(field: Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Written> {
    let text = field.str()?;
    let (expr, errors) = feel::parse(text);
    for error in errors {
        let found = Diagnostic::at(error.code, field.place_within(error.span), error.message);
        diagnostics.push(found.maybe_help(error.help));
    }
    Some(Written { text: text.to_string(), expr: expr?, place: field.place() })
}
