//! The engine for pages: loads the WebAssembly and one municipality's rules, and gives answers as plain objects.
import { Core } from './engine/core.js';
import { readKnown } from './engine/flat.js';
import { EngineError, load } from './engine/load.js';
import { costs, tableOf } from './engine/payments.js';
import { PROBLEM, problem } from './engine/problem.js';
import { questionsOf } from './engine/questions.js';
import { AUDIENCE, state } from './engine/state.js';

export { EngineError } from './engine/load.js';

/** What only the caseworker's build does. */
const deskOf = () => import('./engine/vedtak.js').then(({ desk }) => desk, (reason) => { throw new EngineError('offline', reason); });

/** One municipality's rules on one day, in either build. What stands here only the citizen's does. */
export class Engine extends Core {
  #rules;
  #ids;
  #questions = new Map();

  /**
   * @param {URL | string | Uint8Array} pack the pack, or its address `regler/<nr>.bin`
   * @param {{date?: string, build?: 'veiviser' | 'vedtak', texts?: Record<string, object>, first?: string, integrity?: string, wasm?: URL | string, wasmIntegrity?: string}} [options]
   *   `texts`: words by language, for a pack given as bytes; `first`: a language that is enough to begin with, `whole` tells when the
   *   others are here, and for caseworkers goes without the words that only the guide shows; `wasm`: where the WebAssembly lies
   * @returns {Promise<Engine>} rejects with an `EngineError` that has a `code`
   */
  static async load(pack, options = {}) {
    const loaded = await load(pack, options, deskOf);
    const alone = pack instanceof Uint8Array || loaded.prices;
    return new Engine({ ...loaded, payments: alone ? null : tableOf(pack, loaded.date) });
  }

  /** Made by `load`. */
  constructor({ payments, ...loaded }) {
    super(loaded);
    this.#rules = loaded.rules;
    this.#ids = loaded.ids;
    /** What users pay, by service and income; null until `whole`, or when it cannot be had. */
    this.payments = null;
    this.whole = Promise.all([this.whole, payments?.then((table) => { this.payments = table; })]);
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
    const words = this.#asked(lang);
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

  /** Only the levels, by service id: what changes at every answer. */
  levels(knowledge, { audience = 'citizen' } = {}) {
    const rules = this.#rules;
    state(rules, this.#ids, knowledge, audience);
    const words = ['no', 'judgement', 'fits', 'open'];
    return Object.fromEntries([...rules.levels()].map((level, at) => [this.#ids.services[at].id, words[level]]));
  }

  /** What a service costs its user at an income `{band, alone}`, see `engine/payments.js`; null when nothing is known. */
  costs(service, income) {
    return this.payments && costs(this.payments, service, income);
  }

  /** The questions in words, put together once for each language. */
  #asked(lang) {
    const words = this.words(lang);
    if (!this.#questions.has(words)) this.#questions.set(words, questionsOf(this.#ids, words));
    return this.#questions.get(words);
  }

  /** States what the answers say; gives the contradictions. */
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
