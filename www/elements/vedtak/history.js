//! Undo and redo over whole states: typing in one field is one step until the field is left.

const MOST_STEPS = 300;

/** Holds the present state and the steps around it. `label` says in words what a step did; `field` joins keystrokes. */
export class History {
  #past = [];
  #future = [];
  #open = null;

  constructor(present) { this.present = present; }

  get undoLabel() { return this.#past.at(-1)?.label; }
  get redoLabel() { return this.#future.at(-1)?.label; }

  /** Makes `next` the present. Changes with the same `field` in a row are one step. */
  change(next, label, field = null) {
    if (next === this.present) return;
    if (field === null || field !== this.#open) {
      this.#past.push({ state: this.present, label, field });
      if (this.#past.length > MOST_STEPS) this.#past.shift();
    }
    this.#open = field;
    this.#future = [];
    this.present = next;
  }

  /** Ends the step being typed. */
  seal() { this.#open = null; }

  /** Goes one step back. Returns `{label, field}` of the step undone, or undefined. */
  undo() { return this.#move(this.#past, this.#future); }

  redo() { return this.#move(this.#future, this.#past); }

  /** Forgets every step, as when the draft is wiped. */
  reset(state) { this.#past = []; this.#future = []; this.#open = null; this.present = state; }

  #move(from, to) {
    const step = from.pop();
    if (!step) return undefined;
    this.#open = null;
    to.push({ ...step, state: this.present });
    this.present = step.state;
    return { label: step.label, field: step.field };
  }
}
