//! Gives an element its tag.

/** Defines an element once; the first version on a page wins, and importing outside a browser does nothing. */
export function define(name, element) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
