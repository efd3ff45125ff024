//! Writes results into the places of a form that ask for them, and into nothing else.

import { find, idOf, rootOf } from './controls.js';

const amountOf = { week: (it) => it.week, month: (it) => it.month, year: (it) => it.year, user: (it) => it.user?.month, net: (it) => it.net?.month };
const NATIVE = ['input', 'select', 'textarea'];

/** Remembers what it wrote last in a field that is told with an event, so that it never answers the host's own answer. */
export class Outputs {
  #written = new WeakMap();

  /**
   * Writes into elements with `data-tildeling-output` in the form (or, elsewhere, with `data-tildeling-for` naming it) and into
   * those the mapping names. One in a row gets that row's amount. `amounts(row)` gives amounts, or null for none.
   */
  write(form, mapping, amounts, format) {
    const marked = find(form, '[data-tildeling-output]');
    const id = idOf(form);
    const away = id ? [...rootOf(form).querySelectorAll(`[data-tildeling-output][data-tildeling-for="${CSS.escape(id)}"]`)] : [];
    for (const element of new Set([...marked, ...away])) this.#put(element, element.getAttribute('data-tildeling-output'), element.hasAttribute('data-tildeling-event'), { mapping, amounts, format });
    for (const { name, selector, event } of mapping.outputs) for (const element of find(form, selector)) this.#put(element, name, event, { mapping, amounts, format });
  }

  #put(element, name, event, { mapping, amounts, format }) {
    const of = amounts(mapping.line ? element.closest(mapping.line) : null);
    const ore = of && amountOf[name] ? amountOf[name](of) ?? null : null;
    if (!NATIVE.includes(element.localName)) {
      const text = ore === null ? '' : `${of.approximate ? `${format.about} ` : ''}${format.f.about(ore)}`;
      if (element.textContent !== text) element.textContent = text;
      return;
    }
    // A field that is sent gets a plain number of kroner; what is unknown or a range has no one number.
    const point = element.type === 'number' ? '.' : ',';
    const text = typeof ore !== 'number' ? '' : ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2).replace('.', point);
    if (!event) { if (element.value !== text) element.value = text; return; }
    if (this.#written.get(element) === text) return;
    this.#written.set(element, text);
    if (element.value === text) return;
    // The prototype's setter goes past a framework's own on the node, and the event tells the framework.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value').set.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
