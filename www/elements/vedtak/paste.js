//! Reads rows pasted from a spreadsheet into draft lines, and says row by row what could not be used.

import { plain } from '../../lib/read/number.js';
import { frequency, phrase } from '../../lib/read/amount.js';
import { date, shown } from '../../lib/read/date.js';
import { looksLikePersonId } from './read/person.js';

const COLUMNS = {
  service: /^(tjeneste|teneste|tenester|tjenester|tiltak|vedtak)/, times: /^(antall|tal|ganger|gonger)/, amount: /^(omfang|varighet|varigheit|mengde|tid|timer|timar|innvilg)/,
  every: /^(hyppighet|hyppigheit|frekvens|hvor ofte|kor ofte)/, from: /^(fra|frå|start|gjelder fra|gyldig fra)/, to: /^(til|slutt|stopp)/,
  supplier: /^(utfører|utførar|leverandør)/, wanted: /^(søkt|ønsk)/, assessed: /^(vurdert)/, used: /^(brukt|levert)/, reason: /^(begrunnelse|grunngiving)/,
};
const MOST_ROWS = 100;

/** True for a paste that is more than one cell. */
export const looksLikeRows = (text) => /\t|[\r\n]+\s*\S/.test(text);

/**
 * Reads pasted text. `services` = `[{id, name, units}]`. Returns `{lines, problems, refused}`:
 * `lines` are patches for new lines, `problems` is `[{row, text, problem}]`, `refused` is true when it held a national identity number.
 */
export function readRows(text, services, { today, suppliers = [] } = {}) {
  const rows = String(text).split(/\r\n|\r|\n/).map((row) => row.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))).filter((cells) => cells.some(Boolean));
  if (rows.some((cells) => cells.some(looksLikePersonId))) return { lines: [], problems: [], refused: true };
  const headed = rows.length > 0 && heading(rows[0]);
  const problems = [];
  const lines = [];
  rows.slice(headed ? 1 : 0, MOST_ROWS).forEach((cells, index) => {
    const read = headed ? byHeading(cells, headed) : byContent(cells, services, today);
    const service = findService(read.service ?? '', services);
    if (!service) {
      problems.push({ row: index + 1, text: cells.join(' · ').slice(0, 120), problem: 'no_service' });
      return;
    }
    lines.push(line(read, service, { today, suppliers }));
  });
  if (rows.length > MOST_ROWS) problems.push({ row: MOST_ROWS + 1, text: '', problem: 'too_many_rows' });
  return { lines, problems, refused: false };
}

function heading(cells) {
  const columns = cells.map((cell) => Object.keys(COLUMNS).find((name) => COLUMNS[name].test(plain(cell))));
  return columns.includes('service') && columns.filter(Boolean).length >= 2 ? columns : undefined;
}

function byHeading(cells, columns) {
  return Object.fromEntries(cells.map((cell, index) => [columns[index], cell]).filter(([name, cell]) => name && cell));
}

function byContent(cells, services, today) {
  const read = {};
  for (const cell of cells.filter(Boolean)) {
    if (read.service === undefined && findService(cell, services)) read.service = cell;
    else if (!date(cell, { today }).problem) read[read.from ? 'to' : 'from'] = cell;
    else if (read.amount === undefined && /\d/.test(cell)) read.amount = cell;
    else if (read.every === undefined && !frequency(cell).problem) read.every = cell;
    else read.supplier ??= cell;
  }
  return read;
}

function line(read, service, { today, suppliers }) {
  const patch = { service: service.id };
  for (const name of ['wanted', 'assessed', 'used', 'reason', 'times']) if (read[name]) patch[name] = read[name];
  for (const name of ['from', 'to']) {
    const found = date(read[name] ?? '', { today });
    if (read[name]) patch[name] = found.problem ? read[name] : shown(found.value);
  }
  if (read.amount) Object.assign(patch, spread(read.amount, service.units));
  const often = frequency(read.every ?? '');
  if (!often.problem) patch.every = everyKey(often.value);
  const supplier = suppliers.find((one) => plain(one.text) === plain(read.supplier ?? ''));
  if (supplier) patch.supplier = supplier.id;
  return patch;
}

/** The fields a phrase such as "2 x 30 min per dag" fills; one that can't be read stays in the amount field as typed. */
export function spread(text, units) {
  const read = phrase(text, units);
  if (read.problem) return { amount: text };
  return {
    amount: read.every || read.times ? amountText(read.amount) : text,
    ...(read.every && { every: everyKey(read.every) }),
    ...(read.times && { times: String(read.times) }),
  };
}

/** A frequency as the value of its menu: "weeks:3", or "once". */
export const everyKey = (every) => (every ? Object.entries(every)[0].join(':') : 'once');

const WORDS = { visits: 'besøk', attendances: 'oppmøter', days: 'døgn', months: 'md', units: 'stk' };

/** An amount as it would be typed: "1,5 t", "30 min", "2-4 t", "3 døgn". */
export function amountText(amount) {
  const [unit, value] = Object.entries(amount)[0];
  const ends = typeof value === 'object' ? [value.min, value.max] : [value];
  if (unit !== 'minutes') return `${ends.join('-')} ${WORDS[unit]}`;
  const inHours = ends.every((end) => end >= 60 && end % 15 === 0);
  const text = (end) => (inHours ? String(end / 60).replace('.', ',') : String(end));
  return `${ends.map(text).join('-')} ${inHours ? 't' : 'min'}`;
}

/** The service a text names: by id, by whole name, or by the only name that starts with it or holds it. */
export function findService(text, services) {
  const wanted = plain(text);
  if (wanted.length < 3) return undefined;
  const exact = services.find((service) => service.id === wanted || plain(service.name) === wanted);
  if (exact) return exact;
  for (const fits of [(name) => name.startsWith(wanted), (name) => name.includes(wanted), (name) => name.length > 4 && wanted.startsWith(name)]) {
    const found = services.filter((service) => fits(plain(service.name)));
    if (found.length === 1) return found[0];
  }
  const words = plain(text).split(/[ ,()]+/)[0];
  const short = services.filter((service) => plain(service.name).match(/\(([^)]+)\)/)?.[1] === words);
  return short.length === 1 ? short[0] : undefined;
}
