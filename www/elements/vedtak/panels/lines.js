//! P2, the services in the draft: a table for the keyboard, with paste from a spreadsheet and removal that can be undone.

import { focus, h } from '../../../lib/dom.js';
import { arrange, put, tell } from '../control.js';
import { button, panel } from '../parts.js';
import { isBlank } from '../calculator.js';
import { addLines, copyPackage, emptyPackage, MOST_LINES, PACKAGES, removeLine, withPackage } from '../state.js';
import { looksLikeRows, readRows } from '../paste.js';
import { LineRow } from './line.js';

export class LinesPanel {
  #ctx;
  #rows = new Map();
  #tabs = new Map();
  #pack = null;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.tabs = h('div', { class: 'v-tabs', role: 'group', 'aria-label': t('lines.which') }, PACKAGES.map((key) => this.#tab(key)));
    const column = (name, more) => h('th', { scope: 'col', role: 'columnheader', ...more }, t(`column.${name}`));
    this.caption = h('caption', { class: 't-hidden' });
    this.table = h('table', { class: 'v-lines', role: 'table' }, this.caption,
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ['service', 'times', 'amount', 'every', 'from', 'to'].map((name) => column(name)), column('month', { class: 'v-num' }))));
    this.note = h('div', { class: 'v-note', hidden: true });
    this.add = button(t('lines.add'), () => this.addLine(), { class: 'ds-button v-small v-edit' });
    this.pasteHint = h('p', { class: 'v-hint v-edit' }, t('lines.paste_hint'));
    this.node = panel(ctx, 'lines', this.tabs, this.table, h('div', { class: 'v-actions' }, this.add, this.note), this.pasteHint);
    this.node.addEventListener('keydown', (event) => this.#key(event));
    this.node.addEventListener('paste', (event) => this.#paste(event));
  }

  get #key_() { return this.#ctx.model.state.active; }

  update(results) {
    const { model } = this.#ctx;
    const { state, pack, computed } = model;
    if (this.#pack !== state.active) { this.#rows.clear(); this.#pack = state.active; }
    const bodies = pack.lines.map((raw, index) => {
      let row = this.#rows.get(raw.id);
      if (!row) { row = new LineRow(this.#ctx, this, state.active, raw.id); this.#rows.set(raw.id, row); }
      row.update(raw, index, computed, results);
      return row.node;
    });
    const kept = new Set(pack.lines.map((raw) => raw.id));
    for (const id of this.#rows.keys()) if (!kept.has(id)) this.#rows.delete(id);
    arrange(this.table, [this.caption, this.table.tHead, ...bodies]);
    put(this.caption, this.#ctx.t('lines.caption', { pack: this.#ctx.t(`pack.${state.active}`), n: pack.lines.length }));
    this.table.hidden = pack.lines.length === 0;
    for (const [key, tab] of this.#tabs) {
      tab.setAttribute('aria-pressed', key === state.active);
      const lines = state.packages[key]?.lines.filter((line) => !isBlank(line)).length;
      put(tab, lines === undefined ? this.#ctx.t(`pack.${key}.new`) : `${this.#ctx.t(`pack.${key}`)} (${lines})`);
    }
  }

  /** Adds an empty line and moves to its first field. */
  addLine() {
    const { model, t } = this.#ctx;
    if (model.pack.lines.length >= MOST_LINES) { this.say(t('lines.full', { n: MOST_LINES })); return; }
    const { state, ids } = addLines(model.state, this.#key_, [{}]);
    model.change(state, t('step.added'));
    model.compute();
    this.focusLine(ids[0]);
  }

  focusLine(id, field = 'service') { this.#rows.get(id)?.focus(field); }

  duplicate(id) {
    const { model, t } = this.#ctx;
    const raw = model.pack.lines.find((line) => line.id === id);
    const { state, ids } = addLines(model.state, this.#key_, [raw], id);
    model.change(state, t('step.duplicated'));
    model.compute();
    this.focusLine(ids[0]);
  }

  remove(id, name) {
    const { model, t } = this.#ctx;
    const { lines } = model.pack;
    const index = lines.findIndex((line) => line.id === id);
    model.change(removeLine(model.state, this.#key_, id), t('step.removed', { name }));
    model.compute();
    this.say(t('lines.removed', { name }), { text: t('top.undo'), act: () => { this.#ctx.el.undo(); this.say(''); this.focusLine(id); } });
    const left = model.pack.lines;
    if (left.length) this.focusLine(left[Math.min(index, left.length - 1)].id);
    else focus(this.add);
  }

  /** A sentence beside the table, with at most one thing to do about it. */
  say(text, action) {
    tell(this.#ctx, this.note, text, action ? [action] : []);
  }

  #tab(key) {
    const tab = h('button', { type: 'button', class: 'v-tab', onclick: () => this.#open(key) });
    this.#tabs.set(key, tab);
    return tab;
  }

  #open(key) {
    const { model, t } = this.#ctx;
    const { state } = model;
    if (state.packages[key]) { if (state.active !== key) { model.change({ ...state, active: key }, t('step.package', { pack: t(`pack.${key}`) })); model.compute(); } return; }
    // A second draft starts as a copy of the first; the decision in force is typed in, since nobody but its owner has it.
    const next = key === 'b' ? copyPackage(state, 'a', 'b') : addLines({ ...withPackage(state, key, emptyPackage), active: key }, key, [{}]).state;
    model.change(next, t('step.package', { pack: t(`pack.${key}`) }));
    model.compute();
  }

  #key(event) {
    const input = event.target.closest('[data-cell]');
    if (this.#ctx.readonly || !input || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...this.#rows.values()].filter((row) => row.node.isConnected).sort((a, b) => a.index - b.index);
    const at = rows.findIndex((row) => row.node.contains(input));
    const text = input.localName === 'input';
    const move = event.key === 'Enter' && !(event.shiftKey) ? 1 : event.key === 'Enter' ? -1 : text && event.key === 'ArrowDown' ? 1 : text && event.key === 'ArrowUp' ? -1 : 0;
    if (!move) return;
    event.preventDefault();
    const next = rows[at + move];
    if (next) next.focus(input.dataset.cell);
    else if (event.key === 'Enter' && move === 1) this.addLine();
  }

  #paste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.#ctx.readonly || event.target.localName === 'textarea' || !looksLikeRows(text)) return;
    event.preventDefault();
    this.pasteText(text);
  }

  /** Reads pasted rows into lines; what can't be read is listed, and nothing that was there is lost. */
  pasteText(text) {
    const { model, t, el } = this.#ctx;
    const { lines, problems, refused } = readRows(text, model.calculator.choices, { today: model.calculator.info.date, suppliers: model.calculator.choices[0]?.suppliers });
    if (refused) { this.say(t('problem.person_id')); return; }
    const key = this.#key_;
    const room = MOST_LINES - model.pack.lines.length;
    if (lines.length) {
      const blank = model.pack.lines.filter(isBlank);
      const cleared = blank.reduce((state, line) => removeLine(state, key, line.id), model.state);
      const { state } = addLines(cleared, key, lines.slice(0, room + blank.length));
      model.change(state, t('step.pasted', { n: lines.length }));
    }
    const rest = [...problems.slice(0, 5).map((one) => t(`paste.${one.problem}`, one)), problems.length > 5 && `(${t('check.more', { n: problems.length - 5 })})`].filter(Boolean).join(' ');
    this.say([t('lines.pasted', { n: lines.length }), rest].filter(Boolean).join(' '), lines.length ? { text: t('top.undo'), act: () => { el.undo(); this.say(''); focus(this.add); } } : undefined);
  }
}
