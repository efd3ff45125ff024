//! The draft behind the panels: the typed state with its history, the engines, and one computation per frame.

import { History } from './history.js';
import { Calculator } from './calculator.js';
import { emptyState } from './state.js';

/** Holds what outlives a redraw: language and municipality may change, the draft stays. Calls `onresults` once a frame after changes,
 * or `onfailure` when the engine stops: then the results are those of before. */
export class Model {
  #calculators = new Map();
  #frame = 0;

  constructor() {
    this.history = new History(emptyState());
    this.others = new Map();
    this.results = null;
    this.onresults = () => {};
    this.onfailure = () => {};
    this.onchange = () => {};
  }

  get state() { return this.history.present; }

  /** The draft being worked on: as typed, and what came of it. */
  get pack() { return this.state.packages[this.state.active]; }

  get computed() { return this.results?.packages[this.state.active]; }

  /** A service as it can be chosen, by id. */
  service(id) { return this.calculator.byId.get(id); }

  /** What a service is called; one that is not known here has only its id. */
  nameOf(id) { return this.service(id)?.name ?? id; }

  /** Sets the engine that counts, and the language of what it says. */
  use(engine, lang, tolerance) {
    this.tolerance = tolerance;
    this.engine = engine;
    this.lang = lang;
    this.calculator = this.#calculator(engine);
  }

  /** The results of every municipality the case is set beside, the chosen one first. */
  all() {
    return [this.calculator, ...[...this.others.values()].map((engine) => this.#calculator(engine))].map((one) => ({ calculator: one, results: one.compute(this.state) }));
  }

  /** Makes `next` the state. `label` says what was done; the same `field` in a row is one step to undo. */
  change(next, label, field) {
    if (next === this.state) return;
    this.history.change(next, label, field);
    this.touched();
  }

  /** Replaces everything, as one step that can be undone. */
  replace(next, label) {
    this.history.seal();
    this.change(next, label);
  }

  /** Says that the state is another: the panels are told in the next frame. */
  touched() {
    this.onchange();
    this.schedule();
  }

  schedule() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.compute(); });
  }

  compute() {
    if (!this.calculator) return;
    try {
      this.results = this.calculator.compute(this.state);
    } catch (reason) {
      this.onfailure(reason);
      return;
    }
    this.onresults(this.results);
  }

  #calculator(engine) {
    const key = `${engine.info.kommune.id} ${engine.info.ruleset} ${engine.info.date} ${this.lang}`;
    if (!this.#calculators.has(key)) this.#calculators.set(key, new Calculator(engine, this.lang, this.tolerance));
    return this.#calculators.get(key);
  }
}
