//! Reads a package of typed lines into the draft the engine prices and reviews, and says field by field what could not be read.

import { interval, kroner, whole } from '../../lib/read/number.js';
import { phrase } from '../../lib/read/amount.js';
import { addDays, date } from '../../lib/read/date.js';

/** Units an amount can be counted in when the service is not known. */
export const ANY_UNIT = ['minutes', 'visits', 'attendances', 'days', 'months', 'units'];

/** A frequency menu's value ("weeks:3", "once") as the engine's `every`. */
export function everyOf(key) {
  const [unit, count] = key.split(':');
  return unit === 'once' ? undefined : { [unit]: Number(count) };
}

const lineCache = new WeakMap();

/**
 * One typed line. Returns `{line, problems: [{field, problem, ...}], read}`; what can't be read is null in `line`,
 * so the rest is still priced. `read` holds wanted, assessed and granted as read, for texts.
 */
export function readLine(raw, service, today) {
  const cached = lineCache.get(raw);
  if (cached && cached.service === service && cached.today === today) return cached.result;
  const result = read(raw, service, today);
  lineCache.set(raw, { service, today, result });
  return result;
}

function read(raw, service, today) {
  const problems = [];
  const note = (field, answer) => {
    if (answer.problem && answer.problem !== 'empty') { problems.push({ field, ...answer }); return undefined; }
    return answer.problem ? undefined : answer;
  };
  const units = service?.units ?? ANY_UNIT;
  if (raw.service && !service) problems.push({ field: 'service', problem: 'gone_service', text: raw.service });
  const granted = note('amount', phrase(raw.amount, units));
  const times = note('times', interval(raw.times === '' ? '1' : raw.times, (end) => whole(end, { min: 1, max: 999 })));
  const helpers = note('helpers', whole(raw.helpers === '' ? '1' : raw.helpers, { min: 1, max: 9 }));
  const from = note('from', date(raw.from, { today }))?.value ?? null;
  const to = note('to', readEnd(raw.to, today, from))?.value ?? null;
  if (from && to && to <= from) problems.push({ field: 'to', problem: 'ends_before_start', text: raw.to });
  const amounts = {};
  for (const field of ['wanted', 'assessed', 'used']) {
    const answer = note(field, phrase(raw[field], units));
    amounts[field] = answer ? { amount: answer.amount, every: 'every' in answer ? answer.every : everyOf(raw.every), times: answer.times ?? 1 } : null;
  }
  const every = granted && 'every' in granted ? granted.every : everyOf(raw.every);
  const refused = raw.decision === 'refused';
  if (!refused && granted && Object.values(granted.amount).some((count) => (count.max ?? count) === 0)) problems.push({ field: 'amount', problem: 'zero' });
  // What was typed as the amount of a refused line is what was applied for.
  const wanted = amounts.wanted ?? (refused && granted ? { amount: granted.amount, every, times: granted.times ?? 1 } : null);
  const care = note('personal_care', phrase(raw.personal_care, ['minutes']));
  // How much in all is not known when how often, or by how many, is not.
  const line = said({
    id: raw.id, service: raw.service, amount: refused ? nothing(granted ?? amounts.wanted ?? amounts.assessed, units) : times && helpers && granted?.amount, every, times: granted?.times ?? bandOf(times) ?? 1,
    from, to: to && from && to <= from ? null : to, supplier: raw.supplier, helpers: helpers?.value ?? 1, place_level: raw.level,
    pauses: readPauses(raw.pauses, today, problems), personal_care: typeof care?.amount.minutes === 'number' ? care.amount.minutes : null,
    ...amounts, wanted, priced_from: note('priced_from', date(raw.priced_from, { today }))?.value,
    reason: raw.reason, law: raw.law, review_by: note('review_by', date(raw.review_by, { today, start: from }))?.value, alternative: raw.alternative,
    ladder: Object.fromEntries(Object.entries(raw.ladder).map(([rung, step]) => [rung, said({ state: step.state, reason: step.reason, date: date(step.date, { today }).value })])),
    overrides: Object.entries(raw.overrides).filter(([, reason]) => reason.trim()).map(([key, reason]) => ({ code: key.split('/')[0], reason })),
  });
  return { line, problems, refused, read: { granted: refused || !granted ? null : { amount: granted.amount, every, times: line.times }, ...amounts, wanted } };
}

/** A refusal as the engine knows it: none of what was applied for. */
const nothing = (of, units) => ({ [Object.keys(of?.amount ?? {})[0] ?? units[0]]: 0 });

/** Only what has been said: an empty field is absent, and costs nothing to carry to the engine. */
function said(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0)));
}

const PRICED = ['id', 'service', 'amount', 'every', 'times', 'from', 'to', 'supplier', 'helpers', 'place_level', 'pauses', 'personal_care', 'priced_from'];

/** The part of a line that a price rests on. */
export const pricedPart = (line) => Object.fromEntries(PRICED.filter((name) => name in line).map((name) => [name, line[name]]));

const bandOf = (answer) => (!answer ? undefined : 'value' in answer ? answer.value : { min: answer.min ?? 1, max: answer.max ?? 999 });

/** The last day as typed ("til og med") as the first day not counted. */
function readEnd(text, today, from) {
  const answer = date(text, { today, start: from });
  return answer.problem || answer.relative ? answer : { value: addDays(answer.value, 1) };
}

function readPauses(text, today, problems) {
  if (!text.trim()) return [];
  const pauses = [];
  for (const part of text.split(/[;\n]/).filter((one) => one.trim())) {
    const between = /[–—]|\btil\b|\s-\s/;
    const [first, last] = part.split(between.test(part) ? between : '-').map((end) => date(end, { today }));
    if (!first || !last || first.problem || last.problem || last.value < first.value) problems.push({ field: 'pauses', problem: 'not_pause', text: part.trim() });
    else pauses.push({ from: first.value, to: addDays(last.value, 1) });
  }
  return pauses;
}

const RECIPIENT = {
  income: (text) => interval(text, kroner), own_income: (text) => interval(text, kroner), household_persons: (text) => whole(text, { min: 1, max: 20 }),
  short_stay_days_used: (text) => whole(text, { max: 366 }), direct_wages: (text) => interval(text, kroner), other_grants: kroner,
};

/** How many per cent delivery may differ from the decision; `usual` is what the page around us has said, when nothing is typed. Else the municipality's rules say it. */
export const readTolerance = (text, usual) => (text || usual ? whole(text || usual, { max: 100 }) : {});

/** What is typed about the recipient's economy. Empty fields are left out: unknown gives an interval, never a guess. */
export function readRecipient(raw, knowledge) {
  const recipient = {};
  const problems = [];
  for (const [field, readField] of Object.entries(RECIPIENT)) {
    if (raw[field] === '') continue;
    const answer = readField(raw[field]);
    if (answer.problem) problems.push({ field, ...answer });
    else recipient[field] = 'value' in answer ? answer.value : { min: answer.min ?? 0, ...(answer.max !== undefined && { max: answer.max }) };
  }
  for (const field of ['double_room_unwished', 'pu']) if (raw[field]) recipient[field] = raw[field] === 'yes';
  if (typeof knowledge.alder === 'number') recipient.age = knowledge.alder;
  return { recipient, problems };
}
