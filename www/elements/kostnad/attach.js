//! Puts the cost beside a form whose HTML can't be changed: the form and the mapping are given by script.

import './element.js';

const ATTRIBUTES = ['kommune', 'rules', 'date', 'lang', 'languages', 'book', 'mode', 'heading-level', 'color-scheme', 'theme', 'rendering'];

/**
 * Shows the cost of `form` (an element) as `mapping` reads it. `options`: attributes of the tag by name, and `into`, the element to
 * put it in (default: right after the form). Returns `{ element, detach }`; `detach()` takes away all of it, and every listener.
 */
export function attach(form, mapping, { into, ...options } = {}) {
  if (!(form instanceof Element)) throw new TypeError('attach(form, mapping, options): form must be an element');
  const element = document.createElement('tildeling-kostnad');
  for (const name of Object.keys(options)) if (!ATTRIBUTES.includes(name)) throw new TypeError(`attach: no option «${name}»; use ${ATTRIBUTES.join(', ')} or into`);
  for (const [name, value] of Object.entries(options)) if (value !== undefined && value !== null) element.setAttribute(name, value);
  element.form = form;
  element.mapping = mapping;
  if (into) into.append(element); else form.after(element);
  return { element, detach: () => element.remove() };
}
