//! Reads the mapped fields of a form into a draft that the engine prices, line by line, and says what could not be read.

import { addDays, date } from '../../lib/read/date.js';
import { interval, kroner, whole } from '../../lib/read/number.js';
import { phrase } from '../../lib/read/amount.js';
import { add, count, often, quantity, time } from './amount.js';
import { find, say } from './controls.js';
import { valuesOf } from './mapping.js';
import { placeOf, suggestion } from './report.js';

const COUNTS = ['visits', 'attendances', 'days', 'months', 'units'];
const AMOUNTS = ['minutes', 'hours', ...COUNTS, 'amount'];
/** What a field outside the rows says, it says about every row. */
const SHARED = ['unit', 'times', 'every-weeks', 'every', 'from', 'to', 'supplier', 'helpers', 'level'];
const UNITS = { t: 'hours', time: 'hours', timer: 'hours', timar: 'hours', min: 'minutes', minutt: 'minutes', minutter: 'minutes', besøk: 'visits', døgn: 'days', dager: 'days', dagar: 'days', måned: 'months', måneder: 'months', månad: 'months', månader: 'months', stk: 'units', oppmøte: 'attendances', oppmøter: 'attendances' };

/**
 * `{ lines, recipient, problems, found }`: `lines` = `[{ line, row, name, problems, waiting }]` in the order of the page, where
 * `line` is for the draft (null while something is missing), `waiting` names what the line still lacks; `found` tells whether any
 * mapped field is there. `services`: id to `{ name, units }`.
 */
export function readForm(form, mapping, { services, today, report }) {
  const rows = new Map();
  const rowOf = (element) => (mapping.line && element.closest(mapping.line)) || null;
  const inForm = (row) => row !== null && row !== form && !row.contains(form) ? row : null;
  let found = false;
  for (const spec of mapping.fields.filter((it) => it.selector)) {
    for (const element of find(form, spec.selector)) {
      found = true;
      const row = inForm(rowOf(element));
      if (!rows.has(row)) rows.set(row, new Map());
      const fields = rows.get(row);
      if (!fields.has(spec.name)) fields.set(spec.name, []);
      fields.get(spec.name).push({ spec, element });
    }
  }
  const outside = rows.get(null) ?? new Map();
  const order = [...rows.keys()].filter(Boolean).sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  // What stands outside the rows is a line of its own only when it names a service, or when there are no rows.
  if (outside.has('service') || (!order.length && (mapping.marked || !mapping.line))) order.push(null);
  const lines = order.map((row, at) => readLine(new Scope({ form, fields: rows.get(row) ?? new Map(), shared: row ? outside : new Map(), mapping, report }), { row, id: String(at + 1), services, today, report }));
  const { recipient, problems } = readRecipient(form, rows, mapping, report);
  return { lines: lines.filter((it) => !it.blank), recipient, problems, found };
}

/** The fields of one line, with what the mapping fixes and what stands outside the rows. */
class Scope {
  constructor({ form, fields, shared, mapping, report }) {
    Object.assign(this, { form, fields, shared, mapping, report });
  }

  #found(name) { return this.fields.get(name) ?? (SHARED.includes(name) ? this.shared.get(name) : undefined) ?? []; }

  /** Whether the form has such a field, or the mapping says it. */
  has(name) { return this.#found(name).length > 0 || this.#fixed(name) !== null; }

  /** Each text the fields with this name hold: `[{ text, known, unit, bad, place, fixed }]`; `known` tells it was found among the mapping's values, `fixed` that nobody types it. */
  texts(name) {
    const found = this.#found(name);
    const values = new Map(found.flatMap(({ spec, element }) => [...(spec.values ?? (spec.marked ? valuesOf(element, placeOf(element), this.report) : null) ?? [])]));
    const said = found.flatMap(({ spec, element }) => say(this.form, element, this.report).map((it) => ({ ...it, spec, place: placeOf(element), fixed: element.type === 'hidden' })));
    const all = said.filter(({ text, bad }) => bad || text.trim() !== '').map(({ text, label, bad, spec, place, fixed }) => {
      const key = [text, text.trim(), label].find((it) => values.has(it));
      return { text: key === undefined ? text.trim() : values.get(key), known: key !== undefined, unit: spec.unit, bad, place, fixed };
    });
    const fixed = this.#fixed(name);
    return all.length || fixed === null ? all : [{ text: fixed, known: true, unit: null, bad: false, place: `fields.${name}`, fixed: true }];
  }

  #fixed(name) { return this.mapping.fields.find((it) => it.name === name && it.value !== undefined)?.value ?? null; }
}

function readLine(scope, { row, id, services, today, report }) {
  const problems = [];
  const waiting = [];
  /** Reads every text of a field; what can't be read is a problem, told to the developer when it rests. */
  const read = (name, one) => scope.texts(name).map((it) => {
    const answer = it.bad ? { problem: ['from', 'to'].includes(name) ? 'unreadable_date' : 'unreadable' } : one(it.text, it.unit);
    if (answer.problem && answer.problem !== 'empty') problems.push({ field: name, place: it.place, ...answer });
    return answer;
  });
  const usable = (answers) => answers.filter((it) => !it.problem);

  const chosen = scope.texts('service').filter((it) => it.text !== null);
  const left = scope.texts('service').length > chosen.length;
  const service = chosen.length === 1 ? services.get(chosen[0].text) : null;
  if (chosen.length > 1) {
    report('line-ambiguous', chosen[0].place, 'one line has several services', 'mark the element around each with data-tildeling-line, or give "line" in the mapping');
    problems.push({ field: 'service', problem: 'several_services' });
  } else if (chosen.length === 1 && !service) {
    report('service-unknown', chosen[0].place, chosen[0].known ? `«${chosen[0].text}» is no service that is priced here` : 'holds a value that is no service and has no place in the values', chosen[0].known ? suggestion(chosen[0].text, [...services.keys()]) : 'add the value to data-tildeling-values, with the id of a service or null for «not a service»');
    problems.push({ field: 'service', problem: 'no_service' });
  }

  const amount = readAmount(scope, read, service, problems);
  const started = AMOUNTS.some((name) => begun(scope, name));
  if (!amount && !problems.length) waiting.push('amount');
  const every = readEvery(scope, read, amount, waiting);
  const times = amount?.times ?? usable(read('times', (text) => interval(text, (end) => whole(end, { max: 999 }))))[0];
  const helpers = usable(read('helpers', (text) => whole(text, { min: 1, max: 9 })))[0]?.value;
  const from = usable(read('from', (text) => date(text, { today })))[0]?.value;
  const last = usable(read('to', (text) => date(text, { today, start: from })))[0];
  const to = last && (last.relative ? last.value : addDays(last.value, 1));
  if (from && to && to <= from) problems.push({ field: 'to', problem: 'ends_before_start' });
  if (!chosen.length) waiting.unshift('service');
  const blank = left || (!chosen.length && !started);
  const priced = ['service', ...AMOUNTS, 'unit', 'times', 'every', 'every-weeks', 'helpers'];
  const ready = service && amount && !waiting.length && !problems.some((it) => priced.includes(it.field));
  const line = ready ? {
    id, service: service.id, amount: amount.amount, ...(every && { every }),
    ...(times !== undefined && { times: typeof times === 'number' ? times : quantity({ min: 0, max: 999, ...times }) }),
    ...(from && { from }), ...(to && !(from && to <= from) && { to }), ...(helpers && { helpers }),
    ...plainText(scope, 'supplier', 'supplier'), ...plainText(scope, 'level', 'place_level'),
  } : null;
  return { id, row, name: service?.name ?? null, line, problems, waiting, blank };
}

/** Whether someone has typed something other than nothing or zero in an amount. */
const begun = (scope, name) => scope.texts(name).some((it) => !it.fixed && (it.bad || /[^0.,\s]/.test(it.text ?? '')));

const plainText = (scope, name, key) => {
  const [first] = scope.texts(name);
  return first?.text ? { [key]: first.text } : {};
};

/** `{ amount, every?, times? }`, or null when nothing is written or it can't be read. */
function readAmount(scope, read, service, problems) {
  const before = problems.length;
  const minutes = [...read('minutes', (text, unit) => time(text, unit ?? 'minutes')), ...read('hours', (text, unit) => time(text, unit ?? 'hours'))];
  const counts = COUNTS.map((unit) => [unit, read(unit, count)]).filter(([, all]) => all.length);
  const free = readFree(scope, read, service);
  const kinds = [...(minutes.length ? [['minutes', minutes]] : []), ...counts, ...(free ? [free] : [])];
  if (!kinds.length || problems.length > before) return null;
  // A zero beside an amount in another unit is an empty field that the form has filled.
  const told = kinds.length > 1 ? kinds.filter(([, all]) => all.some((it) => it.value !== 0)) : kinds;
  if (told.length > 1) {
    problems.push({ field: 'amount', problem: 'several_units' });
    return null;
  }
  const [unit, all] = told[0] ?? kinds[0];
  const sum = add(all);
  if (sum.problem) {
    problems.push({ field: 'amount', ...sum });
    return null;
  }
  return { amount: { [unit]: quantity(sum) }, ...free?.[2] };
}

/** The field `amount`: a whole phrase, or a number whose unit another field says. */
function readFree(scope, read, service) {
  const units = service?.units;
  const [unit] = scope.texts('unit');
  if (!unit) {
    const [one] = read('amount', (text) => phrase(text, units)).filter((it) => !it.problem && it.amount);
    if (!one) return null;
    const [[key, value]] = Object.entries(one.amount);
    return [key, [typeof value === 'object' ? value : { value }], { ...('every' in one && { every: one.every }), ...(one.times && { times: one.times }) }];
  }
  const key = UNITS[unit.text.toLowerCase()] ?? unit.text;
  const known = ['hours', 'minutes', ...COUNTS].includes(key);
  if (!known) read('unit', () => ({ problem: 'no_such_unit' }));
  const all = read('amount', (text) => (COUNTS.includes(key) ? count(text) : time(text, key)));
  return known && all.length ? [COUNTS.includes(key) ? key : 'minutes', all] : null;
}

/** How often: what is written, else every week (a count of months: every month) when the form does not ask. Undefined is once. */
function readEvery(scope, read, amount, waiting) {
  if (amount && 'every' in amount) return amount.every;
  const [weeks] = read('every-weeks', (text) => whole(text, { min: 1, max: 520 }));
  if (weeks) return weeks.problem ? undefined : { weeks: weeks.value };
  const [words] = read('every', (text) => often(text));
  if (words) return words.problem ? undefined : words.value ?? undefined;
  if (scope.has('every') || scope.has('every-weeks')) { waiting.push('every'); return undefined; }
  return amount && 'months' in amount.amount ? { months: 1 } : { weeks: 1 };
}

/** What the form says about the recipient's economy, wherever it stands. */
function readRecipient(form, rows, mapping, report) {
  const recipient = {};
  const problems = [];
  const fields = new Map();
  for (const row of rows.values()) for (const [name, found] of row) fields.set(name, [...(fields.get(name) ?? []), ...found]);
  const scope = new Scope({ form, fields, shared: new Map(), mapping, report });
  const take = (name, key, one) => {
    const [first] = scope.texts(name);
    if (!first) return;
    const answer = first.bad ? { problem: 'unreadable' } : one(first.text);
    if (answer.problem) problems.push({ field: name, place: first.place, ...answer });
    else recipient[key] = 'value' in answer ? answer.value : { min: answer.min ?? 0, ...(answer.max !== undefined && { max: answer.max }) };
  };
  take('income', 'income', (text) => interval(text, kroner));
  take('household-persons', 'household_persons', (text) => whole(text, { min: 1, max: 20 }));
  return { recipient, problems };
}
