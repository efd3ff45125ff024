//! What the panels are built of: the panel under its heading, folds, buttons, ticks, labels, and tables with a column for each thing compared.

import { h } from '../../lib/dom.js';

/** A panel under its own heading, which other places jump to. */
export const panel = (ctx, name, ...children) => h('section', { class: `v-panel v-panel-${name}`, 'aria-labelledby': ctx.anchor(name) },
  ctx.el.heading(1, { id: ctx.anchor(name), tabindex: -1, class: 'v-h' }, ctx.t(`panel.${name}`)), children);

/** What is folded away under a text, or under a summary that is written later; `ontoggle` may be null. */
export const fold = (summary, ontoggle, ...children) => h('details', { class: 'v-fold', ontoggle }, summary.localName ? summary : h('summary', {}, summary), children);

/** A quiet explanation. */
export const hint = (text) => h('p', { class: 'v-hint' }, text);

/** A button among others; `more` are further attributes. */
export const button = (text, onclick, more) => h('button', { type: 'button', class: 'ds-button v-small', 'data-variant': 'secondary', onclick, ...more }, text);

/** A control that has an id, under its label. */
export const labelled = (text, control) => h('div', { class: 'v-field' }, h('label', { class: 'v-label', for: control.id }, text), control);

/** A box to tick that has an id, beside its label. */
export const tick = (input, text) => h('div', { class: 'v-tick' }, input, h('label', { for: input.id }, text));

/** A place for what may be wider than the page. */
export const wide = (label) => h('div', { class: 'v-scroll', tabindex: 0, role: 'region', 'aria-label': label });

/** A table: `heads` are texts, a row is a heading and its cells, which know their heads where columns have no room; `sums` are rows too, under a line. */
export function table(caption, heads, rows, sums = []) {
  const row = ([head, ...cells]) => {
    cells.forEach((cell, at) => { cell.dataset.head = heads[at + 1]; });
    return h('tr', {}, h('th', { scope: 'row' }, head), cells);
  };
  return h('table', { class: 'v-compare' }, h('caption', { class: 't-hidden' }, caption),
    h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, rows.map(row)), sums.length > 0 && h('tfoot', {}, sums.map(row)));
}
