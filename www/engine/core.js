//! What both builds of the engine do for a page: words, and levels with their reasons; and prices and reviews, which only the caseworker's has.
import { dayOf } from './day.js';
import { readAssessment, readKnown } from './flat.js';
import { factsTold, serviceResult } from './result.js';
import { state } from './state.js';
import { Words } from './words.js';

/** One municipality's rules on one day. Nothing is requested after `load` and `whole` have resolved, and nothing is kept between calls. */
export class Core {
  #rules;
  #ids;
  #words;
  #prices;
  #reviewers;

  /** Made by `load`. */
  constructor({ rules, ids, texts, rest, date, prices, reviewers, plain }) {
    this.#rules = rules;
    this.#ids = ids;
    this.#words = new Map(Object.entries(texts).map(([lang, words]) => [lang, new Words(words, lang, this.#ids)]));
    const { kommune, hash, version } = this.#ids;
    const [first] = this.#words.values();
    this.info = {
      version,
      engine: plain ? 'js' : 'wasm',
      date,
      ruleset: hash,
      from: first?.all.from ?? null,
      to: first?.all.to ?? null,
      languages: [...this.#words.keys()],
      kommune: { id: kommune, name: first?.kommune.name ?? kommune, example: first?.kommune.example ?? false },
    };
    this.#prices = prices;
    this.#reviewers = reviewers;
    /** Resolves when all is here; a language that cannot be had is not offered. */
    this.whole = Promise.resolve(rest).then((others) => this.#learn(others ?? {}), () => {});
  }

  #learn(texts) {
    for (const [lang, words] of Object.entries(texts)) this.#words.set(lang, new Words(words, lang, this.#ids));
    const offered = [...this.#words.values()][0]?.kommune.languages ?? [];
    this.info.languages = offered.filter((lang) => this.#words.has(lang));
  }

  /** Contact, offers that need no application, and what the source is silent about. */
  frame(lang) {
    const { contact, low_threshold, kommune } = this.words(lang).all;
    return { contact, low_threshold, notes: kommune.silent ?? [], source: kommune.source };
  }

  /** Every service with its words, criteria, deadlines and complaint, in the order of the ladder. */
  services(lang) {
    return this.words(lang).services;
  }

  /** Every fact with its words and possible values. */
  facts(lang) {
    return this.words(lang).facts;
  }

  /** Where every service stands, with criteria, reason, what would change it and what is missing. */
  assess(knowledge, { lang, audience = 'citizen' } = {}) {
    const rules = this.#rules;
    const words = this.words(lang);
    const problems = state(rules, this.#ids, knowledge, audience);
    const known = new Map(readKnown(rules.known()).map((it) => [it.fact, it]));
    const results = readAssessment(rules.assess(), this.#ids.services.length);
    const told = factsTold({ ids: this.#ids, known, words });
    return {
      kommune: this.info.kommune.id,
      date: this.info.date,
      ruleset: this.info.ruleset,
      problems,
      services: results.map((result, at) => serviceResult(this.#ids.services[at], result, { ids: this.#ids, known, words, at, told })),
    };
  }

  /** The cost of a draft, with its working when `explain` is true. Only in the caseworker's build. */
  price(draft, { explain = false } = {}) {
    return this.#priced().price(draft, dayOf(this.info.date), explain);
  }

  /** What can be priced: services with units, suppliers and levels; in the price list `book`, or the municipality's own. */
  price_services(lang, book) {
    return this.#priced().menu(book, lang);
  }

  /** The price lists that can be chosen. */
  price_books(lang) {
    return this.#priced().books(lang);
  }

  /** How far what is delivered may differ from what is decided, as the municipality has said: `{text, source}`, or null. */
  tolerance(lang) {
    return this.words(lang).kommune.tolerance ?? null;
  }

  /** The draft against criteria, ladder and law: `{findings: [...]}`. No price enters. Only in the caseworker's build. */
  review(draft, knowledge, { lang = 'nb' } = {}) {
    const reviewer = this.#reviewers?.get(lang) ?? this.#reviewers?.get(this.info.languages[0]);
    if (!reviewer) throw new TypeError("reviews need Engine.load(url, { build: 'vedtak' })");
    state(this.#rules, this.#ids, knowledge, 'caseworker');
    return reviewer.review(this.#rules, draft, knowledge, dayOf(this.info.date));
  }

  #priced() {
    if (!this.#prices) throw new TypeError("prices need Engine.load(url, { build: 'vedtak' })");
    return this.#prices;
  }

  /** The words of a language, else of the first there is; see `engine/words.js`. */
  words(lang) {
    const words = this.#words.get(lang) ?? this.#words.get(this.info.languages[0]);
    if (!words) throw new TypeError(`no words in «${lang}»: give texts to Engine.load`);
    return words;
  }
}
