//! Reads and writes dates the Norwegian way ("1.2.26", "01.02.2026", "6 mnd"), as "YYYY-MM-DD" inside.

import { plain } from './number.js';

const lengths = (year) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const iso = (year, month, day) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const parts = (date) => date.split('-').map(Number);

/**
 * A date: `{value: "YYYY-MM-DD"}` or `{problem}`. `today` gives the year when none is written; `start` is what "6 mnd"
 * or "2 uker" counts from (`{problem: 'no_start'}` without it), and such an answer says `relative: true`.
 */
export function date(text, { today, start } = {}) {
  const rest = plain(text).replace(/\.$/, '');
  if (rest === '') return { problem: 'empty' };
  const later = /^\+? ?(\d{1,3}) ?(d|dag|dagar|dager|u|uke|uker|veke|veker|m|md|mnd|måned|måneder|månad|månader|år|å)$/.exec(rest);
  if (later) {
    if (!start) return { problem: 'no_start', text };
    const count = Number(later[1]);
    const unit = later[2][0];
    return { relative: true, value: unit === 'd' ? addDays(start, count) : unit === 'm' ? addMonths(start, count) : unit === 'å' ? addMonths(start, 12 * count) : addDays(start, 7 * count) };
  }
  let match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(rest);
  if (match) return checked(Number(match[1]), Number(match[2]), Number(match[3]), text);
  match = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?$/.exec(rest) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(rest);
  if (!match) return { problem: 'not_date', text };
  const written = match[3];
  if (!written && !today) return { problem: 'not_date', text };
  const year = !written ? parts(today)[0] : written.length === 2 ? 2000 + Number(written) : Number(written);
  return checked(year, Number(match[2]), Number(match[1]), text);
}

function checked(year, month, day, text) {
  if (year < 1990 || year > 2099) return { problem: 'bad_year', text };
  if (month < 1 || month > 12 || day < 1 || day > lengths(year)[month - 1]) return { problem: 'no_such_day', text };
  return { value: iso(year, month, day) };
}

/** The date `count` days later (or earlier, when negative). */
export function addDays(start, count) {
  const moved = new Date(`${start}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

/** The same day `count` months later, or the last day of that month. */
export function addMonths(start, count) {
  const [year, month, day] = parts(start);
  const index = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return iso(y, m, Math.min(day, lengths(y)[m - 1]));
}

/** "2026-02-01" as the field shows it: "01.02.2026". */
export const shown = (value) => (value ? value.split('-').reverse().join('.') : '');
