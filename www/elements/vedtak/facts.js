//! Turns what is typed about the person into knowledge for the engine: one value, an interval, or nothing when unknown.

import { interval, kroner, whole } from '../../lib/read/number.js';
import { amount } from '../../lib/read/amount.js';
import { date } from '../../lib/read/date.js';

/** A score, maybe known only roughly: "3-5" needs personal help, "1-2" does not, an end may be missing, "1|9" is one of the two. */
function score(raw) {
  if (raw.includes('|')) return { value: { any: raw.split('|').map(Number) } };
  const ends = /^(\d?)-(\d?)$/.exec(raw);
  if (!ends) return { value: Number(raw) };
  return { value: { ...(ends[1] && { min: Number(ends[1]) }), ...(ends[2] && { max: Number(ends[2]) }) } };
}

/** Several answers of which one is the right one: "hjemme|omsorgsbolig". */
function choice(fact, raw) {
  const chosen = raw.split('|');
  if (!chosen.every((id) => fact.options?.some((option) => option.id === id))) return { problem: 'gone_option', text: raw };
  return { value: chosen.length > 1 ? { any: chosen } : chosen[0] };
}

/** Reads one fact's field: `{value}` for the engine, `{}` when it is empty, or `{problem}`. */
export function readFact(fact, raw, today) {
  if (raw === undefined || raw === '') return {};
  switch (fact.kind) {
    case 'boolean': return raw === 'yes' || raw === 'no' ? { value: raw === 'yes' } : {};
    case 'choice': return choice(fact, raw);
    case 'score': return score(raw);
    case 'date': { const read = date(raw, { today }); return read.problem ? read : { value: read.value }; }
    case 'money': return known(interval(raw, kroner));
    case 'hours': return known(interval(raw, (end) => minutes(end, raw)));
    default: return known(interval(raw, (end) => whole(end.replace(/ ?(år|md|mnd|måneder|månader|personer|personar)$/, ''), { min: fact.min ?? 0, max: fact.max ?? 999999 })));
  }
}

/** One end of a number of hours: hours unless minutes are written, here or at the end of the whole text. */
function minutes(end, whole) {
  const unit = /min[a-z]*\.?$/i.test(whole.trim()) ? 'min' : 't';
  const read = amount(/[\p{L}:]/u.test(end) ? end : `${end} ${unit}`, ['minutes']);
  return read.problem ? read : { value: read.amount.minutes };
}

function known(read) {
  if (read.problem) return read;
  return { value: 'value' in read ? read.value : read };
}

/** All facts as knowledge. Returns `{knowledge, problems: [{fact, problem, ...}]}`; what can't be read is left out, never guessed. */
export function readFacts(facts, raw, today) {
  const knowledge = {};
  const problems = [];
  for (const [id, text] of Object.entries(raw)) {
    const fact = facts.find((one) => one.id === id);
    if (!fact) { if (text !== '') problems.push({ fact: id, problem: 'gone_fact', text: id }); continue; }
    const read = readFact(fact, text, today);
    if (read.problem) problems.push({ fact: id, ...read });
    else if ('value' in read) knowledge[id] = read.value;
  }
  return { knowledge, problems };
}
