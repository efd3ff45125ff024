//! Asks one municipality's engine about a typed state, and asks again only about what has changed since the last time.

import { readFacts } from './facts.js';
import { readLine, readRecipient } from './draft.js';
import { PACKAGES } from './state.js';

/** Everything the panels show for one municipality, in one language. */
export class Calculator {
  #packages = {};
  #facts;

  constructor(engine, lang) {
    this.engine = engine;
    this.lang = lang;
    this.info = engine.info;
    this.facts = engine.facts(lang);
    this.services = engine.services(lang);
    const priced = new Map(engine.price_services(lang).map((one) => [one.id, one]));
    this.choices = this.services.map((service) => choice(service, priced.get(service.id)));
    for (const [id, one] of priced) if (!this.choices.some((known) => known.id === id)) this.choices.push(choice({ ...one, units: [] }, one));
    this.byId = new Map(this.choices.map((one) => [one.id, one]));
    this.factById = new Map(this.facts.map((one) => [one.id, one]));
  }

  /**
   * `{knowledge, factProblems, recipientProblems, assess, services, packages}`, where each package that exists has
   * `{draft, problems: Map(line id -> problems), read, price, priced: Map, findings}`.
   */
  compute(state) {
    if (this.#facts?.raw !== state.facts) {
      const { knowledge, problems } = readFacts(this.facts, state.facts, this.info.date);
      const assess = this.engine.assess(knowledge, { lang: this.lang, audience: 'caseworker' });
      this.#facts = { raw: state.facts, knowledge, problems, assess, services: new Map(assess.services.map((one) => [one.id, one])) };
    }
    const facts = this.#facts;
    const packages = {};
    for (const key of PACKAGES) if (state.packages[key]) packages[key] = this.#package(key, state, facts);
    const { problems: recipientProblems } = readRecipient(state.recipient, facts.knowledge);
    return { info: this.info, knowledge: facts.knowledge, factProblems: facts.problems, recipientProblems, assess: facts.assess, services: facts.services, packages };
  }

  #package(key, state, facts) {
    const raw = state.packages[key];
    const before = this.#packages[key];
    if (before && before.raw === raw && before.recipient === state.recipient && before.facts === facts && before.process === state.process) return before;
    const lines = raw.lines.filter((line) => !isBlank(line));
    const readings = lines.map((line) => readLine(line, this.byId.get(line.service), this.info.date));
    const { recipient } = readRecipient(state.recipient, facts.knowledge);
    const draft = { lines: readings.map((one) => one.line), recipient };
    const priceable = { ...draft, lines: draft.lines.filter((line) => line.amount !== null && this.byId.has(line.service)) };
    const price = this.engine.price(priceable);
    const { findings } = this.engine.review(draft, facts.knowledge, { lang: this.lang });
    const made = {
      raw, recipient: state.recipient, facts, process: state.process, draft, price, findings,
      complete: price.complete && priceable.lines.length === readings.filter((one) => !one.refused).length,
      problems: new Map(readings.map((one) => [one.line.id, one.problems])),
      read: new Map(readings.map((one) => [one.line.id, one.read])),
      lines: new Map(draft.lines.map((line) => [line.id, line])),
      priced: new Map(price.lines.map((line) => [line.id, line])),
      priceProblems: price.problems,
    };
    this.#packages[key] = made;
    return made;
  }
}

/** A service as the menu needs it; one that is only priced, or only has criteria, is still offered. */
function choice(service, priced) {
  const units = priced?.units.map((unit) => unit.id ?? unit) ?? service.units ?? [];
  return {
    id: service.id, name: service.name, law: service.law ?? '', step: service.step ?? 99, units: units.length ? units : ['minutes', 'visits', 'attendances', 'days', 'months', 'units'],
    suppliers: priced?.suppliers ?? [], levels: priced?.levels ?? [], deadline: service.deadline ?? null, complaint: service.complaint ?? null, waiting: service.waiting ?? null, applicant: service.applicant ?? 'recipient', about: service,
  };
}

/** A line nobody has begun: shown, but neither priced nor reviewed. */
export const isBlank = (line) => !line.service && !line.amount && !line.wanted && !line.from && !line.reason;
