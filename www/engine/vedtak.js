//! What only the caseworker's build does: prices of a draft, its words, and reviews that work out only what has changed since the last one.

import { rows } from './columns.js';
import { sent } from './draft.js';

/** One municipality's prices; `of` are the engine's. */
const prices = (of) => ({
  price: (draft, day, explain) => of.price(...sent(draft), day, explain),
  menu: (book, lang) => of.menu(book, lang),
  books: (lang) => of.books(lang),
});

/** What a review says of each criterion, in the order of the model: id, text, law, source and strength. */
const told = (ids, { services, sources }) => ids.services.flatMap(({ criteria }, at) => criteria.flatMap(({ id, strength }, place) => {
  const { text, law, source } = services[at].criteria[place];
  return [id, text?.text ?? text ?? '', law === 'ingen' ? '' : law, sources[source].title, strength];
}));

/** Of a line, what the points of the whole draft rest on. */
const outline = (line) => ({ service: line?.service, amount: line?.amount, from: line?.from, to: line?.to });

/** One language's reviews: a line's points rest on the line, on what is known, and of the other lines on their services. */
class Reviews {
  #reviewer;
  #before = { common: NaN, lines: [], parts: [] };

  constructor(reviewer) { this.#reviewer = reviewer; }

  /** The points of a draft; those of what is as it was the last time are the same objects, so they are frozen. */
  review(rules, draft, knowledge, day) {
    const lines = Array.isArray(draft?.lines) ? draft.lines : [];
    const common = text([lines.map((line) => line?.service), draft?.tolerance, knowledge, day]);
    const texts = lines.map(text);
    const outlines = lines.map(outline);
    const whole = text(outlines);
    const { lines: known, parts: kept, whole: before } = this.#before.common === common ? this.#before : { lines: [], parts: [] };
    const same = texts.flatMap((one, at) => (one === known[at] && at < kept.length - 1 ? [at] : []));
    const except = before === whole ? [...same, kept.length - 1] : same;
    // What is not reviewed again is sent without what only its own points rest on.
    const rest = new Set(same);
    const shown = rest.size ? { ...draft, lines: lines.map((line, at) => (rest.has(at) ? outlines[at] : line)) } : draft;
    const made = this.#reviewer.review(rules, ...sent(shown), day, Uint32Array.from(except));
    for (const at of except) made[at] = kept[at];
    for (const part of made) part.forEach(Object.freeze);
    this.#before = { common, whole, lines: texts, parts: made };
    return { findings: made.flat() };
  }
}

/** A value as text; one that has none is never the same as another. */
function text(value) {
  try {
    return JSON.stringify(value) ?? NaN;
  } catch {
    return NaN;
  }
}

/** What the rest of the engine asks for. */
export const desk = { rows, prices, told, Reviews };
