//! What services may cost the reader: an income told by the way, and the rates of the municipality's table put into words.
import { h } from '../../lib/dom.js';
import { away } from './contact.js';
import { options } from './question.js';

/** Asks for the income, on a screen of its own. Nothing must be answered, and nothing here reaches the assessment. */
export function costScreen(it) {
  const { state, t, heading, other, engine: { payments } } = it;
  const { band = null, alone = null } = state.income ?? {};
  const groups = [['income', t('cost.title'), labels(it), band],
    payments.services && Object.values(payments.services).some((one) => one.rows?.some((row) => row.own)) && ['alone', t(other ? 'cost.alone.other' : 'cost.alone'), [t('cost.yes'), t('cost.no')], alone]].filter(Boolean);
  const given = (form, name) => {
    const value = new FormData(form).get(name);
    return value === null || value === 'unknown' ? null : Number(value);
  };
  const submit = (event) => {
    event.preventDefault();
    it.move((now) => { now.income = { band: given(event.target, 'income'), alone: given(event.target, 'alone') }; now.go('result'); });
  };
  return [
    heading(0, { class: 'v-title', 'data-focus': '', tabindex: -1 }, t('cost.offer')),
    h('p', {}, t('cost.privacy')),
    h('form', { method: 'dialog', autocomplete: 'off', onsubmit: submit },
      groups.map(([name, title, texts, chosen]) => h('fieldset', { class: 'ds-fieldset v-question', 'aria-describedby': name === 'income' ? 'v-help' : null },
        h('legend', {}, heading(1, { class: 'v-more__title' }, title)),
        name === 'income' && h('p', { id: 'v-help', class: 't-quiet' }, t('cost.help')),
        options([...texts.map((text, at) => ({ id: String(at), text: capital(text) })), { id: 'unknown', text: t('unknown') }], { name, checked: (id) => id === String(chosen ?? 'unknown') }))),
      h('div', { class: 't-row v-actions' }, h('button', { type: 'submit', class: 'ds-button v-primary' }, t('cost.go')))),
  ];
}

/** Which income the amounts are shown for, as a sentence; null when nobody has asked for them. */
export function shownFor(it) {
  const { state: { income }, t } = it;
  return income && t('cost.shown', { band: income.band === null ? t('unknown') : labels(it)[income.band] });
}

/** What a service costs: `{text, how, notes}` as sentences and where the numbers come from; null when there is nothing to say. */
export function costOf(it, { id, cost }) {
  const { state: { income }, t, format, engine: { payments } } = it;
  const found = income && payments?.services[id];
  // The municipality's own words go first: what they call free needs no more said.
  if (!found || (cost === t('cost.free') && !found.rows?.length)) return null;
  const notes = [...new Set([found.notes ?? [], found.rows?.map((row) => row.notes) ?? []].flat(2))].map((at) => payments.notes[at]);
  if (found.free) return notes.length > 0 ? { text: t('cost.decided'), how: [], notes } : null;
  const count = payments.bands.length + 1;
  const texts = (low, high) => found.rows.map((row) => {
    const least = row.own && income.alone !== 0 ? 0 : low;
    return rowText(it, row, range(row.cells.length === 1 ? row.cells : row.cells.slice(least, high + 1)));
  }).filter(Boolean);
  const [low, high] = income.band === null ? [0, count - 1] : [income.band, income.band];
  const depends = found.rows.some((row) => row.cells.length > 1);
  const known = found.rows.length > 0 && !found.unknown;
  const said = texts(low, high).join(', ') || (known && t('pay.nothing'));
  const key = !depends ? 'cost.same' : income.band === null ? 'cost.range' : 'cost.yours';
  const missing = found.unknown ? t('cost.missing') : null;
  const steps = depends ? stepsOf(it, found.rows.filter((row) => !row.own && row.cells.length > 1), count) : [];
  const own = found.rows.some((row) => row.own) && payments.long_stay;
  const kr = (text) => format.money(Number(text));
  const percent = (text) => format.number(Number(text.replace(',', '.')) * 100);
  const formula = own && t('cost.formula', { g: kr(own.figures[0]), allowance: kr(own.figures[1]), below: percent(own.figures[2]), above: percent(own.figures[3]) });
  return {
    text: [said && capital(t(key, { text: said })), !said && steps.length > 0 && `${steps[0]}.`, missing].filter(Boolean).join(' '),
    how: [...steps, formula].filter(Boolean),
    notes,
  };
}

/** The same as nodes for a card, with the working behind a fold. */
export function costNodes(it, service, law) {
  const { t, theirs } = it;
  const cost = costOf(it, service);
  return cost && [h('p', { class: 'v-cost' }, cost.text),
    (cost.how.length > 0 || cost.notes.length > 0) && h('details', { class: 'v-why' },
      h('summary', {}, t('cost.how'), h('span', { class: 't-hidden' }, ` ${service.name}`)),
      h('ul', { class: 'v-list' }, cost.how.map((one) => h('li', {}, one)),
        cost.notes.map((note) => h('li', { class: 't-quiet' }, noteText(it, note), ' ', note.url ? away(note.url, t('card.source', { title: note.title }), t) : h('span', { lang: theirs }, note.title))),
        law && h('li', { class: 't-quiet' }, `${t('card.law', { law: law.replaceAll('; ', ', ') })}.`)))];
}

/** `Kommunens sats (vedtatt), fra 1. januar 2024. Ikke bekreftet etter 31. desember 2024.` */
function noteText({ t, format, engine }, { own, kind, from, to }) {
  const held = to && to <= engine.info.date ? ` ${t('cost.old', { date: format.date(to) })}` : '';
  return t(own ? 'cost.local' : 'cost.state', { kind: t(`kind.${kind}`), date: format.date(from) }) + held;
}

/** The bands of income as texts, lowest first. */
function labels(it) {
  return Array.from({ length: it.engine.payments.bands.length + 1 }, (_, at) => label(it, at, at + 1));
}

/** The bands from one up to another as a text. */
function label({ t, format, engine: { payments: { bands } } }, from, to) {
  const [low, high] = [bands[from - 1], bands[to - 1]];
  if (low && high) return t('band.between', { from: low[0], to: high[0], kr: format.money({ min: low[1], max: high[1] }) });
  const [g, ore] = low ?? high;
  return t(low ? 'band.over' : 'band.under', { g, kr: format.money(ore) });
}

/** Each stretch of bands with the same amounts, as `Under 260 320 kr (2 G): 100 kr per time, høyst 245 kr i måneden`. */
function stepsOf(it, rows, count) {
  const at = (band) => rows.map((row) => rowText(it, row, range([row.cells[band]]))).filter(Boolean).join(', ');
  const steps = [];
  for (let from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && at(to) === at(from);) to += 1;
    if (at(from)) steps.push(capital(`${label(it, from, to)}: ${at(from)}`));
  }
  return steps;
}

/** The least and the greatest of some cells; null when one of them is not known. */
function range(cells) {
  if (cells.some((cell) => cell === null)) return null;
  const ends = cells.map((cell) => (Array.isArray(cell) ? cell : [cell, cell]));
  return { min: Math.min(...ends.map(([low]) => low)), max: ends.some(([, high]) => high === null) ? null : Math.max(...ends.map(([, high]) => high)) };
}

function rowText({ t, format }, row, amount) {
  if (!amount) return null;
  const { min, max } = amount;
  if (max === 0) return null; // what one does not pay for is not listed
  const kr = row.own ? format.about : format.money;
  const most = row.per.endsWith('_most');
  const text = t(`pay.${row.per}`, {
    amount: max === null ? t(min > 0 ? 'pay.from' : 'pay.place', { amount: kr(min) })
      : min === 0 && max > 0 && !most ? t('pay.upto', { amount: kr(max) }) : kr(amount),
  });
  return row.after ? t('pay.after', { days: row.after, text }) : row.above ? t('pay.above', { hours: row.above, text }) : text;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
