//! P3, what the draft costs: per week, month, year and decision period, for the municipality and the person, and what the last change did.

import { h } from '../../../lib/dom.js';
import { Control, label, put } from '../control.js';
import { FOUR_WEEKS } from '../state.js';
import { bare, kroner } from '../words.js';

const PERIODS = ['week', 'month', 'year', 'period'];
/** Two columns beside the periods: a year of round-the-clock help must fit beside the lines. Who pays the rest stands under them. */
const COLUMNS = ['gross', 'net'];
const PAYERS = ['user', 'state'];
/** How long to wait before the change is told, in milliseconds: long enough not to talk over typing. */
const PAUSE = 600;

export class CostPanel {
  #ctx;
  #cells = {};
  #told = null;
  #settled = null;
  #timer = 0;
  #opened = false;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.total = h('output', { class: 'v-total' });
    this.about = h('span', { class: 'v-approx' });
    this.change = h('span', { class: 'v-change' });
    this.body = h('tbody', {}, PERIODS.map((period) => h('tr', { class: `v-row-${period}` }, h('th', { scope: 'row' }, t(`period.${period}`)), COLUMNS.map((column) => this.#cell(period, column)))));
    this.table = h('table', { class: 'v-sums' }, h('caption', { class: 't-hidden' }, t('cost.caption')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('cost.kroner')), COLUMNS.map((column) => h('th', { scope: 'col', class: 'v-num' }, t(`cost.${column}`))))), this.body);
    this.paid = h('ul', { class: 'v-paid' });
    this.book = new Control(ctx, {
      key: 'book', label: t('cost.book'), kind: 'select', options: [{ value: '', text: t('cost.own_book') }, ...ctx.model.calculator.books.slice(1).map((one) => ({ value: one.id, text: one.text }))],
      read: (state) => (ctx.model.calculator.book === state.book ? state.book : ''), write: (state, book) => ({ ...state, book }),
    });
    this.calendar = new Control(ctx, {
      key: 'calendar', label: t('cost.calendar'), kind: 'select', options: ['', FOUR_WEEKS].map((value) => ({ value, text: t(`calendar.${value || 'year'}`) })),
      read: (state) => state.calendar, write: (state, calendar) => ({ ...state, calendar }),
    });
    this.mode = h('p', { class: 'v-hint' });
    this.notes = h('ul', { class: 'v-notes' });
    this.warnings = h('p', { class: 'v-problem' });
    this.node = h('section', { class: 'v-panel v-panel-cost', 'aria-labelledby': ctx.anchor('cost') },
      ctx.el.heading(1, { id: ctx.anchor('cost'), tabindex: -1, class: 'v-h' }, t('cost.title')),
      h('p', { class: 'v-headline' }, this.about, this.total), h('p', { class: 'v-per' }, t('cost.per_month'), this.change), this.warnings, this.mode, this.table, this.paid,
      h('p', { class: 'v-guard' }, t('cost.guard'), ' ', h('strong', {}, t('cost.forsvarlig'))), this.fold = h('details', { class: 'v-fold' }, h('summary', {}, t('cost.about_numbers')), this.book.node, this.calendar.node, this.notes));
  }

  update(results) {
    const { t, model } = this.#ctx;
    const computed = results.packages[model.state.active];
    const { totals, mode, mode_text: modeText } = computed.price;
    const amount = (who, period) => (who === 'gross' ? totals : totals[who])?.[period] ?? null;
    // A list without the price is why one would choose another: then the choice is in sight.
    const missing = computed.price.problems.some((one) => one.code === 'mangler-pris');
    if (missing && !this.#opened) this.fold.open = true;
    this.#opened = missing;
    this.book.node.hidden = this.#ctx.model.calculator.books.length < 2;
    this.book.update(model.state);
    this.calendar.update(model.state);
    put(this.about, totals.approximate ? t('cost.about') : '');
    put(this.total, kroner(this.#ctx, totals.month));
    label(this.total, this.#ctx.f.spoken(totals.month));
    for (const period of PERIODS) for (const column of COLUMNS) put(this.#cells[`${period} ${column}`], bare(this.#ctx, amount(column, period)));
    const payers = PAYERS.filter((payer) => payer === 'user' || PERIODS.some((period) => ![null, 0].includes(amount(payer, period))));
    this.#list(this.paid, payers.map((payer) => t(`cost.${payer}_pays`, { month: kroner(this.#ctx, amount(payer, 'month')), year: kroner(this.#ctx, amount(payer, 'year')) })));
    put(this.warnings, computed.complete ? '' : t('cost.incomplete'));
    put(this.mode, [this.#ctx.words.has(`mode.${mode}`) && t(`mode.${mode}`), computed.price.calendar === FOUR_WEEKS && t('calendar.bdo_fire_uker')].filter(Boolean).join(' · '));
    this.#list(this.notes, [totals.approximate && t('cost.approximate'), modeText, this.#book(), ...new Set(computed.price.lines.flatMap((line) => line.notes)), t('cost.rounding'), t('cost.prices', { date: this.#ctx.f.date(results.info.date) })].filter(Boolean));
    this.#changed(totals.month, model.state.active);
  }

  #book() {
    const { calculator } = this.#ctx.model;
    return calculator.book ? this.#ctx.t('cost.from_book', { book: calculator.books.find((one) => one.id === calculator.book).text }) : '';
  }

  #cell(period, column) {
    const cell = h('td', { class: 'v-num' });
    this.#cells[`${period} ${column}`] = cell;
    return cell;
  }

  #list(list, texts) {
    const joined = texts.join('\n');
    if (list.dataset.text === joined) return;
    list.dataset.text = joined;
    list.replaceChildren(...texts.map((text) => h('li', {}, text)));
  }

  /** Shows at once, and tells after a pause, how the month's cost moved since it was last told. */
  #changed(month, pack) {
    const { t, f, el } = this.#ctx;
    if (this.#settled?.pack !== pack) { this.#settled = { month, pack }; this.#told = JSON.stringify(month); put(this.change, ''); return; }
    const before = this.#settled.month;
    const step = typeof month === 'number' && typeof before === 'number' ? month - before : null;
    const text = JSON.stringify(month) === JSON.stringify(before) ? null
      : step === null ? '' : t(step > 0 ? 'cost.up' : 'cost.down', { amount: f.about(Math.abs(step)) });
    if (text !== null) put(this.change, text);
    if (JSON.stringify(month) === this.#told) return;
    this.#told = JSON.stringify(month);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#settled = { month, pack };
      if (text === null) return;
      const moved = step === null ? '' : t(step > 0 ? 'cost.spoken_up' : 'cost.spoken_down', { amount: f.spoken(Math.abs(step)).replace(' kroner', '') });
      el.announce([t('cost.spoken', { amount: f.spoken(month) }), moved].filter(Boolean).join(', '));
    }, PAUSE);
  }
}
