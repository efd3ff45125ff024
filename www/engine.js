//! The engine for pages: loads the WebAssembly and one municipality's rules, and gives answers as plain objects.
import { load } from './engine/load.js';
import { readAssessment, readKnown } from './engine/flat.js';
import { Words } from './engine/words.js';
import { factsTold, serviceResult } from './engine/result.js';
import { costs } from './engine/payments.js';
import { PROBLEM, problem } from './engine/problem.js';

export { EngineError } from './engine/load.js';

const DAY = 86_400_000;
const AUDIENCE = { citizen: 0, caseworker: 1 };

/** One municipality's rules on one day. Nothing is requested after `load` resolves, and nothing is kept between calls. */
export class Engine {
  #rules;
  #ids;
  #words;
  #prices;
  #reviewers;

  /**
   * @param {URL | string | Uint8Array} pack the pack, or its address `regler/<nr>.bin`
   * @param {{date?: string, build?: 'veiviser' | 'vedtak', texts?: Record<string, object>, first?: string, integrity?: string, wasm?: URL | string, wasmIntegrity?: string}} [options]
   *   `texts`: words by language, for a pack given as bytes; `first`: a language that is enough to begin with, `whole` tells when the
   *   others are here, and for caseworkers goes without the words that only the guide shows; `wasm`: where the WebAssembly lies
   * @returns {Promise<Engine>} rejects with an `EngineError` that has a `code`
   */
  static async load(pack, options = {}) {
    return new Engine(await load(pack, options));
  }

  /** Made by `load`. */
  constructor({ rules, ids, texts, rest, date, prices, reviewers, payments, plain }) {
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
    /** What users pay, by service and income; null until `whole`, or when it cannot be had. Only in the citizen's build. */
    this.payments = null;
    /** Resolves when all is here; a language that cannot be had is not offered. */
    this.whole = Promise.all([
      Promise.resolve(rest).then((others) => this.#learn(others ?? {}), () => {}),
      payments?.then((table) => { this.payments = table; }),
    ]);
  }

  #learn(texts) {
    for (const [lang, words] of Object.entries(texts)) this.#words.set(lang, new Words(words, lang, this.#ids));
    const offered = [...this.#words.values()][0]?.kommune.languages ?? [];
    this.info.languages = offered.filter((lang) => this.#words.has(lang));
  }

  /** Contact, offers that need no application, and what the source is silent about. */
  frame(lang) {
    const { contact, low_threshold, kommune } = this.#in(lang).all;
    return { contact, low_threshold, notes: kommune.silent ?? [], source: kommune.source };
  }

  /** Every service with its words, criteria, deadlines and complaint, in the order of the ladder. */
  services(lang) {
    return this.#in(lang).services;
  }

  /** Every fact with its words and possible values. */
  facts(lang) {
    return this.#in(lang).facts;
  }

  /**
   * The questions that can still change some level, the most informative first.
   * @param {Record<string, string[]>} answers question id to option ids; an empty list is «vet ikke»
   */
  questions(answers, { lang, audience = 'citizen' } = {}) {
    const { questions } = this.#ids;
    const asked = questions.flatMap((it, at) => (it.id in answers ? [at] : []));
    this.#answer(answers, audience);
    const order = [...this.#rules.ask(Uint32Array.from(asked))];
    const words = this.#in(lang).questions;
    const shown = (at) => ({ ...words[at], relevant: order.includes(at) });
    return {
      next: order.length ? questions[order[0]].id : null,
      at_most: order.length,
      questions: order.map(shown),
      all: questions.flatMap((it, at) => (it.audiences[AUDIENCE[audience]] ? [shown(at)] : [])),
    };
  }

  /** What answers say about facts: `{fact: value | {min, max} | {any: [...]}}`. Presumptions are left out. */
  knowledge(answers, audience = 'citizen') {
    this.#answer(answers, audience);
    return Object.fromEntries(readKnown(this.#rules.known()).filter((it) => it.said).map(({ fact, values }) => {
      const known = this.#ids.facts[fact];
      return [known.id, known.json(values)];
    }));
  }

  /** Answers that exclude each other, by question and fact. */
  problems(answers, audience = 'citizen') {
    return this.#answer(answers, audience);
  }

  /** Where every service stands, with criteria, reason, what would change it and what is missing. */
  assess(knowledge, { lang, audience = 'citizen' } = {}) {
    const rules = this.#rules;
    const words = this.#in(lang);
    const problems = this.#state(knowledge, audience);
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

  /** Only the levels, by service id: what changes at every answer. */
  levels(knowledge, { audience = 'citizen' } = {}) {
    const rules = this.#rules;
    this.#state(knowledge, audience);
    const words = ['no', 'judgement', 'fits', 'open'];
    return Object.fromEntries([...rules.levels()].map((level, at) => [this.#ids.services[at].id, words[level]]));
  }

  /** What a service costs its user at an income `{band, alone}`, see `engine/payments.js`; null when nothing is known. Only in the citizen's build. */
  costs(service, income) {
    return this.payments && costs(this.payments, service, income);
  }

  /** The cost of a draft, with its working when `explain` is true. Only in the caseworker's build. */
  price(draft, { explain = false } = {}) {
    return this.#priced().price(draft, Date.parse(this.info.date) / DAY, explain);
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
    return this.#in(lang).kommune.tolerance ?? null;
  }

  /** The draft against criteria, ladder and law: `{findings: [...]}`. No price enters. Only in the caseworker's build. */
  review(draft, knowledge, { lang = 'nb' } = {}) {
    const reviewer = this.#reviewers?.get(lang) ?? this.#reviewers?.get(this.info.languages[0]);
    if (!reviewer) throw new TypeError("reviews need Engine.load(url, { build: 'vedtak' })");
    this.#state(knowledge, 'caseworker');
    return reviewer.review(this.#rules, draft, knowledge, Date.parse(this.info.date) / DAY);
  }

  #priced() {
    if (!this.#prices) throw new TypeError("prices need Engine.load(url, { build: 'vedtak' })");
    return this.#prices;
  }

  #in(lang) {
    const words = this.#words.get(lang) ?? this.#words.get(this.info.languages[0]);
    if (!words) throw new TypeError(`no words in «${lang}»: give texts to Engine.load`);
    return words;
  }

  /** States facts; gives what could not be used. */
  #state(knowledge, audience) {
    this.#rules.forget(AUDIENCE[audience]);
    return Object.entries(knowledge).flatMap(([id, stated]) => {
      const at = this.#ids.places.get(id);
      if (at === undefined) return [problem(PROBLEM.unknownFact, id, this.#ids)];
      if (stated === null || stated === undefined) return [];
      const stretches = this.#ids.facts[at].read(stated);
      if (typeof stretches === 'number') return [problem(stretches, id, this.#ids)];
      this.#rules.say(at, Float64Array.from(stretches));
      return [];
    });
  }

  /** States what the answers say; gives the contradictions. Only in the citizen's build. */
  #answer(answers, audience) {
    if (!this.#rules.answer) throw new TypeError("questions need Engine.load(url, { build: 'veiviser' })");
    const { questions, facts } = this.#ids;
    this.#rules.forget(AUDIENCE[audience]);
    const found = [];
    for (const [id, chosen] of Object.entries(answers)) {
      const at = questions.findIndex((it) => it.id === id);
      if (at < 0) throw new TypeError(`no question «${id}»`);
      const places = chosen.map((option) => questions[at].options.findIndex((it) => it.id === option)).filter((place) => place >= 0);
      for (const fact of this.#rules.answer(at, Uint32Array.from(places))) {
        found.push({ question: id, ...problem(PROBLEM.contradiction, facts[fact].id, this.#ids) });
      }
    }
    return found;
  }
}
