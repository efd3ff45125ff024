//! One service in the handbook: what it is, on what grounds, every criterion with law and source, and what else the rules say.

use super::page::{Html, Page, Reader};
use super::{Book, rules, terms};
use crate::service::{Applicant, Criterion, Deadline, Dose, Relation, Rung, RungMode, Service};
use crate::texts::Texts;

/// Writes the section of a service.
pub fn service(page: &mut Page, book: &Book<'_>, service: &Service) {
    let to = page.to;
    page.open("section");
    page.heading("h3", &service.id, &to.said(&service.name));
    page.tag("p", &to.said(&service.about));
    let (national, own): (Vec<&Criterion>, Vec<&Criterion>) =
        service.criteria.iter().partition(|criterion| criterion.provenance.layer == "nasjonal");
    rules::table(page, book, service, &own, to.w("Kommunens egne krav", "Krava til kommunen"));
    let aside: Vec<&Criterion> = service.set_aside.iter().collect();
    let because =
        to.w("Krav som ikke er brukt, fordi loven går foran", "Krav som ikkje er brukte, fordi lova går føre");
    rules::table(page, book, service, &aside, because);
    page.titled("Omfang", service.doses.iter().map(|dose| dose_words(to, dose)));
    let first = to.w("Lavere trinn som vurderes først", "Lågare trinn som blir vurderte først");
    page.titled(first, service.ladder.iter().map(|rung| rung_words(to, book, rung)));
    let together = to.w("Sammen med andre tjenester", "Saman med andre tenester");
    page.titled(together, service.relations.iter().map(|relation| relation_words(to, book, relation)));
    page.titled(to.w("Kan inneholde", "Kan innehalde"), all(to, &service.includes));
    page.titled(to.w("Inneholder ikke", "Inneheld ikkje"), all(to, &service.not_included));
    let norms = service.norms.iter().map(|norm| to.said(&norm.text));
    page.titled(to.w("Kvalitet og frister", "Kvalitet og fristar"), norms);
    page.titled("Dokumentasjon", documents(to, service));
    page.titled("Prioritering", all(to, &service.priority));
    let silent = service.silent.iter().map(|silent| to.said(silent));
    page.titled(to.w("Kommunens kilde sier ikke noe om", "Kjelda til kommunen seier ikkje noko om"), silent);
    page.tag("h4", &Html::text(to.w("Grunnlaget i loven", "Grunnlaget i lova")));
    grounds(page, book, service);
    rules::table(page, book, service, &national, to.w("Krav i den nasjonale rammen", "Krav i den nasjonale ramma"));
    page.tag("h4", &Html::text(to.w("Slik behandles saken", "Slik blir saka behandla")));
    handling(page, book, service);
    if !service.process.is_empty() {
        page.list(all(to, &service.process));
    }
    page.close("section");
}

fn all(to: Reader, list: &[Texts]) -> Vec<Html> {
    list.iter().map(|text| to.said(text)).collect()
}

/// The grounds: a sentence, how strong a claim each gives, and the law with what it is about.
fn grounds(page: &mut Page, book: &Book<'_>, service: &Service) {
    let to = page.to;
    let law = |ground: &crate::service::Ground| {
        if ground.law.is_empty() {
            return terms::laws(to, &[]);
        }
        Html::lines(ground.law.iter().map(|law| {
            let title = book.ruleset.laws.title(law).unwrap_or_default();
            Html::joined([terms::laws(to, std::slice::from_ref(law)), to.in_bokmal(title).small()], " ")
        }))
    };
    let row = |ground: &crate::service::Ground| {
        vec![to.said(&ground.text), Html::text(terms::nature(to, ground.nature)), law(ground)]
    };
    let rows: Vec<Vec<Html>> = service.grounds.iter().map(row).collect();
    page.table(&["Grunnlag", to.w("Hva det gir", "Kva det gir"), to.w("Hjemmel", "Heimel")], &rows);
}

/// Step, code, who applies, how, when the answer comes, how to complain, who decides, payment, waiting.
fn handling(page: &mut Page, book: &Book<'_>, service: &Service) {
    let to = page.to;
    page.open("dl");
    let carer = service.applicant == Applicant::Carer;
    let who = if carer { "den som gir omsorg" } else { "" };
    page.pair(to.w("Søker", "Søkjar"), &Html::text(who));
    let vedtak = if service.vedtak {
        to.w("gis ved vedtak", "blir gitt ved vedtak")
    } else {
        to.w("uten vedtak", "utan vedtak")
    };
    page.pair("Vedtak", &Html::text(vedtak));
    let apply = service.apply.as_ref().map(|(_, text)| to.said(text)).unwrap_or_default();
    page.pair(to.w("Slik søker du", "Slik søkjer du"), &apply);
    let with_law = |said: Html, law: &[crate::law::LawRef]| Html::joined([said, terms::laws(to, law).small()], " ");
    let answer = |deadline: &Deadline| with_law(to.said(&deadline.text), &deadline.law);
    page.pair("Svar", &service.deadline.as_ref().map(answer).unwrap_or_default());
    let complaint = service.complaint.as_ref().map(|complaint| {
        let body = "Klageinstans";
        let body = Html::joined([Html::text(body), to.said(&complaint.body)], ": ");
        Html::lines([with_law(to.said(&complaint.text), &complaint.law), body, rules::shorter_deadline(book, service)])
    });
    page.pair("Klage", &complaint.unwrap_or_default());
    page.pair(to.w("Hvem som bestemmer", "Kven som bestemmer"), &to.said(&service.decided_by));
    page.pair(to.w("En til leser utkastet", "Ein til les utkastet"), &to.said(&service.second_reader));
    let visit = if service.home_visit { "før vedtaket" } else { "" };
    page.pair(to.w("Hjemmebesøk", "Heimebesøk"), &Html::text(visit));
    let payment = to.said(&service.payment);
    let payment = if payment.is_empty() { payment } else { with_law(payment, &service.payment_law) };
    page.pair("Betaling", &payment);
    page.pair("Ventetid", &to.said(&service.waiting));
    let kpr: Vec<String> = service.kpr.iter().map(ToString::to_string).collect();
    page.pair("Kode i KPR", &Html::text(&kpr.join(", ")));
    page.close("dl");
}

fn dose_words(to: Reader, dose: &Dose) -> Html {
    let parts = [
        dose.amount.as_ref().map(|amount| terms::quantity(to, amount)),
        dose.every.as_ref().map(|every| terms::interval(to, every)),
        dose.inside.as_ref().map(|_| to.w("i samme tid", "i same tid").to_owned()),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let parts = if parts.is_empty() { parts } else { format!("({parts})") };
    Html::joined([to.said(&dose.text), to.said(&dose.exception), Html::text(&parts).small()], " ")
}

fn rung_words(to: Reader, book: &Book<'_>, rung: &Rung) -> Html {
    let demand = match rung.mode {
        RungMode::Assess => to.w("skal være vurdert", "skal vere vurdert"),
        RungMode::Try => to.w("skal være prøvd", "skal vere prøvd"),
        RungMode::Either => to.w("skal være vurdert eller prøvd", "skal vere vurdert eller prøvd"),
    };
    let when = rung.when.as_ref().map(|when| terms::condition(to, book.ruleset, &when.formula));
    let named = |name: &str, inside: Html| {
        if inside.is_empty() { inside } else { Html::joined([Html::text(name), inside], " ") }
    };
    let extra = [
        Html::text(demand),
        named("når", Html::text(&when.unwrap_or_default())),
        named(to.w("kan hoppes over:", "kan hoppast over:"), Html::joined(all(to, &rung.skip), ", ")),
        rung.leads_to.as_deref().map(|id| book.service_link(to, id)).unwrap_or_default(),
        if rung.law.is_empty() { Html::default() } else { terms::laws(to, &rung.law) },
    ];
    let order = rung.order.map_or(String::new(), |order| format!("{order}."));
    Html::joined([Html::text(&order), to.said(&rung.text), Html::joined(extra, "; ").small()], " ")
}

fn relation_words(to: Reader, book: &Book<'_>, relation: &Relation) -> Html {
    let kind = Html::text(terms::relation(to, relation.kind));
    let law = if relation.law.is_empty() { Html::default() } else { terms::laws(to, &relation.law).small() };
    let name = Html::joined([book.service_link(to, &relation.service), kind], ", ");
    Html::joined([Html::joined([name, to.said(&relation.text)], ": "), law], " ")
}

/// What must be documented, each with the alternatives of which any will do.
fn documents(to: Reader, service: &Service) -> Vec<Html> {
    let one = |document: &crate::service::Document| {
        let ways = Html::joined(all(to, &document.any_of), " eller ");
        Html::joined([to.said(&document.text), ways], ": ")
    };
    service.documents.iter().map(one).collect()
}
