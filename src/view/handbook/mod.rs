//! The handbook: all rules of a municipality on a day as a page to read, print and publish. No script, nothing loaded from elsewhere.

mod change;
mod page;
mod register;
mod rules;
mod section;
pub mod terms;

use std::collections::BTreeSet;

use crate::criteria::Ruleset;
use crate::diagnostic::Diagnostic;
use crate::service::Service;
use page::{Html, Page, Reader};

/// What a handbook is written from.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The rules.
    pub ruleset: &'a Ruleset,
    /// Their hash.
    pub hash: &'a str,
    /// The rules that applied until these began, if there were any.
    pub previous: Option<&'a Ruleset>,
    /// The services the municipality or its region says something about itself.
    pub own: &'a BTreeSet<String>,
    /// What the check found; places narrower than the law are told where they stand.
    pub findings: &'a [Diagnostic],
}

impl Book<'_> {
    /// A link to the section of a service, with its name.
    fn service_link(&self, to: Reader, id: &str) -> Html {
        let service = self.ruleset.services.iter().find(|service| service.id == id);
        service
            .map_or_else(|| Html::text(id), |service| Html::link(&format!("#{id}"), service.name.or_empty(to.lang())))
    }

    /// The services by whether the municipality has rules of its own about them.
    fn services(&self, own: bool) -> Vec<&Service> {
        self.ruleset.services.iter().filter(|service| self.own.contains(&service.id) == own).collect()
    }
}

/// The page, in bokmål or nynorsk.
pub fn handbook(book: &Book<'_>, lang: &str) -> String {
    let mut page = Page::new(lang);
    let to = page.to;
    let kommune = &book.ruleset.kommune;
    let name = kommune.name.or_empty(to.lang()).to_owned();
    let title = format!("{}: {name}", to.w("Kriterier for tildeling", "Kriterium for tildeling"));
    page.head(&title);
    page.open("header");
    page.tag("h1", &Html::text(&title));
    notes(&mut page, book);
    about(&mut page, book);
    page.close("header");
    let (own, national) = (book.services(true), book.services(false));
    contents(&mut page, book, &own, &national);
    page.open("main");
    let chapters = [
        ("egne", to.w("Kommunens egne kriterier", "Dei eigne kriteria til kommunen"), own),
        ("rammen", to.w("Bare den nasjonale rammen", "Berre den nasjonale ramma"), national),
    ];
    for (id, title, services) in chapters.into_iter().filter(|(_, _, services)| !services.is_empty()) {
        page.heading("h2", id, &Html::text(title));
        if id == "rammen" {
            let said = to.w(
                "Om disse tjenestene har vi ikke lest noen kriterier fra kommunen. Loven og den nasjonale rammen gjelder.",
                "Om desse tenestene har vi ikkje lese nokon kriterium frå kommunen. Lova og den nasjonale ramma gjeld.",
            );
            page.tag("p", &Html::text(said));
        }
        services.into_iter().for_each(|service| section::service(&mut page, book, service));
    }
    open_offers(&mut page, book);
    change::changes(&mut page, book);
    register::laws(&mut page, book);
    page.close("main");
    page.end()
}

/// What a reader must know before the rest: that it is made up, that the municipality is no more, whose words these are.
fn notes(page: &mut Page, book: &Book<'_>) {
    let to = page.to;
    let kommune = &book.ruleset.kommune;
    if kommune.example {
        let said = to.w("Kommunen er oppdiktet. Alt her er et eksempel.", "Kommunen er oppdikta. Alt her er eit døme.");
        page.note(&Html::text(said));
    }
    if let Some((into, date)) = &kommune.merged {
        let said = to.w("Kommunen ble en del av", "Kommunen vart ein del av");
        let said = format!("{said} {} {}.", into.or_empty(to.lang()), terms::day(*date));
        page.note(&Html::text(&said));
    }
    let said = to.w(
        "Dette er reglene veiviseren og utkastet til vedtak bygger på. De gir råd. Et menneske gjør vedtaket, og vurderer hver enkelt.",
        "Dette er reglane vegvisaren og utkastet til vedtak byggjer på. Dei gir råd. Eit menneske gjer vedtaket, og vurderer kvar enkelt.",
    );
    page.tag("p", &Html::text(said));
    if kommune.language != to.lang() {
        let said = to.w(
            "Kommunen bruker nynorsk. Nynorskteksten er den gjeldende; dette er vår omsetting til bokmål.",
            "Kommunen bruker bokmål. Bokmålsteksten er den gjeldande; dette er vår omsetjing til nynorsk.",
        );
        page.tag("p", &Html::text(said));
    }
}

/// The day, where the rules come from, who adopted them, whom to talk to, and what they are silent about.
fn about(page: &mut Page, book: &Book<'_>) {
    let to = page.to;
    let (ruleset, kommune) = (book.ruleset, &book.ruleset.kommune);
    page.open("dl");
    page.pair(to.w("Gjelder", "Gjeld"), &Html::text(&terms::day(ruleset.date)));
    let unchanged = match ruleset.valid {
        (Some(from), Some(to)) => format!("{} – {}", terms::day(from), terms::day(to.plus_days(-1))),
        (Some(from), None) => format!("{} {}", to.w("siden", "sidan"), terms::day(from)),
        (None, Some(to)) => format!("{} {}", "til og med", terms::day(to.plus_days(-1))),
        (None, None) => String::new(),
    };
    page.pair(to.w("Reglene er uendret", "Reglane er uendra"), &Html::text(&unchanged));
    page.pair(to.w("Kilde", "Kjelde"), &terms::source(to, &kommune.source));
    let adopted = kommune.adopted.as_ref().map(terms::adopted).unwrap_or_default();
    page.pair(to.w("Vedtatt av", "Vedteke av"), &Html::text(&adopted));
    page.pair(to.w("Bygger på", "Byggjer på"), &to.said(&kommune.region));
    let principle = kommune.principle.as_deref().map(|word| Html::text(terms::principle(to, word)));
    page.pair("Prinsipp", &principle.unwrap_or_default());
    let tolerance = kommune.tolerance.as_ref().map(|limit| {
        let said = Html::text(&format!(
            "{} {}",
            to.w("Tas opp når det er", "Blir teke opp når det er"),
            limit.text(to.lang())
        ));
        Html::joined([said, terms::source(to, &limit.source).small()], ". ")
    });
    page.pair(to.w("Avvik mellom vedtatt og levert", "Avvik mellom vedteke og levert"), &tolerance.unwrap_or_default());
    let contact = &kommune.contact;
    let url = contact.url.as_deref().unwrap_or_default();
    let lines = [
        to.said(&contact.name),
        Html::text(contact.phone.as_deref().unwrap_or_default()),
        to.said(&contact.hours),
        Html::text(contact.address.as_deref().unwrap_or_default()),
        Html::link(url, url),
    ];
    page.pair("Kontakt", &Html::lines(lines));
    page.pair(to.w("Regelsettets kode", "Koden til regelsettet"), &Html::text(book.hash));
    let silent = Html::lines(kommune.silent.iter().map(|silent| to.said(silent)));
    page.pair(to.w("Kilden sier ikke noe om", "Kjelda seier ikkje noko om"), &silent);
    page.close("dl");
}

/// The table of contents, by the steps of the ladder.
fn contents(page: &mut Page, book: &Book<'_>, own: &[&Service], national: &[&Service]) {
    let to = page.to;
    page.open(&format!("nav aria-label=\"{}\"", to.w("Innhold", "Innhald")));
    page.tag("h2", &Html::text(to.w("Innhold", "Innhald")));
    let link = |service: &Service| Html::link(&format!("#{}", service.id), service.name.or_empty(to.lang()));
    if let Some(ladder) = &book.ruleset.kommune.ladder {
        let name = Html::joined([Html::text("Innsatstrapp"), to.said(&ladder.name)], ": ");
        let title = Html::joined([name, terms::source(to, &ladder.source).small()], ". ");
        page.tag("p", &title);
    }
    let titles = [
        to.w("Kommunens egne kriterier", "Dei eigne kriteria til kommunen"),
        to.w("Bare den nasjonale rammen", "Berre den nasjonale ramma"),
    ];
    for (title, services) in titles.into_iter().zip([own, national]).filter(|(_, services)| !services.is_empty()) {
        page.tag("h3", &Html::text(title));
        let steps: BTreeSet<Option<i64>> = services.iter().map(|service| service.step).collect();
        for step in steps {
            let named = book.ruleset.kommune.ladder.iter().flat_map(|ladder| &ladder.steps);
            let named = named.into_iter().find(|known| Some(known.number) == step);
            let name = named.map_or_else(
                || Html::text(to.w("Uten eget trinn", "Utan eige trinn")),
                |step| Html::joined([Html::text(&format!("Trinn {}", step.number)), to.said(&step.text)], ": "),
            );
            page.tag("h4", &name);
            page.list(services.iter().filter(|service| service.step == step).map(|service| link(service)));
        }
    }
    let chapters = [
        ("#endringer", to.w("Endringer siden forrige utgave", "Endringar sidan førre utgåve")),
        ("#lover", "Lover og forskrifter"),
    ];
    page.tag("h3", &Html::text("Til slutt"));
    page.list(chapters.map(|(id, title)| Html::link(id, title)));
    page.close("nav");
}

/// Offers that need no application.
fn open_offers(page: &mut Page, book: &Book<'_>) {
    let to = page.to;
    let offers = &book.ruleset.kommune.low_threshold;
    if offers.is_empty() {
        return;
    }
    page.heading("h2", "apne-tilbud", &Html::text(to.w("Tilbud uten søknad", "Tilbod utan søknad")));
    let offer = |offer: &crate::criteria::LowThreshold| {
        let url = offer.url.as_deref().unwrap_or_default();
        Html::joined([to.said(&offer.name), to.said(&offer.text), Html::link(url, url)], ": ")
    };
    let offers: Vec<Html> = offers.iter().map(offer).collect();
    page.list(offers);
}
