//! Reads how much and how often: "1,5 t", "2 x 30 min per dag", "2-4 timer hver 3. uke", as an amount, a count and a frequency.

import { decimal, interval, plain } from './number.js';

const NUMBER = '\\d[\\d., ]*';
const HOURS = 't|ti|tim|time|timer|timar|timen|h|hour|hours';
const MINUTES = 'm|min|minutt|minutter|minuttar|\'';
const PERIODS = {
  days: 'dag|dagen|døgn|døgnet|dager|dagar',
  weeks: 'uke|uka|uken|uker|veke|veka|veker|u',
  months: 'md|mnd|måned|måneden|måneder|månad|månaden|månader',
  years: 'år|året',
};
const ORDINALS = { annen: 2, anna: 2, andre: 2, tredje: 3, fjerde: 4, femte: 5, sjette: 6, åttende: 8, åttande: 8, tolvte: 12 };
const COUNTED = {
  visits: 'besøk|besøka|visitt|visitter',
  attendances: 'oppmøte|oppmøter|oppmøta|frammøte|frammøter|dagplass',
  days: 'døgn|døger',
  months: 'md|mnd|måned|måneder|månad|månader',
  units: 'stk|enhet|enheter|eining|einingar|porsjon|porsjoner|porsjonar|middag|middager|middagar',
};
const PERIOD = Object.entries(PERIODS);
const ANY_PERIOD = Object.values(PERIODS).join('|');
const END = '(?![\\p{L}])';
/** The most that can be counted of anything: ten thousand hours in minutes. */
const MOST = 600_000;

/** Words that say how often by themselves. */
const EACH = { days: 'daglig|dagleg', weeks: 'ukentlig|kvar veke|vekentleg', months: 'månedlig|månadleg', years: 'årlig|årleg' };

/** Words about how often that stand first or after a space, and what is made of them. */
const said = (words, make) => [new RegExp(`(?:^| )(?:${words})${END}`, 'u'), make];

const FREQUENCIES = [
  ...Object.entries(EACH).map(([unit, words]) => said(words, () => ({ [unit]: 1 }))),
  said(`(?:annenhver|annakvar|annankvar|annethvert|annakvart)\\s*(${ANY_PERIOD})`, (m) => every(2, m[1])),
  said(`(?:hver|hvert|kvar|kvart|per|pr\\.?)\\s*(${Object.keys(ORDINALS).join('|')})\\s*(${ANY_PERIOD})`, (m) => every(ORDINALS[m[1]], m[2])),
  [new RegExp(`(?:(?:^| )(?:hver|hvert|kvar|kvart|per|pr\\.?|om|i)|/)\\s*(?:(\\d{1,2})\\.?\\s*)?(${ANY_PERIOD})${END}\\.?`, 'u'), (m) => every(Number(m[1] ?? 1), m[2])],
];

function every(count, word) {
  const unit = PERIOD.find(([, words]) => words.split('|').includes(word))[0];
  return count >= 1 ? { [unit]: count } : undefined;
}

/** How often, alone in a field: `{value: {weeks: 3}}`, `{value: null}` for once, or `{problem}`. */
export function frequency(text) {
  const rest = plain(text).replace(/\.$/, '');
  if (rest === '') return { problem: 'empty' };
  if (/^(én|ein|en|ei|1) ?gang$|^engangs|^eingong/.test(rest)) return { value: null };
  const found = readFrequency(rest) ?? readFrequency(`hver ${rest}`);
  return found && found.rest === '' ? { value: found.every } : { problem: 'not_frequency', text };
}

function readFrequency(rest) {
  for (const [pattern, make] of FREQUENCIES) {
    const match = pattern.exec(rest);
    const made = match && make(match);
    if (made) return { every: made, rest: `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim() };
  }
  return undefined;
}

/**
 * A whole phrase. `units` = the units the service can be counted in (default: all).
 * Returns `{amount: {minutes: 90}, every?: {weeks: 3}, times?: 2}` or `{problem}`; amounts may be `{min, max}`.
 */
export function phrase(text, units = ['minutes', ...Object.keys(COUNTED)]) {
  const whole = plain(text).replace(/\.$/, '');
  if (whole === '') return { problem: 'empty' };
  const often = readFrequency(whole);
  let rest = often ? often.rest : whole;
  let times;
  const count = /^(\d{1,3})\s*(?:x|g|gang|ganger|gonger|gong)(?![\p{L}])\s*(?:à |a |på )?/u.exec(rest);
  const trailing = !count && /\s*x\s*(\d{1,3})$/.exec(rest);
  if (count) { times = Number(count[1]); rest = rest.slice(count[0].length); }
  if (trailing) { times = Number(trailing[1]); rest = rest.slice(0, trailing.index); }
  rest = rest.replace(/^(?:à |a |på )/, '').trim();
  const counted = units.find((unit) => unit !== 'minutes');
  const read = rest === '' && times && counted && units.length === 1 ? { amount: { [counted]: 1 } }
    : amount(rest, units);
  if (read.problem) return { ...read, text };
  return { ...read, ...(often && { every: often.every }), ...(times && { times }) };
}

/** How much, alone: `{amount: {minutes: 90}}`, `{amount: {days: {min: 2, max: 4}}}` or `{problem}`. */
export function amount(text, units = ['minutes', ...Object.keys(COUNTED)]) {
  const rest = plain(text);
  if (rest === '') return { problem: 'empty' };
  if (/^-/.test(rest)) return { problem: 'negative', text };
  const tail = new RegExp(`(${HOURS}|${MINUTES}|dag|dager|dagar|${Object.values(COUNTED).join('|')})\\.?$`, 'u').exec(rest);
  const unitOf = (end) => (/[\p{L}':]/u.test(end) ? end : `${end} ${tail?.[0] ?? ''}`);
  let unit;
  const read = interval(rest, (end) => {
    const one = single(unitOf(end.trim()), units);
    if (one.problem) return one;
    if (unit && unit !== one.unit) return { problem: 'two_units', text };
    unit = one.unit;
    return { value: one.value };
  });
  if (read.problem) return { ...read, text };
  if ('value' in read) return { amount: { [unit]: read.value } };
  if (read.max === undefined) return { problem: 'open_end', text };
  return { amount: { [unit]: { min: read.min ?? 0, max: read.max } } };
}

function single(text, units) {
  const rest = text.trim();
  let match = /^(\d{1,4}):([0-5]\d)$/.exec(rest);
  if (match) return allowed('minutes', Number(match[1]) * 60 + Number(match[2]), units, text);
  match = new RegExp(`^(${NUMBER}?) ?(?:${HOURS})\\.?(?: ?(?:og )?(\\d{1,2}) ?(?:${MINUTES})?\\.?)?$`, 'u').exec(rest);
  if (match) return minutes(match[1], 60, units, text, Number(match[2] ?? 0));
  const numberOf = (words) => new RegExp(`^(${NUMBER}?) ?(?:${words})\\.?$`, 'u').exec(rest)?.[1];
  const alone = numberOf(MINUTES);
  if (alone) return minutes(alone, 1, units, text, 0);
  const days = numberOf('dag|dager|dagar');
  if (days) return counted(days, units.includes('attendances') && !units.includes('days') ? 'attendances' : 'days', units, text);
  for (const [unit, words] of Object.entries(COUNTED)) {
    const number = numberOf(words);
    if (number) return counted(number, unit, units, text);
  }
  return bare(rest, units, text);
}

function bare(rest, units, text) {
  const number = decimal(rest);
  if (number.problem) return { ...number, text };
  if (units.length === 1 && units[0] !== 'minutes') return counted(rest, units[0], units, text);
  if (number.scale > 1) return minutes(rest, 60, units, text, 0);
  return { problem: 'no_unit', text, number: rest };
}

function minutes(number, factor, units, text, extra) {
  const read = decimal(number);
  if (read.problem) return { ...read, text };
  const total = read.units * factor;
  if (total % read.scale !== 0) return { problem: 'not_whole_minutes', text, near: Math.round(total / read.scale) };
  return allowed('minutes', total / read.scale + extra, units, text);
}

function counted(number, unit, units, text) {
  const read = decimal(number);
  if (read.problem) return { ...read, text };
  return read.scale === 1 ? allowed(unit, read.units, units, text) : { problem: 'not_whole', text };
}

const allowed = (unit, value, units, text) => (!units.includes(unit) ? { problem: 'wrong_unit', text, unit, units } : value > MOST ? { problem: 'too_long', text, digits: 4 } : { unit, value });
