//! Asks one municipality's engine about a typed state, and asks again only about what has changed since the last time.

import { readFacts } from './facts.js';
import { ANY_UNIT, pricedPart, readLine, readRecipient, readTolerance } from './draft.js';
import { PACKAGES } from './state.js';

/** Everything the panels show for one municipality, in one language. */
export class Calculator {
  #packages = {};
  #facts;

  /** `tolerance`: how many per cent delivery may differ from the decision in this municipality, as text. */
  constructor(engine, lang, tolerance) {
    this.tolerance = tolerance;
    this.engine = engine;
    this.lang = lang;
    this.info = engine.info;
    this.facts = engine.facts(lang);
    this.services = engine.services(lang);
    this.books = engine.price_books(lang);
    this.#menu('');
    this.factById = new Map(this.facts.map((one) => [one.id, one]));
  }

  /** What can be chosen: the services with criteria, and those that only have a price in the price list `book`. */
  #menu(book) {
    const priced = new Map(this.engine.price_services(this.lang, book || undefined).map((one) => [one.id, one]));
    const services = new Set(this.services.map((service) => service.id));
    this.book = book;
    this.choices = [...this.services.map((service) => choice(service, priced.get(service.id))), ...[...priced.values()].filter((one) => one.priced && !services.has(one.id)).map((one) => choice(one, one))];
    this.byId = new Map(this.choices.map((one) => [one.id, one]));
  }

  /**
   * `{knowledge, factProblems, recipientProblems, assess, services, packages}`, where each package that exists has
   * `{draft, problems: Map(line id -> problems), read, price, priced: Map, findings}`.
   */
  compute(state) {
    const book = this.books.some((one) => one.id === state.book) ? state.book : '';
    if (book !== this.book) this.#menu(book);
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
    if (before && before.raw === raw && before.recipient === state.recipient && before.facts === facts && before.book === this.book && before.calendar === state.calendar && before.tolerance === state.tolerance) return before;
    const lines = raw.lines.filter((line) => !isBlank(line));
    const readings = lines.map((line) => readLine(line, this.byId.get(line.service), this.info.date));
    const { recipient } = readRecipient(state.recipient, facts.knowledge);
    const tolerance = readTolerance(state.tolerance, this.tolerance).value;
    const draft = { lines: readings.map((one) => one.line), recipient, ...(this.book && { book: this.book }), ...(state.calendar && { calendar: state.calendar }), ...(tolerance !== undefined && { tolerance }) };
    const priceable = { ...draft, lines: readings.filter((one) => !one.refused).map((one) => one.line).filter((line) => line.amount && this.byId.has(line.service)).map(pricedPart) };
    const price = this.engine.price(priceable);
    // Nothing that could be counted is not nothing to pay.
    if (!priceable.lines.length && readings.some((one) => !one.refused)) price.totals = { ...price.totals, week: null, month: null, year: null, period: null, user: null, net: null };
    const { findings } = this.engine.review(draft, facts.knowledge, { lang: this.lang });
    const made = {
      raw, recipient: state.recipient, facts, book: this.book, calendar: state.calendar, tolerance: state.tolerance, draft, price, findings,
      complete: price.complete && priceable.lines.length === readings.filter((one) => !one.refused).length,
      problems: new Map(readings.map((one) => [one.line.id, one.problems])),
      read: new Map(readings.map((one) => [one.line.id, one.read])),
      lines: new Map(draft.lines.map((line) => [line.id, line])),
      priced: new Map(price.lines.map((line) => [line.id, line])),
      priceProblems: price.problems.map((one) => this.#unpriced(one, draft)),
      found: grouped(findings),
      /** The amounts again, each with its working; made when someone asks. */
      explained: once(() => this.engine.price(priceable, { explain: true })),
    };
    this.#packages[key] = made;
    return made;
  }

  /** A service with criteria that the price book does not know is known here: what it lacks is a price. */
  #unpriced(problem, { lines }) {
    if (problem.code !== 'ukjent-tjeneste') return problem;
    const { name } = this.byId.get(lines.find((line) => line.id === problem.line).service);
    return { ...problem, code: 'mangler-pris', message: `ingen pris for «${name}»` };
  }
}

/** Findings by line; those of the whole draft under ''. */
function grouped(findings) {
  const found = new Map();
  for (const one of findings) {
    const line = one.line ?? '';
    if (found.has(line)) found.get(line).push(one); else found.set(line, [one]);
  }
  return found;
}

function once(make) {
  let made;
  return () => (made ??= make());
}

/** What the criteria files call the unit of a service, as the unit of an amount. */
const UNITS = { hour: 'minutes', visit: 'visits', attendance: 'attendances', day: 'days', place: 'days', month: 'months', unit: 'units' };

/** A service as the menu needs it; one that is only priced, or only has criteria, is still offered. */
function choice(service, priced) {
  const own = UNITS[service.price_unit];
  const units = priced && (priced.priced || !own) ? priced.units.map((unit) => unit.id) : own ? [own] : ANY_UNIT;
  return {
    id: service.id, name: service.name, law: [...new Set((service.law ?? '').split('; '))].filter((one) => one !== 'ingen').join('; '), units, suppliers: priced?.suppliers ?? [], levels: (priced?.levels ?? []).map((level) => (typeof level === 'string' ? { id: level, text: level } : level)), deadline: service.deadline ?? null, complaint: service.complaint ?? null, waiting: service.waiting ?? null, applicant: service.applicant ?? 'recipient', about: service,
  };
}

/** A line nobody has begun: shown, but neither priced nor reviewed. */
export const isBlank = (line) => !line.service && !line.amount && !line.wanted && !line.from && !line.reason;
