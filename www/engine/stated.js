//! Reads a stated value, as `src/fact/domain.rs` does: `81`, `"hjemme"`, `{min: 3}`, `{any: [...]}`, `"32 h"`.
import { dateOf, dayOf } from './day.js';
import { PROBLEM } from './problem.js';

const NOT_RELEVANT = 9;

/** The stretches a statement leaves possible, flat and rising, or the number of a problem. */
export function read(fact, stated) {
  try {
    return merge(stretches(fact, stated)).flat();
  } catch (reason) {
    if (typeof reason === 'number') return reason;
    throw reason;
  }
}

function stretches(fact, stated) {
  if (stated && typeof stated === 'object' && !Array.isArray(stated)) {
    const keys = Object.keys(stated);
    if (keys.length === 1 && Array.isArray(stated.any)) {
      if (!stated.any.length) throw PROBLEM.outOfRange;
      return stated.any.flatMap((it) => { if (it === null) throw PROBLEM.wrongType; return stretches(fact, it); });
    }
    if (keys.length && keys.every((key) => key === 'min' || key === 'max')) return [range(fact, stated)];
    throw PROBLEM.wrongType;
  }
  const value = number(fact, stated);
  const inside = fact.kind === 'score' ? (value >= 1 && value <= 5) || value === NOT_RELEVANT : value >= fact.min && value <= fact.max;
  if (!inside) throw PROBLEM.outOfRange;
  return [[value, value]];
}

/** A band of scores lies inside 1 to 5: «ikke relevant» is outside the order. */
function range(fact, { min, max }) {
  if (!fact.ordered) throw PROBLEM.wrongType;
  const [least, most] = fact.kind === 'score' ? [1, 5] : [fact.min, fact.max];
  const end = (stated, open) => (stated === null || stated === undefined ? open : number(fact, stated));
  const [low, high] = [end(min, least), end(max, most)];
  if (low > high || low > most || high < least) throw PROBLEM.outOfRange;
  return [Math.max(low, least), Math.min(high, most)];
}

/** The number inside for a single stated value. */
function number(fact, stated) {
  const { kind } = fact;
  if (kind === 'boolean' && typeof stated === 'boolean') return Number(stated);
  if (kind === 'choice' && typeof stated === 'string') {
    const place = fact.options.indexOf(stated);
    if (place < 0) throw PROBLEM.unknownOption;
    return place;
  }
  if (kind === 'hours' && typeof stated === 'string') return minutes(stated);
  if (kind === 'date' && typeof stated === 'string') return day(stated);
  if (['score', 'integer', 'hours', 'money'].includes(kind) && Number.isSafeInteger(stated)) return stated;
  throw PROBLEM.wrongType;
}

function minutes(text) {
  const parts = [...text.trim().matchAll(/([+-]?\d+)\s+(h|min)(?:\s+|$)/gy)];
  if (!parts.length || parts.map((it) => it[0]).join('') !== text.trim()) throw PROBLEM.wrongType;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unit === 'h' ? 60 : 1), 0);
}

function day(text) {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOf(text) : NaN;
  if (Number.isNaN(at) || dateOf(at) !== text) throw PROBLEM.wrongType;
  return at;
}

/** Stretches in rising order; those that touch become one. */
function merge(all) {
  const merged = [];
  for (const [low, high] of [...all].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}
