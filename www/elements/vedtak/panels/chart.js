//! Two small drawings, each with its table behind it: what the drafts cost a month, and what each line costs month by month.

import { h, svg } from '../../../lib/dom.js';
import { bare, kroner } from '../words.js';
import { fold, hint, table, wide } from '../parts.js';

const WIDTH = 640;
const top = (amount) => amount?.max ?? amount ?? 0;
const low = (amount) => amount?.min ?? amount ?? 0;

const legend = (keys) => h('p', { class: 'v-legend', 'aria-hidden': 'true' }, keys.filter(Boolean).map(([key, text]) => h('span', { class: `v-key v-key-${key}` }, text)));

/** Bars for the packages' monthly cost, with the part the person pays set apart. `sum` is the cost in words, which say when a line is left out. */
export function comparisonChart(ctx, packs) {
  const most = Math.max(1, ...packs.map((one) => top(one.totals.month)));
  const scale = (amount) => (amount / most) * WIDTH;
  const rows = packs.flatMap((one) => {
    const user = Math.min(top(one.totals.user?.month), low(one.totals.month));
    const width = scale(low(one.totals.month));
    const part = (x, wide, name) => svg('rect', { x, y: 0, width: Math.max(0, wide), height: 22, class: `v-bar v-bar-${name}` });
    return [
      h('span', {}, one.name),
      svg('svg', { viewBox: `0 0 ${WIDTH} 22`, preserveAspectRatio: 'none', class: 'v-svg v-svg-bar', focusable: 'false' }, part(0, width - scale(user), 'net'), part(width - scale(user), scale(user), 'user'), part(width, scale(top(one.totals.month)) - width, 'maybe')),
      h('span', { class: 't-number' }, one.sum),
    ];
  });
  return [
    h('figcaption', {}, ctx.t('chart.compare')), h('div', { class: 'v-bars', 'aria-hidden': 'true' }, rows),
    legend([['net', ctx.t('chart.net')], ['user', ctx.t('chart.user')], packs.some((one) => low(one.totals.month) < top(one.totals.month)) && ['maybe', ctx.t('chart.maybe')]]),
  ];
}

/** Months from the first start to the last end, at most 24, with each line's monthly level and the part of each month it runs. */
export function monthsOf(computed) {
  const running = computed.draft.lines.filter((line) => line.from && (computed.priced.get(line.id)?.month ?? null) !== null);
  if (!running.length) return { months: [], lines: [] };
  const number = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const first = Math.min(...running.map((line) => number(line.from)));
  const end = ({ to }) => number(to) - (to.endsWith('-01') ? 1 : 0);
  const ends = running.filter((line) => line.to).map(end);
  const open = running.some((line) => !line.to);
  const last = Math.min(first + 23, Math.max(open ? first + 11 : first, ...ends));
  const months = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const lines = running.map((line) => ({
    line, amount: computed.priced.get(line.id).month,
    on: months.map((month) => {
      const [start, next] = [month, month + 1].map((at) => Date.UTC(2000, at - 24_000));
      return Math.max(0, Math.min(line.to ? Date.parse(line.to) : next, next) - Math.max(Date.parse(line.from), start)) / (next - start);
    }),
  }));
  return { months, lines };
}

/** At most this many shades; the smallest services share the last one. */
const SHADES = 6;

/** Lines of the same service as one, the dearest first, and the rest together. */
function grouped(ctx, lines) {
  const groups = new Map();
  for (const { line, amount, on } of lines) {
    const group = groups.get(line.service) ?? { name: ctx.model.nameOf(line.service), sums: on.map(() => ({ min: 0, max: 0 })) };
    group.sums = group.sums.map((sum, at) => ({ min: sum.min + low(amount) * on[at], max: sum.max + top(amount) * on[at] }));
    groups.set(line.service, group);
  }
  const most = (group) => Math.max(...group.sums.map((sum) => sum.max));
  const sorted = [...groups.values()].sort((a, b) => most(b) - most(a));
  const rest = sorted.slice(SHADES - 1);
  if (rest.length < 2) return sorted;
  const joined = rest[0].sums.map((_, at) => rest.reduce((sum, one) => ({ min: sum.min + one.sums[at].min, max: sum.max + one.sums[at].max }), { min: 0, max: 0 }));
  return [...sorted.slice(0, SHADES - 1), { name: ctx.t('chart.rest'), sums: joined }];
}

/** Stacked columns per month, one shade per service, and the same as a table. */
export function timeChart(ctx, computed) {
  const { months, lines } = monthsOf(computed);
  if (months.length < 2) return [];
  const groups = grouped(ctx, lines);
  const highest = Math.max(1, ...months.map((_, at) => groups.reduce((sum, one) => sum + one.sums[at].max, 0)));
  const step = WIDTH / months.length;
  const height = 120;
  // What is the same every month is the month's cost, which stands above: no picture.
  if (lines.every(({ on }) => on.every(Boolean))) return [];
  const unsure = groups.some((one) => one.sums.some((sum) => sum.min < sum.max));
  const columns = months.flatMap((_, at) => {
    let y = height;
    return groups.flatMap((one, index) => [[one.sums[at].min, ''], [one.sums[at].max - one.sums[at].min, ' v-unsure']].map(([amount, more]) => {
      const tall = (amount / highest) * height;
      y -= tall;
      return tall ? svg('rect', { x: at * step + 1, y, width: Math.max(1, step - 2), height: tall, class: `v-bar v-shade-${index}${more}` }) : null;
    }));
  }).filter(Boolean);
  const label = (month) => `${String((month % 12) + 1).padStart(2, '0')}.${String(Math.floor(month / 12)).slice(2)}`;
  const every = Math.ceil(months.length / 6);
  const marks = months.map((month, at) => h('span', {}, at % every ? '' : label(month)));
  const behind = () => table(ctx.t('chart.time'), [ctx.t('chart.month'), ...groups.map((one) => one.name)],
    months.map((month, at) => [label(month), ...groups.map((one) => h('td', { class: 't-number v-num' }, one.sums[at].max ? bare(ctx, one.sums[at]) : '–'))]));
  const box = wide(ctx.t('chart.time'));
  return [
    h('figcaption', {}, ctx.t('chart.time')),
    h('div', { 'aria-hidden': 'true' }, h('p', { class: 'v-scale' }, kroner(ctx, highest)), svg('svg', { viewBox: `0 0 ${WIDTH} ${height + 1}`, class: 'v-svg', focusable: 'false' }, columns, svg('line', { x1: 0, x2: WIDTH, y1: height, y2: height, class: 'v-axis' })),
      h('div', { class: 'v-marks' }, marks)),
    legend([...groups.map((one, index) => [index, one.name]), unsure && ['maybe', ctx.t('chart.maybe')]]),
    !computed.complete && hint(ctx.t('chart.incomplete')),
    fold(ctx.t('chart.table'), () => box.firstChild ?? box.append(behind()), box),
  ];
}
