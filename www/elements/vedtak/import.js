//! Turns a draft in the contract's form (`{draft, facts}`) back into typed fields, so that a portal or a file can fill the page.

import { addDays, shown } from '../../lib/read/date.js';
import { amountText, everyKey } from './paste.js';
import { emptyPackage, emptyState, revive, RUNG_STATES } from './state.js';

/** Reads `{draft, facts}` or a draft of ours. Returns `{state, dropped}`; never throws. */
export function importValue(value, facts) {
  if (value?.packages) return revive(value);
  const dropped = [];
  const state = emptyState();
  const { draft } = value ?? {};
  const lines = Array.isArray(draft?.lines) ? draft.lines : [];
  if (!Array.isArray(draft?.lines)) dropped.push('draft.lines');
  const raw = lines.map((line, index) => { try { return rawLine(line, index); } catch { dropped.push(`draft.lines.${index}`); return null; } }).filter(Boolean);
  const packages = { ...state.packages, a: { ...emptyPackage(), lines: raw } };
  const revived = revive({ ...state, book: draft?.book ?? '', calendar: draft?.calendar ?? '', tolerance: String(draft?.tolerance ?? ''), packages, recipient: rawRecipient(draft?.recipient ?? {}), facts: rawFacts(value?.facts ?? {}, facts, dropped) });
  return { state: revived.state, dropped: [...dropped, ...revived.dropped] };
}

function rawLine(line, index) {
  const band = (value) => (value && typeof value === 'object' ? `${value.min ?? ''}-${value.max ?? ''}` : String(value ?? 1));
  const reading = (one) => {
    if (!one) return '';
    const amount = one.amount ?? one;
    const every = one.every ? ` hver ${Object.entries(one.every).map(([unit, n]) => `${n}. ${{ days: 'dag', weeks: 'uke', months: 'måned', years: 'år' }[unit]}`)[0]}` : '';
    return `${one.times > 1 ? `${one.times} x ` : ''}${amountText(amount)}${every}`;
  };
  const day = (value) => (typeof value === 'string' ? shown(value) : '');
  // Of nothing, or of something that was only applied for.
  const refused = line.amount ? Object.values(line.amount)[0] === 0 : Boolean(line.wanted);
  return {
    id: /^\d{1,6}$/.test(String(line.id)) ? String(line.id) : String(index + 1), service: String(line.service ?? ''),
    amount: line.amount && !refused ? amountText(line.amount) : '', times: band(line.times), every: everyKey(line.every), from: day(line.from), to: line.to ? shown(addDays(line.to, -1)) : '',
    supplier: String(line.supplier ?? ''), helpers: String(line.helpers ?? 1), level: String(line.place_level ?? ''),
    pauses: (line.pauses ?? []).map((one) => `${shown(one.from)} – ${shown(addDays(one.to, -1))}`).join('; '), priced_from: day(line.priced_from),
    personal_care: line.personal_care ? `${line.personal_care} min` : '', decision: refused ? 'refused' : 'granted',
    wanted: reading(line.wanted), assessed: reading(line.assessed), used: reading(line.used), reason: String(line.reason ?? ''), law: String(line.law ?? ''),
    review_by: day(line.review_by), alternative: String(line.alternative ?? ''),
    ladder: Object.fromEntries(Object.entries(line.ladder ?? {}).map(([rung, step]) => [rung, typeof step === 'string' ? { state: RUNG_STATES.includes(step) ? step : '' } : { ...step, date: day(step.date) }])),
    overrides: Object.fromEntries((line.overrides ?? []).map((one) => [one.code, one.reason])),
  };
}

function rawRecipient(recipient) {
  const kroner = (ore) => String(ore / 100).replace('.', ',');
  const money = (value) => (typeof value === 'number' ? kroner(value) : value ? `${value.min === undefined ? 'under ' : kroner(value.min)}${value.min !== undefined && value.max !== undefined ? '-' : ''}${value.max === undefined ? '+' : kroner(value.max)}` : '');
  const yes = (value) => (value === true ? 'yes' : value === false ? 'no' : '');
  const whole = (value) => (value === undefined || value === null ? '' : String(value));
  return {
    income: money(recipient.income), own_income: money(recipient.own_income), household_persons: whole(recipient.household_persons), short_stay_days_used: whole(recipient.short_stay_days_used),
    direct_wages: money(recipient.direct_wages), other_grants: recipient.other_grants ? kroner(recipient.other_grants) : '', double_room_unwished: yes(recipient.double_room_unwished), pu: yes(recipient.pu),
  };
}

function rawFacts(values, facts, dropped) {
  const raw = {};
  for (const [id, value] of Object.entries(values)) {
    const fact = facts.find((one) => one.id === id);
    const text = fact && rawFact(fact, value);
    if (text === undefined) dropped.push(`facts.${id}`); else if (text !== '') raw[id] = text;
  }
  return raw;
}

function rawFact(fact, value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (fact.kind === 'date' && typeof value === 'string') return shown(value);
  if (typeof value === 'string') return value;
  const one = (number) => (fact.kind === 'hours' ? `${number} min` : fact.kind === 'money' ? String(number / 100).replace('.', ',') : String(number));
  if (typeof value === 'number') return one(value);
  if (Array.isArray(value.any)) return value.any.join('|');
  if (fact.kind === 'score') return `${value.min ?? ''}-${value.max ?? ''}`;
  if ('min' in value && 'max' in value) return `${one(value.min)} - ${one(value.max)}`;
  if ('min' in value) return `minst ${one(value.min)}`;
  if ('max' in value) return `høyst ${one(value.max)}`;
  return undefined;
}
