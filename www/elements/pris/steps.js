//! How an amount is worked out, step by step, as nodes: label, value, formula, rate with kind and source, rounding.

import { h } from '../../lib/dom.js';
import { cite } from './cite.js';
import { dated } from './words.js';

/** One step of a trace as a list item; `ctx` has `t` and `f`. The engine writes it in bokmål, whatever the page is in. */
export function stepNode(ctx, step) {
  const { rate } = step;
  const source = h('p', { class: 'v-source' });
  if (rate) cite(ctx, source, null, rate.source);
  return h('li', { lang: 'nb' }, h('p', {}, h('span', {}, step.label), ' ', h('strong', { class: 't-number' }, step.value)),
    step.formula ? h('p', { class: 'v-formula' }, dated(ctx, step.formula)) : null,
    rate ? h('p', {}, `${rateWords(ctx, rate)} `, h('span', { class: 'v-tag' }, rate.kind), rate.note ? ` ${rate.note}` : '') : null,
    source, step.rounding ? h('p', { class: 'v-hint' }, step.rounding) : null);
}

/** "Sats: 245,00 kr, gjelder fra 1. januar 2026." */
export const rateWords = (ctx, rate) => `${[ctx.t('trace.rate'), rate.amount, rate.unit?.trim()].filter(Boolean).join(' ')}, ${ctx.t('trace.from', { date: ctx.f.date(rate.from) })}.`;
