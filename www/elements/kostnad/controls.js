//! Finds the mapped fields of a form and reads what they say now; a field that is not mapped is never read.

import { placeOf } from './report.js';

// A form may have a field named «elements» or «matches», which hides the form's own member of that name: hence the prototypes'.
const elementsOf = Object.getOwnPropertyDescriptor(globalThis.HTMLFormElement?.prototype ?? {}, 'elements')?.get;
const own = (type, name) => globalThis[type]?.prototype[name];
const all = (node, selector) => [...own('Element', 'querySelectorAll').call(node, selector)];
/** The same for what others need of a form. */
export const contains = (node, other) => own('Node', 'contains').call(node, other);
export const rootOf = (node) => own('Node', 'getRootNode').call(node);
export const idOf = (node) => own('Element', 'getAttribute').call(node, 'id');
const NATIVE = 'input,select,textarea,output';

/** Whether it is a form, and not some other element around fields. */
const isForm = (node) => node instanceof HTMLFormElement;

/** Every element that may be a field of the form: its listed elements, also those that stand outside of it and name it. */
export const listed = (form) => (isForm(form) ? [...elementsOf.call(form)] : all(form, '*'));

/** What a selector finds: elements inside the form, and fields outside that belong to it. */
export function find(form, selector) {
  const inside = all(form, selector);
  const outside = isForm(form) ? listed(form).filter((it) => !contains(form, it) && it.matches(selector)) : [];
  return [...inside, ...outside];
}

/** Whether an event in this element may have changed the form. */
export const concerns = (form, target) => contains(form, target) || (isForm(form) && target.form === form);

/** The fields that a found element stands for: itself, or those inside when it is a group. */
function fieldsOf(found, report) {
  if (isField(found)) return [found];
  // A custom element that is not defined yet says nothing, until it is.
  if (isCustom(found) && !customElements.get(found.localName)) return [];
  const inside = all(found, '*').filter(isField);
  if (!inside.length) report('field-not-control', placeOf(found), 'holds no field', 'mark the input, select or textarea itself, or a group around them');
  return inside;
}

const isCustom = (it) => it.localName.includes('-');
const isField = (it) => it.matches(NATIVE) || (isCustom(it) && ('value' in it || customElements.get(it.localName)?.formAssociated === true));

/**
 * What a found element says: a list of `{ text, label, bad }`, one for each field with a choice or a text. `label` is the text of
 * a chosen option; `bad` tells that the browser holds a text that is no number or date. A disabled field says nothing.
 */
export function say(form, found, report) {
  return fieldsOf(found, report).filter((it) => !it.matches(':disabled')).flatMap((it) => one(form, it, report));
}

function one(form, field, report) {
  if (field instanceof HTMLSelectElement) {
    return [...field.selectedOptions].filter((it) => !it.disabled).map((it) => ({ text: it.value, label: it.text.trim() }));
  }
  if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) {
    return field.checked ? [{ text: field.value, label: field.labels?.[0]?.textContent.trim() ?? '' }] : [];
  }
  if (isCustom(field)) return custom(form, field, report);
  if (field.validity?.badInput) return [{ text: '', label: '', bad: true }];
  return [{ text: String(field.value ?? ''), label: '' }];
}

/** A custom element is the host's own code: whatever it gives, or throws, only its own field is lost. */
function custom(form, field, report) {
  try {
    if (field.checked === false) return [];
    const value = field.value === undefined ? submitted(form, field) : field.value;
    if (value === null || value === undefined) return [];
    const values = Array.isArray(value) ? value : [value];
    if (values.every((it) => ['string', 'number'].includes(typeof it))) return values.map((it) => ({ text: String(it), label: '' }));
  } catch { /* told below */ }
  report('value-unreadable', placeOf(field), 'has a value that is neither text nor a number', 'give it a value of text');
  return [{ text: '', label: '', bad: true }];
}

/** What a custom field would submit, for one that shows no `value`: only its own name is looked up. */
function submitted(form, field) {
  const name = field.getAttribute('name');
  return isForm(form) && name ? new FormData(form).getAll(name).filter((it) => typeof it === 'string') : null;
}
