//! One line of the draft: its row of fields, what the engine makes of it, and the rest of the line folded away until asked for.

import { h } from '../../../lib/dom.js';
import { Control, label, press, put } from '../control.js';
import { withLine } from '../state.js';
import { spread } from '../paste.js';
import { date, shown, addDays } from '../../../lib/read/date.js';
import { bare, everyWords, spoken } from '../words.js';
import { everyOf } from '../draft.js';
import { LineDetails } from './details.js';

const EVERY = ['days:1', 'weeks:1', 'weeks:2', 'weeks:3', 'weeks:4', 'months:1', 'years:1', 'once'];

export class LineRow {
  #ctx;
  #key;
  #controls = {};
  #details = null;
  #open = false;
  #seen = {};

  constructor(ctx, panel, key, id) {
    this.#ctx = ctx;
    this.#key = key;
    this.id = id;
    const { t } = ctx;
    const bound = (name, more) => {
      const control = (this.#controls[name] = this.control(name, { label: t(`column.${name}`), hidden: true, ...more }));
      control.input.dataset.cell = name;
      return control;
    };
    const cell = (name, more) => {
      const control = bound(name, more);
      return h(name === 'service' ? 'th' : 'td', { role: name === 'service' ? 'rowheader' : 'cell', scope: name === 'service' ? 'row' : null, class: `v-c-${name}` },
        h('span', { class: 'v-cell-label', 'aria-hidden': 'true' }, t(`column.${name}`)), control.node);
    };
    this.cost = h('span', { class: 'v-cost', 'aria-hidden': 'true' });
    this.spoken = h('span', { class: 't-hidden' });
    this.trace = press(t('line.trace'), () => ctx.el.panels.trace.show(id));
    this.readout = h('span', { class: 'v-readout' });
    this.problems = h('div', { class: 'v-problems', id: ctx.uid() });
    this.checks = h('button', { type: 'button', class: 'v-chip', hidden: true, onclick: () => ctx.el.panels.check.show(id) });
    const { id: moreId } = (this.more = h('div', { class: 'v-more', id: ctx.uid(), hidden: true }));
    this.toggle = press('', () => this.unfold(!this.#open), { 'aria-expanded': 'false', 'aria-controls': moreId });
    this.copy = press(t('line.duplicate'), () => panel.duplicate(id), { class: 'v-link v-edit' });
    this.drop = press(t('line.remove'), () => panel.remove(id, this.name), { class: 'v-link v-edit' });
    this.node = h('tbody', { role: 'rowgroup', class: 'v-line' },
      h('tr', { role: 'row' },
        cell('service', { kind: 'select', tidy: (state) => state }), cell('times', { inputmode: 'numeric' }),
        cell('amount', { tidy: (state) => this.#spread(state), placeholder: t('line.amount_example') }), cell('every', { kind: 'select' }),
        cell('from', { tidy: (state) => this.#dated(state, 'from'), placeholder: t('line.date_example') }), cell('to', { tidy: (state) => this.#dated(state, 'to') }),
        h('td', { role: 'cell', class: 'v-c-month v-num' }, h('span', { class: 'v-cell-label', 'aria-hidden': 'true' }, t('column.month')), this.cost, this.spoken)),
      h('tr', { role: 'row', class: 'v-under' }, h('td', { role: 'cell', colspan: 7 },
        this.problems, h('div', { class: 'v-underline' }, this.supplier = h('span', { class: 'v-supplier' }, h('span', { 'aria-hidden': 'true' }, t('column.supplier')), bound('supplier', { kind: 'select' }).node), this.readout, this.checks, h('span', { class: 'v-line-actions' }, this.toggle, this.trace, this.copy, this.drop)), this.more)));
  }

  /** A control bound to one text of this line. */
  control(name, spec) {
    return new Control(this.#ctx, {
      key: `${this.#key}/${this.id}/${name}`,
      read: (state) => this.line(state)?.[name] ?? '', write: (state, text) => withLine(state, this.#key, this.id, { [name]: text }), ...spec,
    });
  }

  update(raw, index, computed, results) {
    if (!this.#open && this.#same(raw, index, computed)) return;
    const { t, model } = this.#ctx;
    const { choices, byId, book } = model.calculator;
    const service = byId.get(raw.service);
    this.index = index;
    this.name = service?.name ?? (raw.service || t('line.unnamed', { n: index + 1 }));
    this.#options(raw, choices, service, book);
    const problems = new Map((computed?.problems.get(raw.id) ?? []).map((one) => [one.field, one]));
    for (const one of computed?.priceProblems ?? []) if (one.line === raw.id && !problems.has(one.field)) problems.set(one.field ?? 'amount', one);
    for (const [name, control] of Object.entries(this.#controls)) {
      label(control.input, `${t(`column.${name}`)}, ${t('line.number', { n: index + 1 })}`);
      control.update(model.state, problems.get(name));
    }
    this.#explain(problems);
    this.#show(raw, service, computed);
    this.#chip(raw, computed);
    if (this.#open) this.#details.update(raw, index, computed, results, problems);
    const actions = t('line.number', { n: index + 1 });
    put(this.toggle, t(this.#open ? 'line.less' : 'line.more'));
    for (const [button, word] of [[this.toggle, this.#open ? 'line.less' : 'line.more'], [this.trace, 'line.trace'], [this.copy, 'line.duplicate'], [this.drop, 'line.remove']]) label(button, `${t(word)}, ${actions} ${this.name}`);
  }

  /** Whether nothing this row shows has changed: thirty rows are looked at for every keystroke in one of them. */
  #same(raw, index, computed) {
    const priced = computed?.priced.get(raw.id);
    const problems = computed?.priceProblems.filter((one) => one.line === raw.id) ?? [];
    const findings = computed?.found.get(raw.id) ?? [];
    const typing = this.node.contains(this.#ctx.focused());
    const signature = JSON.stringify([index, typing, priced && [priced.month, priced.year, priced.period, priced.user?.month, priced.kind, priced.time], problems, findings.map((one) => [one.severity, this.#ctx.findingKey(one)])]);
    const same = !typing && this.#seen.raw === raw && this.#seen.signature === signature;
    this.#seen = { raw, signature };
    return same;
  }

  /** Moves to a field of the row, or unfolds the rest of the line and moves to a field there. */
  focus(field = 'service') {
    if (!(field in this.#controls)) {
      this.unfold(true);
      this.#ctx.model.compute();
      if (this.#details.focus(field)) return;
    }
    const control = this.#controls[field] ?? this.#controls.service;
    control.input.focus();
    if (control.input.localName === 'input') control.input.select();
  }

  unfold(open) {
    this.#open = open;
    this.more.hidden = !open;
    this.toggle.setAttribute('aria-expanded', open);
    if (open && !this.#details) {
      this.#details = new LineDetails(this.#ctx, this, this.#key);
      this.more.append(this.#details.node);
    }
    this.#ctx.model.schedule();
  }

  line(state) { return state.packages[this.#key]?.lines.find((line) => line.id === this.id); }

  #options(raw, choices, service, book) {
    const { t, optionsOf } = this.#ctx;
    const gone = raw.service && !service ? raw.service : '';
    this.#controls.service.setOptions(optionsOf(`service ${book} ${gone}`, () => [
      { value: '', text: t('line.choose') }, ...(gone ? [{ value: gone, text: t('line.gone', { id: gone }), disabled: true }] : []),
      ...choices.map((one) => ({ value: one.id, text: one.name })),
    ]));
    const other = EVERY.includes(raw.every) ? '' : raw.every;
    this.#controls.every.setOptions(optionsOf(`every ${other}`, () => [...EVERY, ...(other ? [other] : [])].map((value) => ({ value, text: everyWords(this.#ctx, everyOf(value)) }))));
    const suppliers = service?.suppliers ?? [];
    const lost = raw.supplier && !suppliers.some((one) => one.id === raw.supplier) ? raw.supplier : '';
    // A choice of one is no choice: most services have only the municipality itself.
    this.supplier.hidden = !lost && suppliers.every((one) => one.id === 'kommune');
    this.#controls.supplier.setOptions(optionsOf(`supplier ${book} ${service?.id} ${lost}`, () => [
      { value: '', text: t('line.own') }, ...suppliers.filter((one) => one.id !== 'kommune').map((one) => ({ value: one.id, text: one.text })),
      ...(lost ? [{ value: lost, text: lost }] : []),
    ]));
  }

  #spread(state) {
    const raw = this.line(state);
    if (!raw?.amount.trim()) return state;
    const patch = spread(raw.amount.trim(), this.#ctx.model.service(raw.service)?.units);
    return Object.entries(patch).every(([name, text]) => raw[name] === text) ? state : withLine(state, this.#key, this.id, patch);
  }

  #dated(state, field) {
    const raw = this.line(state);
    const { date: today } = this.#ctx.model.calculator.info;
    const start = date(raw?.from ?? '', { today }).value;
    const read = date(raw?.[field] ?? '', { today, start });
    if (read.problem) return state;
    const text = shown(read.relative && field === 'to' ? addDays(read.value, -1) : read.value);
    return text === raw[field] ? state : withLine(state, this.#key, this.id, { [field]: text });
  }

  /** The cells' explanations stand under the row, where there is room; each field points to them. */
  #explain(problems) {
    const texts = [];
    for (const name of ['service', 'times', 'amount', 'every', 'from', 'to', 'supplier']) {
      const { problem, input } = this.#controls[name];
      if (problem) { texts.push(`${this.#ctx.t(`column.${name}`)}: ${problem}`); input.setAttribute('aria-describedby', this.problems.id); } else input.removeAttribute('aria-describedby');
    }
    for (const [field, one] of problems) if (!(field in this.#controls) && one.message) texts.push(this.#ctx.problem(one));
    const text = texts.join('\n');
    if (this.problems.dataset.text === text) return;
    this.problems.dataset.text = text;
    this.problems.replaceChildren(...texts.map((one) => h('p', { class: 'v-problem' }, one)));
  }

  #show(raw, service, computed) {
    const { t } = this.#ctx;
    const priced = computed?.priced.get(raw.id);
    const amount = (raw.every === 'once' ? priced?.period : priced?.month) ?? null;
    put(this.cost, raw.decision === 'refused' ? t('line.refused') : bare(this.#ctx, amount));
    put(this.spoken, amount === null ? t('line.cost_unknown') : spoken(this.#ctx, amount));
    this.trace.hidden = !priced?.time && amount === null;
    put(this.readout, this.#ctx.lineReadout(raw, computed));
  }

  #chip(raw, computed) {
    const mine = computed?.found.get(raw.id) ?? [];
    const open = mine.filter((one) => one.severity !== 'note' && !this.#ctx.explained(raw, one));
    this.checks.hidden = mine.length === 0;
    put(this.checks, open.length ? this.#ctx.t('line.checks', { n: new Set(open.map((one) => one.code)).size }) : this.#ctx.t('line.checked'));
    this.checks.dataset.state = open.some((one) => one.severity === 'must_explain') ? 'must' : open.length ? 'check' : 'ok';
  }
}

