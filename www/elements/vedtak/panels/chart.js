//! Two small drawings, each with its table behind it: what the drafts cost a month, and what each line costs month by month.

import { h, svg } from '../../../lib/dom.js';
import { bare, kroner } from '../words.js';

const WIDTH = 640;
const top = (amount) => (amount === null || amount === undefined ? 0 : typeof amount === 'number' ? amount : amount.max);
const low = (amount) => (amount === null || amount === undefined ? 0 : typeof amount === 'number' ? amount : amount.min);

/** Bars for the packages' monthly cost, with the part the person pays set apart. */
export function comparisonChart(ctx, packs) {
  const most = Math.max(1, ...packs.map((one) => top(one.totals.month)));
  const scale = (amount) => (amount / most) * (WIDTH - 330);
  const bars = packs.flatMap((one, index) => {
    const y = index * 34 + 6;
    const user = Math.min(top(one.totals.user?.month), low(one.totals.month));
    const width = scale(low(one.totals.month));
    return [
      svg('text', { x: 0, y: y + 16, class: 'v-svg-label' }, one.name),
      svg('rect', { x: 130, y, width: Math.max(0, width - scale(user)), height: 22, class: 'v-bar v-bar-net' }),
      svg('rect', { x: 130 + Math.max(0, width - scale(user)), y, width: scale(user), height: 22, class: 'v-bar v-bar-user' }),
      svg('rect', { x: 130 + width, y, width: scale(top(one.totals.month)) - width, height: 22, class: 'v-bar v-bar-maybe' }),
      svg('text', { x: 138 + scale(top(one.totals.month)), y: y + 16, class: 'v-svg-number' }, kroner(ctx, one.totals.month)),
    ];
  });
  return [
    h('figcaption', {}, ctx.t('chart.compare')),
    svg('svg', { viewBox: `0 0 ${WIDTH} ${packs.length * 34 + 4}`, class: 'v-svg', 'aria-hidden': 'true', focusable: 'false' }, bars),
    h('p', { class: 'v-legend', 'aria-hidden': 'true' }, h('span', { class: 'v-key v-key-net' }, ctx.t('chart.net')), h('span', { class: 'v-key v-key-user' }, ctx.t('chart.user'))),
  ];
}

/** Months from the first start to the last end, at most 24, with each line's monthly level while it runs. */
export function monthsOf(computed) {
  const running = computed.draft.lines.filter((line) => line.from && computed.priced.get(line.id)?.month !== null && computed.priced.get(line.id)?.month !== undefined);
  if (!running.length) return { months: [], lines: [] };
  const number = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const first = Math.min(...running.map((line) => number(line.from)));
  const ends = running.filter((line) => line.to).map((line) => number(line.to) - (line.to.endsWith('-01') ? 1 : 0));
  const open = running.some((line) => !line.to);
  const last = Math.min(first + 23, Math.max(open ? first + 11 : first, ...ends));
  const months = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const lines = running.map((line) => ({
    line, amount: computed.priced.get(line.id).month,
    on: months.map((month) => month >= number(line.from) && (!line.to || month <= number(line.to) - (line.to.endsWith('-01') ? 1 : 0))),
  }));
  return { months, lines };
}

/** Stacked columns per month, one shade per line, and the same as a table. */
export function timeChart(ctx, computed) {
  const { months, lines } = monthsOf(computed);
  if (months.length < 2 || lines.length === 0) return [];
  const sums = months.map((_, at) => lines.reduce((sum, one) => sum + (one.on[at] ? top(one.amount) : 0), 0));
  const most = Math.max(1, ...sums);
  const step = WIDTH / months.length;
  const height = 120;
  const columns = months.flatMap((_, at) => {
    let y = height;
    return lines.map((one, index) => {
      const tall = one.on[at] ? (top(one.amount) / most) * (height - 6) : 0;
      y -= tall;
      return tall ? svg('rect', { x: at * step + 1, y, width: Math.max(1, step - 2), height: tall, class: `v-bar v-shade-${index % 6}` }) : null;
    }).filter(Boolean);
  });
  const label = (month) => `${String((month % 12) + 1).padStart(2, '0')}.${String(Math.floor(month / 12)).slice(2)}`;
  const every = Math.ceil(months.length / 12);
  const marks = months.map((month, at) => (at % every ? null : svg('text', { x: at * step + step / 2, y: height + 16, 'text-anchor': 'middle', class: 'v-svg-mark' }, label(month)))).filter(Boolean);
  const name = (line) => ctx.model.calculator.byId.get(line.service)?.name ?? line.service;
  return [
    h('figcaption', {}, ctx.t('chart.time')),
    svg('svg', { viewBox: `0 0 ${WIDTH} ${height + 22}`, class: 'v-svg', 'aria-hidden': 'true', focusable: 'false' }, columns, svg('line', { x1: 0, x2: WIDTH, y1: height, y2: height, class: 'v-axis' }), marks),
    h('p', { class: 'v-legend', 'aria-hidden': 'true' }, lines.map((one, index) => h('span', { class: `v-key v-key-${index % 6}` }, name(one.line)))),
    h('details', { class: 'v-fold' }, h('summary', {}, ctx.t('chart.table')), h('div', { class: 'v-scroll', tabindex: 0, role: 'region', 'aria-label': ctx.t('chart.time') },
      h('table', { class: 'v-compare' }, h('caption', { class: 't-hidden' }, ctx.t('chart.time')),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, ctx.t('chart.month')), lines.map((one) => h('th', { scope: 'col' }, name(one.line))))),
        h('tbody', {}, months.map((month, at) => h('tr', {}, h('th', { scope: 'row' }, label(month)), lines.map((one) => h('td', { class: 't-number v-num' }, one.on[at] ? bare(ctx, one.amount) : '–')))))))),
  ];
}
