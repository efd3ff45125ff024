//! Gives an element its tag.

/** Defines an element once; the first version on a page wins, the developer is told, and importing outside a browser does nothing. */
export function define(name, element) {
  const { customElements } = globalThis;
  if (customElements?.get(name)) console.warn(`tildeling: <${name}> was defined before, by another copy: that one is used`);
  else customElements?.define(name, element);
}
