//! The answers and where the reader is, in memory only. Nothing here touches the page, and nothing outlives it.

/** The conversation ends here by itself; the result offers the rest to those who want it. */
export const MOST = 10;

/** Answers are `{ids: [...]}`; `{ids: []}` is "vet ikke", and `skipped` tells a question that was passed by. */
export class State {
  /** start | question | answers | result | cost */
  screen = 'start';
  /** The question on screen. */
  question = null;
  /** Which question asks more about which: `{id: id}`. Those that ask more about the same one make one step. */
  follows = {};
  /** What is ticked on screen but not yet given, by question: an option id list, with `unknown` for "vet ikke". */
  #drafts = new Map();
  /** The income the amounts are shown for, `{band, alone}`; null until the reader asks to see amounts. It is no answer: nothing is assessed with it. */
  income = null;
  #answers = new Map();
  #trail = [];
  #returnTo = null;

  /** The answers as the engine takes them: question id to option ids. */
  get answers() {
    return Object.fromEntries([...this.#answers].map(([id, it]) => [id, it.ids]));
  }

  /** Ids of the questions asked, in the order they were asked. */
  get trail() { return [...this.#trail]; }

  get empty() { return this.#answers.size === 0; }

  /** How many questions have an answer that says something. */
  get informative() {
    return [...this.#answers.values()].filter((it) => it.ids.length > 0).length;
  }

  /** Whether a question is being answered again from the summary. */
  get editing() { return this.#returnTo !== null; }

  answer(id) { return this.#answers.get(id) ?? null; }

  /** What questions of one step have in common. */
  step(id) { return this.follows[id] ? `>${this.follows[id]}` : id; }

  /** The steps taken, in order. */
  get steps() { return [...new Set(this.#trail.map((id) => this.step(id)))]; }

  /** The place of the step on screen among those taken, from 1. */
  get number() {
    const at = this.steps.indexOf(this.step(this.question));
    return at < 0 ? this.steps.length + 1 : at + 1;
  }

  /** What is ticked for a question on screen: what was ticked last, else the answer it has; null when nothing is. */
  draft(id) {
    const given = this.#answers.get(id);
    return this.#drafts.get(id) ?? (given && !given.skipped ? { ids: [...given.ids], unknown: given.ids.length === 0 } : null);
  }

  tick(id, draft) { this.#drafts.set(id, draft); }

  /** Whether something is ticked and not given. */
  get drafted() { return this.#drafts.size > 0; }

  /** Gives the answer to a question on screen. */
  give(ids, { skipped = false, question = this.question } = {}) {
    if (!this.#trail.includes(question)) this.#trail.push(question);
    this.#answers.set(question, { ids, skipped });
    this.#drafts.delete(question);
  }

  /**
   * Goes on after an answer: to the question the engine wants next, else to where an edit began, else to the result.
   * On the way forward through questions already asked (after "Tilbake"), the next asked one comes first.
   */
  forward(next) {
    const asked = !this.editing && this.#first(this.number);
    if (asked) this.ask(asked);
    else if (next && (this.steps.length < MOST || this.#more)) this.ask(next);
    else this.go(this.#returnTo ?? 'result');
  }

  /** Goes on past the usual number of questions. */
  more(next) {
    this.#more = true;
    this.ask(next);
  }

  /** Whether the reader has asked for more questions than the usual number. */
  get wantsMore() { return this.#more; }

  /** One step back in the order things were asked; the answers stay. */
  back() {
    if (this.screen === 'cost') return this.go('result');
    if (this.editing || this.screen === 'answers') return this.go(this.#returnTo ?? this.#before);
    const before = this.#first((this.screen === 'result' ? this.steps.length + 1 : this.number) - 2);
    return before ? this.ask(before) : this.go('start');
  }

  /** The first question of a step, from 0. */
  #first(at) {
    return this.#trail.find((id) => this.step(id) === this.steps[at]);
  }

  /** Shows a question, with the answer it has. */
  ask(id) {
    this.screen = 'question';
    this.question = id;
    this.#drafts.clear();
  }

  /** Answers a question again and comes back here. */
  edit(id) {
    const from = this.screen;
    this.ask(id);
    this.#returnTo = from;
  }

  go(screen) {
    if (screen === 'answers') this.#before = this.screen;
    if (screen !== 'question') this.#returnTo = null;
    this.screen = screen;
  }

  /** Back to the question that "Se over svarene" was opened from. */
  resume(next) {
    this.#returnTo = null;
    const left = this.#before === 'question' && !this.#answers.has(this.question);
    const to = left ? this.question : next;
    if (to) this.ask(to);
    else this.go('result');
  }

  #before = 'start';
  #more = false;
}

/**
 * The ticks after one of them changed, where "vet ikke" and an option that means none shut out the others.
 * `none` lists the ids of options that mean none.
 */
export function tick(ids, changed, on, none) {
  if (changed === 'unknown') return { ids: [], unknown: on };
  if (!on) return { ids: ids.filter((it) => it !== changed), unknown: false };
  const kept = none.includes(changed) ? [] : ids.filter((it) => !none.includes(it) && it !== changed);
  return { ids: [...kept, changed], unknown: false };
}
