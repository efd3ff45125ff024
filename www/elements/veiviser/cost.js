//! What services may cost the reader: an income told by the way, and the rates of the municipality's table put into words.
import { h } from '../../lib/dom.js';
import { away } from './contact.js';
import { actions, hidden, primary, screenTitle } from './parts.js';
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
    screenTitle(it, t('cost.offer')),
    h('p', {}, t('cost.privacy')),
    h('form', { method: 'dialog', autocomplete: 'off', onsubmit: submit },
      ask('band', t('cost.title'), [...payments.bands, 0].map((_, at) => label(it, at)), t('cost.help')),
      Object.values(payments.services).some((one) => one.rows?.some((row) => row.own)) && ask('alone', t(other ? 'cost.alone.other' : 'cost.alone'), [t('cost.yes'), t('cost.no')]),
      actions(primary(t('cost.go')))),
  ];
}

/** Which income the amounts are shown for, as a sentence; null when nobody has asked for them. */
export function shownFor(it) {
  const { state: { income }, t } = it;
  return income && t('cost.shown', { band: income.band === null ? t('unknown') : label(it, income.band) });
}

/** What a service costs: `{text, how, notes}` as sentences and where the numbers come from; null when there is nothing to say. */
export function costOf(it, { id, cost }) {
  const { state: { income }, t, format, engine } = it;
  const found = income && engine.costs(id, income);
  // The municipality's own words go first: what they call free needs no more said.
  if (!found || (cost === t('cost.free') && !found.listed)) return null;
  const { amounts, steps, varies, listed, figures, unknown, free, notes } = found;
  if (free) return notes.length > 0 ? { text: t('cost.decided'), how: [], notes } : null;
  const said = say(it, amounts) || (listed && !unknown && t('pay.nothing'));
  const how = steps.map((step) => capital(`${label(it, step.from, step.to)}: ${say(it, step.amounts)}`));
  const kr = (ore) => format.money(Number(ore));
  const percent = (share) => format.number(Number(share.replace(',', '.')) * 100);
  const text = [said ? capital(varies ? t(income.band === null ? 'cost.range' : 'cost.yours', { text: said }) : `${said}.`) : how[0] && `${how[0]}.`, unknown && t('cost.missing')].filter(Boolean).join(' ');
  if (figures) {
    const [g, allowance, below, above] = figures;
    how.push(t('cost.formula', { g: kr(g), allowance: kr(allowance), below: percent(below), above: percent(above) }));
  }
  return { text, how, notes };
}

/** The same as nodes for a card, with the working behind a fold. */
export function costNodes(it, service, law) {
  const { t, theirs } = it;
  const cost = costOf(it, service);
  return cost && [h('p', { class: 'v-cost' }, cost.text),
    cost.notes.length > 0 && h('details', { class: 'v-why' },
      h('summary', {}, t('cost.how'), hidden(service.name)),
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

/** Amounts as text: `100 kr per time, høyst 245 kr i måneden`. */
function say({ t, format }, amounts) {
  return amounts.map(({ min, max, own, per, after, above }) => {
    const kr = own ? format.about : format.money;
    const amount = max === null ? t(min > 0 ? 'pay.from' : 'pay.place', { amount: kr(min) })
      : min > 0 || per.endsWith('_most') ? kr({ min, max }) : t('pay.upto', { amount: kr(max) });
    const text = t(`pay.${per}`, { amount });
    return after ? t('pay.after', { days: after, text }) : above ? t('pay.above', { hours: above, text }) : text;
  }).join(', ');
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
