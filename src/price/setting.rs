//! What a draft is priced with: the book, the price list, the day, and what was reported on the way.

use crate::draft::{Draft, Problem};
use crate::units::{Date, Fraction, days_in_year, gather};

use super::book::{Book, Chosen, Edition, FIGURES, FigureId, Financing, Mode, Service, choose};
use super::report::{self, unknown};

/// Everything the rules need besides the line itself.
pub(super) struct Setting<'a> {
    /// The book.
    pub book: &'a Book,
    /// The draft.
    pub draft: &'a Draft,
    /// The day prices and rates are taken from.
    pub date: Date,
    /// Days in the year of that day.
    pub days: i64,
    /// The price list in use; none when the draft names one that does not exist.
    pub edition: Option<&'a Edition>,
    /// The financing mode the draft asks for.
    pub mode: Option<Mode>,
    /// Every figure on the price date, by its id: rules ask for the same ones again and again.
    figures: [Option<Chosen<'a>>; FIGURES.len()],
}

impl<'a> Setting<'a> {
    /// Reads what concerns the whole draft and reports what can't be used.
    pub fn new(book: &'a Book, draft: &'a Draft, date: Date, problems: &mut Vec<Problem>) -> Setting<'a> {
        let edition = match &draft.book {
            None => book.editions.first(),
            Some(name) => book.editions.iter().find(|edition| edition.id == *name),
        };
        if let (None, Some(name)) = (edition, &draft.book) {
            let known = gather(book.editions.iter().map(|edition| edition.id.as_str()));
            unknown(problems, None, &report::UNKNOWN_BOOK, name, &known);
        }
        let mode = draft.mode.as_deref().and_then(Mode::from_word);
        if let (None, Some(name)) = (mode, &draft.mode) {
            unknown(problems, None, &report::UNKNOWN_MODE, name, Mode::WORDS);
        }
        let mut figures = [None; FIGURES.len()];
        for figure in &book.figures {
            if let Some(slot) = figures.get_mut(figure.id as usize) {
                *slot = choose(&figure.values, date).filter(|chosen| !chosen.value.disputed);
            }
        }
        Setting { book, draft, date, days: days_in_year(date.year()), edition, mode, figures }
    }

    /// A figure on the price date; none when it is not known or disputed.
    pub fn figure(&self, id: FigureId) -> Option<Chosen<'a>> {
        self.figures.get(id as usize).copied().flatten()
    }

    /// The value of a figure on the price date.
    #[inline(never)] // asked for in forty places
    pub fn value(&self, id: FigureId) -> Option<Fraction> {
        self.figure(id).map(|chosen| chosen.value.value)
    }

    /// The zones of the draft, else of the municipality, each with its share.
    pub fn zones(&self) -> Vec<(&str, Fraction)> {
        let mut parts: Vec<(&str, Fraction)> = Vec::new();
        for part in &self.draft.zones {
            parts.push((&part.zone, part.share));
        }
        let own = self.book.zones.iter().rfind(|set| set.valid.from <= self.date && parts.is_empty());
        for (zone, share) in own.into_iter().flat_map(|set| &set.parts) {
            parts.push((zone, *share));
        }
        parts
    }

    /// A service by id.
    pub fn service(&self, id: &str) -> Option<&'a Service> {
        let at = self.book.services.binary_search_by(|service| service.id.as_str().cmp(id)).ok()?;
        self.book.services.get(at)
    }

    /// How a service is financed: as the draft says, else as the municipality has said, else by frame.
    pub fn financing(&self, service: Option<&Service>) -> (Mode, Option<&'a Financing>) {
        let covers = |financing: &&Financing| {
            let here = financing.services.is_empty() || service.is_some_and(|it| financing.services.contains(&it.at));
            here && financing.valid.from <= self.date && financing.valid.to.is_none_or(|to| self.date < to)
        };
        let specific = |financing: &&Financing| !financing.services.is_empty();
        let all = || self.book.financing.iter().filter(covers);
        let found = all().find(specific).or_else(|| all().next());
        match (self.mode, found) {
            (Some(mode), found) => (mode, found.filter(|financing| financing.mode == mode)),
            (None, Some(found)) => (found.mode, Some(found)),
            (None, None) => (Mode::Frame, None),
        }
    }
}

/// A figure on a day; none when it is not known or disputed.
pub(super) fn figure(book: &Book, id: FigureId, date: Date) -> Option<Chosen<'_>> {
    let at = book.figures.binary_search_by_key(&id, |figure| figure.id).ok()?;
    choose(&book.figures.get(at)?.values, date).filter(|chosen| !chosen.value.disputed)
}
