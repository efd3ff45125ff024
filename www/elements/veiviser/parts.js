//! The few parts that every screen is made of: its heading, what one presses, and words for those who only hear them.
import { h } from '../../lib/dom.js';

/** The heading a screen begins with, where the reader is taken. */
export function screenTitle({ heading }, ...children) {
  return heading(0, { class: 'v-title', 'data-focus': '', tabindex: -1 }, children);
}

/** A button; `variant` is "secondary" or "tertiary". */
export function button(text, onclick, variant) {
  return h('button', { type: 'button', class: 'ds-button', 'data-variant': variant, onclick }, text);
}

/** The one thing a screen would have the reader do; without `onclick` it sends the form. */
export function primary(text, onclick) {
  return h('button', { type: onclick ? 'button' : 'submit', class: 'ds-button v-primary', onclick }, text);
}

/** A button that looks like a link. */
export function press(onclick, ...text) {
  return h('button', { type: 'button', class: 'ds-link', onclick }, text);
}

/** Tells links with the same words apart, for those who hear them one by one. */
export function hidden(text) {
  return h('span', { class: 't-hidden' }, ` ${text}`);
}

/** Buttons side by side, at the foot of a screen. */
export function actions(...buttons) {
  return h('div', { class: 't-row v-actions' }, buttons);
}
