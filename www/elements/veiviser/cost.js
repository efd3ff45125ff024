//! What services may cost the reader: an income told by the way, and the rates of the municipality's table put into words.
import { h } from '../../lib/dom.js';
import { away } from './contact.js';
import { options } from './question.js';

/** Asks for the income, on a screen of its own. Nothing must be answered, and nothing here reaches the assessment. */
export function costScreen(it) {
  const { state, t, heading, other, engine: { payments } } = it;
  const ask = (name, title, texts, help) => h('fieldset', { class: 'ds-fieldset v-question', 'aria-describedby': help && 'v-help' },
    h('legend', {}, heading(1, { class: 'v-more__title' }, title)),
    help && h('p', { id: 'v-help', class: 't-quiet' }, help),
    options([...texts.map((text, id) => ({ id, text: capital(text) })), { id: 'unknown', text: t('unknown') }], { name, checked: (id) => id === (state.income?.[name] ?? 'unknown') }));
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const chosen = (name) => (form.get(name) <= '9' ? Number(form.get(name)) : null);
    it.move((now) => { now.income = { band: chosen('band'), alone: chosen('alone') }; now.go('result'); });
  };
  return [
    heading(0, { class: 'v-title', 'data-focus': '', tabindex: -1 }, t('cost.offer')),
    h('p', {}, t('cost.privacy')),
    h('form', { method: 'dialog', autocomplete: 'off', onsubmit: submit },
      ask('band', t('cost.title'), [...payments.bands, 0].map((_, at) => label(it, at)), t('cost.help')),
      Object.values(payments.services).some((one) => one.rows?.some((row) => row.own)) && ask('alone', t(other ? 'cost.alone.other' : 'cost.alone'), [t('cost.yes'), t('cost.no')]),
      h('div', { class: 't-row v-actions' }, h('button', { type: 'submit', class: 'ds-button v-primary' }, t('cost.go')))),
  ];
}

/** Which income the amounts are shown for, as a sentence; null when nobody has asked for them. */
export function shownFor(it) {
  const { state: { income }, t } = it;
  return income && t('cost.shown', { band: income.band === null ? t('unknown') : label(it, income.band) });
}

/** What a service costs: `{text, how, notes}` as sentences and where the numbers come from; null when there is nothing to say. */
export function costOf(it, { id, cost }) {
  const { state: { income }, t, format, engine: { payments } } = it;
  const found = income && payments?.services[id];
  // The municipality's own words go first: what they call free needs no more said.
  if (!found || (cost === t('cost.free') && !found.rows?.length)) return null;
  const { rows = [], unknown, free } = found;
  const notes = [...new Set([found.notes ?? [], rows.map((row) => row.notes)].flat(2))].map((at) => payments.notes[at]);
  if (free) return notes.length > 0 ? { text: t('cost.decided'), how: [], notes } : null;
  const known = income.band !== null;
  const [low, high] = known ? [income.band, income.band] : [0, payments.bands.length];
  // Without knowing who has the income, one's own may be anything up to the household's.
  const said = say(it, rows, (row) => row.cells.slice(row.own && income.alone !== 0 ? 0 : low, high + 1)) || (rows.length > 0 && !unknown && t('pay.nothing'));
  const varying = rows.filter((row) => row.cells.length > 1);
  const steps = stepsOf(it, varying.filter((row) => !row.own));
  const [g, allowance, below, above] = rows.some((row) => row.own) ? payments.long_stay?.figures ?? [] : [];
  const kr = (ore) => format.money(Number(ore));
  const percent = (share) => format.number(Number(share.replace(',', '.')) * 100);
  return {
    text: [said ? capital(varying.length === 0 ? `${said}.` : t(known ? 'cost.yours' : 'cost.range', { text: said })) : steps[0] && `${steps[0]}.`, unknown && t('cost.missing')].filter(Boolean).join(' '),
    how: g ? [...steps, t('cost.formula', { g: kr(g), allowance: kr(allowance), below: percent(below), above: percent(above) })] : steps,
    notes,
  };
}

/** The same as nodes for a card, with the working behind a fold. */
export function costNodes(it, service, law) {
  const { t, theirs } = it;
  const cost = costOf(it, service);
  return cost && [h('p', { class: 'v-cost' }, cost.text),
    cost.notes.length > 0 && h('details', { class: 'v-why' },
      h('summary', {}, t('cost.how'), h('span', { class: 't-hidden' }, ` ${service.name}`)),
      h('ul', { class: 'v-list' }, cost.how.map((one) => h('li', {}, one)),
        cost.notes.map((note) => h('li', { class: 't-quiet' }, noteText(it, note), ' ', note.url ? away(note.url, t('card.source', { title: note.title }), t) : h('span', { lang: theirs }, note.title))),
        law && h('li', { class: 't-quiet' }, `${t('card.law', { law: law.replaceAll('; ', ', ') })}.`)))];
}

/** `Kommunens sats (vedtatt), gjelder fra 1. januar 2024. Ikke bekreftet etter 31. desember 2024.` */
function noteText({ t, format, engine }, { own, kind, from, to }) {
  const held = to && to <= engine.info.date ? ` ${t('cost.old', { date: format.date(to) })}` : '';
  return t(own ? 'cost.local' : 'cost.state', { kind: t(`kind.${kind}`), date: format.date(from) }) + held;
}

/** The bands of income from one up to another as a text. */
function label({ t, format, engine: { payments: { bands } } }, from, to = from + 1) {
  const [low, high] = [bands[from - 1], bands[to - 1]];
  const [g, ore] = low ?? high;
  return low && high ? t('band.between', { from: g, to: high[0], kr: format.money({ min: ore, max: high[1] }) }) : t(low ? 'band.over' : 'band.under', { g, kr: format.money(ore) });
}

/** Each stretch of bands with the same amounts, as `Under 260 320 kr (2 G): 100 kr per time, høyst 245 kr i måneden`. */
function stepsOf(it, rows) {
  const texts = [...it.engine.payments.bands, 0].map((_, band) => say(it, rows, (row) => [row.cells[band]]));
  return texts.flatMap((text, from) => {
    if (!text || text === texts[from - 1]) return [];
    const length = texts.slice(from).findIndex((other) => other !== text);
    return capital(`${label(it, from, length < 0 ? texts.length : from + length)}: ${text}`);
  });
}

/** Rows as text, each over the cells that `pick` gives; a row of which something is not known, or that costs nothing, is left out. */
function say({ t, format }, rows, pick) {
  return rows.map((row) => {
    const cells = row.cells.length === 1 ? row.cells : pick(row);
    if (cells.includes(null)) return null;
    const ends = cells.map((cell) => [cell].flat());
    const min = Math.min(...ends.map(([low]) => low));
    const max = ends.some((end) => end.at(-1) === null) ? null : Math.max(...ends.map((end) => end.at(-1)));
    if (max === 0) return null;
    const kr = row.own ? format.about : format.money;
    const amount = max === null ? t(min > 0 ? 'pay.from' : 'pay.place', { amount: kr(min) })
      : min > 0 || row.per.endsWith('_most') ? kr({ min, max }) : t('pay.upto', { amount: kr(max) });
    const text = t(`pay.${row.per}`, { amount });
    return row.after ? t('pay.after', { days: row.after, text }) : row.above ? t('pay.above', { hours: row.above, text }) : text;
  }).filter(Boolean).join(', ');
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
