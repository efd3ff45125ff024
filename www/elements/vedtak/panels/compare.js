//! P4, the decision in force beside draft A and draft B: line by line in words and numbers, and what the draft does to the decision.

import { h, replace } from '../../../lib/dom.js';
import { Control } from '../control.js';
import { hint, panel, table, wide } from '../parts.js';
import { OUTCOMES, PACKAGES, withPackage } from '../state.js';
import { left, points } from '../points.js';
import { kroner, readingWords } from '../words.js';
import { comparisonChart, timeChart } from './chart.js';

export class ComparePanel {
  #ctx;
  #drawn = [];

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.outcomes = ['a', 'b'].map((key) => new Control(ctx, {
      key: `${key}/outcome`, label: t('compare.outcome', { pack: t(`pack.${key}`) }), kind: 'select', options: OUTCOMES.map((value) => ({ value, text: t(`outcome.${value || 'none'}`) })),
      read: (state) => state.packages[key]?.outcome ?? '', write: (state, text) => withPackage(state, key, (pack) => ({ ...pack, outcome: text })),
    }));
    this.table = wide(t('compare.caption'));
    this.chart = h('figure', { class: 'v-chart' });
    this.time = h('figure', { class: 'v-chart' });
    this.hint = hint(t('compare.hint'));
    this.node = panel(ctx, 'compare', this.hint, h('div', { class: 'v-grid' }, this.outcomes.map((one) => one.node)), this.table, this.chart, this.time);
  }

  update(results) {
    const { model } = this.#ctx;
    const { state } = model;
    const keys = PACKAGES.filter((key) => results.packages[key]);
    this.outcomes.forEach((one, index) => { one.node.hidden = !state.packages[index ? 'b' : 'a']; one.update(state); });
    const computed = keys.map((key) => results.packages[key]);
    if (computed.length === this.#drawn.length && computed.every((one, index) => one === this.#drawn[index])) return;
    this.#drawn = computed;
    const several = keys.length > 1;
    this.hint.hidden = several;
    this.table.hidden = !several;
    this.chart.hidden = computed.filter((one) => (one.price.totals.month ?? null) !== null).length < 2;
    if (several) {
      replace(this.table, this.#draw(keys, results));
      replace(this.chart, comparisonChart(this.#ctx, keys.map((key) => ({ name: this.#ctx.t(`pack.${key}`), totals: results.packages[key].price.totals, sum: this.#ctx.sum(results.packages[key], results.packages[key].price.totals.month) }))));
    }
    const unfolded = this.time.querySelector('details')?.open;
    replace(this.time, timeChart(this.#ctx, model.computed));
    if (unfolded) this.time.querySelector('details')?.setAttribute('open', '');
  }

  #draw(keys, results) {
    const { t, model, f } = this.#ctx;
    const services = [...new Set(keys.flatMap((key) => results.packages[key].draft.lines.map((line) => line.service).filter(Boolean)))];
    const base = keys[0];
    const lines = (key, service) => results.packages[key].draft.lines.filter((line) => line.service === service);
    const refused = (line) => Object.values(line.amount ?? {})[0] === 0;
    const said = (key, service) => lines(key, service).map((line) => (refused(line) ? t('line.refused') : readingWords(this.#ctx, results.packages[key].read.get(line.id)?.granted)));
    const says = (key, service) => said(key, service).map((words) => words || t('compare.nothing')).join(' + ');
    const month = (key, service) => sum(lines(key, service).map((line) => (refused(line) ? 0 : results.packages[key].priced.get(line.id)?.month ?? null)));
    const cell = (key, service) => {
      if (!lines(key, service).length) return h('td', {}, key !== base && lines(base, service).length ? t('compare.ends') : '–');
      const [now, before] = [month(key, service), month(base, service)];
      // Of an amount nobody has filled in, one cannot say whether it is the same.
      const word = key === base ? '' : !lines(base, service).length ? t('compare.new') : ![...said(key, service), ...said(base, service)].every(Boolean) ? '' : says(key, service) === says(base, service) ? t('compare.same') : t('compare.changed');
      const moved = word && typeof now === 'number' && typeof before === 'number' && now !== before ? `, ${t(now > before ? 'compare.more' : 'compare.less', { amount: f.about(Math.abs(now - before)) })}` : '';
      return h('td', {}, h('span', {}, says(key, service)), h('br'), h('span', { class: 't-number' }, this.#ctx.month(now)), word && [h('br'), h('span', { class: 'v-word' }, word + moved)]);
    };
    const total = (name, pick) => [t(name), ...keys.map((key) => h('td', { class: 't-number' }, pick(results.packages[key])))];
    return table(t('compare.caption'), [t('column.service'), ...keys.map((key) => t(`pack.${key}`))],
      services.map((service) => [model.nameOf(service), ...keys.map((key) => cell(key, service))]),
      [total('compare.gross', (one) => this.#ctx.sum(one, one.price.totals.month)), total('compare.user', (one) => kroner(this.#ctx, one.price.totals.user?.month)),
        total('compare.net', (one) => this.#ctx.sum(one, one.price.totals.net?.month)), total('compare.findings', (one) => String(left(points(this.#ctx, one.raw, one.findings)).must_explain))]);
  }
}

/** Adds amounts the engine has already rounded, to place several lines of one service in one cell. */
function sum(amounts) {
  if (amounts.some((one) => one === null)) return null;
  const ends = (one) => (typeof one === 'number' ? [one, one] : [one.min, one.max]);
  const [min, max] = amounts.map(ends).reduce(([low, high], [a, b]) => [low + a, high + b], [0, 0]);
  return min === max ? min : { min, max };
}
