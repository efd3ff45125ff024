//! One field bound to the draft: its label, its text as typed, its explanation when it can't be read, and the refusal of identity numbers.

import { h, replace } from '../../lib/dom.js';
import { looksLikePersonId, withoutPersonId } from './read/person.js';

export { label, put } from '../../lib/dom.js';

/**
 * A control. Spec: `key` (joins keystrokes to one step), `label`, `read(state)`, `write(state, text)`, and optionally
 * `kind` text | area | select, `options` `[{value, text}]`, `hint`, `step` (what undo says; else the label), `tidy(state)` (run when the field is left),
 * `hidden` (label only for screen readers, explanation shown by the owner through `onproblem`), `inputmode`, `quiet` (its events stop here).
 */
export class Control {
  #ctx;
  #spec;
  #shown = null;
  #problem = null;
  #refused = false;
  #done = false;
  #options = null;

  constructor(ctx, spec) {
    this.#ctx = ctx;
    this.#spec = spec;
    const id = ctx.uid();
    const tag = { area: 'textarea', select: 'select' }[spec.kind] ?? 'input';
    this.input = h(tag, {
      id, class: 'ds-input', type: tag === 'input' ? 'text' : null, rows: spec.rows ?? (tag === 'textarea' ? 2 : null),
      disabled: ctx.readonly, autocomplete: 'off', spellcheck: spec.kind === 'area' ? null : 'false', inputmode: spec.inputmode, 'data-key': spec.key,
      'aria-label': spec.hidden ? spec.label : null, placeholder: spec.placeholder,
    });
    this.message = h('span', { id: `${id}-m`, class: 'v-problem', hidden: true });
    this.hint = spec.hint ? h('span', { id: `${id}-h`, class: 'v-hint' }, spec.hint) : null;
    this.label = spec.hidden ? null : h('label', { for: id, class: 'v-label' }, spec.label);
    this.node = spec.hidden ? this.input : h('div', { class: `v-field${spec.wide ? ' v-wide' : ''}` }, this.label, this.hint, this.input, this.message);
    if (spec.options) this.setOptions(spec.options);
    this.#describe();
    this.input.addEventListener('input', (event) => this.#typed(event));
    this.input.addEventListener('change', () => this.#left());
    this.input.addEventListener('blur', () => this.#ctx.model.schedule());
  }

  setOptions(options) {
    if (options === this.#options) return;
    this.#options = options;
    const value = this.input.value;
    replace(this.input, options.map((one) => (one.options
      ? h('optgroup', { label: one.text }, one.options.map((inner) => h('option', { value: inner.value }, inner.text)))
      : h('option', { value: one.value, disabled: one.disabled, lang: one.lang }, one.text))));
    this.input.value = value;
  }

  /** Shows the state's text and what is wrong with it, if anything: not while it is first being typed. */
  update(state, problem = null) {
    const text = this.#spec.read(state) ?? '';
    if (this.input.value !== text) {
      this.input.value = text;
      this.#refused = false;
    }
    const typing = this.#ctx.focused() === this.input;
    const quiet = typing && this.#problem === null;
    this.#explain(this.#refused ? this.#ctx.t('problem.person_id') : problem && !quiet ? this.#ctx.problem(problem) : null);
  }

  get problem() { return this.#problem; }

  #typed(event) {
    event.stopPropagation();
    const { model } = this.#ctx;
    let text = this.input.value;
    const found = looksLikePersonId(text);
    // The explanation stays while what is left of the number is typed, and until the field is taken up again.
    this.#refused = found || (this.#refused && !this.#done);
    this.#done = false;
    if (found) {
      text = withoutPersonId(text);
      this.input.value = text;
      this.#explain(this.#ctx.t('problem.person_id'));
      this.#ctx.el.announce(this.#ctx.t('problem.person_id'));
    }
    this.#change(this.#spec.write(model.state, text));
    if (!found) model.schedule();
  }

  #left() {
    const { model } = this.#ctx;
    this.#done = true;
    if (this.#spec.tidy) this.#change(this.#spec.tidy(model.state));
    model.history.seal();
    this.#ctx.el.changed();
  }

  #change(state) {
    const { key, label, step = label } = this.#spec;
    this.#ctx.model.change(state, step, key);
  }

  #explain(text) {
    this.#problem = text;
    if (text === this.#shown) return;
    this.#shown = text;
    this.message.textContent = text ?? '';
    this.message.hidden = !text;
    this.input.toggleAttribute('data-bad', Boolean(text));
    if (text) this.input.setAttribute('aria-invalid', 'true'); else this.input.removeAttribute('aria-invalid');
    this.#describe();
  }

  #describe() {
    const ids = [this.hint && `${this.input.id}-h`, this.#shown && `${this.input.id}-m`].filter(Boolean).join(' ');
    if (this.#spec.hidden) return;
    if (ids) this.input.setAttribute('aria-describedby', ids); else this.input.removeAttribute('aria-describedby');
  }
}

/** A button that reads as a link; `more` are further attributes. */
export const press = (text, onclick, more) => h('button', { type: 'button', class: 'v-link', onclick, ...more }, text);

/** Says something in a note and aloud, with what can be done about it; an empty text takes the note away. */
export function tell({ el }, note, text, actions) {
  note.hidden = !text;
  replace(note, text && h('span', {}, text), actions.map((one) => [' ', press(one.text, one.act)]));
  if (text) el.announce(text);
}

/** A yes/no/unknown menu's options. */
export const yesNo = (t) => [{ value: '', text: t('answer.none') }, { value: 'yes', text: t('answer.yes') }, { value: 'no', text: t('answer.no') }];

/** Puts `nodes` into `parent` in order, moving only those that are out of place, so that focus and typing survive. */
export function arrange(parent, nodes) {
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}
