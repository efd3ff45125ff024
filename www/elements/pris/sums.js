//! The sums of a draft: the month's cost in front, a table by week, month, year and period, who pays, and what the last change did.

import { h, label, put } from '../../lib/dom.js';
import { bare, kroner, spoken } from './words.js';

const PERIODS = ['week', 'month', 'year', 'period'];
/** Two columns beside the periods: a year of round-the-clock help must fit beside the lines. Who pays the rest stands under them. */
const COLUMNS = ['gross', 'net'];
const PAYERS = ['user', 'state'];
/** How long to wait before the change is told, in milliseconds: long enough not to talk over typing. */
export const PAUSE = 600;

export class Sums {
  #ctx;
  #announce;
  #cells = {};
  #told = null;
  #settled = null;
  #timer = 0;

  /** `ctx` has `t` and `f`; `announce` says a sentence to screen readers. */
  constructor(ctx, announce) {
    this.#ctx = ctx;
    this.#announce = announce;
    const { t } = ctx;
    this.total = h('output', { class: 'v-total' });
    this.about = h('span', {});
    this.change = h('span', { class: 'v-change' });
    this.headline = [h('p', { class: 'v-headline' }, this.about, this.total), h('p', { class: 'v-per' }, t('cost.per_month'), this.change)];
    this.body = h('tbody', {}, PERIODS.map((period) => h('tr', { class: `v-row-${period}` }, h('th', { scope: 'row' }, t(`period.${period}`)), COLUMNS.map((column) => this.#cell(period, column)))));
    this.table = h('table', { class: 'v-sums' }, h('caption', { class: 't-hidden' }, t('cost.caption')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('cost.kroner')), COLUMNS.map((column) => h('th', { scope: 'col', class: 'v-num' }, t(`sum.${column}`))))), this.body);
    this.paid = h('ul', { class: 'v-paid' });
  }

  /** Shows the totals of `engine.price`; `draft` names the draft they belong to: another one is no change. */
  update(totals, draft = '') {
    const { t } = this.#ctx;
    const amount = (who, period) => (who === 'gross' ? totals : totals[who])?.[period] ?? null;
    put(this.about, totals.approximate && (totals.month ?? null) !== null ? t('cost.about') : '');
    put(this.total, kroner(this.#ctx, totals.month));
    label(this.total, spoken(this.#ctx, totals.month));
    for (const period of PERIODS) for (const column of COLUMNS) put(this.#cells[`${period} ${column}`], bare(this.#ctx, amount(column, period)));
    const payers = PAYERS.filter((payer) => payer === 'user' || PERIODS.some((period) => ![null, 0].includes(amount(payer, period))));
    putList(this.paid, [...payers.map((payer) => t(`payer.${payer}`, { month: kroner(this.#ctx, amount(payer, 'month')), year: kroner(this.#ctx, amount(payer, 'year')) })), ...onceWords(this.#ctx, totals)]);
    this.#changed(totals.month, draft);
  }

  #cell(period, column) {
    const cell = h('td', { class: 'v-num' });
    this.#cells[`${period} ${column}`] = cell;
    return cell;
  }

  /** Shows at once, and tells after a pause, how the month's cost moved since it was last told. */
  #changed(month, draft) {
    const { t, f } = this.#ctx;
    const now = JSON.stringify(month);
    if (this.#settled?.draft !== draft) { this.#settled = { month, draft }; this.#told = now; put(this.change, ''); return; }
    if (now === this.#told) return;
    this.#told = now;
    const before = this.#settled.month;
    const step = typeof month === 'number' && typeof before === 'number' ? month - before : 0;
    put(this.change, step ? t(step > 0 ? 'cost.up' : 'cost.down', { amount: f.about(Math.abs(step)) }) : '');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#settled = { month, draft };
      if (now === JSON.stringify(before)) return;
      const moved = step && t(step > 0 ? 'cost.spoken_up' : 'cost.spoken_down', { amount: spoken(this.#ctx, Math.abs(step)).replace(' kroner', '') });
      this.#announce([t('cost.spoken', { amount: spoken(this.#ctx, month) }), moved].filter(Boolean).join(', '));
    }, PAUSE);
  }
}

/** What is paid once, which is in no week, month or year. */
export const onceWords = (ctx, { once }) => (once ? [ctx.t('sum.once', { amount: kroner(ctx, once) })] : []);

/** Gives a list its texts, one item each, when they differ from what stands there. */
export function putList(list, texts) {
  const joined = texts.join('\n');
  if (list.dataset.text === joined) return;
  list.dataset.text = joined;
  list.replaceChildren(...texts.map((text) => h('li', {}, text)));
}
