//! Reads amounts, counts and frequencies from the texts of a form's fields, and adds them.

import { amount, frequency } from '../../lib/read/amount.js';
import { decimal, interval, plain, whole } from '../../lib/read/number.js';

const PERIODS = { day: 'days', week: 'weeks', month: 'months', year: 'years' };

/** Time in whole minutes: a number counts in `unit`, a text may name its own («1,5 t», «1:30»). `{value}`, `{min, max}` or `{problem}`. */
export function time(text, unit) {
  if (/[\p{L}:']/u.test(plain(text))) {
    const read = amount(text, ['minutes']);
    return read.problem ? read : band(read.amount.minutes);
  }
  const factor = unit === 'hours' ? 60 : 1;
  return interval(text, (end) => {
    const number = decimal(end);
    if (number.problem) return { ...number, text };
    const total = number.units * factor;
    return total % number.scale === 0 ? { value: total / number.scale } : { problem: 'not_whole_minutes', text, near: Math.round(total / number.scale) };
  });
}

/** A count of visits, days and the like. */
export const count = (text) => interval(text, (end) => whole(end, { max: 9999 }));

/** How often: «weeks:3», «week», «once», or in words («hver 3. uke», «daglig»): `{value}` where null is once, or `{problem}`. */
export function often(text) {
  const rest = plain(text);
  if (rest === 'once') return { value: null };
  const short = /^(day|week|month|year)s?(?::(\d{1,3}))?$/.exec(rest);
  if (!short) return frequency(text);
  const n = Number(short[2] ?? 1);
  return n >= 1 ? { value: { [PERIODS[short[1]]]: n } } : { problem: 'not_frequency', text };
}

/** Several readings as one: the sum, or the first problem. An open end of an interval makes no amount. */
export function add(readings) {
  const bad = readings.find((it) => it.problem);
  if (bad) return bad;
  const open = readings.find((it) => !('value' in it) && it.max === undefined);
  if (open) return { problem: 'open_end' };
  const end = (name) => readings.reduce((sum, it) => sum + (it.value ?? it[name] ?? 0), 0);
  const [min, max] = [end('min'), end('max')];
  return min === max ? { value: min } : { min, max };
}

/** A reading as the draft has it: a number, or `{min, max}`. */
export const quantity = (read) => ('value' in read ? read.value : { min: read.min ?? 0, max: read.max });

const band = (value) => (typeof value === 'object' ? value : { value });
