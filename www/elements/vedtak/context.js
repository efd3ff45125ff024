//! What every panel is given: words, numbers, the draft, and the few sentences several panels share.

import { cite } from '../pris/cite.js';
import { format } from '../../lib/format.js';
import { RUNG_STATES, withLine } from './state.js';
import { date } from '../../lib/read/date.js';
import { dated, kroner, problemWords } from './words.js';

let count = 0;

/** The context of one drawing of `el`, in its present language. */
export function context(el) {
  const { words, model } = el;
  const prefix = `v${(count += 1)}`;
  let ids = 0;
  const options = new Map();
  const ctx = {
    el, model, words, readonly: el.hasAttribute('readonly'), t: words.t, lang: words.lang, f: format(words.lang),
    /** The field that has the focus, in either rendering. */
    focused: () => (el.root === el ? document : el.root).activeElement,
    /** An id that no other field has. */
    uid: () => `${prefix}-${(ids += 1)}`,
    /** The id of a panel's heading. */
    anchor: (name) => `${prefix}-${name}`,
    /** The same list object for the same key, so that menus are not rebuilt while someone types. */
    optionsOf: (key, make) => { if (!options.has(key)) options.set(key, make()); return options.get(key); },
    /** The words of a key, or null when there are none. */
    known: (key) => (words.has(key) ? words.t(key) : null),
    /** What a line costs a month. */
    month: (ore) => ((ore ?? null) === null ? words.t('line.cost_unknown') : words.t('compare.month', { amount: kroner(ctx, ore) })),
    /** A sum of a package, with what it rests on: about, or without all lines. `say` is how the amount itself is said. */
    sum: ({ complete, price }, ore, say = (it) => kroner(ctx, it)) => {
      const amount = say(ore);
      if ((ore ?? null) === null) return amount;
      return complete ? [price.totals.approximate && words.t('cost.about'), amount].filter(Boolean).join(' ') : words.t('cost.part', { amount });
    },
    /** A sentence from the engine with its days written out. */
    dated: (text) => dated(ctx, text),
    problem: (problem) => problemWords(ctx, problem),
    problemOfDate: (text) => { if (!text) return null; const read = date(text, { today: model.calculator.info.date }); return read.problem ? read : null; },
    /** What a finding is answered under: its code, and its criterion where it has one. */
    findingKey: (finding) => [finding.code, finding.criterion].filter(Boolean).join('/'),
    /** The heading of an area of need. */
    area: (id) => ctx.known(`area.${id}`) ?? (id || words.t('needs.other')),
    /** Whether the caseworker has written why, at the line or at the whole draft. */
    explained: (owner, finding) => Boolean(owner?.overrides[ctx.findingKey(finding)]?.trim()),
    /** The state with one rung of a line's ladder changed, in the line and among the facts the criteria read. */
    withRung: (state, key, id, rung, patch) => {
      const line = state.packages[key].lines.find((one) => one.id === id);
      const step = { state: RUNG_STATES[0], reason: '', date: '', ...line.ladder[rung], ...patch };
      const next = withLine(state, key, id, { ladder: { ...line.ladder, [rung]: step } });
      const fact = model.calculator.factById.get(`trinn_${line.service}_${rung}`);
      const option = patch.state && fact?.options?.[RUNG_STATES.indexOf(patch.state)];
      return option ? { ...next, facts: { ...next.facts, [fact.id]: option.id } } : next;
    },
    /** Fills a node with a statute and a source, the source as a link where it has an address; `short` where there is little room. */
    cite: (...what) => cite(ctx, ...what),
    /** The engine's own reading of a line: hours a week in the register's count and in the calendar's. */
    lineReadout: (raw, computed) => readout(ctx, raw, computed),
  };
  return ctx;
}

function readout(ctx, raw, computed) {
  const price = computed?.priced.get(raw.id);
  const { t, f } = ctx;
  const parts = [];
  const hours = (minutes) => (typeof minutes === 'number' ? f.number(minutes / 60) : `${f.number(minutes.min / 60)}–${f.number(minutes.max / 60)}`);
  const { time } = price ?? {};
  if (time) parts.push(t('line.hours', { hours: hours(time.iplos_week) }), t('line.hours_month', { hours: hours(time.month) }));
  if (price?.kind) parts.push(t(`kind.${price.kind}`));
  return parts.join(' · ');
}
